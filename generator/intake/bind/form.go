package bind

import (
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/quantity"
)

// isProse tells of a cell that holds sentences, whose figures are named by the words around them.
func isProse(text string) bool {
	return strings.ContainsAny(text, "。；") || strings.Count(text, "，") > 1
}

// isForm tells of a table whose labels stand to the left of what is filled in: a row has two figures after labels,
// and what stands in the first row above one of them is no label, but filled in itself.
func isForm(rows [][]string) bool {
	for _, row := range rows[1:] {
		pairs, filled := 0, false
		for k := 1; k < min(len(row), len(rows[0])); k++ {
			if label := row[k-1]; hasFigure(row[k]) && isLabel(label) && countedLabel.MatchString(label) && !office.IsUnit(label) {
				head := rows[0][k]
				pairs++
				filled = filled || k > 1 && (head == "" || hasFigure(head) || !countedLabel.MatchString(head))
			}
		}
		if pairs > 1 && filled {
			return true
		}
	}
	return false
}

// formCells gives the cells of a form, each with the label before it, and the year above it where that heads a column.
func formCells(rows [][]string, r int, unit string) []*tableCell {
	cells := make([]*tableCell, len(rows[r]))
	label := ""
	for k, words := range rows[r] {
		cells[k] = &tableCell{row: label, unit: unit, isFirst: k == 0}
		if r > 0 && k < len(rows[r-1]) && yearCell.MatchString(rows[r-1][k]) && headsYears(rows[r-1]) {
			cells[k].column = rows[r-1][k]
		}
		if isLabel(words) {
			label = words
		}
	}
	return cells
}

func isLabel(words string) bool {
	return letters(words) != "" && !hasFigure(words) && !isProse(words)
}

func hasFigure(words string) bool {
	return plainCell.MatchString(words) || len(quantity.Find(words)) > 0
}

// headsYears tells of a row with years over columns.
func headsYears(row []string) bool {
	n := 0
	for _, words := range row {
		if yearCell.MatchString(words) {
			n++
		}
	}
	return n > 1
}

// countedLabel are labels of what is counted or measured.
var countedLabel = lazyregexp.New(`(?:[户人数率量额积值重]|人口|党员|收入|资金|投资|资产|面积|耕地|林地|产值|劳动力|里程|长度)(?:[(（][^()（）]*[)）])?$`)

// texts are the words in a table's cells.
func texts(t *document.Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for r, row := range t.Rows {
		for _, c := range row.Cells {
			rows[r] = append(rows[r], strings.TrimSpace(document.PlainText(c.Inlines)))
		}
	}
	return rows
}
