package chart

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/numeral"
	"casebook/generator/quantity"
	"casebook/generator/svg"
	"casebook/generator/words"
)

// appendValue appends d with thousands separators and at least so many decimal places. It
// does not round: a reader who finds 3.75 in the text must find it in the table. A gap is "—".
func appendValue(b []byte, d quantity.Decimal, decimals int) []byte {
	if d.IsMissing() {
		return append(b, "—"...)
	}
	return quantity.AppendExact(b, d, decimals)
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

// figureText is a value with its unit.
func figureText(v quantity.Decimal, decimals int, unit quantity.Unit) string {
	var room [64]byte
	return string(append(appendValue(room[:0], v, decimals), unit.Behind()...))
}

// joined joins names as the language does: 甲、乙.
func joined(texts *words.Texts, names []string) string {
	return strings.Join(names, texts.T("chart.and"))
}

// axisScale is how the values of an axis are counted: in 10^power, which is called word. unit
// is what is left of the unit.
type axisScale struct {
	power int
	word  string
	unit  quantity.Unit
}

// text is the unit that is counted in. A word that is no Chinese one stands apart from it.
func (s axisScale) text() string {
	if s.word != "" && s.unit != "" && s.word[0] < utf8.RuneSelf {
		return s.word + " " + string(s.unit)
	}
	return s.word + string(s.unit)
}

// scaleOf chooses how an axis that reaches high is counted; low is its least value, 0 where that
// does not matter. A language's text "chart.scales"
// has its powers of ten and their words from the smallest to the largest: "4 万 8 亿". A unit
// that has such a word already (万元) is counted on from there.
func scaleOf(texts *words.Texts, low, high float64, unit quantity.Unit) axisScale {
	if high < 1000 {
		return axisScale{unit: unit}
	}
	list := strings.Fields(texts.T("chart.scales"))
	own, rest := unit.Magnitude()
	best := axisScale{unit: unit}
	for k := 0; k+1 < len(list); k += 2 {
		power, err := strconv.Atoi(list[k])
		if err != nil || power-own < 3 || own > 0 && magnitudeOf(list[k+1]) != power {
			continue
		}
		// The first word is worth its while from 2 of it on, but not for five digits, which are read
		// at a glance (15,332元 says more than 1.53万元); a larger one from 1 on, where no value is less
		// than that: 7,336万人 is read, 0.7336亿人 is worked out.
		whole, least := high*pow10(own), 2*pow10(power)
		switch {
		case best.word != "":
			least = pow10(power)
		case own == 0:
			least = max(least, 1e5)
		}
		if tooSmall := best.word != "" && low > 0 && low*pow10(own) < pow10(power); whole >= least && !tooSmall {
			best = axisScale{power: power - own, word: list[k+1], unit: rest}
		}
	}
	return best
}

// magnitudeOf is the power of ten that a word of Chinese magnitudes stands for: 12 for 万亿. It
// is 0 for any other word.
func magnitudeOf(word string) int {
	power := 0
	for _, r := range word {
		m := numeral.Magnitude(r)
		if m == 0 {
			return 0
		}
		power += m
	}
	return power
}

func pow10(n int) float64 {
	v := 1.0
	for range n {
		v *= 10
	}
	return v
}
