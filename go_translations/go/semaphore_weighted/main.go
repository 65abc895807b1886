// A weighted semaphore: some work takes more than one permit.
package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sync/semaphore"
)

func main() {
	ctx := context.Background()
	memory := semaphore.NewWeighted(4)
	memory.Acquire(ctx, 3)
	fmt.Println("3 of 4 taken, one more now:", tryOne(memory))

	all := make(chan struct{})
	go func() {
		memory.Acquire(ctx, 4)
		close(all)
	}()
	// Until that one waits.
	for tryOne(memory) {
		runtime.Gosched()
	}
	fmt.Println("one waits for 4, one more now:", tryOne(memory))
	memory.Release(3)
	<-all
	fmt.Println("the one that waited has all 4:", !tryOne(memory))
	memory.Release(4)

	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	fmt.Println("5 of 4 in a limited time:", memory.Acquire(short, 5) == nil)
	fmt.Println("afterwards all 4 are there:", memory.TryAcquire(4))
}

// Whether one permit can be had without waiting. It is given back.
func tryOne(memory *semaphore.Weighted) bool {
	got := memory.TryAcquire(1)
	if got {
		memory.Release(1)
	}
	return got
}
