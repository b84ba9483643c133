package xlsx

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// format is what the number format of a cell makes of its number.
type format uint8

const (
	plain format = iota
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
					f = builtin(n)
				}
				b.formats = append(b.formats, f)
			}
		}
		return nil
	})
}

// builtin is the format of a number that every spreadsheet knows.
func builtin(id int) format {
	switch {
	case id == 9 || id == 10:
		return percent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return date
	}
	return plain
}

// formatOf reads a format code: "0.0%", "yyyy\-mm", `0"户"`, "[Red]0".
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";") // of positive numbers
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return plain
			}
			if inner := strings.ToLower(code[i+1 : i+end]); inner == "h" || inner == "hh" || inner == "m" || inner == "mm" || inner == "s" || inner == "ss" {
				return date
			}
			i += end
		case '\\', '_', '*':
			i++
		case '%':
			return percent
		case 'G', 'g':
			if len(code) >= i+7 && strings.EqualFold(code[i:i+7], "general") {
				i += 6
			}
		case 'y', 'Y', 'd', 'D', 'm', 'M', 'h', 'H', 's', 'S':
			return date
		}
	}
	return plain
}

// number is a stored number as its format means it: 0.985 is 98.5%, 45292 a date. A number in
// powers of ten is written out, with the digits that it has.
func (b *Book) number(stored, style string) string {
	f := plain
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(b.formats) {
		f = b.formats[i]
	}
	if f == plain && !strings.ContainsAny(stored, "eE") {
		return stored
	}
	n, err := strconv.ParseFloat(stored, 64)
	switch {
	case err != nil || math.Abs(n) > 1e18:
		return stored
	case f == percent:
		return written(n*100) + "%"
	case f == date:
		if day, ok := b.day(n); ok {
			return day
		}
	}
	if n != 0 && math.Abs(n) < 1e-12 {
		return stored
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
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
