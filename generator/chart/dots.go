package chart

import (
	"math"

	"casebook/generator/svg"
)

const dotPitch = 22.0

// drawDotRows draws a row a place with a dot a year on one axis, and a line from the least to
// the largest: who moved, and how far.
func (pl *plan) drawDotRows(p *pen) {
	f := frame{right: svg.Width - 10, top: 40}
	for _, c := range pl.Categories {
		f.left = max(f.left, min(svg.TextWidth(c), nameLimit))
	}
	names := f.left
	f.left += 16
	f.top += float64(pl.legendRows()) * legendLine
	f.bottom = f.top + dotPitch*float64(len(pl.Categories)) + 4
	pl.open(p, f.bottom+4, &f)
	pl.drawUnit(p)
	pl.drawLegend(p, 20)
	pl.drawLyingAxis(p, f)
	y := func(k int) float64 { return f.top + dotPitch*(float64(k)+0.5) + 2 }
	x := func(v float64) float64 { return pl.scale.Place(v, f.left, f.right) }
	p.Raw(`<g class="c" text-anchor="end">`)
	for k, name := range pl.Categories {
		p.Raw("<text")
		p.Attr("x", names)
		p.Attr("y", y(k)+4.5)
		p.Raw(">")
		p.Shortened(name, nameLimit)
		p.Raw("</text>")
	}
	p.Raw(`</g><path class="o" stroke="#999" stroke-width="2" d="`)
	for k := range pl.Categories {
		low, high := math.Inf(1), math.Inf(-1)
		for i := range pl.Series {
			if v := pl.value(i, k); !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
		if low < high {
			p.MoveTo(x(low), y(k))
			p.HTo(x(high))
		}
	}
	p.Raw(`"/><g class="dots" fill="none" stroke="currentColor" stroke-width="10" stroke-linecap="round">`)
	for i := range pl.Series {
		for _, grey := range [...]bool{true, false} {
			pl.drawDotsOf(p, i, grey, x, y)
		}
	}
	p.Raw("</g>")
}

// drawDotsOf draws the dots of a year: of the rows that are highlighted, or of the others.
func (pl *plan) drawDotsOf(p *pen, i int, grey bool, x func(float64) float64, y func(int) float64) {
	if grey && pl.chosen == nil {
		return
	}
	p.Raw("<path")
	pl.series(p, i)
	if grey {
		p.Raw(` stroke-opacity=".3"`)
	}
	p.Raw(` d="`)
	for k := range pl.Categories {
		if v := pl.value(i, k); !math.IsNaN(v) && grey == pl.rowMuted(k) {
			p.MoveTo(x(v), y(k))
			p.Raw("h0")
		}
	}
	p.Raw(`"/>`)
}

// rowMuted tells whether a row that is not highlighted recedes. Its dots keep the colours of
// their years.
func (pl *plan) rowMuted(k int) bool { return k < len(pl.chosen) && !pl.chosen[k] }
