package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
)

// sentenceEnd is how a sentence ends that nothing of its paragraph follows.
var sentenceEnd = lazyregexp.New(`[。！？!?][”’）)】]?\s*$`)

// paragraphs divides a line at the line breaks that stand for the ends of paragraphs: what was copied from a web page
// has them throughout, and its headings would be lost in one long paragraph.
func (l *line) paragraphs() []line {
	texts, inlines := strings.Split(l.text, "\n"), trimmed(l.inlines)
	breaks := 0
	for _, n := range inlines {
		if _, ok := n.(*document.HardBreak); ok {
			breaks++
		}
	}
	if breaks == 0 || breaks != len(texts)-1 || l.align == "center" || l.align == "right" || l.align == "end" {
		return []line{*l}
	}
	list := []line{*l}
	last := &list[0]
	last.inlines, last.text = nil, texts[0]
	at := 0 // in texts
	for _, n := range inlines {
		_, isBreak := n.(*document.HardBreak)
		if isBreak {
			at++
		}
		switch {
		case !isBreak:
			last.inlines = append(last.inlines, n)
		case endsParagraph(texts[at-1], texts[at]):
			list = append(list, line{size: l.size, font: l.font, bold: l.bold, align: l.align, style: l.style, boxed: l.boxed, text: texts[at]})
			last = &list[len(list)-1]
		default:
			last.inlines = append(last.inlines, n)
			last.text += "\n" + texts[at]
		}
	}
	kept := list[:0]
	for _, part := range list {
		if part.text = strings.TrimSpace(part.text); part.text != "" || hasImage(part.inlines) {
			kept = append(kept, part)
		}
	}
	return kept
}

// endsParagraph tells whether a line break between two texts ends a paragraph: the next is indented, numbered or has a
// bullet, or what stands before is a whole sentence or a heading.
func endsParagraph(before, after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	next, head := line{text: strings.TrimSpace(after)}, line{text: strings.TrimSpace(before)}
	return unicode.IsSpace(first) || strings.ContainsRune("•●■◆▪◇➢", first) || kindOf(&next) >= 0 || sentenceEnd.MatchString(before) ||
		kindOf(&head) >= 0 && utf8.RuneCountInString(head.text) <= longestUnnumbered && (sentenceEnd.MatchString(after) || utf8.RuneCountInString(after) > longestHeading)
}
