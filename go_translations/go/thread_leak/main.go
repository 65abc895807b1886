// Workers that wait for orders stay until the channel is closed.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

// Starts three workers and returns what would end them.
func serve(workers *sync.WaitGroup) chan int {
	orders := make(chan int)
	for range 3 {
		workers.Go(func() {
			for range orders {
			}
		})
	}
	return orders
}

// Goroutines left before and after the channels are closed.
func leak(calls int) (int, int) {
	var workers sync.WaitGroup
	var open []chan int
	for range calls {
		open = append(open, serve(&workers))
	}
	left := runtime.NumGoroutine() - 1
	for _, orders := range open {
		close(orders)
	}
	workers.Wait()
	// Done comes before the very end of a goroutine.
	for runtime.NumGoroutine() > 1 {
		runtime.Gosched()
	}
	return left, runtime.NumGoroutine() - 1
}

func main() {
	left, then := leak(10)
	fmt.Printf("never closed: %d left\n", left)
	fmt.Printf("closed: %d left\n", then)
}
