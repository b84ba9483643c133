package load

import (
	"context"
	"strings"
	"unicode"

	"casebook/generator/input"
	"casebook/generator/load/conversion"
	"casebook/generator/numeral"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/table"
)

// tableFile is one file of places, decoded.
type tableFile struct {
	decoder
	input     input.File
	packer    report.Packer
	sheets    []table.Sheet
	aside     []sheetAside     // sheets of a workbook that are not read
	lossy     bool             // a code in it could not be read
	converted conversion.Count // of its cells; they are noted once for the file
	misspelt  []string         // columns whose name is written wrongly
}

// sheetHeads is a table whose rows were read.
type sheetHeads struct {
	table.Sheet
	header *tableHeader
}

// rowTarget is what rows are read into: a record a row.
type rowTarget interface {
	columns() []string             // the names of the record's columns
	bind(name string, col *column) // makes the column read into the current record
	begin(c table.Cell, rows int)  // a new record, whose code stands in c; rows more may follow
	place() place                  // of the current record
	checkCode(code string, at source.Span)
	end(given givenSet, whole bool) // the record is read; not whole where nothing can be said of what it lacks
}

// place is what all records of places have.
type place struct {
	code *string
	data *report.Data
	at   *source.Span
}

// rowDecoder turns the rows of one table into records.
type rowDecoder struct {
	*loader
	f      *tableFile
	into   rowTarget
	sheet  *sheetHeads
	r      *table.Row
	header *tableHeader

	slots   []quantity.Decimal // of the current row
	list    quantity.List      // of the slots
	totals  totals
	byName  map[[2]string]string    // ids by kind and name
	nowhere map[[2]string]*dangling // references that lead nowhere, by kind and id
	remarks int                     // rows of notes
	cells   []int32                 // the cell that filled a slot
	left    int                     // at least as many rows as are still to come
	texts   []*string               // of the current row, parts of the file's text that must be copied
	copied  strings.Builder         // of the texts

	figures    report.Unpacked      // of the current row
	breakdowns []report.Breakdown   // one for each of the header's: memory for figures
	parts      [][]quantity.Decimal // likewise, their numbers
}

// files are the texts of a file: of a workbook one a sheet.
func (f *tableFile) files() []*source.File {
	if len(f.sheets) == 0 {
		return []*source.File{f.file}
	}
	list := make([]*source.File, len(f.sheets))
	for i := range f.sheets {
		list[i] = f.sheets[i].File
	}
	return list
}

// drop lets go of the file's texts.
func (f *tableFile) drop() {
	for _, file := range f.files() {
		file.Release()
	}
}

// tableRows reads the tables of one file.
func (l *loader) tableRows(ctx context.Context, f *tableFile, into func(*rowDecoder) rowTarget) error {
	for _, sheet := range f.sheets {
		x := &rowDecoder{loader: l, f: f, sheet: &sheetHeads{Sheet: sheet}}
		x.into = into(x)
		err := x.readSheet(ctx)
		x.r, x.totals = nil, totals{} // their text: what records keep of their columns leads here
		if err != nil {
			return err
		}
	}
	f.file = f.sheets[0].File
	return nil
}

// readSheet reads one table.
func (x *rowDecoder) readSheet(ctx context.Context) error {
	f, was := x.f, x.f.converted
	f.file = x.sheet.File
	if d := x.sheet.Dialect; f.file.Sheet == "" && d.Separator != 0 && d.Separator != ',' {
		f.converted[conversion.Separator]++
	} else if d.Start > 0 {
		f.converted[conversion.SepLine]++
	}
	rows := x.sheet.Open()
	h := x.readHeader(rows)
	if h == nil {
		f.lossy, f.converted = true, was // nothing was read that a note could tell of
		return nil
	}
	f.file.SetHeads(h.row, h.heads(), h.years())
	x.sheet.header, x.header, x.r, x.left = h, h, rows.Row(), rows.Left()
	x.slots, x.cells = make([]quantity.Decimal, h.slots), make([]int32, h.slots)
	x.breakdowns, x.parts = make([]report.Breakdown, len(h.breakdowns)), make([][]quantity.Decimal, len(h.breakdowns))
	x.doubts()
	filled := 0
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
		case x.empty():
		case x.isRemark():
			x.remark()
		case !x.summary():
			filled++
			x.row()
		}
		x.left = max(x.left-1, 1)
	}
	if filled == 0 && len(f.problems) == 0 {
		f.converted[conversion.NoRows]++
	}
	x.countDangling()
	return nil
}

// rowsPerGlance is how many rows are read before it is asked again whether to go on: some
// milliseconds of them.
const rowsPerGlance = 1024

// empty tells whether the row has nothing that a reader sees, as spreadsheets leave below a table: commas only, or
// blanks that somebody typed.
func (x *rowDecoder) empty() bool {
	for i := range x.r.Cells {
		if !x.isBlank(i) {
			return false
		}
	}
	return true
}

func (x *rowDecoder) isBlank(i int) bool {
	c := x.r.Cells[i]
	return c.Empty() || strings.TrimLeftFunc(x.r.Value(c), func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }) == ""
}

// fits tells whether the row has a cell for each column. Empty ones more than that, as
// spreadsheets leave beside a table, are cut off; a workbook has none behind its last one.
func (x *rowDecoder) fits() bool {
	cells := x.r.Cells
	for len(cells) > len(x.header.columns) && x.isBlank(len(cells)-1) {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > len(x.header.columns) || len(cells) < x.header.width && x.f.file.Sheet == "" || len(cells) <= x.header.code {
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
		Hint:    text("文字里有逗号时，整个单元格要加引号", "put quotes around a cell that contains a comma")})
	x.keepCode()
}

// keepCode keeps the record of a row that cannot be read: others may name it.
func (x *rowDecoder) keepCode() {
	if x.header.code >= len(x.r.Cells) {
		x.f.lossy = true
		return
	}
	c := x.r.Cells[x.header.code]
	x.into.begin(c, x.left)
	*x.into.place().code = strings.Clone(strings.TrimSpace(x.r.Value(c)))
	x.into.end(0, false)
}

// row reads one record.
func (x *rowDecoder) row() {
	for i := range x.slots {
		x.slots[i] = quantity.Missing
	}
	codeCell := x.r.Cells[x.header.code]
	x.into.begin(codeCell, x.left)
	var given givenSet
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
		switch {
		case s == "":
		case col.kind == columnField:
			given |= col.field
			col.read(c, s)
		case col.name == "":
			x.f.add(problem.Problem{Rule: problem.CSVSyntax, Span: x.f.cellSpan(*c),
				Message: text("这一格所在的列没有列名", "the column of this cell has no name")})
		}
	}
	x.cloneTexts()
	if !x.code(x.into.place(), codeCell) {
		return
	}
	x.layOut(x.into.place().data)
	x.into.end(given, true)
}

// cloneTexts copies the texts of the row with one allocation: the file's text will be dropped.
func (x *rowDecoder) cloneTexts() {
	if len(x.texts) == 1 {
		*x.texts[0] = strings.Clone(*x.texts[0])
	} else {
		x.copied.Reset()
		n := 0
		for _, t := range x.texts {
			n += len(*t)
		}
		x.copied.Grow(n)
		for _, t := range x.texts {
			x.copied.WriteString(*t)
		}
		all := x.copied.String()
		for _, t := range x.texts {
			*t, all = all[:len(*t)], all[len(*t):]
		}
	}
	x.texts = x.texts[:0]
}

// code checks the row's code; false where there is none.
func (x *rowDecoder) code(p place, c table.Cell) bool {
	f, code, at := x.f, *p.code, *p.at
	if code == "" {
		f.missingCell(f.cellSpan(c), "code")
		return false
	}
	if office.IsScientific(code) {
		f.add(problem.Problem{Rule: problem.BadCode, Span: at,
			Message: text("代码 "+code+" 被表格软件变成了科学计数法", "the spreadsheet has turned the code "+code+" into a number"),
			Hint:    text("把这一列的格式设为“文本”，重新填写代码", "format the column as text and enter the code again")})
		f.lossy = true
		return false // rows that have lost their digits alike are not one village
	}
	switch whole, fraction, isFloat := strings.Cut(code, "."); {
	case isFloat && numeral.IsDigits(whole) && strings.Trim(fraction, "0") == "":
		f.add(problem.Problem{Rule: problem.BadCode, Span: at,
			Message: text("代码 "+code+" 被表格软件当成了小数", "the spreadsheet has turned the code "+code+" into a fraction"),
			Hint:    text("把这一列的格式设为“文本”，代码写成 "+whole, "format the column as text and write "+whole)})
		return true
	case code[0] == '\'':
		f.add(problem.Problem{Rule: problem.BadCode, Span: at,
			Message: text("代码前面多了一个撇号 '，是表格软件标记文本用的", "there is an apostrophe before the code, which marks text in spreadsheets"),
			Hint:    text("删去撇号，写成 "+strings.Trim(code, "'"), "delete it and write "+strings.Trim(code, "'"))})
		return true
	}
	x.into.checkCode(code, at)
	return true
}

// layOut makes series and breakdowns of the row's slots.
func (x *rowDecoder) layOut(data *report.Data) {
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
	giveSources(f, data.Source)
	x.f.packer.Pack(data, f, x.left)
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

// addNote adds the note of what was converted in a table, where there is one.
func (f *tableFile) addNote() {
	if len(f.sheets) == 0 {
		return
	}
	if note, ok := f.note(); ok {
		f.add(note)
	}
}

// note reports what was converted in the file, and which sheets of it were not read, all in one
// line.
func (f *tableFile) note() (problem.Problem, bool) {
	zh, en := f.converted.Sentences()
	for _, s := range f.aside {
		if s.hidden {
			zh, en = append(zh, "隐藏的工作表“"+s.name+"”没有读"), append(en, "the hidden sheet "+s.name+" is not read")
		} else {
			zh, en = append(zh, "工作表“"+s.name+"”不是各村各地的表，没有读"), append(en, "the sheet "+s.name+" is not a table of places and is not read")
		}
	}
	if len(zh) == 0 {
		return problem.Problem{}, false
	}
	return problem.Problem{Rule: problem.TableRead, Span: f.sheets[0].File.At(0, 0),
		Message: text("这份表照原意读进来了："+strings.Join(zh, "；"), "this table was read with adjustments: "+strings.Join(en, "; ")),
		Hint:    text("意思没有变，不用改；想看不到这条提示，就在表格软件里照着改", "nothing needs to be done; the note goes away once the table is written as it was read")}, true
}
