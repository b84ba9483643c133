package chart

import (
	"strconv"
	"strings"

	"casebook/generator/quantity"
)

// Append appends the whole figure of c: caption, static SVG, and the table with the same
// numbers, from which the script makes downloads and the interactive chart.
//
// What the script needs besides stands in attributes: data-chart (the kind as drawn),
// data-unit, data-axis ("low high step" of the value axis, or one end an axis of a radar),
// data-power (its texts are divided by ten to it), data-time (categories are years, placed
// by distance), data-labels (each bar has its figure, and there is no axis), data-sample;
// and at the picture data-frame ("left top right bottom" of the rectangle of values).
func Append(b []byte, c *Chart) []byte {
	pl := newPlan(c)
	p := pen{b: b}
	p.raw(`<figure class="chart" data-chart="`)
	p.text(string(pl.kind))
	p.raw(`"`)
	if c.Unit != "" {
		p.raw(` data-unit="`)
		p.text(string(c.Unit))
		p.raw(`"`)
	}
	pl.appendAxisAttribute(&p)
	if pl.time {
		p.raw(` data-time`)
	}
	if pl.power > 0 {
		p.raw(` data-power="`)
		p.int(pl.power)
		p.raw(`"`)
	}
	if pl.labelled {
		p.raw(` data-labels`)
	}
	if c.Sample {
		p.raw(` data-sample`)
	}
	p.raw(">")
	pl.appendCaption(&p)
	pl.appendSVG(&p)
	pl.appendTable(&p)
	p.raw("</figure>")
	return p.b
}

func (pl *plan) appendAxisAttribute(p *pen) {
	if pl.empty {
		return
	}
	switch pl.kind {
	case Line, Bar, HBar, Stacked, Pyramid:
		p.raw(` data-axis="`)
		for i, v := range [...]float64{pl.scale.low(), pl.scale.high(), pl.scale.step()} {
			if i > 0 {
				p.raw(" ")
			}
			p.b = appendFloat(p.b, v)
		}
		p.raw(`"`)
	case Radar:
		p.raw(` data-axis="`)
		for k := range pl.Categories {
			if k > 0 {
				p.raw(" ")
			}
			s := pl.radarScale(k)
			p.b = appendFloat(p.b, s.high())
		}
		p.raw(`"`)
	}
}

// appendFloat writes a tick's value without the noise of binary fractions.
func appendFloat(b []byte, v float64) []byte {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

func (pl *plan) appendCaption(p *pen) {
	p.raw("<figcaption><b>")
	p.text(pl.Title)
	p.raw("</b> <span>")
	if pl.Sample {
		p.raw("<mark>示例数据</mark> ")
	}
	if pl.Unit != "" {
		p.raw("单位：")
		p.text(string(pl.Unit))
		p.raw("。")
	}
	if pl.Years != "" {
		p.text(pl.Years)
	} else {
		p.raw("年份未注明")
	}
	p.raw("。")
	pl.appendSources(p)
	for _, note := range pl.Notes {
		p.text(note)
		p.raw("。")
	}
	if note := pl.ownNote(); note != "" {
		p.raw(note)
		p.raw("。")
	}
	p.raw("</span></figcaption>")
}

func (pl *plan) appendSources(p *pen) {
	if len(pl.Sources) == 0 {
		p.raw("来源未注明。")
		return
	}
	p.raw("来源：")
	for i, s := range pl.Sources {
		if i > 0 {
			p.raw("、")
		}
		if s.Href == "" {
			p.text(s.Title)
			continue
		}
		p.raw(`<a href="`)
		p.text(s.Href)
		p.raw(`">`)
		p.text(s.Title)
		p.raw("</a>")
	}
	p.raw("。")
}

// ownNote says what a reader must know of the way the chart is drawn.
func (pl *plan) ownNote() string {
	switch {
	case pl.empty:
		return "暂无数据"
	case pl.kind == Rows:
		return "各项单位不同，不设共同坐标"
	case pl.kind == Radar && pl.Units != nil:
		return "各轴单位不同，分别以轴端标出的数为满格"
	case pl.kind == Line && (pl.scale.low() > 0 || pl.scale.high() < 0):
		return "纵轴不从零起"
	}
	return ""
}

// appendTable writes the numbers: a row a category, a column a series. A small table is
// open, a large one folded. End tags that HTML lets one leave out are left out: they would
// be a tenth of a page of figures.
func (pl *plan) appendTable(p *pen) {
	p.raw("<details><summary>数据表</summary><table")
	if pl.Units != nil {
		p.raw(" data-units")
	}
	p.raw(">")
	row := `<tr><th scope="row">`
	if pl.Compact {
		row = `<tr><th>` // in a first column without data, which makes it a row's head
	} else {
		p.raw("<caption>")
		p.text(pl.Title)
		p.raw("</caption>")
	}
	p.raw(`<thead><tr><th scope="col">`)
	if pl.CategoryName == "" {
		p.raw("项目")
	} else {
		p.text(pl.CategoryName)
	}
	for i := range pl.Series {
		p.raw(`<th scope="col">`)
		p.text(pl.seriesName(i))
	}
	if pl.Units != nil {
		p.raw(`<th scope="col">单位`)
	}
	p.raw("<tbody>")
	for k, name := range pl.Categories {
		p.raw(row)
		p.text(name)
		for i := range pl.Series {
			p.raw("<td>")
			p.b = appendValue(p.b, pl.at(i, k), pl.Decimals)
		}
		if pl.Units != nil {
			p.raw("<td>")
			p.text(string(pl.unit(k)))
		}
	}
	p.raw("</table></details>")
}

func (c *Chart) seriesName(i int) string {
	if name := c.Series[i].Name; strings.TrimSpace(name) != "" {
		return name
	}
	if c.Unit != "" {
		return string(c.Unit)
	}
	return "数值"
}

// unit is the unit of a category's values.
func (c *Chart) unit(category int) quantity.Unit {
	if category < len(c.Units) {
		return c.Units[category]
	}
	return c.Unit
}

// appendSVG writes the picture.
func (pl *plan) appendSVG(p *pen) {
	if pl.empty {
		pl.drawEmpty(p)
		return
	}
	switch pl.kind {
	case Line:
		pl.drawLine(p)
	case HBar:
		pl.drawHBar(p)
	case Pie, Ring:
		pl.drawRound(p)
	case Radar:
		pl.drawRadar(p)
	case Pyramid:
		pl.drawPyramid(p)
	case Rows:
		pl.drawRows(p)
	default:
		pl.drawBar(p)
	}
	p.raw("</svg>")
}

// open begins the picture of a height, with its title and its description in words. The
// rectangle of values, where there is one, is told to the script, which draws in the same.
func (pl *plan) open(p *pen, height float64, f *frame) {
	p.raw(`<svg viewBox="0 0 420 `)
	p.num(height)
	if f != nil {
		p.raw(`" data-frame="`)
		p.numbers(f.left, f.top, f.right, f.bottom)
		if pl.kind == Pyramid {
			p.raw(" ")
			p.num(f.middle)
		}
	}
	if pl.Compact {
		pl.openCompact(p)
	} else {
		p.raw(`" role="img" aria-labelledby="`)
		p.text(pl.ID)
		p.raw(`t `)
		p.text(pl.ID)
		p.raw(`d" font-size="13" fill="#333"><title id="`)
		p.text(pl.ID)
		p.raw(`t">`)
		p.text(pl.Title)
		p.raw(`</title><desc id="`)
		p.text(pl.ID)
		p.raw(`d">`)
		pl.describe(p)
		p.raw("</desc>")
	}
	if pl.Sample {
		p.raw(`<text class="sample" x="420" y="13" text-anchor="end" fill="#b3261e">示例数据</text>`)
	}
}

// openCompact names the picture by its elements alone. Its caption has the whole title.
func (pl *plan) openCompact(p *pen) {
	p.raw(`" role="img" font-size="13" fill="#333"><title>`)
	if len(pl.Series) == 1 {
		p.text(pl.seriesName(0))
	} else {
		p.text(pl.Title)
	}
	p.raw(`</title><desc>`)
	pl.describe(p)
	p.raw("</desc>")
}

func (pl *plan) drawEmpty(p *pen) {
	pl.open(p, 90, nil)
	p.raw(`<path class="g" stroke="#ddd" d="M0 22h420M0 88h420"/><text x="210" y="60" text-anchor="middle">暂无数据</text></svg>`)
}

// series opens the class and the colour of series i on an element that is being written.
// Style sheets recolour the class; the attribute serves a file that has left its page.
func (p *pen) series(i int) {
	k := i % len(palette)
	p.raw(` class="s`)
	p.int(k)
	p.raw(`" color="`)
	p.raw(palette[k])
	p.raw(`"`)
}
