package toml

import (
	"strings"
	"time"
)

// isInteger tells whether s is a TOML integer: decimal, 0x, 0o or 0b.
func isInteger(s string) bool {
	if len(s) > 2 && s[0] == '0' {
		switch s[1] {
		case 'x':
			return digitGroups(s[2:], func(c byte) bool {
				return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
			})
		case 'o':
			return digitGroups(s[2:], func(c byte) bool { return c >= '0' && c <= '7' })
		case 'b':
			return digitGroups(s[2:], func(c byte) bool { return c == '0' || c == '1' })
		}
	}
	return isWhole(trimSign(s))
}

// isWhole tells whether s is decimal digits, parted by single underscores, without
// leading zeros.
func isWhole(s string) bool {
	return digitGroups(s, isDigit) && (s[0] != '0' || len(s) == 1)
}

func isFloat(s string) bool {
	body := trimSign(s)
	if body == "inf" || body == "nan" {
		return true
	}
	mantissa, exponent, hasExponent := cutAny(body, "eE")
	if hasExponent && !digitGroups(trimSign(exponent), isDigit) {
		return false
	}
	whole, fraction, hasPoint := strings.Cut(mantissa, ".")
	return (hasPoint || hasExponent) && isWhole(whole) && (!hasPoint || digitGroups(fraction, isDigit))
}

func trimSign(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

func cutAny(s, any string) (before, after string, found bool) {
	if i := strings.IndexAny(s, any); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// digitGroups tells whether s is digits with single underscores between them.
func digitGroups(s string, digit func(byte) bool) bool {
	after := false // the byte before was a digit
	for i := 0; i < len(s); i++ {
		switch {
		case digit(s[i]):
			after = true
		case s[i] == '_' && after:
			after = false
		default:
			return false
		}
	}
	return after
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil && len(s) == len(time.DateOnly)
}

// datetimeLayouts are TOML's forms of date and time, seconds optional as in TOML 1.1.
var datetimeLayouts = [...]string{
	"2006-01-02", "15:04:05", "15:04", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00",
}

func isDatetime(s string) bool {
	if len(s) < 5 || !isDigit(s[0]) {
		return false
	}
	upper := strings.NewReplacer("t", "T", "z", "Z", " ", "T").Replace(s)
	for _, layout := range datetimeLayouts {
		if _, err := time.Parse(layout, upper); err == nil {
			return leadingZeros(upper, layout)
		}
	}
	return false
}

// leadingZeros tells whether the parts of s have their full width, which time.Parse does
// not demand of hours.
func leadingZeros(s, layout string) bool {
	layout, _, _ = strings.Cut(layout, "Z")
	for i := 0; i < len(layout); i++ {
		if i >= len(s) || !isDigit(layout[i]) && s[i] != layout[i] {
			return false
		}
	}
	return true
}
