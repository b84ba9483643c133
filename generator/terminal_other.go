//go:build !windows

package main

import (
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/term"
)

// takesEscapes tells whether f is a terminal that reads escape codes.
func takesEscapes(f *os.File) bool {
	return term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// wantsMark: only Windows takes a text without a byte order mark for one in another encoding.
func wantsMark(*os.File) bool { return false }

// aloneOnConsole: only Windows opens a window for a program and closes it with it.
func aloneOnConsole() bool { return false }

// openInBrowser shows an address in the browser of the user's choice.
func openInBrowser(address string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	return exec.Command(opener, address).Run()
}
