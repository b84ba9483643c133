package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// All percentages of a sentence, which share something out and miss a hundred by one digit of one of them: 村集体得60%、农户得20%、公司得25%; 60%归
// 村集体，20%用于公益，25%作为分红.

// sharedOut are words between a share and whoever or whatever has it.
var sharedOut = [...]string{"归", "用于", "作为", "由", "留", "分给", "返还", "划入", "上缴", "给", "为"}

// owns are words between a share and its owner before it.
var owns = [...]string{"占", "占股", "持股", "占比", "入股", "参股", "得", "提取", "留存", "分得"}

// mostAmiss is how far from a hundred shares may lie that are one whole but for a slip.
const mostAmiss = 25

// weighedPercents reads them, in a sentence of which nothing else is told.
func (s *sentence) weighedPercents() {
	var list []term
	behind, before, people := 0, 0, map[string]int{}
	for k, t := range s.terms {
		if t.unit != "%" {
			continue
		}
		clause, after := clauseOf(s.head(k)), s.after(k, 8)
		if t.open || t.rough || t.bracket >= 0 || strings.Contains(t.text, "分之") || anyof.Contains(clause, "增", "降", "率", "比上", "提高", "超", "达", "上升", "减", "不低于", "至少", "最") {
			return
		}
		list = append(list, t)
		if anyof.Prefix(after, sharedOut[:]...) {
			behind++
		}
		if anyof.Suffix(strings.TrimRight(clause, "为到总的了股"), owns[:]...) {
			before++
		}
		if noun, ok := strings.CutPrefix(after, "的"); ok {
			people[cut(noun, 2)]++
		}
	}
	n := len(list)
	if n < 3 || n > mostParts {
		return
	}
	same := 0
	for _, count := range people {
		same = max(same, count)
	}
	text := s.p.text[s.from:s.to]
	named := anyof.Contains(text, "股份", "股权", "占股", "分红", "分配", "收益", "比例") && listedShares(s, list)
	if max(behind, before, same) < n-1 && !named || anyof.Contains(text, "其中", "多选", "分别比", "同比", "增长", "以上的") || tellsOpinions(s, list) {
		return
	}
	if at := slippedShare(list); at >= 0 {
		s.judgePercents(list, true)
	}
}

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

// tellsOpinions tells whether the shares are of those who say one thing and another, which one person may say at once: 19%的群众认为路窄，30%的群众认为灯少.
func tellsOpinions(s *sentence, list []term) bool {
	n := 0
	for k, t := range s.terms {
		if t.unit == "%" {
			if _, says := opinionOf(clauseAfter(s.after(k, nearSaying))); says {
				n++
			}
		}
	}
	return n >= len(list)-1
}

// nearSaying is within how many characters behind a share those of whom it is say something.
const nearSaying = 10

// listedShares tells whether a list of shares has nothing but names between them.
func listedShares(s *sentence, list []term) bool {
	for i := 1; i < len(list); i++ {
		if !listed(s.between(list[i-1], list[i])) {
			return false
		}
	}
	return true
}

// slippedShare returns which of some shares makes them a hundred with one digit changed, -1 where none does or some of them come to a hundred.
func slippedShare(list []term) int {
	sum, step := 0.0, 1.0
	for i := range list {
		part := 0.0
		for _, t := range list[i:] {
			if part += middle(t); math.Abs(part-100) <= t.step*float64(len(list))/2+1e-9 {
				return -1
			}
		}
		sum += middle(list[i])
		step = min(step, list[i].step)
	}
	if math.Abs(sum-100) > mostAmiss {
		return -1
	}
	for i, t := range list {
		if _, slips := valueSlips(middle(t), step, middle(t)+100-sum); slips {
			return i
		}
	}
	return -1
}
