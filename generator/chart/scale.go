package chart

import (
	"math"
	"strconv"

	"casebook/generator/svg"
)

// scale is an axis of values: ticks at first×step … (first+count)×step, where the step is
// mantissa × 10^exponent and its mantissa 1, 2, 25 or 5. Ticks are whole numbers of steps,
// so that they are written exactly.
type scale struct {
	mantissa, exponent int
	first, count       int

	lowest, span float64 // its low end, and how far it reaches from there
}

// newScale covers low to high with about want steps of 1, 2, 2.5 or 5 × 10^n. Whole
// numbers (households, people) get no step below 1.
func newScale(low, high float64, want int, whole bool) scale {
	if high <= low {
		high = low + max(1, math.Abs(low))
	}
	raw := (high - low) / float64(want)
	exponent := int(math.Floor(math.Log10(raw) + 1e-9))
	s := scale{mantissa: 1, exponent: exponent}
	switch m := raw / math.Pow10(exponent); {
	case m > 5.0001:
		s.exponent++
	case m > 2.5001:
		s.mantissa = 5
	case m > 2.0001:
		s.mantissa, s.exponent = 25, exponent-1
	case m > 1.0001:
		s.mantissa = 2
	}
	if whole && (s.exponent < 0) {
		s.mantissa, s.exponent = 1, 0
		if raw > 2 {
			s.mantissa = 5
		} else if raw > 1 {
			s.mantissa = 2
		}
	}
	step := s.step()
	s.first = int(math.Floor(low/step + 1e-9))
	s.count = max(int(math.Ceil(high/step-1e-9))-s.first, 1)
	s.lowest = s.low()
	s.span = s.high() - s.lowest
	return s
}

func (s scale) step() float64 { return float64(s.mantissa) * math.Pow10(s.exponent) }

// at returns the value of tick i, 0 ≤ i ≤ count.
func (s scale) at(i int) float64 { return float64(s.first+i) * s.step() }

func (s scale) low() float64  { return s.at(0) }
func (s scale) high() float64 { return s.at(s.count) }

// place maps a value to a coordinate between from (low) and to (high).
func (s scale) place(v, from, to float64) float64 {
	return from + (v-s.lowest)/s.span*(to-from)
}

// append writes tick i divided by 10^power.
func (s scale) append(b []byte, i, power int) []byte {
	c := int64(s.first+i) * int64(s.mantissa)
	if c == 0 {
		return append(b, '0')
	}
	if c < 0 {
		b = append(b, '-')
		c = -c
	}
	var room [40]byte
	digits := strconv.AppendInt(room[:0], c, 10)
	exponent := s.exponent - power
	for ; exponent > 0; exponent-- {
		digits = append(digits, '0')
	}
	return appendGrouped(b, digits, -exponent)
}

// width is the widest tick text.
func (s scale) width(power int) float64 {
	var room [48]byte
	w := 0.0
	for i := 0; i <= s.count; i++ {
		t := 0.0
		for _, c := range s.append(room[:0], i, power) {
			t += svg.RuneWidth(rune(c))
		}
		w = max(w, t*svg.FontSize)
	}
	return w
}
