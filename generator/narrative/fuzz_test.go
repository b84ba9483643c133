package narrative

import (
	"slices"
	"strings"
	"sync"
	"testing"

	nethtml "golang.org/x/net/html"

	"casebook/generator/document"
	"casebook/generator/document/html"
	"casebook/generator/source"
)

// seeds are texts that use all of the syntax, well and badly.
func seeds() []string {
	return []string{
		"+++\ntitle = \"甲\"\n+++\n# 一、**“六个一”**\n\n[3户](fact:a) ~~删~~ `码` <b onclick=x>&amp;\\*\n换行",
		"- [x] 甲\n\n  ```chart\n  a = 1\n  ```\n> [!NOTE]\n> 乙 <!-- check: off punctuation 丙 -->\n\n1. 丁\n   - 戊",
		"| 甲 | [1](fact:a) |\n|:-|-:|\n| `\\|` | ![图](a.png \"题\") |\n\n甲[^1][x][^1] <https://a.cn>\n\n[^1]: 乙\n[x]: y.md \"题\"",
		"![图](a.png \"题\")\n\n[![图[^1]](a.png)<https://a.cn>[^1]](b.md)\n\n[^1]: <script>alert(1)</script>",
		"+++\n甲\n<!--\n\x00\u202e\xff&#x202e;\r\n***a**b*_c_~d~~\n\n<!-- check: off x -->\n```formula",
		"[甲](javascript:alert(1)) <javascript:alert(1)> [乙](<data:text/html,x> 'y\"z') &#0;&#1114112;&bogus;",
		"甲\n===\n乙\n---\n* * *\n> > - 1) a\n\n\tcode\n~~~\nx",
		"全镇120户、1,630人，12.5%在2019年5月",
		"##\n# <!-- a -->\n## 🎉\n## 🎉\n[a]: <b>\n[^a]: [^a]",
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed)
	}
	parser := NewParser()
	f.Fuzz(func(t *testing.T, text string) {
		doc, problems := parser.Parse(source.New("a.md", text))
		for _, p := range problems {
			checkSpan(t, p.Span, len(text))
		}
		checkSpans(t, doc, len(text))
		checkProse(t, doc)
		checkMarkup(t, doc)
	})
}

func checkSpan(t *testing.T, s source.Span, size int) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || int(s.End) > size {
		t.Fatalf("span %d to %d in a file of %d bytes", s.Start, s.End, size)
	}
}

func checkSpans(t *testing.T, doc *Document, size int) {
	t.Helper()
	spans := []source.Span{doc.Front, doc.Body}
	for _, h := range doc.Headings {
		spans = append(spans, h.Span)
	}
	for _, f := range doc.FactRefs {
		spans = append(spans, f.Span, f.Inner)
		if text := f.Span.Text(); !strings.HasPrefix(text, "[") {
			t.Fatalf("figure %q", text)
		}
	}
	for _, l := range doc.Links {
		spans = append(spans, l.Span)
	}
	for _, i := range doc.Images {
		spans = append(spans, i.Span)
	}
	for _, d := range doc.Drawings {
		spans = append(spans, d.Span, d.Body)
		if len(d.TOML) != len(d.Body.Text()) {
			t.Fatalf("drawing %q of %q", d.TOML, d.Body.Text())
		}
	}
	for _, p := range doc.Prose() {
		spans = append(spans, p.Span)
	}
	for _, s := range doc.Suppressions {
		spans = append(spans, s.Span)
		if s.Line < 1 || s.Reason == "" {
			t.Fatalf("silence %+v", s)
		}
	}
	for _, s := range spans {
		checkSpan(t, s, size)
	}
	ids := map[string]bool{}
	for _, h := range doc.Headings {
		if h.ID == "" || ids[h.ID] {
			t.Fatalf("heading id %q", h.ID)
		}
		ids[h.ID] = true
	}
}

// bare is a page that adds no element and no address of its own.
type bare struct{ plainPage }

func (bare) AppendFactRef(b []byte, _ *document.FactRef, text func([]byte) []byte) []byte {
	return text(b)
}
func (bare) AppendLinkTarget(b []byte, _ *document.Link) []byte   { return append(b, ` href="#"`...) }
func (bare) AppendLinkEnd(b []byte, _ *document.Link) []byte      { return b }
func (bare) AppendImageSource(b []byte, _ *document.Image) []byte { return append(b, ` src="#"`...) }
func (bare) AppendDrawing(b []byte, _ *document.Drawing) []byte   { return b }

// written are the elements and attributes that this package writes.
var written = strings.Fields(`p h2 h3 h4 h5 h6 em strong del code pre a img br hr ul ol li input blockquote
	div table thead tbody tr th td figure figcaption section sup span`)

var attributes = strings.Fields(`id href title rel src alt loading decoding class role tabindex scope start
	type checked disabled aria-label`)

// checkMarkup says that the HTML holds no element or attribute but ours, that elements are
// closed in order, and that ids are not given twice.
func checkMarkup(t *testing.T, doc *Document) {
	t.Helper()
	text := string(html.Append(nil, doc.Tree(), doc.Anchor, bare{}))
	if strings.ContainsAny(text, "\x00\u202e\u2066") {
		t.Fatalf("hidden characters in %q", text)
	}
	tokens := nethtml.NewTokenizer(strings.NewReader(text))
	var open []string
	ids := map[string]bool{}
	for kind := tokens.Next(); kind != nethtml.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		switch kind {
		case nethtml.StartTagToken:
			if !slices.Contains(written, token.Data) {
				t.Fatalf("element %q in %s", token.Data, text)
			}
			if slices.Contains(open, token.Data) && (token.Data == "a" || token.Data == "p") {
				t.Fatalf("%s in %s: %s", token.Data, token.Data, text)
			}
			checkAttributes(t, token, ids, text)
			if !slices.Contains([]string{"img", "br", "hr", "input"}, token.Data) {
				open = append(open, token.Data)
			}
		case nethtml.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v in %s", token.Data, open, text)
			}
			open = open[:len(open)-1]
		case nethtml.CommentToken, nethtml.DoctypeToken, nethtml.SelfClosingTagToken:
			t.Fatalf("token %v in %s", token, text)
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v stay open in %s", open, text)
	}
}

func checkAttributes(t *testing.T, token nethtml.Token, ids map[string]bool, text string) {
	t.Helper()
	for _, a := range token.Attr {
		if !slices.Contains(attributes, a.Key) {
			t.Fatalf("attribute %q in %s", a.Key, text)
		}
		switch a.Key {
		case "href":
			scheme, _, found := strings.Cut(strings.ToLower(a.Val), ":")
			if found && scheme != "http" && scheme != "https" && scheme != "mailto" && !strings.HasPrefix(scheme, "#") {
				t.Fatalf("href %q", a.Val)
			}
		case "id":
			if ids[a.Val] {
				t.Fatalf("id %q twice in %s", a.Val, text)
			}
			ids[a.Val] = true
		}
	}
}

func TestMarkup(t *testing.T) {
	for _, seed := range seeds() {
		doc, _ := Parse(source.New("a.md", seed))
		checkMarkup(t, doc)
		checkSpans(t, doc, len(seed))
	}
}

// One Parser reads many narratives at once; the race detector watches.
func TestParserIsShared(t *testing.T) {
	parser := NewParser()
	texts := seeds()
	want := make([]string, len(texts))
	for i, text := range texts {
		doc, _ := Parse(source.New("a.md", text))
		want[i] = shown(doc)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for i, text := range texts {
				doc, _ := parser.Parse(source.New("a.md", text))
				if got := shown(doc); got != want[i] {
					t.Errorf("got %s, want %s", got, want[i])
				}
			}
		})
	}
	wait.Wait()
}

func BenchmarkParse(b *testing.B) {
	text := "+++\ntitle = \"甲\"\n+++\n" + strings.Repeat("## 一、落实**“六个一”**工作法\n\n"+
		"　　全村有[3300余户](fact:households)，人均收入[](fact:income)元。近年来，村党支部围绕打赢脱贫攻坚战这一目标，不断强化建设。\n"+
		"换行接着写，~~删除~~，见[说明](../about.md)。\n\n- 甲\n- 乙\n\n", 20)
	parser := NewParser()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		parser.Parse(source.New("a.md", text))
	}
}

// BenchmarkParseWorst reads the slowest texts within the limits.
func BenchmarkParseWorst(b *testing.B) {
	shapes := []struct{ name, text string }{
		{"openers and closers of two kinds", strings.Repeat("*a_ ", 11_000)},
		{"brackets", strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)},
		{"destinations that do not end", strings.Repeat("[a](", 5_000) + strings.Repeat("b", 100_000)},
		{"quotes", strings.Repeat(strings.Repeat(">", 199)+"a\n\n", 2_000)},
		{"delimiter rows", strings.Repeat("a\n|-|-|\n", 100_000)},
		{"equal headings", strings.Repeat("## 甲\n### 乙\n", 50_000)},
	}
	parser := NewParser()
	for _, shape := range shapes {
		b.Run(shape.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, problems := parser.Parse(source.New("a.md", shape.text)); len(problems) > 0 {
					b.Fatal(problems[0].Message.EN)
				}
			}
		})
	}
}
