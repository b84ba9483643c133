package load

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/table"
)

// conversion is one way in which office programs write what the contract writes plainly. Each
// keeps all that the cell says; whatever would have to be guessed is refused instead.
type conversion uint8

const (
	fromGB18030 conversion = iota
	fromUTF16
	fromSeparator
	fromHead
	fromName
	fromSpaced
	fromYesNo
	fromGrouping
	fromFullWidth
	fromUnit
	fromNoise
	fromTotal
	conversionKinds
)

var conversionNames = [conversionKinds]struct {
	text problem.Text
	once bool // of the file as a whole, not of cells
}{
	fromGB18030:   {text("按 GB18030（GBK）编码读", "read as GB18030 (GBK)"), true},
	fromUTF16:     {text("按 UTF-16 编码读", "read as UTF-16"), true},
	fromSeparator: {text("不是用逗号分隔的", "not separated by commas"), true},
	fromHead:      {text("列名按指标名称、大小写或空格对上", "heads matched by an indicator's name, whatever case and spaces"), false},
	fromName:      {text("地区、做法按名称对上", "regions and programs found by their names"), false},
	fromSpaced:    {text("名称里的空格去掉了", "spaces taken out of names"), false},
	fromYesNo:     {text("是、否读作 true、false", "是 and 否 read as true and false"), false},
	fromGrouping:  {text("去掉了千分位的逗号", "thousands separators taken out"), false},
	fromFullWidth: {text("全角字符读作半角", "full-width characters read as ASCII"), false},
	fromUnit:      {text("数字后面的单位换算成了指标的单位", "units behind numbers converted to the indicator's"), false},
	fromNoise:     {text("第 15 位以后的误差舍去", "noise beyond 15 digits rounded away"), false},
	fromTotal:     {text("合计、小计行没有当作村", "rows of totals left out"), false},
}

// conversions counts what was read otherwise than as it stands in one file.
type conversions [conversionKinds]int32

// note reports what was converted in a file, all in one line.
func (n *conversions) note(f *source.File) (problem.Problem, bool) {
	var zh, en []string
	for kind, count := range n {
		if count == 0 {
			continue
		}
		name := conversionNames[kind]
		if name.once {
			zh, en = append(zh, name.text.ZH), append(en, name.text.EN)
			continue
		}
		zh = append(zh, fmt.Sprintf("%s（%d 处）", name.text.ZH, count))
		en = append(en, fmt.Sprintf("%s (%d)", name.text.EN, count))
	}
	if len(zh) == 0 {
		return problem.Problem{}, false
	}
	return problem.Problem{Rule: problem.TableRead, Span: f.At(0, 0),
		Message: text("这份表照原意读进来了："+strings.Join(zh, "；"), "this table was read by what it means: "+strings.Join(en, "; ")),
		Hint:    text("意思没有变，不用改；想看不到这条提示，就在表格软件里照着改", "nothing needs to be done; write it as it was read and this note goes")}, true
}

// narrow turns full-width letters, digits and signs into ASCII.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// unspaced takes all white space out, ideographic spaces included.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }

// plainHead is a head without the spaces, line ends, full-width signs and capitals that people
// and spreadsheets put into it. Only the id before @ and / is lowered: parts are words of people.
func plainHead(s string) string {
	s = narrow(unspaced(s))
	end := strings.IndexAny(s, "/@")
	if end < 0 {
		end = len(s)
	}
	return strings.ToLower(s[:end]) + strings.TrimSuffix(s[end:], "年")
}

// indicatorOf finds the indicator that a head names by its id, or by its name where no other has
// it, with or without its unit in brackets: 人均可支配收入(元).
func (l *loader) indicatorOf(head string) *report.Indicator {
	if n := l.indicators.records[head]; n != nil {
		return n
	}
	var found *report.Indicator
	for _, id := range l.indicators.ids {
		n := l.indicators.records[id]
		name, unit := plainHead(n.Name), plainHead(string(n.Unit))
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
	plain := plainHead(name)
	if isRowKey(plain) {
		return plain, true
	}
	column, isFigure := parseFigureColumn(plain)
	if !isFigure {
		if b.sheetYear == 0 {
			return "", false
		}
		column, isFigure = parseFigureColumn(plain + "@" + strconv.Itoa(b.sheetYear))
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

// personalHeads are columns that never come in, whatever their cells hold.
var personalHeads = []struct {
	rule  problem.Rule
	words []string
	text  problem.Text
}{
	{problem.PrivatePhone, []string{"电话", "手机", "联系方式", "phone"}, text("个人电话", "private telephone numbers")},
	{problem.PrivateID, []string{"身份证", "证件号", "公民身份号码", "idcard"}, text("身份证号", "identity numbers")},
}

// personal reports a column of persons' numbers; false for any other.
func (f *villageFile) personal(name string, at table.Cell) bool {
	plain := plainHead(name)
	for _, p := range personalHeads {
		for _, word := range p.words {
			if strings.Contains(plain, word) {
				f.add(problem.Problem{Rule: p.rule, Span: f.cellSpan(at),
					Message: text(quoteShort(name)+" 一列是"+p.text.ZH+"，不能进网站的数据", "the column "+quoteShort(name)+" holds "+p.text.EN+", which may not come in"),
					Hint:    text("在表格软件里删去这一列，再另存", "delete the column and save the table again")})
				return true
			}
		}
	}
	return false
}

// headFarBelow is how many rows above its heads a table may begin with: titles, units, notes.
const headFarBelow = 10

// preface reports rows above the heads, and heads of two rows: what stands in which of them only
// a person can say. It leaves the rows where they were.
func (f *villageFile) preface(rows table.Rows) bool {
	row := rows.Row()
	at := row.At
	defer func() { rows.Seek(at); rows.Next() }()
	first := row.Cells[0]
	if hasHead(row, "code") {
		hasGap := false
		for _, c := range row.Cells {
			hasGap = hasGap || c.Empty()
		}
		if !hasGap || !rows.Next() || !secondHead(row) {
			return false
		}
		f.sideways(first, text("表头有两行", "the table has two rows of heads"))
		return true
	}
	for n := 1; n <= headFarBelow && rows.Next() && row.Fault == table.NoFault; n++ {
		if hasHead(row, "code") {
			f.sideways(first, text("表头上面还有标题、单位之类的行", "rows of title or unit stand above the heads"))
			return true
		}
		if n == 1 && secondHead(row) {
			f.sideways(first, text("表头有两行", "the table has two rows of heads"))
			return true
		}
	}
	return false
}

func (f *villageFile) sideways(at table.Cell, message problem.Text) {
	f.add(problem.Problem{Rule: problem.CSVSyntax, Span: f.cellSpan(at), Message: message,
		Hint: text("用 casebook import "+f.file.Path+" 导入，或在表格软件里删到只剩一行列名", "run casebook import "+f.file.Path+", or leave one row of heads")})
}

func hasHead(row *table.Row, head string) bool {
	for _, c := range row.Cells {
		if !c.Empty() && plainHead(row.Value(c)) == head {
			return true
		}
	}
	return false
}

// secondHead tells whether a row goes on with the heads above it: nothing in its first cell, words
// or years in others, and no number.
func secondHead(row *table.Row) bool {
	if len(row.Cells) == 0 || strings.TrimSpace(row.Value(row.Cells[0])) != "" {
		return false
	}
	words := 0
	for _, c := range row.Cells {
		s := unspaced(row.Value(c))
		if s == "" {
			continue
		}
		if _, err := quantity.ParseDecimal(strings.ReplaceAll(s, ",", "")); err == nil || isTotal(s) {
			return false
		}
		words++
	}
	return words >= 2
}

// isTotal tells whether a cell says that its row holds sums.
func isTotal(s string) bool {
	switch unspaced(s) {
	case "合计", "小计", "总计", "共计", "合计:", "合计：":
		return true
	}
	return false
}

// total handles a row of sums; false for any other row. One that carries a code or a region would
// become a village of that name.
func (x *rowDecoder) total() bool {
	word := ""
	for _, i := range [...]int{x.header.code, x.header.name} {
		if i >= 0 && i < len(x.r.Cells) {
			if s := x.r.Value(x.r.Cells[i]); strings.Contains(s, "计") && isTotal(s) {
				word = unspaced(s)
			}
		}
	}
	if word == "" {
		return false
	}
	codeCell := x.r.Cells[x.header.code]
	code := unspaced(x.r.Value(codeCell))
	hasRegion := x.header.region >= 0 && x.header.region < len(x.r.Cells) && !x.r.Cells[x.header.region].Empty()
	if code != "" && !isTotal(code) || hasRegion {
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
	case columnHouseholds, columnPopulation:
		return true
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
	n, _, problem := officeNumber(s, x.header.columns[i].unit())
	return n, problem.ZH == ""
}

// unit is what the numbers of a column are in.
func (c *column) unit() quantity.Unit {
	switch c.kind {
	case columnHouseholds:
		return "户"
	case columnPopulation:
		return "人"
	}
	if c.indicator == nil {
		return ""
	}
	return c.indicator.Unit
}

// officeNumber reads a number as offices write it: 1,630, １６３０, 412户, 1.64万元, 98.5%. It tells
// how it was converted, or why it must be refused.
func officeNumber(s string, unit quantity.Unit) (quantity.Decimal, conversion, problem.Text) {
	kind := fromGrouping
	plain := narrow(unspaced(s))
	if plain != s {
		kind = fromFullWidth
	}
	if ungrouped, ok := withoutGrouping(plain); ok {
		if ungrouped != plain {
			kind = fromGrouping
		}
		if n, err := quantity.ParseDecimal(ungrouped); err == nil {
			return withoutNoise(n), kind, problem.Text{}
		}
	}
	if refusal := notANumber(plain); refusal.ZH != "" {
		return quantity.Missing, kind, refusal
	}
	claim, err := quantity.Parse(plain)
	if err != nil || claim.Start != 0 || claim.End != len(plain) || claim.Unit == "" || !isDigit(strings.TrimPrefix(plain, "-")[0]) {
		return quantity.Missing, kind, text("不是数", "is not a number")
	}
	if claim.Bound != quantity.Exact {
		return quantity.Missing, kind, text("不是准数，要由人来定", "is not exact: a person must decide what it is")
	}
	n, ok := quantity.Convert(claim.Value, claim.Unit, unit)
	if !ok {
		return quantity.Missing, kind, text("的单位和这一列的“"+string(unit)+"”换算不了", "has a unit that does not convert to "+string(unit))
	}
	return n, fromUnit, problem.Text{}
}

// notANumber says what a cell that holds no number is; empty for a text that may hold one.
func notANumber(s string) problem.Text {
	switch {
	case s == "":
		return text("不是数", "is not a number")
	case strings.Trim(s, "#") == "":
		return text("是列太窄，表格软件没有把数显示出来", "is a number that did not fit its column")
	case s[0] == '#':
		return text("是公式出错的结果，不是数", "is the error of a formula, not a number")
	case isScientific(s):
		return text("被表格软件变成了科学计数法，后面的位数已经丢了", "was turned into scientific notation, its last digits are lost")
	case strings.ContainsAny(s, "()"):
		return text("一格里有两个数", "holds two numbers")
	case strings.HasPrefix(s, "约") || strings.HasPrefix(s, "近"):
		return text("不是准数，要由人来定", "is not exact: a person must decide what it is")
	}
	return problem.Text{}
}

// isDash tells whether a cell says that there is no figure, or that it is zero: which of the two
// only its author knows.
func isDash(s string) bool {
	switch unspaced(s) {
	case "—", "——", "-", "--", "－", "–", "/", "／", "无", "暂无", "…", "……", "*", "N/A", "n/a", "空", "\\":
		return true
	}
	return false
}

// withoutGrouping takes the commas between groups of three digits out; false for commas elsewhere.
func withoutGrouping(s string) (string, bool) {
	whole, fraction, hasPoint := strings.Cut(s, ".")
	groups := strings.Split(strings.TrimPrefix(whole, "-"), ",")
	for i, group := range groups {
		if !isDigits(group) || i > 0 && len(group) != 3 || len(groups) > 1 && i == 0 && len(group) > 3 {
			return s, false
		}
	}
	if hasPoint && !isDigits(fraction) {
		return s, false
	}
	return strings.ReplaceAll(s, ",", ""), true
}

// significantDigits is how many digits a spreadsheet's numbers have: what stands behind them is
// the noise of binary fractions.
const significantDigits = 15

// withoutNoise rounds a number to its significant digits.
func withoutNoise(n quantity.Decimal) quantity.Decimal {
	coefficient, scale := n.Parts()
	digits := len(strconv.FormatInt(coefficient, 10))
	if coefficient < 0 {
		digits--
	}
	if digits <= significantDigits || scale <= 0 {
		return n
	}
	return n.Round(max(scale-(digits-significantDigits), 0))
}
