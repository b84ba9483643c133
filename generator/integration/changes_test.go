package integration

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casebook/generator/build"
	"casebook/generator/changes"
	"casebook/generator/edition"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/testsite"
	"casebook/generator/theme"
)

// officeEdit is a change of one file of a site, and what the sheet must tell of figures: no more, and
// no less.
type officeEdit struct {
	name, file, old, new string
	figures              []string // as figureLine says them
	renamed              []string
	corrections, texts   int
	cards                []string
}

const (
	guali   = "data/villages/guali.toml"
	demoCSV = "data/villages/demo.csv"
	facts   = "data/facts/first.toml"
)

// officeEdits are what offices do to a site between two editions.
var officeEdits = []officeEdit{
	{name: "a village's figure", file: guali, old: "2015 = 3560", new: "2015 = 3650", figures: []string{"胡家田村 人均可支配收入 2015: 3560元 → 3650元"}, cards: []string{"first"}},
	{name: "a year more", file: guali, old: "2017 = 5000", new: "2017 = 5000, 2018 = 5600", figures: []string{"胡家田村 人均可支配收入 2018: new 5600元"}, cards: []string{"first"}},
	{name: "a year less", file: guali, old: "2014 = 3120, ", new: "", figures: []string{"胡家田村 人均可支配收入 2014: 3120元 gone"}, cards: []string{"first"}},
	{name: "a figure below zero", file: guali, old: "2017 = -5", new: "2017 = 5", figures: []string{`<b>坏</b>"名"村 负债 2017: -5元 → 5元`}},
	{name: "households", file: guali, old: "households = 412", new: "households = 421", figures: []string{"胡家田村 户数 : 412 → 421"}},
	{name: "population is gone", file: guali, old: "population = 1630\n", new: "", figures: []string{"胡家田村 人口 : 1630 gone"}},
	{name: "a cell of a table", file: demoCSV, old: "4000,5000,10", new: "4000,5050,10", figures: []string{"一村 人均可支配收入 2024: 5000元 → 5050元"}},
	{name: "a cell is emptied", file: demoCSV, old: "made-up,5000,6000", new: "made-up,,6000", figures: []string{"=二村 人均可支配收入 2023: 5000元 gone"}},
	{name: "a part of a breakdown", file: demoCSV, old: "5000,10,20", new: "5000,11,20", figures: []string{"一村 人均可支配收入·35岁以下 2024: 10元 → 11元"}},
	{name: "rows in another order", file: demoCSV, old: "d1,一村,demo-town,10,40,true,made-up,4000,5000,10,20\nd2,=二村,demo-town,20,80,true,made-up,5000,6000,,\n", new: "d2,=二村,demo-town,20,80,true,made-up,5000,6000,,\nd1,一村,demo-town,10,40,true,made-up,4000,5000,10,20\n"},
	{name: "a village more", file: demoCSV, old: "5000,6000,,\n", new: "5000,6000,,\nd3,三村,demo-town,,,true,made-up,,7000,,\n", figures: []string{"三村 人均可支配收入 2024: new 7000元"}},
	{name: "a village moves to another county", file: guali, old: "code = \"450329102203\"\nname = \"<b>坏</b>\\\"名\\\"村\"\nregion = \"450329102\"", new: "code = \"450329102203\"\nname = \"<b>坏</b>\\\"名\\\"村\"\nregion = \"demo-town\""},
	{name: "a region's own figure", file: "data/regions.toml", old: "2023 = 5200", new: "2023 = 5250", figures: []string{"示例县 人均可支配收入 2023: 5200元 → 5250元"}},
	{name: "an indicator has another name", file: "data/indicators.toml", old: `name = "负债"`, new: `name = "村级负债"`, renamed: []string{"负债 → 村级负债"}},
	{name: "a fact", file: facts, old: "value = 2000", new: "value = 2100", figures: []string{"F hoped: 2000元 → 2100元"}, cards: []string{"first"}, texts: -1},
	{name: "a fact's unit", file: facts, old: "value = 1000000\nunit = \"元\"", new: "value = 100\nunit = \"万元\"", figures: []string{"F raised: 1000000元 → 100万元"}, texts: -1},
	{name: "a fact's year", file: facts, old: "year = 2016", new: "year = 2017", figures: []string{"F raised: 1000000元 2016 → 1000000元 2017"}, cards: []string{"first"}, texts: -1},
	{name: "a target that is reached", file: facts, old: `status = "expected"`, new: `status = "done"`, figures: []string{"F hoped: 2000元 预计 → 2000元 已完成"}, cards: []string{"first"}, texts: -1},
	{name: "a fact has another name", file: facts, old: "筹资；理事会筹集", new: "筹集资金；理事会筹集", cards: []string{"first"}, texts: -1},
	{name: "a fact more", file: facts, old: "[[fact]]\nid = \"raised\"", new: "[[fact]]\nid = \"more\"\nvalue = 7\nunit = \"户\"\nsource = \"annual\"\nnote = \"另外\"\n[[fact]]\nid = \"raised\"", figures: []string{"F more: new 7户"}, cards: []string{"first"}, texts: -1},
	{name: "a word", file: "data/villages/guali.toml", old: "山边的村。", new: "山脚的村。"},
}

// TestChangesTellEachFigureAndNoOther makes an edition before and after each edit.
func TestChangesTellEachFigureAndNoOther(t *testing.T) {
	cache := t.TempDir()
	before, _ := renderSmall(t, cache, nil)
	for _, e := range officeEdits {
		t.Run(e.name, func(t *testing.T) {
			after, own := renderSmall(t, cache, &e)
			s, err := changes.Compare(t.Context(), before, after, own)
			if err != nil {
				t.Fatal(err)
			}
			s.Sort()
			var reported, renamed []string
			for i := range s.Figures {
				reported = append(reported, figureLine(&s.Figures[i]))
			}
			for _, x := range s.Renamed {
				renamed = append(renamed, x.From+" → "+x.To)
			}
			if !slices.Equal(reported, e.figures) {
				t.Errorf("figures: %q, not %q", reported, e.figures)
			}
			if !slices.Equal(renamed, e.renamed) {
				t.Errorf("renamed: %q, not %q", renamed, e.renamed)
			}
			if !slices.Equal(s.Cards, e.cards) {
				t.Errorf("cards: %q, not %q", s.Cards, e.cards)
			}
			if e.texts >= 0 && len(s.Texts) != e.texts || len(s.Corrections) != e.corrections || len(s.Withdrawn)+len(s.Gone)+len(s.Moved) > 0 {
				t.Errorf("%d texts, %d corrections, pages withdrawn %q, gone %q, moved %q", len(s.Texts), len(s.Corrections), s.Withdrawn, s.Gone, s.Moved)
			}
			for i := range s.Figures {
				if f := &s.Figures[i]; len(f.Pages)+len(f.Downloads) == 0 {
					t.Errorf("%s: on no page and in no download", figureLine(f))
				}
			}
		})
	}
}

func figureLine(f *changes.FigureChange) string {
	name := strings.TrimSpace(f.Place + " " + f.Name + " " + f.Year)
	_, id, isFact := strings.Cut(f.Code, "#")
	say := func(v string, s changes.Sense, other changes.Sense) string {
		said := v + s.Unit
		if isFact && s.Year != other.Year {
			said += " " + s.Year
		}
		if s.Status != other.Status {
			said += " " + s.Status
		}
		return said
	}
	if isFact {
		name = "F " + id
	} else if f.Year == "" {
		name += " "
	}
	switch {
	case f.From == "":
		return fmt.Sprintf("%s: new %s", name, say(f.To, f.Sense, f.Sense))
	case f.To == "":
		return fmt.Sprintf("%s: %s gone", name, say(f.From, f.Was, f.Was))
	}
	return fmt.Sprintf("%s: %s → %s", name, say(f.From, f.Was, f.Sense), say(f.To, f.Sense, f.Was))
}

// renderSmall makes the small site of package site's tests with one edit, and returns it with the
// word for a region's own figures.
func renderSmall(t *testing.T, cache string, e *officeEdit) (*edition.Edition, string) {
	t.Helper()
	dir := t.TempDir()
	archive, err := txtar.ParseFile("../site/testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		text := string(f.Data)
		if e != nil && f.Name == e.file {
			if text = strings.Replace(text, e.old, e.new, 1); text == string(f.Data) {
				t.Fatalf("%s does not say %q", f.Name, e.old)
			}
		}
		testsite.Put(t, filepath.Join(dir, f.Name), text)
	}
	if _, err := os.Stat(filepath.Join(dir, "data")); err != nil {
		t.Fatal(err)
	}
	r, err := build.Render(t.Context(), build.Options{Options: session.Options{Site: dir, CacheDir: cache, Today: report.Date{Year: 2026, Month: 1, Day: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Entries == nil {
		for _, p := range r.Problems {
			t.Logf("%s %s", p.Rule, p.Message.EN)
		}
		t.Fatal("the site has errors")
	}
	texts, err := theme.ReadWords(dir, "zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	return edition.New(r.Entries, r.File), texts.T("figures.own")
}
