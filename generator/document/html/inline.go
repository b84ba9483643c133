package html

import (
	"net/url"
	"strconv"
	"strings"

	"casebook/generator/document"
)

func (w *writer) inlines(list []document.Inline) {
	for _, n := range list {
		w.inline(n)
	}
}

func (w *writer) inline(n document.Inline) {
	switch n := n.(type) {
	case *document.Text:
		if w.linked {
			w.text(n.Text)
		} else {
			w.unbroken(n.Text)
		}
	case *document.SoftBreak:
		if n.Space {
			w.put("\n")
		}
	case *document.HardBreak:
		w.put("<br>\n")
	case *document.Styled:
		w.put("<", styleTags[n.Style], ">")
		w.inlines(n.Inlines)
		w.put("</", styleTags[n.Style], ">")
	case *document.CodeSpan:
		w.put("<code>")
		w.text(n.Text)
		w.put("</code>")
	case *document.Link:
		w.link(n)
	case *document.AutoLink:
		w.autoLink(n)
	case *document.Image:
		w.image(n, n.Title)
	case *document.NoteRef:
		w.noteRef(n)
	case *document.FactRef:
		w.factRef(n)
	}
}

var styleTags = [...]string{document.Emphasis: "em", document.Strong: "strong", document.Strike: "del"}

// factRef leaves a bound figure to the page. It may be made a link, so its text holds none.
func (w *writer) factRef(f *document.FactRef) {
	linked := w.linked
	w.linked = true
	w.b = w.page.AppendFactRef(w.b, f, func(b []byte) []byte {
		w.b = b
		w.inlines(f.Inlines)
		return w.b
	})
	w.linked = linked
}

func (w *writer) link(l *document.Link) {
	if w.linked {
		w.inlines(l.Inlines)
		return
	}
	w.put("<a")
	w.b = w.page.AppendLinkTarget(w.b, l)
	w.title(l.Title)
	w.put(">")
	w.linked = true
	w.inlines(l.Inlines)
	w.linked = false
	if l.Text == "" && !hasImage(l.Inlines) {
		w.text(l.Target)
	}
	w.put("</a>")
	w.b = w.page.AppendLinkEnd(w.b, l)
}

func (w *writer) title(text string) {
	if text != "" {
		w.put(` title="`)
		w.text(text)
		w.put(`"`)
	}
}

func hasImage(list []document.Inline) bool {
	for _, n := range list {
		switch n := n.(type) {
		case *document.Image:
			return true
		case *document.Styled:
			if hasImage(n.Inlines) {
				return true
			}
		}
	}
	return false
}

// autoLink writes an address as a link where it leads to the web or to a mailbox, else as the
// text it is.
func (w *writer) autoLink(a *document.AutoLink) {
	scheme, _, _ := strings.Cut(strings.ToLower(a.Address), ":")
	if w.linked || scheme != "http" && scheme != "https" && scheme != "mailto" {
		w.text(a.Text)
		return
	}
	w.put(`<a href="`)
	w.text(escapeAddress(a.Address))
	w.put(`" rel="noopener">`)
	w.text(a.Text)
	w.put("</a>")
}

// escapeAddress percent-encodes what an address must not hold and leaves all else as it is.
func escapeAddress(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteString(url.PathEscape(s[i : i+1]))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// image writes a picture. A photo has its title as a caption instead.
func (w *writer) image(i *document.Image, title string) {
	w.put("<img")
	w.b = w.page.AppendImageSource(w.b, i)
	w.put(` alt="`)
	w.text(i.Alt)
	w.put(`"`)
	w.title(title)
	w.put(` loading="lazy" decoding="async">`)
}

// noteRef writes the number that leads to a footnote; within a link the number alone.
func (w *writer) noteRef(n *document.NoteRef) {
	number := strconv.Itoa(n.Note)
	w.put(`<sup class="footnote-ref" id="`)
	w.noteRefID(n.Note, n.Ref)
	w.put(`">`)
	if w.linked {
		w.put(number, "</sup>")
		return
	}
	w.put(`<a href="#`)
	w.noteID(n.Note)
	w.put(`" role="doc-noteref" aria-label="`)
	w.text(w.page.NoteRefLabel(n.Note))
	w.put(`">`, number, `</a></sup>`)
}

func (w *writer) noteID(note int) {
	w.put("fn-")
	w.text(w.anchor)
	w.put("-", strconv.Itoa(note))
}

func (w *writer) noteRefID(note, ref int) {
	w.put("fnref-")
	w.text(w.anchor)
	w.put("-", strconv.Itoa(note))
	if ref > 1 {
		w.put("-", strconv.Itoa(ref))
	}
}

func (w *writer) notes(list []*document.Note) {
	if len(list) == 0 {
		return
	}
	w.put(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	w.text(w.page.NotesLabel())
	w.put(`">` + "\n<ol>\n")
	for i, n := range list {
		w.put(`<li id="`)
		w.noteID(i + 1)
		w.put(`">`)
		w.note(n, i+1)
		w.put("</li>\n")
	}
	w.put("</ol>\n</section>\n")
}

// note writes a footnote with the ways back at the end of its last paragraph.
func (w *writer) note(n *document.Note, number int) {
	last := len(n.Blocks) - 1
	if last >= 0 {
		if p, ok := n.Blocks[last].(*document.Paragraph); ok {
			w.blocks(n.Blocks[:last])
			w.put("<p>")
			w.inlines(p.Inlines)
			w.noteBacks(n, number)
			w.put("</p>\n")
			return
		}
	}
	w.blocks(n.Blocks)
	w.noteBacks(n, number)
}

func (w *writer) noteBacks(n *document.Note, number int) {
	for ref := 1; ref <= n.Refs; ref++ {
		w.put(` <a class="footnote-back" href="#`)
		w.noteRefID(number, ref)
		w.put(`" aria-label="`)
		w.text(w.page.NoteBackLabel(number, ref))
		w.put(`">↩</a>`)
	}
}
