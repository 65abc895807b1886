// The Go side of `benches -- go`: what it is told on stdin it runs, and it
// answers on stdout how long that took.
//
// A line `NAME SIZE TIMES` asks for so many runs of that size; the answer is
// `ok WALL CPU CHECKSUM BYTES`, times in nanoseconds, or `no REASON`. The
// process stays, so that its runtime is warm.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"
)

// A form sets up its job for a size and returns the part to be timed.
type form func(size int) func() uint64

var forms = map[string]form{
	"ping_pong/unbuffered": pingPong(0),
	"ping_pong/one_place":  pingPong(1),
	"ping_pong/iter_pull":  pingPongPull,
	"pipeline/channels":    plain(pipelinePerItem),
	"chunks/new":           plain(pipelineChunks),
	"chunks/recycled":      plain(pipelineRecycled),
	"pool_tiny/channels_4": pool(tiny, 4),
	"pool_tiny/channels":   pool(tiny, runtime.NumCPU()),
	"pool_tiny/split":      split(tiny),
	"pool_tiny/taken":      taken(tiny),
	"pool_10us/channels_4": pool(tenMicros, 4),
	"pool_10us/channels":   pool(tenMicros, runtime.NumCPU()),
	"pool_10us/split":      split(tenMicros),
	"pool_10us/taken":      taken(tenMicros),
	"select/select":        plain(selectPlain),
	"select/drained":       plain(selectDrained),
	"select/one_channel":   plain(selectOneChannel),
	"cancel/context":       plain(cancelContext),
	"cancel/close":         plain(cancelClose),
	"cancel/close_each":    plain(cancelEach),
	"semaphore/channel":    semaphoreChannel,
	"semaphore/cond":       semaphoreCond,
	"spawn/in_place":       plain(spawnInPlace),
	"spawn/atomic":         plain(spawnAtomic),
	"map/split":            mapped(oneByOne, even),
	"map/taken":            mapped(oneByOne, taking),
	"map/lanes":            mapped(inLanes, even),
	"map/lanes_taken":      mapped(inLanes, taking),
	"counter/mutex":        plain(counterMutex),
	"counter_100ns/mutex":  plain(counterLonger),
	"counter_any/mutex":    plain(counterMutex),
	"counter_any/atomic":   plain(counterAtomic),
	"counter_any/padded":   plain(counterPadded),
	"counter_any/apart":    plain(counterApart),
}

// Plain is a form that needs nothing set up.
func plain(run func(size int) uint64) form {
	return func(size int) func() uint64 {
		return func() uint64 { return run(size) }
	}
}

func cpu() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func answer(line string) string {
	var name string
	var size, times int
	if _, err := fmt.Sscan(line, &name, &size, &times); err != nil {
		return fmt.Sprintf("no name, size and times in %q", line)
	}
	if name == "parked/goroutines" {
		return fmt.Sprintf("ok 0 0 %d %d", size, parked(size))
	}
	form, known := forms[name]
	if !known {
		return fmt.Sprintf("no form %q", name)
	}
	run := form(size)
	var sum uint64
	busy, start := cpu(), time.Now()
	for range times {
		sum += run()
	}
	wall := time.Since(start)
	return fmt.Sprintf("ok %d %d %d -", wall, cpu()-busy, sum)
}

func main() {
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Println(answer(lines.Text()))
	}
}
