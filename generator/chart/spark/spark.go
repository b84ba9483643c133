// Package spark draws lines as high as a word and bars as long as a share, which stand in rows of
// figures.
package spark

import (
	"math"

	"casebook/generator/quantity"
	"casebook/generator/svg"
)

// Append appends a sparkline: a line as high as a word. It is an ornament of figures
// that stand beside it in words, and a page has one a row: style sheets give it its size, 100 by 28
// pixels, and strokes, and its coordinates are whole. Gaps break the line. Values is one a step,
// quantity.Missing a gap; without a single figure nothing is appended.
func Append(b []byte, values []quantity.Decimal) []byte {
	return AppendAgainst(b, values, nil)
}

const usualYears = 32 // more are given room of their own

// AppendAgainst appends a sparkline before another line, which stands first and grey: the
// medians of the peers, one a step as the values are, NaN a gap.
func AppendAgainst(b []byte, values []quantity.Decimal, medians []float64) []byte {
	var room [usualYears]float64
	own, low, high := room[:0], math.Inf(1), math.Inf(-1)
	for _, v := range values {
		own = append(own, v.Float64())
	}
	low, high = rangeOf(own, low, high)
	if low > high {
		return b
	}
	low, high = rangeOf(medians, low, high)
	p := svg.Pen{B: b}
	p.Raw(`<svg class="spark" aria-hidden="true">`)
	if medians != nil {
		line(&p, medians, low, high)
	}
	line(&p, own, low, high)
	p.Raw(`</svg>`)
	return p.B
}

// rangeOf widens a range to values, of which NaN are gaps.
func rangeOf(values []float64, low, high float64) (float64, float64) {
	for _, f := range values {
		if f < low {
			low = f
		}
		if f > high {
			high = f
		}
	}
	return low, high
}

// line draws a line in the frame of a sparkline, whose height is from low to high. A point less than
// half a pixel off the line between others is left out: it is not seen.
func line(p *svg.Pen, values []float64, low, high float64) {
	const w, h, margin = 100.0, 28.0, 3.0
	const unseen = .5
	across, up := (w-2*margin)/float64(max(len(values)-1, 1)), 0.0
	if high > low {
		up = (h - 2*margin) / (high - low)
	} else {
		low -= 1 // in the middle
		up = h/2 - margin
	}
	var room [usualYears]float64
	y := room[:min(len(values), usualYears)]
	if len(values) > usualYears {
		y = make([]float64, len(values))
	}
	for i, v := range values {
		y[i] = h - margin - up*(v-low)
	}
	x := func(i int) float64 { return margin + across*float64(i) }
	p.Raw(`<path d="`)
	for i := 0; i < len(y); i++ {
		if y[i] != y[i] {
			continue
		}
		from, began := x(i), y[i]
		p.MoveToPixel(pixel(from), pixel(began))
		if i+1 == len(y) || y[i+1] != y[i+1] {
			p.Point()
			continue
		}
		// From a drawn point to the next: as far as one straight line passes all points between.
		steepest, flattest := math.Inf(1), math.Inf(-1)
		for i++; i < len(y) && y[i] == y[i]; i++ {
			run := x(i) - from
			slope := (y[i] - began) / run
			if slope < flattest || slope > steepest {
				from, began = x(i-1), y[i-1]
				p.LineToPixel(pixel(from), pixel(began))
				run, steepest, flattest = x(i)-from, math.Inf(1), math.Inf(-1)
				slope = (y[i] - began) / run
			}
			off := unseen / run
			steepest, flattest = min(steepest, slope+off), max(flattest, slope-off)
		}
		p.LineToPixel(pixel(x(i-1)), pixel(y[i-1]))
	}
	p.Raw(`"/>`)
}

// pixel rounds a coordinate of a sparkline, none of which is below its margin.
func pixel(v float64) int { return int(v + .5) }

// AppendShare appends the bar of a part in a row of its figures, an ornament as a sparkline is: its
// length is the share of the room that there is.
func AppendShare(b []byte, share float64) []byte {
	p := svg.Pen{B: b}
	p.Raw(`<svg class="part" aria-hidden="true"><rect`)
	p.B = append(p.B, ` width="`...)
	p.Int(int(math.Round(share * 100)))
	p.Raw(`%"/></svg>`)
	return p.B
}
