package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// growthRows holds a column of growth on the year before against the numbers beside it, in a table with a row for each year: 2022年 20, 2023年 26 30%.
// Most rows must say that it is so.
func (x *tableNumbers) growthRows() {
	for c := 1; c < len(x.heads); c++ {
		if !anyof.Contains(x.heads[c], "比上年", "同比", "增长", "增速", "增幅") || anyof.Contains(x.heads[c], "年均", "累计", "量", "额") || !x.yearByRow() {
			continue
		}
		right := 0
		var wrong []int
		for r := 1; r < len(x.rows); r++ {
			was, now, rate := x.rows[r-1].cells[c-1], x.rows[r].cells[c-1], x.rows[r].cells[c]
			if !was.reads || !now.reads || !rate.reads || was.value <= 0 {
				continue
			}
			if slack := rate.step + 100*was.step/was.value; math.Abs(rateOf(was.value, now.value, true)-rate.value) <= slack {
				right++
			} else {
				wrong = append(wrong, r)
			}
		}
		if right == 0 || len(wrong) != 1 {
			continue
		}
		was, now, rate := x.rows[wrong[0]-1].cells[c-1], x.rows[wrong[0]].cells[c-1], x.rows[wrong[0]].cells[c]
		line := fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(now.value, 1), decimal(was.value, 1), decimal(was.value, 1), percentText(rateOf(was.value, now.value, true), rate.step))
		x.report(percentMismatchID, rate, fmt.Sprintf("%s，写的是%s", line, rate.text), fmt.Sprintf("%s, but the table says %s", line, rate.text))
	}
}

// yearByRow tells whether the rows of a table are years that follow one another.
func (x *tableNumbers) yearByRow() bool {
	before := 0
	for _, row := range x.rows {
		year := x.yearOf(row)
		if year == 0 || before > 0 && year != before+1 {
			return false
		}
		before = year
	}
	return true
}

// yearOf returns the year that a row begins with, as 2022年 or below 年份 as 2022; 0 where it begins with something else.
func (x *tableNumbers) yearOf(row tableRow) int {
	first := row.cells[0]
	if year := yearIn(first.text); year > 0 || !strings.Contains(x.heads[0], "年") || !first.reads || first.unit != "" {
		return year
	}
	return int(first.value)
}
