package prose_test

import (
	"strings"
	"testing"

	"casebook/generator/document/prose"
	"casebook/generator/narrative"
	"casebook/generator/source"
)

func TestBesideHasWhatIsShownBesideTheProse(t *testing.T) {
	doc, _ := narrative.Parse(source.New("a.md", "# `一`\n\n甲`二`[乙](a.md \"三\")\n\n![丙](a.png \"四\")\n\n> ```\n> 五\n> 五\n> ```\n\n| `六` |\n|---|\n\n注[^1]\n\n[^1]: `七`"))
	var texts []string
	last := int32(0)
	for _, b := range prose.Beside(&doc.Document) {
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
