// Many callers want the same: one of them fetches it.
package main

import (
	"errors"
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/singleflight"
)

// Asks from all callers before the one flight ends.
func shared(callers int, answer int, fails error) (got []singleflight.Result, loads int64) {
	var group singleflight.Group
	var loaded atomic.Int64
	land := make(chan struct{})
	var waiting []<-chan singleflight.Result
	for range callers {
		waiting = append(waiting, group.DoChan("price of tea", func() (any, error) {
			loaded.Add(1)
			<-land
			return answer, fails
		}))
	}
	close(land)
	for _, result := range waiting {
		got = append(got, <-result)
	}
	return got, loaded.Load()
}

func main() {
	results, loads := shared(8, 42, nil)
	sum := 0
	for _, result := range results {
		// It comes as an `any`.
		sum += result.Val.(int)
	}
	fmt.Println("8 callers,", loads, "load, sum", sum)
	results, loads = shared(8, 0, errors.New("sold out"))
	failed := 0
	for _, result := range results {
		if result.Err != nil {
			failed++
		}
	}
	fmt.Println("8 callers,", loads, "load, errors", failed)
}
