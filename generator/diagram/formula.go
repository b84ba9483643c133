// Package diagram draws the formula of a working method (六个一, 1+N+1): a picture of its parts, and a
// small sign for lists.
package diagram

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/formula"
	"casebook/generator/report"
	"casebook/generator/svg"
	"casebook/generator/words"
)

// Append appends the drawing of a working method's formula: a figure with the
// picture, whose form follows the form of the name, and the parts as a list, which is what
// a screen reader reads and which has the details that a picture has no room for.
//
// Each form is tried first; where a label does not fit its shape, or the method has another
// number of parts than the form can hold, an outline is drawn, which holds anything.
func Append(b []byte, program *report.Program, texts *words.Texts) []byte {
	d := drawing{program: program, texts: texts}
	d.draw()
	p := pen{Pen: svg.Pen{B: b}}
	p.Raw(`<figure class="formula" data-shape="`)
	p.Raw(d.shape)
	p.Raw(`"><figcaption><b>`)
	p.Text(program.Name)
	p.Raw("</b>")
	if note := d.note(); note != "" {
		p.Raw(" <span>")
		p.Text(note)
		p.Raw("</span>")
	}
	p.Raw(`</figcaption><svg viewBox="0 0 420 `)
	p.Num(d.height)
	// A method may be drawn twice on a page, so the picture has no ids and is named in place.
	p.Raw(`" role="img" font-size="13" fill="#333" aria-label="`)
	p.Text(program.Name)
	p.Raw(`"><title>`)
	p.Text(program.Name)
	p.Raw("</title><desc>")
	p.Text(d.spoken())
	p.Raw("</desc>")
	p.B = append(p.B, d.pen.B...)
	p.Raw("</svg>")
	if len(program.Parts) > 0 {
		d.appendList(&p)
	}
	p.Raw("</figure>")
	return p.B
}

// pen is what draws, with the strokes that diagrams alone have.
type pen struct{ svg.Pen }

// drawing is one formula's picture while it grows: the pen holds what stands inside the svg.
type drawing struct {
	program *report.Program
	texts   *words.Texts
	pen     pen
	shape   string // the value of data-shape
	height  float64
}

func (d *drawing) note() string {
	if !d.program.Stated || len(d.program.Parts) == 0 {
		return d.texts.T("unstated")
	}
	return ""
}

// name is what stands in the middle of the picture: the formula as said, else the name.
func (d *drawing) name() string {
	if n := d.program.Formula.Name; n != "" {
		return n
	}
	return d.program.Name
}

// spoken says the parts in a sentence.
func (d *drawing) spoken() string {
	parts := d.texts.T("unstated")
	if len(d.program.Parts) > 0 {
		var titles []string
		for i := range d.program.Parts {
			titles = append(titles, d.withParts(i))
		}
		parts = strings.Join(titles, d.texts.T("formula.next"))
	}
	return d.texts.Message("formula.description").Format("name", d.program.Name, "parts", parts)
}

// withParts is the title of a part with those of its own parts.
func (d *drawing) withParts(i int) string {
	title := d.titleAmong(d.program.Parts, i)
	own := d.program.Parts[i].Parts
	if len(own) == 0 {
		return title
	}
	var titles []string
	for j := range own {
		titles = append(titles, d.titleAmong(own, j))
	}
	return d.texts.Message("formula.with-parts").Format("name", title, "parts", strings.Join(titles, d.texts.T("chart.and")))
}

// countText is a part's count as it is read: 1..3 as 1—3.
func countText(part *report.ProgramPart) string {
	return strings.Replace(part.Count, "..", "—", 1)
}

func (d *drawing) partName(part *report.ProgramPart) string {
	if strings.TrimSpace(part.Name) == "" {
		return d.texts.T("formula.unnamed")
	}
	return part.Name
}

// partTitle is count and name of a part in one line. A name that begins with its count says
// it already: 三先留, not 3 三先留.
func (d *drawing) partTitle(part *report.ProgramPart) string {
	name := d.partName(part)
	_, err := strconv.Atoi(part.Count)
	if part.Count == "" || err == nil && beginsWithCount(part.Name) {
		return name
	}
	return countText(part) + " " + name
}

func beginsWithCount(name string) bool {
	r, size := utf8.DecodeRuneInString(name)
	if r < utf8.RuneSelf {
		return false
	}
	_, ok := formula.ParseCount(name[:size])
	return ok
}

// onlyOnes tells whether parts are one of each: their counts then say nothing that the
// parts do not say by being there (六强 are six, not six times one).
func onlyOnes(parts []report.ProgramPart) bool {
	for i := range parts {
		if c, ok := formula.ParseCount(parts[i].Count); parts[i].Count != "" && !(ok && c.Min == 1 && c.Max == 1) {
			return false
		}
	}
	return true
}

// titleAmong is the title of a part beside its siblings: without a count where all are one.
func (d *drawing) titleAmong(parts []report.ProgramPart, i int) string {
	if onlyOnes(parts) {
		return d.partName(&parts[i])
	}
	return d.partTitle(&parts[i])
}

func (d *drawing) appendList(p *pen) {
	p.Raw(`<ol class="parts`)
	if !onlyOnes(d.program.Parts) {
		p.Raw(` counted`)
	}
	if !hasDetail(d.program.Parts) {
		p.Raw(` visually-hidden`)
	}
	p.Raw(`">`)
	d.appendItems(p, d.program.Parts)
	p.Raw("</ol>")
}

func (d *drawing) appendItems(p *pen, parts []report.ProgramPart) {
	bare := onlyOnes(parts)
	for i := range parts {
		part := &parts[i]
		p.Raw("<li>")
		if part.Count != "" && !bare {
			p.Raw("<i>")
			p.Text(countText(part))
			p.Raw("</i> ")
		}
		p.Raw("<b>")
		p.Text(d.partName(part))
		p.Raw("</b>")
		if part.Detail != "" {
			p.Raw(" ")
			p.Text(part.Detail)
		}
		if len(part.Parts) > 0 {
			if hasDetail(part.Parts) {
				p.Raw("<ol>")
			} else {
				p.Raw(`<ol class="visually-hidden">`) // the picture says as much
			}
			d.appendItems(p, part.Parts)
			p.Raw("</ol>")
		}
		p.Raw("</li>")
	}
}

func hasDetail(parts []report.ProgramPart) bool {
	for i := range parts {
		if parts[i].Detail != "" || hasDetail(parts[i].Parts) {
			return true
		}
	}
	return false
}

// depth is how many layers of parts there are.
func depth(parts []report.ProgramPart) int {
	deepest := 0
	for i := range parts {
		deepest = max(deepest, 1+depth(parts[i].Parts))
	}
	return deepest
}

// draw tries the form of the name, then the forms that hold more.
func (d *drawing) draw() {
	parts := d.program.Parts
	switch shape := d.program.Formula.Shape; {
	case shape == formula.Doubles && d.drawPairs():
	case len(parts) == 0:
		d.drawName()
	case shape == formula.Ones && d.drawRosette():
	case shape == formula.Sum && d.drawChain():
	case shape == formula.Digits && d.drawDigits():
	case shape == formula.Grid && d.drawGrid():
	case depth(parts) == 1 && d.drawFan():
	case d.drawGroups():
	default:
		d.drawOutline()
	}
}

// drawName draws a method whose parts the source does not give: its name, in a frame left open.
func (d *drawing) drawName() {
	d.shape, d.height = "name", 130
	d.pen.Raw(`<path class="o" fill="none" stroke="#999" stroke-dasharray="2 5" d="M20 10h380v110h-380z"/>`)
	lines := svg.Wrap(d.name(), 340, 24)
	if len(lines) > 2 {
		lines = svg.Wrap(d.name(), 340, 13)
		d.centred(210, 55, lines, 13, accent)
	} else {
		d.centred(210, 55, lines, 24, accent)
	}
	d.pen.Raw(`<text x="210" y="106" text-anchor="middle" fill="#767676" class="m">`)
	d.pen.Message(d.texts, "unstated")
	d.pen.Raw("</text>")
	if n := len(lines); n > 2 {
		d.height += 17 * float64(n)
	}
}

// widthAt is textWidth at a font size.
func widthAt(s string, size float64) float64 { return svg.TextWidth(s) * size / svg.FontSize }

// leading is the distance of lines at a font size.
func leading(size float64) float64 { return size * 1.3 }

// centred writes lines around a point.
func (d *drawing) centred(x, y float64, lines []string, size float64, attributes string) {
	d.pen.Raw(`<g text-anchor="middle" `)
	d.pen.Raw(attributes)
	if size != svg.FontSize {
		d.pen.Attr("font-size", size)
	}
	d.pen.Raw(">")
	base := y - leading(size)*float64(len(lines)-1)/2 + 0.36*size
	for i, line := range lines {
		d.pen.Label(x, base+leading(size)*float64(i), line)
	}
	d.pen.Raw("</g>")
}

// column writes lines from a first base on.
func (d *drawing) column(x, base float64, lines []string, size float64, attributes string) {
	d.pen.Raw(`<g `)
	d.pen.Raw(attributes)
	if size != svg.FontSize {
		d.pen.Attr("font-size", size)
	}
	d.pen.Raw(">")
	for i, line := range lines {
		d.pen.Label(x, base+leading(size)*float64(i), line)
	}
	d.pen.Raw("</g>")
}
