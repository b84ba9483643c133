package load

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/load/conversion"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/table"
)

// indicatorOf finds the indicator that a head names by its id, or by its name where no other has
// it, with or without its unit in brackets: 人均可支配收入(元).
func (l *loader) indicatorOf(head string) *report.Indicator {
	if n := l.indicators.records[head]; n != nil {
		return n
	}
	var found *report.Indicator
	for _, id := range l.indicators.ids {
		n := l.indicators.records[id]
		name, unit := office.PlainHead(n.Name), office.PlainHead(string(n.Unit))
		if head != name && head != name+"("+unit+")" {
			continue
		}
		if found != nil {
			return nil
		}
		found = n
	}
	return found
}

// officeHead reads a head that is not written as the contract has it: the name as it would be.
func (b *headerBuilder) officeHead(name string) (string, bool) {
	plain := office.PlainHead(name)
	if b.isField(plain) {
		return plain, true
	}
	column, isFigure := parseFigureColumn(plain)
	if !isFigure {
		if b.sheet.Year == 0 {
			return "", false
		}
		column, isFigure = parseFigureColumn(plain + "@" + strconv.Itoa(b.sheet.Year))
	}
	if !isFigure {
		return "", false
	}
	n := b.indicatorOf(column.indicator)
	if n == nil {
		return "", false
	}
	column.indicator = n.ID
	return column.String(), true
}

// personal reports a column of persons' numbers; false for any other.
func (f *tableFile) personal(name string, at table.Cell) bool {
	rule, what, ok := office.Personal(name)
	if ok {
		f.add(problem.Problem{Rule: rule, Span: f.cellSpan(at),
			Message: text(quoteShort(name)+" 一列是"+what.ZH+"，不能进网站的数据", "the column "+quoteShort(name)+" holds "+what.EN+", which must not be in a site"),
			Hint:    text("在表格软件里删去这一列，再另存", "delete the column and save the table again")})
	}
	return ok
}

// headFarBelow is how many rows above its heads a table may begin with: titles, units, notes.
const headFarBelow = 10

// preface reports rows above the heads, and heads of two rows: what stands in which of them only
// a person can say. It leaves the rows where they were.
func (f *tableFile) preface(rows table.Rows) bool {
	row := rows.Row()
	at := row.At
	defer func() { rows.Seek(at); rows.Next() }()
	first := row.Cells[0]
	if hasHead(row, "code") {
		hasGap, last := false, ""
		for _, c := range row.Cells {
			head := strings.TrimSpace(row.Value(c))
			hasGap = hasGap || head == "" || head == last // a head over two columns, which a workbook gives to both
			last = head
		}
		if !rows.Next() {
			return false
		}
		if unitRow(row) {
			f.sideways(first, text("表头下面还有一行单位", "there is a row of units below the header"))
			return true
		}
		if !hasHead(row, "code") && !(hasGap && secondHead(row, true)) {
			return false
		}
		f.sideways(first, text("表头有两行", "the table has two header rows"))
		return true
	}
	for n := 1; n <= headFarBelow && rows.Next() && row.Fault == table.NoFault; n++ {
		if hasHead(row, "code") {
			f.sideways(first, text("表头上面还有标题、单位之类的行", "there are title or unit rows above the header"))
			return true
		}
		if n == 1 && secondHead(row, false) {
			f.sideways(first, text("表头有两行", "the table has two header rows"))
			return true
		}
	}
	if f.file.Sheet != "" {
		f.sideways(first, text("这张表里没有 code 这一列，不是照约定写的表", "the sheet has no column `code`: it is not a table of places"))
		return true
	}
	return false
}

// remarkWords begin the notes and signatures that stand below tables.
var remarkWords = [...]string{"注", "备注", "说明", "附注", "数据来源", "资料来源", "来源", "填表", "制表", "审核", "填报", "单位负责人", "统计负责人", "复核", "报出日期"}

// isRemark tells whether the row holds notes or signatures and nothing else: all that stands in it
// begins with a word of such and a colon, or it is one long text in a table of many columns.
func (x *rowDecoder) isRemark() bool {
	filled, remarks := 0, 0
	for _, c := range x.r.Cells {
		if c.Empty() {
			continue
		}
		filled++
		s := office.Unspaced(x.r.Value(c))
		head, _, hasColon := strings.Cut(strings.ReplaceAll(s, "：", ":"), ":")
		for _, word := range remarkWords {
			if hasColon && strings.HasPrefix(head, word) && utf8.RuneCountInString(head) <= 8 {
				remarks++
				break
			}
		}
		if filled == 1 && len(x.r.Cells) > 2 && strings.ContainsAny(s, "，。；：") && remarks == 0 {
			remarks++
		}
		if remarks < filled {
			return false
		}
	}
	return filled > 0
}

// remark reports the first row of notes of a table: what they say is the author's to place.
func (x *rowDecoder) remark() {
	if x.remarks++; x.remarks > 1 {
		return
	}
	first := x.r.Cells[0]
	for _, c := range x.r.Cells {
		if !c.Empty() {
			first = c
			break
		}
	}
	x.f.sideways(first, text("这一行是注释或签名，不是一个村或地区", "this row holds notes or signatures, not a place"))
}

// unitRow tells whether a row holds units and nothing else: 户, 人, 元.
func unitRow(row *table.Row) bool {
	units := 0
	for _, c := range row.Cells {
		switch strings.Trim(row.Value(c), " （）()") {
		case "":
		case "户", "人", "元", "万元", "亿元", "亩", "公里", "千米", "米", "平方米", "平方公里", "公顷", "个", "家", "吨", "公斤", "斤", "%", "％", "元/人", "人次":
			units++
		default:
			return false
		}
	}
	return units > 0
}

func (f *tableFile) sideways(at table.Cell, message problem.Text) {
	f.add(problem.Problem{Rule: problem.CSVSyntax, Span: f.cellSpan(at), Message: message,
		Hint: text("把它移到站点外面，再运行 casebook import "+path.Base(f.file.Path)+"；或在表格软件里删到只剩一行列名", "move it out of the site and run casebook import "+path.Base(f.file.Path)+", or leave one header row")})
}

func hasHead(row *table.Row, head string) bool {
	for _, c := range row.Cells {
		if !c.Empty() && office.PlainHead(row.Value(c)) == head {
			return true
		}
	}
	return false
}

// secondHead tells whether a row goes on with the heads above it: nothing in its first cell, words
// or years in others, and no number. A year is a number too: years says that they may be taken for
// heads.
func secondHead(row *table.Row, years bool) bool {
	if len(row.Cells) == 0 || strings.TrimSpace(row.Value(row.Cells[0])) != "" {
		return false
	}
	words := 0
	for _, c := range row.Cells {
		s := office.Unspaced(row.Value(c))
		if s == "" {
			continue
		}
		if _, isYear := yearOf(s); isYear && years {
			words++
			continue
		}
		if _, err := quantity.ParseDecimal(strings.ReplaceAll(s, ",", "")); err == nil || office.IsTotal(s) {
			return false
		}
		words++
	}
	return words >= 2
}

// summary handles a row that is reckoned from the others: sums, averages, the greatest; false for any other row. One
// that carries a code or a region would become a village of that name.
func (x *rowDecoder) summary() bool {
	word := x.summaryWord(x.r)
	if word == "" {
		return false
	}
	isTotal := office.IsTotalName(word)
	codeCell := x.r.Cells[x.header.code]
	code := office.Unspaced(x.r.Value(codeCell))
	liesIn := x.header.above >= 0 && x.header.above < len(x.r.Cells) && !x.r.Cells[x.header.above].Empty()
	if code != "" && !office.IsTotalName(code) && !office.IsStatistic(code) || liesIn {
		en := "this row holds sums, it is no village"
		if !isTotal {
			en = "this row is reckoned from the others, it is no village"
		}
		x.f.add(problem.Problem{Rule: problem.BadCode, Span: x.f.cellSpan(codeCell),
			Message: text("这一行是"+word+"，不是一个村", en),
			Hint:    text("删去这一行，或清空它的代码和地区", "delete the row, or clear its code and region")})
		return true
	}
	if !isTotal {
		x.f.converted[conversion.Statistic]++
		return true
	}
	x.f.converted[conversion.Total]++
	x.checkTotal(strings.Contains(word, "小计"))
	return true
}

// summaryWord is what a row that is reckoned from the others calls itself, "" for any other row.
func (x *rowDecoder) summaryWord(row *table.Row) (word string) {
	for _, i := range [...]int{x.header.code, x.header.name} {
		if i >= 0 && i < len(row.Cells) {
			if s := row.Value(row.Cells[i]); isSummary(s) {
				word = strings.TrimRight(office.Unspaced(s), ":：")
			}
		}
	}
	return word
}

// isSummary looks for a word's character first: nearly all names are those of villages.
func isSummary(s string) bool {
	return strings.Contains(s, "计") && office.IsTotalName(s) || anyof.Contains(s, "均", "最", "中位", "标准差", "方差", "众数", "极差") && office.IsStatistic(s)
}

// totals are the sums of a table's columns, up to the last row of sums.
type totals struct {
	rows     table.Rows // reads the rows again
	at       int32      // where the next row to be added begins
	part     []quantity.Decimal
	whole    []quantity.Decimal
	leading  bool // the table begins with a row of sums: others too may stand above what they add up
	overflow bool
}

// checkTotal holds a row of sums against the rows above it: a number that is text, or was mistyped,
// tells there. Averages and rates have no sum.
func (x *rowDecoder) checkTotal(sub bool) {
	t := &x.totals
	first := t.rows == nil
	if first {
		t.rows = x.sheet.Open()
		t.rows.Next() // the heads
		t.part, t.whole = make([]quantity.Decimal, len(x.header.columns)), make([]quantity.Decimal, len(x.header.columns))
	} else {
		t.rows.Seek(t.at)
		t.rows.Next() // the row of sums before
		clear(t.part)
	}
	above := 0
	for ; t.rows.Next() && t.rows.Row().At < x.r.At; above++ {
		x.addRow(t)
	}
	t.at = x.r.At
	t.leading = t.leading || first && above == 0
	var below totals
	where := text("上面", "above")
	if t.leading {
		below = x.sumsBelow(first)
		if t.overflow = t.overflow || below.overflow; above == 0 {
			where = text("下面", "below")
		}
	}
	for i, c := range x.r.Cells {
		if c.Empty() || t.overflow || !x.header.columns[i].sums() {
			continue
		}
		stated, ok := x.quietNumber(x.r, i)
		of := t
		if t.leading && above == 0 {
			of = &below
		}
		sum := of.whole[i]
		if sub {
			sum = of.part[i]
		}
		if !ok || stated.Cmp(sum) == 0 || stated.Cmp(t.part[i]) == 0 || t.leading && (stated.Cmp(below.part[i]) == 0 || stated.Cmp(below.whole[i]) == 0) {
			continue
		}
		x.f.add(problem.Problem{Rule: problem.SumMismatch, Span: x.f.cellSpan(c),
			Message: text(fmt.Sprintf("合计写的是 %s，%s各行相加是 %s", stated, where.ZH, sum), fmt.Sprintf("the total says %s, the rows %s add up to %s", stated, where.EN, sum)),
			Hint:    text("看这一列里有没有写错的数，或漏了的行", "look for a mistyped number or a missing row")})
	}
}

// placeRows is the rows of a table on their way into the parts of a file.
type placeRows[T any] struct {
	x       *rowDecoder
	kind    *placeKind[T]
	file    *placeFile[T]
	records report.Arena[T]
	current *T
	code    table.Cell
}

// rowsInto makes rows parts of a file.
func rowsInto[T any](kind *placeKind[T], f *placeFile[T]) func(*rowDecoder) rowTarget {
	return func(x *rowDecoder) rowTarget { return &placeRows[T]{x: x, kind: kind, file: f} }
}

func (r *placeRows[T]) columns() []string { return r.kind.columns }

func (r *placeRows[T]) bind(name string, col *column) {
	i := slices.Index(r.kind.names, name)
	f := &r.kind.fields[i]
	read := f.cells(r.x, col)
	col.read = func(c *table.Cell, s string) { read(c, s, r.current) }
	col.field, col.unit = r.kind.bit(i), f.unit
}

func (r *placeRows[T]) begin(c table.Cell, rows int) {
	s := r.records.Take(1, rows)[:1]
	r.current, r.code = &s[0], c
	r.kind.clear(r.current, r.x.f.cellSpan(c))
}

func (r *placeRows[T]) place() place { return r.kind.place(r.current) }

func (r *placeRows[T]) checkCode(code string, at source.Span) { r.kind.check(&r.x.f.decoder, code, at) }

func (r *placeRows[T]) end(given givenSet, whole bool) {
	r.file.parts = append(r.file.parts, part[T]{of: r.current, given: given, whole: whole,
		head: [2]int32{r.code.At, r.code.End}, row: r.x.r.At, sheet: r.x.sheet})
}
