package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Totals and shares that no 合计 names: a row or a column of the whole region, a share's column that is named by what it is of, shares
// of what all rows come to, averages.

// totalHead tells whether a column's head says that it sums others.
func totalHead(head string) bool {
	return anyof.Suffix(head, "合计", "小计", "总计", "共计", "总值", "总量", "总数", "总额") || anyof.Prefix(head, "总收入", "总投资", "总人口", "总面积", "总户数", "总人数", "总产值", "总支出", "总产量") || isRegionWhole(head)
}

// isRegionWhole tells whether a label is that of the region that the others are parts of.
func isRegionWhole(label string) bool {
	switch label {
	case "全村", "全镇", "全乡", "全县", "全区", "全市", "全省", "全州", "全旗", "全街道", "总数", "总体":
		return true
	}
	return false
}

// regionTotals holds a first or last row of the whole region against the others. That these are all of it another column
// must show, whose numbers come to it.
func (x *tableNumbers) regionTotals() {
	n := len(x.rows)
	total, rows := x.rows[0], x.rows[1:]
	if !isRegionWhole(total.label) {
		if total, rows = x.rows[n-1], x.rows[:n-1]; !isRegionWhole(total.label) {
			return
		}
	}
	right := 0
	var wrong []int
	column := func(c int) []cellNumber {
		parts := make([]cellNumber, len(rows))
		for r, row := range rows {
			parts[r] = row.cells[c]
		}
		return parts
	}
	for c, head := range x.heads {
		if rateHead(head) || x.isPercent(c) {
			continue
		}
		parts := column(c)
		if _, _, ok := addable(total.cells[c], parts); !ok {
			continue
		}
		if sums(total.cells[c], parts) {
			right++
		} else {
			wrong = append(wrong, c)
		}
	}
	for _, c := range wrong {
		if len(wrong) <= right || mistypedTotal(total.cells[c], column(c)) {
			x.holdTotal(total.cells[c], column(c))
		}
	}
}

// mistypedTotal tells whether cells come to their total but for one mistyped digit.
func mistypedTotal(total cellNumber, parts []cellNumber) bool {
	var values []float64
	for _, p := range parts {
		values = append(values, p.value/total.scale)
	}
	digits, ok := sumSlips(total.value/total.scale, values)
	return ok && digits > 2
}

// shareBase returns the column that a column of shares is of: the one that its head names (产值占比 of 产值), or the one beside it.
func (x *tableNumbers) shareBase(c int) int {
	name, _, _ := strings.Cut(x.heads[c], "占")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "比重"), "比例")
	for k, head := range x.heads {
		if k != c && runeCount(name) > 1 && strings.HasPrefix(head, name) && !rateHead(head) {
			return k
		}
	}
	return c - 1
}

// sharesOfSum holds a column of shares against what the rows of its base come to, where no row says what that is.
func (x *tableNumbers) sharesOfSum() {
	for c, head := range x.heads {
		base := x.shareBase(c)
		if !shareHead(head) || base < 0 || !x.numbers(base) || x.rows[0].cells[c].value == 100 {
			continue
		}
		whole, right, rows := 0.0, 0, 0
		for _, row := range x.rows {
			whole += row.cells[base].value
		}
		for _, row := range x.rows {
			if share := row.cells[c]; share.reads {
				rows++
				if math.Abs(row.cells[base].value/whole*100-share.value) < share.step+1e-9 {
					right++
				}
			}
		}
		if right > 1 && right == rows-1 {
			x.holdShares(c, base, whole, x.rows)
		}
	}
}

// averageColumns holds a column of averages against the two columns that it is worked out from, which most rows must show.
func (x *tableNumbers) averageColumns() {
	for c, head := range x.heads {
		if !anyof.Prefix(head, "户均", "人均", "亩均", "村均", "平均") || !x.numbers(c) {
			continue
		}
		for a := range x.heads[:c] {
			for b := range x.heads[:c] {
				for _, scale := range [...]float64{1, 1e4} {
					if a != b && x.holdAverages(c, a, b, scale) {
						return
					}
				}
			}
		}
	}
}

// holdAverages holds column c against a/b where all rows but one agree, and tells whether they do.
func (x *tableNumbers) holdAverages(c, a, b int, scale float64) bool {
	right, wrong := 0, -1
	for r, row := range x.rows {
		total, count, mean := row.cells[a], row.cells[b], row.cells[c]
		if !total.reads || !mean.reads || count.value <= 0 {
			continue
		}
		if math.Abs(total.value*scale/count.value-mean.value) <= mean.step+1e-9 {
			right++
		} else if wrong >= 0 {
			return false
		} else {
			wrong = r
		}
	}
	if right < 2 {
		return false
	}
	if wrong >= 0 {
		row := x.rows[wrong]
		line := fmt.Sprintf("%s÷%s＝%s", decimal(row.cells[a].value*scale, 1), decimal(row.cells[b].value, 1), decimal(math.Round(row.cells[a].value*scale/row.cells[b].value/row.cells[c].step)*row.cells[c].step, 1))
		x.report(sumMismatchID, row.cells[c], fmt.Sprintf("%s，写的是%s", line, row.cells[c].text), fmt.Sprintf("%s, but the table says %s", line, row.cells[c].text))
	}
	return true
}
