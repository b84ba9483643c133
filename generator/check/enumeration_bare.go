package check

import (
	"strings"

	"casebook/generator/numeral"
)

// countedBefore tells whether all points before m begin sentences before it, each with its bare number: 一“有房住”，…。二“住好房”，…。三是.
func countedBefore(m marker) bool {
	text := "。" + m.p.slice(m.from-2*longestSentence, m.from)
	for n := 1; n < m.n; n++ {
		found := -1
		for _, number := range [...]string{numeral.Format(n) + "“", numeral.Format(n) + "‘", numeral.Format(n) + "则", numeral.Format(n) + "来", numeral.Format(n) + "曰", numeral.Format(n) + "在", numeral.Format(n) + "靠", numeral.Format(n) + "抓", "第" + numeral.Format(n)} {
			if at := strings.Index(text, number); at > 0 && strings.ContainsRune("。；：:，\n”", lastRune(text[:at])) && (found < 0 || at < found) {
				found = at
			}
		}
		if found < 0 {
			return false
		}
		text = text[found:]
	}
	return true
}
