// Package terminal asks the system what the place is where the program speaks: a terminal that reads
// escape codes, a file, a window of its own.
package terminal

import (
	"io"
	"os"
)

// WithByteOrderMark writes a byte order mark before the first text that goes to f, where its readers need one.
func WithByteOrderMark(f *os.File) io.Writer {
	if !wantsByteOrderMark(f) {
		return f
	}
	return &byteOrderWriter{w: f}
}

type byteOrderWriter struct {
	w     io.Writer
	begun bool
}

func (m *byteOrderWriter) Write(b []byte) (int, error) {
	if !m.begun {
		m.begun = true
		if _, err := io.WriteString(m.w, "\ufeff"); err != nil {
			return 0, err
		}
	}
	return m.w.Write(b)
}
