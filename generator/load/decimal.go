package load

import (
	"strings"

	"casebook/generator/quantity"
)

// decimal returns the exact number that a TOML integer or float says. It fails for inf,
// nan, other bases, and numbers that quantity.Decimal cannot hold.
func decimal(s string) (quantity.Decimal, error) {
	if n, err := plainDecimal(s); err == nil {
		return n, nil
	}
	s = strings.ReplaceAll(s, "_", "")
	mantissa, exponent, hasExponent := s, "", false
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent, hasExponent = s[:i], s[i+1:], true
	}
	if !hasExponent {
		return quantity.ParseDecimal(s)
	}
	d, err := quantity.ParseDecimal(mantissa)
	if err != nil {
		return d, err
	}
	shift, err := smallInt(exponent)
	if err != nil {
		return d, err
	}
	coefficient, scale := d.Parts()
	if coefficient == 0 {
		return d, nil
	}
	if scale-shift < -40 || scale-shift > 60 {
		return d, quantity.ErrRange
	}
	return quantity.FromParts(coefficient, scale-shift)
}

// plainDecimal is quantity.ParseDecimal for the short unsigned numbers that fill tables.
func plainDecimal(s string) (quantity.Decimal, error) {
	const short = 15 // digits that cannot leave the range
	if len(s) > short {
		return quantity.ParseDecimal(s)
	}
	coefficient, point := int64(0), -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			coefficient = coefficient*10 + int64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return quantity.ParseDecimal(s)
		}
	}
	switch {
	case s == "" || s == ".":
		return quantity.ParseDecimal(s)
	case point < 0:
		return quantity.FromInt(coefficient), nil
	}
	return quantity.FromParts(coefficient, len(s)-point-1)
}

// smallInt reads an integer of up to six digits with an optional sign.
func smallInt(s string) (int, error) {
	body, negative := strings.CutPrefix(s, "-")
	if !negative {
		body = strings.TrimPrefix(s, "+")
	}
	if !isDigits(body) {
		return 0, quantity.ErrSyntax
	}
	n := 0
	for i := 0; i < len(body); i++ {
		if n = n*10 + int(body[i]-'0'); n > 999999 {
			return 0, quantity.ErrRange
		}
	}
	if negative {
		n = -n
	}
	return n, nil
}
