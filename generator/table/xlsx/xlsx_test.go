package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"casebook/generator/testsite"
)

// workbook makes a workbook with excelize; fill writes its first sheet.
func workbook(t testing.TB, fill func(f *excelize.File, sheet string)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f, "Sheet1")
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rowsOf reads the text of a sheet back, blank rows included.
func rowsOf(t testing.TB, s *Sheet) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll("|"+strings.ReplaceAll(s.Text, "\n", "\n|"), "\t", "\t")))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = '\t', -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		row[0] = strings.TrimPrefix(row[0], "|")
	}
	return rows
}

func read(t testing.TB, data string, i int) *Sheet {
	t.Helper()
	b, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Read(i)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func set(t testing.TB, f *excelize.File, sheet string, cells map[string]any) {
	t.Helper()
	for at, v := range cells {
		if err := f.SetCellValue(sheet, at, v); err != nil {
			t.Fatal(err)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCellsAreWhatTheyMean(t *testing.T) {
	data := workbook(t, func(f *excelize.File, sheet string) {
		set(t, f, sheet, map[string]any{"A1": "村　名", "B1": 412, "C1": "1,630", "D1": true, "E1": 0.985, "F1": 16420.5,
			"G1": time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC), "H1": 450399102201, "A3": "含\"引号\"\n两行\t制表", "C3": 1.5, "D3": 0.07, "E3": 12})
		style, err := f.NewStyle(&excelize.Style{NumFmt: 10})
		must(t, err)
		must(t, f.SetCellStyle(sheet, "E1", "E1", style))
		must(t, f.SetCellStyle(sheet, "D3", "D3", style))
		quoted := `0"d%"`
		style, err = f.NewStyle(&excelize.Style{CustomNumFmt: &quoted})
		must(t, err)
		must(t, f.SetCellStyle(sheet, "E3", "E3", style))
		must(t, f.SetCellFormula(sheet, "B3", "B1*2"))
	})
	s := read(t, data, 0)
	want := "村　名\t412\t1,630\tTRUE\t98.5%\t16420.5\t2023-05-01\t450399102201\n\n\"含\"\"引号\"\"\n两行\t制表\"\t=B1*2\t1.5\t7%\t12d%"
	if s.Text != want {
		t.Errorf("got  %q\nwant %q", s.Text, want)
	}
	if len(s.Annotations) != 1 || s.Annotations[0].Kind != Formula || s.Text[s.Annotations[0].Start:s.Annotations[0].End] != "=B1*2" {
		t.Errorf("marks %+v", s.Annotations)
	}
}

func TestMergesAndHiddenPlacesAreReported(t *testing.T) {
	data := workbook(t, func(f *excelize.File, sheet string) {
		set(t, f, sheet, map[string]any{"A1": "乡镇", "B1": "村", "C1": "户数", "A2": "甲镇", "B2": "一村", "C2": 5, "B3": "二村", "B4": "三村", "C4": 7, "D4": "x"})
		must(t, f.MergeCell(sheet, "A2", "A4"))
		must(t, f.MergeCell(sheet, "C2", "C3"))
		must(t, f.SetRowVisible(sheet, 3, false))
		must(t, f.SetColVisible(sheet, "D", false))
		_, err := f.NewSheet("字典")
		must(t, err)
		must(t, f.SetSheetVisible("字典", false))
	})
	b, err := Open(data)
	must(t, err)
	if b.Sheets() != 2 || b.Name(1) != "字典" || !b.IsHidden(1) || b.IsHidden(0) {
		t.Errorf("%d sheets", b.Sheets())
	}
	s := read(t, data, 0)
	if want := "乡镇\t村\t户数\n甲镇\t一村\t5\n甲镇\t二村\n甲镇\t三村\t7\tx"; s.Text != want {
		t.Errorf("got %q, want %q", s.Text, want)
	}
	got := ""
	for _, m := range s.Annotations {
		got += fmt.Sprintf("%d:%d,%d=%s ", m.Kind, m.Row, m.Column, s.Text[m.Start:m.End])
	}
	if want := "0:3,1=甲镇 1:4,4=x 2:2,3=5 3:2,1=甲镇 "; got != want {
		t.Errorf("marks %s, want %s", got, want)
	}
}

// TestAgainstExcelize holds texts and numbers of a sheet with gaps against excelize.
func TestAgainstExcelize(t *testing.T) {
	data := workbook(t, func(f *excelize.File, sheet string) {
		for r := 1; r < 60; r += 1 + r%3 {
			for c := 1; c < 30; c += 1 + (r+c)%4 {
				at, err := excelize.CoordinatesToCellName(c, r)
				must(t, err)
				var v any = float64(r*c) / 7
				if (r+c)%2 == 0 {
					v = fmt.Sprintf("文字 %d_x0041_", r*c)
				}
				must(t, f.SetCellValue(sheet, at, v))
			}
		}
	})
	f, err := excelize.OpenReader(strings.NewReader(data))
	must(t, err)
	defer f.Close()
	want, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
	must(t, err)
	got := rowsOf(t, read(t, data, 0))
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for r := range want {
		for len(want[r]) < len(got[r]) {
			want[r] = append(want[r], "")
		}
		if strings.Join(got[r], "|") != strings.Join(want[r], "|") {
			t.Errorf("row %d: %q, want %q", r+1, got[r], want[r])
		}
	}
}

func TestWhatIsNoWorkbookIsRefused(t *testing.T) {
	good := workbook(t, func(f *excelize.File, sheet string) { set(t, f, sheet, map[string]any{"A1": 1}) })
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"empty":      {"", ErrNotOne},
		"a web page": {"<html>", ErrNotOne},
		"old":        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", ErrOld},
		"encrypted":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", ErrEncrypted},
		"a zip":      {testsite.Zip(t, "a.txt", "a"), ErrNotOne},
		"half":       {good[:len(good)/2], ErrDamaged},
		"no XML":     {testsite.Zip(t, "xl/workbook.xml", "<workbook><sheets>"), ErrNotOne},
		"a bomb":     {bomb(t), ErrTooLarge},
	} {
		b, err := Open(c.data)
		if err == nil {
			_, err = b.Read(0)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// bomb is a workbook whose sheet unpacks to far more than its size.
func bomb(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>`,
	} {
		w, err := z.Create(name)
		must(t, err)
		_, err = w.Write([]byte(text))
		must(t, err)
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: "xl/s.xml", Method: zip.Deflate})
	must(t, err)
	row := bytes.Repeat([]byte(`<row><c><v>1</v></c></row>`), 1<<12)
	for range maxPart/len(row) + 2 {
		_, err = w.Write(row)
		must(t, err)
	}
	must(t, z.Close())
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(workbook(f, func(x *excelize.File, sheet string) {
		set(f, x, sheet, map[string]any{"A1": "a", "B2": 0.5})
		must(f, x.MergeCell(sheet, "A1", "A3"))
	})))
	for _, s := range []string{`<row r="2"><c r="B2" t="s"><v>0</v></c></row>`, `<c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c>`, `<row><c r="A1"/><c r="A1"><f>1</f></c></row>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := string(data)
		if !strings.HasPrefix(text, "PK") { // the XML of a sheet
			text = testsite.Zip(t,
				"xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>`,
				"xl/s.xml", text)
		}
		b, err := Open(text)
		if err != nil {
			return
		}
		for i := range b.Sheets() {
			s, err := b.Read(i)
			if err != nil {
				continue
			}
			for _, m := range s.Annotations {
				if m.Start < 0 || m.End < m.Start || int(m.Start) > len(s.Text) {
					t.Errorf("%q: mark %+v", data, m)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := workbook(b, func(f *excelize.File, sheet string) {
		w, err := f.NewStreamWriter(sheet)
		must(b, err)
		row := make([]any, 60)
		for r := 1; r <= 5000; r++ {
			for c := range row {
				row[c] = float64(r*c) / 4
			}
			row[0] = "胡家田村"
			must(b, w.SetRow(fmt.Sprintf("A%d", r), row))
		}
		must(b, w.Flush())
	})
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			read(b, data, 0)
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(strings.NewReader(data))
			must(b, err)
			_, err = f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
			must(b, err)
			_, err = f.GetMergeCells("Sheet1")
			must(b, err)
			must(b, f.Close())
		}
	})
}
