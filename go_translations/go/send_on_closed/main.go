// WRONG on purpose: the first producer closes, and the second still sends.
//
// Fails with exit code 2: panic: send on closed channel
package main

import "fmt"

func produce(shop chan<- string, goods string) {
	shop <- goods
	close(shop)
}

func main() {
	shop := make(chan string, 4)
	produce(shop, "tea")
	fmt.Println("the first producer is done, the second sends milk")
	produce(shop, "milk")
}
