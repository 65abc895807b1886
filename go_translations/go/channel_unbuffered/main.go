// A channel without a buffer: sender and receiver meet.
package main

import "fmt"

// Sends numbers, each when the last came back one larger, and adds up what
// comes back.
func pingPong(rounds int) int {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for ball := range ping {
			pong <- ball + 1
		}
	}()
	sum := 0
	for ball := range rounds {
		ping <- ball
		sum += <-pong
	}
	close(ping)
	return sum
}

// Whether a send goes through that nobody receives.
func tried(c chan string) string {
	select {
	case c <- "tea":
		return "sent"
	default:
		return "not sent"
	}
}

func main() {
	rounds := 1000
	fmt.Printf("%d rounds of ping-pong: %d\n", rounds, pingPong(rounds))
	fmt.Println("no place and no receiver:", tried(make(chan string)))
	fmt.Println("one place and no receiver:", tried(make(chan string, 1)))
}
