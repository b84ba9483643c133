package chart

import "casebook/generator/svg"

// drawPyramid draws two series back to back over the same scale, the first part at the
// bottom: of ages, which are listed from the youngest, the youngest carry the rest.
func (pl *plan) drawPyramid(p *pen) {
	const pitch = 24.0
	middle := 0.0
	for _, c := range pl.Categories {
		middle = max(middle, min(svg.TextWidth(c), 110))
	}
	middle += 14
	figures := [2]float64{}
	for i := range figures {
		for k := range pl.Categories {
			figures[i] = max(figures[i], valueWidth(pl.at(i, k), pl.Decimals)+6)
		}
	}
	room := (svg.Width-middle)/2 - max(figures[0], figures[1])
	inner := [2]float64{(svg.Width - middle) / 2, (svg.Width + middle) / 2}
	longest := min(150, inner[0]-4) // name of a side
	top := 26.0
	if pl.Sample && inner[1]+4+min(svg.TextWidth(pl.seriesName(1)), longest) > svg.Width-svg.TextWidth(pl.texts.T("sample"))-6 {
		top += pl.sampleLine()
	}
	n := len(pl.Categories)
	bottom := top + pitch*float64(n)
	pl.open(p, bottom+6, &frame{left: inner[0] - room, top: top, right: inner[1] + room, bottom: bottom, middle: middle})
	p.Raw(`<g class="b" fill="currentColor">`)
	for i := range figures {
		side := float64(2*i - 1)
		p.Raw("<text")
		pl.series(p, i)
		p.Attr("x", inner[i]+side*4)
		p.Attr("y", top-11)
		if i == 0 {
			p.Raw(` text-anchor="end"`)
		}
		p.Raw(">")
		p.Shortened(pl.seriesName(i), longest)
		p.Raw(`</text>`)
		pl.drawSideBars(p, i, inner[i], room, func(k int) float64 { return bottom - pitch*float64(k+1) }, pitch)
	}
	p.Raw(`</g><path class="z" stroke="#555" d="`)
	for _, x := range inner {
		p.MoveTo(x, top)
		p.VTo(bottom)
	}
	p.Raw(`"/><g class="c" text-anchor="middle">`)
	for k, name := range pl.Categories {
		p.Raw(`<text x="210"`)
		p.Attr("y", bottom-pitch*(float64(k)+0.5)+4.5)
		p.Raw(">")
		p.Shortened(name, 110)
		p.Raw("</text>")
	}
	p.Raw("</g>")
	for i := range figures {
		pl.drawSideFigures(p, i, inner[i], room, func(k int) float64 { return bottom - pitch*(float64(k)+0.5) + 4.5 })
	}
}

// drawSideBars draws the bars of one side; top is where the room of one begins.
func (pl *plan) drawSideBars(p *pen, i int, inner, room float64, top func(k int) float64, pitch float64) {
	side := float64(2*i - 1)
	p.Raw("<path")
	pl.series(p, i)
	p.Raw(` d="`)
	for k := range pl.Categories {
		if v := pl.value(i, k); v > 0 {
			p.Rect(inner, top(k)+2, inner+side*max(room*v/pl.scale.High(), 1), top(k)+pitch-2)
		}
	}
	p.Raw(`"/>`)
}

// drawSideFigures writes a figure at the end of each bar of one side.
func (pl *plan) drawSideFigures(p *pen, i int, inner, room float64, base func(k int) float64) {
	side := float64(2*i - 1)
	if i == 0 {
		p.Raw(`<g class="v" text-anchor="end">`)
	} else {
		p.Raw(`<g class="v">`)
	}
	for k := range pl.Categories {
		v := pl.at(i, k)
		reach := 0.0
		if v.Sign() > 0 {
			reach = max(room*v.Float64()/pl.scale.High(), 1)
		}
		p.Raw("<text")
		p.Attr("x", inner+side*(reach+4))
		p.Attr("y", base(k))
		p.Raw(">")
		p.B = appendValue(p.B, v, pl.Decimals)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}
