package docx

import (
	"slices"

	"casebook/generator/document"
	"casebook/generator/export/office"
)

// textWidth is the width of the type area in twentieths of a point: 156 mm.
const textWidth = 8844

// fewWords is how wide the text of a cell may be, in columns of a terminal, whose row stays on one page.
const fewWords = 120

// longestHead is how wide the text of a head that stands again on each page may be: sentences are none, forms begin
// with any row.
const longestHead = 160

// table writes a table across the type area. Its head stands again on each page; a row of few
// words stays on one page, one of many may go on.
func (w *writer) table(t *document.Table) {
	grid := t.Grid()
	widths := columnWidths(grid, len(t.Columns))
	w.tableStart(widths)
	for r := range grid {
		widest := longest(grid[r])
		w.rowStart(r < t.Head && widest <= longestHead, widest <= fewWords)
		for c := 0; c < len(t.Columns); {
			c = w.cell(t, grid, widths, r, c)
		}
		w.End("w:tr")
	}
	w.tableEnd()
}

func (w *writer) tableStart(widths []int) {
	total := 0
	for _, n := range widths {
		total += n
	}
	w.Start("w:tbl").Start("w:tblPr").Empty("w:tblStyle", "w:val", w.styles["CasebookTable"]).
		Empty("w:tblW", "w:w", office.Itoa(total), "w:type", "dxa").Empty("w:jc", "w:val", "center").
		Empty("w:tblLayout", "w:type", "fixed").End("w:tblPr").Start("w:tblGrid")
	for _, n := range widths {
		w.Empty("w:gridCol", "w:w", office.Itoa(n))
	}
	w.End("w:tblGrid")
}

// tableEnd ends a table. Two tables that touch would become one.
func (w *writer) tableEnd() {
	w.End("w:tbl")
	if w.inNote {
		return
	}
	w.paragraphStart("CasebookGap")
	w.End("w:p")
}

func (w *writer) rowStart(head, whole bool) {
	w.Start("w:tr")
	if head || whole {
		w.Start("w:trPr").Empty("w:cantSplit")
		if head {
			w.Empty("w:tblHeader")
		}
		w.End("w:trPr")
	}
}

// cell writes what stands at a place of the grid and returns the column behind it.
func (w *writer) cell(t *document.Table, grid [][]*document.Cell, widths []int, r, c int) int {
	cell, end := grid[r][c], c+1
	for cell != nil && end < len(grid[r]) && grid[r][end] == cell {
		end++
	}
	width := 0
	for _, n := range widths[c:end] {
		width += n
	}
	w.Start("w:tc").Start("w:tcPr").Empty("w:tcW", "w:w", office.Itoa(width), "w:type", "dxa")
	if end-c > 1 {
		w.Empty("w:gridSpan", "w:val", office.Itoa(end-c))
	}
	above := r > 0 && cell != nil && grid[r-1][c] == cell
	below := r+1 < len(grid) && cell != nil && grid[r+1][c] == cell
	switch {
	case above:
		w.Empty("w:vMerge")
	case below:
		w.Empty("w:vMerge", "w:val", "restart")
	}
	w.Empty("w:vAlign", "w:val", "center").End("w:tcPr")
	style := "CasebookTableText"
	if r < t.Head {
		style = "CasebookTableHead"
	}
	w.Start("w:p").Start("w:pPr").Empty("w:pStyle", "w:val", w.styles[style])
	if align := [...]string{document.AlignNone: "", document.AlignLeft: "left", document.AlignRight: "right", document.AlignCenter: "center"}[t.Columns[c]]; align != "" && r >= t.Head {
		w.Empty("w:jc", "w:val", align)
	}
	w.End("w:pPr")
	if cell != nil && !above {
		w.room = (width - cellMargins) * emuPerTwip
		w.inlines(cell.Inlines, look{})
		w.room = 0
	}
	w.End("w:p").End("w:tc")
	return end
}

func isPicture(n document.Inline) bool {
	_, ok := n.(*document.Image)
	return ok
}

// columnWidths shares the type area among columns by their longest and their average texts.
func columnWidths(grid [][]*document.Cell, columns int) []int {
	weights, shows, total := make([]int, columns), make([]bool, columns), 0
	for c := range weights {
		most, sum := 0, 0
		for r := range grid {
			if cell := grid[r][c]; document.Begins(grid, r, c) && cell.ColSpan <= 1 {
				n := office.Width(document.PlainText(cell.Inlines))
				shows[c] = shows[c] || slices.ContainsFunc(cell.Inlines, isPicture)
				most, sum = max(most, n), sum+n
			}
		}
		weights[c] = max(4, min(most, 16)+2*sum/max(len(grid), 1)/3)
		total += weights[c]
	}
	for c := range weights {
		if shows[c] { // as much as columns have on average: words can be broken
			weights[c] = max(weights[c], total/columns)
		}
	}
	return share(weights)
}

// share divides the type area by weights.
func share(weights []int) []int {
	total := 0
	for _, n := range weights {
		total += n
	}
	widths := make([]int, len(weights))
	left := textWidth
	for i, n := range weights {
		widths[i] = textWidth * n / max(total, 1)
		left -= widths[i]
	}
	if len(widths) > 0 {
		widths[len(widths)-1] += left
	}
	return widths
}

func longest(row []*document.Cell) int {
	most := 0
	for _, cell := range row {
		if cell != nil {
			most = max(most, office.Width(document.PlainText(cell.Inlines)))
		}
	}
	return most
}

// plainTable writes a table of texts, of a drawing: its first row is its head.
func (w *writer) plainTable(rows [][]string, numbersFrom int) {
	grid := make([][]*document.Cell, len(rows))
	columns := 0
	for r, row := range rows {
		columns = max(columns, len(row))
		for _, text := range row {
			grid[r] = append(grid[r], &document.Cell{Inlines: []document.Inline{&document.Text{Text: text}}})
		}
	}
	widths := columnWidths(grid, columns)
	w.tableStart(widths)
	for r, row := range rows {
		w.rowStart(r == 0, longest(grid[r]) <= fewWords)
		for c, text := range row {
			w.Start("w:tc").Start("w:tcPr").Empty("w:tcW", "w:w", office.Itoa(widths[c]), "w:type", "dxa").Empty("w:vAlign", "w:val", "center").End("w:tcPr")
			w.Start("w:p").Start("w:pPr").Empty("w:pStyle", "w:val", w.styles["CasebookDrawing"])
			if r > 0 && c >= numbersFrom {
				w.Empty("w:jc", "w:val", "right")
			}
			w.End("w:pPr")
			w.run(text, look{strong: r == 0})
			w.End("w:p").End("w:tc")
		}
		w.within = append(w.within, row...)
		w.End("w:tr")
	}
	w.tableEnd()
}
