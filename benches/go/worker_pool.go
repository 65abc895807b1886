package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

func tiny(job uint64) uint64 {
	return job * job % 1009
}

// About 10 us: each step needs the one before, so no compiler can fold them.
func tenMicros(job uint64) uint64 {
	x := job | 1
	for range 5000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x & 0xffff
}

// Jobs and results through channels of 100 places.
func pool(work func(uint64) uint64, workers int) form {
	return plain(func(jobs int) uint64 {
		waiting := make(chan uint64, 100)
		results := make(chan uint64, 100)
		var group sync.WaitGroup
		for range workers {
			group.Go(func() {
				for job := range waiting {
					results <- work(job)
				}
			})
		}
		go func() {
			for job := range uint64(jobs) {
				waiting <- job
			}
			close(waiting)
		}()
		go func() {
			group.Wait()
			close(results)
		}()
		var sum uint64
		for result := range results {
			sum += result
		}
		return sum
	})
}

// No queue: each goroutine has its share of the jobs from the start.
func split(work func(uint64) uint64) form {
	return plain(func(jobs int) uint64 {
		workers := runtime.GOMAXPROCS(0)
		sums := make([]uint64, workers)
		var group sync.WaitGroup
		for w := range workers {
			group.Go(func() {
				var sum uint64
				for job := jobs * w / workers; job < jobs*(w+1)/workers; job++ {
					sum += work(uint64(job))
				}
				sums[w] = sum
			})
		}
		group.Wait()
		return total(sums)
	})
}

// The queue is a counter, from which each goroutine takes 64 jobs at a time.
func taken(work func(uint64) uint64) form {
	return plain(func(jobs int) uint64 {
		workers := runtime.GOMAXPROCS(0)
		sums := make([]uint64, workers)
		var next atomic.Int64
		var group sync.WaitGroup
		for w := range workers {
			group.Go(func() {
				var sum uint64
				for {
					end := int(next.Add(64))
					if end-64 >= jobs {
						break
					}
					for job := end - 64; job < min(end, jobs); job++ {
						sum += work(uint64(job))
					}
				}
				sums[w] = sum
			})
		}
		group.Wait()
		return total(sums)
	})
}

func total(parts []uint64) uint64 {
	var sum uint64
	for _, part := range parts {
		sum += part
	}
	return sum
}
