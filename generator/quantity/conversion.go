package quantity

import (
	"math"
	"math/big"
	"math/bits"
)

// quotient returns c × num ÷ den × 10^shift rounded to a whole number, half away from zero, false
// where 128 bits do not hold what that takes. num and den are above zero.
func quotient(c, num, den int64, shift int) (int64, bool) {
	high, low := bits.Mul64(magnitudeOf(c), uint64(num))
	divisor := uint64(den)
	power, ok := power64(max(shift, -shift))
	if !ok {
		return 0, false
	}
	if shift >= 0 {
		over, top := bits.Mul64(high, power)
		carry, bottom := bits.Mul64(low, power)
		sum, more := bits.Add64(top, carry, 0)
		high, low = sum, bottom
		ok = over == 0 && more == 0
	} else {
		over, product := bits.Mul64(divisor, power)
		divisor = product
		ok = over == 0
	}
	if !ok || high >= divisor {
		return 0, false
	}
	whole, rest := bits.Div64(high, low, divisor)
	if whole >= math.MaxInt64 {
		return 0, false
	}
	if rest >= divisor-rest {
		whole++
	}
	if c < 0 {
		return -int64(whole), true
	}
	return int64(whole), true
}

// power64 returns 10^n, false where 64 bits do not hold it.
func power64(n int) (uint64, bool) {
	if n > 18 {
		return 0, false
	}
	return uint64(pow10(n)), true
}

// Conversion leads from one unit to another. It is worked out once for many values; the zero
// Conversion is that of units that do not compare.
type Conversion struct {
	num, den int64 // of the units' own names; both 0 where the units do not compare
	power    int   // of ten, from the magnitudes before the names
}

// NewConversion returns what leads from one unit to another.
func NewConversion(from, to Unit) Conversion { return conversion(from.parse(), to.parse()) }

func conversion(from, to parsedUnit) Conversion {
	if !agree(from, to) {
		return Conversion{}
	}
	c := Conversion{num: 1, den: 1, power: max(-18, min(from.power-to.power, 18))}
	if from.of == to.of && from.of != noDimension && from.base != "" && to.base != "" {
		c.num, c.den = from.num*to.den, from.den*to.num
	}
	return c
}

// compares tells whether values in the one unit can be said in the other.
func (c Conversion) compares() bool { return c.den != 0 }

// conversionPlaces is to how many decimal places a conversion rounds what does not end, as an
// area in 亩 does when it comes from 公顷.
const conversionPlaces = 8

// Value returns v of the one unit in the other, false where the units do not compare or the
// result is out of range. What has no end in decimals is rounded to eight places.
func (c Conversion) Value(v Decimal) (Decimal, bool) {
	if !c.compares() {
		return Missing, false
	}
	if v.IsMissing() {
		return Missing, true
	}
	coefficient, scale := v.Parts()
	if c.num == c.den && scale-c.power <= conversionPlaces {
		d, err := fromParts(coefficient, scale-c.power)
		if err != nil {
			return Missing, false
		}
		return d, true
	}
	for places := conversionPlaces; places >= 0; places -= 2 {
		rounded, ok := quotient(coefficient, c.num, c.den, c.power-scale+places)
		if !ok {
			return c.byRat(v)
		}
		if d, err := fromParts(rounded, places); err == nil {
			return d, true
		}
	}
	return Missing, false
}

// byRat is Value for numbers of any length.
func (c Conversion) byRat(v Decimal) (Decimal, bool) {
	r := new(big.Rat).SetFrac64(c.num, c.den)
	switch {
	case c.power > 0:
		r.Mul(r, big.NewRat(pow10(c.power), 1))
	case c.power < 0:
		r.Mul(r, big.NewRat(1, pow10(-c.power)))
	}
	r.Mul(r, v.rat())
	for places := conversionPlaces; places >= 0; places -= 2 {
		if d, err := fromRat(r, places); err == nil {
			return d, true
		}
	}
	return Missing, false
}

// Convert returns v of one unit in another, as Conversion.Value does.
func Convert(v Decimal, from, to Unit) (Decimal, bool) { return NewConversion(from, to).Value(v) }
