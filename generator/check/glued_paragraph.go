package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

const gluedParagraphID problem.Rule = "glued-paragraph"

func gluedParagraph() rule {
	return rule{Rule: Rule{
		ID: gluedParagraphID, Severity: problem.Warning,
		Title: msg("几行连成了一段", "lines glued into one paragraph"),
		Why: msg("中间没有空行的几行，印出来是连在一起的一段：“一是抓班子。二是带队伍。”从 Word 粘贴来的材料，一个回车一段，最容易这样。",
			"Lines without an empty line between them are printed as one paragraph. Text pasted from Word has one line per paragraph."),
		Right: []string{
			"一是抓班子。\n\n二是带队伍。",
			"一是抓班子，二是带队伍。",
			"　　一是抓班子。\n　　二是带队伍。",
			"全村分成三组，每组\n一名组长。",
			"茶园分布在\n一、二组。",
		},
		Wrong: []string{
			"一是抓班子。\n二是带队伍。",
			"（一）抓班子。\n（二）带队伍。",
			"1．抓班子。\n2．带队伍。",
			"一、抓班子\n二、带队伍",
			"· 抓班子\n· 带队伍",
			"1. 抓班子\n2. 带队伍\n以上是做法。",
			"**抓班子。**\n一是定人，二是定事。",
		},
		Fix: msg("在这一行前面空一行。", "Put an empty line before it."),
	}, narrative: findGluedParagraphs}
}

// beginnings are what a line begins with that was a paragraph of its own where it was written. What
// follows a number and 、 must be no number: “一、二组”.
var beginnings = lazyregexp.New(`^(?:第?[一二三四五六七八九十]{1,3}、(?:[^一二三四五六七八九十0-9]|$)|[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|` +
	`[0-9０-９]{1,2}[．、](?:[^0-9０-９]|$)|[0-9]{1,2}[)）]|[一二三四五六七八九十]是|第[一二三四五六七八九十]{1,2}，|[①-⑳⑴-⒇]|[•●◆■◇□○◦▪▫☐☑★☆※➢➤✓]|[·–—－] ?\p{Han})`)

// dateLine is the last line of a paper: its date alone.
var dateLine = lazyregexp.New(`^[0-9〇一二三四五六七八九零]{4}年[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?$`)

// shortLine is the longest line, in characters, that its writer cannot have broken for its length.
const shortLine = 25

func findGluedParagraphs(n *page) {
	for _, w := range n.written() {
		for i := 1; i < len(w.lines); i++ {
			line, before := &w.lines[i], &w.lines[i-1]
			own := line.own()
			mark := beginnings.FindString(own)
			switch {
			case mark != "" && (before.endsParagraph() || sameBullet(before.own(), own)):
			case w.lazy(line) && before.endsItem():
				mark = own
			case before.isTitle() && (dateLine.MatchString(strings.TrimSpace(own)) || i == 1 && strings.HasPrefix(own, "——")):
				mark = own
			default:
				continue
			}
			start := excerptOf(own)
			n.out.add(problem.Problem{Rule: gluedParagraphID, Span: w.place(line, line.First, line.First+len(mark)),
				Message: msg(fmt.Sprintf("“%s”这一行会和上一行连成一段", start), fmt.Sprintf("the line %q is run together with the line before it into one paragraph", start)),
				Hint:    msg(fmt.Sprintf("在“%s”前面空一行", start), "put an empty line before it"), Edits: w.part(line)})
		}
	}
}

// sameBullet tells whether two lines begin with the same sign, which is no part of a sentence.
func sameBullet(a, b string) bool {
	first, size := utf8.DecodeRuneInString(a)
	return strings.ContainsRune("•●◆■◇□○◦▪▫★☆※➢➤✓·–—－", first) && strings.HasPrefix(b, a[:size])
}

// lazy tells whether a line belongs to an item of a list or to a quotation only because no empty
// line stands before it.
func (w *written) lazy(l *writtenLine) bool {
	switch w.around.(type) {
	case *document.List:
		return l.First == 0
	case *document.Quote, *document.Alert:
		return l.First >= 0 && !strings.Contains(l.Raw[:l.First], ">")
	}
	return false
}

// endsItem tells whether an item of a list or a quotation may end with the line.
func (l *writtenLine) endsItem() bool {
	return l.endsParagraph() || runeCount(strings.TrimSpace(l.Raw)) <= shortLine && !oneOf(lastRune(strings.TrimSpace(l.Raw)), "，、")
}

// part puts an empty line before a line that begins with the two blanks of a paragraph.
func (w *written) part(l *writtenLine) []problem.Edit {
	if w.around != nil || l.First < 0 {
		return nil
	}
	switch l.Raw[:l.First] {
	case "  ", "    ", "\t":
		return []problem.Edit{w.put(l, 0, l.First, "\n")}
	}
	return nil
}

// endsParagraph tells whether a paragraph may end with the line: a sentence ends there, or the line
// is too short to have been broken for its length. A line break that was asked for is printed.
func (l *writtenLine) endsParagraph() bool {
	if strings.HasSuffix(l.Raw, "  ") {
		return false
	}
	text := withoutLastMarks(strings.TrimSpace(l.Raw))
	last, _ := utf8.DecodeLastRuneInString(text)
	return oneOf(last, "。；;：:！!？?”）)…") || (isHan(last) || isLatin(last)) && beginnings.MatchString(l.own()) && runeCount(text) <= shortLine
}

// withoutLastMarks returns a line without what stands behind its last sentence and is no text of
// it: the end of an emphasis and the mark of a footnote.
func withoutLastMarks(text string) string {
	for {
		text = strings.TrimRight(text, "*_~")
		note := strings.LastIndex(text, "[^")
		if note < 0 || strings.Contains(text[note:len(text)-1], "]") {
			return text
		}
		text = text[:note]
	}
}

// isTitle tells whether the line is short and ends without a mark.
func (l *writtenLine) isTitle() bool {
	text := strings.TrimSpace(l.Raw)
	last, _ := utf8.DecodeLastRuneInString(text)
	return (isHan(last) || last == '”') && runeCount(text) <= shortLine && !strings.HasSuffix(l.Raw, "  ")
}

// excerptOf returns the beginning of a line.
func excerptOf(line string) string {
	runes := []rune(strings.ReplaceAll(strings.TrimSpace(line), "\x00", ""))
	if len(runes) > 12 {
		return string(runes[:12]) + "…"
	}
	return string(runes)
}
