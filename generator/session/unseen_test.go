package session_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/input"
	"casebook/generator/session"
)

// A folder that cannot be looked at is the one thing that is reported: what refers to the
// records and texts in it may be right.
func TestWhatFollowsFromAFolderThatCannotBeSeen(t *testing.T) {
	more := map[string]string{
		"data/regions.toml":    "[[region]]\ncode = \"45\"\nname = \"广西\"\n",
		"data/indicators.toml": "[[group]]\nid = \"people\"\nname = \"人员\"\n[[indicator]]\nid = \"members\"\nname = \"党员\"\ngroup = \"people\"\nunit = \"人\"\n",
		"data/villages/a.toml": "[[village]]\ncode = \"cun-a\"\nname = \"甲村\"\nregion = \"45\"\n" +
			"[[village.breakdown]]\nindicator = \"members\"\nby = \"age\"\nyear = 2023\nparts = { \"35岁以下\" = 5, \"60岁以上\" = 6 }\n",
		"data/facts/one.toml": "[[fact]]\nid = \"road\"\nvalue = 5\nunit = \"公里\"\nsource = \"s\"\n",
		"data/sources.toml":   "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
		"content/cases/one.md": "+++\ntitle = \"甲村修路\"\ndate = 2024-05-06\nvillage = \"cun-a\"\n+++\n村里修通[5公里](fact:road)的路。\n\n" +
			"```chart\nbreakdown = { indicator = \"members\", by = \"age\" }\n```\n",
		"content/studies/two.md": "+++\ntitle = \"去甲村\"\ndate = 2024-05-16\nsites = [\"one\"]\n+++\n看了[修路](../cases/one.md)。\n",
	}
	for folder, consequences := range map[string]string{
		"data/villages": "content/cases/one.md dangling-reference", "data/facts": "content/cases/one.md fact-unknown", "data": "content/cases/one.md fact-unknown",
		"content/cases": "content/studies/two.md broken-link",
	} {
		p := open(t, session.Options{}, more)
		p.edit("", "", false)
		if found := rulesOf(p.read().Problems); strings.Contains(found, consequences) {
			t.Fatalf("%s: already reported: %s", folder, found)
		}
		if err := os.RemoveAll(filepath.Join(p.dir, filepath.FromSlash(folder))); err != nil {
			t.Fatal(err)
		}
		if folder != "data" { // without data the site has no title, and its records are gone as a matter of course
			p.look()
			if found := rulesOf(p.read().Problems); !strings.Contains(found, consequences) {
				t.Errorf("%s is gone, and nothing is said of it: %s", folder, found)
			}
		}
		if err := os.Symlink("nowhere", filepath.Join(p.dir, filepath.FromSlash(folder))); err != nil {
			t.Skip(err) // a system without links
		}
		p.look()
		var other []string
		for _, said := range strings.Split(rulesOf(p.read().Problems), "\n") {
			if said != folder+" unreadable error" && strings.HasSuffix(said, " error") {
				other = append(other, said)
			}
		}
		if found := rulesOf(p.read().Problems); !strings.Contains(found, folder+" unreadable error") || len(other) > 0 {
			t.Errorf("%s cannot be seen, and besides that this is reported: %s", folder, other)
		}
	}
}

func (p *place) look() {
	p.t.Helper()
	if _, err := p.Look(p.t.Context(), input.Changes{}); err != nil {
		p.t.Fatal(err)
	}
}
