package quantity

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// ratio reads N：M behind a word that says a ratio follows, as the number N÷M: 男女比5：1. Three terms
// (5：60：35) are no number, and without such a word it may be a score or a time of day.
func (c *candidate) ratio(text string) bool {
	if c.chinese() || c.num.kind != plainNumber || c.num.scaled || !ratioBefore(text[:c.number]) {
		return false
	}
	a, ok := c.num.value()
	size := colon(text[c.end:])
	if !ok || size == 0 || c.end+size == len(text) { // the text ends with the colon: 男女比5：
		return false
	}
	n := readArabic(text[c.end+size:])
	b, ok := n.value()
	end := c.end + size + n.size
	if n.size == 0 || n.kind != plainNumber || n.scaled || !ok || a.Sign() <= 0 || b.Sign() <= 0 || colon(text[end:]) > 0 {
		return false
	}
	v, err := a.Quo(b, 4)
	if err != nil {
		return false
	}
	co, scale := v.Parts()
	c.num = number{c: co, exp: -scale, written: -2}
	c.end, c.proportion, c.value = end, true, v
	slack, _ := FromParts(5, 3)
	c.in.Low, _ = v.Sub(slack)
	c.in.High, _ = v.Add(slack)
	return true
}

// colon returns the size of the colon that s begins with, as a ratio is written with: ：, :, ∶, ︰.
func colon(s string) int {
	for _, mark := range [...]string{":", "：", "∶", "︰"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// ratioBefore tells whether the words before a number say that a ratio follows.
func ratioBefore(before string) bool {
	before = strings.TrimRight(before, " ")
	changed := false
	for _, verb := range [...]string{"调整为", "优化为", "缩小到", "缩小至", "缩小为", "下降到", "降到", "降至", "降为", "提高到", "达到", "变为", "为", "是", "达", "约", "到", "至", "由", "从"} {
		if rest, ok := strings.CutSuffix(before, verb); ok {
			before, changed = rest, true
			break
		}
	}
	if rest, ok := strings.CutSuffix(before, "比例"); ok {
		return !anyof.Suffix(rest, "分红", "分成", "分配", "配套", "出资", "配股", "股权", "混合", "掺", "兑") // an arrangement, which no data bear out
	}
	if changed && endsWithRatio(before) {
		return true // 由5：1缩小到2.6：1
	}
	if rest, ok := strings.CutSuffix(before, "年的"); ok { // 收入比由2005年的5：1
		rest = strings.TrimRight(rest, "0123456789")
		before = strings.TrimSuffix(strings.TrimSuffix(rest, "由"), "从")
		return anyof.Suffix(before, "收入比", "比值", "男女比", "师生比")
	}
	return anyof.Suffix(before, "比", "比值", "经济比重", "结构比重") && !anyof.Suffix(before, "配比", "按比")
}

// endsWithRatio tells whether a text ends with a ratio, and with the verb that leads from it: 由5：1缩小.
func endsWithRatio(before string) bool {
	before = strings.TrimSpace(before)
	for _, verb := range [...]string{"缩小", "下降", "降低", "调整", "优化", "扩大", "上升", "提高"} {
		before = strings.TrimSuffix(before, verb)
	}
	rest := strings.TrimRight(before, "0123456789.")
	if rest == before {
		return false
	}
	for _, mark := range [...]string{":", "：", "∶", "︰"} {
		if first, ok := strings.CutSuffix(rest, mark); ok {
			head := strings.TrimRight(first, "0123456789.")
			clause := head[strings.LastIndexAny(head, "，。；")+1:]
			return head != first && strings.Contains(clause, "比") && !anyof.Suffix(head, "：", ":", "∶", "︰")
		}
	}
	return false
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
		c.num, c.qualifier = n, upwards
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

// doubling reads 翻一番, 翻了两番: to double once or twice, so a factor of 2 or 4, a
// twentieth to either side: nobody says of 1.6 or 2.4 times that it has doubled.
func (c *candidate) doubling(rest string) bool {
	size := len("翻")
	for _, filler := range [...]phrase{{"了", plain}, {"上", plain}, {"近", near}, {"将近", near}, {"约", about}} {
		if strings.HasPrefix(rest[size:], filler.text) {
			size += len(filler.text)
			if filler.qualifier != plain {
				c.qualifier = filler.qualifier
			}
		}
	}
	n, w := Numeral(rest[size:])
	if n < 1 || n > 9 { // 0 too where no number stands
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
	c.value = FromInt(factor)
	slack, _ := FromParts(5*factor, 2)
	c.in.Low, _ = c.value.Sub(slack)
	c.in.High, _ = c.value.Add(slack)
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
	simple := true
	var n number
	size, shift := 0, 0
	switch {
	case strings.HasPrefix(rest, "分之"):
		size = len("分之")
		n = readNumber(rest[size:])
		var digits bool
		shift, digits = percentPower(whole)
		simple = !digits
	case strings.HasPrefix(rest, "/") && !c.chinese() && c.num.runes < 3:
		size = 1
		if _, w := asciiDigit(rest[1:]); w == 0 {
			return false
		}
		n = readArabic(rest[1:])
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
	if !simple {
		c.num, c.num.bare = n, false
		c.num.exp += shift
		c.num.written += shift
		c.num.chinese = true
		c.percent(end, 0)
		return true
	}
	hundred, err := part.Mul(FromInt(100))
	if err != nil {
		return false
	}
	v, err := hundred.Quo(whole, 2)
	if err != nil {
		return false
	}
	co, scale := v.Parts()
	c.num = number{c: co, exp: -scale, written: -2, chinese: c.num.chinese}
	c.percent(end, 1)
	return true
}

// percentPower returns the power of ten that turns a part of 百, 千, 十万 or 百万 into a percentage,
// false where the whole is none of them: a part of these is exact to its last digit.
func percentPower(whole Decimal) (int, bool) {
	c, scale := whole.Parts()
	power := -scale
	for ; c > 1 && c%10 == 0; power++ {
		c /= 10
	}
	return 2 - power, c == 1 && power > 1
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

// tenths reads the second digit of 八成八, and 半 for five: 三成半.
func (c *candidate) tenths(text string) {
	if c.text != "成" {
		return
	}
	c.proportion = true
	r, w := utf8.DecodeRuneInString(text[c.end:])
	d := numeral.Digit(r)
	if r == '半' && !anyof.Prefix(text[c.end+w:], "数", "成品", "价", "天", "径", "边", "个", "年") {
		d = 5
	}
	if d < 1 || !c.chinese() || c.num.exp != 0 || c.num.kind != plainNumber {
		return
	}
	if u, _ := matchUnit(text[c.end+w:]); u != "" && u != "多" {
		return
	}
	c.num.c, c.num.exp, c.num.written = c.num.c*10+int64(d), -1, -1
	c.end += w
}

// indexed tells whether an index's value follows: 价格指数为100.7.
func indexed(before string) bool {
	before = before[max(0, len(before)-len("指数为了达到")):]
	return anyof.Contains(before, "指数", "系数", "比值", "倍差", "销比", "销售比") && anyof.Suffix(before, "指数", "为", "是", "达", "达到", "至", "到", "系数", "比值", "倍差", "比")
}

// changedIndex tells whether the words before a number say by how many points an index changed: 指数为97.2，环比下降1.2.
func changedIndex(before string) bool {
	before = strings.TrimSuffix(before, "了")
	for _, verb := range [...]string{"下降", "上升", "回落", "上涨", "下跌", "提高"} {
		if rest, ok := strings.CutSuffix(before, verb); ok {
			return anyof.Suffix(rest, "环比", "同比")
		}
	}
	return false
}
