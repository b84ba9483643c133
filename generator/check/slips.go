package check

import "math"

// Slips are looked for where the words only make it likely that figures belong together. If any reading
// of them comes out, all is right; a report is made where the likely one misses by a single slip.

// sumStands tells whether another figure before the parts is what they come to: then they are its parts.
func (s *sentence) sumStands(l parts, sum float64) bool {
	for _, of := range [...]*sentence{s, s.former} {
		if of == nil {
			continue
		}
		for _, t := range of.terms {
			if t.from >= l.list[0].from || t.from == l.whole.from || !comparable(t, l.whole) {
				continue
			}
			if v := t.as(l.whole.unit); same(v, sum) || t.from < l.whole.from && same(v, sum+middle(l.whole)) {
				return true // or what was taken for their whole is the first of them: 1860万元，其中中央920万元，省级540万元，县级400万元
			}
		}
	}
	return false
}

// names are what the parts are called.
func (l parts) names() []string {
	names := make([]string, len(l.nouns))
	for i := range l.nouns {
		names[i] = l.bare(i)
	}
	return names
}

// byRoundings is by how many standard deviations a sum of rounded parts may miss its rounded whole to be taken for it: 1 in 100 misses by more.
const byRoundings = 2.4

// rounds tells whether a sum misses the whole by no more than what rounding its parts accounts for. What is
// counted one by one is not rounded.
func (l parts) rounds(sum float64) bool {
	slack, squares, last := 0.0, 0.0, 0.0 // half of what each number's last digit leaves open
	for i := range len(l.list) + 1 {
		t := &l.whole
		if i > 0 {
			t = &l.list[i-1]
		}
		scale := scaleOf(t.text)
		own := t.step * scale
		if own >= 1 && scale == 1 {
			continue
		}
		if asWritten(*t) {
			own = min(own, t.high-t.low) // 15万元 is no 15.4
		}
		if v := middle(*t); v != 0 {
			own *= t.as(l.whole.unit) / v
		}
		slack += own / 2
		if i == 0 {
			last = own / 2
		} else {
			squares += own * own / 12 // the variance of an even distribution
		}
	}
	apart := math.Abs(sum - middle(l.whole))
	return apart <= 1e-9 || apart < slack*0.999 && apart <= last+byRoundings*math.Sqrt(squares) // as much as all that was cut off is as good as never so
}

// sumOfTerms is what a list comes to, in the unit of its first.
func sumOfTerms(l parts) float64 {
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.list[0].unit)
	}
	return sum
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
