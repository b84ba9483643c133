package xlsx

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Sheet is a sheet that was read.
type Sheet struct {
	Name   string
	Hidden bool

	// Text is its cells as separated values: a line a row, blank ones too, cells separated by TAB
	// and quoted where they hold a TAB, a quote or a line end. A text in merged cells stands in
	// each of them, a number in the first only.
	Text string

	Annotations []Annotation // in the order of kinds, then of places
}

// AnnotationKind is what is to be known of a place of a sheet besides its text.
type AnnotationKind uint8

// The kinds of annotations.
const (
	HiddenRow    AnnotationKind = iota // a row with something in it that is not shown
	HiddenColumn                       // likewise; its place is its first cell
	MergedNumber                       // a number over several cells: whose it is cannot be known
	MergedText                         // a text over several cells
	Formula                            // a figure that was computed
	Shadowed                           // a value that merged cells hide
)

// Annotation is a place of a sheet with what is to be known of it.
type Annotation struct {
	Kind            AnnotationKind
	Row, Column     int    // from 1
	Start, End      int32  // in the sheet's text
	ToRow, ToColumn int    // of merged cells: the last
	Formula         string // that computed the figure, without its "="; "" of one beyond maxFormulas
}

// cell is one cell while a sheet is read: its text lies in the reader's buffer.
type cell struct {
	row, column int32
	start, end  int32
	isText      bool
	formula     bool
}

type span struct{ row, column, toRow, toColumn int32 }

// sheetReader gathers a sheet's cells in the order of their places.
type sheetReader struct {
	book       *Book
	text       []byte
	cells      []cell
	merges     []span
	hiddenRows map[int32]bool
	hiddenCols []span // columns only
	row, col   int32
	size       int64 // of the part, in bytes, as the file has it
	formulas   map[[2]int32]string
	shared     map[string]string // formulas that several cells have, by their index
}

// Read reads sheet i.
func (b *Book) Read(i int) (*Sheet, error) {
	e := b.sheets[i]
	if b.files[e.part] == nil {
		return nil, fmt.Errorf("%w: %s is missing", ErrDamaged, e.part)
	}
	r := &sheetReader{book: b, size: int64(min(b.files[e.part].UncompressedSize64, maxPart)), hiddenRows: map[int32]bool{}, formulas: map[[2]int32]string{}, shared: map[string]string{}}
	if err := b.walk(e.part, r.element); err != nil {
		return nil, err
	}
	if !slices.IsSortedFunc(r.cells, byPlace) {
		slices.SortStableFunc(r.cells, byPlace)
	}
	r.cells = slices.CompactFunc(r.cells, func(a, b cell) bool { return a.row == b.row && a.column == b.column })
	s := &Sheet{Name: e.name, Hidden: e.hidden}
	r.write(s)
	if len(s.Text) > maxText {
		return nil, ErrTooLarge
	}
	return s, nil
}

func byPlace(a, b cell) int {
	if a.row != b.row {
		return int(a.row - b.row)
	}
	return int(a.column - b.column)
}

func (r *sheetReader) element(d *decoder, e *xml.StartElement) error {
	switch e.Name.Local {
	case "dimension":
		r.makeRoom(attr(e, "ref"))
	case "row":
		r.row++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil && n >= 1 && n <= maxRow {
			r.row = int32(n)
		}
		r.col = 0
		if isTrue(attr(e, "hidden")) {
			r.hiddenRows[r.row] = true
		}
	case "c":
		return r.cell(d, e)
	case "col":
		from, err1 := strconv.Atoi(attr(e, "min"))
		to, err2 := strconv.Atoi(attr(e, "max"))
		if isTrue(attr(e, "hidden")) && err1 == nil && err2 == nil {
			r.hiddenCols = append(r.hiddenCols, span{column: int32(from), toColumn: int32(to)})
		}
	case "mergeCell":
		from, to, ok := strings.Cut(attr(e, "ref"), ":")
		c1, r1, ok1 := placeOf(from)
		c2, r2, ok2 := placeOf(to)
		if ok && ok1 && ok2 && r1 <= r2 && c1 <= c2 {
			r.merges = append(r.merges, span{r1, c1, r2, c2})
		}
	}
	return nil
}

// shortestCell is about how many bytes a cell takes in a part, at least.
const shortestCell = 24

// makeRoom takes the memory of a sheet's cells at once, by its own word: it would be half as much again in
// pieces. What the sheet cannot hold by its size is not taken.
func (r *sheetReader) makeRoom(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1, ok1 := placeOf(from)
	c2, r2, ok2 := placeOf(to)
	if ok1 && ok2 && r2 >= r1 && c2 >= c1 && r.cells == nil {
		claimed := (int64(r2-r1) + 1) * (int64(c2-c1) + 1)
		r.cells = make([]cell, 0, min(claimed, r.size/shortestCell, maxCells))
	}
}

// placeOf reads E7.
func placeOf(ref string) (column, row int32, ok bool) {
	i := 0
	for ; i < len(ref); i++ {
		c := ref[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		if column = column*26 + int32(c-'a') + 1; column > maxColumn {
			return 0, 0, false
		}
	}
	n, err := strconv.Atoi(ref[i:])
	return column, int32(n), err == nil && column > 0 && n > 0 && n <= maxRow
}

// cell reads one cell up to its end.
func (r *sheetReader) cell(d *decoder, e *xml.StartElement) error {
	style, kind := r.begin(e)
	if r.row == 0 || r.row > maxRow || r.col > maxColumn {
		return fmt.Errorf("%w: a cell outside of the sheet", ErrDamaged)
	}
	value, formula, hasValue, hasFormula := "", "", false, false
	in, shared := "", ""
	for {
		t, err := d.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local
			switch in {
			case "is":
				if value, err = d.richText("is"); err != nil {
					return err
				}
				in, hasValue = "", true
			case "f":
				hasFormula, shared = true, attr(&t, "si")
			case "v":
				hasValue = true
			}
		case xml.CharData:
			switch in {
			case "v":
				value += string(t)
			case "f":
				formula += string(t)
			}
		case xml.EndElement:
			in = ""
			if t.Name.Local != "c" {
				continue
			}
			if hasFormula {
				r.formula(formula, shared)
			}
			if hasFormula && value == "" && !(hasValue && kind == "str") { // an empty text is a result too
				r.add("="+formula, true, true)
				return nil
			}
			return r.value(value, kind, style, hasFormula)
		}
	}
}

// begin goes to the place of a cell, which is the next one where it names none, and returns its
// attributes s and t.
func (r *sheetReader) begin(e *xml.StartElement) (style, kind string) {
	r.col++
	for i := range e.Attr {
		switch a := &e.Attr[i]; a.Name.Local {
		case "r":
			if column, row, ok := placeOf(a.Value); ok {
				r.col, r.row = column, row
			}
		case "s":
			style = a.Value
		case "t":
			kind = a.Value
		}
	}
	return style, kind
}

// maxFormulas is how many formulas of a sheet are kept as text.
const maxFormulas = 100_000

// formula notes the formula of the cell that is read. One that cells share stands in the first of
// them, and is given as it stands there.
func (r *sheetReader) formula(text, shared string) {
	if shared != "" && text != "" {
		r.shared[shared] = text
	} else if text == "" {
		text = r.shared[shared]
	}
	if len(r.formulas) < maxFormulas {
		r.formulas[[2]int32{r.row, r.col}] = text
	}
}

// value takes a cell's value by its type.
func (r *sheetReader) value(v, kind, style string, formula bool) error {
	isText := true
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(v))
		if err != nil || i < 0 || i >= len(r.book.strings) {
			if v == "" {
				return nil
			}
			return fmt.Errorf("%w: the text %s is missing", ErrDamaged, v)
		}
		v = r.book.strings[i]
	case "str":
		v = unescaped(v)
	case "inlineStr", "e", "d":
	case "b":
		v = map[string]string{"1": "TRUE", "0": "FALSE"}[strings.TrimSpace(v)]
	default:
		v, isText = r.book.number(strings.TrimSpace(v), style), false
	}
	if v == "" {
		return nil
	}
	r.add(v, isText, formula)
	if len(r.cells) > maxCells || len(r.text) > maxText {
		return ErrTooLarge
	}
	return nil
}

func (r *sheetReader) add(v string, isText, formula bool) {
	start := int32(len(r.text))
	r.text = append(r.text, strings.ReplaceAll(strings.ReplaceAll(v, "\r\n", "\n"), "\r", "\n")...)
	r.cells = append(r.cells, cell{r.row, r.col, start, int32(len(r.text)), isText, formula})
}
