package site_test

import (
	"context"
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
