package chart

import (
	"math"

	"casebook/generator/svg"
)

// frame is the rectangle that values are drawn in.
type frame struct {
	left, right, top, bottom float64

	middle float64 // of a pyramid: the width of the names between its sides
}

const (
	plotHeight = 180.0
	legendLine = 19.0
	tickLine   = 17.0 // from the axis to the base of its labels
)

// labelling says how the labels of categories stand under an axis.
type labelling uint8

const (
	flat    labelling = iota // side by side on one line
	wrapped                  // on up to three lines
	turned                   // at 45°
	tooMany                  // not at all: the chart is drawn lying down
)

const (
	turnedLimit = 92.0 // the longest turned label
	slant       = 0.7071
)

func barSlot(n int) float64 { return (svg.Width - 46) / float64(max(n, 1)) }

func labelsFor(categories []string, slot float64) labelling {
	widest, lines := 0.0, 1
	for _, c := range categories {
		widest = max(widest, svg.TextWidth(c))
		if slot >= 2.2*svg.FontSize {
			lines = max(lines, svg.LineCount(c, slot-4))
		} else {
			lines = 9
		}
	}
	switch {
	case widest <= slot-4:
		return flat
	case lines <= 3:
		return wrapped
	case len(categories) <= maxTurned && slot*slant >= svg.FontSize:
		return turned
	}
	return tooMany
}

// named are the series that have their names in the picture: all, or where many of them are
// grey those that are not.
func (pl *plan) named() []int {
	var list []int
	for i := range pl.Series {
		if !pl.muted(i) || len(pl.Series) <= 4 || pl.byCategory() {
			list = append(list, i)
		}
	}
	return list
}

// legendItem is a name with its colour over a picture.
type legendItem struct {
	series int // -1 - r for reference r
	name   string
}

// legend lists the names over a picture: of series, where there are several, and of what they
// are held against.
func (pl *plan) legend() []legendItem {
	var list []legendItem
	if len(pl.Series) > 1 {
		for _, i := range pl.named() {
			list = append(list, legendItem{i, pl.seriesName(i)})
		}
	}
	for r := range pl.References {
		list = append(list, legendItem{-1 - r, pl.References[r].Name})
	}
	return list
}

// legendRows says how many lines the legend takes.
func (pl *plan) legendRows() int {
	rows, x := 0, 0.0
	for _, item := range pl.legend() {
		w := pl.legendWidth(item)
		if rows == 0 || x > 0 && x+w > svg.Width {
			rows++
			x = 0
		}
		x += w
	}
	return rows
}

func (pl *plan) legendWidth(item legendItem) float64 {
	return pl.swatch() + 4 + min(svg.TextWidth(item.name), svg.Width-pl.swatch()-18) + 12
}

// swatch is how wide the colour before a name is: as wide as a dash needs to be known.
func (pl *plan) swatch() float64 {
	if pl.kind == Line && len(pl.Series) > 4 {
		return 26
	}
	return 12
}

// drawLegend writes the names with their colours, from top down.
func (pl *plan) drawLegend(p *pen, top float64) {
	items := pl.legend()
	if len(items) == 0 {
		return
	}
	x, y, swatch := 0.0, top+13, pl.swatch()
	if pl.kind == Line {
		p.Raw(`<g class="key l">`)
	} else {
		p.Raw(`<g class="key b">`)
	}
	for _, item := range items {
		w := pl.legendWidth(item)
		if x > 0 && x+w > svg.Width {
			x = 0
			y += legendLine
		}
		switch {
		case item.series < 0:
			pl.openReference(p, -1-item.series)
			p.MoveTo(x, y-4)
			p.HTo(x + swatch)
		case pl.kind == Line:
			p.Raw("<path")
			pl.dashed(p, item.series)
			p.Raw(` stroke="currentColor" stroke-width="3" d="`)
			p.MoveTo(x, y-4)
			p.HTo(x + swatch)
		default:
			p.Raw("<path")
			pl.filled(p, item.series)
			p.Raw(` fill="currentColor" d="`)
			p.Rect(x, y-10, x+11, y+1)
		}
		p.Raw(`"/><text`)
		p.Attr("x", x+swatch+4)
		p.Attr("y", y)
		p.Raw(">")
		p.Shortened(item.name, svg.Width-swatch-18)
		p.Raw("</text>")
		x += w
	}
	p.Raw("</g>")
}

// sampleLine is the room for 示例数据 over a picture that has no line for a unit.
func (pl *plan) sampleLine() float64 {
	if pl.Sample {
		return 16
	}
	return 0
}

// drawUnit writes the unit of the value axis over its ticks.
func (pl *plan) drawUnit(p *pen) {
	if pl.labelled || pl.shownUnit() == "" {
		return
	}
	p.Raw(`<text class="u" y="13" fill="#666">`)
	p.Shortened(pl.shownUnit(), 200)
	p.Raw("</text>")
}

// drawValueAxis writes gridlines with their texts at the left, and the line of zero.
func (pl *plan) drawValueAxis(p *pen, f frame) {
	p.Raw(`<path class="g" stroke="#ddd" d="`)
	for i := 0; i <= pl.scale.Count; i++ {
		p.MoveTo(f.left, pl.scale.Place(pl.scale.At(i), f.bottom, f.top))
		p.HTo(f.right)
	}
	p.Raw(`"/><g class="t" text-anchor="end" fill="#666">`)
	for i := 0; i <= pl.scale.Count; i++ {
		p.Raw("<text")
		p.Attr("x", f.left-6)
		p.Attr("y", pl.scale.Place(pl.scale.At(i), f.bottom, f.top)+4)
		p.Raw(">")
		p.B = pl.scale.Append(p.B, i, pl.counted.power)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

// drawZero draws the line of zero, where the axis has one.
func (pl *plan) drawZero(p *pen, f frame) {
	if pl.scale.Low() > 0 || pl.scale.High() < 0 {
		return
	}
	y := pl.y(f, 0)
	p.Raw(`<path class="z" stroke="#555" d="`)
	p.MoveTo(f.left, y)
	p.HTo(f.right)
	p.Raw(`"/>`)
}

// drawCategories writes the labels under slots of equal width.
func (pl *plan) drawCategories(p *pen, f frame, how labelling) {
	slot := (f.right - f.left) / float64(len(pl.Categories))
	switch how {
	case turned:
		p.Raw(`<g class="c turned" text-anchor="end">`)
	case wrapped:
		p.Raw(`<g class="c wrapped" text-anchor="middle">`)
	default:
		p.Raw(`<g class="c" text-anchor="middle">`)
	}
	shown := f.left - 1e3
	for k, name := range pl.Categories {
		x := f.left + slot*(float64(k)+0.5)
		switch how {
		case turned:
			p.Raw(`<text transform="translate(`)
			p.Num(x + 4)
			p.Raw(" ")
			p.Num(f.bottom + 14)
			p.Raw(`)rotate(-45)">`)
			p.Shortened(name, turnedLimit)
			p.Raw("</text>")
		case wrapped:
			for y := f.bottom + tickLine; name != ""; y += 15 {
				var line string
				line, name = svg.BreakLine(name, slot-4)
				p.Label(x, y, line)
			}
		default:
			limit := max(turnedLimit, slot-4) // a name that its slot has room for stands whole
			w := min(svg.TextWidth(name), limit)
			x = min(max(x, w/2), svg.Width-w/2)
			if x-w/2 < shown+6 {
				continue
			}
			p.Raw("<text")
			p.Attr("x", x)
			p.Attr("y", f.bottom+tickLine)
			p.Raw(">")
			p.Shortened(name, limit)
			p.Raw("</text>")
			shown = x + w/2
		}
	}
	p.Raw("</g>")
}

// edgeWidth is how wide the widest end of a class is written.
func (pl *plan) edgeWidth() float64 {
	widest := 0.0
	for _, e := range pl.Edges {
		widest = max(widest, svg.TextWidth(e))
	}
	return widest
}

// drawEdges writes the ends of the classes below the sides of their bars, each or as many as
// there is room for.
func (pl *plan) drawEdges(p *pen, f frame) {
	slot := (f.right - f.left) / float64(len(pl.Categories))
	step := int(math.Ceil((pl.edgeWidth() + 6) / slot))
	p.Raw(`<g class="c" text-anchor="middle">`)
	for k := 0; k < len(pl.Edges); k += step {
		p.Label(f.left+slot*float64(k), f.bottom+tickLine, pl.Edges[k])
	}
	p.Raw("</g>")
}

// categoryHeight is the room that the labels of categories need under the axis.
func (pl *plan) categoryHeight(how labelling, slot float64) float64 {
	switch how {
	case turned:
		widest := 0.0
		for _, c := range pl.Categories {
			widest = max(widest, min(svg.TextWidth(c), turnedLimit))
		}
		return 18 + widest*slant
	case wrapped:
		lines := 1
		for _, c := range pl.Categories {
			lines = max(lines, svg.LineCount(c, slot-4))
		}
		return 8 + 15*float64(lines)
	}
	return 23
}
