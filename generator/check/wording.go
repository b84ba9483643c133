package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Sums in wordings of their own, each of which is tried only where a word of it stands in the passage. They are read last of all that goes by words, and say
// nothing where another reader has.

// wording reads one wording in a sentence.
type wording struct {
	words []string // one of which stands in each
	read  func(*sentence)
}

var wordings = [...]wording{
	{[]string{"分别"}, (*sentence).pairedGrowth},
	{[]string{"年为", "年是", "同期为", "同期是", "年同期"}, (*sentence).pointsFromBehind},
	{[]string{"即", "也就是"}, (*sentence).fractionAgain},
	{[]string{"其余", "剩余", "剩下", "余下"}, (*sentence).restOfHundred},
	{[]string{"分别为", "分别是", "分别有"}, (*sentence).shareOfListed},
	{[]string{"平均每"}, (*sentence).countedForEach},
	{[]string{"各", "每组", "每班", "每批", "每队"}, (*sentence).groupsOfOneSize},
	{[]string{"，其余", "，剩余", "，剩下", "，余下"}, (*sentence).moreDoneThanAll},
	{[]string{"就有"}, (*sentence).oneOfSome},
	{[]string{"年比20", "年比19", "两年增", "两年减", "两年提", "两年下", "三年增", "三年减", "年共增", "年累计增", "两年分别", "四年增", "五年增"}, (*sentence).changeOfYears},
	{[]string{"平均水平的"}, (*sentence).timesOfMean},
	{[]string{"剩下", "剩余", "其余", "余下", "还剩"}, (*sentence).restAfterDone},
	{[]string{"净增"}, (*sentence).netOfNew},
	{[]string{"两项", "三项", "两者", "三者", "四项", "两块", "两笔", "三笔", "三块"}, (*sentence).itemsTogether},
	{[]string{"元中，", "亩中，", "户中，", "人中，"}, (*sentence).restOfNamed},
	{[]string{"其他", "其它"}, (*sentence).listOfOthers},
	{[]string{"分之"}, (*sentence).fractionOfNamed},
	{[]string{"占比"}, (*sentence).shareOfMost},
	{[]string{"总建筑面积", "总面积", "总价", "总金额", "共计", "合计", "共需", "总收入", "总重"}, (*sentence).kindsTimesNumbers},
	{[]string{"师生比", "生师比", "医护比", "床护比", "男女比", "男女生比", "录取比", "招录比", "之比", "比例为", "配比"}, (*sentence).ratioOfCounts},
}

// findWordings tries all of them.
func (p *passage) findWordings(list []sentence) {
	if len(list) == 0 {
		return
	}
	p.findAboveTwo()
	p.readEach(wordings[:], list)
}

// readEach tries each wording in the sentences where one of its words stands.
func (p *passage) readEach(of []wording, list []sentence) {
	for k := range of {
		r := &of[k]
		if !p.holds(r.words...) {
			continue
		}
		for i := range list {
			if s := &list[i]; s.p.within(s.p.text[s.from:s.to], r.words...) {
				r.read(s)
			}
		}
	}
}

// tell reports a line of a figure of which, and near which, nothing is reported.
func (s *sentence) tell(t term, line, stated string, rate bool) {
	rule := sumMismatchID
	if rate {
		rule = percentMismatchID
	}
	if !s.p.reportedWithin(s.terms[0].from, max(s.to, t.to)) {
		s.reportLine(rule, t, line, stated)
	}
}

// exact tells whether a term is one number as it stands, rates too.
func (t term) exact() bool { return !t.open && !t.rough && middle(t) > 0 }

// joinsTwo tells whether two terms are two of one list by what stands between them.
func joinsTwo(words string) bool {
	return slices.Contains([]string{"和", "、", "与", "及", "，", "个和", "个、", "个与"}, strings.TrimSpace(strings.TrimSuffix(words, "每月")))
}

// ledTo reads 由…增加到, 从…发展到 between two amounts.
var ledTo = lazyregexp.New(`^[^，；。]{0,10}(?:增加|减少|提高|发展|下降|上升|扩大|升|降|增|减|压缩|缩短|增长|提升|扩展)(?:到|至|为)[^，；。0-9]{0,8}$`)

// growsBy reads the verb between two amounts and by how much each grew.
var growsBy = lazyregexp.New(`^(?:[^，；。]{0,8})?(?:分别)?(增长|增加|提高|上升|增|升|多|上涨|下降|减少|降低|降|减|下滑|回落)了?$`)

// pairedGrowth reads A、B分别达到12万吨和8万吨，比上年的11万吨和7万吨分别增长9%和14%, and A由…到…，B由…到…，分别增加3和4.
func (s *sentence) pairedGrowth() {
	for k := 5; k < len(s.terms); k++ {
		x := s.terms[k-5 : k+1]
		text := s.p.text[x[0].from:x[5].from]
		if !strings.Contains(text, "分别") || strings.ContainsAny(text, "；。") || !joinsTwo(s.between(x[4], x[5])) {
			continue
		}
		var was, now [2]term
		verb := ""
		if first := s.between(x[0], x[1]); ledTo.MatchString(first) && ledTo.MatchString(s.between(x[2], x[3])) {
			was, now = [2]term{x[0], x[2]}, [2]term{x[1], x[3]}
			m := growsBy.FindStringSubmatch(strings.TrimPrefix(s.between(x[3], x[4]), "，"))
			if m == nil || !strings.Contains(s.between(x[3], x[4]), "分别") {
				continue
			}
			verb = m[1]
		} else if middleWords := s.between(x[1], x[2]); strings.Contains(middleWords, "比") && joinsTwo(s.between(x[2], x[3])) && comparedOnce(s.between(x[0], x[1])) {
			now, was = [2]term{x[0], x[1]}, [2]term{x[2], x[3]}
			m := growsBy.FindStringSubmatch(s.between(x[3], x[4]))
			if m == nil || runeCount(middleWords) > 14 {
				continue
			}
			verb = m[1]
		} else {
			continue
		}
		by := [2]term{x[4], x[5]}
		if by[0].unit != by[1].unit && by[0].unit != "" && !(by[1].unit == "个百分点" && by[0].unit == "个") {
			continue
		}
		for i := range by {
			s.holdGrowth(was[i], now[i], by[i], by[1], anyof.Contains(verb, "降", "减", "下", "回"))
		}
	}
}

// comparedOnce tells whether two amounts stand in one list, or in two clauses of one shape.
func comparedOnce(words string) bool {
	return joinsTwo(words) || strings.HasPrefix(words, "，") && strings.Count(words, "，") == 1 && anyof.Suffix(words, "达到", "达", "为", "升至", "增至", "降至") && !strings.Contains(words, "比")
}

// holdGrowth holds by how much something grew against both its ends; last has the unit where only the last of a list has it.
func (s *sentence) holdGrowth(was, now, by, last term, falls bool) {
	if !was.exact() || !now.exact() || !by.exact() || was.unit != now.unit && !comparable(was, now) {
		return
	}
	a, b := middle(was), now.as(was.unit)
	if falls {
		a, b = b, a
	}
	if b <= a {
		return
	}
	scale := scaleOf(was.text)
	more, less := decimal(b/scale, 1), decimal(a/scale, 1)
	switch {
	case last.unit == "%" && !isShare(was.unit):
		base := a
		if falls {
			base = b
		}
		low, high := (b-a)/base*100, (b-a)/base*100
		slack := 100 * min(was.step*scaleOf(was.text), now.step*scaleOf(now.text)) / base
		if !by.misses(low-slack, high+slack) || !closeTo(low, middle(by)) {
			return
		}
		s.tell(by, fmt.Sprintf("（%s－%s）÷%s＝%s", more, less, decimal(base/scale, 1), percentText((b-a)/base*100, by.step)), strings.TrimSuffix(by.text, "%")+"%", true)
	case last.unit == "个百分点" && was.unit == "%":
		if math.Abs(b-a-middle(by)) > max(was.step, now.step)/2+by.step/2+1e-9 {
			s.tell(by, fmt.Sprintf("%s－%s＝%s", more, less, decimal(roundTo(b-a, 1e-4), 1)), decimal(middle(by), 1)+"个百分点", true)
		}
	case comparable(last, was):
		difference := (b - a) / scale
		said := middle(by) * scaleOf(last.text) / scaleOf(by.text)
		if by.unit != "" {
			said = by.as(was.unit)
		}
		if slack := (was.step*scaleOf(was.text) + now.step*scaleOf(now.text)) / scale / 2; math.Abs(difference-said/scale) > slack*boolFloat(strings.ContainsAny(was.text+now.text, "."))+1e-9 {
			s.tell(by, fmt.Sprintf("%s－%s＝%s", more, less, decimal(roundTo(difference, 1e-4), 1)), decimal(said, scale), false)
		}
	}
}

// boolFloat is 1 for what is so, else 0.
func boolFloat(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// formerBehind reads the time of a rate that stands behind its change: ，上年同期为.
var formerBehind = lazyregexp.New(`^[，（](?:上年|去年|前年|(?:19|20)[0-9]{2}年)(?:同期|末|底)?(?:为|是|仅为|只有)$`)

// changedBy reads what leads from a rate to by how many points it changed.
var changedBy = lazyregexp.New(`^，?(?:同比|比上年|比去年|比前年|较上年|较去年|比上年同期|比去年同期|较上年同期|较去年同期|比(?:19|20)[0-9]{2}年)(提高|上升|增加|提升|下降|降低|减少|回落)了?$`)

// pointsFromBehind reads 产销率为96.8%，同比下降2个百分点，上年同期为98.8%.
func (s *sentence) pointsFromBehind() {
	for k := 1; k+1 < len(s.terms); k++ {
		now, by, was := s.terms[k-1], s.terms[k], s.terms[k+1]
		if by.unit != "个百分点" || now.unit != "%" || was.unit != "%" || !now.exact() || !was.exact() || !by.exact() || !formerBehind.MatchString(s.between(by, was)) {
			continue
		}
		m := changedBy.FindStringSubmatch(s.between(now, by))
		if m == nil || s.p.reportedWithin(now.from, was.to) {
			continue
		}
		if falls := anyof.Contains(m[1], "降", "减", "落"); falls != (middle(now) < middle(was)) {
			s.tell(by, fmt.Sprintf("由%s到%s", was.text, now.text), m[1]+by.text, true)
			continue
		}
		s.points(by, was, now)
	}
}

// fractionAgain reads 三分之二的农户用上了天然气，即全镇6900户中的4600户: a fraction, then its whole and its part.
func (s *sentence) fractionAgain() {
	for k := 1; k < len(s.terms); k++ {
		share, whole, part := s.terms[max(k-2, 0)], s.terms[k-1], s.terms[k]
		lead := ""
		switch {
		case k > 1 && share.share() && comparable(part, whole):
			lead = s.between(share, whole)
			of := s.between(whole, part)
			if i := strings.LastIndex(lead, "，"); i < 0 || !anyof.Prefix(lead[i+len("，"):], "即", "也就是", "就是") || !anyof.Suffix(of, "中的", "里的", "中有") || runeCount(of) > 8 {
				continue
			}
		case s.terms[k-1].share() && k > 1 && comparable(part, s.terms[k-2]): // 全镇2400户中，三分之一的农户即800户
			share, whole = s.terms[k-1], s.terms[k-2]
			if of := s.between(whole, share); !anyof.Suffix(strings.TrimRight(of, "，有"), "中", "里") || runeCount(of) > 6 {
				continue
			}
			if lead = s.between(share, part); !strings.HasPrefix(lead, "的") || !anyof.Suffix(lead, "即", "，即", "也就是") || runeCount(lead) > 9 {
				continue
			}
		default:
			continue
		}
		if !whole.exact() || !part.exact() || part.as(whole.unit) > middle(whole) || anyof.Contains(lead, "增", "减", "降") {
			continue
		}
		right := part.as(whole.unit) / middle(whole) * 100
		if !s.reportedWrong(share, right-0.5, right+0.5) || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		s.reportShare(share, part, whole, min(share.step, 1))
	}
}

// restOfHundred reads 72%的村…，其余38%的村: one share and what is left.
func (s *sentence) restOfHundred() {
	first := -1
	for k, t := range s.terms {
		if !t.share() || t.unit == "‰" {
			continue
		}
		if first < 0 {
			first = k
			continue
		}
		a, clause := s.terms[first], clauseOf(s.head(k))
		rest := anyof.Suffix(clause, "其余", "剩余", "剩下", "余下", "其余的", "剩下的", "余下的", "剩余的")
		low, high := a.percent()
		from, to := t.percent()
		if !rest || !a.exact() || !t.exact() || a.step != t.step || strings.ContainsAny(s.between(a, t), "；：") || isChange(s.head(first)) || anyof.Contains(s.head(first), "率", "增", "降", "比", "超") {
			return
		}
		sum := (low + high + from + to) / 2
		for _, later := range s.terms[k+1:] {
			if later.share() && later.unit != "‰" {
				return // the rest may be divided again
			}
		}
		if math.Abs(sum-100) > a.step+1e-9 && sum > 85 && sum < 120 && a.bracket == t.bracket && !s.p.reportedWithin(s.from, s.to) {
			left, right := decimal((low+high)/2, 1), decimal(100-(low+high)/2, 1)
			s.report(sumMismatchID, t, fmt.Sprintf("100－%s＝%s，写的是%s", left, right, decimal((from+to)/2, 1)), fmt.Sprintf("100 - %s = %s, but the text says %s", left, right, decimal((from+to)/2, 1)))
		}
		return
	}
}

// valueListed finds the amount that a name has in a list before 分别为: of 男、女职工分别为268人和174人 the second for 女职工.
func (s *sentence) valueListed(name string, before int) (t term, at int, ok bool) {
	for k := 1; k < before; k++ {
		clause := clauseOf(s.head(k - 1))
		names, found := strings.CutSuffix(clause, "分别为")
		if !found {
			if names, found = strings.CutSuffix(clause, "分别是"); !found {
				names, found = strings.CutSuffix(clause, "分别有")
			}
		}
		list := strings.FieldsFunc(names, func(r rune) bool { return oneOf(r, "、和") })
		if !found || len(list) < 2 {
			continue
		}
		i := slices.IndexFunc(list, func(item string) bool { return item == name })
		if i < 0 { // 男、女职工: what they have in common stands once
			last := list[len(list)-1]
			i = slices.IndexFunc(list[:len(list)-1], func(item string) bool {
				return strings.HasPrefix(name, item) && strings.HasSuffix(last, name[len(item):])
			})
		}
		if i < 0 || k-1+len(list) > before {
			continue
		}
		for j := 1; j < len(list); j++ {
			if !joinsTwo(s.between(s.terms[k-2+j], s.terms[k-1+j])) || !comparable(s.terms[k-1+j], s.terms[k-1]) {
				return t, 0, false
			}
		}
		return s.terms[k-1+i], k - 1, true
	}
	return t, 0, false
}

// shareOfListed reads 男、女职工分别为268人和174人，女职工占39.4%.
func (s *sentence) shareOfListed() {
	for k := 2; k < len(s.terms); k++ {
		t := s.terms[k]
		name, ok := strings.CutSuffix(clauseOf(s.head(k)), "占")
		if !ok || t.unit != "%" || !t.exact() || runeCount(name) < 2 {
			continue
		}
		part, first, ok := s.valueListed(strings.TrimSuffix(name, "的"), k)
		if !ok || !part.exact() {
			continue
		}
		sum := 0.0
		for j := first; j < k && comparable(s.terms[j], part); j++ {
			sum += s.terms[j].as(part.unit)
		}
		right := middle(part) / sum * 100
		if first > 0 && comparable(s.terms[first-1], part) && s.terms[first-1].exact() && s.terms[first-1].as(part.unit) > sum { // they are not all
			sum = s.terms[first-1].as(part.unit)
			if !t.misses(right, right) {
				continue
			}
			right = middle(part) / sum * 100
		}
		if t.misses(right, right) && closeTo(right, middle(t)) {
			scale := scaleOf(part.text)
			s.tell(t, fmt.Sprintf("%s÷%s＝%s", decimal(middle(part), scale), decimal(sum, scale), percentText(right, t.step)), t.text, true)
		}
	}
}
