package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Claims whose numbers may stand in any order: a word says what is claimed, and the figures of its sentence that it can only be of are looked for.

// claimReaders are tried where one of their words stands in a sentence.
var claimReaders = [...]wording{
	{[]string{"一番", "两番", "1番", "2番"}, (*sentence).doubled},
	{[]string{"突破", "迈上"}, (*sentence).passedBound},
	{[]string{"连续", "逐年", "逐月", "逐季"}, (*sentence).trendClaimed},
	{[]string{"最高", "最低", "最多", "最少", "首位", "第一"}, (*sentence).extremeClaimed},
	{[]string{"平均"}, (*sentence).meanBetween},
	{[]string{"高出", "高于", "低于", "多出", "少于"}, (*sentence).directionOfDifference},
	{[]string{"一半以上", "半数以上", "过半", "超过一半", "大半"}, (*sentence).moreThanHalf},
	{[]string{"率"}, (*sentence).rateOfComplement},
	{[]string{"率"}, (*sentence).rateOfSaving},
	{[]string{"岁"}, (*sentence).ageOfBorn},
	{[]string{"剩余", "剩下", "其余", "余下", "还剩", "还有"}, (*sentence).restOfPlan},
	{[]string{"超额完成"}, (*sentence).moreThanPlanned},
}

// hopeWords say that something is no more than hoped for or nearly so.
var hopeWords = [...]string{"力争", "预计", "目标", "有望", "将", "近", "接近", "基本", "几乎", "差不多", "计划", "确保", "争取", "可", "冲刺", "即将", "未", "没有", "不"}

// claimAt tells of a word at bytes from to to of the passage that is not so.
func (s *sentence) claimAt(from, to int, rate bool, line string) {
	if !s.p.reportedWithin(s.from, s.to) {
		s.p.reportClaim(&claim{rate: rate}, from, to, line)
	}
}

var (
	doubledSaid = lazyregexp.New(`翻了?(一|两|1|2)番`)
	grewTo      = lazyregexp.New(`^[^，。；0-9]{0,10}(?:增加到|增长到|提高到|增至|升至|发展到|扩大到|上升到|跃升至|跃升到|猛增到|达到|到)[^，。；0-9]{0,6}(?:(?:19|20)[0-9]{2}年)?[^，。；0-9]{0,6}$`)
	grewFrom    = lazyregexp.New(`^，?(?:比|较)[^，。；]{0,8}$`)
)

// doubled holds 翻一番 and 翻两番 against the one pair of amounts of which the sentence says that one became the other.
func (s *sentence) doubled() {
	m := doubledSaid.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil || anyof.Contains(cutBefore(s.p.text[s.from:s.from+m[0]], len("，有望将近")*2), hopeWords[:]...) {
		return
	}
	// the words before it name nothing of their own, or the amounts follow at once: 利润总额更是翻了一番 is of other amounts
	own := strings.Trim(clauseOf(s.p.text[s.from:s.from+m[0]]), "0123456789一二三四五六七八九十两年间来实现整就已足正好了")
	follows := anyof.Prefix(s.p.text[s.from+m[1]:], "，由", "，从")
	if own != "" && !follows {
		return
	}
	var was, now term
	pairs := 0
	for k := 1; k < len(s.terms); k++ {
		a, b := s.terms[k-1], s.terms[k]
		if !a.plain() || !b.plain() || !comparable(a, b) {
			continue
		}
		words := yearsOut.Replace(s.between(a, b))
		switch {
		case follows != (a.from > s.from+m[1]):
			continue
		case grewTo.MatchString(words) && anyof.Contains(clauseOf(s.head(k-1)), "由", "从"):
			was, now = a, b
		case grewFrom.MatchString(words) && strings.HasPrefix(s.p.text[b.to:], "翻"):
			was, now = b, a
		default:
			continue
		}
		pairs++
	}
	if pairs != 1 || middle(was) <= 0 {
		return
	}
	times := 2.0
	if word := s.p.text[s.from+m[2] : s.from+m[3]]; word == "两" || word == "2" {
		times = 4
	}
	if right := now.as(was.unit) / middle(was); right < times*leastDoubling || right >= 2*times {
		s.claimAt(s.from+m[0], s.from+m[1], false, fmt.Sprintf("%s÷%s＝%s倍", now.text, was.text, decimal(roundTo(right, 0.01), 1)))
	}
}

// yearsOut takes the years out of words.
var yearsOut = strings.NewReplacer("0", "", "1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", "", "8", "", "9", "")

// passedBound reads 突破200亿元大关，达到196.4亿元, and 达到196.4亿元，突破200亿元: what passed a bound is not less than it.
func (s *sentence) passedBound() {
	for k := range s.terms {
		t := s.terms[k]
		head := clauseOf(s.head(k))
		if !anyof.Suffix(s.p.text[s.from:t.from]+t.text, "突破"+t.text, "迈上"+t.text, "突破了"+t.text) && !strings.HasPrefix(t.text, "突破") || anyof.Contains(head, hopeWords[:]...) || anyof.Contains(head, "增", "其中") {
			continue
		}
		bound := t.low
		for _, j := range [...]int{k + 1, k - 1} {
			if j < 0 || j >= len(s.terms) || !s.terms[j].exact() || !comparable(s.terms[j], t) {
				continue
			}
			x := s.terms[j]
			between := s.between(t, x)
			said := slices.Contains([]string{"大关，达到", "，达到", "大关，达", "，达", "大关，实现", "，为", "，实际完成", "大关，完成"}, between)
			if j < k {
				between = strings.TrimSuffix(strings.TrimSuffix(s.between(x, t), "突破"), "迈上")
				said = slices.Contains([]string{"，", "，首次", "，成功", "，一举", "，历史性"}, between) && !isChange(clauseOf(s.head(j))) && anyof.Suffix(s.head(j), "达到", "达", "为", "实现", "完成")
			}
			if v := x.as(t.unit); said && v < bound*(1-1e-9) && v > bound*leastOfBound {
				s.claimAt(t.from, t.to, false, fmt.Sprintf("%s不到%s", x.text, strings.TrimLeft(t.text, "突破迈上了")))
				return
			}
		}
	}
}

// leastOfBound is as what part of a bound an amount is one that was said to pass it.
const leastOfBound = 0.6

var (
	trendSaid  = lazyregexp.New(`(?:连续(?:[0-9一二两三四五六七八九十]{1,2})?(?:个)?(?:年|季度|月)?|逐年|逐月|逐季)(?:实现|保持|呈)?(?:稳步|持续|小幅)?(上升|下降|增长|减少|提高|回落|递增|递减|攀升|走高|走低|增加|降低)`)
	timeBefore = lazyregexp.New(`(?:(?:19|20)[0-9]{2}年|第?[一二三四]季度|[0-9]{1,2}月份?)(?:为|达到|达|是|完成|实现|有|共)?$`)
)

// trendClaimed reads 连续三年下降，2020年为341起，2021年为312起，2022年为287起: amounts that stand behind their times go one way.
func (s *sentence) trendClaimed() {
	m := trendSaid.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil || anyof.Contains(cutBefore(s.p.text[s.from:s.from+m[0]], 18), hopeWords[:]...) {
		return
	}
	falls := anyof.Contains(s.p.text[s.from+m[2]:s.from+m[3]], "降", "减", "落", "走低")
	period := s.p.text[s.from+m[0] : s.from+m[2]]
	var run []term
	for k, t := range s.terms {
		timed := t.exact() && timeBefore.MatchString(s.p.text[max(s.from, t.from-bytesOfTime):t.from])
		if timed && (len(run) == 0 || t.unit == run[0].unit && !strings.ContainsAny(s.head(k), "；：")) {
			run = append(run, t)
			continue
		}
		if len(run) > 2 {
			break
		}
		run = run[:0]
		if timed {
			run = append(run, t)
		}
	}
	if len(run) < 3 || isChange(clauseOf(s.head(s.indexOf(run[0])))) {
		return
	}
	for _, unit := range [...]string{"年", "季", "月"} { // a year that fell may have quarters that rose
		if strings.Contains(period, unit) && !strings.Contains(cutBefore(s.p.text[s.from:run[0].from], bytesOfTime), unit) {
			return
		}
	}
	if strings.Contains(period, "年") && anyof.Contains(cutBefore(s.p.text[s.from:run[0].from], len("第一季度为")), "季", "月") {
		return
	}
	said := s.from + m[0]
	if near := run[0].from - (s.from + m[1]); near > farthestTrend || said > run[0].from && said-run[len(run)-1].to > farthestTrend {
		return
	}
	for i := 1; i < len(run); i++ {
		if a, b := middle(run[i-1]), middle(run[i]); falls && b > a || !falls && b < a {
			s.claimAt(said, s.from+m[1], false, fmt.Sprintf("由%s到%s", run[i-1].text, run[i].text))
			return
		}
	}
}

const (
	bytesOfTime   = 33 // bytes before an amount in which its time stands
	farthestTrend = 75 // bytes between a trend and its amounts
)

var (
	extremeSaid = lazyregexp.New(`[，；](?:其中，?)?((?:[\p{Han}]{2}|[0-9]{1,2}月)份?[^，。；0-9]{0,14}?)(最高|最多|最低|最少|首位|第一)`)
	monthsRange = lazyregexp.New(`([0-9]{1,2})月?(?:至|到|—|-|～)([0-9]{1,2})月[^。；0-9]{0,20}分别(?:为|是|达到|达)?$`)
)

// extremeClaimed reads 4月至8月分别为286万、318万、305万…，其中5月份最高, and 新港镇6.8亿元、江口镇7.5亿元…，新港镇居首位.
func (s *sentence) extremeClaimed() {
	m := extremeSaid.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil {
		return
	}
	word := func(i int) string { return s.p.text[s.from+m[2*i] : s.from+m[2*i+1]] }
	list, names := s.itemsBefore(s.from + m[0])
	if len(list) < 3 || anyof.Prefix(word(1), "全", "其中", "我") {
		return
	}
	k := slices.IndexFunc(names, func(n string) bool { return runeCount(n) > 1 && strings.HasPrefix(word(1), n) })
	if k < 0 || anyof.Contains(word(1)[len(names[k]):], "增", "降", "占", "人均", "比", "全", "率", "幅") || slices.Contains(names[k+1:], names[k]) {
		return
	}
	least := anyof.Contains(word(2), "低", "少")
	for i, t := range list {
		if v, own := middle(t), middle(list[k]); i != k && (least && v < own || !least && v > own) {
			s.claimAt(s.from+m[2], s.from+m[5], false, fmt.Sprintf("%s是%s，%s是%s", names[i], t.text, names[k], list[k].text))
			return
		}
	}
}

// itemsBefore are the amounts of the list that ends at a byte, each with its name: the words before it, or the month that a range gives it.
func (s *sentence) itemsBefore(end int) (list []term, names []string) {
	last := -1
	for k, t := range s.terms {
		if t.to <= end {
			last = k
		}
	}
	if last < 0 || runeCount(s.p.text[s.terms[last].to:end]) > 8 {
		return nil, nil
	}
	first := last
	for first > 0 && s.terms[first-1].exact() && (s.terms[first-1].unit == s.terms[last].unit || s.terms[first-1].unit == "") && (isListMark(s.between(s.terms[first-1], s.terms[first])) || anyof.Prefix(s.between(s.terms[first-1], s.terms[first]), "、", "，", "和") && runeCount(s.between(s.terms[first-1], s.terms[first])) <= 8) {
		first--
	}
	list = s.terms[first : last+1]
	if m := monthsRange.FindStringSubmatch(s.p.text[s.from:list[0].from]); m != nil && readNumber(m[2])-readNumber(m[1])+1 == len(list) {
		for i := range list {
			names = append(names, fmt.Sprintf("%d月", readNumber(m[1])+i))
		}
		return list, names
	}
	for i := range list {
		head := s.head(first + i)
		head = head[strings.LastIndexAny(head, "：:")+1:]
		names = append(names, strings.Trim(strings.TrimLeft(strings.ToValidUTF8(head, ""), "，、和：为是"), "达到完成为实现"))
	}
	return list, names
}

// isListMark tells whether the words between two amounts do no more than part them.
func isListMark(words string) bool { return words == "、" || words == "和" || words == "，" }

// meanBetween reads 最低410公斤、最高486公斤，平均502公斤: a mean lies between the least and the most.
func (s *sentence) meanBetween() {
	for k := 2; k < len(s.terms); k++ {
		mean := s.terms[k]
		if !mean.exact() || !strings.Contains(clauseOf(s.head(k)), "平均") || anyof.Contains(clauseOf(s.head(k)), "最", "增", "比", "全县", "全市", "全省") {
			continue
		}
		var least, most term
		for j := range k {
			head := strings.TrimRight(clauseOf(s.head(j)), "为达到是的")
			switch t := s.terms[j]; {
			case t.bound || !comparable(t, mean) || middle(t) <= 0:
			case anyof.Suffix(head, "最低", "最少", "最小", "最矮", "最短") || anyof.Prefix(t.text, "最低", "最少"):
				least = t
			case anyof.Suffix(head, "最高", "最多", "最大", "最长") || anyof.Prefix(t.text, "最高", "最多"):
				most = t
			}
		}
		if least.to == 0 || most.to == 0 || strings.ContainsAny(s.between(least, mean), "；。") {
			continue
		}
		if v := middle(mean); v < least.as(mean.unit) || v > most.as(mean.unit) {
			s.claimAt(mean.from, mean.to, false, fmt.Sprintf("平均数应在%s和%s之间", least.text, most.text))
		}
	}
}

// directionOfDifference reads 得分92.6分，而平均分为94.1分，高出平均分1.5分: the difference is right, and it lies the other way.
func (s *sentence) directionOfDifference() {
	for k := 2; k < len(s.terms); k++ {
		own, other, by := s.terms[k-2], s.terms[k-1], s.terms[k]
		clause := clauseOf(s.head(k))
		if !own.exact() || !other.exact() || !by.exact() || own.unit != other.unit || by.unit != own.unit && !(own.unit == "%" && by.unit == "个百分点") || strings.ContainsAny(s.between(own, by), "；：（") || isChange(clauseOf(s.head(k-1))) {
			continue
		}
		ruler := ""
		for _, w := range [...]string{"平均", "全国", "全省", "全市", "全县"} {
			if strings.Contains(clauseOf(s.head(k-1)), w) && strings.Contains(clause, w) && !strings.Contains(clauseOf(s.head(k-2)), w) {
				ruler = w
			}
		}
		above := anyof.Contains(clause, "高出", "高于", "多出")
		if ruler == "" || !above && !anyof.Contains(clause, "低于", "少于") || !same(math.Abs(middle(own)-middle(other)), middle(by)) || above == (middle(own) > middle(other)) {
			continue
		}
		at := by.from - len(clause)
		s.claimAt(at, by.to, false, fmt.Sprintf("前面是%s和%s", own.text, other.text))
	}
}
