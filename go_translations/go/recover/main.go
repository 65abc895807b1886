// A deferred function recovers from a panic of its own goroutine.
package main

import "fmt"

func transfer(from, to *int, coins int) {
	*from -= coins
	if coins == 13 {
		panic("13 brings bad luck")
	}
	*to += coins
}

// Returns what the panic said, if there was one.
func tryTransfer(from, to *int, coins int) (words string, panicked bool) {
	defer func() {
		if r := recover(); r != nil {
			words, panicked = fmt.Sprint(r), true
		}
	}()
	transfer(from, to, coins)
	return "", false
}

func main() {
	ada, ben := 50, 0
	for _, coins := range []int{20, 13} {
		if words, panicked := tryTransfer(&ada, &ben, coins); panicked {
			fmt.Printf("%s: %d and %d\n", words, ada, ben)
			continue
		}
		fmt.Printf("gave %d: %d and %d\n", coins, ada, ben)
	}
	fmt.Println("lost:", 50-ada-ben)
}
