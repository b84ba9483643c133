package check

import (
	"fmt"
	"math"
	"strings"
)

// sharesEach reads A、B、C，分别占总数的P%、Q%、R%: as many shares as amounts before them. They are held where
// the shares are all there is, each against what the amounts come to.
func (s *sentence) sharesEach() {
	for k := 2; k+1 < len(s.terms); k++ {
		if !strings.Contains(clauseOf(s.head(k)), "分别占") {
			continue
		}
		n, percents, slack := 0, 0.0, 0.0
		for k+n < len(s.terms) && s.terms[k+n].unit == "%" && (n == 0 || runeCount(s.head(k+n)) <= 1) {
			percents += middle(s.terms[k+n])
			slack += s.terms[k+n].step
			n++
		}
		if n < 2 || k < n || math.Abs(percents-100) > 15 {
			return
		}
		amounts, sum := s.terms[k-n:k], 0.0
		for _, t := range amounts {
			if t.open || t.rough || !comparable(t, amounts[0]) || strings.Contains(s.p.text[t.from:s.terms[k].from], "；") {
				return
			}
			sum += t.as(amounts[0].unit)
		}
		if k > n && comparable(s.terms[k-n-1], amounts[0]) && !same(middle(s.terms[k-n-1]), sum) {
			return // of another whole than themselves
		}
		right := 0
		wrong := -1
		for i, t := range amounts {
			p := s.terms[k+i]
			if math.Abs(t.as(amounts[0].unit)/sum*100-middle(p)) <= p.step+1e-9 {
				right++
			} else {
				wrong = i
			}
		}
		if wrong < 0 || right < n-1 {
			return // they are shares of something else
		}
		t, p := amounts[wrong], s.terms[k+wrong]
		scale := scaleOf(t.text)
		line := fmt.Sprintf("%s÷%s＝%s", decimal(t.as(amounts[0].unit), scale), decimal(sum, scale), percentText(t.as(amounts[0].unit)/sum*100, p.step))
		s.report(percentMismatchID, p, fmt.Sprintf("%s，写的是%s", line, p.text), fmt.Sprintf("%s, but the text says %s", line, p.text))
		return
	}
}
