// A channel tells the caller how far a goroutine has come.
package main

import "fmt"

func bake(bagsOfFlour int) (degrees int, signalled bool, loaves int) {
	hot, done := make(chan int), make(chan int)
	go func() {
		done <- func() int {
			defer close(hot) // Without it, an early return hangs the caller.
			if bagsOfFlour == 0 {
				return 0
			}
			hot <- 220
			return bagsOfFlour
		}()
	}()
	degrees, signalled = <-hot
	return degrees, signalled, <-done
}

func main() {
	degrees, _, loaves := bake(3)
	fmt.Println("the oven has", degrees, "degrees")
	fmt.Println("baked", loaves, "loaves")

	if _, signalled, _ := bake(0); !signalled {
		fmt.Println("without flour: the baker left without a word")
	}
}
