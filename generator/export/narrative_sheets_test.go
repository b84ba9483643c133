package export

import (
	"testing"

	"casebook/generator/document"
	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

func TestAWorkbookOfATextHasWhatItCitesAndDraws(t *testing.T) {
	s := small(t)
	n, v, county := s.Report.Narratives[0], s.Report.Villages[0], s.Report.Regions[1]
	income, made := s.Report.Indicator("income"), s.Report.Source("made")
	other := &report.Fact{ID: "roads", Note: "公路", Value: quantity.FromInt(7), To: quantity.Missing, Unit: "公里"}
	cite := func(target string, ref report.FactRef) {
		n.Doc.FactRefs = append(n.Doc.FactRefs, &document.FactRef{Target: document.ParseFactTarget(target)})
		n.FactRefs = append(n.FactRefs, ref)
	}
	n.Doc = &narrative.Document{}
	cite("a", report.FactRef{Fact: n.Facts[0], Value: n.Facts[0].Value})
	cite("case/b", report.FactRef{Fact: n.Facts[1], Value: n.Facts[1].Value})
	cite("other/roads", report.FactRef{Fact: other, Value: other.Value})
	cite("v/income@2020", report.FactRef{Indicator: income, Village: v, Value: quantity.FromInt(10000), Unit: "元", Year: 2020, Source: made, Sample: true})
	cite("v/income@2020", report.FactRef{Indicator: income, Village: v, Value: quantity.FromInt(10000), Unit: "元", Year: 2020, Source: made, Sample: true})
	cite("450329/income@2019", report.FactRef{Indicator: income, Region: county, Value: quantity.FromInt(9000), Unit: "元", Year: 2019})
	cite("v/income@2021", report.FactRef{Missing: report.NoYear})
	n.Facts = n.Facts[:1]
	n.Blocks = []report.Block{{Program: &report.Program{}}, {Chart: &report.ChartSpec{Title: "收入", Kind: "line", Indicator: income, Villages: []*report.Village{v}}}}
	sheets, _ := s.Workbook([]string{"case"})
	want := `== 案例
column.id|column.meaning|column.value|column.to|chart.unit-head|chart.head.year|column.bound|column.status|column.source|sample
a|户均增收10元|#10|#15|元|#2020|bound.at-least|status.target|book|
other/roads|公路|#7||公里|||||
== 案例export.cited
column.code|column.name|export.indicator|chart.unit-head|chart.head.year|column.value|column.source|sample
v|甲村|收入|元|#2020|#10000|made|sample
450329|资源县|收入|元|#2019|#9000||
== 收入
chart.head.year|甲村（元）|sample
2020|#10000|sample
2021||sample
2022|#12000|sample
== column.source
column.id|export.title|export.publisher|chart.head.year|column.address|sample
book|年报|统计局|#2021|https://example.cn/|
made|编的||||sample
`
	if got := lines(sheets); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// What the cited indicators mean is said once, before the sources.
	income.Description = "全年收入除以人口"
	n.Blocks = nil
	for _, slugs := range [][]string{{"case"}, {"v"}} {
		sheets, _ = s.Workbook(slugs)
		if got := lines(sheets[len(sheets)-2 : len(sheets)-1]); got != "== data.meanings\ncolumn.id|export.indicator|chart.unit-head|column.meaning|column.source\nincome|收入|元|全年收入除以人口|\n" {
			t.Errorf("%s: before the sources stands\n%s", slugs, got)
		}
	}
	n.Facts, n.FactRefs[2].Missing = nil, report.NoFact
	if sheets, _ = s.Workbook([]string{"case"}); sheets[0].Name != "案例export.cited" {
		t.Errorf("a text without facts begins with %q, an empty sheet", sheets[0].Name)
	}
}
