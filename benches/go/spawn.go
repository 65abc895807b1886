package main

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

func price(order int) uint64 {
	return uint64(order % 10)
}

// A goroutine for each order, and a place for the result of each.
func spawnInPlace(orders int) uint64 {
	prices := make([]uint64, orders)
	var group sync.WaitGroup
	for order := range orders {
		group.Go(func() { prices[order] = price(order) })
	}
	group.Wait()
	return total(prices)
}

// Each adds its result to one number.
func spawnAtomic(orders int) uint64 {
	var sum atomic.Uint64
	var group sync.WaitGroup
	for order := range orders {
		group.Go(func() { sum.Add(price(order)) })
	}
	group.Wait()
	return sum.Load()
}

// The resident bytes of goroutines that wait for one channel to be closed.
func parked(units int) uint64 {
	before := resident()
	done := make(chan struct{})
	var group, ready sync.WaitGroup
	ready.Add(units)
	for range units {
		group.Go(func() {
			ready.Done()
			<-done
		})
	}
	ready.Wait()
	settle()
	held := resident() - before
	close(done)
	group.Wait()
	return held
}

// Settle lets goroutines that have said they are ready reach their wait.
func settle() {
	for range 3 {
		runtime.Gosched()
	}
	time.Sleep(time.Millisecond)
}

// Resident is the memory of this process that is in use, in bytes.
func resident() uint64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseUint(fields[1], 10, 64)
	return pages * uint64(os.Getpagesize())
}
