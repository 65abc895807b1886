// A buffered channel is a semaphore: at most that many are inside.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each worker takes a permit, yields while it holds it, and gives it back.
func heldAcrossYield(workers, rounds, permits int) int {
	semaphore := make(chan struct{}, permits)
	var turns atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range rounds {
				semaphore <- struct{}{}
				runtime.Gosched()
				turns.Add(1)
				<-semaphore
			}
		})
	}
	wg.Wait()
	return int(turns.Load())
}

func mostInside(workers, permits int) int {
	semaphore := make(chan struct{}, permits)
	var mu sync.Mutex
	inside, most := 0, 0
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			semaphore <- struct{}{}
			mu.Lock()
			inside++
			most = max(most, inside)
			mu.Unlock()
			runtime.Gosched()
			mu.Lock()
			inside--
			mu.Unlock()
			<-semaphore
		})
	}
	wg.Wait()
	return most
}

func freeAfterPanic(permits int) int {
	semaphore := make(chan struct{}, permits)
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() { recover() }()
		semaphore <- struct{}{}
		// Without this line the permit would be lost.
		defer func() { <-semaphore }()
		panic("the worker falls")
	})
	wg.Wait()
	return cap(semaphore) - len(semaphore)
}

func main() {
	fmt.Println("turns taken:", heldAcrossYield(8, 100, 3))
	fmt.Println("never more than 3 inside:", mostInside(8, 3) <= 3)
	fmt.Println("free after a panic:", freeAfterPanic(3))
}
