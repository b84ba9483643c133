package chart

import (
	"math"
	"slices"

	"casebook/generator/quantity"
)

const (
	lineGap     = 15.0  // between the names at the ends of lines
	longestName = 108.0 // at the end of a line; where one is longer, names stand above
)

// ends are the names at the right ends of lines, moved apart where lines end close together.
type ends struct {
	y     [len(palette)]float64
	order [len(palette)]int
}

// drawLine draws a line a series. A gap breaks the line; a figure between gaps is a dot.
func (pl *plan) drawLine(p *pen) {
	f := frame{left: math.Ceil(pl.scale.width(pl.power)) + 10, right: width - 8, top: 24}
	var names ends
	direct := pl.namesAtEnds(&names)
	switch {
	case direct:
		f.right = width - math.Ceil(pl.widestName()) - 8
	case len(pl.Series) > 1:
		f.top += float64(pl.legendRows()) * legendLine
	case !pl.lastValue().IsMissing():
		f.right = width - math.Ceil(max(valueWidth(pl.lastValue(), pl.Decimals), 8)) - 10
	}
	how := flat
	if !pl.time {
		how = labelsFor(pl.Categories, (f.right-f.left)/float64(len(pl.Categories)))
		if how == tooMany {
			how = flat
		}
	}
	if how == turned {
		f.left = max(f.left, 40)
	}
	f.bottom = f.top + plotHeight
	pl.open(p, f.bottom+pl.categoryHeight(how, (f.right-f.left)/float64(len(pl.Categories))), &f)
	pl.drawUnit(p)
	if !direct && len(pl.Series) > 1 {
		pl.drawLegend(p, 20)
	}
	pl.drawValueAxis(p, f)
	pl.drawZero(p, f)
	if pl.time {
		pl.drawYears(p, f)
	} else {
		pl.drawCategories(p, f, how)
	}
	pl.drawLines(p, f)
	pl.drawDots(p, f)
	if direct {
		pl.drawNames(p, f, &names)
	} else if len(pl.Series) == 1 {
		pl.drawLastValue(p, f)
	}
}

// x places a category: by its year, or in the middle of its slot.
func (pl *plan) x(f frame, k int) float64 {
	if !pl.time {
		return f.left + (f.right-f.left)/float64(len(pl.Categories))*(float64(k)+0.5)
	}
	if pl.from == pl.to {
		return (f.left + f.right) / 2
	}
	year, _ := yearOf(pl.Categories[k])
	return f.left + 8 + (f.right-f.left-16)*float64(year-pl.from)/float64(pl.to-pl.from)
}

func (pl *plan) y(f frame, v float64) float64 { return pl.scale.place(v, f.bottom, f.top) }

// drawYears labels the first and the last year and as many between as have room.
func (pl *plan) drawYears(p *pen, f frame) {
	const room = 38.0
	last := len(pl.Categories) - 1
	stride := pl.yearStride(f, room)
	if pl.Compact {
		stride = max(last, 1)
	}
	shown := math.Inf(-1)
	p.raw(`<g class="c" text-anchor="middle">`)
	for k, name := range pl.Categories {
		x := pl.x(f, k)
		if k%stride != 0 && k < last || k < last && (x-shown < room || pl.x(f, last)-x < room) {
			continue
		}
		p.label(min(max(x, 16), width-16), f.bottom+tickLine, name)
		shown = x
	}
	p.raw("</g>")
}

// yearStride makes labels even: of the strides that leave room, the first that meets the
// last year, where one does before the labels grow sparse.
func (pl *plan) yearStride(f frame, room float64) int {
	last := len(pl.Categories) - 1
	if last < 1 {
		return 1
	}
	step := (pl.x(f, last) - pl.x(f, 0)) / float64(last)
	fewest := max(int(math.Ceil(room/step)), 1)
	for s := fewest; s <= 2*fewest+1 && s <= last; s++ {
		if last%s == 0 {
			return s
		}
	}
	return fewest
}

func (pl *plan) drawLines(p *pen, f frame) {
	p.raw(`<g class="l" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round">`)
	for i := range pl.Series {
		p.raw("<path")
		p.series(i)
		p.raw(` d="`)
		drawing := false
		for k := range pl.Categories {
			v := pl.value(i, k)
			if math.IsNaN(v) {
				drawing = false
				continue
			}
			if drawing {
				p.lineTo(pl.x(f, k), pl.y(f, v))
			} else if k+1 < len(pl.Categories) && !pl.at(i, k+1).IsMissing() {
				p.moveTo(pl.x(f, k), pl.y(f, v))
				drawing = true
			}
		}
		p.raw(`"/>`)
	}
	p.raw("</g>")
}

// drawDots marks the figures that no line leads to, and the end of each line.
func (pl *plan) drawDots(p *pen, f frame) {
	if pl.Compact && !pl.hasAlone() {
		return
	}
	p.raw(`<g fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round">`)
	for i := range pl.Series {
		p.raw("<path")
		p.series(i)
		p.raw(` d="`)
		for k := range pl.Categories {
			if pl.at(i, k).IsMissing() || !(pl.isEnd(i, k) || pl.isAlone(i, k)) {
				continue
			}
			p.moveTo(pl.x(f, k), pl.y(f, pl.value(i, k)))
			p.raw("h0")
		}
		p.raw(`"/>`)
	}
	p.raw("</g>")
}

func (pl *plan) hasAlone() bool {
	for i := range pl.Series {
		for k := range pl.Categories {
			if !pl.at(i, k).IsMissing() && pl.isAlone(i, k) {
				return true
			}
		}
	}
	return false
}

func (pl *plan) isAlone(i, k int) bool {
	before := k > 0 && !pl.at(i, k-1).IsMissing()
	after := k+1 < len(pl.Categories) && !pl.at(i, k+1).IsMissing()
	return !before && !after
}

func (pl *plan) isEnd(i, k int) bool {
	for ; k+1 < len(pl.Categories); k++ {
		if !pl.at(i, k+1).IsMissing() {
			return false
		}
	}
	return true
}

func (pl *plan) widestName() float64 {
	w := 0.0
	for i := range pl.Series {
		w = max(w, textWidth(pl.seriesName(i)))
	}
	return w
}

// namesAtEnds tells whether the series can be named where their lines end, and where the
// names stand: in the order of the ends, lineGap apart, none far from its line.
func (pl *plan) namesAtEnds(e *ends) bool {
	n := len(pl.Series)
	if n < 2 || n > len(palette) || pl.widestName() > longestName {
		return false
	}
	f := frame{top: 24, bottom: 24 + plotHeight}
	for i := range pl.Series {
		v := pl.value(i, len(pl.Categories)-1)
		if math.IsNaN(v) {
			return false
		}
		e.y[i], e.order[i] = pl.y(f, v), i
	}
	order := e.order[:n]
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case e.y[a] < e.y[b]:
			return -1
		case e.y[a] > e.y[b]:
			return 1
		}
		return 0
	})
	wanted := e.y
	for k := 1; k < n; k++ {
		e.y[order[k]] = max(e.y[order[k]], e.y[order[k-1]]+lineGap)
	}
	floor := f.bottom
	for k := n - 1; k >= 0; k-- {
		e.y[order[k]] = min(e.y[order[k]], floor)
		floor = e.y[order[k]] - lineGap
	}
	for i := range pl.Series {
		if math.Abs(e.y[i]-wanted[i]) > 2.5*lineGap || e.y[i] < f.top-4 {
			return false
		}
	}
	return true
}

func (pl *plan) drawNames(p *pen, f frame, e *ends) {
	p.raw(`<g class="names" fill="currentColor">`)
	for _, i := range e.order[:len(pl.Series)] {
		p.raw("<text")
		p.series(i)
		p.attr("x", f.right)
		p.attr("y", e.y[i]+4.5)
		p.raw(">")
		p.text(pl.seriesName(i))
		p.raw("</text>")
	}
	p.raw("</g>")
}

// drawLastValue writes the latest figure beside the end of the only line.
func (pl *plan) drawLastValue(p *pen, f frame) {
	v := pl.lastValue()
	if v.IsMissing() {
		return
	}
	p.raw(`<text class="v last"`)
	p.attr("x", pl.x(f, len(pl.Categories)-1)+8)
	p.attr("y", pl.y(f, v.Float64())+4.5)
	p.raw(">")
	p.b = appendValue(p.b, v, pl.Decimals)
	p.raw("</text>")
}

// lastValue is the only series' figure of the last category.
func (pl *plan) lastValue() quantity.Decimal {
	if len(pl.Series) != 1 || len(pl.Categories) == 0 {
		return quantity.Missing
	}
	return pl.at(0, len(pl.Categories)-1)
}
