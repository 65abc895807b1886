// A ticker sets the pace: one request for each tick.
package main

import (
	"fmt"
	"time"
)

// The shortest time that the requests may take.
func serve(requests int, period time.Duration) (served int, elapsed time.Duration) {
	start := time.Now()
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	for range requests {
		<-ticker.C
		served++
	}
	return served, time.Since(start)
}

func main() {
	period := 2 * time.Millisecond
	served, elapsed := serve(5, period)
	fmt.Println("served", served)
	fmt.Println("one a tick, also the first:", elapsed >= 5*period)
}
