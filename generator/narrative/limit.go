package narrative

import (
	"bytes"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// Limits that no text written for readers comes near. Beyond them goldmark's time grows
// with the square of the input.
const (
	deepest  = 100    // lists and quotes in one another
	mostMark = 20_000 // marks of inline markup in one block
	longest  = 8 << 20
)

// tooDeep returns a problem where a body cannot be read in bounded time.
func tooDeep(body source.Span, text []byte) *problem.Problem {
	if len(text) > longest {
		return unreadable(body, 0, "正文超过 8 MB", "the text is longer than 8 MB")
	}
	marks := 0
	for at := 0; at < len(text); {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		line := text[at : at+end]
		if nesting(line) > deepest {
			return unreadable(body, at, "列表或引用嵌套超过 100 层", "lists or quotes nested more than 100 deep")
		}
		if len(bytes.TrimSpace(line)) == 0 {
			marks = 0
		}
		for _, c := range line {
			switch c {
			case '*', '_', '~', '[', ']', '`', '<', '!', '|':
				marks++
			}
		}
		if marks > mostMark {
			return unreadable(body, at, "一段之中的标记符号超过 20000 个", "more than 20,000 marks in one paragraph")
		}
		at += end + 1
	}
	return nil
}

// nesting returns an upper bound of how many lists and quotes a line can be nested in: a
// mark each, or two columns of indent.
func nesting(line []byte) int {
	marks, columns := 0, 0
	for i, c := range line {
		switch {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>':
			marks++
		case (c == '-' || c == '+' || c == '*') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			marks++
		case c >= '0' && c <= '9' || c == '.' || c == ')':
			if c == '.' || c == ')' {
				marks++
			}
		default:
			return marks + columns/2
		}
	}
	if columns == len(line) {
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
