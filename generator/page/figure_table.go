package page

import (
	"slices"

	"casebook/generator/chart"
	"casebook/generator/places"
	"casebook/generator/report"
)

// appendIndicatorTable appends the table of all series: latest figure, years, change,
// course, and the place in the county where there is one. A column that nothing stands in
// is left out.
func (p *Page) appendIndicatorTable(b []byte, d *report.Data, c *places.County) []byte {
	t := figureTable{Page: p, data: d, county: c}
	if c != nil {
		t.rankings = p.Rankings(c)
	}
	for x := range d.Series() {
		if t.rows == 0 {
			t.first, t.last = x.First, x.Last()
		}
		t.years = t.years || x.First != t.first || x.Last() != t.last
		t.rows++
		t.trend = t.trend || x.Values.Len() > 2 && !isCrowded(d)
		t.change = t.change || x.Values.Len() > 1
		t.rank = t.rank || c != nil && t.place(x) > 0
	}
	t.row, t.plain = `<tr><th scope="row">`, isCrowded(d)
	if t.plain {
		t.row = `<tr><th>` // in a column without data, which makes it a row's head
	}
	if t.rows == 0 {
		return b
	}
	return t.append(b)
}

// figureTable is such a table, with what must be known before its first row.
type figureTable struct {
	*Page
	data                *report.Data
	county              *places.County
	rankings            []places.Ranking
	rows                int
	first, last         int // the years of all rows, unless there is a column of years
	change, trend, rank bool
	years               bool
	plain               bool   // with as few tags as there can be
	row                 string // what begins one
}

// place is the rank of a series' latest figure in the county, 0 where it has none: the
// indicator has no better end, the figure is older than others', or it stands alone.
func (t *figureTable) place(x report.Series) int {
	if x.Indicator.Better == report.BetterNone {
		return 0
	}
	st := &t.rankings[x.Indicator.Index]
	if st.Year != x.Last() || len(st.Values) < 2 {
		return 0
	}
	return st.Rank(x.Latest().Float64(), x.Indicator.Better)
}

func (t *figureTable) append(b []byte) []byte {
	b = append(b, `<div class="scroll"><table class="figures"><thead><tr>`...)
	head := func(there bool, text string) {
		if there {
			b = append(append(b, `<th scope="col">`...), text...)
		}
	}
	head(true, "指标")
	head(true, "最新值")
	if t.years {
		head(true, "年份")
		head(t.change, "期间变化")
	} else {
		b = append(AppendInt(append(b, `（`...), t.last), `年）`...)
		head(t.change, "变化（")
		if t.change {
			b = append(appendYears(b, t.first, t.last), `）`...)
		}
	}
	head(t.trend, "走势")
	if t.rank {
		b = append(b, `<th scope="col">`...)
		b = append(AppendText(b, t.county.Region.Name), "内位次"...)
	}
	for _, g := range t.Report.Groups {
		first := true
		for x := range t.data.Series() {
			if x.Indicator.Group != g {
				continue
			}
			if first {
				b = append(b, `<tbody><tr class="group"><th scope="rowgroup" colspan="`...)
				b = AppendInt(b, 2+Flag(t.years)+Flag(t.change)+Flag(t.trend)+Flag(t.rank))
				b = append(b, `">`...)
				b = AppendText(b, g.Name)
				first = false
			}
			b = t.appendRow(b, x)
		}
	}
	return t.appendSources(append(b, `</table></div>`...))
}

// appendSources appends the line that leads to the sources of the table's figures.
func (t *figureTable) appendSources(b []byte) []byte {
	var list []*report.Source
	for x := range t.data.Series() {
		for from := range t.data.SourcesOf(x) {
			if from != nil && !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
	}
	for i, from := range list {
		if i == 0 {
			b = append(b, `<p class="hint">来源：`...)
		} else {
			b = append(b, `、`...)
		}
		b = t.appendLink(b, sourcePath(from), from.Title)
	}
	if len(list) > 0 {
		b = append(b, `</p>`...)
	}
	return b
}

func (t *figureTable) appendRow(b []byte, x report.Series) []byte {
	b = append(b, t.row...)
	b = t.appendIndicatorLink(b, x.Indicator)
	b = append(b, `<td>`...)
	if last := x.Latest(); t.plain {
		b = AppendText(appendDecimal(b, last, x.Indicator.Decimals), string(x.Indicator.Unit))
	} else {
		b = appendValue(b, last, x.Indicator.Unit, x.Indicator.Decimals)
	}
	if t.years {
		b = appendYears(append(b, `<td>`...), x.First, x.Last())
	}
	if t.change {
		b = appendChange(append(b, `<td>`...), x)
	}
	if t.trend {
		b = append(b, `<td>`...)
		if x.Values.Len() > 2 {
			b = chart.AppendSpark(b, x.Values.AppendTo(nil))
		}
	}
	if t.rank {
		b = append(b, `<td>`...)
		if place := t.place(x); place > 0 {
			b = append(AppendInt(b, place), '/')
			b = AppendInt(b, len(t.rankings[x.Indicator.Index].Values))
		}
	}
	return b
}

func appendYears(b []byte, first, last int) []byte {
	b = AppendInt(b, first)
	if last != first {
		b = AppendInt(append(b, `–`...), last)
	}
	return b
}
