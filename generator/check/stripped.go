package check

import (
	"fmt"
	"slices"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

// Texts that were copied from libraries of samples have lost their figures and kept the units: 实现生产总值
// 亿元，人均元，增长；占到总产值的以上. One such place may be meant (产值亿元 is a hundred million), so that
// weak signs count together.

// lostFigure is a place where a figure is missing.
type lostFigure struct {
	from, to int // runes
	sure     bool
}

// fewestLost is how many places that are not sure make it sure that figures were taken away.
const fewestLost = 2

// findStripped reports the paragraphs that have lost their figures, once each.
func findStripped(n *page) {
	type found struct {
		p    *passage
		list []lostFigure
	}
	var all []found
	sure, total := 0, 0
	for _, p := range n.plain {
		if !readsFigures(p.prose.Kind) || p.prose.Kind == prose.TableCell {
			continue
		}
		list := p.lostFigures()
		if len(list) == 0 {
			continue
		}
		all = append(all, found{p, list})
		total += len(list)
		for _, f := range list {
			if f.sure {
				sure++
			}
		}
	}
	if sure == 0 && total < fewestLost {
		return
	}
	for _, x := range all {
		f := x.list[0]
		text := x.p.slice(f.from, f.to)
		zh, en := fmt.Sprintf("“%s”这里的数字没有填", text), fmt.Sprintf("%q lacks its figure", text)
		if k := len(x.list); k > 1 {
			zh, en = zh+fmt.Sprintf("（这一段共有%d处）", k), en+fmt.Sprintf(" (%d places in this paragraph)", k)
		}
		n.out.add(problem.Problem{Rule: placeholderID, Span: x.p.span(f.from, f.to), Message: msg(zh, en),
			Hint: msg("对照来源，把数字填上", "fill in the figures from the source")})
	}
}

// lostUnits are units that no number stands before, the longest first.
var lostUnits = [...]string{"亿元", "万元", "亿美元", "万美元", "美元", "元", "万亩", "亩", "万吨", "吨", "公里", "公斤", "平方公里", "平方米", "个百分点"}

// lostFigures finds units without a number at the end of a clause, and the clauses that end where a
// number should stand.
func (p *passage) lostFigures() []lostFigure {
	var list []lostFigure
	ends := func(end int) {
		if !p.s.sets.endsLost.has(p.rune(end - 1)) {
			return
		}
		if from, sure, ok := p.lostBefore(end); ok {
			list = append(list, lostFigure{from, end, sure})
		}
	}
	for i, r := range p.signsIn(0, len(p.runes)) {
		if p.s.sets.clauseEnds.has(r) {
			ends(i)
		}
	}
	if n := len(p.runes); !p.s.sets.clauseEnds.has(p.rune(n - 1)) {
		ends(n)
	}
	if p.has(0, "年月日") {
		list = append(list, lostFigure{0, 3, true})
	}
	if p.rune(0) == '年' && numeral.Arabic(p.rune(1)) >= 0 && (p.rune(2) == '月' || p.rune(3) == '月') {
		list = append(list, lostFigure{0, 3, true}) // 年6月30日
	}
	return p.lostInside(list)
}

// endsLost are the characters that a clause without its figure ends with.
const endsLost = "：上下长降户个家元亩吨里斤米点人名所口盏眼"

// lostBefore judges the words before the mark at rune end.
func (p *passage) lostBefore(end int) (from int, sure, ok bool) {
	mark := p.rune(end)
	switch {
	case p.hasAnyBefore(end, "为：", "比："):
		return end - 2, true, oneOf(mark, "，。；")
	case p.hasAnyBefore(end, "的以上", "的以下"):
		return end - 3, true, p.hasAnyBefore(end-3, "总值", "产值", "总数", "总量", "总额", "收入", "面积", "总产", "人口", "户数", "劳力", "劳动力")
	case p.hasBefore(end, "增长") || p.hasBefore(end, "下降"):
		return end - 2, false, (oneOf(mark, "；。") || mark == '，') && !p.hasBefore(end-2, "扩绿、") && (oneOf(p.rune(end-3), "，、") || p.hasAnyBefore(end-2, "，同比", "比上年", "，年均", "比去年"))
	case p.hasAnyBefore(end, "新增户", "增加户", "减少户", "新增个", "困户户", "合作社家", "协会个"):
		return end - 3, true, true
	}
	if n, sure := p.lostCount(end); n > 0 {
		return end - n, sure, true
	}
	for _, unit := range lostUnits {
		if !p.hasBefore(end, unit) {
			continue
		}
		n := runeCount(unit)
		if p.lostMeasure(end-n, unit) {
			return end - n - 1, true, true
		}
		before := p.rune(end - n - 1)
		if numeral.Arabic(p.rune(end-n-2)) >= 0 || p.hasAnyBefore(end-n, "皮长", "线对", "芯") {
			return 0, false, false // 318杆公里, 21皮长公里: measures of two words
		}
		if !isHan(before) || numeral.Digit(before) >= 0 || numeral.Magnitude(before) > 0 || oneOf(before, "上数几近多余好超过破每以按半单双两") {
			return 0, false, false
		}
		small := !slices.Contains(lostUnits[:4], unit) // 产值亿元 is a hundred million
		at := end - n
		switch {
		case p.hasAnyBefore(at, "人均", "户均", "亩均"):
			return at - 2, small || !isHan(p.rune(at-3)) || anyof.Suffix(p.slice(at-12, at-2), "计算", "达到", "达", "为", "是", "收入", "增收", "产值", "增长"), true // 茶款人均万元 is ten thousand
		case p.hasAnyBefore(at, "面积"):
			return at - 2, true, true
		case p.hasAnyBefore(at, "产量") && (unit == "吨" || unit == "公斤" || unit == "万吨"):
			return at - 2, true, true
		case p.hasAnyBefore(at, "折合"):
			return at - 2, small, true
		case p.hasAnyBefore(at, "总值", "产值", "收入", "投资", "支出", "总额", "资金", "余额", "税收", "利润", "存款", "贷款", "增加值", "销售额"):
			return at - 2, small && unit != "美元", true
		case p.hasAnyBefore(at, "到达", "达到", "新增", "增加", "减少", "完成", "实现", "投入"):
			return at - 2, small, true
		}
		return end - n - 2, false, slices.Contains(distances[:], unit) && !oneOf(before, "方吨人元车次日时均")
	}
	return 0, false, false
}

// hasAnyBefore tells whether the text before rune i ends with one of the words.
func (p *passage) hasAnyBefore(i int, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return p.hasBefore(i, w) })
}
