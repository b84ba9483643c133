package check

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// shares reads A，占B的P%; B，其中A，占P%; B是A的N倍.
func (s *sentence) shares() {
	for k := 1; k < len(s.terms); k++ {
		t := s.terms[k]
		if t.unit == "倍" {
			s.multiple(k)
			s.timesNamed(k)
		}
		if !t.share() || anyof.Suffix(s.head(k), "由", "从") {
			continue // 占比由32.97%提高到38.06%: what it was
		}
		if head := s.head(k); (t.open || t.rough) && strings.Contains(head, "率") && !strings.Contains(head, "，") {
			continue // 有9条实载率不足三成: of each of them
		}
		part, total, ok := s.partAndTotal(k)
		if !ok || anyof.Prefix(s.after(k, 3), "还多", "强", "左右", "以上") || total.from < s.from && (t.unit != "%" || t.open || t.rough || strings.Contains(t.text, "分")) {
			continue
		}
		if s.sharedTogether(k, total) {
			continue
		}
		low, high, ok := part.in(total.unit)
		if part.open || part.rough || total.open || total.rough {
			low, high = low*0.95, high*1.05
		}
		if !ok || total.low <= 0 || !t.misses(low/total.high*100, high/total.low*100) {
			continue
		}
		if s.sharedByOther(k, part, total) {
			continue
		}
		s.reportShare(t, part, total, t.step)
	}
}

// sharedTogether tells whether a share is that of a part and of those before it in its list together: 好的166个，
// 较好的356个，占84%.
func (s *sentence) sharedTogether(k int, total term) bool {
	sum, n := 0.0, 0
	for j := k - 1; j >= 0; j-- {
		t := s.terms[j]
		if t.share() {
			continue
		}
		if t.from == total.from || !comparable(t, total) {
			return false
		}
		sum += t.as(total.unit)
		n++
		if v := sum / middle(total) * 100; n > 1 && !s.terms[k].misses(v, v) {
			return true
		}
	}
	return false
}

// multiple reads B是A的N倍.
func (s *sentence) multiple(k int) {
	if k < 2 || s.between(s.terms[k-1], s.terms[k]) != "的" {
		return
	}
	b, a := s.terms[k-2], s.terms[k-1]
	low, high, ok := b.in(a.unit)
	if words := strings.TrimLeft(s.between(b, a), "，"); ok && a.low > 0 && anyof.Contains(words, "是", "为", "相当于", "达到") {
		s.timesOf(s.terms[k], low/a.high, high/a.low, a, b, false)
	}
}

// partAndTotal finds the two figures that the percentage k is about.
func (s *sentence) partAndTotal(k int) (part, total term, ok bool) {
	if part, total, ok := s.rateOf(k); ok {
		return part, total, true
	}
	if part, total, ok := s.urbanShare(k); ok {
		return part, total, true
	}
	words := withoutBrackets(strings.ReplaceAll(s.head(k), " ", ""))
	if strings.ContainsAny(words, "；。（）") {
		return term{}, term{}, false
	}
	if k < 2 {
		return s.shareOfFormer(k, words)
	}
	a, b := s.terms[k-2], s.terms[k-1]
	for j := k - 2; j > 0 && a.bracket >= 0 && a.bracket != b.bracket; j-- {
		a = s.terms[j-1] // 580万人（含技校126万人），占总数1297万人的44.8%
	}
	if comparable(a, b) && s.sharedBetween(withoutBrackets(s.p.text[max(0, min(a.to, b.from)):b.from]), words) {
		return a, b, true
	}
	for j := k - 2; j > 0 && s.terms[j].share() && anyof.Contains(s.head(j), "增", "降"); j-- { // A，增长3%，占B的60%
		if c := s.terms[j-1]; s.sharedBetween(s.between(s.terms[k-2], b), words) {
			return c, b, true
		}
	}
	at := k - 1
	for at > 0 && (s.terms[at].share() && anyof.Contains(s.head(at), "占", "增", "降") || isChange(clauseOf(s.head(at)))) {
		at-- // 占预算的101%，占总收入的49%; 上涨产品13个，环比减少3个，占19%
	}
	if s.passesMark(at) {
		at--
	}
	clause := words[max(strings.LastIndexAny(words, "，,"), 0):]
	clause = strings.TrimLeft(clause, "，,")
	if strings.HasPrefix(clause, "、占") {
		clause = strings.TrimPrefix(clause, "、") // 新能源装机达4091万千瓦、占比达44.7%
	}
	i := strings.Index(clause, "占")
	if i < 0 || !s.sameSubject(at, clause[:i]) || utf8.RuneCountInString(words) > 20 {
		return term{}, term{}, false
	}
	ofWhat := clause[i+len("占"):]
	if w := s.namedWhole(at, ofWhat); w >= 0 {
		return s.terms[at], s.terms[w], true
	}
	if s.terms[at].share() {
		return term{}, term{}, false
	}
	w := s.wholeOfShare(at, ofWhat)
	if w < 0 {
		if whole, ok := s.formerWhole(at, ofWhat); ok {
			return s.terms[at], whole, true
		}
		return term{}, term{}, false
	}
	if !sharesWhole(ofWhat, s.p.text[s.from:s.terms[w].to]) || ofAll(ofWhat) && lessThanAll(clauseOf(s.head(w))) || s.isShareOf(w, ofWhat) {
		return term{}, term{}, false
	}
	if ofRegion(ofWhat) && strings.Contains(ofWhat, "比") && !sameMatter(bareNoun(clauseOf(s.head(at))), bareNoun(clauseOf(s.head(w)))) {
		return term{}, term{}, false // 工业总产值703亿元，工业增加值350亿元，占全市比重35%
	}
	return s.terms[at], s.terms[w], true
}

// wholeOfShare returns the term that term at is a share of, by what the share is said to be of; -1 where none is.
func (s *sentence) wholeOfShare(at int, ofWhat string) int {
	w := s.sharedWhole(at)
	if w < 0 && anyof.Suffix(s.head(at), "的有") && (ofWhat == "" || ofWhat == "比") {
		w = s.lastCount(at) // 135户，……的有69户，占比51.1%
	}
	if w < 0 && (ofWhat == "" || anyof.Prefix(ofWhat, "比")) {
		if w = s.sameNoun(at); w < 0 {
			w = s.productOf(at)
		}
	}
	if w < 0 && anyof.Prefix(ofWhat, "全", "总") {
		w = s.totalOf(at)
	}
	if w < 0 && at > 0 && ofWhat == "" && anyof.Prefix(s.head(at), "，用于", "，用在", "，花在", "，投向", "，来自") && comparable(s.terms[at], s.terms[at-1]) && s.terms[at-1].low > s.terms[at].high {
		w = at - 1 // 支出8亿元，用于教育的2.8亿元，占40%
	}
	if w < 0 && (ofWhat == "" || ofWhat == "比") {
		w = s.allBefore(at)
	}
	return w
}

// ofAll tells whether a share is said to be of all people: 占全县总人口的.
func ofAll(ofWhat string) bool {
	for _, w := range scopes {
		ofWhat = strings.TrimPrefix(ofWhat, w)
	}
	return anyof.Prefix(ofWhat, "总人口", "人口的", "总人数", "总户数")
}

// isShareOf tells whether a figure is itself given as a share of what said names, and so is not all of it: 集体工业
// 4574万元，占全县工业总产值的62%.
func (s *sentence) isShareOf(w int, ofWhat string) bool {
	if w+1 >= len(s.terms) || !s.terms[w+1].share() || ofWhat == "" {
		return false
	}
	_, of, ok := strings.Cut(clauseOf(s.head(w+1)), "占")
	return ok && strings.HasPrefix(of, strings.TrimRight(ofWhat, "的比重例为达"))
}

// sameSubject tells whether the words before 占 say nothing else than the figure before them: 约占, 就占,
// 人数占, and not 面积占.
func (s *sentence) sameSubject(k int, words string) bool {
	switch words {
	case "", "约", "整整", "仅", "就", "已", "共", "其", "只", "则", "大约", "总共", "合计", "人数", "户数", "数量", "人口", "比例":
		return true
	}
	return runeCount(words) <= 6 && strings.Contains(s.head(k), words)
}

// sharedBetween tells whether the words between two figures and those behind them say that a share of
// the second follows: A，占B的P%; A，完成预算B的P%.
func (s *sentence) sharedBetween(between, words string) bool {
	if strings.ContainsAny(between, "；。") {
		return false
	}
	if i := strings.LastIndex(between, "占"); i >= 0 && anyof.Prefix(words, "的", "任务的", "计划的", "目标的") && runeCount(between[:i]) <= 8 {
		return true
	}
	lead := strings.TrimLeft(between, "，,")
	return strings.HasPrefix(lead, "占") && strings.HasSuffix(words, "的") || // 占全村170个劳动力的
		words == "的" && anyof.Prefix(lead, "完成", "为")
}

// namedWhole returns the term before term k that bears the name of what a share is said to be of:
// 农村经济总收入71万元 …… 占农村经济总收入的17%. -1 where none does.
func (s *sentence) namedWhole(k int, ofWhat string) int {
	ofWhat = wholeNamed(ofWhat)
	if runeCount(ofWhat) < 3 || k < 1 || s.terms[k].share() {
		return -1
	}
	for j := k - 1; j >= 0; j-- {
		t := s.terms[j]
		if t.bracket >= 0 || !comparable(t, s.terms[k]) {
			continue
		}
		head := s.head(j)
		for _, verb := range [...]string{"完成", "实现", "达到", "达", "为", "共有", "共", "有", "累计"} {
			head = strings.TrimSuffix(head, verb)
		}
		if strings.HasSuffix(head, ofWhat) {
			return j
		}
	}
	return -1
}

// urbanShare reads 常住人口X，其中城镇人口Y，……常住人口城镇化率P%.
func (s *sentence) urbanShare(k int) (part, total term, ok bool) {
	if !anyof.Contains(s.head(k), "城镇化率", "城市化率") || strings.Contains(s.head(k), "户籍") {
		return term{}, term{}, false
	}
	for j := 1; j < k; j++ {
		for w := 0; w < j; w++ {
			if anyof.Suffix(strings.TrimRight(s.head(w), "为达"), "常住人口", "常住总人口") && anyof.Suffix(strings.TrimRight(s.head(j), "为达"), "城镇人口", "城镇常住人口") {
				return s.terms[j], s.terms[w], true
			}
		}
	}
	return s.urbanOfBoth(k)
}

// rateOf reads N件，办结M件，办结率P%: the word before 率 is what the part did.
func (s *sentence) rateOf(k int) (part, total term, ok bool) {
	words := strings.TrimRight(clauseOf(s.head(k)), "仅为达到了")
	if lead := strings.TrimSuffix(s.head(k), clauseOf(s.head(k))); runeCount(lead) > 8 || strings.ContainsAny(lead, "；。：") {
		return term{}, term{}, false
	}
	verb, isRate := strings.CutSuffix(words, "率")
	isFace := strings.HasSuffix(words, "面") // 增长面, 覆盖面: how many of all did so
	if isFace {
		verb, isRate = strings.CutSuffix(words, "面")
	}
	verb = strings.TrimPrefix(verb, "总")
	if k < 2 || !isRate || utf8.RuneCountInString(verb) != 2 {
		return term{}, term{}, false
	}
	j := k - 2
	for j > 0 && s.terms[j].bracket != s.terms[k-1].bracket {
		j--
	}
	a, b := s.terms[j], s.terms[k-1]
	between := withoutBrackets(s.between(a, b))
	if !isFace && anyof.Contains(verb, changeRates[:]...) {
		return term{}, term{}, false // 由220个压减到94个，压减率57%
	}
	if anyof.Contains(between, "不"+verb, "未"+verb, "没"+verb, "没有"+verb) {
		return term{}, term{}, false // 抽检1240批次，不合格18批次，合格率98.5%
	}
	if strings.Contains(between, "第") && strings.Contains(s.head(j), "第") {
		return term{}, term{}, false // 第一批完成646座，第二批完成114座: two parts
	}
	if !comparable(b, a) || !s.didSo(between, k-1, verb) || strings.ContainsAny(between, "；。") || middle(b) > middle(a) {
		return term{}, term{}, false
	}
	if anyPairFits(s.terms[k], s.near(k, s.former)) {
		return term{}, term{}, false // 193个村，已启动187个，其中116个已开工，71个已招标，启动率96.8%
	}
	return b, a, true
}

// didSo tells whether the words around term k, which follow another figure, say that it did what a rate is named by: 已
// 修复5112处, 贫困人口中已有595人脱贫, 有79户达到标准 (达标率), 建了文明档案的有103户 (建档率).
func (s *sentence) didSo(between string, k int, verb string) bool {
	if strings.Contains(between, verb) && runeCount(between) <= 8 || anyof.Contains(between, deedsNamed(verb)...) {
		return true
	}
	if !anyof.Contains(between, "中", "有", "已") {
		return false
	}
	runes := []rune(verb)
	for _, words := range [...]string{between, s.tail(k)} {
		if i := strings.IndexRune(words, runes[0]); i >= 0 && strings.ContainsRune(words[i:], runes[1]) {
			return true
		}
	}
	return false
}

func comparable(a, b term) bool {
	_, _, ok := a.in(b.unit)
	return ok && !a.share()
}

// sharedWhole returns the term that term k is a part of by 其中, 有 or a list that began so, -1
// where none is.
func (s *sentence) sharedWhole(k int) int {
	for j := k - 1; j >= 0; j-- {
		t := s.terms[j]
		between := s.p.text[t.to:s.terms[k].from]
		if k-j > 8 {
			return -1
		}
		if strings.Contains(between, "；") && !s.listGoesOn(j, k) {
			continue
		}
		if !comparable(t, s.terms[k]) || t.bracket != s.terms[k].bracket {
			continue
		}
		words := s.between(t, s.terms[j+1])
		if s.terms[j+1].bracket > t.bracket {
			continue // what 其中 names stands in brackets: 中学9453人（其中高中1582人）
		}
		if anyof.Contains(words, "其中", "中，", "里，", "，有", "中有") || strings.HasPrefix(words, "中") {
			if _, ok := s.asWhole(j, s.terms[k]); ok {
				return j
			}
			return -1
		}
	}
	return -1
}

// listGoesOn tells whether semicolons between terms j and k part the items of one list that 其中 began
// behind term j: 职工90人，其中：女性40人，占总数的44%；党员30人，占总数的33%.
func (s *sentence) listGoesOn(j, k int) bool {
	between := s.p.text[s.terms[j].to:s.terms[k].from]
	return strings.HasPrefix(strings.TrimLeft(between, "，,"), "其中") && strings.Count(between, "占总") == strings.Count(between, "；") &&
		strings.HasPrefix(strings.TrimLeft(s.after(k, 8), "，,"), "占总")
}

// lastCount returns the nearest term before term k in its own unit, amounts of other things aside; -1 where
// there is none.
func (s *sentence) lastCount(k int) int {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		if t := s.terms[j]; comparable(t, s.terms[k]) && !strings.ContainsAny(s.p.text[t.to:s.terms[k].from], "；") {
			return j
		}
	}
	return -1
}

// totalOf returns the nearest figure before term k that a sentence gives as a total of all:
// 全村120户, -1 where none is.
func (s *sentence) totalOf(k int) int {
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		t := s.terms[j]
		if strings.Contains(clauseOf(s.head(j)), "中") {
			continue // 在总人口中男性278098人 is no total
		}
		if comparable(t, s.terms[k]) && anyof.Contains(s.head(j), "全村", "全镇", "全乡", "全县", "全市", "全校", "全省", "全区", "总") {
			if _, ok := s.asWhole(j, s.terms[k]); ok {
				return j
			}
		}
	}
	return -1
}

// sharesWhole tells whether what a share is said to be of is what the sentence gave the total
// of: 占全村总户数的 of 全村120户.
func sharesWhole(ofWhat, before string) bool {
	ofWhat = wholeNamed(ofWhat)
	if ofWhat == "总人口" && anyof.Contains(before[max(strings.LastIndexAny(before, "，；"), 0):], "劳动", "劳力", "贫困", "脱贫", "少数民族", "从业", "外出", "就业", "参保") {
		return false // the share of all people, in a sentence that gives the total of some
	}
	switch ofWhat {
	case "", "总数", "总户数", "总人数", "全部", "总人口", "总量", "总额":
		return true
	}
	if !strings.ContainsAny(ofWhat, "全总") {
		return strings.Contains(before, ofWhat)
	}
	for _, w := range [...]string{"全村", "全镇", "全乡", "全县", "全市", "全校", "全省", "全区"} {
		if strings.HasPrefix(ofWhat, w) {
			rest := strings.TrimPrefix(ofWhat, w) // "" of 占全村的: any total is
			if rest == "" && strings.Contains(before, strings.TrimPrefix(w, "全")) {
				return true // 白石村有村民800户，…占全村的
			}
			return strings.Contains(before, w) && (anyof.Contains(rest, "户数", "人口", "总人数", "总数", "总面积") || strings.Contains(before, strings.TrimPrefix(rest, "总")) && !strings.Contains(before, "类"))
		}
	}
	return strings.Contains(before, strings.TrimPrefix(ofWhat, "总"))
}
