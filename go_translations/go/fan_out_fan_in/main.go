// Several goroutines read from one channel, and one reads from all of them.
package main

import (
	"fmt"
	"sync"
)

// The number of steps to 1 (Collatz).
func steps(n int) int {
	count := 0
	for n > 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		count++
	}
	return count
}

func source(items int) <-chan int {
	numbers := make(chan int, 100)
	go func() {
		defer close(numbers)
		for n := range items {
			numbers <- n
		}
	}()
	return numbers
}

func work(numbers <-chan int) <-chan int {
	counts := make(chan int, 100)
	go func() {
		defer close(counts)
		for n := range numbers {
			counts <- steps(n)
		}
	}()
	return counts
}

func merge(all []<-chan int) <-chan int {
	merged := make(chan int, 100)
	var wg sync.WaitGroup
	for _, counts := range all {
		wg.Go(func() {
			for count := range counts {
				merged <- count
			}
		})
	}
	go func() {
		wg.Wait()
		close(merged)
	}()
	return merged
}

func fan(items, workers int) (sum, received int) {
	numbers := source(items)
	var all []<-chan int
	for range workers {
		all = append(all, work(numbers))
	}
	for count := range merge(all) {
		sum += count
		received++
	}
	return sum, received
}

func main() {
	sum, received := fan(1000, 3)
	fmt.Println(received, "numbers take", sum, "steps")
}
