package page

import (
	"html/template"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// isSame tells whether the figures of all villages are the same as pages print them: then there is
// nothing to rank, to spread or to colour.
func isSame(i *report.Indicator, m *places.Measure) bool {
	return m.Count > 1 && string(appendFloat(nil, m.Low, i.Decimals)) == string(appendFloat(nil, m.High, i.Decimals))
}

// everywhere says that all villages have the same figure, and lists which they are.
func (p *Page) everywhere(i *report.Indicator, m *places.Measure, at int) template.HTML {
	w := markup.AppendTo(nil)
	w.Open("p").Class("hint")
	p.writeFormat(w, "indicator.same", "year", p.yearWords(m.Year), "n", grouped(m.Count),
		"value", string(appendFloat(nil, m.High, i.Decimals))+i.Unit.Behind())
	w.Close("p").Open("details").Class("fold").Open("summary")
	rows := part(m.Ranked, at, rowsPerPage)
	p.writeCount(w, "villages.all", len(rows))
	w.Close("summary").Open("ul").Class("names")
	for _, x := range rows {
		p.writeLink(w.Open("li"), villagePath(x.Village), x.Village.Name)
		writeTagged(w.Text(" "), "small", "", p.placeWithin(p.terms()[x.Village.Region].place))
		w.Close("li")
	}
	return w.Close("ul").Close("details").Fragment()
}

// ranking makes the table of villages in order with a bar in each row.
func (p *Page) ranking(i *report.Indicator, m *places.Measure, at int) template.HTML {
	rows := part(m.Ranked, at, rowsPerPage)
	if len(rows) == 0 {
		return ""
	}
	if isSame(i, m) {
		return p.everywhere(i, m, at)
	}
	if county := p.onlyCounty(m); county != nil {
		p.within = places.PlaceName(county.Region)
	}
	w := markup.AppendTo(make([]byte, 0, 256*len(rows)))
	w.Open("div").Class("ranks").Open("table").Class("rank").Open("thead").Open("tr")
	writeHeads(w, p.T("head.rank"), p.T("head.village"), p.yearWords(m.Year))
	writeColumnUnit(w, string(i.Unit), "")
	if isNarrow(m.Low, m.High) {
		w.Open("span").Class("ends").Attr("aria-hidden", "true").Open("span")
		writeFloat(w, m.Low, i.Decimals)
		w.Close("span").Open("span")
		writeFloat(w, m.High, i.Decimals)
		w.Close("span").Close("span")
	}
	w.Open("tbody")
	place, first, folded := 0, (at-1)*rowsPerPage, false
	for k, x := range rows {
		if k == openRanks && len(rows) > openRanks*3/2 { // the first say most: the others fold
			w.Close("table").Open("details").Class("fold").Open("summary")
			p.writeFormat(w, "ranking.rest", "first", strconv.Itoa(first+k+1), "last", strconv.Itoa(first+len(rows)))
			w.Close("summary").Open("table").Class("rank").Open("tbody")
			folded = true
		}
		if n := first + k; n == 0 || m.Ranked[n-1].Value != x.Value {
			place = n + 1
		} else if k == 0 {
			place = firstEqual(m.Ranked, n) + 1
		}
		w.Open("tr").Open("td").Int(place).Open("th").Attr("scope", "row")
		p.writeLink(w, villagePath(x.Village), x.Village.Name)
		writeTagged(w.Text(" "), "small", "", p.placeWithin(p.terms()[x.Village.Region].place))
		if places.VillageSample(x.Village) {
			p.writeSampleMark(w)
		}
		writeLevel(w.Open("td"), x.Value, m.Low, m.High)
		writeDecimal(w, x.Village.Find(i).In(m.Year), i.Decimals)
	}
	if w.Close("table"); folded {
		w.Close("details")
	}
	return w.Close("div").Fragment()
}

// leaders makes the table of counties before the ranking of their villages: how many there are,
// their median and the first three. It is nothing where there is one county, or where only the
// first of all villages are ranked.
func (p *Page) leaders(i *report.Indicator, m *places.Measure, at int) template.HTML {
	if at > 1 || m.Count > len(m.Ranked) || isSame(i, m) {
		return ""
	}
	var counties []*places.County
	of := map[*places.County][]places.Ranked{}
	for _, x := range m.Ranked {
		c := p.CountyOf[x.Village.Region]
		if c == nil {
			continue
		}
		if of[c] == nil {
			counties = append(counties, c)
		}
		of[c] = append(of[c], x)
	}
	if len(counties) < 2 || len(counties) > rowsPerPage {
		return ""
	}
	w := markup.AppendTo(nil)
	openTable(w, "list leaders", p.T("head.county"), p.T("head.village-count"), p.T("head.median"), p.T("head.first-three"))
	w.Open("tbody")
	for _, c := range counties {
		list := of[c]
		openRow(w)
		p.writeLink(w, regionPath(c.Region), c.Region.Name)
		writeGrouped(w.Open("td"), len(list))
		writeFloat(w.Open("td"), (list[(len(list)-1)/2].Value+list[len(list)/2].Value)/2, i.Decimals)
		w.Open("td")
		first := list[:min(len(list), 3)]
		for k, x := range first {
			w.Open("span").Class("nb")
			p.writeLink(w, villagePath(x.Village), x.Village.Name)
			writeDecimal(w.Text(" "), x.Village.Find(i).In(m.Year), i.Decimals)
			if k+1 < len(first) {
				w.Text(p.T("list.comma")) // never at the beginning of a line
			}
			w.Close("span")
		}
	}
	closeTable(w)
	return w.Fragment()
}

// openRanks is how many rows of a ranking stand open.
const openRanks = 20

// onlyCounty is the county that all ranked villages lie in; nil where they lie in several.
func (p *Page) onlyCounty(m *places.Measure) *places.County {
	var only *places.County
	for _, x := range m.Ranked {
		c := p.CountyOf[x.Village.Region]
		if c == nil || only != nil && c != only {
			return nil
		}
		only = c
	}
	return only
}

func firstEqual(list []places.Ranked, n int) int {
	for n > 0 && list[n-1].Value == list[n].Value {
		n--
	}
	return n
}

// isNarrow tells whether bars from nought to values from low to high would all look equal.
func isNarrow(low, high float64) bool {
	return low < high && low > 0.6*high
}

// writeLevel draws a value among those from low to high behind its number: a bar from nought, or
// where all bars would look equal a tick on a line whose ends stand in the table's head.
func writeLevel(w *markup.Writer, value, low, high float64) {
	switch {
	case isNarrow(low, high):
		w.Open("svg").Class("bar level").Attr("viewBox", "0 0 100 6").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true")
		w.Open("rect").Attr("x", percentOf((value-low)/(high-low)*98)).Attr("width", "2").Attr("height", "6").CloseEmpty().Close("svg")
	case low < high && high > 0:
		writeBar(w, value/high)
	}
}

// percentOf writes a number from 0 to 100 with one digit after the point.
func percentOf(v float64) string {
	tenths := int(min(max(v, 0), 100)*10 + 0.5)
	return string(append(strconv.AppendInt(nil, int64(tenths/10), 10), '.', byte('0'+tenths%10)))
}

// writeBar draws a share from 0 to 1 as a bar behind a number.
func writeBar(w *markup.Writer, share float64) {
	w.Open("svg").Class("bar").Attr("viewBox", "0 0 100 6").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true")
	w.Open("rect").Attr("width", percentOf(100*share)).Attr("height", "6").CloseEmpty().Close("svg")
}

// writeIndicatorRow writes what an indicator is, and what it comes to where that is worked out soon.
func (p *Page) writeIndicatorRow(w *markup.Writer, i *report.Indicator) {
	m := &p.Measures[i.Index]
	openRow(w)
	p.writeIndicatorLink(w, i)
	if m.Sample {
		p.writeSampleMark(w)
	}
	writeTagged(w, "p", "about", i.Description)
	w.Open("td")
	if m.Count > 1 && m.Count <= spreadVillages {
		writeFloat(w, p.Measured(i).Median, i.Decimals)
	}
	w.Open("td").Text(string(i.Unit)).Open("td")
	if year := p.LatestYear(i); year != 0 {
		w.Int(year)
	}
	w.Open("td")
	if m.Count > 0 {
		writeGrouped(w, m.Count)
	} else {
		w.Text("–") // places above villages have figures of it
	}
}
