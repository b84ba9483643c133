package check

import (
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document"
)

// tableNumbers are the figures of one table of a text: a row of head, then rows of cells.
type tableNumbers struct {
	n     *page
	heads []string // of each column, the rows of the head joined
	rows  []tableRow
}

type tableRow struct {
	label string // the first words of the row, without spaces
	cells []cellNumber
}

// cellNumber is a cell that holds one number and at most a unit.
type cellNumber struct {
	cell  *document.Cell
	reads bool // it holds a number
	blank bool // it holds nothing, or a stroke for nothing
	value float64
	step  float64 // one unit of its last digit
	unit  string  // without its 万 or 亿
	scale float64 // what those are
	text  string
}

// tables appends the tables among blocks to list.
func tables(blocks []document.Block, list []*document.Table) []*document.Table {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Table:
			list = append(list, b)
		case *document.Quote:
			list = tables(b.Blocks, list)
		}
	}
	return list
}

func plainCell(cell *document.Cell) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(document.PlainText(cell.Inlines), "<br>", "")), "")
}

func readCell(cell *document.Cell) cellNumber {
	c := cellNumber{cell: cell, text: plainCell(cell)}
	switch c.text {
	case "", "-", "—", "——", "–", "/", "无", "…":
		c.blank = true
		return c
	}
	end := strings.IndexFunc(c.text, func(r rune) bool { return !(r >= '0' && r <= '9' || r == '.' || r == ',' || r == '，' || r == '-') })
	if end < 0 {
		end = len(c.text)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(c.text[:end], "，", ""), ",", ""), 64)
	if err != nil || runeCount(c.text[end:]) > 4 || strings.ContainsAny(c.text[end:], "0123456789-—~～至") {
		return c
	}
	c.reads, c.value, c.step, c.unit, c.scale = true, v, step(c.text), c.text[end:], 1
	if scale := scaleOf(c.unit); anyof.Prefix(c.unit, "亿", "万") {
		c.scale, c.value, c.step, c.unit = scale, v*scale, c.step*scale, strings.TrimLeft(c.unit, "万亿")
	}
	return c
}

// totalRow tells whether a row's label says that it sums others, and whether all of them.
func totalRow(label string) (total, all bool) {
	if i := strings.IndexAny(label, "（("); i > 0 {
		label = label[:i] // 合计（3个村）
	}
	switch {
	case strings.HasSuffix(label, "小计"):
		return true, false
	case anyof.Suffix(label, "合计", "总计", "共计", "总和"), label == "计":
		return true, true
	}
	return false, false
}

// rateHead tells whether a column holds what does not add up: rates, averages, years, prices.
func rateHead(head string) bool {
	return anyof.Contains(head, "率", "比", "占", "均", "单价", "价格", "年份", "年度", "序号", "排名", "名次", "编号", "代码", "增长", "增幅", "倍", "电话", "时间", "日期", "%", "％", "得分", "标准", "指数", "每")
}

// tableNumbers reads a table.
func (n *page) tableNumbers(t *document.Table) *tableNumbers {
	x := &tableNumbers{n: n, heads: make([]string, len(t.Columns))}
	for r, row := range t.Grid() {
		if r < max(t.Head, 1) {
			for c, cell := range row {
				if cell != nil && (r == 0 || x.heads[c] != plainCell(cell)) {
					x.heads[c] += plainCell(cell)
				}
			}
			continue
		}
		cells := make([]cellNumber, len(row))
		label := ""
		for c, cell := range row {
			if cell == nil {
				cells[c].blank = true
				continue
			}
			cells[c] = readCell(cell)
			if label == "" && c < 2 && !cells[c].reads && !cells[c].blank {
				label = cells[c].text
			}
		}
		x.rows = append(x.rows, tableRow{label, cells})
	}
	x.secondHead()
	return x
}

// secondHead takes the row below a table's title, which was written into the first row, for its head.
func (x *tableNumbers) secondHead() {
	if len(x.rows) < 3 || len(x.heads) < 2 {
		return
	}
	named := 0
	for c, cell := range x.rows[0].cells {
		if cell.reads || c > 0 && x.heads[c] != "" {
			return
		}
		if !cell.blank {
			named++
		}
	}
	if named < 2 {
		return
	}
	for c, cell := range x.rows[0].cells {
		if !cell.blank {
			x.heads[c] = cell.text
		}
	}
	x.rows = x.rows[1:]
}
