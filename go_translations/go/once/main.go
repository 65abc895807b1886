// A value is computed once, by whoever asks first.
package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

// How often the shop is opened by all who come in.
func openShop(customers int) int64 {
	var opened atomic.Int64
	var once sync.Once
	var wg sync.WaitGroup
	for range customers {
		wg.Go(func() { once.Do(func() { opened.Add(1) }) })
	}
	wg.Wait()
	return opened.Load()
}

// All ask for the price; returns their sum and how often it was loaded.
func ask(askers, each int) (int64, int64) {
	var sum, loads atomic.Int64
	price := sync.OnceValue(func() int64 {
		loads.Add(1)
		return 3
	})
	var wg sync.WaitGroup
	for range askers {
		wg.Go(func() {
			own := int64(0)
			for range each {
				own += price()
			}
			sum.Add(own)
		})
	}
	wg.Wait()
	return sum.Load(), loads.Load()
}

// Fails the first time.
func loader(tries *int) func() (int64, error) {
	return func() (int64, error) {
		*tries++
		if *tries == 1 {
			return 0, errors.New("the list is being printed")
		}
		return 3, nil
	}
}

// Keeps the failure: how often it tried for two that ask.
func keepFailure() int {
	tries := 0
	price := sync.OnceValues(loader(&tries))
	for range 2 {
		if _, err := price(); err == nil {
			panic("the failure is gone")
		}
	}
	return tries
}

// sync.Once cannot be asked again after a failure: a lock and a flag.
type retried struct {
	mu     sync.Mutex
	loaded bool
	price  int64
}

func (r *retried) get(load func() (int64, error)) (int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.loaded {
		return r.price, nil
	}
	price, err := load()
	if err == nil {
		r.price, r.loaded = price, true
	}
	return price, err
}

func tryAgain() int {
	tries := 0
	var r retried
	for asked := range 2 {
		if _, err := r.get(loader(&tries)); (err == nil) != (asked == 1) {
			panic("it should fail once")
		}
	}
	return tries
}

func main() {
	fmt.Printf("8 come in, opened %d time\n", openShop(8))
	sum, loads := ask(8, 100)
	fmt.Printf("8 asked 100 times: %d, loaded %d time\n", sum, loads)
	fmt.Printf("failure kept: tried %d time\n", keepFailure())
	fmt.Printf("failure not kept: tried %d times\n", tryAgain())
}
