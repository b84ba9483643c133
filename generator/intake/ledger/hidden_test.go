package ledger

import (
	"strings"
	"testing"

	"casebook/generator/report"
)

// Columns with figures that are hidden are asked for, whichever way the sheet lies, and once for a sheet a year.
func TestHiddenColumnsAreAskedFor(t *testing.T) {
	const villages, years = "台账", "2023年"
	sheet := func(text string, hidden ...int) func() []Sheet {
		return func() []Sheet { // reading takes the rows
			s := Sheet{Name: years, HiddenCols: map[int]bool{}}
			for row := range strings.Lines(text) {
				s.Rows = append(s.Rows, strings.Split(strings.TrimSpace(row), ","))
			}
			for _, c := range hidden {
				s.HiddenCols[c] = true
			}
			return []Sheet{s}
		}
	}
	for name, c := range map[string]struct {
		sheet         func() []Sheet
		asked, answer string
		in, never     string
	}{
		"read":                 {sheet("村名,耕地面积（亩）,人均可支配收入（元）\n甲村,900,15000\n", 2), "“人均可支配收入（元）”那一列是隐藏的，读不读？", "读", ",900,15000", "没有读"},
		"not read":             {sheet("村名,耕地面积（亩）,人均可支配收入（元）\n甲村,900,15000\n", 2), "“人均可支配收入（元）”那一列是隐藏的，读不读？", "不读", "“人均可支配收入（元）”没有读", "15000"},
		"a year":               {sheet("指标：地区生产总值(亿元),,\n地区,2022年,2023年\n广西,26186,27202\n", 1), "“2022年”那一列是隐藏的，读不读？", "不读", "27202", "26186"},
		"of words":             {sheet("村名,人均可支配收入（元）,做法\n甲村,15000,种茶\n", 2), "", "", "15000", ""},
		"of telephones":        {sheet("村名,人均可支配收入（元）,联系电话\n甲村,15000,13800000000\n", 2), "", "", "15000", "138"},
		"of numbers in a row":  {sheet("序号,村名,人均可支配收入（元）\n1,甲村,15000\n", 0), "", "", "15000", ""},
		"below no head at all": {sheet("村名,人均可支配收入（元）,\n甲村,15000,7\n", 2), "“C列”那一列是隐藏的，读不读？", "不读", "15000", "没有表头的列"},
		"none":                 {sheet("村名,人均可支配收入（元）\n甲村,15000\n"), "", "", "15000", ""},
	} {
		in := Input{Sheets: c.sheet(), Name: villages, Site: site()}
		got := Read(in)
		asked := ""
		for i := range got.Import.Questions {
			if q := &got.Import.Questions[i]; strings.Contains(q.Text, "隐藏") {
				asked, q.Answer = q.Text, c.answer
			} else if strings.Contains(q.Text, "哪项指标") {
				q.Answer = addIt
			} else if strings.Contains(q.Text, "单位") {
				q.Answer = "亿元"
			}
		}
		if asked != c.asked {
			t.Errorf("%s: asked %q", name, asked)
		}
		if in.Sheets = c.sheet(); got.Open() < len(got.Import.Questions) {
			in.Before, in.Own = []report.Import{got.Import}, true
			got = Read(in)
		}
		reported := got.Villages + got.Regions
		for _, a := range got.Import.LeftAside {
			reported += a.What + a.Text + "\n"
		}
		if !strings.Contains(reported, c.in) || c.never != "" && strings.Contains(reported, c.never) {
			t.Errorf("%s: got\n%s", name, reported)
		}
	}
}
