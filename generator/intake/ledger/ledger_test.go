package ledger

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casebook/generator/intake/record"
	"casebook/generator/report"
)

// ledgerOf makes a ledger as offices have them: a title, heads of two rows with merged cells, units
// in heads, numbers as text, a dash, a total whose formula has no result, a hidden row, a phone
// column, notes.
func ledgerOf(t testing.TB, years ...string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, year := range years {
		_, err := f.NewSheet(year)
		check(err)
		for i, row := range [][]any{
			{"某镇" + year + "各村基本情况统计表"},
			{"序号", "乡镇", "村名", "人口", nil, "收入", nil, "联系电话"},
			{nil, nil, nil, "户数", "总人口\n（人）", "人均可支配收入(元)", "集体收入（万元）"},
			{1, "某镇", "甲　村", 412, 1630, 16420, 3.2, "13900000000"},
			{2, nil, "乙村委会", 432, "1,680", "—", 14.3, "13900000001"},
			{3, nil, "丙村", 5, 20, 7, 1},
			{nil, nil, "合　计"},
			{"注：含上级补助。"},
			{"填表人：某人"},
		} {
			check(f.SetSheetRow(year, "A"+string(rune('1'+i)), &row))
		}
		check(f.SetCellFormula(year, "E7", "SUM(E4:E6)"))
		for _, m := range [][2]string{{"A2", "A3"}, {"B2", "B3"}, {"C2", "C3"}, {"D2", "E2"}, {"F2", "G2"}, {"H2", "H3"}, {"B4", "B6"}} {
			check(f.MergeCell(year, m[0], m[1]))
		}
		check(f.SetRowVisible(year, 6, false))
	}
	check(f.DeleteSheet("Sheet1"))
	var b bytes.Buffer
	check(f.Write(&b))
	return b.String()
}

func site() *report.Report {
	town := &report.Region{Code: "450329102", Name: "某镇"}
	return &report.Report{Records: &report.Records{
		Regions:    []*report.Region{town},
		Indicators: []*report.Indicator{{ID: "income", Name: "人均可支配收入", Unit: "元"}, {ID: "collective", Name: "村集体经济收入", Unit: "元"}},
		Villages:   []*report.Village{{Code: "450329102201", Name: "甲村", Region: town, Households: -1, Population: -1}, {Code: "450329102202", Name: "乙村", Region: town, Households: -1, Population: -1}},
	}}
}

func read(t testing.TB, data string, before []report.Import) *Result {
	t.Helper()
	sheets, err := Sheets("台账", data, true)
	if err != nil {
		t.Fatal(err)
	}
	return Read(Input{Sheets: sheets, Name: "台账", Site: site(), Before: before, Own: len(before) > 0})
}

func TestALedgerComesInRightToTheCell(t *testing.T) {
	data := ledgerOf(t, "2023年")
	first := read(t, data, nil)
	answers := map[string]string{
		"“收入/集体收入（万元）”是哪项指标？写指标的编号；都不是就写：新增；不要就写：不要": "collective",
		"“某镇丙村”那一行是隐藏的，读不读？":                         "读",
		"“收入/人均可支配收入(元)”里的“—”是没有数据，还是零？":             "没有数据",
	}
	if first.Villages != "" || first.Open() != len(answers) {
		t.Fatalf("asked %+v", first.Import.Questions)
	}
	for i := range first.Import.Questions {
		q := &first.Import.Questions[i]
		q.Answer = answers[q.Text]
	}
	second := read(t, data, []report.Import{first.Import})
	want := `code,name,region,households,population,source,collective@2023,income@2023
450329102201,甲村,450329102,412,1630,tai-zhang,32000,16420
450329102202,乙村,450329102,432,1680,tai-zhang,143000,
mou-zhen-bing-cun,丙村,450329102,5,20,tai-zhang,10000,7
`
	if second.Open() != 0 || second.Villages != want {
		t.Errorf("open %d, got\n%s\nwant\n%s", second.Open(), second.Villages, want)
	}
	reported := record.Import(&second.Import)
	for _, word := range []string{"合计写的是 1650，各行相加是 3330", "1,680 读作 1680", "skip = true", "factor = 10000"} {
		if !strings.Contains(reported, word) {
			t.Errorf("the mapping does not say %s:\n%s", word, reported)
		}
	}
	for _, secret := range []string{"139000", "某人"} {
		if strings.Contains(reported+second.Villages, secret) {
			t.Errorf("%s came in", secret)
		}
	}
	next := read(t, ledgerOf(t, "2023年", "2024年"), []report.Import{second.Import})
	if next.Open() != 0 || !strings.Contains(next.Villages, "income@2024") {
		t.Errorf("next year asks %+v\n%s", next.Import.Questions, next.Villages)
	}
}

// Whatever is answered, a column of telephone numbers does not come in.
func TestPersonalColumnsNeverComeIn(t *testing.T) {
	before := report.Import{Sheets: []report.SheetMapping{{Columns: []report.ColumnMapping{{Head: "联系电话", Indicator: "income"}}}}}
	for _, s := range read(t, ledgerOf(t, "2023年"), []report.Import{before}).Import.Sheets {
		for _, c := range s.Columns {
			if c.Head == "联系电话" && (!c.Skip || c.Indicator != "") {
				t.Errorf("%+v", c)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"村名,户数\n甲,4\n合计,5\n", "乡镇,村名,收入\n,x\n", "a\n\n序号;村\n1;甲\n", "村名,(\n一,1\n"} {
		f.Add(s)
	}
	f.Add("地区,2023年,2022年\n某镇,1,2\n注：无\n")
	f.Add("年份,甲村,乙村\n2022,1,2\n2023,3,4\n")
	f.Add("村名,甲村,户数,3\n指标,单位,2023年,2022年\n收入,元,1,—\n")
	f.Fuzz(func(t *testing.T, data string) {
		sheets, err := Sheets("x", data, false)
		if err != nil {
			return
		}
		if r := Read(Input{Sheets: sheets, Name: "x", Site: site()}); r.Open() > 0 && r.written() != "" {
			t.Errorf("%q is written with questions open", data)
		}
	})
}

// Whatever a mapping says of a sheet, figures come in under indicators of the site or drafted ones,
// and telephone numbers never.
func FuzzMapping(f *testing.F) {
	sheet := "乡镇,村名,户数,收入（万元）,其中：女,联系电话\n某镇,甲村,4,1.5,2,13900000000\n新镇,丁村,5,—,7(28),13900000001\n,合计,9,1.5,,\n"
	f.Add("收入（万元）", "income", "", "元", "“2023年”里有站点没有的乡镇：都作为新的地区加进来，还是逐个问？", "都加进来", 1, 2023)
	f.Add("联系电话", "income", "population", "人", "“其中：女”是哪项指标？写指标的编号；都不是就写：新增；不要就写：不要", "全部新增", 3, -1)
	f.Add("户数", "land/类别/水田", "name", "x", "", "", 99, 0)
	f.Fuzz(func(t *testing.T, head, indicator, field, unit, question, answer string, rows, year int) {
		sheets, err := Sheets("2023年", sheet, false)
		if err != nil {
			t.Fatal(err)
		}
		before := report.Import{SHA256: "x", Questions: []report.Question{{Text: question, Answer: answer}}, Sheets: []report.SheetMapping{{Name: "2023年", Head: rows,
			Columns: []report.ColumnMapping{{Cell: "D1", Head: head, Indicator: indicator, Field: field, Unit: unit, Year: year}}}}}
		got := Read(Input{Sheets: sheets, Name: "台账", SHA256: "x", Site: site(), Before: []report.Import{before}, Own: true})
		if got.Open() > 0 && got.written() != "" || strings.Contains(got.written(), "1390000") {
			t.Errorf("%d questions are open, and it writes\n%s", got.Open(), got.written())
		}
	})
}

// A number that is not plainly a count of one village is asked: what a formula reckons with a number
// of its own, also where cells share it, and what stands in cells merged over several rows.
func TestEstimatesAndMergedNumbersAreAsked(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"村名", "人均可支配收入（元）2022年", "人均可支配收入（元）2023年", "村集体经济收入（万元）2023年"}, {"甲村", 15000, nil, 12}, {"乙村", 14000, nil, nil}} {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	shared, kind := "C2:C3", excelize.STCellFormulaTypeShared
	for _, err := range []error{
		f.SetCellValue("Sheet1", "C2", 15750), f.SetCellValue("Sheet1", "C3", 14700),
		f.SetCellFormula("Sheet1", "C2", "B2*1.05", excelize.FormulaOpts{Type: &kind, Ref: &shared}), f.MergeCell("Sheet1", "D2", "D3")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	asked := ""
	for _, q := range read(t, b.String(), nil).Import.Questions {
		asked += q.Text + "\n"
	}
	for _, want := range []string{"公式推算的数（如 C2 =B2*1.05）", "D2:D3 是合并的格子"} {
		if !strings.Contains(asked, want) {
			t.Errorf("%s is not asked:\n%s", want, asked)
		}
	}
}
