package serve_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// save is a file that an editor saves, and a page that shows it.
type save struct {
	name string
	file string // a pattern in the site; the first that fits, or the file itself where none does
	page func(file, text string) string
	edit func(text string, n int) string // for each n another text
}

var factYear = regexp.MustCompile(`year = \d+`)

// saves are edits of all that a site is made of.
var saves = []save{
	{"narrative", "content/cases/[^i]*.md", caseOf, func(text string, n int) string { return text + fmt.Sprintf("\n\n第%d次保存。\n", n) }},
	{"villages, one county as CSV", "data/villages/*/*.csv", firstVillage, func(text string, n int) string {
		head, rest, _ := strings.Cut(text, "\n")
		row, others, _ := strings.Cut(rest, "\n")
		cells := strings.Split(row, ",")
		cells[1] = fmt.Sprintf("改名%d村", n)
		return head + "\n" + strings.Join(cells, ",") + "\n" + others
	}},
	{"facts", "data/facts/*.toml", caseOf, func(text string, n int) string {
		return factYear.ReplaceAllString(text, fmt.Sprintf("year = %d", 1990+n))
	}},
	{"programs", "data/programs/*.toml", home("programs/"), func(text string, n int) string {
		return text + fmt.Sprintf("[[program]]\nid = \"more\"\nname = \"做法%d\"\nformula = \"做法%d\"\n", n, n)
	}},
	{"regions", "data/regions.toml", home("regions/"), renamed("name")},
	{"indicators", "data/indicators.toml", home("indicators/"), renamed("name")},
	{"sources", "data/sources.toml", home("data/catalogue.json"), renamed("title")},
	{"site.toml", "data/site.toml", home(""), func(text string, n int) string {
		return strings.Replace(text, "title = \"", fmt.Sprintf("title = \"第%d版", n), 1)
	}},
	{"template", "layouts/templates/404.html", home("404.html"), func(_ string, n int) string { return fmt.Sprintf("<h1>没有这一页 %d</h1>", n) }},
	{"style sheet", "layouts/styles/print.css", home(""), func(_ string, n int) string { return fmt.Sprintf("p { margin: %dpx }", n) }},
	{"strings", "layouts/strings/zh-CN.json", home(""), func(_ string, n int) string { return fmt.Sprintf(`{"footer.made": "第%d版"}`, n) }},
}

func home(page string) func(string, string) string {
	return func(string, string) string { return page }
}

// renamed gives the first record of a file another name.
func renamed(key string) func(string, int) string {
	return func(text string, n int) string {
		return strings.Replace(text, key+" = \"", fmt.Sprintf("%s = \"第%d版", key, n), 1)
	}
}

func caseOf(file, _ string) string {
	return "cases/" + strings.TrimSuffix(path.Base(file), path.Ext(file)) + "/"
}

func firstVillage(_, text string) string {
	_, rest, _ := strings.Cut(text, "\n")
	code, _, _ := strings.Cut(rest, ",")
	return "villages/" + code + "/"
}

// TestLatency tells how long it takes from the saving of a file to its new bytes over HTTP:
// the median of twenty. It measures the site in CASEBOOK_SITE, such as bench -site-only makes
// one, else a small one; it asserts only that every save arrives.
func TestLatency(t *testing.T) {
	s := start(t, whole)
	times := 2
	if dir := os.Getenv("CASEBOOK_SITE"); dir != "" {
		s, times = startIn(t, dir), 20
	}
	versions := s.versions()
	wait(t, versions)
	for _, x := range saves {
		t.Run(x.name, func(t *testing.T) { s.measure(t, x, times, versions) })
	}
}

func (s *site) measure(t *testing.T, x save, times int, versions <-chan string) {
	file := filepath.Join(s.dir, x.file)
	if list, err := filepath.Glob(file); err == nil && len(list) > 0 {
		file = list[0]
	}
	former, err := os.ReadFile(file)
	switch {
	case strings.Contains(file, "*"):
		t.Fatalf("the site has no %s", x.file)
	case err == nil:
		defer func() { os.WriteFile(file, former, 0o644); wait(t, versions) }()
	default:
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		defer func() { os.Remove(file); wait(t, versions) }()
	}
	page := "http://" + s.host + "/" + x.page(file, string(former))
	last := shown(t, page)
	var took []time.Duration
	for n := range times + 1 {
		begun := time.Now()
		if err := os.WriteFile(file, []byte(x.edit(string(former), n)), 0o644); err != nil {
			t.Fatal(err)
		}
		for now := last; bytes.Equal(now, last); now = shown(t, page) {
			wait(t, versions)
		}
		took = append(took, time.Since(begun))
		last = shown(t, page)
		time.Sleep(30 * time.Millisecond)
		for len(versions) > 0 { // of what the checks of this save found: the next one's is waited for
			<-versions
		}
	}
	took = took[1:] // the first makes what later ones keep
	slices.Sort(took)
	t.Logf("from save to bytes: median %v, fastest %v, slowest %v of %d", took[len(took)/2], took[0], took[len(took)-1], len(took))
}

// shown returns a page but for the version that the server put into it.
func shown(t *testing.T, page string) []byte {
	t.Helper()
	body, err := fetch(page)
	if err != nil {
		t.Fatal(err)
	}
	return ofServer.ReplaceAll(body, nil)
}

func fetch(url string) ([]byte, error) {
	r, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	return io.ReadAll(r.Body)
}
