package main

import "time"

const period = time.Millisecond

// Two sources of numbers, 100 places each, and a ticker. It ends when both
// sources have ended and the clock has ticked at least once.
func sources(numbers int) (chan uint64, chan uint64) {
	source := func(to chan uint64) {
		defer close(to)
		for n := range uint64(numbers) {
			to <- n
		}
	}
	orders, refunds := make(chan uint64, 100), make(chan uint64, 100)
	go source(orders)
	go source(refunds)
	return orders, refunds
}

func selectPlain(numbers int) uint64 {
	orders, refunds := sources(numbers)
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	var sum, ticks uint64
	for orders != nil || refunds != nil || ticks == 0 {
		select {
		case n, more := <-orders:
			if more {
				sum += n
			} else {
				orders = nil
			}
		case n, more := <-refunds:
			if more {
				sum += 3 * n
			} else {
				refunds = nil
			}
		case <-ticker.C:
			ticks++
		}
	}
	return sum
}

// After each number that `select` gave, up to 64 more from the same channel.
func selectDrained(numbers int) uint64 {
	orders, refunds := sources(numbers)
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	var sum, ticks uint64
	drain := func(from chan uint64, n uint64, factor uint64) bool {
		for range 64 {
			sum += factor * n
			more := false
			select {
			case n, more = <-from:
				if !more {
					return false
				}
			default:
				return true
			}
		}
		sum += factor * n
		return true
	}
	for orders != nil || refunds != nil || ticks == 0 {
		select {
		case n, more := <-orders:
			if !more || !drain(orders, n, 1) {
				orders = nil
			}
		case n, more := <-refunds:
			if !more || !drain(refunds, n, 3) {
				refunds = nil
			}
		case <-ticker.C:
			ticks++
		}
	}
	return sum
}

type event struct {
	kind   uint8
	number uint64
}

const (
	order uint8 = iota
	refund
	tick
	closed
)

// One channel that all send to, with a tick left out that finds no place.
func selectOneChannel(numbers int) uint64 {
	events := make(chan event, 100)
	source := func(kind uint8) {
		for n := range uint64(numbers) {
			events <- event{kind, n}
		}
		events <- event{kind: closed}
	}
	go source(order)
	go source(refund)
	stop := make(chan struct{})
	go func() {
		ticker := time.NewTicker(period)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				select {
				case events <- event{kind: tick}:
				default:
				}
			case <-stop:
				return
			}
		}
	}()
	var sum, ticks uint64
	for open := 2; open > 0 || ticks == 0; {
		switch e := <-events; e.kind {
		case order:
			sum += e.number
		case refund:
			sum += 3 * e.number
		case tick:
			ticks++
		case closed:
			open--
		}
	}
	close(stop)
	return sum
}
