package load

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode"

	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/table"
)

// arena hands out slices of long blocks: a row's figures cost no allocation of their own.
type arena[T any] struct{ free []T }

const longestBlock = 8192

// take returns an empty slice that n elements can be appended to; rows is how many more rows
// may want as many, which bounds the block.
func (a *arena[T]) take(n, rows int) []T {
	if len(a.free) < n {
		a.free = make([]T, max(n, min(n*rows, longestBlock)))
	}
	taken := a.free[:0:n]
	a.free = a.free[n:]
	return taken
}

// rowDecoder turns the rows of one village table into villages.
type rowDecoder struct {
	*loader
	f      *villageFile
	sheet  *villageSheet
	r      *table.Row
	header *tableHeader

	slots  []quantity.Decimal // of the current row
	list   quantity.List      // of the slots
	totals totals
	byName map[[2]string]string // ids by kind and name
	cells  []int32              // the cell that filled a slot
	left   int                  // at least as many rows as are still to come

	villages   arena[report.Village]
	figures    report.Figures       // of the current row
	breakdowns []report.Breakdown   // one for each of the header's: memory for figures
	parts      [][]quantity.Decimal // likewise, their numbers

	// Neighbouring rows mostly name the same region, programs and source.
	lastRegion, lastPrograms, lastSource string
	region                               *report.Region
	programsOf                           []*report.Program
	source                               *report.Source
}

// sheets gives the tables of a file, one after the other: here a format is chosen by the
// file's name.
func (f *villageFile) sheets() []table.Sheet { return []table.Sheet{table.CSVSheet(f.file)} }

// villageRows reads the tables of one file.
func (l *loader) villageRows(ctx context.Context, f *villageFile) error {
	for _, sheet := range f.sheets() {
		if err := l.villageSheet(ctx, f, sheet); err != nil {
			return err
		}
	}
	if note, ok := f.converted.note(f.file); ok {
		f.add(note)
	}
	return nil
}

// villageSheet is a table whose rows were read.
type villageSheet struct {
	table.Sheet
	header *tableHeader
}

// villageSheet reads one table of villages.
func (l *loader) villageSheet(ctx context.Context, f *villageFile, sheet table.Sheet) error {
	f.file = sheet.File
	if d := sheet.Dialect; d.Separator != 0 && d.Separator != ',' || d.Start > 0 {
		f.converted[fromSeparator]++
	}
	rows := sheet.Open()
	header := l.villageHeader(f, rows, sheet.Year)
	if header == nil {
		f.lossy = true
		return nil
	}
	f.file.SetHeads(1, header.heads())
	x := &rowDecoder{loader: l, f: f, sheet: &villageSheet{sheet, header}, r: rows.Row(), header: header,
		slots: make([]quantity.Decimal, header.slots), cells: make([]int32, header.slots),
		breakdowns: make([]report.Breakdown, len(header.breakdowns)), parts: make([][]quantity.Decimal, len(header.breakdowns)),
		left: rows.Left()}
	for n := 0; rows.Next(); n++ {
		if len(f.problems) >= maxProblems {
			f.lossy = true // nothing more would be said of it
			return nil
		}
		if n%rowsPerGlance == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case x.r.Fault != table.NoFault:
			f.brokenRow(x.r)
			x.keepCode()
		case !x.fits():
			if !x.empty() {
				x.ragged()
			}
		case !x.empty() && !x.total():
			x.row()
		}
		x.left = max(x.left-1, 1)
	}
	return nil
}

// rowsPerGlance is how many rows are read before it is asked again whether to go on: some
// milliseconds of them.
const rowsPerGlance = 1024

// empty tells whether the row is commas only, as spreadsheets leave below a table.
func (x *rowDecoder) empty() bool {
	for _, c := range x.r.Cells {
		if !c.Empty() {
			return false
		}
	}
	return true
}

// fits tells whether the row has a cell for each column. Empty ones more than that, as
// spreadsheets leave beside a table, are cut off.
func (x *rowDecoder) fits() bool {
	cells := x.r.Cells
	for len(cells) > len(x.header.columns) && cells[len(cells)-1].Empty() {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > len(x.header.columns) || len(cells) < x.header.width || len(cells) <= x.header.code {
		return false
	}
	x.r.Cells = cells
	return true
}

// ragged reports a row with too few or too many cells, which may stand in wrong columns.
func (x *rowDecoder) ragged() {
	cells, want := x.r.Cells, len(x.header.columns)
	at := x.f.cellSpan(cells[0])
	if len(cells) > want {
		at = x.f.cellSpan(cells[want])
	}
	got := quantity.FromInt(int64(len(cells))).String()
	columns := quantity.FromInt(int64(want)).String()
	x.f.add(problem.Problem{Rule: problem.CSVSyntax, Span: at,
		Message: text("这一行有 "+got+" 格，表头有 "+columns+" 列", "this row has "+got+" cells, the header has "+columns),
		Hint:    text("文字里有逗号时，整个单元格要加引号", "quote a cell that holds a comma")})
	x.keepCode()
}

// keepCode keeps the village of a row that cannot be read: others may name it.
func (x *rowDecoder) keepCode() {
	if x.header.code >= len(x.r.Cells) {
		x.f.lossy = true
		return
	}
	c := x.r.Cells[x.header.code]
	v := x.village(strings.Clone(strings.TrimSpace(x.r.Value(c))), c)
	x.f.parts = append(x.f.parts, villagePart{Village: v, given: fieldName | fieldRegion, row: x.r.At, sheet: x.sheet})
}

func (x *rowDecoder) village(code string, c table.Cell) *report.Village {
	s := append(x.villages.take(1, x.left), report.Village{Code: code, Households: -1, Population: -1, At: x.f.cellSpan(c)})
	return &s[0]
}

// row reads one village.
func (x *rowDecoder) row() {
	for i := range x.slots {
		x.slots[i] = quantity.Missing
	}
	codeCell := x.r.Cells[x.header.code]
	v := x.village("", codeCell)
	part := villagePart{Village: v, head: [2]int32{codeCell.At, codeCell.End}, row: x.r.At, sheet: x.sheet}
	var code, name, summary string
	for i := range x.r.Cells {
		c := &x.r.Cells[i]
		if c.Empty() {
			continue
		}
		col := &x.header.columns[i]
		if col.kind >= columnFigure {
			x.figure(col, c)
			continue
		}
		s := strings.TrimSpace(x.r.Value(*c))
		if s == "" {
			continue
		}
		part.given |= col.field
		switch col.kind {
		case columnCode:
			code = x.officeCode(s)
		case columnName:
			name = x.officeName(x.text(c, s))
		case columnSummary:
			summary = x.text(c, s)
		default:
			x.field(v, col, c, s)
		}
	}
	v.Code, v.Name, v.Summary = cloneThree(code, name, summary)
	if !x.code(v, codeCell) {
		return
	}
	x.layOut(v)
	x.f.parts = append(x.f.parts, part)
}

// text returns the text of a cell for a page.
func (x *rowDecoder) text(c *table.Cell, s string) string {
	if len(s) > maxWord {
		x.wrong(c, tooLong.ZH, tooLong.EN, problem.Text{})
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
	x.f.converted[fromSpaced]++
	return unspaced(s)
}

// cloneThree copies three strings with one allocation.
func cloneThree(a, b, c string) (string, string, string) {
	all := a + b + c
	if len(all) == len(a) {
		all = strings.Clone(all)
	}
	return all[:len(a)], all[len(a) : len(a)+len(b)], all[len(a)+len(b):]
}

// code checks the row's code; false where there is none.
func (x *rowDecoder) code(v *report.Village, c table.Cell) bool {
	f := x.f
	if v.Code == "" {
		f.missingCell(f.cellSpan(c), "code")
		return false
	}
	if isScientific(v.Code) {
		f.add(problem.Problem{Rule: problem.BadCode, Span: v.At,
			Message: text("代码 "+v.Code+" 被表格软件变成了科学计数法", "the spreadsheet has turned the code "+v.Code+" into a number"),
			Hint:    text("把这一列的格式设为“文本”，重新填写代码", "format the column as text and enter the code again")})
		f.lossy = true
		return false // rows that have lost their digits alike are not one village
	}
	switch whole, fraction, isFloat := strings.Cut(v.Code, "."); {
	case isFloat && isDigits(whole) && strings.Trim(fraction, "0") == "":
		f.add(problem.Problem{Rule: problem.BadCode, Span: v.At,
			Message: text("代码 "+v.Code+" 被表格软件当成了小数", "the spreadsheet has turned the code "+v.Code+" into a fraction"),
			Hint:    text("把这一列的格式设为“文本”，代码写成 "+whole, "format the column as text and write "+whole)})
		return true
	case v.Code[0] == '\'':
		f.add(problem.Problem{Rule: problem.BadCode, Span: v.At,
			Message: text("代码前面多了一个撇号 '，是表格软件标记文本用的", "an apostrophe, a spreadsheet's mark of text, stands before the code"),
			Hint:    text("删去撇号，写成 "+v.Code[1:], "delete it and write "+v.Code[1:])})
		return true
	}
	f.checkCode(v.Code, v.At, villageCodeLengths, 12)
	return true
}

// officeCode reads full-width digits as digits.
func (x *rowDecoder) officeCode(s string) string {
	if plain := narrow(s); plain != s && isDigits(plain) {
		x.f.converted[fromFullWidth]++
		return plain
	}
	return s
}

// isScientific tells whether a spreadsheet has written a code as 4.50329E+11.
func isScientific(code string) bool {
	if !strings.ContainsAny(code, "eE") || strings.Trim(code, "0123456789.+-eE") != "" {
		return false
	}
	_, err := strconv.ParseFloat(code, 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}

// figure reads a number into its slot.
func (x *rowDecoder) figure(col *column, c *table.Cell) {
	s := x.r.Text[c.Start:c.End]
	n, err := plainDecimal(s)
	if err != nil {
		if s = strings.TrimSpace(x.r.Value(*c)); s == "" {
			return
		}
		if n, err = quantity.ParseDecimal(s); err != nil {
			var ok bool
			if n, ok = x.office(col, c, s, err); !ok {
				return
			}
		}
	}
	if len(s) > significantDigits+1 {
		if round := withoutNoise(n); round.Cmp(n) != 0 {
			n = round
			x.f.converted[fromNoise]++
		}
	}
	if col.kind == columnPart && n.Sign() < 0 {
		x.wrong(c, "构成里的数不能是负的", "a part cannot be negative", problem.Text{})
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
	if isDash(s) {
		if !col.asked {
			col.asked = true
			x.wrong(c, "这一列有“"+s+"”：是没有数据，还是零？", "this column has "+quoteShort(s)+": is there no figure, or is it zero?",
				text("没有数据就清空这些格，是零就写 0", "clear the cells where there is no figure, write 0 where it is zero"))
		}
		return quantity.Missing, false
	}
	if err == quantity.ErrRange {
		x.notNumber(c, s, err)
		return quantity.Missing, false
	}
	separated := x.sheet.Dialect.Separator == ';' && strings.Contains(s, ",") // 16,420 may be 16.42
	n, kind, refusal := officeNumber(s, col.unit())
	if refusal.ZH != "" || separated {
		if refusal.ZH == "" {
			refusal = text("里的逗号可能是小数点，也可能是千分位", "has a comma that may be a decimal point or a thousands separator")
		}
		x.wrong(c, quoteShort(printable(s))+" "+refusal.ZH, quoteShort(printable(s))+" "+refusal.EN, writeDigits)
		return quantity.Missing, false
	}
	x.f.converted[kind]++
	return n, true
}

var writeDigits = text("只写数字，如 1234.5；没有数据就空着", "write digits only, like 1234.5; leave it empty where there is no figure")

func (x *rowDecoder) notNumber(c *table.Cell, s string, err error) {
	if err == quantity.ErrRange {
		x.wrong(c, "这个数太大或小数位太多", "this number is too large or has too many digits", problem.Text{})
		return
	}
	x.wrong(c, quoteShort(printable(s))+" 不是数", quoteShort(printable(s))+" is not a number", writeDigits)
}

// field reads one of the other columns.
func (x *rowDecoder) field(v *report.Village, col *column, c *table.Cell, s string) {
	switch col.kind {
	case columnRegion:
		if s != x.lastRegion || x.region == nil {
			x.lastRegion, x.region = s, lookUp(x.regions, x, c, s, byName)
		}
		v.Region = x.region
	case columnSource:
		if s != x.lastSource || x.source == nil {
			x.lastSource, x.source = s, lookUp(x.sources, x, c, s, byID)
		}
		v.Source = x.source
	case columnPrograms:
		if s != x.lastPrograms {
			x.programsOf = x.programList(c, s)
		}
		v.Programs = x.programsOf
	case columnAnonymous:
		v.Anonymous = x.boolean(c, s)
	case columnSample:
		v.Sample = x.boolean(c, s)
	case columnHouseholds:
		v.Households = x.count(col, c, s)
	case columnPopulation:
		v.Population = x.count(col, c, s)
	case columnNone:
		if col.name == "" {
			x.f.add(problem.Problem{Rule: problem.CSVSyntax, Span: x.f.cellSpan(*c),
				Message: text("这一格所在的列没有列名", "the column of this cell has no name")})
		}
	}
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
			x.f.converted[fromName]++
			return g.records[named]
		}
		g.dangling(&x.f.decoder, strings.Clone(id), x.f.cellSpan(*c))
	}
	return record
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

// programList resolves ids separated by ";".
func (x *rowDecoder) programList(c *table.Cell, s string) []*report.Program {
	var list []*report.Program
	x.lastPrograms = s
	for id := range strings.SplitSeq(s, ";") {
		if id = strings.TrimSpace(id); id == "" {
			continue
		}
		p := lookUp(x.programs, x, c, id, byName)
		if p == nil {
			x.lastPrograms = "" // so that the next row reports it as well
			continue
		}
		list = append(list, p)
	}
	return list
}

// boolean accepts true and false, and the TRUE and FALSE that spreadsheets make of them.
func (x *rowDecoder) boolean(c *table.Cell, s string) bool {
	switch {
	case strings.EqualFold(s, "true"):
		return true
	case strings.EqualFold(s, "false"):
		return false
	case s == "是", s == "否":
		x.f.converted[fromYesNo]++
		return s == "是"
	}
	x.wrong(c, "这一格应是 true 或 false，不能是 "+quoteShort(printable(s)), "true or false is wanted here, not "+quoteShort(printable(s)), problem.Text{})
	return false
}

// count reads a number of people or households, -1 where it is none.
func (x *rowDecoder) count(col *column, c *table.Cell, s string) int {
	n, err := quantity.ParseDecimal(s)
	if err != nil {
		var ok bool
		if n, ok = x.office(col, c, s, err); !ok {
			return -1
		}
	}
	coefficient, scale := n.Round(0).Parts() // 412.0 is 412
	if scale != 0 || n.Round(0).Cmp(n) != 0 || coefficient < 0 || coefficient > maxCount {
		x.wrong(c, "这一格应是不小于 0 的整数", "a whole number not below 0 is wanted here", problem.Text{})
		return -1
	}
	return int(coefficient)
}

// layOut makes series and breakdowns of the row's slots.
func (x *rowDecoder) layOut(v *report.Village) {
	f := &x.figures
	f.Series, f.Breakdowns = f.Series[:0], f.Breakdowns[:0]
	x.list = x.list.Of(x.slots)
	for i := range x.header.series {
		plan := &x.header.series[i]
		from, to := plan.slot, plan.slot+plan.n
		for from < to && x.slots[from].IsMissing() {
			from++
		}
		for from < to && x.slots[to-1].IsMissing() {
			to--
		}
		if from == to {
			continue
		}
		f.Series = append(f.Series, report.Series{Indicator: plan.indicator, First: plan.first + from - plan.slot,
			Values: x.list.Slice(from, to), At: x.f.span(x.cells[from], x.cells[from]+1)})
	}
	for i := range x.header.breakdowns {
		if b := x.breakdown(i); len(b.Names) > 0 {
			f.Breakdowns = append(f.Breakdowns, *b)
		}
	}
	settle(f, v.Data.Source)
	x.f.packer.pack(&v.Data, f, x.left)
}

// breakdown reads the parts of the header's breakdown i that the row has figures of.
func (x *rowDecoder) breakdown(i int) *report.Breakdown {
	plan, b := &x.header.breakdowns[i], &x.breakdowns[i]
	memory := b.Values
	*b = report.Breakdown{Indicator: plan.indicator, By: plan.by, Year: plan.year, Names: b.Names[:0], Places: b.Places[:0]}
	values := x.parts[i][:0]
	for k, name := range plan.names {
		slot := plan.slot + k
		if n := x.slots[slot]; !n.IsMissing() {
			b.Names, b.Places, values = append(b.Names, name), append(b.Places, x.cells[slot]), append(values, n)
		}
	}
	b.Values, x.parts[i] = memory.Of(values), values
	if len(b.Places) > 0 {
		b.At = x.f.span(b.Places[0], b.Places[0]+1)
	}
	return b
}
