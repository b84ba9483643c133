package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// parts is a list of figures that are said to be parts of a whole.
type parts struct {
	whole    term
	head     string // the words before the whole
	list     []term
	nouns    []string // what each part is of, as far as the words say
	complete bool     // the list is said to be the whole: 其余, 分别为, two of 两个, 第一第二第三产业
	open     bool     // it is said to go on: 等
	inside   bool     // it fills the brackets behind its whole
	counted  bool     // the words before the whole count it: 三类群众
}

// findSums holds a sentence's lists against their totals.
func (s *sentence) findSums(before *sentence) {
	reported := len(s.p.out.list)
	s.findRespectively()
	s.totalsBehind()
	s.partsBehind(before)
	s.partsInBrackets()
	if len(s.p.out.list) == reported {
		s.unmarkedParts()
	}
	s.percentParts()
	s.percentsByRatio()
	if len(s.p.out.list) == reported {
		s.findOver()
	}
	if len(s.p.out.list) == reported && strings.Contains(s.p.text[s.from:s.to], "其中") {
		s.ofNamedWhole()
	}
}

// partMarks open a list of parts behind their whole.
var partMarks = [...]string{"其中", "包括", "分别为", "分别是", "分别有", "依次为", "依次是", "依次派出", "含", "主要有", "分产业看", "分城乡看", "分性别看", "分三次产业看", "按产业分", "按城乡分", "按性别分"}

// ofAnotherWhole tells whether the words around a mark of parts, which stands at byte at of lead, say that
// what follows are parts of something else than the figure before them.
func ofAnotherWhole(mark, lead string, at int) bool {
	return strings.ContainsAny(lead[at+len(mark):], "；。") || strings.Contains(lead[at+len(mark):], "中，") || anotherSubject(mark, lead[:at]) || strings.HasSuffix(lead[:at], "还") ||
		anyof.Prefix(mark, "分别", "依次") && ofAnother(lead[:at])
}

// partsBehind reads W，其中A、B and W：A、B. The whole may stand in the sentence before, where
// this one begins with 其中.
func (s *sentence) partsBehind(before *sentence) {
	for k := range s.terms {
		lead := s.head(k)
		mark, at := partMark(lead)
		colon := s.colonList(k, lead)
		if mark == "" && !colon || s.terms[k].bracket >= 0 && !strings.Contains(lead, "其中") {
			continue
		}
		if mark != "" && ofAnotherWhole(mark, lead, at) || thresholds(s.clauseBefore(k)) {
			continue
		}
		noun := lead
		if mark != "" {
			noun = lead[at+len(mark):]
		} else {
			noun = lead[strings.LastIndexAny(lead, "：:"):] // the colon itself is trimmed below: it is one byte long or three
		}
		whole, ok := s.wholeFor(k, before, (mark == "其中" || strings.HasPrefix(mark, "按") || strings.HasSuffix(mark, "看")) && strings.TrimSpace(lead[:at]) == "")
		if !ok {
			continue
		}
		l := parts{whole: whole.term, head: whole.head, complete: anyof.Prefix(mark, "分别", "依次")}
		s.collect(&l, k, strings.Trim(noun, "，：:、 "))
		if colon && (len(l.list) < 2 || l.open) || mark == "其中" && len(l.list) == 1 && whole.from >= s.from && s.clauseBetween(whole.term, s.terms[k].from-(len(lead)-at)) {
			continue // 示范县2个，治安指数连年位居前列，其中5个县
		}
		if mark == "中，" && len(l.list) == 2 && anyof.Contains(s.p.text[l.list[0].to:min(len(s.p.text), l.list[1].to+40)], "超过", "以上", "全域", "全部", "达到") && !l.divides() {
			continue // 283个海湾中，168个…超过85%，117个…实现全域优良: the stricter mark is a part of the other
		}
		if mark == "由" && !s.composed(l) || mark == "中，" && s.qualified(l) {
			continue
		}
		if s.pairwise(&l, whole.term, before, lead) || s.fitsAnother(l, k, before) {
			continue
		}
		l.counted = whole.counted(len(l.list))
		l.complete = l.complete || l.closed() || colon || mark == "由" || l.counted || exhaustive(l.nouns) && !ofUse(l.head)
		s.judge(l, whole.related)
	}
}

// clauseBetween tells whether a clause of another matter stands between a whole and the byte where its parts begin.
func (s *sentence) clauseBetween(whole term, at int) bool {
	words := s.p.text[whole.to:max(whole.to, at)]
	_, other, _ := strings.Cut(words, "，")
	return runeCount(strings.Trim(other, "，")) > 8
}

// closed tells whether the last part's noun is what closes a list: 其他, 中专及以下.
func (l parts) closed() bool {
	if len(l.nouns) < 3 {
		return false
	}
	last, _, _ := strings.Cut(l.nouns[len(l.nouns)-1], "|")
	return strings.HasSuffix(strings.TrimRight(last, "有为学历文化程度"), "及以下") || anyof.Prefix(last, "其他", "其它")
}

// fitsAnother tells whether parts come to another figure before them than the nearest: 总产值70亿元，增加值38亿元，
// 其中农业产值60亿元，林业产值10亿元.
func (s *sentence) fitsAnother(l parts, k int, before *sentence) bool {
	if len(l.list) < 2 {
		return false
	}
	terms := s.terms[:k]
	if before != nil {
		terms = append(before.terms[:len(before.terms):len(before.terms)], terms...)
	}
	for _, t := range terms {
		if t.from == l.whole.from || !comparable(t, l.whole) {
			continue
		}
		other := parts{whole: t, list: l.list}
		sum := 0.0
		for _, part := range l.list {
			sum += part.as(t.unit)
		}
		if precise(middle(t)) && other.rounds(sum) {
			return true
		}
	}
	return false
}

// ofAnother tells whether the words before 分别 name something beside the figure before them: 总资产300亿元，
// 存贷款余额分别为200亿元和100亿元.
func ofAnother(words string) bool {
	clause := words[max(strings.LastIndexAny(words, "，；"), 0):]
	clause = strings.TrimLeft(clause, "，；")
	return len(clause) < len(words) && runeCount(clause) > 4 && !arePlaces(clause) && !anyof.Contains(clause, "男女", "城乡", "其中", "各", "两", "三", "四", "五")
}

// anotherSubject tells whether the words before a mark name what is divided, which is then not the figure
// before them: 17个省份，运输品类包括640个品种; 均价500元，价差分别为90元和69元.
func anotherSubject(mark, words string) bool {
	if mark == "其中" || mark == "中，" || mark == "由" || strings.HasSuffix(mark, "看") || strings.HasPrefix(mark, "按") {
		return false
	}
	_, subject, found := strings.Cut(words, "，")
	if !found {
		_, subject, _ = strings.Cut(words, "；")
	}
	subject = clauseOf(subject)
	if subject == "" || anyof.Contains(words, "其中", "各", "男女", "城乡") || arePlaces(subject) {
		return false
	}
	return !anyof.Prefix(subject, "主要", "具体", "共", "一共", "这", "它", "其", "总计", "全部", "内")
}

// lastIndex is strings.LastIndex for a word that most texts have not: to find that out forwards is far quicker.
func lastIndex(text, word string) int {
	if !strings.Contains(text, word) {
		return -1
	}
	return strings.LastIndex(text, word)
}

func partMark(lead string) (string, int) {
	if i := lastIndex(lead, "按"); i >= 0 { // 按致贫原因分：
		if j := strings.Index(lead[i:], "分"); j > 0 && anyof.Prefix(lead[i+j:], "分：", "分为", "分，", "分类：", "分有") && utf8.RuneCountInString(lead[i:i+j]) <= 8 {
			return lead[i : i+j+len("分")], i
		}
	}
	if i := withinMark(lead); i >= 0 {
		return "中，", i
	}
	if i := lastIndex(lead, "由"); i >= 0 && anyof.Suffix(lead[:i], "，", "共", "人") && runeCount(lead[i:]) <= 12 {
		return "由", i
	}
	for _, mark := range partMarks {
		if i := lastIndex(lead, mark); i >= 0 {
			if mark == "包括" && strings.Contains(lead[i:], "在内") {
				continue // 包括中国在内的14个成员
			}
			if mark == "含" && strings.ContainsAny(lead[i:], "）)") {
				continue // 总成本(含税金)
			}
			if mark == "含" && (utf8.RuneCountInString(lead[i:]) > 6 || strings.HasSuffix(lead[:i], "包")) {
				continue
			}
			return mark, i
		}
	}
	return "", -1
}

// colonList tells whether a colon directly behind the figure before k opens a list.
func (s *sentence) colonList(k int, lead string) bool {
	lead = strings.TrimPrefix(lead, "组成") // 由11人组成：领队1人
	if noun, rest, ok := strings.Cut(lead, "："); ok && s.terms[k].unit == "个" && s.terms[max(k-1, 0)].unit == "个" && runeCount(noun) <= 4 && !strings.ContainsAny(noun, "，、；（") {
		lead = "：" + rest // 43个村：石坝镇9个
	}
	return (strings.HasPrefix(lead, "：") || strings.HasPrefix(lead, ":")) && utf8.RuneCountInString(lead) <= 9 && !strings.ContainsAny(lead, "，。；一")
}

// judge reports parts that are more than their whole, or less where they are all of it. Of several
// divisions in one list each is judged for itself.
func (s *sentence) judge(l parts, others []problem.Related) (reported bool) {
	if len(l.list) == 0 || strings.HasPrefix(s.p.text[l.whole.to:], "/") {
		return false // 全县31.5户/百户，其中县城62.8户/百户
	}
	if len(l.list) > 1 && (!l.counted || womenBesideOthers(l.nouns)) && !oneDivision(l.head, l.nouns) && !s.ofTeam(l) {
		for _, words := range divisions {
			if g := l.of(words); len(g.list) > 1 && oneDivision(g.head, g.nouns) {
				reported = s.judge(g, others) || reported
			}
		}
		for i := 0; i < len(l.list) && !reported && !s.withinEarlier(l, i); i++ {
			reported = s.judge(parts{whole: l.whole, head: l.head, list: l.list[i : i+1], nouns: l.nouns[i : i+1]}, others)
		}
		return reported
	}
	l = l.withoutNested()
	if l.filled() || s.filledBeforeSemicolon(l) || len(l.list) > 1 && same(l.list[0].as(l.whole.unit), middle(l.whole)) && !l.parallel() || len(l.list) == 1 && s.joinedWhole(l) {
		return false
	}
	low, high := 0.0, 0.0
	for _, t := range l.list {
		a, b, _ := t.in(l.whole.unit)
		low, high = low+a, high+b
	}
	if len(l.list) == 1 && (s.withinEarlier(l, 0) || len(l.nouns) == 1 && netChange(l.nouns[0])) {
		return false
	}
	over := apart(low, max(low, high), min(0, l.whole.low), l.whole.high) && !l.whole.open
	short := (l.complete || l.mistyped()) && !l.open && len(l.list) > 1 && high < l.whole.low-1e-9*l.whole.low
	if over && (s.someShared(l) || len(l.list) > 1 && s.sumStands(l, low) || l.oneIsNone()) {
		return false
	}
	if s.hasUnread(l) {
		return false
	}
	if !over && !short || !s.credible(l, (low+high)/2) || !l.complete && s.explained(l) {
		return false
	}
	s.wrongSum(l, others)
	return true
}

// filledBeforeSemicolon tells whether the parts before a semicolon come to the whole: what stands behind it is of another matter (发行6.1亿元，其中新增4.2亿元、
// 再融资1.9亿元；偿还2.5亿元).
func (s *sentence) filledBeforeSemicolon(l parts) bool {
	sum := 0.0
	for i, t := range l.list[:max(0, len(l.list)-1)] {
		sum += t.as(l.whole.unit)
		if i > 0 && same(sum, middle(l.whole)) && strings.Contains(s.between(t, l.list[i+1]), "；") {
			return true
		}
	}
	return false
}

// hasUnread tells whether a list of parts holds one that is no figure (东线两辆，西线两辆，北线一辆), or one of which there are several (双方各5人).
func (s *sentence) hasUnread(l parts) bool {
	for _, t := range l.list {
		if t.from > 0 && anyof.Suffix(strings.TrimRight(s.p.text[:t.from], "有派出来"), "双方各", "三方各", "两边各", "男女各") {
			return true
		}
	}
	return l.whole.to <= l.list[0].from && countsOne(s.p.text[l.whole.to:max(l.whole.to, min(s.to, len(s.p.text)))], string(l.whole.unit))
}

// oneIsNone tells whether parts come to their whole exactly without one behind the first: that one says more of another (32公里，其中17公里复建，复建
// 长度19公里，其余15公里补偿).
func (l parts) oneIsNone() bool {
	if len(l.list) < 3 || significantDigits(l.whole.text) < fewestDigits {
		return false
	}
	over := l.difference()
	return slices.ContainsFunc(l.list[1:], func(t term) bool { return same(t.as(l.whole.unit), over) })
}

// someShared tells whether the text gives some of the parts their share of the whole, and it holds, but not the others:
// 其中本省24.68万人次，占59.8%；组团22.83万人次. Those are of another division.
func (s *sentence) someShared(l parts) bool {
	shared := 0
	for _, t := range l.list {
		k := s.indexOf(t) + 1
		if k < len(s.terms) && s.terms[k].unit == "%" && strings.HasPrefix(strings.TrimLeft(s.head(k), "，,"), "占") && !s.terms[k].misses(t.as(l.whole.unit)/middle(l.whole)*100, t.as(l.whole.unit)/middle(l.whole)*100) {
			shared++
		}
	}
	return shared > 0 && shared < len(l.list)
}

// credible tells whether what parts come to can be the whole miscounted or mistyped: what is many times
// more or less is no sum of it at all.
func (s *sentence) credible(l parts, sum float64) bool {
	if !l.complete && slices.ContainsFunc(l.list, func(t term) bool { return t.open || t.rough }) {
		return false // 62名，其中常年在村40多人，60岁以上15人
	}
	if !l.complete && sum > middle(l.whole) && mayOverlap(l.whole.unit) && !l.divides() {
		if digits, ok := sumSlips(middle(l.whole)/scaleOf(l.whole.text), l.values(scaleOf(l.whole.text))); !ok || digits < 2 {
			return false // 3212人，其中有学历的2953人，有职称的902人
		}
	}
	far := len(l.list) == 2 && !l.complete && precise(middle(l.whole)) && sum > 1.25*middle(l.whole)
	if closeTo(sum, middle(l.whole)) && !far {
		return true
	}
	if len(l.list) == 1 {
		return countsPeople(l.whole.unit) && sum < 3*middle(l.whole)
	}
	if !far && sum > middle(l.whole) && sum < 2*middle(l.whole) && strings.Contains(s.between(l.whole, l.list[0]), "其中") {
		return true
	}
	digits, ok := sumSlips(middle(l.whole)/scaleOf(l.whole.text), l.values(scaleOf(l.whole.text)))
	if ok && slices.ContainsFunc(l.list, func(t term) bool { return t.as(l.whole.unit) > middle(l.whole) && len(writtenDigits(t.text)) > 2 }) {
		return true // one of them alone is more
	}
	return ok && (digits > 2 || digits > 1 && l.complete && len(l.list) > 1)
}

// countsPeople tells whether a unit counts people or households, of which one kind is always a part of all.
func countsPeople(u quantity.Unit) bool {
	return slices.Contains([]quantity.Unit{"人", "名", "户", "位", "口", "口人", "个"}, u)
}

// netChange tells whether a part is itself a change: of a net increase one part may be more than all.
func netChange(noun string) bool {
	noun, _, _ = strings.Cut(noun, "|")
	return anyof.Suffix(noun, "增加", "减少", "多增", "少增", "净增", "增长")
}

// withinEarlier tells whether a part may be one of an earlier figure of its own kind, and not of the
// nearest: 党员47人，老党员3人，其中女党员10人.
func (s *sentence) withinEarlier(l parts, i int) bool {
	if i >= len(l.nouns) {
		return false
	}
	noun, _, _ := strings.Cut(l.nouns[i], "|")
	kind := []rune(strings.TrimRight(noun, "有为共"))
	if len(kind) < 2 {
		return false
	}
	for k, t := range s.terms {
		if t.from >= l.whole.from {
			return false
		}
		if _, high, _ := t.in(l.list[i].unit); high >= l.list[i].low && strings.Contains(s.head(k), string(kind[len(kind)-2:])) {
			return true
		}
	}
	return false
}

// of returns the parts of one division, which may or may not be all there are.
func (l parts) of(words []string) parts {
	g := parts{whole: l.whole, head: l.head, open: true}
	for i, noun := range l.nouns {
		if anyof.Contains(noun, words...) {
			g.list, g.nouns = append(g.list, l.list[i]), append(g.nouns, noun)
		}
	}
	if exhaustive(g.nouns) {
		g.complete, g.open = true, false
	}
	return g
}

// middle is the number that a term writes: its interval is even around it, but for counts,
// whose ends are the number.
func middle(t term) float64 {
	if t.number != 0 {
		return t.number
	}
	return t.value()
}
