package narrative

import (
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/source"
)

const byteOrderMark = "\uFEFF"

// splitFront sets Front and Body and returns where the body begins. The front matter
// stands between two lines +++ at the beginning of the file. Where the second is missing
// the front matter ends before the first line that cannot be TOML.
func (d *Document) splitFront(text string) (start int, problems []problem.Problem) {
	defer func() { d.Body = d.File.At(start, len(text)-start) }()
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	open := start
	for open < len(text) && strings.TrimSpace(lineAt(text, open)) == "" {
		open += len(lineAt(text, open))
	}
	if !isFence(lineAt(text, open)) {
		return start, nil
	}
	first := open + len(lineAt(text, open))
	for at := first; at < len(text); at += len(lineAt(text, at)) {
		if line := lineAt(text, at); isFence(line) {
			d.Front = d.File.At(first, at-first)
			return at + len(line), nil
		}
	}
	end := guessFrontEnd(text, first)
	d.Front = d.File.At(first, end-first)
	p := unclosedFront(d.File.At(open, len("+++")))
	if end < len(text) {
		if line := strings.TrimSpace(lineAt(text, end)); strings.HasPrefix(line, "+") || strings.HasPrefix(line, "＋") {
			p.Span = d.File.At(end, len(strings.TrimRight(lineAt(text, end), " \t\r\n")))
			p.Hint = problem.Text{ZH: "这一行只写三个半角的加号 +++，前后不留空格，正文另起一行", EN: "this line is +++ alone, without blanks; the text begins on the next"}
		}
	}
	return end, []problem.Problem{p}
}

func unclosedFront(at source.Span) problem.Problem {
	return problem.Problem{
		Rule: problem.TOMLSyntax,
		Span: at,
		Message: problem.Text{
			ZH: "文件头没有结束：缺少第二行 +++",
			EN: "the front matter does not end: the second line +++ is missing",
		},
		Hint: problem.Text{
			ZH: "在文件头最后一项的下一行单独写上 +++",
			EN: "write +++ alone on the line after the last key",
		},
	}
}

// lineAt returns the line that begins at an offset, with its line ending.
func lineAt(text string, at int) string {
	if end := strings.IndexByte(text[at:], '\n'); end >= 0 {
		return text[at : at+end+1]
	}
	return text[at:]
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\r\n") == "+++" }

// assignment matches `key = …` and `[table]`.
var assignment = lazyregexp.New(`^(?:[A-Za-z0-9_."'-]+\s*=|\[\[?[A-Za-z0-9_."'-]+\]\]?$)`)

// guessFrontEnd returns the offset of the first line that is neither blank nor an
// assignment nor a table's head.
func guessFrontEnd(text string, at int) int {
	for at < len(text) {
		line := lineAt(text, at)
		trimmed := strings.TrimSpace(line)
		if trimmed != "" && !assignment.MatchString(trimmed) {
			break
		}
		at += len(line)
	}
	return at
}
