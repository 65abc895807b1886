// Many producers, one pool and a deadline: every job is accounted for.
package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// What became of the jobs.
type counts struct{ done, failed, late atomic.Int64 }

// Sells one piece, if there is one.
func sellOne(stock *atomic.Int64) bool {
	time.Sleep(time.Minute)
	return stock.Add(-1) >= 0
}

func sell(producers, jobsEach, workers, room, pieces int) *counts {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	queue := make(chan *atomic.Int64, room)
	var stock atomic.Int64
	stock.Store(int64(pieces))
	var c counts

	var pool, sources sync.WaitGroup
	for range workers {
		pool.Go(func() {
			for job := range queue {
				if sellOne(job) {
					c.done.Add(1)
				} else {
					c.failed.Add(1)
				}
			}
		})
	}
	for range producers {
		sources.Go(func() {
			for range jobsEach {
				select {
				case queue <- &stock:
				case <-ctx.Done():
					c.late.Add(1)
				}
			}
		})
	}
	sources.Wait()
	close(queue)
	pool.Wait()
	return &c
}

func inBubble(*testing.T) {
	got := sell(5, 8, 3, 9, 10)
	done, failed, late := got.done.Load(), got.failed.Load(), got.late.Load()
	fmt.Println("done", done)
	fmt.Println("failed", failed)
	fmt.Println("late", late)
	fmt.Println("accounted for", done+failed+late, "of", 5*8)
}

// A bubble with a clock of its own needs a test to be in: this makes one.
func main() {
	anyName := func(_, _ string) (bool, error) { return true, nil }
	test := func(t *testing.T) {
		synctest.Test(t, inBubble)
		os.Stdout = os.Stderr // Where the word PASS may go.
	}
	testing.Main(anyName, []testing.InternalTest{{Name: "sell", F: test}}, nil, nil)
}
