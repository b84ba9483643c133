package check

import (
	"math"
)

// pairedSums reads a whole in two measures and parts in the same two, with no word that says that they are parts: 1042户4377人，城北安置点接收
// 623户2618人，南山安置点接收419户1759人. Where one measure comes to its whole to the last digit, the other must do so as well.
func (s *sentence) pairedSums() {
	for w := 0; w+5 < len(s.terms); w++ {
		if !s.isPair(w) {
			continue
		}
		first, second := parts{whole: s.terms[w]}, parts{whole: s.terms[w+1]}
		for k := w + 2; k+1 < len(s.terms) && s.isPair(k) && s.terms[k].unit == s.terms[w].unit && s.terms[k+1].unit == s.terms[w+1].unit; k += 2 {
			first.list, second.list = append(first.list, s.terms[k]), append(second.list, s.terms[k+1])
		}
		if len(first.list) < 2 {
			continue
		}
		a, b := first.difference(), second.difference()
		switch {
		case a == 0 && b != 0 && math.Abs(b) < 0.2*middle(second.whole):
			s.wrongSum(second, nil)
		case b == 0 && a != 0 && math.Abs(a) < 0.2*middle(first.whole):
			s.wrongSum(first, nil)
		}
		return
	}
}

// isPair tells whether term k and the one directly behind it are two measures of one thing: 623户2618人.
func (s *sentence) isPair(k int) bool {
	a, b := s.terms[k], s.terms[k+1]
	return a.plain() && b.plain() && !comparable(a, b) && b.from-a.to <= len("、") && countsThings(a) && countsThings(b)
}

// difference is by how much parts are more than their whole.
func (l parts) difference() float64 {
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	if same(sum, middle(l.whole)) {
		return 0
	}
	return sum - middle(l.whole)
}
