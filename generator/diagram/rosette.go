package diagram

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/svg"
)

// drawRosette draws parts of one each as petals around the name: 六个一.
func (d *drawing) drawRosette() bool {
	const most, labelSize = 204.0, 15.0
	parts := d.program.Parts
	n := len(parts)
	if n < 3 || n > 9 || depth(parts) > 1 {
		return false
	}
	// Petals that just touch one another, around a ring that the picture's edge allows.
	half := math.Sin(math.Pi / float64(n))
	ring := most / (1 + half)
	petal := min(ring*half-2, 64)
	ring = min(ring, max((petal+2)/half, 48+petal))
	labels := make([][]string, n)
	size := labelSize
	for i := range parts {
		labels[i] = fitCircle(d.partName(&parts[i]), petal-5, labelSize)
		if labels[i] == nil {
			size = svg.FontSize
		}
	}
	for i := range parts {
		if labels[i] = fitCircle(d.partName(&parts[i]), petal-5, size); labels[i] == nil {
			return false
		}
	}
	hub := ring - petal - 4
	name, nameSize := fitCircle(d.name(), hub, 30), 30.0
	for name == nil && nameSize > svg.FontSize {
		nameSize -= 2
		name = fitCircle(d.name(), hub, nameSize)
	}
	if name == nil {
		return false
	}
	d.shape = "rosette"
	cy := ring + petal + 2
	d.height = cy + lowest(n, ring) + petal + 2
	p := &d.pen
	p.Raw(`<circle class="o" fill="none" stroke="#aaa" cx="210"`)
	p.Attr("cy", cy)
	p.Attr("r", ring)
	p.Raw(`/><g class="p" fill="#fff" stroke="#666">`)
	for i := range parts {
		x, y := svg.Around(210, cy, ring, float64(i)/float64(n))
		p.Raw("<circle")
		p.Attr("cx", x)
		p.Attr("cy", y)
		p.Attr("r", petal)
		p.Raw("/>")
	}
	p.Raw("</g>")
	for i := range parts {
		x, y := svg.Around(210, cy, ring, float64(i)/float64(n))
		d.centred(x, y, labels[i], size, "")
	}
	d.centred(210, cy, name, nameSize, accent)
	return true
}

// accent are the attributes of what is said in the accent colour: names and counts.
const accent = `class="x" fill="#a61f1a"`

// lowest is how far the lowest petal's middle lies under the centre.
func lowest(n int, ring float64) float64 {
	low := 0.0
	for i := range n {
		_, y := svg.Around(0, 0, ring, float64(i)/float64(n))
		low = max(low, y)
	}
	return low
}

// fitCircle wraps s into a circle: of the ways in which every line's corners lie inside, the
// one whose lines are shortest beside their number, so that a label of eight characters
// stands in two lines of four. It is nil where s is too long.
func fitCircle(s string, r, size float64) []string {
	var best []string
	for n := 1; n <= 6; n++ {
		high := leading(size) * float64(n) / 2
		if high >= r {
			break
		}
		limit := 2 * math.Sqrt(r*r-high*high)
		lines := balanced(s, limit, size)
		if len(lines) != n || !allFit(lines, limit, size) {
			continue
		}
		if best == nil || n == 2 && widest(best, size) > 5.5*size {
			best = lines
		}
	}
	if best == nil {
		return nil
	}
	if len(best) == 1 && widest(best, size) > 5.5*size {
		if two := balanced(s, widest(best, size)*0.55, size); len(two) == 2 {
			return two
		}
	}
	return best
}

func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, widthAt(l, size))
	}
	return w
}

func allFit(lines []string, limit, size float64) bool { return widest(lines, size) <= limit }

// balanced wraps s into as many lines as limit asks for, and makes them about as long as
// one another.
func balanced(s string, limit, size float64) []string {
	lines := svg.Wrap(s, limit, size)
	for narrow := limit - size/2; len(lines) > 1 && narrow >= size; narrow -= size / 2 {
		next := svg.Wrap(s, narrow, size)
		if len(next) > len(lines) {
			break
		}
		lines = next
	}
	return inPairs(lines, limit, size)
}

// inPairs parts two lines of Chinese between pairs of characters, as most words are: 党员分类/管理,
// not 党员分/类管理.
func inPairs(lines []string, limit, size float64) []string {
	if len(lines) != 2 || strings.ContainsFunc(lines[0]+lines[1], func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return lines
	}
	all, first := []rune(lines[0]+lines[1]), utf8.RuneCountInString(lines[0])
	if len(all)%2 != 0 || first%2 == 0 {
		return lines
	}
	for _, at := range [...]int{first + 1, first - 1} {
		if moved := []string{string(all[:at]), string(all[at:])}; at > 0 && at < len(all) && allFit(moved, limit, size) {
			return moved
		}
	}
	return lines
}
