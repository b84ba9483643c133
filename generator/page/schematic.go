package page

import (
	"cmp"
	"html/template"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"casebook/generator/markup"
	"casebook/generator/parallel"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Regions are drawn as tiles of one size in the order of their codes, coloured by an
// indicator: a map may not be published without a review number, and tiles need none.

const (
	tileClasses = 5
	maxTiles    = 120
	maxShades   = 8 // indicators that a schematic can be coloured by
)

// shade is an indicator's figures of the regions of a schematic, all of one year and basis.
type shade struct {
	indicator *report.Indicator
	year      int
	medians   bool      // of their villages; else their own
	values    []float64 // NaN: none
	sample    bool
}

// schematic makes the figure of regions; "" where no two differ in any figure.
func (p *Page) schematic(title string, list []*report.Region) template.HTML {
	list = list[:min(len(list), maxTiles)]
	shades := p.shadesOf(list)
	if len(shades) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("figure").Class("schematic").Flag("data-schematic")
	if slices.ContainsFunc(shades, func(x shade) bool { return x.sample }) {
		w.Flag("data-sample")
		p.sample = true
	}
	w.Open("figcaption").Element("b", title).Text(" ").Open("span")
	if shades[0].sample && !p.madeUp {
		w.Element("mark", p.T("sample")).Text(" ")
	}
	p.writeFilled(w, "schematic.caption", func(hole string) {
		if hole == "shown" {
			w.Open("span").Class("shade-name").Text(p.shadeName(&shades[0])).Close("span")
		} else {
			w.Text(p.T("schematic.why"))
		}
	})
	w.Close("span").Close("figcaption")
	if len(shades) > 1 {
		w.Open("div").Class("scripted").Flag("data-choice").Close("div")
	}
	p.writeTiles(w, title, list, &shades[0])
	p.writeLegend(w, &shades[0])
	p.writeShadeTable(w, title, list, shades)
	return w.Close("figure").Fragment()
}

// shadesOf finds the indicators in which at least two of the regions differ, as printed; after
// them, how many villages and narratives there are. What the regions hardly differ in comes last:
// the first is what a reader sees, and colours that tell 99.2 from 99.6 would tell too much.
func (p *Page) shadesOf(list []*report.Region) []shade {
	var shades []shade
	if len(list) < 2 {
		return nil
	}
	villages := sync.OnceValue(func() []villageFigures { return p.villageFigures(list) })
	for _, i := range p.Report.Indicators {
		if len(shades) == maxShades {
			break
		}
		if x := p.shadeOf(list, i, villages).asPrinted(); x.relativeRange() > 0 {
			shades = append(shades, x)
		}
	}
	for _, c := range [...]struct {
		name, unit string
		of         func(places.Tally) int
	}{
		{"head.village-count", "unit.count-villages", func(t places.Tally) int { return t.Villages }},
		{"list.narratives", "unit.count-narratives", func(t places.Tally) int { return t.Narratives }},
	} {
		if x := p.countShade(list, p.T(c.name), quantity.Unit(p.T(c.unit)), c.of); x.relativeRange() > 0 {
			shades = append(shades, x)
		}
	}
	slices.SortStableFunc(shades, func(a, b shade) int { return cmp.Compare(a.hardlyDiffers(), b.hardlyDiffers()) })
	return shades
}

// asPrinted rounds the values as the tiles print them: equal figures have one colour.
func (x shade) asPrinted() shade {
	for k, v := range x.values {
		if !math.IsNaN(v) {
			x.values[k] = Rounded(v, x.indicator.Decimals).Float64()
		}
	}
	return x
}

// relativeRange is how far the values lie apart, as a part of the largest: 0 where fewer than two are
// known or all are equal.
func (x *shade) relativeRange() float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range x.values {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if low >= high { // none is known, or one, or all are equal
		return 0
	}
	return (high - low) / max(math.Abs(low), math.Abs(high))
}

// littleSpread is what the values of a shade must lie apart to be worth looking at first.
const littleSpread = 0.05

func (x *shade) hardlyDiffers() int { return Flag(x.relativeRange() < littleSpread) }

// shadeOf takes the regions' own figures of their latest common year, or the medians of their
// villages where more regions have those. The two are never mixed.
func (p *Page) shadeOf(list []*report.Region, i *report.Indicator, villages func() []villageFigures) shade {
	own := shade{indicator: i, values: make([]float64, len(list))}
	for _, g := range list {
		own.year = max(own.year, g.Find(i).Last())
	}
	for k, g := range list {
		x := g.Find(i)
		if own.values[k] = x.In(own.year).Float64(); !math.IsNaN(own.values[k]) {
			own.sample = own.sample || x.Source != nil && x.Source.Sample
		}
	}
	if own.known() == len(list) || p.Measures[i.Index].Count == 0 {
		return own
	}
	if byVillage := villages()[i.Index].medians(i, p.Measures[i.Index].Year); byVillage.known() > own.known() {
		return byVillage
	}
	return own
}

// villageFigures are the figures of one indicator that the villages of some regions have in its year.
type villageFigures struct {
	values [][]float64 // a list a region
	sample bool        // one of them is made up
}

// villageFigures reads each village once for all indicators, regions beside one another: by the indicator it was half of
// what a save of the regions waits for.
func (p *Page) villageFigures(list []*report.Region) []villageFigures {
	figures := make([]villageFigures, len(p.Report.Indicators))
	for i := range figures {
		figures[i].values = make([][]float64, len(list))
	}
	samples := make([][]bool, len(list)) // of a region, by indicator
	var next atomic.Int64
	parallel.Workers(min(runtime.GOMAXPROCS(0), len(list)), func(int) {
		for k := int(next.Add(1)) - 1; k < len(list); k = int(next.Add(1)) - 1 {
			samples[k] = make([]bool, len(figures))
			most := p.tally(list[k]).Villages
			p.readVillages(list[k], func(i int, value float64, sample bool) {
				x := &figures[i].values[k]
				if *x == nil {
					*x = make([]float64, 0, most)
				}
				*x = append(*x, value)
				samples[k][i] = samples[k][i] || sample
			})
		}
	})
	for _, of := range samples {
		for i, sample := range of {
			figures[i].sample = figures[i].sample || sample
		}
	}
	return figures
}

// readVillages calls add with the figures that the villages of a region, and of those below it, have in the years of their indicators.
func (p *Page) readVillages(g *report.Region, add func(indicator int, value float64, sample bool)) {
	for _, v := range p.Report.VillagesIn(g) {
		for s := range v.Series() {
			i := s.Indicator.Index
			if d := s.In(p.Measures[i].Year); !d.IsMissing() {
				add(i, d.Float64(), v.Sample || s.Source != nil && s.Source.Sample)
			}
		}
	}
	for _, child := range g.Children {
		p.readVillages(child, add)
	}
}

// medians is the shade of the medians of the regions' villages.
func (f *villageFigures) medians(i *report.Indicator, year int) shade {
	x := shade{indicator: i, medians: true, year: year, sample: f.sample, values: make([]float64, len(f.values))}
	for k, values := range f.values {
		x.values[k] = places.Median(values)
	}
	return x
}

// countShade colours by how much the site holds of each region, which needs no figures.
func (p *Page) countShade(list []*report.Region, name string, unit quantity.Unit, of func(places.Tally) int) shade {
	x := shade{indicator: &report.Indicator{Name: name, Unit: unit}, values: make([]float64, len(list))}
	for k, g := range list {
		x.values[k] = math.NaN()
		if n := of(p.tally(g)); n > 0 {
			x.values[k] = float64(n)
		}
	}
	return x
}

func (x *shade) known() int {
	n := 0
	for _, v := range x.values {
		n += Flag(!math.IsNaN(v))
	}
	return n
}

// shadeName says what the colours show: 人均可支配收入（元），2024年，各村中位数.
func (p *Page) shadeName(x *shade) string {
	name := x.indicator.Name
	if x.indicator.Unit != "" {
		name = p.Format("bracketed", "text", name, "extra", string(x.indicator.Unit))
	}
	if x.year != 0 {
		name += p.T("comma") + p.yearWords(x.year)
	}
	if x.medians {
		name += p.T("comma") + p.T("schematic.medians")
	}
	return name
}

// class is the step of a value among the five, by rank: as many regions in each as can be, a
// few spread over all five. Equal values have one class.
func (x *shade) class(value float64) int {
	below, all := 0, 0
	for _, v := range x.values {
		if !math.IsNaN(v) {
			all++
			below += Flag(v < value)
		}
	}
	if all <= tileClasses {
		return below * (tileClasses - 1) / max(all-1, 1)
	}
	return below * tileClasses / all
}

// writeTiles writes the tiles as a list of links, which flows into as many columns as there
// is room for. Their colours are pictures, not backgrounds: printers leave those out.
func (p *Page) writeTiles(w *markup.Writer, title string, list []*report.Region, x *shade) {
	w.Open("ul").Class("tiles").Attr("aria-label", p.label(title, p.shadeName(x)))
	for k, g := range list {
		class, v := "kx", x.values[k]
		if !math.IsNaN(v) {
			class = "k" + strconv.Itoa(x.class(v))
		}
		w.Open("li").Open("a").Link("href", p.prefix, regionPath(g))
		w.Open("svg").Attr("viewBox", "0 0 1 1").Attr("preserveAspectRatio", "none").Attr("aria-hidden", "true")
		w.Open("rect").Class(class).Attr("width", "1").Attr("height", "1").CloseEmpty().Close("svg")
		w.Element("span", g.Name).Text(" ").Open("span").Class("n")
		if math.IsNaN(v) {
			w.Text(p.T("schematic.none"))
		} else {
			writeFloat(w, v, x.indicator.Decimals)
		}
		w.Close("span").Close("a").Close("li")
	}
	w.Close("ul")
}

// writeLegend says which colour is which range of the figures.
func (p *Page) writeLegend(w *markup.Writer, x *shade) {
	var low, high [tileClasses]float64
	var used [tileClasses]bool
	for _, v := range x.values {
		if math.IsNaN(v) {
			continue
		}
		k := x.class(v)
		if !used[k] {
			used[k], low[k], high[k] = true, v, v
		}
		low[k], high[k] = min(low[k], v), max(high[k], v)
	}
	w.Open("ul").Class("tile-legend")
	for k := range used {
		if !used[k] {
			continue
		}
		writeSwatch(w.Open("li"), "k"+strconv.Itoa(k))
		writeFloat(w, low[k], x.indicator.Decimals)
		if high[k] != low[k] {
			writeFloat(w.Text("–"), high[k], x.indicator.Decimals)
		}
		w.Close("li")
	}
	if x.known() < len(x.values) {
		writeSwatch(w.Open("li"), "kx")
		w.Text(p.T("schematic.none")).Close("li")
	}
	w.Close("ul")
}

// writeSwatch draws a colour of the legend.
func writeSwatch(w *markup.Writer, class string) {
	w.Open("svg").Attr("viewBox", "0 0 20 14").Attr("aria-hidden", "true")
	w.Open("rect").Class(class).Attr("width", "20").Attr("height", "14").CloseEmpty().Close("svg").Text(" ")
}

// writeShadeTable writes the figures that the tiles can be coloured by; the script reads
// them there.
func (p *Page) writeShadeTable(w *markup.Writer, title string, list []*report.Region, shades []shade) {
	w.Open("details").Element("summary", p.T("schematic.table")).Open("div").Class("scroll").Open("table").Class("list shades")
	w.Open("caption").Class("visually-hidden").Text(title).Close("caption").Open("thead").Open("tr")
	writeHeads(w, p.T("head.region"))
	for k := range shades {
		w.Open("th").Attr("scope", "col").IntAttr("data-decimals", shades[k].indicator.Decimals)
		if shades[k].sample {
			w.Flag("data-sample")
		}
		w.Text(p.shadeName(&shades[k]))
	}
	w.Open("tbody")
	for r, g := range list {
		openRow(w)
		p.writeLink(w, regionPath(g), g.Name)
		for k := range shades {
			w.Open("td")
			if v := shades[k].values[r]; !math.IsNaN(v) {
				writeFloat(w, v, shades[k].indicator.Decimals)
			}
		}
	}
	closeTable(w)
	w.Close("details")
}

// byCode returns regions in the order of their codes, which is that of the official lists;
// those without numbers stay behind in their order.
func byCode(list []*report.Region) []*report.Region {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *report.Region) int {
		x, y := places.IsNumeric(a.Code), places.IsNumeric(b.Code)
		if x && y {
			return strings.Compare(a.Code, b.Code)
		}
		return cmp.Compare(Flag(!x), Flag(!y))
	})
	return sorted
}

// rootSchematic draws the regions without a parent, or the children of the one there is.
func (p *Page) rootSchematic() template.HTML {
	var roots []*report.Region
	for _, g := range p.Report.Regions {
		if t := p.tally(g); g.Parent == nil && t.Villages+t.Narratives+g.SeriesCount() > 0 {
			roots = append(roots, g)
		}
	}
	if len(roots) == 1 {
		only := roots[0]
		for len(only.Children) == 1 {
			only = only.Children[0]
		}
		return p.childSchematic(only)
	}
	return p.schematic(p.T("schematic"), byCode(roots))
}

// childSchematic draws the regions under a region.
func (p *Page) childSchematic(g *report.Region) template.HTML {
	return p.schematic(p.label(g.Name, p.T("schematic")), byCode(g.Children))
}
