// WRONG on purpose: a panic in a goroutine ends the whole program.
//
// Fails with exit code 2: panic: no such drink: beer
package main

import (
	"fmt"
	"sync"
)

func pour(drink string) string {
	switch drink {
	case "tea", "milk":
		return drink + " poured"
	}
	panic("no such drink: " + drink)
}

func main() {
	drinks := []string{"tea", "beer", "milk"}
	poured := make([]string, len(drinks))
	var wg sync.WaitGroup
	for i, drink := range drinks {
		wg.Go(func() { poured[i] = pour(drink) })
	}
	wg.Wait()
	for _, line := range poured {
		fmt.Println(line)
	}
}
