package narrative

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/source"
)

// parse reads Markdown that is expected to have no problems.
func parse(t *testing.T, p *Parser, markdown string) *Document {
	t.Helper()
	doc, problems := p.Parse(source.New("content/cases/hu-jia-tian.md", markdown))
	for _, problem := range problems {
		t.Errorf("%q: problem %s: %s", markdown, problem.Rule, problem.Message.ZH)
	}
	return doc
}

// shown returns the document's HTML with its holes filled plainly: an address with the
// target as written, a figure with its own HTML, a block with its kind.
func shown(d *Document) string {
	var b strings.Builder
	for _, s := range d.Segments {
		b.WriteString(s.HTML)
		switch s.Hole {
		case FigureHole:
			f := d.Figures[s.Index]
			fmt.Fprintf(&b, `<data value="%s">%s</data>`, escapeAttr(f.Target), f.HTML)
		case LinkHole:
			b.WriteString(escapeAttr(d.Links[s.Index].Target))
		case ImageHole:
			b.WriteString(escapeAttr(d.Images[s.Index].Src))
		case BlockHole:
			fmt.Fprintf(&b, "<figure>%s</figure>\n", d.Blocks[s.Index].Kind)
		}
	}
	return b.String()
}

func escapeAttr(s string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// place returns where a span begins, as line:column.
func place(s source.Span) string {
	p := s.Position()
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}
