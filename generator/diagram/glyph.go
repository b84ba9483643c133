package diagram

import (
	"strconv"

	"casebook/generator/formula"
	"casebook/generator/report"
	"casebook/generator/svg"
)

// The size of a glyph and how many marks one can hold before they run together.
const (
	glyphWidth, glyphHeight = 64.0, 48.0
	mostGlyphColumns        = 10
	mostGlyphDots           = 12
)

// AppendGlyph appends a small sign of a working method for a list, of the form that its
// drawing has: dots in a ring for 六个一, a chain for 1+N+1, a column of dots a part for 4321
// and 三考两评一述. It says nothing that the words beside it do not say, so it is hidden from
// screen readers. A method whose parts are not known has an open ring, of as many open dots as
// its name says.
func AppendGlyph(b []byte, program *report.Program) []byte {
	p := pen{Pen: svg.Pen{B: b}}
	p.Raw(`<svg class="glyph" viewBox="0 0 64 48" width="64" height="48" fill="currentColor" aria-hidden="true">`)
	parts := program.Parts
	switch shape := program.Formula.Shape; {
	case shape == formula.Doubles && len(program.Formula.Terms) <= 4:
		p.glyphPairs(len(program.Formula.Terms))
	case len(parts) == 0 || !program.Stated:
		p.glyphUnstated(program.Formula.Terms)
	case shape == formula.Sum && len(parts) <= 3:
		p.glyphChain(parts)
	case shape == formula.Ones && len(parts) >= 3 && len(parts) <= mostGlyphDots:
		p.glyphRing(len(parts))
	case len(parts) > 1 && len(parts) <= mostGlyphColumns && !allSingle(parts):
		p.glyphColumns(parts)
	default:
		p.glyphFan(min(len(parts), mostGlyphColumns))
	}
	p.Raw("</svg>")
	return p.B
}

// dotsOf is how many dots stand for a part: its count, else the number of its own parts.
func dotsOf(part *report.ProgramPart) int {
	n, err := strconv.Atoi(part.Count)
	if err != nil || n < 1 {
		n = max(len(part.Parts), 1)
	}
	return min(n, mostGlyphDots)
}

func allSingle(parts []report.ProgramPart) bool {
	for i := range parts {
		if dotsOf(&parts[i]) > 1 {
			return false
		}
	}
	return true
}

func (p *pen) dot(x, y, r float64) {
	p.Raw("<circle")
	p.Attr("cx", x)
	p.Attr("cy", y)
	p.Attr("r", r)
	p.Raw("/>")
}

func (p *pen) glyphPairs(terms int) {
	p.Raw(`<g fill="none" stroke="currentColor" stroke-width="1.5">`)
	pitch := glyphWidth / float64(max(terms, 1))
	r := min(pitch*0.26, 12)
	for i := range terms {
		x := pitch * (float64(i) + 0.5)
		p.dot(x-r*0.55, glyphHeight/2, r)
		p.dot(x+r*0.55, glyphHeight/2, r)
	}
	p.Raw("</g>")
}

// glyphChain draws a filled dot for each part with a number and open ones, one behind the
// other, for a part of any number.
func (p *pen) glyphChain(parts []report.ProgramPart) {
	pitch := min(glyphWidth/float64(len(parts)), 22)
	p.Raw(`<path fill="none" stroke="currentColor" d="`)
	p.MoveTo(pitch/2, glyphHeight/2)
	p.HTo(pitch * (float64(len(parts)) - 0.5))
	p.Raw(`"/>`)
	for i := range parts {
		x := pitch * (float64(i) + 0.5)
		if _, err := strconv.Atoi(parts[i].Count); err == nil {
			p.dot(x, glyphHeight/2, 6)
			continue
		}
		p.Raw(`<g class="q" fill="#fff" stroke="currentColor" stroke-width="1.5">`)
		for _, aside := range [...]float64{5, 2.5, 0} {
			p.dot(x+aside-2.5, glyphHeight/2, 7)
		}
		p.Raw("</g>")
	}
}

func (p *pen) glyphRing(n int) {
	for i := range n {
		x, y := svg.Around(24, glyphHeight/2, 18, float64(i)/float64(n))
		p.dot(x, y, 4)
	}
	p.Raw(`<circle fill="none" stroke="currentColor" stroke-width="1.5" cx="24" cy="24" r="8"/>`)
}

// glyphUnstated draws how many parts a name promises where no source says which: 六个一 without
// its six.
func (p *pen) glyphUnstated(terms []formula.Term) {
	if len(terms) != 1 || terms[0].Count.Min < 3 || terms[0].Count.Min > mostGlyphDots {
		p.Raw(`<circle fill="none" stroke="currentColor" stroke-dasharray="2 4" cx="24" cy="24" r="16"/>`)
		return
	}
	n := terms[0].Count.Min
	p.Raw(`<g fill="none" stroke="currentColor">`)
	for i := range n {
		x, y := svg.Around(24, glyphHeight/2, 18, float64(i)/float64(n))
		p.dot(x, y, 3.5)
	}
	p.Raw(`<circle stroke-dasharray="2 3" cx="24" cy="24" r="8"/></g>`)
}

func (p *pen) glyphColumns(parts []report.ProgramPart) {
	highest := 1
	for i := range parts {
		highest = max(highest, dotsOf(&parts[i]))
	}
	pitch := min(11, glyphWidth/float64(len(parts)), glyphHeight/float64(highest))
	foot := (glyphHeight + pitch*float64(highest)) / 2 // level with the other forms
	for i := range parts {
		for k := range dotsOf(&parts[i]) {
			p.dot(pitch*(float64(i)+0.5), foot-pitch*(float64(k)+0.5), pitch*0.36)
		}
	}
}

func (p *pen) glyphFan(n int) {
	pitch := min(9, glyphHeight/float64(n))
	top := (glyphHeight - pitch*float64(n)) / 2
	p.Raw(`<path fill="none" stroke="currentColor" d="`)
	for i := range n {
		p.MoveTo(8, glyphHeight/2)
		p.LineTo(40, top+pitch*(float64(i)+0.5))
	}
	p.Raw(`"/>`)
	p.dot(7, glyphHeight/2, 5)
	for i := range n {
		p.dot(42, top+pitch*(float64(i)+0.5), pitch*0.32)
	}
}
