// A context carries values of one request through all layers.
package main

import (
	"context"
	"fmt"
)

type requestKey struct{}

func withRequest(ctx context.Context, id int) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

func pack(order, request int) string {
	return fmt.Sprintf("order %d packed for request %d", order, request)
}

func log(ctx context.Context, what string) string {
	// What is there, if anything, is an any.
	if request, ok := ctx.Value(requestKey{}).(int); ok {
		return fmt.Sprintf("request %d: %s", request, what)
	}
	return "no request: " + what
}

func handle(ctx context.Context) []string {
	letter, paid := make(chan string), make(chan string)
	go func() { letter <- log(context.Background(), "sent a letter") }()
	go func() { paid <- log(ctx, "paid") }()
	return []string{log(ctx, "took the order"), <-letter, <-paid}
}

func main() {
	fmt.Println(pack(7, 42))
	for _, line := range handle(withRequest(context.Background(), 42)) {
		fmt.Println(line)
	}
	fmt.Println(log(context.Background(), "opened the shop"))
}
