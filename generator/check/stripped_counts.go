package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// What a word that counts may not stand behind where its number is gone: 总人口人, 辖个行政村, 教师名, 近元.

// distances are units that end no word: where one stands without a number, its number is lost.
var distances = [...]string{"公里", "平方公里", "平方米", "公斤"}

// counted are nouns with the words that count them. Together they are no word: 教师名, 小学所.
var counted = [...]struct{ noun, units string }{
	{"党员", "名"}, {"学生", "名"}, {"教师", "名"}, {"职工", "名"}, {"干部", "名"}, {"男性", "人"}, {"女性", "人"}, {"劳动力", "人"}, {"残疾人", "名人"},
	{"农户", "户"}, {"社员", "户名"}, {"群众", "户名"}, {"贫困户", "户"}, {"低保户", "户"}, {"家庭户", "户"}, {"集体户", "户"}, {"小学", "所"}, {"中学", "所"}, {"初中", "所"}, {"幼儿园", "所"},
	{"卫生室", "所个"}, {"卫生院", "所个"}, {"企业", "个户"}, {"合作社", "家个"}, {"行政村", "个"}, {"自然村", "个"}, {"村民小组", "个"}, {"居委会", "个"}, {"家庭", "户"},
}

// seemingCounts are the same where the two may be a word of their own; two of them are no accident.
var seemingCounts = [...]string{"党员人", "学生人", "教师人", "职工人", "水池口", "水窖口", "机井眼", "管网米", "渠道米", "水渠米", "围墙米", "路灯盏", "全长米", "新增就业人"}

// lostCount returns the length of a count without its number that ends at rune end: 总人口人, 共户, 现有党员名.
func (p *passage) lostCount(end int) (length int, sure bool) {
	unit := p.rune(end - 1)
	switch unit {
	case '户', '人', '个', '名', '所', '家', '口', '米', '盏', '眼':
	default:
		return 0, false
	}
	at := end - 1
	switch {
	case p.hasAnyBefore(at, "下辖", "现辖", "共辖", "总户数", "总人口", "总人口数", "户籍人口", "常住人口", "人口为", "人口数为", "人数为", "户数为", "口总数为"):
		return 4, true
	case p.hasAnyBefore(at, "共有", "现有", "共计", "总计", "合计", "总共") && unit != '人', p.hasAnyBefore(at, "全村共", "全镇共", "全县共", "全乡共", "全市共", "惠及", "带动", "受益") && oneOf(unit, "户名"):
		return 3, true
	case p.hasAnyBefore(at, "减少", "共增加", "人口增加", "上升为", "下降为", "增加到", "减少到") && oneOf(unit, "人户名"), p.hasAnyBefore(at, "达", "达到") && oneOf(unit, "户名个"):
		return 3, true
	case p.hasAnyBefore(at, "人口万"):
		return 4, true
	case p.hasAnyBefore(end, seemingCounts[:]...):
		return 3, false
	}
	for _, c := range counted {
		if p.hasBefore(at, c.noun) && strings.ContainsRune(c.units, unit) {
			return 1 + runeCount(c.noun), true
		}
	}
	return 0, false
}

// lostMeasure tells whether the unit at rune i stands behind a word that asks for a number: 近元, 产量达公斤,
// 增长个百分点. 近万元 and 超亿元 are numbers themselves.
func (p *passage) lostMeasure(i int, unit string) bool {
	if first, _ := firstRune(unit); oneOf(first, "万亿") || numeral.Digit(p.rune(i-1)) >= 0 {
		return false
	}
	if unit == "个百分点" {
		return p.hasAnyBefore(i, "增长", "提高", "下降", "上升", "降低", "提高了", "上升了", "下降了", "降低了", "回落", "高出", "低于")
	}
	return p.hasAnyBefore(i, "近", "约", "超过", "为", "达", "达到", "共有", "现有", "总长", "全长", "距县城", "耕地", "林地", "水田", "旱地", "山林", "人均", "户均") && !(unit == "元" && p.hasAnyBefore(i, "为", "达"))
}

// lostPairs are characters that meet only where the number between them is lost: 辖个 of 辖5个.
var lostPairs = [...]string{"辖个", "共有个", "总人口万人", "游客万人次", "人口为万人", "以北公里处", "以南公里处", "以东公里处", "以西公里处", "从年的", "由年的", "到年的", "比年增", "比年的", "与年第", "于年月", "截至年月", "至年月日", "到年月", "自年月", "在年月日", "客达人次", "达户人", "共户人"}

// lostInside appends the pairs of words between which a number is gone, wherever they stand.
func (p *passage) lostInside(list []lostFigure) []lostFigure {
	near, pair := p.mayHoldLostPair()
	if !near {
		return list
	}
	for _, w := range lostPairs {
		i := -1
		if pair && p.mayHold(w) {
			i = strings.Index(p.text, w)
		}
		if i < 0 || strings.HasSuffix(w, "个") && anyof.Prefix(p.text[i+len(w):], "体", "人", "性", "别", "案", "税", "私", "旧") { // 公共有个, 共有个体商户
			continue
		}
		from := p.runeAt(i)
		to := from + runeCount(w)
		if !slices.ContainsFunc(list, func(f lostFigure) bool { return f.from < to && from < f.to }) {
			list = append(list, lostFigure{from, to, true})
		}
	}
	for at := range places(p.text, "年") { // 曾在年患病, 于年被评为
		if i := p.runeAt(at); oneOf(p.rune(i-1), "在于自从") && isHan(p.rune(i-2)) && (oneOf(p.rune(i+1), "被获荣又患建投开实通由先") || p.hasAt(i+1, "成立", "完成", "入党", "参军")) {
			list = append(list, lostFigure{i - 1, i + 2, true})
		}
	}
	slices.SortFunc(list, func(a, b lostFigure) int { return a.from - b.from })
	return list
}

// mayHoldLostPair tells whether two characters stand side by side of which one is the first of a lostPair and the other the
// second of any, and whether two do that are of one: nearly no text has them.
func (p *passage) mayHoldLostPair() (near, pair bool) {
	sets := p.s.sets
	for i, r := range p.runes {
		if sets.lostFirst.has(r) && sets.lostSecond.has(p.rune(i+1)) {
			near = true
			if sets.lost[[2]rune{r, p.rune(i + 1)}] {
				return true, true
			}
		}
	}
	return near, false
}
