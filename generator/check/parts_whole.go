package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// whole is a figure that may be the total of what follows it.
type whole struct {
	term
	head    string // the words before it in its sentence
	related []problem.Related
}

// counted tells whether the words before a whole count its parts: 两个林场，面积1000公顷.
func (w whole) counted(n int) bool {
	if n < 2 || n > 10 {
		return false
	}
	digits := []rune("零一二三四五六七八九十")
	for _, word := range []string{string(digits[n]) + "个", string(digits[n]) + "类", string(digits[n]) + "种", string(digits[n]) + "部分", string(digits[n]) + "项", fmt.Sprintf("%d个", n), fmt.Sprintf("%d类", n)} {
		before, _, ok := strings.Cut(w.head, word)
		if ok && !strings.ContainsRune("0123456789.十百", lastRune(before)) {
			return true // 12个村 is no 2个
		}
	}
	return anyof.Contains(w.head, "两个", "两类", "两种", "两项", "两部分")
}

// wholeFor finds the figure that the parts from k on are parts of: the nearest one before it
// in a unit that agrees which is neither a change nor a rate.
func (s *sentence) wholeFor(k int, before *sentence, begins bool) (whole, bool) {
	part := s.terms[k]
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		t := s.terms[j]
		if strings.Contains(s.p.text[t.to:part.from], "；") {
			break
		}
		if w, ok := s.asWhole(j, part); ok {
			return w, true
		}
	}
	if !begins || before == nil {
		return whole{}, false
	}
	for j := len(before.terms) - 1; j >= 0; j-- {
		if before.isPart(j) {
			continue
		}
		if w, ok := before.asWhole(j, part); ok && (w.high >= part.low || !before.holdsMore(j, part)) {
			w.related = []problem.Related{related(s.p.prose.Source(part.from, part.to), "分项从这里开始", "its parts begin here")}
			return w, true
		}
	}
	return whole{}, false
}

// holdsMore tells whether a figure before term j is as much as a part that term j is too small for.
func (s *sentence) holdsMore(j int, part term) bool {
	for _, t := range s.terms[:j] {
		if _, high, _ := t.in(part.unit); high >= part.low {
			return true
		}
	}
	return false
}

// isPart tells whether words before a term say that it is a part of another: 218人，其中男性118人.
func (s *sentence) isPart(j int) bool {
	if j == 0 {
		mark, at := partMark(s.head(0))
		return mark != "" && strings.TrimSpace(s.head(0)[:at]) == "" // 按地域分，城镇747亿元
	}
	return anyof.Contains(s.p.text[s.terms[0].to:s.terms[j].from], partMarks[:]...)
}

// tellsPrice tells whether words speak of a price.
func tellsPrice(clause string) bool {
	return strings.Contains(withoutPrices.Replace(clause), "价")
}

// withoutPrices leaves out words of names that hold 价 and tell no price.
var withoutPrices = strings.NewReplacer("价差", "", "评价", "", "价值", "", "差价款", "")

func (s *sentence) asWhole(j int, part term) (whole, bool) {
	t := s.terms[j]
	if t.share() || neverWhole(t.unit) || t.bracket != part.bracket && t.bracket >= 0 || s.shareBase(j) {
		return whole{}, false
	}
	if _, _, ok := part.in(t.unit); !ok {
		return whole{}, false
	}
	from := s.from
	if j > 0 {
		from = s.terms[j-1].to
	}
	head := s.p.text[from:t.from]
	mark, _ := anyof.LastRune(head, "，；：、")
	clause := head[max(mark, 0):]
	if strings.ContainsAny(clause, "（(") {
		clause = withoutBrackets(clause)
	}
	if anyof.Suffix(strings.TrimRight(clause, "为的"), "预算数", "年初预算", "调整预算", "计划", "任务", "目标", "计划数", "任务数", "目标数") && !s.divided(j, clause) {
		return whole{}, false
	}
	if strings.HasPrefix(strings.TrimLeft(s.after(j, 4), "，"), "相比") {
		return whole{}, false // what another figure is compared with
	}
	if anyof.Contains(clause, "由", "从") && anyof.Contains(s.after(j, 12), "增加到", "增加至", "增至", "增长到", "提高到", "减少到", "减至", "下降到", "扩大到", "发展到") {
		return whole{}, false // 从110亿元增加到318亿元: what it was
	}
	if level := strings.TrimRight(clause, "了约近的"); anyof.Suffix(level, "增加到", "增加至", "增至", "增长到", "增长至", "减少到", "减少至", "下降到") {
		return whole{term: t, head: s.p.text[s.from:t.from]}, true
	}
	each := strings.Contains(clause, "每") && ofMoney(t) && strings.HasPrefix(s.after(j, 4), "，其中") // 每头保费60元，其中财政补贴48元
	if !each && anyof.Contains(clause, "比", "较", "增加", "减少", "增长", "下降", "均", "每", "提高", "净增") && !strings.Contains(clause, "增加值") {
		return whole{}, false
	}
	if tellsPrice(clause) || anyof.Contains(clause, "顺差", "逆差", "差额", "净额", "温", "海拔", "时速", "排量", "不足", "以下") {
		return whole{}, false // a price, a balance or a limit has no parts
	}
	return whole{term: t, head: s.p.text[s.from:t.from]}, true
}

// divided tells whether a planned figure is itself what is divided at once: 管理费计划70万元，其中州本级20万元.
func (s *sentence) divided(j int, clause string) bool {
	return anyof.Prefix(s.after(j, 4), "，其中", "，包括", "（", "(") && !anyof.Contains(clause, "完成", "占", "超", "达到")
}

// neverWhole tells whether what is measured in a unit is no sum of parts: rates, ages, marks, lengths of
// time, engines' sizes.
func neverWhole(u quantity.Unit) bool {
	switch u {
	case "倍", "个百分点", "分", "岁", "秒", "分钟", "小时", "个小时", "天", "日", "周", "个月", "月", "个季度", "季度", "年", "周年", "升", "级", "度", "℃", "折", "层":
		return true
	}
	return false
}
