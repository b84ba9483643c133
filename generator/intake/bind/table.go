package bind

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/placename"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

// tableCell is what a table says of a cell: the head of its column, the first words of its row,
// the unit of the whole table.
type tableCell struct {
	column, row, unit string
	isHead            bool // of the table's head, whose bare numbers name columns
	isFirst           bool // of its row
	amounts           bool // its column holds amounts, so that 2000 in it is no year
}

var (
	unitInHead = lazyregexp.New(`[(（]([^()（）]+)[)）]`)
	unitOfAll  = lazyregexp.New(`单位[：:]\s*([^\s，。；、）)]+)`)
	plainCell  = lazyregexp.New(`^-?[1-9]\d{0,2}(?:,\d{3})*(?:\.\d+)?$|^-?(?:0|[1-9]\d{0,8})(?:\.\d+)?$`) // 03708 is a code
	yearCell   = lazyregexp.New(`^((?:19|20)\d\d)年?$`)
	timeOfRow  = lazyregexp.New(`年份|年度|年月|日期|时间|年$`)
	tellsWhen  = lazyregexp.New(`^(?:年份|年度|时间|日期)$`)
)

// tableCells gives the cells of a document's tables by where they stand.
func tableCells(d *document.Document) map[source.Span]*tableCell {
	cells := map[source.Span]*tableCell{}
	for i, b := range d.Blocks {
		t, ok := b.(*document.Table)
		if !ok || len(t.Rows) == 0 {
			continue
		}
		unit := unitBeside(d.Blocks, i)
		if rows := texts(t); isForm(rows) {
			for r, row := range t.Rows {
				for k, cell := range formCells(rows, r, unit) {
					cells[row.Cells[k].Span] = cell
				}
			}
			continue
		}
		for _, c := range t.Rows[0].Cells {
			cells[c.Span] = &tableCell{row: strings.TrimSpace(document.PlainText(t.Rows[0].Cells[0].Inlines)), isHead: true}
		}
		amounts := amountColumns(t)
		for _, row := range t.Rows[1:] {
			first := ""
			for k, c := range row.Cells {
				words := strings.TrimSpace(document.PlainText(c.Inlines))
				cell := &tableCell{row: first, unit: unit, isFirst: k == 0, amounts: amounts[k] && !timeOfRow.MatchString(first)}
				if k < len(t.Rows[0].Cells) {
					cell.column = strings.TrimSpace(document.PlainText(t.Rows[0].Cells[k].Inlines))
				}
				cells[c.Span] = cell
				if first == "" && (letters(words) != "" && len(quantity.Find(words)) == 0 || k == 0 && yearCell.MatchString(words)) {
					first = words
				}
			}
		}
	}
	return cells
}

// amountColumns tells of the columns of a table whose bare numbers are amounts: one of them is no year.
func amountColumns(t *document.Table) map[int]bool {
	columns := map[int]bool{}
	for _, row := range t.Rows[1:] {
		for k, c := range row.Cells {
			words := strings.TrimSpace(document.PlainText(c.Inlines))
			if plainCell.MatchString(words) && !yearCell.MatchString(words) {
				columns[k] = true
			}
		}
	}
	return columns
}

// unitBeside is the unit that the line above or below a table gives to all of it.
func unitBeside(blocks []document.Block, i int) string {
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(blocks) {
			continue
		}
		if p, ok := blocks[k].(*document.Paragraph); ok {
			if m := unitOfAll.FindStringSubmatch(document.PlainText(p.Inlines)); m != nil && office.IsUnit(m[1]) {
				return m[1]
			}
		}
	}
	return ""
}

// figuresOf finds the figures of a block. A cell that is a bare number is one too: its unit stands
// in the head.
func figuresOf(b *prose.Block, cell *tableCell, names placename.Numbers) []quantity.Claim {
	found := slices.DeleteFunc(quantity.Find(b.Text), func(f quantity.Claim) bool { return names.Hold(b.Text, f) })
	if cell == nil || cell.isHead {
		return found
	}
	if countsNothing(letters(cell.column)) {
		return slices.DeleteFunc(found, func(f quantity.Claim) bool { return f.Unit == "" })
	}
	if len(found) > 0 || !plainCell.MatchString(b.Text) {
		return found
	}
	heads := cell.row == "" && !unitInHead.MatchString(cell.column) // its row, whatever the table's unit is
	if yearCell.MatchString(b.Text) && (heads || !cell.amounts && !office.IsUnit(cell.headUnit())) {
		return nil
	}
	v, err := quantity.ParseDecimal(strings.ReplaceAll(b.Text, ",", ""))
	if err != nil {
		return nil
	}
	return []quantity.Claim{{Start: 0, End: len(b.Text), Value: v}}
}

// countsNothing tells of a head whose numbers are no figures: they name, order or date the row, or reach a person.
func countsNothing(head string) bool {
	_, _, personal := office.Personal(head)
	return personal || office.HoldsLabels(head) || tellsWhen.MatchString(head)
}

// headUnit is the unit that the column's head, the row's or the table gives a bare number.
func (c *tableCell) headUnit() string {
	for _, head := range [...]string{c.column, c.row} {
		for _, m := range unitInHead.FindAllStringSubmatch(head, -1) {
			if office.IsUnit(m[1]) {
				return m[1]
			}
		}
	}
	if strings.HasSuffix(strings.TrimSuffix(c.unit, "人民币"), "元") && (countsHead.MatchString(c.row) || countsHead.MatchString(c.column)) {
		return "" // of a table of money
	}
	return c.unit
}

// countsHead are heads of what is counted, or a share.
var countsHead = lazyregexp.New(`(?:[户人家个次项所处村组员队]数|客户数量?|率|比重|占比|比例)$`)

// draft completes the fact of a cell by the heads of its column and row.
func (c *tableCell) draft(f Fact, written int) Fact {
	if f.Unit == "" {
		f.Unit = c.headUnit()
	}
	column, row := c.column, c.row
	found := distinct(headYears.FindAllStringSubmatch(column+" "+row, -1))
	if len(found) == 1 {
		f.Year, _ = strconv.Atoi(found[0])
	}
	f.Note = strings.Trim(strings.TrimSpace(row)+"，"+strings.TrimSpace(column), "，")
	f.Status = cellStatus(f.Note, f.Year, written)
	parts := []string{}
	for _, part := range [...]string{unitInHead.ReplaceAllString(row, ""), unitInHead.ReplaceAllString(column, "")} {
		if s := lettersOf(headYears.ReplaceAllString(part, "")); s != "" && !plainHead.MatchString(s) {
			parts = append(parts, firstLetters(s, longestName))
		}
	}
	if f.Year > 0 {
		parts = append(parts, strconv.Itoa(f.Year))
	}
	if f.ID = strings.Join(parts, "-"); f.ID == "" {
		f.ID = "数据"
	}
	return f
}

// cellStatus is what the heads of a cell's column and row say of when its figure is true.
func cellStatus(heads string, year, written int) string {
	switch {
	case strings.Contains(heads, "预计") || strings.Contains(heads, "预期") || strings.Contains(heads, "预测"):
		return "expected"
	case wantedHead.MatchString(heads) && !strings.Contains(heads, "完成") || written > 0 && year > written:
		return "target"
	}
	return ""
}

// wantedHead are heads of columns of what is wanted: 目标值, 计划投资; of 目标完成情况 it is what was done.
var wantedHead = lazyregexp.New(`目标|计划(?:数|投资|值|完成|总)?|任务(?:数|量)|力争|规划`)

// plainHead are heads that tell of every column.
var plainHead = lazyregexp.New(`^(?:数|数量|数值|数据|值|金额|指标值)$`)

// headYears are years in heads: 2023年, 收入/2023.
var headYears = lazyregexp.New(`((?:19|20)\d\d)年?(?:度|末|底)?`)
