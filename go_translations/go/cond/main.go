// Goroutines wait on a Cond until what it guards has become true.
package main

import (
	"fmt"
	"sync"
)

type kitchen struct {
	mu    sync.Mutex
	more  *sync.Cond
	ready int
}

func newKitchen() *kitchen {
	k := &kitchen{}
	k.more = sync.NewCond(&k.mu)
	return k
}

func (k *kitchen) wait(wanted int) int {
	k.mu.Lock()
	defer k.mu.Unlock()
	for k.ready < wanted {
		k.more.Wait()
	}
	return k.ready
}

func (k *kitchen) cook() {
	k.mu.Lock()
	k.ready++
	k.mu.Unlock()
	k.more.Broadcast()
}

// Guest n leaves when n dishes are ready; the cook makes one at a time.
func serve(guests int) int {
	k := newKitchen()
	served := make(chan int, guests)
	for wanted := range guests {
		go func() {
			k.wait(wanted + 1)
			served <- wanted + 1
		}()
	}
	for range guests {
		k.cook()
	}
	sum := 0
	for range guests {
		sum += <-served
	}
	return sum
}

func main() {
	fmt.Println("100 guests are served:", serve(100))

	k := newKitchen()
	for range 3 {
		k.cook()
	}
	fmt.Printf("a late guest finds %d ready\n", k.wait(3))
}
