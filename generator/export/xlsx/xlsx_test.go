package xlsx

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func open(t *testing.T, sheets []Sheet) *excelize.File {
	t.Helper()
	data, err := Bytes(sheets)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Bytes(sheets)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same sheets give other bytes: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Another library reads back what was written: texts as texts, numbers as numbers, a head above
// that stays in sight.
func TestAnotherReaderFindsEachCell(t *testing.T) {
	f := open(t, []Sheet{
		{Name: "村", Head: []string{"代码", "村名", "收入"}, Rows: [][]Cell{
			{Text("450329102201"), Text(" 甲<&>村\n二行 "), Number("12.5")},
			{Text("007"), Number(""), Number("-3")},
			{Text("短")},
			{Text("长"), Text("a"), Text("b"), Text("多出的一格")},
		}},
		{Name: "空表", Head: nil},
		{Name: "来源", Head: []string{"一个很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的标题"}, Rows: [][]Cell{{Text("x")}}},
	})
	if got := f.GetSheetList(); !slices.Equal(got, []string{"村", "空表", "来源"}) {
		t.Errorf("the sheets are %q", got)
	}
	rows, err := f.GetRows("村")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"代码", "村名", "收入"}, {"450329102201", " 甲<&>村\n二行 ", "12.5"}, {"007", "", "-3"}, {"短"}, {"长", "a", "b", "多出的一格"}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("the rows are %q", rows)
	}
	for cell, kind := range map[string]excelize.CellType{"A1": excelize.CellTypeInlineString, "A2": excelize.CellTypeInlineString, "C2": excelize.CellTypeUnset, "C3": excelize.CellTypeUnset} {
		if got, err := f.GetCellType("村", cell); err != nil || got != kind {
			t.Errorf("%s is of type %v, %v; want %v", cell, got, err, kind)
		}
	}
	for cell, bold := range map[string]bool{"A1": true, "A2": false} {
		id, err := f.GetCellStyle("村", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || (style.Font != nil && style.Font.Bold) != bold || style.NumFmt != 49 {
			t.Errorf("%s has the style %+v, %v", cell, style, err)
		}
	}
	if panes, err := f.GetPanes("村"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay: %+v, %v", panes, err)
	}
	for at, want := range map[string]float64{"村 A": 14, "村 B": 16, "村 C": 8, "来源 A": 60} {
		sheet, column, _ := strings.Cut(at, " ")
		if got, err := f.GetColWidth(sheet, column); err != nil || got != want {
			t.Errorf("%s is %v wide, %v; want %v", at, got, err, want)
		}
	}
}

// Excel wants to repair a book whose sheets are numbered otherwise, that leads to no styles, or whose list of columns is empty.
func TestABookIsWhole(t *testing.T) {
	data, err := Bytes([]Sheet{{Name: "甲", Head: []string{"a"}}, {Name: "空"}})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part := func(name string) string {
		b, err := fs.ReadFile(z, name)
		if err != nil {
			t.Error(err)
		}
		return string(b)
	}
	if book := part("xl/workbook.xml"); !strings.Contains(book, `name="甲" sheetId="1"`) || !strings.Contains(book, `name="空" sheetId="2"`) {
		t.Errorf("the book is %s", book)
	}
	if rels := part("xl/_rels/workbook.xml.rels"); !strings.Contains(rels, `Target="styles.xml"`) {
		t.Errorf("it leads to %s", rels)
	}
	if a, b := part("xl/worksheets/sheet1.xml"), part("xl/worksheets/sheet2.xml"); !strings.Contains(a, "<cols>") || strings.Contains(b, "cols") {
		t.Errorf("the sheets are %s and %s", a, b)
	}
}

// Two sheets of one name, or of a name that Excel refuses, make a file that it wants to repair.
func TestSheetsHaveNamesThatExcelTakes(t *testing.T) {
	long := strings.Repeat("长", 40)
	var sheets []Sheet
	for _, name := range []string{"", "", "a/b\\c?*[d]:'e", "Report", "REPORT", long, long, "History", strings.Repeat("𠮷", 20)} {
		sheets = append(sheets, Sheet{Name: name, Head: []string{"x"}})
	}
	got := open(t, sheets).GetSheetList()
	want := []string{"Sheet", "Sheet_2", "a_b_c___d___e", "Report", "REPORT_2", strings.Repeat("长", 31), strings.Repeat("长", 29) + "_2", "History_2", strings.Repeat("𠮷", 15)}
	if !slices.Equal(got, want) {
		t.Errorf("the sheets are\n%q, want\n%q", got, want)
	}
}

func TestColumnsHaveLetters(t *testing.T) {
	for c, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := Column(c); got != want {
			t.Errorf("column %d is %s, want %s", c, got, want)
		}
	}
}
