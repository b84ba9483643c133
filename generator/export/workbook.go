package export

import (
	"slices"
	"strconv"

	"casebook/generator/export/xlsx"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Workbook makes the sheets of the figures that names stand for, each a narrative's slug, a
// village's or region's code or an indicator's id, with a sheet of what their indicators mean where
// that is said, and one of their sources last. unknown is the first name that stands for nothing, ""
// where there is none.
func (s *Site) Workbook(names []string) (sheets []xlsx.Sheet, unknown string) {
	b := &book{Site: s}
	for _, name := range names {
		switch n, v, g, i := s.Report.Narrative(name), s.Report.Village(name), s.Report.Region(name), s.Report.Indicator(name); {
		case n != nil:
			b.narrative(n)
		case v != nil:
			b.place(owner{v.Code, v.Name, &v.Data, places.VillageSample(v)})
		case g != nil:
			b.place(owner{g.Code, g.Name, &g.Data, places.SampleData(&g.Data)})
		case i != nil:
			b.indicator(i)
		default:
			return nil, name
		}
	}
	b.meaningSheet()
	b.sourceSheet()
	return b.sheets, ""
}

// book is a workbook that grows.
type book struct {
	*Site
	sheets     []xlsx.Sheet
	indicators []*report.Indicator // in the order of the sheets
	sources    []*report.Source
}

// owner is whose figures a row has.
type owner struct {
	code, name string
	data       *report.Data
	sample     bool
}

func (b *book) add(name string, rows [][]xlsx.Cell, keys ...string) {
	sheet := xlsx.Sheet{Name: name, Rows: rows}
	for _, key := range keys {
		sheet.Head = append(sheet.Head, b.Words.T(key))
	}
	b.addSheet(sheet)
}

func (b *book) addSheet(sheet xlsx.Sheet) {
	if b.Report.Site.Internal { // as the downloads of the internal edition have it
		sheet.Head = append(sheet.Head, b.Words.T("internal"))
	}
	b.sheets = append(b.sheets, sheet)
}

// source notes a source for the last sheet and returns the cell that names it.
func (b *book) source(x *report.Source) xlsx.Cell {
	if x == nil {
		return xlsx.Cell{}
	}
	if !slices.Contains(b.sources, x) {
		b.sources = append(b.sources, x)
	}
	return xlsx.Text(x.ID)
}

func (b *book) sampleCell(sample bool) xlsx.Cell {
	if sample {
		return xlsx.Text(b.Words.T("sample"))
	}
	return xlsx.Cell{}
}

func decimal(v quantity.Decimal) xlsx.Cell { return xlsx.Number(v.String()) }

func year(n int) xlsx.Cell {
	if n == 0 {
		return xlsx.Cell{}
	}
	return xlsx.Number(strconv.Itoa(n))
}

var (
	boundKeys  = [...]string{quantity.Exact: "", quantity.AtLeast: "bound.at-least", quantity.About: "bound.about", quantity.Under: "bound.under"}
	statusKeys = [...]string{report.StatusNone: "", report.Done: "status.done", report.Target: "status.target", report.Expected: "status.expected", report.Derived: "status.derived"}
)

// word is the text of a key, an empty cell of none.
func (b *book) word(key string) xlsx.Cell {
	if key == "" {
		return xlsx.Cell{}
	}
	return xlsx.Text(b.Words.T(key))
}

// place has a row a figure of a village or a region, and a second sheet for its breakdowns.
func (b *book) place(o owner) {
	var rows, parts [][]xlsx.Cell
	for x := range o.data.Series() {
		b.means(x.Indicator)
		for k := range x.Values.Len() {
			v := x.Values.At(k)
			if v.IsMissing() {
				continue
			}
			rows = append(rows, []xlsx.Cell{xlsx.Text(o.code), xlsx.Text(o.name), xlsx.Text(x.Indicator.Name), xlsx.Text(string(x.Indicator.Unit)), year(x.First + k), decimal(v),
				b.source(o.data.SourceOf(x, x.First+k)), b.sampleCell(o.sample)})
		}
	}
	for x := range o.data.Breakdowns() {
		b.means(x.Indicator)
		for k, name := range x.Names {
			parts = append(parts, []xlsx.Cell{xlsx.Text(o.code), xlsx.Text(o.name), xlsx.Text(x.Indicator.Name), xlsx.Text(string(x.Indicator.Unit)), year(x.Year), xlsx.Text(name), decimal(x.Values.At(k)),
				b.source(x.Source), b.sampleCell(o.sample)})
		}
	}
	b.add(o.name, rows, "column.code", "column.name", "export.indicator", "chart.unit-head", "chart.head.year", "column.value", "column.source", "sample")
	if parts != nil {
		b.add(o.name+b.Words.T("export.parts"), parts, "column.code", "column.name", "export.indicator", "chart.unit-head", "chart.head.year", "chart.head.part", "column.value", "column.source", "sample")
	}
}

// indicator has a row a place that has figures of it and a column a year.
func (b *book) indicator(i *report.Indicator) {
	b.means(i)
	var owners []owner
	for _, g := range b.Report.Regions {
		owners = append(owners, owner{g.Code, g.Name, &g.Data, places.SampleData(&g.Data)})
	}
	for _, v := range b.Report.Villages {
		owners = append(owners, owner{v.Code, v.Name, &v.Data, places.VillageSample(v)})
	}
	first, last := 0, -1
	for _, o := range owners {
		if x := o.data.Find(i); !x.IsZero() && (first == 0 || x.First < first) {
			first = x.First
		}
		if x := o.data.Find(i); !x.IsZero() {
			last = max(last, x.Last())
		}
	}
	sheet := xlsx.Sheet{Name: i.Name, Head: []string{b.Words.T("column.code"), b.Words.T("column.name"), b.Words.T("chart.unit-head")}}
	for y := first; y <= last; y++ {
		sheet.Head = append(sheet.Head, strconv.Itoa(y))
	}
	sheet.Head = append(sheet.Head, b.Words.T("column.source"), b.Words.T("sample"))
	for _, o := range owners {
		x := o.data.Find(i)
		if x.IsZero() {
			continue
		}
		row := []xlsx.Cell{xlsx.Text(o.code), xlsx.Text(o.name), xlsx.Text(string(i.Unit))}
		for y := first; y <= last; y++ {
			row = append(row, decimal(x.In(y)))
		}
		sheet.Rows = append(sheet.Rows, append(row, b.source(x.Source), b.sampleCell(o.sample)))
	}
	b.addSheet(sheet)
}

// means notes an indicator for the sheet that tells what they mean.
func (b *book) means(i *report.Indicator) {
	if !slices.Contains(b.indicators, i) {
		b.indicators = append(b.indicators, i)
	}
}

func (b *book) meaningSheet() {
	var rows [][]xlsx.Cell
	for _, i := range b.indicators {
		if i.Description == "" {
			continue
		}
		rows = append(rows, []xlsx.Cell{xlsx.Text(i.ID), xlsx.Text(i.Name), xlsx.Text(string(i.Unit)), xlsx.Text(i.Description), b.source(i.Source)})
	}
	if rows != nil {
		b.add(b.Words.T("data.meanings"), rows, "column.id", "export.indicator", "chart.unit-head", "column.meaning", "column.source")
	}
}

func (b *book) sourceSheet() {
	var rows [][]xlsx.Cell
	for _, x := range b.sources {
		rows = append(rows, []xlsx.Cell{xlsx.Text(x.ID), xlsx.Text(x.Title), xlsx.Text(x.Publisher), year(x.Year), xlsx.Text(x.URL), b.sampleCell(x.Sample)})
	}
	b.add(b.Words.T("column.source"), rows, "column.id", "export.title", "export.publisher", "chart.head.year", "column.address", "sample")
}
