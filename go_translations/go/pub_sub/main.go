// Every subscriber gets every message, and learns what it missed.
package main

import (
	"fmt"
	"sync"
)

type subscriber struct {
	news   chan int
	missed int
}

type topic struct {
	mu          sync.Mutex
	subscribers map[*subscriber]bool
	room        int
}

func (t *topic) subscribe() *subscriber {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := &subscriber{news: make(chan int, t.room)}
	t.subscribers[s] = true
	return s
}

func (t *topic) unsubscribe(s *subscriber) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.subscribers, s)
}

// Never waits: whoever is too slow loses the oldest message.
func (t *topic) publish(message int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for s := range t.subscribers {
		for sent := false; !sent; {
			select {
			case s.news <- message:
				sent = true
			default:
				select {
				case <-s.news:
					s.missed++
				default:
				}
			}
		}
	}
}

// What is there for a subscriber now.
func (t *topic) drain(s *subscriber) (heard, missed int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for len(s.news) > 0 {
		<-s.news
		heard++
	}
	return heard, s.missed
}

// Loses nothing: the slowest subscriber sets the pace.
func toEach(subscribers, messages int) int {
	var wg sync.WaitGroup
	var all []chan int
	sums := make([]int, subscribers)
	for i := range subscribers {
		news := make(chan int, 16)
		all = append(all, news)
		wg.Go(func() {
			for message := range news {
				sums[i] += message
			}
		})
	}
	for message := range messages {
		for _, news := range all {
			news <- message
		}
	}
	for _, news := range all {
		close(news)
	}
	wg.Wait()
	total := 0
	for _, sum := range sums {
		total += sum
	}
	return total
}

func main() {
	t := &topic{subscribers: map[*subscriber]bool{}, room: 4}
	fast, slow, gone := t.subscribe(), t.subscribe(), t.subscribe()
	t.unsubscribe(gone)
	fmt.Println("subscribers:", len(t.subscribers))
	heardFast := 0
	for message := range 6 {
		t.publish(message)
		heard, _ := t.drain(fast)
		heardFast += heard
	}
	heardSlow, missed := t.drain(slow)
	fmt.Println("fast heard", heardFast, "and missed", fast.missed)
	fmt.Println("slow heard", heardSlow, "and missed", missed)
	fmt.Println("nothing lost, the sums add up to", toEach(3, 100))
}
