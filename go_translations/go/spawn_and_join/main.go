// A hundred thousand goroutines are started and waited for.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func spawnAndJoin(goroutines int) int64 {
	var sum atomic.Int64
	var wg sync.WaitGroup
	for n := range goroutines {
		wg.Go(func() { sum.Add(int64(n)) })
	}
	wg.Wait()
	return sum.Load()
}

func main() {
	for _, goroutines := range []int{100, 100_000} {
		fmt.Printf("%d added up to %d\n", goroutines, spawnAndJoin(goroutines))
	}
}
