package quantity

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// Unit is a unit of measure as written, with what it is counted in: 元, 公里, 户, 元/人,
// 个百分点. A magnitude may stand before it (万元, 万人). The empty Unit agrees with any.
type Unit string

// Behind is the unit as it stands behind a number: one that begins with a Latin letter keeps its
// distance (520 yuan), and is not parted from it.
func (u Unit) Behind() string {
	if u.latin() {
		return "\u00a0" + string(u)
	}
	return string(u)
}

func (u Unit) latin() bool { return u != "" && (u[0]|0x20 >= 'a' && u[0]|0x20 <= 'z') }

// dimension is what a unit measures; only units of one dimension can be compared.
type dimension uint8

const (
	noDimension dimension = iota
	money
	dollars
	euros
	hongkong
	yen
	won
	australian
	canadian
	singapore
	pounds
	roubles
	length
	area
	mass
	volume
	ratio
	points // 个百分点: a difference of two percentages, never a percentage
	times  // 倍
	span   // time in seconds; a month and a year are no fixed number of days
	months
	years
	age
	power
	energy
	temperature
	score
	sound // 分贝
	persons
	households
	animals
	plants
	things   // 个, 家, 所, 座, 支: what Chinese counts by the shape of a thing
	visits   // 人次
	occasion // 次, 场, 期
	writings // 份, 册, 本, 篇
	classes
	trips
)

// measure is one unit: 10^-scale × factor of its dimension's base unit.
type measure struct {
	of       dimension
	num, den int64 // base units in one of these
}

func (m measure) counted() bool { return m.of >= persons }

// lookUp is the table of units. A switch and not a map, so that nobody can change it and a
// look-up costs no hashing of a string that is not there.
func lookUp(u string) (measure, bool) {
	for _, table := range [...]func(string) (measure, bool){quantities, counts} {
		if m, ok := table(u); ok {
			return m, true
		}
	}
	return measure{}, false
}

func quantities(u string) (measure, bool) {
	switch u {
	case "元", "块", "块钱", "元人民币", "人民币", "元钱":
		return measure{money, 1, 1}, true
	case "角", "毛钱":
		return measure{money, 1, 10}, true
	case "美元", "美金":
		return measure{dollars, 1, 1}, true
	case "欧元":
		return measure{euros, 1, 1}, true
	case "港元", "港币":
		return measure{hongkong, 1, 1}, true
	case "日元":
		return measure{yen, 1, 1}, true
	case "澳元", "澳币":
		return measure{australian, 1, 1}, true
	case "加元", "加币":
		return measure{canadian, 1, 1}, true
	case "新元", "新加坡元":
		return measure{singapore, 1, 1}, true
	case "韩元":
		return measure{won, 1, 1}, true
	case "英镑":
		return measure{pounds, 1, 1}, true
	case "卢布":
		return measure{roubles, 1, 1}, true
	case "公里", "千米", "km", "KM", "Km":
		return measure{length, 1000, 1}, true
	case "里", "华里", "里路":
		return measure{length, 500, 1}, true
	case "米", "延长米", "m", "延米":
		return measure{length, 1, 1}, true
	case "厘米", "公分", "cm":
		return measure{length, 1, 100}, true
	case "毫米", "mm":
		return measure{length, 1, 1000}, true
	case "丈":
		return measure{length, 10, 3}, true
	case "尺":
		return measure{length, 1, 3}, true
	case "亩", "亩地":
		return measure{area, 2000, 3}, true
	case "公顷", "ha", "hm²":
		return measure{area, 10000, 1}, true
	case "平方米", "平方", "平米", "㎡", "m²", "m2":
		return measure{area, 1, 1}, true
	case "平方公里", "平方千米", "km²", "km2", "Km²", "Km2", "KM²", "KM2":
		return measure{area, 1000000, 1}, true
	case "吨", "t":
		return measure{mass, 1000, 1}, true
	case "公斤", "千克", "kg":
		return measure{mass, 1, 1}, true
	case "斤", "市斤":
		return measure{mass, 1, 2}, true
	case "两重":
		return measure{mass, 1, 20}, true
	case "克", "g":
		return measure{mass, 1, 1000}, true
	case "毫克", "mg":
		return measure{mass, 1, 1000000}, true
	case "微克", "μg":
		return measure{mass, 1, 1000000000}, true
	case "担":
		return measure{mass, 50, 1}, true
	case "立方米", "立方", "方", "m³", "m3", "千升":
		return measure{volume, 1, 1}, true
	case "升", "公升":
		return measure{volume, 1, 1000}, true
	case "毫升":
		return measure{volume, 1, 1000000}, true
	}
	return otherQuantities(u)
}

func otherQuantities(u string) (measure, bool) {
	switch u {
	case "%", "％", "﹪", "百分比":
		return measure{ratio, 10, 1}, true
	case "‰":
		return measure{ratio, 1, 1}, true
	case "成":
		return measure{ratio, 100, 1}, true
	case "个百分点", "百分点", "个点":
		return measure{points, 1, 1}, true
	case "倍":
		return measure{times, 1, 1}, true
	case "秒", "秒钟":
		return measure{span, 1, 1}, true
	case "分钟":
		return measure{span, 60, 1}, true
	case "小时", "个小时", "个钟头":
		return measure{span, 3600, 1}, true
	case "天", "日", "个工作日", "工作日", "个日夜", "个昼夜", "昼夜":
		return measure{span, 86400, 1}, true
	case "周", "个星期", "星期", "个礼拜":
		return measure{span, 604800, 1}, true
	case "个月", "月":
		return measure{months, 1, 1}, true
	case "个季度", "季度":
		return measure{months, 3, 1}, true
	case "年", "个年头", "周年":
		return measure{years, 1, 1}, true
	case "岁", "周岁":
		return measure{age, 1, 1}, true
	case "瓦", "W":
		return measure{power, 1, 1}, true
	case "千瓦", "kW", "KW", "kw":
		return measure{power, 1000, 1}, true
	case "兆瓦", "MW":
		return measure{power, 1000000, 1}, true
	case "度电", "千瓦时", "kWh", "度":
		return measure{energy, 1, 1}, true
	case "℃", "摄氏度":
		return measure{temperature, 1, 1}, true
	case "分":
		return measure{score, 1, 1}, true
	case "分贝":
		return measure{sound, 1, 1}, true
	case "课时", "学时":
		return measure{classes, 1, 1}, true
	}
	return measure{}, false
}

// counts are the units that count. Those of one dimension agree with one another: 13 家 and
// 13 个 are the same number of cooperatives.
func counts(u string) (measure, bool) {
	switch u {
	case "人", "名", "位", "个人", "口", "口人", "员", "人口":
		return measure{persons, 1, 1}, true
	case "户", "户次":
		return measure{households, 1, 1}, true
	case "人次", "人(次)", "人（次）", "人·次":
		return measure{visits, 1, 1}, true
	case "只", "头", "匹", "羽", "尾", "箱", "群", "头只", "头（只）", "头(只)", "峰":
		return measure{animals, 1, 1}, true
	case "株", "棵", "丛", "苗":
		return measure{plants, 1, 1}, true
	case "次", "场", "场次", "期", "回", "轮", "批次", "批", "场（次）", "场(次)", "遍", "趟", "站次":
		return measure{occasion, 1, 1}, true
	case "份", "册", "本", "篇", "封", "卷", "字", "张", "幅", "部":
		return measure{writings, 1, 1}, true
	case "车次", "班次", "架次", "航次", "列":
		return measure{trips, 1, 1}, true
	case "个", "家", "所", "座", "处", "支", "条", "项", "件", "套", "间", "栋", "幢", "台", "辆", "艘", "架", "块",
		"片", "面", "孔", "眼", "盏", "根", "门", "种", "类", "款", "桩", "例", "起", "宗", "单", "笔", "枚", "颗", "节",
		"道", "层", "方面", "人份", "对", "双", "副", "顶", "床", "把", "盘", "瓶", "袋", "盒",
		"桶", "筐", "朵", "枝", "束", "排", "村", "乡", "镇", "县", "市", "省", "区",
		"社区", "街道", "乡镇", "部门", "单位", "支部", "党支部", "院", "校", "厂", "店", "站", "亭", "井", "池", "窖",
		"口井", "口塘", "个（次）", "个(次)", "台套", "台（套）", "台(套)", "台次", "辆次", "件次", "席", "桌", "网格",
		"号人", "项次", "家次", "条次", "标段", "剂次", "筒",
		"餐", "捆", "串", "罐", "堂", "杆", "标箱", "亩次", "工分":
		return measure{things, 1, 1}, true
	}
	return measure{}, false
}

// longestUnit is the length in bytes of the longest unit in the tables.
const longestUnit = 15

// matchUnit returns the longest unit that s begins with, "" where there is none. A unit of
// Latin letters must not be the beginning of a word.
func matchUnit(s string) (string, measure) {
	limit := min(len(s), longestUnit)
	best, found := "", measure{}
	for end := 0; end < limit; {
		_, w := utf8.DecodeRuneInString(s[end:])
		end += w
		if end > limit {
			break
		}
		m, ok := lookUp(s[:end])
		if !ok || latin(s[end-1]) && end < len(s) && latin(s[end]) || ofWord(s[:end], s[end:]) {
			continue
		}
		best, found = s[:end], m
	}
	return best, found
}

// ofWord tells whether a unit's characters begin a word with what follows: 9条次干道 are nine 次干道, 2020列入 is no train.
func ofWord(unit, after string) bool {
	switch unit {
	case "条次":
		return anyof.Prefix(after, "干", "要", "级")
	case "列":
		return anyof.Prefix(after, "出", "位", "入", "为", "关", "支", "举", "表", "车", "席", "队", "示", "在", "第")
	case "餐":
		return anyof.Prefix(after, "饮", "厅", "馆", "桌", "具")
	}
	return false
}

func latin(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// split takes a unit apart into its magnitude, its own name and what it is per.
func (u Unit) split() (power int, base, per string) {
	s := strings.TrimSpace(string(u))
	if i := anyof.IndexRune(s, "/／"); i >= 0 {
		per = strings.TrimLeft(s[i:], "/／")
		s = s[:i]
	} else if i := strings.Index(s, "每"); i > 0 {
		s, per = s[:i], s[i+len("每"):]
	}
	for {
		if _, ok := lookUp(s); ok {
			return power, s, per
		}
		r, w := utf8.DecodeRuneInString(s)
		m := numeral.Magnitude(r)
		if m == 0 {
			return power, s, per
		}
		power, s = power+m, s[w:]
	}
}

// Magnitude takes the magnitude off the front of a unit: 4 and 元 of 万元. The power is 0 where
// the unit has none.
func (u Unit) Magnitude() (power int, rest Unit) {
	power, base, _ := u.split()
	if power == 0 {
		return 0, u
	}
	return power, u[strings.Index(string(u), base):]
}

// parsedUnit is a unit taken apart: what its own name measures, the name, what it is per, and
// the power of ten of the magnitude before it.
type parsedUnit struct {
	measure
	base, per string
	power     int
}

// parse takes a unit apart. A name that is in no table is known by the unit it begins with, as
// 个岗位 by 个.
func (u Unit) parse() parsedUnit {
	var p parsedUnit
	p.power, p.base, p.per = u.split()
	m, ok := lookUp(p.base)
	if !ok {
		_, m = matchUnit(p.base)
	}
	p.measure = m
	return p
}

// agree tells whether what is written in one unit can be compared with what is in the
// other. 个 agrees with all that is counted; a unit without 每 or / with the same per
// something, since prose says 每月 elsewhere in the sentence.
func agree(a, b parsedUnit) bool {
	if a.per != "" && b.per != "" && !samePer(a.per, b.per) {
		return false
	}
	if a.base == "" || b.base == "" || a.base == b.base {
		return true
	}
	if a.of == noDimension || b.of == noDimension {
		return a.base == "个" || b.base == "个"
	}
	if a.of == b.of {
		return true
	}
	return (a.base == "个" && b.counted()) || (b.base == "个" && a.counted())
}

// samePer tells whether two names of what a unit is per are the same: 人 and 人均, 月 and 个月.
func samePer(a, b string) bool {
	trim := func(s string) string {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "每"), "个")
		return strings.TrimSuffix(s, "均")
	}
	a, b = trim(a), trim(b)
	if a == b {
		return true
	}
	am, aok := lookUp(a)
	bm, bok := lookUp(b)
	return aok && bok && am == bm && am.of != things
}
