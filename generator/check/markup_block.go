package check

import (
	"fmt"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// headingTail are marks behind a heading without a space: they are printed. C# is a name.
var headingTail = lazyregexp.New(`[\p{Han}”》）]#{2,}\s*$`)

// longestHeading is how long a heading that a line of dashes made is at most, in characters.
const longestHeading = 30

// heading looks at a heading that was not meant as one, or not so.
func (m *marks) heading(b *document.Heading) {
	raw := b.Span.Text()
	text := b.Span.File.Text()
	from := strings.LastIndexByte(text[:b.Span.Start], '\n') + 1
	before := strings.Trim(text[from:b.Span.Start], " \t>")
	if strings.HasPrefix(before, "#") {
		if headingTail.MatchString(raw) {
			plain := strings.TrimRight(raw, "# \t")
			m.add(problem.Problem{Rule: markupID, Span: b.Span, Message: msg("标题后面的“#”会照原样印出来", "the # after this heading are printed as typed"),
				Hint: writeAs(strings.TrimRight(before, " ") + " " + plain), Edits: []problem.Edit{{Span: b.Span.File.At(int(b.Span.Start)+len(plain), len(raw)-len(plain))}}})
		}
		return
	}
	if strings.HasPrefix(raw, "<<<<<<< ") {
		return // a mark of a merge, which is reported
	}
	if start := strings.TrimLeft(text, " \t\r\n\ufeff"); strings.HasPrefix(start, "---") && strings.TrimLeft(text[:b.Span.Start], " \t\r\n\ufeff-") == "" {
		return // front matter in another form, which is reported
	}
	last := lastRune(strings.TrimSpace(raw))
	if lines := strings.Count(strings.TrimSpace(raw), "\n") + 1; lines == 1 && runeCount(raw) <= longestHeading && !oneOf(last, "。；，：、") {
		return
	}
	below := strings.IndexByte(text[b.Span.End:], '\n') + 1 + int(b.Span.End)
	line, _, _ := strings.Cut(text[below:], "\n")
	line = strings.TrimRight(line, "\r")
	mark := strings.Trim(line, " \t>")
	if mark == "" {
		return
	}
	hint, edit := msg(fmt.Sprintf("在“%s”前面空一行", mark), "put an empty line before "+mark), problem.Edit{Span: b.Span.File.At(below, 0), Text: "\n"}
	if mark[0] == '=' {
		hint, edit = msg("空一行，写成“---”", "put an empty line before it and write ---"), problem.Edit{Span: b.Span.File.At(below, len(line)), Text: "\n---"}
	}
	if m.above != nil { // its section only seems to be empty
		m.covered = append(m.covered, m.above.Span)
	}
	m.add(problem.Problem{Rule: markupID, Span: b.Span,
		Message: msg(fmt.Sprintf("下面紧接着“%s”，这一段成了标题", mark), fmt.Sprintf("the line %s right below turns this paragraph into a heading", mark)),
		Hint:    hint, Edits: []problem.Edit{edit}})
}

// textMark is what begins a line that was hardly meant as code.
var textMark = lazyregexp.New(`^(?:#{1,6} |\||[-*+] |[0-9]{1,2}[.)] |!\[|\[|> |\*\*).*\p{Han}`)

// indentedCode looks for text that blanks at the beginning of its lines made code.
func (m *marks) indentedCode(b *document.Code) {
	first, _, _ := strings.Cut(strings.TrimLeft(b.Text, "\n"), "\n")
	first = strings.TrimLeft(first, " \t")
	file := b.Span.File
	if file == nil || !textMark.MatchString(first) {
		return
	}
	text := file.Text()
	at := int(b.Span.Start)
	from := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[from:], "\n")
	if !strings.Contains(line, first) {
		return // a fence says that it is code
	}
	m.add(problem.Problem{Rule: markupID, Span: file.At(from, len(line)), Message: msg("行首的空格把这几行变成了代码", "the spaces at the beginning turned these lines into code"),
		Hint: msg("删去行首的空格，写成“"+first+"”", "delete the spaces: “"+first+"”")})
}

// nestedBold looks for bold text within bold text: the stars around blanks were paired otherwise
// than they were meant.
func (m *marks) nestedBold(list []document.Inline) {
	for _, n := range list {
		outer, ok := n.(*document.Styled)
		if !ok || outer.Style != document.Strong {
			continue
		}
		for _, inner := range outer.Inlines {
			if inner, ok := inner.(*document.Styled); ok && inner.Style == document.Strong {
				raw := outer.Span.Text()
				m.add(problem.Problem{Rule: markupID, Span: outer.Span, Message: msg("加粗的记号配错了对：“**”和文字之间不能有空格", "the ** of bold text are mismatched: there must be no space between ** and the text"),
					Hint: writeAs(looseStars.ReplaceAllStringFunc(raw, func(s string) string { return "**" + strings.Trim(strings.Trim(s, "*"), " 　") + "**" }))})
				break
			}
		}
	}
}

var looseStars = lazyregexp.New(`\*\*[^*]+\*\*`)
