package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// All percentages of a sentence, which share something out and miss a hundred by one digit of one of them: 村集体得60%、农户得20%、公司得25%; 60%归
// 村集体，20%用于公益，25%作为分红.

// sharesOfShare reads 剩余30%没有起步，其中14%有意向，还有16%没有打算: two shares that are all of a third.
func (s *sentence) sharesOfShare() {
	var list []term
	var at []int
	for k, t := range s.terms {
		if t.unit == "%" {
			list, at = append(list, t), append(at, k)
		}
	}
	if len(list) != 3 || !strings.Contains(s.head(at[1]), "其中") || !anyof.Suffix(clauseOf(s.head(at[2])), "还有", "另有", "另外", "其余") {
		return
	}
	for i, t := range list {
		if t.open || t.rough || t.bracket >= 0 || strings.Contains(t.text, "分之") || isChange(s.head(at[i])) || anyof.Contains(clauseOf(s.head(at[i])), "率", "达标") {
			return
		}
	}
	whole, sum := middle(list[0]), middle(list[1])+middle(list[2])
	if math.Abs(whole-sum) <= list[0].step+1e-9 {
		return
	}
	if _, slips := sumSlips(whole, []float64{middle(list[1]), middle(list[2])}); !slips || whole > 99 {
		return
	}
	line := fmt.Sprintf("%s＋%s＝%s", decimal(middle(list[1]), 1), decimal(middle(list[2]), 1), decimal(sum, 1))
	s.report(sumMismatchID, list[0], fmt.Sprintf("%s，写的是%s", line, list[0].text), fmt.Sprintf("%s, but the text says %s", strings.ReplaceAll(line, "＝", " = "), list[0].text))
}
