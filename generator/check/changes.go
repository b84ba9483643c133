package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// change is one figure that becomes another: 由A增加到B; B，比上年的A增长; and what is said of it.
type change struct {
	a, b  int // terms: what it was, what it is
	words string
	up    bool
	sure  bool // the verb has a direction
}

var (
	risingVerbs  = []string{"偏多", "偏高", "增加", "增长", "增至", "提高", "上升", "升至", "升到", "提升", "扩大", "发展到", "壮大到", "涨到", "上涨", "升为", "增为", "跃升", "攀升", "拓展"}
	fallingVerbs = []string{"偏少", "偏低", "减收", "减支", "少收", "减少", "下降", "降低", "降至", "降到", "压缩", "缩小", "缩短", "减至", "减到", "降为", "减为", "压减", "压降", "缩减", "精简", "收窄", "并至", "合并为", "整合为", "合至"}
)

// changes finds the sentence's changes.
func (s *sentence) changes() []change {
	var list []change
	for k := 0; k+1 < len(s.terms); k++ {
		a, b := s.terms[k], s.terms[k+1]
		words := s.between(a, b)
		if _, _, ok := b.in(a.unit); !ok || a.bracket != b.bracket || a.unit == "个百分点" {
			if s.fromWord(k) && s.toWord(words) {
				s.bareChange(a, b, words)
			}
			continue
		}
		switch {
		case s.fromWord(k) && s.toWord(words):
			up, sure := direction(words)
			list = append(list, change{k, k + 1, words, up, sure})
		case s.thenAndNow(k, words):
			list = append(list, change{a: k, b: k + 1, words: words, up: middle(b) > middle(a)})
		case comparedWith(words), comparedWithNoun(words, s.after(k+1, 6)):
			after := s.after(k+1, 10)
			up, sure := direction(after)
			if sure {
				list = append(list, change{k + 1, k, after, up, sure})
			}
		}
	}
	return list
}

// fromWord tells whether 由 or 从 opens what leads to term k.
func (s *sentence) fromWord(k int) bool {
	head := s.head(k)
	if !anyof.Contains(head, "由", "从") {
		return false
	}
	mark, _ := anyof.LastRune(head, "，；：,")
	clause := head[max(mark, 0):]
	i := max(strings.LastIndex(clause, "由"), strings.LastIndex(clause, "从"))
	if i < 0 || strings.HasSuffix(clause[:i], "自") || strings.Contains(clause, "从业") || strings.Contains(clause, "由于") {
		return false
	}
	return utf8.RuneCountInString(clause[i:]) <= 14
}

// toWord tells whether words between two figures lead from one to the other: 增加到, 下降为,
// 上升到2020年的.
func (s *sentence) toWord(words string) bool {
	if anyof.Contains(words, "加快", "放缓", "每年") {
		return false // 从每年减少1000处加快至每年减少2000处
	}
	if strings.ContainsAny(words, "；，、。（(") && !strings.HasPrefix(words, "，") || utf8.RuneCountInString(words) > 16 {
		return false
	}
	return strings.HasSuffix(words, "为") || strings.ContainsAny(words, "到至") || becameIn.MatchString(words)
}

// becameIn is a word that leads from a figure to that of a year: 下降为1995年的.
var becameIn = lazyregexp.New(`(?:降|增|升|增加|减|减少|扩大|缩小|变|提高)(?:低)?为(?:(?:19|20)[0-9]{2}年|今年|去年|目前|现在)(?:底|末)?的?$`)

// comparedWith tells whether the words between two figures say that the second is what the
// first is compared with: ，比2015年的.
func comparedWith(words string) bool {
	rest := strings.TrimLeft(words, "，,")
	if !anyof.Prefix(rest, "比", "较", "与", "环比", "同比", "相比", "对比") || strings.HasPrefix(rest, "比重") || strings.HasPrefix(rest, "比例") {
		return false
	}
	return !strings.ContainsAny(rest, "，；。、增减升降") && anyof.Suffix(rest, "的", "年", "前")
}

// comparedWithNoun tells the same of words that name what the second figure is, where the verb follows it at once: ，较2014年
// 林业产值118亿元增长了39%.
func comparedWithNoun(words, after string) bool {
	rest := strings.TrimLeft(words, "，,")
	return anyof.Prefix(rest, "比", "较") && !anyof.Prefix(rest, "比重", "比例") && !strings.ContainsAny(rest, "，；。、增减升降") &&
		anyof.Prefix(after, "增长", "下降", "增加", "减少", "提高", "上升", "上涨", "下跌")
}

func direction(words string) (up, sure bool) {
	words = strings.ReplaceAll(words, "增加值", "")
	rise, fall := anyof.Contains(words, risingVerbs...), anyof.Contains(words, fallingVerbs...)
	if !rise && !fall {
		rise = strings.Contains(words, "增")
	}
	return rise, rise != fall
}

// findChanges holds the sentence's changes against what it says of them.
func (s *sentence) findChanges() {
	for _, c := range s.changes() {
		if s.wrongDirection(c) {
			continue
		}
		s.bareDoubling(c)
		s.growth(c)
	}
	s.differences()
	if strings.Contains(s.p.text[s.from:s.to], "分别") {
		s.pairedChanges()
	}
}

// wrongDirection reports 由A增加到B where B is less.
func (s *sentence) wrongDirection(c change) bool {
	a, b := s.terms[c.a], s.terms[c.b]
	low, high, _ := b.in(a.unit)
	if !c.sure || s.finer(c) || !(c.up && high < a.low || !c.up && low > a.high) {
		return false
	}
	zh, en := "写的是增加，%s却比%s小", "described as a rise, but %s is less than %s"
	if !c.up {
		zh, en = "写的是减少，%s却比%s大", "described as a fall, but %s is more than %s"
	}
	s.report(sumMismatchID, b, fmt.Sprintf(zh, b.text, a.text), fmt.Sprintf(en, b.text, a.text))
	return true
}
