package quantity

import (
	"cmp"
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number in eight bytes: a 58-bit coefficient over a power of
// ten from 10^0 to 10^30. A country's villages hold hundreds of millions of figures, which
// is why it is not a big.Rat; money is counted in it, which is why it is not a float.
//
// Trailing zeros of the fraction are dropped, so that equal numbers are equal with ==.
// The zero Decimal is 0.
type Decimal struct {
	bits int64 // coefficient<<5 | scale, or missingBits
}

const (
	scaleBits      = 5
	maxScale       = 30
	maxCoefficient = 1<<57 - 1
	missingBits    = math.MinInt64
)

// Missing stands for a figure that nobody gave: a gap in a series. It equals only itself.
var Missing = Decimal{bits: missingBits} // a constant in all but syntax; never assigned

// ErrSyntax is returned for text that is no plain decimal number, ErrRange for one that
// has more digits than Decimal holds.
var (
	ErrSyntax = errors.New("not a decimal number")
	ErrRange  = errors.New("number out of range")
)

// FromInt returns n as a Decimal, or Missing where |n| is not below 2^57 (1.4×10^17).
func FromInt(n int64) Decimal {
	d, err := fromParts(n, 0)
	if err != nil {
		return Missing
	}
	return d
}

// FromParts returns coefficient × 10^-scale.
func FromParts(coefficient int64, scale int) (Decimal, error) {
	return fromParts(coefficient, scale)
}

func fromParts(c int64, scale int) (Decimal, error) {
	for scale > 0 && c%10 == 0 {
		c /= 10
		scale--
	}
	for scale < 0 {
		if c > maxCoefficient/10 || c < -maxCoefficient/10 {
			return Decimal{}, ErrRange
		}
		c *= 10
		scale++
	}
	if c > maxCoefficient || c < -maxCoefficient || scale > maxScale {
		return Decimal{}, ErrRange
	}
	return Decimal{bits: c<<scaleBits | int64(scale)}, nil
}

// ParseDecimal reads a plain ASCII decimal: an optional sign, digits with at most one
// point, no exponent, no separators. "1_000" of TOML must have its underscores removed.
func ParseDecimal(s string) (Decimal, error) {
	body := strings.TrimLeft(s, "+-")
	if len(s)-len(body) > 1 || body == "" {
		return Decimal{}, ErrSyntax
	}
	var c int64
	scale, digits := 0, 0
	seenPoint, tooLong := false, false
	for i := 0; i < len(body); i++ {
		switch ch := body[i]; {
		case ch == '.' && !seenPoint:
			seenPoint = true
		case ch >= '0' && ch <= '9':
			digits++
			if c > maxCoefficient/10 {
				// Zeros after the last digit that counts are none.
				tooLong = tooLong || !seenPoint || ch != '0'
				continue
			}
			c = c*10 + int64(ch-'0')
			if seenPoint {
				scale++
			}
		default:
			return Decimal{}, ErrSyntax
		}
	}
	switch {
	case digits == 0:
		return Decimal{}, ErrSyntax
	case tooLong:
		return Decimal{}, ErrRange
	}
	if s[0] == '-' {
		c = -c
	}
	return fromParts(c, scale)
}

// fromRat rounds r to the given number of decimal places, half away from zero.
func fromRat(r *big.Rat, places int) (Decimal, error) {
	return ParseDecimal(r.FloatString(places))
}

// IsMissing tells whether d is the gap.
func (d Decimal) IsMissing() bool { return d.bits == missingBits }

// Parts returns the coefficient and the number of decimal places.
func (d Decimal) Parts() (coefficient int64, scale int) {
	if d.IsMissing() {
		return 0, 0
	}
	return d.bits >> scaleBits, int(d.bits & (1<<scaleBits - 1))
}

// rat returns d exactly; Missing gives 0.
func (d Decimal) rat() *big.Rat {
	c, scale := d.Parts()
	den := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil)
	return new(big.Rat).SetFrac(big.NewInt(c), den)
}

// Float64 returns the nearest float, for drawing only; Missing gives NaN.
func (d Decimal) Float64() float64 {
	if d.IsMissing() {
		return math.NaN()
	}
	c, scale := d.Parts()
	if scale == 0 {
		return float64(c)
	}
	return float64(c) / math.Pow10(scale)
}

// Sign returns -1, 0 or 1.
func (d Decimal) Sign() int {
	c, _ := d.Parts()
	switch {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

// Cmp returns -1, 0 or 1 as d is less than, equal to or greater than e. Missing is less
// than any number, so that sorting puts the gaps first.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d == e:
		return 0
	case d.IsMissing():
		return -1
	case e.IsMissing():
		return 1
	}
	dc, ds := d.Parts()
	ec, es := e.Parts()
	if ds <= es {
		if p, ok := shifted(dc, es-ds); ok {
			return cmp.Compare(p, ec)
		}
	} else if p, ok := shifted(ec, ds-es); ok {
		return cmp.Compare(dc, p)
	}
	return d.rat().Cmp(e.rat())
}

// Append appends d as plain text, "" for Missing: no separators, a point, no exponent.
func (d Decimal) Append(b []byte) []byte {
	if d.IsMissing() {
		return b
	}
	c, scale := d.Parts()
	if c < 0 {
		b = append(b, '-')
		c = -c
	}
	return appendDigits(b, uint64(c), scale, false)
}

// appendDigits appends c × 10^-scale, with a comma before each group of three digits where grouped says so. It is written from its end.
func appendDigits(b []byte, c uint64, scale int, grouped bool) []byte {
	switch { // as nearly all figures of villages are
	case grouped && c >= 1000 || scale > 1:
	case scale == 0:
		return strconv.AppendUint(b, c, 10)
	default:
		return append(strconv.AppendUint(b, c/10, 10), '.', byte('0'+c%10))
	}
	var text [64]byte
	at := len(text)
	for range scale {
		at--
		text[at] = byte('0' + c%10)
		c /= 10
	}
	if scale > 0 {
		at--
		text[at] = '.'
	}
	for n := 0; n == 0 || c > 0; n++ {
		if grouped && n > 0 && n%3 == 0 {
			at--
			text[at] = ','
		}
		at--
		text[at] = byte('0' + c%10)
		c /= 10
	}
	return append(b, text[at:]...)
}

// String returns d as plain text, "" for Missing.
func (d Decimal) String() string { return string(d.Append(nil)) }
