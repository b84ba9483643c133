package chart

import (
	"casebook/generator/chart/scale"
	"casebook/generator/svg"
)

// drawRound draws a pie or a ring, clockwise from the top, with its parts listed beside it
// in the same order: name, figure, share.
func (pl *plan) drawRound(p *pen) {
	const cx, r = 100.0, 92.0
	n := len(pl.Categories)
	height := max(204, 30+float64(n)*22)
	cy := height / 2
	pl.open(p, height, nil)
	total := 0.0
	for k := range pl.Categories {
		total += pl.value(0, k)
	}
	if pl.kind == Ring {
		p.Raw(`<g class="r" fill="none" stroke="currentColor" stroke-width="38">`)
	} else {
		p.Raw(`<g class="b" fill="currentColor">`)
	}
	from := 0.0
	for k := range pl.Categories {
		part := pl.value(0, k) / total
		p.Raw("<path")
		pl.series(p, k)
		p.Raw(` d="`)
		if pl.kind == Ring {
			pl.ringPart(p, cx, cy, r-19, from, from+part)
		} else {
			pl.piePart(p, cx, cy, r, from, from+part)
		}
		p.Raw(`"/>`)
		from += part
	}
	p.Raw("</g>")
	if pl.kind == Pie && n > 1 {
		pl.drawCuts(p, cx, cy, r, total)
	}
	if pl.kind == Ring {
		pl.drawTotal(p, cx, cy)
	}
	pl.drawParts(p, 222, cy-float64(n)*11, total)
}

func (pl *plan) ringPart(p *pen, cx, cy, r, from, to float64) {
	if to-from > 0.9999 {
		p.MoveTo(cx, cy-r)
		p.ArcTo(r, cx, cy+r, true, true)
		p.ArcTo(r, cx, cy-r, true, true)
		return
	}
	const gap = 0.003
	if to-from > 4*gap {
		from, to = from+gap/2, to-gap/2
	}
	x, y := svg.Around(cx, cy, r, from)
	p.MoveTo(x, y)
	x, y = svg.Around(cx, cy, r, to)
	p.ArcTo(r, x, y, to-from > 0.5, true)
}

func (pl *plan) piePart(p *pen, cx, cy, r, from, to float64) {
	if to-from > 0.9999 {
		pl.ringPart(p, cx, cy, r, from, to)
		return
	}
	p.MoveTo(cx, cy)
	x, y := svg.Around(cx, cy, r, from)
	p.LineTo(x, y)
	x, y = svg.Around(cx, cy, r, to)
	p.ArcTo(r, x, y, to-from > 0.5, true)
	p.Raw("z")
}

// drawCuts draws the paper's colour between the parts of a pie.
func (pl *plan) drawCuts(p *pen, cx, cy, r, total float64) {
	p.Raw(`<path class="cut" stroke="#fff" d="`)
	from := 0.0
	for k := range pl.Categories {
		x, y := svg.Around(cx, cy, r+1, from)
		p.MoveTo(cx, cy)
		p.LineTo(x, y)
		from += pl.value(0, k) / total
	}
	p.Raw(`"/>`)
}

// drawTotal writes the whole in the middle of a ring. Parts that are percentages already
// have no whole worth saying.
func (pl *plan) drawTotal(p *pen, cx, cy float64) {
	if pl.Unit == "%" {
		return
	}
	sum := pl.at(0, 0)
	for k := 1; k < len(pl.Categories); k++ {
		var err error
		if sum, err = sum.Add(pl.at(0, k)); err != nil {
			return
		}
	}
	if valueWidth(sum, pl.Decimals) > 96 {
		return
	}
	p.Raw(`<g class="total" text-anchor="middle"><text`)
	p.Attr("x", cx)
	p.Attr("y", cy-3)
	p.Raw(">")
	p.Message(pl.texts, "chart.total")
	p.Raw(`</text><text class="v"`)
	p.Attr("x", cx)
	p.Attr("y", cy+15)
	p.Raw(">")
	p.B = appendValue(p.B, sum, pl.Decimals)
	p.Raw("</text></g>")
}

// drawParts lists the parts: swatches, names, figures, and shares where the figures are not
// shares already. Figures too wide to stand between name and share are left to the table.
func (pl *plan) drawParts(p *pen, x, top, total float64) {
	const line, shareWidth, figureLimit = 22.0, 52.0, 84.0
	end := svg.Width
	if pl.Unit != "%" {
		end -= shareWidth
	}
	widest := 0.0
	p.Raw(`<g class="b" fill="currentColor">`)
	for k := range pl.Categories {
		widest = max(widest, valueWidth(pl.at(0, k), pl.Decimals))
		p.Raw(`<path`)
		pl.series(p, k)
		p.Raw(` d="`)
		y := top + line*float64(k) + 15
		p.Rect(x, y-10, x+11, y+1)
		p.Raw(`"/>`)
	}
	figures := pl.Unit == "%" || widest <= figureLimit
	if !figures {
		widest = 0
	}
	p.Raw(`</g><g class="c">`)
	for k, name := range pl.Categories {
		p.Raw("<text")
		p.Attr("x", x+17)
		p.Attr("y", top+line*float64(k)+15)
		p.Raw(">")
		p.Shortened(name, end-widest-8-x-17)
		p.Raw("</text>")
	}
	p.Raw("</g>")
	if figures {
		pl.drawPartFigures(p, end, top, line)
	}
	if pl.Unit == "%" {
		return
	}
	p.Raw(`<g text-anchor="end">`)
	for k := range pl.Categories {
		p.Raw(`<text x="420"`)
		p.Attr("y", top+line*float64(k)+15)
		p.Raw(">")
		p.B = appendPercent(p.B, pl.value(0, k)/total)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

func (pl *plan) drawPartFigures(p *pen, end, top, line float64) {
	p.Raw(`<g class="v" text-anchor="end">`)
	for k := range pl.Categories {
		p.Raw("<text")
		p.Attr("x", end)
		p.Attr("y", top+line*float64(k)+15)
		p.Raw(">")
		p.B = appendValue(p.B, pl.at(0, k), pl.Decimals)
		p.Raw("</text>")
	}
	p.Raw("</g>")
}

// radarScale is the scale of one axis of a radar: its own where units differ, else that of
// all. An axis that has only zeros reaches to one.
func (pl *plan) radarScale(k int) scale.Scale {
	high := 0.0
	if pl.Units == nil {
		high = pl.high
	} else {
		for i := range pl.Series {
			if v := pl.value(i, k); v > high {
				high = v
			}
		}
	}
	if high == 0 {
		high = 1
	}
	return scale.New(0, high, 4, false)
}

// drawRadar draws a polygon a series over axes that each begin at zero in the middle.
func (pl *plan) drawRadar(p *pen) {
	const cx, r = svg.Width / 2, 104.0
	top, legend := 40.0, 0.0
	if rows := pl.legendRows(); rows > 0 {
		legend = pl.sampleLine() // its first line may be as wide as the picture
		top += legend + float64(rows)*legendLine
	}
	cy := top + r
	pl.open(p, cy+r+42, &frame{left: cx - r, top: cy - r, right: cx + r, bottom: cy + r})
	pl.drawLegend(p, legend)
	n := len(pl.Categories)
	p.Raw(`<path class="g" fill="none" stroke="#ddd" d="`)
	for ring := 1; ring <= 4; ring++ {
		for k := 0; k < n; k++ {
			x, y := svg.Around(cx, cy, r*float64(ring)/4, float64(k)/float64(n))
			if k == 0 {
				p.MoveTo(x, y)
			} else {
				p.LineTo(x, y)
			}
		}
		p.Raw("z")
	}
	for k := 0; k < n; k++ {
		x, y := svg.Around(cx, cy, r, float64(k)/float64(n))
		p.MoveTo(cx, cy)
		p.LineTo(x, y)
	}
	p.Raw(`"/>`)
	pl.drawAxisNames(p, cx, cy, r)
	p.Raw(`<g class="a" fill="currentColor" fill-opacity=".1" stroke="currentColor" stroke-width="2" stroke-linejoin="round">`)
	for i := range pl.Series {
		pl.drawPolygon(p, i, cx, cy, r)
	}
	p.Raw("</g>")
}

// drawPolygon joins the values of a series.
func (pl *plan) drawPolygon(p *pen, i int, cx, cy, r float64) {
	p.Raw("<path")
	pl.series(p, i)
	p.Raw(` d="`)
	for k := range pl.Categories {
		v := pl.value(i, k)
		x, y := svg.Around(cx, cy, r*v/pl.radarScale(k).High(), float64(k)/float64(len(pl.Categories)))
		if k == 0 {
			p.MoveTo(x, y)
		} else {
			p.LineTo(x, y)
		}
	}
	p.Raw(`z"/>`)
}

// drawAxisNames writes at each axis' end its name and the value that the end stands for.
func (pl *plan) drawAxisNames(p *pen, cx, cy, r float64) {
	n := len(pl.Categories)
	for k, name := range pl.Categories {
		x, y := svg.Around(cx, cy, r+10, float64(k)/float64(n))
		anchor, limit := "middle", 104.0
		switch {
		case x > cx+8:
			anchor, limit = "start", svg.Width-x
		case x < cx-8:
			anchor, limit = "end", x
		}
		switch {
		case y < cy-r*0.9:
			y -= 15
		case y > cy+r*0.9:
			y += 12
		}
		p.Raw(`<g class="c" text-anchor="`)
		p.Raw(anchor)
		p.Raw(`"><text`)
		p.Attr("x", x)
		p.Attr("y", y)
		p.Raw(">")
		p.Shortened(name, limit)
		p.Raw(`</text><text class="n" fill="#767676"`)
		p.Attr("x", x)
		p.Attr("y", y+15)
		p.Raw(">")
		own := pl.radarScale(k)
		end := scaleOf(pl.texts, 0, own.High(), pl.unit(k))
		p.B = own.Append(p.B, own.Count, end.power)
		p.Shortened(end.text(), max(limit-50, 20))
		p.Raw("</text></g>")
	}
}
