package chart

import (
	"math"

	"casebook/generator/quantity"
)

// AppendSpark appends a sparkline: a line as high as a word, its end marked, label said to
// those who cannot see it. Gaps break the line. Values is one a step, quantity.Missing a gap;
// without a single figure nothing is appended.
func AppendSpark(b []byte, values []quantity.Decimal, label string) []byte {
	const w, h, margin = 80.0, 20.0, 2.5
	low, high, last := math.Inf(1), math.Inf(-1), -1
	for i, v := range values {
		if !v.IsMissing() {
			low, high, last = min(low, v.Float64()), max(high, v.Float64()), i
		}
	}
	if last < 0 {
		return b
	}
	x := func(i int) float64 { return margin + (w-2*margin)*float64(i)/float64(max(len(values)-1, 1)) }
	y := func(i int) float64 {
		if high == low {
			return h / 2
		}
		return h - margin - (h-2*margin)*(values[i].Float64()-low)/(high-low)
	}
	p := pen{b: b}
	p.raw(`<svg class="spark" viewBox="0 0 80 20" width="80" height="20" role="img" aria-label="`)
	p.text(label)
	p.raw(`"><path fill="none" stroke="currentColor" d="`)
	drawing := false
	for i, v := range values {
		switch {
		case v.IsMissing():
			drawing = false
		case drawing:
			p.lineTo(x(i), y(i))
		default:
			p.moveTo(x(i), y(i))
			if i+1 == len(values) || values[i+1].IsMissing() {
				p.raw("h0")
				p.cmd = 'h'
			}
			drawing = true
		}
	}
	p.raw(`"/><path class="dot" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="`)
	p.moveTo(x(last), y(last))
	p.raw(`h0"/></svg>`)
	return p.b
}
