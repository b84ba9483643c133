package chart

import (
	"casebook/generator/chart/scale"
	"casebook/generator/quantity"
	"casebook/generator/words"
)

const (
	maxSlices = 8  // of a pie or ring; more become horizontal bars
	maxTurned = 20 // categories whose labels still fit when turned
	maxAxes   = 12 // of a radar
	maxDots   = 4  // in a row
)

// plan is what all parts of a figure need to know of a chart before it is drawn.
type plan struct {
	*Chart
	texts     *words.Texts
	form      *kind  // as drawn; nil where the chart is of no kind that there is
	kind      Kind   // its name
	note      string // the key of the note that says why it is not the kind that was asked for
	empty     bool   // nothing to draw
	time      bool   // categories are years, placed by their distance
	from, to  int    // the first and the last of them
	low, high float64
	whole     bool // all values are whole numbers
	scale     scale.Scale
	counted   axisScale // how the values of axis, labels and words are counted
	chosen    []bool    // Highlighted, where it goes with what is distinguished by colour
	labelled  bool      // each bar has its figure, and there is no axis
	ends      *lineEnds // see namesAtEnds; nil until somebody asks
	behind    *drawn    // what of the chart others share, once its picture is begun; nil for nothing

	// Where the page has the finding: the description of a chart of one series says it again.
	finding struct{ from, to int }
}

func newPlan(c *Chart, texts *words.Texts) plan {
	p := plan{Chart: c, texts: texts, kind: c.Kind, form: kindNamed(c.Kind), empty: true, whole: true}
	for i := range c.Series {
		p.widen(c.Series[i].Values)
	}
	if p.form == nil {
		p.empty, p.note = true, "chart.note.no-kind"
	}
	if p.empty {
		return p
	}
	for i := range c.References {
		p.widen(c.References[i].Values)
	}
	if c.Band != nil {
		p.widen(c.Band.Low)
		p.widen(c.Band.High)
	}
	for i := range c.Among {
		p.widen(c.Among[i].Median)
		p.widen(c.Among[i].Low)
		p.widen(c.Among[i].High)
	}
	p.chooseKind()
	if p.time = (p.kind == Line || p.kind == Multiples) && areYears(c.Categories); p.time {
		p.from, _ = yearOf(c.Categories[0])
		p.to, _ = yearOf(c.Categories[len(c.Categories)-1])
	}
	p.chooseColours()
	p.labelled = p.form.labelled != nil && p.form.labelled(&p)
	p.setScale()
	return p
}

// widen takes values into the range that is drawn.
func (p *plan) widen(values []quantity.Decimal) {
	for _, v := range values {
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

// chooseKind replaces a kind that the numbers do not allow: a pie of a negative part, a radar
// of two axes or with a figure missing, a pyramid of one side would all draw what is not so.
func (p *plan) chooseKind() {
	if p.Units != nil && p.kind != Radar {
		p.use(Rows)
	}
	if p.SeriesUnits != nil && p.kind != Multiples {
		p.use(Multiples)
	}
	for p.form.instead != nil {
		next, note := p.form.instead(p)
		if next == p.kind {
			return
		}
		if p.note == "" {
			p.note = note
		}
		p.use(next)
	}
}

// chooseColours takes what is highlighted, unless it is of something else than what the kind
// that is drawn tells apart.
func (p *plan) chooseColours() {
	n := len(p.Series)
	if p.byCategory() || p.kind == Dot {
		n = len(p.Categories)
	}
	if len(p.Highlighted) == n {
		p.chosen = p.Highlighted
	}
}

func (p *plan) use(name Kind) { p.kind, p.form = name, kindNamed(name) }

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

// setScale chooses the value axis and how its values are counted. Bars begin at zero, always.
// A line may leave zero out where all its values lie in the upper half, and says so.
func (p *plan) setScale() {
	low, high := p.low, p.high
	if p.kind == Stacked {
		low, high = p.stackRange()
	}
	p.scale = newAxis(low, high, p.steps(), p.whole, p.form.fromZero)
	if p.form.noZero && low < high {
		p.scale = scale.New(low, high, 2*p.steps(), p.whole)
	}
	p.counted = axisScale{unit: p.Unit}
	if p.form.axis == sharedAxis && !p.labelled && p.SeriesUnits == nil {
		p.counted = scaleOf(p.texts, p.low, max(p.scale.High(), -p.scale.Low()), p.Unit)
	}
}

// steps is about how many ticks an axis has.
func (p *plan) steps() int {
	switch {
	case p.Compact:
		return 2
	case p.labelled:
		return 12 // no axis is seen, so let the bars fill their room
	}
	return 4
}

// newAxis is the scale of values from low to high, with zero where it has to be or costs
// little.
func newAxis(low, high float64, steps int, whole, fromZero bool) scale.Scale {
	if fromZero || low >= 0 && low <= high/2 || low == high {
		low = min(low, 0)
	}
	if fromZero || high <= 0 && high >= low/2 {
		high = max(high, 0)
	}
	if low == 0 && high == 0 {
		high = 1
	}
	return scale.New(low, high, steps, whole)
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

// counts returns a value as axis, labels and words count it: 348 of 3,480,000 where they
// count in 万. It is exact.
func (p *plan) counts(v quantity.Decimal) quantity.Decimal {
	if p.counted.power == 0 || v.IsMissing() {
		return v
	}
	c, scale := v.Parts()
	shifted, err := quantity.FromParts(c, scale+p.counted.power)
	if err != nil {
		return v
	}
	return shifted
}

// decimals is how many decimals counted values have at least.
func (p *plan) decimals() int {
	if p.counted.power > 0 {
		return -1
	}
	return p.Decimals
}

// shownUnit is the unit that axis, labels, words and caption name.
func (p *plan) shownUnit() string { return p.counted.text() }

// byCategory tells whether categories and not series are distinguished by colour.
func (p *plan) byCategory() bool {
	switch p.kind {
	case Pie, Ring, Slope:
		return true
	case Bar, HBar, Rows:
		return len(p.Series) == 1 && p.Highlighted != nil && len(p.Highlighted) == len(p.Categories)
	}
	return false
}

// muted tells whether a series, or a category where categories are distinguished, is drawn grey.
func (p *plan) muted(i int) bool {
	return i >= maxColours || p.kind != Dot && i < len(p.chosen) && !p.chosen[i]
}

// comparesYears tells whether a row is a place and a series a year.
func (p *plan) comparesYears() bool { return p.kind == Slope || p.kind == Dot }

// at returns a value, Missing where the series is too short.
func (c *Chart) at(series, category int) quantity.Decimal {
	return valueAt(c.Series[series].Values, category)
}

func valueAt(values []quantity.Decimal, k int) quantity.Decimal {
	if k < len(values) {
		return values[k]
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
