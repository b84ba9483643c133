package diagram

import (
	"strings"

	"casebook/generator/report"
	"casebook/generator/svg"
)

const headSize = 15.0 // of the names of parts under their counts

// columnForm is one of the forms that set parts side by side.
type columnForm struct {
	shape string
	gap   float64 // between columns
	step  float64 // how much lower each column begins
	chain bool    // counts stand in circles, joined by +
}

// drawChain draws roles that a name adds up (1+N+1): counts in circles on a line, joined by +.
func (d *drawing) drawChain() bool {
	return d.drawColumns(columnForm{shape: "chain", gap: 16, chain: true})
}

// drawDigits draws a count a digit: falling ones (4321) as a stair, others (131) level.
func (d *drawing) drawDigits() bool {
	if falling(d.program.Parts) {
		return d.drawColumns(columnForm{shape: "stairs", step: 30})
	}
	return d.drawColumns(columnForm{shape: "columns", gap: 16})
}

// drawGrid draws groups with their parts in cells (三个三).
func (d *drawing) drawGrid() bool {
	return d.drawColumns(columnForm{shape: "grid", gap: 12})
}

func falling(parts []report.ProgramPart) bool {
	for i := 1; i < len(parts); i++ {
		a, b := parts[i-1].Count, parts[i].Count
		if len(a) != 1 || len(b) != 1 || a[0] <= b[0] {
			return false
		}
	}
	return true
}

func (d *drawing) drawColumns(form columnForm) bool {
	parts := d.program.Parts
	n := len(parts)
	if n < 2 || n > 5 || depth(parts) > 2 {
		return false
	}
	d.shape = form.shape
	w := (svg.Width - form.gap*float64(n-1)) / float64(n)
	if form.chain {
		d.drawLinks(n, w+form.gap)
	}
	if form.step > 0 {
		d.drawStair(n, w, form.step)
	}
	counted := false
	for i := range parts {
		counted = counted || parts[i].Count != ""
	}
	for i := range parts {
		top := form.step * float64(i)
		y := top + 6
		if counted {
			y = d.drawCount(&parts[i], (w+form.gap)*float64(i), w, top, form)
		}
		d.height = max(d.height, d.drawNames(&parts[i], (w+form.gap)*float64(i), y, w))
	}
	return true
}

const (
	linkY, linkRadius = 36.0, 30.0
	treadY            = 46.0 // of a stair's first step and the line under a count
)

// drawLinks draws the line that the circles of a chain stand on, and the pluses.
func (d *drawing) drawLinks(n int, pitch float64) {
	p := &d.pen
	first := (svg.Width - pitch*float64(n-1)) / 2
	p.Raw(`<path class="o" fill="none" stroke="#aaa" d="`)
	p.MoveTo(first, linkY)
	p.HTo(first + pitch*float64(n-1))
	p.Raw(`"/><g class="q" stroke="none" fill="#fff">`)
	for i := 1; i < n; i++ {
		p.Raw(`<circle r="9"`)
		p.Attr("cx", first+pitch*(float64(i)-0.5))
		p.Attr("cy", linkY)
		p.Raw("/>")
	}
	p.Raw(`</g><g class="m" text-anchor="middle" font-size="20" fill="#666">`)
	for i := 1; i < n; i++ {
		p.Label(first+pitch*(float64(i)-0.5), linkY+6.5, "+")
	}
	p.Raw("</g>")
}

// drawStair draws the steps as one line.
func (d *drawing) drawStair(n int, w, step float64) {
	p := &d.pen
	p.Raw(`<path class="z" fill="none" stroke="#555" stroke-width="1.5" d="`)
	p.MoveTo(0, treadY)
	for i := range n {
		p.HTo(w * float64(i+1))
		if i+1 < n {
			p.VTo(treadY + step*float64(i+1))
		}
	}
	p.Raw(`"/>`)
}

// drawCount writes the count at the head of a column and returns where its name may begin.
func (d *drawing) drawCount(part *report.ProgramPart, x, w, top float64, form columnForm) float64 {
	p := &d.pen
	mid := x + w/2
	count := countText(part)
	if form.chain {
		d.drawCircles(part.Count, mid)
		size := 28.0
		for widthAt(count, size) > 2*linkRadius-8 && size > 9 {
			size--
		}
		d.centred(mid, linkY, []string{count}, size, accent)
		return linkY + linkRadius + 6
	}
	size := 36.0
	for widthAt(count, size) > w-8 && size > 9 {
		size--
	}
	d.centred(mid, top+23, []string{count}, size, accent)
	if form.step == 0 {
		p.Raw(`<path class="z" stroke="#555" d="`)
		p.MoveTo(x, treadY)
		p.HTo(x + w)
		p.Raw(`"/>`)
	}
	return top + treadY + 6
}

// drawCircles draws the circle of a count; one that is open (N, X, 1..3) has others behind.
func (d *drawing) drawCircles(count string, x float64) {
	p := &d.pen
	p.Raw(`<g class="p" fill="#fff" stroke="#666">`)
	behind := 0
	if strings.ContainsAny(count, "NnXx.") {
		behind = 2
	}
	for i := behind; i >= 0; i-- {
		p.Raw("<circle")
		p.Attr("cx", x+5*float64(i))
		p.Attr("cy", linkY-2*float64(i))
		p.Attr("r", linkRadius)
		p.Raw("/>")
	}
	p.Raw("</g>")
}

// drawNames writes a column's name and the boxes of its parts; it returns where they end.
func (d *drawing) drawNames(part *report.ProgramPart, x, y, w float64) float64 {
	p := &d.pen
	lines := balanced(d.partName(part), w-6, headSize)
	height := leading(headSize) * float64(len(lines))
	d.centred(x+w/2, y+height/2, lines, headSize, `class="h"`)
	y += height + 8
	for i := range part.Parts {
		lines := balanced(d.titleAmong(part.Parts, i), w-14, svg.FontSize)
		height := leading(svg.FontSize)*float64(len(lines)) + 14
		p.Raw(`<path class="p" fill="#fff" stroke="#666" d="`)
		p.Rect(x+0.5, y, x+w-0.5, y+height)
		p.Raw(`"/>`)
		d.centred(x+w/2, y+height/2, lines, svg.FontSize, "")
		y += height + 7
	}
	return y + 2
}
