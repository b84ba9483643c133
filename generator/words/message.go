package words

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/markup"
)

// Message is one text, parsed into literal pieces and holes.
type Message struct {
	text   string // as written
	pieces []piece
}

// piece is a literal, or a hole where name is not "".
type piece struct {
	literal, name string
	html          string // the literal, escaped
}

func literalPiece(text string) piece {
	return piece{literal: text, html: string(markup.AppendText(nil, text))}
}

// Parse reads a text with holes such as "{name}: {value}". A hole's name is of small ASCII
// letters, digits and underscores; braces stand for nothing else.
func Parse(text string) (*Message, error) {
	m := &Message{text: text}
	for rest := text; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("%q closes a hole that is not open", text)
		}
		if before != "" {
			m.pieces = append(m.pieces, literalPiece(before))
		}
		if !found {
			break
		}
		name, left, closed := strings.Cut(after, "}")
		if !closed {
			return nil, fmt.Errorf("%q does not close its hole", text)
		}
		if !isName(name) {
			return nil, fmt.Errorf("%q has a hole named %q: a name is of small letters, digits and _", text, name)
		}
		m.pieces = append(m.pieces, piece{name: name})
		rest = left
	}
	return m, nil
}

func isName(s string) bool {
	for _, c := range []byte(s) {
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_') {
			return false
		}
	}
	return s != ""
}

func literal(text string) *Message {
	return &Message{text: text, pieces: []piece{literalPiece(text)}}
}

// Holes returns the names of the holes, sorted, each once.
func (m *Message) Holes() []string {
	var names []string
	for _, p := range m.pieces {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// AppendHTML appends the text as HTML, it and its values escaped: name, value, name, value. A hole
// without a value is written as it stands, where a test or a reader will see it. Values do not have to live on
// the heap, so that a page's many small texts cost no allocation.
func (m *Message) AppendHTML(b []byte, pairs ...string) []byte {
	for i := range m.pieces {
		if p := &m.pieces[i]; p.name == "" {
			b = append(b, p.html...)
		} else {
			b = markup.AppendText(b, p.of(pairs))
		}
	}
	return b
}

// AppendFunc writes the text where a hole is more than a text, such as a link: literal
// writes what stands between holes, hole the value of one by its name.
func (m *Message) AppendFunc(b []byte, literal, hole func([]byte, string) []byte) []byte {
	for i := range m.pieces {
		if p := &m.pieces[i]; p.name == "" {
			b = literal(b, p.literal)
		} else {
			b = hole(b, p.name)
		}
	}
	return b
}

// Format returns the text with values in its holes: name, value, name, value.
func (m *Message) Format(pairs ...string) string {
	if len(pairs) == 0 {
		return m.text
	}
	var room [128]byte // most texts are that short, and made with one allocation then
	b := room[:0]
	for i := range m.pieces {
		b = append(b, m.pieces[i].of(pairs)...)
	}
	return string(b)
}

// of returns what stands in the place of a piece.
func (p *piece) of(pairs []string) string {
	if p.name == "" {
		return p.literal
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == p.name {
			return pairs[i+1]
		}
	}
	return "{" + p.name + "}"
}
