package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// withoutRank takes the words between a figure and its growth and leaves out clauses that only praise the figure,
// so that the growth is still seen to be the figure's: of 97.6亿元，创历史新高，年均增长11.5% it keeps ，年均增长. Words of
// anything else are returned whole: behind another matter the growth may be that matter's.
func withoutRank(words string) string {
	if !strings.HasPrefix(words, "，") || strings.Count(words, "，") < 2 {
		return words
	}
	last := strings.LastIndex(words, "，")
	for clause := range strings.SplitSeq(strings.Trim(words[:last], "，"), "，") {
		if runeCount(clause) > 14 || !anyof.Prefix(clause, "创", "居", "位居", "稳居", "排", "列", "首次", "全省", "全国", "全市", "跃居", "实现翻番") {
			return words
		}
	}
	return words[last:]
}

// bareChange reports a rise to a smaller number or a fall to a greater one where the two units are not the same, yet
// the numbers compare all the same: the second unit is the first one's short form (从240个工作日压缩至100个), or neither
// number has a unit but both have the same 万 or 亿 (由50.1万减少到26.7万). Other changes need one unit for both, which
// changes() sees to.
func (s *sentence) bareChange(a, b term, words string) {
	_, short := strings.CutPrefix(string(a.unit), string(b.unit))
	if b.unit == "" && a.unit != "" || !short || b.unit != "" && b.unit != "个" || a.unit == "" && (scaleOf(a.text) == 1 || scaleOf(b.text) != scaleOf(a.text)) {
		return
	}
	up, sure := direction(words)
	if a.open || b.open || a.rough || !sure || up == (b.low > a.high) || !(b.low > a.high) && !(b.high < a.low) {
		return
	}
	zh, en := "写的是增加，%s却比%s小", "described as a rise, but %s is less than %s"
	if !up {
		zh, en = "写的是减少，%s却比%s大", "described as a fall, but %s is more than %s"
	}
	s.report(sumMismatchID, b, fmt.Sprintf(zh, b.text, a.text), fmt.Sprintf(en, b.text, a.text))
}

// pairedChanges holds two changes that share one verb against it, and against the rates that follow: in
// 财政总收入和预算收入分别由34.5亿元和19.8亿元增加到97.6亿元和69.9亿元，年均增长23.1%和28.6% the first number becomes the third
// and the second the fourth, and the rates are in the same order. changes(), which reads neighbours, would pair
// the second with the third.
func (s *sentence) pairedChanges() {
	for k := 0; k+3 < len(s.terms); k++ {
		a, a2, b, b2 := s.terms[k], s.terms[k+1], s.terms[k+2], s.terms[k+3]
		if head := clauseOf(s.head(k)); !anyof.Contains(head, "分别由", "分别从") || !joins(s.between(a, a2)) || !joins(s.between(b, b2)) || !s.toWord(s.between(a2, b)) {
			continue
		}
		up, sure := direction(s.between(a2, b))
		for n, pair := range [...][2]term{{a, b}, {a2, b2}} {
			was, now := pair[0], pair[1]
			low, high, ok := now.in(was.unit)
			if !ok || was.low <= 0 || !sure {
				break
			}
			if up && high < was.low || !up && low > was.high {
				s.wrongDirection(change{a: k + n, b: k + 2 + n, up: up, sure: true})
				continue
			}
			if k+5 >= len(s.terms) || !joins(s.between(s.terms[k+4], s.terms[k+5])) || !s.terms[k+4].share() || !s.terms[k+5].share() {
				continue
			}
			words, t := strings.TrimLeft(s.head(k+4), "，、"), s.terms[k+4+n]
			switch {
			case runeCount(words) > 8 || t.open || t.rough:
			case anyof.Prefix(words, "年均", "年平均"):
				s.yearlyRate(t, was, now, low, high)
			case anyof.Prefix(words, "增长", "分别增长", "下降", "分别下降") && !s.constantPrices(t):
				s.rate(t, was, now, low, high)
			}
		}
	}
}

// joins tells whether the words between two figures only join them.
func joins(words string) bool {
	return slices.Contains([]string{"和", "、", "与", "及"}, words)
}
