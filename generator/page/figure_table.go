package page

import (
	"slices"

	"casebook/generator/chart"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// writeIndicatorTable writes the table of all series: latest figure, change, the rank in the
// county where there is one, years and trend. A column that nothing stands in
// is left out.
func (p *Page) writeIndicatorTable(w *markup.Writer, d *report.Data, c *places.County) {
	t := figureTable{Page: p, data: d, county: c, plain: isCrowded(d)}
	if c != nil {
		t.rankings = p.Rankings(c)
	}
	for x := range d.Series() {
		if t.rows == 0 {
			t.first, t.last = x.First, x.Last()
		}
		t.years = t.years || x.First != t.first || x.Last() != t.last
		t.rows++
		t.trend = t.trend || x.Values.Len() > 2 && !t.plain
		t.change = t.change || x.Values.Len() > 1
		t.rank = t.rank || c != nil && t.place(x) > 0
	}
	if t.rows > 0 {
		t.write(w)
	}
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
	plain               bool // with as few tags as there can be
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

func (t *figureTable) write(w *markup.Writer) {
	openTable(w, "figures", t.T("head.indicator"))
	w.Open("th").Attr("scope", "col")
	// What answers comes first: a phone shows three or four columns, and hides the rest at its edge.
	if t.years {
		w.Text(t.T("head.latest"))
		if t.change {
			writeHeads(w, t.T("head.change"))
		}
	} else {
		t.writeFormat(w, "head.latest-in", "year", YearText(t.last))
		if t.change {
			t.writeChangeHead(w)
		}
	}
	if t.rank {
		t.writeFormat(w.Open("th").Attr("scope", "col"), "head.rank-in", "name", t.county.Region.Name)
	}
	if t.years {
		writeHeads(w, t.T("head.year"))
	}
	if t.trend {
		writeHeads(w, t.T("head.trend"))
	}
	for _, g := range t.Report.Groups {
		first := true
		for x := range t.data.Series() {
			if x.Indicator.Group != g {
				continue
			}
			if first {
				w.Open("tbody").Open("tr").Class("group").Open("th").Attr("scope", "rowgroup").
					IntAttr("colspan", 2+Flag(t.years)+Flag(t.change)+Flag(t.trend)+Flag(t.rank)).Text(g.Name)
				first = false
			}
			t.writeRow(w, x)
		}
	}
	closeTable(w)
	t.writeSources(w)
}

// writeChangeHead writes the head of the changes from the first year of all rows to the last.
func (t *figureTable) writeChangeHead(w *markup.Writer) {
	w.Open("th").Attr("scope", "col")
	t.writeFilled(w, "head.change-in", func(string) { writeSpan(w, t.first, t.last) })
}

// writeSources writes the line that leads to the sources of the table's figures.
func (t *figureTable) writeSources(w *markup.Writer) {
	var list []*report.Source
	for x := range t.data.Series() {
		for from := range t.data.SourcesOf(x) {
			if from != nil && !slices.Contains(list, from) {
				list = append(list, from)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	w.Open("p").Class("hint")
	t.writeFilled(w, "sources", func(string) {
		for i, from := range list {
			if i > 0 {
				w.Text(t.T("and"))
			}
			t.writeLink(w, sourcePath(from), from.Title)
		}
	})
	w.Close("p")
}

func (t *figureTable) writeRow(w *markup.Writer, x report.Series) {
	w.Open("tr").Open("th")
	if !t.plain { // in a column without data it is a row's head without saying so
		w.Attr("scope", "row")
	}
	t.writeIndicatorLink(w, x.Indicator)
	w.Open("td")
	if last := x.Latest(); t.plain {
		writeDecimal(w, last, x.Indicator.Decimals)
		w.Text(string(x.Indicator.Unit))
	} else {
		writeValue(w, last, x.Indicator.Unit, x.Indicator.Decimals)
	}
	if t.change {
		t.writeChange(w.Open("td"), x)
	}
	if t.rank {
		w.Open("td")
		if place := t.place(x); place > 0 {
			w.Int(place).Text("/").Int(len(t.rankings[x.Indicator.Index].Values))
		}
	}
	if t.years {
		writeSpan(w.Open("td"), x.First, x.Last())
	}
	if t.trend {
		w.Open("td")
		if x.Values.Len() > 2 {
			w.Extended(chart.AppendSpark(w.Bytes(), x.Values.AppendTo(nil)))
		}
	}
}
