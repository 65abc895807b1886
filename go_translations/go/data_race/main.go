// WRONG on purpose: goroutines add to one variable without a lock.
//
// Run with: -race
// Fails with exit code 66: WARNING: DATA RACE
package main

import (
	"fmt"
	"sync"
)

func main() {
	visits := 0
	var wg sync.WaitGroup
	for range 1000 {
		wg.Go(func() { visits++ })
	}
	wg.Wait()
	fmt.Println("counted", visits)
}
