package chart

import (
	"math"
	"slices"
	"sync"

	"casebook/generator/chart/scale"
	"casebook/generator/quantity"
	"casebook/generator/svg"
)

// What a chart's own values are held against: references and the middle half of the peers, in
// grey behind them, and events in their years.

const eventLine = 15.0 // the height of a line of events' texts

// drawBand draws the middle half of the peers behind the lines, a shape for each run of years.
func (pl *plan) drawBand(p *pen, f frame) {
	if pl.Band == nil {
		return
	}
	pl.band(p, pl.Band.Low, pl.Band.High, func(k int) float64 { return pl.x(f, k) }, func(v float64) float64 { return pl.y(f, v) })
}

// band draws the range from low to high; x places a category and y a value.
func (pl *plan) band(p *pen, low, high []quantity.Decimal, x func(int) float64, y func(float64) float64) {
	inside := func(k int) bool { return !valueAt(low, k).IsMissing() && !valueAt(high, k).IsMissing() }
	p.Raw(`<path class="band" fill="` + grey + `" fill-opacity=".18" d="`)
	for from := 0; from < len(pl.Categories); from++ {
		to := from
		for to < len(pl.Categories) && inside(to) {
			to++
		}
		if to-from < 2 {
			continue
		}
		for k := from; k < to; k++ {
			pl.pathTo(p, k == from, x(k), y(high[k].Float64()))
		}
		for k := to - 1; k >= from; k-- {
			pl.pathTo(p, false, x(k), y(low[k].Float64()))
		}
		p.Raw("z")
		from = to
	}
	p.Raw(`"/>`)
}

func (pl *plan) pathTo(p *pen, first bool, x, y float64) {
	if first {
		p.MoveTo(x, y)
	} else {
		p.LineTo(x, y)
	}
}

// drawReferenceLines draws what lines are held against, as thin grey lines.
func (pl *plan) drawReferenceLines(p *pen, f frame) {
	for i := range pl.References {
		pl.openReference(p, i)
		drawing := false
		for k := range pl.Categories {
			v := valueAt(pl.References[i].Values, k)
			if v.IsMissing() {
				drawing = false
				continue
			}
			pl.pathTo(p, !drawing, pl.x(f, k), pl.y(f, v.Float64()))
			drawing = true
		}
		p.Raw(`"/>`)
	}
}

func (pl *plan) openReference(p *pen, i int) {
	p.Raw(`<path class="ref" fill="none" stroke="` + grey + `" stroke-width="1.5"`)
	if dash := [...]string{"", "5 3", "2 2"}[i%3]; dash != "" {
		p.Raw(` stroke-dasharray="` + dash + `"`)
	}
	p.Raw(` d="`)
}

// drawReferencesAcross draws what bars that stand are held against: a line across each slot.
func (pl *plan) drawReferencesAcross(p *pen, f frame) {
	slot := (f.right - f.left) / float64(len(pl.Categories))
	for i := range pl.References {
		pl.openReference(p, i)
		for k := range pl.Categories {
			if v := valueAt(pl.References[i].Values, k).Float64(); !math.IsNaN(v) {
				p.MoveTo(f.left+slot*float64(k), pl.y(f, v))
				p.HTo(f.left + slot*float64(k+1))
			}
		}
		p.Raw(`"/>`)
	}
}

// Backdrop keeps what lies behind the lines of charts that are held against the same: the villages of a
// county have a median and a middle half in common, and nearly all an axis, so that hundreds of pages have
// the same picture behind their own line, and the same columns in their table. It may be used from many
// goroutines. The zero Backdrop is ready.
type Backdrop struct {
	mu   sync.Mutex
	list []*drawn
}

// mostDrawn is how many pictures are kept of one backdrop: a county of very unlike villages has as many axes.
const mostDrawn = 12

// drawn is the backdrop of a county's trend, drawn on one axis.
type drawn struct {
	on      backdropKey
	picture string
	cells   []string // of the table, a category each
}

// backdropKey is all that a picture is drawn by besides the trend itself.
type backdropKey struct {
	frame           frame
	scale           scale.Scale
	from, to, power int
	compact         bool
	decimals        int
}

// sharedBehind returns what lies behind the lines, drawn now or before; nil where the chart shares it with none.
func (pl *plan) sharedBehind(f frame) *drawn {
	b := pl.Backdrop
	if b == nil || !pl.time || pl.to-pl.from != len(pl.Categories)-1 {
		return nil
	}
	on := backdropKey{f, pl.scale, pl.from, pl.to, pl.counted.power, pl.Compact, pl.Decimals}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, x := range b.list {
		if x.on == on {
			return x
		}
	}
	if len(b.list) == mostDrawn {
		return nil
	}
	x := &drawn{on: on, cells: make([]string, len(pl.Categories))}
	var p pen
	pl.drawBehind(&p, f, flat)
	x.picture = string(p.B)
	for k := range x.cells {
		var cells pen
		pl.behindCells(&cells, k)
		x.cells[k] = string(cells.B)
	}
	b.list = append(b.list, x)
	return x
}

// eventRows lays the texts of events out on lines over the picture so that none lies over
// another; at gives where a year stands, false where it is not in the picture.
func (pl *plan) eventRows(at func(year int) (float64, bool)) (rows []int, count int) {
	var ends []float64
	for _, m := range pl.Events {
		x, ok := at(m.Year)
		if !ok {
			rows = append(rows, -1)
			continue
		}
		left, right := eventRange(x, m.Text)
		row := 0
		for row < len(ends) && ends[row] > left-6 {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = right
		rows = append(rows, row)
	}
	return rows, len(ends)
}

// overTop is how far over the rectangle of values events stand: over the figures of its top.
func (pl *plan) overTop() float64 {
	if pl.labelled {
		return 20
	}
	return 9
}

// eventRoom is the height that events need over the rectangle of values.
func (pl *plan) eventRoom(at func(year int) (float64, bool)) float64 {
	_, count := pl.eventRows(at)
	if count == 0 {
		return 0
	}
	return eventLine*float64(count) + pl.overTop() - 4
}

const eventLimit = 130.0

// eventRange is where the text of an event begins and ends: around its line, within the picture.
func eventRange(x float64, text string) (left, right float64) {
	w := min(svg.TextWidth(text), eventLimit)
	left = min(max(x-w/2, 0), svg.Width-w)
	return left, left + w
}

// drawEvents draws a line in the year of each event, with its text over the picture.
func (pl *plan) drawEvents(p *pen, f frame, at func(year int) (float64, bool)) {
	if len(pl.Events) == 0 {
		return
	}
	rows, count := pl.eventRows(at)
	p.Raw(`<g class="marks">`)
	for i, m := range pl.Events {
		if rows[i] < 0 {
			continue
		}
		x, _ := at(m.Year)
		base := f.top - pl.overTop() - eventLine*float64(count-1-rows[i])
		p.Raw(`<path class="z" stroke="#555" stroke-dasharray="2 3" d="`)
		p.MoveTo(x, base+3)
		p.VTo(f.bottom)
		left, _ := eventRange(x, m.Text)
		p.Raw(`"/><text`)
		p.Attr("x", left)
		p.Attr("y", base)
		p.Raw(` data-year="`)
		p.Int(m.Year)
		p.Raw(`">`)
		p.Shortened(m.Text, eventLimit)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

// drawPanelEvents draws a line in the year of each event in a panel, which has no room for its text: the
// caption says what it is. x places a year.
func (pl *plan) drawPanelEvents(p *pen, f frame, x func(year int) float64) {
	begun := false
	for i, m := range pl.Events {
		if m.Year < pl.from || m.Year > pl.to || slices.ContainsFunc(pl.Events[:i], func(e Event) bool { return e.Year == m.Year }) {
			continue
		}
		if !begun {
			p.Raw(`<g class="marks">`)
			begun = true
		}
		p.Raw(`<path class="z" stroke="#555" stroke-dasharray="2 3" data-year="`)
		p.Int(m.Year)
		p.Raw(`" d="`)
		p.MoveTo(x(m.Year), f.top)
		p.VTo(f.bottom)
		p.Raw(`"/>`)
	}
	if begun {
		p.Raw("</g>")
	}
}
