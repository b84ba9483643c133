package chart

import (
	"strconv"

	"casebook/generator/quantity"
)

// appendValue appends d with thousands separators and at least so many decimal places. It
// does not round: a reader who finds 3.75 in the text must find it in the table. A gap is "—".
func appendValue(b []byte, d quantity.Decimal, decimals int) []byte {
	if d.IsMissing() {
		return append(b, "—"...)
	}
	c, scale := d.Parts()
	if c < 0 {
		b = append(b, '-')
		c = -c
	}
	decimals = max(decimals, scale)
	var digits [48]byte
	text := strconv.AppendInt(digits[:0], c, 10)
	for ; scale < decimals; scale++ {
		text = append(text, '0')
	}
	return appendGrouped(b, text, decimals)
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
		w += runeWidth(r)
	}
	return w * fontSize
}

// scaleWord is 万, 亿 or 万亿 where an axis that reaches high is better counted in them.
func scaleWord(high float64, unit quantity.Unit) (power int, word string, rest quantity.Unit) {
	const wan, yi = "万", "亿"
	inWan := len(unit) > len(wan) && unit[:len(wan)] == wan
	inYi := len(unit) > len(yi) && unit[:len(yi)] == yi
	switch {
	case inYi && high >= 2e4:
		return 4, wan, unit
	case inYi, inWan && high < 2e4:
		return 0, "", unit
	case inWan && high >= 1e8:
		return 8, wan + yi, unit[len(wan):]
	case inWan:
		return 4, yi, unit[len(wan):]
	case high >= 1e12:
		return 12, wan + yi, unit
	case high >= 1e8:
		return 8, yi, unit
	case high >= 2e4:
		return 4, wan, unit
	}
	return 0, "", unit
}

// appendPercent appends a ratio as a percentage with one decimal.
func appendPercent(b []byte, ratio float64) []byte {
	return append(strconv.AppendFloat(b, ratio*100, 'f', 1, 64), '%')
}
