package chart

// drawRows sets figures of different units under one another: a dot, a name, a figure with
// its unit, and no axis.
func (pl *plan) drawRows(p *pen) {
	const pitch, unitLimit = 26.0, 120.0
	top := 8 + pl.sampleLine()
	n := len(pl.Series)
	rows := len(pl.Categories) * n
	base := func(row int) float64 { return top + pitch*float64(row) + 17 }
	pl.open(p, top+float64(rows)*pitch+1, nil)
	p.raw(`<path class="g" stroke="#ddd" d="`)
	for row := range rows {
		p.moveTo(0, top+pitch*float64(row+1))
		p.hTo(width)
	}
	p.raw(`"/><g fill="none" stroke="currentColor" stroke-width="7" stroke-linecap="round">`)
	for i := range pl.Series {
		p.raw("<path")
		pl.series(p, i)
		p.raw(` d="`)
		for k := range pl.Categories {
			p.moveTo(5, base(k*n+i)-4.5)
			p.raw("h0")
		}
		p.raw(`"/>`)
	}
	p.raw(`</g><g class="c">`)
	for k, name := range pl.Categories {
		for i := range pl.Series {
			room := width - 16 - 12 - valueWidth(pl.at(i, k), pl.Decimals) - min(textWidth(string(pl.unit(k))), unitLimit)
			p.raw(`<text x="16"`)
			p.attr("y", base(k*n+i))
			p.raw(">")
			if n > 1 {
				p.shortened(pl.seriesName(i), room*0.4)
				p.raw(" ")
				room *= 0.5
			}
			p.shortened(name, room)
			p.raw("</text>")
		}
	}
	p.raw(`</g><g class="v" text-anchor="end">`)
	for k := range pl.Categories {
		for i := range pl.Series {
			p.raw(`<text x="420"`)
			p.attr("y", base(k*n+i))
			p.raw(">")
			p.b = appendValue(p.b, pl.at(i, k), pl.Decimals)
			if !pl.at(i, k).IsMissing() {
				p.shortened(string(pl.unit(k)), unitLimit)
			}
			p.raw("</text>")
		}
	}
	p.raw("</g>")
}
