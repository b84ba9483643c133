// Package download makes the files of figures: tables for spreadsheets, a catalogue for
// programs, and the scripts that comparisons read.
package download

import (
	"strings"
	"unicode"

	"casebook/generator/page"
	"casebook/generator/quantity"
)

// rows takes a table cell by cell, whatever the format.
type rows interface {
	head(name, unit string) // of a column
	text(string)
	number(quantity.Decimal)
	int(int)
	end() // of a row
}

// sheet appends CSV as spreadsheets read it: a byte order mark, CRLF, quotes where they are
// needed, and no cell that a spreadsheet would run as a formula.
type sheet struct {
	b     []byte
	begun bool // the row has a cell
}

func newSheet(b []byte) *sheet { return &sheet{b: append(b, "\ufeff"...)} }

func (s *sheet) separate() {
	if s.begun {
		s.b = append(s.b, ',')
	}
	s.begun = true
}

func (s *sheet) end() { s.b, s.begun = append(s.b, "\r\n"...), false }

// text appends a cell of words. One that begins like a formula gets an apostrophe, which a
// spreadsheet takes away.
func (s *sheet) text(v string) {
	s.separate()
	if beginsFormula(v) {
		v = "'" + v
	}
	if !needsQuotes(v) {
		s.b = append(s.b, v...)
		return
	}
	s.b = append(s.b, '"')
	s.b = append(s.b, strings.ReplaceAll(v, `"`, `""`)...)
	s.b = append(s.b, '"')
}

// needsQuotes tells whether a cell is quoted, by RFC 4180. strings.ContainsAny takes twice as long for cells as
// short as these, of which one table has a hundred thousand.
func needsQuotes(v string) bool {
	for i := range len(v) {
		if c := v[i]; c <= ',' && (c == ',' || c == '"' || c == '\r' || c == '\n') {
			return true
		}
	}
	return false
}

func beginsFormula(v string) bool {
	if v == "" || v[0] >= '0' && v[0] <= '9' || v[0] >= 'a' && v[0] <= 'z' || v[0] >= 0xE4 && v[0] <= 0xE9 {
		return false // as nearly all do: digits, letters, Han characters
	}
	for _, r := range v {
		switch r {
		case '=', '+', '-', '@', fullWidth + '=', fullWidth + '+', fullWidth + '-', fullWidth + '@':
			return true
		}
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// fullWidth is how far the full-width form of an ASCII sign is from it, in Unicode's block FF00 to FFEF.
const fullWidth = 0xFEE0

func (s *sheet) head(name, _ string) { s.text(name) }

func (s *sheet) number(d quantity.Decimal) { s.separate(); s.b = d.Append(s.b) }

func (s *sheet) int(n int) { s.separate(); s.b = page.AppendInt(s.b, n) }
