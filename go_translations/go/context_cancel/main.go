// A cancelled context tells all goroutines to stop.
package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// Answers every second request and cancels all; returns the answers' sum.
func cancelAll(requests int) int64 {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var answered atomic.Int64
	var wg sync.WaitGroup
	shops := make([]chan int64, requests)
	for i := range shops {
		shop := make(chan int64, 1)
		shops[i] = shop
		wg.Go(func() {
			if price, ok := request(ctx, shop); ok {
				answered.Add(price)
			}
		})
	}
	for i, shop := range shops {
		if i%2 == 1 {
			shop <- 1
		}
	}
	cancel()
	wg.Wait()
	return answered.Load()
}

func request(ctx context.Context, answer <-chan int64) (int64, bool) {
	select {
	case price := <-answer:
		return price, true
	case <-ctx.Done():
		// It may have come just before.
		select {
		case price := <-answer:
			return price, true
		default:
			return 0, false
		}
	}
}

func main() {
	for _, requests := range []int{1, 100, 10_000} {
		fmt.Printf("asked %d, answered before the cancel: %d\n", requests, cancelAll(requests))
	}
}
