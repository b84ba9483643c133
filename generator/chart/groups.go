package chart

import (
	"casebook/generator/formula"
	"casebook/generator/report"
)

// drawGroups draws groups of parts under one another: the group at the left, its parts as
// boxes that flow at its right (三考两评一述). Groups that have groups get a heading each.
func (d *drawing) drawGroups() bool {
	if depth(d.program.Parts) > 3 {
		return false
	}
	d.shape = "groups"
	for i := range d.program.Parts {
		part := &d.program.Parts[i]
		if depth(part.Parts) < 2 {
			d.drawGroup(d.groupTitle(part), part.Parts, 16, accent)
			continue
		}
		d.drawHeading(d.groupTitle(part))
		var loose []report.ProgramPart
		for j := range part.Parts {
			if len(part.Parts[j].Parts) == 0 {
				loose = append(loose, part.Parts[j])
				continue
			}
			d.drawGroup(d.groupTitle(&part.Parts[j]), part.Parts[j].Parts, fontSize, `class="h"`)
		}
		if len(loose) > 0 {
			d.drawGroup("", loose, fontSize, "")
		}
	}
	return true
}

func (d *drawing) drawHeading(title string) {
	if d.height > 0 {
		d.height += 8
	}
	lines := wrap(title, width, 18)
	d.column(0, d.height+18, lines, 18, accent)
	d.height += leading(18)*float64(len(lines)) + 5
}

// drawGroup draws one group below what is there.
func (d *drawing) drawGroup(title string, parts []report.ProgramPart, size float64, attributes string) {
	const left, gap = 112.0, 8.0
	p := &d.pen
	p.raw(`<path class="g" stroke="#ddd" d="`)
	p.moveTo(0, d.height+0.5)
	p.hTo(width)
	p.raw(`"/>`)
	top := d.height + 11
	lines := wrap(title, left-14, size)
	d.column(0, top+13+size*0.36, lines, size, attributes)
	x, row, rowHeight := left, top, 0.0
	for j := range parts {
		lines := wrap(d.titleAmong(parts, j), width-left-20, fontSize)
		w := widest(lines, fontSize) + 20
		h := leading(fontSize)*float64(len(lines)) + 11
		if x > left && x+w > width {
			x, row = left, row+rowHeight+gap
			rowHeight = 0
		}
		p.raw(`<path class="o" fill="none" stroke="#999" d="`)
		p.rect(x+0.5, row, x+w-0.5, row+h)
		p.raw(`"/>`)
		d.centred(x+w/2, row+h/2, lines, fontSize, "")
		x += w + gap
		rowHeight = max(rowHeight, h)
	}
	d.height = max(top+6+leading(size)*float64(len(lines)), row+rowHeight) + 11
}

// groupTitle joins a Chinese count to its name without a space: 三考.
func (d *drawing) groupTitle(part *report.ProgramPart) string {
	if part.Count == "" || part.Count[0] < 0x80 {
		return d.partTitle(part)
	}
	return countText(part) + d.partName(part)
}

// drawFan draws parts as rays from the name: 五联, 七权同确, and any flat list.
func (d *drawing) drawFan() bool {
	const nameWidth, left = 104.0, 150.0
	parts := d.program.Parts
	d.shape = "fan"
	p := &d.pen
	name := balanced(d.name(), nameWidth, 20)
	size := 20.0
	if len(name) > 4 {
		name, size = balanced(d.name(), nameWidth, fontSize), fontSize
	}
	type item struct {
		lines []string
		y     float64
	}
	items := make([]item, len(parts))
	y := 0.0
	for i := range parts {
		lines := wrap(d.titleAmong(parts, i), width-left-8, 15)
		h := max(leading(15)*float64(len(lines))+14, 34)
		items[i] = item{lines, y + h/2}
		y += h
	}
	high := max(y, leading(size)*float64(len(name))+20)
	shift := (high - y) / 2
	d.height = high
	p.raw(`<path class="o" fill="none" stroke="#999" d="`)
	for i := range items {
		to := items[i].y + shift
		p.moveTo(nameWidth+6, high/2)
		p.raw("C")
		p.num(left - 18)
		p.pathNumber(toTenths(high / 2))
		p.raw(" ")
		p.num(nameWidth + 14)
		p.pathNumber(toTenths(to))
		p.raw(" ")
		p.num(left - 8)
		p.pathNumber(toTenths(to))
	}
	p.raw(`"/>`)
	for i := range items {
		lines := items[i].lines
		base := items[i].y + shift - leading(15)*float64(len(lines)-1)/2 + 0.36*15
		d.column(left, base, lines, 15, "")
	}
	d.centred(nameWidth/2, high/2, name, size, accent)
	return true
}

// drawPairs draws each 双 of a name as two rings that overlap. What the source tells of
// stands under a rule of its own: no practice belongs to one of the pairs above it.
func (d *drawing) drawPairs() bool {
	terms := d.program.Formula.Terms
	n := len(terms)
	if n < 1 || n > 4 || depth(d.program.Parts) > 1 {
		return false
	}
	w := width / float64(n)
	p := &d.pen
	p.raw(`<g class="z" fill="none" stroke="#555">`)
	for i := range terms {
		mid := w * (float64(i) + 0.5)
		for _, side := range [...]float64{-14, 14} {
			p.raw("<circle")
			p.attr("cx", mid+side)
			p.raw(` cy="32" r="26"/>`)
		}
	}
	p.raw("</g>")
	for i := range terms {
		label := pairLabel(terms[i])
		if textWidth(label)*20/fontSize > w {
			d.pen = pen{}
			return false
		}
		d.centred(w*(float64(i)+0.5), 78, []string{label}, 20, accent)
	}
	d.shape, d.height = "pairs", 98
	if len(d.program.Parts) > 0 {
		d.height += 8
		d.drawGroup(d.texts.T("formula.practices"), d.program.Parts, fontSize, `class="m" fill="#767676"`)
	}
	return true
}

func pairLabel(t formula.Term) string { return t.Count.Text + t.Label }

// drawOutline draws parts within parts of any depth and number, each under the one it
// belongs to: the layout of a formula that nobody has seen yet.
func (d *drawing) drawOutline() {
	d.shape = "outline"
	lines := wrap(d.name(), width, 20)
	d.column(0, 22, lines, 20, accent)
	d.height = 12 + leading(20)*float64(len(lines))
	d.height = d.outline(d.program.Parts, 0, d.height) + 6
}

func (d *drawing) outline(parts []report.ProgramPart, level int, y float64) float64 {
	const indent, deepest = 24.0, 8
	x := 8 + indent*float64(min(level, deepest))
	p := &d.pen
	top, last := y, y
	for i := range parts {
		size := fontSize
		if level == 0 {
			size = 15
		}
		lines := wrap(d.titleAmong(parts, i), width-x-16, size)
		base := y + 8 + size
		d.column(x+14, base, lines, size, outlineClass(level))
		p.raw(`<path class="o" fill="none" stroke="#999" d="`)
		last = base - size*0.36
		p.moveTo(x, last)
		p.hTo(x + 8)
		p.raw(`"/>`)
		y = base + leading(size)*float64(len(lines)-1) + 2
		y = d.outline(parts[i].Parts, level+1, y)
	}
	if len(parts) > 0 {
		p.raw(`<path class="o" fill="none" stroke="#999" d="`)
		p.moveTo(x, last)
		p.vTo(top + 2)
		p.raw(`"/>`)
	}
	return y
}

func outlineClass(level int) string {
	if level == 0 {
		return `class="h"`
	}
	return ""
}
