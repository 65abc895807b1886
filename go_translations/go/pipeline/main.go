// A pipeline of three stages, item by item and in chunks.
package main

import "fmt"

func perItem(items int) int {
	numbers := make(chan int, 100)
	go func() {
		defer close(numbers)
		for n := range items {
			numbers <- n
		}
	}()
	doubled := make(chan int, 100)
	go func() {
		defer close(doubled)
		for n := range numbers {
			doubled <- 2 * n
		}
	}()
	sum := 0
	for n := range doubled {
		sum += n
	}
	return sum
}

func inChunks(items, size int) int {
	numbers := make(chan []int, 4)
	go func() {
		defer close(numbers)
		for from := 0; from < items; from += size {
			chunk := make([]int, 0, size)
			for n := from; n < min(from+size, items); n++ {
				chunk = append(chunk, n)
			}
			numbers <- chunk
		}
	}()
	doubled := make(chan []int, 4)
	go func() {
		defer close(doubled)
		for chunk := range numbers {
			for i := range chunk {
				chunk[i] *= 2
			}
			// The chunk is the next stage's now. Nothing checks that.
			doubled <- chunk
		}
	}()
	sum := 0
	for chunk := range doubled {
		for _, n := range chunk {
			sum += n
		}
	}
	return sum
}

func main() {
	fmt.Println("item by item:", perItem(10_000))
	fmt.Println("in chunks:", inChunks(10_000, 1000))
}
