// A sync.Map is for keys that are written once and read by many.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// Each worker visits each page once; returns pages and visits.
func visit(workers, pages int) (int, int64) {
	var visits sync.Map
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for page := range pages {
				count, found := visits.Load(page)
				if !found {
					count, _ = visits.LoadOrStore(page, new(atomic.Int64))
				}
				count.(*atomic.Int64).Add(1)
			}
		})
	}
	wg.Wait()
	length, sum := 0, int64(0)
	for _, count := range visits.Range {
		length++
		sum += count.(*atomic.Int64).Load()
	}
	return length, sum
}

func main() {
	pages, visits := visit(4, 1000)
	fmt.Printf("%d pages, %d visits\n", pages, visits)
}
