// A select with time.After waits no longer than that.
package main

import (
	"fmt"
	"time"
)

// Takes from a queue until the deadline; whether that is what ended it.
func until(deadline <-chan time.Time, queue <-chan int) bool {
	for {
		select {
		case _, ok := <-queue:
			if !ok {
				return false
			}
		case <-deadline:
			return true
		}
	}
}

func main() {
	shelf := make(chan string, 1)
	shelf <- "tea"
	select {
	case order := <-shelf:
		fmt.Println(order, "came in time")
	case <-time.After(time.Hour):
		fmt.Println("unexpected: an hour passed")
	}
	limit := 5 * time.Millisecond
	select {
	case order := <-shelf:
		fmt.Println("unexpected:", order)
	case <-time.After(limit):
		fmt.Println("no coffee within the limit")
	}

	shelf <- "tea"
	order := "milk"
	select {
	case shelf <- order:
		fmt.Println("unexpected: a second place")
	case <-time.After(limit):
		fmt.Printf("the shelf stays full: %s is still here\n", order)
	}

	kitchen, closed := make(chan int), make(chan struct{})
	go func() {
		for {
			select {
			case kitchen <- 1:
			case <-closed:
				return
			}
		}
	}()
	// Made once: a new one in each turn would begin anew.
	if until(time.After(limit), kitchen) {
		fmt.Println("the deadline ended a loop that was always fed")
	}
	close(closed)
}
