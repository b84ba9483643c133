package docx

import "casebook/generator/document"

// bands are the tables that stand below each other in one, each under a row that names it and with heads of its own that
// begin with the same word, as in a yearly report on the disclosure of government information; nil for another table.
func (r *reader) bands(t *document.Table) []*document.Table {
	if r.paper.Own != nil || r.inNote || !isOverAll(t.Rows[0]) {
		return nil
	}
	var list []*document.Table
	for i, row := range t.Rows {
		if isOverAll(row) && textOf(row.Cells[0]) != "" && i+1 < len(t.Rows) && !isOverAll(t.Rows[i+1]) {
			list = append(list, &document.Table{})
		}
		if len(list) == 0 {
			return nil
		}
		part := list[len(list)-1]
		part.Rows = append(part.Rows, row)
	}
	if len(list) < 2 {
		return nil
	}
	corner := textOf(list[0].Rows[1].Cells[0])
	for _, part := range list {
		if len(part.Rows) < 3 || corner == "" || textOf(part.Rows[1].Cells[0]) != corner || !areWords(part.Rows[1].Cells) {
			return nil
		}
	}
	return list
}

// bandsOut writes each band of a table as a table of its own, below the band's name.
func (r *reader) bandsOut(list []*document.Table, style string) {
	for _, part := range list {
		name := part.Rows[0].Cells[0]
		part.Rows = part.Rows[1:]
		width := alignedWidth(part)
		part.Columns = make([]document.Alignment, width)
		part.Head = headRows(part)
		r.lines = append(r.lines, line{inlines: name.Inlines, text: textOf(name)}, line{block: part, style: style})
		r.aside("表格", textOf(name), "一张表里接着排的几张表，拆成了一张一张的")
	}
}

// alignedWidth is how many columns a table has, in which cells that are wide in every row are narrow again.
func alignedWidth(t *document.Table) int {
	same, width := true, 0
	for _, row := range t.Rows {
		same = same && len(row.Cells) == len(t.Rows[0].Cells)
		columns := 0
		for k, c := range row.Cells {
			same = same && c.RowSpan < 2 && c.ColSpan == t.Rows[0].Cells[k].ColSpan
			columns += max(c.ColSpan, 1)
		}
		width = max(width, columns)
	}
	if !same {
		return width
	}
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			c.ColSpan = 1
		}
	}
	return len(t.Rows[0].Cells)
}
