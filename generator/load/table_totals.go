package load

import (
	"fmt"
	"strings"

	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/table"
)

// total handles a row of sums; false for any other row. One that carries a code or a region would
// become a village of that name.
func (x *rowDecoder) total() bool {
	word := ""
	for _, i := range [...]int{x.header.code, x.header.name} {
		if i >= 0 && i < len(x.r.Cells) {
			if s := x.r.Value(x.r.Cells[i]); strings.Contains(s, "计") && office.IsTotal(s) {
				word = office.Unspaced(s)
			}
		}
	}
	if word == "" {
		return false
	}
	codeCell := x.r.Cells[x.header.code]
	code := office.Unspaced(x.r.Value(codeCell))
	liesIn := x.header.above >= 0 && x.header.above < len(x.r.Cells) && !x.r.Cells[x.header.above].Empty()
	if code != "" && !office.IsTotal(code) || liesIn {
		x.f.add(problem.Problem{Rule: problem.BadCode, Span: x.f.cellSpan(codeCell),
			Message: text("这一行是"+word+"，不是一个村", "this row holds sums, it is no village"),
			Hint:    text("删去这一行，或清空它的代码和地区", "delete the row, or clear its code and region")})
		return true
	}
	x.f.converted[fromTotal]++
	x.checkTotal(word == "小计")
	return true
}

// totals are the sums of a table's columns, up to the last row of sums.
type totals struct {
	rows     table.Rows // reads the rows again
	at       int32      // where the next row to be added begins
	part     []quantity.Decimal
	whole    []quantity.Decimal
	overflow bool
}

// checkTotal holds a row of sums against the rows above it: a number that is text, or was mistyped,
// tells there. Averages and rates have no sum.
func (x *rowDecoder) checkTotal(sub bool) {
	t := &x.totals
	if t.rows == nil {
		t.rows = x.sheet.Open()
		t.rows.Next() // the heads
		t.part, t.whole = make([]quantity.Decimal, len(x.header.columns)), make([]quantity.Decimal, len(x.header.columns))
	} else {
		t.rows.Seek(t.at)
		t.rows.Next() // the row of sums before
		clear(t.part)
	}
	for t.rows.Next() && t.rows.Row().At < x.r.At {
		x.addRow(t)
	}
	t.at = x.r.At
	for i, c := range x.r.Cells {
		if c.Empty() || t.overflow || !x.header.columns[i].sums() {
			continue
		}
		stated, ok := x.quietNumber(x.r, i)
		sum := t.whole[i]
		if sub {
			sum = t.part[i]
		}
		if !ok || stated.Cmp(sum) == 0 || stated.Cmp(t.part[i]) == 0 {
			continue
		}
		x.f.add(problem.Problem{Rule: problem.SumMismatch, Span: x.f.cellSpan(c),
			Message: text(fmt.Sprintf("合计写的是 %s，上面各行相加是 %s", stated, sum), fmt.Sprintf("the total says %s, the rows above add up to %s", stated, sum)),
			Hint:    text("看这一列里有没有写错的数，或漏了的行", "look for a mistyped number or a missing row")})
	}
}

func (x *rowDecoder) addRow(t *totals) {
	row := t.rows.Row()
	for i := range min(len(row.Cells), len(x.header.columns)) {
		if !x.header.columns[i].sums() {
			continue
		}
		if n, ok := x.quietNumber(row, i); ok {
			var err1, err2 error
			t.part[i], err1 = t.part[i].Add(n)
			t.whole[i], err2 = t.whole[i].Add(n)
			t.overflow = t.overflow || err1 != nil || err2 != nil
		}
	}
}

// sums tells whether a total of the column is the sum of its rows.
func (c *column) sums() bool {
	switch c.kind {
	case columnField:
		return c.unit != ""
	case columnFigure, columnPart:
		return !strings.ContainsAny(c.indicator.Name, "均率比") && !strings.ContainsAny(string(c.indicator.Unit), "%‰/")
	}
	return false
}

// quietNumber reads a cell's number and reports nothing.
func (x *rowDecoder) quietNumber(row *table.Row, i int) (quantity.Decimal, bool) {
	s := strings.TrimSpace(row.Value(row.Cells[i]))
	if n, err := quantity.ParseDecimal(s); err == nil {
		return n, true
	}
	n, _, refusal := office.Number(s, x.header.columns[i].unit)
	return n, refusal.ZH == ""
}
