package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Two figures of one unit in a sentence, and what is said of them: by what part the later is more or less, what
// share the one has of the other, what comes on each.

// findPairs looks for them in a sentence, of figures of which nothing is reported.
func (s *sentence) findPairs() {
	for k, t := range s.terms {
		if s.p.reportedNear(t) || t.rough {
			continue
		}
		clause := clauseOf(s.head(k))
		switch {
		case t.share() || t.unit == "倍" || strings.Contains(t.text, "番"):
			s.changeOfPair(k, clause)
			s.shareOfPair(k, clause)
		case t.plain() || t.unit == "天" || t.unit == "日":
			s.meanOfPair(k, clause)
		}
	}
}

var (
	formerTime = [...]string{"去年", "上年", "前一年", "上月", "上季度", "原来", "原有", "原先", "过去", "以前", "当初", "上一年", "往年", "年初", "年前"}
	laterTime  = [...]string{"今年", "目前", "现在", "如今", "去年", "达到", "增加到", "降到", "减少到", "下降到", "现有", "现为", "年末", "年底"}
)

// formerFirst tells which of two figures is the earlier by the times that their clauses name; ok is false where they do not say.
func (s *sentence) formerFirst(a, b int) (former, later int, ok bool) {
	first, second := clauseOf(s.head(a)), clauseOf(s.head(b))
	from, to := yearIn(first), yearIn(second)
	if from == 0 && a > 0 {
		from = yearIn(cutBefore(s.p.text[s.from:s.terms[a].from], longestMatter))
	}
	switch {
	case from > 0 && to > from:
		return a, b, true
	case from > 0 && to > 0 && to < from:
		return b, a, true
	case anyof.Contains(second, "上年", "去年同期", "上年同期", "上月", "前一年", "年初", "去年") && !anyof.Contains(second, "比", "较", "到") && !anyof.Contains(first, formerTime[:]...) && !anyof.Contains(first, "由", "从"):
		return b, a, true
	case anyof.Contains(first, formerTime[:]...) && anyof.Contains(second, laterTime[:]...) && !anyof.Contains(second, formerTime[:2]...):
		return a, b, true
	}
	return 0, 0, false
}

// changeOfPair reads 去年立案1280起，今年立1024起，同比下降20%; 2019年2.4亿元；2022年4.8亿元，三年增长了1倍.
func (s *sentence) changeOfPair(k int, clause string) {
	t := s.terms[k]
	if t.open || t.bracket >= 0 || runeCount(clause) > 10 || anyof.Contains(clause, "均", "占", "率", "比重", "到", "可比", "实际", "不变价") || !anyof.Contains(clause, "增", "降", "减", "涨", "升", "翻") && !timesAgo(t, clause) || anyof.Prefix(s.after(k, 1), "和", "、") || s.constantPrices(t) {
		return
	}
	var list []int
	for j := k - 1; j >= 0; j-- {
		if len(list) == 2 && isRateSaid(s.terms[j]) {
			break // A，B，增长1倍；C，D，增长2倍
		}
		if x := s.terms[j]; !x.share() && len(list) < 3 && (len(list) == 0 || comparable(x, s.terms[list[0]])) && !isSpan(x) {
			list = append([]int{j}, list...)
		}
	}
	if len(list) == 0 && k+2 < len(s.terms) && anyof.Contains(s.head(k+1), "由", "从") && s.toWord(s.between(s.terms[k+1], s.terms[k+2])) { // 下降24.1%，由245件减少到186件
		s.rateBeforePair(k)
		return
	}
	if len(list) != 2 {
		return
	}
	former, later, ok := s.formerFirst(list[0], list[1])
	a, b := s.terms[max(former, 0)], s.terms[max(later, 0)]
	if !ok || !a.plain() || !b.plain() || middle(a) <= 0 || anyof.Contains(clauseOf(s.head(list[1])), "其中", "新增", "每") || anyof.Suffix(strings.TrimRight(s.head(list[1]), "了约近"), "少", "多", "减少", "增加", "增", "减", "降", "涨") || !s.oneMatter(list[0], list[1]) {
		return
	}
	low, high, _ := b.in(a.unit)
	if up := anyof.Contains(clause, "增", "涨", "升", "翻"); t.share() {
		if up == (middle(b) >= middle(a)) {
			s.rate(t, a, b, low, high)
		}
	} else if up || timesAgo(t, clause) {
		s.timesOf(t, low/a.high-growthIn(t, clause), high/a.low-growthIn(t, clause), a, b, growthIn(t, clause) > 0)
	}
}

// isRateSaid tells whether a figure says how much a matter grew, and so ends what is said of it.
func isRateSaid(t term) bool { return t.share() || t.unit == "倍" || strings.Contains(t.text, "番") }

// timesAgo tells whether a multiple is of what was: 是十年前的4倍.
func timesAgo(t term, clause string) bool {
	return t.unit == "倍" && strings.HasPrefix(clause, "是") && strings.HasSuffix(clause, "的")
}

// rateBeforePair holds a growth that stands before both its ends against them.
func (s *sentence) rateBeforePair(k int) {
	t, a, b := s.terms[k], s.terms[k+1], s.terms[k+2]
	if !t.share() || !a.plain() || !b.plain() || !comparable(a, b) || middle(a) <= 0 || s.constantPrices(t) || !s.oneMatter(k+1, k+2) || !onlyFrom(s.head(k+1)) {
		return
	}
	low, high, _ := b.in(a.unit)
	s.rate(t, a, b, low, high)
}

// onlyFrom tells whether the words before a figure lead from what was before and name nothing: ，由上年的.
func onlyFrom(words string) bool {
	rest := strings.TrimLeft(words, "，")
	for _, from := range [...]string{"由", "从"} {
		if time, ok := strings.CutPrefix(rest, from); ok {
			return strings.Trim(afterTimes.ReplaceAllString(time, ""), "原来上一年同期初的") == ""
		}
	}
	return false
}

// growthIn is 1 where a multiple is of the growth and 0 where it is of the whole.
func growthIn(t term, clause string) float64 {
	if strings.Contains(t.text, "番") || timesAgo(t, clause) {
		return 0
	}
	return 1
}

// oneMatter tells whether two figures are of one matter: the second names nothing, or what the first does.
func (s *sentence) oneMatter(a, b int) bool {
	noun := []rune(fillers.Replace(bareNoun(afterTimes.ReplaceAllString(clauseOf(s.head(b)), ""))))
	name := strings.Trim(string(noun), "，")
	return runeCount(name) < 2 || anyof.Contains(name, "这一数字", "这个数字", "这一指标", "同期") || twosInCommon(name, s.p.text[s.from:s.terms[a].to]+s.tail(a)) >= 2
}

// afterTimes are the times that a clause begins with.
var afterTimes = lazyregexp.New(`^(?:到|至|截至)?(?:(?:19|20)[0-9]{2}年|今年|去年|上年|目前|现在|如今|上月)(?:底|末|同期)?`)

// shareOfPair reads 合作社640家，其中示范社96家，占合作社总数的15%: the whole is the greatest figure of the unit before it, the part the nearest.
func (s *sentence) shareOfPair(k int, clause string) {
	t := s.terms[k]
	i := strings.LastIndex(clause, "占")
	if !t.share() || t.open || t.bracket >= 0 || k < 2 || i < 0 || anyof.Contains(clause, "增", "降", "由", "从", "分别", "各", "提高", "比上") || anyof.Prefix(s.after(k, 2), "和", "、", "至", "到", "—", "～", "以上", "左右", "多") {
		return
	}
	part := s.terms[k-1]
	if !part.plain() || strings.ContainsAny(s.between(part, t), "；：。") || runeCount(s.between(part, t)) > 20 {
		return
	}
	w := -1
	for j := range s.terms[:k-1] {
		if x := s.terms[j]; x.plain() && comparable(x, part) && (w < 0 || middle(x) > s.terms[w].as(x.unit)) {
			w = j
		}
	}
	if w < 0 || s.terms[w].as(part.unit) <= middle(part) || strings.Contains(clauseOf(s.head(w)), "其中") || s.terms[w+1].share() && strings.Contains(clauseOf(s.head(w+1)), "占") {
		return // 13万人，占65.6%；4.1万人，占20.8%: of what was stated before
	}
	whole := s.terms[w]
	if !s.sameSubject(k-1, strings.Trim(clause[:i], "约只仅就正好已恰")) {
		return // 女性132人，男性88人，女性占60%
	}
	if beyond := clause[i:]; anyof.Contains(beyond, "世界", "全国", "全球", "全省", "全市", "全县", "全区") && !strings.Contains(clauseOf(s.head(w)), cut(strings.TrimLeft(beyond, "占到了"), 2)) {
		return
	}
	if stated := wholeNamed(strings.TrimLeft(clause[i+len("占"):], "到了")); ofAll(stated) && lessThanAll(clauseOf(s.head(w))) || anyof.Contains(clauseOf(s.head(k-1)), "增", "减", "降", "比") {
		return // 流动人口3200人，外出务工1500人，占全村总人口的; 上涨产品13个，环比减少3个，占19%
	}
	of := baseOf(strings.TrimRight(strings.TrimLeft(clause[i+len("占"):], "到了"), "的"))
	if of != "" && of != "比" && !strings.Contains(s.p.text[s.from:part.from], of) || anyof.Contains(s.p.text[s.from:part.from], "上年", "去年", "同期", "增加") {
		return
	}
	v := part.as(whole.unit) / middle(whole) * 100
	if s.fitsShare(t, v) && !s.plainFraction(t, v) || anyPairFits(t, s.near(k, s.former)) || !closeTo(v, value100(t)) {
		return
	}
	s.reportShare(t, part, whole, min(t.step, 1))
}

// value100 is a share in hundredths.
func value100(t term) float64 {
	low, high := t.percent()
	return (low + high) / 2
}

// plainFraction tells whether a share is another plain fraction to the point than the one that is reported: 30 of 45 are two thirds, not three quarters.
func (s *sentence) plainFraction(t term, right float64) bool {
	if !strings.Contains(t.text, "分之") {
		return false
	}
	for n := 2.0; n <= 5; n++ {
		for m := 1.0; m < n; m++ {
			if v := m / n * 100; math.Abs(v-right) < 0.1 && math.Abs(v-value100(t)) > 5 {
				return true
			}
		}
	}
	return false
}

// meanOfPair reads 960万元，支持12个村，平均每村80万元; 7天接待9.1万人次，日均1.3万人次; 75人，人均月工资2400元，每月发放18万元.
func (s *sentence) meanOfPair(k int, clause string) {
	mean := s.terms[k]
	if mean.open || !anyof.Contains(clause, "均", "每") || strings.Count(clause, "每") > 1 || runeCount(clause) > 12 || anyof.Contains(clause, "年均", "增", "以上", "达标") || anyof.Contains(s.p.text[s.from:mean.from], "其中") {
		return
	}
	var total, n term
	for j, x := range s.terms {
		if j == k || x.share() || x.bracket >= 0 || j > k && total.unit != "" && n.unit != "" {
			continue
		}
		if j > k && strings.Contains(s.p.text[mean.to:x.from], "其中") {
			break // 户均2.61人；其中，务农的42441万人: a part of what the mean is of
		}
		switch {
		case comparable(x, mean):
			if total.unit != "" {
				return
			}
			total = x
		case strings.Contains(clause, string(x.unit)+"均") || strings.Contains(clause, "每"+string(x.unit)) || x.unit == "天" && anyof.Contains(clause, "日均", "每天") || countsPeople(x.unit) && x.unit != "户" && x.unit != "个" && anyof.Contains(clause, "人均", "生均") || x.unit == "个" && anyof.Contains(clause, "每村", "每校", "每镇", "每乡", "每班", "每组"):
			if n.unit != "" || x.open || x.rough || j < k && anyof.Contains(s.p.text[x.to:mean.from], "者共", "合计", "总计", "加起来") {
				return // 家庭农场212户、合作社97家，两者共309个
			}
			n = x
		}
	}
	if total.unit == "" || n.unit == "" || !total.plain() || middle(n) < 2 || ofOtherMatter(s, total, mean) || anyof.Contains(clauseOf(s.head(s.indexOf(total))), "补", "奖", "增", "净", "多") != anyof.Contains(clause, "补", "奖", "增", "净", "多") {
		return
	}
	right := total.as(mean.unit) / middle(n)
	slack := mean.step*scaleOf(mean.text) + (total.high-total.low)/2*(mean.low+mean.high)/2/max(total.value(), 1e-9)
	if strings.Contains(clause, "均") {
		slack = max(slack, 0.01*right)
	} else if digits, slips := valueSlips(middle(total), total.step*scaleOf(total.text), middle(n)*mean.as(total.unit)); digits < 3 || !slips {
		return // what each gets is stated of each for itself
	}
	if math.Abs(right-middle(mean)) <= slack || !closeTo(right, middle(mean)) {
		return
	}
	scale := scaleOf(mean.text)
	line := fmt.Sprintf("%s÷%s＝%s%s", total.text, n.text, decimal(roundTo(right/scale, roundingOf(mean)), 1), unitWritten(mean))
	s.reportLine(sumMismatchID, mean, line, mean.text)
}

// ofOtherMatter tells whether a mean and a total are of two matters by their names: 总产值…，人均收入….
func ofOtherMatter(s *sentence, total, mean term) bool {
	a, b := clauseOf(s.head(s.indexOf(total))), clauseOf(s.head(s.indexOf(mean)))
	x, y := amountsNamed(a), amountsNamed(b)
	return x != 0 && y != 0 && x&y == 0 || anyof.Contains(a, "产值", "总值", "GDP") != anyof.Contains(b, "产值", "总值", "GDP")
}
