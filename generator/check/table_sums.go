package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
)

// mostTableCells bounds the table that is worked out.
const mostTableCells = 20000

// findWrongTables holds totals and shares of a text's tables against their rows and columns.
func findWrongTables(n *page) {
	for _, t := range tables(n.n.Doc.Tree().Blocks, nil) {
		if len(t.Rows)*len(t.Columns) > mostTableCells || len(t.Rows) < 3 {
			continue
		}
		x := n.tableNumbers(t)
		x.columnTotals()
		x.regionTotals()
		x.rowTotals()
		x.averageColumns()
		x.shareColumns()
		x.groupTotals()
		x.sharesOfFirst()
		x.rateColumns()
		x.growthRows()
		x.growthColumns()
		x.restColumns()
		x.sharesToAll()
	}
}

// columnTotals holds 合计 and 小计 rows against the rows that they sum.
func (x *tableNumbers) columnTotals() {
	for _, row := range x.rows {
		if strings.HasPrefix(row.label, "其中") {
			return // its parts stand among the rows
		}
	}
	for c, head := range x.heads {
		if !rateHead(head) && !x.isPercent(c) {
			x.columnTotal(c)
		}
	}
}

func (x *tableNumbers) columnTotal(c int) {
	var since, details, subtotals []cellNumber
	for r, row := range x.rows {
		total, all := totalRow(row.label)
		cell := row.cells[c]
		switch {
		case !total:
			since, details = append(since, cell), append(details, cell)
		case !all:
			x.holdTotal(cell, since)
			since, subtotals = nil, append(subtotals, cell)
		case r == 0:
			x.firstTotal(c)
			return
		case sums(cell, subtotals):
			return
		default:
			x.holdTotal(cell, details)
			return
		}
	}
}

// firstTotal judges a total that stands above what it sums.
func (x *tableNumbers) firstTotal(c int) {
	var details []cellNumber
	for _, row := range x.rows[1:] {
		if total, _ := totalRow(row.label); total {
			return
		}
		details = append(details, row.cells[c])
	}
	x.holdTotal(x.rows[0].cells[c], details)
}

// isPercent tells whether a column's numbers are percentages.
func (x *tableNumbers) isPercent(c int) bool {
	for _, row := range x.rows {
		if u := row.cells[c].unit; u == "%" || u == "％" {
			return true
		}
	}
	return false
}

// addable tells whether a total and its parts are numbers in one unit, and how far rounding lets
// their sum be off.
func addable(total cellNumber, parts []cellNumber) (sum, slack float64, ok bool) {
	if !total.reads {
		return 0, 0, false
	}
	numbers, scaled := 0, total.scale > 1
	least, halves := total.step, total.step/2
	for _, p := range parts {
		if p.blank {
			continue
		}
		if !p.reads || p.unit != total.unit {
			return 0, 0, false
		}
		numbers++
		sum += p.value
		least, halves = min(least, p.step), halves+p.step/2
		scaled = scaled || p.scale > 1
	}
	if scaled {
		if total.step == total.scale {
			halves = 0 // 50万元 of 30万元 and 20万元
		}
		return sum, halves, numbers > 1
	}
	if least < 1 {
		slack = (float64(numbers)*least + total.step) / 2
	}
	if least == 1 && numbers >= manyRows && total.value >= 10000 {
		slack = 2 // statistics round each of many rows
	}
	return sum, slack, numbers > 1
}

// manyRows is how many large rounded numbers come to a total that may be a little off.
const manyRows = 8

func sums(total cellNumber, parts []cellNumber) bool {
	sum, slack, ok := addable(total, parts)
	return ok && math.Abs(sum-total.value) <= slack+1e-9*math.Abs(sum)
}

// mostAddends is how many numbers a message writes out.
const mostAddends = 6

func (x *tableNumbers) holdTotal(total cellNumber, parts []cellNumber) {
	sum, _, ok := addable(total, parts)
	if !ok || sums(total, parts) {
		return
	}
	var items []string
	for _, p := range parts {
		if !p.blank {
			items = append(items, decimal(p.value, total.scale))
		}
	}
	line, english := strings.Join(items, "＋")+"＝"+decimal(sum, total.scale), strings.Join(items, "+")+" = "+decimal(sum, total.scale)
	if len(items) > mostAddends {
		line, english = fmt.Sprintf("%d行相加＝%s", len(items), decimal(sum, total.scale)), fmt.Sprintf("%d rows add up to %s", len(items), decimal(sum, total.scale))
	}
	x.report(sumMismatchID, total, fmt.Sprintf("%s，写的是%s", line, total.text), fmt.Sprintf("%s, but the table says %s", english, total.text))
}

func (x *tableNumbers) report(rule problem.Rule, c cellNumber, zh, en string) {
	x.n.out.add(problem.Problem{Rule: rule, Span: c.cell.Span, Message: msg(zh, en),
		Hint: msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong")})
}

// rowTotals holds a column of totals against the columns that it sums. Which ones these are is
// taken from the rows themselves: the sum must be right in most of them.
func (x *tableNumbers) rowTotals() {
	for c, head := range x.heads {
		if !totalHead(head) {
			continue
		}
		for _, columns := range x.addends(c) {
			if right, wrong := x.holding(c, columns); x.believable(columns, len(right), len(wrong)) || len(right) == 1 && len(wrong) == 1 && anyof.Suffix(head, "合计", "小计", "总计", "共计") {
				for _, r := range wrong {
					x.holdTotal(x.rows[r].cells[c], pick(x.rows[r].cells, columns))
				}
				break
			}
		}
	}
}

// addends are the sets of columns that a column may be the sum of, the likeliest first.
func (x *tableNumbers) addends(c int) [][]int {
	var left, right []int
	for k, head := range x.heads {
		if k == c || rateHead(head) || anyof.Suffix(head, "合计", "小计", "总计", "共计") || !x.numbers(k) {
			continue
		}
		if k < c {
			left = append(left, k)
		} else {
			right = append(right, k)
		}
	}
	var sets [][]int
	for _, set := range [][]int{right, left, append(left[:len(left):len(left)], right...)} {
		if len(set) > 1 {
			sets = append(sets, set)
		}
	}
	return sets
}

// numbers tells whether a column holds numbers and nothing else.
func (x *tableNumbers) numbers(c int) bool {
	n := 0
	for _, row := range x.rows {
		if !row.cells[c].reads && !row.cells[c].blank {
			return false
		}
		if row.cells[c].reads {
			n++
		}
	}
	return n > 1
}

func pick(cells []cellNumber, columns []int) []cellNumber {
	list := make([]cellNumber, len(columns))
	for i, c := range columns {
		list[i] = cells[c]
	}
	return list
}

// holding returns the rows in which a column is the sum of others, and those in which it is not.
func (x *tableNumbers) holding(c int, columns []int) (right, wrong []int) {
	for r, row := range x.rows {
		parts := pick(row.cells, columns)
		if _, _, ok := addable(row.cells[c], parts); !ok {
			continue
		}
		if sums(row.cells[c], parts) {
			right = append(right, r)
		} else {
			wrong = append(wrong, r)
		}
	}
	return right, wrong
}

func (x *tableNumbers) believable(columns []int, right, wrong int) bool {
	var heads []string
	for _, c := range columns {
		heads = append(heads, x.heads[c])
	}
	return right > 1 && right >= 2*wrong || right > 0 && wrong <= 2 && exhaustive(heads)
}

// rateOfColumns tells whether the heads of two columns of numbers allow for a rate of the second to the first:
// of growth, where the heads are years.
func (x *tableNumbers) rateOfColumns(was, now int, grows bool) bool {
	ofYear := strings.HasSuffix(x.heads[now], "年")
	if !x.numbers(was) || !x.numbers(now) || rateHead(x.heads[now]) {
		return false
	}
	return !grows || ofYear || anyof.Contains(x.heads[was], "上年", "去年")
}

// rateColumns holds a column of rates against the two columns of numbers before it: 计划、完成、完成率 and
// 2019年、2020年、增长（%）. Which of the two it is, most rows must say.
func (x *tableNumbers) rateColumns() {
	for c, head := range x.heads {
		grows := anyof.Contains(head, "增长", "增幅", "增速") && !anyof.Contains(head, "年均", "量", "额")
		if c < 3 || !grows && !strings.Contains(head, "完成率") || !x.rateOfColumns(c-2, c-1, grows) {
			continue
		}
		var wrong []int
		right := 0
		for r, row := range x.rows {
			was, now, rate := row.cells[c-2], row.cells[c-1], row.cells[c]
			if !rate.reads || was.value <= 0 {
				continue
			}
			if math.Abs(rateOf(was.value, now.value, grows)-rate.value) <= rate.step+1e-9 {
				right++
			} else {
				wrong = append(wrong, r)
			}
		}
		if len(wrong) > right {
			continue
		}
		for _, r := range wrong {
			was, now, rate := x.rows[r].cells[c-2], x.rows[r].cells[c-1], x.rows[r].cells[c]
			line := fmt.Sprintf("%s÷%s＝%s", decimal(now.value, 1), decimal(was.value, 1), percentText(rateOf(was.value, now.value, grows), rate.step))
			if grows {
				line = fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(now.value, 1), decimal(was.value, 1), decimal(was.value, 1), percentText(rateOf(was.value, now.value, grows), rate.step))
			}
			x.report(percentMismatchID, rate, fmt.Sprintf("%s，写的是%s", line, rate.text), fmt.Sprintf("%s, but the table says %s", line, rate.text))
		}
	}
}

// rateOf is what one number is of another in percent, or how much more it is.
func rateOf(was, now float64, grows bool) float64 {
	if grows {
		return (now/was - 1) * 100
	}
	return now / was * 100
}

// shareColumns holds a column of shares against the column that they are shares of: the one
// beside it. A row of totals says what the whole is.
func (x *tableNumbers) shareColumns() {
	last := x.rows[len(x.rows)-1]
	if _, all := totalRow(last.label); !all {
		x.sharesOfSum()
		return
	}
	for c, head := range x.heads {
		if !anyof.Contains(head, "占比", "比重", "比例", "占总") || anyof.Contains(head, "同比", "环比") {
			continue
		}
		base := x.shareBase(c)
		if base < 0 || !x.numbers(base) || last.cells[base].value <= 0 {
			continue
		}
		x.holdShares(c, base, last.cells[base].value, x.rows[:len(x.rows)-1])
	}
}

func (x *tableNumbers) holdShares(c, base int, whole float64, rows []tableRow) {
	var wrong []int
	right := 0
	for r, row := range rows {
		share, part := row.cells[c], row.cells[base]
		if !share.reads || !part.reads {
			continue
		}
		if v := part.value / whole * 100; math.Abs(v-share.value) < share.step+1e-9 {
			right++
		} else {
			wrong = append(wrong, r)
		}
	}
	if len(wrong) > right {
		return
	}
	for _, r := range wrong {
		share, part := x.rows[r].cells[c], x.rows[r].cells[base]
		line := fmt.Sprintf("%s÷%s＝%s", decimal(part.value, 1), decimal(whole, 1), percentText(part.value/whole*100, share.step))
		x.report(percentMismatchID, share, fmt.Sprintf("%s，写的是%s", line, share.text), fmt.Sprintf("%s, but the table says %s", line, share.text))
	}
}
