// A function says in its signature which end of a channel it uses.
package main

import "fmt"

func brew(orders <-chan string, cups chan<- string) {
	for order := range orders {
		cups <- order + ", brewed"
	}
}

func main() {
	orders, cups := make(chan string), make(chan string)
	go brew(orders, cups)
	for _, drink := range []string{"tea", "coffee"} {
		orders <- drink
		fmt.Println(<-cups)
	}
	close(orders)
}
