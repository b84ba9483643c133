// Package scale chooses the ticks of an axis of values and says where on it a value lies.
package scale

import (
	"math"
	"strconv"

	"casebook/generator/svg"
)

// Scale is an axis of values: ticks at first×step … (first+Count)×step, where the step is
// mantissa × 10^exponent and its mantissa 1, 2, 25 or 5. Ticks are whole numbers of steps,
// so that they are written exactly.
type Scale struct {
	Count int // of its steps: it has one tick more

	mantissa, exponent int
	first              int
	lowest, span       float64 // its low end, and how far it reaches from there
}

// New covers low to high with about want steps of 1, 2, 2.5 or 5 × 10^n. Whole
// numbers (households, people) get no step below 1.
func New(low, high float64, want int, whole bool) Scale {
	if high <= low {
		high = low + max(1, math.Abs(low))
	}
	raw := (high - low) / float64(want)
	exponent := int(math.Floor(math.Log10(raw) + 1e-9))
	s := Scale{mantissa: 1, exponent: exponent}
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
	step := s.Step()
	s.first = int(math.Floor(low/step + 1e-9))
	s.Count = max(int(math.Ceil(high/step-1e-9))-s.first, 1)
	s.lowest = s.Low()
	s.span = s.High() - s.lowest
	return s
}

// Step is how far a tick is from the next.
func (s Scale) Step() float64 { return float64(s.mantissa) * math.Pow10(s.exponent) }

// At returns the value of tick i, 0 ≤ i ≤ Count.
func (s Scale) At(i int) float64 { return float64(s.first+i) * s.Step() }

// Low and High are its first and last tick.
func (s Scale) Low() float64  { return s.At(0) }
func (s Scale) High() float64 { return s.At(s.Count) }

// Place maps a value to a coordinate between from (low) and to (high).
func (s Scale) Place(v, from, to float64) float64 {
	return from + (v-s.lowest)/s.span*(to-from)
}

// Append writes tick i divided by 10^power.
func (s Scale) Append(b []byte, i, power int) []byte {
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

// Width is the widest tick text.
func (s Scale) Width(power int) float64 {
	var room [48]byte
	w := 0.0
	for i := 0; i <= s.Count; i++ {
		t := 0.0
		for _, c := range s.Append(room[:0], i, power) {
			t += svg.RuneWidth(rune(c))
		}
		w = max(w, t*svg.FontSize)
	}
	return w
}

// appendGrouped appends digits with a point before the last decimals of them.
func appendGrouped(b, digits []byte, decimals int) []byte {
	whole := len(digits) - decimals
	if whole <= 0 {
		b = append(b, '0')
	}
	for i := 0; i < whole; i++ {
		if i > 0 && (whole-i)%3 == 0 {
			b = append(b, ',')
		}
		b = append(b, digits[i])
	}
	if decimals == 0 {
		return b
	}
	b = append(b, '.')
	for i := whole; i < 0; i++ {
		b = append(b, '0')
	}
	return append(b, digits[max(whole, 0):]...)
}
