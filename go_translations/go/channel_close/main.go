// Closing a channel says that nothing more will be sent.
package main

import (
	"fmt"
	"sync"
)

// Each waiter sends so many orders; how many arrive before the end.
func manySenders(waiters, orders int) int {
	queue := make(chan int, 16)
	var wg sync.WaitGroup
	for range waiters {
		wg.Go(func() {
			for order := range orders {
				queue <- order
			}
		})
	}
	go func() {
		wg.Wait() // Closing earlier would panic in a sender.
		close(queue)
	}()
	arrived := 0
	for range queue {
		arrived++
	}
	return arrived
}

func main() {
	queue := make(chan string, 2)
	queue <- "tea"
	queue <- "milk"
	close(queue)
	for range 2 {
		order := <-queue
		fmt.Println(order)
	}
	if _, ok := <-queue; !ok {
		fmt.Println("closed: nothing more")
	}
	if _, ok := <-queue; !ok {
		fmt.Println("still closed: nothing more")
	}
	arrived := manySenders(10, 45)
	fmt.Println("10 waiters sent 450 orders:", arrived, "arrived")
}
