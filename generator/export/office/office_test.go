package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// Whatever a text holds, XML reads it back as far as XML can say it.
func TestTextsComeBackFromXML(t *testing.T) {
	for text, want := range map[string]string{
		"甲<乙>&\"丙\"'":     "甲<乙>&\"丙\"'",
		"一\t二\n三\r四":      "一\t二\n三\r四",
		"坏\x00\x0b\x1f字符": "坏字符",
		"不是\xffUTF-8":     "不是UTF-8",
		"\ufffe\uffff":    "",
		"真的\ufffd":        "真的\ufffd",
		"a b　c":           "a b　c",
		"":                "",
	} {
		for form, written := range map[string]string{
			"an element":   string((&XML{}).Element("a", text).B),
			"an attribute": string((&XML{}).Empty("a", "b", text).B),
			"Escape":       "<a>" + Escape(text) + "</a>",
		} {
			var got struct {
				Text string `xml:",chardata"`
				B    string `xml:"b,attr"`
			}
			if err := xml.Unmarshal([]byte(written), &got); err != nil {
				t.Errorf("%q as %s: %v in %q", text, form, err, written)
			} else if got.Text+got.B != want {
				t.Errorf("%q as %s comes back as %q", text, form, got.Text+got.B)
			}
		}
	}
	x := (&XML{}).Raw(Header).Start("a", "b", "1", "c", "2").Start("d").End("d").End("a")
	if want := Header + `<a b="1" c="2"><d></d></a>`; string(x.B) != want {
		t.Errorf("%s, want %s", x.B, want)
	}
}

// parts unzips a package with its sizes before each part, as a stream reads it.
func parts(t *testing.T, data []byte) (names []string, text map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	text = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if f.Flags&8 != 0 {
			t.Errorf("the sizes of %s stand behind it", f.Name)
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has the time %v: the same parts give other bytes tomorrow", f.Name, f.Modified)
		}
		names, text[f.Name] = append(names, f.Name), string(b)
	}
	return names, text
}

func TestAPackageLeadsFromPartToPart(t *testing.T) {
	make := func() []byte {
		p := NewPackage()
		p.Relate("", "officeDocument", "word/document.xml")
		for i, to := range []string{"word/styles.xml", "word/media/a.png", "docProps/core.xml"} {
			if id := p.Relate("word/document.xml", "kind", to); id != "rId"+Itoa(i+1) {
				t.Errorf("the relation to %s is %s", to, id)
			}
		}
		p.Relate("word/charts/c.xml", "package", "word/embeddings/b.xlsx")
		p.RelateExternal("word/document.xml", "hyperlink", "https://example.cn/?a=1&b=2")
		p.Relate("word/document.xml", "urn://own/kind", "customXml/item.xml")
		p.Add("word/document.xml", "type/document", []byte("<a/>"))
		p.AddMedia("word/media/a.png", "image/png", []byte("png"))
		p.AddMedia("word/media/b.jpg", "image/jpeg", []byte("jpg"))
		data, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := make()
	if !bytes.Equal(data, make()) {
		t.Error("the same parts give other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File { // pictures are packed already
		if stored := strings.HasPrefix(f.Name, "word/media/"); stored != (f.Method == zip.Store) {
			t.Errorf("%s is packed by method %d", f.Name, f.Method)
		}
	}
	names, text := parts(t, data)
	if want := "[Content_Types].xml _rels/.rels word/_rels/document.xml.rels word/charts/_rels/c.xml.rels word/document.xml word/media/a.png word/media/b.jpg"; strings.Join(names, " ") != want {
		t.Errorf("the parts are %q", names)
	}
	for part, wants := range map[string][]string{
		"[Content_Types].xml": {
			`<Default Extension="png" ContentType="image/png"/>`, `<Default Extension="jpg" ContentType="image/jpeg"/>`,
			`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`, `<Default Extension="rels"`, `<Override PartName="/word/document.xml" ContentType="type/document"/>`,
		},
		"_rels/.rels": {`Id="rId1" Type="` + RelationBase + `officeDocument" Target="word/document.xml"/>`},
		"word/_rels/document.xml.rels": {
			Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" `, `<Relationship Id="rId2" `,
			`Target="styles.xml"/>`, `Target="media/a.png"/>`, `Target="../docProps/core.xml"/>`, `Type="urn://own/kind" Target="../customXml/item.xml"/>`,
			`Id="rId4" Type="` + RelationBase + `hyperlink" Target="https://example.cn/?a=1&amp;b=2" TargetMode="External"/>`,
		},
		"word/charts/_rels/c.xml.rels": {`Target="../embeddings/b.xlsx"/>`},
		"word/media/b.jpg":             {"jpg"},
	} {
		for _, want := range wants {
			if !strings.Contains(text[part], want) {
				t.Errorf("%s lacks %s:\n%s", part, want, text[part])
			}
		}
	}
	if strings.Contains(text["[Content_Types].xml"], "/word/media") {
		t.Error("a part whose ending tells its type has a type of its own")
	}
}

func TestWidthIsInHalfCharacters(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "汉字": 4, "12亩": 4, "⺀": 2, "\u2e7f": 1} {
		if got := Width(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
}
