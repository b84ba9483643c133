package xlsx

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// kind is what a number format takes a number for.
type kind uint8

const (
	plain kind = iota
	percent
	date
)

// styles reads the number format of each style.
func (b *Book) styles(name string) error {
	custom := map[string]format{}
	inCells := false
	return b.walk(name, func(d *decoder, e *xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			custom[attr(e, "numFmtId")] = formatOf(attr(e, "formatCode"))
		case "cellStyleXfs", "cellXfs", "cellStyles":
			inCells = e.Name.Local == "cellXfs"
		case "xf":
			if inCells {
				id := attr(e, "numFmtId")
				f, ok := custom[id]
				if !ok {
					n, _ := strconv.Atoi(id)
					f = format{{kind: builtin(n)}}
				}
				b.formats = append(b.formats, f)
			}
		}
		return nil
	})
}

// builtin is the format of a number that every spreadsheet knows.
func builtin(id int) kind {
	switch {
	case id == 9 || id == 10:
		return percent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return date
	}
	return plain
}

// number is a stored number as its format shows it: 0.985 is 98.5%, 45292 a date, 412 may be 412户 and 16420 may be
// 1.642万. What the format rounds is not rounded. A number in powers of ten is written out, with the digits that it has.
func (b *Book) number(stored, style string) string {
	var f format
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(b.formats) {
		f = b.formats[i]
	}
	if f.isPlain() && !strings.ContainsAny(stored, "eE") {
		return stored
	}
	n, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.Abs(n) > 1e18 {
		return stored
	}
	s := f.of(n)
	switch s.kind {
	case percent:
		return s.before + written(n*100) + "%" + s.after
	case date:
		if day, ok := b.day(n); ok {
			return day
		}
	}
	switch {
	case s.wordsAlone && n == 0 && s.compare == "": // 无 or a line for nought, which is a number
		return stored
	case s.wordsAlone:
		return s.before
	case s.power > 0:
		return s.before + written(n/math.Pow10(s.power)) + s.after
	case !strings.ContainsAny(stored, "eE"):
		return s.before + stored + s.after
	case n != 0 && math.Abs(n) < 1e-12:
		return stored
	}
	return s.before + strconv.FormatFloat(n, 'f', -1, 64) + s.after
}

// written is a number to the 15 digits that spreadsheets keep.
func written(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		short = n
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// day is the date of a day's number, with its time where it has one.
func (b *Book) day(n float64) (string, bool) {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.is1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if n < 0 || n > 2958466 { // the year 9999
		return "", false
	}
	t := epoch.Add(time.Duration(math.Round(n*86400)) * time.Second)
	if n < 1 {
		return t.Format("15:04:05"), true
	}
	if n == math.Trunc(n) {
		return t.Format("2006-01-02"), true
	}
	return t.Format("2006-01-02 15:04:05"), true
}
