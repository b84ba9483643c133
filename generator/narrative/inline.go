package narrative

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"casebook/generator/document"
	"casebook/generator/document/prose"
	"casebook/generator/source"
)

// inlines returns the inlines that a node holds.
func (r *reader) inlines(parent ast.Node) []document.Inline {
	start := len(r.inlineStack)
	r.children(parent)
	return cut(&r.inlineStack, start)
}

func (r *reader) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
}

// textOf returns the inlines of a block of text. A line break behind which nothing is shown is
// none.
func (r *reader) textOf(n ast.Node) []document.Inline {
	r.shown, r.last, r.end, r.exact = 0, ' ', max(n.Pos(), 0), nil
	list := r.inlines(n)
	for len(list) > 0 && isBreak(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	return list
}

// put adds an inline that ends at a place.
func (r *reader) put(n document.Inline, end int) {
	r.inlineStack = append(r.inlineStack, n)
	r.exact, r.end = nil, end
}

// object tells that something is shown that is no text.
func (r *reader) object() {
	r.last = prose.ObjectReplacement
	r.shown++
}

func (r *reader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.textNode(n)
	case *ast.Emphasis:
		style := document.Emphasis
		if n.Level == 2 {
			style = document.Strong
		}
		r.styled(n, style, n.Level)
	case *extast.Strikethrough:
		r.styled(n, document.Strike, len("~~"))
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.RawHTML:
		r.rawHTML(n)
	case *extast.FootnoteLink:
		r.noteRef(n)
	case *extast.FootnoteBacklink, *extast.TaskCheckBox: // of a note and of an item
	default:
		r.children(n)
	}
}

func (r *reader) styled(n ast.Node, style document.Style, marks int) {
	start := n.Pos()
	list := r.inlines(n)
	if len(list) == 0 { // hidden characters
		return
	}
	end := r.end + marks
	r.put(&document.Styled{Style: style, Inlines: list, Span: r.span(start, end)}, end)
}

func (r *reader) textNode(n *ast.Text) {
	r.text(n.Segment.Start, n.Segment.Stop, n.IsRaw())
	switch at := n.Segment.Stop; {
	case n.HardLineBreak():
		end := r.lineEnd(at)
		r.put(&document.HardBreak{Span: r.span(at, end)}, end)
		r.last = ' '
	case n.SoftLineBreak():
		next, found := r.firstRune(following(n))
		r.softBreak(at, found && !joinsLines(r.last, next))
	}
}

// softBreak adds a line break, unless nothing is shown on the line before it.
func (r *reader) softBreak(at int, space bool) {
	if n := len(r.inlineStack); r.shown == 0 || n > 0 && isBreak(r.inlineStack[n-1]) {
		return
	}
	end := r.lineEnd(at)
	r.put(&document.SoftBreak{Space: space, Span: r.span(at, end)}, end)
	if space {
		r.last = ' '
	}
}

// lineEnd returns where the line that holds a place ends, with its line feed.
func (r *reader) lineEnd(at int) int {
	if newline := bytes.IndexByte(r.src[at:], '\n'); newline >= 0 {
		return at + newline + 1
	}
	return at
}

// codeSpan reads code, in which a line break is a space.
func (r *reader) codeSpan(n *ast.CodeSpan) {
	start, end := -1, 0
	var code []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		if start < 0 {
			start = t.Segment.Start
		}
		end = t.Segment.Stop
		text := bytes.ReplaceAll(t.Segment.Value(r.src), []byte("\r\n"), []byte(" "))
		code = append(code, visible(bytes.ReplaceAll(text, []byte("\n"), []byte(" ")))...)
	}
	if len(code) > 0 {
		r.put(&document.CodeSpan{Text: string(code), Span: r.span(start, end)}, end)
		r.object()
	}
}

func (r *reader) link(n *ast.Link) {
	if r.inAlt > 0 {
		r.children(n)
		return
	}
	target := r.destination(n.Destination)
	ends := r.state.links[n]
	at := r.span(n.Pos(), ends.link)
	if scheme, rest, ok := strings.Cut(target, ":"); ok && strings.EqualFold(scheme, "fact") {
		if len(n.Title) > 0 {
			r.lose(LostTitle, string(n.Title), at)
		}
		r.factRef(n, document.ParseFactTarget(rest), at)
		return
	}
	list := r.inlines(n)
	r.put(&document.Link{Target: target, Title: r.resolved(n.Title), Inlines: list, Span: at}, ends.link)
}

func (r *reader) factRef(n *ast.Link, target document.FactTarget, at source.Span) {
	shown := r.shown
	r.inFact++
	list := r.inlines(n)
	r.inFact--
	if r.shown == shown {
		r.object()
	}
	ends := r.state.links[n]
	r.put(&document.FactRef{Target: target, Inlines: list, Span: at, Inner: r.span(n.Pos()+1, ends.text)}, ends.link)
}

// image reads a picture; in the wording of a bound figure, the words for it.
func (r *reader) image(n *ast.Image) {
	if r.inFact > 0 || r.inAlt > 0 {
		r.children(n)
		return
	}
	r.inAlt++
	words := r.inlines(n)
	r.inAlt--
	notes := r.altNotes
	r.altNotes = nil
	ends := r.state.links[n]
	r.put(&document.Image{
		Src:   r.destination(n.Destination),
		Alt:   document.PlainText(words),
		Title: r.resolved(n.Title),
		Span:  r.span(n.Pos(), ends.link),
	}, ends.link)
	r.object()
	for _, note := range notes {
		r.put(note, ends.link)
	}
}

// autoLink reads an address in angle brackets: a link where it leads to the web or to a
// mailbox, else the text it is.
func (r *reader) autoLink(n *ast.AutoLink) {
	label := n.Label(r.src)
	start := n.Pos()
	end := start + len(label) + len("<>")
	shown := string(visible(label))
	address := shown
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	scheme, _, _ := strings.Cut(strings.ToLower(address), ":")
	if scheme != "http" && scheme != "https" && scheme != "mailto" {
		r.text(start, end, true)
		return
	}
	r.put(&document.AutoLink{Address: address, Text: shown, Span: r.span(start, end)}, end)
	r.object()
}

// noteRef reads the mark of a footnote. One in the words for a picture stands behind it.
func (r *reader) noteRef(n *extast.FootnoteLink) {
	start := max(n.Pos(), 0)
	end := start
	if close := bytes.IndexByte(r.src[start:], ']'); close >= 0 {
		end += close + 1
	}
	ref := &document.NoteRef{Note: n.Index, Span: r.span(start, end)}
	if r.inAlt > 0 {
		r.altNotes = append(r.altNotes, ref)
		return
	}
	r.put(ref, end)
}

// rawHTML reads a tag as text, and a comment, which is asked for a silence.
func (r *reader) rawHTML(n *ast.RawHTML) {
	segments := n.Segments
	if r.isComment(n) {
		if r.inAlt == 0 {
			last := segments.At(segments.Len() - 1).Stop
			at, text := r.span(segments.At(0).Start, last), string(segments.Value(r.src))
			r.suppression(at, text)
			r.put(&document.Comment{Text: commentText(text), Span: at}, last)
		}
		return
	}
	for i := range segments.Len() {
		s := segments.At(i)
		value := s.Value(r.src)
		trimmed := bytes.TrimRight(value, "\r\n")
		r.text(s.Start, s.Start+len(trimmed), true)
		if len(trimmed) < len(value) && i+1 < segments.Len() {
			r.softBreak(s.Start+len(trimmed), true)
		}
	}
}

func (r *reader) isComment(n *ast.RawHTML) bool {
	first := n.Segments.At(0)
	return bytes.HasPrefix(first.Value(r.src), []byte(commentOpen))
}

// destination returns a link's target as written, with escapes and entities resolved. A
// target within the site is percent-decoded, an address with a scheme is left as it is.
func (r *reader) destination(raw []byte) string {
	target := r.resolved(raw)
	scheme, _, absolute := strings.Cut(target, ":")
	if absolute && !strings.ContainsAny(scheme, "/?#") && !strings.EqualFold(scheme, "fact") {
		return target
	}
	if decoded, err := url.PathUnescape(target); err == nil && utf8.ValidString(decoded) {
		return string(visible([]byte(decoded)))
	}
	return target
}

// resolved returns a target's or a title's text, with escapes and entities resolved.
func (r *reader) resolved(raw []byte) string {
	if len(raw) == 0 {
		return ""
	}
	var out []byte
	decode(raw, 0, len(raw), false, func(text []byte, _, _ int) { out = append(out, text...) })
	return strings.TrimSpace(string(out))
}

// following returns the node that comes after n and its children in its block, or nil.
func following(n ast.Node) ast.Node {
	for n != nil && n.Type() == ast.TypeInline {
		if next := n.NextSibling(); next != nil {
			return next
		}
		n = n.Parent()
	}
	return nil
}

// firstRune returns the first character that is shown from a node on.
func (r *reader) firstRune(n ast.Node) (rune, bool) {
	for n != nil {
		switch t := n.(type) {
		case *ast.Text:
			var first rune
			decode(r.src, t.Segment.Start, t.Segment.Stop, t.IsRaw(), func(text []byte, _, _ int) {
				if first == 0 {
					first, _ = utf8.DecodeRune(text)
				}
			})
			if first != 0 {
				return first, true
			}
		case *ast.RawHTML:
			if !r.isComment(t) {
				return '<', true
			}
		case *ast.Image:
			return prose.ObjectReplacement, true
		case *ast.AutoLink:
			return 'h', true
		case *ast.Link:
			if !t.HasChildren() {
				return '0', true
			}
			n = t.FirstChild()
			continue
		default:
			if n.HasChildren() {
				n = n.FirstChild()
				continue
			}
		}
		n = following(n)
	}
	return 0, false
}
