package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
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

// wordsThenNumber reports 三是 behind 首先 and 其次: one list that is counted in two ways.
func (e *enumerations) wordsThenNumber(m marker) bool {
	if m.n < 3 || m.n > 4 || !m.p.holds("其次") || !oneOf(m.p.lastBefore(m.from), "。；;") {
		return false
	}
	from, _ := m.p.line(m.from)
	counted := m.p.slice(from, m.from)
	at := strings.LastIndex(counted, "首先")
	if at < 0 || at > 0 && !strings.ContainsRune("。；：，　 ", lastRune(counted[:at])) {
		return false
	}
	counted = counted[at:]
	n := 1
	for _, word := range ordinalWords[1 : m.n-1] {
		if strings.Contains(counted, "。"+word) || strings.Contains(counted, "；"+word) {
			n++
		}
	}
	if n != m.n-1 || anyof.Contains(counted, "一是", "二是", "一要", "二要", "第一", "第二") {
		return false
	}
	e.report(sectionOrderID, m,
		fmt.Sprintf("前面用“首先”“其次”，这里用“%s”，一列里用了两种说法", m.p.slice(m.from, m.to)), fmt.Sprintf("%s goes on from 首先 and 其次: one list is counted in two ways", m.p.slice(m.from, m.to)),
		fmt.Sprintf("改成“%s，”，或把前面的改成“一是”“二是”", ordinalWords[m.n-1]), fmt.Sprintf("make it %s, or count with 一是 and 二是 from the first on", ordinalWords[m.n-1]))
	return true
}
