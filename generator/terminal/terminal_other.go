//go:build !windows

package terminal

import (
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/term"
)

// TakesEscapes tells whether f is a terminal that reads escape codes.
func TakesEscapes(f *os.File) bool {
	return term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// wantsByteOrderMark: only Windows takes a text without a byte order mark for one in another encoding.
func wantsByteOrderMark(*os.File) bool { return false }

// AloneOnConsole: only Windows opens a window for a program and closes it with it.
func AloneOnConsole() bool { return false }

// OpenInBrowser shows an address in the browser of the user's choice.
func OpenInBrowser(address string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	return exec.Command(opener, address).Run()
}
