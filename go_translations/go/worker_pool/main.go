// A pool of goroutines takes jobs from one channel.
package main

import (
	"fmt"
	"sync"
)

func score(job int) int {
	return job * job % 1009
}

func pool(jobs, workers int) int {
	waiting := make(chan int, 100)
	scores := make(chan int, 100)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for job := range waiting {
				scores <- score(job)
			}
		})
	}
	go func() {
		for job := range jobs {
			waiting <- job
		}
		close(waiting)
	}()
	go func() {
		wg.Wait()
		close(scores)
	}()
	sum := 0
	for score := range scores {
		sum += score
	}
	return sum
}

func main() {
	fmt.Println("1000 jobs, the scores add up to", pool(1000, 4))
}
