package check

import (
	"slices"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Of two equations that have numbers in common one at most is meant: one that holds explains its numbers, and then no other is reported of them,
// nor what a reader of words said of them.

// fewestDigits is how many digits an equation has of which nobody doubts that it holds by no chance.
const fewestDigits = 3

// withdraw takes back what was said of an amount by its words where an equation holds in which it stands, stated in such words.
func (e *equations) withdraw(n *page) {
	var at map[source.Span]int // the amounts by where they begin; of a long text few are asked for
	n.out.list = slices.DeleteFunc(n.out.list, func(q problem.Problem) bool {
		if q.Rule != sumMismatchID && q.Rule != percentMismatchID {
			return false
		}
		if at == nil {
			at = make(map[source.Span]int, len(e.list))
			for k := range e.list {
				x := &e.list[k]
				at[beginningOf(x.s.p.prose.Source(x.from, x.to))] = k
			}
		}
		k, ok := at[beginningOf(q.Span)]
		return ok && slices.ContainsFunc(e.holdingOf(k), func(i int) bool { return e.clears(&e.found[i], k, q.Rule) })
	})
}

// beginningOf is the place where a span begins.
func beginningOf(s source.Span) source.Span { return source.Span{File: s.File, Start: s.Start} }

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

// moreToClear is by how much more the words of an equation must weigh that clears one of its amounts than those of one that is reported.
const moreToClear = 3

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

// certain tells whether an equation that holds does so by no chance: as one of many digits or many figures, or stated in such words.
func (e *equations) certain(y *equation) bool {
	return y.digits >= fewestDigits || len(y.of) > 2 && y.kind != productOfTwo || e.weights != "" && e.weigh(y) > leastToExplain
}

// leastToExplain is from which weight on an equation of few digits explains others.
const leastToExplain = -1
