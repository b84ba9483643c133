package docx_test

import (
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/export/docx"
)

// LibreOffice 7 writes a control that stands right behind a link into the link, and the file cannot be opened any more: a
// run stands between them. Elsewhere none is written.
func TestAControlStandsApartFromALink(t *testing.T) {
	link := func() document.Inline {
		return &document.Link{Target: "https://example.org/a", Inlines: []document.Inline{txt("公报")}}
	}
	auto := &document.AutoLink{Address: "https://example.org/b", Text: "b"}
	households := func() document.Inline {
		return &document.FactRef{Target: document.FactTarget{Fact: "households"}, Inlines: []document.Inline{txt("412户")}}
	}
	for name, c := range map[string]struct {
		list  []document.Inline
		apart int
	}{
		"behind a link":              {[]document.Inline{link(), households()}, 1},
		"behind an address":          {[]document.Inline{auto, households()}, 1},
		"behind one that is bold":    {[]document.Inline{&document.Styled{Style: document.Strong, Inlines: []document.Inline{link()}}, households()}, 1},
		"two, one behind the other":  {[]document.Inline{link(), households(), households()}, 1},
		"before a link":              {[]document.Inline{households(), link()}, 0},
		"with a word between":        {[]document.Inline{link(), txt("，"), households()}, 0},
		"alone":                      {[]document.Inline{households()}, 0},
		"behind a link, then a word": {[]document.Inline{link(), households(), txt("，"), households()}, 1},
	} {
		d := &document.Document{Blocks: []document.Block{para(c.list...)}}
		d.Index()
		main := write(t, form(), docx.Text{Title: "试验", Doc: d, Links: []string{"https://example.org/a"}})["word/document.xml"]
		if strings.Contains(main, "</w:hyperlink><w:sdt>") || strings.Count(main, "\u200b") != c.apart {
			t.Errorf("%s: %d runs between\n%s", name, strings.Count(main, "\u200b"), main[strings.Index(main, "<w:body>"):])
		}
	}
}
