package docx

import "casebook/generator/document"

// mostCells is how many cells the row with the most of them has.
func mostCells(drawn [][]*document.Cell) int {
	most := 0
	for _, places := range drawn {
		most = max(most, len(places))
	}
	return most
}

// fromTheLeft lays the cells of each row side by side from the left. The lines of a form are drawn row by
// row, so that no row has a cell in each column of its grid: most of the columns would be empty in
// Markdown, which has no joined cells, and one character wide on paper.
func fromTheLeft(t *document.Table, drawn [][]*document.Cell) {
	for i, places := range drawn {
		for _, c := range places {
			c.ColSpan, c.RowSpan = 1, 1
		}
		t.Rows[i].Cells = places
	}
}
