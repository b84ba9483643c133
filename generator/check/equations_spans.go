package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
	"casebook/generator/quantity"
)

// How long something took, and the two moments it began and ended at: 2019年到2023年, 5年; 3月11日到22日, 12天; 8点到11点半, 3.5小时.

// moment is a point in time that a passage names: a year, with or without a month and a day, a day of a month, or an hour.
type moment struct {
	from, to         int // bytes of the passage's text
	year, month, day int // 0 where it is not said
	hour             float64
	clock            bool
	ends             int // how many sentences end before it
	text             *passage
}

const (
	momentsBefore = 6 // a length of time that are tried
	momentsBehind = 3
)

// spans finds pairs of moments that may be as far apart as an amount says.
func (e *equations) spans(p *passage, from int) {
	var moments []moment
	for i := from; i < len(e.list); i++ {
		t := &e.list[i]
		if !isLengthOfTime(t.unit) || t.other && t.text[0] > '9' || t.open || t.rough || middle(t.term) <= 0 {
			continue
		}
		if moments == nil {
			moments = p.moments()
		}
		if len(moments) < 2 {
			return
		}
		first, _ := slices.BinarySearchFunc(moments, t.from, func(m moment, at int) int { return m.from - at })
		near := moments[max(0, first-momentsBefore):min(len(moments), first+momentsBehind)]
		for a := range near {
			for b := a + 1; b < len(near); b++ {
				if e.span(i, near[a], near[b]); near[a].year == near[b].year && anyof.Contains(t.clause, "提前", "早") {
					e.span(i, near[b], near[a]) // 原定9月30日完工，8月28日就竣工，提前33天
				}
			}
		}
	}
}

// isLengthOfTime tells whether an amount of a unit is the time between two moments.
func isLengthOfTime(u quantity.Unit) bool {
	return slices.Contains([]quantity.Unit{"年", "个年头", "周年", "岁", "个月", "天", "日", "小时", "个小时", "分钟"}, u)
}

// span takes up two moments and the time between them.
func (e *equations) span(i int, a, b moment) {
	t := &e.list[i]
	if e.list[i].ends-a.ends > 2 || b.ends-e.list[i].ends > 0 || t.from < a.to && a.from < t.to || t.from < b.to && b.from < t.to {
		return
	}
	exact, both, ok := spanBetween(a, b, t.unit)
	if !ok || isLevelOfYear(t.s.p.text, t.from, t.to) || exact <= 0 || t.unit == "岁" && a.month+b.month > 0 || anyof.Prefix(t.s.p.text[t.to:], "规划", "计划") {
		return // nobody counts years of age by months, and the thirteenth plan of five years is none of when something was
	}
	stated := middle(t.term)
	x := equation{kind: spanOfTwo, form: string(t.unit), stated: i, right: exact, ends: [2]moment{a, b}, digits: fewestDigits}
	x.holds = same(stated, exact) || same(stated, both)
	_, x.slip = valueSlips(stated, t.step, exact)
	if _, slips := valueSlips(stated, t.step, both); slips || hoursSlip(t, exact) {
		x.slip = true
	}
	if b.year > 0 && a.year > 0 && !x.slip {
		late, early := int64(b.year)+int64(stated-exact), int64(a.year)-int64(stated-exact)
		x.slip = isYears(t.unit) && (slip(int64(b.year), late) || slip(int64(a.year), early))
	}
	if x.holds || x.slip || t.ends == a.ends && t.ends == b.ends && t.from > b.from && closeEnough(exact, stated) && !isYears(t.unit) {
		e.found = append(e.found, x)
	}
}

// isLevelOfYear tells whether a length of time is what something came to in the year that stands before it, and changed since: 从2020年的9.6年提高到.
func isLevelOfYear(text string, from, to int) bool {
	return strings.HasSuffix(text[:from], "年的") && anyof.Prefix(text[to:], "提高", "提升", "上升", "增", "延长", "缩短", "下降", "降", "减", "升", "达", "到", "左右", "，", "。")
}

// spanBetween is the time between two moments in a unit, and that with both ends counted.
func spanBetween(a, b moment, u quantity.Unit) (exact, both float64, ok bool) {
	switch u {
	case "年", "个年头", "周年", "岁":
		exact, ok = float64(b.year-a.year), a.year > 0 && b.year > 0
		if both = exact + 1; u != "年" && u != "个年头" {
			both = exact
		}
		if u == "年" && a.month > 0 && b.month > 0 && b.month < a.month {
			both = exact - 1
		}
	case "个月":
		year, later := a.year, b.year
		if year == 0 || later == 0 {
			year, later = 0, 0
		}
		exact, ok = float64(12*(later-year)+b.month-a.month), a.month > 0 && b.month > 0
		both = exact + 1
	case "天", "日":
		if a.day == 0 || b.day == 0 {
			return 0, 0, false
		}
		year, later := max(a.year, 2001), b.year
		if later == 0 || a.year == 0 {
			later = year
		}
		if b.year == 0 && (b.month < a.month || b.month == a.month && b.day < a.day) {
			later++
		}
		days := time.Date(later, time.Month(b.month), b.day, 0, 0, 0, 0, time.UTC).Sub(time.Date(year, time.Month(a.month), a.day, 0, 0, 0, 0, time.UTC)).Hours() / 24
		return days, days + 1, true
	default:
		exact, ok = b.hour-a.hour, a.clock && b.clock
		if days, _, dated := spanBetween(a, b, "天"); dated {
			exact += 24 * days
		} else if exact < 0 {
			exact += 24
		}
		if u == "分钟" {
			exact = math.Round(60 * exact)
		}
		if both = exact; a.day > 0 && b.day > 0 && u != "分钟" && a.hour == math.Floor(a.hour) && b.hour == math.Floor(b.hour) { // whoever counts whole hours over days counts one more
			both = exact + 1
		}
	}
	return exact, both, ok
}

// hoursSlip tells whether of hours and minutes either are wrong: 2小时15分 for 2小时45分.
func hoursSlip(t *amount, right float64) bool {
	if t.unit != "分钟" || !strings.Contains(t.text, "小时") {
		return false
	}
	is := middle(t.term)
	return math.Floor(is/60) == math.Floor(right/60) || math.Mod(is, 60) == math.Mod(right, 60)
}

// hoursText writes minutes as an amount that they are to be is written.
func hoursText(t *amount, minutes float64) string {
	if t.unit != "分钟" || !strings.Contains(t.text, "小时") {
		return decimal(minutes, 1) + string(t.unit)
	}
	return decimal(math.Floor(minutes/60), 1) + "小时" + decimal(math.Mod(minutes, 60), 1) + "分钟"
}

// moments are those of a passage, in order.
func (p *passage) moments() (list []moment) {
	ends, year, month := 0, 0, 0
	for i := 0; i < len(p.text); {
		r, size := utf8.DecodeRuneInString(p.text[i:])
		if oneOf(r, "。！？") {
			ends++
		}
		if r < '0' || r > '9' {
			i += size
			continue
		}
		m, width := momentAt(p.text[i:])
		if width == 0 {
			for i < len(p.text) && (p.text[i] >= '0' && p.text[i] <= '9' || p.text[i] == '.') {
				i++
			}
			continue
		}
		if m.clock {
			m.hour += laterHalf(p.text[:i], m.hour)
			if n := len(list); n > 0 && list[n-1].clock && list[n-1].ends == ends && list[n-1].hour >= 12 && m.hour < 12 && m.hour+12 > list[n-1].hour &&
				!anyof.Contains(p.text[list[n-1].to:i], "次日", "第二天", "翌日", "早", "凌晨", "上午") { // 下午4点10分到5点50分
				m.hour += 12
			}
		} else if m.month > 0 && m.year == 0 && year > 0 {
			if m.year = year; anyof.Suffix(p.text[:i], "次年", "第二年", "翌年") {
				m.year++
			}
		} else if m.day > 0 && m.month == 0 {
			m.year, m.month = year, month
		}
		year, month = max(m.year, 0), max(m.month, 0)
		m.from, m.to, m.ends, m.text = i, i+width, ends, p
		list = append(list, m)
		i += width
	}
	return list
}

// laterHalf is 12 for an hour of the afternoon that is stated by words.
func laterHalf(before string, hour float64) float64 {
	if len(before) >= 6 && hour < 12 && slices.Contains([]string{"下午", "晚上", "傍晚", "夜里", "午后"}, before[len(before)-6:]) {
		return 12
	}
	return 0
}

// firstYear is the first of which a number before 年 is taken for a year: of three digits it may be a length of time.
const firstYear = 1600

// momentAt reads a moment that a text begins with.
func momentAt(text string) (m moment, width int) {
	at := 0
	read := func(most int, marks ...string) int {
		n, size := 0, 0
		for at+size < len(text) && numeral.Arabic(rune(text[at+size])) >= 0 && size < 5 {
			n, size = 10*n+int(text[at+size]-'0'), size+1
		}
		for _, mark := range marks {
			if end := at + size + len(mark); size > 0 && n <= most && end <= len(text) && text[at+size:end] == mark {
				at = end
				return n
			}
		}
		return 0
	}
	if y := read(2100, "年"); y >= firstYear {
		m.year = y
	} else if y > 0 {
		return m, 0
	}
	if m.month = read(12, "月"); m.month > 0 || m.year == 0 {
		m.day = read(31, "日", "号")
	}
	if m.day > 0 {
		if hour := read(24, "时", "点"); hour > 0 {
			m.hour, m.clock = float64(hour), true
			if minutes := read(59, "分"); minutes > 0 {
				m.hour += float64(minutes) / 60
			}
		}
	}
	if at == 0 {
		hour := read(24, "时", "点", "时整", "点整", "：", ":")
		if at == 0 || anyof.Prefix(text[at:], "间", "代") {
			return m, 0
		}
		m.hour, m.clock = float64(hour), true
		if colon := text[at-1] == ':' || strings.HasSuffix(text[:at], "："); colon && at+2 <= len(text) && numeral.Arabic(rune(text[at])) >= 0 && numeral.Arabic(rune(text[at+1])) >= 0 {
			minutes, _ := strconv.Atoi(text[at : at+2])
			m.hour, at = m.hour+float64(minutes)/60, at+2
		} else if colon {
			return moment{}, 0 // 5：3
		} else if minutes := read(59, "分"); minutes > 0 {
			m.hour += float64(minutes) / 60
		} else if strings.HasPrefix(text[at:], "半") {
			m.hour, at = m.hour+0.5, at+len("半")
		}
	}
	return m, at
}

// describeSpan describes two moments and the time between them.
func (e *equations) describeSpan(x *equation) {
	w := e.words
	t, a, b := &e.list[x.stated], &x.ends[0], &x.ends[1]
	text := t.s.p.text
	w.around("t", t)
	w.grams("a<", w.region(clauseOf(cutBefore(text[:a.from], 40)), 6, true))
	w.grams("a>", w.region(cutBytes(text[a.to:], 30), 4, false))
	w.grams("b>", w.region(cutBytes(text[b.to:], 30), 4, false))
	w.gap("ab", text[a.to:max(a.to, b.from)])
	switch {
	case t.from > b.from:
		w.has("order", "abt")
		w.gap("bt", text[b.to:max(b.to, t.from)])
	case t.from > a.from:
		w.has("order", "atb")
		w.gap("at", text[a.to:max(a.to, t.from)])
	default:
		w.has("order", "tab")
		w.gap("ta", text[t.to:max(t.to, a.from)])
	}
	w.has("sentences", bucket(t.ends-a.ends), bucket(b.ends-a.ends))
	w.has("length", bucket(int(x.right)))
	w.has("digits", strconv.Itoa(len(writtenDigits(t.text))))
}

// spanLine tells how far two moments are from each other.
func (e *equations) spanLine(x *equation) (left, right, stated string) {
	a, b, t := &x.ends[0], &x.ends[1], &e.list[x.stated]
	right = hoursText(t, x.right)
	if t.unit == "天" || t.unit == "日" {
		right += fmt.Sprintf("（首尾都算是%s天）", decimal(x.right+1, 1))
	}
	return fmt.Sprintf("%s到%s", a.text.text[a.from:a.to], b.text.text[b.from:b.to]), right, t.text
}
