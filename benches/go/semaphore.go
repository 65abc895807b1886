package main

import (
	"runtime"
	"sync"
)

const (
	permits  = 3
	visitors = 8
)

// Each of 8 goroutines takes a permit, lets others run, and gives it back.
func visits(each int, acquire, release func()) uint64 {
	turns := make([]uint64, visitors)
	var group sync.WaitGroup
	for v := range visitors {
		group.Go(func() {
			var own uint64
			for range each {
				acquire()
				runtime.Gosched()
				own++
				release()
			}
			turns[v] = own
		})
	}
	group.Wait()
	return total(turns)
}

func semaphoreChannel(total int) func() uint64 {
	tokens := make(chan struct{}, permits)
	return func() uint64 {
		return visits(total/visitors,
			func() { tokens <- struct{}{} },
			func() { <-tokens })
	}
}

func semaphoreCond(total int) func() uint64 {
	var lock sync.Mutex
	free := permits
	returned := sync.NewCond(&lock)
	return func() uint64 {
		return visits(total/visitors,
			func() {
				lock.Lock()
				for free == 0 {
					returned.Wait()
				}
				free--
				lock.Unlock()
			},
			func() {
				lock.Lock()
				free++
				lock.Unlock()
				returned.Signal()
			})
	}
}
