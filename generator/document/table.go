package document

// Grid returns the table's cells by row and column. A cell that covers several places stands
// in each; nil is a place that no cell covers. Cells beyond len(Columns) are left out.
func (t *Table) Grid() [][]*Cell {
	width := len(t.Columns)
	places := make([]*Cell, len(t.Rows)*width)
	grid := make([][]*Cell, len(t.Rows))
	for r := range grid {
		grid[r] = places[r*width : (r+1)*width : (r+1)*width]
	}
	for r := range t.Rows {
		column := 0
		for _, cell := range t.Rows[r].Cells {
			for column < width && grid[r][column] != nil {
				column++
			}
			right := min(column+max(cell.ColSpan, 1), width)
			for below := r; below < min(r+max(cell.RowSpan, 1), len(grid)); below++ {
				for c := column; c < right && grid[below][c] == nil; c++ {
					grid[below][c] = cell
				}
			}
			column = right
		}
	}
	return grid
}

// Begins tells whether the cell at a place of a grid begins there, being neither nil nor the
// one to the left or above.
func Begins(grid [][]*Cell, row, column int) bool {
	cell := grid[row][column]
	return cell != nil && (column == 0 || grid[row][column-1] != cell) && (row == 0 || grid[row-1][column] != cell)
}
