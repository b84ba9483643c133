package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// monthDays are the days of the months, in a leap year.
var monthDays = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// impossibleDates reports 2月30日, 2021年2月29日, 111月份 and their like in Chinese digits.
func (p *passage) impossibleDates() {
	for i := range p.runes {
		switch p.runes[i] {
		case '月':
			p.impossibleDay(i)
		case '年':
			p.chineseDate(i)
		case '时':
			p.impossibleMinute(i)
			p.impossibleHour(i)
		case '点':
			p.impossibleMinute(i) // 8点65分
		case '：', ':':
			p.impossibleClock(i)
		}
	}
}

// impossibleDay judges the date around the 月 at rune i.
func (p *passage) impossibleDay(i int) {
	from := i
	for from > 0 && i-from < 4 && numeral.Arabic(p.runes[from-1]) >= 0 {
		from--
	}
	if i-from == 3 && p.rune(i+1) == '份' {
		p.reportYear(from, i+2, fmt.Sprintf("没有“%s”，像是少了“—”", p.slice(from, i+2)), fmt.Sprintf("there is no %q: a dash seems to be missing", p.slice(from, i+2)))
		return
	}
	month, n := p.number(from, 2)
	if day, d := p.number(i+1, 2); month > 12 && from+n == i && p.rune(from-1) != '第' && day >= 1 && day <= 31 && p.rune(i+1+d) == '日' {
		p.reportDay(from, i+2+d, fmt.Sprintf("没有%d月", month), fmt.Sprintf("there is no month %d", month))
		return
	}
	if month > 12 && p.hasAt(i+1, "底", "初，", "中旬", "下旬", "上旬") {
		p.reportDay(from, i+2, fmt.Sprintf("没有%d月", month), fmt.Sprintf("there is no month %d", month))
		return
	}
	day, d := p.number(i+1, 2)
	if from+n == i && d > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && p.hasAt(i+1+d, "傍晚", "上午", "下午", "晚上", "晚间", "凌晨", "中午", "早上", "早晨", "清晨", "深夜", "夜间", "当天") && !oneOf(p.rune(from-1), "每第个前") {
		p.reportDay(from, i+1+d, fmt.Sprintf("“%s”少了“日”", p.slice(from, i+1+d)), fmt.Sprintf("%q lacks 日", p.slice(from, i+1+d)))
		return
	}
	if from+n != i || d == 0 || !oneOf(p.rune(i+1+d), "日号") || month < 1 || month > 12 || p.hasAt(i+2+d, "是没有", "是不存在") || p.tellsOfForgery(i) {
		return
	}
	if year, size := p.number(from-5, 4); size == 4 && month == 2 && day == 29 && !leap(year) {
		p.reportYear(from-5, i+2+d, fmt.Sprintf("%d年不是闰年，没有2月29日", year), fmt.Sprintf("%d was not a leap year", year))
		return
	}
	if day < 1 || day > monthDays[month-1] {
		p.reportDay(from, i+2+d, fmt.Sprintf("没有%d月%d日", month, day), fmt.Sprintf("there is no day %d of month %d", day, month))
	}
}

// impossibleMinute judges the time of day around the 时 or 点 at rune i: 8时75分.
func (p *passage) impossibleMinute(i int) {
	hour, n := p.number(max(0, i-2), 2)
	if n == 0 {
		hour, n = p.number(i-1, 1)
	}
	minute, m := p.number(i+1, 2)
	if n > 0 && hour < 25 && m > 0 && minute > 59 && p.rune(i+1+m) == '分' && numeral.Arabic(p.rune(i-n-1)) < 0 {
		p.reportDay(i-n, i+2+m, fmt.Sprintf("没有%d%c%d分", hour, p.rune(i), minute), fmt.Sprintf("there is no minute %d", minute))
	}
}

// tellsOfForgery tells whether the sentence around rune i tells of a record and the text of forgery: a day that no calendar has is what was found.
func (p *passage) tellsOfForgery(i int) bool {
	from, to := p.sentence(i)
	return p.holds("弄虚作假", "造假", "虚假", "伪造", "编造", "作假", "失实") && anyof.Contains(p.slice(from, to), "记录", "台账", "签到", "登记", "考勤", "票据", "发票", "凭证", "日志", "报表")
}

// hoursOfDay are words of a clause whose 时 is one of the clock.
var hoursOfDay = [...]string{"开放", "营业", "上午", "下午", "晚上", "早上", "凌晨", "每晚", "每天", "中午", "傍晚", "夜里"}

// impossibleHour judges the 时 at rune i: 每晚开放到25时.
func (p *passage) impossibleHour(i int) {
	hour, n := p.number(max(0, i-2), 2)
	if hour < 25 || !oneOf(p.rune(i-3), "到至午晚上") || isHan(p.rune(i+1)) && numeral.Digit(p.rune(i+1)) < 0 {
		return
	}
	if a, _ := p.sentence(i); anyof.Contains(clauseOf(p.slice(a, i)), hoursOfDay[:]...) {
		p.reportDay(i-n, i+1, fmt.Sprintf("没有%d时", hour), fmt.Sprintf("there is no hour %d", hour))
	}
}

// impossibleClock judges the time of day around the colon at rune i: 上午9：75.
func (p *passage) impossibleClock(i int) {
	hour, n := p.number(max(0, i-2), 2)
	if n == 0 {
		hour, n = p.number(i-1, 1)
	}
	minute, _ := p.number(i+1, 2)
	if n > 0 && minute > 59 && hour < 25 && numeral.Arabic(p.rune(i+3)) < 0 && p.hasAnyBefore(i-n, "上午", "下午", "晚上", "早上", "凌晨", "中午", "傍晚", "00至", "30至", "00—", "30—", "00到", "30到", "00-", "30-") {
		p.reportDay(i-n, i+3, fmt.Sprintf("没有%s", p.slice(i-n, i+3)), fmt.Sprintf("there is no minute %d", minute))
	}
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// chineseDate judges a year in Chinese digits before the 年 at rune i and the month and day behind it: 二〇二〇年
// 十三月, 一九八〇四年. The old calendar, which has a 二月三十日, counts years otherwise.
func (p *passage) chineseDate(i int) {
	from := i
	for from > 0 && numeral.Digit(p.runes[from-1]) >= 0 {
		from--
	}
	if !p.hasAt(from, "一九", "二〇", "二零", "二○") || i-from < 4 {
		return
	}
	if i-from > 4 {
		p.reportYear(from, i+1, fmt.Sprintf("“%s”不是一个年份", p.slice(from, i+1)), fmt.Sprintf("%q is not a year", p.slice(from, i+1)))
		return
	}
	month, n := p.numeral(i + 1)
	if n == 0 || p.rune(i+1+n) != '月' {
		return
	}
	if month > 12 {
		p.reportDay(from, i+2+n, fmt.Sprintf("没有%d月", month), fmt.Sprintf("there is no month %d", month))
		return
	}
	day, d := p.numeral(i + 2 + n)
	if p.rune(i+2+n+d) == '日' && day > monthDays[month-1] {
		p.reportDay(from, i+3+n+d, fmt.Sprintf("没有%d月%d日", month, day), fmt.Sprintf("there is no day %d of month %d", day, month))
	}
	if year := yearInDigits(p.runes[from:i]); month == 2 && day == 29 && p.rune(i+2+n+d) == '日' && !leap(year) {
		p.reportYear(from, i+3+n+d, fmt.Sprintf("%d年不是闰年，没有2月29日", year), fmt.Sprintf("%d was not a leap year", year))
	}
}

// yearInDigits is a number of Chinese or Arabic digits that stand for themselves: 二〇二三.
func yearInDigits(runes []rune) (n int) {
	for _, r := range runes {
		n = n*10 + max(numeral.Digit(r), numeral.Arabic(r), 0)
	}
	return n
}

var (
	// spanWords lead from the beginning of a span to its end: 6月至, 3月—.
	spanWords = lazyregexp.New(`^(?:([0-9]{1,2})月(?:份|底|初|[0-9]{1,2}日)?)?(?:至|到|—|——|－|-|～|~|–)$`)
	// workWords are what is begun and ended: 5月开工，2020年10月竣工.
	workWords = lazyregexp.New(`^(?:[0-9]{1,2}月)?(?:份)?(?:[0-9]{1,2}日)?(?:正式)?(?:开工|动工|启动|开建|奠基)(?:建设)?，(?:于|到|至)?$`)
)

// plans are the first years of the five-year plans.
var plans = [...]struct {
	name  string
	first int
}{{"十一五", 2006}, {"十二五", 2011}, {"十三五", 2016}, {"十四五", 2021}, {"十五五", 2026}}

// notThePlan reports the years in brackets behind a five-year plan that are not its own: “十三五”时期（2016—2022年）.
func (p *passage) notThePlan(a, b year) {
	if !oneOf(p.rune(a.from-1), "（(") || !b.marked || !oneOf(p.rune(b.to+1), "）)") || strings.Trim(p.slice(a.to, b.from), "年—-~～至－–") != "" {
		return
	}
	before := strings.TrimRight(strings.NewReplacer("时期", "", "期间", "", "规划", "", "五年", "", "”", "", "’", "").Replace(p.slice(max(0, a.from-10), a.from-1)), " ")
	for _, plan := range plans {
		if strings.HasSuffix(before, plan.name) && (a.value != plan.first || b.value != plan.first+4) {
			p.reportYear(a.from, b.to+1, fmt.Sprintf("“%s”是%d—%d年", plan.name, plan.first, plan.first+4), fmt.Sprintf("the plan %s covered %d to %d", plan.name, plan.first, plan.first+4))
		}
	}
}

// spanBackwards reports 自2019年6月至2018年12月, and a work that was ended before it began.
func (p *passage) spanBackwards(a, b year) bool {
	if !a.marked || !b.marked || a.value < b.value || b.from-a.to > 24 {
		return false
	}
	between := p.slice(a.to+1, b.from)
	m := spanWords.FindStringSubmatch(between)
	month, n := p.number(b.to+1, 2)
	named := p.rune(b.to+1+n) == '月'
	work := workWords.MatchString(between) && anyof.Contains(p.slice(b.to, b.to+16), "竣工", "完工", "建成", "通车", "投产", "投入使用")
	switch {
	case m == nil && !work:
		return false
	case a.value > b.value:
	case work || !named || atoi(m[1]) <= month:
		return false
	}
	p.reportYear(a.from, b.to+1, fmt.Sprintf("“%s”从后往前，有一头是错的", p.slice(a.from, b.to+1)), fmt.Sprintf("%q runs backwards", p.slice(a.from, b.to+1)))
	return true
}
