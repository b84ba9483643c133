package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// All figures of one unit that a sentence gives behind a whole, or that the sentence behind it gives. No reading of what each is of is needed where
// enough speaks for their being all there is.

// fewestSigns is how much must speak for it.
const fewestSigns = 2

// widestMiss is by what share of the whole its parts may miss it; what misses it by more is no sum of it.
const widestMiss = 0.15

var (
	partsAnnounced = lazyregexp.New(`([两二三四五六七八九])(?:个)?(?:方面|部分|片区|渠道|来源|类|块|项|种|批|期|笔|大类|级|处|地|村|镇|组)`)
	inTurnNames    = lazyregexp.New(`(?:19|20)[0-9]{2}年|第?[一二三四五六]批|首批|[一二三四]季度|[一二三]期|一是|二是|三是|四是|五是|[东西南北中]片|[一二三四五六七八九]年级`)
)

// allParts looks for them.
func (p *passage) allParts(terms []statedTerm) {
	for w, whole := range terms {
		if !whole.plain() || whole.bracket >= 0 || middle(whole.term) <= 0 || wholeUnsaid(clauseOf(whole.s.head(whole.k))) || anyof.Suffix(whole.s.head(whole.k), "等", "通过") || whole.s.shareBase(whole.k) ||
			w > 0 && terms[w-1].s == whole.s && comparable(terms[w-1].term, whole.term) && joins(whole.s.head(whole.k)) {
			continue // 产销量分别完成1823.5万辆和1826.9万辆
		}
		l, first, last := partsAfter(terms, w)
		if len(l.list) < 2 || p.reportedNear(whole.term) || slices.ContainsFunc(l.nouns, func(noun string) bool { return besideIt(whole.s.head(whole.k), noun, l.nouns[0]) }) {
			continue
		}
		words := p.text[whole.to:first.from]
		if i := strings.Index(words, "分别"); i >= 0 && ofAnother(words[:i]) {
			continue // 总资产332亿元，存贷款余额分别为209亿元和121.9亿元
		}
		if n := signsOfAll(words, p.text[whole.from:last.from], l); n < fewestSigns {
			continue
		}
		if sum := sumOfTerms(l); l.rounds(sum) || math.Abs(sum-middle(whole.term)) > widestMiss*middle(whole.term) || sum < middle(whole.term) && anyof.Prefix(strings.TrimLeft(p.text[last.to:], "，、；。"), "其余", "其他", "余下", "另", "还有", "剩") || first.s.explained(l) {
			continue
		}
		first.s.wrongSum(l, nil)
		return
	}
}

// wholeUnsaid tells whether the words before a figure say that it is no whole.
func wholeUnsaid(clause string) bool {
	return anyof.Contains(clause, "其中", "比", "较", "增加", "减少", "每", "均", "超", "新增", "目标")
}

// partsAfter collects the figures of a whole's unit behind it in its sentence; where there are none, in the next, which must go back to it.
func partsAfter(terms []statedTerm, w int) (l parts, first, last statedTerm) {
	whole := terms[w]
	l.whole = whole.term
	for _, x := range terms[w+1:] {
		if len(l.list) > 0 && anyof.Contains(x.s.head(x.k), "另有", "另外", "此外") {
			break
		}
		if len(l.list) == 0 && x.s != whole.s && !(x.s.former == whole.s && x.k == 0 && anyof.Contains(x.s.head(0), "其中", "分别", "方面", "一是", "部分", "看，")) || len(l.list) > 0 && x.s != first.s {
			break
		}
		if !comparable(x.term, whole.term) {
			continue
		}
		head := clauseOf(x.s.head(x.k))
		if len(l.list) > 1 && strings.Contains(x.s.head(x.k), "；") && strings.Contains(leadToFirst(whole, first), "其中") && !strings.Contains(first.s.p.text[first.to:last.from], "；") {
			break // 大桥43座；立交29座: the list of the parts was at its end
		}
		if !x.plain() || len(l.list) > 0 && anyof.Contains(x.s.head(x.k), "其中", "包括", "含") || wholeUnsaid(strings.Replace(head, "其中", "", 1)) || anyof.Contains(head, "共", "合计", "总", "累计", "达到", "降", "减", "增", "跃", "突破", "迈上", "跨") || anyof.Prefix(head, addedTo[:]...) || anyof.Contains(x.s.after(x.k, 4), "以上", "以下", "以内") || anyof.Contains(x.s.after(x.k, longestMeasure), stricterMarks[:3]...) || x.s.shareBase(x.k) || middle(x.term) >= middle(whole.term) {
			return parts{}, first, last
		}
		if len(l.list) == 0 {
			first = x
		}
		l.list, l.nouns = append(l.list, x.term), append(l.nouns, head+"|"+x.s.tail(x.k))
		last = x
	}
	return l, first, last
}

// besideIt tells whether a figure is of something beside the whole: of another kind, or called as the whole is where the first part is not: 存款余额,
// 储蓄存款, 贷款余额.
func besideIt(head, noun, first string) bool {
	noun, _, _ = strings.Cut(noun, "|")
	first, _, _ = strings.Cut(first, "|")
	whole := bareNoun(clauseOf(head))
	return foreign(head, noun) || commonEnd(whole, bareNoun(noun)) >= 2 && commonEnd(whole, bareNoun(first)) < 2
}

// leadToFirst is what stands between a whole and its first part.
func leadToFirst(whole, first statedTerm) string { return first.s.p.text[whole.to:first.from] }

// signsOfAll says how much speaks for a list being all of its whole: the words between the two, and those from the whole to its last part.
func signsOfAll(words, all string, l parts) int {
	n := 0
	if anyof.Contains(words, "分别", "由") {
		n += 2
	}
	if anyof.Contains(words, "其中", "中，", "：", "包括") {
		n++
	}
	if m := partsAnnounced.FindStringSubmatch(all); m != nil && strings.Index("零一二三四五六七八九", strings.Replace(m[1], "两", "二", 1))/len("零") == len(l.list) {
		n += 2
	}
	named := 0
	for _, noun := range l.nouns {
		if inTurnNames.MatchString(noun) {
			named++
		}
	}
	if named >= len(l.nouns)-1 && len(l.nouns) > 2 {
		n += 2
	}
	if last, _, _ := strings.Cut(l.nouns[len(l.nouns)-1], "|"); anyof.Prefix(last, "其余", "余下", "剩下", "还有", "其他", "剩余") {
		n += 2
	}
	if sumOfTerms(l) > middle(l.whole) && !mayOverlap(l.whole.unit) && l.whole.unit != "人次" {
		n++
	}
	return n
}
