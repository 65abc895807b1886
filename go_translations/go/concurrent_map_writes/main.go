// WRONG on purpose: goroutines write to one map without a lock.
//
// Fails with exit code 2: fatal error: concurrent map writes
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	// More threads than one, also on a single core.
	runtime.GOMAXPROCS(4)
	drinks := []string{"tea", "milk", "coffee", "juice"}
	tally := map[string]int{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			// It is no panic: this catches nothing.
			defer func() { _ = recover() }()
			// Until two meet.
			for order := 0; ; order++ {
				tally[drinks[order%len(drinks)]]++
			}
		})
	}
	wg.Wait()
	fmt.Println("counted", tally["tea"])
}
