package chart

import (
	"math"

	"casebook/generator/svg"
)

const (
	slopeNames = 150.0 // the widest name with its figure at the right of a slope
	slopeGap   = 21.0  // of the height for each place: texts no higher than their lines would all stand away from them
	slopeApart = 18.0  // between two texts: their figures are read across, so they have more air than names at the ends of lines
	leader     = 14.0  // from the end of a line to its text
)

// drawSlope draws each place as a line from its figure in one year to that in another, with
// the figures at both ends and the name at the right. It has no axis: the figures are all there.
func (pl *plan) drawSlope(p *pen) {
	left, right := pl.slopeLabels(0), pl.slopeLabels(1)
	f := frame{top: 24 + pl.sampleLine(), left: widestLabel(left) + leader + 4, right: svg.Width - min(widestLabel(right), slopeNames) - leader - 4}
	f.bottom = f.top + max(plotHeight, slopeGap*float64(max(len(left), len(right))))
	pl.placeSlopeLabels(left, f, 0)
	pl.placeSlopeLabels(right, f, 1)
	lowest := f.bottom
	for _, labels := range [...][]endLabel{left, right} {
		if n := len(labels); n > 0 {
			lowest = max(lowest, labels[n-1].y)
		}
	}
	pl.open(p, lowest+8, &f)
	p.Raw(`<g class="c" text-anchor="middle">`)
	middle := (f.left + f.right) / 2
	for i, side := range [...]struct{ x, from, to float64 }{{f.left, 0, middle}, {f.right, middle, svg.Width}} {
		half := min(svg.TextWidth(pl.seriesName(i)), side.to-side.from-4) / 2
		p.Raw("<text")
		p.Attr("x", min(max(side.x, side.from+half), side.to-half))
		p.Attr("y", f.top-9)
		p.Raw(">")
		p.Shortened(pl.seriesName(i), 2*half)
		p.Raw("</text>")
	}
	p.Raw(`</g><path class="z" stroke="#555" d="`)
	for _, x := range [...]float64{f.left, f.right} {
		p.MoveTo(x, f.top)
		p.VTo(f.bottom)
	}
	p.Raw(`"/>`)
	pl.drawSlopeLines(p, f)
	pl.drawSlopeLabels(p, f, 0, left)
	pl.drawSlopeLabels(p, f, 1, right)
}

// slopeLabels are the texts at one end.
func (pl *plan) slopeLabels(i int) []endLabel {
	var labels []endLabel
	for k, name := range pl.Categories {
		v := pl.at(i, k)
		if v.IsMissing() || pl.muted(k) && len(pl.Categories) > maxColours {
			continue
		}
		text := string(pl.appendLabel(nil, v))
		if i == 1 {
			text += " " + name
		}
		labels = append(labels, endLabel{series: k, text: text})
	}
	return labels
}

func (pl *plan) placeSlopeLabels(labels []endLabel, f frame, i int) {
	for k := range labels {
		labels[k].y = pl.y(f, pl.value(i, labels[k].series))
	}
	f.top += slopeApart / 2          // clear of the year
	f.bottom += 2 * slopeApart       // a crowd of low figures stands around its lines, too
	moveApart(labels, f, slopeApart) // however far: a leader joins text and line
}

func (pl *plan) drawSlopeLines(p *pen, f frame) {
	p.Raw(`<g class="l" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">`)
	for _, grey := range [...]bool{true, false} {
		for k := range pl.Categories {
			if pl.muted(k) != grey {
				continue
			}
			p.Raw("<path")
			pl.series(p, k)
			pl.dash(p, k, len(pl.Categories))
			p.Raw(` d="`)
			from, to := pl.value(0, k), pl.value(1, k)
			switch {
			case !math.IsNaN(from) && !math.IsNaN(to):
				p.MoveTo(f.left, pl.y(f, from))
				p.LineTo(f.right, pl.y(f, to))
			case !math.IsNaN(from):
				p.MoveTo(f.left, pl.y(f, from))
				p.Raw("h3")
			case !math.IsNaN(to):
				p.MoveTo(f.right-3, pl.y(f, to))
				p.Raw("h3")
			}
			p.Raw(`"/>`)
		}
	}
	p.Raw("</g>")
}

func (pl *plan) drawSlopeLabels(p *pen, f frame, i int, labels []endLabel) {
	x, side := f.left, -1.0
	if i == 1 {
		x, side = f.right, 1
	}
	p.Raw(`<path class="o" fill="none" stroke="#999" d="`)
	for _, l := range labels {
		p.MoveTo(x+side*2, pl.y(f, pl.value(i, l.series)))
		p.LineTo(x+side*(leader-2), l.y)
	}
	p.Raw(`"/>`)
	if side < 0 {
		p.Raw(`<g class="names" fill="currentColor" text-anchor="end">`)
	} else {
		p.Raw(`<g class="names" fill="currentColor">`)
	}
	for _, l := range labels {
		p.Raw("<text")
		pl.legible(p, l.series)
		p.Raw(` data-row="`)
		p.Int(l.series)
		p.Raw(`"`)
		p.Attr("x", x+side*leader)
		p.Attr("y", l.y+4.5)
		p.Raw(">")
		p.Shortened(l.text, slopeNames)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}
