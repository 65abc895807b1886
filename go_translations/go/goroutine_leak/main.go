// WRONG on purpose: goroutines send an answer that nobody takes.
//
// Fails with exit code 1: 100 answers, 200 left behind
package main

import (
	"fmt"
	"log"
	"runtime"
)

// Asks all shops and takes the first answer.
func first(shops, places int) int {
	answers := make(chan int, places)
	for range shops {
		go func() { answers <- 1 }()
	}
	return <-answers
}

// Asks so often; what is left once all that can end have ended.
func ask(times, places, expected int) (int, int) {
	answers := 0
	for range times {
		answers += first(3, places)
	}
	for runtime.NumGoroutine() > 1+expected {
		runtime.Gosched()
	}
	return answers, runtime.NumGoroutine() - 1
}

func main() {
	answers, left := ask(100, 3, 0)
	fmt.Printf("with a place for each: %d answers, %d left behind\n", answers, left)
	if answers, left := ask(100, 0, 200); left > 0 {
		log.Fatalf("%d answers, %d left behind", answers, left)
	}
}
