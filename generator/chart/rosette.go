package chart

import "math"

// drawRosette draws parts of one each as petals around the name: 六个一.
func (d *drawing) drawRosette() bool {
	parts := d.program.Parts
	n := len(parts)
	if n < 3 || n > 9 || depth(parts) > 1 {
		return false
	}
	// The petals touch the edge of the picture and leave a little room to their neighbours.
	half := math.Sin(math.Pi / float64(n))
	ring := 204 / (1 + half)
	petal := min(ring*half-3, 62)
	ring = min(ring, 204-petal)
	if n <= 4 {
		ring = 120
	}
	labels := make([][]string, n)
	for i := range parts {
		labels[i] = fitCircle(partName(&parts[i]), petal-4)
		if labels[i] == nil {
			return false
		}
	}
	hub := ring - petal - 6
	name := fitCircleAt(d.name(), hub, 26)
	size := 26.0
	if name == nil {
		name, size = fitCircle(d.name(), hub), fontSize
	}
	if name == nil {
		return false
	}
	d.shape = "rosette"
	cy := ring + petal + 4
	d.height = rosetteHeight(n, ring, petal)
	p := &d.pen
	p.raw(`<circle class="o" fill="none" stroke="#bbb" cx="210"`)
	p.attr("cy", cy)
	p.attr("r", ring)
	p.raw(`/><g class="p" fill="#fff" stroke="#555">`)
	for i := range parts {
		x, y := around(210, cy, ring, float64(i)/float64(n))
		p.raw("<circle")
		p.attr("cx", x)
		p.attr("cy", y)
		p.attr("r", petal)
		p.raw("/>")
	}
	p.raw("</g>")
	for i := range parts {
		x, y := around(210, cy, ring, float64(i)/float64(n))
		d.centred(x, y, labels[i], fontSize, "")
	}
	d.centred(210, cy, name, size, `class="n x" fill="#b3261e"`)
	return true
}

func rosetteHeight(n int, ring, petal float64) float64 {
	low := 0.0
	for i := range n {
		_, y := around(0, 0, ring, float64(i)/float64(n))
		low = max(low, y)
	}
	return ring + petal + 4 + low + petal + 4
}

// fitCircle wraps s into a circle: the fewest lines whose every corner lies inside. It is
// nil where s is too long.
func fitCircle(s string, r float64) []string { return fitCircleAt(s, r, fontSize) }

func fitCircleAt(s string, r, size float64) []string {
	for n := 1; n <= 6; n++ {
		high := leading(size) * float64(n) / 2
		if high >= r {
			return nil
		}
		limit := 2 * math.Sqrt(r*r-high*high)
		if limit < size {
			return nil
		}
		if lines := balanced(s, limit, size); len(lines) <= n && allFit(lines, limit, size) {
			return lines
		}
	}
	return nil
}

func allFit(lines []string, limit, size float64) bool {
	for _, l := range lines {
		if widthAt(l, size) > limit {
			return false
		}
	}
	return true
}

// balanced wraps s into as many lines as limit asks for, and makes them about as long as
// one another.
func balanced(s string, limit, size float64) []string {
	lines := wrap(s, limit, size)
	for narrow := limit - size/2; len(lines) > 1 && narrow >= size; narrow -= size / 2 {
		next := wrap(s, narrow, size)
		if len(next) > len(lines) {
			break
		}
		lines = next
	}
	return lines
}
