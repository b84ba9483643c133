package download

import (
	"slices"
	"strings"

	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// countCell writes a count that -1 says is absent.
func countCell(s rows, n int) {
	if n < 0 {
		s.text("")
		return
	}
	s.int(n)
}

// sampleCell ends the cells that every table has: the marks of a row.
func sampleCell(p *page.Page, s rows, sample bool) {
	if sample {
		s.text(p.T("sample"))
	} else {
		s.text("")
	}
	if p.Report.Site.Internal {
		s.text(p.T("internal"))
	}
}

func countyTableKind() *page.Kind {
	return &page.Kind{
		Name: "county table",
		Records: func(c *page.Common, add page.Add) {
			for _, x := range c.Counties {
				add(page.CountyCSVPath(x), 0, x)
			}
		},
		Append: countyCSV,
		Deps:   countyDeps,
	}
}

func countyCSV(p *page.Page, b []byte) ([]byte, error) {
	s := newSheet(b)
	countyRows(p, p.Route.Of.(*places.County), s)
	return s.b, nil
}

// countyRows has a row a village and a column an indicator and year.
func countyRows(p *page.Page, c *places.County, s rows) {
	spans := make([]struct{ first, last int }, len(p.Report.Indicators))
	for _, v := range c.Villages {
		for x := range v.Series() {
			span := &spans[x.Indicator.Index]
			if span.first == 0 || x.First < span.first {
				span.first = x.First
			}
			span.last = max(span.last, x.Last())
		}
	}
	parts := partColumns(c)
	keys := []string{"column.code", "column.name", "head.place"}
	for _, x := range report.VillageCounts() {
		keys = append(keys, x.Key)
	}
	heads(p, s, append(keys, "nav.programs", "sample")...)
	for i, span := range spans {
		for year := span.first; year <= span.last && year > 0; year++ {
			s.head(columnName(p, p.Report.Indicators[i], "", year), string(p.Report.Indicators[i].Unit))
		}
	}
	for _, x := range parts {
		s.head(columnName(p, x.indicator, x.part, x.year), string(x.indicator.Unit))
	}
	s.end()
	for _, v := range c.Villages {
		villageCells(p, s, v)
		for i, span := range spans {
			if span.first == 0 {
				continue
			}
			x := v.Find(p.Report.Indicators[i])
			for year := span.first; year <= span.last; year++ {
				s.number(x.In(year))
			}
		}
		for _, x := range parts {
			s.number(x.valueOf(v))
		}
		s.end()
	}
}

// heads writes the heads of columns by their keys, and that of the edition's mark.
func heads(p *page.Page, s rows, keys ...string) {
	for _, key := range keys {
		s.head(p.T(key), "")
	}
	if p.Report.Site.Internal {
		s.head(p.T("column.edition"), "")
	}
}

func villageCells(p *page.Page, s rows, v *report.Village) {
	s.text(v.Code)
	s.text(v.Name)
	if v.Region != nil {
		s.text(v.Region.Name)
	} else {
		s.text("")
	}
	for _, n := range v.Counts() {
		countCell(s, n)
	}
	names := make([]string, len(v.Programs))
	for i, x := range v.Programs {
		names[i] = x.Name
	}
	s.text(strings.Join(names, p.T("semicolon")))
	sampleCell(p, s, places.VillageSample(v))
}

func columnName(p *page.Page, i *report.Indicator, part string, year int) string {
	name := i.Name
	if part != "" {
		name += "·" + part
	}
	if i.Unit != "" {
		name = p.Format("bracketed", "text", name, "extra", string(i.Unit))
	}
	return p.Format("column.year", "name", name, "year", page.YearText(year))
}

// partColumn is one part of a breakdown.
type partColumn struct {
	indicator *report.Indicator
	by, part  string
	year      int
}

// partColumns lists the parts of all breakdowns of a county in the order of their first
// village.
func partColumns(c *places.County) []partColumn {
	var list []partColumn
	seen := map[partColumn]bool{}
	layouts := map[*string]bool{} // names are shared by villages that are laid out alike
	for _, v := range c.Villages {
		for x := range v.Breakdowns() {
			if len(x.Names) == 0 || layouts[&x.Names[0]] {
				continue
			}
			layouts[&x.Names[0]] = true
			for _, name := range x.Names {
				col := partColumn{x.Indicator, x.By, name, x.Year}
				if !seen[col] {
					seen[col] = true
					list = append(list, col)
				}
			}
		}
	}
	return list
}

func (c *partColumn) valueOf(v *report.Village) quantity.Decimal {
	for x := range v.Breakdowns() {
		if x.Indicator != c.indicator || x.By != c.by || x.Year != c.year {
			continue
		}
		if k := slices.Index(x.Names, c.part); k >= 0 {
			return x.Values.At(k)
		}
	}
	return quantity.Missing
}

func indicatorTableKind() *page.Kind {
	return &page.Kind{
		Name: "indicator table",
		Routes: func(m *page.Model, add page.Add) {
			for _, i := range m.Report.Indicators {
				add(page.IndicatorCSVPath(i), 0, i)
			}
		},
		Append: indicatorCSV,
		Deps:   func(d page.Deps, _ *page.Model, r *page.Route) { d.Indicator(r.Of.(*report.Indicator)) },
	}
}

func indicatorCSV(p *page.Page, b []byte) ([]byte, error) {
	s := newSheet(b)
	indicatorRows(p, p.Route.Of.(*report.Indicator), s)
	return s.b, nil
}

// indicatorRows has a row a region: its own figures where it has them, else, for a county,
// the medians of its villages; the column 口径 says which.
func indicatorRows(p *page.Page, i *report.Indicator, s rows) {
	var list []regionRow
	first, last := 0, 0
	for g, c := range p.RowsOf(i) {
		var row regionRow
		if x := g.Find(i); c == nil {
			row = regionRow{region: g, basis: p.T("figures.own"), first: x.First, values: x.Values.AppendTo(nil), sample: places.SampleSeries(x)}
		} else {
			p.WorkOutTrends()
			row = mediansRow(p, c, i)
		}
		if len(row.values) == 0 {
			continue
		}
		if first == 0 || row.first < first {
			first = row.first
		}
		last = max(last, row.first+len(row.values)-1)
		list = append(list, row)
	}
	heads(p, s, "column.code", "head.region", "column.basis", "head.village-count", "sample")
	for year := first; year <= last && year > 0; year++ {
		s.head(columnName(p, i, "", year), string(i.Unit))
	}
	s.end()
	for _, row := range list {
		s.text(row.region.Code)
		s.text(row.region.Name)
		s.text(row.basis)
		if row.villages > 0 {
			s.int(row.villages)
		} else {
			s.text("")
		}
		sampleCell(p, s, row.sample)
		for year := first; year <= last; year++ {
			if k := year - row.first; k >= 0 && k < len(row.values) {
				s.number(row.values[k])
			} else {
				s.text("")
			}
		}
		s.end()
	}
}

// regionRow is a row of an indicator's table.
type regionRow struct {
	region   *report.Region
	basis    string
	villages int // that the medians are of
	first    int // year of values
	values   []quantity.Decimal
	sample   bool
}

// mediansRow is the row of a county without figures of its own.
func mediansRow(p *page.Page, c *places.County, i *report.Indicator) regionRow {
	x := &p.TrendsOf(c)[i.Index]
	row := regionRow{region: c.Region, basis: p.T("schematic.medians"), villages: x.Villages, first: x.First, sample: x.Sample}
	for _, v := range x.Medians {
		row.values = append(row.values, page.Rounded(v, i.Decimals+1))
	}
	return row
}

func factTableKind() *page.Kind {
	return &page.Kind{
		Name:   "fact table",
		Routes: func(_ *page.Model, add page.Add) { add("data/facts.csv", 0, nil) },
		Append: factsCSV,
		Deps: func(d page.Deps, m *page.Model, _ *page.Route) {
			d.Cards()
			for _, x := range m.Report.Cited {
				d.Record(x.At)
			}
		},
	}
}

func factsCSV(p *page.Page, b []byte) ([]byte, error) {
	s := newSheet(b)
	factRows(p, s)
	return s.b, nil
}

// factRows has a row a fact of the narratives.
func factRows(p *page.Page, s rows) {
	heads(p, s, "column.text", "column.address", "column.id", "column.meaning", "column.value", "head.unit", "column.bound", "head.year", "column.status", "column.source", "sample", "column.to")
	s.end()
	for _, n := range p.Report.Narratives {
		for _, f := range n.Facts {
			s.text(n.Title)
			s.text(n.Path)
			s.text(f.ID)
			s.text(f.Clause())
			s.number(f.Value)
			s.text(string(f.Unit))
			s.text(word(p, page.BoundKeys[f.Bound]))
			if f.Year != 0 {
				s.int(f.Year)
			} else {
				s.text(p.T("year.unstated"))
			}
			s.text(word(p, page.StatusKeys[f.Status]))
			s.text(page.SourceTitle(f.Source))
			sampleCell(p, s, f.Sample || f.Source != nil && f.Source.Sample)
			s.number(f.To) // last, so that older readers of the file find what they know
			s.end()
		}
	}
}

// word is a string of the theme; "" of no key.
func word(p *page.Page, key string) string {
	if key == "" {
		return ""
	}
	return p.T(key)
}
