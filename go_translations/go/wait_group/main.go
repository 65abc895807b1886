// A WaitGroup waits for a collection of goroutines.
package main

import (
	"fmt"
	"slices"
	"sync"
)

// Each goroutine has an element of its own: no lock is needed.
func inPlace(words []string) []int {
	counts := make([]int, len(words))
	var wg sync.WaitGroup
	for i, word := range words {
		wg.Go(func() { counts[i] = len(word) })
	}
	wg.Wait()
	return counts
}

func collected(words []string) []int {
	var mu sync.Mutex
	var counts []int
	var wg sync.WaitGroup
	for _, word := range words {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			counts = append(counts, len(word))
		})
	}
	wg.Wait()
	slices.Sort(counts)
	return counts
}

func main() {
	words := []string{"tea", "milk", "sugar"}
	fmt.Println("scope:", format(inPlace(words)))
	fmt.Println("tasks:", format(collected(words)))
}

// The way Rust prints a list.
func format(counts []int) string {
	text := "["
	for i, count := range counts {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprint(count)
	}
	return text + "]"
}
