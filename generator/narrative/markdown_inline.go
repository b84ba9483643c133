package narrative

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
)

func (w *markdownWriter) inlines(list []document.Inline) {
	list = merged(list)
	for i, n := range list {
		if _, ok := n.(*document.Comment); ok && i > 0 && len(w.out) == w.lineAt {
			w.put("    ") // not indented it would end the paragraph and be a block of its own
		}
		w.inline(n, i == len(list)-1 || isBreak(list[i+1]))
	}
}

func isBreak(n document.Inline) bool {
	switch n.(type) {
	case *document.SoftBreak, *document.HardBreak:
		return true
	}
	return false
}

// merged joins texts that follow one another and styles of one kind beside or within one
// another, which Markdown cannot tell apart.
func merged(list []document.Inline) []document.Inline {
	var out []document.Inline
	for _, n := range list {
		switch n := n.(type) {
		case *document.Text:
			if n.Text == "" {
				continue
			}
			if last, ok := lastOf[*document.Text](out); ok {
				out[len(out)-1] = &document.Text{Text: last.Text + n.Text}
				continue
			}
		case *document.Styled:
			inner := flat(n.Inlines, n.Style)
			if len(inner) == 0 {
				continue
			}
			if last, ok := lastOf[*document.Styled](out); ok && last.Style == n.Style {
				inner = append(slices.Clip(last.Inlines), inner...)
				out = out[:len(out)-1]
			}
			out = append(out, &document.Styled{Style: n.Style, Inlines: merged(inner)})
			continue
		}
		out = append(out, n)
	}
	return out
}

func lastOf[T document.Inline](list []document.Inline) (T, bool) {
	var none T
	if len(list) == 0 {
		return none, false
	}
	last, ok := list[len(list)-1].(T)
	return last, ok
}

// flat returns inlines without a style that is around them already.
func flat(list []document.Inline, style document.Style) []document.Inline {
	var out []document.Inline
	for _, n := range list {
		if s, ok := n.(*document.Styled); ok {
			inner := flat(s.Inlines, style)
			if s.Style == style {
				out = append(out, inner...)
				continue
			}
			n = &document.Styled{Style: s.Style, Inlines: inner}
		}
		out = append(out, n)
	}
	return out
}

// inline writes an inline; last tells that the line may end behind it.
func (w *markdownWriter) inline(n document.Inline, last bool) {
	switch n := n.(type) {
	case *document.Text:
		w.text(n.Text, last)
	case *document.SoftBreak:
		w.newLine()
	case *document.HardBreak:
		if w.lastChar() == '\\' { // goldmark reads a third backslash as text
			w.put("  ")
		} else {
			w.put("\\")
		}
		w.newLine()
	case *document.Styled:
		w.styled(n)
	case *document.CodeSpan:
		w.codeSpan(n.Text)
	case *document.Link:
		w.link("[", n.Inlines, n.Target, n.Title)
	case *document.AutoLink:
		w.put("<", strings.TrimPrefix(n.Address, autoPrefix(n)), ">")
	case *document.Image:
		w.link("![", []document.Inline{&document.Text{Text: n.Alt}}, n.Src, n.Title)
	case *document.NoteRef:
		if n.Note >= 1 && n.Note <= len(w.doc.Notes) {
			w.put("[^", w.label(n.Note-1), "]")
		}
	case *document.FactRef:
		w.link("[", n.Inlines, "fact:"+n.Target.String(), "")
	case *document.Comment:
		w.comment(n)
	}
}

// autoPrefix is the scheme that an address has only where it is followed: a mailbox is shown
// without it.
func autoPrefix(a *document.AutoLink) string {
	if a.Address == "mailto:"+a.Text {
		return "mailto:"
	}
	return ""
}

func (w *markdownWriter) link(open string, text []document.Inline, target, title string) {
	w.put(open)
	w.inlines(oneLine(text))
	w.put("](", destination(target))
	if title != "" {
		w.put(` "`, strings.ReplaceAll(escapeAll(title, `"\&|`), "\n", "&#10;"), `"`)
	}
	w.put(")")
}

// destination returns an address as it is written in a link. It is percent-encoded where
// reading takes that away.
func destination(target string) string {
	scheme, _, absolute := strings.Cut(target, ":")
	decoded := !absolute || strings.ContainsAny(scheme, "/?#") || strings.EqualFold(scheme, "fact")
	var b strings.Builder
	b.WriteByte('<')
	for i, r := range target {
		switch {
		case r == ' ' && decoded && (i == 0 || i == len(target)-1): // at its ends it would be none of the address
			b.WriteString("%20")
		case r == '%' && decoded:
			b.WriteString("%25")
		case r < ' ':
			fmt.Fprintf(&b, "%%%02X", r)
		case strings.ContainsRune(`<>\&|`, r):
			b.WriteString("\\" + string(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('>')
	plain := b.String()[1 : b.Len()-1]
	if plain == "" || strings.ContainsAny(plain, " ()\\\t") {
		return b.String()
	}
	return plain
}

// escapeAll puts a backslash before each of some marks.
func escapeAll(s, marks string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(marks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// codeSpan writes code between more backticks than follow one another in it.
func (w *markdownWriter) codeSpan(text string) {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if w.inCell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	blank := strings.Trim(text, " ") == ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || !blank && strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		text = " " + text + " "
	}
	w.put(fence, text, fence)
}

// styled writes text that is set off. Marks take effect only between certain characters; where
// those around do not suit, they are written as entities, which any mark may stand beside.
func (w *markdownWriter) styled(s *document.Styled) {
	mark := [...]string{document.Emphasis: "*", document.Strong: "**", document.Strike: "~~"}[s.Style]
	if s.Style != document.Strike && w.lastChar() == '*' {
		mark = strings.ReplaceAll(mark, "*", "_")
	}
	line, at := w.lineAt, len(w.out)
	w.put(mark)
	w.markAt = len(w.out)
	w.inlines(s.Inlines)
	inside := at + len(mark)
	if opening := (run{before: w.out[line:at], after: w.out[inside:], char: mark[0], length: len(mark)}); opening.isSign() || opening.beginsWithClosing() {
		w.makeNumeric(inside)
	}
	if before := classBefore(w.out[line:at]); before&(space|cjk|punct) == 0 && classAfter(w.out[inside:]).otherPunct() {
		_, size := utf8.DecodeLastRune(w.out[:at])
		w.makeNumeric(at - size)
	}
	r, size := utf8.DecodeLastRune(w.out)
	if classify(r)&space != 0 {
		w.out = append(w.out[:len(w.out)-size], numeric(r)...)
	}
	end := classBefore(w.out)
	w.put(mark)
	w.closeAt, w.beside, w.closing, w.closesBlank = len(w.out), 0, mark, bytes.HasSuffix(w.out[:len(w.out)-len(mark)], []byte(numeric(' ')))
	switch {
	case mark[0] == '_':
		w.beside = space | punct
	case end.otherPunct():
		w.beside = space | cjk | punct
	}
}

// makeNumeric writes a character that stands in the output as an entity.
func (w *markdownWriter) makeNumeric(at int) {
	r, size := utf8.DecodeRune(w.out[at:])
	entity := numeric(r)
	w.out = slices.Replace(w.out, at, at+size, []byte(entity)...)
	if w.lineAt > at {
		w.lineAt += len(entity) - size
	}
}

// isSign tells whether a run would be read as a sign between two figures, of multiplication or an interval.
func (r run) isSign() bool { return r.isTimes() || r.char == '~' && r.isInterval() }

// numeric is a character written as an entity.
func numeric(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// text writes text so that nothing of it is read as a mark.
func (w *markdownWriter) text(s string, last bool) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch end := i+size == len(s); {
		case w.mustBeNumeric(r, i == 0, end && last) || w.makesSign(s[i:]):
			w.put(numeric(r))
		case w.isMark(r, s[i:], s[i+size:]):
			w.put("\\", s[i:i+size])
		default:
			w.put(s[i : i+size])
		}
		i += size
	}
}

// makesSign tells whether a text stands behind closing marks that would be a sign between two figures before it.
func (w *markdownWriter) makesSign(text string) bool {
	if len(w.out) != w.closeAt || w.closeAt <= w.lineAt {
		return false
	}
	before := w.out[w.lineAt : w.closeAt-len(w.closing)]
	return run{before: before, after: []byte(text), char: w.closing[0], length: len(w.closing)}.isSign()
}

// mustBeNumeric tells of a character that would vanish where it stands, or keep the marks
// beside it from taking effect.
func (w *markdownWriter) mustBeNumeric(r rune, first, last bool) bool {
	if r == '\n' {
		return true
	}
	at := len(w.out)
	if classify(r)&space != 0 {
		return at == w.lineAt || at == w.markAt || at == w.closeAt && w.closesBlank || last || first && w.lastChar() == ' '
	}
	return at == w.closeAt && w.beside != 0 && classify(r)&w.beside == 0
}

// isMark tells whether a character could be read as a mark.
func (w *markdownWriter) isMark(r rune, here, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	end := rest == ""
	start := len(w.out) == w.lineAt
	switch r {
	case '\\', '_', '`', '[', ']':
		return true
	case '*':
		return !isDigit(w.lastChar()) || !isDigit(next)
	case '~':
		return end || next == '~' || w.lastChar() == '~'
	case '!':
		return end || next == '['
	case '<':
		return end || next == '/' || next == '!' || next == '?' || isASCIILetter(next)
	case '&':
		named, _ := entity([]byte(here))
		return end || named != nil
	case '|':
		return start || w.inCell
	case '.', ')':
		return (end || next == ' ' || next == '\t') && isNumber(w.out[w.lineAt:])
	case '#':
		return start || end
	case '>', '=', ':':
		return start
	case '-', '+':
		return start && (end || strings.ContainsRune(" \t-+|:", next))
	}
	return false
}

// isNumber tells whether a line that so begins could begin an item of an ordered list.
func isNumber(line []byte) bool {
	return len(line) > 0 && len(line) < 10 && strings.Trim(string(line), "0123456789") == ""
}

func isASCIILetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
