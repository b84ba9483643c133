package markup_test

import (
	"encoding/xml"
	"html"
	"html/template"
	"strings"
	"testing"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"casebook/generator/markup"
)

func TestWriter(t *testing.T) {
	w := markup.AppendTo([]byte("<!doctype html>"))
	w.Open("ul").Class("items")
	for i, name := range []string{"甲", `"乙" & <丙>`} {
		w.Open("li").IntAttr("data-n", i).Open("a").Link("href", "../", "cases/a b/index.html#第1节").Text(name).Close("a")
	}
	w.Close("ul").Open("input").Flag("required").Attr("title", `a"b`).Element("p", "x<y").HTML("<hr>").Text(" ").Int(-3)
	w.Open("b").JSONAttr("data-j", []byte(`{"a":"<'&>"}`)).Close("b")
	want := `<!doctype html><ul class="items"><li data-n="0"><a href="../cases/a%20b/index.html#%E7%AC%AC1%E8%8A%82">甲</a>` +
		`<li data-n="1"><a href="../cases/a%20b/index.html#%E7%AC%AC1%E8%8A%82">&#34;乙&#34; &amp; &lt;丙&gt;</a></ul>` +
		`<input required title="a&#34;b"><p>x&lt;y</p><hr> -3<b data-j='{"a":"&lt;&#39;&amp;&gt;"}'></b>`
	if got := w.Fragment(); got != template.HTML(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestStartTagIsEndedByWhateverIsNoAttribute(t *testing.T) {
	for name, write := range map[string]func(w *markup.Writer){
		"Text":     func(w *markup.Writer) { w.Text("") },
		"Int":      func(w *markup.Writer) { w.Int(1) },
		"HTML":     func(w *markup.Writer) { w.HTML("") },
		"Open":     func(w *markup.Writer) { w.Open("b") },
		"Close":    func(w *markup.Writer) { w.Close("p") },
		"Len":      func(w *markup.Writer) { w.Len() },
		"Bytes":    func(w *markup.Writer) { w.Extended(append(w.Bytes(), 'x')) },
		"Fragment": func(w *markup.Writer) { w.Fragment() },
	} {
		w := markup.AppendTo(nil)
		w.Open("p")
		write(w)
		if got := string(w.Bytes()); !strings.HasPrefix(got, "<p>") {
			t.Errorf("%s after Open leaves %q", name, got)
		}
	}
}

func TestWriterAllocatesNothing(t *testing.T) {
	buf := make([]byte, 0, 1024)
	if n := testing.AllocsPerRun(100, func() {
		w := markup.AppendTo(buf[:0])
		w.Open("tr").Open("th").Attr("scope", "row").Open("a").Link("href", "../", "indicators/收入/index.html").Text("收入 & 支出").Close("a")
		w.Open("td").Int(1630).Element("small", "年")
		buf = w.Bytes()
	}); n != 0 {
		t.Errorf("%v allocations a row", n)
	}
}

func TestAppendText(t *testing.T) {
	for _, x := range [...]struct{ text, want string }{
		{"", ""},
		{"灌阳县", "灌阳县"},
		{`<a href='x'>"&"</a>`, "&lt;a href=&#39;x&#39;&gt;&#34;&amp;&#34;&lt;/a&gt;"},
		{"a\tb\nc\rd", "a\tb\nc\rd"},
		{"a\x00b\x1bc\x7fd", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"\xd2\xbb村", "\u04bb村"}, // two bytes that happen to be a letter
		{"\xe6\x9d", "\uFFFD\uFFFD"},
		{"\xe6\x9dA", "\uFFFD\uFFFDA"},
		{"é😀\uFFFE\uFFFF\uFFFD", "é😀\uFFFD\uFFFD\uFFFD"},
	} {
		if got := string(markup.AppendText(nil, x.text)); got != x.want {
			t.Errorf("%q: got %q, want %q", x.text, got, x.want)
		}
	}
}

func FuzzAppendText(f *testing.F) {
	for _, s := range []string{"村", `<">'&`, "\x00\t\r\n\x7f", "\xe6\x9d", "\uFFFE\u2028", "&amp;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := string(markup.AppendText(nil, s))
		if !utf8.ValidString(got) {
			t.Fatalf("%q is not UTF-8", got)
		}
		var element struct {
			Attr string `xml:"a,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+got+`">`+got+`</x>`), &element); err != nil {
			t.Fatalf("%q: not XML: %v", s, err)
		}
		if html.EscapeString(html.UnescapeString(got)) != got {
			t.Fatalf("%q: %q is not what html.EscapeString writes", s, got)
		}
		doc, err := nethtml.Parse(strings.NewReader(`<p title="` + got + `">` + got + `</p>`))
		if err != nil {
			t.Fatal(err)
		}
		elements := 0
		for n := range doc.Descendants() {
			if n.Type == nethtml.ElementNode {
				elements++
			}
		}
		if elements != 4 { // html, head, body, p
			t.Fatalf("%q opens elements of its own: %q", s, got)
		}
	})
}

func TestAppendLink(t *testing.T) {
	for _, x := range [...]struct{ path, want string }{
		{"cases/a/index.html", "../cases/a/index.html"},
		{"images/图 1&<\">.png", "../images/%E5%9B%BE%201%26%3C%22%3E.png"},
		{"data/index.html#source-甲:乙", "../data/index.html#source-%E7%94%B2:%E4%B9%99"},
		{"a.html#b%20c", "../a.html#b%20c"},
		{"100%/", "../100%25/"},
	} {
		if got := string(markup.AppendLink(nil, "../", x.path)); got != x.want {
			t.Errorf("%s: got %s, want %s", x.path, got, x.want)
		}
	}
}
