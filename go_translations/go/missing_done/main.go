// WRONG on purpose: a goroutine that returns early forgets to say Done.
//
// The runtime reports that, but not in a program that listens for signals or
// has set a timer.
//
// Fails with exit code 1: alone: all goroutines are asleep, with signals: no report, with a timer: no report
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"
)

func packAll() {
	var wg sync.WaitGroup
	for order := range 3 {
		// Not wg.Go, which adds and says Done by itself.
		wg.Add(1)
		go func() {
			if order == 1 {
				return // out of stock
			}
			wg.Done()
		}()
	}
	fmt.Println("waiting")
	wg.Wait()
}

// Runs packAll in a process of its own, since nothing else would end it.
func report(how string) string {
	child := exec.Command(os.Args[0], how)
	var said strings.Builder
	child.Stderr = &said
	lines, err := child.StdoutPipe()
	if err != nil {
		log.Fatal(err)
	}
	if err := child.Start(); err != nil {
		log.Fatal(err)
	}
	bufio.NewReader(lines).ReadString('\n')
	if how != "alone" {
		// It waits, and would for ever.
		time.AfterFunc(300*time.Millisecond, func() { child.Process.Kill() })
	}
	child.Wait()
	if strings.Contains(said.String(), "all goroutines are asleep") {
		return "all goroutines are asleep"
	}
	return "no report"
}

func main() {
	if len(os.Args) == 1 {
		log.Fatalf("alone: %s, with signals: %s, with a timer: %s",
			report("alone"), report("with signals"), report("with a timer"))
	}
	switch os.Args[1] {
	case "with signals":
		signal.Notify(make(chan os.Signal, 1), syscall.SIGTERM)
	case "with a timer":
		time.AfterFunc(time.Hour, func() {})
	}
	packAll()
}
