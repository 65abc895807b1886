// A timer is one event in the future, which can be stopped and moved.
package main

import (
	"fmt"
	"time"
)

const soon = time.Millisecond

// Stops a timer before or after its time: whether the stop came in time, and
// whether the bell rang.
func afterFunc(wait time.Duration, stopEarly bool) (inTime, rang bool) {
	bell := make(chan struct{})
	timer := time.AfterFunc(wait, func() { close(bell) })
	if !stopEarly {
		<-bell
	}
	inTime = timer.Stop()
	select {
	case <-bell:
		return inTime, true
	default:
		return inTime, false
	}
}

func main() {
	<-time.NewTimer(soon).C
	fmt.Println("the timer fired")

	start, day := time.Now(), 24*time.Hour
	timer := time.NewTimer(day)
	timer.Reset(soon)
	<-timer.C
	today := time.Since(start) < day
	fmt.Println("reset from tomorrow to soon: it fired today:", today)

	inTime, rang := afterFunc(time.Hour, true)
	fmt.Printf("stopped in time: %t, the bell rang: %t\n", inTime, rang)
	inTime, rang = afterFunc(soon, false)
	fmt.Printf("stopped in time: %t, the bell rang: %t\n", inTime, rang)
}
