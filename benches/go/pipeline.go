package main

const chunk = 1000

// Three stages, each item through two channels of 100 places.
func pipelinePerItem(items int) uint64 {
	numbers := make(chan uint64, 100)
	go func() {
		defer close(numbers)
		for n := range uint64(items) {
			numbers <- n
		}
	}()
	doubled := make(chan uint64, 100)
	go func() {
		defer close(doubled)
		for n := range numbers {
			doubled <- 2 * n
		}
	}()
	var sum uint64
	for n := range doubled {
		sum += n
	}
	return sum
}

// The same with slices of 1000 items, each allocated by the first stage.
func pipelineChunks(items int) uint64 {
	fresh := func() []uint64 { return make([]uint64, 0, chunk) }
	return chunks(items, fresh, func([]uint64) {})
}

// The last stage gives the slices back.
func pipelineRecycled(items int) uint64 {
	empty := make(chan []uint64, 16)
	fresh := func() []uint64 {
		select {
		case used := <-empty:
			return used[:0]
		default:
			return make([]uint64, 0, chunk)
		}
	}
	return chunks(items, fresh, func(used []uint64) {
		select {
		case empty <- used:
		default:
		}
	})
}

func chunks(items int, fresh func() []uint64, done func([]uint64)) uint64 {
	numbers := make(chan []uint64, 4)
	go func() {
		defer close(numbers)
		for from := 0; from < items; from += chunk {
			part := fresh()
			for n := from; n < min(from+chunk, items); n++ {
				part = append(part, uint64(n))
			}
			numbers <- part
		}
	}()
	doubled := make(chan []uint64, 4)
	go func() {
		defer close(doubled)
		for part := range numbers {
			for i := range part {
				part[i] *= 2
			}
			doubled <- part
		}
	}()
	var sum uint64
	for part := range doubled {
		for _, n := range part {
			sum += n
		}
		done(part)
	}
	return sum
}
