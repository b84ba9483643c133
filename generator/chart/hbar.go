package chart

import (
	"math"

	"casebook/generator/svg"
)

const (
	longestFigure = 110.0 // beside a bar; where one is longer, bars have an axis instead
	nameLimit     = 150.0 // of the names beside bars that lie
	barPitch      = 19.0  // of bars with a figure each
	thinPitch     = 9.0   // of bars without
)

// lying is the layout of bars that lie: names at the left, bars, figures at their ends.
type lying struct {
	frame
	pitch, gap float64
	legendTop  float64
	names      [][]string // the lines of each
	nameEnd    float64
}

// nameLeading is how far apart the two lines of a long name stand.
const nameLeading = 15.0

// nameLines breaks a name that has no room in one line into two of about a length; one that needs
// more is cut.
func nameLines(name string) []string {
	w := svg.TextWidth(name)
	if w <= nameLimit {
		return []string{name}
	}
	if lines := svg.Wrap(name, min(w/2+svg.FontSize, nameLimit), svg.FontSize); len(lines) == 2 {
		return lines
	}
	return []string{name}
}

// setNames breaks the names, and makes room for those of two lines.
func (l *lying) setNames(names []string, series int) {
	for _, name := range names {
		lines := nameLines(name)
		l.names = append(l.names, lines)
		for _, line := range lines {
			l.nameEnd = max(l.nameEnd, min(svg.TextWidth(line), nameLimit))
		}
		if len(lines) > 1 {
			l.gap = max(l.gap, 2*nameLeading+2-l.pitch*float64(series))
		}
	}
	l.left = l.nameEnd + 8
}

// drawNames writes the names at the left of their bars.
func (l *lying) drawNames(p *pen, group float64) {
	p.Raw(`<g class="c" text-anchor="end">`)
	for k, lines := range l.names {
		y := l.top + group*(float64(k)+0.5) + 4.5 - nameLeading/2*float64(len(lines)-1)
		for _, line := range lines {
			p.Raw("<text")
			p.Attr("x", l.nameEnd)
			p.Attr("y", y)
			p.Raw(">")
			p.Shortened(line, nameLimit)
			p.Raw("</text>")
			y += nameLeading
		}
	}
	p.Raw("</g>")
}

func (pl *plan) layOutLying() lying {
	l := lying{pitch: thinPitch, gap: 9}
	l.frame = frame{right: svg.Width - 4, top: 24}
	if pl.labelled {
		l.pitch = barPitch
		l.top = 6 + pl.sampleLine()
	}
	if len(pl.Series) == 1 {
		l.gap = 6
	}
	l.setNames(pl.Categories, len(pl.Series))
	l.legendTop = l.top - 4
	l.top += float64(pl.legendRows()) * legendLine
	if !pl.labelled {
		l.top += 16
	} else {
		before, after := 0.0, 4.0
		for i := range pl.Series {
			for k := range pl.Categories {
				v := pl.at(i, k)
				w := min(valueWidth(v, pl.Decimals)+6, longestFigure)
				if v.Sign() < 0 {
					before = max(before, w)
				} else {
					after = max(after, w)
				}
			}
		}
		l.left, l.right = l.left+before, l.right-after
	}
	l.bottom = l.top + float64(len(pl.Categories))*(l.pitch*float64(len(pl.Series))+l.gap)
	return l
}

// drawHBar draws bars that lie, for names that are long or many.
func (pl *plan) drawHBar(p *pen) {
	l := pl.layOutLying()
	pl.open(p, l.bottom+4, &l.frame)
	pl.drawUnit(p)
	pl.drawLegend(p, l.legendTop)
	if !pl.labelled {
		pl.drawLyingAxis(p, l.frame)
	}
	group := l.pitch*float64(len(pl.Series)) + l.gap
	l.drawNames(p, group)
	zero := pl.scale.Place(0, l.left, l.right)
	pl.drawBars(p, func(i, k int, v float64) {
		y := l.barTop(group, i, k)
		p.Rect(zero, y, atLeastVisible(zero, pl.scale.Place(v, l.left, l.right)), y+l.pitch-2)
	})
	p.Raw(`<path class="z" stroke="#555" d="`)
	p.MoveTo(zero, l.top)
	p.VTo(l.bottom)
	p.Raw(`"/>`)
	for i := range pl.References {
		pl.openReference(p, i)
		for k := range pl.Categories {
			if v := valueAt(pl.References[i].Values, k).Float64(); !math.IsNaN(v) {
				p.MoveTo(pl.scale.Place(v, l.left, l.right), l.top+group*float64(k))
				p.VTo(l.top + group*float64(k+1))
			}
		}
		p.Raw(`"/>`)
	}
	if pl.labelled {
		pl.drawLyingValues(p, l, group, zero)
	}
}

func (l *lying) barTop(group float64, series, category int) float64 {
	return l.top + group*float64(category) + l.gap/2 + l.pitch*float64(series) + 1
}

func (pl *plan) drawLyingAxis(p *pen, f frame) {
	p.Raw(`<path class="g" stroke="#ddd" d="`)
	for i := 0; i <= pl.scale.Count; i++ {
		p.MoveTo(pl.scale.Place(pl.scale.At(i), f.left, f.right), f.top)
		p.VTo(f.bottom)
	}
	p.Raw(`"/><g class="t" text-anchor="middle" fill="#666">`)
	shown := math.Inf(-1)
	for i := 0; i <= pl.scale.Count; i++ {
		var room [48]byte
		x := pl.scale.Place(pl.scale.At(i), f.left, f.right)
		w := svg.TextWidth(string(pl.scale.Append(room[:0], i, pl.counted.power)))
		x = min(x, svg.Width-w/2)
		if x-w/2 < shown+4 {
			continue
		}
		shown = x + w/2
		p.Raw("<text")
		p.Attr("x", x)
		p.Attr("y", f.top-5)
		p.Raw(">")
		p.B = pl.scale.Append(p.B, i, pl.counted.power)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

func (pl *plan) drawLyingValues(p *pen, l lying, group, zero float64) {
	if len(pl.References) > 0 { // their line may pass where a figure stands
		p.Raw(`<g class="v cut" stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">`)
	} else {
		p.Raw(`<g class="v">`)
	}
	for i := range pl.Series {
		for k := range pl.Categories {
			v := pl.at(i, k)
			x := zero + 5
			anchor := ""
			if v.Sign() < 0 {
				x = pl.scale.Place(v.Float64(), l.left, l.right) - 5
				anchor = ` text-anchor="end"`
			} else if !v.IsMissing() && v.Sign() > 0 {
				x = pl.scale.Place(v.Float64(), l.left, l.right) + 5
			}
			p.Raw("<text")
			p.Raw(anchor)
			p.Attr("x", x)
			p.Attr("y", l.barTop(group, i, k)+l.pitch/2+3.5)
			p.Raw(">")
			p.B = appendValue(p.B, v, pl.Decimals)
			p.Raw("</text>")
		}
	}
	p.Raw("</g>")
}
