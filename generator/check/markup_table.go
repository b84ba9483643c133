package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// tableRule is a row of dashes as it is written by mistake too.
var tableRule = lazyregexp.New(`^[|｜+\s:：]*[-－—─=]+[-－—─=+|｜\s:：]*$`)

// table looks for a table that did not take, and tells whether the block is one.
func (m *marks) table(w *written) bool {
	if w.cell {
		if l := &w.lines[0]; strings.Count(l.Text, "｜") >= 2 {
			m.warn(w, l, 0, len(l.Raw), msg("表格的竖线要用半角的“|”", "the lines of a table must be half-width: |"), writeAs(halfBars(l.Raw)), w.put(l, 0, len(l.Raw), halfBars(l.Raw)))
			return true
		}
		return false
	}
	if m.afterTable(w) || m.indentedRow(w) || m.drawn(w) {
		return true
	}
	bars, first, rule := 0, -1, -1
	for i := range w.lines {
		own := w.lines[i].own()
		switch {
		case isGrid(own):
		case (strings.Contains(own, "|") || strings.Contains(own, "｜")) && tableRule.MatchString(own):
			rule = i
		case cellsOf(own) > 0:
			bars++
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return m.columns(w)
	}
	head := &w.lines[first]
	cells := cellsOf(head.own())
	bare := halfBars(strings.TrimSpace(head.own()))
	framed := strings.HasPrefix(bare, "|") && strings.HasSuffix(bare, "|")
	if bars < 2 && rule < 0 && !(framed && cells >= 2) || !framed && rule < 0 && !m.evenBars(w, cells) {
		return false
	}
	row := "|" + strings.Repeat("---|", max(cells, 1))
	full := strings.ContainsAny(head.own(), "｜") || rule >= 0 && strings.ContainsAny(w.lines[rule].own(), "｜－—─：")
	switch {
	case full:
		m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：竖线、横线要用半角的“|”“-”", "this is not a table: its lines must be half-width | and -"),
			msg("这一行写成“"+halfBars(strings.TrimSpace(head.own()))+"”，下面一行写成“"+row+"”，其余各行也把“｜”换成“|”", "write “"+halfBars(strings.TrimSpace(head.own()))+"”, below it “"+row+"”, and | instead of ｜ in the other rows"),
			w.fullTable(first, rule, row)...)
	case rule < 0:
		m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：表头下面少了一行“"+row+"”", "this is not a table: the row "+row+" below its header is missing"),
			msg("在这一行下面加一行：“"+row+"”", "add a row below this one: "+row), w.insertBelow(head, row)...)
	case rule != first+1:
		m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：表头要独占一行，紧接着是“"+row+"”", "this is not a table: its header must be one row, with "+row+" right below it"),
			msg("把“"+row+"”移到表头那一行的下面", "move "+row+" right below the header"))
	case strings.Contains(w.lines[rule].own(), "="):
		l := &w.lines[rule]
		m.warn(w, l, l.First, len(l.Raw), msg("表格没有生效：表头下面的线要用“-”", "this is not a table: the line below its header must be made of -"), writeAs(row), w.put(l, l.First, len(l.Raw), row))
	default:
		l := &w.lines[rule]
		m.warn(w, l, l.First, len(l.Raw), msg(fmt.Sprintf("表格没有生效：表头有%d栏，这一行有%d栏", cells, cellsOf(l.own())), fmt.Sprintf("this is not a table: its header has %d cells, this row has %d", cells, cellsOf(l.own()))),
			writeAs(row), w.put(l, l.First, len(l.Raw), row))
	}
	return true
}

// insertBelow adds a row below a line, behind the same blanks and marks of a quote.
func (w *written) insertBelow(l *writtenLine, row string) []problem.Edit {
	if l.First < 0 || strings.Trim(l.Raw[:l.First], " >") != "" {
		return nil
	}
	return []problem.Edit{w.put(l, len(l.Raw), len(l.Raw), "\n"+l.Raw[:l.First]+row)}
}

// fullTable writes the rows of a table with half-width lines; nil where more than that is amiss.
func (w *written) fullTable(first, rule int, row string) []problem.Edit {
	if first != 0 || rule > 1 {
		return nil
	}
	var edits []problem.Edit
	for i := range w.lines {
		l := &w.lines[i]
		if l.First < 0 {
			return nil
		}
		switch half := halfBars(l.Raw[l.First:]); {
		case i == rule:
			edits = append(edits, w.put(l, l.First, len(l.Raw), row))
		case half != l.Raw[l.First:]:
			edits = append(edits, w.put(l, l.First, len(l.Raw), half))
		}
	}
	if rule < 0 {
		below := w.insertBelow(&w.lines[0], row)
		edits = append(edits, below...)
	}
	return edits
}

// evenBars tells whether all lines of a block are rows with as many cells.
func (m *marks) evenBars(w *written, cells int) bool {
	for i := range w.lines {
		if cellsOf(w.lines[i].own()) != cells {
			return false
		}
	}
	return len(w.lines) > 1 && cells > 1
}

func halfBars(s string) string { return strings.ReplaceAll(s, "｜", "|") }

// cellsOf returns how many cells a line has as a row of a table, 0 where it is none.
func cellsOf(line string) int {
	if !anyof.Contains(line, "|", "｜") {
		return 0
	}
	line = strings.TrimSpace(halfBars(line))
	inner := strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	if len(line)-len(inner) < 2 && !strings.Contains(inner, "|") {
		return 0
	}
	return strings.Count(inner, "|") + 1
}

// columns looks for rows that were pasted from a spreadsheet or set with blanks or commas, and tells
// whether the block is made of such.
func (m *marks) columns(w *written) bool {
	if len(w.lines) < 2 || w.lines[0].First < 0 {
		return false
	}
	for _, by := range columnMarks {
		rows := make([][]string, len(w.lines))
		for i := range w.lines {
			own := strings.TrimSpace(w.lines[i].own())
			if strings.ContainsRune(own, 0) || by.is != "\t" && strings.ContainsAny(own, "。；！？：“”") {
				rows = nil
				break
			}
			rows[i] = by.mark.Split(own, -1)
		}
		if !by.fits(rows) {
			continue
		}
		head := &w.lines[0]
		row := "| " + strings.Join(rows[0], " | ") + " |"
		below := "|" + strings.Repeat("---|", len(rows[0]))
		m.covered = append(m.covered, w.span)
		m.warn(w, head, head.First, len(head.Raw), msg("这几行像是从表格里粘贴来的，印出来会连成一段", "these lines look pasted from a spreadsheet and are printed as one paragraph"),
			msg("写成表格：“"+row+"”，下面一行“"+below+"”，其余各行也用“|”隔开", "write a table: “"+row+"”, below it “"+below+"”, and | between the cells of the other rows"),
			w.asTable(rows, below)...)
		return true
	}
	return false
}

// columnMark is what may stand between the cells of rows that are written without lines.
type columnMark struct {
	is   string
	mark *lazyregexp.Regexp
}

var columnMarks = []columnMark{
	{"\t", lazyregexp.New(`\t`)},
	{" ", lazyregexp.New(` {2,}|\x{3000}+ *`)},
	{",", lazyregexp.New(` ?, ?`)},
}

// fits tells whether rows are a table's: all with as many cells, and where blanks or commas part
// them, which also stand in sentences and verses, with figures below the head.
func (c columnMark) fits(rows [][]string) bool {
	if len(rows) < 2 || len(rows[0]) < 2 {
		return false
	}
	figures := 0
	for i, row := range rows {
		if len(row) != len(rows[0]) {
			return false
		}
		for _, cell := range row {
			switch {
			case c.is != "\t" && runeCount(cell) > longestItem:
				return false
			case i > 0 && cell != "" && strings.Trim(cell, "0123456789.,%-") == "":
				figures++
			}
		}
	}
	return c.is == "\t" || figures >= len(rows)-1
}

// asTable writes the rows of a block as a table's.
func (w *written) asTable(rows [][]string, below string) []problem.Edit {
	var edits []problem.Edit
	for i := range w.lines {
		l := &w.lines[i]
		text := "| " + strings.Join(rows[i], " | ") + " |"
		if l.First < 0 || w.around != nil || strings.Contains(l.Raw, "|") {
			return nil
		}
		if i == 0 {
			text += "\n" + below
		}
		edits = append(edits, w.put(l, 0, len(l.Raw), text))
	}
	return edits
}

// gridRule is a line between the rows of a table as other formats draw it.
var gridRule = lazyregexp.New(`^\+(?:[-=:]+\+)+$`)

func isGrid(line string) bool { return strings.HasPrefix(line, "+") && gridRule.MatchString(line) }

// drawn looks for a table that is drawn with lines, and tells whether the block is one.
func (m *marks) drawn(w *written) bool {
	first, lines := -1, 0
	for i := range w.lines {
		switch own := w.lines[i].own(); {
		case isGrid(own) || own != "" && strings.Trim(own, "─━┄┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛═╔╦╗╠╬╣╚╩╝ ") == "":
			lines++
		case first < 0 && (strings.Count(own, "|") >= 2 || anyof.Contains(own, "│", "┃", "║")):
			first = i
		}
	}
	if first < 0 || lines == 0 {
		return false
	}
	head := &w.lines[first]
	own := strings.NewReplacer("│", "|", "┃", "|", "║", "|").Replace(strings.TrimSpace(head.own()))
	row := "|" + strings.Repeat("---|", cellsOf(own))
	m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：画出来的线不是表格", "this is not a table: drawn lines do not make one"),
		msg("这一行写成“"+own+"”，下面一行写成“"+row+"”，删去其余画线的各行，格子之间都用“|”隔开", "write “"+own+"”, below it “"+row+"”, delete the other drawn lines, and write | between the cells"))
	return true
}

// afterTable looks for rows that an empty line parts from their table.
func (m *marks) afterTable(w *written) bool {
	if !m.belowTable[w.span.Start] || len(w.lines) == 0 {
		return false
	}
	for i := range w.lines {
		if own := w.lines[i].own(); cellsOf(own) < 2 || strings.ContainsAny(own, "｜") || tableRule.MatchString(own) {
			return false
		}
	}
	l := &w.lines[0]
	file := w.span.File
	line := strings.LastIndexByte(file.Text()[:w.span.Start], '\n') + 1
	above := len(strings.TrimRight(file.Text()[:line], " \t\r\n>"))
	m.warn(w, l, l.First, len(l.Raw), msg("表格在这里断开了：上面空了一行", "the table breaks off here: there is an empty line above"), msg("删去上面的空行", "delete the empty line above"),
		problem.Edit{Span: file.At(above, line-above), Text: "\n"})
	return true
}

// indentedRow looks for the rows of a table that begin with ideographic spaces: each is a paragraph.
func (m *marks) indentedRow(w *written) bool {
	l := &w.lines[0]
	bar := func(l *writtenLine) bool {
		return l.First > 0 && strings.Contains(l.Raw[:l.First], "\u3000") && strings.HasPrefix(l.own(), "|") && cellsOf(l.own()) > 0
	}
	if len(w.lines) != 1 || !bar(l) {
		m.indented = false
		return false
	}
	if !m.indented { // the first of them speaks for all
		m.indented = true
		own := strings.TrimSpace(l.own())
		m.warn(w, l, 0, len(l.Raw), msg("表格没有生效：各行的前面不能有空格", "this is not a table: there must be no spaces before its rows"),
			msg("写成“"+own+"”，其余各行也删去行首的空格", "write “"+own+"”, and delete the spaces before the other rows"))
	}
	return true
}

// proseRows looks for a line below a table that became its last row: it has no |.
func (m *marks) proseRows(t *document.Table) {
	if len(t.Columns) < 2 {
		return
	}
	for i := len(t.Rows) - 1; i >= max(t.Head, 1); i-- {
		cells := t.Rows[i].Cells
		if len(cells) == 0 || len(cells[0].Inlines) == 0 {
			return
		}
		at := cells[0].Span
		text := at.File.Text()
		from := strings.LastIndexByte(text[:at.Start], '\n') + 1
		line, _, _ := strings.Cut(text[from:], "\n")
		line = strings.TrimRight(line, "\r")
		if strings.Contains(line, "|") {
			return
		}
		start := excerptOf(at.Text())
		m.add(problem.Problem{Rule: markupID, Span: at,
			Message: msg(fmt.Sprintf("“%s”这一行紧接着表格，成了表格的一行", start), fmt.Sprintf("the line %q right below the table became one of its rows", start)),
			Hint:    msg(fmt.Sprintf("在“%s”前面空一行", start), "put an empty line before it"), Edits: []problem.Edit{{Span: at.File.At(from, 0), Text: strings.TrimRight(line[:len(line)-len(strings.TrimLeft(line, "> "))], " ") + "\n"}}})
	}
}
