// A group that runs at most so many at the same time.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// The sum over all jobs, and the most that ran together.
func limited(jobs, limit int) (sum, most int64) {
	var group errgroup.Group
	group.SetLimit(limit)
	var total, inside, peak atomic.Int64
	for job := range jobs {
		// Waits while the group is full.
		group.Go(func() error {
			now := inside.Add(1)
			for old := peak.Load(); now > old; old = peak.Load() {
				if peak.CompareAndSwap(old, now) {
					break
				}
			}
			runtime.Gosched()
			total.Add(int64(job))
			inside.Add(-1)
			return nil
		})
	}
	group.Wait()
	return total.Load(), peak.Load()
}

func main() {
	sum, most := limited(100, 3)
	fmt.Println("the jobs add up to", sum)
	fmt.Println("never more than 3 at once:", most <= 3)
	var none errgroup.Group
	none.SetLimit(0)
	// `none.Go` would wait for ever.
	started := none.TryGo(func() error { return nil })
	fmt.Println("with a limit of 0 none starts:", !started)
}
