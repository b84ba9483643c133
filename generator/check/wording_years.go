package check

import (
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Amounts of several years in one sentence (2019年3.12万吨，2020年3.48万吨，2022年4.27万吨), and what it says of them behind.

// yearRight reads the year that stands right before an amount.
var yearRight = lazyregexp.New(`((?:19|20)[0-9]{2})年(?:为|是|达到|达|有|的|末|底)?$`)

// amountsOfYears are amounts of one matter by their years, in the order of the text.
type amountsOfYears struct {
	years []int
	terms []term
}

// at returns the amount of a year.
func (y amountsOfYears) at(year int) (term, bool) {
	for i, x := range y.years {
		if x == year {
			return y.terms[i], true
		}
	}
	return term{}, false
}

// yearsBefore are the amounts before term k that stand right behind their years, of one unit and in one breath.
func (s *sentence) yearsBefore(k int) (y amountsOfYears) {
	for _, t := range s.terms[:k] {
		m := yearRight.FindStringSubmatch(s.p.text[s.from:t.from])
		if m == nil {
			if len(y.terms) > 0 && comparable(t, y.terms[0]) {
				return y // another matter
			}
			continue
		}
		year := int(numberOf(m[1]))
		if len(y.terms) > 0 && (!comparable(t, y.terms[0]) && t.unit != y.terms[0].unit || strings.ContainsAny(s.between(y.terms[len(y.terms)-1], t), "；：") || year <= y.years[len(y.years)-1] || runeCount(s.between(y.terms[len(y.terms)-1], t)) > 14) {
			return y
		}
		y.years, y.terms = append(y.years, year), append(y.terms, t)
	}
	return y
}

var (
	// yearAgainst reads 2022年比2019年增长.
	yearAgainst = lazyregexp.New(`^((?:19|20)[0-9]{2})年(?:比|较)((?:19|20)[0-9]{2})年(增长|增加|提高|上升|下降|减少|降低)了?$`)
	// yearsOfGrowth reads 两年增加了.
	yearsOfGrowth = lazyregexp.New(`^([两二三四五])年(?:来|间)?(?:共|累计|总共)?(增长|增加|提高|上升|下降|减少|降低)了?$`)
	// yearsApiece reads 后两年分别比上年减少.
	yearsApiece = lazyregexp.New(`^后?两年分别(?:比上年|较上年|同比)?(增长|增加|提高|上升|下降|减少|降低)了?$`)
)

// againstYear finds the amounts of the two years that the words before term k name: 2022年比2019年增长.
func (s *sentence) againstYear(k int) (was, now term, falls, ok bool) {
	clause := clauseOf(s.head(k))
	if !strings.Contains(clause, "年") {
		return
	}
	m := yearAgainst.FindStringSubmatch(clause)
	if m == nil {
		return
	}
	y := s.yearsBefore(k)
	was, ok = y.at(int(numberOf(m[2])))
	now, ok2 := y.at(int(numberOf(m[1])))
	return was, now, anyof.Contains(m[3], "降", "减"), ok && ok2
}

// isOfYears tells whether the words before a growth name the two years that it is of, and these are not the amounts of two terms.
func (s *sentence) isOfYears(t, a, b term) bool {
	k := s.indexOf(t)
	if k < 1 {
		return false
	}
	was, now, _, ok := s.againstYear(k)
	return ok && (was.from != a.from && was.from != b.from || now.from != a.from && now.from != b.from)
}

// changeOfYears reads what is said of amounts of several years: 2022年比2019年增长36.9%, 两年增加2.3万人, 后两年分别比上年减少7起和6起.
func (s *sentence) changeOfYears() {
	for k := 2; k < len(s.terms); k++ {
		t := s.terms[k]
		clause := clauseOf(s.head(k))
		switch {
		case anyof.Suffix(clause, "增长", "增加", "提高", "上升", "下降", "减少", "降低", "了"):
		default:
			continue
		}
		if was, now, falls, ok := s.againstYear(k); ok {
			if !s.constantPrices(t) {
				s.holdGrowth(was, now, t, t, falls)
			}
			continue
		}
		if m := yearsOfGrowth.FindStringSubmatch(clause); m != nil && strings.HasPrefix(s.head(k), "，") {
			n := strings.Index("零一二三四五", strings.Replace(m[1], "两", "二", 1)) / len("零")
			y := s.yearsBefore(k)
			if last := len(y.years) - 1; last >= 2 && y.terms[last].from == s.terms[k-1].from {
				if was, ok := y.at(y.years[last] - n); ok && !s.constantPrices(t) {
					s.holdGrowth(was, y.terms[last], t, t, anyof.Contains(m[2], "降", "减"))
				}
			}
			continue
		}
		if m := yearsApiece.FindStringSubmatch(clause); m != nil && k > 2 && k+1 < len(s.terms) && joinsTwo(s.between(t, s.terms[k+1])) {
			falls, last := anyof.Contains(m[1], "降", "减"), s.terms[k+1]
			for i, by := range [2]term{t, last} {
				if was, now := s.terms[k-3+i], s.terms[k-2+i]; comparable(s.terms[k-3], s.terms[k-1]) || s.terms[k-3].unit == s.terms[k-1].unit {
					s.holdGrowth(was, now, by, last, falls)
				}
			}
		}
	}
}

// timesOfMean reads 亩产达到612公斤，而全县平均亩产474公斤，示范片是全县平均水平的1.3倍: a mean that is named, and stands right before.
func (s *sentence) timesOfMean() {
	for k := 2; k < len(s.terms); k++ {
		t, mean, own := s.terms[k], s.terms[k-1], s.terms[k-2]
		clause := clauseOf(s.head(k))
		i := strings.LastIndex(clause, "平均")
		if t.unit != "倍" || i < 0 || !strings.HasSuffix(clause, "的") || !t.exact() || !mean.exact() || !own.exact() || !comparable(own, mean) || strings.Contains(s.between(own, t), "；") {
			continue
		}
		place := lastRunes(clause[:i], 2)
		if !strings.HasPrefix(place, "全") || !strings.Contains(s.between(own, mean), place+"平均") || anyof.Contains(s.between(own, mean), "增", "比") {
			continue
		}
		low, high, _ := own.in(mean.unit)
		right := own.as(mean.unit) / middle(mean)
		if math.Abs(right-middle(t)) <= t.step || !closeTo(right, middle(t)) || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		s.timesOf(t, low/mean.high, high/mean.low, mean, own, false)
	}
}
