package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/problem"
)

// What statistical reports divide by a fixed pair or three, wherever the whole was stated: 完成投资247.4亿元，增长2%。…从隶属关系看，中直投资完成159.5亿元，
// 下降11.7%；地方投资完成87.9亿元. The names alone say that the parts are all there is, and the noun that the whole has in common with them says of what. If
// no figure before them is their sum and the nearest of that noun misses it by one slip, it is reported.

// wholeNames are names that are all of a whole together; what stands behind each in its clause must be of one matter.
var wholeNames = [...][]string{
	{"第一产业", "第二产业", "第三产业"}, {"一产", "二产", "三产"}, {"城镇", "乡村"}, {"城镇", "农村"}, {"中直", "地方"}, {"省属", "地方"}, {"批发和零售业", "住宿和餐饮业"}, {"批发零售业", "住宿餐饮业"},
	{"批零业", "住餐业"}, {"限额以上", "限额以下"}, {"税收收入", "非税收入"}, {"国有及国有控股", "非国有"}, {"轻工业", "重工业"}, {"内贸", "外贸"}, {"公办", "民办"}, {"水田", "旱田"}, {"水田", "旱地"}, {"男性", "女性"}, {"陆路", "水路"},
}

// How far such parts stand apart and how many figures of their unit before them may be their whole.
const (
	farthestHalf  = 600 // bytes between one part and the next
	wholesBefore  = 24
	farthestWhole = 150 // figures of any unit back
	widestOfHalf  = 0.3 // by what share of the greater the whole and the sum may differ
	digitsOfWhole = 2   // a slip of fewer says nothing
)

// findHalves looks for them in a text.
func (n *page) findHalves() {
	var before []statedTerm
	for _, p := range n.texts {
		if !readsFigures(p.prose.Kind) || p.prose.Kind == prose.TableCell {
			continue
		}
		terms := p.statedTerms()
		if p.namesWholes() {
			for i := range terms {
				if l, names := halvesFrom(terms, i); len(l) > 0 {
					holdHalves(append(slices.Clip(before), terms[max(0, i-farthestWhole):i]...), l, names)
				}
			}
		}
		before = append(before, terms...)
		before = before[max(0, len(before)-farthestWhole):]
	}
}

// namesWholes tells whether a passage may name parts that are a whole, which most do not.
func (p *passage) namesWholes() bool {
	if len(p.figures) < 2 {
		return false
	}
	for _, names := range wholeNames {
		if p.holds(names[0]) && p.holds(names[len(names)-1]) {
			return true
		}
	}
	return p.holds("非")
}

// halvesFrom returns the parts that begin with term i and are a whole by their names, with what all of them are of; nothing where they are none.
func halvesFrom(terms []statedTerm, i int) (list []statedTerm, matter string) {
	first := terms[i]
	clause := first.ownClause()
	if !first.mayBeHalf(clause) {
		return nil, ""
	}
	for _, names := range wholeNames {
		k := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(clause, name) })
		if k < 0 {
			continue
		}
		if list, matter = collectHalves(terms, i, names, k); len(list) == len(names) {
			return list, matter
		}
	}
	if y, _, ok := halfBehind(terms, i); ok && y.ownClause() == "非"+clause && runeCount(clause) > 2 && y.mayBeHalf(clause) {
		return []statedTerm{first, y}, clause
	}
	return nil, ""
}

// collectHalves collects the parts that have the names of a whole, the first of which has the name k.
func collectHalves(terms []statedTerm, i int, names []string, k int) (list []statedTerm, matter string) {
	list, left := terms[i:i+1:i+1], slices.Delete(slices.Clone(names), k, k+1)
	matter = strings.TrimPrefix(terms[i].ownClause(), names[k])
	for j := i; len(left) > 0; {
		next, at, ok := halfBehind(terms, j)
		if !ok || next.from-list[len(list)-1].to > farthestHalf {
			return nil, ""
		}
		clause := next.ownClause()
		if named := slices.IndexFunc(left, func(name string) bool { return strings.HasPrefix(clause, name) }); named >= 0 && next.mayBeHalf(clause) {
			rest := strings.TrimPrefix(clause, left[named])
			if rest != matter && twosInCommon(rest, matter) < 2 {
				return nil, ""
			}
			left = slices.Delete(left, named, named+1)
			list = append(list, next)
		} else if strings.HasPrefix(clause, names[k]) {
			return nil, "" // another list begins
		}
		j = at
	}
	if matter == "" {
		matter = names[k]
	}
	return list, matter
}

// halfBehind returns the next figure of the unit of term i, near behind it, with its place.
func halfBehind(terms []statedTerm, i int) (next statedTerm, at int, ok bool) {
	for j := i + 1; j < len(terms) && terms[j].from-terms[i].to < farthestHalf; j++ {
		if t := terms[j]; t.bracket < 0 && comparable(t.term, terms[i].term) {
			return t, j, true
		}
	}
	return next, 0, false
}

// ownClause is the clause before a figure, as far as it names what the figure is of.
func (t statedTerm) ownClause() string {
	clause := strings.Trim(clauseOf(t.s.head(t.k)), " 　、（）()0123456789①②③④⑤\n")
	clause = clause[max(strings.LastIndexAny(clause, "\n）)"), -1)+1:]
	return strings.TrimRight(clause, betweenNameAndNumber)
}

// mayBeHalf tells whether a figure may be a part: no mean, no rate, no plan and no change.
func (t statedTerm) mayBeHalf(clause string) bool {
	return t.plain() && t.unit != "" && clause != "" && !anyof.Contains(strings.ReplaceAll(clause, "增加值", ""), "均", "每", "率", "指数", "比", "较", "增加", "减少", "新增", "目标", "计划", "预计", "收入比")
}

// holdHalves holds parts against the figures before them.
func holdHalves(before, list []statedTerm, matter string) {
	l := parts{}
	for _, t := range list {
		l.list = append(l.list, t.term)
	}
	var nearest *statedTerm
	seen := 0
	for i := len(before) - 1; i >= 0 && seen < wholesBefore; i-- {
		w := &before[i]
		if w.bracket >= 0 || !comparable(w.term, list[0].term) {
			continue
		}
		seen++
		l.whole = w.term
		sum := sumOfTerms(l)
		if l.rounds(sum) {
			return
		}
		if w.open || w.rough {
			continue
		}
		v := middle(w.term)
		if nearest != nil || math.Abs(v-sum) > widestOfHalf*max(v, sum) || !w.isWholeOf(matter) {
			continue
		}
		scale := scaleOf(w.text)
		if digits, slips := sumSlips(v/scale, l.values(scale)); slips && digits >= digitsOfWhole {
			nearest = w
		}
	}
	if nearest == nil || nearest.s.p.reported(nearest.term) || slices.ContainsFunc(list, func(t statedTerm) bool { return t.s.p.reported(t.term) }) {
		return
	}
	l.whole = nearest.term
	reportHalves(*nearest, l, list)
}

// isWholeOf tells whether a figure is of what parts are said to be of: 固定资产投资 of 投资完成, 生产总值 of 实现增加值.
func (t statedTerm) isWholeOf(matter string) bool {
	clause := clauseOf(t.s.head(t.k)) + cut(t.s.p.text[t.to:], 2)
	if anyof.Contains(strings.ReplaceAll(clause, "增加值", ""), "上年", "去年", "同期", "目标", "计划", "预计", "均", "每", "比", "较", "新增", "增加") {
		return false
	}
	return twosInCommon(matter, clause) > 1 || strings.Contains(matter, "增加值") && anyof.Contains(clause, "生产总值", "GDP") || strings.Contains(matter, "零售额") && strings.Contains(clause, "零售总额")
}

// reportHalves tells of parts that miss their whole, at the whole.
func reportHalves(whole statedTerm, l parts, list []statedTerm) {
	scale := scaleOf(whole.text)
	var items []string
	for _, t := range l.list {
		items = append(items, decimal(t.as(whole.unit), scale))
	}
	line := strings.Join(items, "＋") + "＝" + decimal(sumOfTerms(l), scale)
	first := list[0]
	whole.s.report(sumMismatchID, whole.term, fmt.Sprintf("%s，写的是%s", line, decimal(middle(whole.term), scale)), fmt.Sprintf("%s, but the text says %s", strings.ReplaceAll(line, "＝", " = "), decimal(middle(whole.term), scale)),
		[]problem.Related{related(first.s.p.prose.Source(first.from, first.to), "分项从这里起", "the parts begin here")}...)
}
