package check

import "math"

// A number stated again as about, more or less than a round one: 19874元, 将近2万元.

const (
	roughBetween = 8   // amounts between a number and the round one
	mostMore     = 1.3 // as many times the round number is what is said to be more than it
	mostAbout    = 0.15
)

// roughs finds round numbers that may be reported of an exact one before them.
func (e *equations) roughs(from int) {
	for i := from; i < len(e.list); i++ {
		t := &e.list[i]
		if !t.open && !t.rough || t.other || t.number <= 0 || t.isRate() || neverHeld(t.unit) || significantDigits(t.text) > 3 {
			continue
		}
		for k := i - 1; k >= max(from, i-roughBetween); k-- {
			if a := &e.list[k]; a.class >= 0 && (a.unit == t.unit || comparable(a.term, t.term)) && significantDigits(a.text) > significantDigits(t.text) && e.apart(i, k) <= 2 {
				e.roughly(k, i)
			}
		}
	}
}

// roughly takes up a number and a round one.
func (e *equations) roughly(k, i int) {
	a, t := &e.list[k], &e.list[i]
	v, reported := a.as(t.unit), t.number
	x := equation{kind: roughlyEqual, form: "about", stated: i, of: []int{k}, digits: fewestDigits}
	if t.open {
		x.form, x.holds = "more", v >= reported && v <= mostMore*reported
	} else {
		x.holds = math.Abs(v-reported) <= mostAbout*reported
	}
	unit := math.Pow10(int(math.Floor(math.Log10(reported)+1e-9)) - significantDigits(t.text) + 1)
	x.right = math.Floor(v/unit) * unit
	for _, round := range [...]float64{math.Floor(v / unit), math.Ceil(v / unit)} {
		if said := math.Round(reported / unit); slip(int64(said), int64(round)) {
			x.slip = true
		}
	}
	if x.holds || x.slip {
		e.found = append(e.found, x)
	}
}
