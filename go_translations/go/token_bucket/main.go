// A token bucket: three at once, then one every 100 ms.
package main

import (
	"fmt"
	"time"

	"golang.org/x/time/rate"
)

func main() {
	limiter := rate.NewLimiter(rate.Every(100*time.Millisecond), 3)
	start := time.Now()
	for _, ms := range []int{0, 50, 150, 1000} {
		// The clock is ours: the same answers in every run.
		at := start.Add(time.Duration(ms) * time.Millisecond)
		allowed := 0
		for limiter.AllowN(at, 1) {
			allowed++
		}
		next := limiter.ReserveN(at, 1)
		wait := next.DelayFrom(at)
		next.CancelAt(at)
		fmt.Printf("at %d ms: %d allowed, the next in %d ms\n",
			ms, allowed, wait.Milliseconds())
	}
	limiter = rate.NewLimiter(rate.Every(100*time.Millisecond), 3)
	var last time.Duration
	for range 23 {
		// `limiter.Wait(ctx)` would now wait so long.
		last = limiter.ReserveN(start, 1).DelayFrom(start)
	}
	fmt.Println("of 23 at once the last waits", last.Milliseconds(), "ms")
}
