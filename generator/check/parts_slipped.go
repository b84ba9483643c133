package check

import "strings"

// writtenDigits is a figure's number without the zeros that round it off.
func writtenDigits(text string) string {
	end := 0
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] == '.') {
		end++
	}
	return strings.Trim(strings.Replace(text[:end], ".", "", 1), "0")
}

// arePlaces tells whether words list places and nothing else: 纳溪区、叙永县.
func arePlaces(words string) bool {
	items := strings.FieldsFunc(words, func(r rune) bool { return r == '、' || r == '和' || r == '与' })
	for _, item := range items {
		if !isPlaceItem(item) {
			return false
		}
	}
	return len(items) > 1
}
