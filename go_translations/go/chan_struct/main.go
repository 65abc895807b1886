// A channel of nothing carries signals; closed, it signals to all.
package main

import (
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
)

// How many of the runners that wait at a gate start when it opens.
func start(runners int) int {
	gate := make(chan struct{})
	var started atomic.Int64
	var wg sync.WaitGroup
	for range runners {
		wg.Go(func() {
			<-gate
			started.Add(1)
		})
	}
	close(gate)
	wg.Wait()
	return int(started.Load())
}

func main() {
	fmt.Println("a signal has", reflect.TypeFor[struct{}]().Size(), "bytes")

	bell := make(chan struct{})
	select {
	case bell <- struct{}{}:
		fmt.Println("unexpected: heard")
	default:
		fmt.Println("called while nobody waits: lost")
	}

	fmt.Println("the gate opens:", start(3), "runners start")

	gate := make(chan struct{})
	close(gate)
	<-gate
	fmt.Println("one more comes late: it starts too")
}
