package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/quantity"
)

// The numbers of a page as amounts that can be worked out from each other: in the unit of their class, with what their digits leave open.

// amount is a figure of a page in the unit that all of its class are worked out in.
type amount struct {
	statedTerm
	class     int     // of amounts that may be added; -1 for one that is said to be about a number, or more
	value     float64 // in the unit of the class
	low, high float64 // what its digits leave open, in the unit of the class
	ends      int     // how many sentences end before it in its passage
	passage   int     // which passage it stands in
	among     int     // how many amounts its sentence and the two beside it have
	flow      flow    // what its words say that it does to a stock,
	flowRead  bool    // once they are read: flowSaid
	time      int     // when they say it was so,
	timeRead  bool    // once they are read: timeSaid
	clause    string  // its words: what stands between it and the amount before it, from the last mark on
	change    bool    // it is how much something rose or fell: isChange
	year      int     // yearBefore,
	yearRead  bool    // once it is read
	digits    string  // digitsOfValue, once they are asked for
	full      string  // fullName, once it is asked for
}

// add takes up the amounts of a passage.
func (e *equations) add(p *passage, index int) {
	ends, at := 0, 0
	for _, t := range p.equationTerms() {
		if t.from < at {
			continue // the minutes of the hours before it
		}
		joinMinutes(&t)
		if i := strings.IndexByte(string(t.unit), '/'); i > 0 {
			t.unit = t.unit[:i] // 每亩500元 as 500元
		}
		if t.from > at {
			between := p.text[at:t.from]
			ends += strings.Count(between, "。") + strings.Count(between, "！") + strings.Count(between, "？")
		}
		at = t.to
		x := amount{statedTerm: t, class: -1, ends: ends, passage: index}
		x.low, x.high = asDigits(t.term)
		x.value = middle(t.term)
		if (!t.open || strings.HasPrefix(t.text, "超了")) && !strings.ContainsAny(t.text, "～~") && (!t.rough || significantDigits(t.text) >= fewestDigits) && x.value > 0 {
			e.classify(&x)
		}
		head := x.s.head(x.k)
		x.clause, x.change = clauseOf(head), isChange(head)
		e.list = append(e.list, x)
	}
}

// joinMinutes makes one amount of hours and the minutes that stand right behind them: 2小时45分, 1个小时10分钟.
func joinMinutes(t *statedTerm) {
	if t.unit != "小时" && t.unit != "个小时" {
		return
	}
	rest := t.s.p.text[t.to:]
	width := 0
	for width < len(rest) && width < 2 && rest[width] >= '0' && rest[width] <= '9' {
		width++
	}
	minutes, err := strconv.Atoi(rest[:width])
	if err != nil || !strings.HasPrefix(rest[width:], "分") {
		return
	}
	width += len("分")
	if strings.HasPrefix(rest[width:], "钟") {
		width += len("钟")
	}
	v := 60*middle(t.term) + float64(minutes)
	t.to += width
	t.text += rest[:width]
	t.unit, t.low, t.high, t.number, t.step = "分钟", v, v, v, 1
}

// termsStated are the terms of a passage: one alone, too, which no sentence can do arithmetic with.
func (p *passage) termsStated() []statedTerm {
	p.readFigures()
	if len(p.figures)+len(p.bound) != 1 {
		return p.statedTerms()
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
	return []statedTerm{{s.terms[0], s, 0}}
}

// classify finds the class of an amount: the first amount before it that it can be added to.
func (e *equations) classify(x *amount) {
	x.class = len(e.list)
	var asked [16]int // classes that it is not of
	n := 0
	for k := len(e.list) - 1; k >= max(0, len(e.list)-farthestOfClass); k-- {
		first := e.list[k].class
		if first < 0 || slices.Contains(asked[:n], first) {
			continue
		}
		if n < len(asked) {
			asked[n] = first
			n++
		}
		of := &e.list[first]
		if of.unit == x.unit || isYears(of.unit) && isYears(x.unit) {
			x.class = first
			return
		}
		if x.isRate() || of.isRate() || (x.unit == "间") != (of.unit == "间") || !comparable(x.term, of.term) { // 43家民宿有客房387间
			continue
		}
		rate := x.as(of.unit) / x.value
		x.class, x.value, x.low, x.high = first, x.value*rate, x.low*rate, x.high*rate
		return
	}
}

// isYears tells whether a unit counts years: an age and a time are added.
func isYears(u quantity.Unit) bool {
	return u == "年" || u == "岁" || u == "周年" || u == "个年头"
}

// farthestOfClass is how many amounts before one its class is looked for.
const farthestOfClass = 60

// asDigits is what the digits of a number leave open: nothing where it is whole and without 万 or 亿.
func asDigits(t term) (low, high float64) {
	v := middle(t)
	if t.bound || scaleOf(t.text) == 1 && !strings.Contains(t.text, ".") {
		return v, v
	}
	half := t.step * scaleOf(t.text) / 2
	return v - half, v + half
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
	if digits, ok = valueSlips(stated, step, right); ok {
		return digits, ok
	}
	x, y := math.Round(stated/step), math.Round(right/step)
	if few, many := int64(min(x, y)), int64(max(x, y)); few >= 1 && few < 100 && many < 1000 && withoutOne(strconv.FormatInt(many, 10), strconv.FormatInt(few, 10)) {
		return digits, true
	}
	return digits, roundsTo(stated, 10*right, step/2) || roundsTo(10*stated, right, 10*step/2)
}

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

// isRate tells whether a figure is a share, points or a multiple, which no other unit compares with.
func (t term) isRate() bool { return t.share() || t.unit == "个百分点" || t.unit == "倍" }
