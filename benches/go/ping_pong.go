package main

import "iter"

// Two goroutines that wait for each other at every message.
func pingPong(places int) form {
	return plain(func(rounds int) uint64 {
		pings, pongs := make(chan uint64, places), make(chan uint64, places)
		go func() {
			for ball := range pings {
				pongs <- ball + 1
			}
		}()
		var sum uint64
		for ball := range uint64(rounds) {
			pings <- ball
			sum += <-pongs
		}
		close(pings)
		return sum
	})
}

// No channel and no scheduler: two coroutines that hand over to each other.
func pingPongPull(rounds int) func() uint64 {
	return func() uint64 {
		var ping uint64
		echo := func(yield func(uint64) bool) {
			for yield(ping + 1) {
			}
		}
		next, stop := iter.Pull(iter.Seq[uint64](echo))
		defer stop()
		var sum uint64
		for ball := range uint64(rounds) {
			ping = ball
			pong, _ := next()
			sum += pong
		}
		return sum
	}
}
