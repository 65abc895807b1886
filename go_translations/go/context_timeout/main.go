// A context with a deadline ends the wait of all that look at it.
package main

import (
	"context"
	"fmt"
	"time"
)

const short = 10 * time.Millisecond

// A shop that answers at once, or never.
func price(ctx context.Context, answers bool) (int, error) {
	answer := make(chan int, 1)
	if answers {
		answer <- 42
		return <-answer, ctx.Err()
	}
	select {
	case price := <-answer:
		return price, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func ask(parent context.Context, answers bool, limit time.Duration) string {
	ctx, cancel := context.WithTimeout(parent, limit)
	defer cancel()
	price, err := price(ctx, answers)
	if err != nil {
		return "too late"
	}
	return fmt.Sprint(price)
}

// One deadline for two questions: how many were answered.
func askTwo() int {
	ctx, cancel := context.WithDeadline(context.Background(), time.Now().Add(time.Second))
	defer cancel()
	answered := 0
	for _, answers := range []bool{true, false} {
		if _, err := price(ctx, answers); err != nil {
			break
		}
		answered++
	}
	return answered
}

// Whether the one who was asked has stopped: only because it looks.
func hasStopped() bool {
	ctx, cancel := context.WithTimeout(context.Background(), short)
	defer cancel()
	stopped := make(chan bool)
	go func() {
		_, err := price(ctx, false)
		stopped <- err != nil
	}()
	return <-stopped
}

func main() {
	all := context.Background()
	fmt.Println("at once:", ask(all, true, time.Hour))
	fmt.Println("in an hour:", ask(all, false, short))
	caller, cancel := context.WithTimeout(all, short)
	defer cancel()
	fmt.Println("the caller has less time:", ask(caller, false, time.Hour))
	fmt.Printf("one deadline for two: %d answered\n", askTwo())
	fmt.Println("the late one has stopped:", hasStopped())
}
