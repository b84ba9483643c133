package chart

import (
	"math"

	"casebook/generator/chart/scale"
	"casebook/generator/quantity"
	"casebook/generator/svg"
)

const (
	panelGap    = 18.0
	panelHeight = 78.0 // of the rectangle of values
	panelTitle  = 20.0
	partPitch   = 19.0 // of the bars in a panel
	partNames   = 74.0
)

// drawPanels draws a small chart a series: lines over years, or bars of parts. All have one
// axis, so that they can be compared, unless their units differ.
func (pl *plan) drawPanels(p *pen) {
	years := areYears(pl.Categories)
	columns, w := pl.panelColumns(years)
	inner, under := panelHeight, 23.0
	if !years {
		inner, under = partPitch*float64(len(pl.Categories)), 6
	}
	frames := make([]frame, len(pl.Series))
	for i := range frames {
		left := (w + panelGap) * float64(i%columns)
		top := pl.sampleLine() + panelTitle + 17 + (panelTitle+17+inner+under)*float64(i/columns)
		frames[i] = frame{left: left, right: left + w - max(pl.panelLabel(i, years), 6) - 6, top: top, bottom: top + inner}
		if !years {
			frames[i].left += pl.partNames() + 6
		}
	}
	pl.openFrames(p, frames[len(frames)-1].bottom+under, frames)
	for i, f := range frames {
		pl.drawPanel(p, f, i, years, w)
	}
}

// panelColumns is how many panels stand side by side, and how wide each is: as many as leave
// room to draw beside names and figures.
func (pl *plan) panelColumns(years bool) (columns int, w float64) {
	const room = 52.0
	columns = 3
	if !years || len(pl.Series) == 2 || len(pl.Series) == 4 {
		columns = 2
	}
	taken := 0.0
	for i := range pl.Series {
		taken = max(taken, pl.panelLabel(i, years)+6)
	}
	if !years {
		taken += pl.partNames() + 6
	}
	for {
		w = (svg.Width - panelGap*float64(columns-1)) / float64(columns)
		if columns == 1 || w-taken >= room {
			return columns, w
		}
		columns--
	}
}

// panelScale is the axis of a panel: its own where units differ, else that of all.
func (pl *plan) panelScale(i int) scale.Scale {
	low, high, whole := pl.low, pl.high, pl.whole
	if pl.SeriesUnits != nil || pl.OwnAxes {
		low, high = math.Inf(1), math.Inf(-1)
		widen := func(values []quantity.Decimal) {
			for _, d := range values {
				if v := d.Float64(); !math.IsNaN(v) {
					low, high = min(low, v), max(high, v)
				}
			}
		}
		widen(pl.Series[i].Values)
		if a := pl.among(i); a != nil {
			widen(a.Median)
			widen(a.Low)
			widen(a.High)
		}
		if low > high {
			low, high = 0, 1
		}
	}
	return newAxis(low, high, 2, whole, !areYears(pl.Categories))
}

// panelCounted is how a panel's axis is counted.
func (pl *plan) panelCounted(i int) axisScale {
	s := pl.panelScale(i)
	unit := pl.Unit
	if i < len(pl.SeriesUnits) {
		unit = pl.SeriesUnits[i]
	}
	return scaleOf(pl.texts, leastOf(pl.Series[i].Values, s.High()), max(s.High(), -s.Low()), unit)
}

// leastOf is the least value of a series that is not zero, 0 where the axis reaches no height at which it matters
// for how that is counted.
func leastOf(values []quantity.Decimal, high float64) float64 {
	least := 0.0
	if high < 1e4 {
		return least
	}
	for _, d := range values {
		if v := math.Abs(d.Float64()); v > 0 && (least == 0 || v < least) {
			least = v
		}
	}
	return least
}

// panelLabel is how wide the figures in a panel are: that of the last year, or of all parts.
func (pl *plan) panelLabel(i int, years bool) float64 {
	from := 0
	if years {
		from = len(pl.Categories) - 1
	}
	var room [64]byte
	w := 0.0
	for k := from; k < len(pl.Categories); k++ {
		w = max(w, svg.TextWidth(string(pl.appendPanelFigure(room[:0], i, pl.at(i, k)))))
	}
	return w
}

func (pl *plan) appendPanelFigure(b []byte, i int, v quantity.Decimal) []byte {
	if v.IsMissing() {
		return append(b, "—"...)
	}
	power := pl.panelCounted(i).power
	if power == 0 {
		return appendValue(b, v, -1)
	}
	c, scale := v.Parts()
	if counted, err := quantity.FromParts(c, scale+power); err == nil {
		v = counted.Round(2)
	}
	return appendValue(b, v, -1)
}

func (pl *plan) partNames() float64 {
	w := 0.0
	for _, c := range pl.Categories {
		w = max(w, min(svg.TextWidth(c), partNames))
	}
	return w
}

func (pl *plan) drawPanel(p *pen, f frame, i int, years bool, w float64) {
	left := f.left
	if !years {
		left -= pl.partNames() + 6
	}
	p.Raw(`<text class="h"`)
	p.Attr("x", left)
	p.Attr("y", f.top-22)
	p.Raw(">")
	p.Shortened(pl.seriesName(i), w)
	p.Raw("</text>")
	if years {
		pl.drawPanelLine(p, f, i)
	} else {
		pl.drawPanelBars(p, f, i, left)
	}
}

// drawPanelLine draws the line of a series with its first and last years, the top of its axis
// and its last figure.
func (pl *plan) drawPanelLine(p *pen, f frame, i int) {
	s, counted := pl.panelScale(i), pl.panelCounted(i)
	y := func(v float64) float64 { return s.Place(v, f.bottom, f.top) }
	from, _ := yearOf(pl.Categories[0])
	to, _ := yearOf(pl.Categories[len(pl.Categories)-1])
	xOf := func(year int) float64 {
		return f.left + 3 + (f.right-f.left-6)*float64(year-from)/float64(max(to-from, 1))
	}
	x := func(k int) float64 {
		year, _ := yearOf(pl.Categories[k])
		return xOf(year)
	}
	pl.drawPanelAxes(p, f, s, counted)
	pl.drawPanelEvents(p, f, xOf)
	for r := range pl.References {
		pl.openReference(p, r)
		pl.run(p, pl.References[r].Values, x, y)
		p.Raw(`"/>`)
	}
	if a := pl.among(i); a != nil {
		pl.band(p, a.Low, a.High, x, y)
		pl.openReference(p, 0)
		pl.run(p, a.Median, x, y)
		p.Raw(`"/>`)
	}
	p.Raw(`<path`)
	pl.panelColour(p, i)
	p.Raw(` fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" d="`)
	pl.run(p, pl.Series[i].Values, x, y)
	p.Raw(`"/>`)
	last := len(pl.Categories) - 1
	if v := pl.at(i, last); !v.IsMissing() {
		p.Raw(`<text class="v"`)
		p.Attr("x", f.right+4)
		p.Attr("y", y(v.Float64())+4.5)
		p.Raw(">")
		p.B = pl.appendPanelFigure(p.B, i, v)
		p.Raw("</text>")
	}
}

// drawPanelAxes draws a panel's grid and base line, the top of its axis with the unit, and below
// the first and last years.
func (pl *plan) drawPanelAxes(p *pen, f frame, s scale.Scale, counted axisScale) {
	y := func(v float64) float64 { return s.Place(v, f.bottom, f.top) }
	p.Raw(`<path class="g" stroke="#ddd" d="`)
	for t := 1; t <= s.Count; t++ {
		p.MoveTo(f.left, y(s.At(t)))
		p.HTo(f.right)
	}
	p.Raw(`"/><path class="z" stroke="#555" d="`)
	p.MoveTo(f.left, f.bottom)
	p.HTo(f.right)
	p.Raw(`"/><text class="t" fill="#666"`)
	p.Attr("x", f.left)
	p.Attr("y", f.top-5)
	p.Raw(">")
	begun := len(p.B)
	p.B = s.Append(p.B, s.Count, counted.power)
	if room := f.right - f.left - svg.TextWidth(string(p.B[begun:])); svg.TextWidth(counted.text()) <= room {
		p.Text(quantity.Unit(counted.text()).Behind())
	}
	p.Raw(`</text><g class="c">`)
	p.Label(f.left, f.bottom+tickLine, pl.Categories[0])
	if len(pl.Categories) > 1 && f.right-f.left > 70 {
		p.Raw(`<text text-anchor="end"`)
		p.Attr("x", f.right)
		p.Attr("y", f.bottom+tickLine)
		p.Raw(">")
		p.Text(pl.Categories[len(pl.Categories)-1])
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

// among is what a series is held against by itself; nil where that is nothing, or where the series
// has no panel over years of its own.
func (pl *plan) among(i int) *Among {
	if pl.kind != Multiples || !pl.time || i >= len(pl.Among) || len(pl.Among[i].Median) == 0 {
		return nil
	}
	return &pl.Among[i]
}

// run writes the path of values: a line for each run of figures, a dot for one between gaps.
func (pl *plan) run(p *pen, values []quantity.Decimal, x func(int) float64, y func(float64) float64) {
	drawing := false
	for k := range pl.Categories {
		v := valueAt(values, k)
		switch {
		case v.IsMissing():
			drawing = false
		case drawing:
			p.LineTo(x(k), y(v.Float64()))
		default:
			p.MoveTo(x(k), y(v.Float64()))
			if valueAt(values, k+1).IsMissing() {
				p.Point()
			}
			drawing = true
		}
	}
}

// panelColour is one for all panels: they are distinguished by their names.
func (pl *plan) panelColour(p *pen, i int) {
	if pl.chosen != nil && pl.muted(i) {
		p.Raw(` class="q" color="` + grey + `"`)
		return
	}
	p.Raw(` class="s0" color="` + palette[0] + `"`)
}

func (pl *plan) drawPanelBars(p *pen, f frame, i int, left float64) {
	s := pl.panelScale(i)
	x := func(v float64) float64 { return s.Place(v, f.left, f.right) }
	y := func(k int) float64 { return f.top + partPitch*float64(k) }
	p.Raw(`<path`)
	pl.panelColour(p, i)
	p.Raw(` fill="currentColor" d="`)
	for k := range pl.Categories {
		if v := pl.value(i, k); !math.IsNaN(v) && v != 0 {
			p.Rect(x(0), y(k)+1, atLeastVisible(x(0), x(v)), y(k)+partPitch-2)
		}
	}
	p.Raw(`"/><path class="z" stroke="#555" d="`)
	p.MoveTo(x(0), f.top)
	p.VTo(f.bottom)
	p.Raw(`"/><g class="c">`)
	for k, name := range pl.Categories {
		p.Raw("<text")
		p.Attr("x", left)
		p.Attr("y", y(k)+partPitch/2+4)
		p.Raw(">")
		p.Shortened(name, partNames)
		p.Raw("</text>")
	}
	p.Raw(`</g><g class="v">`)
	for k := range pl.Categories {
		v := pl.at(i, k)
		end := x(0)
		if v.Sign() > 0 && !v.IsMissing() {
			end = x(v.Float64())
		}
		p.Raw("<text")
		p.Attr("x", end+4)
		p.Attr("y", y(k)+partPitch/2+4)
		p.Raw(">")
		p.B = pl.appendPanelFigure(p.B, i, v)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}
