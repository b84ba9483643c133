package page

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"

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

// schematic makes the figure of regions; "" where fewer than two have a figure.
func (p *Page) schematic(title string, list []*report.Region) template.HTML {
	list = list[:min(len(list), maxTiles)]
	shades := p.shadesOf(list)
	if len(shades) == 0 {
		return ""
	}
	b := append([]byte(nil), `<figure class="schematic" data-schematic`...)
	if slices.ContainsFunc(shades, func(x shade) bool { return x.sample }) {
		b = append(b, ` data-sample`...)
		p.sample = true
	}
	b = append(b, `><figcaption><b>`...)
	b = append(AppendText(b, title), `</b> <span>`...)
	if shades[0].sample {
		b = append(appendTagged(b, "mark", "", p.Theme.T("sample")), ' ')
	}
	b = append(b, `<span class="shade-name">`...)
	b = append(AppendText(b, shades[0].name()), `</span>。`...)
	b = append(AppendText(b, p.Theme.T("schematic.why")), `</span></figcaption>`...)
	if len(shades) > 1 {
		b = append(b, `<div class="scripted" data-choice></div>`...)
	}
	b = p.appendTiles(b, title, list, &shades[0])
	b = appendLegend(b, &shades[0])
	b = p.appendShadeTable(b, title, list, shades)
	return fragment(append(b, `</figure>`...))
}

// shadesOf finds the indicators that at least two of the regions have figures of; after them,
// how many villages and narratives there are.
func (p *Page) shadesOf(list []*report.Region) []shade {
	var shades []shade
	if len(list) < 2 {
		return nil
	}
	for _, i := range p.Report.Indicators {
		if len(shades) == maxShades {
			break
		}
		if x := p.shadeOf(list, i); x.known() > 1 {
			shades = append(shades, x)
		}
	}
	for _, c := range [...]struct {
		name string
		unit quantity.Unit
		of   func(places.Tally) int
	}{
		{"村数", "个", func(t places.Tally) int { return t.Villages }}, {"有关材料", "篇", func(t places.Tally) int { return t.Narratives }},
	} {
		if x := p.countShade(list, c.name, c.unit, c.of); x.known() > 1 {
			shades = append(shades, x)
		}
	}
	return shades
}

// shadeOf takes the regions' own figures of their latest common year, or the medians of their
// villages where more regions have those. The two are never mixed.
func (p *Page) shadeOf(list []*report.Region, i *report.Indicator) shade {
	own := shade{indicator: i, values: make([]float64, len(list))}
	for _, g := range list {
		if x := g.Find(i); !x.IsZero() {
			own.year = max(own.year, x.Last())
		}
	}
	for k, g := range list {
		own.values[k] = math.NaN()
		if x := g.Find(i); !x.IsZero() {
			if d := x.In(own.year); !d.IsMissing() {
				own.values[k] = d.Float64()
				own.sample = own.sample || x.Source != nil && x.Source.Sample
			}
		}
	}
	if own.known() == len(list) || p.Measures[i.Index].Count == 0 {
		return own
	}
	if byVillage := p.medianShade(list, i); byVillage.known() > own.known() {
		return byVillage
	}
	return own
}

func (p *Page) medianShade(list []*report.Region, i *report.Indicator) shade {
	x := shade{indicator: i, medians: true, year: p.Measures[i.Index].Year, values: make([]float64, len(list))}
	for k, g := range list {
		var values []float64
		var walk func(*report.Region, int)
		walk = func(r *report.Region, depth int) {
			for _, v := range p.Report.VillagesIn(r) {
				s := v.Find(i)
				if d := s.In(x.year); !d.IsMissing() {
					values = append(values, d.Float64())
					x.sample = x.sample || v.Sample || s.Source != nil && s.Source.Sample
				}
			}
			for _, child := range r.Children {
				if depth < places.MaxDepth {
					walk(child, depth+1)
				}
			}
		}
		walk(g, 0)
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

// name says what the colours show: 人均可支配收入（元），2024年，各村中位数.
func (x *shade) name() string {
	var b strings.Builder
	b.WriteString(x.indicator.Name)
	if x.indicator.Unit != "" {
		b.WriteString("（" + string(x.indicator.Unit) + "）")
	}
	if x.year != 0 {
		b.WriteString("，" + YearText(x.year) + "年")
	}
	if x.medians {
		b.WriteString("，各村中位数")
	}
	return b.String()
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

// appendTiles appends the tiles as a list of links, which flows into as many columns as there
// is room for. Their colours are pictures, not backgrounds: printers leave those out.
func (p *Page) appendTiles(b []byte, title string, list []*report.Region, x *shade) []byte {
	b = append(b, `<ul class="tiles" aria-label="`...)
	b = AppendText(b, title+"："+x.name())
	b = append(b, `">`...)
	for k, g := range list {
		b = append(b, `<li><a href="`...)
		b = p.appendHref(b, RegionPath(g))
		b = append(b, `"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect class="k`...)
		v := x.values[k]
		if math.IsNaN(v) {
			b = append(b, 'x')
		} else {
			b = AppendInt(b, x.class(v))
		}
		b = append(b, `" width="1" height="1"/></svg><span>`...)
		b = append(AppendText(b, g.Name), `</span> <span class="n">`...)
		if math.IsNaN(v) {
			b = append(b, `无数据`...)
		} else {
			b = appendFloat(b, v, x.indicator.Decimals)
		}
		b = append(b, `</span></a></li>`...)
	}
	return append(b, `</ul>`...)
}

// appendLegend says which colour is which range of the figures.
func appendLegend(b []byte, x *shade) []byte {
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
	b = append(b, `<ul class="tile-legend">`...)
	for k := range used {
		if !used[k] {
			continue
		}
		b = AppendInt(append(b, `<li><svg viewBox="0 0 20 14" aria-hidden="true"><rect class="k`...), k)
		b = append(b, `" width="20" height="14"/></svg> `...)
		b = appendFloat(b, low[k], x.indicator.Decimals)
		if high[k] != low[k] {
			b = appendFloat(append(b, `–`...), high[k], x.indicator.Decimals)
		}
		b = append(b, `</li>`...)
	}
	if x.known() < len(x.values) {
		b = append(b, `<li><svg viewBox="0 0 20 14" aria-hidden="true"><rect class="kx" width="20" height="14"/></svg> 无数据</li>`...)
	}
	return append(b, `</ul>`...)
}

// appendShadeTable appends the figures that the tiles can be coloured by; the script reads
// them there.
func (p *Page) appendShadeTable(b []byte, title string, list []*report.Region, shades []shade) []byte {
	b = append(b, `<details><summary>数据表</summary><div class="scroll"><table class="list shades"><caption class="visually-hidden">`...)
	b = append(AppendText(b, title), `</caption><thead><tr><th scope="col">地区`...)
	for k := range shades {
		b = AppendInt(append(b, `<th scope="col" data-decimals="`...), shades[k].indicator.Decimals)
		b = append(b, '"')
		if shades[k].sample {
			b = append(b, ` data-sample`...)
		}
		b = AppendText(append(b, '>'), shades[k].name())
	}
	b = append(b, `<tbody>`...)
	for r, g := range list {
		b = append(b, `<tr><th scope="row">`...)
		b = p.appendLink(b, RegionPath(g), g.Name)
		for k := range shades {
			b = append(b, `<td>`...)
			if v := shades[k].values[r]; !math.IsNaN(v) {
				b = appendFloat(b, v, shades[k].indicator.Decimals)
			}
		}
	}
	return append(b, `</table></div></details>`...)
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
		return p.childSchematic(roots[0])
	}
	return p.schematic(p.Theme.T("schematic"), byCode(roots))
}

// childSchematic draws the regions under a region.
func (p *Page) childSchematic(g *report.Region) template.HTML {
	return p.schematic(g.Name+"："+p.Theme.T("schematic"), byCode(g.Children))
}
