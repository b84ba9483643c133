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

// A percentage that names what it is (入社率, 完成率, 老龄化率, 恩格尔系数, 占劳动力总数的) is held against the figures
// that the names stand beside, in its sentence and in the one before it.

// findRates holds the sentence's named percentages against the figures that they are worked out from.
func (s *sentence) findRates(before *sentence) {
	for k, t := range s.terms {
		if t.unit != "%" && t.unit != "成" || t.rough || t.open && !strings.Contains(s.head(k), "，") {
			continue // 41个水库水质达标率超过85%: of each of them
		}
		if !anyof.Contains(s.head(k), "率", "系数", "老龄化", "人数", "占", "完成", "计划", "任务", "目标", "预算") {
			continue
		}
		list := s.near(k, before)
		part, whole, ok := s.figuresOfRate(k, list)
		if !ok {
			part, whole, ok = s.figuresOfShare(k, list)
		}
		if !ok || part.open || part.rough || whole.open || whole.rough || whole.low <= 0 {
			continue
		}
		right := part.as(whole.unit) / middle(whole.term) * 100
		if fits := !t.misses(right, right); fits || !t.open && anyPairFits(t, list) {
			continue // nearly any two are more than 超过30%
		}
		low, high := t.percent()
		stated := (low + high) / 2
		if s.metBefore(k, right) || strings.Contains(t.text, "分之") && math.Abs(stated-right) < slackOfFraction {
			continue
		}
		if whole.mentions(planWords[:]...) && (right > 100) != (stated > 100) {
			continue // of another plan
		}
		if digits, slips := valueSlips(stated, t.step, right); !closeTo(right, stated) && !(slips && digits > 2) && !(whole.own && s.ofNamedShare(k) && right < farthestShare*stated && stated < farthestShare*right) {
			continue
		}
		s.reportShare(t, part.term, whole.term, t.step)
	}
}

// farthestShare is how many times as much a share that names its whole may be of what it should be: nothing else can be meant.
const farthestShare = 2.5

// ofNamedShare tells whether a share says what it is of, and no more: 占全村农户的.
func (s *sentence) ofNamedShare(k int) bool {
	m := shareOf.FindStringSubmatch(strings.TrimLeft(strings.ReplaceAll(clauseOf(s.head(k)), " ", ""), "（("))
	return m != nil && m[1] == "占" && runeCount(baseOf(m[2])) > 1 && baseOf(m[2]) != "人口" && s.terms[k].unit == "%" && !s.terms[k].open
}

// metBefore tells whether a rate of the same name stands before term k and is what its figures come to: 合格228份，合格率95%，其中枯水期合格率93.3%.
func (s *sentence) metBefore(k int, right float64) bool {
	name := lastRunes(strings.TrimRight(clauseOf(s.head(k)), "为达到是约"), 3)
	if !strings.HasSuffix(name, "率") {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		if t := s.terms[j]; t.unit == "%" && !t.misses(right, right) && strings.HasSuffix(strings.TrimRight(clauseOf(s.head(j)), "为达到是约"), name) {
			return true
		}
	}
	return false
}

// anyPairFits tells whether any two figures before a percentage give it: then it is of them, whatever the words
// seem to say.
func anyPairFits(t term, list []placed) bool {
	for i, a := range list {
		for j, b := range list {
			if i == j || !comparable(a.term, b.term) || middle(b.term) <= 0 {
				continue
			}
			low, high, _ := a.in(b.unit)
			if share := func(add float64) bool { return !t.misses(low/b.high*100-add, high/b.low*100-add) }; share(0) || share(100) {
				return true
			}
		}
	}
	return false
}

// shareOf reads 占劳动力总数的, 完成计划的: what a percentage is said to be a share of.
var shareOf = lazyregexp.New(`^(?:约|仅|就|已|共|各)?(占|完成了?|为|超额完成)([^，；。、：占]{1,14}?)(?:的比重|的比例|比重|比例|的)?(?:约|为|达到|达|是|仅)*$`)

// ofRegion tells whether what a share is of is named by its region alone: 占全省的, 占全市比重.
func ofRegion(of string) bool {
	of = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(of, "的为达到约"), "比重"), "的比例")
	return runeCount(of) == 2 && strings.HasPrefix(of, "全") || of == "我省" || of == "我市" || of == "我县"
}

// planWords are what a plan is called.
var planWords = [...]string{"计划", "任务", "目标", "预算"}

// figuresOfShare finds a part and the whole that the words behind 占 name: 全村有劳动力486人，外出务工210人，占劳动力
// 总数的43.2%.
func (s *sentence) figuresOfShare(k int, list []placed) (part, whole placed, ok bool) {
	head := s.head(k)
	clause := strings.TrimLeft(strings.ReplaceAll(clauseOf(head), " ", ""), "（(")
	m := shareOf.FindStringSubmatch(clause)
	if k < 1 || m == nil || strings.ContainsAny(head, "；：") {
		return part, whole, false
	}
	at := len(list) - 1
	for at > 0 && list[at].own && list[at].share() {
		at--
	}
	part = list[at]
	if part.share() || part.unit == "" || isChange(part.clause) || part.mentions("每", "均") || part.bracket != s.terms[k].bracket && s.terms[k].bracket != part.to {
		return part, whole, false
	}
	base, plan := baseOf(m[2]), anyof.Contains(m[2], planWords[:]...)
	if m[1] != "占" && !plan {
		return part, whole, false
	}
	for i := at - 1; i >= 0; i-- {
		x := list[i]
		if !comparable(x.term, part.term) || x.mentions("每", "人均", "户均", "平均") || x.bracket >= 0 && x.bracket != part.bracket {
			continue
		}
		if !plan && x.own && s.isShareOf(s.indexOf(x.term), strings.TrimSuffix(m[2], "的")) {
			continue
		}
		if ofRegion(m[2]) && !sameMatter(bareNoun(part.clause), bareNoun(x.clause)) {
			continue // 到位外资7亿美元，占全省的53.8%
		}
		if plan && x.mentions(planWords[:]...) || middle(x.term) >= part.as(x.unit) && x.isTotalOf(base, m[2]) {
			return part, x, true
		}
	}
	return part, whole, false
}

// baseOf is what a whole counts: 劳动力 of 全村劳动力总数.
func baseOf(stated string) string {
	for _, w := range scopes {
		stated = strings.TrimPrefix(stated, w)
	}
	for _, w := range [...]string{"总数", "总量", "总额", "总值", "总金额", "总规模", "总销量", "总产量", "总面积", "总户数", "总人数", "总人口数", "总里程", "面积", "里程", "人数", "户数", "数量", "数"} {
		if rest := strings.TrimSuffix(stated, w); rest != stated {
			stated = rest
			break
		}
	}
	return strings.TrimPrefix(stated, "总")
}

// isTotalOf tells whether a figure is the total of what base names: the words before it are the name, with nothing
// that makes it less than all.
func (x placed) isTotalOf(base, stated string) bool {
	clause := x.clause
	if strings.Contains(clause, "其中") {
		return false
	}
	if base == "" || base == "人口" {
		all := anyof.Contains(clause, "全村", "全镇", "全乡", "全县", "全市", "全区", "社区", "总", "共有", "现有", "全校", "该村", "我村", "人口")
		return all && !lessThanAll(clause)
	}
	i := strings.LastIndex(clause, base)
	if i < 0 {
		return (strings.HasPrefix(x.after, base) || lastRune(base) == firstOf(x.after)) && !lessThanAll(clause)
	}
	return plainBefore(clause[:i]) && !anyof.Contains(clause[i+len(base):], "中", "内", "里")
}

// plainBefore tells whether the words before a name say no more than where and when: 全村现有, 石门村共有, 2020年末.
func plainBefore(words string) bool {
	for _, w := range scopes {
		words = strings.TrimPrefix(words, w)
	}
	if lessThanAll(words) || runeCount(words) > 14 {
		return false
	}
	return runeCount(words) <= 3 || anyof.Suffix(words, "有", "共", "总", "年末", "年底", "全", "村", "镇", "乡", "县", "市", "区", "年", "在册的", "登记的")
}

// lessThanAll tells whether words make a kind of what they stand before.
func lessThanAll(words string) bool {
	return anyof.Contains(words, "其中", "女", "男", "外出", "新增", "少数", "贫困", "脱贫", "流转", "流动", "部分", "务工", "青", "老", "残", "困难", "低保", "参", "已", "未", "优", "重点", "主要", "种植", "退", "中，", "城镇", "乡村", "第")
}

var (
	sexRatio   = lazyregexp.New(`性别比(?:（[^）]*）|\([^)]*\))?(?:为|是|达到|达|：|:)?([0-9]{2,3}(?:\.[0-9]+)?)`)
	pupilRatio = lazyregexp.New(`(?:师生比(?:例)?(?:为|是|达到|达|约为)?1[:：∶]|生师比(?:为|是|达到|达|约为)?)([0-9]+(?:\.[0-9]+)?)`)
)

// findKnownRatios holds ratios that everybody works out the same way: men to a hundred women, pupils to a teacher.
func (s *sentence) findKnownRatios(before *sentence) {
	text := s.p.text[s.from:s.to]
	if !s.p.within(text, "性别比", "师生比", "生师比") {
		return
	}
	for _, r := range [...]struct {
		re           *lazyregexp.Regexp
		up, down     []string
		times        float64
		zh, en, unit string
	}{
		{sexRatio, []string{"男"}, []string{"女"}, 100, "%s÷%s×100＝%s", "%s ÷ %s × 100 = %s", "人"},
		{pupilRatio, []string{"学生", "在校生"}, []string{"教师", "老师"}, 1, "%s÷%s＝%s", "%s ÷ %s = %s", "人"},
	} {
		m := r.re.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		if strings.Contains(text[m[0]:m[1]], "师生比") && !s.ofAll(m[0]) {
			continue // 小学生师生比
		}
		at := s.from + m[2]
		k := slices.IndexFunc(s.terms, func(t term) bool { return t.to > s.from+m[0] })
		if k < 0 {
			k = len(s.terms)
		}
		list := s.near(k, before)
		up, _ := only(list, r.up, r.down)
		down, _ := only(list, r.down, r.up)
		if !comparable(up, down) || middle(down) <= 0 {
			continue
		}
		stated, _ := strconv.ParseFloat(text[m[2]:m[3]], 64)
		right := up.as(down.unit) / middle(down) * r.times
		slack := step(text[m[2]:m[3]])
		if math.Abs(right-stated) < slack || !closeTo(right, stated) {
			continue
		}
		line := [3]any{decimal(up.as(down.unit), 1), decimal(middle(down), 1), decimal(math.Round(right/slack)*slack, 1)}
		s.p.report(percentMismatchID, s.p.runeAt(at), s.p.runeAt(s.from+m[3]-1)+1,
			msg(fmt.Sprintf(r.zh+"，写的是%s", append(line[:], text[m[2]:m[3]])...), fmt.Sprintf(r.en+", but the text says %s", append(line[:], text[m[2]:m[3]])...)),
			msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
	}
}

// only returns the one figure of people that words stand beside.
func only(list []placed, words, others []string) (term, bool) {
	found := -1
	for i, x := range list {
		if x.unit != "人" && x.unit != "名" || !anyof.Contains(x.clause, words...) || anyof.Contains(x.clause, others...) {
			continue
		}
		if found >= 0 {
			return term{}, false
		}
		found = i
	}
	if found < 0 || list[found].open || list[found].rough {
		return term{}, false
	}
	return list[found].term, true
}
