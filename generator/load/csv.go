package load

import "strings"

// cell is one cell of a row: the bytes of its text, quotes taken off.
type cell struct {
	start, end int32
	escaped    bool // holds "" or CRLF inside quotes: see text
	at         int32
}

// rowReader reads RFC 4180 rows from a text and reuses its cells, so that a country's
// figures cost no allocation a cell. It accepts what encoding/csv accepts; blank lines are
// skipped and lone line feeds end rows.
type rowReader struct {
	text  string
	pos   int
	row   int // where the current row begins
	cells []cell

	bad     int // where the cell with the broken quote begins
	problem rowProblem
}

type rowProblem uint8

const (
	rowFine     rowProblem = iota
	bareQuote              // a quote in a cell that does not begin with one
	strayText              // text behind the closing quote
	unclosedEnd            // no closing quote up to the end of the file
	tooWide                // longer than maxRow
)

// maxRow bounds one row, in bytes: a country's figures of a village take some kilobytes.
const maxRow = 16 << 20

// next reads one row. It returns false at the end. After a broken quote, which problem
// tells of, reading goes on at the line after the one that the cell begins on.
func (r *rowReader) next() bool {
	r.cells, r.problem = r.cells[:0], rowFine
	r.skipBlankLines()
	if r.pos >= len(r.text) {
		return false
	}
	r.row = r.pos
	for {
		more, fine := r.cell()
		switch {
		case !fine:
			r.pos = r.bad
			r.skipLine()
			return true
		case r.pos-r.row > maxRow:
			r.bad, r.problem = r.row, tooWide
			if more {
				r.skipLine()
			}
			return true
		case !more:
			return true
		}
	}
}

func (r *rowReader) skipLine() {
	if i := strings.IndexByte(r.text[r.pos:], '\n'); i >= 0 {
		r.pos += i + 1
	} else {
		r.pos = len(r.text)
	}
}

func (r *rowReader) skipBlankLines() {
	for r.pos < len(r.text) {
		switch {
		case r.text[r.pos] == '\n':
			r.pos++
		case strings.HasPrefix(r.text[r.pos:], "\r\n"):
			r.pos += 2
		case r.text[r.pos:] == "\r":
			r.pos++
		default:
			return
		}
	}
}

// cell reads one cell and the comma or line end behind it; more tells that another follows
// in the row.
func (r *rowReader) cell() (more, fine bool) {
	if r.pos < len(r.text) && r.text[r.pos] == '"' {
		return r.quotedCell()
	}
	text, start := r.text, r.pos
	i := start
	for i < len(text) {
		c := text[i]
		if c == ',' || c == '\n' {
			break
		}
		if c == '"' {
			r.bad, r.problem = start, bareQuote
			return false, false
		}
		i++
	}
	end := i
	if end > start && text[end-1] == '\r' && (i == len(text) || text[i] == '\n') {
		end--
	}
	r.cells = append(r.cells, cell{start: int32(start), end: int32(end), at: int32(start)})
	r.pos = i + 1
	if i >= len(text) {
		r.pos = i
		return false, true
	}
	return text[i] == ',', true
}

func (r *rowReader) quotedCell() (more, fine bool) {
	open := r.pos
	escaped := false
	i := open + 1
	for {
		q := strings.IndexByte(r.text[i:], '"')
		if q < 0 {
			r.bad, r.problem = open, unclosedEnd
			return false, false
		}
		i += q
		if i+1 < len(r.text) && r.text[i+1] == '"' {
			escaped = true
			i += 2
			continue
		}
		break
	}
	body := r.text[open+1 : i]
	escaped = escaped || strings.Contains(body, "\r\n")
	r.cells = append(r.cells, cell{start: int32(open + 1), end: int32(i), escaped: escaped, at: int32(open)})
	i++
	rest := r.text[i:]
	switch {
	case rest == "" || rest == "\r":
		r.pos = len(r.text)
		return false, true
	case rest[0] == ',':
		r.pos = i + 1
		return true, true
	case rest[0] == '\n':
		r.pos = i + 1
		return false, true
	case strings.HasPrefix(rest, "\r\n"):
		r.pos = i + 2
		return false, true
	}
	r.bad, r.problem = open, strayText
	return false, false
}

// value returns the text of a cell: a part of the file's text, except where quotes or line
// ends must be resolved.
func (r *rowReader) value(c cell) string {
	s := r.text[c.start:c.end]
	if !c.escaped {
		return s
	}
	return strings.NewReplacer(`""`, `"`, "\r\n", "\n").Replace(s)
}
