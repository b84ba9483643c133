package site_test

import (
	"fmt"
	"strings"
	"testing"
)

// told makes the files of a case that names n figures, of so many sources in turn, the first of them without a year.
func told(n, sources, undated int) map[string]string {
	var facts, text, all strings.Builder
	for i := range n {
		year := ""
		if i >= undated {
			year = "year = 2020\n"
		}
		fmt.Fprintf(&facts, "[[fact]]\nid = \"f%d\"\nvalue = %d\nunit = \"户\"\n%sstatus = \"done\"\nsource = \"s%d\"\nnote = \"第%d项\"\n", i, i+1, year, i%sources, i)
		fmt.Fprintf(&text, "有[%d户](fact:f%d)。\n\n", i+1, i)
	}
	for i := range sources {
		fmt.Fprintf(&all, "[[source]]\nid = \"s%d\"\ntitle = \"台账%d\"\n", i, i)
	}
	return map[string]string{
		"data/site.toml": "title = \"试验册\"\n", "data/sources.toml": all.String(), "data/facts/told.toml": facts.String(),
		"content/cases/told.md": "+++\ntitle = \"一篇\"\n+++\n" + text.String(),
	}
}

// Of a few figures each names its source; of many, or of some that have all the same, each source is named once above its
// figures, which keep their numbers; of very many the list opens when a reader asks. That no year is known is said by each, or
// once of a source's.
func TestTheListOfFiguresNamesEachSourceAsOftenAsItHelps(t *testing.T) {
	for _, c := range []struct {
		n, sources, undated int
		groups, named, told int // groups of figures, names of sources, and how often it is said that a year is unknown
		folded              bool
	}{
		{n: 3, sources: 1, named: 3}, {n: 4, sources: 1, groups: 1, named: 1}, {n: 8, sources: 2, undated: 2, named: 8, told: 2},
		{n: 9, sources: 2, undated: 1, groups: 2, named: 2}, {n: 9, sources: 2, undated: 4, groups: 2, named: 2, told: 2},
		{n: 24, sources: 3, groups: 3, named: 3}, {n: 25, sources: 3, groups: 3, named: 3, folded: true},
	} {
		s := siteOf(t, told(c.n, c.sources, c.undated))
		_, notes, _ := strings.Cut(file(t, s, "cases/told/index.html"), `id="s-notes"`)
		notes = strings.ReplaceAll(notes, ` class="telling"`, "")
		if got := strings.Count(notes, `class="note-group"`); got != c.groups {
			t.Errorf("%+v: %d groups", c, got)
		}
		if got := strings.Count(notes, `data/index.html#source-`); got != c.named {
			t.Errorf("%+v: sources are named %d times", c, got)
		}
		if got := strings.Count(notes, "未注明"); got != c.told {
			t.Errorf("%+v: that no year is known is told %d times", c, got)
		}
		if got := strings.Contains(notes, `<details class="notes-fold"><summary>`); got != c.folded {
			t.Errorf("%+v: folded %t", c, got)
		}
		for i := range c.n {
			number := fmt.Sprintf(`<li id="fig-%d"`, i+1)
			if c.groups > 0 {
				number = fmt.Sprintf(`<li id="fig-%d" value="%d"`, i+1, i+1)
			}
			if !strings.Contains(notes, number) {
				t.Errorf("%+v: figure %d has not its number", c, i+1)
			}
		}
	}
}
