package page

import (
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/markup"
	"casebook/generator/report"
)

// writePartTable writes the parts of all breakdowns as one table.
func (p *Page) writePartTable(w *markup.Writer, d *report.Data) {
	openTable(w, "figures", p.T("head.part"), p.T("head.count"), p.T("head.share"))
	for x := range d.Breakdowns() {
		w.Open("tbody").Open("tr").Class("group").Open("th").Attr("scope", "rowgroup").Attr("colspan", "3")
		p.writeFormat(w, "breakdown.head", "name", x.Indicator.Name, "by", p.byWords(x.By), "year", YearText(x.Year), "unit", string(x.Indicator.Unit))
		total := 0.0
		for _, v := range x.Values.All() {
			total += v.Float64()
		}
		for k, v := range x.Values.All() {
			w.Open("tr").Open("th").Text(x.Names[k]).Open("td")
			writeDecimal(w, v, x.Indicator.Decimals)
			w.Open("td")
			if total > 0 {
				w.Extended(append(strconv.AppendFloat(w.Bytes(), v.Float64()/total*100, 'f', 1, 64), '%'))
			}
		}
	}
	closeTable(w)
}

// writeBreakdowns draws the parts of each breakdown.
func (p *Page) writeBreakdowns(w *markup.Writer, d *report.Data, owner string, sample bool) {
	for x := range d.Breakdowns() {
		c := chart.FromSpec(nil, &report.ChartSpec{
			Kind:      breakdownKind(x),
			Title:     p.Format("breakdown.title", "owner", owner, "name", x.Indicator.Name, "by", p.byWords(x.By)),
			Breakdown: &report.BreakdownSpec{Indicator: x.Indicator, By: x.By, Year: x.Year, Owner: d, OwnerName: owner},
		}, p.Theme.Words(), nil)
		c.Sample = c.Sample || sample
		p.writeChart(w, c)
	}
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

// byWords says what a breakdown goes by. What is not in the list of words is called as the
// data calls it.
func (p *Page) byWords(by string) string {
	switch by {
	case "age":
		return p.T("by.age")
	case "sex":
		return p.T("by.sex")
	case "education":
		return p.T("by.education")
	case "age-sex":
		return p.T("by.age-sex")
	}
	return p.Format("by.named", "name", by)
}
