package serve_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/session"
	casebook "casebook/generator/site"
	"casebook/generator/testsite"
)

// whole is a site with some of everything.
var whole = map[string]string{
	"data/indicators.toml": "[[group]]\nid = \"income\"\nname = \"收入\"\n[[indicator]]\nid = \"income\"\nname = \"人均收入\"\ngroup = \"income\"\nunit = \"元\"\n" +
		"[[indicator]]\nid = \"members\"\nname = \"党员\"\ngroup = \"income\"\nunit = \"名\"\n",
	"data/sources.toml":           "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
	"data/regions.toml":           regions(""),
	"data/villages/xian/many.csv": manyVillages(0),
	"data/programs/a.toml":        "[[program]]\nid = \"six\"\nname = \"六个一\"\nformula = \"六个一\"\nsource = \"s\"\nstated = false\n",
	"data/facts/one.toml":         oneFact(4),
	"content/cases/two.md":        text("第二篇", "themes = [\"修路\"]\nprograms = [\"six\"]\n", "见[第一篇](one.md)。"),
	"content/cases/index.md":      text("案例", "", "引言。"),
	"content/studies/tour.md":     text("考察", "sites = [\"one\", \"two\"]\n", "考察记。"),
	"content/marker.md":           text("记号", "", "记号。"),
}

func text(title, front, body string) string {
	return fmt.Sprintf("+++\ntitle = %q\n%s+++\n\n%s\n", title, front, body)
}

func regions(more string) string {
	return "[[region]]\ncode = \"xian\"\nname = \"县\"\n[[region]]\ncode = \"zhen\"\nname = \"镇\"\nparent = \"xian\"\n" + more
}

func manyVillages(n int) string {
	rows := "code,name,region,households,source,income@2023,income@2024,members/age/青年@2024,members/age/老年@2024\n"
	for i := range 30 {
		rows += fmt.Sprintf("v%d,第%d村,%s,%d,s,%d,%d,%d,%d\n", i, i%20, []string{"xian", "zhen"}[i%2], 100+i, 5000+i, 5100+i+n, 5+i, 9+n%5)
	}
	return rows
}

func oneFact(value int) string {
	return fmt.Sprintf("[[fact]]\nid = \"road\"\nvalue = %d\nunit = \"公里\"\nyear = 2020\nsource = \"s\"\n", value)
}

// change is something that somebody may do to a site while it is served; n makes each
// different.
type change struct {
	name string
	do   func(s *site, n int)
}

func writing(name string, text func(n int) string) change {
	return change{"write " + name, func(s *site, n int) { s.put(name, text(n)) }}
}

func taking(name string) change {
	return change{"take away " + name, func(s *site, _ int) { os.RemoveAll(filepath.Join(s.dir, name)) }}
}

func renaming(from, to string) change {
	return change{"rename " + from, func(s *site, _ int) {
		os.MkdirAll(filepath.Dir(filepath.Join(s.dir, to)), 0o755)
		os.Rename(filepath.Join(s.dir, from), filepath.Join(s.dir, to))
	}}
}

// changes come in turn with those that mend what others break.
var changes = []change{
	writing("content/cases/one.md", func(n int) string {
		return text(fmt.Sprintf("第一篇%d", n%3), "village = \"a\"\n", fmt.Sprintf("修路[%d公里](fact:road)，第%d句。", 3+n%3, n))
	}),
	writing("content/cases/one.md", func(n int) string {
		return text("第一篇", fmt.Sprintf("village = \"v%d\"\nregion = \"zhen\"\nthemes = [\"主题%d\"]\n", n%30, n%4), "见[第二篇](two.md)和[村](../../villages/v1/index.html)。")
	}),
	writing("content/cases/two.md", func(n int) string {
		return text("第二篇", fmt.Sprintf("themes = [\"修路\"]\nprograms = [\"six\"]\ncover = \"pic%d.png\"\n", n%2), "![图](pic1.png)\n\n```chart\nindicator = \"income\"\nvillages = [\"v1\", \"v2\"]\n```")
	}),
	{"save by renaming", func(s *site, n int) {
		file := filepath.Join(s.dir, "content/cases/one.md")
		s.put("content/cases/4913", "")
		os.Remove(filepath.Join(s.dir, "content/cases/4913"))
		s.put("content/cases/.one.md.swp", "")
		os.Rename(file, file+"~")
		s.put("content/cases/one.md", text("改名存的", "village = \"a\"\n", fmt.Sprintf("第%d句。", n)))
		os.Remove(file + "~")
	}},
	{"save at the same time and of the same length", func(s *site, n int) {
		file := filepath.Join(s.dir, "content/cases/index.md")
		s.put("content/cases/index.md", text("案例", "", fmt.Sprintf("引言%d。", n%10)))
		old := time.Now().Add(-time.Hour)
		os.Chtimes(file, old, old)
	}},
	writing("content/cases/named.md", func(n int) string {
		return text(fmt.Sprintf("第%d村 · 县", n%20), "kind = \"page\"\n", "与村同名。")
	}),
	taking("content/cases/named.md"),
	taking("content/cases/two.md"),
	writing("content/notes/a.md", func(n int) string { return text(fmt.Sprint("笔记", n), "", "第一。") }),
	renaming("content/notes", "content/memos"),
	renaming("content/memos/a.md", "content/notes/b.md"),
	taking("content/notes"),
	writing("content/cases/pic1.png", func(n int) string { return "png" + strconv.Itoa(n) }),
	taking("content/cases/pic1.png"),
	writing("content/studies/tour.md", func(n int) string {
		return text("考察", fmt.Sprintf("sites = [\"one\"]\ndraft = %t\ndate = 2024-%02d-01\n", n%2 == 0, 1+n%12), "考察记。")
	}),
	writing("content/cases/two.md", func(n int) string { return "+++\ntitle = \n+++\n" }),
	writing("content/cases/two.md", func(n int) string { return text("第二篇", "", fmt.Sprintf("第%d句，修路%d公里。", n, n)) }),
	writing("data/facts/one.toml", func(n int) string { return oneFact(3 + n%3) }),
	writing("data/facts/one.toml", func(int) string { return "[[fact]]\nid = \n" }),
	writing("data/facts/nobody.toml", func(n int) string { return oneFact(n) }),
	taking("data/facts/nobody.toml"),
	taking("data/facts"),
	writing("data/villages/xian/many.csv", func(n int) string { return manyVillages(n) }),
	writing("data/villages/more.csv", func(n int) string {
		return fmt.Sprintf("code,name,region,source,income@2022\nv%d,,,s,%d\nnew,新村,xian,s,%d\n", n%30, 4000+n, n)
	}),
	writing("data/villages/more.csv", func(n int) string { return "code,name,region\nnew,新村,nowhere\n" }),
	taking("data/villages/more.csv"),
	writing("data/villages/deep/own.toml", func(n int) string {
		return fmt.Sprintf("[[village]]\ncode = \"own\"\nname = \"第%d村\"\nregion = \"zhen\"\nprograms = [\"six\"]\nsource = \"s\"\n[[village.breakdown]]\nindicator = \"members\"\nby = \"age\"\nyear = 2024\nparts = { \"青年\" = %d, \"老年\" = 9 }\n", n%20, 5+n%9)
	}),
	writing("data/villages/deep/own.toml", func(int) string { return "[[village]]\ncode = \n" }),
	taking("data/villages/deep"),
	writing("data/regions.toml", func(n int) string {
		return regions(fmt.Sprintf("[[region]]\ncode = \"r%d\"\nname = \"第%d乡\"\nparent = \"xian\"\n", n%3, n))
	}),
	writing("data/programs/b.toml", func(n int) string {
		return fmt.Sprintf("[[program]]\nid = \"more\"\nname = \"做法%d\"\nformula = \"做法\"\nsource = \"s\"\n", n)
	}),
	taking("data/programs/b.toml"),
	writing("data/sources.toml", func(n int) string {
		return fmt.Sprintf("[[source]]\nid = \"s\"\ntitle = \"年报%d\"\nsample = %t\n[[source]]\nid = \"t\"\ntitle = \"文件\"\nfile = \"paper.pdf\"\n[[source]]\nid = \"u\"\ntitle = \"图\"\nfile = \"../content/cases/pic1.png\"\n", n%3, n%4 == 0)
	}),
	writing("data/paper.pdf", func(n int) string { return "pdf" + strconv.Itoa(n) }),
	taking("data/paper.pdf"),
	writing("data/site.toml", func(n int) string {
		return fmt.Sprintf("title = \"第%d版\"\nbase_url = \"https://example.cn/%d\"\nedition = %q\n[check]\nfigure-unbound = \"warning\"\nfuture-year = %q\n", n%3, n, []string{"public", "internal"}[n%2], []string{"off", "warning"}[n/2%2])
	}),
	writing("data/site.toml", func(n int) string {
		return fmt.Sprintf("title = \"第%d版\"\nlogo = \"logo%d.png\"\n[check]\nrequire = [%q]\n[privacy]\nmin_cell = %d\n# check: off no-such-rule 理由\n[[withdrawn]]\npath = \"/cases/%s/\"\ndate = 2024-01-0%d\n",
			n%3, n%2, []string{"date", "author"}[n%2], 3+n%4, []string{"one", "gone"}[n%2], 1+n%5)
	}),
	writing("data/site.toml", func(int) string { return "title = \n" }),
	writing("data/site.toml", func(int) string { return "title = \"村志\"\n" }),
	writing("layouts/templates/404.html", func(n int) string { return fmt.Sprintf("<h1>没有这一页 %d</h1>", n) }),
	writing("layouts/templates/404.html", func(int) string { return "{{.Nothing}}" }),
	taking("layouts/templates/404.html"),
	writing("layouts/styles/print.css", func(n int) string { return fmt.Sprintf("p { margin: %dpx }", n) }),
	taking("layouts"),
	{"link a narrative", func(s *site, n int) {
		s.put(fmt.Sprintf("elsewhere-%d.md", n), text("别处", "", "外面的。"))
		os.MkdirAll(filepath.Join(s.dir, "content/cases"), 0o755)
		os.Symlink("../cases/two.md", filepath.Join(s.dir, "content/cases/linked.md"))
	}},
	taking("content/cases/linked.md"),
	writing("content/cases/headed.md", func(n int) string {
		return text("有标题的", fmt.Sprintf("themes = [\"主题%d\", \"主提%d\"]\n", n%4, n%2), [...]string{"", "## 事实！\n\n一。\n\n", "## 实事\n\n二。\n\n"}[n%3]+"## 事实\n\n正文。")
	}),
	writing("content/cases/to-heading.md", func(n int) string {
		return text("指标题的", "", "见[那一节](headed.md#事实)和[这一村](/villages/v1/index.html)，"+strconv.Itoa(n)+"。")
	}),
	writing("content/cases/a-pictured.md", func(n int) string {
		return text("先用图的", "", [...]string{"![井](pic1.png)", "没有图。"}[n%2])
	}),
	writing("content/cases/b-pictured.md", func(n int) string {
		return text("也用图的", "cover = \"pic1.png\"\n", "![井](pic1.png)\n\n```formula\nprogram = \"six\"\n```\n\n"+strconv.Itoa(n)+"。")
	}),
	{"move a narrative", func(s *site, n int) {
		os.Rename(filepath.Join(s.dir, "content/cases/headed.md"), filepath.Join(s.dir, fmt.Sprintf("content/cases/moved-%d.md", n%3)))
	}},
	{"change nothing", func(*site, int) {}},
}

// Whatever is done to a site, the server has the problems and the pages that a fresh reading
// has, and so has one that keeps what it read and is not told what has changed.
// Each kind of edit is made at least once, unless CASEBOOK_EDITS asks for fewer, in an order
// that a printed seed gives; CASEBOOK_SEED gives it, and in CI it is fixed.
func TestServedIsWhatAFreshReadingMakes(t *testing.T) {
	choose, count := testsite.Edits(t, len(changes))
	order := choose.Perm(len(changes))
	s := start(t, whole)
	s.read()
	var made []string
	var good map[string]string
	unstated := session.New(s.options())
	s.awaitRead(-1) // there is a site to go back to
	for n := range count {
		c := changes[choose.IntN(len(changes))]
		if n < len(order) {
			c = changes[order[n]]
		}
		made = append(made, c.name)
		c.do(s, choose.IntN(1000))
		s.awaitRead(n)
		shown, differ := s.compare(unstated)
		for tries := 0; differ != "" && tries < 50; tries++ { // a reading under way may have seen the mark, which was written last, and not the rest
			time.Sleep(20 * time.Millisecond)
			shown, differ = s.compare(unstated)
		}
		if differ != "" {
			t.Fatalf("after %s: %s", strings.Join(made, ", "), differ)
		}
		if shown {
			good = s.files()
		} else if choose.IntN(3) > 0 {
			made = append(made, "mend")
			s.restore(good)
		}
	}
}

// read reads pages all the while, as browsers do, until the test is over.
func (s *site) read() {
	stop, stopped := make(chan bool), make(chan bool)
	s.t.Cleanup(func() { close(stop); <-stopped })
	go func() {
		defer close(stopped)
		for {
			for _, page := range []string{"", "cases/one/", "regions/xian/", "villages/v1/", "indicators/income/", "search/index-0.js", "data/exemplars.js"} {
				select {
				case <-stop:
					return
				default:
					fetch("http://" + s.host + "/" + page)
				}
			}
		}
	}()
}

// awaitRead waits until the server has read all that was done so far: it shows the figure that
// nothing vouches for in a text that is written last.
func (s *site) awaitRead(n int) {
	s.t.Helper()
	mark := fmt.Sprintf("记号说有%d户。", 700000+n)
	s.put("content/marker.md", text("记号", "", mark))
	for range 1000 {
		if _, body := s.get("/-/problems"); strings.Contains(body, mark) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	_, body := s.get("/-/problems")
	s.t.Fatalf("not read: %s\n%s", mark, body)
}

var ofServer = regexp.MustCompile(`<link rel="stylesheet" href="/-/overlay.css"><script src="/-/follow.js" data-version="[^"]*" defer></script>`)

// files returns the site's files by their paths.
func (s *site) files() map[string]string {
	s.t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(s.dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(p)
		all[p] = string(data)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// restore puts files back as they were and takes away all others.
func (s *site) restore(files map[string]string) {
	s.t.Helper()
	now := s.files()
	for p := range now {
		if _, ok := files[p]; !ok {
			os.Remove(p)
		}
	}
	os.Remove(filepath.Join(s.dir, "content/cases/linked.md"))
	for p, text := range files {
		if have, ok := now[p]; !ok || have != text {
			name, err := filepath.Rel(s.dir, p)
			if err != nil {
				s.t.Fatal(err)
			}
			s.put(name, text)
		}
	}
}

// compare tells whether a fresh reading finds no errors, and what the server has otherwise than
// it, "" for nothing. Pages are compared whether there are errors or not.
func (s *site) compare(unstated *session.Session) (well bool, differ string) {
	s.t.Helper()
	found, fresh, want := s.readWith(session.New(s.options()))
	if _, got := s.get("/-/problems"); got != want {
		return false, fmt.Sprintf("problems\n%s, fresh\n%s", got, want)
	}
	_, again, got := s.readWith(unstated)
	if got != want {
		return false, fmt.Sprintf("unstated, problems\n%s, fresh\n%s", got, want)
	}
	if fresh == nil { // the theme has mistakes: its last version without is shown
		if status, _ := s.get("/index.html"); status != 200 {
			return false, "the last site is gone"
		}
		return false, ""
	}
	for r := range fresh.Routes() {
		want, err := fresh.Append(nil, r)
		if err != nil {
			s.t.Fatal(err)
		}
		if found, ok := again.Find(r.Path); !ok {
			return false, "unstated, there is no " + r.Path
		} else if got, err := again.Append(nil, found); err != nil || !bytes.Equal(got, want) {
			return false, fmt.Sprintf("unstated, %s is not as it is made fresh: %s %v", r.Path, firstDifference(string(got), string(want)), err)
		}
		if !r.IsNamed() { // the server may show the last one that had a name
			continue
		}
		status, got := s.get("/" + escaped(r.Path))
		if got = ofServer.ReplaceAllString(got, ""); got != string(want) || status != 200 && r.Path != "404.html" {
			return false, fmt.Sprintf("%s is %d, not as it is made fresh: %s", r.Path, status, firstDifference(got, string(want)))
		}
	}
	return !found.Stops(false), ""
}

// readWith reads the site as a server does and writes its problems.
func (s *site) readWith(of *session.Session) (*session.Reading, *casebook.Site, string) {
	s.t.Helper()
	if _, err := of.Look(context.Background(), input.Changes{}); err != nil {
		s.t.Fatal(err)
	}
	r, err := of.Read(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	made, err := r.Make(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	var problems bytes.Buffer
	if err := problem.WriteJSON(&problems, r.Problems, "zh"); err != nil {
		s.t.Fatal(err)
	}
	return r, made, problems.String()
}

func escaped(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(p, " ", "%20")
	}
	return strings.Join(parts, "/")
}

func firstDifference(a, b string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	near := func(s string) string {
		return strings.ToValidUTF8(s[max(0, min(at-40, len(s))):min(at+80, len(s))], "")
	}
	return fmt.Sprintf("…%q, fresh …%q", near(a), near(b))
}
