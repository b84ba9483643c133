package check

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/quantity"
)

// Two numbers of one name that are written with the same digits in another order: 引进产业项目139个 …… 引进的193个项目. Whoever types a number
// a second time exchanges digits; that two numbers of one thing are so by chance is rare, the rarer the more digits they have. So
// the words need say less than elsewhere: a name in common, and nothing of a change or another day.

// How many characters around a number may hold its name, and how many of them two numbers must have in common: where two digits
// beside one another were exchanged, and where the likeness is less.
const (
	nameBeforeNumber = 12
	nameBehindNumber = 8
	commonOfSwapped  = 2
	commonOfLike     = 3
	commonOfSame     = 4 // of parts and of what changed
)

// mostOfDigits is how many numbers of the same digits are held against one another: nobody writes more.
const mostOfDigits = 6

// numbered is a number of a text with the words around it.
type numbered struct {
	statement
	before, behind string // of its clause
	sentence       int    // byte where its sentence begins
	index          int    // of its passage's figures
	key            string // digitsKey
	of             bool   // 1200万元的投资: it refers to what was told
}

// valued is a value in a unit.
type valued struct {
	value quantity.Decimal
	unit  quantity.Unit
}

func (x *numbered) value() valued { return valued{x.claim.Value, x.claim.Unit} }

// findExchanged finds them.
func (n *page) findExchanged() {
	byDigits := map[string][]numbered{}
	times := map[string]int{}
	values := map[valued]int{} // what is repeated on both sides is two matters
	units := map[quantity.Unit]quantity.Unit{}
	var all []numbered
	for _, p := range n.texts {
		if p.prose.Kind == prose.Footnote || p.prose.Kind == prose.TableCell {
			continue
		}
		p.readFigures()
		for i, f := range p.figures {
			if key := p.digitsKey(f, units); key != "" {
				all = append(all, numbered{statement: p.statement(i), index: i, key: key})
				times[key]++
				values[valued{f.Value, f.Unit}]++
			}
		}
	}
	for i := range all {
		x := &all[i]
		if times[x.key] < 2 {
			continue
		}
		x.readAround()
		list := byDigits[x.key]
		if i := slices.IndexFunc(list, func(was numbered) bool {
			return (values[x.value()] == 1 || values[was.value()] == 1) && x.isExchanged(was)
		}); i >= 0 && !n.severalPlaces() {
			n.reportTwoValues(list[i].statement, x.statement)
			continue
		}
		if len(list) < mostOfDigits {
			byDigits[x.key] = append(list, *x)
		}
	}
}

// digitsKey returns a figure's digits in order of size with what it counts, which two numbers have in common that can be one; "" for a figure of
// which nobody could tell. That one digit is another says too little: 10.6亿件 were collected and 10.7亿件 delivered.
func (p *passage) digitsKey(f quantity.Claim, units map[quantity.Unit]quantity.Unit) string {
	if f.Bound != quantity.Exact || f.Unit == "" || f.Value.Sign() <= 0 {
		return ""
	}
	digits := []byte(strings.Trim(digitsOf(p.text[f.Start:f.End]), "0"))
	if len(digits) < 2 || len(digits) > 8 {
		return ""
	}
	slices.Sort(digits)
	unit, known := units[f.Unit]
	if !known {
		unit = countsIn(f.Unit)
		units[f.Unit] = unit
	}
	return string(digits) + string(unit)
}

// countsIn is the unit that others of its kind are held against.
func countsIn(u quantity.Unit) quantity.Unit {
	switch {
	case u == "名" || u == "位" || u == "口人":
		return "人"
	}
	for _, base := range [...]quantity.Unit{"公斤", "元", "公里", "亩"} {
		if _, ok := quantity.Convert(quantity.FromInt(1), u, base); ok {
			return base
		}
	}
	return u
}

// readAround reads the words around a number.
func (x *numbered) readAround() {
	p, i, f := x.p, x.index, x.claim
	x.of = strings.HasPrefix(p.text[f.End:], "的")
	x.sentence = f.Start - len(sentenceBefore(p.text[:f.Start], "。！？；\n"))
	from := 0
	if i > 0 {
		from = p.figures[i-1].End
	}
	if i > 0 && toldAs(p.text[from:max(from, f.Start)]) {
		from = p.figures[i-1].Start - len(clauseOf(cutBefore(p.text[:p.figures[i-1].Start], longestMatter)))
		x.before = strings.TrimRight(clauseOf(p.text[from:p.figures[i-1].Start]), "由从")
		x.behind = cut(strings.TrimPrefix(clauseAfter(p.text[f.End:]), "的"), nameBehindNumber)
		return
	}
	lead := clauseOf(cutBefore(p.text[min(from, f.Start):f.Start], longestMatter))
	runes := []rune(lead)
	x.before = string(runes[max(0, len(runes)-nameBeforeNumber):])
	x.behind = cut(strings.TrimPrefix(clauseAfter(p.text[f.End:]), "的"), nameBehindNumber)
}

// toldAs tells whether the words between two numbers say what the first has become: 由31%提高到58.6%.
func toldAs(words string) bool {
	return anyof.Suffix(words, "提高到", "增加到", "增长到", "上升到", "升至", "升到", "下降到", "降低到", "降至", "降到", "减少到", "扩大到", "提升到", "增至", "达到") && runeCount(words) <= 6
}

// otherDay are the words around a number that say that it is a plan, a change, a part or of another day.
var otherDay = [...]string{"目标", "计划", "规划", "预计", "力争", "增长", "增加", "增速", "新增", "减少", "下降", "上升", "提高", "比", "较", "去年", "上年", "同期", "其中", "另", "又", "再", "还", "原", "净", "每", "户均", "首批", "一期", "二期", "剩"}

// isExchanged tells whether two numbers are one that was mistyped once.
func (x *numbered) isExchanged(was numbered) bool {
	a, b := was.claim.Value.Float64(), x.claim.Value.Float64()
	if rate, ok := quantity.Convert(quantity.FromInt(1), x.claim.Unit, was.claim.Unit); ok {
		b *= rate.Float64()
	}
	if same(a, b) || x.p == was.p && x.sentence == was.sentence {
		return false
	}
	if y, z := x.p.yearOver(x.p.runeAt(x.claim.Start)), was.p.yearOver(was.p.runeAt(was.claim.Start)); y != z && y > 0 && z > 0 {
		return false
	}
	if x.isFormer() != was.isFormer() {
		return false
	}
	common := x.nameInCommon(was)
	if (x.ofAnother() || was.ofAnother()) && (common < commonOfSame || x.ofAnother() != was.ofAnother()) {
		return false
	}
	before, after := plainDigits(a), plainDigits(b)
	many := len(strings.Trim(digitsOf(before), "0")) > 2
	switch {
	case exchanged(before, after):
		return common >= commonOfLike || common >= commonOfSwapped && (many || x.begins(was))
	case len(before) != len(after):
		return x.of && common >= commonOfSwapped && strings.Trim(digitsOf(before), "0") == strings.Trim(digitsOf(after), "0")
	}
	return many && common >= commonOfLike
}

// ofAnother tells whether the words around a number say that it is a plan, a change, a part or of another day.
func (x numbered) ofAnother() bool { return anyof.Contains(x.before+"，"+x.behind, otherDay[:]...) }

// isFormer tells whether the words before a number say that it is of former days: 五年前，全村有耕地.
func (x numbered) isFormer() bool {
	return anyof.Contains(x.p.text[x.sentence:x.claim.Start], "年前", "去年", "过去", "以前", "从前", "曾")
}

// begins tells whether what two numbers count is named behind both.
func (x numbered) begins(was numbered) bool {
	return cut(x.behind, commonOfSwapped) == cut(was.behind, commonOfSwapped) && commonName(cut(x.behind, commonOfSwapped), was.behind) == commonOfSwapped
}

// plainDigits writes a number so that two of which digits were exchanged have as many of them.
func plainDigits(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

// nameInCommon returns how many characters the names around two numbers have in common.
func (x numbered) nameInCommon(was numbered) int {
	longest := 0
	for _, a := range [...]string{x.before, x.behind} {
		for _, b := range [...]string{was.before, was.behind} {
			longest = max(longest, commonName(a, b))
		}
	}
	return longest
}

// noName are words around numbers that name nothing.
var noName = strings.NewReplacer("达到", "，", "完成", "，", "实现", "，", "全县", "，", "全市", "，", "全省", "，", "全村", "，", "全镇", "，", "全国", "，", "以上", "，", "左右", "，", "目前", "，", "同比", "，", "今年", "，", "分别", "，", "其中", "，", "我县", "，", "我市", "，", "共有", "，", "总共", "，", "累计", "，")

// commonName is how many Chinese characters the longest text has that stands in both.
func commonName(a, b string) int {
	x, y := []rune(noName.Replace(a)), []rune(noName.Replace(b))
	longest := 0
	for i := range x {
		for j := range y {
			k := 0
			for i+k < len(x) && j+k < len(y) && x[i+k] == y[j+k] && isHan(x[i+k]) {
				k++
			}
			longest = max(longest, k)
		}
	}
	return longest
}
