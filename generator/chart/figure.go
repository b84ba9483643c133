package chart

import (
	"math"
	"strconv"
	"strings"

	"casebook/generator/chart/scale"
	"casebook/generator/quantity"
	"casebook/generator/svg"
	"casebook/generator/words"
)

// Append appends the whole figure of c: caption, static SVG, and the table with the same
// numbers, from which the script makes downloads and the interactive chart.
//
// What the script needs besides stands in attributes: data-chart (the kind as drawn),
// data-unit (of the table's values), data-axis ("low high step" of the value axis; of a radar
// one end an axis; of panels "low high step" a panel), data-power and data-shown (texts are
// divided by ten to it, and the unit that they are in then), data-time (categories are years,
// placed by distance), data-labels (each bar has its figure, and there is no axis),
// data-highlight (which series or categories have colours), data-sample; and at the picture
// data-frame ("left top right bottom" of the rectangle of values, of panels one after another).
func Append(b []byte, c *Chart, texts *words.Texts) []byte {
	pl := newPlan(c, texts)
	p := pen{Pen: svg.Pen{B: b}}
	p.Raw(`<figure class="chart" data-chart="`)
	p.Text(string(pl.kind))
	p.Raw(`"`)
	p.TextAttr("data-unit", string(c.Unit))
	pl.appendAxisAttribute(&p)
	if pl.time {
		p.Raw(` data-time`)
	}
	if pl.counted.power > 0 {
		p.Raw(` data-power="`)
		p.Int(pl.counted.power)
		p.Raw(`"`)
		p.TextAttr("data-shown", pl.shownUnit())
	}
	if pl.labelled {
		p.Raw(` data-labels`)
	}
	pl.appendHighlightAttribute(&p)
	if c.Sample {
		p.Raw(` data-sample`)
	}
	p.Raw(">")
	pl.appendCaption(&p)
	pl.appendSVG(&p)
	pl.appendTable(&p)
	pl.appendMeanings(&p)
	p.Raw("</figure>")
	return p.B
}

func (pl *plan) appendAxisAttribute(p *pen) {
	if pl.empty || pl.form.axis == noAxis {
		return
	}
	p.Raw(` data-axis="`)
	switch pl.form.axis {
	case sharedAxis:
		p.scale(pl.scale)
	case axisPerCategory:
		for k := range pl.Categories {
			if k > 0 {
				p.Raw(" ")
			}
			p.B = appendFloat(p.B, pl.radarScale(k).High())
		}
	case axisPerPanel:
		for i := range pl.Series {
			if i > 0 {
				p.Raw(" ")
			}
			p.scale(pl.panelScale(i))
		}
	}
	p.Raw(`"`)
}

func (p *pen) scale(s scale.Scale) {
	for i, v := range [...]float64{s.Low(), s.High(), s.Step()} {
		if i > 0 {
			p.Raw(" ")
		}
		p.B = appendFloat(p.B, v)
	}
}

func (pl *plan) appendHighlightAttribute(p *pen) {
	if pl.chosen == nil {
		return
	}
	p.Raw(` data-highlight="`)
	first := true
	for i, on := range pl.chosen {
		if !on {
			continue
		}
		if !first {
			p.Raw(" ")
		}
		p.Int(i)
		first = false
	}
	p.Raw(`"`)
}

// appendFloat writes a tick's value without the noise of binary fractions.
func appendFloat(b []byte, v float64) []byte {
	const digits = 1e12
	if n := int64(v); n != 0 && float64(n) == v && math.Abs(v) < digits { // as nearly all are
		return strconv.AppendInt(b, n, 10)
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

func (pl *plan) seriesName(i int) string {
	if name := pl.Series[i].Name; strings.TrimSpace(name) != "" {
		return name
	}
	if pl.Unit != "" {
		return string(pl.Unit)
	}
	return pl.texts.T("chart.value")
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
	pl.form.draw(pl, p)
	p.Raw("</svg>")
}

// open begins the picture of a height, with its title and its description in words. The
// rectangle of values, where there is one, is told to the script, which draws in the same.
func (pl *plan) open(p *pen, height float64, f *frame) {
	if f == nil {
		pl.openFrames(p, height, nil)
		return
	}
	pl.openFrames(p, height, []frame{*f})
}

// openFrames is open for a picture of several rectangles.
func (pl *plan) openFrames(p *pen, height float64, frames []frame) {
	p.Raw(`<svg viewBox="0 0 420 `)
	p.Num(height)
	for i, f := range frames {
		if i == 0 {
			p.Raw(`" data-frame="`)
		} else {
			p.Raw(" ")
		}
		p.Numbers(f.left, f.top, f.right, f.bottom)
		if pl.kind == Pyramid {
			p.Raw(" ")
			p.Num(f.middle)
		}
	}
	if pl.Compact {
		pl.openCompact(p)
	} else {
		p.Raw(`" role="img" aria-labelledby="`)
		p.Text(pl.ID)
		p.Raw(`t" aria-describedby="`)
		p.Text(pl.ID)
		p.Raw(`d" font-size="13" fill="#333"><title id="`)
		p.Text(pl.ID)
		p.Raw(`t">`)
		p.Text(pl.Title)
		p.Raw(`</title><desc id="`)
		p.Text(pl.ID)
		p.Raw(`d">`)
		pl.describe(p)
		p.Raw("</desc>")
	}
	if pl.Sample {
		p.Raw(`<text class="sample" x="420" y="13" text-anchor="end" fill="#b3261e">`)
		p.Message(pl.texts, "sample")
		p.Raw("</text>")
	}
}

// openCompact names the picture by its elements alone. Its caption has the whole title.
func (pl *plan) openCompact(p *pen) {
	p.Raw(`" role="img" font-size="13" fill="#333"><title>`)
	if len(pl.Series) == 1 {
		p.Text(pl.seriesName(0))
	} else {
		p.Text(pl.Title)
	}
	p.Raw(`</title><desc>`)
	pl.describe(p)
	p.Raw("</desc>")
}

func (pl *plan) drawEmpty(p *pen) {
	pl.open(p, 90, nil)
	p.Raw(`<path class="g" stroke="#ddd" d="M0 22h420M0 88h420"/><text x="210" y="60" text-anchor="middle">`)
	p.Message(pl.texts, "chart.empty")
	p.Raw("</text></svg>")
}
