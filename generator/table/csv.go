package table

import (
	"strings"

	"casebook/generator/source"
)

// csvRows reads RFC 4180 rows from a text. It accepts what encoding/csv accepts; lone line
// feeds end rows.
type csvRows struct {
	text      string
	separator byte
	pos       int
	row       Row
}

// plainCSV gives the rows of a text of comma-separated values.
func plainCSV(text string) Rows { return newRows(text, Dialect{Separator: ','}) }

func newRows(text string, d Dialect) *csvRows {
	return &csvRows{text: text, separator: d.Separator, pos: d.Start, row: Row{Text: text}}
}

// CSVSheet is a file of separated values as a table.
func CSVSheet(f *source.File) Sheet { return SheetIn(f, dialectOf(f.Text())) }

// SheetIn is CSVSheet of a file whose dialect is known, which is not looked at.
func SheetIn(f *source.File, d Dialect) Sheet {
	f.SetTable(source.Table{Locate: locate(d)})
	return Sheet{File: f, Dialect: d, Open: func() Rows { return newRows(f.Text(), d) }}
}

// TabbedSheet is a text of cells separated by TABs as a table, whatever its first line holds.
func TabbedSheet(f *source.File) Sheet { return SheetIn(f, Dialect{Separator: '\t'}) }

// Dialect is how a text of separated values is written.
type Dialect struct {
	Separator byte // a comma, a semicolon or a TAB
	Start     int  // of the first row, in bytes: behind a line sep=, which spreadsheets take for themselves
}

// dialectOf reads the dialect of a text from its first line.
func dialectOf(text string) Dialect {
	line, rest, more := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if len(line) == len("sep=,") && strings.EqualFold(line[:4], "sep=") && more && isSeparator(line[4]) {
		return Dialect{Separator: line[4], Start: len(text) - len(rest)}
	}
	for _, c := range [...]byte{',', ';', '\t'} {
		if strings.IndexByte(line, c) >= 0 {
			return Dialect{Separator: c}
		}
	}
	return Dialect{Separator: ','}
}

func isSeparator(c byte) bool { return c == ',' || c == ';' || c == '\t' }

func (r *csvRows) Row() *Row     { return &r.row }
func (r *csvRows) Seek(at int32) { r.pos = min(int(at), len(r.text)) }
func (r *csvRows) Left() int     { return strings.Count(r.text[r.pos:], "\n") + 1 }

// Next reads one row. After a broken quote reading goes on at the line after the one that the
// cell begins on.
func (r *csvRows) Next() bool {
	r.row.Cells, r.row.Fault = r.row.Cells[:0], NoFault
	r.skipBlankLines()
	if r.pos >= len(r.text) {
		return false
	}
	r.row.At = int32(r.pos)
	for {
		more, fine := r.cell()
		switch {
		case !fine:
			r.pos = int(r.row.FaultAt)
			r.skipLine()
			return true
		case r.pos-int(r.row.At) > MaxRow:
			r.fail(int(r.row.At), RowTooLong)
			if more {
				r.skipLine()
			}
			return true
		case !more:
			return true
		}
	}
}

func (r *csvRows) skipLine() {
	if i := strings.IndexByte(r.text[r.pos:], '\n'); i >= 0 {
		r.pos += i + 1
	} else {
		r.pos = len(r.text)
	}
}

func (r *csvRows) skipBlankLines() {
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
func (r *csvRows) cell() (more, fine bool) {
	if r.pos < len(r.text) && r.text[r.pos] == '"' {
		return r.quotedCell()
	}
	text, start, separator := r.text, r.pos, r.separator
	i := start
	for i < len(text) {
		c := text[i]
		if c == separator || c == '\n' {
			break
		}
		if c == '"' {
			r.fail(start, BareQuote)
			return false, false
		}
		i++
	}
	end := i
	if end > start && text[end-1] == '\r' && (i == len(text) || text[i] == '\n') {
		end--
	}
	r.row.Cells = append(r.row.Cells, Cell{Start: int32(start), End: int32(end), At: int32(start)})
	r.pos = i + 1
	if i >= len(text) {
		r.pos = i
		return false, true
	}
	return text[i] == separator, true
}

func (r *csvRows) quotedCell() (more, fine bool) {
	open := r.pos
	escaped := false
	i := open + 1
	for {
		q := strings.IndexByte(r.text[i:], '"')
		if q < 0 {
			r.fail(open, OpenQuote)
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
	r.row.Cells = append(r.row.Cells, Cell{Start: int32(open + 1), End: int32(i), Escaped: escaped, At: int32(open)})
	i++
	rest := r.text[i:]
	switch {
	case rest == "" || rest == "\r":
		r.pos = len(r.text)
		return false, true
	case rest[0] == r.separator:
		r.pos = i + 1
		return true, true
	case rest[0] == '\n':
		r.pos = i + 1
		return false, true
	case strings.HasPrefix(rest, "\r\n"):
		r.pos = i + 2
		return false, true
	}
	r.row.Cells = r.row.Cells[:len(r.row.Cells)-1]
	r.fail(open, StrayText)
	return false, false
}

func (r *csvRows) fail(at int, fault Fault) { r.row.FaultAt, r.row.Fault = int32(at), fault }

// locate returns a source.Table's Locate for a text of separated values. Rows are
// counted as a spreadsheet shows them: blank ones too, and one of several lines as one. It
// remembers where it was, so that places in rising order cost one pass.
func locate(d Dialect) func(text string, offset int) (row, column int) {
	row, at := 1, d.Start // the row that was found last
	return func(text string, offset int) (int, int) {
		if offset < at {
			row, at = 1, d.Start
		}
		r := newRows(text, d)
		r.pos = at
		for {
			if next := blankRows(text[r.pos:]); r.pos+next.bytes <= offset {
				row, r.pos = row+next.rows, r.pos+next.bytes
			}
			at = r.pos
			if !r.Next() || r.pos > offset || r.pos >= len(text) {
				return row, columnAt(&r.row, offset)
			}
			row++
		}
	}
}

// columnAt returns the column of the cell at an offset of a row.
func columnAt(r *Row, offset int) int {
	column := 0
	for i := range r.Cells {
		if int(r.Cells[i].At) <= offset {
			column = i + 1
		}
	}
	if r.Fault != NoFault && int(r.FaultAt) <= offset {
		column = len(r.Cells) + 1
	}
	return max(column, 1)
}

type blank struct{ rows, bytes int }

// blankRows measures the blank lines that a text begins with.
func blankRows(text string) blank {
	b := blank{}
	for b.bytes < len(text) {
		switch rest := text[b.bytes:]; {
		case rest[0] == '\n':
			b.bytes++
		case strings.HasPrefix(rest, "\r\n"):
			b.bytes += 2
		default:
			return b
		}
		b.rows++
	}
	return b
}
