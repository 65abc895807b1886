// In a bubble, the clock moves when every goroutine waits.
package main

import (
	"fmt"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// A session closes when it was not used for an hour.
func session(uses <-chan struct{}, closed chan<- struct{}) {
	for {
		select {
		case <-uses:
		case <-time.After(time.Hour):
			close(closed)
			return
		}
	}
}

func isOpen(closed <-chan struct{}) string {
	synctest.Wait() // Until the session waits again, or has ended.
	select {
	case <-closed:
		return "closed"
	default:
		return "open"
	}
}

func TestSession(t *testing.T) {
	start := time.Now()
	minute := func() int { return int(time.Since(start).Minutes()) }
	uses, closed := make(chan struct{}), make(chan struct{})
	go session(uses, closed)

	time.Sleep(59 * time.Minute)
	fmt.Printf("minute %d: %s\n", minute(), isOpen(closed))
	uses <- struct{}{}

	time.Sleep(59 * time.Minute)
	state := isOpen(closed)
	fmt.Printf("minute %d: %s, for it was used in between\n", minute(), state)

	<-closed
	fmt.Printf("minute %d: closed\n", minute())
}

// What `go test` makes of a file with tests in it.
func main() {
	anyName := func(_, _ string) (bool, error) { return true, nil }
	inBubble := func(t *testing.T) {
		synctest.Test(t, TestSession)
		os.Stdout = os.Stderr // Where the word PASS may go.
	}
	testing.Main(anyName, []testing.InternalTest{{Name: "session", F: inBubble}}, nil, nil)
}
