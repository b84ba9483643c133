package prose_test

import (
	"strings"
	"testing"

	"casebook/generator/document/prose"
	"casebook/generator/narrative"
	"casebook/generator/source"
)

func TestBesideHasWhatIsShownBesideTheProse(t *testing.T) {
	doc, _ := narrative.Parse(source.New("a.md", "# `一`\n\n甲**`二`**[乙](a.md \"三\")\n\n![丙](a.png \"四\")\n\n> ```\n> 五\n> 五\n> ```\n\n| `六` |\n|---|\n\n注[^1]\n\n[^1]: `七`"))
	var texts []string
	last := int32(0)
	for _, b := range prose.Beside(doc.Tree()) {
		texts = append(texts, b.Text)
		at := b.Source(0, len(b.Text))
		if at.Text() != b.Text || at.Start < last {
			t.Errorf("%q is found at %d: %q", b.Text, at.Start, at.Text())
		}
		last = at.End
	}
	if got := strings.Join(texts, ""); got != "一二三四五五六七" {
		t.Errorf("got %q", got)
	}
}

func TestBesideHasWhatAddressesTellOfPersons(t *testing.T) {
	for target, want := range map[string]string{
		"tel:13812345678": "13812345678",
		"sms:13812345678": "13812345678",
		"https://a.cn/?q=%E7%94%B5%E8%AF%9D13812345678": "电话13812345678",
		"https://a.cn/?a=1&phone=13812345678#x":         "13812345678",
		"http://a.cn/?id=110101199003071233":            "110101199003071233",
		"https://a.cn/art/13812345678.html":             "",
		"https://a.cn/?id=13812345678":                  "",
		"https://a.cn/?q=%E4%B8%80":                     "",
		"ftp://a.cn/?phone=13812345678":                 "",
		"a.md":                                          "",
	} {
		doc, _ := narrative.Parse(source.New("a.md", "[甲]("+target+")"))
		got := ""
		for _, b := range prose.Beside(doc.Tree()) {
			got += b.Text
		}
		if got != want {
			t.Errorf("%s: %q, not %q", target, got, want)
		}
	}
}
