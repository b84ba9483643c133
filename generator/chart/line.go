package chart

import (
	"cmp"
	"math"
	"slices"

	"casebook/generator/quantity"
	"casebook/generator/svg"
)

const (
	lineGap     = 15.0  // between the names at the ends of lines
	longestName = 108.0 // at the end of a line; where one is longer, names stand above
)

// drawLine draws a line a series. A gap breaks the line; a figure between gaps is a dot.
func (pl *plan) drawLine(p *pen) {
	f := frame{left: math.Ceil(pl.scale.width(pl.counted.power)) + 10, right: svg.Width - 8, top: 24}
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
		pl.drawBehind(p, f, how, at)
	}
	pl.drawLines(p, f)
	pl.drawDots(p, f)
	if direct {
		pl.drawNames(p, f, names)
	} else if len(pl.Series) == 1 {
		pl.drawLastValue(p, f)
	}
}

// drawBehind draws what lies behind the lines.
func (pl *plan) drawBehind(p *pen, f frame, how labelling, at func(year int) (float64, bool)) {
	pl.drawBand(p, f)
	pl.drawValueAxis(p, f)
	pl.drawZero(p, f)
	if pl.time {
		pl.drawYears(p, f)
	} else {
		pl.drawCategories(p, f, how)
	}
	pl.drawEvents(p, f, at)
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

// endLabel is a name at the right end of a line.
type endLabel struct {
	series int     // -1 - r for reference r
	y      float64 // of the middle of the text, in a frame whose top is at 24
	text   string
}

// lineEnds are the names of all lines, and whether they fit there.
type lineEnds struct {
	labels []endLabel
	fit    bool
}

func widestLabel(labels []endLabel) float64 {
	w := 0.0
	for _, l := range labels {
		w = max(w, svg.TextWidth(l.text))
	}
	return w
}

// namesAtEnds tells whether the lines can be named where they end, and where the names
// stand: in the order of the ends, lineGap apart, none far from its line, with their last figures
// where there is room. A line that is alone but for what it is held against has its last figure there.
func (pl *plan) namesAtEnds() ([]endLabel, bool) {
	if pl.ends == nil {
		labels, fit := pl.nameEnds()
		pl.ends = &lineEnds{labels, fit}
	}
	return pl.ends.labels, pl.ends.fit
}

func (pl *plan) nameEnds() ([]endLabel, bool) {
	named := pl.named()
	n := len(named) + len(pl.References)
	if n < 2 || n > maxColours {
		return nil, false
	}
	f := frame{top: 24, bottom: 24 + plotHeight}
	last := len(pl.Categories) - 1
	labels := make([]endLabel, 0, n)
	valued := true // beside each name there is room for its figure
	for _, i := range named {
		v := pl.at(i, last)
		if v.IsMissing() {
			return nil, false
		}
		text := string(pl.appendLabel(nil, v))
		if len(pl.Series) > 1 {
			text = pl.seriesName(i) + " " + text
			valued = valued && svg.TextWidth(text) <= longestName
		}
		labels = append(labels, endLabel{i, pl.y(f, v.Float64()), text})
	}
	for k := range labels {
		if !valued && len(pl.Series) > 1 {
			labels[k].text = pl.seriesName(labels[k].series)
		}
	}
	for r := range pl.References {
		v := valueAt(pl.References[r].Values, last)
		if v.IsMissing() {
			return nil, false
		}
		labels = append(labels, endLabel{-1 - r, pl.y(f, v.Float64()), pl.References[r].Name})
	}
	return labels, widestLabel(labels) <= longestName && moveApart(labels, f, lineGap)
}

// moveApart sorts labels by their places and moves them gap apart, within a frame. It is
// false where one would come to lie far from its line.
func moveApart(labels []endLabel, f frame, gap float64) bool {
	slices.SortStableFunc(labels, func(a, b endLabel) int { return cmp.Compare(a.y, b.y) })
	var room, moved [maxColours]float64
	wanted := room[:0]
	for k := range labels {
		wanted = append(wanted, labels[k].y)
	}
	for k, y := range nearestApart(moved[:0], wanted, gap, f.top-4, f.bottom) {
		labels[k].y = y
	}
	for k := range labels {
		if math.Abs(labels[k].y-wanted[k]) > 2.5*lineGap || labels[k].y < f.top-4 {
			return false
		}
	}
	return true
}

// nearestApart appends the places nearest to the wanted ones, in order, that are gap apart and as far as
// can be between top and bottom. Those that crowd each other stand around their middle: pushed all one
// way, the last would stand far from its line.
func nearestApart(places, wanted []float64, gap, top, bottom float64) []float64 {
	type crowd struct{ n, first float64 } // how many, and where the first stands
	var room [4]crowd
	crowds := room[:0]
	within := func(c crowd) crowd {
		c.first = max(top, min(c.first, bottom-(c.n-1)*gap))
		return c
	}
	for _, y := range wanted {
		c := within(crowd{1, y})
		for len(crowds) > 0 {
			last := crowds[len(crowds)-1]
			if last.first+last.n*gap <= c.first {
				break
			}
			n := last.n + c.n
			c = within(crowd{n, (last.n*last.first + c.n*(c.first-last.n*gap)) / n})
			crowds = crowds[:len(crowds)-1]
		}
		crowds = append(crowds, c)
	}
	for _, c := range crowds {
		for k := range int(c.n) {
			places = append(places, c.first+float64(k)*gap)
		}
	}
	return places
}

func (pl *plan) drawNames(p *pen, f frame, labels []endLabel) {
	p.Raw(`<g class="names" fill="currentColor">`)
	for _, l := range labels {
		p.Raw("<text")
		switch {
		case l.series < 0:
			p.Raw(` class="ref r`)
			p.Int(-1 - l.series)
			p.Raw(`" fill="#666"`)
		case len(pl.Series) == 1:
			p.Raw(` class="v last" fill="#333"`)
		default:
			pl.series(p, l.series)
			if pl.muted(l.series) { // grey has no class of its own by which the script finds the name
				p.Raw(` data-series="`)
				p.Int(l.series)
				p.Raw(`"`)
			}
		}
		p.Attr("x", f.right)
		p.Attr("y", l.y+4.5)
		p.Raw(">")
		p.Text(l.text)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

// drawLastValue writes the latest figure beside the end of the only line.
func (pl *plan) drawLastValue(p *pen, f frame) {
	v := pl.lastValue()
	if v.IsMissing() {
		return
	}
	p.Raw(`<text class="v last"`)
	p.Attr("x", pl.x(f, len(pl.Categories)-1)+8)
	p.Attr("y", pl.y(f, v.Float64())+4.5)
	p.Raw(">")
	p.B = pl.appendLabel(p.B, v)
	p.Raw("</text>")
}

// appendLabel writes a figure beside its mark, counted as the axis counts. Where the axis
// counts in 万, hundredths of it are finer than the picture: the table has them all.
func (pl *plan) appendLabel(b []byte, v quantity.Decimal) []byte {
	if pl.counted.power > 0 && !v.IsMissing() {
		return appendValue(b, pl.counts(v).Round(2), -1)
	}
	return appendValue(b, v, pl.Decimals)
}

func (pl *plan) labelWidth(v quantity.Decimal) float64 {
	var room [64]byte
	return svg.TextWidth(string(pl.appendLabel(room[:0], v)))
}

// lastValue is the only series' figure of the last category.
func (pl *plan) lastValue() quantity.Decimal {
	if len(pl.Series) != 1 || len(pl.Categories) == 0 {
		return quantity.Missing
	}
	return pl.at(0, len(pl.Categories)-1)
}
