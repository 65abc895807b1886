package main

import (
	"context"
	"sync"
	"sync/atomic"
)

// Starts requests, answers every second one, cancels and waits for the last;
// the result is the sum of the answers.
func cancelContext(requests int) uint64 {
	ctx, cancel := context.WithCancel(context.Background())
	return cancelAll(requests, ctx.Done(), cancel)
}

// The same without a context: a channel that is closed.
func cancelClose(requests int) uint64 {
	done := make(chan struct{})
	return cancelAll(requests, done, func() { close(done) })
}

func cancelAll(requests int, done <-chan struct{}, cancel func()) uint64 {
	var answered atomic.Uint64
	var group sync.WaitGroup
	shops := make([]chan uint64, requests)
	for i := range shops {
		shop := make(chan uint64, 1)
		shops[i] = shop
		group.Go(func() {
			if price, ok := request(done, shop); ok {
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
	group.Wait()
	return answered.Load()
}

func request(done <-chan struct{}, answer <-chan uint64) (uint64, bool) {
	select {
	case price := <-answer:
		return price, true
	case <-done:
		// It may have come just before.
		select {
		case price := <-answer:
			return price, true
		default:
			return 0, false
		}
	}
}

// No select: to close a request's own channel is to tell it.
func cancelEach(requests int) uint64 {
	var answered atomic.Uint64
	var group sync.WaitGroup
	shops := make([]chan uint64, requests)
	for i := range shops {
		shop := make(chan uint64, 1)
		shops[i] = shop
		group.Go(func() {
			if price, ok := <-shop; ok {
				answered.Add(price)
			}
		})
	}
	for i, shop := range shops {
		if i%2 == 1 {
			shop <- 1
		}
	}
	for _, shop := range shops {
		close(shop)
	}
	group.Wait()
	return answered.Load()
}
