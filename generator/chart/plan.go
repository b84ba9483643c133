package chart

import "casebook/generator/quantity"

// Rows is no kind that an author names: figures that share no unit stand in rows, each with
// a dot and its own unit, because one axis for all would compare what cannot be compared.
const Rows Kind = "rows"

const (
	maxSlices = 8  // of a pie or ring; more become horizontal bars
	maxTurned = 20 // categories whose labels still fit when turned
	maxAxes   = 12 // of a radar
)

// plan is what all parts of a figure need to know of a chart before it is drawn.
type plan struct {
	*Chart
	kind      Kind
	empty     bool // not one figure
	time      bool // categories are years, placed by their distance
	from, to  int  // the first and the last of them
	low, high float64
	whole     bool // all values are whole numbers
	scale     scale
	power     int // axis texts are divided by 10^power
	word      string
	axisUnit  quantity.Unit
	labelled  bool // each bar has its figure, and there is no axis
}

func newPlan(c *Chart) plan {
	p := plan{Chart: c, kind: c.Kind, empty: true, whole: true}
	for i := range c.Series {
		for _, v := range c.Series[i].Values {
			if v.IsMissing() {
				continue
			}
			f := v.Float64()
			if p.empty {
				p.low, p.high, p.empty = f, f, false
			}
			p.low, p.high = min(p.low, f), max(p.high, f)
			if _, scale := v.Parts(); scale > 0 {
				p.whole = false
			}
		}
	}
	if p.empty {
		return p
	}
	p.kind = p.drawnAs()
	if p.time = p.kind == Line && areYears(c.Categories); p.time {
		p.from, _ = yearOf(c.Categories[0])
		p.to, _ = yearOf(c.Categories[len(c.Categories)-1])
	}
	switch p.kind {
	case Bar:
		p.labelled = p.valuesFit(barSlot(len(c.Categories)))
	case HBar:
		p.labelled = len(c.Series) <= 3 && p.widestFigure() < longestFigure
	case Pyramid:
		p.labelled = true
	}
	p.setScale()
	if p.labelled || p.kind == Pie || p.kind == Ring || p.kind == Radar || p.kind == Rows {
		p.power, p.word, p.axisUnit = 0, "", ""
	}
	return p
}

// drawnAs replaces a kind that the numbers do not allow: a pie of a negative part, a radar
// of two axes or with a figure missing, a pyramid of one side would all draw what is not so.
func (p *plan) drawnAs() Kind {
	kind := p.Kind
	if p.Units != nil && kind != Radar {
		return Rows
	}
	switch kind {
	case Line, Bar, HBar, Stacked:
	case Pie, Ring:
		if len(p.Series) != 1 || !p.allAbove(0) {
			kind = Bar
		} else if len(p.Categories) > maxSlices {
			kind = HBar
		}
	case Radar:
		if n := len(p.Categories); n < 3 || n > maxAxes || !p.allAbove(-1e-9) {
			kind = Bar
			if p.Units != nil {
				return Rows
			}
		}
	case Pyramid:
		if len(p.Series) != 2 || p.low < 0 {
			kind = HBar
		}
	default:
		kind = Bar
	}
	if kind == Bar && !areYears(p.Categories) && labelsFor(p.Categories, barSlot(len(p.Categories))) == tooMany {
		kind = HBar
	}
	return kind
}

// allAbove tells whether every value is there and greater than limit.
func (p *plan) allAbove(limit float64) bool {
	for i := range p.Series {
		for _, v := range p.Series[i].Values {
			if v.IsMissing() || v.Float64() <= limit {
				return false
			}
		}
	}
	return true
}

// setScale chooses the value axis. Bars begin at zero, always. A line may leave zero out
// where all its values lie in the upper half, and says so.
func (p *plan) setScale() {
	low, high := p.low, p.high
	if p.kind == Stacked {
		low, high = p.stackRange()
	}
	if p.kind != Line || low >= 0 && low <= high/2 || low == high {
		low = min(low, 0)
	}
	if p.kind != Line || high <= 0 && high >= low/2 {
		high = max(high, 0)
	}
	if low == 0 && high == 0 {
		high = 1
	}
	steps := 4
	if p.labelled {
		steps = 12 // no axis is seen, so let the bars fill their room
	}
	if p.Compact {
		steps = 2
	}
	p.scale = newScale(low, high, steps, p.whole)
	p.power, p.word, p.axisUnit = scaleWord(max(p.scale.high(), -p.scale.low()), p.Unit)
}

func (p *plan) stackRange() (low, high float64) {
	for k := range p.Categories {
		up, down := 0.0, 0.0
		for i := range p.Series {
			if v := p.value(i, k); v > 0 {
				up += v
			} else if v < 0 {
				down += v
			}
		}
		low, high = min(low, down), max(high, up)
	}
	return low, high
}

func (p *plan) widestFigure() float64 {
	w := 0.0
	for i := range p.Series {
		for _, v := range p.Series[i].Values {
			w = max(w, valueWidth(v, p.Decimals)+6)
		}
	}
	return w
}

// at returns a value, Missing where the series is too short.
func (c *Chart) at(series, category int) quantity.Decimal {
	if values := c.Series[series].Values; category < len(values) {
		return values[category]
	}
	return quantity.Missing
}

// value is at as a float, NaN for a gap: comparisons with it are false.
func (c *Chart) value(series, category int) float64 { return c.at(series, category).Float64() }

// areYears tells whether all categories are years in rising order.
func areYears(categories []string) bool {
	last := 0
	for _, c := range categories {
		y, ok := yearOf(c)
		if !ok || y <= last {
			return false
		}
		last = y
	}
	return len(categories) > 0
}

func yearOf(s string) (int, bool) {
	if len(s) != 4 {
		return 0, false
	}
	y := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		y = 10*y + int(s[i]-'0')
	}
	return y, y > 0
}
