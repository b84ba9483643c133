package quantity

import (
	"strings"

	"casebook/generator/anyof"
)

// takeRange reads the high end of 300-500元, 1至3户 and 10%-20%.
func (c *candidate) takeRange(text string, from int) {
	if c.num.kind != plainNumber || c.num.bare {
		return
	}
	at := c.end
	if anyof.IndexRune(text[at:min(len(text), at+longestUnit+len("—"))], rangeMarks) < 0 {
		return
	}
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
	power, unscaled := sharedPower(low, high), high
	unscaled.exp -= power
	lv, _ := low.value()
	if hv, _ := unscaled.value(); lv.Cmp(hv) < 0 {
		low.multiply(power)
	}
	lv, lok := low.value()
	hv, hok := high.value()
	if !lok || !hok || lv.Cmp(hv) >= 0 {
		return
	}
	c.num, c.until, c.end = low, high, end
}

// sharedPower is the power of the 万 or 亿 of a range's high end where it may belong to the low one
// too: 3—5万元, 三至五万元. 0 where the low end has its own, or none could be meant.
func sharedPower(low, high number) int {
	switch {
	case low.chinese && low.written < 4:
		return high.written / 4 * 4
	case !low.chinese && low.power == 0 && (low.exp >= high.exp-high.power || low.point):
		return high.power
	}
	return 0
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

// rangeMarks are the characters that these signs begin with.
const rangeMarks = "—–-－～~至到﹣−〜"

// rangeMark returns the size of the sign of a range that s begins with.
func rangeMark(s string) int {
	for _, m := range [...]string{"——", "—", "–", "-", "－", "～", "~", "至", "到", "﹣", "−", "〜"} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	return 0
}

// span works out the interval of a range from both its ends.
func (c *candidate) span() {
	hv, _ := c.until.value()
	switch c.qualifier {
	case plain, emphasis:
		c.in = Interval{Low: c.value, High: hv}
	case atLeast, moreThan:
	case lessThan, atMost:
		c.in = Interval{Low: Missing, High: hv, HighOut: c.qualifier == lessThan}
	default:
		high, _ := c.until.interval(c.qualifier)
		c.in.High, c.in.HighOut = high.High, high.HighOut
	}
}
