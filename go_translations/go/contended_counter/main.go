// A counter that all workers want at once.
package main

import (
	"fmt"
	"sync"
)

func contended(workers, rounds int) int {
	var mu sync.Mutex
	count := 0
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range rounds {
				mu.Lock()
				count++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return count
}

// Each worker counts for itself.
func apart(workers, rounds int) int {
	counts := make([]int, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			count := 0
			for range rounds {
				count++
			}
			counts[w] = count
		})
	}
	wg.Wait()
	total := 0
	for _, count := range counts {
		total += count
	}
	return total
}

func main() {
	fmt.Println("one lock:", contended(8, 1000))
	fmt.Println("no lock, added up at the end:", apart(8, 1000))
}
