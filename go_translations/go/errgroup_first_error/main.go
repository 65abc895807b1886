// The first error stops the rest of the group.
package main

import (
	"context"
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

var open atomic.Int64

func fetch(ctx context.Context, page, broken int, answer chan struct{}) (int64, error) {
	open.Add(1)
	defer open.Add(-1)
	if page == broken {
		return 0, fmt.Errorf("page %d: not found", page)
	}
	// Whoever does not look at the context is not stopped.
	select {
	case <-answer:
		return 100, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func fetchAll(pages, broken int, answer chan struct{}) (int64, error) {
	group, ctx := errgroup.WithContext(context.Background())
	var total atomic.Int64
	for page := range pages {
		group.Go(func() error {
			size, err := fetch(ctx, page, broken, answer)
			total.Add(size)
			return err
		})
	}
	err := group.Wait()
	return total.Load(), err
}

func main() {
	answer := make(chan struct{})
	_, err := fetchAll(8, 3, answer)
	fmt.Println("error:", err)
	fmt.Println("connections still open:", open.Load())
	close(answer)
	total, _ := fetchAll(8, -1, answer)
	fmt.Println("without a broken page:", total, "bytes")
}
