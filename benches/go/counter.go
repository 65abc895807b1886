package main

import (
	"sync"
	"sync/atomic"
)

const counters = 8

func count(total int, add func(worker, times int)) {
	var group sync.WaitGroup
	for w := range counters {
		group.Go(func() { add(w, total/counters) })
	}
	group.Wait()
}

func counterMutex(size int) uint64 {
	var lock sync.Mutex
	var sum uint64
	count(size, func(_, times int) {
		for range times {
			lock.Lock()
			sum++
			lock.Unlock()
		}
	})
	return sum
}

func counterAtomic(size int) uint64 {
	var sum atomic.Uint64
	count(size, func(_, times int) {
		for range times {
			sum.Add(1)
		}
	})
	return sum.Load()
}

// A counter for each goroutine, a cache line apart; all can be read any time.
func counterPadded(size int) uint64 {
	var sums [counters]struct {
		n atomic.Uint64
		_ [120]byte
	}
	count(size, func(w, times int) {
		for range times {
			sums[w].n.Add(1)
		}
	})
	var sum uint64
	for w := range sums {
		sum += sums[w].n.Load()
	}
	return sum
}

// A counter for each goroutine, which nobody may read before it has ended.
func counterApart(size int) uint64 {
	var sums [counters]uint64
	count(size, func(w, times int) {
		var sum uint64
		for range times {
			sum++
		}
		sums[w] = sum
	})
	var sum uint64
	for _, each := range sums {
		sum += each
	}
	return sum
}

// About 100 ns: each step needs the one before.
func work(state uint64) uint64 {
	for range 60 {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
	}
	return state
}

func counterLonger(size int) uint64 {
	var lock sync.Mutex
	state := uint64(1)
	count(size, func(_, times int) {
		for range times {
			lock.Lock()
			state = work(state)
			lock.Unlock()
		}
	})
	return state
}
