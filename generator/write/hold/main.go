// Hold opens a file as a program does that shares it with nobody, and keeps it open: what an
// office suite, an antivirus or an indexer does to a build on Windows. It is for .ci/windows.
//
//	hold FILE DURATION
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: hold FILE DURATION")
		os.Exit(2)
	}
	wait, err := time.ParseDuration(os.Args[2])
	if err == nil {
		err = hold(os.Args[1], wait)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
