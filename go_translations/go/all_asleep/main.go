// WRONG on purpose: a loop over a channel that nobody closes.
//
// Fails with exit code 2: fatal error: all goroutines are asleep - deadlock!
package main

import "fmt"

func main() {
	queue := make(chan string, 2)
	go func() {
		for _, order := range []string{"tea", "milk"} {
			queue <- order
		}
	}()
	for order := range queue {
		fmt.Println("got", order)
	}
	fmt.Println("unexpected: the loop ended")
}
