package load

import (
	"path/filepath"
	"testing"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
)

// TestSiteAloneIsReadAgain: after a save of site.toml all other records are the ones they were, and
// everything is as a fresh reading has it; what others are read by makes them read again.
func TestSiteAloneIsReadAgain(t *testing.T) {
	for name, c := range map[string]struct {
		site string
		kept bool
	}{
		"another title":   {"title = \"二\"\n", true},
		"a mistake":       {"title = \"二\"\nnonsense = 1\n", true},
		"no title":        {"owner = \"县\"\n", true},
		"withdrawn":       {"title = \"一\"\n[[withdrawn]]\npath = \"/cases/one/\"\ndate = 2024-01-01\n", true},
		"another edition": {"title = \"一\"\nedition = \"internal\"\n", false},
		"a logo":          {"title = \"一\"\nlogo = \"logo.png\"\n", false},
		"no TOML":         {"title = \n", true},
		"not a text":      {"\xff\xfe", false},
	} {
		dir := t.TempDir()
		put := func(file, text string) { writeFile(t, filepath.Join(dir, filepath.FromSlash(file)), []byte(text)) }
		put("data/site.toml", "title = \"一\"\nextra = 1\n# check: off markup 理由\n")
		put("data/regions.toml", "[[region]]\ncode = \"xian\"\nname = \"县\"\nnonsense = 1\n")
		put("data/villages/a.csv", "code,name,region\nv1,甲村,xian\n")
		put("content/cases/one.md", "+++\ntitle = \"一\"\nvillage = \"v1\"\n+++\n\n正文。\n")
		r := NewReader(dir, Options{})
		read := func(r *Reader, changed input.Changes) (*report.Report, []problem.Problem) {
			t.Helper()
			tree, err := input.Walk(t.Context(), dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			rep, problems, err := r.Read(t.Context(), tree, changed)
			if err != nil {
				t.Fatal(err)
			}
			return rep, problems
		}
		before, _ := read(r, input.Changes{})
		put("data/site.toml", c.site)
		for range 2 { // saved twice
			after, problems := read(r, input.Changes{Known: true, Paths: map[string]bool{"data/site.toml": true}})
			if kept := after.Regions[0] == before.Regions[0] && after.Villages[0] == before.Villages[0]; kept != c.kept {
				t.Errorf("%s: other records are kept: %v", name, kept)
			}
			fresh, want := read(NewReader(dir, Options{}), input.Changes{})
			if got, want := printed(t, problems), printed(t, want); got != want {
				t.Errorf("%s: told\n%sfresh\n%s", name, got, want)
			}
			if after.Site.Title != fresh.Site.Title || len(after.Site.Withdrawn) != len(fresh.Site.Withdrawn) || len(after.Files) != len(fresh.Files) || len(after.Suppressions) != len(fresh.Suppressions) {
				t.Errorf("%s: %+v, fresh %+v", name, after.Site, fresh.Site)
			}
			for i := range after.Files {
				if after.Files[i].Path != fresh.Files[i].Path || after.Files[i].Text() != fresh.Files[i].Text() {
					t.Errorf("%s: %s is as it was", name, after.Files[i].Path)
				}
			}
			before, c.kept = after, true
			if name == "not a text" {
				c.kept = false
			}
		}
	}
}
