package site_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/report"
)

// dataBlocks returns the JSON-LD blocks of a page, read, by their type.
func dataBlocks(t *testing.T, name, text string) map[string]map[string]any {
	t.Helper()
	blocks := map[string]map[string]any{}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || n.FirstChild == nil {
			continue
		}
		var block map[string]any
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &block); err != nil {
			t.Fatalf("%s: %v in %s", name, err, n.FirstChild.Data)
		}
		kind, _ := block["@type"].(string)
		blocks[kind] = block
	}
	return blocks
}

func TestEveryPageSaysWhatItIs(t *testing.T) {
	s, _ := smallSite(t, nil)
	kinds := map[string]string{
		"home": "WebSite", "case": "Article", "study": "Article", "village": "Dataset",
		"region": "Dataset", "indicator": "Dataset", "data": "DataCatalog", "cases": "CollectionPage",
	}
	dated := regexp.MustCompile(`<meta name="PubDate" content="\d{4}(-\d\d){0,2}">`)
	for r := range s.Routes() {
		if !r.Kind.IsPage() || r.Kind.Name == "404" {
			continue
		}
		text := file(t, s, r.Path)
		blocks := dataBlocks(t, r.Path, text)
		if want := kinds[r.Kind.Name]; want != "" {
			block := blocks[want]
			if block == nil {
				t.Errorf("%s: no %s", r.Path, want)
			} else if block["url"] == nil || block["headline"] == nil && block["name"] == nil || block["description"] == nil {
				t.Errorf("%s: %v", r.Path, block)
			}
		}
		if hasCrumbs := strings.Contains(text, `class="crumbs"`); hasCrumbs != (blocks["BreadcrumbList"] != nil) {
			t.Errorf("%s: crumbs on the page: %v, as data: %v", r.Path, hasCrumbs, blocks["BreadcrumbList"] != nil)
		}
		n, _ := r.Of.(*report.Narrative)
		if want := n != nil && n.Date.Year != 0; dated.MatchString(text) != want {
			t.Errorf("%s claims a date: %t, has one: %t", r.Path, !want, want)
		}
		for _, name := range []string{`property="og:title"`, `property="og:url"`, `name="SiteName"`, `name="SiteIDCode"`, `name="ArticleTitle"`, `name="ContentSource"`} {
			if strings.Count(text, `<meta `+name) != 1 {
				t.Errorf("%s: not one %s", r.Path, name)
			}
		}
	}
}

var cardCall = regexp.MustCompile(`^casebookCard\(("[^"]+"),(".*")\);\n$`)

func TestCardsAreScriptsThatHoldAText(t *testing.T) {
	s, rep := smallSite(t, nil)
	cards := 0
	for r := range s.Routes() {
		if r.Kind.Name != "card" {
			continue
		}
		cards++
		text := file(t, s, r.Path)
		parts := cardCall.FindStringSubmatch(text)
		if parts == nil {
			t.Fatalf("%s: %s", r.Path, text)
		}
		var slug, card string
		for i, to := range []*string{&slug, &card} {
			if err := json.Unmarshal([]byte(parts[i+1]), to); err != nil {
				t.Fatalf("%s: %v", r.Path, err)
			}
		}
		n := rep.Narrative(slug)
		if n == nil || r.Path != "booklet/cards/"+slug+".js" {
			t.Fatalf("%s is the card of %q", r.Path, slug)
		}
		for _, want := range []string{`<article class="booklet-card">`, `href="../` + n.Path + `"`, `class="ask"`, `class="ruled"`, `class="qr"`, `<cite>`} {
			if !strings.Contains(card, want) {
				t.Errorf("%s has no %s: %s", r.Path, want, card)
			}
		}
		if strings.Contains(parts[2], "<") {
			t.Errorf("%s could end a script element", r.Path)
		}
	}
	if cards == 0 {
		t.Error("no cards")
	}
}

func TestWithoutAnAddressThereIsNoCode(t *testing.T) {
	s, _ := smallSite(t, map[string]string{"data/site.toml": "title = \"册\"\nowner = \"某办\"\n"})
	text := file(t, s, "cases/first/index.html")
	if strings.Contains(text, `class="qr"`) || strings.Contains(text, "/OL]") || strings.Contains(text, "og:url") {
		t.Error("the page names an address it does not have")
	}
	if !strings.Contains(text, "某办. ") || !strings.Contains(text, "[EB]. 册. ") {
		t.Error("the page is not cited")
	}
}

// TestFiguresAreCalledByTheirNotes: a card passes over a fact that only its id names.
func TestFiguresAreCalledByTheirNotes(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"content/cases/more.md": "+++\ntitle = \"又一篇\"\n+++\n\n修路[4公里](fact:road_km)，种茶[30亩](fact:tea)。\n",
		"data/facts/more.toml":  "[[fact]]\nid = \"road_km\"\nvalue = 4\nunit = \"公里\"\n[[fact]]\nid = \"tea\"\nvalue = 30\nunit = \"亩\"\nnote = \"种茶面积\"\n"})
	card := file(t, s, "booklet/cards/more.js")
	if !strings.Contains(card, "种茶面积") || strings.Contains(card, "road_km") {
		t.Errorf("a reader is shown an id: %s", card)
	}
}
