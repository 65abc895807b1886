// WRONG on purpose: a signal and a deadline both close the same channel.
//
// Fails with exit code 2: panic: close of closed channel
package main

import "fmt"

func main() {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		<-stop
		close(stopped)
	}()
	close(stop)
	fmt.Println("stop: asked by the signal")
	<-stopped
	close(stop)
	fmt.Println("stop: asked by the deadline too")
}
