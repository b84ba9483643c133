//go:build unix

package terminal

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// A terminal takes escape codes unless it is told to be dumb, a file takes none; it is read without a mark.
func TestTerminalsTakeEscapes(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	t.Setenv("TERM", "xterm")
	if TakesEscapes(file) || AloneOnConsole() {
		t.Error("a file is a terminal, or a window of its own")
	}
	if WithByteOrderMark(file) != file {
		t.Error("a byte order mark is written")
	}
	if runtime.GOOS != "linux" {
		t.Skip("terminals are opened otherwise here")
	}
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no terminal can be opened: %v", err)
	}
	defer terminal.Close()
	if !TakesEscapes(terminal) {
		t.Error("a terminal takes no escape codes")
	}
	if t.Setenv("TERM", "dumb"); TakesEscapes(terminal) {
		t.Error("a dumb terminal takes escape codes")
	}
}

// An address is handed to the program that opens them.
func TestAnAddressIsOpened(t *testing.T) {
	dir := t.TempDir()
	asked := filepath.Join(dir, "asked")
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nprintf '%s %s' "+name+" \"$1\" > '"+asked+"'\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	if err := OpenInBrowser("http://localhost:8000/"); err != nil {
		t.Fatal(err)
	}
	want := "xdg-open http://localhost:8000/"
	if runtime.GOOS == "darwin" {
		want = "open http://localhost:8000/"
	}
	if got, err := os.ReadFile(asked); err != nil || string(got) != want {
		t.Errorf("asked %q, want %q: %v", got, want, err)
	}
	t.Setenv("PATH", "")
	if OpenInBrowser("http://localhost:8000/") == nil {
		t.Error("where nothing opens addresses nothing is said")
	}
}
