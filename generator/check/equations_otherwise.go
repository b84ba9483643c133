package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// saidOtherwise tells whether words say that an equation is none: growth at constant prices is not that of the amounts, and what is planned is no
// sum of what there was.
func (e *equations) saidOtherwise(x *equation) bool {
	t := &e.list[x.stated]
	switch {
	case x.kind == growthOfTwo:
		return t.s.constantPrices(t.term)
	case x.adds():
		return anyof.Contains(clauseOf(t.s.head(t.k)), "计划", "目标", "预计", "力争")
	}
	return e.shareSaidOtherwise(x)
}

// shareSaidOtherwise tells whether the clause of a share says that it is not the share of two amounts that are tried: it is one of a list (分别为16.0%、7.9%和
// 1.1%), a quota (按30%的比例), it is passed or not reached (超过总数的一半), or another amount stands right before it that it is the share of (工业用水1308亿立方米，占用水总量的21.6%).
func (e *equations) shareSaidOtherwise(x *equation) bool {
	t := &e.list[x.stated]
	if x.kind != shareOfTwo || !t.share() {
		return false
	}
	clause := clauseOf(cutBefore(t.s.p.text[t.s.from:t.from], longestMatter))
	if anyof.Contains(clause, "分别为", "分别是") || strings.HasSuffix(clause, "按") || t.text != "" && t.text[0] > '9' && anyof.Contains(clause, "超过", "不足", "不到", "接近", "将近", "超出") {
		return true
	}
	k := t.s.indexOf(t.term)
	if !strings.HasPrefix(clause, "占") && !strings.HasPrefix(strings.TrimLeft(clause, " "), "占") || k < 1 {
		return false
	}
	own := t.s.terms[k-1]
	return own.plain() && !slices.ContainsFunc(x.of, func(i int) bool { return e.list[i].s.p == t.s.p && e.list[i].from == own.from })
}
