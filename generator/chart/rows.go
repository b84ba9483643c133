package chart

// drawRows sets figures of different units under one another: a dot, a name, a figure with
// its unit, and no axis.
func (pl *plan) drawRows(p *pen) {
	const pitch = 26.0
	rows := float64(len(pl.Categories) * len(pl.Series))
	pl.open(p, 8+rows*pitch)
	row := 0.0
	for k, name := range pl.Categories {
		for i := range pl.Series {
			y := 8 + pitch*row + 16
			row++
			p.raw(`<path class="g" stroke="#ddd" d="`)
			p.moveTo(0, y+8)
			p.hTo(width)
			p.raw(`"/><path`)
			p.series(i)
			p.raw(` fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" d="`)
			p.moveTo(5, y-4.5)
			p.raw(`h0"/>`)
			var room [48]byte
			figure := string(appendValue(room[:0], pl.at(i, k), pl.Decimals))
			unit := string(pl.unit(k))
			w := textWidth(figure) + min(textWidth(unit), 120) + 12
			p.raw("<text")
			p.attr("x", 16)
			p.attr("y", y)
			p.raw(">")
			if len(pl.Series) > 1 {
				p.shortened(pl.seriesName(i), (width-16-w)/2-8)
				p.raw(" ")
				p.shortened(name, (width-16-w)/2-8)
			} else {
				p.shortened(name, width-16-w)
			}
			p.raw(`</text><text class="v" text-anchor="end"`)
			p.attr("x", width)
			p.attr("y", y)
			p.raw(">")
			p.raw(figure)
			if !pl.at(i, k).IsMissing() {
				p.shortened(unit, 120)
			}
			p.raw("</text>")
		}
	}
}
