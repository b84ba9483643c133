package formula

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/numeral"
)

// digits reads a count a digit: 4321, 131治理模式, 343督导. Three digits at least, since 24 of
// 24条措施 is a number.
func digits(text string) (Shape, []Term) {
	for i := 0; i < len(text); i++ {
		end := i
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		if isDigits(text[:i], text[i:end], text[end:]) {
			return Digits, eachDigit(text[i:end])
		}
		i = end
	}
	run := chineseRun(text)
	if len(run) < 3 {
		return None, nil
	}
	var terms []Term
	for _, d := range run {
		terms = append(terms, Term{Count: d})
	}
	return Digits, terms
}

// isDigits tells whether a row of digits is a name and not a number, a year or a code.
func isDigits(before, run, after string) bool {
	if len(run) < 3 || len(run) > 8 || run[0] == '0' {
		return false
	}
	if len(run) == 4 && (run[:2] == "19" || run[:2] == "20") {
		return false
	}
	if before != "" && (alphanumeric(before[len(before)-1]) || before[len(before)-1] == '.') {
		return false
	}
	next, w := utf8.DecodeRuneInString(after)
	if w > 0 && (strings.ContainsRune("%‰.年月日天户个名人万亿元亩项条家所支位种次号", next) || w == 1 && alphanumeric(after[0])) {
		return false
	}
	return !strings.HasPrefix(after, "热线") && !strings.HasPrefix(after, "国道") && !strings.HasPrefix(after, "省道")
}

func eachDigit(run string) []Term {
	var terms []Term
	for i := range len(run) {
		d := int(run[i] - '0')
		terms = append(terms, Term{Count: Count{Text: run[i : i+1], Min: d, Max: d}})
	}
	return terms
}

// chineseRun returns the digits of 一三一, nil where there are not three in a row.
func chineseRun(text string) []Count {
	var run []Count
	for _, r := range text {
		n := numeral.Digit(r)
		if n <= 0 || r == '两' || r == '兩' {
			if len(run) >= 3 {
				return run
			}
			run = run[:0]
			continue
		}
		run = append(run, Count{Text: string(r), Min: n, Max: n})
	}
	return run
}
