package load

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"casebook/generator/identifier"
	"casebook/generator/load/conversion"
	"casebook/generator/narrative"
	"casebook/generator/numeral"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/table"
)

// textCells reads texts; spelt may be nil.
func textCells[T any](to func(*T) *string, spelt func(*rowDecoder, string) string) func(*rowDecoder, *column) cellReader[T] {
	return func(x *rowDecoder, _ *column) cellReader[T] {
		return func(c *table.Cell, s string, v *T) {
			s = x.text(c, s)
			if spelt != nil {
				s = spelt(x, s)
			}
			*to(v) = s
			x.texts = append(x.texts, to(v))
		}
	}
}

// refCells reads ids of records. Neighbouring rows mostly name the same one.
func refCells[T, R any](in func(*loader) *registry[R], to func(*T) **R, mayName bool) func(*rowDecoder, *column) cellReader[T] {
	return func(x *rowDecoder, _ *column) cellReader[T] {
		var last string
		var record *R
		return func(c *table.Cell, s string, v *T) {
			if s != last || record == nil {
				last, record = s, lookUp(in(x.loader), x, c, s, mayName)
			}
			*to(v) = record
		}
	}
}

// refsCells reads ids of records separated by ";".
func refsCells[T, R any](in func(*loader) *registry[R], to func(*T) *[]*R) func(*rowDecoder, *column) cellReader[T] {
	return func(x *rowDecoder, _ *column) cellReader[T] {
		var last string
		var records []*R
		return func(c *table.Cell, s string, v *T) {
			if s != last {
				last, records = s, nil
				for id := range strings.SplitSeq(s, ";") {
					if id = strings.TrimSpace(id); id == "" {
						continue
					}
					if one := lookUp(in(x.loader), x, c, id, byName); one != nil {
						records = append(records, one)
					} else {
						last = "" // so that the next row reports it as well
					}
				}
			}
			*to(v) = records
		}
	}
}

// text returns the text of a cell for a page.
func (x *rowDecoder) text(c *table.Cell, s string) string {
	if len(s) > maxWord {
		x.wrong(c, tooLong.ZH, tooLong.EN, shorter)
		return ""
	}
	return strings.TrimSpace(narrative.Visible(s))
}

// officeName takes out the spaces that a name of Chinese characters was spread with to fill its
// cell: 青　禾 村.
func (x *rowDecoder) officeName(s string) string {
	if !strings.ContainsAny(s, " \n\t　") {
		return s
	}
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) && !unicode.IsSpace(r) {
			return s
		}
	}
	x.f.converted[conversion.Spaced]++
	return office.Unspaced(s)
}

// officeCode reads full-width digits as digits.
func (x *rowDecoder) officeCode(s string) string {
	if plain := office.Narrow(s); plain != s && numeral.IsDigits(plain) {
		x.f.converted[conversion.FullWidth]++
		return plain
	}
	return s
}

// figure reads a number into its slot.
func (x *rowDecoder) figure(col *column, c *table.Cell) {
	s := x.r.Text[c.Start:c.End]
	n, err := plainDecimal(s)
	if err != nil {
		if s = strings.TrimSpace(narrative.Visible(x.r.Value(*c))); s == "" {
			return
		}
		if n, err = quantity.ParseDecimal(s); err != nil {
			var ok bool
			if n, ok = x.office(col, c, s, err); !ok {
				return
			}
		}
	}
	if len(s) > office.SignificantDigits+1 {
		if round := office.WithoutNoise(n); round.Cmp(n) != 0 {
			n = round
			x.f.converted[conversion.Noise]++
		}
	}
	if col.kind == columnPart && n.Sign() < 0 {
		x.wrong(c, "构成里的数不能是负的", "a part cannot be negative", text("核对来源，去掉负号", "compare with the source and remove the sign"))
		return
	}
	x.slots[col.slot] = n
	x.cells[col.slot] = c.At
}

func (x *rowDecoder) wrong(c *table.Cell, zh, en string, hint problem.Text) {
	x.f.add(problem.Problem{Rule: problem.WrongType, Span: x.f.cellSpan(*c), Message: text(zh, en), Hint: hint})
}

// office reads a number that is not plain; false after a report. A dash is asked about once a
// column.
func (x *rowDecoder) office(col *column, c *table.Cell, s string, err error) (quantity.Decimal, bool) {
	if office.IsDash(s) {
		if !col.asked {
			col.asked = true
			x.wrong(c, "这一列有“"+s+"”：是没有数据，还是零？", "this column has "+quoteShort(s)+": is there no figure, or is it zero?",
				text("没有数据就清空这些格，是零就写 0", "clear the cells that have no figure, write 0 in those that are zero"))
		}
		return quantity.Missing, false
	}
	if err == quantity.ErrRange {
		x.wrong(c, "这个数太大或小数位太多", "this number is too large or has too many digits", text("四舍五入到需要的小数位，如 1234.5", "round it to as many decimals as needed, like 1234.5"))
		return quantity.Missing, false
	}
	separated := x.sheet.Dialect.Separator == ';' && strings.Contains(s, ",") // 16,420 may be 16.42
	n, kind, refusal := office.Number(s, col.unit)
	if refusal.ZH != "" || separated {
		if refusal.ZH == "" {
			refusal = text("里的逗号可能是小数点，也可能是千分位", "has a comma that may be a decimal point or a thousands separator")
		}
		x.wrong(c, quoteShort(identifier.Printable(s))+" "+refusal.ZH, quoteShort(identifier.Printable(s))+" "+refusal.EN, digitsHint(s, col.unit, separated))
		return quantity.Missing, false
	}
	x.f.converted[conversion.Grouping+conversion.Kind(kind)]++
	return n, true
}

var writeDigits = text("只写数字，如 1234.5；没有数据就空着", "write digits only, like 1234.5; leave it empty if there is no figure")

// digitsHint shows the number that a cell was meant to hold, where that can be worked out.
func digitsHint(s string, unit quantity.Unit, decimalComma bool) problem.Text {
	plain := strings.NewReplacer("−", "-", "'", "", "’", "", "＇", "").Replace(office.Narrow(office.Unspaced(s)))
	if whole, part, found := strings.Cut(plain, ","); decimalComma && found && len(part) != 3 {
		plain = whole + "." + part
	}
	factor := int64(1)
	for _, word := range [...]struct {
		name  string
		times int64
	}{{"万", 10_000}, {"亿", 100_000_000}} {
		if rest, found := strings.CutSuffix(plain, word.name); found {
			plain, factor = rest, word.times
		}
	}
	if factor > 1 && strings.ContainsAny(string(unit), "万亿") { // 3万 in a column of 万元 is 3, not 30000
		return text("这一列的单位是“"+string(unit)+"”：核对来源，按它只写数字", "the column counts in "+string(unit)+": compare with the source and write digits only")
	}
	n, err := quantity.ParseDecimal(plain)
	if err == nil {
		n, err = n.Mul(quantity.FromInt(factor))
	}
	digits := n.String()
	if err != nil || digits == s {
		return writeDigits
	}
	return text("写成 "+digits, "write "+digits)
}

// Whether a cell may hold a record's name where no other has it.
const (
	byID   = false
	byName = true
)

func lookUp[T any](g *registry[T], x *rowDecoder, c *table.Cell, id string, mayName bool) *T {
	record, ok := g.records[id]
	if !ok {
		if named := x.named(g.what.EN, id, g.named, mayName); named != "" {
			x.f.converted[conversion.Name]++
			return g.records[named]
		}
		key := [2]string{g.what.EN, id}
		if reported := x.nowhere[key]; reported != nil {
			reported.rows++
			return nil
		}
		id = strings.Clone(id)
		before := len(x.f.problems)
		if g.dangling(&x.f.decoder, id, x.f.cellSpan(*c)); len(x.f.problems) > before {
			if separated, ok := g.separated(id); ok {
				last := &x.f.problems[len(x.f.problems)-1]
				last.Hint = text("几个"+g.what.ZH+"之间用英文分号：写成 "+separated, "separate them with ASCII semicolons: "+separated)
			}
			if x.nowhere == nil {
				x.nowhere = map[[2]string]*dangling{}
			}
			x.nowhere[[2]string{g.what.EN, id}] = &dangling{problem: before, rows: 1}
		}
	}
	return record
}

// separated writes a cell of several ids or names, which some other mark than the semicolon
// separates, as it must be written.
func (g *registry[T]) separated(cell string) (string, bool) {
	words := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("；、，,/|　 \n", r) })
	known := false
	for i, word := range words {
		_, is := g.records[word]
		if named := g.named(word); !is && named != "" {
			words[i], is = named, true
		}
		known = known || is
	}
	return strings.Join(words, ";"), known && len(words) > 1
}

// dangling is a reference of a table's cells that leads nowhere: it is reported once, with the number
// of rows it stands in.
type dangling struct {
	problem, rows int // problem is the index among the file's
}

// countDangling says of each reference that leads nowhere in how many rows it stands.
func (x *rowDecoder) countDangling() {
	for _, d := range x.nowhere {
		if p := &x.f.problems[d.problem]; d.rows > 1 {
			p.Message = text(fmt.Sprintf("%s（这份表里共%d行）", p.Message.ZH, d.rows), fmt.Sprintf("%s (in %d rows of this table)", p.Message.EN, d.rows))
		}
	}
}

// named finds a record's id by its name, each name once a table: neighbouring rows may name many.
func (x *rowDecoder) named(kind, name string, find func(string) string, mayName bool) string {
	if !mayName {
		return ""
	}
	key := [2]string{kind, name}
	id, known := x.byName[key]
	if !known {
		if x.byName == nil {
			x.byName = map[[2]string]string{}
		}
		id = find(name)
		x.byName[[2]string{kind, strings.Clone(name)}] = id
	}
	return id
}

// boolean accepts true and false, and the TRUE and FALSE that spreadsheets make of them.
func (x *rowDecoder) boolean(c *table.Cell, s string) bool {
	switch {
	case strings.EqualFold(s, "true"):
		return true
	case strings.EqualFold(s, "false"):
		return false
	case s == "是", s == "否":
		x.f.converted[conversion.YesNo]++
		return s == "是"
	}
	x.wrong(c, "这一格应是 true 或 false，不能是 "+quoteShort(identifier.Printable(s)), "this must be true or false, not "+quoteShort(identifier.Printable(s)),
		text("写 是 或 否（也可以写 true 或 false）", "write true or false"))
	return false
}

// integer reads a whole number from lo to hi.
func (x *rowDecoder) integer(col *column, c *table.Cell, s string, lo, hi int64) (int, bool) {
	n, err := quantity.ParseDecimal(s)
	if err != nil {
		var ok bool
		if n, ok = x.office(col, c, s, err); !ok {
			return 0, false
		}
	}
	coefficient, scale := n.Round(0).Parts() // 412.0 is 412
	switch {
	case scale == 0 && n.Round(0).Cmp(n) == 0 && coefficient >= lo && coefficient <= hi:
		return int(coefficient), true
	case lo == 0:
		x.wrong(c, "这一格应是不小于 0 的整数", "this must be a whole number, 0 or more", text("只写整数，如 412；没有数据就空着", "write a whole number, like 412; leave it empty if there is no figure"))
	default:
		from, to := quantity.FromInt(lo).String(), quantity.FromInt(hi).String()
		x.wrong(c, "这一格应是 "+from+" 到 "+to+" 之间的整数", "this must be a whole number from "+from+" to "+to+"", text("核对来源，只写整数；没有数据就空着", "compare with the source and write a whole number; leave it empty if there is no figure"))
	}
	return 0, false
}

// sumsBelow adds up what stands below the row: part up to the next row of sums, and with all, whole to
// the end without such rows.
func (x *rowDecoder) sumsBelow(all bool) totals {
	t := totals{rows: x.sheet.Open(), part: make([]quantity.Decimal, len(x.header.columns)), whole: make([]quantity.Decimal, len(x.header.columns))}
	t.rows.Next()
	t.rows.Seek(x.r.At)
	t.rows.Next() // the row itself
	var part []quantity.Decimal
	for t.rows.Next() {
		if !office.IsTotalName(x.summaryWord(t.rows.Row())) {
			x.addRow(&t)
			continue
		}
		if !all {
			break
		}
		if part == nil {
			part = slices.Clone(t.part)
		}
	}
	if part != nil {
		t.part = part
	}
	return t
}

// addRow adds a row to the sums; an average is no part of them.
func (x *rowDecoder) addRow(t *totals) {
	row := t.rows.Row()
	if office.IsStatistic(x.summaryWord(row)) {
		return
	}
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
