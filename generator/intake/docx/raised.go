package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Small signs that text has for what is set above and below the line: m², CO₂, a note's number.
const (
	lineSigns  = "0123456789+-−=()n"
	aboveSigns = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"
	belowSigns = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ"
)

// raised is the text of a run as it is set: above the line or below it. Digits that lost their place would say
// something else: 10² would be 102, and the number of a note would be one of the text.
func (x *paragraphReader) raised(props *node, s string) string {
	signs := ""
	switch x.shown(props, "vertAlign").attr("val") {
	case "superscript":
		signs = aboveSigns
	case "subscript":
		signs = belowSigns
	default:
		return s
	}
	small := strings.Map(func(c rune) rune {
		if at := strings.IndexRune(lineSigns, c); at >= 0 {
			return []rune(signs)[utf8.RuneCountInString(lineSigns[:at])]
		}
		if unicode.IsSpace(c) {
			return c
		}
		return -1
	}, s)
	if utf8.RuneCountInString(small) == utf8.RuneCountInString(s) {
		return small
	}
	before, _ := utf8.DecodeLastRuneInString(x.text.String())
	if first, _ := utf8.DecodeRuneInString(s); !unicode.IsDigit(before) || !unicode.IsDigit(first) {
		return s
	}
	sign := "^" // as in a formula
	if signs == belowSigns {
		sign = "_"
	}
	x.aside("上下标", x.text.String(), s+"：没有这样的小字，写成了 "+sign+s)
	return sign + s
}
