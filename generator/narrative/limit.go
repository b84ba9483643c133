package narrative

import (
	"bytes"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Limits that no text written for readers comes near. Beyond them goldmark's time grows
// with the depth of nesting, and with the square of a paragraph's marks.
const (
	longest    = 8 << 20     // bytes of a body
	deepest    = 200         // lists and quotes in one another
	mostEffort = 500_000_000 // sum of the squares of the paragraphs' marks: about a second
)

// tooMuch returns a problem where a body cannot be read in bounded time.
func tooMuch(body source.Span, text []byte) *problem.Problem {
	if len(text) > longest {
		return unreadable(body, 0, "正文超过 8 MB", "the text is longer than 8 MB")
	}
	marks, effort := 0, 0
	for at := 0; at < len(text); {
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		if nesting(line) > deepest {
			return unreadable(body, at, "列表或引用嵌套超过 200 层", "lists or quotes nested more than 200 deep")
		}
		if len(bytes.TrimSpace(line)) == 0 {
			effort += marks * marks
			marks = 0
		}
		for _, c := range line {
			switch c {
			case '*', '_', '~', '[', ']', '`', '<', '!':
				marks++
			}
		}
		if effort+marks*marks > mostEffort {
			return unreadable(body, at, "段落里的标记符号多得无法处理", "more marks in paragraphs than can be read")
		}
		at += len(line) + 1
	}
	return nil
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
