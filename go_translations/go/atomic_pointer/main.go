// A pointer to a value that never changes is swapped for the next one.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type prices struct{ version, tea int }

func newPrices(version int) *prices {
	return &prices{version: version, tea: version * 10}
}

func (p *prices) isWhole() bool { return p.tea == p.version*10 }

// Reads while the prices change; returns how many reads saw a whole list.
func read(readers, each int) int64 {
	var current atomic.Pointer[prices]
	current.Store(newPrices(0))
	var whole atomic.Int64
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			own := int64(0)
			for range each {
				if current.Load().isWhole() {
					own++
				}
			}
			whole.Add(own)
		})
	}
	for version := range 100 {
		current.Store(newPrices(version + 1))
	}
	wg.Wait()
	return whole.Load()
}

func main() {
	fmt.Printf("4 readers, 1000 reads each: %d whole\n", read(4, 1000))

	var current atomic.Pointer[prices]
	current.Store(newPrices(1))
	kept := current.Load()
	current.Store(newPrices(2))
	fmt.Println("a reader keeps version", kept.version)
	fmt.Println("the next gets version", current.Load().version)
}
