package chart

import (
	"cmp"
	"math"
	"slices"

	"casebook/generator/quantity"
	"casebook/generator/svg"
)

// Lines are named where they end, if there is room; so are those of a slope, at both ends.

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
	if pl.Sample {
		f.top += 4 // 示例数据 stands over the first name
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
