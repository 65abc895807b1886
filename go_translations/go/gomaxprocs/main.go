// GOMAXPROCS: how many goroutines run at the same time.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
)

// What the environment says, or else what the machine has for us. (Since
// Go 1.25 the limit of a container may make it fewer.)
func wanted() int {
	n, err := strconv.Atoi(os.Getenv("GOMAXPROCS"))
	if err == nil && n > 0 {
		return n
	}
	return runtime.NumCPU()
}

func main() {
	fmt.Println("as many as there are:", runtime.GOMAXPROCS(0) <= wanted())
	runtime.GOMAXPROCS(3)
	fmt.Println("asked for 3, got", runtime.GOMAXPROCS(0))
}
