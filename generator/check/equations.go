package check

import (
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// Numbers that stand near each other are often worked out one from another: a whole and its parts, a share of two amounts, a growth of its
// two ends, a price times a number, the years between two, one number told twice. No list of words holds all the ways in which that is said. So
// every equation is tried that some numbers of a text may be, and where one misses, the words around its numbers are weighed: how often do
// equations told in such words hold in texts (equations_weights.go)? Rejected: more readers of single forms, each of which finds what its author
// thought of.

// equationKind is what an equation works out.
type equationKind uint8

const (
	sumOfRun     equationKind = iota // a run of amounts, behind or before their whole
	flowOfAll                        // what there was, with what came and went
	sumOfTwo                         // two amounts that stand otherwise around the third
	shareOfTwo                       // a share of two amounts
	growthOfTwo                      // a growth, a fall or a multiple of two amounts
	productOfTwo                     // an amount for each and a number, or two
	pointsOfTwo                      // by how many points two shares differ
	hundredOf                        // shares that are all of one whole
	equalTo                          // one number told twice
	spanOfTwo                        // the time between two moments
	roughlyEqual                     // a number told again as a round one
	equationKinds
)

// leastWeight is from which weight on an equation that misses is told, by its kind: where the stated amount has a slip, where another has one,
// and where it is none. They were chosen so that fewer than one in a hundred thousand characters of official papers and news are told wrongly.
var leastWeight = [equationKinds][3]float64{
	sumOfRun:     {-1.75, -1.75, never},
	flowOfAll:    {2, 3, never},
	sumOfTwo:     {0, 2.5, never},
	shareOfTwo:   {-2.75, -1.75, 1.75},
	growthOfTwo:  {0, -0.25, never},
	productOfTwo: {-2.25, -1.25, 1.25},
	pointsOfTwo:  {-3.75, -0.75, never},
	hundredOf:    {-1.75, -1.75, 2.5},
	equalTo:      {3.5, 3.5, never},
	spanOfTwo:    {4, 4, never},
	roughlyEqual: {3, 3, never},
}

// never is more than any words weigh.
const never = 1000

// least is from which weight on an equation that misses is told.
func (x *equation) least() float64 {
	where := 0
	switch {
	case !x.slip:
		where = 2
	case x.elsewhere:
		where = 1
	}
	return leastWeight[x.kind][where] + byDigits(x.digits)
}

// amount is a figure of a page in the unit that all of its class are worked out in.
type amount struct {
	toldTerm
	class     int     // of amounts that may be added; -1 for one that is said to be about a number, or more
	value     float64 // in the unit of the class
	low, high float64 // what its digits leave open, in the unit of the class
	ends      int     // how many sentences end before it in its passage
	passage   int     // which passage it stands in
	among     int     // how many amounts that has
}

// equation is some amounts that may be worked out from each other.
type equation struct {
	kind      equationKind
	form      string    // of its kind: in which order its amounts stand, and which of them is worked out of which
	stated    int       // the amount that is worked out
	of        []int     // the others, in the order that the form names them
	gone      []int     // of a flow: those of the others that are taken away
	ends      [2]moment // of a span
	right     float64   // what the stated one comes to, in its unit
	holds     bool
	slip      bool // it would hold but for one slip
	digits    int  // how many digits it has of which that is said
	elsewhere bool // the slip is not in the stated amount but in one of the others

	weight  float64 // of the words around it
	weighed bool    // it is known
}

// equations are those of a page.
type equations struct {
	list    []amount
	found   []equation
	holding [][]int // by amount: the equations that hold and are of it
	words   equationWords
	weights string // of words; "" before any are learned
}

// fewestDigits is how many digits an equation has of which nobody doubts that it holds by no chance.
const fewestDigits = 3

// mostEquations is how many amounts of a passage are tried: what has more is a table in prose.
const mostEquations = 400

// findEquations tells of those that miss by a slip, where nothing else is told near them.
func findEquations(n *page) {
	e := n.equations()
	e.withdraw(n)
	for x := range e.missing(0) {
		stated := e.list[x.stated]
		if !stated.s.p.toldNear(stated.term) && !e.saidOtherwise(x) && !slices.ContainsFunc(x.of, func(k int) bool { return e.list[k].s.p.reported(e.list[k].term) }) {
			e.report(n, x)
		}
	}
}

// withdraw takes back what was said of an amount by its words where an equation holds in which it stands, told in such words.
func (e *equations) withdraw(n *page) {
	n.out.list = slices.DeleteFunc(n.out.list, func(q problem.Problem) bool {
		if q.Rule != sumMismatchID && q.Rule != percentMismatchID {
			return false
		}
		for k := range e.list {
			x := &e.list[k]
			if at := x.s.p.prose.Source(x.from, x.to); at.File == q.Span.File && at.Start == q.Span.Start && slices.ContainsFunc(e.holdingOf(k), func(i int) bool { return e.clears(&e.found[i], k, q.Rule) }) {
				return true
			}
		}
		return false
	})
}

// clears tells whether an equation that holds speaks for one of its amounts, of which a rule says that it is wrong.
func (e *equations) clears(y *equation, k int, rule problem.Rule) bool {
	switch {
	case y.kind == equalTo || y.kind == roughlyEqual || y.isRate() != (rule == percentMismatchID):
		return false
	case y.digits < fewestDigits && len(y.of) < 3:
		return false
	}
	return (y.stated == k || y.adds()) && e.weigh(y) > leastWeight[y.kind][0]+moreToClear
}

// moreToClear is by how much more the words of an equation must weigh that clears one of its amounts than those of one that is told.
const moreToClear = 3

// missing yields the equations that miss by a slip and weigh enough, or that much more.
func (e *equations) missing(more float64) iter.Seq[*equation] {
	return func(yield func(*equation) bool) {
		for i := range e.found {
			x := &e.found[i]
			if !x.holds && x.least() < never && e.weigh(x) > x.least()+more && !e.explained(x) && !yield(x) {
				return
			}
		}
	}
}

// equations are all that figures of the page may be. They are found once.
func (n *page) equations() *equations {
	if n.read != nil {
		return n.read
	}
	e := &equations{weights: wordWeights}
	n.read = e
	for i, p := range n.texts {
		if !readsFigures(p.prose.Kind) || p.prose.Kind == prose.TableCell {
			continue
		}
		from := len(e.list)
		e.add(p, i)
		for k := from; k < len(e.list); k++ {
			e.list[k].among = len(e.list) - from
		}
		if n := len(e.list) - from; n > 1 && n < mostEquations {
			e.sums(from)
			e.triples(from)
			e.rates(from)
			e.products(from)
			e.points(from)
			e.hundreds(from)
			e.roughs(from)
			e.mixed(from)
			e.pairs(from)
		}
		e.spans(p, from)
		e.equals(from)
	}
	return e
}

// byDigits is how much more the words must weigh where the number that slipped has few digits: of ten numbers with two digits two are one
// slip from any other.
func byDigits(digits int) float64 {
	switch digits {
	case 0, 1:
		return 5
	case 2:
		return 3.5
	}
	return 0
}

// add takes up the amounts of a passage.
func (e *equations) add(p *passage, index int) {
	ends, at := 0, 0
	for _, t := range p.equationTerms() {
		if i := strings.IndexByte(string(t.unit), '/'); i > 0 {
			t.unit = t.unit[:i] // 每亩500元 as 500元
		}
		if t.from > at {
			between := p.text[at:t.from]
			ends += strings.Count(between, "。") + strings.Count(between, "！") + strings.Count(between, "？")
			at = t.from
		}
		x := amount{toldTerm: t, class: -1, ends: ends, passage: index}
		x.low, x.high = asDigits(t.term)
		x.value = middle(t.term)
		if !t.open && !t.rough && x.value > 0 {
			e.classify(&x)
		}
		e.list = append(e.list, x)
	}
}

// termsTold are the terms of a passage: one alone, too, which no sentence can do arithmetic with.
func (p *passage) termsTold() []toldTerm {
	p.readFigures()
	if len(p.figures)+len(p.bound) != 1 {
		return p.toldTerms()
	}
	at := 0
	for _, f := range p.figures {
		at = f.Start
	}
	for _, b := range p.bound {
		at = b.from
	}
	from := at - len(sentenceBefore(p.text[:at], "。！？"))
	s := &sentence{p: p, from: from, to: len(p.text), terms: p.terms(from, len(p.text))}
	if len(s.terms) != 1 {
		return nil
	}
	return []toldTerm{{s.terms[0], s, 0}}
}

// classify finds the class of an amount: the first amount before it that it can be added to.
func (e *equations) classify(x *amount) {
	x.class = len(e.list)
	for k := len(e.list) - 1; k >= max(0, len(e.list)-farthestOfClass); k-- {
		first := e.list[k].class
		if first < 0 {
			continue
		}
		of := &e.list[first]
		if of.unit == x.unit || isYears(of.unit) && isYears(x.unit) {
			x.class = first
			break
		}
		if x.isRate() || of.isRate() || !comparable(x.term, of.term) {
			continue
		}
		rate := x.as(of.unit) / x.value
		x.class, x.value, x.low, x.high = first, x.value*rate, x.low*rate, x.high*rate
		break
	}
}

// isYears tells whether a unit counts years: an age and a time are added.
func isYears(u quantity.Unit) bool { return u == "年" || u == "岁" || u == "周年" }

// farthestOfClass is how many amounts before one its class is looked for.
const farthestOfClass = 60

// isRate tells whether a figure is a share, points or a multiple, which no other unit compares with.
func (t term) isRate() bool { return t.share() || t.unit == "个百分点" || t.unit == "倍" }

// asDigits is what the digits of a number leave open: nothing where it is whole and without 万 or 亿.
func asDigits(t term) (low, high float64) {
	v := middle(t)
	if t.bound || scaleOf(t.text) == 1 && !strings.Contains(t.text, ".") {
		return v, v
	}
	half := t.step * scaleOf(t.text) / 2
	return v - half, v + half
}

// apart is how many sentences end between two amounts of a passage.
func (e *equations) apart(a, b int) int {
	if e.list[a].s == e.list[b].s {
		return 0
	}
	return max(e.list[a].ends-e.list[b].ends, e.list[b].ends-e.list[a].ends)
}

// unitOf turns a value of a class back into the unit of one of its amounts.
func (x *amount) unitOf(v float64) float64 { return v * middle(x.term) / x.value }

// slipsTo tells whether an amount would be a value, in the unit of its class, but for a slip.
func (x *amount) slipsTo(v float64) (digits int, ok bool) {
	scale := scaleOf(x.text)
	return numberSlips(middle(x.term)/scale, max(x.step, 1e-9), x.unitOf(v)/scale)
}

// numberSlips tells as [valueSlips] does whether a number is another one but for a slip, and counts a digit too many or too few of two and a
// decimal point in the wrong place.
func numberSlips(stated, step, right float64) (digits int, ok bool) {
	if digits, ok = valueSlips(stated, step, right); ok || right <= 0 || stated <= 0 {
		return digits, ok
	}
	x, y := math.Round(stated/step), math.Round(right/step)
	if few, many := int64(min(x, y)), int64(max(x, y)); few >= 1 && few < 100 && many >= 10 && withoutOne(strconv.FormatInt(many, 10), strconv.FormatInt(few, 10)) {
		return digits, true
	}
	return digits, roundsTo(stated, 10*right, step/2) || roundsTo(10*stated, right, 10*step/2)
}

// explained tells whether an equation of the same figures holds: then this one is none. Two figures of one that holds are in no other, and
// one that is worked out is worked out of nothing else; but of amounts that are added there may well be a share, too.
func (e *equations) explained(x *equation) bool {
	in := [2]bool{} // whether both of two numbers are of some that hold
	for k := range x.amounts {
		for _, i := range e.holdingOf(k) {
			y := &e.found[i]
			switch {
			case y.kind.alone() || x.kind.alone():
				if y.stated == x.stated && y.kind == x.kind {
					return true
				}
			case y.kind == equalTo:
				if x.kind == equalTo && y.stated == x.stated && e.certain(y) {
					return true
				}
			case x.kind == equalTo:
				if e.certain(y) {
					in[0], in[1] = in[0] || k == x.of[0], in[1] || k == x.stated
				}
			case e.rivals(y, x):
				return true
			}
		}
	}
	return x.kind == equalTo && in[0] && in[1]
}

// alone tells whether equations of a kind have nothing to do with those of others.
func (k equationKind) alone() bool { return k == spanOfTwo || k == roughlyEqual }

// rivals tells whether an equation that holds excludes another one, with which it has an amount in common.
func (e *equations) rivals(y, x *equation) bool {
	common := 0
	for of := range x.amounts {
		if y.has(of) {
			common++
		}
	}
	likely := e.weights == "" || e.weigh(y) > e.weigh(x)-muchLess
	switch {
	case y.kind == hundredOf && x.isRate():
		return !x.elsewhere && y.has(x.stated)
	case y.stated == x.stated && y.kind == x.kind: // a rate of two digits is one of some two amounts by chance, but not in such words
		return e.certain(y) || y.digits > 1 && likely
	case y.stated == x.stated && y.adds() && x.adds():
		return e.certain(y)
	case x.isRate() && y.adds(), y.kind == shareOfTwo && x.adds():
		return false // of a whole and its part there may be a share, and of what is added
	case common > 2, common > 1 && x.isRate() && y.isRate():
		return e.certain(y)
	}
	return common > 1 && e.certain(y) && (likely || y.digits > fewestDigits || len(y.of) > fewestDigits)
}

// adds tells whether an equation adds or takes away.
func (x *equation) adds() bool {
	return x.kind == sumOfRun || x.kind == flowOfAll || x.kind == sumOfTwo
}

// muchLess is by how much less the words of an equation weigh that explains nothing.
const muchLess = 2

// isRate tells whether an equation gives a share, a growth or a multiple.
func (x *equation) isRate() bool { return x.kind == shareOfTwo || x.kind == growthOfTwo }

// holdingOf are the equations that hold and are of an amount.
func (e *equations) holdingOf(k int) []int {
	if e.holding == nil {
		e.holding = make([][]int, len(e.list))
		for i := range e.found {
			if y := &e.found[i]; y.holds {
				for of := range y.amounts {
					e.holding[of] = append(e.holding[of], i)
				}
			}
		}
	}
	return e.holding[k]
}

// certain tells whether an equation that holds does so by no chance: as one of many digits or many figures, or told in such words.
func (e *equations) certain(y *equation) bool {
	return y.digits >= fewestDigits || len(y.of) > 2 && y.kind != productOfTwo || e.weights != "" && e.weigh(y) > leastToExplain
}

// leastToExplain is from which weight on an equation of few digits explains others.
const leastToExplain = -1

// amounts yields the amounts of an equation.
func (x *equation) amounts(yield func(int) bool) {
	for _, k := range x.of {
		if !yield(k) {
			return
		}
	}
	yield(x.stated)
}

func (x *equation) has(k int) bool { return x.stated == k || slices.Contains(x.of, k) }

// parts are the amounts of an equation as parts of the stated one.
func (e *equations) parts(x *equation) parts {
	l := parts{whole: e.list[x.stated].term}
	for _, k := range x.of {
		l.list = append(l.list, e.list[k].term)
	}
	return l
}

// closeEnough tells whether what a figure comes to is near enough to it to be meant.
func closeEnough(right, stated float64) bool { return right <= 1.65*stated && right >= 0.6*stated }

// unitClass is what an amount counts or measures.
func (t term) unitClass() string {
	switch {
	case t.share():
		return "%"
	case ofMoney(t):
		return "元"
	case countsPeople(t.unit):
		return "人"
	case countsThings(t):
		return "个"
	}
	return "米"
}

// roundsTo tells whether two values are the same by their digits.
func roundsTo(a, b, slack float64) bool { return math.Abs(a-b) <= slack+1e-9*max(math.Abs(a), 1) }
