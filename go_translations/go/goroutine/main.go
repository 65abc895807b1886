// A goroutine runs beside its caller and returns nothing.
package main

import (
	"fmt"
	"sync"
)

func price(order int) int {
	return order % 10
}

// Starts a goroutine for each order and adds up what they leave behind.
func spawnAndJoin(orders int) int {
	prices := make([]int, orders)
	var wg sync.WaitGroup
	for order := range orders {
		wg.Go(func() { prices[order] = price(order) })
	}
	wg.Wait()
	total := 0
	for _, p := range prices {
		total += p
	}
	return total
}

func main() {
	tea := make(chan int)
	go func() { tea <- price(3) }()
	fmt.Println("tea costs", <-tea)

	orders := 1000
	fmt.Println(orders, "orders cost", spawnAndJoin(orders))
}
