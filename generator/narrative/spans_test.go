package narrative

import (
	"fmt"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/source"
)

// Each inline stands where its wording does in the file: what comes in again from Word is put there.
func TestInlinesStandWhereTheirWordingDoes(t *testing.T) {
	for text, want := range map[string]string{
		"甲\\\n**乙\n丙**丁": "text 甲, break \\⏎, strong **乙⏎丙**, text 乙, line ⏎, text 丙, text 丁",
		"前<b\nid=x>后":    "text 前<b, line ⏎, text id=x>后",
		"*甲*~~乙~~`码`[丙](a.md \"题\")<https://a.cn>![图](b.png)": "emphasis *甲*, text 甲, strike ~~乙~~, text 乙, code 码, link [丙](a.md \"题\"), text 丙, address <https://a.cn>, picture ![图](b.png)",
		"[**3**户](fact:x)丁<!-- 注 -->戊[^1]&amp;\\*\n\n[^1]: 己": `figure [**3**户](fact:x), strong **3**, text 3, text 户, text 丁, comment <!-- 注 -->, text 戊, note [^1], text &amp;, text \*`,
	} {
		if got := strings.Join(spansOf(parse(t, NewParser(), text).Tree().Blocks[0].(*document.Paragraph).Inlines), ", "); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func spansOf(list []document.Inline) (out []string) {
	add := func(kind string, s source.Span, inner ...document.Inline) {
		out = append(out, kind+" "+strings.ReplaceAll(s.Text(), "\n", "⏎"))
		out = append(out, spansOf(inner)...)
	}
	for _, n := range list {
		switch n := n.(type) {
		case *document.Text:
			add("text", n.Span)
		case *document.HardBreak:
			add("break", n.Span)
		case *document.SoftBreak:
			add("line", n.Span)
		case *document.Styled:
			add([...]string{document.Emphasis: "emphasis", document.Strong: "strong", document.Strike: "strike"}[n.Style], n.Span, n.Inlines...)
		case *document.CodeSpan:
			add("code", n.Span)
		case *document.Link:
			add("link", n.Span, n.Inlines...)
		case *document.AutoLink:
			add("address", n.Span)
		case *document.Image:
			add("picture", n.Span)
		case *document.NoteRef:
			add("note", n.Span)
		case *document.FactRef:
			add("figure", n.Span, n.Inlines...)
		case *document.Comment:
			add("comment", n.Span)
		default:
			out = append(out, fmt.Sprintf("%T", n))
		}
	}
	return out
}
