package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
)

// formerOf is what stood there before a change of c: what remains of b without it, or b itself, where b is what is
// compared with: 比2012年的5861元增加924元.
func (s *sentence) formerOf(k int, b, c term, up bool) (was term, ok bool) {
	scale := scaleOf(b.text)
	low, high, ok := c.in(b.unit)
	switch {
	case s.isBase(k):
		was = b
		was.text, was.number = decimal(middle(b), scale), middle(b)
	case up:
		was.low, was.high, was.number = b.low-high, b.high-low, middle(b)-c.as(b.unit)
		was.text = fmt.Sprintf("（%s－%s）", decimal(middle(b), scale), decimal(middle(c), scale))
	default:
		was.low, was.high, was.number = b.low+low, b.high+high, middle(b)+c.as(b.unit)
		was.text = fmt.Sprintf("（%s＋%s）", decimal(middle(b), scale), decimal(middle(c), scale))
	}
	return was, ok
}

// isBase tells whether the words before a figure say that another one is compared with it: 较可研1409人, 比原规划审定的
// 静态总投资12375.83万元, 上年是73250万元, 而2022年是73250万元.
func (s *sentence) isBase(k int) bool {
	clause := withoutRatios.Replace(clauseOf(s.head(k)))
	if k > 0 && (anyof.Contains(clause, "上年", "去年", "前年", "同期") && !anyof.Contains(clause, "比", "较") || strings.HasPrefix(clause, "而") && strings.Contains(clause, "年")) {
		return true
	}
	i := max(strings.LastIndex(clause, "比"), strings.LastIndex(clause, "较"))
	if i < 0 {
		return false
	}
	rest := clause[i+len("比"):]
	return !anyof.Contains(rest, "增", "减", "升", "降", "多", "少", "高", "低")
}

// withoutRatios leaves out words that hold 比 or 较 and compare nothing.
var withoutRatios = strings.NewReplacer("同比", "", "环比", "", "比重", "", "比例", "", "占比", "", "比赛", "", "对比", "", "较大", "", "较好", "", "较多", "", "较快", "", "较高", "", "比较", "")
