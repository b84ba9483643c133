package session_test

import (
	"strings"
	"testing"

	"casebook/generator/session"
)

// A colour that the site chooses is on the next page, and gone with the line that chose it.
func TestTheColourOfTheSiteIsFollowed(t *testing.T) {
	p := open(t, session.Options{}, nil)
	const plain, red, blue = "title = \"试验册\"\n", "title = \"试验册\"\naccent = \"#9b1c1c\"\n", "title = \"试验册\"\naccent = \"#1c3f9b\"\n"
	pages := map[string]string{}
	for i, text := range []string{plain, red, blue, red, plain} {
		p.edit("data/site.toml", text, true)
		r := p.read()
		if told := rulesOf(r.Problems); told != "" {
			t.Errorf("reading %d: reported\n%s", i, told)
		}
		page := pageOf(t, r)
		if former, was := pages[text]; was && former != page {
			t.Errorf("reading %d: the same choice gives another page", i)
		}
		pages[text] = page
	}
	if pages[plain] == pages[red] || pages[red] == pages[blue] || pages[plain] == pages[blue] {
		t.Error("two colours give the same page")
	}
}

// A file of layouts/ that no page is made with is told, however the site is read, until it is gone.
func TestALayoutThatNothingUsesIsTold(t *testing.T) {
	const stray = "layouts/templates/nothing.html"
	p := open(t, session.Options{}, map[string]string{stray: "<p>没有人用</p>"})
	p.edit("", "", false)
	whole := p.read()
	loaded, err := p.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loaded.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	checked, err := p.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*session.Reading{"whole": whole, "loaded, then checked": loaded, "checked only": checked} {
		if told := rulesOf(r.Problems); !strings.Contains(told, stray+" unread-file") {
			t.Errorf("%s: reported %q", name, told)
		}
	}
	none := open(t, session.Options{}, nil)
	none.edit("", "", false)
	if told := rulesOf(none.read().Problems); told != "" {
		t.Errorf("without it: reported %q", told)
	}
}

// A page has the site's new title and a text's new one once they are saved, whether the session is told of the file
// or looks for itself.
func TestAPageFollowsTheFilesThatItShows(t *testing.T) {
	for _, told := range []bool{true, false} {
		p := open(t, session.Options{}, map[string]string{"content/cases/two.md": "+++\ntitle = \"乙村引水\"\ndate = 2024-05-06\n+++\n水引来了。\n"})
		p.edit("", "", false)
		if got := pageAt(t, p.read(), "cases/index.html"); !strings.Contains(got, "乙村引水") || !strings.Contains(got, "试验册") {
			t.Errorf("told %t: the page is %.300s", told, got)
		}
		p.edit("data/site.toml", "title = \"另一册\"\n", told)
		if got := pageAt(t, p.read(), "cases/index.html"); !strings.Contains(got, "另一册") || strings.Contains(got, "试验册") {
			t.Errorf("told %t: the page is not of the new title: %.300s", told, got)
		}
		p.edit("content/cases/two.md", "+++\ntitle = \"乙村修渠\"\ndate = 2024-05-06\n+++\n水引来了。\n", told)
		if got := pageAt(t, p.read(), "cases/index.html"); !strings.Contains(got, "乙村修渠") || strings.Contains(got, "乙村引水") {
			t.Errorf("told %t: the page is not of the new text: %.300s", told, got)
		}
	}
}
