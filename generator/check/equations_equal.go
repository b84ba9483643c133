package check

import (
	"math"
	"slices"
	"strings"
)

// One number stated twice: the slip in it is a digit mistyped, two exchanged, or a nought too many.

const (
	amountsBetween = 160 // two numbers that are one
	textsBetween   = 40  // passages between them
	leastEqual     = 3   // the least number of which that is said
	smallNumbers   = 20  // up to which one more or less is a slip as well
)

// equals finds amounts of the page that are an earlier one, or may be.
func (e *equations) equals(from int) {
	for i := from; i < len(e.list); i++ {
		t := &e.list[i]
		if t.class < 0 || t.value < leastEqual || !t.mayBeStatedTwice() {
			continue
		}
		for k := i - 1; k >= max(0, i-amountsBetween) && t.passage-e.list[k].passage <= textsBetween; k-- {
			if x := &e.list[k]; x.class == t.class && x.value >= leastEqual && x.mayBeStatedTwice() {
				e.equal(k, i)
			}
		}
	}
}

// mayBeStatedTwice tells whether somebody may refer back to a number: not to a whole percentage, or an age.
func (x *amount) mayBeStatedTwice() bool { return !neverHeld(x.unit) && !(x.share() && x.step > 0.1) }

// ofAnotherYear tells whether the sentences of two amounts name two years before them, or one of two texts does.
func (x *amount) ofAnotherYear(y *amount) bool {
	was, is := x.yearBefore(), y.yearBefore()
	return was != is && (was > 0 && is > 0 || x.passage != y.passage)
}

// yearBefore is the year that the sentence of an amount names before it, 0 where there is none.
func (x *amount) yearBefore() int {
	if !x.yearRead {
		x.year, x.yearRead = yearIn(x.s.p.text[x.s.from:x.from]), true
	}
	return x.year
}

// digitsOfValue are the digits of an amount's value, in the unit of its class.
func (x *amount) digitsOfValue() string {
	if x.digits == "" {
		x.digits = digitsOf(plainDigits(x.value))
	}
	return x.digits
}

// equal takes up two numbers that are one, or would be but for a slip.
func (e *equations) equal(k, i int) {
	a, b := e.list[k].value, e.list[i].value
	x := equation{kind: equalTo, stated: i, right: e.list[i].unitOf(a), holds: same(a, b)}
	was, is := e.list[k].digitsOfValue(), e.list[i].digitsOfValue()
	x.digits = len(strings.Trim(is, "0"))
	x.slip = len(was) == len(is) && (exchanged(was, is) || oneDigitOff(was, is)) || len(was) != len(is) && strings.Trim(was, "0") == strings.Trim(is, "0") ||
		max(a, b) <= smallNumbers && math.Abs(a-b) == 1
	if t := &e.list[i]; e.list[k].unit != t.unit { // 36450亩，折合2340公顷
		v, scale := e.list[k].as(t.unit), scaleOf(t.text)
		x.form, x.right = "other unit", v
		x.holds = roundsTo(v, middle(t.term), 0.6*t.step*scale)
		x.digits, x.slip = numberSlips(middle(t.term)/scale, max(t.step, 1e-9), v/scale)
	}
	if (x.holds || x.slip) && !e.list[k].ofAnotherYear(&e.list[i]) {
		x.of = []int{k}
		e.found = append(e.found, x)
	}
}

// leastRestated is from which weight on a number is believed to be an earlier one that a reader of single words takes it for
// (conflict_restated.go, conflict_swapped.go).
const leastRestated = -4

// retells tells whether the words around two numbers of the page do not speak against their being one. What bears one name in one paragraph
// needs no more, nor does what is of all of them (全村茶园) wherever it stands.
func (n *page) retells(was, is statement) bool {
	e := n.equations()
	a, b := e.find(was), e.find(is)
	if a < 0 || b < 0 {
		return true
	}
	if one, other := e.nameOf(a), e.nameOf(b); was.p == is.p && bearOneName(one, other) || one == other && strings.HasPrefix(one, "全") {
		return true
	}
	return e.weigh(&equation{kind: equalTo, of: []int{a}, stated: b}) > leastRestated
}

// bearOneName tells whether two names end alike, or both say that they are of all: 全村农户, 全村总户数.
func bearOneName(a, b string) bool {
	return commonEnd(a, b) > 2 || strings.HasPrefix(a, "全") && commonStart(a, b) > 1
}

// find returns the amount of a number that a text gives, -1 where it is none.
func (e *equations) find(x statement) int {
	return slices.IndexFunc(e.list, func(a amount) bool { return a.s.p == x.p && a.from == x.claim.Start })
}
