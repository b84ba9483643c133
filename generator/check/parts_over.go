package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
)

// A part that is more than its whole, where the reader of lists does not look: behind the growth of the whole and its
// semicolon (财政收入228亿元，增长9.5%；其中地方收入291亿元), behind a mark (其中10亿元以上项目30个), between two ends
// (由1167亿元增加到3240亿元，其中地方收入由567亿元增加到1650亿元), and where what is done is reported of all that there is to do.

// findOver reads 其中 with what follows it at once. It speaks only where no list was judged.
func (s *sentence) findOver() {
	text := s.p.text[s.from:s.to]
	if s.p.within(text, "其中") {
		for k := 1; k < len(s.terms); k++ {
			lead := s.head(k)
			at := strings.LastIndex(lead, "其中")
			if at < 0 || s.overEnds(k) {
				continue
			}
			if p, ok := s.firstPart(k, lead[at+len("其中"):]); ok {
				s.overWhole(p, s.terms[k-1].to+at)
			}
		}
	}
	if s.p.within(text, doneVerbs[:]...) {
		s.doneOfAll()
	}
}

// firstPart returns the term behind 其中 that is the first part: the count behind a mark, 30个 of 10亿元以上项目30个.
func (s *sentence) firstPart(k int, noun string) (p int, ok bool) {
	noun = strings.ReplaceAll(strings.Trim(noun, "，：:、 "), "增加值", "")
	if strings.ContainsAny(noun, "，；：") || anyof.Contains(noun, "比", "较", "增", "减", "降", "均", "每", "由", "从", "日", "月", "超过", "突破", "达到计划") || runeCount(noun) > 16 {
		return 0, false
	}
	p = k
	if s.isMark(k) {
		p++
		if p < len(s.terms) && s.head(p) == "或" {
			p++ // 超100亿元或10亿美元项目
		}
		if p >= len(s.terms) || strings.ContainsAny(s.head(p), "，；、。：") {
			return 0, false
		}
	}
	t := s.terms[p]
	return p, !t.share() && !neverWhole(t.unit) && t.unit != "" && !t.open && !t.rough && (t.bracket < 0 || anyof.Prefix(s.p.text[t.bracket:], "（其中", "(其中"))
}

// isMark tells whether a figure is a mark that is passed: 10亿元以上项目30个, 过100亿元企业2家.
func (s *sentence) isMark(k int) bool {
	t := s.terms[k]
	if scaleOf(t.text) == 1 {
		return false
	}
	if t.open {
		return true
	}
	return k+1 < len(s.terms) && countsThings(s.terms[k+1]) && !strings.ContainsAny(s.head(k+1), "，；、。：") && anyof.Suffix(s.head(k), "过", "超", "达", "上", "在")
}

// overWhole holds the part p against the whole that stands before 其中, which begins at byte mark.
func (s *sentence) overWhole(p, mark int) {
	j, ok := s.wholeBefore(p, mark)
	if !ok {
		s.overMeasure(p, mark)
		return
	}
	part, t := s.terms[p], s.terms[j]
	whole, ok := s.asWhole(j, part)
	if !ok || t.open || foreign(whole.head, s.head(p)) || s.joinedWhole(parts{whole: t, list: []term{part}}) {
		return
	}
	switch {
	case !s.more(part, t):
		s.overSecond(p, j)
	case part.as(t.unit) < 2.5*middle(t) || countsThings(t) && part.as(t.unit) < 12*middle(t):
		s.judgeOver(part, t)
	}
}

// wholeBefore finds the figure before byte mark that the part p is of, where nothing stands between but how much it grew.
func (s *sentence) wholeBefore(p, mark int) (j int, ok bool) {
	part, end := s.terms[p], -1 // end: of the last figure of the whole
	for j := p - 1; j >= 0 && j >= p-5; j-- {
		t := s.terms[j]
		if end < 0 && t.from < mark && !t.share() && t.unit != "倍" && t.unit != "个百分点" {
			end = t.to
		}
		if t.from >= mark || t.share() || t.unit == "倍" || t.unit == "个百分点" || s.isMark(j) {
			continue
		}
		if !tellsOnlyGrowth(s.p.text[end:mark]) {
			return 0, false
		}
		if comparable(part, t) {
			return j, true
		}
		if end != t.to || j == 0 || neverWhole(t.unit) || !s.adjacent(j-1) {
			return 0, false
		} // 项目1889个，完成投资1960亿元: two measures of one thing
	}
	return 0, false
}

// more tells whether a part is more than its whole, whatever their last digits leave open.
func (s *sentence) more(part, whole term) bool {
	low, _, _ := part.in(whole.unit)
	return low > whole.high*(1+1e-9)
}

// countsThings tells whether a figure is a plain count of people, projects or firms.
func countsThings(t term) bool {
	switch t.unit {
	case "个", "家", "项", "件", "户", "人", "名", "座", "所", "处", "台", "辆", "部", "条", "起", "只", "头":
		return scaleOf(t.text) == 1
	}
	return false
}

// tellsOnlyGrowth tells whether the words between a whole and 其中 say no more than what it is of, how much it grew and
// where it ranks.
func tellsOnlyGrowth(words string) bool {
	words = strings.TrimRight(words, "，；,; （(")
	if strings.ContainsAny(words, "；;。：") {
		return false
	}
	for _, clause := range strings.FieldsFunc(words, func(r rune) bool { return r == '，' || r == ',' || r == '、' }) {
		if strings.HasPrefix(words, clause) {
			if runeCount(clause) > 16 {
				return false
			}
			continue
		}
		if runeCount(clause) > 18 || !anyof.Prefix(clause, "比", "较", "同比", "增长", "增幅", "增速", "增加", "下降", "减少", "降", "提高", "上升", "年均", "居", "排", "位", "创", "首次", "可比", "按可比", "完成年", "完成计划", "占") {
			return false
		}
	}
	return true
}

func (s *sentence) judgeOver(part, whole term) {
	if strings.HasPrefix(s.p.text[whole.to:], "/") {
		return // 全县31.5户/百户，其中县城62.8户/百户
	}
	scale := scaleOf(whole.text)
	a, b := decimal(part.as(whole.unit), scale), decimal(middle(whole), scale)
	s.report(sumMismatchID, part, fmt.Sprintf("%s比总数%s还多", a, b), fmt.Sprintf("%s is more than its whole, %s", a, b))
}

// overSecond holds the second measure of a part against that of its whole, where both are stated in the same words:
// 项目1889个，完成投资1960亿元，其中亿元以上项目910个，完成投资1710亿元.
func (s *sentence) overSecond(p, w int) {
	if w+1 >= p || p+1 >= len(s.terms) {
		return
	}
	whole, part := s.terms[w+1], s.terms[p+1]
	words := strings.Trim(s.head(w+1), "，、,")
	if runeCount(words) < 2 || !strings.HasSuffix(strings.Trim(s.head(p+1), "，、,"), words) {
		return
	}
	if comparable(part, whole) && !whole.open && s.more(part, whole) && closeTo(part.as(whole.unit), middle(whole)) {
		s.judgeOver(part, whole)
	}
}

// overMeasure holds what the part is measured by against what the whole is, where both are stated with the same verb: 107项工程完成投资
// 239亿元，其中列入省的28项完成投资124亿元.
func (s *sentence) overMeasure(p, mark int) {
	if p+1 >= len(s.terms) || strings.ContainsAny(s.head(p+1), "，；。") {
		return
	}
	part := s.terms[p+1]
	for j := p - 1; j > 0 && j >= p-4; j-- {
		whole := s.terms[j]
		if whole.from >= mark || whole.share() {
			continue
		}
		if comparable(s.terms[p], s.terms[j-1]) && tellsOnlyGrowth(s.p.text[whole.to:mark]) && commonEnd(strings.TrimSpace(s.head(j)), strings.TrimSpace(s.head(p+1))) > 3 &&
			s.more(part, whole) {
			s.judgeOver(part, whole)
		}
		return
	}
}

// overEnds holds the two ends of a part against those of its whole. It tells whether there are two.
func (s *sentence) overEnds(k int) bool {
	if k+1 >= len(s.terms) || !s.fromWord(k) || !s.toWord(s.between(s.terms[k], s.terms[k+1])) {
		return false
	}
	j := k - 1
	for j > 0 && (s.terms[j].share() || s.terms[j].unit == "倍") {
		j--
	}
	if j < 1 || !s.fromWord(j-1) || !tellsOnlyGrowth(strings.TrimSuffix(cutAt(s.p.text[s.terms[j].to:s.terms[k].from], "其中"), "其中")) {
		return true
	}
	for _, pair := range [...][2]term{{s.terms[k], s.terms[j-1]}, {s.terms[k+1], s.terms[j]}} {
		part, whole := pair[0], pair[1]
		if !whole.open && s.more(part, whole) && closeTo(part.as(whole.unit), middle(whole)) {
			s.judgeOver(part, whole)
			return true
		}
	}
	return true
}

// cutAt returns a text up to a word.
func cutAt(text, word string) string {
	before, _, _ := strings.Cut(text, word)
	return before
}

// doneVerbs say what was done with some of a number of projects.
var doneVerbs = [...]string{"完成", "竣工", "开工", "办结", "整改", "投产", "销号", "化解", "验收", "审结"}

// doneNouns are finished one by one: of ten projects no more than ten can be completed.
var doneNouns = [...]string{"项目", "工程", "任务", "工作", "事项", "实事", "问题", "案件", "建议", "提案", "隐患"}

// doneOfAll reads 2607个项目全部开工，竣工2577个 and 148项工作完成140项: nobody finishes more than there is.
func (s *sentence) doneOfAll() {
	for k := 1; k < len(s.terms); k++ {
		all, done := s.terms[k-1], s.terms[k]
		if all.unit != done.unit || !countsThings(all) || all.open || all.rough || done.open || done.rough || all.bracket != done.bracket || done.low > 3*all.high {
			continue
		}
		words := s.between(all, done)
		if strings.ContainsAny(words, "；。：、（") || strings.Count(words, "，") > 1 || !anyof.Suffix(words, doneVerbs[:]...) || anyof.Contains(words, "新", "另", "比", "增", "其他", "共", "累计", "计划", "目标") {
			continue
		}
		noun, _, _ := strings.Cut(words, "，")
		if !anyof.Suffix(noun, doneVerbs[:]...) || !s.ofDoneNoun(noun) {
			continue
		}
		if s.more(done, all) {
			s.judgeOver(done, all)
		} else if k+1 < len(s.terms) && anyof.Suffix(strings.TrimRight(s.head(k+1), "为达到"), "竣工率", "完成率", "开工率", "办结率", "整改率", "投产率", "销号率", "化解率", "验收率") {
			s.judgeShareOf(k+1, done, all)
		}
	}
}

// ofDoneNoun tells whether the words behind a number name what is done one by one, and not a place or a batch.
func (s *sentence) ofDoneNoun(words string) bool {
	for _, verb := range doneVerbs {
		words = strings.TrimSuffix(words, verb)
	}
	return anyof.Suffix(strings.TrimSuffix(strings.TrimRight(words, "已均"), "全部"), doneNouns[:]...)
}
