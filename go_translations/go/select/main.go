// A select waits for whichever channel is ready first.
package main

import (
	"fmt"
	"time"
)

func source(numbers int) <-chan int {
	queue := make(chan int, 100)
	go func() {
		defer close(queue)
		for number := range numbers {
			queue <- number
		}
	}()
	return queue
}

// Adds up numbers from two sources until both have ended and the clock has
// ticked: each order once, each refund three times.
func twoChannels(numbers int) int {
	orders, refunds := source(numbers), source(numbers)
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	sum, ticks := 0, 0
	for orders != nil || refunds != nil || ticks == 0 {
		select {
		case number, ok := <-orders:
			if !ok {
				orders = nil
			}
			sum += number
		case number, ok := <-refunds:
			if !ok {
				refunds = nil
			}
			sum += 3 * number
		case <-ticker.C:
			ticks++
		}
	}
	return sum
}

func main() {
	numbers := 10_000
	sent := 4 * numbers * (numbers - 1) / 2
	fmt.Printf("%d orders and %d refunds sent: %d\n", numbers, numbers, sent)
	fmt.Println("received:", twoChannels(numbers))
}
