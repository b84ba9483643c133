package quantity

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
)

// ErrDivision is returned for a division by zero.
var ErrDivision = errors.New("division by zero")

// Add returns d + e. A gap on either side leaves a gap: a sum with a part unknown is
// unknown, never the sum of the rest.
func (d Decimal) Add(e Decimal) (Decimal, error) {
	if d.IsMissing() || e.IsMissing() {
		return Missing, nil
	}
	dc, ds := d.Parts()
	ec, es := e.Parts()
	if ds < es {
		dc, ds, ec, es = ec, es, dc, ds
	}
	if p, ok := shifted(ec, ds-es); ok {
		return fromParts(dc+p, ds)
	}
	return fromRat(new(big.Rat).Add(d.rat(), e.rat()), max(ds, es))
}

// shifted returns c × 10^n, false where that leaves the range that sums stay exact in.
func shifted(c int64, n int) (int64, bool) {
	if n > 17 {
		return 0, c == 0
	}
	p := pow10(n)
	if c > maxCoefficient/p || c < -maxCoefficient/p {
		return 0, false
	}
	return c * p, true
}

// Neg returns -d.
func (d Decimal) Neg() Decimal {
	if d.IsMissing() {
		return d
	}
	c, scale := d.Parts()
	return Decimal{bits: -c<<scaleBits | int64(scale)}
}

// Abs returns d without its sign.
func (d Decimal) Abs() Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// Sub returns d - e; a gap on either side leaves a gap.
func (d Decimal) Sub(e Decimal) (Decimal, error) { return d.Add(e.Neg()) }

// Mul returns d × e exactly; a gap on either side leaves a gap.
func (d Decimal) Mul(e Decimal) (Decimal, error) {
	if d.IsMissing() || e.IsMissing() {
		return Missing, nil
	}
	dc, ds := d.Parts()
	ec, es := e.Parts()
	if high, low := bits.Mul64(magnitudeOf(dc), magnitudeOf(ec)); high == 0 && low <= math.MaxInt64 {
		return fromParts(dc*ec, ds+es)
	}
	return fromRat(new(big.Rat).Mul(d.rat(), e.rat()), ds+es)
}

func magnitudeOf(c int64) uint64 {
	if c < 0 {
		c = -c
	}
	return uint64(c)
}

// Quo returns d ÷ e rounded to the given number of decimal places, half away from zero.
// A gap on either side leaves a gap.
func (d Decimal) Quo(e Decimal, places int) (Decimal, error) {
	if d.IsMissing() || e.IsMissing() {
		return Missing, nil
	}
	if e.Sign() == 0 {
		return Missing, ErrDivision
	}
	dc, ds := d.Parts()
	ec, es := e.Parts()
	if ec < 0 {
		dc, ec = -dc, -ec
	}
	if c, ok := quotient(dc, 1, ec, es-ds+places); ok && places >= 0 {
		return fromParts(c, places)
	}
	return fromRat(new(big.Rat).Quo(d.rat(), e.rat()), places)
}

// Round returns d rounded to the given number of decimal places, half away from zero.
func (d Decimal) Round(places int) Decimal {
	c, scale := d.Parts()
	if d.IsMissing() || scale <= places {
		return d
	}
	for ; scale > places+1; scale-- {
		c /= 10 // digits that cannot change which half the last one falls in
	}
	half := int64(5)
	if c < 0 {
		half = -half
	}
	r, _ := fromParts((c+half)/10, places) // smaller than d, so in range
	return r
}
