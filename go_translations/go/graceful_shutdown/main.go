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

// Serves until a signal comes.
func (s *shop) serve(signals <-chan os.Signal, teas *sync.WaitGroup, patience func() <-chan time.Time) {
	ctx, giveUp := context.WithCancel(context.Background())
	defer giveUp()
	var atWork sync.WaitGroup
	for open := true; open; {
		select {
		case order := <-s.orders:
			atWork.Go(func() { s.pack(ctx, order, teas) })
		case <-signals:
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
	signals := make(chan os.Signal, 1)
	s := &shop{orders: make(chan string), closed: make(chan struct{})}
	var teas, served sync.WaitGroup
	teas.Add(2)
	// A real shop would take time.After(time.Minute). This one is patient
	// until the teas are packed.
	patience := func() <-chan time.Time {
		teas.Wait()
		return time.After(0)
	}
	served.Go(func() { s.serve(signals, &teas, patience) })
	for _, what := range []string{"tea", "coffee", "tea"} {
		s.order(what)
	}
	if _, wait := os.LookupEnv("WAIT_FOR_SIGNAL"); wait {
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	} else {
		signals <- syscall.SIGTERM
	}
	served.Wait()
	fmt.Printf("%d packed, %d given up\n", s.packed.Load(), s.givenUp.Load())
	fmt.Println("a late order is refused:", !s.order("tea"))
}
