package chart

// drawPyramid draws two series back to back over the same scale, the first part at the
// bottom: of ages, which are listed from the youngest, the youngest carry the rest.
func (pl *plan) drawPyramid(p *pen) {
	const pitch, top = 24.0, 26.0
	middle := 0.0
	for _, c := range pl.Categories {
		middle = max(middle, min(textWidth(c), 110))
	}
	middle += 14
	figures := [2]float64{}
	for i := range figures {
		for k := range pl.Categories {
			figures[i] = max(figures[i], valueWidth(pl.at(i, k), pl.Decimals)+6)
		}
	}
	room := (width-middle)/2 - max(figures[0], figures[1])
	inner := [2]float64{(width - middle) / 2, (width + middle) / 2}
	n := len(pl.Categories)
	bottom := top + pitch*float64(n)
	pl.open(p, bottom+6, &frame{left: inner[0] - room, top: top, right: inner[1] + room, bottom: bottom, middle: middle})
	p.raw(`<g class="b" fill="currentColor">`)
	for i := range figures {
		side := float64(2*i - 1)
		p.raw("<text")
		pl.series(p, i)
		p.attr("x", inner[i]+side*4)
		p.attr("y", 15)
		if i == 0 {
			p.raw(` text-anchor="end"`)
		}
		p.raw(">")
		p.shortened(pl.seriesName(i), 150)
		p.raw(`</text><path`)
		pl.series(p, i)
		p.raw(` d="`)
		for k := range pl.Categories {
			v := pl.value(i, k)
			if !(v > 0) {
				continue
			}
			y := bottom - pitch*float64(k+1)
			p.rect(inner[i], y+2, inner[i]+side*max(room*v/pl.scale.high(), 1), y+pitch-2)
		}
		p.raw(`"/>`)
	}
	p.raw(`</g><path class="z" stroke="#555" d="`)
	for _, x := range inner {
		p.moveTo(x, top)
		p.vTo(bottom)
	}
	p.raw(`"/><g class="c" text-anchor="middle">`)
	for k, name := range pl.Categories {
		p.raw(`<text x="210"`)
		p.attr("y", bottom-pitch*(float64(k)+0.5)+4.5)
		p.raw(">")
		p.shortened(name, 110)
		p.raw("</text>")
	}
	p.raw("</g>")
	for i := range figures {
		pl.drawSideFigures(p, i, inner[i], room, func(k int) float64 { return bottom - pitch*(float64(k)+0.5) + 4.5 })
	}
}

// drawSideFigures writes a figure at the end of each bar of one side.
func (pl *plan) drawSideFigures(p *pen, i int, inner, room float64, base func(k int) float64) {
	side := float64(2*i - 1)
	if i == 0 {
		p.raw(`<g class="v" text-anchor="end">`)
	} else {
		p.raw(`<g class="v">`)
	}
	for k := range pl.Categories {
		v := pl.at(i, k)
		reach := 0.0
		if v.Sign() > 0 {
			reach = max(room*v.Float64()/pl.scale.high(), 1)
		}
		p.raw("<text")
		p.attr("x", inner+side*(reach+4))
		p.attr("y", base(k))
		p.raw(">")
		p.b = appendValue(p.b, v, pl.Decimals)
		p.raw("</text>")
	}
	p.raw("</g>")
}
