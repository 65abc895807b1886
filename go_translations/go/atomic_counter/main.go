// An atomic integer is added to by many goroutines without a lock.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func count(workers, each int) int64 {
	var visits atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range each {
				visits.Add(1)
			}
		})
	}
	wg.Wait()
	return visits.Load()
}

// Each goroutine counts for itself and adds once.
func addUpAtTheEnd(workers, each int) int64 {
	var visits atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			own := int64(0)
			for range each {
				own++
			}
			visits.Add(own)
		})
	}
	wg.Wait()
	return visits.Load()
}

// How many of the buyers get one of the items.
func sell(items int64, buyers int) int64 {
	var stock, sold atomic.Int64
	stock.Store(items)
	var wg sync.WaitGroup
	for range buyers {
		wg.Go(func() {
			for {
				n := stock.Load()
				if n == 0 {
					return
				}
				if stock.CompareAndSwap(n, n-1) {
					sold.Add(1)
					return
				}
			}
		})
	}
	wg.Wait()
	return sold.Load()
}

// WRONG on purpose: what came between the load and the store is lost.
func inTwoSteps(workers int) int64 {
	var visits atomic.Int64
	var haveRead, wg sync.WaitGroup
	haveRead.Add(workers)
	for range workers {
		wg.Go(func() {
			before := visits.Load()
			haveRead.Done()
			haveRead.Wait()
			visits.Store(before + 1)
		})
	}
	wg.Wait()
	return visits.Load()
}

func main() {
	fmt.Println("8 count together:", count(8, 1000))
	fmt.Println("8 count apart:", addUpAtTheEnd(8, 1000))
	fmt.Printf("5 items for 8 buyers: %d sold\n", sell(5, 8))
	fmt.Println("8 add one in two steps:", inTwoSteps(8))
}
