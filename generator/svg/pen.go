// Package svg draws the pictures of charts and diagrams: a pen that writes SVG in few bytes, and the
// room that a text takes.
package svg

import (
	"math"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/words"
)

// Pen appends SVG to a page. Coordinates are user units, written with at most one decimal:
// a tenth of a unit is finer than a screen's pixel at every width the charts are shown at.
type Pen struct {
	B    []byte
	x, y int  // where the path stands, in tenths
	cmd  byte // the path command that a bare pair of numbers repeats
}

func (p *Pen) Raw(s string) { p.B = append(p.B, s...) }

func (p *Pen) Text(s string) { p.B = markup.AppendText(p.B, s) }

func (p *Pen) Int(n int) { p.B = strconv.AppendInt(p.B, int64(n), 10) }

// Num writes a coordinate.
func (p *Pen) Num(v float64) { p.tenths(ToTenths(v)) }

func ToTenths(v float64) int { return int(math.Floor(v*10 + 0.5)) }

func (p *Pen) tenths(t int) {
	if t < 0 {
		p.B = append(p.B, '-')
		t = -t
	}
	switch n := t / 10; {
	case n == 0 && t > 0:
	case n < 10:
		p.B = append(p.B, byte('0'+n))
	case n < 100:
		p.B = append(p.B, byte('0'+n/10), byte('0'+n%10))
	case n < 1000: // as nearly all are
		p.B = append(p.B, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	default:
		p.B = strconv.AppendInt(p.B, int64(n), 10)
	}
	if t%10 != 0 {
		p.B = append(p.B, '.', byte('0'+t%10))
	}
}

// Attr writes ` name="v"`.
func (p *Pen) Attr(name string, v float64) {
	p.B = append(p.B, ' ')
	p.Raw(name)
	p.Raw(`="`)
	p.Num(v)
	p.B = append(p.B, '"')
}

// TextAttr writes ` name="value"`, nothing where the value is "".
func (p *Pen) TextAttr(name, value string) {
	if value == "" {
		return
	}
	p.B = append(p.B, ' ')
	p.Raw(name)
	p.Raw(`="`)
	p.Text(value)
	p.B = append(p.B, '"')
}

// Numbers writes coordinates with spaces between them.
func (p *Pen) Numbers(list ...float64) {
	for i, v := range list {
		if i > 0 {
			p.B = append(p.B, ' ')
		}
		p.Num(v)
	}
}

// MoveTo, LineTo, H and V write the data of a path: absolute moves, relative lines.
func (p *Pen) MoveTo(x, y float64) {
	p.x, p.y, p.cmd = ToTenths(x), ToTenths(y), 'M'
	p.B = append(p.B, 'M')
	p.tenths(p.x)
	p.PathNumber(p.y)
}

func (p *Pen) LineTo(x, y float64) {
	tx, ty := ToTenths(x), ToTenths(y)
	p.command('l')
	p.PathNumber(tx - p.x)
	p.PathNumber(ty - p.y)
	p.x, p.y = tx, ty
}

// MoveToPixel and LineToPixel are MoveTo and LineTo of whole coordinates, as those of a page's many small
// pictures are.
func (p *Pen) MoveToPixel(x, y int) {
	p.x, p.y, p.cmd = 10*x, 10*y, 'M'
	p.B = append(p.B, 'M')
	p.whole(x)
	p.B = append(p.B, ' ')
	p.whole(y)
}

func (p *Pen) LineToPixel(x, y int) {
	p.command('l')
	dx, dy := x-p.x/10, y-p.y/10
	if dx >= 0 && p.B[len(p.B)-1] != 'l' {
		p.B = append(p.B, ' ')
	}
	p.whole(dx)
	if dy >= 0 {
		p.B = append(p.B, ' ')
	}
	p.whole(dy)
	p.x, p.y = 10*x, 10*y
}

func (p *Pen) whole(n int) {
	if n < 0 {
		p.B = append(p.B, '-')
		n = -n
	}
	switch {
	case n < 10:
		p.B = append(p.B, byte('0'+n))
	case n < 100: // as all of a sparkline are
		p.B = append(p.B, byte('0'+n/10), byte('0'+n%10))
	default:
		p.B = strconv.AppendInt(p.B, int64(n), 10)
	}
}

func (p *Pen) HTo(x float64) {
	tx := ToTenths(x)
	p.B = append(p.B, 'h')
	p.cmd = 'h'
	p.tenths(tx - p.x)
	p.x = tx
}

func (p *Pen) VTo(y float64) {
	ty := ToTenths(y)
	p.B = append(p.B, 'v')
	p.cmd = 'v'
	p.tenths(ty - p.y)
	p.y = ty
}

// ArcTo draws a circle's arc; large and sweep are SVG's flags.
func (p *Pen) ArcTo(r, x, y float64, large, sweep bool) {
	p.cmd = 'A'
	p.B = append(p.B, 'A')
	p.Num(r)
	p.B = append(p.B, ' ')
	p.Num(r)
	p.Raw(" 0 ")
	p.B = append(p.B, arcFlag(large), ' ', arcFlag(sweep), ' ')
	p.Num(x)
	p.PathNumber(ToTenths(y))
	p.x, p.y = ToTenths(x), ToTenths(y)
}

func arcFlag(on bool) byte {
	if on {
		return '1'
	}
	return '0'
}

func (p *Pen) command(c byte) {
	if p.cmd != c {
		p.B = append(p.B, c)
		p.cmd = c
	}
}

// PathNumber writes a number of a path, with a space before it where one is needed.
func (p *Pen) PathNumber(t int) {
	last := p.B[len(p.B)-1]
	if t >= 0 && (last >= '0' && last <= '9' || last == '.') {
		p.B = append(p.B, ' ')
	}
	p.tenths(t)
}

// Rect adds a bar to the data of a path, whichever way its corners are given.
func (p *Pen) Rect(x0, y0, x1, y1 float64) {
	p.MoveTo(x0, y0)
	p.HTo(x1)
	p.VTo(y1)
	p.HTo(x0)
	p.Raw("z")
}

// Label writes a text element at x, y.
func (p *Pen) Label(x, y float64, s string) {
	p.Raw("<text")
	p.Attr("x", x)
	p.Attr("y", y)
	p.Raw(">")
	p.Text(s)
	p.Raw("</text>")
}

// Message writes the text of a key, escaped, with values in its holes: name, value, name, value.
func (p *Pen) Message(texts *words.Texts, key string, pairs ...string) {
	p.B = texts.Message(key).AppendHTML(p.B, pairs...)
}

// Point draws a line without length where the path stands: with round ends, a dot.
func (p *Pen) Point() {
	p.Raw("h0")
	p.cmd = 'h'
}

// Around returns the point of a circle at a share of the full turn, from the top clockwise.
func Around(cx, cy, r, share float64) (x, y float64) {
	sin, cos := math.Sincos(share * 2 * math.Pi)
	return cx + r*sin, cy - r*cos
}
