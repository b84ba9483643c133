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

// What a workbook hides, merges and computes is told by cells, in each form of problems.
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
