package page

import (
	"math"

	"casebook/generator/chart"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// peers is how an indicator went in all the villages of a region, for charts that hold a place
// against them.
func (p *Page) peers(g *report.Region, i *report.Indicator) chart.Trend {
	return chart.TrendOf(p.villagesUnder(g, nil), i)
}

// holdAgainst draws the line of a village before the villages of its county: their median, and
// the band of their middle half.
func (p *Page) holdAgainst(c *chart.Chart, county *places.County, i *report.Indicator) {
	t := &p.TrendsOf(county)[i.Index]
	if t.Villages < fewestPeers {
		return
	}
	words, name := p.Theme.Words(), county.Region.Name
	trend := chart.Trend{First: t.First, Low: rounded(t.Low, i), Median: rounded(t.Medians, i), High: rounded(t.High, i)}
	c.Against(trend, words.Message("chart.median-of").Format("name", name), words.Message("chart.half-of").Format("name", name))
	c.Sample = c.Sample || t.Sample
}

// fewestPeers is how many villages make a median that says something: that of two is neither's.
const fewestPeers = 3

// rounded writes what is worked out of figures with the decimals of the figures themselves.
func rounded(values []float64, i *report.Indicator) []quantity.Decimal {
	list := make([]quantity.Decimal, len(values))
	for k, v := range values {
		list[k] = quantity.Missing
		if math.IsNaN(v) {
			continue
		}
		if d, err := quantity.FromParts(int64(math.Round(v*math.Pow10(i.Decimals))), i.Decimals); err == nil {
			list[k] = d
		}
	}
	return list
}

func (p *Page) villagesUnder(g *report.Region, list []*report.Village) []*report.Village {
	list = append(list, p.Report.VillagesIn(g)...)
	for _, c := range g.Children {
		list = p.villagesUnder(c, list)
	}
	return list
}
