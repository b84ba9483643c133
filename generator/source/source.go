// Package source holds a file's text and turns byte offsets into lines and columns, or into
// the cells of a table.
//
// Offsets are kept inside the program; a line and a column are computed only when a
// message is made, because almost no offset ever becomes a message.
package source

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is one input file. Path is relative to the site's folder and uses "/" on every
// system. Text is what was read, without a leading byte order mark.
type File struct {
	Path string

	// Sheet is the name of the sheet of a workbook that the text was made of; "" for a text that
	// stands in the file itself.
	Sheet string

	// reload reads the text again after Release; nil for a file that is kept.
	reload func() (string, error)

	mu     sync.Mutex
	text   string
	loaded bool
	lines  []int32
	last   askedPlace
	table  *Table // nil for a text without cells
}

// askedPlace is the place that was asked for last: problems are asked about in order, and many
// may stand on one long line.
type askedPlace struct {
	offset int
	Position
}

// New returns a file whose text is kept for the whole run.
func New(path, text string) *File {
	return &File{Path: path, text: text, loaded: true}
}

// NewReloadable returns a file whose text may be dropped with Release; reload must
// return the same text again. Bulk data uses it: the text of a country's villages is
// needed twice only where there is a mistake to show.
func NewReloadable(path, text string, reload func() (string, error)) *File {
	return &File{Path: path, text: text, loaded: true, reload: reload}
}

// Text returns the file's text. It is empty when a released file can no longer be read.
func (f *File) Text() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.textLocked()
}

func (f *File) textLocked() string {
	if !f.loaded {
		if text, err := f.reload(); err == nil {
			f.text, f.loaded = text, true
		}
	}
	return f.text
}

// Release drops the text of a reloadable file.
func (f *File) Release() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.reload != nil {
		f.text, f.loaded, f.lines, f.last = "", false, nil, askedPlace{}
	}
}

// Position is a place as an editor counts it: both from 1, the column in characters.
type Position struct {
	Line, Column int
}

// Position returns the line and column of a byte offset, of a sheet of a workbook its row and
// column; offsets outside the text are moved to its nearest end.
func (f *File) Position(offset int) Position {
	f.mu.Lock()
	defer f.mu.Unlock()
	text := f.textLocked()
	offset = min(max(offset, 0), len(text))
	if f.Sheet != "" && f.table != nil {
		row, column := f.table.Locate(text, offset)
		return Position{Line: row, Column: column}
	}
	starts := f.lineStarts()
	at := askedPlace{offset, Position{Line: sort.Search(len(starts), func(i int) bool { return int(starts[i]) > offset }), Column: 1}}
	from := int(starts[at.Line-1])
	if f.last.Line == at.Line && f.last.offset <= offset {
		from, at.Column = f.last.offset, f.last.Column
	}
	at.Column += utf8.RuneCountInString(text[from:offset])
	f.last = at
	return at.Position
}

// LineStart returns the offset at which a line counted from 1 begins.
func (f *File) LineStart(n int) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.textLocked()
	starts := f.lineStarts()
	return int(starts[min(max(n, 1), len(starts))-1])
}

// Line returns the text of a line counted from 1, without its line ending.
func (f *File) Line(n int) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	text := f.textLocked()
	starts := f.lineStarts()
	if n < 1 || n > len(starts) {
		return ""
	}
	line := text[starts[n-1]:]
	if n < len(starts) {
		line = text[starts[n-1] : starts[n]-1] // without a search: a line may be the whole file
	}
	return strings.TrimSuffix(line, "\r")
}

// lineStarts is computed at the first question and kept. The text must be present.
func (f *File) lineStarts() []int32 {
	if f.lines == nil {
		f.lines = append(f.lines, 0)
		for i := 0; i < len(f.text); i++ {
			if f.text[i] == '\n' {
				f.lines = append(f.lines, int32(i+1))
			}
		}
	}
	return f.lines
}

// Span is a stretch of a file in bytes, End excluded. The zero Span is nowhere.
type Span struct {
	File       *File
	Start, End int32
}

// At returns the span of length n that begins at offset.
func (f *File) At(offset, n int) Span {
	return Span{File: f, Start: int32(offset), End: int32(offset + n)}
}

// Text returns the spanned text.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	text := s.File.Text()
	start := min(max(int(s.Start), 0), len(text))
	end := min(max(int(s.End), start), len(text))
	return text[start:end]
}

// Position returns where the span begins.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{Line: 1, Column: 1}
	}
	return s.File.Position(int(s.Start))
}

// IsZero tells whether the span is nowhere.
func (s Span) IsZero() bool { return s.File == nil }
