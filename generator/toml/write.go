package toml

import (
	"fmt"
	"strings"
)

// Writer writes records for people to read and mend: keys in the order of the calls, empty texts
// left out.
type Writer struct{ strings.Builder }

// Table begins a record of an array of tables, after a blank line.
func (w *Writer) Table(name string) { w.WriteString("\n[[" + name + "]]\n") }

// Inner begins a record inside the one before, without a blank line.
func (w *Writer) Inner(name string) { w.WriteString("[[" + name + "]]\n") }

// Text writes a text, unless it is empty.
func (w *Writer) Text(key, value string) {
	if value != "" {
		w.Value(key, Quote(value))
	}
}

// Texts writes a list of texts, unless it is empty.
func (w *Writer) Texts(key string, list []string) {
	if len(list) == 0 {
		return
	}
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = Quote(s)
	}
	w.Value(key, "["+strings.Join(quoted, ", ")+"]")
}

// Value writes a number, a date or whatever else is TOML already.
func (w *Writer) Value(key string, value any) { fmt.Fprintf(w, "%s = %v\n", key, value) }

// Quote writes a text as a basic string.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
