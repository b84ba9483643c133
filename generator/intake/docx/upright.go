package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document"
)

// upright joins the lines from one on where each is one Chinese character: in the narrow boxes and cells of forms words are
// typed from top to bottom (照, 片 below each other).
func (r *reader) upright(from int) {
	words := ""
	for _, l := range r.lines[from:] {
		if l.block != nil || l.bullet || r.paper.Own != nil {
			return
		}
		for part := range strings.SplitSeq(l.text, "\n") {
			c, size := utf8.DecodeRuneInString(strings.TrimSpace(part))
			if !unicode.Is(unicode.Han, c) || size < len(strings.TrimSpace(part)) {
				return
			}
			words += string(c)
		}
	}
	if utf8.RuneCountInString(words) < 2 {
		return
	}
	first := r.lines[from]
	first.text, first.lead, first.inlines = words, 0, []document.Inline{&document.Text{Text: words}}
	for _, l := range r.lines[from+1:] {
		first.changes = append(first.changes, l.changes...)
	}
	r.lines = append(r.lines[:from], first)
}
