package load

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/chart"
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
)

var update = flag.Bool("update", false, "write what the sites in testdata report today as what they must report")

const wantName = "want.txt"

// TestSites loads every small site of testdata and compares all that is reported with what
// the archive says must be. The archive's comment tells what the site shows.
func TestSites(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no sites: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := readArchive(name)
			if err != nil {
				t.Fatal(err)
			}
			_, problems := loadArchive(t, a, Options{})
			got := printed(t, problems)
			if *update {
				updateArchive(t, name, a, got)
				return
			}
			if want := string(fileOf(a, wantName)); got != want {
				t.Errorf("reported\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// loadArchive writes a site to disk and loads it. Every position must lie in its file.
func loadArchive(t *testing.T, a *archive, opt Options) (*report.Report, []problem.Problem) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range a.files {
		if f.name != wantName {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
	}
	return loadDir(t, dir, opt)
}

// The folders that kinds of pages have are no names of texts, and a link may lead there.
func TestFoldersOfPagesAreNoNamesOfTexts(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"coops.md", "coops/a.md", "cases/coops.md"} {
		writeFile(t, filepath.Join(dir, "content", name), []byte("+++\ntitle = \""+name+"\"\n+++\n\n文章。\n"))
	}
	writeFile(t, filepath.Join(dir, "data/site.toml"), []byte("title = \"示例\"\n"))
	_, problems := loadDir(t, dir, Options{Folders: []string{"coops"}})
	var refused []string
	for _, p := range problems {
		if p.Rule == problem.BadName {
			refused = append(refused, p.Span.File.Path)
		}
	}
	if want := []string{"content/coops.md", "content/coops/a.md"}; !slices.Equal(refused, want) {
		t.Errorf("refused are %q", refused)
	}
	rep := siteOf(t, Options{Folders: []string{"coops"}}, ground+"-- content/b.md --\n+++\ntitle = \"文章\"\n+++\n见[合作社](/coops/)和[超市](/shops/)。\n")
	if links := rep.Narratives[0].Links; links[0].Broken || !links[1].Broken {
		t.Errorf("%+v", links)
	}
}

func loadDir(t *testing.T, dir string, opt Options) (*report.Report, []problem.Problem) {
	t.Helper()
	opt.ChartKinds = chart.Kinds()
	rep, problems, err := Site(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if f := p.Span.File; f == nil || p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(f.Text()) {
			t.Errorf("%s %q stands outside its file", p.Rule, p.Message.ZH)
		}
	}
	return rep, problems
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// printed is the problems as an editor sees them.
func printed(t *testing.T, problems []problem.Problem) string {
	t.Helper()
	settled, _ := problem.ApplySeverities(problems, problem.Policy{})
	var b bytes.Buffer
	if err := problem.WriteText(&b, settled, problem.TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func fileOf(a *archive, name string) []byte {
	for _, f := range a.files {
		if f.name == name {
			return f.data
		}
	}
	return nil
}

func updateArchive(t *testing.T, name string, a *archive, got string) {
	t.Helper()
	files := a.files[:0]
	for _, f := range a.files {
		if f.name != wantName {
			files = append(files, f)
		}
	}
	a.files = append(files, archivedFile{wantName, []byte(got)})
	if err := os.WriteFile(name, a.format(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// archive is a site in one file: a comment, then files between lines `-- NAME --`.
type archive struct {
	comment string
	files   []archivedFile
}

type archivedFile struct {
	name string
	data []byte
}

func readArchive(name string) (*archive, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parseArchive(string(data)), nil
}

func parseArchive(text string) *archive {
	a := &archive{}
	for line := range strings.Lines(text) {
		if file, ok := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- "); ok && strings.HasSuffix(line, " --\n") {
			a.files = append(a.files, archivedFile{name: file})
		} else if n := len(a.files); n > 0 {
			a.files[n-1].data = append(a.files[n-1].data, line...)
		} else {
			a.comment += line
		}
	}
	return a
}

func (a *archive) format() []byte {
	b := []byte(a.comment)
	for _, f := range a.files {
		b = append(b, "-- "+f.name+" --\n"...)
		b = append(b, f.data...)
	}
	return b
}

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
