package main

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

func heavy(x float64) float64 {
	for range 20 {
		x = math.Sqrt(x + 1)
	}
	return x
}

func fractions(items int) []float64 {
	numbers := make([]float64, items)
	for n := range numbers {
		numbers[n] = 1 / float64(n+1)
	}
	return numbers
}

// The bits of all results: no order of addition can change their sum.
func bits(output []float64) uint64 {
	var sum uint64
	for _, x := range output {
		sum += math.Float64bits(x)
	}
	return sum
}

func mapped(part func(input, output []float64), share share) form {
	return func(size int) func() uint64 {
		input := fractions(size)
		return func() uint64 {
			output := make([]float64, size)
			share(size, func(from, to int) {
				part(input[from:to], output[from:to])
			})
			return bits(output)
		}
	}
}

type share func(size int, part func(from, to int))

// One part for each core.
func even(size int, part func(from, to int)) {
	workers := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() { part(size*w/workers, size*(w+1)/workers) })
	}
	group.Wait()
}

// Parts of 4096, taken by whoever is free.
func taking(size int, part func(from, to int)) {
	const each = 4096
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				to := int(next.Add(each))
				if to-each >= size {
					return
				}
				part(to-each, min(to, size))
			}
		})
	}
	group.Wait()
}

func oneByOne(input, output []float64) {
	output = output[:len(input)]
	for i, x := range input {
		output[i] = heavy(x)
	}
}

// Four numbers side by side: none waits for its neighbour.
func inLanes(input, output []float64) {
	for len(input) >= 4 && len(output) >= 4 {
		a, b, c, d := input[0], input[1], input[2], input[3]
		for range 20 {
			a = math.Sqrt(a + 1)
			b = math.Sqrt(b + 1)
			c = math.Sqrt(c + 1)
			d = math.Sqrt(d + 1)
		}
		output[0], output[1], output[2], output[3] = a, b, c, d
		input, output = input[4:], output[4:]
	}
	oneByOne(input, output)
}
