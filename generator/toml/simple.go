package toml

import (
	"strings"
)

// isSimple tells whether a text is made of nothing but lines about which no two parsers can
// differ, as nearly all fact files and front matters are: blank ones, comments, heads of
// tables, and keys with a text without escapes, a number, a boolean, a date or a list of texts.
func isSimple(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), " ")
		if !isSimpleLine(line) {
			return false
		}
	}
	return true
}

func isSimpleLine(line string) bool {
	if line == "" {
		return true
	}
	if line[0] == '#' {
		return isSimpleText(line)
	}
	if name, isTables := strings.CutPrefix(line, "[["); isTables {
		name, closed := strings.CutSuffix(name, "]]")
		return closed && isBareKey(name)
	}
	key, value, found := strings.Cut(line, " = ")
	if !found || !isBareKey(key) {
		return false
	}
	if list, isList := strings.CutPrefix(value, "["); isList {
		list, closed := strings.CutSuffix(list, "]")
		for item := range strings.SplitSeq(list, ", ") {
			closed = closed && isSimpleString(item)
		}
		return closed
	}
	return value == "true" || value == "false" || isSimpleString(value) || isSimpleNumber(value) || isSimpleDate(value)
}

func isBareKey(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isDigit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_' && c != '-' {
			return false
		}
	}
	return s != ""
}

// isSimpleText tells whether a text has no character that TOML forbids or gives a meaning in a
// string.
func isSimpleText(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == 0x7F || c == '\\' {
			return false
		}
	}
	return true
}

func isSimpleString(s string) bool {
	return len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' && strings.IndexByte(s[1:len(s)-1], '"') < 0 && isSimpleText(s)
}

// isSimpleNumber: a whole number or a decimal, without leading zeros.
func isSimpleNumber(s string) bool {
	whole, part, isDecimal := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return onlyDigits(whole) && (whole == "0" || whole[0] != '0') && (!isDecimal || onlyDigits(part))
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// isSimpleDate: a day that every month has.
func isSimpleDate(s string) bool {
	if len(s) != len("2024-01-02") || s[4] != '-' || s[7] != '-' || !onlyDigits(s[:4]) || !onlyDigits(s[5:7]) || !onlyDigits(s[8:]) {
		return false
	}
	return s[:4] != "0000" && s[5:7] >= "01" && s[5:7] <= "12" && s[8:] >= "01" && s[8:] <= "28"
}
