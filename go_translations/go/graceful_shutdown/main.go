// A signal closes the shop: what was taken is finished, up to a deadline.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type shop struct {
	orders  chan string
	closed  chan struct{}
	packed  atomic.Int64
	givenUp atomic.Int64
}

func (s *shop) pack(ctx context.Context, order string, teas *sync.WaitGroup) {
	if order == "tea" {
		s.packed.Add(1)
		teas.Done()
		return
	}
	// Something that never arrives.
	<-ctx.Done()
	s.givenUp.Add(1)
}

// Serves until the context is cancelled.
func (s *shop) serve(stop context.Context, teas *sync.WaitGroup, patience func() <-chan time.Time) {
	ctx, giveUp := context.WithCancel(context.Background())
	defer giveUp()
	var atWork sync.WaitGroup
	for open := true; open; {
		select {
		case order := <-s.orders:
			atWork.Go(func() { s.pack(ctx, order, teas) })
		case <-stop.Done():
			open = false
		}
	}
	close(s.closed)
	done := make(chan struct{})
	go func() {
		atWork.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-patience():
		giveUp()
		<-done
	}
}

// Hands in an order, unless the shop is closed.
func (s *shop) order(what string) bool {
	select {
	case s.orders <- what:
		return true
	case <-s.closed:
		return false
	}
}

func main() {
	// Before the first order: from here a signal cancels this context.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &shop{orders: make(chan string), closed: make(chan struct{})}
	var teas, served sync.WaitGroup
	teas.Add(2)
	// A real shop would take time.After(time.Minute). This one is patient
	// until the teas are packed.
	patience := func() <-chan time.Time {
		teas.Wait()
		return time.After(0)
	}
	served.Go(func() { s.serve(ctx, &teas, patience) })
	for _, what := range []string{"tea", "coffee", "tea"} {
		s.order(what)
	}
	if _, wait := os.LookupEnv("WAIT_FOR_SIGNAL"); wait {
		<-ctx.Done()
	}
	// Removes the handler: a second signal ends the program. It also cancels
	// the context, which stands in for the signal here.
	stop()
	served.Wait()
	fmt.Printf("%d packed, %d given up\n", s.packed.Load(), s.givenUp.Load())
	fmt.Println("a late order is refused:", !s.order("tea"))
}
