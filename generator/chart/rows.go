package chart

import "casebook/generator/svg"

// drawRows sets figures of different units under one another: a dot, a name, a figure with
// its unit, and no axis.
func (pl *plan) drawRows(p *pen) {
	const pitch, unitLimit = 26.0, 120.0
	top := 8 + pl.sampleLine()
	n := len(pl.Series)
	rows := len(pl.Categories) * n
	base := func(row int) float64 { return top + pitch*float64(row) + 17 }
	pl.open(p, top+float64(rows)*pitch+1, nil)
	p.Raw(`<path class="g" stroke="#ddd" d="`)
	for row := range rows {
		p.MoveTo(0, top+pitch*float64(row+1))
		p.HTo(svg.Width)
	}
	p.Raw(`"/><g fill="none" stroke="currentColor" stroke-width="7" stroke-linecap="round">`)
	for i := range pl.Series {
		p.Raw("<path")
		pl.series(p, i)
		p.Raw(` d="`)
		for k := range pl.Categories {
			p.MoveTo(5, base(k*n+i)-4.5)
			p.Raw("h0")
		}
		p.Raw(`"/>`)
	}
	p.Raw(`</g><g class="c">`)
	for k, name := range pl.Categories {
		for i := range pl.Series {
			room := svg.Width - 16 - 12 - valueWidth(pl.at(i, k), pl.Decimals) - min(svg.TextWidth(string(pl.unit(k))), unitLimit)
			p.Raw(`<text x="16"`)
			p.Attr("y", base(k*n+i))
			p.Raw(">")
			if n > 1 {
				p.Shortened(pl.seriesName(i), room*0.4)
				p.Raw(" ")
				room *= 0.5
			}
			p.Shortened(name, room)
			p.Raw("</text>")
		}
	}
	p.Raw(`</g><g class="v" text-anchor="end">`)
	for k := range pl.Categories {
		for i := range pl.Series {
			p.Raw(`<text x="420"`)
			p.Attr("y", base(k*n+i))
			p.Raw(">")
			p.B = appendValue(p.B, pl.at(i, k), pl.Decimals)
			if !pl.at(i, k).IsMissing() {
				p.Shortened(string(pl.unit(k)), unitLimit)
			}
			p.Raw("</text>")
		}
	}
	p.Raw("</g>")
}
