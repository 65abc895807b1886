// Many producers, one pool and a deadline: every job is accounted for.
package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// What became of the jobs.
type counts struct{ done, failed, late int64 }

func sell(producers, jobsEach, workers, room, stock int) counts {
	// In your program `context.WithTimeout`. Here the deadline comes when the
	// pool and its queue are full, so that each run counts the same.
	deadline, passes := context.WithCancel(context.Background())
	defer passes()
	accepted := make(chan struct{})
	opened := make(chan struct{})
	queue := make(chan struct{}, room)
	var left, done, failed, late atomic.Int64
	left.Store(int64(stock))

	var pool sync.WaitGroup
	for range workers {
		pool.Go(func() {
			for range queue {
				<-opened
				if left.Add(-1) >= 0 {
					done.Add(1)
				} else {
					failed.Add(1)
				}
			}
		})
	}
	var sources sync.WaitGroup
	for range producers {
		sources.Go(func() {
			for range jobsEach {
				select {
				case queue <- struct{}{}:
					accepted <- struct{}{}
				case <-deadline.Done():
					late.Add(1)
				}
			}
		})
	}
	for range min(workers+room, producers*jobsEach) {
		<-accepted
	}
	passes()
	sources.Wait()
	close(queue)
	close(opened)
	pool.Wait()
	return counts{done.Load(), failed.Load(), late.Load()}
}

func main() {
	got := sell(5, 8, 3, 9, 10)
	fmt.Println("done", got.done)
	fmt.Println("failed", got.failed)
	fmt.Println("late", got.late)
	fmt.Println("accounted for", got.done+got.failed+got.late, "of", 5*8)
}
