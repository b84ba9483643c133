package check

import (
	"strings"

	"casebook/generator/source"
)

// keyed returns the place of a key's value in the TOML record around at, or at itself
// where the key is not written: records keep one place, not one for each of their keys.
func keyed(at source.Span, key string) source.Span {
	value, ok := findKey(at, key)
	if !ok {
		return at
	}
	return value
}

// findKey looks for `key = value` between the record's head and the next one's.
func findKey(at source.Span, key string) (source.Span, bool) {
	if at.File == nil || isBulk(at.File) {
		return at, false
	}
	text := at.File.Text()
	front := strings.HasSuffix(at.File.Path, ".md")
	start := int(at.Start)
	if !front {
		start = recordStart(text, start, false)
	}
	for i := start; i < len(text); {
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 {
			end = len(text) - i
		}
		line := text[i : i+end]
		trimmed := strings.TrimLeft(line, " \t")
		if i > start && !front && strings.HasPrefix(trimmed, "[") || front && i > start && strings.HasPrefix(trimmed, "+++") {
			return at, false
		}
		if rest, ok := strings.CutPrefix(trimmed, key); ok {
			if value, ok := strings.CutPrefix(strings.TrimLeft(rest, " \t"), "="); ok {
				value = strings.TrimLeft(value, " \t")
				return at.File.At(i+len(line)-len(value), len(strings.TrimRight(value, " \t\r"))), true
			}
		}
		i += end + 1
	}
	return at, false
}

func isBulk(f *source.File) bool { return strings.HasSuffix(f.Path, ".csv") || f.Sheet != "" }
