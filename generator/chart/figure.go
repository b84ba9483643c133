package chart

import (
	"strconv"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/quantity"
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
	p := pen{b: b}
	p.raw(`<figure class="chart" data-chart="`)
	p.text(string(pl.kind))
	p.raw(`"`)
	p.textAttr("data-unit", string(c.Unit))
	pl.appendAxisAttribute(&p)
	if pl.time {
		p.raw(` data-time`)
	}
	if pl.counted.power > 0 {
		p.raw(` data-power="`)
		p.int(pl.counted.power)
		p.raw(`"`)
		p.textAttr("data-shown", pl.shownUnit())
	}
	if pl.labelled {
		p.raw(` data-labels`)
	}
	pl.appendHighlightAttribute(&p)
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
	if pl.empty || pl.form.axis == noAxis {
		return
	}
	p.raw(` data-axis="`)
	switch pl.form.axis {
	case sharedAxis:
		p.scale(pl.scale)
	case axisPerCategory:
		for k := range pl.Categories {
			if k > 0 {
				p.raw(" ")
			}
			p.b = appendFloat(p.b, pl.radarScale(k).high())
		}
	case axisPerPanel:
		for i := range pl.Series {
			if i > 0 {
				p.raw(" ")
			}
			p.scale(pl.panelScale(i))
		}
	}
	p.raw(`"`)
}

func (p *pen) scale(s scale) {
	for i, v := range [...]float64{s.low(), s.high(), s.step()} {
		if i > 0 {
			p.raw(" ")
		}
		p.b = appendFloat(p.b, v)
	}
}

func (pl *plan) appendHighlightAttribute(p *pen) {
	if pl.chosen == nil {
		return
	}
	p.raw(` data-highlight="`)
	first := true
	for i, on := range pl.chosen {
		if !on {
			continue
		}
		if !first {
			p.raw(" ")
		}
		p.int(i)
		first = false
	}
	p.raw(`"`)
}

// appendFloat writes a tick's value without the noise of binary fractions.
func appendFloat(b []byte, v float64) []byte {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

func (pl *plan) appendCaption(p *pen) {
	p.raw("<figcaption><b>")
	p.text(pl.Title)
	p.raw("</b> ")
	start := len(p.b)
	p.raw(`<p class="finding">`)
	if before := len(p.b); pl.Finding != "" {
		p.text(pl.Finding)
	} else if pl.describeFinding(p); len(p.b) == before {
		p.b = p.b[:start]
	} else {
		pl.finding.from, pl.finding.to = before, len(p.b)
	}
	if len(p.b) > start {
		p.raw("</p>")
	}
	p.raw("<span>")
	if pl.Internal {
		p.raw("<mark>")
		p.say(pl.texts, "internal")
		p.raw("</mark> ")
	}
	if pl.Sample {
		p.raw("<mark>")
		p.say(pl.texts, "sample")
		p.raw("</mark> ")
	}
	if unit := pl.shownUnit(); unit != "" && pl.SeriesUnits == nil {
		p.say(pl.texts, "chart.unit", "unit", unit)
	}
	if pl.Years != "" {
		pl.sentence(p, pl.Years)
	} else {
		pl.sentence(p, pl.texts.T("year.unstated"))
	}
	pl.appendSources(p)
	for _, note := range pl.Notes {
		pl.sentence(p, note)
	}
	pl.appendOwnNotes(p)
	p.raw("</span></figcaption>")
}

// sentence ends a text as the language ends a sentence.
func (pl *plan) sentence(p *pen, text string) { p.say(pl.texts, "chart.sentence", "text", text) }

func (pl *plan) appendSources(p *pen) {
	if len(pl.Sources) == 0 {
		pl.sentence(p, pl.texts.T("chart.source-unstated"))
		return
	}
	p.b = pl.texts.Message("chart.sources").AppendFunc(p.b, markup.AppendText, func(b []byte, _ string) []byte {
		list := pen{b: b}
		for i, s := range pl.Sources {
			if i > 0 {
				list.say(pl.texts, "chart.and")
			}
			if s.Href == "" {
				list.text(s.Title)
				continue
			}
			list.raw(`<a href="`)
			list.text(s.Href)
			list.raw(`">`)
			list.text(s.Title)
			list.raw("</a>")
		}
		return list.b
	})
}

// appendOwnNotes says what a reader must know of the way the chart is drawn.
func (pl *plan) appendOwnNotes(p *pen) {
	if pl.note != "" {
		pl.sentence(p, pl.texts.Message(pl.note).Format("kind", string(pl.Kind)))
	}
	switch {
	case pl.empty:
		pl.sentence(p, pl.texts.T("chart.empty"))
	case pl.kind == Rows:
		pl.sentence(p, pl.texts.T("chart.note.rows"))
	case pl.kind == Radar && pl.Units != nil:
		pl.sentence(p, pl.texts.T("chart.note.radar"))
	case pl.kind == Multiples && pl.SeriesUnits != nil:
		pl.sentence(p, pl.texts.T("chart.note.panels"))
	case pl.form.axis == sharedAxis && !pl.labelled && (pl.scale.low() > 0 || pl.scale.high() < 0):
		pl.sentence(p, pl.texts.T("chart.note.cut-axis"))
	}
	if !pl.empty && len(pl.Series) > maxColours && pl.chosen == nil && !pl.byCategory() && pl.kind != Multiples {
		pl.sentence(p, pl.texts.Message("chart.note.grey").Format("n", strconv.Itoa(maxColours)))
	}
	if pl.Band != nil {
		pl.sentence(p, pl.texts.Message("chart.note.band").Format("name", pl.Band.Name))
	}
	for i := range pl.References {
		pl.sentence(p, pl.texts.Message("chart.note.reference").Format("name", pl.References[i].Name))
	}
}

// appendTable writes the numbers: a row a category, a column a series. End tags that HTML
// lets one leave out are left out: they would be a tenth of a page of figures.
func (pl *plan) appendTable(p *pen) {
	p.raw("<details><summary>")
	if pl.counted.power > 0 {
		p.say(pl.texts, "chart.table-in", "unit", string(pl.Unit))
	} else {
		p.say(pl.texts, "chart.table")
	}
	p.raw("</summary><table")
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
	pl.appendHeads(p)
	p.raw("<tbody>")
	for k, name := range pl.Categories {
		p.raw(row)
		p.text(name)
		for i := range pl.Series {
			pl.cell(p, pl.at(i, k))
		}
		for i := range pl.References {
			pl.cell(p, valueAt(pl.References[i].Values, k))
		}
		if pl.Band != nil {
			pl.cell(p, valueAt(pl.Band.Low, k))
			pl.cell(p, valueAt(pl.Band.High, k))
		}
		if pl.Units != nil {
			p.raw("<td>")
			p.text(string(pl.unit(k)))
		}
	}
	p.raw("</table></details>")
}

func (pl *plan) cell(p *pen, v quantity.Decimal) {
	p.raw("<td>")
	p.b = appendValue(p.b, v, pl.Decimals)
}

// appendHeads writes the table's heads. A class says what is no series of the chart itself.
func (pl *plan) appendHeads(p *pen) {
	p.raw(`<thead><tr><th scope="col">`)
	if pl.CategoryName == "" {
		p.say(pl.texts, "chart.item")
	} else {
		p.text(pl.CategoryName)
	}
	for i := range pl.Series {
		p.raw(`<th scope="col"`)
		if i < len(pl.SeriesUnits) {
			p.textAttr("data-unit", string(pl.SeriesUnits[i]))
		}
		p.raw(">")
		p.text(pl.seriesName(i))
		if i < len(pl.SeriesUnits) && pl.SeriesUnits[i] != "" {
			p.say(pl.texts, "chart.head-unit", "unit", string(pl.SeriesUnits[i]))
		}
	}
	for i := range pl.References {
		p.raw(`<th scope="col" class="reference">`)
		p.text(pl.References[i].Name)
	}
	if pl.Band != nil {
		p.raw(`<th scope="col" class="low">`)
		p.say(pl.texts, "chart.band-low", "name", pl.Band.Name)
		p.raw(`<th scope="col" class="high">`)
		p.say(pl.texts, "chart.band-high", "name", pl.Band.Name)
	}
	if pl.Units != nil {
		p.raw(`<th scope="col" class="unit">`)
		p.say(pl.texts, "chart.unit-head")
	}
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
	p.raw("</svg>")
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
	p.raw(`<svg viewBox="0 0 420 `)
	p.num(height)
	for i, f := range frames {
		if i == 0 {
			p.raw(`" data-frame="`)
		} else {
			p.raw(" ")
		}
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
		p.raw(`<text class="sample" x="420" y="13" text-anchor="end" fill="#b3261e">`)
		p.say(pl.texts, "sample")
		p.raw("</text>")
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
	p.raw(`<path class="g" stroke="#ddd" d="M0 22h420M0 88h420"/><text x="210" y="60" text-anchor="middle">`)
	p.say(pl.texts, "chart.empty")
	p.raw("</text></svg>")
}
