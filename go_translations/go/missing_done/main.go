// WRONG on purpose: a goroutine that returns early forgets to say Done.
//
// Fails with exit code 2: fatal error: all goroutines are asleep - deadlock!
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for order := range 3 {
		// Not wg.Go, which adds and says Done by itself.
		wg.Add(1)
		go func() {
			if order == 1 {
				return // out of stock
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println("all packed")
}
