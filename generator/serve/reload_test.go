package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/site"
	"casebook/generator/testsite"
)

// stage is a server that is told what changed by hand, on a site whose theme is quickly made.
type stage struct {
	*server
	t     *testing.T
	dir   string
	n     int
	calls []string // of Changed
}

const one = "+++\ntitle = \"甲村修路\"\ndate = 2024-05-06\n+++\n村里修通了路。\n"

func onStage(t *testing.T, more map[string]string) *stage {
	t.Helper()
	s := &stage{t: t, dir: t.TempDir()}
	for _, files := range []map[string]string{{
		"data/site.toml": "title = \"试验册\"\n",
		"layouts/node_modules/echarts/package.json": `{"version":"0"}`, "layouts/node_modules/zrender/package.json": `{"version":"0"}`,
		"layouts/scripts/charts/echarts.ts": "export {};\n", "content/cases/one.md": one,
	}, more} {
		for name, text := range files {
			testsite.Put(t, filepath.Join(s.dir, name), text)
		}
	}
	opt := Options{Session: session.Options{Site: s.dir, Today: report.Date{Year: 2024, Month: 6, Day: 1}}, Lang: "zh",
		Changed: func(f session.Findings, err error) {
			s.calls = append(s.calls, fmt.Sprintf("%d problems, failed %t", len(f.Problems), err != nil))
		},
		Explain: func(err error) problem.Text { return problem.Text{ZH: "因为坏了", EN: "it broke"} }}
	s.server = &server{opt: opt, addr: &net.TCPAddr{Port: 1}, clients: map[chan string]bool{}, came: 1, session: session.New(opt.Session)}
	return s
}

// save writes a file, or takes it away where the text is empty, and reloads.
func (s *stage) save(ctx context.Context, name, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, name)
	changed := input.Changes{}
	switch {
	case name == "":
	case text == "":
		if err := os.Remove(file); err != nil {
			s.t.Fatal(err)
		}
	default:
		testsite.Put(s.t, file, text)
	}
	if name != "" {
		changed = input.Changes{Known: true, Paths: map[string]bool{name: true}}
	}
	s.n++
	s.came = max(s.came, s.n)
	s.reload(ctx, s.n, changed)
}

func (s *stage) ask(method, target string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	r := httptest.NewRequest(method, target, nil)
	r.Host = "localhost:1"
	s.hosts = hostsOf(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1})
	s.ServeHTTP(answer, r)
	return answer
}

func (s *stage) shows(target string) string { return s.ask("GET", target).Body.String() }

func (s *stage) rules() string {
	var list []string
	for _, p := range s.current().problems {
		list = append(list, string(p.Rule))
	}
	return strings.Join(list, " ")
}

// What is saved is shown with its problems under a version of its own; a file that cannot be read leaves its page, and
// a failure of the machine all of them, until it is mended.
func TestEachReadingIsShown(t *testing.T) {
	s := onStage(t, map[string]string{"content/cases/two.md": strings.Replace(one, "甲村", "乙村", 1)})
	reported := make(chan string, 1)
	s.clients[reported] = true
	s.came = 99 // other bursts came already: nothing of a small site is left to a later reading
	for _, x := range []struct {
		name, file, text string
		page, has, rules string
	}{
		{"the first", "", "", "/cases/one/", "甲村修路", ""},
		{"a text", "content/cases/one.md", strings.Replace(one, "修路", "引水", 1), "/cases/one/", "甲村引水", ""},
		{"a slip", "content/cases/one.md", strings.Replace(one, "路。", "路。。", 1), "/cases/one/", "路。。", "punctuation"},
		{"a file that cannot be read", "content/cases/two.md", "\xff\xfe\x00", "/cases/two/", "乙村修路", "punctuation unreadable"},
		{"another text beside it", "content/cases/one.md", one, "/cases/one/", "甲村修路", "unreadable"},
		{"the same, mended", "content/cases/two.md", strings.Replace(one, "甲村", "丙村", 1), "/cases/two/", "丙村修路", ""},
		{"taken away", "content/cases/two.md", "", "/cases/two/", "404", ""},
	} {
		s.save(t.Context(), x.file, x.text)
		if got := s.shows(x.page); !strings.Contains(got, x.has) || !strings.Contains(got, fmt.Sprintf("data-version=%q", versionOf(s.n))) {
			t.Errorf("%s: the page is %.400s", x.name, got)
		}
		if got := s.rules(); got != x.rules {
			t.Errorf("%s: found %s", x.name, got)
		}
		if got := s.shows("/-/problems"); (strings.TrimSpace(got) == "[]") != (x.rules == "") {
			t.Errorf("%s: the problems are %s", x.name, got)
		}
		select {
		case v := <-reported:
			if v != versionOf(s.n) {
				t.Errorf("%s: reported of version %s", x.name, v)
			}
		default:
			t.Errorf("%s: nobody is reported", x.name)
		}
		if len(s.calls) != s.n || !strings.HasSuffix(s.calls[s.n-1], "failed false") {
			t.Errorf("%s: called back %v", x.name, s.calls)
		}
	}
}

// A row that is cut short leaves a village of which only the code is known: its page is the last that had
// a name, until the row is mended or the village is gone.
func TestAPageWithoutItsNameIsTheLastOne(t *testing.T) {
	const head = "code,name,region,households\n"
	s := onStage(t, map[string]string{"data/regions.toml": "[[region]]\ncode = \"zhen\"\nname = \"示例镇\"\n", "data/villages/v.csv": head + "jia,甲家村,zhen,412\nyi,乙家村,zhen,300\n"})
	s.save(t.Context(), "", "")
	for _, x := range []struct{ name, rows, has string }{
		{"cut short", "jia,甲家村\nyi,乙家村,zhen,300\n", "甲家村"},
		{"a quote that stays open", "jia,\"甲家村,zhen,412\nyi,乙家村,zhen,300\n", "甲家村"},
		{"no name", "jia,,zhen,413\nyi,乙家村,zhen,300\n", "甲家村"},
		{"mended", "jia,丙家村,zhen,413\nyi,乙家村,zhen,300\n", "丙家村"},
		{"gone", "yi,乙家村,zhen,300\n", "404"},
	} {
		s.save(t.Context(), "data/villages/v.csv", head+x.rows)
		if got := s.shows("/villages/jia/"); !strings.Contains(got, x.has) {
			t.Errorf("%s: the page is %.300s", x.name, got)
		}
		if got := s.shows("/villages/yi/"); !strings.Contains(got, "乙家村") {
			t.Errorf("%s: the other page is %.300s", x.name, got)
		}
	}
}

// Where the site's folder cannot be read, that is the problem, and the pages stay as they are; the next reading begins
// afresh. A page that waits for nothing is told nothing.
func TestAFailureOfTheMachineLeavesThePages(t *testing.T) {
	s := onStage(t, nil)
	var cause error
	explain := s.opt.Explain
	s.opt.Explain = func(err error) problem.Text { cause = err; return explain(err) }
	s.save(t.Context(), "", "")
	former, away := s.session, s.dir+"-away"
	if err := os.Rename(s.dir, away); err != nil {
		t.Fatal(err)
	}
	s.save(t.Context(), "", "")
	if got := s.shows("/cases/one/"); !strings.Contains(got, "甲村修路") || s.rules() != "unreadable" || s.current().failure == nil || !strings.HasSuffix(s.calls[1], "failed true") {
		t.Errorf("%s, %v: the page is %.300s", s.rules(), s.calls, got)
	}
	if s.session == former {
		t.Error("the session that failed goes on")
	}
	if !errors.Is(cause, fs.ErrNotExist) {
		t.Errorf("the cause is %v", cause)
	}
	if got := s.shows("/-/problems"); !strings.Contains(got, "没能重新读入，网页还是上一次的：因为坏了") {
		t.Errorf("reported %s", got)
	}
	if err := os.Rename(away, s.dir); err != nil {
		t.Fatal(err)
	}
	s.save(t.Context(), "", "")
	if s.rules() != "" || s.current().failure != nil || s.current().version != versionOf(3) {
		t.Errorf("mended: %s %v", s.rules(), s.current().failure)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	s.save(done, "content/cases/one.md", strings.Replace(one, "修路", "引水", 1))
	if s.current().version != versionOf(3) || len(s.calls) != 3 {
		t.Errorf("a reading that was ended is shown: %s, %v", s.current().version, s.calls)
	}
}

// A site that was never whole shows nothing but what is wrong, and is followed.
func TestAThemeThatWasNeverWhole(t *testing.T) {
	s := onStage(t, map[string]string{"layouts/templates/404.html": "{{.Nothing}}"})
	s.save(t.Context(), "", "")
	if now := s.current(); now.site != nil || now.whole != nil || !strings.Contains(s.shows("/"), "先把下面的错误改好") {
		t.Errorf("%+v", now)
	}
	s.save(t.Context(), "layouts/templates/404.html", "")
	if now := s.current(); now.site == nil || now.whole == nil || !strings.Contains(s.shows("/cases/one/"), "甲村修路") {
		t.Errorf("mended: %+v", now)
	}
}

// Of a large site pages are shown before they are checked. They are shown again where the checks find something else
// than before; where another burst came meanwhile, the check is left to the next reading.
func TestALargeSiteIsShownBeforeItIsChecked(t *testing.T) {
	more := map[string]string{}
	for i := range 120 {
		more[fmt.Sprintf("content/cases/n%d.md", i)] = strings.Replace(one, "甲村", fmt.Sprintf("第%d村", i), 1)
	}
	s := onStage(t, more)
	s.save(t.Context(), "", "")
	reported := make(chan string, 4)
	s.clients[reported] = true
	all := func() (list string) {
		for {
			select {
			case v := <-reported:
				list += strings.TrimPrefix(v, versionOf(s.n)) + ","
			default:
				return list
			}
		}
	}
	s.save(t.Context(), "content/cases/one.md", strings.Replace(one, "修路", "引水", 1))
	if got := all(); got != "-unchecked," || s.current().version != versionOf(2)+"-unchecked" || !strings.Contains(s.shows("/cases/one/"), "甲村引水") {
		t.Errorf("nothing was found: reported %q, version %s", got, s.current().version)
	}
	s.save(t.Context(), "content/cases/one.md", strings.Replace(one, "路。", "路。。", 1))
	if got := all(); got != "-unchecked,," || s.current().version != versionOf(3) || s.rules() == "" {
		t.Errorf("something was found: reported %q, version %s", got, s.current().version)
	}
	s.save(t.Context(), "content/cases/one.md", strings.Replace(one, "路。", "路。。", 1)+"\n水也引来了。\n")
	if got := all(); got != "-unchecked," {
		t.Errorf("the same was found: reported %q", got)
	}
	former := s.rules()
	s.came = s.n + 2 // another burst came before this one is checked
	s.save(t.Context(), "content/cases/one.md", one)
	if got := all(); got != "-unchecked," || s.rules() != former || s.ended != 1 || len(s.calls) != 4 {
		t.Errorf("out of date: reported %q, %s, %v", got, s.rules(), s.calls)
	}
	s.save(t.Context(), "content/cases/one.md", one+" ")
	if got := all(); got != "-unchecked,," || s.rules() != "" || s.ended != 0 {
		t.Errorf("after it: reported %q, %s", got, s.rules())
	}
}

// A browser that has not read the last version yet is not waited for; one that subscribes is sent the current one.
func TestBrowsersAreReportedTheVersion(t *testing.T) {
	s := &server{clients: map[chan string]bool{}, now: state{version: "1"}}
	versions, cancel := s.subscribe()
	s.show(&result{}, func(now *state) { now.version = "2" }) // which finds the channel full
	if v := <-versions; v != "1" {
		t.Errorf("first reported of %s", v)
	}
	s.show(&result{}, func(now *state) { now.version = "2" })
	select {
	case v := <-versions:
		t.Errorf("reported of %s, which is no other", v)
	default:
	}
	s.show(&result{}, func(now *state) { now.version = "3" })
	if v := <-versions; v != "3" {
		t.Errorf("then reported of %s", v)
	}
	cancel()
	s.show(&result{}, func(now *state) { now.version = "4" })
	if len(versions) > 0 || len(s.clients) > 0 {
		t.Error("who left is reported")
	}
}

// What is no reason to read begins no burst. Where events were lost it is not known what changed. A watch that is closed
// ends it.
func TestWhatBeginsABurst(t *testing.T) {
	open := func() (*watcher, chan fsnotify.Event, chan error) {
		events, errs := make(chan fsnotify.Event, 8), make(chan error, 8)
		return &watcher{Watcher: &fsnotify.Watcher{Events: events, Errors: errs}, site: "/site", paths: map[string]bool{}}, events, errs
	}
	write := func(name string) fsnotify.Event { return fsnotify.Event{Name: "/site/" + name, Op: fsnotify.Write} }

	w, events, errs := open()
	events <- write("notes.txt")
	events <- write("data/site.toml")
	c, ok := w.next(t.Context())
	if !ok || !c.Known || len(c.Paths) != 1 || !c.Paths["data/site.toml"] {
		t.Errorf("a file: %+v, %t", c, ok)
	}
	errs <- errors.New("too many")
	if c, ok = w.next(t.Context()); !ok || c.Known {
		t.Errorf("events were lost: %+v, %t", c, ok)
	}

	w, events, _ = open()
	events <- write("notes.txt")
	short, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if c, ok = w.next(short); ok {
		t.Errorf("what is no input began a burst: %+v", c)
	}
	w, events, _ = open()
	close(events)
	if _, ok = w.next(t.Context()); ok {
		t.Error("a watch that is closed goes on")
	}
	w, _, errs = open()
	close(errs)
	if _, ok = w.next(t.Context()); ok {
		t.Error("a watch whose errors are closed goes on")
	}
	w, events, _ = open()
	events <- write("data/site.toml")
	close(events)
	if !w.pending() {
		t.Error("the last event before the end is lost")
	}
}

// A folder that cannot be watched leaves the others, and what changed is not known from then on.
func TestAFolderThatCannotBeWatched(t *testing.T) {
	dir := t.TempDir()
	testsite.Put(t, filepath.Join(dir, "data/site.toml"), "")
	w, err := watch(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	first := w.Watcher
	w.add("data")
	w.add("data/none")
	if w.blind {
		t.Error("a folder that is gone makes the watch blind")
	}
	w.Close()
	if w.add("data"); !w.blind {
		t.Error("a folder is not watched, and all is known")
	}
	if err := w.begin(t.Context()); err != nil || w.blind || w.Watcher == first || len(w.WatchList()) != 2 {
		t.Errorf("watched anew: %v, %v", err, w.WatchList())
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.begin(done); err != nil || !w.blind {
		t.Errorf("a look that was ended knows all: %v", err)
	}
	w.Close()
	for link, blind := range map[string]bool{"nowhere": false, "..": true} { // nothing is there to be watched; a folder that leads back to itself
		link = filepath.FromSlash(link)
		if err := os.Symlink(link, filepath.Join(dir, "data", "link")); err != nil {
			t.Skip(err)
		}
		if err := w.begin(t.Context()); err != nil || w.blind != blind {
			t.Errorf("a link to %s: blind %t, %v", link, w.blind, err)
		}
		w.Close()
		os.Remove(filepath.Join(dir, "data", "link"))
	}
	if _, err := watch(t.Context(), filepath.Join(dir, "none")); err == nil {
		t.Error("a site that is none is watched")
	}
}

// A page that this reading does not have is that of the last reading that was whole.
func TestWhereAPageIsFound(t *testing.T) {
	s := onStage(t, nil)
	s.save(t.Context(), "", "")
	now := s.current()
	for _, x := range []struct {
		name string
		of   state
		want bool
	}{
		{"both", now, true}, {"none", state{}, false}, {"the one", state{site: now.site}, true},
		{"the whole one, nothing is damaged", state{whole: now.site}, false},
		{"the whole one, its file is damaged", state{whole: now.site, damaged: []string{"content/cases/one.md"}}, true},
		{"the whole one, its folder is damaged", state{whole: now.site, damaged: []string{"content/cases"}}, true},
		{"the whole one, another file and its folder are damaged", state{whole: now.site, damaged: []string{"data/site.toml", "content"}}, true},
		{"the whole one, files of like names are damaged", state{whole: now.site, damaged: []string{"content/cases/one.m", "content/cases/one.md~", "content/c"}}, false},
	} {
		if _, route, ok := x.of.find("cases/one/index.html"); ok != x.want || (route.Path != "") != x.want {
			t.Errorf("%s: found %t", x.name, ok)
		}
		if _, _, ok := x.of.find("cases/none/index.html"); ok {
			t.Errorf("%s: a page that is none is found", x.name)
		}
	}
}

// A browser that looks on is sent the page of a large site before the check begins; the check that finds nothing new makes no page again.
func TestABrowserSeesThePageBeforeTheCheck(t *testing.T) {
	more := map[string]string{}
	for i := range 120 {
		more[fmt.Sprintf("content/cases/n%d.md", i)] = strings.Replace(one, "甲村", fmt.Sprintf("第%d村", i), 1)
	}
	s := onStage(t, more)
	s.sent = make(chan struct{}, 1)
	s.save(t.Context(), "", "")
	versions, leave := s.subscribe()
	defer leave()
	<-versions
	for _, asks := range []bool{false, true} {
		s.sent <- struct{}{} // of the page before
		var checked time.Time
		s.opt.Changed = func(session.Findings, error) { checked = time.Now() }
		type look struct {
			version string
			site    *site.Site
		}
		looked := make(chan look, 1)
		go func() {
			version := <-versions
			if asks {
				s.shows("/cases/one/")
			}
			looked <- look{version, s.current().site}
		}()
		began := time.Now()
		s.save(t.Context(), "content/cases/one.md", one+fmt.Sprintf("也引了水，%t。\n", asks))
		x := <-looked
		if now := s.current(); !strings.HasSuffix(x.version, "-unchecked") || now.version != x.version || now.site != x.site {
			t.Errorf("reported of %s, then it is %s; the same site: %t", x.version, now.version, now.site == x.site)
		}
		if waited := checked.Sub(began); !asks && waited < pageGoesFirst {
			t.Errorf("the check is over %s after the save, and no page was asked for", waited)
		}
		s.forgetSent()
	}
}
