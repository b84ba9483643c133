package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Lengths of time between two months, two days or two hours that a sentence names: 2018年3月动工，2020年9月通车，历时三年半; 9月30日…9月12日…提前28天;
// 12日20时至14日8时，历时36小时.

var (
	monthsSpan = lazyregexp.New(`((?:19|20)[0-9]{2})年([0-9]{1,2})月[^。；0-9]{0,14}((?:19|20)[0-9]{2})年([0-9]{1,2})月[^。；0-9]{0,20}(?:历时|用时|耗时|前后|历经|用了|花了)(?:整整|近)?([一二三四五六七八九十两0-9]{1,3})(年半|年|个月)(零?[一二三四五六七八九十两0-9]{1,2}个月)?`)
	aheadOf    = lazyregexp.New(`([0-9]{1,2})月([0-9]{1,2})日[^。；0-9]{0,24}([0-9]{1,2})月([0-9]{1,2})日[^。；0-9]{0,24}(提前|推迟|延后|逾期|延迟)(?:了)?([0-9]{1,3})天`)
	hoursSpan  = lazyregexp.New(`(?:([0-9]{1,2})月)?([0-9]{1,2})日([0-9]{1,2})时(?:许)?(?:至|到|—)(?:([0-9]{1,2})月)?([0-9]{1,2})日([0-9]{1,2})时[^。；0-9]{0,24}(?:历时|持续|长达|历经)(?:近|约)?([0-9]{1,3})个?小时`)
	wordsOfDay = lazyregexp.New(`([0-9]{1,2})月([0-9]{1,2})日[^。；0-9]{0,8}(?:开班|开课|开营|报到)[^。；0-9]{0,6}([0-9]{1,2})月([0-9]{1,2})日[^。；0-9]{0,6}(?:结业|结束|结营|闭营)[^。；0-9]{0,10}([0-9]{1,3}|[一二三四五六七八九十]{1,3})天`)
)

// findSpansBetween holds such lengths against their ends.
func (p *passage) findSpansBetween() {
	if p.digits < 4 || !p.holds("月", "日") {
		return
	}
	if p.holds("历时", "用时", "耗时", "前后", "历经", "用了", "花了") {
		for _, m := range monthsSpan.FindAllStringSubmatchIndex(p.text, -1) {
			p.holdMonths(m)
		}
	}
	if p.holds("原定", "计划", "规定", "合同", "约定", "预定") && p.holds("提前", "推迟", "延后", "逾期", "延迟") && p.holds("日") && p.holds("天") {
		for _, m := range aheadOf.FindAllStringSubmatchIndex(p.text, -1) {
			days := abs(daysBetween(p.intAt(m, 1), p.intAt(m, 2), p.intAt(m, 3), p.intAt(m, 4)))
			if said := p.intAt(m, 6); anyof.Contains(cutBefore(p.text[:m[2]], 30)+p.text[m[0]:m[1]], "原定", "计划", "规定", "合同", "约定", "预定") && !anyof.Contains(p.text[m[0]:m[1]], "预售") && days > 0 && days < 120 && abs(days-said) > 1 {
				p.reportSpan(m[12], m[13], fmt.Sprintf("%s月%s日和%s月%s日相差%d天", p.text[m[2]:m[3]], p.text[m[4]:m[5]], p.text[m[6]:m[7]], p.text[m[8]:m[9]], days), said)
			}
		}
	}
	if p.holds("时至", "时到", "时许至", "时—") && p.holds("小时") && p.holds("日") {
		for _, m := range hoursSpan.FindAllStringSubmatchIndex(p.text, -1) {
			if m[2] >= 0 && m[8] >= 0 && p.text[m[2]:m[3]] != p.text[m[8]:m[9]] {
				continue
			}
			hours := (p.intAt(m, 5)-p.intAt(m, 2))*24 + p.intAt(m, 6) - p.intAt(m, 3)
			if said := p.intAt(m, 7); hours > 0 && abs(hours-said) > 1 {
				p.reportSpan(m[14], m[15], fmt.Sprintf("两头相差%d小时", hours), said)
			}
		}
	}
	if p.holds("开班", "开课", "开营", "报到") && p.holds("天") {
		for _, m := range wordsOfDay.FindAllStringSubmatchIndex(p.text, -1) {
			days := daysBetween(p.intAt(m, 1), p.intAt(m, 2), p.intAt(m, 3), p.intAt(m, 4))
			if said := readNumber(p.text[m[10]:m[11]]); days > 0 && abs(days-said) > 1 {
				p.reportSpan(m[10], m[11], fmt.Sprintf("%s月%s日到%s月%s日是%d天", p.text[m[2]:m[3]], p.text[m[4]:m[5]], p.text[m[6]:m[7]], p.text[m[8]:m[9]], days+1), said)
			}
		}
	}
}

func abs(n int) int { return max(n, -n) }

// intAt is the number of a match's group.
func (p *passage) intAt(m []int, group int) int {
	if m[2*group] < 0 {
		return 0
	}
	n, _ := strconv.Atoi(p.text[m[2*group]:m[2*group+1]])
	return n
}

// daysBetween is how many days lie between two days of one year.
func daysBetween(month, day, month2, day2 int) int {
	const leapYear = 2024 // any year will do but for February: the longest is taken
	first := time.Date(leapYear, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return int(time.Date(leapYear, time.Month(month2), day2, 0, 0, 0, 0, time.UTC).Sub(first).Hours() / 24)
}

// holdMonths holds 历时三年半 against the two months; both may be counted, and a year is said of what is near it.
func (p *passage) holdMonths(m []int) {
	months := (p.intAt(m, 3)-p.intAt(m, 1))*12 + p.intAt(m, 4) - p.intAt(m, 2)
	said := float64(readNumber(p.text[m[10]:m[11]]))
	slack := 7.0 // 三年 may be two and a half
	switch p.text[m[12]:m[13]] {
	case "年半":
		said, slack = said*12+6, 3
	case "年":
		said *= 12
	case "个月":
		slack = 1
	}
	end := m[13]
	if m[14] >= 0 { // 三年零六个月
		more := strings.TrimSuffix(strings.TrimPrefix(p.text[m[14]:m[15]], "零"), "个月")
		said, slack, end = said+float64(readNumber(more)), 1, m[15]
	}
	if months <= 0 || math.Abs(float64(months)-said) <= slack || anyof.Contains(p.text[m[0]:m[1]], "其间", "停工") {
		return
	}
	q := twoNumbers("", "")
	q.Span = p.prose.Source(m[10], end)
	q.Message = msg(fmt.Sprintf("两头相差%d个月，写的是%s", months, p.text[m[10]:end]), fmt.Sprintf("there are %d months between the two, but the text says %s", months, p.text[m[10]:end]))
	p.out.add(q)
}
