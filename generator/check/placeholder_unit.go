package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/quantity"
)

// Numbers that lost their unit: 果树2150；晒坝12块, 由860户核减为790，核减了70. A number alone may be a score, an index, a code, or one of
// several that share the unit of the last; one that stands among others that say what they count, or that changes what has a unit, is none.

// alone is a number without a unit at the end of a clause.
type alone struct {
	noun         string // the words before it in its clause
	number       string
	from, to     int // runes of both
	before, mark rune
}

// scored are words of sentences whose numbers have no unit.
var scored = [...]string{"指数", "得分", "评分", "总分", "分值", "打分", "计分", "系数", "排名", "名次", "位次", "编号", "代码", "编码", "电话", "比分", "比值", "浓度", "评级", "容积率", "密度", "型号", "邮编", "QQ", "分别", "依次", "其余", "单位："}

// countedThings are ends of what a text counts, of which a number at the end of a sentence lost its measure.
var countedThings = [...]string{"农户", "群众", "村民", "党员", "学生", "教师", "职工", "干部", "人员", "贫困户", "脱贫户", "劳动力", "人口", "牛", "羊", "猪", "树木", "果树", "林木", "房屋", "耕地", "水田", "旱地", "林地", "草地", "茶园", "果园", "面积", "收入", "产值", "公路", "道路", "水渠", "渠道", "管道", "桥梁", "水池", "水窖", "大棚", "路灯"}

// ordered are ends of the words before a number that is a name, an order or a date.
var ordered = [...]string{"第", "号", "版", "型", "码", "级", "前", "国道", "省道", "县道", "乡道", "高速", "年", "月", "到", "至", "是", "在", "为", "达", "于", "从", "自", "比", "近", "约", "仅", "和", "与", "或", "及", "之", "值", "分", "率", "度", "名", "排", "列", "居", "文", "字", "条", "款", "项目", "计划", "通道", "频道", "工程", "模式", "平台", "航班", "车次", "中", "截止", "截至", "除以", "乘以", "等于", "标准", "版本", "基地", "街区", "创意园", "医院", "公司", "热线"}

// lostUnits reports them.
func (p *passage) lostUnits() {
	if p.digits < 3 || p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem {
		return
	}
	for i, r := range p.signsIn(1, len(p.runes)) {
		if numeral.Arabic(p.runes[i-1]) < 0 {
			continue
		}
		if !oneOf(r, "，。；、") || numeral.Arabic(p.rune(i+1)) >= 0 {
			continue
		}
		a, ok := p.aloneBefore(i)
		if ok && (p.amongMeasured(a) || p.changesMeasured(a) || p.ofMoney(a)) {
			text := p.slice(a.from, a.to)
			p.report(placeholderID, a.from, a.to, msg(fmt.Sprintf("“%s”后面没有单位", text), fmt.Sprintf("%q has no unit", text)),
				msg("对照来源，补上单位", "restore the unit from the source"))
		}
	}
	if p.holds("资金") {
		p.nounAgain()
	}
}

// aloneBefore reads the clause that the mark at rune end ends.
func (p *passage) aloneBefore(end int) (alone, bool) {
	at := end
	for numeral.Arabic(p.rune(at-1)) >= 0 || p.rune(at-1) == '.' && numeral.Arabic(p.rune(at-2)) >= 0 {
		at--
	}
	from := at
	for from > 0 && isHan(p.runes[from-1]) && at-from < longestMeasured {
		from--
	}
	changes := anyof.Suffix(p.slice(from, at), changed[:]...)
	for k := from + 1; changes && numeral.Arabic(p.rune(from-1)) >= 0 && k < at; k++ {
		if p.measuredAt(k) { // 860户核减为790
			from = k
			break
		}
	}
	a := alone{noun: p.slice(from, at), number: p.slice(at, end), from: from, to: end, before: p.rune(from - 1), mark: p.rune(end)}
	if at-from < 2 || from > 0 && !oneOf(a.before, "，。；、：") && !p.startsLine(from) && !p.measuredAt(from) || !measuresSomething(a.number) || !changes && anyof.Suffix(a.noun, ordered[:]...) || anyof.Prefix(a.noun, "其中", "共") {
		return a, false
	}
	f, t := p.sentence(from)
	return a, !anyof.Contains(p.slice(f, t), scored[:]...)
}

// longestMeasured is how many characters are read before a number in its clause.
const longestMeasured = 24

// measuresSomething tells whether a number may be an amount: no year, no code.
func measuresSomething(number string) bool {
	whole, _, point := strings.Cut(number, ".")
	if len(whole) > 6 || strings.HasPrefix(whole, "0") && len(whole) > 1 {
		return false
	}
	return point || len(whole) > 1 && !(len(whole) == 4 && anyof.Prefix(whole, "19", "20"))
}

// amongMeasured tells whether the clauses beside it give numbers with units: the one before and the end of the sentence, or those on both sides.
func (p *passage) amongMeasured(a alone) bool {
	if a.mark == '；' && !p.measuredAt(a.from-1) { // the first of a list
		next, ends := p.clauseEnd(a.to + 1)
		return (a.from == 0 || oneOf(a.before, "。：") || p.startsLine(a.from)) && ends && p.measuredAt(next) && isHan(p.rune(a.to+1))
	}
	if !oneOf(a.before, "，；、") || !p.measuredAt(a.from-1) {
		return false
	}
	if !oneOf(a.mark, "。；") && a.mark != a.before {
		return false
	}
	k := p.clauseStart(a.from - 1)
	if first := p.slice(k, a.from-1); anyof.Contains(first, "共", "总", "合计", "其中") && a.mark != a.before {
		return false
	}
	next, ends := p.clauseEnd(a.to + 1)
	if a.mark == a.before {
		return ends && p.measuredAt(next) && isHan(p.rune(a.to+1))
	}
	return a.before != '，' || p.measuredAt(k-1) && p.rune(k-1) == a.before || anyof.Suffix(a.noun, countedThings[:]...)
}

// measuredAt tells whether a figure with a unit ends at rune end.
func (p *passage) measuredAt(end int) bool {
	if end <= 0 || end > len(p.runes) {
		return false
	}
	p.readFigures()
	i := p.firstFigure(int(p.bytes[end]) - 1)
	return i < len(p.figures) && p.figures[i].End == int(p.bytes[end]) && p.figures[i].Unit != "" && p.figures[i].Unit != quantity.Unit("个")
}

// clauseStart is where the clause begins that a mark at rune end ends.
func (p *passage) clauseStart(end int) int {
	k := end
	for k > 0 && end-k < longestSentence && !oneOf(p.runes[k-1], "，。；、：\n") {
		k--
	}
	return k
}

// clauseEnd is where the clause ends that begins at rune i.
func (p *passage) clauseEnd(i int) (int, bool) {
	k := i
	for k < len(p.runes) && k-i < longestSentence && !oneOf(p.runes[k], "，。；、：\n") {
		k++
	}
	return k, k < len(p.runes) && oneOf(p.runes[k], "，。；、")
}

// changed are the verbs behind which a change stands, or what something was changed to.
var changed = [...]string{"增加了", "减少了", "增加", "减少", "新增", "净增", "扩大了", "缩短了", "调减", "调增", "核减", "核增", "加到", "少到", "大到", "整到", "整为", "加为", "少为", "减为", "增为", "减到", "增到", "减至", "增至", "加至", "少至"}

// changesMeasured tells whether a number changes what has a unit: the clause before gives it with one.
func (p *passage) changesMeasured(a alone) bool {
	if !anyof.Suffix(a.noun, changed[:]...) || a.mark == '、' {
		return false
	}
	return a.before == '，' && p.measuredAt(a.from-1) || p.measuredAt(a.from)
}

// ofMoney tells whether a number behind 资金 or the like stands in a sentence that gives other money with its unit.
func (p *passage) ofMoney(a alone) bool {
	if a.mark == '、' || !anyof.Suffix(a.noun, "资金", "投资", "经费", "补助款", "贷款", "产值", "总收入", "支出") {
		return false
	}
	p.readFigures()
	from, to := p.sentence(a.from)
	for _, f := range p.figures[p.firstFigure(int(p.bytes[from])):] {
		if f.Start >= int(p.bytes[to]) {
			break
		}
		if f.Unit == "元" {
			return true
		}
	}
	return false
}

// nounAgain reports a number between a noun and the same noun: 整合资金85资金.
func (p *passage) nounAgain() {
	for at := range places(p.text, "资金") {
		i := p.runeAt(at) + 2
		k := i
		for numeral.Arabic(p.rune(k)) >= 0 || p.rune(k) == '.' {
			k++
		}
		if k > i && p.has(k, "资金") && measuresSomething(p.slice(i, k)) {
			text := p.slice(i-2, k)
			p.report(placeholderID, i-2, k, msg(fmt.Sprintf("“%s”后面没有单位", text), fmt.Sprintf("%q has no unit", text)),
				msg("对照来源，补上单位", "restore the unit from the source"))
		}
	}
}
