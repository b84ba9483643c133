package load

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/load/conversion"
	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/table/xlsx"
)

// maxWorkbook bounds a workbook, in bytes.
const maxWorkbook = 64 << 20

// openWorkbook opens the sheets of a workbook. Hidden ones are passed over: whoever handed it on
// may not know of them.
func (l *loader) openWorkbook(f *tableFile, data string) {
	book, err := xlsx.Open(data)
	for i := 0; err == nil && i < book.Sheets(); i++ {
		if book.IsHidden(i) {
			f.aside = append(f.aside, sheetAside{book.Name(i), true})
			continue
		}
		var s *xlsx.Sheet
		if s, err = book.Read(i); err == nil && s.Text != "" {
			f.sheets = append(f.sheets, l.workbookSheet(f, i, s))
		}
	}
	if err != nil {
		f.file = source.New(f.input.Path, "")
		f.problems = []problem.Problem{unreadableWorkbook(f.file, data, err)}
		return
	}
	if len(f.sheets) == 0 {
		f.file = source.New(f.input.Path, "")
		f.problems = []problem.Problem{{Rule: problem.Unreadable, Span: f.file.At(0, 0), Message: text("工作簿里没有看得见的数据", "the workbook shows no data"),
			Hint: text("删去这个文件，或取消隐藏有数据的工作表", "remove the file, or unhide the sheet with the data")}}
		return
	}
	f.sheets = f.tablesAmong(f.sheets)
	f.file = f.sheets[0].File
}

// sheetAside is a sheet that was passed over.
type sheetAside struct {
	name   string
	hidden bool
}

// tablesAmong are those of the sheets that are tables of places: notes and the like stand beside
// them in workbooks. Where none is, all are, and their heads are wrong.
func (f *tableFile) tablesAmong(sheets []table.Sheet) []table.Sheet {
	var tables []table.Sheet
	var notes []sheetAside
	for _, s := range sheets {
		rows, isTable := s.Open(), false
		for n := 0; n <= headFarBelow && !isTable && rows.Next(); n++ {
			isTable = hasHead(rows.Row(), "code") || n == 0 && hasFigures(rows.Row())
		}
		if isTable {
			tables = append(tables, s)
		} else {
			notes = append(notes, sheetAside{s.File.Sheet, false})
		}
	}
	if len(tables) == 0 {
		return sheets
	}
	f.aside = append(f.aside, notes...)
	return tables
}

// hasFigures tells whether a row of heads names figures.
func hasFigures(row *table.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c table.Cell) bool {
		_, ok := parseFigureColumn(row.Value(c))
		return ok
	})
}

// workbookSheet is sheet i of a workbook as a table. Its places are cells.
func (l *loader) workbookSheet(in *tableFile, i int, s *xlsx.Sheet) table.Sheet {
	name := in.input.Path
	f := source.NewReloadable(name, s.Text, func() (string, error) {
		data, err := readFrom(l.dir, name, maxWorkbook)
		if err != nil {
			return "", err
		}
		book, err := xlsx.Open(data)
		if err != nil || i >= book.Sheets() {
			return "", errors.Join(errors.New("the workbook has changed"), err)
		}
		sheet, err := book.Read(i)
		if err != nil {
			return "", err
		}
		return sheet.Text, nil
	})
	f.Sheet = s.Name
	sheet := table.TabbedSheet(f)
	sheet.Year, _ = yearOf(s.Name)
	kinds := map[xlsx.AnnotationKind]table.DoubtKind{xlsx.HiddenRow: table.HiddenRow, xlsx.HiddenColumn: table.HiddenColumn, xlsx.MergedNumber: table.Merged,
		xlsx.Shadowed: table.Merged, xlsx.Formula: table.Computed}
	for _, m := range s.Annotations {
		if kind, ok := kinds[m.Kind]; ok {
			sheet.Doubts = append(sheet.Doubts, table.Doubt{Kind: kind, At: m.Start, End: m.End, Row: m.Row, Column: m.Column, LastColumn: m.ToColumn})
		}
	}
	return sheet
}

// yearOf reads the name of a sheet that is a year: 2023, 2023年.
func yearOf(name string) (int, bool) {
	digits := strings.TrimSuffix(strings.TrimSpace(name), "年")
	year, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || year < minYear || year > maxYear {
		return 0, false
	}
	return year, true
}

// unreadableWorkbook says why a workbook cannot be read.
func unreadableWorkbook(f *source.File, data string, err error) problem.Problem {
	p := problem.Problem{Rule: problem.Unreadable, Span: f.At(0, 0), Hint: text("在 WPS 或 Excel 里打开它，另存为 .xlsx", "open it in WPS or Excel and save it as .xlsx")}
	switch {
	case errors.Is(err, xlsx.ErrEncrypted):
		p.Message = text("工作簿加了密码", "the workbook is encrypted")
		p.Hint = text("在 WPS 或 Excel 里打开它，去掉密码再存", "open it in WPS or Excel and save it without a password")
	case errors.Is(err, xlsx.ErrOld):
		p.Message = text("这是旧的 .xls 格式，只是扩展名写成了 .xlsx", "this is a workbook of the old format .xls, named .xlsx")
	case errors.Is(err, xlsx.ErrTooLarge):
		p.Message = text("工作簿展开后太大，不予读取", "the workbook is too large when unpacked")
		p.Hint = text("删去空的行列和用不到的工作表，或按县拆成几个文件", "delete blank rows and columns and unused sheets, or split it into one file per county")
	case errors.Is(err, xlsx.ErrDamaged):
		p.Message = text("工作簿损坏了，读不了", "the workbook is damaged")
		p.Hint = text("在 WPS 或 Excel 里打开，让它修复，再另存为 .xlsx", "open it in WPS or Excel, let it repair the file, and save it as .xlsx")
	default:
		if other, is := disguised(f.Path, data); is {
			return other
		}
		if body, encoding := table.Decode(data); encoding != table.Unknown && !isWebPage(body) && strings.ContainsAny(body, ",;\t") {
			p.Message = text("这是用逗号分隔的表格（CSV），只是扩展名写成了 .xlsx", "this is a CSV table named .xlsx")
			p.Hint = text("把扩展名改回 .csv", "rename it .csv")
			return p
		}
		p.Message = text("这不是 Excel 工作簿，只是扩展名写成了 .xlsx", "this is not a workbook, though it is named .xlsx")
	}
	return p
}

// doubts reports the places of a sheet that cannot be read without a guess.
func (x *rowDecoder) doubts() {
	for _, d := range x.sheet.Doubts {
		var column *column
		if d.Column <= len(x.header.columns) {
			column = &x.header.columns[d.Column-1]
		}
		p := problem.Problem{Rule: problem.CSVSyntax, Span: x.f.span(d.At, d.End)}
		switch {
		case d.Kind == table.Computed:
			x.f.converted[conversion.Formula]++
			continue
		case d.Kind == table.HiddenRow:
			p.Message = text("这一行是隐藏的：要不要，说不准", "this row is hidden, so it is unclear whether it is meant to be read")
			p.Hint = text("取消隐藏，或删去这一行", "unhide the row, or delete it")
		case d.Kind == table.HiddenColumn:
			p.Message = text("这一列是隐藏的：要不要，说不准", "this column is hidden, so it is unclear whether it is meant to be read")
			p.Hint = text("取消隐藏，或删去这一列", "unhide the column, or delete it")
		case column != nil && column.kind != columnNone:
			p.Message = text("合并的单元格里只有一个数，是哪一行的说不准", "one value is in merged cells, so it is unclear which row it belongs to")
			p.Hint = text("取消合并，每行各填各的", "unmerge the cells and fill in each row")
		default:
			continue
		}
		x.f.add(p)
	}
}
