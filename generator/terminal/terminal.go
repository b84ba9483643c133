// Package terminal asks the system what the place is where the program speaks: a terminal that reads
// escape codes, a file, a window of its own.
package terminal

import (
	"io"
	"os"
)

// Marked writes a byte order mark before the first text that goes to f, where its readers need one.
func Marked(f *os.File) io.Writer {
	if !wantsMark(f) {
		return f
	}
	return &markedWriter{w: f}
}

type markedWriter struct {
	w     io.Writer
	begun bool
}

func (m *markedWriter) Write(b []byte) (int, error) {
	if !m.begun {
		m.begun = true
		if _, err := io.WriteString(m.w, "\ufeff"); err != nil {
			return 0, err
		}
	}
	return m.w.Write(b)
}
