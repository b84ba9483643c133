package chart

import (
	"bytes"
	"math"

	"casebook/generator/quantity"
	"casebook/generator/words"
)

// ChangeWords says how far a figure went since a year: percentages in points, all else in percent,
// or as a multiple from the double on. It is "" where a percentage would mean nothing: from zero or
// below it.
func ChangeWords(texts *words.Texts, unit quantity.Unit, since string, from, to quantity.Decimal) string {
	change := to.Cmp(from)
	if change == 0 {
		return texts.T("chart.unchanged")
	}
	if unit != "%" {
		if from.Sign() <= 0 || to.Sign() < 0 {
			return ""
		}
		if ratio := to.Float64() / from.Float64(); ratio >= 2 {
			return texts.Message("chart.times").Format("n", string(appendOneDecimal(nil, ratio)), "year", since)
		}
	}
	key := "chart.rise"
	switch {
	case change < 0:
		key = "chart.fall"
	case unit == "%":
		key = "chart.rise-points"
	}
	by, _ := apart(texts, unit, from, to)
	return texts.Message(key).Format("by", by)
}

// apart is how far two figures lie apart, in points or in percent of the first; false where neither
// can be said.
func apart(texts *words.Texts, unit quantity.Unit, from, to quantity.Decimal) (string, bool) {
	if unit == "%" {
		d, err := to.Sub(from)
		return texts.Message("chart.points").Format("n", string(appendValue(nil, d.Abs(), -1))), err == nil
	}
	if from.Sign() <= 0 || to.Sign() < 0 {
		return "", false
	}
	var room [32]byte
	return string(append(appendOneDecimal(room[:0], math.Abs(to.Float64()/from.Float64()-1)*100), '%')), true
}

// difference is how far two figures lie apart, in their unit where a percentage would mean nothing.
func (pl *plan) difference(from, to quantity.Decimal) string {
	if text, ok := apart(pl.texts, pl.Unit, from, to); ok {
		return text
	}
	d, err := to.Sub(from)
	if err != nil {
		return ""
	}
	return pl.figure(d.Abs())
}

// appendOneDecimal appends a number that is not below nought with one decimal, none where that is 0.
func appendOneDecimal(b []byte, v float64) []byte {
	return bytes.TrimSuffix(quantity.AppendTenths(b, v), []byte(".0"))
}
