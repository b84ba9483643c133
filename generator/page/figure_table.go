package page

import (
	"slices"
	"strconv"

	"casebook/generator/chart/spark"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// writeIndicatorTable writes the table of all series: latest figure, change, the rank in the
// county where there is one, years and trend. A column that nothing stands in
// is left out.
func (p *Page) writeIndicatorTable(w *markup.Writer, d *report.Data, c *places.County, found *found) {
	t := figureTable{Page: p, data: d, county: c, found: found, plain: isCrowded(d), up: p.T("rank.up"), down: p.T("rank.down")}
	if c != nil && t.plain {
		t.trends = p.TrendsOf(c)
	}
	t.series = p.series[:0]
	for x := range d.Series() {
		t.series = append(t.series, x)
	}
	p.series = t.series
	t.first, t.last = yearsOfMost(t.series)
	others := 0 // rows of other years
	for i := range t.series {
		x := &t.series[i]
		others += Flag(t.isOfOtherYears(x))
		t.rows++
		t.trend = t.trend || x.Values.Len() > 2
		t.change = t.change || x.Values.Len() > 1
		t.rank = t.rank || c != nil && t.place(x) > 0
	}
	t.years = others*2 > t.rows
	if t.rows > 0 {
		t.write(w)
	}
}

// yearsOfMost are the first and the last year of most series, where most have the same.
func yearsOfMost(list []report.Series) (first, last int) {
	votes := 0
	for i := range list {
		switch x := &list[i]; {
		case votes == 0:
			first, last, votes = x.First, x.Last(), 1
		case x.First == first && x.Last() == last:
			votes++
		default:
			votes--
		}
	}
	return first, last
}

func (t *figureTable) isOfOtherYears(x *report.Series) bool {
	return x.First != t.first || x.Last() != t.last
}

// figureTable is such a table, with what must be known before its first row.
type figureTable struct {
	*Page
	data                *report.Data
	series              []report.Series // of the data
	county              *places.County
	found               *found
	trends              []places.Trend // of the county, where a line stands before its median
	rows                int
	first, last         int // the years of most rows, which the heads say, unless there is a column of years
	change, trend, rank bool
	up, down            string // what stands before the places that a row went
	years               bool
	plain               bool // with as few tags as there can be
}

// place is the rank of a series' latest figure in the county, 0 where it has none.
func (t *figureTable) place(x *report.Series) int { return int(t.found.ranks[x.Indicator.Index]) }

// former is the place that a series had in the first year of the table, 0 where it is not known.
func (t *figureTable) former(x *report.Series) int {
	k := x.Indicator.Index
	if f := t.found.orders[k].Former; f == nil || f.Year != t.first || t.years {
		return 0
	}
	return int(t.found.former[k])
}

// writeMove writes how many places a series went up or down.
func (t *figureTable) writeMove(w *markup.Writer, x *report.Series, now int) {
	switch former := t.former(x); {
	case former == 0 || former == now:
	case former > now:
		w.Text(" ").Open("small").Text(t.up).Int(former - now).Close("small")
	default:
		w.Text(" ").Open("small").Text(t.down).Int(now - former).Close("small")
	}
}

// writeRankHead names the column of places, and of their moves where one moved in the years of the table.
func (t *figureTable) writeRankHead(w *markup.Writer) {
	if t.moves() {
		w.Text(t.T("head.rank-moves"))
	} else {
		w.Text(t.T("head.rank"))
	}
}

// moves tells whether some series went up or down in the years of the table.
func (t *figureTable) moves() bool {
	for i := range t.series {
		x := &t.series[i]
		if now := t.place(x); now > 0 && t.former(x) > 0 && t.former(x) != now {
			return true
		}
	}
	return false
}

// writeKey says over the table what its places and the grey lines of its trends are.
func (t *figureTable) writeKey(w *markup.Writer) {
	if t.rank {
		key := "rank.key"
		if t.moves() {
			key = "rank.key-moves"
		}
		w.Open("p").Class("spark-key")
		t.writeFormat(w, key, "name", t.county.Region.Name, "year", YearText(t.first))
		w.Close("p")
	}
	if t.against() {
		w.Open("p").Class("spark-key")
		t.writeFormat(w, "trend.against", "name", t.backdropsOf(t.county).median)
		w.Close("p")
	}
	if t.rank { // whose villages have a median, which the charts show
		w.Open("p").Class("spark-key").Text(t.T("median.meaning")).Close("p")
	}
}

func (t *figureTable) write(w *markup.Writer) {
	t.writeKey(w)
	t.writeHeads(w)
	open, folded := 0, false // rows that stand open, and whether others fold
	for _, g := range t.Report.Groups {
		n, leads := t.rowsOf(g)
		switch {
		case n == 0:
			continue
		case open < openRows || t.rows < foldedRows:
			w.Open("tbody").Open("tr").Class("group").Open("th").Attr("scope", "rowgroup").
				IntAttr("colspan", 2+Flag(t.years)+Flag(t.change)+Flag(t.trend)+Flag(t.rank)).Text(g.Name)
		default:
			closeTable(w)
			if folded {
				w.Close("details")
			}
			folded = true
			w.Open("details").Class("fold")
			if leads {
				w.Flag("open")
			}
			w.Element("summary", t.Theme.Words().Count("figures.fold", n).Format("name", g.Name, "n", strconv.Itoa(n)))
			t.writeHeads(w)
			w.Open("tbody")
		}
		open += n
		for i := range t.series {
			if x := &t.series[i]; x.Indicator.Group == g {
				t.writeRow(w, x)
			}
		}
	}
	if closeTable(w); folded {
		w.Close("details")
	}
	t.writeSources(w)
}

// A table of so many rows is longer than anyone reads: the groups after its first openRows fold,
// one by one, save those of which a finding leads to a row.
const openRows, foldedRows = 20, 30

// rowsOf counts a group's rows, and tells whether a finding leads to one of them.
func (t *figureTable) rowsOf(g *report.Group) (n int, leads bool) {
	for i := range t.series {
		if x := &t.series[i]; x.Indicator.Group == g {
			n, leads = n+1, leads || t.found.has(x)
		}
	}
	return n, leads
}

// writeHeads opens the table, or that of a group that folds.
func (t *figureTable) writeHeads(w *markup.Writer) {
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
		t.writeRankHead(w.Open("th").Attr("scope", "col"))
	}
	if t.years {
		writeHeads(w, t.T("head.year"))
	}
	if t.trend {
		writeHeads(w, t.T("head.trend"))
	}
}

// writeChangeHead writes the head of the changes from the first year of all rows to the last.
func (t *figureTable) writeChangeHead(w *markup.Writer) {
	w.Open("th").Attr("scope", "col")
	t.writeFilled(w, "head.change-in", func(string) { writeUnbrokenSpan(w, t.first, t.last) })
}

// writeSources writes the line that leads to the sources of the table's figures.
func (t *figureTable) writeSources(w *markup.Writer) {
	var list []*report.Source
	for i := range t.series {
		for from := range t.data.SourcesOf(t.series[i]) {
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

func (t *figureTable) writeRow(w *markup.Writer, x *report.Series) {
	w.Open("tr")
	if t.found.has(x) {
		w.Attr("id", rowID(x.Indicator))
	}
	w.Open("th")
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
	if !t.years && t.isOfOtherYears(x) {
		writeSpan(w.Text(" ").Open("small"), x.First, x.Last())
		w.Close("small")
	}
	if t.rank {
		w.Open("td")
		if place := t.place(x); place > 0 {
			w.Int(place).Text("/").Int(len(t.found.orders[x.Indicator.Index].Values))
			t.writeMove(w, x, place)
		}
	}
	if t.years {
		writeSpan(w.Open("td"), x.First, x.Last())
	}
	if t.trend {
		w.Open("td")
		if x.Values.Len() > 2 {
			t.writeSpark(w, x)
		}
	}
}

// writeSpark draws the course of a series, before its county's where there is no larger chart of it.
func (t *figureTable) writeSpark(w *markup.Writer, x *report.Series) {
	var room [32]quantity.Decimal
	values := x.Values.AppendTo(room[:0])
	if t.trends == nil || !isAmongPeers(&t.trends[x.Indicator.Index]) {
		w.Extended(spark.Append(w.Bytes(), values))
		return
	}
	trend := &t.trends[x.Indicator.Index]
	w.Extended(spark.AppendAgainst(w.Bytes(), values, trend.Medians[x.First-trend.First:][:len(values)]))
}

func isAmongPeers(t *places.Trend) bool { return t.Villages >= fewestPeers }

// against tells whether any line stands before its county's.
func (t *figureTable) against() bool {
	if t.trends == nil || !t.trend {
		return false
	}
	for i := range t.series {
		if x := &t.series[i]; x.Values.Len() > 2 && isAmongPeers(&t.trends[x.Indicator.Index]) {
			return true
		}
	}
	return false
}
