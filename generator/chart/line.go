package chart

import (
	"math"
	"slices"

	"casebook/generator/svg"
)

const (
	lineGap     = 15.0  // between the names at the ends of lines
	longestName = 108.0 // at the end of a line; where one is longer, names stand above
)

// drawLine draws a line a series. A gap breaks the line; a figure between gaps is a dot.
func (pl *plan) drawLine(p *pen) {
	f := frame{left: math.Ceil(pl.scale.Width(pl.counted.power)) + 10, right: svg.Width - 8, top: 24}
	names, direct := pl.namesAtEnds()
	legend := !direct && len(pl.legend()) > 0
	switch {
	case direct:
		f.right = svg.Width - math.Ceil(widestLabel(names)) - 8
	case !pl.lastValue().IsMissing():
		f.right = svg.Width - math.Ceil(max(pl.labelWidth(pl.lastValue()), 8)) - 10
	}
	if legend {
		f.top += float64(pl.legendRows()) * legendLine
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
	at := func(year int) (float64, bool) {
		return pl.xOf(f, year), pl.time && year >= pl.from && year <= pl.to
	}
	f.top += pl.eventRoom(at)
	f.bottom = f.top + plotHeight
	for i := range names {
		names[i].y += f.top - 24
	}
	pl.open(p, f.bottom+pl.categoryHeight(how, (f.right-f.left)/float64(len(pl.Categories))), &f)
	pl.drawUnit(p)
	if legend {
		pl.drawLegend(p, 20)
	}
	if pl.behind = pl.sharedBehind(f); pl.behind != nil {
		p.Raw(pl.behind.picture)
	} else {
		pl.drawBehind(p, f, how)
	}
	pl.drawEvents(p, f, at)
	pl.drawLines(p, f)
	pl.drawDots(p, f)
	if direct {
		pl.drawNames(p, f, names)
	} else if len(pl.Series) == 1 {
		pl.drawLastValue(p, f)
	}
}

// drawBehind draws what lies behind the lines.
func (pl *plan) drawBehind(p *pen, f frame, how labelling) {
	pl.drawBand(p, f)
	pl.drawValueAxis(p, f)
	pl.drawZero(p, f)
	if pl.time {
		pl.drawYears(p, f)
	} else {
		pl.drawCategories(p, f, how)
	}
	pl.drawReferenceLines(p, f)
}

// x places a category: by its year, or in the middle of its slot.
func (pl *plan) x(f frame, k int) float64 {
	if !pl.time {
		return f.left + (f.right-f.left)/float64(len(pl.Categories))*(float64(k)+0.5)
	}
	if pl.to-pl.from == len(pl.Categories)-1 { // one a year, as nearly always
		return pl.xOf(f, pl.from+k)
	}
	year, _ := yearOf(pl.Categories[k])
	return pl.xOf(f, year)
}

// xOf places a year.
func (pl *plan) xOf(f frame, year int) float64 {
	if pl.from == pl.to {
		return (f.left + f.right) / 2
	}
	return f.left + 8 + (f.right-f.left-16)*float64(year-pl.from)/float64(pl.to-pl.from)
}

func (pl *plan) y(f frame, v float64) float64 { return pl.scale.Place(v, f.bottom, f.top) }

// drawYears labels the first and the last year and as many between as have room.
func (pl *plan) drawYears(p *pen, f frame) {
	const room = 38.0
	last := len(pl.Categories) - 1
	stride := pl.yearStride(f, room)
	if pl.Compact {
		stride = max(last, 1)
	}
	shown := math.Inf(-1)
	p.Raw(`<g class="c" text-anchor="middle">`)
	for k, name := range pl.Categories {
		x := pl.x(f, k)
		if k%stride != 0 && k < last || k < last && (x-shown < room || pl.x(f, last)-x < room) {
			continue
		}
		p.Label(min(max(x, 16), svg.Width-16), f.bottom+tickLine, name)
		shown = x
	}
	p.Raw("</g>")
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

// greyFirst is the order in which series are drawn: what is in colour lies over what is grey.
func (pl *plan) greyFirst() []int {
	order := make([]int, len(pl.Series))
	for i := range order {
		order[i] = i
	}
	if pl.chosen != nil {
		slices.SortStableFunc(order, func(a, b int) int {
			switch x, y := pl.muted(a), pl.muted(b); {
			case x == y:
				return 0
			case x:
				return -1
			}
			return 1
		})
	}
	return order
}

func (pl *plan) drawLines(p *pen, f frame) {
	p.Raw(`<g class="l" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round">`)
	for _, i := range pl.greyFirst() {
		p.Raw("<path")
		pl.dashed(p, i)
		p.Raw(` d="`)
		drawing := false
		for k := range pl.Categories {
			v := pl.value(i, k)
			if math.IsNaN(v) {
				drawing = false
				continue
			}
			if drawing {
				p.LineTo(pl.x(f, k), pl.y(f, v))
			} else if k+1 < len(pl.Categories) && !pl.at(i, k+1).IsMissing() {
				p.MoveTo(pl.x(f, k), pl.y(f, v))
				drawing = true
			}
		}
		p.Raw(`"/>`)
	}
	p.Raw("</g>")
}

// drawDots marks the figures that no line leads to, and the end of each line.
func (pl *plan) drawDots(p *pen, f frame) {
	if pl.Compact && !pl.hasAlone() {
		return
	}
	p.Raw(`<g fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round">`)
	for i := range pl.Series {
		p.Raw("<path")
		pl.series(p, i)
		p.Raw(` d="`)
		for k := range pl.Categories {
			if pl.at(i, k).IsMissing() || !(pl.isEnd(i, k) || pl.isAlone(i, k)) {
				continue
			}
			p.MoveTo(pl.x(f, k), pl.y(f, pl.value(i, k)))
			p.Raw("h0")
		}
		p.Raw(`"/>`)
	}
	p.Raw("</g>")
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
	return !before && pl.at(i, k+1).IsMissing()
}

func (pl *plan) isEnd(i, k int) bool {
	for ; k+1 < len(pl.Categories); k++ {
		if !pl.at(i, k+1).IsMissing() {
			return false
		}
	}
	return true
}
