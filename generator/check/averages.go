package check

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// findAverages holds 户均 against the total and the number of households: 120户…240万元，户均2万元.
func (s *sentence) findAverages() {
	for k := 2; k < len(s.terms); k++ {
		avg := s.terms[k]
		unit := averageOf(s.head(k))
		if unit == "" || avg.share() {
			continue
		}
		total, n := -1, -1
		for j := k - 1; j >= 0 && j >= k-3; j-- {
			t := s.terms[j]
			if _, _, ok := avg.in(t.unit); ok && total < 0 && string(t.unit) != unit {
				total = j
			} else if string(t.unit) == unit && n < 0 {
				n = j
			} else {
				break
			}
		}
		if total < 0 || n < 0 {
			continue
		}
		between := s.p.text[s.terms[min(total, n)].to:avg.from]
		if strings.ContainsAny(between, "；。：（") || utf8.RuneCountInString(s.p.text[s.terms[k-1].to:avg.from]) > 8 || utf8.RuneCountInString(between) > 30 ||
			strings.Contains(between, "其中") || strings.Contains(between, "每") || strings.Contains(s.head(total), "均") {
			continue
		}
		s.average(avg, s.terms[total], s.terms[n], unit)
	}
}

// averageOf returns the unit that an average is counted by, "" where the words before a figure
// say none.
func averageOf(head string) string {
	clause := strings.TrimLeft(head, "，,、")
	if strings.ContainsAny(clause, "，；。") || utf8.RuneCountInString(clause) > 7 {
		return ""
	}
	for _, w := range [...]struct{ word, unit string }{{"户均", "户"}, {"平均每户", "户"}, {"每户平均", "户"}, {"人均", "人"}, {"平均每人", "人"}, {"亩均", "亩"}, {"平均每亩", "亩"}, {"村均", "个"}} {
		if strings.HasPrefix(clause, w.word) {
			return w.unit
		}
	}
	return ""
}

// middleIn is a term's number in another's unit.
func middleIn(t, other term) float64 {
	low, high, ok := t.in(other.unit)
	if !ok || t.low+t.high == 0 {
		return 0
	}
	return middle(t) * (low + high) / (t.low + t.high)
}

func (s *sentence) average(avg, total, n term, unit string) {
	tl, th, ok := total.in(avg.unit)
	if !ok || n.low <= 0 {
		return
	}
	low, high := tl/n.high, th/n.low
	scale := scaleOf(avg.text)
	slack := avg.step * scale // a cut-off last digit
	if !apart(low, high, avg.low-1e-9, avg.high+slack/2) {
		return
	}
	line := fmt.Sprintf("%s÷%s＝%s", decimal(middle(total), scale), decimal(middle(n), 1), decimal(middleIn(total, avg)/middle(n), scale))
	s.report(sumMismatchID, avg, fmt.Sprintf("%s，写的是%s", line, decimal(middle(avg), scale)), fmt.Sprintf("%s a %s, but the text says %s", line, unit, decimal(middle(avg), scale)))
}
