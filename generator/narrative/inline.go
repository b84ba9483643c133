package narrative

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"casebook/generator/source"
)

// inlines writes a block's inline content, into the HTML and into the block's prose.
func (w *writer) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.inline(n)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.textNode(n)
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.element(tag, n)
	case *extast.Strikethrough:
		w.element("del", n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n, "")
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawHTML(n)
	case *extast.FootnoteLink:
		w.footnoteLink(n)
	case *extast.FootnoteBacklink:
		w.footnoteBacklink(n)
	case *extast.TaskCheckBox:
		w.checkBox(n)
	default:
		w.inlines(n)
	}
}

func (w *writer) element(tag string, n ast.Node) {
	w.tag("<", tag, ">")
	w.inlines(n)
	w.tag("</", tag, ">")
}

func (w *writer) textNode(n *ast.Text) {
	w.text(n.Segment.Start, n.Segment.Stop, n.IsRaw())
	if n.HardLineBreak() {
		w.tag("<br>\n")
		w.breakLine('\n', n.Segment.Stop)
		return
	}
	if !n.SoftLineBreak() {
		return
	}
	next, found := w.firstRune(following(n))
	if found && !joinsLines(w.last, next) {
		w.tag("\n")
		w.breakLine(' ', n.Segment.Stop)
	}
}

// breakLine puts a line break into the plain text; it covers all that stands between the
// lines in the file.
func (w *writer) breakLine(mark byte, at int) {
	w.last = ' '
	w.plain = append(w.plain, ' ')
	if w.muted > 0 {
		return
	}
	end := at
	if newline := bytes.IndexByte(w.src[at:], '\n'); newline >= 0 {
		end = at + newline + 1
	}
	w.prose.add([]byte{mark}, w.base+at, w.base+end)
}

// codeSpan writes code. It is no prose; a mark holds its place.
func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.tag("<code>")
	start, end := -1, 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		if start < 0 {
			start = t.Segment.Start
		}
		end = t.Segment.Stop
		code := bytes.ReplaceAll(t.Segment.Value(w.src), []byte("\r\n"), []byte(" "))
		code = visible(bytes.ReplaceAll(code, []byte("\n"), []byte(" ")))
		w.escaped(code)
		w.plain = append(w.plain, code...)
	}
	w.tag("</code>")
	if start >= 0 {
		w.object(start, end)
	}
}

// object puts the mark of what is no text into the prose.
func (w *writer) object(start, end int) {
	w.last = objectMark
	if w.muted == 0 {
		w.prose.add(utf8.AppendRune(nil, objectMark), w.base+start, w.base+end)
	}
}

func (w *writer) link(n *ast.Link) {
	if w.muted > 0 {
		w.inlines(n)
		return
	}
	target := w.destination(n.Destination)
	ends := w.state.links[n]
	at := w.span(n.Pos(), ends.link)
	if scheme, rest, ok := strings.Cut(target, ":"); ok && strings.EqualFold(scheme, "fact") {
		w.figure(n, strings.TrimSpace(rest), at)
		return
	}
	index := len(w.doc.Links)
	w.doc.Links = append(w.doc.Links, Link{Target: target, Span: at})
	w.tag(`<a href="`)
	w.flush(LinkHole, index)
	w.tag(`"`)
	w.titleAttr(n.Title)
	w.tag(">")
	start := len(w.plain)
	w.linked++
	w.inlines(n)
	w.linked--
	text := strings.TrimSpace(string(w.plain[start:]))
	if text == "" && !hasImage(n) {
		w.escaped(visible([]byte(target)))
	}
	w.tag("</a>")
	w.doc.Links[index].Text = text
}

// figure leaves a hole for a bound figure and keeps its text for whoever fills it.
func (w *writer) figure(n *ast.Link, target string, at source.Span) {
	index, mark := len(w.doc.Figures), len(w.html)
	prose, plain := len(w.prose.text), len(w.plain)
	w.linked++
	w.muteImages++
	w.inlines(n)
	w.muteImages--
	w.linked--
	if len(w.prose.text) == prose {
		w.object(n.Pos(), int(at.End)-w.base)
	}
	w.figures = append(w.figures, FigureSpan{Start: prose, End: len(w.prose.text), Index: index})
	w.doc.Figures = append(w.doc.Figures, Figure{
		Text:   strings.TrimSpace(string(w.plain[plain:])),
		HTML:   string(w.html[mark:]),
		Target: target,
		Span:   at,
		Inner:  w.span(n.Pos()+1, w.state.links[n].text),
	})
	w.html = w.html[:mark]
	w.flush(FigureHole, index)
}

// image writes a picture. With a caption it stands alone in a figure.
func (w *writer) image(n *ast.Image, caption string) {
	plain := len(w.plain)
	w.muted++
	w.inlines(n)
	w.muted--
	alt := strings.TrimSpace(string(w.plain[plain:]))
	if w.muted > 0 {
		return
	}
	if w.muteImages > 0 {
		w.escaped([]byte(alt))
		return
	}
	ends := w.state.links[n]
	index := len(w.doc.Images)
	w.doc.Images = append(w.doc.Images, Image{
		Src:   w.destination(n.Destination),
		Alt:   alt,
		Title: w.resolved(n.Title),
		Span:  w.span(n.Pos(), ends.link),
	})
	w.plain = w.plain[:plain]
	w.object(n.Pos(), ends.link)
	w.tag(`<img src="`)
	w.flush(ImageHole, index)
	w.tag(`" alt="`)
	w.escaped([]byte(alt))
	w.tag(`"`)
	if caption == "" {
		w.titleAttr(n.Title)
	}
	w.tag(` loading="lazy" decoding="async">`)
}

func (w *writer) titleAttr(title []byte) {
	if text := w.resolved(title); text != "" {
		w.tag(` title="`)
		w.escaped([]byte(text))
		w.tag(`"`)
	}
}

func hasImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage || hasImage(c) {
			return true
		}
	}
	return false
}

// autoLink writes an address in angle brackets as a link where it leads to the web or to a
// mailbox, else as the text it is. The address is no prose; a mark holds its place.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	start := n.Pos()
	end := start + len(label) + len("<>")
	address := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	scheme, _, _ := strings.Cut(strings.ToLower(address), ":")
	if scheme != "http" && scheme != "https" && scheme != "mailto" {
		w.text(start, end, true)
		return
	}
	if w.linked == 0 {
		w.tag(`<a href="`)
		w.escaped(visible(util.URLEscape([]byte(address), false)))
		w.tag(`" rel="noopener">`)
	}
	w.escaped(visible(label))
	if w.linked == 0 {
		w.tag("</a>")
	}
	w.plain = append(w.plain, visible(label)...)
	w.object(start, end)
}

// rawHTML writes a tag as text; a comment is dropped after it was asked for a silence.
func (w *writer) rawHTML(n *ast.RawHTML) {
	segments := n.Segments
	if segments.Len() == 0 {
		return
	}
	first, last := segments.At(0), segments.At(segments.Len()-1)
	if w.isComment(n) {
		if w.muted == 0 {
			w.suppression(w.span(first.Start, last.Stop), string(segments.Value(w.src)))
		}
		return
	}
	for i := range segments.Len() {
		s := segments.At(i)
		value := s.Value(w.src)
		trimmed := bytes.TrimRight(value, "\r\n")
		w.text(s.Start, s.Start+len(trimmed), true)
		if len(trimmed) < len(value) && i+1 < segments.Len() {
			w.tag("\n")
			w.breakLine(' ', s.Start+len(trimmed))
		}
	}
}

func (w *writer) isComment(n ast.Node) bool {
	raw, ok := n.(*ast.RawHTML)
	if !ok || raw.Segments.Len() == 0 {
		return false
	}
	first := raw.Segments.At(0)
	return bytes.HasPrefix(first.Value(w.src), []byte(commentOpen))
}

// destination returns a link's target as written, with escapes and entities resolved. A
// target within the site is percent-decoded, an address with a scheme is left as it is.
func (w *writer) destination(raw []byte) string {
	target := w.resolved(raw)
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
func (w *writer) resolved(raw []byte) string {
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
func (w *writer) firstRune(n ast.Node) (rune, bool) {
	for n != nil {
		switch t := n.(type) {
		case *ast.Text:
			var first rune
			decode(w.src, t.Segment.Start, t.Segment.Stop, t.IsRaw(), func(text []byte, _, _ int) {
				if first == 0 {
					first, _ = utf8.DecodeRune(text)
				}
			})
			if first != 0 {
				return first, true
			}
		case *ast.RawHTML:
			if !w.isComment(n) {
				return '<', true
			}
		case *ast.Image:
			return objectMark, true
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
