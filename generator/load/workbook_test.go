package load

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"casebook/generator/problem"
)

// workbookSite is a site on our ground with a workbook in it, of which fill makes the sheets.
func workbookSite(t *testing.T, name string, fill func(f *excelize.File)) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range parseArchive(ground).files {
		writeFile(t, filepath.Join(dir, f.name), f.data)
	}
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, name), b.Bytes())
	return dir
}

// sheetOf adds a sheet with rows.
func sheetOf(t *testing.T, f *excelize.File, name string, rows ...[]any) {
	t.Helper()
	if _, err := f.NewSheet(name); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(name, at, &row); err != nil {
			t.Fatal(err)
		}
	}
}

func noteless(list []problem.Problem) []problem.Problem {
	var rest []problem.Problem
	for _, p := range list {
		if p.Rule != problem.TableRead {
			rest = append(rest, p)
		}
	}
	return rest
}

// Sheets named after years give the year; what is counted anew each year is that of the newest.
func TestWorkbooksAreReadAsTablesAre(t *testing.T) {
	dir := workbookSite(t, "data/villages/a/台账.xlsx", func(f *excelize.File) {
		sheetOf(t, f, "2022", []any{"code", "name", "region", "households", "收入", "m/age/35岁以下"}, []any{450329102201, "甲村", "镇", 400, "1.2万元", 5})
		sheetOf(t, f, "2023年", []any{"code", "name", "region", "households", "n"}, nil, []any{"450329102201", "甲村", "450329102", 412, 13000}, []any{450329102202, "乙村", "镇", nil, 7})
		sheetOf(t, f, "说明", []any{"本表由镇里填报"})
		if err := f.DeleteSheet("Sheet1"); err != nil {
			t.Fatal(err)
		}
	})
	rep, problems := loadDir(t, dir, Options{})
	if rest := noteless(problems); len(rest) > 0 {
		t.Fatalf("reported\n%s", printed(t, rest))
	}
	if len(rep.Villages) != 2 || rep.Villages[0].Households != 412 || rep.Villages[1].Households != -1 {
		t.Fatalf("%d villages: %+v", len(rep.Villages), rep.Villages[0])
	}
	if got, want := show(&rep.Villages[0].Data), "n: 2022=12000(of-indicator) 2023=13000(of-indicator)\nm/age@2022(-): 35岁以下=5\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if note := printed(t, problems); !strings.Contains(note, "工作表“说明”不是各村各地的表，没有读") || len(problems) != 1 {
		t.Errorf("reported\n%s", note)
	}
}

// What a workbook hides, merges and computes is reported by cells, in each form of problems.
func TestPlacesOfWorkbooksAreCells(t *testing.T) {
	dir := workbookSite(t, "data/villages/台账.xlsx", func(f *excelize.File) {
		sheetOf(t, f, "2023年", []any{"code", "name", "region", "n", "households"}, []any{450329102201, "甲村", "镇", "多"}, []any{450329102202, "乙村", "镇", 7}, []any{450329102203, "丙村", "镇"}, []any{450329102204, "丁村", "镇", 8})
		for _, err := range []error{f.MergeCell("2023年", "D3", "D4"), f.SetRowVisible("2023年", 5, false), f.SetColVisible("2023年", "E", false), f.SetSheetVisible("Sheet1", false)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	_, problems := loadDir(t, dir, Options{})
	list := noteless(problems)
	want := `data/villages/台账.xlsx（2023年）!A5（code）: 错误[csv-syntax]: 这一行是隐藏的：要不要，说不准`
	if text := printed(t, list); !strings.Contains(text, want) || !strings.Contains(text, "台账.xlsx（2023年）!D3（收入）: 错误[csv-syntax]: 合并的单元格里只有一个数") || !strings.Contains(text, `台账.xlsx（2023年）!D2（收入）: 错误[wrong-type]: "多" 不是数`) || !strings.Contains(text, "这一列是隐藏的：要不要，说不准") || !strings.Contains(text, "取消隐藏，或删去这一列") || len(list) != 4 {
		t.Errorf("reported\n%s", text)
	}
	var b bytes.Buffer
	if err := problem.WriteJSON(&b, list, "zh"); err != nil {
		t.Fatal(err)
	}
	var got []struct {
		File, Sheet, Excerpt string
		Line, Column         int
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if x := got[1]; x.File != "data/villages/台账.xlsx" || x.Sheet != "2023年" || x.Line != 2 || x.Column != 4 || x.Excerpt != "多" {
		t.Errorf("got %+v", x)
	}
	b.Reset()
	if err := problem.WriteSARIF(&b, list, nil, "zh"); err != nil || !strings.Contains(b.String(), "2023年") {
		t.Errorf("%v in %s", err, b.String())
	}
}

func TestRegionsHaveTablesToo(t *testing.T) {
	rep := siteOf(t, Options{}, ground+"-- data/regions/more.csv --\ncode,name,parent,n@2022,n@2023\n450329103,乡,450329,3,4\n450329102,镇,,1,2\n")
	if len(rep.Regions) != 3 || rep.Regions[2].Parent != rep.Regions[0] || rep.Regions[1].Parent != rep.Regions[0] {
		t.Fatalf("%d regions", len(rep.Regions))
	}
	if got := show(&rep.Regions[1].Data); got != "n: 2022=1(of-indicator) 2023=2(of-indicator)\n" {
		t.Errorf("got %s", got)
	}
	dir := workbookSite(t, "data/regions/年鉴.xlsx", func(f *excelize.File) {
		sheetOf(t, f, "2021", []any{"code", "name", "parent", "n"}, []any{450329, "县", nil, 5}, []any{450329104, "新镇", "450329", 6}, []any{"450329105", "旧镇", "45", 6})
	})
	rep, problems := loadDir(t, dir, Options{})
	if list := noteless(problems); len(list) != 1 || list[0].Rule != problem.DanglingReference || len(rep.Regions) != 4 || rep.Regions[2].Parent != rep.Regions[0] {
		t.Errorf("%d regions, reported\n%s", len(rep.Regions), printed(t, list))
	}
}

func TestWhatIsNoWorkbookIsOneProblem(t *testing.T) {
	dir := workbookSite(t, "data/villages/leer.xlsx", func(*excelize.File) {})
	for name, data := range map[string]string{"web.xlsx": "<html>", "old.xlsx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "half.xlsx": "PK\x03\x04half", "empty.xlsx": "", "a.xls": "x", "b.et": "x", "~$台账.xlsx": "x", ".~台账.xlsx": "x"} {
		writeFile(t, filepath.Join(dir, "data/villages", name), []byte(data))
	}
	_, problems := loadDir(t, dir, Options{})
	seen := map[string]int{}
	for _, p := range problems {
		if p.Rule != problem.Unreadable || p.Hint.ZH == "" {
			t.Errorf("%s: %s", p.Span.File.Path, p.Rule)
		}
		seen[p.Span.File.Path]++
	}
	if len(seen) != 7 || len(problems) != 7 {
		t.Errorf("reported\n%s", printed(t, problems))
	}
}

// Of what is counted anew each year the newest sheet holds, in whatever order the sheets stand; what is not counted
// by years must be the same in all of them.
func TestTheNewestSheetHolds(t *testing.T) {
	for _, order := range [][]string{{"2021", "2022", "2023"}, {"2023", "2022", "2021"}, {"2022", "2023", "2021"}, {"2022", "2021", "2023"}} {
		dir := workbookSite(t, "data/villages/a.xlsx", func(f *excelize.File) {
			for i, year := range order {
				row := []any{"a", "甲村", "镇", map[string]int{"2021": 1, "2022": 2, "2023": 3}[year], nil, 5}
				if year == "2022" {
					row[4] = 9
				}
				if i > 0 {
					row[1] = nil
				}
				sheetOf(t, f, year, []any{"code", "name", "region", "households", "population", "n"}, row)
			}
			sheetOf(t, f, "空", []any{})
		})
		rep, problems := loadDir(t, dir, Options{})
		if rest := noteless(problems); len(rest) > 0 {
			t.Errorf("%v: reported\n%s", order, printed(t, rest))
		}
		if v := rep.Village("a"); v == nil || v.Households != 3 || v.Population != 9 || v.Name != "甲村" {
			t.Errorf("%v: the village is %+v", order, v)
		} else if got := show(&v.Data); got != "n: 2021=5(of-indicator) 2022=5(of-indicator) 2023=5(of-indicator)\n" {
			t.Errorf("%v: it has %s", order, got)
		}
	}
	for _, other := range []struct {
		sheet    string
		row      []any
		reported bool
	}{{"2022", []any{"a", "乙村", "镇", 1}, true}, {"补充", []any{"a", nil, "镇", 2}, true}, {"补充", []any{"a", nil, "镇", 1}, false}, {"2022", []any{"a", nil, "镇", 2}, false}} {
		dir := workbookSite(t, "data/villages/a.xlsx", func(f *excelize.File) {
			sheetOf(t, f, "2021", []any{"code", "name", "region", "households"}, []any{"a", "甲村", "镇", 1})
			sheetOf(t, f, other.sheet, []any{"code", "name", "region", "households"}, other.row)
		})
		if _, problems := loadDir(t, dir, Options{}); (len(noteless(problems)) > 0) != other.reported {
			t.Errorf("%s %v: reported\n%s", other.sheet, other.row, printed(t, problems))
		}
	}
}

// Sheets that are hidden or are no tables of places are named; where none is a table of places, all are looked at, and
// where none shows anything the workbook is refused.
func TestSheetsThatAreNotRead(t *testing.T) {
	table := [][]any{{"code", "name", "region"}, {"a", "甲村", "镇"}}
	for name, c := range map[string]struct {
		fill func(f *excelize.File)
		want []string
	}{
		"one is hidden": {func(f *excelize.File) {
			sheetOf(t, f, "一", table...)
			sheetOf(t, f, "二", table...)
			if err := f.SetSheetVisible("二", false); err != nil {
				t.Fatal(err)
			}
		}, []string{"隐藏的工作表“二”没有读"}},
		"all are hidden": {func(f *excelize.File) {
			sheetOf(t, f, "一", table...)
			if err := f.SetSheetVisible("一", false); err != nil {
				t.Fatal(err)
			}
		}, []string{"工作簿里没有看得见的数据"}},
		"none is a table": {func(f *excelize.File) { sheetOf(t, f, "一", []any{"村", "户"}, []any{"甲", 1}) }, []string{"这张表里没有 code 这一列"}},
		"figures only": {func(f *excelize.File) {
			sheetOf(t, f, "一", table...)
			sheetOf(t, f, "二", []any{"name", "n@2020"}, []any{"甲", 1})
		}, []string{"这张表里没有 code 这一列"}},
		"a title above": {func(f *excelize.File) {
			sheetOf(t, f, "一", []any{"各村情况"}, []any{"code", "name", "region"}, []any{"a", "甲村", "镇"})
		}, []string{"表头上面还有标题"}},
		"notes beside": {func(f *excelize.File) {
			sheetOf(t, f, "一", table...)
			sheetOf(t, f, "二", []any{"说明"}, []any{"由各村上报"})
		}, []string{"工作表“二”不是各村各地的表，没有读"}},
		"formulas": {func(f *excelize.File) {
			sheetOf(t, f, "一", []any{"code", "name", "region", "households"}, []any{"a", "甲村", "镇", 1})
			if err := f.SetCellFormula("一", "D2", "=1+1"); err != nil {
				t.Fatal(err)
			}
		}, nil},
		"merged in a column without a name": {func(f *excelize.File) {
			sheetOf(t, f, "一", []any{"code", "name", "region", nil}, []any{"a", "甲村", "镇"}, []any{"b", "乙村", "镇"})
			if err := f.MergeCell("一", "E2", "E3"); err != nil {
				t.Fatal(err)
			}
		}, nil},
	} {
		dir := workbookSite(t, "data/villages/a.xlsx", c.fill)
		_, problems := loadDir(t, dir, Options{})
		text := printed(t, problems)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: reported\n%s\nwant %s", name, text, want)
			}
		}
		if len(noteless(problems)) > len(c.want) {
			t.Errorf("%s: reported\n%s", name, text)
		}
	}
}

// A village table of 5,000 rows of 60 columns is read in well below two seconds on an idle machine.
func BenchmarkWorkbook(b *testing.B) {
	dir := b.TempDir()
	for _, f := range parseArchive(ground).files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, f.name)), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := []any{"code", "name", "region"}
	for y := 1960; y < 1960+57; y++ {
		row = append(row, "n@"+time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"))
	}
	for r := 1; r <= 5001; r++ {
		at, err := excelize.CoordinatesToCellName(1, r)
		if err != nil {
			b.Fatal(err)
		}
		if err := w.SetRow(at, row); err != nil {
			b.Fatal(err)
		}
		row[0], row[1], row[2] = 450329100000+r, "胡家田村", "450329102"
		for c := 3; c < len(row); c++ {
			row[c] = float64(r*c) / 4
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "data/villages"), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(dir, "data/villages/a.xlsx")); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		rep, problems, err := Site(b.Context(), dir, Options{})
		if err != nil || len(problems) > 0 || len(rep.Villages) != 5000 {
			b.Fatal(err, len(problems), len(rep.Villages))
		}
	}
}
