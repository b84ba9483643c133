package chart

import (
	"casebook/generator/quantity"
	"casebook/generator/svg"
)

// appendValue appends d with thousands separators and at least so many decimal places. It
// does not round: a reader who finds 3.75 in the text must find it in the table. A gap is "—".
func appendValue(b []byte, d quantity.Decimal, decimals int) []byte {
	if d.IsMissing() {
		return append(b, "—"...)
	}
	return quantity.AppendExact(b, d, decimals)
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

// valueWidth is textWidth of appendValue.
func valueWidth(d quantity.Decimal, decimals int) float64 {
	var room [64]byte
	w := 0.0
	for _, r := range string(appendValue(room[:0], d, decimals)) {
		w += svg.RuneWidth(r)
	}
	return w * svg.FontSize
}

// appendPercent appends a ratio as a percentage with one decimal.
func appendPercent(b []byte, ratio float64) []byte {
	return append(quantity.AppendTenths(b, ratio*100), '%')
}
