// A context can be cancelled with a cause.
package main

import (
	"context"
	"errors"
	"fmt"
)

var (
	errNoMorePaper = errors.New("no more paper")
	errShopCloses  = errors.New("the shop closes")
)

func printUntil(ctx context.Context) string {
	<-ctx.Done()
	cause := context.Cause(ctx)
	if errors.Is(cause, context.Canceled) {
		return "no cause"
	}
	return cause.Error()
}

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	fmt.Println("a cause before:", context.Cause(ctx) != nil)
	printed := make(chan string)
	go func() { printed <- printUntil(ctx) }()
	cancel(errNoMorePaper)
	cancel(errShopCloses)
	fmt.Println("the printer stops:", <-printed)
	fmt.Println("and still:", printUntil(ctx))

	bare, cancelBare := context.WithCancelCause(context.Background())
	cancelBare(nil)
	fmt.Println("the token alone:", printUntil(bare))
}
