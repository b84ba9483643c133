package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/markup"
	"casebook/generator/quantity"
	"casebook/generator/svg"
	"casebook/generator/words"
)

// Append appends the whole figure of c: caption, static SVG, and the table with the same
// numbers, from which the script makes downloads and the interactive chart. A Still one is
// caption and picture.
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
	if c.Still {
		p.Raw(`<figure class="chart">`)
		pl.appendCaption(&p)
		pl.appendSVG(&p)
		p.Raw("</figure>")
		return p.B
	}
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
			p.B = appendFloat(p.B, pl.radarScale(k).high())
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

func (p *pen) scale(s scale) {
	for i, v := range [...]float64{s.low(), s.high(), s.step()} {
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

// longClause is from how many characters on a clause may be wider than a phone's screen.
const longClause = 22

// appendFinding writes the finding in a paragraph, if there is one. It breaks between its clauses, so that no
// figure is parted from its unit; where a clause is wider than a phone's screen it breaks as prose
// does, else a figure of it would be torn.
func (pl *plan) appendFinding(p *pen) {
	const open, long = `<p class="finding">`, ` long`
	start := len(p.B)
	p.Raw(open)
	from := len(p.B)
	if pl.Finding != "" {
		p.Text(pl.Finding)
	} else {
		pl.describeFinding(p)
	}
	if len(p.B) == from {
		p.B = p.B[:start]
		return
	}
	if hasLongClause(p.B[from:]) {
		p.B = slices.Insert(p.B, from-len(`">`), []byte(long)...)
		from += len(long)
	}
	if pl.Finding == "" {
		pl.finding.from, pl.finding.to = from, len(p.B)
	}
	p.Raw("</p>")
}

func hasLongClause(text []byte) bool {
	n := 0
	for i := 0; i < len(text) && n < longClause; {
		n++
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			i++
		case 0xE5 <= c && c <= 0xE9: // of three bytes, a Chinese character
			i += 3
		default:
			r, size := utf8.DecodeRune(text[i:])
			if endsClause(r) {
				n = 0
			}
			i += size
		}
	}
	return n >= longClause
}

func endsClause(r rune) bool {
	const firstHan, lastHan = 0x4E00, 0x9FFF // no need to look those up
	return r > unicode.MaxLatin1 && (r < firstHan || r > lastHan) && unicode.IsPunct(r)
}

func (pl *plan) appendCaption(p *pen) {
	p.Raw("<figcaption><b>")
	p.Text(pl.Title)
	p.Raw("</b> ")
	pl.appendFinding(p)
	p.Raw("<span>")
	if pl.Internal {
		p.Raw("<mark>")
		p.Message(pl.texts, "internal")
		p.Raw("</mark> ")
	}
	if unit := pl.shownUnit(); unit != "" && pl.SeriesUnits == nil {
		p.Message(pl.texts, "chart.unit", "unit", unit)
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
	p.Raw("</span></figcaption>")
}

// sentence ends a text as the language ends a sentence.
func (pl *plan) sentence(p *pen, text string) { p.Message(pl.texts, "chart.sentence", "text", text) }

// ofPicture is a sentence on the picture alone: its axis, its colours. Where rows of bars stand in its
// place (.chart.large), which begin at nought, it would not be so.
func (pl *plan) ofPicture(p *pen, key string, pairs ...string) {
	p.Raw(`<span class="of-picture">`)
	p.B = pl.texts.Message("chart.sentence").AppendFunc(p.B, markup.AppendText, func(b []byte, _ string) []byte {
		return pl.texts.Message(key).AppendHTML(b, pairs...)
	})
	p.Raw("</span>")
}

func (pl *plan) appendSources(p *pen) {
	if len(pl.Sources) == 0 {
		pl.sentence(p, pl.texts.T("chart.source-unstated"))
		return
	}
	p.B = pl.texts.Message("chart.sources").AppendFunc(p.B, markup.AppendText, func(b []byte, _ string) []byte {
		list := pen{Pen: svg.Pen{B: b}}
		for i, s := range pl.Sources {
			if i > 0 {
				list.Message(pl.texts, "chart.and")
			}
			if s.Href == "" {
				list.Text(s.Title)
				continue
			}
			list.Raw(`<a href="`)
			list.Text(s.Href)
			list.Raw(`">`)
			list.Text(s.Title)
			list.Raw("</a>")
		}
		return list.B
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
		pl.ofPicture(p, "chart.note.radar")
	case pl.kind == Multiples && pl.SeriesUnits != nil:
		pl.ofPicture(p, "chart.note.panels")
	case pl.kind == Multiples && pl.OwnAxes:
		pl.ofPicture(p, "chart.note.own-axes")
	case pl.form.axis == sharedAxis && !pl.labelled && (pl.scale.low() > 0 || pl.scale.high() < 0):
		if pl.form.lies {
			pl.ofPicture(p, "chart.note.cut-axis-lying")
		} else {
			pl.ofPicture(p, "chart.note.cut-axis")
		}
	}
	if !pl.empty && len(pl.Series) > maxColours && pl.chosen == nil && !pl.byCategory() && pl.kind != Multiples {
		pl.ofPicture(p, "chart.note.grey", "n", strconv.Itoa(maxColours))
	}
	if pl.Band != nil {
		pl.ofPicture(p, "chart.note.band", "name", pl.Band.Name)
	}
	switch median, half := pl.amongAny(); {
	case half:
		pl.ofPicture(p, "chart.note.among", "name", pl.MedianName)
	case median:
		pl.ofPicture(p, "chart.note.reference", "name", pl.MedianName)
	}
	if _, named := pl.namesAtEnds(); named && pl.kind == Line { // the picture names them where they end
		return
	}
	for i := range pl.References {
		pl.ofPicture(p, "chart.note.reference", "name", pl.References[i].Name)
	}
}

// appendMeanings writes what the measures are, for who asks.
func (pl *plan) appendMeanings(p *pen) {
	if len(pl.Meanings) == 0 {
		return
	}
	p.Raw(`<details class="meaning"><summary>`)
	p.Message(pl.texts, "meaning")
	p.Raw("</summary><dl>")
	for _, m := range pl.Meanings {
		p.Raw("<dt>")
		p.Text(m.Name)
		p.Raw("<dd>")
		p.Text(m.Text)
	}
	p.Raw("</dl></details>")
}

// amongAny tells whether any panel is held against a median, and whether any has a band.
func (pl *plan) amongAny() (median, half bool) {
	for i := range pl.Series {
		if a := pl.among(i); a != nil {
			median, half = true, half || a.Low != nil
		}
	}
	return median, half
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
