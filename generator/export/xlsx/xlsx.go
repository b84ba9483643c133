// Package xlsx writes workbooks: sheets of texts and numbers under one head row. The same sheets
// give the same bytes, which the libraries that write workbooks do not promise: they note the
// time, and pack what a map holds in its order.
package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"casebook/generator/export/office"
)

// ContentType is the type of a workbook.
const ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Sheet is one table.
type Sheet struct {
	Name string // at most 31 characters, none of \ / ? * [ ] :
	Head []string
	Rows [][]Cell
}

// Cell is a text, or a number that Excel reckons with. A code of digits is a text: as a number
// it would lose its last digits.
type Cell struct {
	Text     string
	IsNumber bool // Text is a number with "." and without separators
}

// Text and Number make cells; a Number of "" is an empty one.
func Text(s string) Cell   { return Cell{Text: s} }
func Number(s string) Cell { return Cell{Text: s, IsNumber: true} }

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// Bytes writes a workbook.
func Bytes(sheets []Sheet) ([]byte, error) {
	p := office.NewPackage()
	p.Relate("", "officeDocument", "xl/workbook.xml")
	book := &office.XML{}
	book.Raw(office.Header).Start("workbook", "xmlns", main, "xmlns:r", office.RelationBase[:len(office.RelationBase)-1]).Start("sheets")
	taken := map[string]bool{}
	for i := range sheets {
		name := "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		id := p.Relate("xl/workbook.xml", "worksheet", name)
		book.Empty("sheet", "name", unique(sheets[i].Name, taken), "sheetId", strconv.Itoa(i+1), "r:id", id)
		p.Add(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", sheets[i].xml())
	}
	book.End("sheets").End("workbook")
	p.Relate("xl/workbook.xml", "styles", "xl/styles.xml")
	p.Add("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", book.B)
	p.Add("xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml", []byte(styles))
	return p.Bytes()
}

// The cell formats: 0 numbers, 1 texts, 2 heads.
const styles = office.Header + `<styleSheet xmlns="` + main + `"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
	`<cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

const (
	textStyle = "1"
	headStyle = "2"
)

func (s *Sheet) xml() []byte {
	x := &office.XML{B: make([]byte, 0, bytesPerCell*len(s.Head)*(len(s.Rows)+1))}
	x.Raw(office.Header).Start("worksheet", "xmlns", main)
	x.Raw(`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	s.columns(x)
	x.Start("sheetData").Start("row", "r", "1")
	widest := len(s.Head)
	for _, row := range s.Rows {
		widest = max(widest, len(row))
	}
	columns := make([]string, widest)
	for c := range columns {
		columns[c] = Column(c)
	}
	for c, head := range s.Head {
		textCell(x, columns[c], "1", head, headStyle)
	}
	x.End("row")
	for r, row := range s.Rows {
		n := strconv.Itoa(r + 2)
		x.Start("row", "r", n)
		for c, cell := range row {
			switch {
			case cell.Text == "":
			case cell.IsNumber:
				x.Raw(`<c r="`, columns[c], n, `"><v>`).Text(cell.Text).Raw("</v></c>")
			default:
				textCell(x, columns[c], n, cell.Text, textStyle)
			}
		}
		x.End("row")
	}
	return x.End("sheetData").End("worksheet").B
}

// bytesPerCell is about how long a cell is in XML.
const bytesPerCell = 32

func textCell(x *office.XML, column, row, text, style string) {
	x.Raw(`<c r="`, column, row, `" s="`, style, `" t="inlineStr"><is><t xml:space="preserve">`).Text(text).Raw("</t></is></c>")
}

// columns sets widths by the longest text of each, within reason.
func (s *Sheet) columns(x *office.XML) {
	if len(s.Head) == 0 {
		return
	}
	x.Start("cols")
	for c, head := range s.Head {
		widest := office.Width(head)
		for _, row := range s.Rows {
			if c < len(row) {
				widest = max(widest, office.Width(row[c].Text))
			}
		}
		n := strconv.Itoa(c + 1)
		x.Empty("col", "min", n, "max", n, "width", strconv.Itoa(min(max(widest+2, 8), 60)), "customWidth", "1")
	}
	x.End("cols")
}

// Column is the letters of a column, from 0.
func Column(c int) string {
	s := ""
	for c++; c > 0; c = (c - 1) / 26 {
		s = string(rune('A'+(c-1)%26)) + s
	}
	return s
}

// longestName is how many UTF-16 units a sheet's name may have.
const longestName = 31

// unique makes a name that a sheet may have: Excel tells no capital from a small letter, and keeps
// History for itself.
func unique(name string, taken map[string]bool) string {
	var clean []rune
	for _, r := range name {
		switch r {
		case '\\', '/', '?', '*', '[', ']', ':', '\'':
			r = '_'
		}
		clean = append(clean, r)
	}
	if len(clean) == 0 {
		clean = []rune("Sheet")
	}
	made := upTo(clean, longestName)
	for n := 2; taken[strings.ToLower(made)] || strings.EqualFold(made, "history"); n++ {
		tail := "_" + strconv.Itoa(n)
		made = upTo(clean, longestName-len(tail)) + tail
	}
	taken[strings.ToLower(made)] = true
	return made
}

// upTo is the head of a name, at most so many UTF-16 units.
func upTo(name []rune, units int) string {
	for i, r := range name {
		if units -= utf16.RuneLen(r); units < 0 {
			return string(name[:i])
		}
	}
	return string(name)
}
