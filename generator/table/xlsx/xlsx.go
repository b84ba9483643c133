// Package xlsx reads the sheets of a workbook (.xlsx) as tables, in bounded time and memory.
//
// It reads what a figure needs and excelize does not give in one pass: the number as it is stored
// beside its format (98.5 %, a date), formulas without a result, merged cells, hidden rows and
// columns. Tests hold it against excelize.
package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Why a workbook cannot be read.
var (
	ErrEncrypted = errors.New("the workbook is encrypted")
	ErrOld       = errors.New("a workbook of the old format .xls")
	ErrNotOne    = errors.New("no workbook")
	ErrDamaged   = errors.New("the workbook is damaged")
	ErrTooLarge  = errors.New("the workbook is too large when unpacked")
)

// Limits of a workbook.
const (
	maxPart   = 256 << 20 // one file in it, unpacked, in bytes
	maxCells  = 6_000_000 // of one sheet
	maxText   = 512 << 20 // of one sheet's cells, in bytes
	maxSheets = 1000
	maxRow    = 1 << 20 // the last row and column that spreadsheets have
	maxColumn = 1 << 14
)

// Book is a workbook: its sheets are read one by one.
type Book struct {
	files   map[string]*zip.File
	sheets  []sheetEntry
	strings []string
	formats []format // of cells, by their style
	is1904  bool
}

type sheetEntry struct {
	name, part string
	hidden     bool
}

// Open reads what the sheets of a workbook share.
func Open(data string) (*Book, error) {
	if err := kindOf(data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	b := &Book{files: map[string]*zip.File{}}
	for _, f := range z.File {
		b.files[strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, "\\", "/")), "/"))] = f
	}
	main, err := b.mainPart()
	if err != nil {
		return nil, err
	}
	if err := b.workbook(main); err != nil {
		return nil, err
	}
	if len(b.sheets) == 0 {
		return nil, fmt.Errorf("%w: no sheets", ErrNotOne)
	}
	return b, nil
}

// kindOf tells a workbook from what is only named like one.
func kindOf(data string) error {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	switch {
	case strings.HasPrefix(data, ole):
		if strings.Contains(data, "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e") {
			return ErrEncrypted
		}
		return ErrOld
	case !strings.HasPrefix(data, "PK"):
		return ErrNotOne
	}
	return nil
}

// Sheets is how many sheets the workbook has.
func (b *Book) Sheets() int { return len(b.sheets) }

// Name is what sheet i is called.
func (b *Book) Name(i int) string { return b.sheets[i].name }

// IsHidden tells whether sheet i is hidden from who opens the workbook.
func (b *Book) IsHidden(i int) bool { return b.sheets[i].hidden }

// mainPart finds the workbook by the package's relations, by its usual name where they are lost.
func (b *Book) mainPart() (string, error) {
	rels, err := b.relations("_rels/.rels", "")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") && b.files[r.target] != nil {
			return r.target, nil
		}
	}
	if b.files["xl/workbook.xml"] == nil {
		return "", fmt.Errorf("%w: no workbook.xml", ErrNotOne)
	}
	return "xl/workbook.xml", nil
}

type relation struct{ id, kind, target string }

// relations reads a file of relations; a package without it has none.
func (b *Book) relations(name, folder string) ([]relation, error) {
	var list []relation
	err := b.walk(name, func(d *decoder, e *xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = folder + "/" + target
			}
			list = append(list, relation{attr(e, "Id"), attr(e, "Type"), strings.ToLower(strings.TrimPrefix(path.Clean("/"+target), "/"))})
		}
		return nil
	})
	return list, err
}

// workbook reads the list of sheets, the texts and the formats.
func (b *Book) workbook(main string) error {
	rels, err := b.relations(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), path.Dir(main))
	if err != nil {
		return err
	}
	err = b.walk(main, func(d *decoder, e *xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			b.is1904 = isTrue(attr(e, "date1904"))
		case "sheet":
			for _, r := range rels {
				if r.id == attr(e, "id") && strings.HasSuffix(r.kind, "/worksheet") && len(b.sheets) < maxSheets {
					state := attr(e, "state")
					b.sheets = append(b.sheets, sheetEntry{attr(e, "name"), r.target, state != "" && state != "visible"})
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range rels {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = b.sharedStrings(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = b.styles(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sharedStrings reads the texts that cells name by number. Readings (rPh) are no part of a text.
func (b *Book) sharedStrings(name string) error {
	total := 0
	return b.walk(name, func(d *decoder, e *xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		s, err := d.richText("si")
		b.strings = append(b.strings, s)
		if total += len(s) + 16; total > maxPart {
			return ErrTooLarge
		}
		return err
	})
}

// decoder reads the parts of a workbook element by element.
type decoder struct{ *xml.Decoder }

// walk calls visit with each element that a part begins; a part that is not there has none.
func (b *Book) walk(name string, visit func(d *decoder, e *xml.StartElement) error) error {
	f := b.files[name]
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > maxPart {
		return ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer r.Close()
	d := &decoder{xml.NewDecoder(bounded(r))}
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			if e, ok := t.(xml.StartElement); ok {
				err = visit(d, &e)
			}
		}
		switch {
		case err == nil:
		case errors.Is(err, ErrTooLarge):
			return ErrTooLarge
		case errors.Is(err, ErrDamaged):
			return err
		default:
			return fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
		}
	}
}

// bounded ends with ErrTooLarge what claims to be shorter than it is.
func bounded(r io.Reader) io.Reader { return &boundedReader{r: r, left: maxPart} }

type boundedReader struct {
	r    io.Reader
	left int
}

func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}

// next is RawToken; the end of the part inside an element is damage.
func (d *decoder) next() (xml.Token, error) {
	t, err := d.RawToken()
	if err == io.EOF {
		return nil, fmt.Errorf("%w: it ends too early", ErrDamaged)
	}
	return t, err
}

// richText reads the runs of an element up to its end.
func (d *decoder) richText(element string) (string, error) {
	var text []byte
	one, runs, inText, reading := "", 0, false, 0
	for {
		t, err := d.next()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			if t.Name.Local == "rPh" {
				reading++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "rPh":
				reading--
			case element:
				if runs > 1 {
					one = string(text)
				}
				return unescaped(one), nil
			}
		case xml.CharData:
			if inText && reading == 0 {
				if runs++; runs == 1 {
					one = string(t)
				} else {
					if runs == 2 {
						text = append(text, one...)
					}
					text = append(text, t...)
				}
			}
		}
	}
}

// unescaped resolves _x000D_, as spreadsheets write characters that XML does not have.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b bytes.Buffer
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			break
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || !utf8.ValidRune(rune(n)) {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(rune(n))
		s = s[i+7:]
	}
	return b.String() + s
}

func attr(e *xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }
