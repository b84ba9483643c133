package site_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/report"
	"casebook/generator/search"
	"casebook/generator/site"
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

var cardCall = regexp.MustCompile(`(?m)^casebookCard\(("[^"]+"),(".*")\);\n`)

// cardsOf returns the cards of all scripts by their slugs, and the script of each.
func cardsOf(t *testing.T, s *site.Site) (cards, scripts map[string]string) {
	t.Helper()
	cards, scripts = map[string]string{}, map[string]string{}
	for r := range s.Routes() {
		if r.Kind.Name != "card" {
			continue
		}
		text := file(t, s, r.Path)
		if rest := cardCall.ReplaceAllString(text, ""); rest != "" {
			t.Fatalf("%s has more than cards: %s", r.Path, rest)
		}
		for _, parts := range cardCall.FindAllStringSubmatch(text, -1) {
			var slug, card string
			for i, to := range []*string{&slug, &card} {
				if err := json.Unmarshal([]byte(parts[i+1]), to); err != nil {
					t.Fatalf("%s: %v", r.Path, err)
				}
			}
			cards[slug], scripts[slug] = card, r.Path
		}
	}
	return cards, scripts
}

func TestCardsAreScriptsThatHoldTexts(t *testing.T) {
	s, rep := smallSite(t, nil)
	cards, scripts := cardsOf(t, s)
	for slug, card := range cards {
		n := rep.Narrative(slug)
		if n == nil {
			t.Fatalf("%s has the card of %q", scripts[slug], slug)
		}
		for _, want := range []string{`<article class="booklet-card">`, `href="../` + n.Path + `"`, `class="ask"`, `class="ruled"`, `class="qr"`, `<cite>`} {
			if !strings.Contains(card, want) {
				t.Errorf("%s has no %s: %s", scripts[slug], want, card)
			}
		}
	}
	if len(cards) == 0 {
		t.Error("no cards")
	}
}

// TestACardIsFoundByItsSlug: the script works out in which file a card is.
func TestACardIsFoundByItsSlug(t *testing.T) {
	more := map[string]string{}
	for i := range 40 {
		more["content/cases/more-"+strconv.Itoa(i)+".md"] = "+++\ntitle = \"又一篇" + strconv.Itoa(i) + "\"\n+++\n\n修路。\n"
	}
	s, _ := smallSite(t, more)
	cards, scripts := cardsOf(t, s)
	page := file(t, s, "booklet/index.html")
	shards := regexp.MustCompile(`data-shards="(\d+)"`).FindStringSubmatch(page)
	if len(cards) < 40 || shards == nil {
		t.Fatalf("%d cards in %v shards", len(cards), shards)
	}
	n, _ := strconv.Atoi(shards[1])
	if n < 8 {
		t.Errorf("%d cards are in %d files", len(cards), n)
	}
	for slug, script := range scripts {
		at := strconv.Itoa(int(search.Hash(slug) % uint32(n)))
		if script != "booklet/cards/"+at+".js" || strings.Count(page, `data-shard="`+at+`" data-cards="../`+script+`"`) != 1 {
			t.Errorf("%s is in %s and not in %s", slug, script, at)
		}
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
	cards, _ := cardsOf(t, s)
	card := cards["more"]
	if !strings.Contains(card, "种茶面积") || strings.Contains(card, "road_km") {
		t.Errorf("a reader is shown an id: %s", card)
	}
}
