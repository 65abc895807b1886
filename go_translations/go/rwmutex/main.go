// An RWMutex is held by many readers or by one writer.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type menu struct {
	mu    sync.RWMutex
	price int64
}

// The sum of what all readers read, one price at a time.
func readOften(readers, each int) int64 {
	m := menu{price: 3}
	var total atomic.Int64
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			sum := int64(0)
			for range each {
				m.mu.RLock()
				sum += m.price
				m.mu.RUnlock()
			}
			total.Add(sum)
		})
	}
	wg.Wait()
	return total.Load()
}

// Whether a writer could come in while all readers read.
func writerAmong(readers int) bool {
	m := menu{price: 3}
	var allRead, wg sync.WaitGroup
	writerTried := make(chan struct{})
	allRead.Add(readers)
	for range readers {
		wg.Go(func() {
			m.mu.RLock()
			defer m.mu.RUnlock()
			allRead.Done()
			<-writerTried
		})
	}
	// Here every reader holds the lock: they read at once.
	allRead.Wait()
	cameIn := m.mu.TryLock()
	close(writerTried)
	wg.Wait()
	return cameIn
}

// Writes a price and reads it back; nobody can write in between, or read.
func (m *menu) raise() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.price++
	return m.price
}

func main() {
	fmt.Println("4 readers, 1000 times 3:", readOften(4, 1000))
	fmt.Println("a writer among 4 readers:", writerAmong(4))
	m := menu{price: 3}
	fmt.Println("raised to", m.raise())
}
