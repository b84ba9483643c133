package check

import (
	"casebook/generator/anyof"
	"fmt"
	"math"
	"strings"
)

// sharedAmount is an amount with its share of a base that the text may not name: 中学毕业的9453人，占2.61%.
type sharedAmount struct {
	amount, share term
	of            string  // what the share is said to be of
	low, high     float64 // what the base can be
}

// fewestShared is how many amounts must agree on a base against one that does not.
const fewestShared = 2

// sharesOfOneBase holds amounts that each have their share against each other: 167人，占0.05%，9453人，占2.61%，…. Whatever the base
// is, all must have the same; the one that would need another is wrong.
func (s *sentence) sharesOfOneBase() {
	list := s.sharedAmounts()
	for len(list) >= fewestShared {
		n := 1
		for n < len(list) && list[n].of == list[0].of && comparable(list[n].amount, list[0].amount) {
			n++
		}
		if n > fewestShared {
			s.judgeBase(list[:n])
		} else if n == fewestShared {
			s.judgePair(list[0], list[1])
		}
		list = list[n:]
	}
}

// withinReach tells whether a share can be another one mistyped: what is many times as much is of something else.
func withinReach(a, b float64) bool { return a < 2.5*b && b < 2.5*a }

// judgePair holds two amounts with their shares against a figure before them that is the base of one: 发展党员196.5万名，
// 其中工人97.7万名，占49.7%；大专以上学历的47.7万名，占39.5%.
func (s *sentence) judgePair(a, b sharedAmount) {
	for _, of := range [...]*sentence{s, s.former} {
		if of == nil {
			continue
		}
		for _, t := range of.terms {
			if t.from >= a.amount.from || !comparable(t, a.amount) || t.open || t.rough || middle(t) < 100 {
				continue
			}
			base := t.as(a.amount.unit)
			odd, right := b, a
			if base >= b.low && base <= b.high {
				odd, right = a, b
			}
			if base < right.low || base > right.high || right.high-right.low > 0.02*base || s.otherBase(odd, odd.amount.from) {
				continue
			}
			s.wrongShare(odd, t, base)
			return
		}
	}
}

// otherBase tells whether a figure before the byte fits a share as its base.
func (s *sentence) otherBase(x sharedAmount, before int) bool {
	for _, of := range [...]*sentence{s, s.former} {
		if of == nil {
			continue
		}
		for _, t := range of.terms {
			if base := t.as(x.amount.unit); t.from < before && comparable(t, x.amount) && base >= x.low && base <= x.high {
				return true
			}
		}
	}
	return false
}

// wrongShare reports a share of a base that another share agrees with.
func (s *sentence) wrongShare(x sharedAmount, base term, v float64) {
	right := middle(x.amount) / v * 100
	if math.Abs(right-middle(x.share)) < 1.5*x.share.step || !withinReach(right, middle(x.share)) {
		return
	}
	scale, computed := scaleOf(base.text), percentText(right, x.share.step)
	line := fmt.Sprintf("%s÷%s＝%s", decimal(x.amount.as(base.unit), scale), decimal(middle(base), scale), computed)
	s.report(percentMismatchID, x.share, fmt.Sprintf("%s，写的是%s", line, x.share.text), fmt.Sprintf("%s, but the text says %s", line, x.share.text))
}

// sharedAmounts returns the amounts of a sentence that a share follows at once.
func (s *sentence) sharedAmounts() []sharedAmount {
	var list []sharedAmount
	for k := 0; k+1 < len(s.terms); k++ {
		a, t := s.terms[k], s.terms[k+1]
		if t.unit != "%" || t.open || t.rough || !strings.Contains(s.head(k+1), "占") {
			continue
		}
		j := k
		for j > 0 && a.bracket >= 0 && s.terms[j].bracket == a.bracket { // 9453人（其中高中1582人，初中7871人），占
			j--
		}
		if t.bracket < 0 {
			a = s.terms[j]
		}
		words := withoutBrackets(strings.ReplaceAll(s.head(k+1), " ", ""))
		clause, ok := strings.CutPrefix(strings.TrimLeft(words, "，,"), "占")
		if !ok || a.share() || a.open || a.rough || strings.ContainsAny(clause, "，；：。、（") || anyof.Contains(clause, "任务", "计划", "应", "本") {
			continue
		}
		v, p := middle(a), middle(t)
		half := t.step / 2
		if p <= 4*t.step || v <= 0 {
			continue // of too few digits to say what it is of
		}
		own := a.step * scaleOf(a.text) / 2
		if scaleOf(a.text) == 1 && a.step == 1 {
			own = 0 // counted
		}
		list = append(list, sharedAmount{a, t, strings.TrimRight(clause, "的比重例为达到"), (v - own) / (p + 1.5*half) * 100, (v + own) / (p - 1.5*half) * 100})
	}
	return list
}

// judgeBase reports the one of several amounts whose base is not that of all the others.
func (s *sentence) judgeBase(list []sharedAmount) {
	for odd := range list {
		low, high := 0.0, math.Inf(1)
		for i, x := range list {
			if i != odd {
				low, high = max(low, x.low), min(high, x.high)
			}
		}
		x := list[odd]
		if low > high {
			continue
		}
		if x.low <= high && x.high >= low {
			return // they all agree
		}
		right := middle(x.amount) / (low + high) * 200
		if len(list) == fewestShared+1 && (high-low)/low > 0.02 || !withinReach(right, middle(x.share)) {
			return
		}
		if math.Abs(right-middle(x.share)) < 1.5*x.share.step {
			return // what is rounded so that all come to 100
		}
		scale := scaleOf(x.amount.text)
		base, computed := (low+high)/2/scale, percentText(right, x.share.step)
		if base > 1000 {
			base = math.Round(base)
		}
		s.report(percentMismatchID, x.share, fmt.Sprintf("按其余各项，总数约%s，%s÷%s＝%s，写的是%s", decimal(base*scale, scale), decimal(middle(x.amount), scale), decimal(base*scale, scale), computed, x.share.text),
			fmt.Sprintf("by the other shares the whole is some %s, of which this is %s, but the text says %s", decimal(base*scale, scale), computed, x.share.text))
		return
	}
}

// passesMark tells whether term k is a mark that what the term before it counts has passed: 20个村收入超过20万元.
func (s *sentence) passesMark(k int) bool {
	if k < 1 || s.terms[k].share() || comparable(s.terms[k], s.terms[k-1]) || s.terms[k].bracket >= 0 {
		return false
	}
	words := s.head(k)
	return runeCount(words) <= 14 && !strings.ContainsAny(words, "，、；：。") && anyof.Suffix(words, "过", "超", "突破", "达到", "达")
}

// allBefore returns the term directly before term k where that counts all of the people or households of which term k
// counts some, in one sentence: 有劳动力800人，外出务工的320人，占40%. -1 where it does not, or where the share may be
// one of another figure.
func (s *sentence) allBefore(k int) int {
	if k < 1 || k+1 >= len(s.terms) {
		return -1
	}
	all, some, share := s.terms[k-1], s.terms[k], s.terms[k+1]
	words := strings.TrimLeft(s.head(k), "，")
	if all.unit != some.unit || !countsPeople(all.unit) || middle(some) >= middle(all) || words == s.head(k) || strings.ContainsAny(words, "，、；：。") || anyof.Contains(words, "其他", "其它", "其余", "另", "还有") {
		return -1
	}
	if _, ok := s.asWhole(k-1, some); !ok || !closeTo(middle(some)/middle(all)*100, middle(share)) {
		return -1
	}
	for _, x := range s.near(k-1, s.former) {
		if comparable(x.term, some) && !share.misses(some.as(x.term.unit)/middle(x.term)*100, some.as(x.term.unit)/middle(x.term)*100) {
			return -1
		}
	}
	return k - 1
}
