package session_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/testsite"
)

// small is a site of one text, with stubs for the front-end packages, so that its theme is quickly made.
var small = map[string]string{
	"data/site.toml": "title = \"试验册\"\n",
	"layouts/node_modules/echarts/package.json": `{"version":"0"}`, "layouts/node_modules/zrender/package.json": `{"version":"0"}`,
	"layouts/scripts/charts/echarts.ts": "export {};\n",
	"content/cases/one.md":              "+++\ntitle = \"甲村修路\"\ndate = 2024-05-06\n+++\n村里修通了路。\n",
}

type place struct {
	t   *testing.T
	dir string
	*session.Session
}

func open(t *testing.T, opt session.Options, more map[string]string) *place {
	t.Helper()
	p := &place{t: t, dir: t.TempDir()}
	for _, files := range []map[string]string{small, more} {
		for name, text := range files {
			testsite.Put(t, filepath.Join(p.dir, name), text)
		}
	}
	opt.Site, opt.Today = p.dir, report.Date{Year: 2024, Month: 6, Day: 1}
	p.Session = session.New(opt)
	return p
}

// edit writes a file, and looks at the site, being reported of that file or not.
func (p *place) edit(name, text string, reported bool) {
	p.t.Helper()
	if name != "" {
		testsite.Put(p.t, filepath.Join(p.dir, name), text)
		later := time.Now().Add(time.Minute)
		if err := os.Chtimes(filepath.Join(p.dir, name), later, later); err != nil {
			p.t.Fatal(err)
		}
	}
	changes := input.Changes{}
	if reported {
		changes = input.Changes{Known: true, Paths: map[string]bool{name: true}}
	}
	if _, err := p.Look(p.t.Context(), changes); err != nil {
		p.t.Fatal(err)
	}
}

func (p *place) read() *session.Reading {
	p.t.Helper()
	r, err := p.Read(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}

func rulesOf(list []problem.Problem) string {
	var all []string
	for _, p := range list {
		all = append(all, p.Span.File.Path+" "+string(p.Rule)+" "+p.Severity.String())
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// Whether a site is read and checked in one step, loaded first and checked then, or checked without a theme: the same
// problems are found, with the same severities, and the same files are withheld.
func TestThreeWaysOfReadingFindTheSame(t *testing.T) {
	more := map[string]string{
		"content/cases/two.md":   "+++\ntitle = \"乙村\"\ndate = 2024-05-06\n+++\n村民李建国患尿毒症。修路3公里。全村有XX户。\n",
		"content/cases/three.md": "+++\ntitle = \"丙村\"\nnobody = 1\n+++\n正文。\n",
	}
	whole := open(t, session.Options{}, more)
	whole.edit("", "", false)
	first := whole.read()
	parts := open(t, session.Options{}, more)
	parts.edit("", "", false)
	loaded, err := parts.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Problems) > 0 {
		t.Errorf("loading alone found %s", rulesOf(loaded.Problems))
	}
	if same, err := loaded.Check(t.Context()); err != nil || same {
		t.Errorf("before the first check nothing was counted: %t, %v", same, err)
	}
	only := open(t, session.Options{}, more)
	only.edit("", "", false)
	checked, err := only.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*session.Reading{"loaded, then checked": loaded, "checked only": checked} {
		if got, want := rulesOf(r.Problems), rulesOf(first.Problems); got != want || !strings.Contains(want, "private-name") || !strings.Contains(want, "unknown-key") {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		if !reflect.DeepEqual(r.Withheld, first.Withheld) || len(first.Withheld) == 0 || r.Figures != first.Figures {
			t.Errorf("%s: withheld %v, counted %v", name, r.Withheld, r.Figures)
		}
	}
	again, err := parts.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if same, err := again.Check(t.Context()); err != nil || !same {
		t.Errorf("nothing changed, yet figures are counted anew: %t, %v", same, err)
	}
}

// An error stops what would be published, a warning only if the editor asked for strictness, a note never. Damaged are
// files of which something could not be read, not those that only say something wrong.
func TestWhatStopsAndWhatIsDamaged(t *testing.T) {
	for _, x := range []struct {
		name, file, text string
		stops, strict    bool
		damaged          string
	}{
		{"nothing", "content/cases/one.md", small["content/cases/one.md"], false, false, ""},
		{"a warning", "content/cases/two.md", "+++\ntitle = \"乙村\"\ndate = 2024-05-06\n+++\n村里修通了路。。\n", false, true, ""},
		{"an error", "content/cases/two.md", "+++\ntitle = \"乙村\"\ndate = 2024-05-06\n+++\n电话13812345678。\n", true, true, ""},
		{"a reference to nothing", "data/facts/nobody.toml", "[[fact]]\nid = \"a\"\nvalue = 1\n", true, true, ""},
		{"text that is no TOML", "data/regions.toml", "[[region]]\ncode = \n", true, true, "data/regions.toml"},
		{"a key that is none", "content/cases/two.md", "+++\ntitle = \"乙村\"\ndate = 2024-05-06\nnobody = 1\nnobody2 = 1\n+++\n正文。\n", true, true, "content/cases/two.md"},
	} {
		p := open(t, session.Options{}, map[string]string{x.file: x.text})
		p.edit("", "", false)
		r := p.read()
		if r.Stops(false) != x.stops || r.Stops(true) != x.strict || strings.Join(r.Damaged(), " ") != x.damaged {
			t.Errorf("%s: stops %t, strictly %t, damaged %q: %s", x.name, r.Stops(false), r.Stops(true), r.Damaged(), rulesOf(r.Problems))
		}
	}
}

// Of drafts that are left out the number is known. Where they are read, what is wrong in them and in their facts is
// reported as notes, and what is wrong elsewhere is not among it.
func TestDraftsAreCountedOrReported(t *testing.T) {
	more := map[string]string{
		"content/cases/two.md":  "+++\ntitle = \"乙村\"\ndate = 2024-05-06\ndraft = true\n+++\n村里修通了路。。\n",
		"data/facts/two.toml":   "[[fact]]\nid = \"a\"\nvalue = 1\nunit = \"户\"\nnobody = 1\n",
		"content/cases/four.md": "+++\ntitle = \"丁村\"\ndate = 2024-05-06\n+++\n水引来了。。\n",
	}
	without := open(t, session.Options{}, more)
	without.edit("", "", false)
	if n := without.read().LeftDrafts(); n != 1 {
		t.Errorf("%d drafts are left", n)
	}
	with := open(t, session.Options{Drafts: true}, more)
	with.edit("", "", false)
	r := with.read()
	reported := rulesOf(r.OfDrafts())
	if r.LeftDrafts() != 0 || strings.Contains(reported, "four.md") || !strings.Contains(reported, "content/cases/two.md") || !strings.Contains(reported, "data/facts/two.toml unknown-key") {
		t.Errorf("%d are left, reported\n%s", r.LeftDrafts(), reported)
	}
	for _, p := range r.OfDrafts() {
		if p.Severity != problem.Note {
			t.Errorf("%s is reported as %s", p.Rule, p.Severity)
		}
	}
}

// To check is a long step of a site of very many texts, once somebody looks at it.
func TestManyTextsTakeLongToCheck(t *testing.T) {
	for _, many := range []int{99, 98} { // with the one that is there always: a hundred, and one less
		more := map[string]string{"data/indicators.toml": "[[group]]\nid = \"g\"\nname = \"组\"\n"}
		for i := range many {
			more[fmt.Sprintf("content/cases/n%d.md", i)] = fmt.Sprintf("+++\ntitle = \"第%d村\"\ndate = 2024-05-06\n+++\n正文。\n", i)
		}
		p := open(t, session.Options{}, more)
		p.edit("", "", false)
		for _, x := range []struct {
			name, file, text string
			long             bool
		}{
			{"the first reading", "", "", false},
			{"a text", "content/cases/one.md", "+++\ntitle = \"甲村\"\ndate = 2024-05-06\n+++\n换了一句。\n", many == 99},
			{"records", "data/indicators.toml", "[[group]]\nid = \"g\"\nname = \"另一组\"\n", many == 99},
			{"a text again", "content/cases/one.md", "+++\ntitle = \"甲村\"\ndate = 2024-05-06\n+++\n又换了一句。\n", many == 99},
		} {
			if x.file != "" {
				p.edit(x.file, x.text, true)
			}
			r, err := p.Load(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if r.IsLong() != x.long {
				t.Errorf("%d texts, %s: long %t", many+1, x.name, r.IsLong())
			}
			if _, err := r.Check(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// While a layout is broken, pages are made with the last theme that had no mistakes; a session that never saw such a
// one makes no pages. Once the layout is mended, pages follow it. It is the same whether the session is checked which
// files changed or has to look for itself.
func TestABrokenLayoutLeavesTheFormerTheme(t *testing.T) {
	const layout, broken = "layouts/templates/404.html", "<h1>{{ .Nothing"
	for _, reported := range []bool{true, false} {
		p := open(t, session.Options{}, map[string]string{layout: "<h1>第一种</h1>"})
		p.edit("", "", false)
		for _, x := range []struct{ text, want string }{
			{"", "第一种"}, {"<h1>第二种</h1>", "第二种"}, {broken, "第二种"}, {"<h1>第三种</h1>", "第三种"}, {"", "第三种"},
		} {
			name := layout
			if x.text == "" {
				name = ""
			}
			p.edit(name, x.text, reported)
			r := p.read()
			if found := strings.Contains(rulesOf(r.Problems), layout); found != (x.text == broken) {
				t.Errorf("reported %t, %q: reported\n%s", reported, x.text, rulesOf(r.Problems))
			}
			if got := pageOf(t, r); !strings.Contains(got, x.want) {
				t.Errorf("reported %t, %q: the page is %.300s", reported, x.text, got)
			}
		}
	}
	p := open(t, session.Options{}, map[string]string{layout: broken})
	p.edit("", "", false)
	if got := pageOf(t, p.read()); got != "" {
		t.Errorf("a page was made with a broken theme: %.300s", got)
	}
}

// A layout that was written just before it was read may have been written again since, in the same moment and with the
// same length: its time does not tell, so that it is read again.
func TestALayoutWrittenInTheSameMomentIsReadAgain(t *testing.T) {
	const layout = "layouts/templates/404.html"
	p := open(t, session.Options{}, nil)
	now := time.Now()
	for _, word := range []string{"第一种", "第二种"} {
		name := filepath.Join(p.dir, layout)
		testsite.Put(t, name, "<h1>"+word+"</h1>")
		if err := os.Chtimes(name, now, now); err != nil {
			t.Fatal(err)
		}
		p.edit("", "", false)
		if got := pageOf(t, p.read()); !strings.Contains(got, word) {
			t.Errorf("the page is not of %s: %.300s", word, got)
		}
	}
}

// A check alone, without a page, tells of mistakes in layouts, and of a language that is none, beside those of texts.
func TestACheckTellsOfTheThemeToo(t *testing.T) {
	p := open(t, session.Options{}, map[string]string{
		"layouts/templates/404.html": "<h1>{{ .Nothing", "data/site.toml": "title = \"试验册\"\nlanguage = \"xx\"\n",
		"content/cases/four.md": "+++\ntitle = \"丁村\"\ndate = 2024-05-06\n+++\n水引来了。。\n",
	})
	p.edit("", "", false)
	r, err := p.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"layouts/templates/404.html", "data/site.toml", "content/cases/four.md"} {
		if reported := rulesOf(r.Problems); !strings.Contains(reported, want) {
			t.Errorf("nothing is reported of %s:\n%s", want, reported)
		}
	}
}

// A language that the theme does not have is checked where it stands, also when that line has moved, and pages go on in
// the last one that it has.
func TestALanguageThatIsNoneLeavesTheFormer(t *testing.T) {
	p := open(t, session.Options{}, nil)
	p.edit("", "", false)
	pageOf(t, p.read())
	for _, x := range []struct {
		site, want string
		line       int // of the language that is reported, 0 for none
	}{
		{"title = \"试验册\"\nlanguage = \"en\"\n", ">Cases</a>", 0}, {"title = \"试验册\"\nlanguage = \"xx\"\n", ">Cases</a>", 2},
		{"title = \"试验册\"\n\nlanguage = \"xx\"\n", ">Cases</a>", 3}, {"title = \"试验册\"\nlanguage = \"zh-CN\"\n", ">案例</a>", 0},
	} {
		p.edit("data/site.toml", x.site, true)
		r := p.read()
		line := 0
		for _, found := range r.Problems {
			if found.Span.File.Path == "data/site.toml" {
				line = found.Span.Position().Line
			}
		}
		if line != x.line {
			t.Errorf("%q: reported at line %d, want %d", x.site, line, x.line)
		}
		if got := pageOf(t, r); !strings.Contains(got, x.want) {
			t.Errorf("%q: the page begins %.120s", x.site, got)
		}
	}
}

// pageOf makes the page for addresses that are none; "" where no site can be made.
func pageOf(t *testing.T, r *session.Reading) string {
	t.Helper()
	return pageAt(t, r, "404.html")
}

// pageAt makes the page at a path; "" where no site can be made.
func pageAt(t *testing.T, r *session.Reading, path string) string {
	t.Helper()
	s, err := r.Make(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		return ""
	}
	route, ok := s.Find(path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	b, err := s.Append(nil, route)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A page says how many figures of its text are bound, as the last check has counted them.
func TestAPageTellsTheCountsOfTheChecks(t *testing.T) {
	text := func(second string) string {
		return "+++\ntitle = \"乙村\"\ndate = 2024-05-06\n+++\n修路[3公里](fact:a)，架桥" + second + "，种树7棵。\n"
	}
	const file = "content/cases/two.md"
	p := open(t, session.Options{}, map[string]string{file: text("2座"), "data/facts/two.toml": "[[fact]]\nid = \"a\"\nvalue = 3\nunit = \"公里\"\n[[fact]]\nid = \"b\"\nvalue = 2\nunit = \"座\"\n"})
	for _, x := range []struct{ second, want string }{{"2座", "3 1 1"}, {"[2座](fact:b)", "3 2 2"}} {
		p.edit(file, text(x.second), false)
		page := pageAt(t, p.read(), "cases/two/index.html")
		_, checked, _ := strings.Cut(page, `<p class="checked">`)
		checked, _, _ = strings.Cut(checked, "</p>")
		if got := strings.Join(regexp.MustCompile(`\d+`).FindAllString(checked, -1), " "); got != x.want {
			t.Errorf("with %s it tells %q, want %s", x.second, checked, x.want)
		}
	}
}
