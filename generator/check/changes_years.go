package check

import (
	"strings"

	"casebook/generator/anyof"
)

// lastYearAndThis tells whether term k is last year's figure and the words behind it lead to this year's of the same matter:
// 去年茶叶产值3600万元，今年达到4500万元，增长25%. Of a part of a year or a plan nothing is known.
func (s *sentence) lastYearAndThis(k int, words string) bool {
	noun, this := strings.CutPrefix(words, "，今年")
	if !this || runeCount(noun) > 12 || strings.ContainsAny(noun, "，；、：。（(") {
		return false
	}
	last := clauseOf(s.head(k))
	if !anyof.Contains(last, "去年", "上年") || anyof.Contains(last+noun, "半年", "季度", "月", "同期", "预计", "计划", "目标", "可", "力争", "新增", "增加") {
		return false
	}
	for _, verb := range [...]string{"达到", "达", "为", "是", "实现", "完成", "突破", "有"} {
		noun = strings.TrimSuffix(noun, verb)
		last = strings.TrimSuffix(last, verb)
	}
	noun = strings.TrimLeft(noun, "，的则已")
	return noun == "" || strings.HasSuffix(last, noun)
}
