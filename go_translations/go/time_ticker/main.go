// A ticker leaves out the ticks that nobody is ready for.
package main

import (
	"fmt"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

const period = 10 * time.Millisecond

// Says when four ticks come, in ms, if a job of 35 ms comes first.
func ticks(rule string, tick func()) {
	start := time.Now()
	time.Sleep(35 * time.Millisecond) // The job.
	fmt.Print(rule, ":")
	for range 4 {
		tick()
		fmt.Print(" ", time.Since(start).Milliseconds())
	}
	fmt.Println()
}

func rules(*testing.T) {
	ticker := time.NewTicker(period)
	ticks("ticker, late ticks skipped", func() { <-ticker.C })
	ticker.Stop()

	next := time.Now()
	ticks("on schedule, caught up", func() {
		next = next.Add(period)
		time.Sleep(time.Until(next))
	})

	var last time.Time
	ticks("one period after the last", func() {
		time.Sleep(time.Until(last.Add(period)))
		last = time.Now()
	})
}

// A bubble with a clock of its own needs a test to be in: this makes one.
func main() {
	anyName := func(_, _ string) (bool, error) { return true, nil }
	inBubble := func(t *testing.T) {
		synctest.Test(t, rules)
		os.Stdout = os.Stderr // Where the word PASS may go.
	}
	testing.Main(anyName, []testing.InternalTest{{Name: "ticks", F: inBubble}}, nil, nil)
}
