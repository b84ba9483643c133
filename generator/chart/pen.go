package chart

import (
	"math"
	"strconv"

	"casebook/generator/markup"
)

// pen appends SVG to a page. Coordinates are user units, written with at most one decimal:
// a tenth of a unit is finer than a screen's pixel at every width the charts are shown at.
type pen struct {
	b    []byte
	x, y int  // where the path stands, in tenths
	cmd  byte // the path command that a bare pair of numbers repeats
}

func (p *pen) raw(s string) { p.b = append(p.b, s...) }

func (p *pen) text(s string) { p.b = markup.AppendText(p.b, s) }

func (p *pen) int(n int) { p.b = strconv.AppendInt(p.b, int64(n), 10) }

// num writes a coordinate.
func (p *pen) num(v float64) { p.tenths(toTenths(v)) }

func toTenths(v float64) int { return int(math.Floor(v*10 + 0.5)) }

func (p *pen) tenths(t int) {
	if t < 0 {
		p.b = append(p.b, '-')
		t = -t
	}
	if t >= 10 || t == 0 {
		p.b = strconv.AppendInt(p.b, int64(t/10), 10)
	}
	if t%10 != 0 {
		p.b = append(p.b, '.', byte('0'+t%10))
	}
}

// attr writes ` name="v"`.
func (p *pen) attr(name string, v float64) {
	p.b = append(p.b, ' ')
	p.raw(name)
	p.raw(`="`)
	p.num(v)
	p.b = append(p.b, '"')
}

// textAttr writes ` name="value"`, nothing where the value is "".
func (p *pen) textAttr(name, value string) {
	if value == "" {
		return
	}
	p.b = append(p.b, ' ')
	p.raw(name)
	p.raw(`="`)
	p.text(value)
	p.b = append(p.b, '"')
}

// numbers writes coordinates with spaces between them.
func (p *pen) numbers(list ...float64) {
	for i, v := range list {
		if i > 0 {
			p.b = append(p.b, ' ')
		}
		p.num(v)
	}
}

// moveTo, lineTo, h and v write the data of a path: absolute moves, relative lines.
func (p *pen) moveTo(x, y float64) {
	p.x, p.y, p.cmd = toTenths(x), toTenths(y), 'M'
	p.b = append(p.b, 'M')
	p.tenths(p.x)
	p.pathNumber(p.y)
}

func (p *pen) lineTo(x, y float64) {
	tx, ty := toTenths(x), toTenths(y)
	p.command('l')
	p.pathNumber(tx - p.x)
	p.pathNumber(ty - p.y)
	p.x, p.y = tx, ty
}

func (p *pen) hTo(x float64) {
	tx := toTenths(x)
	p.b = append(p.b, 'h')
	p.cmd = 'h'
	p.tenths(tx - p.x)
	p.x = tx
}

func (p *pen) vTo(y float64) {
	ty := toTenths(y)
	p.b = append(p.b, 'v')
	p.cmd = 'v'
	p.tenths(ty - p.y)
	p.y = ty
}

// arcTo draws a circle's arc; large and sweep are SVG's flags.
func (p *pen) arcTo(r, x, y float64, large, sweep bool) {
	p.cmd = 'A'
	p.b = append(p.b, 'A')
	p.num(r)
	p.b = append(p.b, ' ')
	p.num(r)
	p.raw(" 0 ")
	p.b = append(p.b, arcFlag(large), ' ', arcFlag(sweep), ' ')
	p.num(x)
	p.pathNumber(toTenths(y))
	p.x, p.y = toTenths(x), toTenths(y)
}

func arcFlag(on bool) byte {
	if on {
		return '1'
	}
	return '0'
}

func (p *pen) command(c byte) {
	if p.cmd != c {
		p.b = append(p.b, c)
		p.cmd = c
	}
}

// pathNumber writes a number of a path, with a space before it where one is needed.
func (p *pen) pathNumber(t int) {
	last := p.b[len(p.b)-1]
	if t >= 0 && (last >= '0' && last <= '9' || last == '.') {
		p.b = append(p.b, ' ')
	}
	p.tenths(t)
}

// rect adds a bar to the data of a path, whichever way its corners are given.
func (p *pen) rect(x0, y0, x1, y1 float64) {
	p.moveTo(x0, y0)
	p.hTo(x1)
	p.vTo(y1)
	p.hTo(x0)
	p.raw("z")
}

// label writes a text element at x, y.
func (p *pen) label(x, y float64, s string) {
	p.raw("<text")
	p.attr("x", x)
	p.attr("y", y)
	p.raw(">")
	p.text(s)
	p.raw("</text>")
}
