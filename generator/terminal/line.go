package terminal

import (
	"io"
	"strings"
	"sync"

	"golang.org/x/text/width"
)

// Line is the last line of a terminal, which shows how far something is and makes room for what is
// said. It is wiped with blanks and not by an escape code: wine's console, and what Windows 10 opens
// for some old programs, say that they know these and show them as text.
type Line struct {
	mu    sync.Mutex
	w     io.Writer
	cells int // of what stands on it
}

// NewLine returns the line of a terminal that w writes to.
func NewLine(w io.Writer) *Line { return &Line{w: w} }

// Show puts a text on the line, in the place of the one that stands there.
func (l *Line) Show(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := cells(text)
	_, _ = io.WriteString(l.w, "\r"+text+strings.Repeat(" ", max(0, l.cells-n)))
	l.cells = n
}

// Print wipes the line and writes a text, which ends its own lines.
func (l *Line) Print(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	wipe := ""
	if l.cells > 0 {
		wipe = "\r" + strings.Repeat(" ", l.cells) + "\r"
	}
	l.cells = 0
	_, _ = io.WriteString(l.w, wipe+text)
}

// cells is how wide a terminal shows a text, at most: it may take either width for some signs.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
			n += 2
		default:
			n++
		}
	}
	return n
}
