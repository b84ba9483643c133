package narrative

import (
	"bytes"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Limits that no text written for readers comes near. Within them the worst text takes a
// few seconds; beyond them goldmark's time grows with the depth of nesting, the number of
// a paragraph's marks times its length, and the square of the number of footnotes. Rows of a
// table are filled up to its columns, so that its cells grow with the square of its length.
const (
	longest    = 4 << 20 // bytes of a body
	deepest    = 200     // lists and quotes in one another
	mostEffort = 2_000_000_000
	mostCells  = 200_000 // of all tables
)

// tooMuch returns a problem where a body cannot be read in bounded time.
func tooMuch(body source.Span, text []byte) *problem.Problem {
	if len(text) > longest {
		return unreadable(body, 0, "正文超过 4 MB", "the text is longer than 4 MB")
	}
	notes := bytes.Count(text, []byte("[^")) + bytes.Count(text, []byte(`\|`))
	done := 8 * notes * notes
	marks, size := 0, 0 // of the paragraph
	var tables tableCells
	for at := 0; at < len(text); {
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		if nesting(line) > deepest {
			return unreadable(body, at, "列表或引用嵌套超过 200 层", "lists or quotes nested more than 200 deep")
		}
		if len(bytes.TrimSpace(line)) == 0 {
			done += marks * size
			marks, size = 0, 0
		}
		marks, size = marks+countMarks(line), size+len(line)+1
		if done+marks*size > mostEffort {
			return unreadable(body, at, "标记符号多得无法处理", "more markup than can be read")
		}
		if tables.read(line, at); tables.cells > mostCells {
			return unreadable(body, tables.head, "表格的单元格超过 20 万个", "tables have more than 200,000 cells")
		}
		at += len(line) + 1
	}
	return nil
}

// tableCells counts the cells of tables line by line, rather too many than too few.
type tableCells struct {
	cells    int // of all tables so far
	columns  int // of the table that the line may stand in, else 0
	head     int // where that table begins
	previous int // where the line before begins
}

func (t *tableCells) read(line []byte, at int) {
	columns := columnsOf(line)
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		t.columns = 0
	case columns > t.columns:
		if t.columns == 0 {
			t.head = t.previous
		}
		t.columns = columns
		t.cells += columns // the head's
	default:
		t.cells += t.columns
	}
	t.previous = at
}

// columnsOf returns how many columns the line between a table's head and its body makes,
// |-|:-:|, at most; 0 of any other line.
func columnsOf(line []byte) int {
	line = bytes.TrimLeft(line, " \t>")
	pipes, colons, dashes := 0, 0, 0
	for _, c := range line {
		switch c {
		case '|':
			pipes++
		case ':':
			colons++
		case '-':
			dashes++
		case ' ', '\t', '\r':
		default:
			return 0
		}
	}
	if dashes == 0 || pipes+colons == 0 {
		return 0
	}
	return pipes + 1
}

// countMarks counts what may begin or end inline markup.
func countMarks(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case '*', '_', '~', '[', ']', '`', '<', '!':
			n++
		}
	}
	return n
}

// nesting returns an upper bound of how many lists and quotes a line can be nested in: a
// mark each, or two columns of indent.
func nesting(line []byte) int {
	marks, columns := 0, 0
	for i, c := range line {
		ends := i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t'
		switch {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>', (c == '-' || c == '+' || c == '*' || c == '.' || c == ')') && ends:
			marks++
		case c >= '0' && c <= '9':
		default:
			return marks + columns/2
		}
	}
	if marks == 0 {
		return 0
	}
	return marks + columns/2
}

func unreadable(body source.Span, at int, zh, en string) *problem.Problem {
	return &problem.Problem{
		Rule:    problem.Unreadable,
		Span:    body.File.At(int(body.Start)+at, 0),
		Message: problem.Text{ZH: zh, EN: en},
		Hint: problem.Text{
			ZH: "请检查是否误贴了别的内容，或把正文分成几篇",
			EN: "look for text pasted by mistake, or divide the narrative",
		},
	}
}
