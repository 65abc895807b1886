// A nil channel is never ready: a select leaves it out.
package main

import "fmt"

func orders(n int) <-chan int {
	queue := make(chan int, 16)
	go func() {
		defer close(queue)
		for order := range n {
			queue <- order
		}
	}()
	return queue
}

// Merges a short queue with a long one and adds up what they carry.
func merge(short, long int) int {
	a, b := orders(short), orders(long)
	sum := 0
	for a != nil || b != nil {
		select {
		case order, ok := <-a:
			if !ok {
				a = nil
			}
			sum += order
		case order, ok := <-b:
			if !ok {
				b = nil
			}
			sum += order
		}
	}
	return sum
}

// WRONG on purpose: the closed channel stays in the select.
func spin(turns int, closed, quiet <-chan int) int {
	wasted := 0
	for range turns {
		select {
		case <-closed:
			wasted++
		case order := <-quiet:
			fmt.Println("unexpected:", order)
		}
	}
	return wasted
}

func main() {
	closed, quiet := make(chan int), make(chan int)
	close(closed)
	fmt.Printf("of 100 turns, %d went to the closed channel\n", spin(100, closed, quiet))
	fmt.Println("merged 3 and 1000 orders:", merge(3, 1000))
}
