package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// growthColumns holds a column of growth against the two columns of years before it: 2021年 1200, 2022年 1560, 增长 30%. Most rows must say that it is so.
func (x *tableNumbers) growthColumns() {
	for c := 3; c < len(x.heads); c++ {
		if !anyof.Contains(x.heads[c], "增长", "增速", "增幅", "同比") || anyof.Contains(x.heads[c], "年均", "累计", "量", "额") {
			continue
		}
		from, to := yearIn(x.heads[c-2]), yearIn(x.heads[c-1])
		if to != from+1 || from == 0 {
			continue
		}
		x.holdColumns(c, func(cells []cellNumber) (float64, float64, string) {
			was, now, rate := cells[c-2], cells[c-1], cells[c]
			right := rateOf(was.value, now.value, true)
			return right, rate.step + 100*was.step/was.value, fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(now.value, 1), decimal(was.value, 1), decimal(was.value, 1), percentText(right, rate.step))
		}, c-2, c-1)
	}
}

// restColumns holds a column of what is left against those of what came and what went: 收入 13.9, 支出 11.8, 结余 2.1.
func (x *tableNumbers) restColumns() {
	for c := 3; c < len(x.heads); c++ {
		if !anyof.Prefix(x.heads[c], "结余", "利润", "盈余", "净收益", "收支结余", "余额") || !strings.Contains(x.heads[c-1], "支出") && !strings.Contains(x.heads[c-1], "成本") || !strings.Contains(x.heads[c-2], "收入") {
			continue
		}
		x.holdColumns(c, func(cells []cellNumber) (float64, float64, string) {
			in, out, rest := cells[c-2], cells[c-1], cells[c]
			slack := 0.0
			if strings.Contains(in.text+out.text+rest.text, ".") {
				slack = (in.step + out.step + rest.step) / 2 * 0.7
			}
			return in.value - out.value, slack, fmt.Sprintf("%s－%s＝%s", decimal(in.value, 1), decimal(out.value, 1), decimal(in.value-out.value, 1))
		}, c-2, c-1)
	}
}

// holdColumns holds column c against what right makes of the two before it, where all rows but one say that it is so.
func (x *tableNumbers) holdColumns(c int, right func([]cellNumber) (value, slack float64, line string), a, b int) {
	fits, wrong, lineOfWrong := 0, -1, ""
	for r, row := range x.rows {
		if !row.cells[a].reads || !row.cells[b].reads || !row.cells[c].reads || row.cells[a].value <= 0 {
			continue
		}
		v, slack, line := right(row.cells)
		if math.Abs(v-row.cells[c].value) <= slack+1e-9 {
			fits++
			continue
		}
		if wrong >= 0 {
			return
		}
		wrong, lineOfWrong = r, line
	}
	if wrong < 0 || fits < 2 {
		return
	}
	rule := sumMismatchID
	if rateHead(x.heads[c]) {
		rule = percentMismatchID
	}
	cell := x.rows[wrong].cells[c]
	x.report(rule, cell, fmt.Sprintf("%s，写的是%s", lineOfWrong, cell.text), fmt.Sprintf("%s, but the table says %s", lineOfWrong, cell.text))
}

// sharesToAll holds a column of shares whose last row says 合计 100% against its sum.
func (x *tableNumbers) sharesToAll() {
	last := len(x.rows) - 1
	if last < 2 {
		return
	}
	if _, all := totalRow(x.rows[last].label); !all {
		return
	}
	for c := 1; c < len(x.heads); c++ {
		total := x.rows[last].cells[c]
		if !anyof.Contains(x.heads[c], "占", "比重", "比例") || !total.reads || total.value != 100 {
			continue
		}
		sum, slack, ok := 0.0, 0.0, true
		var items []string
		for _, row := range x.rows[:last] {
			cell := row.cells[c]
			sub, _ := totalRow(row.label)
			ok = ok && cell.reads && !sub && cell.unit == total.unit
			sum, slack = sum+cell.value, slack+cell.step/2
			items = append(items, decimal(cell.value, 1))
		}
		if ok && math.Abs(sum-100) > max(0.7*slack, total.step/2) && !x.reportedIn(c) && sum > 80 && sum < 125 {
			line := fmt.Sprintf("%s＝%s", strings.Join(items, "＋"), decimal(sum, 1))
			x.report(sumMismatchID, total, fmt.Sprintf("%s，写的是%s", line, total.text), fmt.Sprintf("%s, but the table says %s", line, total.text))
		}
	}
}

// reportedIn tells whether something is reported of a column's cells already.
func (x *tableNumbers) reportedIn(c int) bool {
	for _, q := range x.n.out.list {
		for _, row := range x.rows {
			if cell := row.cells[c].cell; cell != nil && q.Span.File == cell.Span.File && q.Span.Start == cell.Span.Start {
				return true
			}
		}
	}
	return false
}
