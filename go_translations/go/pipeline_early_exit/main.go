// The reader of a pipeline leaves early: who tells the stages?
package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// Counts the stages that have not ended.
var waiting atomic.Int64

// Without a context: nothing ends a stage whose reader left.
func squares() <-chan int {
	numbers := make(chan int, 4)
	squared := make(chan int, 4)
	waiting.Add(2)
	go func() {
		defer waiting.Add(-1)
		for n := 1; ; n++ {
			numbers <- n
		}
	}()
	go func() {
		defer waiting.Add(-1)
		for n := range numbers {
			squared <- n * n
		}
	}()
	return squared
}

// With one: a send is always one of two cases.
func squaresUntil(ctx context.Context, wg *sync.WaitGroup) <-chan int {
	numbers := make(chan int, 4)
	squared := make(chan int, 4)
	waiting.Add(2)
	wg.Go(func() {
		defer waiting.Add(-1)
		for n := 1; ; n++ {
			select {
			case numbers <- n:
			case <-ctx.Done():
				return
			}
		}
	})
	wg.Go(func() {
		defer waiting.Add(-1)
		for {
			select {
			case n := <-numbers:
				select {
				case squared <- n * n:
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	})
	return squared
}

// A stage that reads from elsewhere, where nothing comes.
func quiet(ctx context.Context, wg *sync.WaitGroup) {
	elsewhere := make(chan int)
	waiting.Add(1)
	wg.Go(func() {
		defer waiting.Add(-1)
		select {
		case <-elsewhere:
		case <-ctx.Done():
		}
	})
}

func firstOver(limit int, squared <-chan int) int {
	for square := range squared {
		if square > limit {
			return square
		}
	}
	return 0
}

func main() {
	fmt.Println("first square over 500:", firstOver(500, squares()))
	// They wait to the end of the program.
	fmt.Println("the reader stopped:", waiting.Load(), "stages wait")

	waiting.Store(0)
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	firstOver(500, squaresUntil(ctx, &wg))
	cancel()
	wg.Wait()
	fmt.Println("the reader said so:", waiting.Load(), "stages wait")

	ctx, cancel = context.WithCancel(context.Background())
	quiet(ctx, &wg)
	cancel()
	wg.Wait()
	fmt.Println("a quiet stage was told:", waiting.Load(), "stages wait")
}
