package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/generator/page"
)

// A village's figures may stand in a table of their own: the county's files come from that, too.
func TestFiguresInATableOfTheirOwnAreAmongTheInputs(t *testing.T) {
	const table = "data/villages/more.csv"
	s, _ := smallSite(t, map[string]string{table: "code,source,debt@2024\nd1,made-up,7\n"})
	for name, want := range map[string]bool{
		"data/counties/demo.csv": true, "regions/demo/index.html": true, "data/indicators/debt.csv": true, "regions/450329/index.html": false,
	} {
		r, ok := s.Find(name)
		if !ok {
			t.Fatalf("no route %s", name)
		}
		if got := s.Inputs(r); slices.Contains(got, table) != want {
			t.Errorf("%s comes from %q", name, got)
		} else if want && !slices.Contains(got, "data/villages/demo.csv") {
			t.Errorf("%s shows a village's name, and comes from %q", name, got)
		}
	}
}

// A table of names alone is among the inputs of all that shows them, and of a text that is of its village.
func TestATableOfNamesAloneIsAmongTheInputs(t *testing.T) {
	const table = "data/villages/bare.csv"
	s, _ := smallSite(t, map[string]string{
		table:                   "code,name,region,source\nb1,甲寨,demo-town,annual\n",
		"content/cases/bare.md": "+++\ntitle = \"甲寨的事\"\nvillage = \"b1\"\n+++\n一句话。\n",
	})
	for name, want := range map[string]bool{
		"villages/b1/index.html": true, "data/counties/demo.csv": true, "regions/demo/index.html": true, "cases/bare/index.html": true, "data/counties/450329.csv": false,
	} {
		r, ok := s.Find(name)
		if !ok {
			t.Fatalf("no route %s", name)
		}
		if got := s.Inputs(r); slices.Contains(got, table) != want {
			t.Errorf("%s comes from %q", name, got)
		}
	}
}

// Two corrections of a text on one day are two entries of the feed.
func TestCorrectionsOfOneDayAreEntriesOfTheirOwn(t *testing.T) {
	correction := "[[correction]]\ndate = 2033-01-02\ntext = \"改了%s。\"\n"
	s, _ := smallSite(t, map[string]string{
		"content/cases/wrong.md": "+++\ntitle = \"改过两处的\"\ndate = 2031-05-06\n" + fmt.Sprintf(correction, "甲") + fmt.Sprintf(correction, "乙") + "+++\n一句话。\n",
	})
	ids := map[string]int{}
	for _, part := range strings.Split(file(t, s, "atom.xml"), "<id>")[1:] {
		id, _, _ := strings.Cut(part, "</id>")
		if ids[id]++; ids[id] > 1 {
			t.Errorf("two entries are %s", id)
		}
	}
	if len(ids) < 4 {
		t.Errorf("the feed has %d entries", len(ids))
	}
}

// The script of an edition has its code and a drawing that leads to its corrections; without a code, or without
// an address that a drawing could lead to, it has none.
func TestTheScriptOfAnEditionHasItsCodeAndDrawing(t *testing.T) {
	s, rep := smallSite(t, nil)
	script := func(code string) string {
		b, err := s.AppendEditionScript(nil, code)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	with := script("ab12")
	if !strings.HasPrefix(with, `casebookEdition={code:"ab12",size:"`) || !strings.Contains(with, `",qr:"M`) || !strings.HasSuffix(with, "\"};\n") {
		t.Errorf("with a code: %s", with)
	}
	if got := script(""); got != "casebookEdition={code:\"\"};\n" {
		t.Errorf("without one: %s", got)
	}
	rep.Site.BaseURL = ""
	s = makeSite(t, rep, page.Options{})
	if got := script("ab12"); got != "casebookEdition={code:\"ab12\"};\n" {
		t.Errorf("without an address: %s", got)
	}
}

// Of two texts of one year the feed has that first which was updated in the next, though no day of it is known.
func TestTheFeedGoesByAnUpdateOfWhichTheYearAloneIsKnown(t *testing.T) {
	s, _ := smallSite(t, map[string]string{
		"content/cases/older.md": "+++\ntitle = \"改过的\"\ndate = 2031\nupdated = 2033\n+++\n改过一回。\n",
		"content/cases/newer.md": "+++\ntitle = \"没改过的\"\ndate = 2032-05-06\n+++\n没有改过。\n",
		"content/cases/known.md": "+++\ntitle = \"哪天写的知道\"\ndate = 2030-05-06\nupdated = 2034\n+++\n哪天改的不知道。\n",
	})
	feed := file(t, s, "atom.xml")
	first, second, third := strings.Index(feed, "<title>改过的"), strings.Index(feed, "<title>没改过的"), strings.Index(feed, "<title>哪天写的知道")
	if first < 0 || first > second || second > third {
		t.Errorf("the places are %d, %d, %d in\n%s", first, second, third, feed)
	}
}

// Where the navigation leads depends on what there is: with a text more or less that opens or closes a part of the
// site, pages that show nothing of it have another head, and so another key.
func TestAPagesKeyIsOfItsNavigation(t *testing.T) {
	const text = "content/checklists/records.md" // not the newest: the date of that stands in every key
	type made struct {
		bytes string
		key   [16]byte
	}
	of := func(over map[string]string) map[string]made {
		s, _ := smallSite(t, over)
		keys, list := s.Keys([32]byte{}, nil, nil), map[string]made{}
		for r := range s.Routes() {
			if r.Kind.IsPage() {
				list[r.Path] = made{file(t, s, r.Path), keys.Of(r)}
			}
		}
		return list
	}
	with, without := of(nil), of(map[string]string{text: "+++\ntitle = \"草稿\"\ndraft = true\n+++\n草稿。\n"})
	moved := 0
	for name, was := range with {
		now, there := without[name]
		if !there || was.bytes == now.bytes {
			continue
		}
		moved++
		if was.key == now.key && now.key != [16]byte{} {
			t.Errorf("%s has another navigation and the same key", name)
		}
	}
	if moved < 20 {
		t.Errorf("%d pages moved: the test proves little", moved)
	}
}

// A page that a text before it shares its title with has the end of its address in its title. Where the text is
// called otherwise, the page loses that, and has another key, though nothing of its own changed.
func TestAPagesKeyIsOfWhatTellsItsTitleFromAnothers(t *testing.T) {
	const page = "villages/d1/index.html"
	of := func(title string) (string, [16]byte) {
		s, _ := smallSite(t, map[string]string{"content/handbook/more.md": "+++\ntitle = \"" + title + "\"\n+++\n另一课。\n"})
		r, ok := s.Find(page)
		if !ok {
			t.Fatalf("no route %s", page)
		}
		head, _, _ := strings.Cut(file(t, s, page), "</title>")
		return head, s.Keys([32]byte{}, nil, nil).Of(r)
	}
	alike, former := of("一村 · 示例镇 · 示例县")
	alone, now := of("第二课")
	if alike == alone {
		t.Fatalf("the title is the same beside a text of the same title and of another:\n%s", alone)
	}
	if former == now && now != [16]byte{} {
		t.Error("the page has another title and the same key")
	}
}

// A village is found by its name: where that is another, the shard of the index that holds it has another key.
func TestAShardOfTheSearchIsOfTheVillagesThatItHolds(t *testing.T) {
	const shard = "search/villages-0.js"
	of := func(name string) (string, [16]byte) {
		s, _ := smallSite(t, map[string]string{"data/villages/new.csv": "code,name,region,source\nn1," + name + ",demo-town,annual\n"})
		r, ok := s.Find(shard)
		if !ok {
			t.Fatalf("no route %s", shard)
		}
		return file(t, s, shard), s.Keys([32]byte{}, nil, nil).Of(r)
	}
	text, former := of("甲寨")
	if other, now := of("乙寨"); text == other || former == now && now != [16]byte{} {
		t.Errorf("a village is called otherwise: the shard is the same: %t, its key is: %t", text == other, former == now)
	}
	if _, same := of("甲寨"); same != former {
		t.Error("the key is another where nothing changed")
	}
}

// Bundles of the theme are made of packages of npm too, and papers may be links to what lies elsewhere: that their
// own files are the same does not say that they are, so that they have no key and are made anew.
func TestFilesMadeOfWhatIsNotInputHaveNoKey(t *testing.T) {
	s, _ := smallSite(t, nil)
	keys, seen := s.Keys([32]byte{}, nil, nil), 0
	for r := range s.Routes() {
		if strings.HasPrefix(r.Path, "assets/") && (strings.HasSuffix(r.Path, ".js") || strings.HasSuffix(r.Path, ".css")) {
			seen++
			if keys.Of(r) != [16]byte{} {
				t.Errorf("%s has a key", r.Path)
			}
		}
	}
	if seen == 0 {
		t.Error("no file of the theme is there")
	}
}

// Inputs are in order and named once, whatever a page is made of.
func TestInputsAreInOrder(t *testing.T) {
	s, _ := smallSite(t, nil)
	many := 0
	for r := range s.Routes() {
		list := s.Inputs(r)
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%s comes from %q", r.Path, list)
		}
		if len(list) > 3 {
			many++
		}
	}
	if many == 0 {
		t.Error("no page is made of several files")
	}
}

// Every page of a long list names the files of all that is listed.
func TestPagesOfALongListNameAllFilesOfIt(t *testing.T) {
	files := map[string]string{}
	for i := range 120 {
		files[fmt.Sprintf("content/cases/long-%03d.md", i)] = fmt.Sprintf("+++\ntitle = \"第%d篇\"\ndate = 2024-05-06\nthemes = [\"long\"]\n+++\n正文。\n", i)
	}
	s, _ := smallSite(t, files)
	pages := 0
	for r := range s.Routes() {
		if strings.HasPrefix(r.Path, "themes/long/") {
			pages++
			if got := s.Inputs(r); !slices.Contains(got, "content/cases/") || len(got) > 100 {
				t.Errorf("%s comes from %q", r.Path, got)
			}
		}
	}
	if pages < 2 {
		t.Errorf("the list has %d pages", pages)
	}
}
