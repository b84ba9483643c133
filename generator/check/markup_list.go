package check

import (
	"fmt"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// list looks for items that were meant to stand below others: indented by fewer blanks than the
// mark above them takes, they stand beside them. before is the list right before, or nil.
func (m *marks) list(b, before *document.List) {
	if b.Span.File == nil {
		return
	}
	above, ordered := -1, false
	if before != nil && len(before.Items) > 0 {
		last := before.Items[len(before.Items)-1]
		if between := b.Span.File.Text()[min(last.Span.End, b.Span.Start):b.Span.Start]; strings.Count(between, "\n") <= 1 {
			above, ordered = itemIndent(before.Items[0]), before.Ordered
		}
	}
	for _, item := range b.Items {
		indent := itemIndent(item)
		switch {
		case indent < 0:
			return
		case above >= 0 && indent > above:
			m.shallow(item, indent, above, ordered)
			return
		}
		above, ordered = indent, b.Ordered
	}
}

// shallow reports an item that has too few blanks before it.
func (m *marks) shallow(item *document.Item, indent, above int, ordered bool) {
	file := item.Span.File
	text := file.Text()
	from := strings.LastIndexByte(text[:item.Span.Start], '\n') + 1
	line, _, _ := strings.Cut(text[from:], "\n")
	want := above + len("- ")
	if ordered {
		want = above + len("1. ")
	}
	own := strings.TrimSpace(line)
	m.add(problem.Problem{Rule: markupID, Span: file.At(from, len(strings.TrimRight(line, "\r"))),
		Message: msg(fmt.Sprintf("这一项只缩进了%d格，和上一项并列，不是它的下一级", indent-above), "this item is at the same level as the one above, not below it: there are too few spaces before it"),
		Hint:    msg(fmt.Sprintf("要作下一级，前面空%d格，写成“%s”；要并列，删去前面的空格", want, strings.Repeat(" ", want)+own), fmt.Sprintf("put %d spaces before it to move it one level down: “%s”; delete them if it belongs at the same level", want, strings.Repeat(" ", want)+own))})
}

// itemIndent is how many blanks an item's line begins with; -1 where it stands in no file.
func itemIndent(item *document.Item) int {
	if item.Span.File == nil {
		return -1
	}
	text := item.Span.File.Text()
	from := strings.LastIndexByte(text[:item.Span.Start], '\n') + 1
	line, _, _ := strings.Cut(text[from:], "\n")
	own := strings.TrimLeft(line, " ")
	return len(line) - len(own)
}

// fenceMeant is the block that an editor means by a word that names none; "" for other words.
func fenceMeant(name string) string {
	switch name {
	case "图表", "图", "charts", "cahrt", "chat", "chart:", "graph":
		return "chart"
	case "公式", "工作法", "做法", "formular", "formulas", "formual", "program":
		return "formula"
	}
	return ""
}

// longestFence is the bytes of a line that still may be marks and one word.
const longestFence = 64

// otherFence is the first line of a block that was meant to be drawn, in marks that make none, or set in.
var otherFence = lazyregexp.New("^(?:[ \t]+(?:```+|~~~+)|[ \t]*(?:[\u2018\u2019'｀‵′]{3,}|[\u2018\u2019'｀‵′`]{1,2}))[ \t]*(chart|formula|图表|公式)[ \t]*$")

// indentedFence begins a block to be drawn that stands in code.
var indentedFence = lazyregexp.New("^\\s*(?:```+|~~~+)\\s*(chart|formula)\\s")

// fences looks for blocks that are none, because their marks are not those of one.
func (m *marks) fences(w *written, l *writtenLine) {
	if first, _ := firstRune(l.Raw); isMainHan(first) || len(strings.TrimSpace(l.Raw)) > longestFence {
		return
	}
	at := otherFence.FindStringSubmatch(strings.ToLower(l.Raw))
	if at == nil {
		return
	}
	name := at[1]
	if meant := fenceMeant(name); meant != "" {
		name = meant
	}
	m.warn(w, l, 0, len(l.Raw), msg("这一块没有画成图：前后两行要用三个半角的“`”，前面不留空格", "this block is not drawn: it is between two lines of three ` without spaces before them"),
		msg("这一行写成“```"+name+"”，最后一行写成“```”，各行前面的空格删去", "write ```"+name+" here and ``` on its last line, without spaces before them"))
}

// fence looks for a block that was meant to be drawn and has another name.
func (m *marks) fence(b *document.Code) {
	if at := indentedFence.FindStringSubmatch(b.Text); at != nil && b.Language == "" && b.Span.File != nil {
		m.add(problem.Problem{Rule: markupID, Span: b.Span, Message: msg("这一块没有画成图：前面的空格把它变成了代码", "this block is not drawn: the spaces before it turn it into code"),
			Hint: msg("各行前面的空格删去，从“```"+at[1]+"”到最后一行“```”", "remove the spaces before each of its lines, from ```"+at[1]+" to ```")})
		return
	}
	name := strings.ToLower(strings.TrimSpace(b.Language))
	meant := fenceMeant(name)
	if meant == "" {
		meant = problem.NearestAlone(name, func(yield func(string) bool) { _ = yield("chart") && yield("formula") })
	}
	if meant == "" || b.Span.File == nil || !strings.Contains(b.Text, "=") {
		return
	}
	file := b.Span.File
	at := int(b.Span.Start)
	line, _, _ := strings.Cut(file.Text()[at:], "\n")
	m.add(problem.Problem{Rule: markupID, Span: file.At(at, len(strings.TrimRight(line, "\r"))),
		Message: msg("“"+b.Language+"”不画图，这一块会照原样印出来", b.Language+" draws nothing: the block is printed as typed"),
		Hint:    writeAs("```" + meant)})
}
