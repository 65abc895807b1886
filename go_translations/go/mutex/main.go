// A mutex lets one goroutine at a time touch what stands below it.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type till struct {
	mu sync.Mutex
	// Guarded by mu, which the compiler does not know.
	coins uint64
}

func fill(workers, coins int) uint64 {
	var t till
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range coins {
				t.mu.Lock()
				t.coins++
				t.mu.Unlock()
			}
		})
	}
	wg.Wait()
	return t.coins
}

func (t *till) pay(price uint64) (uint64, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if price > t.coins {
		return 0, errors.New("not enough")
	}
	t.coins -= price
	return t.coins, nil
}

func main() {
	fmt.Println("8 workers put in", fill(8, 1000))

	t := till{coins: 50}
	for _, price := range []uint64{30, 30} {
		left, err := t.pay(price)
		if err != nil {
			fmt.Printf("cannot pay %d: %v\n", price, err)
			continue
		}
		fmt.Printf("paid %d, %d left\n", price, left)
	}
	fmt.Println("unlocked after both:", t.mu.TryLock())
}
