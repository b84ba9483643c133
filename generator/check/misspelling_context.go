package check

import (
	"strings"

	"casebook/generator/numeral"
)

// Words that are right alone and wrong beside others: 截止 before a date, 介绍到 before what is said.

// findUpTo reports 截止 before a date that it does not end with: 截止2023年底.
func (p *passage) findUpTo() {
	if !p.mayHold("截止") {
		return
	}
	for start := 0; ; start += len("截止") {
		k := strings.Index(p.text[start:], "截止")
		if k < 0 {
			return
		}
		start += k
		i := p.runeAt(start)
		if isHan(p.rune(i-1)) || !p.dateAt(i+2) {
			continue // 报名截止2024年3月1日
		}
		p.misspelled(i, i+2, "截至", msg("“截止”后面没有“到”，不能直接跟日期，应为“截至”", "截止 takes no date without 到; it should be 截至"))
	}
}

// dateAt tells whether a date or a word for one stands at rune i.
func (p *passage) dateAt(i int) bool {
	if p.hasAt(i, "目前", "今年", "去年", "当前", "上年", "本月", "上月") {
		return true
	}
	_, n := p.number(i, 4)
	after := i + n
	if n == 0 || !oneOf(p.rune(after), "年月") {
		return false
	}
	for numeral.Arabic(p.rune(after)) >= 0 || oneOf(p.rune(after), "年月日号底末初") {
		after++
	}
	return !oneOf(p.rune(after), "到至")
}

// findSaidUpTo reports 介绍到 before what somebody says, but for 前面介绍到，.
func (p *passage) findSaidUpTo() {
	for _, said := range [...]string{"介绍到", "说到", "写到", "感叹到", "感慨到"} {
		if !p.mayHold(said) {
			continue
		}
		for start := 0; ; start += len(said) {
			k := strings.Index(p.text[start:], said)
			if k < 0 {
				break
			}
			start += k
			i := p.runeAt(start+len(said)) - 1
			if p.hasAt(i+1, "：“", ":“", "：\"", ":\"") || said == "介绍到" && oneOf(p.rune(i+1), "，,") && !oneOf(p.rune(i-3), "前上中面文里已经曾所刚才") {
				p.misspelled(i, i+1, "道", msg("引出原话用“道”，不用“到”", "what leads to the words of somebody is 道, not 到"))
			}
		}
	}
}
