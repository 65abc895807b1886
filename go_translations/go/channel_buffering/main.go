// A channel with a buffer takes so many values before a send waits.
package main

import "fmt"

// Sends numbers through a channel with so many places and adds them up.
func buffered(orders, places int) int {
	queue := make(chan int, places)
	go func() {
		defer close(queue)
		for order := range orders {
			queue <- order
		}
	}()
	sum := 0
	for order := range queue {
		sum += order
	}
	return sum
}

func main() {
	queue := make(chan string, 3)
	for _, order := range []string{"tea", "milk", "sugar"} {
		queue <- order
	}
	fmt.Printf("took tea, milk and sugar: %d of %d places\n", len(queue), cap(queue))
	select {
	case queue <- "coffee":
		fmt.Println("unexpected: a fourth place")
	default:
		fmt.Println("no place for coffee")
	}
	first := <-queue
	queue <- "coffee"
	fmt.Printf("%s is out: coffee has a place\n", first)

	fmt.Printf("through 1 place: 1000 orders, sum %d\n", buffered(1000, 1))
	fmt.Printf("through 100 places: 1000 orders, sum %d\n", buffered(1000, 100))
}
