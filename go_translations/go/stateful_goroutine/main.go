// One goroutine owns the state; the others ask it.
package main

import (
	"fmt"
	"sync"
)

type deposit struct {
	amount int
	// The balance afterwards. With room for one: the owner never waits.
	reply chan int
}

func owner(deposits <-chan deposit, final chan<- int) {
	balance := 0
	for d := range deposits {
		balance += d.amount
		d.reply <- balance
	}
	final <- balance
}

func ask(callers, rounds int) int {
	deposits := make(chan deposit, 16)
	final := make(chan int)
	go owner(deposits, final)
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			reply := make(chan int, 1)
			for range rounds {
				deposits <- deposit{amount: 5, reply: reply}
				<-reply
			}
		})
	}
	wg.Wait()
	close(deposits)
	return <-final
}

func main() {
	fmt.Println("8 callers, 100 deposits each:", ask(8, 100))
}
