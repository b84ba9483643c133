package chart

import (
	"casebook/generator/report"
)

// drawColumns draws parts side by side, each headed by its count: joined by + (chain, of
// 1+N+1), as falling steps (stairs, of 4321), or with its own parts in cells (grid, of 三个三).
func (d *drawing) drawColumns(shape string) bool {
	parts := d.program.Parts
	n := len(parts)
	if n < 2 || n > 5 || depth(parts) > 2 {
		return false
	}
	const gap = 16.0
	w := (width - gap*float64(n-1)) / float64(n)
	drops := make([]float64, n)
	if shape == "stairs" {
		if !falling(parts) {
			shape = "columns"
		} else {
			for i := range drops {
				drops[i] = 26 * float64(i)
			}
		}
	}
	d.shape = shape
	p := &d.pen
	for i := range parts {
		x := (w + gap) * float64(i)
		bottom := d.drawOneColumn(&parts[i], x, w, drops[i], shape)
		d.height = max(d.height, bottom)
		if shape == "chain" && i > 0 {
			p.raw(`<text text-anchor="middle" font-size="20" class="m" fill="#767676"`)
			p.attr("x", x-gap/2)
			p.attr("y", 41)
			p.raw(">+</text>")
		}
	}
	return true
}

func falling(parts []report.ProgramPart) bool {
	for i := 1; i < len(parts); i++ {
		a, b := parts[i-1].Count, parts[i].Count
		if len(a) != 1 || len(b) != 1 || a[0] < b[0] {
			return false
		}
	}
	return true
}

// drawOneColumn returns how far down the column reaches.
func (d *drawing) drawOneColumn(part *report.ProgramPart, x, w, top float64, shape string) float64 {
	p := &d.pen
	mid := x + w/2
	count := countText(part)
	y := top + 6
	switch {
	case count == "":
	case shape == "chain":
		p.raw(`<circle class="p" fill="#fff" stroke="#555"`)
		p.attr("cx", mid)
		p.attr("cy", 34)
		p.raw(` r="30"/>`)
		size := 26.0
		for widthAt(count, size) > 52 && size > 9 {
			size--
		}
		d.centred(mid, 34, []string{count}, size, `class="n x" fill="#b3261e"`)
		y = top + 70
	default:
		size := 34.0
		for widthAt(count, size) > w && size > 9 {
			size--
		}
		d.centred(mid, top+22, []string{count}, size, `class="n x" fill="#b3261e"`)
		p.raw(`<path class="z" stroke="#555" d="`)
		p.moveTo(x, top+46)
		p.hTo(x + w)
		p.raw(`"/>`)
		y = top + 50
	}
	lines := balanced(partName(part), w, 15)
	height := leading(15) * float64(len(lines))
	d.centred(mid, y+height/2, lines, 15, `class="h"`)
	y += height + 6
	for i := range part.Parts {
		lines := balanced(partTitle(&part.Parts[i]), w-10, fontSize)
		height := leading(fontSize)*float64(len(lines)) + 12
		p.raw(`<path class="o" fill="none" stroke="#bbb" d="`)
		p.rect(x, y, x+w, y+height)
		p.raw(`"/>`)
		d.centred(mid, y+height/2, lines, fontSize, "")
		y += height + 6
	}
	return y + 2
}
