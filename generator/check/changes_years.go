package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// thenWords and nowNames are how a sentence begins to tell what was before and what is so today.
var (
	thenWords = []string{"去年", "上年", "原先", "原来", "以前", "过去", "从前", "当初", "最初", "此前", "刚开始", "起初", "整治前", "改造前", "治理前", "搬迁前", "实施前", "改革前"}
	nowNames  = []string{"今年", "现在", "如今", "目前", "眼下", "整治后", "改造后", "治理后", "搬迁后", "实施后", "改革后"}
)

// thenAndNow tells whether term k is a former figure and the words behind it lead to today's of the same matter:
// 去年茶叶产值3600万元，今年达到4500万元，增长25%; 原先外出务工的有300人，现在只剩120人. Of a part of a year or a plan nothing is known.
func (s *sentence) thenAndNow(k int, words string) bool {
	noun, now := strings.TrimPrefix(words, "，"), false
	for _, w := range nowNames {
		if rest, ok := strings.CutPrefix(noun, w); ok && noun != words {
			noun, now = rest, true
		}
	}
	if !now || runeCount(noun) > 12 || strings.ContainsAny(noun, "，；、：。（(") {
		return false
	}
	before := s.head(k)
	last := clauseOf(before)
	if !anyof.Contains(last, thenWords...) ||
		anyof.Contains(last+noun, "半年", "季度", "月", "同期", "预计", "计划", "目标", "可", "力争", "新增", "增加") {
		return false
	}
	for _, verb := range [...]string{"达到", "达", "为", "是", "实现", "完成", "突破", "只剩下", "只剩", "仅剩", "剩下", "剩", "降到", "减少到", "减到", "增加到", "增至", "有", "只", "仅", "已经", "已"} {
		noun = strings.TrimSuffix(noun, verb)
		last = strings.TrimSuffix(last, verb)
	}
	noun = strings.TrimLeft(noun, "，的则已只")
	return strings.HasSuffix(last, noun)
}

// withoutStart takes the words off the beginning of what is said of a change that name the day it began on, where what it was is reported
// of that day: 达到峰值152.6万元 …… 降至102.9万元，较峰值下降28.4%.
func (s *sentence) withoutStart(c change, words string) string {
	for _, lead := range [...]string{"较", "比", "相比"} {
		rest, ok := strings.CutPrefix(words, lead)
		if !ok {
			continue
		}
		for _, verb := range startVerbs {
			day, _, found := strings.Cut(rest, verb)
			if day = strings.TrimRight(day, "时的相比了"); found && runeCount(day) > 1 && strings.Contains(s.head(c.a)+s.tail(c.a), day) {
				return rest[strings.Index(rest, verb):]
			}
		}
	}
	return words
}

// startVerbs tell how something changed since the day that stands before them.
var startVerbs = [...]string{"增", "下降", "减", "提高", "提升", "上升", "上涨", "扩大", "降低"}

// spanUnits are the units that the time a change took is stated in.
var spanUnits = [...]string{"年", "个月", "周年", "个年头"}

// isSpan tells whether a term is the time that a change took.
func isSpan(t term) bool {
	return slices.Contains(spanUnits[:], string(t.unit)) && t.number < 100
}
