package check

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// A growth whose both ends the sentence gives: now and last year's.

// farFromLast is as what part of last year's amount one is none of the same: 日均1500人次，上年接待37.2万人次.
const farFromLast = 0.02

// growthOnLast reads 今年812件，去年为1160件，同比下降30%; 出口额8.4亿元，比上年的6亿元增长40%; 出口额8.4亿元，同比增长40%，上年为6亿元.
func (s *sentence) growthOnLast() {
	for k := 2; k < len(s.terms); k++ {
		now, was, rate, lead, verb := s.terms[k-2], s.terms[k-1], s.terms[k], s.head(k-1), s.head(k)
		if was.share() {
			was, rate, lead, verb = rate, was, verb, lead
		}
		times := rate.unit == "倍"
		if !rate.share() && !times || rate.open || rate.rough || !now.plain() || !was.plain() && !lastInBrackets(was, lead) || !comparable(now, was) || anyof.Contains(s.p.text[s.from:now.from], "生产总值", "增加值", "GDP") {
			continue
		}
		if !s.ofLastYear(lead, was) && !s.againstFirst(k, verb) && !(was.to < rate.from && anyof.Suffix(strings.TrimSuffix(lead, "的"), "比上年", "比去年", "较上年", "较去年", "比前一年", "比上年同期", "比去年同期")) {
			continue
		}
		if anyof.Contains(s.p.text[s.from:now.from], "年前", "前年", "以前", "过去", "当初", "起初", "原来", "曾") {
			now, was = was, now // 五年前9600元，去年达到14400元，增长50%
		}
		verb = strings.TrimLeft(verb, "，,")
		if rest, of := strings.CutPrefix(verb, "比"); of && len(rest) > len("2020年") && strings.Contains(s.p.text[s.from:s.terms[k-2].from], rest[:len("2020年")]) && yearIn(rest[:len("2020年")]) > 0 {
			now, was, verb = s.terms[k-1], s.terms[k-2], rest[len("2020年"):] // 2020年2.6万元，去年13万元，比2020年增长4倍
		}
		for _, w := range [...]string{"同比", "环比", "比上年", "比去年", "较上年", "较去年", "比上年同期", "比去年同期"} {
			verb = strings.TrimPrefix(verb, w)
		}
		sign := 0.0
		switch strings.TrimSuffix(verb, "了") {
		case "增长", "上升", "增加", "提高", "涨幅为", "增幅为":
			sign = 1
		case "下降", "减少", "降低", "降幅为":
			sign = -1
		default:
			continue
		}
		low, high, _ := now.in(was.unit)
		a, b := sign*(low/was.high-1)*100, sign*(high/was.low-1)*100
		if asWritten(now) && asWritten(was) && now.unit == was.unit {
			least, most := likelyGrowth(evenDigits(was, now))
			a, b = sign*least, sign*most
		}
		if times {
			a, b = a/100, b/100
		}
		if sign*(middle(now)-middleIn(was, now)) < 0 {
			continue // 进港34.6万人次，出港33.65万人次，上年为52.5万人次，增长30%: of another amount
		}
		if was.low <= 0 || low < farFromLast*was.high || !rate.misses(min(a, b), max(a, b)) {
			continue
		}
		right := sign * (now.as(was.unit)/middle(was) - 1) * 100
		scale := scaleOf(was.text)
		if times {
			line := fmt.Sprintf("%s÷%s－1＝%s倍", decimal(now.as(was.unit), scale), decimal(middle(was), scale), decimal(roundTo(right/100, 0.01), 1))
			s.reportLine(percentMismatchID, rate, line, rate.text)
			return
		}
		line := fmt.Sprintf("%s÷%s－1＝%s", decimal(now.as(was.unit), scale), decimal(middle(was), scale), percentText(sign*right, rate.step))
		s.reportLine(percentMismatchID, rate, line, rate.text)
		return
	}
}

// lastInBrackets tells whether brackets hold no more than last year's amount: 5.25万吨，比上年增长5.0%（上年为5.00万吨）.
func lastInBrackets(was term, lead string) bool {
	return asWritten(was) && anyof.Prefix(lead, "（上年", "（去年")
}

// againstFirst tells whether a growth is said to be on the year that the first of two amounts bears: 2017年只有5万元，2022年达到60万元，比2017年
// 增长了11倍.
func (s *sentence) againstFirst(k int, verb string) bool {
	rest, of := strings.CutPrefix(strings.TrimLeft(verb, "，,"), "比")
	return of && len(rest) > len("2020年") && yearIn(rest[:len("2020年")]) > 0 && strings.Contains(s.head(k-2), rest[:len("2020年")]) && runeCount(s.head(k-1)) <= 12 && !strings.ContainsAny(s.head(k-1), "；：（")
}

// ofLastYear tells whether a clause says of a figure that it is last year's, and nothing else of it: ，去年为; ；而前一年的游客量是.
func (s *sentence) ofLastYear(lead string, was term) bool {
	words := strings.Trim(lead, "，,；而（(")
	if s.ofMonthBefore(words) {
		return true
	}
	if !anyof.Prefix(words, "去年", "上年", "前一年") {
		return false
	}
	words = strings.Trim(strings.Trim(strings.TrimPrefix(words, "前一年"), "去上年同期总数量的"), "为是只有仅达到")
	return words == "" || runeCount(words) <= 4 && strings.Contains(s.p.text[s.from:s.from+len(cut(s.p.text[s.from:was.from], 60))], cut(words, 2))
}

// monthsAmount is 3月份为.
var monthsAmount = lazyregexp.New(`^([0-9]{1,2})月(?:份)?(?:为|是|有)?$`)

// ofMonthBefore tells whether a figure is of the month before the one that its sentence begins with: 4月份15750件，3月份为12600件.
func (s *sentence) ofMonthBefore(words string) bool {
	if !strings.Contains(words, "月") {
		return false
	}
	m := monthsAmount.FindStringSubmatch(words)
	if m == nil {
		return false
	}
	month, _ := strconv.Atoi(m[1])
	return strings.Contains(cut(s.p.text[s.from:s.to], 24), strconv.Itoa(month+1)+"月")
}
