// A list is mapped and added up by as many goroutines as there are cores.
package main

import (
	"fmt"
	"math"
	"runtime"
	"sync"
)

const chunkSize = 16 * 1024

func heavy(x float64) float64 {
	for range 20 {
		x = math.Sqrt(x + 1)
	}
	return x
}

// Calls work(n) for each n, each goroutine with a range of its own.
func parallel(items int, work func(n int)) {
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for n := items * w / workers; n < items*(w+1)/workers; n++ {
				work(n)
			}
		})
	}
	wg.Wait()
}

func mapAll(numbers []float64) []float64 {
	mapped := make([]float64, len(numbers))
	parallel(len(numbers), func(n int) { mapped[n] = heavy(numbers[n]) })
	return mapped
}

// Eight sums that do not wait for each other.
func sumChunk(numbers []float64) float64 {
	var lanes [8]float64
	n := 0
	for ; n+8 <= len(numbers); n += 8 {
		eight := numbers[n : n+8 : n+8]
		lanes[0] += eight[0]
		lanes[1] += eight[1]
		lanes[2] += eight[2]
		lanes[3] += eight[3]
		lanes[4] += eight[4]
		lanes[5] += eight[5]
		lanes[6] += eight[6]
		lanes[7] += eight[7]
	}
	sum := 0.0
	for _, lane := range lanes {
		sum += lane
	}
	for _, x := range numbers[n:] {
		sum += x
	}
	return sum
}

// The chunks do not depend on the number of cores, so the sum does not.
func sum(numbers []float64) float64 {
	chunks := (len(numbers) + chunkSize - 1) / chunkSize
	sums := make([]float64, chunks)
	parallel(chunks, func(n int) {
		to := min((n+1)*chunkSize, len(numbers))
		sums[n] = sumChunk(numbers[n*chunkSize : to])
	})
	total := 0.0
	for _, sum := range sums {
		total += sum
	}
	return total
}

func fractions(items int) []float64 {
	numbers := make([]float64, items)
	for n := range numbers {
		numbers[n] = 1 / float64(n+1)
	}
	return numbers
}

func main() {
	numbers := fractions(100_000)
	inOrder := 0.0
	for _, x := range numbers {
		inOrder += x
	}
	fmt.Printf("sum: %.9f\n", sum(numbers))
	fmt.Println("the same as from left to right:", sum(numbers) == inOrder)
	fmt.Printf("sum of the mapped: %.9f\n", sum(mapAll(numbers)))
}
