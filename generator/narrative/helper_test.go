package narrative

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/document/html"
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

// shown returns the document's HTML with what a page brings written plainly: an address as
// the target is written, a figure with its own HTML, a drawing with its kind. What keeps figures
// unbroken is left out.
func shown(d *Document) string {
	return unbroken.ReplaceAllString(string(html.Append(nil, d.Tree(), d.Anchor, plainPage{})), "$1")
}

var unbroken = regexp.MustCompile(`<span class="nb">([^<]*)</span>`)

// plainPage is the page around a text in tests. Its words are Chinese.
type plainPage struct{}

func (plainPage) AppendFactRef(b []byte, f *document.FactRef, text func([]byte) []byte) []byte {
	b = text(fmt.Appendf(b, `<data value="%s">`, escapeAttr(f.Target.String())))
	return append(b, `</data>`...)
}

func (plainPage) AppendLinkTarget(b []byte, l *document.Link) []byte {
	return fmt.Appendf(b, ` href="%s"`, escapeAttr(l.Target))
}

func (plainPage) AppendLinkEnd(b []byte, _ *document.Link) []byte { return b }

func (plainPage) AppendImageSource(b []byte, i *document.Image) []byte {
	return fmt.Appendf(b, ` src="%s"`, escapeAttr(i.Src))
}

func (plainPage) AppendDrawing(b []byte, d *document.Drawing) []byte {
	return fmt.Appendf(b, "<figure>%s</figure>\n", d.Kind)
}

func (plainPage) AlertTitle(kind document.AlertKind) string {
	return map[document.AlertKind]string{
		document.NoteAlert: "说明", document.TipAlert: "提示", document.ImportantAlert: "重要",
		document.WarningAlert: "注意", document.CautionAlert: "警告",
	}[kind]
}

func (plainPage) TaskLabel(done bool) string {
	if done {
		return "已完成"
	}
	return "未完成"
}

func (plainPage) NotesLabel() string           { return "注释" }
func (plainPage) NoteRefLabel(note int) string { return fmt.Sprintf("注%d", note) }

func (plainPage) NoteBackLabel(note, ref int) string {
	if ref == 1 {
		return fmt.Sprintf("回到注%d的正文", note)
	}
	return fmt.Sprintf("回到注%d的正文（第%d处）", note, ref)
}

func (plainPage) TableLabel(heading string, n int) string {
	if heading == "" {
		return fmt.Sprintf("表%d", n)
	}
	return fmt.Sprintf("%s：表%d", heading, n)
}

func escapeAttr(s string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&#34;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// place returns where a span begins, as line:column.
func place(s source.Span) string {
	p := s.Position()
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}
