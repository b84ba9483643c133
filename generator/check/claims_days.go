package check

import (
	"fmt"
	"math"
	"time"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// claimsOfDays are claims on days and hours: 5月6日（星期一）…5月13日（星期二）; 上午9时开始，11时30分结束，历时3个半小时.
var claimsOfDays = [...]claim{
	{[]string{"（星期", "（周", "(星期", "(周"}, lazyregexp.New(`([0-9]{1,2})月([0-9]{1,2})日[（(](?:星期|周)([一二三四五六日天])[)）]` + `[^。；]{0,60}?([0-9]{1,2})月([0-9]{1,2})日[（(](?:星期|周)([一二三四五六日天])[)）]`), false, false, func(m claimed) (int, string) {
		days := daysBetween(int(m.number(1)), int(m.number(2)), int(m.number(4)), int(m.number(5)))
		first, second := weekday(m.word(3)), weekday(m.word(6))
		leap := m.number(1) < 3 && m.number(4) > 2 // in most years February has a day less
		if days <= 0 || days > 60 || (first+days)%7 == second || leap && (first+days-1)%7 == second {
			return 0, ""
		}
		return 6, fmt.Sprintf("%s月%s日是星期%s，%d天后的%s月%s日是星期%s", m.word(1), m.word(2), m.word(3), days, m.word(4), m.word(5), weekdayNames[(first+days)%7])
	}},
	{[]string{"（星期", "（周", "(星期", "(周", "日星期", "日，星期"}, lazyregexp.New(`((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日[（(，]?(?:星期|周)([一二三四五六日天])`), false, false, func(m claimed) (int, string) {
		month, day := int(m.number(2)), int(m.number(3))
		date := time.Date(int(m.number(1)), time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if int(date.Month()) != month || date.Day() != day || int(date.Weekday()) == weekday(m.word(4)) || anyof.Prefix(m.behind(), "年", "边", "围", "期", "转") {
			return 0, ""
		}
		return 4, fmt.Sprintf("%s年%s月%s日是星期%s", m.word(1), m.word(2), m.word(3), weekdayNames[date.Weekday()])
	}},
	{[]string{"小时"}, lazyregexp.New(`(上午|下午|晚上|早上|中午)?([0-9]{1,2})[时点](?:([0-9]{1,2})分|(半))?` + claimWords + `{0,6}(?:开始|启动|出发|开幕|开会|开赛)，(上午|下午|晚上|早上|中午)?([0-9]{1,2})[时点](?:([0-9]{1,2})分|(半))?` + claimWords + `{0,6}(?:结束|散会|到达|闭幕|完赛)，(?:会议|全程|活动|整场)?(?:历时|共|用时|持续|前后|开了)(?:了)?([0-9]{1,2})(个半|个)?小时(?:([0-9]{1,2})分钟?)?`), false, false, func(m claimed) (int, string) {
		clock := func(i int) float64 {
			at := m.number(i+1)*60 + m.number(i+2)
			if m.word(i+3) != "" {
				at += 30
			}
			if anyof.Contains(m.word(i), "下午", "晚上") && m.number(i+1) < 12 {
				at += 12 * 60
			}
			return at
		}
		right, said := clock(5)-clock(1), m.number(9)*60+m.number(11)
		if m.word(10) == "个半" {
			said += 30
		}
		if right < 0 && m.word(5) == "" {
			right += 12 * 60
		}
		slack := 5.0
		if m.word(10) != "个半" && m.word(11) == "" {
			slack = 30 // told in whole hours
		}
		if right <= 0 || math.Abs(right-said) <= slack {
			return 0, ""
		}
		return 9, "两头相差" + lengthText(int(right)*60)
	}},
	{[]string{"共计", "总共", "合计", "为期", "历时", "持续"}, lazyregexp.New(`([0-9]{1,2})月([0-9]{1,2})日(?:开始|起|启动)?(?:至|到|—|～|-)([0-9]{1,2})月([0-9]{1,2})日(?:结束|止|，|。)*[^。；，0-9]{0,6}(?:共计|总共|合计|为期|历时|持续|共)([0-9]{1,3})天`), false, false, func(m claimed) (int, string) {
		days := daysBetween(int(m.number(1)), int(m.number(2)), int(m.number(3)), int(m.number(4)))
		if days < 0 { // over the end of a year
			days += daysCounted
		}
		if math.Abs(float64(days)+0.5-m.number(5)) <= 1.5 {
			return 0, ""
		}
		return 5, fmt.Sprintf("%s月%s日到%s月%s日是%d天", m.word(1), m.word(2), m.word(3), m.word(4), days+1)
	}},
	{[]string{"日均", "平均每天", "每天平均"}, lazyregexp.New(`([0-9]{1,3})天(?:内|里|间|假期|时间)?，?` + claimGap + `{0,14}` + claimNumber + `(元|人次|人|件|吨|车次|单|场次)` + claimGap + `{0,6}，(?:日均|平均每天|每天平均)` + claimGap + `{0,10}` + claimNumber + `(元|人次|人|件|吨|车次|单|场次)`), false, false, func(m claimed) (int, string) {
		right := m.number(2) / m.number(1)
		if m.word(3) == m.word(5) && m.number(1) > 1 && m.misses(4, right, 2) && closeTo(m.number(4), right) {
			return 4, fmt.Sprintf("%s÷%s＝%s", m.word(2), m.word(1), m.in(4, right))
		}
		return 0, ""
	}},
	{[]string{"工作日"}, lazyregexp.New(claimNumber + `(件|人次|人|起|单|笔|吨)` + `[^。；]{0,40}?按([0-9]{2,3})个工作日(?:计算|计|算|测算)?，(?:日均|平均每天|每天平均)` + claimGap + `{0,10}` + claimNumber + `(件|人次|人|起|单|笔|吨)`), false, false, func(m claimed) (int, string) {
		right := m.number(1) / m.number(3)
		if m.word(2) == m.word(5) && m.misses(4, right, 1) && closeTo(m.number(4), right) && math.Abs(right-m.number(4)) > 0.06*right {
			return 4, fmt.Sprintf("%s÷%s＝%s", m.word(1), m.word(3), m.in(4, math.Round(right)))
		}
		return 0, ""
	}},
}

// weekdayNames are the days of the week as they stand behind 星期, Sunday first.
var weekdayNames = [...]string{"日", "一", "二", "三", "四", "五", "六"}

// weekday is the number of a day of the week, 0 for Sunday.
func weekday(name string) int {
	for i, n := range weekdayNames {
		if n == name {
			return i
		}
	}
	return 0
}
