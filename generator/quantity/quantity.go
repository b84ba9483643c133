// Package quantity reads figures as Chinese official prose writes them (1.28亿元,
// 3300余户, 近4500元, 八成八, 五支) and writes values for a reader or an axis.
//
// # What is a figure
//
// A figure is a statement of an amount that data could bear out or refute. Find takes for
// one:
//
//   - a number followed by a unit of measure or a classifier (42户, 五支, 1.2万余名);
//   - a proportion (88%, 百分之六十七, 八成八, 三分之二, 翻一番);
//   - a number with 万 or 亿 (76万群众), thousands separators, or an approximation (近三千);
//   - a bare number that a verb of amount calls for (达1200, 增至560), that shares the unit
//     of the figure it is listed with (12、15和18户), or that is all the text there is,
//     as in a table's cell.
//
// # What is not
//
// Each rule has its reason, and stands in the file of its kind (dates.go, names.go):
//
//   - Dates, years, times of day, and spans reckoned from today (近三年, 5年来) place an
//     event; they do not measure it.
//   - Ordinals (第3, 前十名, 周二, 二期工程) rank.
//   - Codes are identity, not amount: digits joined to Latin letters, with a leading zero, of
//     seven and more digits without a unit, followed by 号, 热线, 国道.
//   - Working methods (1+N+1, 四个一, 131治理模式) are names; package formula reads them. A
//     short quotation (“24条硬措施”) and a book title are names too, unless the figure in
//     the quotation is measured (a unit of measure, a percentage, an approximation).
//   - 一 with a classifier is the article "a" (一个项目), unless it is limited (不少于一篇, 仅一户).
//   - A small Chinese numeral before an abstract noun (三个方面, 八条措施) announces the list
//     that follows: the text counts itself and no data can. 12项措施 in Arabic is a figure.
//   - 百, 千 and 万 without a digit (千亩茶园, 万名干部) are rhetoric unless an approximation goes
//     with them (近千亩, 百余户, 上万名).
//   - Idioms and fixed phrases (四面八方, 两张皮, 五户联保).
package quantity

// Claim is one figure found in prose.
type Claim struct {
	Start, End int     // bytes of the text it was found in, unit and approximation words included
	Value      Decimal // the number as said, scaled: 1.28亿元 has 128000000; the low end of a range
	Unit       Unit    // the unit after scaling words are taken away: 元 of 1.28亿元
	Interval   Interval
	Bound      Bound // what the wording claims; a range is About
}

// Bound says how a figure bounds the truth. The names are the values of a fact's `bound`.
type Bound uint8

const (
	Exact   Bound = iota // "exact": 42户
	AtLeast              // "at-least": 不少于, 以上, 余, 多, 超
	About                // "about": 约, 左右, 近
	Under                // "under": 不到, 以内
)

// String returns the name that a fact's `bound` has.
func (b Bound) String() string {
	return [...]string{"exact", "at-least", "about", "under"}[b&3]
}

// Interval is the interval of data values that a wording truthfully covers, ends included
// unless they are said to be left out.
type Interval struct {
	Low, High       Decimal // Missing at an end means that it is open
	LowOut, HighOut bool    // the end itself is not covered
}

// contains tells whether v lies in the interval. Missing lies in none.
func (in Interval) contains(v Decimal) bool {
	if v.IsMissing() {
		return false
	}
	if c := v.Cmp(in.Low); c < 0 || c == 0 && in.LowOut { // all is above Missing
		return false
	}
	if !in.High.IsMissing() {
		if c := v.Cmp(in.High); c > 0 || c == 0 && in.HighOut {
			return false
		}
	}
	return true
}

// meets tells whether some value lies in both intervals: whether one truth can be behind
// both wordings.
func (in Interval) meets(other Interval) bool {
	return !in.before(other) && !other.before(in)
}

// before tells whether all of in lies below all of other.
func (in Interval) before(other Interval) bool {
	if in.High.IsMissing() {
		return false
	}
	c := in.High.Cmp(other.Low) // all is above Missing
	return c < 0 || c == 0 && (in.HighOut || other.LowOut)
}

// Verdict is the result of holding a figure against the data.
type Verdict uint8

const (
	Holds        Verdict = iota // the value lies in the wording's interval, in a unit that agrees
	ValueDiffers                // the units agree, the value lies outside
	UnitDiffers                 // the units measure different things, so the values do not compare
)

// Covers tells whether the figure is a truthful wording of the data's value. A gap in the
// data is covered by nothing.
func (f Claim) Covers(value Decimal, unit Unit) Verdict { return f.Against(unit).Covers(value) }

// Comparison holds one figure against many values in one unit.
type Comparison struct {
	in     Interval
	rate   Conversion // from the values' unit to the figure's
	noUnit bool       // of the figure
}

// Against prepares the comparison of a figure with values in a unit.
func (f Claim) Against(unit Unit) Comparison {
	own := f.Unit.parse()
	return Comparison{in: f.Interval, rate: conversion(unit.parse(), own), noUnit: own.base == ""}
}

// CoversRange tells whether the figure is a truthful wording of an interval of data values: it says
// both its ends, exactly or, where it says so itself, about (约3～5万元).
func (f Claim) CoversRange(low, high Decimal, unit Unit) Verdict {
	c := f.Against(unit)
	if !c.rate.compares() {
		return UnitDiffers
	}
	from, _ := c.rate.Value(low) // Missing where it is out of range
	to, _ := c.rate.Value(high)
	if c.noUnit {
		from, to = low, high
	}
	about := f.Interval.Low != f.Value // 约 and 左右 widen it at both ends
	switch {
	case f.Value.Cmp(from) != 0:
	case f.Interval.High.Cmp(to) == 0, about && f.Interval.contains(to):
		return Holds
	}
	return ValueDiffers
}

// Compares tells whether the values' unit agrees with the figure's.
func (c Comparison) Compares() bool { return c.rate.compares() }

// Covers tells whether the figure is a truthful wording of a value, as Claim.Covers does.
func (c Comparison) Covers(value Decimal) Verdict {
	switch {
	case !c.rate.compares():
		return UnitDiffers
	case c.noUnit && c.in.contains(value):
		return Holds // the unit stands outside the bound text: 1264.2 of 1264.2万元
	}
	if v, _ := c.rate.Value(value); c.in.contains(v) {
		return Holds
	}
	return ValueDiffers
}

// Meets tells whether two wordings can both be true of one value, in units that agree.
func (f Claim) Meets(g Claim) bool {
	rate := NewConversion(g.Unit, f.Unit)
	low, lok := rate.Value(g.Interval.Low)
	high, hok := rate.Value(g.Interval.High)
	if !lok || !hok {
		return false
	}
	return f.Interval.meets(Interval{low, high, g.Interval.LowOut, g.Interval.HighOut})
}
