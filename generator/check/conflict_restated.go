package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/quantity"
)

// A number that a text gives and refers back to with another value: 建设大棚42座 …… 24座大棚年产蔬菜300吨; 筹资90万元 …… 这80万元;
// 村规民约共18条 …… 这十六条村规民约. No single word says so. How much speaks for it is weighed: the characters that their names have in
// common, words that refer back (这, 的, 全村, 都), how like the numbers are (two digits exchanged, one mistyped, one more), and that
// the second stands in the same paragraph; against it speak a plan, a part, a change or another year.

const (
	fewestOfRestated   = 6    // how much must speak for it
	earlierOfRestated  = 24   // how many earlier numbers of its unit one may refer back to
	earlierOfDigits    = 6    // and how many more of its digits: nobody writes more
	farthestOfRestated = 8    // in how many paragraphs more one refers back to a number that it does not have the digits of
	mostApart          = 2    // so many more or fewer may be the same, counted again
	widestRatio        = 1.25 // or so many times as many
	widestReference    = 2    // or, where words of its paragraph refer back, so many
	mostByExchange     = 10   // so many times as much a number never is that has two digits exchanged: 50% and 0.5% are two rates
	widestOfRestated   = 3    // how many values a name has at most that is held: more are of several things
	nearestRest        = 8    // within how many numbers behind one the rest of it is reported: no paragraph may cost the square of its length
	commonOfDeed       = 6    // how long a name is that needs no word to refer back where the second is a total: 各村共清理河道淤泥
	fewestCounted      = 3    // the least number that is stated by itself: two pictures and three pictures are of different kinds
)

// How much is said by the likeness of two numbers.
const (
	notLike      = -1
	farValues    = 0 // within widestReference of one another
	nearValues   = 1 // within widestRatio
	likeValues   = 2 // one digit is another, or one or two more were counted
	exchangedTwo = 3 // digits stand in another order
	noughts      = 4 // a nought is too many, which says something only where a word refers back
)

// mentions are the numbers that a text gave so far.
type mentions struct {
	byUnit   map[quantity.Unit][]*mention
	byDigits map[string][]*mention
	units    map[quantity.Unit]quantity.Unit
}

// findRestated finds them.
func (n *page) findRestated() {
	reported := mentions{map[quantity.Unit][]*mention{}, map[string][]*mention{}, map[quantity.Unit]quantity.Unit{}}
	for _, p := range n.plain {
		if p.prose.Kind == prose.Footnote || p.prose.Kind == prose.TableCell {
			continue
		}
		p.readFigures()
		for i, f := range p.figures {
			if f.Bound != quantity.Exact || f.Unit == "" || f.Value.Sign() <= 0 || neverHeld(f.Unit) {
				continue
			}
			x := reported.mention(p, i)
			if was := x.means(reported.earlier(x)); was != nil && !n.severalPlaces() && !n.reportedAt(x) && !oneIsDone(was.clauseBefore(), x.clauseBefore()) && !distinguished(was.statement, x.statement) && n.retells(was.statement, x.statement) {
				n.reportTwoValues(was.statement, x.statement)
			}
			reported.add(x)
		}
	}
}

// mention is figure i of a passage.
func (l *mentions) mention(p *passage, i int) *mention {
	f := p.figures[i]
	unit, known := l.units[f.Unit]
	if !known {
		unit = countsIn(f.Unit)
		l.units[f.Unit] = unit
	}
	x := &mention{statement: p.statement(i), index: i, unit: unit, value: f.Value.Float64()}
	x.digits, x.key = digitsOf(plainDigits(x.value)), digitsKey(x.text, unit)
	return x
}

// add takes a number up.
func (l *mentions) add(x *mention) {
	l.byUnit[x.unit] = append(l.byUnit[x.unit], x)
	if key := x.key; key != "" && len(l.byDigits[key]) < earlierOfDigits {
		l.byDigits[key] = append(l.byDigits[key], x)
	}
}

// earlier returns the numbers that another one may refer back to, which most do not: their words need not be read.
func (l *mentions) earlier(x *mention) []*mention {
	list := l.byUnit[x.unit]
	list = list[max(0, len(list)-earlierOfRestated):]
	digits := l.byDigits[x.key]
	if !slices.ContainsFunc(list, x.mayBe) && !slices.ContainsFunc(digits, x.mayBe) {
		return nil
	}
	for i, was := range digits {
		if slices.Contains(list, was) {
			digits = digits[:i]
			break
		}
	}
	return append(slices.Clip(digits), list...)
}

// neverHeld tells whether a unit measures what nobody refers back to: times, ages, factors.
func neverHeld(u quantity.Unit) bool {
	return slices.Contains([]quantity.Unit{"年", "月", "个月", "日", "小时", "分钟", "岁", "次", "倍", "个百分点", "度", "周年", "届", "秒", "分"}, u)
}

// countsIn is the unit that others of its kind are held against.
func countsIn(u quantity.Unit) quantity.Unit {
	if slices.Contains([]quantity.Unit{"名", "位", "口人"}, u) {
		return "人"
	}
	for _, base := range [...]quantity.Unit{"公斤", "元", "公里", "亩"} {
		if _, ok := quantity.Convert(quantity.FromInt(1), u, base); ok {
			return base
		}
	}
	return u
}

// reportedAt tells whether a sum is reported of a number already.
func (n *page) reportedAt(x *mention) bool {
	at := x.p.prose.Source(x.claim.Start, x.claim.End)
	for i := range n.out.list {
		if q := &n.out.list[i]; q.Rule == sumMismatchID && q.Span.Start >= at.Start-1 && q.Span.Start <= at.End {
			return true
		}
	}
	return false
}

// digitsKey returns a number's digits in order of size with what it counts, which two numbers have in common that can be one; "" for a
// number of one digit, of which nobody could tell.
func digitsKey(text string, unit quantity.Unit) string {
	digits := []byte(strings.Trim(digitsOf(text), "0"))
	if len(digits) < 2 || len(digits) > 8 {
		return ""
	}
	slices.Sort(digits)
	return string(digits) + string(unit)
}

// likeness says how like two numbers are.
func (x *mention) likeness(was *mention) int {
	a, b := was.value, x.valueIn(was.claim.Unit)
	less, more := min(a, b), max(a, b)
	if less < fewestCounted {
		return notLike
	}
	before, after := was.digits, x.digits
	if x.claim.Unit != was.claim.Unit {
		after = digitsOf(plainDigits(b))
	}
	switch {
	case same(a, b):
		return notLike
	case exchanged(before, after) && withinExchange(a, b), was.key == x.key && len(strings.Trim(before, "0")) > 2 && more <= widestReference*less:
		return exchangedTwo
	case len(before) != len(after) && strings.Trim(before, "0") == strings.Trim(after, "0"):
		return noughts
	case math.Abs(a-b) <= mostApart && (less > 4 || x.p == was.p && more-less == 1), len(before) == len(after) && oneDigitOff(before, after):
		return likeValues
	case more <= widestRatio*less:
		return nearValues
	case more <= widestReference*less:
		return farValues
	}
	return notLike
}

// valueIn is the value in another unit.
func (x *mention) valueIn(unit quantity.Unit) float64 {
	v := x.value
	if unit == x.claim.Unit {
		return v
	}
	if rate, ok := quantity.Convert(quantity.FromInt(1), x.claim.Unit, unit); ok {
		v *= rate.Float64()
	}
	return v
}

// mayBe tells whether two values are near enough to be one that was mistyped or forgotten; most pairs are not, and their words need not be read.
func (x *mention) mayBe(was *mention) bool {
	like := x.likeness(was)
	if isShare(x.claim.Unit) { // of which prose is full: two rates by their names, or two digits exchanged
		return like == exchangedTwo || like != notLike && x.ofRate() && was.ofRate()
	}
	return like > farValues || like == farValues && x.p == was.p
}

// means returns the earlier number that one refers back to with another value; nil where there is none.
func (x *mention) means(before []*mention) *mention {
	if len(before) == 0 {
		return nil
	}
	var best *mention
	most := fewestOfRestated - 1
	x.readWords()
	for _, was := range slices.Backward(before) {
		if !x.mayBe(was) {
			continue
		}
		was.readWords()
		if n := x.weigh(was); n > most {
			best, most = was, n
		}
	}
	if best == nil || x.statedBefore(before, x.likeness(best) == exchangedTwo) || x.isSumOf(before) {
		return nil
	}
	return best
}

// statedBefore tells whether a number of its name has its value, or so many others that they are of several things; one more is allowed
// where digits were exchanged.
func (x *mention) statedBefore(before []*mention, exchanged bool) bool {
	values := map[float64]bool{x.valueIn(x.unit): true}
	most := widestOfRestated
	if exchanged {
		most++
	}
	for _, was := range before {
		if !exchanged && was.p == x.p && was.claim.Meets(x.claim) {
			return true
		}
		if was.readWords(); twosInCommon(x.name, was.name) < 2 {
			continue
		}
		if was.claim.Meets(x.claim) {
			return true
		}
		if x.mayBe(was) {
			values[was.valueIn(x.unit)] = true
		}
	}
	return len(values) >= most
}

// isSumOf tells whether a number is what two of its paragraph come to, or differ by.
func (x *mention) isSumOf(before []*mention) bool {
	for i, a := range before {
		for _, b := range before[i+1:] {
			v, w, z := a.valueIn(x.claim.Unit), b.valueIn(x.claim.Unit), x.claim.Value.Float64()
			if b.p == x.p && same(v+w, z) {
				return true
			}
		}
	}
	return false
}

// plainDigits writes a number so that two of which digits were exchanged have as many of them.
func plainDigits(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

// exchanged tells whether two neighbouring digits of one number stand in the other order in another.
func exchanged(a, b string) bool {
	for i := 0; len(a) == len(b) && i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// digitsOf returns the digits of a number as it is written.
func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
