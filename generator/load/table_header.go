package load

import (
	"path"
	"slices"
	"strings"

	"casebook/generator/load/conversion"
	"casebook/generator/narrative"
	"casebook/generator/numeral"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/table"
)

// columnKind says what the cells of a column are.
type columnKind uint8

const (
	columnNone  columnKind = iota // without a name, or misunderstood and reported
	columnField                   // a key of the record
	columnFigure
	columnPart
)

// column is one column of a table of places.
type column struct {
	kind      columnKind
	name      string                        // as the contract writes it; "" where the header has none
	read      func(c *table.Cell, s string) // of a field: reads a cell into the row's record
	field     givenSet                      // of a field: its bit, where a record has it once
	indicator *report.Indicator             // of a figure
	unit      quantity.Unit                 // of its numbers
	slot      int                           // of a figure: its place among the row's figures
	asked     bool                          // it was reported that a dash in it may mean nothing or zero
}

// tableHeader is the first row of a table of places, understood. Each figure has a slot; those
// of one indicator lie side by side from its first year to its last.
type tableHeader struct {
	columns     []column
	row         int // that the heads stand in, from 1
	code        int // the index of the code column
	name, above int // likewise, above being the column of the region that a place lies in; -1 where there is none
	width       int // up to the last column with a name
	slots       int
	series      []seriesPlan
	breakdowns  []breakdownPlan
}

// seriesPlan is an indicator's slots.
type seriesPlan struct {
	indicator *report.Indicator
	first     int // year
	slot, n   int
}

// breakdownPlan is the parts of one breakdown.
type breakdownPlan struct {
	indicator *report.Indicator
	by        string
	year      int
	names     []string
	slot      int // of the first part; the others follow
}

// figureColumn is INDICATOR@YEAR or INDICATOR/BY/PART@YEAR.
type figureColumn struct {
	indicator, by, part string
	year                string
}

func (c figureColumn) String() string {
	if c.by != "" {
		return c.indicator + "/" + c.by + "/" + c.part + "@" + c.year
	}
	return c.indicator + "@" + c.year
}

// parseFigureColumn takes a column name apart; false for a name of another form. A part is
// all that stands between BY/ and @, slashes included.
func parseFigureColumn(name string) (figureColumn, bool) {
	at := strings.LastIndexByte(name, '@')
	if at < 0 {
		return figureColumn{}, false
	}
	c := figureColumn{year: strings.TrimSpace(name[at+1:])}
	indicator, rest, isPart := strings.Cut(name[:at], "/")
	c.indicator = strings.TrimSpace(indicator)
	if !isPart {
		return c, c.indicator != ""
	}
	by, part, ok := strings.Cut(rest, "/")
	c.by, c.part = strings.TrimSpace(by), strings.TrimSpace(part)
	return c, ok && c.indicator != "" && c.by != "" && c.part != ""
}

// readHeader reads the header row of a sheet whose rows go into records by x. Columns that name no
// year have the sheet's. nil is returned where no row can be read by it.
func (x *rowDecoder) readHeader(rows table.Rows) *tableHeader {
	row, f := rows.Row(), x.f
	if !rows.Next() {
		f.add(problem.Problem{Rule: problem.MissingField, Span: f.span(0, 0), Message: text("这份表是空的", "the table is empty"),
			Hint: text("第一行写列名（至少有 code、name、region），下面一行一个村或地区；不用的表就删去", "the first row names the columns (at least code, name, region), each row below is a place; delete the table if it is not used")})
		return nil
	}
	if row.Fault != table.NoFault {
		f.brokenRow(row)
		return nil
	}
	if f.preface(rows) || f.foreignSeparator(row) {
		return nil
	}
	b := headerBuilder{rowDecoder: x, file: f, header: &tableHeader{code: -1, name: -1, above: -1, columns: make([]column, len(row.Cells))},
		seen: map[string]table.Cell{}, cells: row.Cells}
	reported := len(f.problems)
	for i, c := range row.Cells {
		b.column(i, strings.TrimSpace(row.Value(c)), c)
	}
	if cell, ok := f.cellSpan(row.Cells[0]).Cell(); ok {
		b.header.row = cell.Row
	}
	b.layOut()
	if b.header.code < 0 && slices.ContainsFunc(row.Cells, func(c table.Cell) bool { return strings.HasSuffix(row.Value(c), "代码") }) {
		return nil // it is there under another name, which is reported
	}
	if b.header.code < 0 && len(row.Cells) > 1 && !slices.ContainsFunc(b.header.columns, func(c column) bool { return c.kind != columnNone }) {
		// An office's own ledger: that it has to be imported is the cause of all that was reported of its heads.
		f.problems = append(f.problems[:reported], slices.DeleteFunc(slices.Clone(f.problems[reported:]), func(p problem.Problem) bool {
			return p.Rule == problem.UnknownKey || p.Rule == problem.WrongType
		})...)
	}
	if b.header.code < 0 {
		f.missingColumn(f.cellSpan(row.Cells[0]), "code")
		return nil
	}
	return b.header
}

// heads are what readers call the columns: a figure by its indicator, all else as written.
// They outlive the file's text.
func (h *tableHeader) heads() []string {
	list := make([]string, len(h.columns))
	for i := range h.columns {
		if n := h.columns[i].indicator; n != nil {
			list[i] = n.Name
		} else {
			list[i] = strings.Clone(h.columns[i].name)
		}
	}
	return list
}

// years are those of the columns that hold a figure of an indicator.
func (h *tableHeader) years() []int {
	list := make([]int, len(h.columns))
	for i := range h.columns {
		for _, plan := range h.series {
			if slot := h.columns[i].slot; h.columns[i].kind == columnFigure && plan.indicator == h.columns[i].indicator && slot >= plan.slot && slot < plan.slot+plan.n {
				list[i] = plan.first + slot - plan.slot
			}
		}
	}
	return list
}

// cellSpan is where a cell stands.
func (d *decoder) cellSpan(c table.Cell) source.Span { return d.span(c.At, c.End) }

// foreignSeparator reports a table whose cells are parted by a sign that parts none.
func (f *tableFile) foreignSeparator(row *table.Row) bool {
	if len(row.Cells) != 1 {
		return false
	}
	head := row.Value(row.Cells[0])
	for _, sign := range [...]string{"，", "、", "|", "｜", "；"} {
		if strings.Count(head, sign) >= 2 && strings.Contains(head, "code") {
			f.add(problem.Problem{Rule: problem.CSVSyntax, Span: f.cellSpan(row.Cells[0]),
				Message: text("各格之间用了“"+sign+"”，读不成表", "the cells are separated by "+sign+", which is not a separator"),
				Hint:    text("把“"+sign+"”都换成英文逗号“,”；或在表格软件里重新做，另存为“CSV UTF-8”", "write commas for "+sign+", or save the table from a spreadsheet as CSV UTF-8")})
			return true
		}
	}
	return false
}

// missingColumn reports a table without a column that it must have.
func (f *tableFile) missingColumn(at source.Span, column string) {
	f.add(problem.Problem{Rule: problem.MissingField, Span: at,
		Message: text("表头里缺少 `"+column+"` 这一列", "the column `"+column+"` is missing from the header"),
		Hint: text("在表头添一列 "+column+"，每行填上；是单位自己的台账，先把它移到站点外面，再运行 casebook import "+path.Base(f.file.Path),
			"add a column "+column+" and fill it in each row; to use a spreadsheet of your own, move it out of the site and run casebook import "+path.Base(f.file.Path))})
}

// missingCell reports a row that says nothing in a column that it must have.
func (f *tableFile) missingCell(at source.Span, column string) {
	if slices.Contains(f.misspelt, column) {
		return // it is there under a wrong name, which is reported
	}
	f.add(problem.Problem{Rule: problem.MissingField, Span: at,
		Message: text("这一行缺少必填的 `"+column+"`", "required `"+column+"` is missing from this row"),
		Hint:    text("在 "+column+" 一列填上；没有这一列就在表头添上", "fill in the column "+column+", or add it to the header if it is missing")})
}

// headerBuilder gathers the columns before slots can be given.
type headerBuilder struct {
	*rowDecoder
	file    *tableFile
	header  *tableHeader
	seen    map[string]table.Cell
	figures []pendingFigure
	cells   []table.Cell
}

type pendingFigure struct {
	column    int
	indicator *report.Indicator
	by, part  string
	year      int
}

// column reads the head of column i.
func (b *headerBuilder) column(i int, name string, c table.Cell) {
	f := b.file
	if name == "" {
		return
	}
	figure, isFigure := parseFigureColumn(name)
	if isFigure {
		name = figure.String()
	}
	written := name
	if !b.isField(name) && (!isFigure || b.indicators.records[figure.indicator] == nil || !numeral.IsDigits(figure.year)) {
		if plain, ok := b.officeHead(name); ok {
			name = plain
			f.converted[conversion.Head]++
			figure, isFigure = parseFigureColumn(name)
		}
	}
	b.header.width = i + 1
	col := &b.header.columns[i]
	col.name = name
	if first, repeated := b.seen[name]; repeated {
		f.add(duplicate(text("列", "column"), name, f.cellSpan(c), f.cellSpan(first)))
		return
	}
	b.seen[name] = c
	switch {
	case b.isField(name):
		b.field(i, name)
	case f.personal(written, c):
	case isFigure:
		b.figure(i, figure, c)
	default:
		b.unknownColumn(name, c)
	}
}

func (b *headerBuilder) isField(name string) bool { return slices.Contains(b.into.columns(), name) }

// field makes a column that of a key of the records.
func (b *headerBuilder) field(i int, name string) {
	col := &b.header.columns[i]
	col.kind = columnField
	b.into.bind(name, col)
	switch name {
	case "code":
		b.header.code = i
	case "name":
		b.header.name = i
	case "region", "parent":
		b.header.above = i
	}
}

func (b *headerBuilder) unknownColumn(name string, c table.Cell) {
	f := b.file
	if n := b.indicatorOf(office.PlainHead(name)); n != nil {
		f.add(problem.Problem{Rule: problem.WrongType, Span: f.cellSpan(c),
			Message: text(quoteShort(name)+" 一列没有写年份", "the column "+quoteShort(name)+" names no year"),
			Hint:    text("写成 "+n.Name+"@年份，如 "+n.Name+"@2023", "write "+n.Name+"@YEAR, such as "+n.Name+"@2023")})
		return
	}
	if near := nearest(name, b.into.columns()); near != "" {
		f.misspelt = append(f.misspelt, near)
	}
	if office.NamesPersons(name) {
		f.add(problem.Problem{Rule: problem.UnknownKey, Span: f.cellSpan(c),
			Message: text(quoteShort(name)+" 一列是个人的姓名或住址，不能进网站的数据", "the column "+quoteShort(name)+" holds persons' names or addresses, which do not belong in a site"),
			Hint:    text("在表格软件里删去这一列，再另存", "delete the column in the spreadsheet and save it again")})
		return
	}
	f.add(problem.Problem{Rule: problem.UnknownKey, Span: f.cellSpan(c),
		Message: text("没有 "+quoteShort(name)+" 这一列", "unknown column "+quoteShort(name)),
		Hint: orText(didYouMean(name, b.into.columns()), text("数据列写成 指标@年份，如 income_per_capita@2020；构成写成 指标/分类/部分@年份",
			"a figure is INDICATOR@YEAR, a part is INDICATOR/BY/PART@YEAR"))})
}

// figure checks the indicator and year of a figure's column.
func (b *headerBuilder) figure(i int, c figureColumn, at table.Cell) {
	f := b.file
	span := f.cellSpan(at)
	year, err := smallInt(c.year)
	if err != nil || !numeral.IsDigits(c.year) || len(c.year) != 4 || year < minYear || year > maxYear {
		f.add(problem.Problem{Rule: problem.WrongType, Span: span,
			Message: text("@ 后面应是四位年份，不能是 "+quoteShort(c.year), "a year must follow @, not "+quoteShort(c.year)),
			Hint:    text("写成 "+c.indicator+"@2023 这样", "write it like "+c.indicator+"@2023")})
		return
	}
	indicator := b.indicators.records[c.indicator]
	if indicator == nil {
		b.indicators.dangling(&f.decoder, c.indicator, span)
		return
	}
	col := &b.header.columns[i]
	col.kind, col.indicator, col.unit = columnFigure, indicator, indicator.Unit
	if c.by != "" {
		col.kind = columnPart
	}
	b.figures = append(b.figures, pendingFigure{i, indicator, b.intern(narrative.Visible(c.by)), b.intern(narrative.Visible(c.part)), year})
}

// layOut gives slots: each indicator from its first to its last year, each breakdown part
// by part.
func (b *headerBuilder) layOut() {
	h := b.header
	years := map[*report.Indicator][2]int{}
	var order []*report.Indicator
	type breakdownKey struct {
		indicator *report.Indicator
		by        string
		year      int
	}
	parts := map[breakdownKey][]pendingFigure{}
	var partOrder []breakdownKey
	for _, p := range b.figures {
		if p.by != "" {
			key := breakdownKey{p.indicator, p.by, p.year}
			if parts[key] == nil {
				partOrder = append(partOrder, key)
			}
			parts[key] = append(parts[key], p)
			continue
		}
		span, ok := years[p.indicator]
		if !ok {
			order = append(order, p.indicator)
			span = [2]int{p.year, p.year}
		}
		years[p.indicator] = [2]int{min(span[0], p.year), max(span[1], p.year)}
	}
	slotOf := map[*report.Indicator]int{}
	for _, n := range order {
		span := years[n]
		plan := seriesPlan{indicator: n, first: span[0], slot: h.slots, n: span[1] - span[0] + 1}
		h.series = append(h.series, plan)
		slotOf[n] = plan.slot - plan.first
		h.slots += plan.n
	}
	for _, p := range b.figures {
		if p.by == "" {
			h.columns[p.column].slot = slotOf[p.indicator] + p.year
		}
	}
	for _, key := range partOrder {
		if n := len(parts[key]); n > maxParts {
			c := b.cells[parts[key][maxParts].column]
			b.file.add(problem.Problem{Rule: problem.WrongType, Span: b.file.cellSpan(c), Message: tooManyParts, Hint: fewerParts})
			for _, p := range parts[key] {
				h.columns[p.column].kind = columnNone
			}
			continue
		}
		plan := breakdownPlan{indicator: key.indicator, by: key.by, year: key.year, slot: h.slots}
		for _, p := range parts[key] {
			h.columns[p.column].slot = h.slots
			h.slots++
			plan.names = append(plan.names, p.part)
		}
		h.breakdowns = append(h.breakdowns, plan)
	}
}

// brokenRow reports a row that cannot be taken apart.
func (f *tableFile) brokenRow(r *table.Row) {
	message := map[table.Fault]problem.Text{
		table.BareQuote:  text("单元格中间出现了引号", "a quote inside a cell that does not begin with one"),
		table.StrayText:  text("引号结束之后还有文字", "text after the closing quote"),
		table.OpenQuote:  text("引号没有成对", "the quote is not closed"),
		table.RowTooLong: text("这一行超过 16 MB", "this row is longer than 16 MB"),
	}[r.Fault]
	f.add(problem.Problem{Rule: problem.CSVSyntax, Span: f.span(r.FaultAt, r.FaultAt+1), Message: message,
		Hint: text(`含引号的单元格要整个加引号，里面的引号写两个：""`, `quote the whole cell and double the quotes inside: ""`)})
}
