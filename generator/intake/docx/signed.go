package docx

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// A date below a paper: in digits of any width, in Chinese numerals (of which the nought has many forms), with points
// or dashes, and with the word that stands where the seal is to be.
var signedDate = lazyregexp.New(`^([0-9０-９一二三四五六七八九〇○零OＯoо]{4})(?:\s*年\s*([0-9０-９一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９一二三四五六七八九十]{1,3})\s*日|\s*[.．/-]\s*([0-9０-９]{1,2})\s*[.．/-]\s*([0-9０-９]{1,2}))(?:\s*[（(](?:印章|公章|盖章|签章|章)[）)])?$`)

// dateOf reads a line that is a date and nothing else, "" for any other line.
func dateOf(text string) string {
	m := signedDate.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	year := 0
	for _, c := range m[1] {
		d := numeral.Arabic(c)
		if d < 0 {
			d = max(numeral.Digit(c), 0)
		}
		year = year*10 + d
	}
	month, day := dayNumber(m[2]+m[4]), dayNumber(m[3]+m[5])
	if date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); year < 1900 || year > 2099 || date.Day() != day || int(date.Month()) != month {
		return ""
	}
	return fmt.Sprintf("%d-%02d-%02d", year, month, day)
}

// dayNumber is the number of a month or a day, 0 for none.
func dayNumber(s string) int {
	if first, _ := utf8.DecodeRuneInString(s); numeral.Arabic(first) < 0 {
		n, length := numeral.Prefix([]rune(s))
		if length != utf8.RuneCountInString(s) {
			return 0
		}
		return n
	}
	n := 0
	for _, c := range s {
		d := numeral.Arabic(c)
		if d < 0 {
			return 0
		}
		n = n*10 + d
	}
	return n
}
