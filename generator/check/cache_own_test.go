package check

import (
	"crypto/sha256"
	"testing"

	"casebook/generator/asset"
	"casebook/generator/cache"
	"casebook/generator/fingerprint"
	"casebook/generator/narrative"
	"casebook/generator/report"
	"casebook/generator/source"
)

// ownNarrative is one whose subject follows from its own files, the records and its pictures.
func ownNarrative() (n *report.Narrative, text, facts *source.File) {
	text, facts = source.New("content/cases/a.md", "text"), source.New("data/facts/a.toml", "facts")
	fact := &report.Fact{ID: "f", At: facts.At(0, 1)}
	return &report.Narrative{
		Slug: "a", Section: "cases", Path: "cases/a/index.html", At: text.At(0, 1), Doc: &narrative.Document{File: text},
		Facts: []*report.Fact{fact}, FactRefs: []report.FactRef{{Fact: fact}, {Village: &report.Village{Code: "1"}}},
		Blocks: []report.Block{{Chart: &report.ChartSpec{Facts: []*report.Fact{fact}}}, {Program: &report.Program{ID: "p"}}},
		Links: []report.LinkTarget{{URL: "https://example.cn/"}, {Asset: &report.Asset{Path: "a.pdf"}},
			{Narrative: &report.Narrative{Slug: "b", Doc: &narrative.Document{File: source.New("content/cases/b.md", "")}}}},
		Themes: []*report.Theme{{Name: "党建"}}, Cover: &report.Asset{Path: "a.jpg"}, Images: []*report.Asset{nil},
	}, text, facts
}

// ownKey makes the key as a run makes it in which the records and the files have these hashes.
func ownKey(t *testing.T, n *report.Narrative, records byte, sums map[string]byte) (cache.Key, bool) {
	t.Helper()
	kept := &Cache{Program: [32]byte{1}, Sum: func(path string) ([32]byte, bool) {
		sum, known := sums[path]
		return [32]byte{sum}, known
	}}
	k := &keys{cache: kept, byFiles: kept.hasherByFiles(), aroundFiles: func() (fingerprint.Sum, bool) { return sha256.Sum256([]byte{records}), true }}
	return k.ofOwn(n)
}

func TestKeyOfOwnFilesKnowsWhatMovesASubject(t *testing.T) {
	whole := map[string]byte{"content/cases/a.md": 1, "content/cases/b.md": 4, "content/cases/c.md": 5, "data/facts/a.toml": 2}
	n, _, _ := ownNarrative()
	before, ok := ownKey(t, n, 1, whole)
	if again, _ := ownKey(t, n, 1, whole); !ok || again != before {
		t.Fatal("no key, or another of the same")
	}
	if key, _ := ownKey(t, n, 2, whole); key == before {
		t.Error("the same key beside other records")
	}
	for path := range whole {
		if path == "content/cases/c.md" {
			continue
		}
		if key, _ := ownKey(t, n, 1, map[string]byte{"content/cases/a.md": 1, "content/cases/b.md": 4, "content/cases/c.md": 5, "data/facts/a.toml": 2, path: 3}); key == before {
			t.Errorf("the same key with other bytes of %s", path)
		}
		sums := map[string]byte{"content/cases/a.md": 1, "content/cases/b.md": 4, "content/cases/c.md": 5, "data/facts/a.toml": 2}
		if delete(sums, path); func() bool { _, ok := ownKey(t, n, 1, sums); return ok }() {
			t.Errorf("a key without the bytes of %s", path)
		}
	}
	for what, change := range map[string]func(n *report.Narrative){
		"a theme's writing": func(n *report.Narrative) { n.Themes[0].Name = "党 建" },
		"a cover":           func(n *report.Narrative) { n.Cover.Sum[0]++ },
		"a cover's absence": func(n *report.Narrative) { n.Cover = nil },
		"a picture":         func(n *report.Narrative) { n.Images[0] = &report.Asset{Path: "b.jpg"} },
		"an attachment":     func(n *report.Narrative) { n.Links[1].Asset.NoFile = asset.Fault("x") },
		"a link":            func(n *report.Narrative) { n.Links[0] = report.LinkTarget{Broken: true} },
		"where it leads":    func(n *report.Narrative) { n.Links[2].Fragment = "x" },
		"the text it leads to": func(n *report.Narrative) {
			n.Links[2].Narrative = &report.Narrative{Slug: "b", Doc: &narrative.Document{File: source.New("content/cases/c.md", "")}}
		},
		"its page's address": func(n *report.Narrative) { n.Path = "cases/b/index.html" },
	} {
		n, _, _ := ownNarrative()
		if change(n); func() bool { key, ok := ownKey(t, n, 1, whole); return !ok || key == before }() {
			t.Errorf("the same key, or none, after a change of %s", what)
		}
	}
}

func TestNoKeyOfOwnFilesWhereOthersAreSeen(t *testing.T) {
	whole := map[string]byte{"content/cases/a.md": 1, "content/cases/b.md": 4, "content/cases/c.md": 5, "data/facts/a.toml": 2, "data/facts/b.toml": 3}
	foreign := &report.Fact{ID: "g", At: source.New("data/facts/b.toml", "").At(0, 0)}
	for what, change := range map[string]func(n *report.Narrative){
		"another's fact":          func(n *report.Narrative) { n.FactRefs[0].Fact = foreign },
		"a figure that is not":    func(n *report.Narrative) { n.FactRefs[0] = report.FactRef{Missing: report.Found + 1} },
		"a chart of another's":    func(n *report.Narrative) { n.Blocks[0].Chart.Facts = append(n.Blocks[0].Chart.Facts, foreign) },
		"a block without meaning": func(n *report.Narrative) { n.Blocks[0] = report.Block{} },
		"another's correction":    func(n *report.Narrative) { n.Corrections = []report.Correction{{Fact: foreign}} },
		"a correction of nothing": func(n *report.Narrative) { n.Corrections = []report.Correction{{}} },
		"facts of two files":      func(n *report.Narrative) { n.Facts = append(n.Facts, foreign) },
	} {
		n, _, _ := ownNarrative()
		if change(n); func() bool { _, ok := ownKey(t, n, 1, whole); return ok }() {
			t.Errorf("a key of %s", what)
		}
	}
}
