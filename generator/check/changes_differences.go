package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// tellsChangeBy tells whether the words before an amount say that it is what was added or lost.
func tellsChangeBy(words string) bool {
	for _, verb := range [...]string{"增加", "净增", "减少"} {
		if rest, ok := strings.CutPrefix(words, verb); ok && runeCount(rest) > 2 {
			return false // 学位8.72万个，增加招生计划7485个
		}
	}
	return anyof.Prefix(words, "比", "较", "同比", "环比", "增加", "净增", "减少", "增收", "减收", "增支", "减支") &&
		utf8.RuneCountInString(words) <= 10 && !strings.ContainsAny(words, "；。，的到至")
}

// tellsRate tells whether the words before a percentage say that it is that of a change.
func tellsRate(words string) bool {
	return anyof.Prefix(words, "增长", "增幅", "增加", "同比增长", "下降", "降幅", "减少", "同比下降", "环比上升", "环比下降", "环比增长", "上升", "上涨", "下跌", "涨幅", "升幅", "跌幅", "同比上升", "同比上涨") &&
		utf8.RuneCountInString(words) <= 6
}

// differences reads B，比上年增加C，增长P%: what it was is B－C.
func (s *sentence) differences() {
	for k := 0; k+2 < len(s.terms); k++ {
		b, c, p := s.terms[k], s.terms[k+1], s.terms[k+2]
		verbText := strings.TrimLeft(s.between(b, c), "，,")
		verb := strings.TrimLeft(s.between(c, p), "，,、")
		if c.share() && !p.share() && slices.Contains([]string{"增收", "增加", "净增", "减收", "减少", "增支", "减支", "增加了", "减少了"}, verb) { // B，增长P%，增加C
			c, p = p, c
			verbText, verb = verb, verbText
		}
		b, ok := s.subjectOf(k)
		if !ok || !p.share() || c.share() || p.bracket != b.bracket {
			continue
		}
		low, high, ok := c.in(b.unit)
		if !ok {
			continue
		}
		if !tellsChangeBy(verbText) || !tellsRate(verb) {
			continue
		}
		up, sure := direction(verbText)
		if strings.Contains(verbText, "多") {
			up, sure = true, true // 同比多退
		}
		if !sure || b.open || b.rough || c.open || c.rough || s.constantPrices(p) {
			continue
		}
		was, ok := s.formerOf(k, b, c, up)
		if !ok || was.low <= 0 || !p.misses(low/was.high*100, high/was.low*100) {
			continue
		}
		line := fmt.Sprintf("%s÷%s＝%s", decimal(middle(c), scaleOf(b.text)), was.text, percentText(middle(c)/was.number*100, p.step))
		s.reportLine(percentMismatchID, p, line, p.text)
	}
}

// subjectOf returns the amount that term k speaks of: itself, or what it is a share of a plan of:
// 收入完成246万元，完成预算600万元的41%，比上年增加10万元.
func (s *sentence) subjectOf(k int) (term, bool) {
	for s.terms[k].share() {
		words := s.head(k)
		switch {
		case words == "的" && k > 1 && anyof.Contains(s.head(k-1), "预算", "计划", "任务", "目标"):
			k -= 2
		case k > 0 && anyof.Contains(words, "预算", "计划", "任务", "目标") && !strings.ContainsAny(words, "；。"):
			k--
		default:
			return term{}, false
		}
	}
	if anyof.Suffix(s.head(k), "超过计划", "超计划", "超额", "超产", "超收") {
		return term{}, false // by how much it was more is not what it came to
	}
	return s.terms[k], true
}
