package diagram

import (
	"casebook/generator/formula"
	"casebook/generator/report"
	"casebook/generator/svg"
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
			d.drawGroup(d.groupTitle(&part.Parts[j]), part.Parts[j].Parts, svg.FontSize, `class="h"`)
		}
		if len(loose) > 0 {
			d.drawGroup("", loose, svg.FontSize, "")
		}
	}
	return true
}

func (d *drawing) drawHeading(title string) {
	if d.height > 0 {
		d.height += 8
	}
	lines := svg.Wrap(title, svg.Width, 18)
	d.column(0, d.height+18, lines, 18, accent)
	d.height += leading(18)*float64(len(lines)) + 5
}

// drawGroup draws one group below what is there.
func (d *drawing) drawGroup(title string, parts []report.ProgramPart, size float64, attributes string) {
	const left, gap = 112.0, 8.0
	p := &d.pen
	p.Raw(`<path class="g" stroke="#ddd" d="`)
	p.MoveTo(0, d.height+0.5)
	p.HTo(svg.Width)
	p.Raw(`"/>`)
	top := d.height + 11
	lines := svg.Wrap(title, left-14, size)
	d.column(0, top+13+size*0.36, lines, size, attributes)
	x, row, rowHeight := left, top, 0.0
	for j := range parts {
		lines := svg.Wrap(d.titleAmong(parts, j), svg.Width-left-20, svg.FontSize)
		w := widest(lines, svg.FontSize) + 20
		h := leading(svg.FontSize)*float64(len(lines)) + 11
		if x > left && x+w > svg.Width {
			x, row = left, row+rowHeight+gap
			rowHeight = 0
		}
		p.Raw(`<path class="o" fill="none" stroke="#999" d="`)
		p.Rect(x+0.5, row, x+w-0.5, row+h)
		p.Raw(`"/>`)
		d.centred(x+w/2, row+h/2, lines, svg.FontSize, "")
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
		name, size = balanced(d.name(), nameWidth, svg.FontSize), svg.FontSize
	}
	type item struct {
		lines []string
		y     float64
	}
	items := make([]item, len(parts))
	y := 0.0
	for i := range parts {
		lines := svg.Wrap(d.titleAmong(parts, i), svg.Width-left-8, 15)
		h := max(leading(15)*float64(len(lines))+14, 34)
		items[i] = item{lines, y + h/2}
		y += h
	}
	high := max(y, leading(size)*float64(len(name))+20)
	shift := (high - y) / 2
	d.height = high
	p.Raw(`<path class="o" fill="none" stroke="#999" d="`)
	for i := range items {
		to := items[i].y + shift
		p.MoveTo(nameWidth+6, high/2)
		p.Raw("C")
		p.Num(left - 18)
		p.PathNumber(svg.ToTenths(high / 2))
		p.Raw(" ")
		p.Num(nameWidth + 14)
		p.PathNumber(svg.ToTenths(to))
		p.Raw(" ")
		p.Num(left - 8)
		p.PathNumber(svg.ToTenths(to))
	}
	p.Raw(`"/>`)
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
	w := svg.Width / float64(n)
	p := &d.pen
	p.Raw(`<g class="z" fill="none" stroke="#555">`)
	for i := range terms {
		mid := w * (float64(i) + 0.5)
		for _, side := range [...]float64{-14, 14} {
			p.Raw("<circle")
			p.Attr("cx", mid+side)
			p.Raw(` cy="32" r="26"/>`)
		}
	}
	p.Raw("</g>")
	for i := range terms {
		label := pairLabel(terms[i])
		if svg.TextWidth(label)*20/svg.FontSize > w {
			d.pen = pen{}
			return false
		}
		d.centred(w*(float64(i)+0.5), 78, []string{label}, 20, accent)
	}
	d.shape, d.height = "pairs", 98
	if len(d.program.Parts) > 0 {
		d.height += 8
		d.drawGroup(d.texts.T("formula.practices"), d.program.Parts, svg.FontSize, `class="m" fill="#767676"`)
	}
	return true
}

func pairLabel(t formula.Term) string { return t.Count.Text + t.Label }

// drawOutline draws parts within parts of any depth and number, each under the one it
// belongs to: the layout of a formula that nobody has seen yet.
func (d *drawing) drawOutline() {
	d.shape = "outline"
	lines := svg.Wrap(d.name(), svg.Width, 20)
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
		size := svg.FontSize
		if level == 0 {
			size = 15
		}
		lines := svg.Wrap(d.titleAmong(parts, i), svg.Width-x-16, size)
		base := y + 8 + size
		d.column(x+14, base, lines, size, outlineClass(level))
		p.Raw(`<path class="o" fill="none" stroke="#999" d="`)
		last = base - size*0.36
		p.MoveTo(x, last)
		p.HTo(x + 8)
		p.Raw(`"/>`)
		y = base + leading(size)*float64(len(lines)-1) + 2
		y = d.outline(parts[i].Parts, level+1, y)
	}
	if len(parts) > 0 {
		p.Raw(`<path class="o" fill="none" stroke="#999" d="`)
		p.MoveTo(x, last)
		p.VTo(top + 2)
		p.Raw(`"/>`)
	}
	return y
}

func outlineClass(level int) string {
	if level == 0 {
		return `class="h"`
	}
	return ""
}
