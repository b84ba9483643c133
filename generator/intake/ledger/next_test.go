package ledger

import (
	"strings"
	"testing"

	"casebook/generator/report"
)

// Next year's file asks nothing again: of whatever orientation, its new indicators have come into the
// site with this year's, in the units that were answered then.
func TestNextYearsFileAsksNothing(t *testing.T) {
	for name, c := range map[string]struct {
		this, next []string
		unit, want string
	}{
		"a row a village":     {[]string{"2022年", "村名,合作社流水\n甲村,1200\n乙村,1300\n"}, []string{"2023年", "村名,合作社流水\n甲村,1400\n乙村,1500\n"}, "元", "@2023"},
		"a row a region":      {[]string{"2022年", "地区,投入资金\n广西,12\n"}, []string{"2023年", "地区,投入资金\n广西,14\n"}, "万元", "@2023"},
		"villages by years":   {[]string{"合作社流水", "村名,2021年,2022年\n甲村,1200,1300\n"}, []string{"合作社流水", "村名,2022年,2023年\n甲村,1300,1400\n"}, "元", "@2023"},
		"regions by years":    {[]string{"分省年度数据", "地区,2022年,2021年\n广西,26186.07,24740.9\n"}, []string{"分省年度数据", "地区,2023年,2022年\n广西,27202.39,26186.07\n"}, "元", "@2023"},
		"years by regions":    {[]string{"分省年度数据", "时间,广西,某镇\n2021年,24740.9,3\n2022年,26186.07,4\n"}, []string{"分省年度数据", "时间,广西,某镇\n2022年,26186.07,4\n2023年,27202.39,5\n"}, "亿元", "@2023"},
		"items of one place":  {[]string{"甲村", "指标,2021年,2022年\n合作社流水,1200,1300\n"}, []string{"甲村", "指标,2022年,2023年\n合作社流水,1300,1400\n"}, "元", "@2023"},
		"a form":              {[]string{"甲村", "甲村基本情况表（2022年）\n指标,数值\n户数,412\n合作社流水,1200\n"}, []string{"甲村", "甲村基本情况表（2023年）\n指标,数值\n户数,413\n合作社流水,1300\n"}, "元", "@2023"},
		"items above years":   {[]string{"统计", ",合作社流水,,投入资金,\n地区,2021年,2022年,2021年,2022年\n广西,1,2,3,4\n"}, []string{"统计", ",合作社流水,,投入资金,\n地区,2022年,2023年,2022年,2023年\n广西,2,3,4,5\n"}, "万元", "@2023"},
		"a row a place, year": {[]string{"面板", "地区,年份,投入资金\n广西,2021年,5\n广西,2022年,6\n"}, []string{"面板", "地区,年份,投入资金\n广西,2022年,6\n广西,2023年,7\n"}, "元", "@2023"},
	} {
		this := answered(t, map[string]string{"是哪项指标": addIt, "单位": c.unit}, c.this...)
		m := this.Import
		m.SHA256 = "of this year's file"
		next := nextYear(t, &m, this.Indicators, c.next...)
		if next.Open() != 0 {
			for _, q := range next.Import.Questions {
				if q.Answer == "" {
					t.Errorf("%s: asked again: %s", name, q.Text)
				}
			}
			continue
		}
		if head, _, _ := strings.Cut(next.Villages+next.Regions, "\n"); !strings.Contains(head, c.want) || len(next.Indicators) != 0 {
			t.Errorf("%s: %s\n%+v", name, next.Villages+next.Regions, next.Indicators)
		}
	}
}

// nextYear reads a file with the mapping of a former one, whose indicators the site has by now.
func nextYear(t *testing.T, m *report.Import, indicators []*report.Indicator, named ...string) *Result {
	t.Helper()
	in := input([]report.Import{*m})
	in.Site.Indicators = append(in.Site.Indicators, indicators...)
	in.SHA256 = "of next year's file"
	in.Sheets = separated(t, named)
	return Read(in)
}

// A table of years on a sheet that nobody named is what its file is called, with the unit that stands there.
func TestTheFileNamesTheItemOfAnUnnamedSheet(t *testing.T) {
	in := input(nil)
	in.Name, in.Sheets = "研发经费（万元）2023年", separated(t, []string{"Sheet1", "地区,2022年,2023年\n广西,12,14\n"})
	got := Read(in)
	if asked := got.asked(); !strings.Contains(asked, "“研发经费（万元）”是哪项指标") || strings.Contains(asked, "单位") {
		t.Fatalf("asked %s", asked)
	}
	m := got.Import
	m.Questions[0].Answer = addIt
	again := input([]report.Import{m})
	again.Name, again.Sheets = in.Name, separated(t, []string{"Sheet1", "地区,2022年,2023年\n广西,12,14\n"})
	if got = Read(again); got.Open() > 0 || len(got.Indicators) != 1 || got.Indicators[0].Name != "研发经费" || got.Indicators[0].Unit != "万元" {
		t.Errorf("asked %s, drafted %+v", got.asked(), got.Indicators)
	}
}

// A count gives way where its year is known: that of its sheet, of its figures or of its file, and one alone.
func TestYearsOfCountsAreKnownWhereOneIsNamed(t *testing.T) {
	of := func(sheet, file string, years ...int) int {
		m := report.Import{File: file, Sheets: []report.SheetMapping{{Name: sheet, Columns: []report.ColumnMapping{{Field: "households"}, {Field: "population", Skip: true}}}}}
		for _, year := range years {
			m.Sheets[0].Columns = append(m.Sheets[0].Columns, report.ColumnMapping{Indicator: "income", Year: year})
		}
		got := CountYears(&m)
		if _, counted := got["population"]; counted || len(got) != 1 {
			t.Errorf("%s, %s, %v: %v", sheet, file, years, got)
		}
		return got["households"]
	}
	for want, got := range map[int]int{
		2021: of("2021年", "台账.xlsx", 2021), 2022: of("Sheet1", "台账.xlsx", 2022, 2022), 2023: of("Sheet1", "2023年台账.xlsx"),
		0: of("Sheet1", "2023年台账.xlsx", 2022, 2023) + of("2023年", "台账.xlsx", 2022) + of("表", "台账.xlsx"),
	} {
		if got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}
