package chart

import (
	"math"

	"casebook/generator/quantity"
	"casebook/generator/svg"
)

// AppendSpark appends a sparkline: a line as high as a word. It is an ornament of figures
// that stand beside it in words, and a page has one a row: style sheets give it size and
// stroke, and its coordinates are whole. Gaps break the line. Values is one a step,
// quantity.Missing a gap; without a single figure nothing is appended.
func AppendSpark(b []byte, values []quantity.Decimal) []byte {
	const w, h, margin = 80.0, 20.0, 3.0
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !v.IsMissing() {
			low, high = min(low, v.Float64()), max(high, v.Float64())
		}
	}
	if low > high {
		return b
	}
	x := func(i int) float64 {
		return math.Round(margin + (w-2*margin)*float64(i)/float64(max(len(values)-1, 1)))
	}
	y := func(i int) float64 {
		if high == low {
			return h / 2
		}
		return math.Round(h - margin - (h-2*margin)*(values[i].Float64()-low)/(high-low))
	}
	p := pen{Pen: svg.Pen{B: b}}
	p.Raw(`<svg class="spark" viewBox="0 0 80 20" aria-hidden="true"><path d="`)
	drawing := false
	for i, v := range values {
		switch {
		case v.IsMissing():
			drawing = false
		case drawing:
			p.LineTo(x(i), y(i))
		default:
			p.MoveTo(x(i), y(i))
			if i+1 == len(values) || values[i+1].IsMissing() {
				p.Point()
			}
			drawing = true
		}
	}
	p.Raw(`"/></svg>`)
	return p.B
}
