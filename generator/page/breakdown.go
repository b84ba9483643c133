package page

import (
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/report"
)

// appendPartTable appends the parts of all breakdowns as one table.
func appendPartTable(b []byte, d *report.Data) []byte {
	b = append(b, `<div class="scroll"><table class="figures"><thead><tr><th scope="col">部分<th scope="col">数<th scope="col">占比`...)
	for x := range d.Breakdowns() {
		b = AppendText(append(b, `<tbody><tr class="group"><th scope="rowgroup" colspan="3">`...), x.Indicator.Name)
		b = append(AppendText(b, byWords(x.By)), `，`...)
		b = append(AppendInt(b, x.Year), `年（`...)
		b = append(AppendText(b, string(x.Indicator.Unit)), `）`...)
		total := 0.0
		for _, v := range x.Values.All() {
			total += v.Float64()
		}
		for k, v := range x.Values.All() {
			b = AppendText(append(b, `<tr><th>`...), x.Names[k])
			b = appendDecimal(append(b, `<td>`...), v, x.Indicator.Decimals)
			b = append(b, `<td>`...)
			if total > 0 {
				b = append(strconv.AppendFloat(b, v.Float64()/total*100, 'f', 1, 64), '%')
			}
		}
	}
	return append(b, `</table></div>`...)
}

// appendBreakdowns draws the parts of each breakdown.
func (p *Page) appendBreakdowns(b []byte, d *report.Data, owner string, sample bool) []byte {
	for x := range d.Breakdowns() {
		c := chart.FromSpec(nil, &report.ChartSpec{
			Kind: breakdownKind(x), Title: owner + "：" + x.Indicator.Name + byWords(x.By),
			Breakdown: &report.BreakdownSpec{Indicator: x.Indicator, By: x.By, Year: x.Year, Owner: d, OwnerName: owner},
		}, p.Theme.Words(), nil)
		c.Sample = c.Sample || sample
		b = p.appendChart(b, c)
	}
	return b
}

func breakdownKind(x report.Breakdown) string {
	switch {
	case x.By == "age-sex":
		return "pyramid"
	case len(x.Names) <= 3:
		return "ring"
	}
	return "hbar"
}

// byWords says what a breakdown goes by.
func byWords(by string) string {
	switch by {
	case "age":
		return "（按年龄）"
	case "sex":
		return "（按性别）"
	case "education":
		return "（按学历）"
	case "age-sex":
		return "（按年龄和性别）"
	}
	return "（按" + by + "）"
}
