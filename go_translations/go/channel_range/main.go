// Ranging over a channel ends when it is closed and empty.
package main

import (
	"fmt"
	"strings"
)

func waiter(orders int) <-chan int {
	queue := make(chan int, 100)
	go func() {
		defer close(queue)
		for order := range orders {
			queue <- order
		}
	}()
	return queue
}

func oneByOne(orders int) int {
	sum := 0
	for order := range waiter(orders) {
		sum += order
	}
	return sum
}

// Waits for one order, then takes what else is there.
func inBatches(orders int) int {
	queue := waiter(orders)
	sum := 0
	for order := range queue {
		sum += order
		for range min(len(queue), 63) { // The only receiver may trust len.
			sum += <-queue
		}
	}
	return sum
}

func main() {
	queue := make(chan string, 3)
	for _, order := range []string{"tea", "milk", "sugar"} {
		queue <- order
	}
	close(queue)
	var got []string
	for order := range queue {
		got = append(got, order)
	}
	fmt.Println("got", strings.Join(got, ", "))

	fmt.Println("1000 orders one by one:", oneByOne(1000))
	fmt.Println("1000 orders in batches:", inBatches(1000))
}
