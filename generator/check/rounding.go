package check

import (
	"math"
	"strings"
)

// What rounding leaves open of two amounts of which a third figure is worked out.

// evenDigits gives the coarser of two amounts of one scale the digits of the finer: beside 13.2亿元 12亿元 is 12.0, for whoever rounds one of
// them rounds both. One that has a single digit other than nought is left as it is: 10亿元 may be 9.8.
func evenDigits(a, b term) (term, term) {
	if !asWritten(a) || !asWritten(b) || a.unit != b.unit || scaleOf(a.text) != scaleOf(b.text) {
		return a, b
	}
	fine := min(step(a.text), step(b.text))
	return a.downTo(fine), b.downTo(fine)
}

// asWritten tells whether a figure stands for no more than its number in digits.
func asWritten(t term) bool {
	return !t.bound && !t.open && !t.rough && t.number > 0 && t.text[0] >= '0' && t.text[0] <= '9'
}

// downTo is the amount with digits down to a step.
func (t term) downTo(fine float64) term {
	if step(t.text) <= fine || significantDigits(t.text) < 2 {
		return t
	}
	half := fine / 2 * scaleOf(t.text)
	t.low, t.high = max(t.low, t.number-half), min(t.high, t.number+half)
	return t
}

// significantDigits is how many digits a number has between the first and the last that is not nought.
func significantDigits(text string) int {
	digits := digitsOf(text)
	return len(strings.Trim(digits, "0"))
}

// byRounding is how rarely, on either side, rounding may be what two figures and a third differ by, to be taken for it.
const byRounding = 0.01

// likelyGrowth returns the ends of b÷a－1, in percent, that rounding leaves open but for the rarest cases: that both ends of a growth were
// cut to the last is as good as never so.
func likelyGrowth(a, b term) (low, high float64) {
	mid := (b.value()/a.value() - 1) * 100
	ratio := b.value() / a.value() * 100
	h1, h2 := ratio*(a.high-a.low)/2/a.value(), (b.high-b.low)/2/a.value()*100
	if h1 < h2 {
		h1, h2 = h2, h1
	}
	reach := h1 + h2 - math.Sqrt(8*byRounding*h1*h2) // the sum of two even distributions: its corner has this share
	if h2 < 2*byRounding*h1 {
		reach = h1 * (1 - 2*byRounding)
	}
	return mid - reach, mid + reach
}
