package chart

import (
	"math"
	"slices"
	"strconv"

	"casebook/generator/svg"
)

// drawBar draws bars that stand, side by side (Bar) or on top of one another (Stacked).
// They begin at zero, always; what is negative hangs below.
func (pl *plan) drawBar(p *pen) {
	f, slot, how := pl.barFrame()
	at := func(year int) (float64, bool) {
		k := slices.Index(pl.Categories, strconv.Itoa(year))
		return f.left + slot*(float64(k)+0.5), k >= 0 && areYears(pl.Categories)
	}
	f.top += pl.eventRoom(at)
	f.bottom = f.top + plotHeight
	under := 0.0
	if pl.labelled && pl.low < 0 {
		under = 14
	}
	pl.open(p, f.bottom+under+pl.categoryHeight(how, slot), &f)
	pl.drawUnit(p)
	pl.drawLegend(p, 20)
	if !pl.labelled {
		pl.drawValueAxis(p, f)
	}
	if pl.kind == Stacked {
		pl.drawStacks(p, f)
	} else {
		pl.drawColumns(p, f)
	}
	pl.drawZero(p, f)
	pl.drawReferencesAcross(p, f)
	pl.drawEvents(p, f, at)
	if pl.labelled {
		pl.drawColumnValues(p, f)
	}
	axis := f
	axis.bottom += under
	if pl.Edges != nil {
		pl.drawEdges(p, axis)
		return
	}
	pl.drawCategories(p, axis, how)
}

// barFrame makes room around such bars for the axis, the legend and what stands below each slot, which
// is so wide and labelled so.
func (pl *plan) barFrame() (f frame, slot float64, how labelling) {
	n := float64(len(pl.Categories))
	f = frame{left: math.Ceil(pl.scale.Width(pl.counted.power)) + 10, right: svg.Width - 2, top: 24}
	if pl.labelled {
		f.left, f.top = 2, 20+pl.sampleLine()
	}
	slot = (f.right - f.left) / n
	how = labelsFor(pl.Categories, slot)
	if pl.Edges != nil {
		room := pl.edgeWidth() / 2
		f.left, f.right, how = max(f.left, room), svg.Width-max(room, 2), flat
		slot = (f.right - f.left) / n
	}
	if how == turned {
		f.left = max(f.left, pl.turnedOverhang())
		slot = (f.right - f.left) / n
	}
	if how == tooMany {
		how = flat
	}
	if rows := pl.legendRows(); rows > 0 {
		f.top += float64(rows) * legendLine
		if pl.labelled {
			f.top += 14 // the figure over the highest bar
		}
	}
	return f, slot, how
}

// turnedOverhang is how far the first turned labels reach to the left of the picture.
func (pl *plan) turnedOverhang() float64 {
	left := 0.0
	slot := barSlot(len(pl.Categories))
	for k, c := range pl.Categories {
		reach := min(svg.TextWidth(c), turnedLimit)*slant + 8
		left = max(left, reach-slot*(float64(k)+0.5)*0.9)
	}
	return left
}

// valuesFit tells whether each bar of the one series has room for its figure, which then
// stands in place of the axis.
func (pl *plan) valuesFit(slot float64) bool {
	if len(pl.Series) != 1 {
		return false
	}
	for k := range pl.Categories {
		if v := pl.at(0, k); !v.IsMissing() && valueWidth(v, pl.Decimals) > slot-3 {
			return false
		}
	}
	return true
}

// columns returns where the bars of category k begin and how wide each is.
func (pl *plan) columns(f frame, k, bars int) (start, thick float64) {
	slot := (f.right - f.left) / float64(len(pl.Categories))
	thick = min(slot*0.72/float64(bars), 46)
	if pl.Edges != nil {
		thick = slot // classes of numbers follow one another without a gap
	}
	return f.left + slot*(float64(k)+0.5) - thick*float64(bars)/2, thick
}

// drawColumns draws the bars of each series beside the others'.
func (pl *plan) drawColumns(p *pen, f frame) {
	zero := pl.y(f, 0)
	pl.drawBars(p, func(i, k int, v float64) {
		start, thick := pl.columns(f, k, len(pl.Series))
		x := start + thick*float64(i)
		p.Rect(x, zero, x+thick-min(thick*0.1, 1), atLeastVisible(zero, pl.y(f, v)))
	})
}

// drawBars draws a path a series, of a bar for each value but gaps and zeroes. bar draws that
// of value v, of series i in category k.
func (pl *plan) drawBars(p *pen, bar func(i, k int, v float64)) {
	p.Raw(`<g class="b" fill="currentColor">`)
	for i := range pl.Series {
		if pl.byCategory() {
			continue
		}
		p.Raw("<path")
		pl.filled(p, i)
		p.Raw(` d="`)
		for k := range pl.Categories {
			if v := pl.value(i, k); !math.IsNaN(v) && v != 0 {
				bar(i, k, v)
			}
		}
		p.Raw(`"/>`)
	}
	if pl.byCategory() {
		pl.drawChosenBars(p, bar)
	}
	p.Raw("</g>")
}

// drawChosenBars draws a path of the bars that are highlighted, and a grey one of the others.
func (pl *plan) drawChosenBars(p *pen, bar func(i, k int, v float64)) {
	for _, muted := range [...]bool{true, false} {
		if muted {
			p.Raw(`<path class="q" color="` + grey + `" d="`)
		} else {
			p.Raw(`<path class="s0" color="` + palette[0] + `" d="`)
		}
		for k := range pl.Categories {
			if v := pl.value(0, k); !math.IsNaN(v) && v != 0 && muted == pl.muted(k) {
				bar(0, k, v)
			}
		}
		p.Raw(`"/>`)
	}
}

// atLeastVisible moves the end of a bar one unit away from zero, so that a figure that is
// tiny beside the others is not taken for none.
func atLeastVisible(zero, end float64) float64 {
	if d := end - zero; d > -1 && d < 1 {
		return zero + math.Copysign(1, d)
	}
	return end
}

// drawStacks puts the bars of a category on one another, those below zero downwards.
func (pl *plan) drawStacks(p *pen, f frame) {
	pl.drawBars(p, func(i, k int, v float64) {
		base := 0.0
		for j := range i {
			if w := pl.value(j, k); w*v > 0 {
				base += w
			}
		}
		start, thick := pl.columns(f, k, 1)
		p.Rect(start, pl.y(f, base), start+thick, pl.y(f, base+v))
	})
}

func (pl *plan) drawColumnValues(p *pen, f frame) {
	p.Raw(`<g class="v" text-anchor="middle">`)
	for k := range pl.Categories {
		v := pl.at(0, k)
		start, thick := pl.columns(f, k, 1)
		y := pl.y(f, 0) - 5
		if !v.IsMissing() {
			y = pl.y(f, v.Float64()) - 5
			if v.Sign() < 0 {
				y += 20
			}
		}
		p.Raw("<text")
		p.Attr("x", start+thick/2)
		p.Attr("y", y)
		p.Raw(">")
		p.B = appendValue(p.B, v, pl.Decimals)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}
