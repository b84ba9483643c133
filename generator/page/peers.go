package page

import (
	"casebook/generator/chart"
	"casebook/generator/report"
)

// peers is how an indicator went in all the villages of a region, for charts that hold a place
// against them.
func (p *Page) peers(g *report.Region, i *report.Indicator) chart.Trend {
	return chart.TrendOf(p.villagesUnder(g, nil), i)
}

func (p *Page) villagesUnder(g *report.Region, list []*report.Village) []*report.Village {
	list = append(list, p.Report.VillagesIn(g)...)
	for _, c := range g.Children {
		list = p.villagesUnder(c, list)
	}
	return list
}
