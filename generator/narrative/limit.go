package narrative

import (
	"bytes"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Limits that no text written for readers comes near. Within them the worst text takes a
// few seconds; beyond them goldmark's time grows with the depth of nesting, the number of
// a paragraph's marks times its length, and the square of the number of footnotes.
const (
	longest    = 4 << 20 // bytes of a body
	deepest    = 200     // lists and quotes in one another
	mostEffort = 2_000_000_000
)

// tooMuch returns a problem where a body cannot be read in bounded time.
func tooMuch(body source.Span, text []byte) *problem.Problem {
	if len(text) > longest {
		return unreadable(body, 0, "正文超过 4 MB", "the text is longer than 4 MB")
	}
	notes := bytes.Count(text, []byte("[^")) + bytes.Count(text, []byte(`\|`))
	done := 8 * notes * notes
	marks, size := 0, 0 // of the paragraph
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
			return unreadable(body, at, "标记符号多得无法处理", "more marks than can be read")
		}
		at += len(line) + 1
	}
	return nil
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
			EN: "check for text pasted by mistake, or divide the narrative",
		},
	}
}
