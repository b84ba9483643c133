package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Tables that state the whole first and then divide it in several ways, as statistics do: 总人口, 其中：城镇, 乡村, 其中：男性, 女性.

// groupTotals holds such divisions, where they are all there is, against the first row.
func (x *tableNumbers) groupTotals() {
	if len(x.rows) < 3 || strings.HasPrefix(x.rows[0].label, "其中") {
		return
	}
	var group []int
	flush := func() {
		if len(group) > 1 && x.dividesAll(group) {
			for c, head := range x.heads {
				if total := x.rows[0].cells[c]; total.reads && (!rateHead(head) || shareHead(head)) {
					parts := make([]cellNumber, len(group))
					for i, r := range group {
						parts[i] = x.rows[r].cells[c]
					}
					x.holdTotal(total, parts)
				}
			}
		}
		group = nil
	}
	for r, row := range x.rows[1:] {
		if strings.HasPrefix(row.label, "其中") {
			flush()
			group = []int{r + 1}
		} else if group != nil {
			group = append(group, r+1)
		}
	}
	flush()
}

// dividesAll tells whether rows are all that there is by their labels: 城镇 and 乡村, 0-15岁, 16-59岁 and 60周岁及以上.
func (x *tableNumbers) dividesAll(group []int) bool {
	var nouns []string
	ages := 0
	for _, r := range group {
		label := strings.TrimLeft(strings.TrimPrefix(x.rows[r].label, "其中"), "：:　 ")
		nouns = append(nouns, label+"|")
		if strings.Contains(label, "岁") {
			ages++
		}
	}
	first, last := nouns[0], nouns[len(nouns)-1]
	if ages == len(group) {
		return strings.HasPrefix(first, "0") && anyof.Contains(last, "以上")
	}
	return exhaustive(nouns)
}

// shareHead tells whether a column holds shares of the whole.
func shareHead(head string) bool {
	return anyof.Contains(head, "占比", "比重", "比例", "占总", "构成") && !anyof.Contains(head, "同比", "环比", "提高", "增")
}

// sharesOfFirst holds a column of shares against the one beside it, where the first row is the whole.
func (x *tableNumbers) sharesOfFirst() {
	for c, head := range x.heads {
		base := c - 1
		if !shareHead(head) || base < 0 || rateHead(x.heads[base]) || !x.numbers(base) {
			continue
		}
		whole, all := x.rows[0].cells[base], x.rows[0].cells[c]
		if all.value != 100 {
			continue
		}
		var wrong []int
		right := 0
		for r, row := range x.rows[1:] {
			share, part := row.cells[c], row.cells[base]
			if !share.reads || !part.reads {
				continue
			}
			if v := part.value / whole.value * 100; math.Abs(v-share.value) < share.step+1e-9 {
				right++
			} else {
				wrong = append(wrong, r+1)
			}
		}
		if right < 2 || len(wrong) > 2 {
			continue
		}
		for _, r := range wrong {
			share, part := x.rows[r].cells[c], x.rows[r].cells[base]
			line := fmt.Sprintf("%s÷%s＝%s", decimal(part.value, 1), decimal(whole.value, 1), percentText(part.value/whole.value*100, share.step))
			x.report(percentMismatchID, share, fmt.Sprintf("%s，写的是%s", line, share.text), fmt.Sprintf("%s, but the table says %s", line, share.text))
		}
	}
}
