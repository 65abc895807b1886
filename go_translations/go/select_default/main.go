// A default case makes sends and receives that never wait.
package main

import "fmt"

// Takes from two queues what is there, and never waits.
func takeAll(kitchen, bar <-chan int) int {
	taken := 0
	for {
		select {
		case _, ok := <-kitchen:
			if !ok {
				kitchen = nil // Closed, it would be ready at every turn.
				continue
			}
			taken++
		case _, ok := <-bar:
			if !ok {
				bar = nil
				continue
			}
			taken++
		default:
			return taken
		}
	}
}

func main() {
	shelf := make(chan string, 1)
	select {
	case order := <-shelf:
		fmt.Println("unexpected:", order)
	default:
		fmt.Println("no order yet")
	}
	shelf <- "tea"
	select {
	case shelf <- "milk":
		fmt.Println("unexpected: a second place")
	default:
		fmt.Println("tea is on the shelf, and no place for milk")
	}
	select {
	case order := <-shelf:
		fmt.Println("took", order)
	default:
		fmt.Println("unexpected: empty")
	}

	kitchen, bar := make(chan int, 1000), make(chan int, 1000)
	for order := range 1000 {
		if order%2 == 0 {
			kitchen <- order
		} else {
			bar <- order
		}
	}
	fmt.Printf("took %d of 1000 without waiting\n", takeAll(kitchen, bar))
}
