package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Further sums that the words name outright: houses of one name and all of them; and differences of heights.

// allOfOneName reads 本部开放床位420张，北院区开放床位180张，全院开放床位580张: parts and whole bear one name, and the whole says that it is all.
func (s *sentence) allOfOneName() {
	for k := 2; k < len(s.terms); k++ {
		clause := clauseOf(s.head(k))
		if !s.terms[k].plain() || !anyof.Prefix(clause, "全院", "全校", "全村", "全镇", "全乡", "全县", "全市", "全厂", "全社", "全馆", "全区", "全园") || anyof.Contains(clause, "比", "均", "每", "增", "计划") {
			continue
		}
		l := parts{whole: s.terms[k]}
		for j := k - 1; j >= 0; j-- {
			own := clauseOf(s.head(j))
			if s.terms[j].unit != l.whole.unit || !s.terms[j].plain() || commonEnd(bareNoun(own), bareNoun(clause)) < 3 || anyof.Contains(own, "其中", "全", "总", "新增", "每") {
				break
			}
			l.list = append([]term{s.terms[j]}, l.list...)
		}
		if len(l.list) > 1 {
			s.holdSum(l)
			return
		}
	}
}

// heightsApart reads 最高峰海拔1863米，最低的河口海拔214米，相对高差1649米; 最高气温38.6℃，最低气温零下7.2℃，相差45.8℃. lowestFirst reads them the other
// way round.
var (
	heightsApart = lazyregexp.New(`最高` + heightOf + heightStated + `最低` + heightAgain + heightStated + heightBetween)
	lowestFirst  = lazyregexp.New(`最低` + heightOf + heightStated + `最高` + heightAgain + heightStated + heightBetween)
)

// The parts of such a form.
const (
	heightOf      = `[^，。；0-9]{0,10}?(海拔|气温)`
	heightAgain   = `[^，。；0-9]{0,10}?(?:海拔|气温)?`
	heightStated  = `[^，。；0-9]{0,3}?(零下)?([0-9][0-9.,]*)(?:米|℃|摄氏度|度)，[^，。；0-9]{0,8}?`
	heightBetween = `(?:高差|落差|相差|温差)[^，。；0-9]{0,4}?([0-9][0-9.,]*)(?:米|℃|摄氏度|度)`
)

// findHeights holds a difference of heights or temperatures against the two.
func (p *passage) findHeights() {
	if !p.holds("海拔", "气温") || !p.holds("差") {
		return
	}
	ends := heightsApart.FindAllStringSubmatchIndex(p.text, -1)
	for _, m := range lowestFirst.FindAllStringSubmatchIndex(p.text, -1) {
		ends = append(ends, slices.Concat(m[:4], m[8:12], m[4:8], m[12:])) // as if the highest stood first
	}
	for _, m := range ends {
		number := func(group int) float64 {
			v, _ := strconv.ParseFloat(strings.ReplaceAll(p.text[m[2*group]:m[2*group+1]], ",", ""), 64)
			return v
		}
		high, low, said := number(3), number(5), number(6)
		if m[4] >= 0 {
			high = -high
		}
		if m[8] >= 0 {
			low = -low
		}
		if right := high - low; right > 0 && math.Abs(right-said) > 1 {
			q := twoNumbers("", "")
			q.Span = p.prose.Source(m[12], m[13])
			lowest := decimal(low, 1)
			if low < 0 {
				lowest = "（" + strings.Replace(lowest, "-", "−", 1) + "）"
			}
			line := fmt.Sprintf("%s－%s＝%s", decimal(high, 1), lowest, decimal(roundTo(right, 0.1), 1))
			q.Message = msg(fmt.Sprintf("%s，写的是%s", line, decimal(said, 1)), fmt.Sprintf("%s, but the text says %s", line, decimal(said, 1)))
			p.out.add(q)
		}
	}
}
