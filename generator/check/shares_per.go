package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// What each has, of a total and a count that the sentence gives, read by the numbers alone: 18公里长的环线花了2340万元，每公里造价103万元; 40天春运
// 发送旅客52万人次，日均1.5万人次. Where one total and one count could be meant and do not fit, and do fit but for one digit, it was mistyped.

// perWords name what each is counted per, and the units of such a count.
var perWords = [...]struct {
	words []string
	units string // with blanks around each
}{
	{[]string{"每公里"}, " 公里 千米 "}, {[]string{"每户", "户均"}, " 户 "}, {[]string{"每人", "人均"}, " 人 名 位 "}, {[]string{"每亩", "亩均"}, " 亩 "},
	{[]string{"每天", "日均"}, " 天 日 "}, {[]string{"每年", "年均"}, " 年 "}, {[]string{"每月", "月均"}, " 个月 "}, {[]string{"每家"}, " 家 "}, {[]string{"每座"}, " 座 "},
	{[]string{"每所"}, " 所 "}, {[]string{"每栋"}, " 栋 幢 "}, {[]string{"每头", "头均"}, " 头 "}, {[]string{"每株", "株均"}, " 株 棵 "}, {[]string{"每吨"}, " 吨 "},
	{[]string{"每公斤"}, " 公斤 "}, {[]string{"每斤"}, " 斤 "}, {[]string{"每场", "场均"}, " 场 "}, {[]string{"每平方米"}, " 平方米 "}, {[]string{"每千名", "每千人"}, " 人 名 "}, {[]string{"每套"}, " 套 "},
}

// fewestDivided is the least count by which a total that it divides without a rest says that the two belong together: 1308万元 of 218户.
const fewestDivided = 40

// weighedPer reads them, in a sentence of which nothing else is told.
func (s *sentence) weighedPer() {
	for k, t := range s.terms {
		clause := clauseOf(s.head(k))
		if !anyof.Contains(clause, "每", "均") || !t.plain() || anyof.Contains(clause, "最", "至少", "不低于", "增", "减", "降", "比", "标准", "补", "贴", "奖") {
			continue
		}
		for _, per := range perWords {
			if anyof.Contains(clause, per.words...) {
				s.holdPer(k, per.units, strings.Contains(per.words[0], "千"))
				break
			}
		}
	}
}

// holdPer holds what each has, term k, against the one total in its unit and the one count in the other.
func (s *sentence) holdPer(k int, units string, thousand bool) {
	total, count := -1, -1
	for j, x := range s.terms {
		switch {
		case j == k || x.share() || x.bracket >= 0:
		case comparable(x, s.terms[k]) && strings.Contains(units, " "+string(x.unit)+" "):
			return // people per household among people
		case comparable(x, s.terms[k]):
			if total >= 0 {
				return
			}
			total = j
		case strings.Contains(units, " "+string(x.unit)+" "):
			if count >= 0 {
				return
			}
			count = j
		}
	}
	if total < 0 || count < 0 || !s.terms[total].plain() || s.terms[count].open || s.terms[count].rough || middle(s.terms[count]) <= 1 {
		return
	}
	t, sum, n := s.terms[k], s.terms[total], s.terms[count]
	first, last := min(t.from, sum.from, n.from), max(t.to, sum.to, n.to)
	if words := s.p.text[first:last]; strings.ContainsAny(words, "；。：（") || anyof.Contains(words, "其中", "增加", "减少", "比", "提高") {
		return
	}
	scale := scaleOf(t.text)
	right := sum.as(t.unit) / middle(n)
	if thousand {
		right *= 1000
	}
	step := t.step * scale
	stated := middle(t)
	// a mean is rounded, or cut off; the total and the count may be rounded themselves
	slack := step + right*(sum.step*scaleOf(sum.text)/middle(sum)/2+n.step*scaleOf(n.text)/middle(n)/2)
	if stated >= right-slack && stated <= right+slack {
		return
	}
	exact := math.Abs(right-roundTo(right, step)) < 1e-9*right && closeTo(right, stated) && middle(n) > fewestDivided
	if digits, slips := valueSlips(stated, step, right); !exact && (!slips || digits < 2) {
		return
	}
	line := fmt.Sprintf("%s÷%s＝%s", sum.text, n.text, decimal(roundTo(right, step), scale))
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(stated, scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(stated, scale)))
}

// roundTo rounds a value to a multiple of step.
func roundTo(v, step float64) float64 { return math.Round(v/step) * step }
