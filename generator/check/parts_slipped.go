package check

import "strings"

// slippedInBrackets tells whether parts that fill their brackets come to the whole but for one mistyped digit, where the
// numbers have more digits than chance brings about: 137.8亩（其中林地51.789亩，耕地17.195亩，…）.
func (s *sentence) slippedInBrackets(l parts) bool {
	if len(l.list) < 2 || !s.fillsBrackets(l.list[len(l.list)-1]) {
		return false
	}
	scale := scaleOf(l.whole.text)
	digits, ok := sumSlips(middle(l.whole)/scale, l.values(scale))
	return ok && digits > 2
}

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
