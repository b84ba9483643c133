package export

import (
	"strings"
	"testing"

	"casebook/generator/export/xlsx"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/words"
)

// texts leaves all keys as they are but those that have holes.
func texts(t *testing.T) *words.Texts {
	t.Helper()
	made, err := words.New("zh-CN", map[string]string{"chart.year": "{year}年", "source.line": "来源：{source}", "comma": "，", "chart.head-unit": "（{unit}）"})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func decimals(t *testing.T, list ...string) quantity.List {
	t.Helper()
	values := make([]quantity.Decimal, len(list))
	for i, s := range list {
		values[i] = quantity.Missing
		if s != "" {
			d, err := quantity.ParseDecimal(s)
			if err != nil {
				t.Fatal(err)
			}
			values[i] = d
		}
	}
	return quantity.ListOf(values...)
}

// small is a county and a village of it with two years of income, one of them missing, a breakdown
// and a narrative.
func small(t *testing.T) *Site {
	book, made := &report.Source{ID: "book", Title: "年报", Publisher: "统计局", Year: 2021, URL: "https://example.cn/"}, &report.Source{ID: "made", Title: "编的", Sample: true}
	income := &report.Indicator{ID: "income", Name: "收入", Unit: "元"}
	roads := &report.Indicator{ID: "roads", Name: "公路", Unit: "公里", Index: 1}
	county, empty := &report.Region{Code: "450329", Name: "资源县"}, &report.Region{Code: "450330", Name: "没有数的县"}
	county.Data.Set(report.Unpacked{Series: []report.Series{{Indicator: income, First: 2019, Values: decimals(t, "9000.5"), Source: book}}})
	v := report.NewVillage(report.Village{}.At)
	v.Code, v.Name, v.Region = "v", "甲村", county
	v.Data.Set(report.Unpacked{
		Series:     []report.Series{{Indicator: income, First: 2020, Values: decimals(t, "10000", "", "12000"), Source: made}},
		Exceptions: []report.YearSource{{Indicator: income, Year: 2022, Source: book}},
		Breakdowns: []report.Breakdown{{Indicator: income, Year: 2020, Names: []string{"务工", "务农"}, Values: decimals(t, "6000", "4000"), Places: make([]int32, 2), Source: book}},
	})
	n := &report.Narrative{Slug: "case", Title: "案例"}
	to, _ := quantity.ParseDecimal("15")
	n.Facts = []*report.Fact{
		{ID: "a", Note: "修订：9→10。户均增收10元", Value: quantity.FromInt(10), To: to, Unit: "元", Year: 2020, Bound: quantity.AtLeast, Status: report.Target, Source: book},
		{ID: "b", Note: "村数", Value: quantity.FromInt(3), To: quantity.Missing, Unit: "个", Sample: true},
		{ID: "c", Note: "组数", Value: quantity.FromInt(4), To: quantity.Missing, Unit: "个", Source: made},
		{ID: "d", Note: "户数", Value: quantity.FromInt(5), To: quantity.Missing, Unit: "户"},
	}
	rec := &report.Records{Indicators: []*report.Indicator{income, roads}, Regions: []*report.Region{empty, county}, Villages: []*report.Village{&v}, Sources: []*report.Source{book, made}}
	rep := &report.Report{Records: rec, Narratives: []*report.Narrative{n}}
	rep.Index()
	return &Site{Report: rep, Words: texts(t), Base: "https://example.cn/anli"}
}

// lines writes sheets as texts: the name, then a line a row; a number has # before it.
func lines(sheets []xlsx.Sheet) string {
	var b strings.Builder
	for _, s := range sheets {
		b.WriteString("== " + s.Name + "\n" + strings.Join(s.Head, "|") + "\n")
		for _, row := range s.Rows {
			for i, c := range row {
				if i > 0 {
					b.WriteByte('|')
				}
				if c.IsNumber && c.Text != "" {
					b.WriteByte('#')
				}
				b.WriteString(c.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestAWorkbookHasEachFigureOnceWithItsSource(t *testing.T) {
	s := small(t)
	sheets, unknown := s.Workbook([]string{"case", "v", "450329", "income"})
	if unknown != "" {
		t.Fatalf("%q is unknown", unknown)
	}
	want := `== 案例
column.id|column.meaning|column.value|column.to|chart.unit-head|chart.head.year|column.bound|column.status|column.source|sample
a|户均增收10元|#10|#15|元|#2020|bound.at-least|status.target|book|
b|村数|#3||个|||||sample
c|组数|#4||个||||made|sample
d|户数|#5||户|||||
== 甲村
column.code|column.name|export.indicator|chart.unit-head|chart.head.year|column.value|column.source|sample
v|甲村|收入|元|#2020|#10000|made|sample
v|甲村|收入|元|#2022|#12000|book|sample
== 甲村export.parts
column.code|column.name|export.indicator|chart.unit-head|chart.head.year|chart.head.part|column.value|column.source|sample
v|甲村|收入|元|#2020|务工|#6000|book|sample
v|甲村|收入|元|#2020|务农|#4000|book|sample
== 资源县
column.code|column.name|export.indicator|chart.unit-head|chart.head.year|column.value|column.source|sample
450329|资源县|收入|元|#2019|#9000.5|book|
== 收入
column.code|column.name|chart.unit-head|2019|2020|2021|2022|column.source|sample
450329|资源县|元|#9000.5||||book|
v|甲村|元||#10000||#12000|made|sample
== column.source
column.id|export.title|export.publisher|chart.head.year|column.address|sample
book|年报|统计局|#2021|https://example.cn/|
made|编的||||sample
`
	if got := lines(sheets); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, unknown := s.Workbook([]string{"case", "nobody", "nothing"}); unknown != "nobody" {
		t.Errorf("%q is unknown", unknown)
	}
	// Indicators that say what they mean are told on a sheet before the sources.
	s.Report.Indicator("income").Description = "全年收入除以人口"
	sheets, _ = s.Workbook([]string{"v", "income"})
	if got := lines(sheets[len(sheets)-2 : len(sheets)-1]); got != "== data.meanings\ncolumn.id|export.indicator|chart.unit-head|column.meaning|column.source\nincome|收入|元|全年收入除以人口|\n" {
		t.Errorf("the meanings are\n%s", got)
	}
	sheets, _ = s.Workbook([]string{"roads", "income"})
	if got := lines(sheets); !strings.Contains(got, "\nincome|收入|元|全年收入除以人口|\n") {
		t.Errorf("behind an indicator that says nothing another's meaning is missing:\n%s", got)
	}
	// An indicator of which no place has a figure is a sheet without years.
	sheets, _ = s.Workbook([]string{"roads"})
	if len(sheets) != 2 || len(sheets[0].Rows) != 0 || len(sheets[0].Head) != 5 || len(sheets[1].Rows) != 0 {
		t.Errorf("of no figures:\n%s", lines(sheets))
	}
	// Each sheet of the internal edition says that it is.
	s.Report.Site.Internal = true
	sheets, _ = s.Workbook([]string{"case", "v", "450329", "income"})
	for _, x := range sheets {
		if x.Head[len(x.Head)-1] != "internal" {
			t.Errorf("the sheet %s does not say that it is internal: %q", x.Name, x.Head)
		}
	}
}

func TestAPaperHasTheDateOfItsLastChange(t *testing.T) {
	for _, x := range []struct {
		date, updated report.Date
		want          string
	}{
		{report.Date{Year: 2024, Month: 3, Day: 5}, report.Date{}, "2024-03-05"},
		{report.Date{Year: 2024, Month: 3, Day: 5}, report.Date{Year: 2024, Month: 3, Day: 6}, "2024-03-06"},
		{report.Date{Year: 2024, Month: 3, Day: 5}, report.Date{Year: 2023, Month: 12, Day: 31}, "2024-03-05"},
		{report.Date{Year: 2024, Month: 3}, report.Date{}, ""},
		{report.Date{}, report.Date{Year: 2024, Month: 1, Day: 2}, "2024-01-02"},
		{report.Date{Year: 2024, Month: 3, Day: 5}, report.Date{Year: 2024, Month: 4, Day: 1}, "2024-04-01"},
		{report.Date{Year: 2024, Month: 3, Day: 5}, report.Date{Year: 2024, Month: 2, Day: 28}, "2024-03-05"},
		{report.Date{Year: 2024, Month: 11, Day: 5}, report.Date{Year: 2025, Month: 1, Day: 2}, "2025-01-02"},
		{report.Date{Year: 2024}, report.Date{}, ""},
		{report.Date{Year: 2024, Month: 3, Day: 5}, report.Date{Year: 2024, Month: 3, Day: 3}, "2024-03-05"},
		{report.Date{}, report.Date{}, ""},
	} {
		if got := isoDate(&report.Narrative{Date: x.date, Updated: x.updated}); got != x.want {
			t.Errorf("of %v, updated %v: %q, want %q", x.date, x.updated, got, x.want)
		}
	}
}

func TestASourceIsAFootnote(t *testing.T) {
	s := small(t)
	for want, x := range map[string]*report.Source{
		"来源：年报，统计局，2021年": s.Report.Sources[0], "来源：编的，sample": s.Report.Sources[1], "来源：无": {Title: "无"},
	} {
		if got := s.sourceLine(x); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestLinksLeadToTheSite(t *testing.T) {
	s := small(t)
	other := &report.Narrative{Path: "cases/other/index.html"}
	n := &report.Narrative{Links: []report.LinkTarget{
		{URL: "https://other.cn/?a=1"}, {Narrative: other}, {Asset: &report.Asset{Out: "cases/case/a.pdf"}}, {Page: "villages/v/index.html"}, {Broken: true, URL: "x"}, {},
	}}
	want := []string{"https://other.cn/?a=1", "https://example.cn/anli/cases/other/", "https://example.cn/anli/cases/case/a.pdf", "https://example.cn/anli/villages/v/", "", "", ""}
	for i, w := range want {
		if got := s.address(n, i); got != w {
			t.Errorf("link %d leads to %q, want %q", i, got, w)
		}
	}
	s.Base = ""
	if a, b := s.address(n, 0), s.address(n, 1); a != "https://other.cn/?a=1" || b != "" {
		t.Errorf("of a site without an address they lead to %q and %q", a, b)
	}
}

func TestWhatIsMadeUpIsMarked(t *testing.T) {
	s := small(t)
	v := s.Report.Villages[0]
	for name, x := range map[string]struct {
		n    *report.Narrative
		want bool
	}{
		"nothing":         {&report.Narrative{}, false},
		"a source":        {&report.Narrative{Source: s.Report.Sources[1]}, true},
		"a true source":   {&report.Narrative{Source: s.Report.Sources[0]}, false},
		"a village's own": {&report.Narrative{Village: v}, true},
	} {
		if got := narrativeSample(x.n); got != x.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if text, missing := s.Text(&report.Narrative{Slug: "x", Title: "题", Author: "某县"}); text.Title != "题" || text.Signer != "某县" || text.Doc == nil || missing != nil {
		t.Errorf("a text that could not be parsed is %+v, %v", text, missing)
	}
}
