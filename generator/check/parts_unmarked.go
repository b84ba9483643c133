package check

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Wholes whose parts are stated by their names alone, and sums that count what they sum up.

// unmarkedParts reads W，A、B、C: a whole and the kinds of it, with no word that says so.
func (s *sentence) unmarkedParts() {
	for k := 1; k+1 < len(s.terms); k++ {
		lead := s.head(k)
		if tail := s.tail(k - 1); runeCount(tail) <= 3 {
			lead = strings.TrimPrefix(lead, tail) // 47户人家，种烟的22户
		}
		name := strings.TrimLeft(lead, "，：")
		if name == lead || name == "" || runeCount(name) > 8 || strings.ContainsAny(name, "，；。：、（(") || s.terms[k].unit != s.terms[k-1].unit || s.terms[k].bracket >= 0 {
			continue
		}
		if mark, _ := partMark(lead); mark != "" || s.isPart(k-1) || strings.Contains(s.p.text[s.from:s.terms[k-1].from], "其中") {
			continue
		}
		w, ok := s.asWhole(k-1, s.terms[k])
		if !ok || w.open || w.rough {
			continue
		}
		l := parts{whole: w.term, head: w.head}
		s.collect(&l, k, name)
		if len(l.list) > 2 && exhaustive(l.nouns[:2]) && strings.Contains(s.between(l.list[1], l.list[2]), "；") {
			l.list, l.nouns, l.open = l.list[:2], l.nouns[:2], false // 男生589人，女生537人；教职工74人
		}
		if len(l.list) > 1 && s.terms[k+len(l.list)-1].from == l.list[len(l.list)-1].from && s.dividesUnmarked(&l) && !s.itemOfTotal(l) {
			s.judge(l, nil)
		}
	}
}

// itemOfTotal tells whether a whole is itself one item of a list, of which another figure is the total: 在岗5830人，保洁岗2917人，护林岗1644人，
// 护路岗778人，其他岗491人.
func (s *sentence) itemOfTotal(l parts) bool {
	sum := middle(l.whole)
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	return slices.ContainsFunc(s.terms, func(t term) bool {
		return t.from < l.whole.from && comparable(t, l.whole) && same(t.as(l.whole.unit), sum)
	})
}

// dividesUnmarked tells whether the names of parts alone say that they divide their whole, and notes where they are
// all there is.
func (s *sentence) dividesUnmarked(l *parts) bool {
	sum := 0.0
	for _, t := range l.list {
		if t.unit != l.whole.unit || t.open || t.rough {
			return false
		}
		sum += middle(t)
	}
	if anyof.Contains(l.head, "原有", "原来有") && slices.ContainsFunc(l.nouns, func(n string) bool { return anyof.Contains(n, "新增", "剩", "增加", "转入") }) {
		return false // 原有97户，慰问90户，又新增2户，还剩9户: what came and went
	}
	near := math.Abs(sum-middle(l.whole)) <= 0.12*middle(l.whole)
	if exhaustive(l.nouns) && near && !strings.Contains(l.nouns[0], "劳") {
		l.complete = true
		return true
	}
	noun := bareNoun(clauseOf(l.head))
	if !near || slices.ContainsFunc(l.nouns, func(n string) bool { name, _, _ := strings.Cut(n, "|"); return commonEnd(noun, bareNoun(name)) > 1 }) {
		return false // 切块资金, 应急资金: one beside the other
	}
	if sum > middle(l.whole) {
		return len(l.list) > 2
	}
	scale := scaleOf(l.whole.text)
	digits, slipped := sumSlips(middle(l.whole)/scale, l.values(scale))
	l.complete = slipped && digits > 1
	return l.complete && len(l.list) > 2
}

// afterNoun leaves out the short noun that a count has before the word of a sum: 组 of 四个组共有党员.
func afterNoun(words string) string {
	if i := strings.Index(words, "共"); i > 0 && runeCount(words[:i]) <= 3 && !strings.ContainsAny(words[:i], "，、；") {
		return words[i:]
	}
	return words
}

// countedTotal tells whether term k-1 counts the items that term k is the sum of, directly before it, and returns how many
// it says there are: 三项合计75万元, 两批共投入2.1亿元.
func (s *sentence) countedTotal(k int) (items int, ok bool) {
	if k < 3 || !anyof.Prefix(afterNoun(s.head(k)), "共", "合计", "总计", "一共", "加起来", "加在一起", "相加", "累计", "收入合计", "资金合计") {
		return 0, false
	}
	n := s.terms[k-1]
	lead := s.head(k - 1)
	if n.number > 12 || !anyof.Suffix(strings.TrimRight(lead, "这以上"), "，", "；", "、", "。") {
		return 0, false
	}
	switch n.unit {
	case "项", "块", "个", "类", "批", "期", "笔", "次", "部分", "种", "家", "村", "镇", "片", "处", "方面":
		return int(n.number), true
	}
	return 0, false
}
