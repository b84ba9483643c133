package quantity

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// candidate is a number with the words that belong to it, before it is judged whether it
// is a figure.
type candidate struct {
	start      int // with the approximation before it
	number     int // where the number itself begins
	end        int
	num        number
	until      number // the high end of a range, its size 0 where there is none
	qualifier  qualifier
	unit       Unit
	text       string // the unit as written, without what it is per
	of         measure
	proportion bool // 百分之, 分之, 成, 翻番: a figure whatever stands around it
	in         Interval
	value      Decimal
}

func (c *candidate) chinese() bool { return c.num.chinese }

func (c *candidate) measured() bool {
	return c.proportion || c.text != "" && !c.of.counted() && c.of.of != noDimension && !c.timed()
}

func (c *candidate) timed() bool {
	switch c.of.of {
	case span, months, years, age, score:
		return true
	}
	return false
}

// read reads the candidate whose number begins at i, false where none does. from is where
// the text before it has been used up.
func read(text string, i, from int) (candidate, bool) {
	c := candidate{start: i, number: i}
	rest := text[i:]
	if ok := c.special(rest); ok {
		c.finish(text, from)
		return c, true
	}
	if c.num.size == 0 {
		c.num = readNumber(rest)
	}
	if c.num.size == 0 {
		return c, false
	}
	c.end = i + c.num.size
	if c.num.kind == codeNumber || c.num.kind == digitRun {
		c.takeUnit(text)
		c.finish(text, from)
		return c, true
	}
	if c.fraction(text) || c.ratio(text) {
		c.finish(text, from)
		return c, true
	}
	c.takeSign(text[from:i], from == 0)
	c.takeRange(text, from)
	c.takeMore(text)
	c.takeUnit(text)
	c.tenths(text)
	c.finish(text, from)
	c.perBefore(text[from:c.start])
	return c, true
}

// takeSign reads a minus sign that follows a word of amount, an opening bracket or nothing:
// 增速为-3.5%. Any other stroke joins or separates.
func (c *candidate) takeSign(before string, first bool) {
	if c.chinese() {
		return
	}
	for _, minus := range [...]string{"-", "−", "－", "负"} {
		rest, ok := strings.CutSuffix(before, minus)
		if ok && (rest == "" && first || anyof.Suffix(rest, "为", "至", "到", "是", "达", "（", "(", "：", "，", "、", " ", "<td>", "\">")) {
			c.num.c = -c.num.c
			c.number -= len(minus)
			c.num.size += len(minus)
			c.start = c.number
			return
		}
	}
}

// takeMore reads 余, 多 and 来 after the number, and the 万 of 十余万.
func (c *candidate) takeMore(text string) {
	rest := text[c.end:]
	skipped := space(rest)
	for _, p := range [...]phrase{{"余", more}, {"多", more}, {"来", about}} {
		after, ok := strings.CutPrefix(rest[skipped:], p.text)
		if !ok {
			continue
		}
		n := c.num
		n.size = 0
		n.power = 0
		n.scale(after)
		unit, _ := matchUnit(after[n.size:])
		if p.text != "余" && unit == "" && n.size == 0 && (p.text == "来" || c.num.lowest() == 0) {
			return
		}
		if wordAfter(p.text, after) && unit == "" {
			return
		}
		c.num.exp, c.num.written, c.num.power = n.exp, n.written, c.num.power+n.power
		c.num.scaled = n.scaled
		if c.until.size > 0 {
			c.until.multiply(n.power) // 5—10余万元
		}
		if c.qualifier == plain {
			c.qualifier = p.qualifier
		}
		c.end += skipped + len(p.text) + n.size
		return
	}
}

// wordAfter tells whether 余 or 多 is the beginning of another word.
func wordAfter(word, after string) bool {
	ends := "额粮热震地党料款钱下数温缺"
	if word == "多" {
		ends = "措民层渠种样方角元次数少"
	}
	r, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(ends, r)
}

// takeUnit reads the unit and what it is per.
func (c *candidate) takeUnit(text string) {
	skipped := space(text[c.end:])
	at := c.end + skipped
	unit, m := matchUnit(text[at:])
	if unit == "" || unit == "对" && c.num.point || beginsWord(unit, text[at+len(unit):]) || skipped > 0 && strings.Contains(text[c.end:at], "\u3000") {
		return
	}
	c.text, c.of = unit, m
	c.end = at + len(unit)
	base := strings.TrimSuffix(unit, "钱")
	switch unit {
	case "％", "﹪":
		base = "%"
	}
	c.unit = Unit(base)
	for _, inner := range [...]string{"多月", "多小时", "多星期", "多礼拜", "多学期", "多世纪", "多季度"} {
		if unit == "个" && strings.HasPrefix(text[c.end:], inner) {
			c.unit = Unit("个" + strings.TrimPrefix(inner, "多"))
			c.text = string(c.unit)
			c.of, _ = lookUp(c.text)
			c.end += len(inner)
			c.qualifier = more
		}
	}
	if !c.smaller(text) {
		c.half(text)
	}
	c.takePer(text)
}

// smallerUnit is a tenth or a hundredth of a unit, which may stand behind it with a digit of its own. It is no such unit where one of others follows.
type smallerUnit struct {
	name   string
	digits int // after the point
	others string
}

// smallerUnits are those of a unit: 3元5角, 2块8毛, 1丈2尺, 8斤4两, 三亩六分地.
func smallerUnits(unit string) []smallerUnit {
	switch unit {
	case "元", "块":
		return []smallerUnit{{"角", 1, "度落色形逐川"}, {"毛", 1, "竹巾衣猪收利驴重坯线笔"}, {"分", 2, "之别钟场公校组类布工派析到成解离期开为散数享红担流"}}
	case "丈":
		return []smallerUnit{{"尺", 1, "度"}, {"寸", 2, "土步"}}
	case "尺":
		return []smallerUnit{{"寸", 1, "土步"}}
	case "斤":
		return []smallerUnit{{"两", 1, "个名户家位人地"}}
	case "亩":
		return []smallerUnit{{"分", 1, "之别钟场公校组类布工派析到成解离期开为散数享红担流给配"}}
	}
	return nil
}

// smaller reads what smaller units add to a whole number of one, and tells whether they do.
func (c *candidate) smaller(text string) bool {
	if c.num.exp != 0 || c.num.point || c.num.kind != plainNumber || c.until.size > 0 {
		return false
	}
	found := false
	for _, small := range smallerUnits(c.text) {
		n := readNumber(text[c.end:])
		after, ok := strings.CutPrefix(text[min(len(text), c.end+n.size):], small.name)
		if r, _ := utf8.DecodeRuneInString(after); !ok || n.size == 0 || n.c < 1 || n.c > 9 || n.exp != 0 || n.kind != plainNumber || strings.ContainsRune(small.others, r) && after != "" {
			continue
		}
		for c.num.exp > -small.digits {
			c.num.c, c.num.exp = c.num.c*10, c.num.exp-1
		}
		c.num.c += n.c
		c.num.written = -small.digits
		c.end += n.size + len(small.name)
		found = true
	}
	if found && c.text == "块" {
		c.text, c.unit = "元", "元"
	}
	if rest := text[c.end:]; found && c.of.of == money && strings.HasPrefix(rest, "钱") {
		c.end += len("钱")
	}
	return found
}

// half reads the 半 of 两年半 and 3斤半: half of one unit more.
func (c *candidate) half(text string) {
	if c.of.counted() || c.of.of == noDimension || c.of.of == ratio || c.num.exp != 0 || c.num.point || c.num.kind != plainNumber || c.until.size > 0 {
		return
	}
	rest, ok := strings.CutPrefix(text[c.end:], "半")
	if !ok || anyof.Prefix(rest, "数", "成品", "价", "天", "载", "月", "径", "边", "小时", "山", "劳", "脱", "失", "自", "封", "公", "以", "是", "里", "个", "年", "机", "硬", "干", "野") {
		return
	}
	c.num.c, c.num.exp, c.num.written = c.num.c*10+5, -1, -1
	c.end += len("半")
}

// litre tells whether a text begins with the sign of a litre, which no number has alone: mg/L.
func litre(text string) bool {
	return strings.HasPrefix(text, "L") && (len(text) == 1 || !isLetter(text[1]))
}

// isLetter tells whether b is a letter of the Latin alphabet.
func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// takePer reads what a unit is per: 元/人, 元每吨, 公斤/亩.
func (c *candidate) takePer(text string) {
	rest := text[c.end:]
	for _, mark := range [...]string{"/", "／", "每"} {
		after, ok := strings.CutPrefix(rest, mark)
		if !ok {
			continue
		}
		per, _ := matchUnit(after)
		if litre(after) && per == "" {
			c.unit += "/升"
			c.end += len(mark) + len("L")
			return
		}
		if per == "" || mark == "每" && c.of.counted() || beginsWord(per, after[len(per):]) {
			return // 万元/场景 is per no 场
		}
		c.unit += Unit("/" + per)
		c.end += len(mark) + len(per)
		rest = text[c.end:]
		if strings.HasPrefix(rest, "·") || strings.HasPrefix(rest, "/") {
			if more, _ := matchUnit(strings.TrimLeft(rest, "·/")); more != "" {
				c.end += len(rest) - len(strings.TrimLeft(rest, "·/")) + len(more)
				c.unit += Unit("/" + more)
			}
		}
		return
	}
}

// perBefore takes the unit of 每月2000元 and 人均1.2万元 to be per month and per head.
func (c *candidate) perBefore(before string) {
	if !c.measured() || c.proportion || c.of.of == ratio || strings.Contains(string(c.unit), "/") {
		return
	}
	before = strings.TrimSuffix(before, " ")
	if rest, ok := strings.CutSuffix(before, "均"); ok {
		if r, w := utf8.DecodeLastRuneInString(rest); strings.ContainsRune("人户亩村月年日", r) {
			c.unit += Unit("/" + rest[len(rest)-w:])
		}
		return
	}
	at := strings.LastIndex(before[max(0, len(before)-12):], "每")
	if at < 0 {
		return
	}
	per := strings.TrimPrefix(before[max(0, len(before)-12)+at+len("每"):], "个")
	if unit, _ := matchUnit(per); unit != "" && unit == per {
		c.unit += Unit("/" + per)
	}
}

// finish reads the approximations and works out value and interval.
func (c *candidate) finish(text string, from int) {
	cl, size := c.approximation(text[from:c.number])
	switch {
	case size > 0:
		if c.qualifier == plain || c.qualifier == upwards || cl != about {
			c.qualifier = cl
		}
		c.start = c.number - size
	}
	if after, w := qualifierAfter(text[c.end:]); w > 0 {
		if c.qualifier == plain || c.qualifier == more && after != more {
			c.qualifier = after
		}
		c.end += w
	} else if c.of.of == span && strings.HasPrefix(text[c.end:], "内") && c.qualifier == plain {
		c.qualifier = atMost
		c.end += len("内")
	} else if w := c.trailingMore(text); w > 0 {
		c.qualifier = more
		c.end += w
	}
	if c.value == (Decimal{}) {
		c.value, _ = c.num.value()
	}
	if c.proportion && c.in != (Interval{}) && c.in.Low != c.in.High && c.qualifier == plain {
		return
	}
	if c.num.kind == vague {
		c.value = c.num.low
	}
	c.in, _ = c.num.interval(c.qualifier)
	if c.until.size > 0 {
		c.span()
	}
	if c.of.counted() {
		c.in = c.in.whole()
	}
	if v, _ := c.num.value(); c.qualifier == plain && c.unit == "%" && v == FromInt(100) {
		c.in = Interval{Low: v, High: v}
	}
}

// approximation reads the words before a number, with a filler between (约有300户).
func (c *candidate) approximation(before string) (qualifier, int) {
	trimmed := strings.TrimSuffix(before, " ")
	skipped := len(before) - len(trimmed)
	if cl, size := qualifierBefore(trimmed); size > 0 {
		return cl, size + skipped
	}
	for _, filler := range [...]string{"有", "为", "达", "了", "到", "在", "达到", "合"} {
		if bare, ok := strings.CutSuffix(trimmed, filler); ok {
			if cl, size := qualifierBefore(bare); size > 0 && cl != near {
				return cl, size + len(filler) + skipped
			}
		}
	}
	return plain, 0
}

// trailingMore reads the 多 or 余 after a unit of measure: 3年多, 4500元余.
func (c *candidate) trailingMore(text string) int {
	if c.qualifier != plain || c.text == "" || c.of.counted() {
		return 0
	}
	for _, w := range [...]string{"多", "余"} {
		after, ok := strings.CutPrefix(text[c.end:], w)
		if ok && !wordAfter(w, after) {
			return len(w)
		}
	}
	return 0
}

// figure returns the candidate as a figure.
func (c *candidate) figure() Claim {
	b := c.qualifier.bound()
	if c.qualifier == plain && (c.until.size > 0 || c.num.kind == vague) {
		b = About
	}
	return Claim{Start: c.start, End: c.end, Value: c.value, Unit: c.unit, Interval: c.in, Bound: b}
}
