package quantity

import (
	"strings"
	"unicode/utf8"
)

// candidate is a number with the words that belong to it, before it is judged whether it
// is a figure.
type candidate struct {
	start      int // with the approximation before it
	number     int // where the number itself begins
	end        int
	num        number
	until      number // the high end of a range, its size 0 where there is none
	claim      claim
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
	if c.fraction(text) {
		c.finish(text, from)
		return c, true
	}
	c.takeRange(text, from)
	c.takeMore(text)
	c.takeUnit(text)
	c.tenths(text)
	c.finish(text, from)
	c.perBefore(text[from:c.start])
	return c, true
}

// special reads the forms that do not begin with a plain number: 百分之五, 一半, 翻一番, 上百.
func (c *candidate) special(rest string) bool {
	switch {
	case strings.HasPrefix(rest, "翻"):
		return c.doubling(rest)
	case strings.HasPrefix(rest, "一半"), strings.HasPrefix(rest, "半数"):
		c.num = number{size: len("一半"), c: 50, chinese: true}
		c.percent(c.number+c.num.size, 2)
		return true
	case strings.HasPrefix(rest, "上"):
		n := readChinese(rest[len("上"):])
		if n.size == 0 || !n.bare || n.c%10 != 0 || n.kind != plainNumber {
			return false
		}
		n.size += len("上")
		c.num, c.claim = n, upwards
		for n.c%10 == 0 {
			n.c, n.exp = n.c/10, n.exp+1
		}
		c.num.c, c.num.exp, c.num.written = n.c, n.exp, n.exp
		c.end = c.number + n.size
		return false // the unit is still to be read
	}
	return false
}

// percent makes the candidate a percentage that ends at end; slack is the number of points
// to either side that it covers.
func (c *candidate) percent(end int, slack int64) {
	c.end, c.proportion = end, true
	c.unit, c.text = "%", "%"
	c.of, _ = lookUp("%")
	v, _ := c.num.value()
	c.value = v
	c.in = Interval{Low: add(v, -slack, 0), High: add(v, slack, 0)}
}

// doubling reads 翻一番, 翻了两番: to double once or twice, so a factor of 2 or 4.
func (c *candidate) doubling(rest string) bool {
	size := len("翻")
	for _, filler := range [...]phrase{{"了", plain}, {"上", plain}, {"近", near}, {"将近", near}, {"约", about}} {
		if strings.HasPrefix(rest[size:], filler.text) {
			size += len(filler.text)
			if filler.claim != plain {
				c.claim = filler.claim
			}
		}
	}
	n, w := Numeral(rest[size:])
	if w == 0 || n < 1 || n > 9 {
		return false
	}
	unit := ""
	for _, u := range [...]string{"番", "倍"} {
		if strings.HasPrefix(rest[size+w:], u) {
			unit = u
		}
	}
	if unit == "" {
		return false
	}
	factor := int64(1) << n
	if unit == "倍" {
		factor = int64(n) + 1
	}
	c.num = number{size: size + w + len(unit), c: factor, chinese: true}
	c.end, c.proportion = c.number+c.num.size, true
	c.unit, c.text = "倍", "倍"
	c.of, _ = lookUp("倍")
	return true
}

// fraction reads 百分之六十七, 千分之五, 三分之二 and 2/3, all as percentages.
func (c *candidate) fraction(text string) bool {
	whole, ok := c.num.value()
	if !ok || c.num.kind != plainNumber {
		return false
	}
	rest := text[c.end:]
	simple := false
	var n number
	size := 0
	switch {
	case strings.HasPrefix(rest, "分之"):
		size = len("分之")
		n = readNumber(rest[size:])
		simple = !c.num.bare
	case strings.HasPrefix(rest, "/") && !c.chinese() && c.num.runes < 3:
		size = 1
		if _, w := asciiDigit(rest[1:]); w == 0 {
			return false
		}
		n = readArabic(rest[1:])
		simple = true
		whole, n = n.swap(whole)
		if n.size == 0 || whole.Cmp(FromInt(10)) > 0 || strings.HasPrefix(rest[size+n.size:], "/") {
			return false
		}
	}
	if n.size == 0 || n.kind != plainNumber || whole.Sign() <= 0 {
		return false
	}
	part, _ := n.value()
	if part.Sign() <= 0 || simple && part.Cmp(whole) >= 0 {
		return false
	}
	end := c.end + size + n.size
	hundred, err := part.Mul(FromInt(100))
	if err != nil {
		return false
	}
	v, err := hundred.Quo(whole, 2)
	if err != nil {
		return false
	}
	if !simple {
		c.num, c.num.bare = n, false
		shift := percentPower(whole)
		c.num.exp += shift
		c.num.written += shift
		c.num.chinese = true
		c.percent(end, 0)
		return true
	}
	co, scale := v.Parts()
	c.num = number{c: co, exp: -scale, written: -2, chinese: c.num.chinese}
	c.percent(end, 1)
	return true
}

// percentPower returns the power of ten that turns a part of 百, 千 or 万 into a percentage.
func percentPower(whole Decimal) int {
	switch {
	case whole == FromInt(1000):
		return -1
	case whole == FromInt(10000):
		return -2
	}
	return 0
}

// swap exchanges numerator and denominator of 2/3, whose number is read first.
func (n number) swap(whole Decimal) (Decimal, number) {
	v, ok := n.value()
	co, scale := whole.Parts()
	if !ok || n.point || scale != 0 {
		return whole, number{}
	}
	n.c, n.exp = co, 0
	return v, n
}

// takeRange reads the high end of 300-500元, 1至3户 and 10%-20%.
func (c *candidate) takeRange(text string, from int) {
	if c.num.kind != plainNumber || c.num.bare {
		return
	}
	at := c.end
	unit, _ := matchUnit(text[at:])
	for _, u := range [...]string{"", unit} {
		sep := rangeMark(text[at+len(u):])
		if sep == 0 {
			if unit == "" {
				return
			}
			continue
		}
		word := text[at+len(u) : at+len(u)+sep]
		if u != "" && (word == "到" || word == "至") && fromWord(text[from:c.number]) {
			return
		}
		high := readNumber(text[at+len(u)+sep:])
		if high.size == 0 || high.kind != plainNumber || high.bare || high.chinese != c.num.chinese {
			return
		}
		end := at + len(u) + sep + high.size
		if u != "" && !strings.HasPrefix(text[end:], u) {
			return
		}
		c.join(high, end)
		return
	}
}

// join makes a range of the candidate and its high end.
func (c *candidate) join(high number, end int) {
	low := c.num
	if high.power > 0 && low.power == 0 && (low.exp >= high.exp-high.power || low.point || high.point) {
		unscaled := high
		unscaled.exp -= high.power
		lv, _ := low.value()
		hv, _ := unscaled.value()
		if lv.Cmp(hv) < 0 {
			low.multiply(high.power)
		}
	}
	lv, lok := low.value()
	hv, hok := high.value()
	if !lok || !hok || lv.Cmp(hv) >= 0 {
		return
	}
	c.num, c.until, c.end = low, high, end
}

// fromWord tells whether 从 or 由 stands before a number: 从20户到50户 is two figures.
func fromWord(before string) bool {
	before = before[max(0, len(before)-24):]
	for _, w := range [...]string{"从", "由"} {
		if i := strings.LastIndex(before, w); i >= 0 && !strings.ContainsAny(before[i:], "，。；") {
			return true
		}
	}
	return false
}

// rangeMark returns the size of the sign of a range that s begins with.
func rangeMark(s string) int {
	for _, m := range [...]string{"——", "—", "–", "-", "－", "～", "~", "至", "到", "﹣", "−", "〜"} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	return 0
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
		size := c.num.size
		c.num.exp, c.num.written, c.num.power = n.exp, n.written, c.num.power+n.power
		c.num.scaled = n.scaled
		c.num.size = size
		if c.claim == plain {
			c.claim = p.claim
		}
		c.end += skipped + len(p.text) + n.size
		return
	}
}

// wordAfter tells whether 余 or 多 is the beginning of another word.
func wordAfter(word, after string) bool {
	ends := "额粮热震地党"
	if word == "多" {
		ends = "措民层渠种样方角元次数少"
	}
	r, w := utf8.DecodeRuneInString(after)
	return w > 0 && strings.ContainsRune(ends, r)
}

// takeUnit reads the unit and what it is per.
func (c *candidate) takeUnit(text string) {
	skipped := space(text[c.end:])
	at := c.end + skipped
	unit, m := matchUnit(text[at:])
	if unit == "" || beginsWord(unit, text[at+len(unit):]) || skipped > 0 && strings.Contains(text[c.end:at], "\u3000") {
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
			c.claim = more
		}
	}
	c.takePer(text)
}

// takePer reads what a unit is per: 元/人, 元每吨, 公斤/亩.
func (c *candidate) takePer(text string) {
	rest := text[c.end:]
	for _, mark := range [...]string{"/", "／", "每"} {
		after, ok := strings.CutPrefix(rest, mark)
		if !ok {
			continue
		}
		per, _ := matchUnit(after)
		if per == "" || mark == "每" && c.of.counted() {
			return
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

// tenths reads the second digit of 八成八.
func (c *candidate) tenths(text string) {
	if c.text != "成" {
		return
	}
	c.proportion = true
	r, w := utf8.DecodeRuneInString(text[c.end:])
	d := chineseDigit(r)
	if d < 1 || !c.chinese() || c.num.exp != 0 || c.num.kind != plainNumber {
		return
	}
	if u, _ := matchUnit(text[c.end+w:]); u != "" && u != "多" {
		return
	}
	c.num.c, c.num.exp, c.num.written = c.num.c*10+int64(d), -1, -1
	c.end += w
}

// finish reads the approximations and works out value and interval.
func (c *candidate) finish(text string, from int) {
	cl, size := c.approximation(text[from:c.number])
	switch {
	case size > 0:
		if c.claim == plain || c.claim == upwards || cl != about {
			c.claim = cl
		}
		c.start = c.number - size
	}
	if after, w := claimAfter(text[c.end:]); w > 0 {
		if c.claim == plain || c.claim == more && after != more {
			c.claim = after
		}
		c.end += w
	} else if c.of.of == span && strings.HasPrefix(text[c.end:], "内") && c.claim == plain {
		c.claim = atMost
		c.end += len("内")
	} else if w := c.trailingMore(text); w > 0 {
		c.claim = more
		c.end += w
	}
	if c.value == (Decimal{}) {
		c.value, _ = c.num.value()
	}
	if c.proportion && c.in != (Interval{}) && c.in.Low != c.in.High && c.claim == plain {
		return
	}
	if c.num.kind == vague {
		c.value = c.num.low
	}
	c.in, _ = c.num.interval(c.claim)
	if c.until.size > 0 {
		c.span()
	}
	if c.of.counted() {
		c.in = c.in.whole()
	}
	if v, _ := c.num.value(); c.claim == plain && c.unit == "%" && v == FromInt(100) {
		c.in = Interval{Low: v, High: v}
	}
}

// span works out the interval of a range from both its ends.
func (c *candidate) span() {
	hv, _ := c.until.value()
	switch c.claim {
	case plain, emphasis:
		c.in = Interval{Low: c.value, High: hv}
	case atLeast, moreThan:
	case lessThan, atMost:
		c.in = Interval{Low: Missing, High: hv, HighOut: c.claim == lessThan}
	default:
		high, _ := c.until.interval(c.claim)
		c.in.High, c.in.HighOut = high.High, high.HighOut
	}
}

// approximation reads the words before a number, with a filler between (约有300户).
func (c *candidate) approximation(before string) (claim, int) {
	trimmed := strings.TrimSuffix(before, " ")
	skipped := len(before) - len(trimmed)
	if cl, size := claimBefore(trimmed); size > 0 {
		return cl, size + skipped
	}
	for _, filler := range [...]string{"有", "为", "达", "了", "到", "在", "达到", "合"} {
		if bare, ok := strings.CutSuffix(trimmed, filler); ok {
			if cl, size := claimBefore(bare); size > 0 && cl != near {
				return cl, size + len(filler) + skipped
			}
		}
	}
	return plain, 0
}

// trailingMore reads the 多 or 余 after a unit of measure: 3年多, 4500元余.
func (c *candidate) trailingMore(text string) int {
	if c.claim != plain || c.text == "" || c.of.counted() {
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
func (c *candidate) figure() Figure {
	b := c.claim.bound()
	if c.claim == plain && (c.until.size > 0 || c.num.kind == vague) {
		b = About
	}
	return Figure{Start: c.start, End: c.end, Value: c.value, Unit: c.unit, Interval: c.in, Bound: b}
}
