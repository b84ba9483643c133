package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Of two equations that have numbers in common one at most is meant: one that holds clears its numbers of what a reader of words said of them.

// fewestDigits is how many digits an equation has of which nobody doubts that it holds by no chance.
const fewestDigits = 3

// withdraw takes back what was said of an amount by its words where an equation holds in which it stands, stated in such words, and where no equation that
// misses in it is likely to be a mistake. Where the bound was 0, of 28 such reports of 160 right documents, of which nothing was known, three were left, and of 173 of faults 157.
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
		return ok && (e.doubts(k) || slices.ContainsFunc(e.holdingOf(k), func(i int) bool { return e.clears(&e.found[i], k, q.Rule) }))
	})
}

// doubts tells whether of the equations that miss in an amount, of which a rule says that it is wrong, none is likely to be a mistake. Where there is none,
// the rule knows more; and of a short text, whose few numbers have to do with each other, what its words say is right nearly always.
func (e *equations) doubts(k int) bool {
	if len(e.list) < amountsOfDocument {
		return false
	}
	judged := false
	for _, i := range e.missingOf(k) {
		if x := &e.found[i]; e.weigh(x) > leastWorth {
			if judged = true; e.judge(x) >= leastEvidenceSaid {
				return false
			}
		}
	}
	return judged
}

// beginningOf is the place where a span begins.
func beginningOf(s source.Span) source.Span { return source.Span{File: s.File, Start: s.Start} }

// clears tells whether an equation that holds speaks for one of its amounts, of which a rule says that it is wrong.
func (e *equations) clears(y *equation, k int, rule problem.Rule) bool {
	switch {
	case y.kind == equalTo || y.kind == roughlyEqual || y.isRate() != (rule == percentMismatchID):
		return false
	case y.digits < fewestDigits && len(y.of) < 3, e.contradicted(y):
		return false
	}
	return (y.stated == k || y.adds()) && e.weigh(y) > leastToClear
}

// leastToClear is from which weight of its words on an equation clears one of its amounts.
const leastToClear = 1.5

// alone tells whether equations of a kind have nothing to do with those of others.
func (k equationKind) alone() bool { return k == spanOfTwo || k == roughlyEqual }

// adds tells whether an equation adds or takes away.
func (x *equation) adds() bool {
	return x.kind == sumOfRun || x.kind == flowOfAll || x.kind == sumOfTwo
}

// isRate tells whether an equation gives a share, a growth or a multiple.
func (x *equation) isRate() bool { return x.kind == shareOfTwo || x.kind == growthOfTwo }

// holdingOf are the equations that hold and are of an amount.
func (e *equations) holdingOf(k int) []int {
	if e.holding == nil {
		e.holding = e.byAmount(true)
	}
	return e.holding[k]
}

// missingOf are the equations that miss and are of an amount.
func (e *equations) missingOf(k int) []int {
	if e.broken == nil {
		e.broken = e.byAmount(false)
	}
	return e.broken[k]
}

// byAmount are the equations that hold, or those that miss, by their amounts.
func (e *equations) byAmount(hold bool) [][]int {
	list := make([][]int, len(e.list))
	for i := range e.found {
		if y := &e.found[i]; y.holds == hold {
			for of := range y.amounts {
				list[of] = append(list[of], i)
			}
		}
	}
	return list
}

// certain tells whether an equation that holds does so by no chance: as one of many digits or many figures, or stated in such words.
func (e *equations) certain(y *equation) bool {
	if y.kind == flowOfAll && !e.borneOut(y) {
		return false
	}
	return y.digits >= fewestDigits || len(y.of) > 2 && y.kind != productOfTwo && y.kind != composedOf || e.weights != "" && e.weigh(y) > leastToExplain
}

// borneOut tells whether a flow that holds does so by no chance. Its amounts were tried with all signs: each more doubles the ways, and three tenths of a digit are
// gone; but the words may tell the signs.
func (e *equations) borneOut(y *equation) bool {
	borne, against := e.signsSaid(y)
	return against == 0 && (borne > 1 || float64(y.digits) >= fewestDigits+0.3*float64(len(y.of)))
}

// leastToExplain is from which weight on an equation of few digits explains others.
const leastToExplain = -1

// mayExplain tells whether an equation that holds may explain the numbers of one that misses. It may not where the text says the contrary of it, as where a
// growth was worked out from the wrong end, nor where it leaves out some of the other's amounts: a part or a factor was forgotten.
func (e *equations) mayExplain(y, x *equation) bool {
	if e.contradicted(y) {
		return false
	}
	return y.stated != x.stated || len(y.of) >= len(x.of) || slices.ContainsFunc(y.of, func(k int) bool { return !slices.Contains(x.of, k) })
}

// contradicted tells whether the words say that a rate or a flow goes another way than an equation has it: the growth of 上年5080吨，今年6350吨，增长20% is
// no fall, by how much something grew is no share of what it grew to, and what was paid back was not lent.
func (e *equations) contradicted(y *equation) bool {
	if y.kind == flowOfAll {
		_, against := e.signsSaid(y)
		return against > 0
	}
	if y.kind != shareOfTwo && y.kind != growthOfTwo || len(y.of) != 2 {
		return false
	}
	if y.isMore() && e.list[y.stated].unit == "倍" && e.saysMultiple(y.stated) {
		return true
	}
	said := e.waySaid(y.stated)
	if said != upwards && said != downwards || !saysChange(e.list[y.stated].clause) {
		return false
	}
	switch way := e.wayOf(y); {
	case strings.HasPrefix(y.form, "times"): // 增长了6.1倍 of 6.1 times as much
		return said == upwards && !anyof.Suffix(e.list[y.stated].clause, "到", "为", "至", "的", "达", "翻了", "翻", "扩大", "是")
	case way == upwards, way == downwards:
		return way != said
	case way == asRest:
		return said == upwards
	}
	base, part := y.baseAndEnd()
	return e.roleSaid(part) == saidChange && e.timeSaid(base) != formerly && base < part
}

// saysMultiple tells whether the words before a multiple say that it is what something is, not by how much it grew: 是五年前的9倍.
func (e *equations) saysMultiple(k int) bool {
	clause := e.list[k].clause
	return strings.HasSuffix(clause, "的") && anyof.Contains(clause, "是", "为", "相当于", "达")
}

// saysChange tells whether a clause before a rate ends with the word for a growth or a fall: no share is one for which the clause has such a word elsewhere
// (增长面60%).
func saysChange(clause string) bool {
	for _, end := range [...]string{"了", "约", "近", "为", "达", "达到", "是", "超", "超过"} {
		clause = strings.TrimSuffix(clause, end)
	}
	return anyof.Suffix(clause, "增长", "增加", "提高", "上升", "下降", "减少", "降低", "缩短", "缩减", "增", "升", "降", "减", "涨", "跌", "多出", "高出", "多", "超", "增幅", "降幅", "升幅", "涨幅", "增速", "增长率", "提速", "扩大", "回落", "增产", "增收", "增效")
}
