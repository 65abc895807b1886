// A pool lends buffers, so that not every line allocates its own.
package main

import (
	"bytes"
	"fmt"
	"sync"
	"sync/atomic"
)

// The garbage collector drops the buffers that nobody uses.
var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func line(n int) int {
	buffer := pool.Get().(*bytes.Buffer)
	defer pool.Put(buffer)
	buffer.Reset()
	fmt.Fprintf(buffer, "line %d", n)
	return buffer.Len()
}

// Writes lines, each into a clean buffer; returns how long they are.
func render(workers, lines int) int64 {
	var length atomic.Int64
	var wg sync.WaitGroup
	for first := range workers {
		wg.Go(func() {
			own := 0
			for n := first; n < lines; n += workers {
				own += line(n)
			}
			length.Add(int64(own))
		})
	}
	wg.Wait()
	return length.Load()
}

func main() {
	fmt.Printf("1000 lines by 4 workers: %d letters\n", render(4, 1000))
}
