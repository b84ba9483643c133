package session_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/session"
	"casebook/generator/testsite"
)

// A colour that the site chooses is on the next page, and gone with the line that chose it.
func TestTheColourOfTheSiteIsFollowed(t *testing.T) {
	p := open(t, session.Options{}, nil)
	const plain, red, blue = "title = \"试验册\"\n", "title = \"试验册\"\naccent = \"#9b1c1c\"\n", "title = \"试验册\"\naccent = \"#1c3f9b\"\n"
	pages := map[string]string{}
	for i, text := range []string{plain, red, blue, red, plain} {
		p.edit("data/site.toml", text, true)
		r := p.read()
		if reported := rulesOf(r.Problems); reported != "" {
			t.Errorf("reading %d: reported\n%s", i, reported)
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

// A file of layouts/ that no page is made with is reported, however the site is read, until it is gone.
func TestALayoutThatNothingUsesIsReported(t *testing.T) {
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
		if reported := rulesOf(r.Problems); !strings.Contains(reported, stray+" unread-file") {
			t.Errorf("%s: reported %q", name, reported)
		}
	}
	none := open(t, session.Options{}, nil)
	none.edit("", "", false)
	if reported := rulesOf(none.read().Problems); reported != "" {
		t.Errorf("without it: reported %q", reported)
	}
}

// A page has the site's new title and a text's new one once they are saved, whether the session is told of the file
// or looks for itself.
func TestAPageFollowsTheFilesThatItShows(t *testing.T) {
	for _, reported := range []bool{true, false} {
		p := open(t, session.Options{}, map[string]string{"content/cases/two.md": "+++\ntitle = \"乙村引水\"\ndate = 2024-05-06\n+++\n水引来了。\n"})
		p.edit("", "", false)
		if got := pageAt(t, p.read(), "cases/index.html"); !strings.Contains(got, "乙村引水") || !strings.Contains(got, "试验册") {
			t.Errorf("reported %t: the page is %.300s", reported, got)
		}
		p.edit("data/site.toml", "title = \"另一册\"\n", reported)
		if got := pageAt(t, p.read(), "cases/index.html"); !strings.Contains(got, "另一册") || strings.Contains(got, "试验册") {
			t.Errorf("reported %t: the page is not of the new title: %.300s", reported, got)
		}
		p.edit("content/cases/two.md", "+++\ntitle = \"乙村修渠\"\ndate = 2024-05-06\n+++\n水引来了。\n", reported)
		if got := pageAt(t, p.read(), "cases/index.html"); !strings.Contains(got, "乙村修渠") || strings.Contains(got, "乙村引水") {
			t.Errorf("reported %t: the page is not of the new text: %.300s", reported, got)
		}
	}
}

// A layout that has stood for a while is read again where it is another, though the session looks for itself; and where
// the session is told what changed, the theme is read again for a layout among it alone.
func TestALayoutThatHasStoodForAWhile(t *testing.T) {
	const layout = "layouts/templates/404.html"
	p := open(t, session.Options{}, map[string]string{layout: "<h1>第一种</h1>"})
	stands := func(text string, age time.Duration) {
		t.Helper()
		name := filepath.Join(p.dir, layout)
		testsite.Put(t, name, text)
		then := time.Now().Add(-age)
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	look := func(want string, changed input.Changes) {
		t.Helper()
		if _, err := p.Look(t.Context(), changed); err != nil {
			t.Fatal(err)
		}
		if got := pageOf(t, p.read()); !strings.Contains(got, want) {
			t.Errorf("the page is not of %s: %.200s", want, got)
		}
	}
	for _, name := range []string{"layouts/scripts/charts/echarts.ts", "data/site.toml", "content/cases/one.md"} {
		then := time.Now().Add(-3 * time.Hour)
		if err := os.Chtimes(filepath.Join(p.dir, name), then, then); err != nil {
			t.Fatal(err)
		}
	}
	stands("<h1>第一种</h1>", 2*time.Hour)
	look("第一种", input.Changes{})
	look("第一种", input.Changes{})
	stands("<h1>第二种</h1>", time.Hour)
	look("第二种", input.Changes{})
	stands("<h1>第三种</h1>", 30*time.Minute)
	look("第二种", input.Changes{Known: true, Paths: map[string]bool{"content/cases/one.md": true}})
	look("第三种", input.Changes{Known: true, Paths: map[string]bool{layout: true}})
}

// Charts are bundled anew where their packages are others, whatever the session is told of.
func TestOtherPackagesAreOtherCharts(t *testing.T) {
	p := open(t, session.Options{}, map[string]string{"layouts/scripts/charts/echarts.ts": "import {name} from \"echarts\"; document.title = name;\n"})
	release := func(version string) {
		testsite.Put(t, filepath.Join(p.dir, "layouts/node_modules/echarts/package.json"), `{"version":"`+version+`","main":"index.js"}`)
		testsite.Put(t, filepath.Join(p.dir, "layouts/node_modules/echarts/index.js"), `export const name = "`+version+`";`)
	}
	charts := func() string {
		t.Helper()
		if _, err := p.Look(t.Context(), input.Changes{Known: true, Paths: map[string]bool{"content/cases/one.md": true}}); err != nil {
			t.Fatal(err)
		}
		made, err := p.read().Make(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for route := range made.Routes() {
			if strings.HasPrefix(route.Path, "assets/echarts-") {
				return route.Path
			}
		}
		t.Fatal("no charts")
		return ""
	}
	release("1")
	p.edit("", "", false)
	first := charts()
	if again := charts(); again != first {
		t.Errorf("the same packages give %s and %s", first, again)
	}
	release("2")
	if second := charts(); second == first {
		t.Error("another version has the former one's charts")
	}
}

// A reading whose check was ended can be checked once more, and finds then what it would have found.
func TestACheckThatWasEndedCanBeDoneAgain(t *testing.T) {
	p := open(t, session.Options{}, map[string]string{"content/cases/two.md": "+++\ntitle = \"乙村\"\ndate = 2024-05-06\n+++\n村里修通了路。。\n"})
	p.edit("", "", false)
	r, err := p.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Check(done); err == nil || len(r.Problems) > 0 {
		t.Errorf("ended: %v, %s", err, rulesOf(r.Problems))
	}
	if _, err := r.Check(t.Context()); err != nil || !strings.Contains(rulesOf(r.Problems), "content/cases/two.md") {
		t.Errorf("again: %v, %s", err, rulesOf(r.Problems))
	}
	if _, err := p.Read(done); err == nil {
		t.Error("a reading that was ended is one")
	}
	if _, err := p.Load(done); err == nil {
		t.Error("a loading that was ended is one")
	}
	if _, err := p.Check(done); err == nil {
		t.Error("a check alone that was ended is one")
	}
}

// A comment that suppresses nothing is told where all could be read; the files of which something could not are named in their
// order; and a site is not made once there is no time for it.
func TestWhatAReadingSaysOfItsFiles(t *testing.T) {
	p := open(t, session.Options{}, map[string]string{
		"content/cases/two.md": "+++\ntitle = \"乙村\"\ndate = 2024-05-06\n+++\n<!-- check: off punctuation 引文如此 -->\n村里修通了路。\n",
	})
	p.edit("", "", false)
	if r := p.read(); rulesOf(r.Problems) != "content/cases/two.md unused-suppression note" || len(r.Damaged()) > 0 {
		t.Errorf("reported\n%s\ndamaged are %v", rulesOf(r.Problems), r.Damaged())
	}
	for _, name := range []string{"data/sources.toml", "data/regions.toml", "data/facts/two.toml"} {
		p.edit(name, "[[\n", false)
	}
	r := p.read()
	if got := strings.Join(r.Damaged(), " "); got != "data/facts/two.toml data/regions.toml data/sources.toml" {
		t.Errorf("damaged are %s", got)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if made, err := r.Make(done); err == nil || made != nil {
		t.Error("a site is made after its time")
	}
}
