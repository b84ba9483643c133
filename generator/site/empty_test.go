package site_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/load"
	"casebook/generator/page"
	"casebook/generator/site"
)

// siteOf makes the site of some files alone.
func siteOf(t *testing.T, files map[string]string) *site.Site {
	t.Helper()
	dir := t.TempDir()
	if err := writeFiles(dir, files); err != nil {
		t.Fatal(err)
	}
	rep, problems, err := load.Site(context.Background(), dir, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("the test's own site has a mistake: %s %v %s", p.Span.File.Path, p.Span.Position(), p.Message.EN)
	}
	return makeSite(t, rep, page.Options{Site: dir})
}

// siteDespite makes the site of files with so many mistakes, as serve shows it.
func siteDespite(t *testing.T, mistakes int, files map[string]string) *site.Site {
	t.Helper()
	dir := t.TempDir()
	if err := writeFiles(dir, files); err != nil {
		t.Fatal(err)
	}
	rep, problems, err := load.Site(t.Context(), dir, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != mistakes {
		t.Errorf("%d mistakes: %v", len(problems), problems)
	}
	return makeSite(t, rep, page.Options{Site: dir})
}

// What is wrong is left out of pages, and nothing else: of a picture that is none its description is shown, of a logo nothing, and
// a village of an unknown region is ranked among the others, whose counties stand as they are.
func TestPagesShowTheRestBesideAMistake(t *testing.T) {
	files := twoCounties([]string{"100", "200"}, []string{"50"})
	files["data/site.toml"] += "logo = \"logo.png\"\n"
	files["data/logo.png"] = "no picture"
	files["content/cases/well.png"] = "none either"
	files["content/cases/one.md"] = "+++\ntitle = \"一篇\"\ncover = { file = \"well.png\", alt = \"封面上的井\" }\n+++\n![一口井](well.png)\n"
	files["data/villages/lost.csv"] = "code,name,region,source,income@2023\nlost,丢村,none,annual,300\n"
	s := siteDespite(t, 1, files) // that pictures are none is reported by check
	text := file(t, s, "cases/one/index.html")
	if !strings.Contains(text, `<img src="data:," alt="一口井"`) || strings.Contains(text, "封面上的井") || strings.Contains(text, "logo") || strings.Contains(text, "og:image") {
		t.Errorf("a text with a picture that is none:\n%s", text)
	}
	text = file(t, s, "indicators/income/index.html")
	if got := shownText(between(t, text, `<table class="list leaders">`, "</table>")); !strings.Contains(got, "甲县 2 150") || !strings.Contains(got, "乙县 1 50") || strings.Contains(got, "丢村") {
		t.Errorf("the counties are %s", got)
	}
}

// What is not there leaves nothing behind: no list without entries, no table without rows, no heading with nothing under it. Of
// a site of which only the title is known, of one with a place and no figure, with a text and no place, and of those with all.
func TestNoPageHasAnEmptyPart(t *testing.T) {
	const title = "title = \"空册\"\n"
	small, _ := smallSite(t, nil)
	for name, s := range map[string]*site.Site{
		"a title":      siteOf(t, map[string]string{"data/site.toml": title}),
		"a place":      siteOf(t, map[string]string{"data/site.toml": title, "data/regions.toml": "[[region]]\ncode = \"xian\"\nname = \"县\"\n", "data/villages/a.toml": "[[village]]\ncode = \"a\"\nname = \"甲村\"\nregion = \"xian\"\n"}),
		"an indicator": siteOf(t, map[string]string{"data/site.toml": title, "data/indicators.toml": "[[group]]\nid = \"g\"\nname = \"组\"\n[[indicator]]\nid = \"i\"\nname = \"指标\"\ngroup = \"g\"\nunit = \"元\"\n"}),
		"a text":       siteOf(t, map[string]string{"data/site.toml": title, "content/cases/one.md": "+++\ntitle = \"第一篇\"\n+++\n正文。\n"}),
		"a method":     siteOf(t, map[string]string{"data/site.toml": title, "data/programs/a.toml": "[[program]]\nid = \"a\"\nname = \"甲法\"\nformula = \"六个一\"\nstated = false\n"}),
		"small":        small,
		"full":         fullSite(t),
	} {
		for r := range s.Routes() {
			if !r.Kind.IsPage() {
				continue
			}
			root, err := html.Parse(strings.NewReader(file(t, s, r.Path)))
			if err != nil {
				t.Fatal(err)
			}
			for n := range root.Descendants() {
				if what := emptyPart(n); what != "" {
					t.Errorf("%s, %s: %s", name, r.Path, what)
				}
			}
		}
	}
}

// Whatever is missing of a site, every page can be made of what is left, as serve makes them while records are wrong. Records, cells
// of tables and blocks of texts are left out by chance. 400 seeds made none fail.
func TestPagesAreMadeOfWhateverIsLeft(t *testing.T) {
	all := fullFiles(t)
	names := slices.Sorted(maps.Keys(all))
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 0))
		part := []float64{0.1, 0.3, 0.6}[seed%3]
		dir, files := t.TempDir(), map[string]string{}
		for _, name := range names {
			files[name] = leaveOut(r, part, name, all[name])
		}
		if err := writeFiles(dir, files); err != nil {
			t.Fatal(err)
		}
		rep, _, err := load.Site(t.Context(), dir, load.Options{Drafts: true})
		if err != nil {
			t.Fatal(err)
		}
		s := makeSite(t, rep, page.Options{Site: dir})
		for route := range s.Routes() {
			if err := canBeMade(s, route); err != nil {
				t.Errorf("seed %d: %s: %v", seed, route.Path, err)
			}
		}
	}
}

// canBeMade makes a file, and returns a panic as an error.
func canBeMade(s *site.Site, r page.Route) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%v\n%s", x, debug.Stack())
		}
	}()
	_, err = s.Append(nil, r)
	return err
}

// leaveOut leaves parts of a file out: of a table cells, of other files records and blocks of text.
func leaveOut(r *rand.Rand, part float64, name, text string) string {
	switch path.Ext(name) {
	case ".csv":
		lines := strings.Split(text, "\n")
		for i, line := range lines[1:] {
			cells := strings.Split(line, ",")
			for k := range cells {
				if k > 2 && r.Float64() < part {
					cells[k] = ""
				}
			}
			lines[i+1] = strings.Join(cells, ",")
		}
		return strings.Join(lines, "\n")
	case ".toml", ".md":
		between := map[string]string{".toml": "[[", ".md": "\n\n"}[path.Ext(name)]
		blocks := strings.Split(text, between)
		kept := blocks[:1]
		for _, x := range blocks[1:] {
			if r.Float64() >= part {
				kept = append(kept, x)
			}
		}
		return strings.Join(kept, between)
	}
	return text
}

// emptyPart says what a node is that holds nothing where a reader expects something, "" of any other.
func emptyPart(n *html.Node) string {
	if n.Type != html.ElementNode || isFilled(n) || isFilled(n.Parent) {
		return ""
	}
	switch n.Data {
	case "ul", "ol", "dl", "tbody", "li", "section", "nav", "p", "h1", "h2", "h3", "caption", "summary", "figure":
		if n.FirstChild == nil || n.FirstChild.NextSibling == nil && n.FirstChild.Type == html.TextNode && strings.TrimSpace(n.FirstChild.Data) == "" {
			return "an empty " + n.Data + " in " + n.Parent.Data
		}
	case "table":
		for x := range n.Descendants() {
			if x.Data == "tr" && x.Parent.Data == "tbody" {
				return ""
			}
		}
		return "a table without rows"
	}
	if n.Data == "h2" && n.Parent.Data == "section" || n.Data == "summary" {
		next := n.NextSibling
		for next != nil && next.Type != html.ElementNode {
			next = next.NextSibling
		}
		if next == nil || next.Data == n.Data {
			return "nothing under " + n.FirstChild.Data
		}
	}
	return ""
}

// isFilled tells whether a script fills an element.
func isFilled(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return strings.HasPrefix(a.Key, "data-") && a.Key != "data-root" || a.Val == "edition-now"
	})
}
