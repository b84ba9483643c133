package docx

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

// table reads a table with its merged cells.
func (r *reader) table(t *node) {
	if framed := r.frame(t); framed != nil {
		for _, cell := range framed {
			r.blocks(cell)
		}
		return
	}
	out := &document.Table{}
	open := map[int]*document.Cell{} // by column: the cell that those below it may continue
	width, spans := 0, false
	var drawn [][]*document.Cell // by row, with an empty cell where one from above goes on
	t.each("tr", func(tr *node) {
		if tr.kid("trPr", "del") != nil {
			r.changedRow(tr, "删掉的一行：")
			return
		}
		if tr.kid("trPr", "ins") != nil {
			r.changedRow(tr, "新加的一行：")
		}
		row := document.Row{}
		column := atoi(tr.kid("trPr", "gridBefore").attr("val"))
		if column > 0 {
			row.Cells = append(row.Cells, &document.Cell{ColSpan: column})
		}
		places := slices.Clone(row.Cells)
		for _, tc := range cells(tr) {
			props := tc.kid("tcPr")
			span := max(atoi(props.kid("gridSpan").attr("val")), 1)
			merge := props.kid("vMerge")
			if merge != nil && merge.attr("val") != "restart" && open[column] != nil {
				open[column].RowSpan++
				r.aside("表格", document.PlainText(open[column].Inlines), hidden(tc))
				column += span
				spans = true
				places = append(places, &document.Cell{})
				continue
			}
			cell := &document.Cell{ColSpan: span, RowSpan: 1, Inlines: r.cell(tc)}
			spans = spans || span > 1
			delete(open, column)
			if merge != nil {
				open[column] = cell
			}
			row.Cells = append(row.Cells, cell)
			places = append(places, cell)
			column += span
		}
		width = max(width, column)
		out.Rows = append(out.Rows, row)
		drawn = append(drawn, places)
	})
	if width > 0 {
		r.tableOut(t, out, drawn, width, spans)
	}
}

// tableOut writes a table with the lines that belong around it. drawn are its rows with an empty cell where one from
// above goes on; spans tells whether cells are joined.
func (r *reader) tableOut(t *node, out *document.Table, drawn [][]*document.Cell, width int, spans bool) {
	left := "表头写成“组/项”，跨行跨列的内容写在第一格"
	if widest := mostCells(drawn); widest < width && r.paper.Own == nil {
		fromTheLeft(out, drawn)
		width, left = widest, "各行的格线不在一处，每行的格子从左边排起"
	}
	if parts := r.bands(out); parts != nil {
		r.bandsOut(parts, r.styleName(t.first("p")))
		return
	}
	r.titleOut(out)
	notes := r.notesBelow(out)
	out.Columns = make([]document.Alignment, width)
	out.Head = headRows(out)
	r.headsOnce(out)
	if r.paper.Own == nil {
		plainHead(out)
	}
	r.lines = append(r.lines, line{block: out, style: r.styleName(t.first("p"))})
	r.lines = append(r.lines, notes...)
	if spans && r.paper.Own == nil {
		r.aside("表格", firstText(out), "合并的单元格拆开了："+left)
	}
}

// plainHead takes the styles from the words of a table's head, which pages set off themselves.
func plainHead(t *document.Table) {
	for _, row := range t.Rows[:t.Head] {
		for _, c := range row.Cells {
			c.Inlines = unstyled(c.Inlines)
		}
	}
}

// changedRow lists a row that a tracked change took away or put in.
func (r *reader) changedRow(tr *node, what string) {
	var words []string
	for _, tc := range cells(tr) {
		words = append(words, tc.characters())
	}
	r.aside("修订", "", what+strings.Join(words, "｜"))
}

// hidden tells of the words in a cell that is joined to the one above, where Word shows none of them.
func hidden(tc *node) string {
	words := tc.characters()
	if strings.TrimSpace(words) == "" {
		return ""
	}
	return "合并格里藏着的内容，Word 里看不见，没有搬：" + words
}

// cells are the cells of a row, through what wraps them.
func cells(tr *node) []*node {
	var list []*node
	tr.each("tc", func(c *node) { list = append(list, c) })
	return list
}

// cell reads the paragraphs of a cell into one run of text.
func (r *reader) cell(tc *node) []document.Inline {
	lines := r.lines
	r.lines = nil
	r.blocks(tc)
	var list []document.Inline
	r.upright(0)
	for _, l := range r.lines {
		if l.block != nil {
			if inner, ok := l.block.(*document.Table); ok {
				for _, row := range inner.Rows {
					for _, c := range row.Cells {
						list = appendLine(list, c.Inlines)
					}
				}
				r.aside("表格", firstText(inner), "表格里套的表格，内容一格一行写进了外面的格子")
			}
			continue
		}
		list = appendLine(list, l.inlines)
	}
	r.lines = lines
	if r.paper.Own == nil {
		list = emphasized(trimmed(list), false)
	}
	return list
}

func appendLine(list, next []document.Inline) []document.Inline {
	if len(list) > 0 && len(next) > 0 {
		list = append(list, &document.HardBreak{})
	}
	return append(list, next...)
}

// deepestHead is how many rows a merged head has at most.
const deepestHead = 3

// headRows is how many rows the head has: as far down as the first row's merged cells reach, where
// each of its cells either reaches as far or is divided below. Else (a form with a photo beside its
// rows) it is one. A first row of one cell over all columns stands over the heads below it.
func headRows(t *document.Table) int {
	if hasWideHead(t) {
		return 1 + headRows(&document.Table{Rows: t.Rows[1:]})
	}
	rows := 1
	for _, c := range t.Rows[0].Cells {
		rows = max(rows, c.RowSpan)
	}
	if isDividedBelow(t) {
		return 2
	}
	for _, c := range t.Rows[0].Cells {
		if rows > deepestHead || c.RowSpan < rows && c.ColSpan < 2 {
			return 1
		}
	}
	return min(rows, len(t.Rows))
}

// hasWideHead tells of a first row of one cell over all columns, with heads of figures below it.
func hasWideHead(t *document.Table) bool {
	first := t.Rows[0].Cells
	return len(first) == 1 && first[0].ColSpan > 1 && first[0].RowSpan == 1 && headsFigures(t.Rows[1:])
}

// shortestFramed is how many characters stand in a frame: fewer are a mark.
const shortestFramed = 5

// frame is the cells of a table of one column that is a frame around words, which come in as they stand in it: a table
// of one cell, or a form whose cells hold paragraphs. A column of short entries is a table.
func (r *reader) frame(t *node) []*node {
	if r.paper.Own != nil || r.inNote {
		return nil
	}
	var all []*node
	single, paragraphs := true, false
	t.each("tr", func(tr *node) {
		if tr.kid("trPr", "del") == nil && tr.kid("trPr", "ins") == nil {
			row := cells(tr)
			single = single && len(row) == 1
			all = append(all, row...)
		}
	})
	for _, cell := range all {
		filled := 0
		for _, k := range cell.kids {
			if k.name == "tbl" || k.name == "p" && strings.TrimSpace(k.characters()) != "" {
				filled++
			}
		}
		paragraphs = paragraphs || filled > 1
	}
	switch {
	case !single || len(all) == 0 || utf8.RuneCountInString(strings.TrimSpace(all[0].characters())) < shortestFramed:
		return nil
	case len(all) == 1:
		r.aside("表格", all[0].characters(), "只有一格的表格，写成了段落")
	case paragraphs:
		r.aside("表格", all[0].characters(), "只有一列的表格，格里是一段一段的文字，写成了段落")
	default:
		return nil
	}
	return all
}

// headsFigures tells of rows that begin with heads: words, with figures alone below half of them.
func headsFigures(rows []document.Row) bool {
	if len(rows) < 2 || len(rows[0].Cells) < 2 || !areWords(rows[0].Cells) {
		return false
	}
	columns := 0
	for c := 1; c < len(rows[0].Cells); c++ {
		figures, words := 0, 0
		for _, row := range rows[1:] {
			if len(row.Cells) != len(rows[len(rows)-1].Cells) || c >= len(row.Cells) {
				continue // a row of heads, or one of notes
			}
			switch text := strings.TrimSpace(document.PlainText(row.Cells[c].Inlines)); {
			case isFigure.MatchString(text):
				figures++
			case text != "" && !yearHead.MatchString(text):
				words++
			}
		}
		if figures > 0 && words == 0 {
			columns++
		}
	}
	return columns*2 >= len(rows[0].Cells)-1
}

// isDividedBelow tells of a first row of heads whose wide cells have heads of their own in the next row, where
// nothing stands below the others (cells that look joined and are not) or, below a year or nothing, the heads of figures do.
func isDividedBelow(t *document.Table) bool {
	if len(t.Rows) < 3 || !areWords(t.Rows[0].Cells) || !areWords(t.Rows[1].Cells) {
		return false
	}
	next, wide, headed := 0, 0, headsFigures(t.Rows[1:])
	for _, c := range t.Rows[0].Cells {
		if next+c.ColSpan > len(t.Rows[1].Cells) {
			return false
		}
		for _, below := range t.Rows[1].Cells[next : next+c.ColSpan] {
			if !dividesOrNot(c, below, headed) {
				return false
			}
		}
		if next += c.ColSpan; c.ColSpan > 1 {
			wide++
		}
	}
	return wide > 0 && wide < len(t.Rows[0].Cells) && next == len(t.Rows[1].Cells)
}

// dividesOrNot tells whether a cell below one of a head is right for it: a head below a wide one, nothing below another.
func dividesOrNot(above, below *document.Cell, headed bool) bool {
	words := func(c *document.Cell) string { return strings.TrimSpace(document.PlainText(c.Inlines)) }
	filled := words(below) != ""
	switch {
	case below.ColSpan > 1:
		return false
	case above.ColSpan > 1:
		return filled
	case !filled:
		return true
	}
	return headed && (words(above) == "" || yearHead.MatchString(words(above)))
}

// areWords tells of cells of which none is a figure; years are heads.
func areWords(cells []*document.Cell) bool {
	return !slices.ContainsFunc(cells, func(c *document.Cell) bool {
		text := strings.TrimSpace(document.PlainText(c.Inlines))
		return isFigure.MatchString(text) && !yearHead.MatchString(text)
	})
}

var (
	isFigure = lazyregexp.New(`^[-+−]?\d[\d,]*(?:\.\d+)?\s*[%％‰]?[\p{Han}]{0,3}$|^[—－/-]+$`)
	yearHead = lazyregexp.New(`^(?:19|20)\d\d年?(?:度|末|底)?$`)
)

func firstText(t *document.Table) string {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if s := document.PlainText(c.Inlines); s != "" {
				return s
			}
		}
	}
	return ""
}
