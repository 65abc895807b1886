// Contexts form a tree: cancelling one cancels all below it.
package main

import (
	"context"
	"fmt"
)

func state(name string, ctx context.Context) string {
	if ctx.Err() != nil {
		return name + " stopped"
	}
	return name + " runs"
}

// What a function leaves behind that never calls cancel.
var forgotten context.CancelFunc

func forget() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	forgotten = cancel
	return ctx
}

// Cancels at the end of the function, however that is reached.
func guard() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	return ctx
}

func main() {
	shop, closeShop := context.WithCancel(context.Background())
	defer closeShop()
	desk, closeDesk := context.WithCancel(shop)
	defer closeDesk()
	till, closeTill := context.WithCancel(shop)
	defer closeTill()
	printer, closePrinter := context.WithCancel(desk)
	defer closePrinter()
	print := func(who string) {
		fmt.Printf("%s: %s, %s, %s, %s\n", who, state("shop", shop),
			state("desk", desk), state("printer", printer), state("till", till))
	}
	print("nobody cancelled")
	closeDesk()
	print("desk cancelled")
	closeShop()
	print("shop cancelled")
	late, closeLate := context.WithCancel(shop)
	defer closeLate()
	fmt.Println("child of a cancelled one:", state("it", late))

	fmt.Println("forgotten:", state("worker", forget()))
	fmt.Println("guarded:", state("worker", guard()))
}
