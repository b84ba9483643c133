package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/serve"
	"casebook/generator/session"
)

// site is a server on a small site.
type site struct {
	t    *testing.T
	dir  string
	host string
}

var files = map[string]string{
	"data/site.toml":          "title = \"村志\"\n",
	"data/regions.toml":       "[[region]]\ncode = \"xian\"\nname = \"县\"\n",
	"data/villages/a.toml":    "[[village]]\ncode = \"a\"\nname = \"甲村\"\nregion = \"xian\"\n",
	"content/cases/one.md":    "+++\ntitle = \"第一篇\"\ndate = 2024-05-06\nvillage = \"a\"\n+++\n\n正文。\n",
	"content/cases/notes.bak": "not part of the site",
}

func start(t *testing.T, change map[string]string) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	for name, text := range files {
		s.put(name, text)
	}
	for name, text := range change {
		s.put(name, text)
	}
	s.run()
	return s
}

// startIn starts a server on a site that is there.
func startIn(t *testing.T, dir string) *site {
	t.Helper()
	s := &site{t: t, dir: dir}
	s.run()
	return s
}

func (s *site) run() {
	t := s.t
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.host = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		ended <- serve.Run(ctx, l, serve.Options{Session: s.options(), Lang: "zh", Explain: explain})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the server ended with %v", err)
		}
	})
}

func (s *site) options() session.Options {
	cache, _ := os.UserCacheDir()
	return session.Options{Site: s.dir, Today: report.Date{Year: 2025, Month: 6, Day: 1}, CacheDir: filepath.Join(cache, "casebook")}
}

func explain(err error) problem.Text { return problem.Text{ZH: err.Error(), EN: err.Error()} }

func (s *site) put(name, text string) {
	s.t.Helper()
	p := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// ask sends one request as it is written, without the client's tidying.
func (s *site) ask(method, target, host string) (int, string, http.Header) {
	s.t.Helper()
	c, err := net.Dial("tcp", s.host)
	if err != nil {
		s.t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", method, target, host)
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, string(body), r.Header
}

func (s *site) get(target string) (int, string) {
	s.t.Helper()
	status, body, _ := s.ask("GET", target, s.host)
	return status, body
}

// versions follows the event stream.
func (s *site) versions() <-chan string {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s.t.Cleanup(cancel)
	req, err := http.NewRequestWithContext(ctx, "GET", "http://"+s.host+"/-/events", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	out := make(chan string, 16)
	go func() {
		defer r.Body.Close()
		lines := bufio.NewScanner(r.Body)
		for lines.Scan() {
			if v, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				out <- v
			}
		}
	}()
	return out
}

func wait(t *testing.T, versions <-chan string) {
	t.Helper()
	select {
	case <-versions:
	case <-time.After(20 * time.Second):
		t.Fatal("no event")
	}
}

func TestRoutesAreRendered(t *testing.T) {
	s := start(t, nil)
	for _, target := range []string{"/", "/index.html", "/cases/", "/cases/one/", "/cases/one/index.html?x=y", "/villages/a/"} {
		if status, body := s.get(target); status != 200 || !strings.Contains(body, "村志") || !strings.Contains(body, "/-/follow.js") {
			t.Errorf("%s: %d %.100s", target, status, body)
		}
	}
	if status, _, head := s.ask("GET", "/cases", s.host); status != 301 || head.Get("Location") != "/cases/" {
		t.Errorf("/cases: %d %s", status, head.Get("Location"))
	}
	status, body, head := s.ask("GET", "/nowhere/", s.host)
	if status != 404 || !strings.Contains(body, "村志") {
		t.Errorf("/nowhere/: %d %.100s", status, body)
	}
	if status, twice, head := s.ask("GET", "/cases//one/", s.host); status != 404 || twice != body || head.Get("Location") != "" {
		t.Errorf("/cases//one/ is not just a page that is not there: %d, to %q, %d bytes rather than %d", status, head.Get("Location"), len(twice), len(body))
	}
	if csp := head.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'self'") {
		t.Errorf("policy %q", csp)
	}
	if status, body, _ := s.ask("HEAD", "/", s.host); status != 200 || body != "" {
		t.Errorf("HEAD: %d %q", status, body)
	}
}

func TestNothingButTheSiteIsAnswered(t *testing.T) {
	s := start(t, nil)
	for _, target := range []string{
		"/../data/site.toml", "/%2e%2e/data/site.toml", "/cases/%2e%2e/%2e%2e/data/site.toml", "//etc/passwd", "/cases//one/",
		"/cases/./one/", `/..\data\site.toml`, "/data/site.toml", "/content/cases/one.md", "/cases/notes.bak", "/assets/", "/-/../index.html", "/-/answer.go",
		"/villages/", "/index.html/", "/%00",
	} {
		if status, body := s.get(target); status == 200 || strings.Contains(body, "title =") {
			t.Errorf("%s: %d", target, status)
		}
	}
	_, port, _ := net.SplitHostPort(s.host)
	for _, host := range []string{"example.com", "example.com:" + port, "127.0.0.1", "127.0.0.1:1", "169.254.169.254:" + port, ""} {
		if status, body, _ := s.ask("GET", "/", host); status == 200 || strings.Contains(body, "村志") {
			t.Errorf("host %q is answered", host)
		}
	}
	if status, _, _ := s.ask("GET", "/", "localhost:"+port); status != 200 {
		t.Errorf("localhost is not answered")
	}
	for _, target := range []string{"/", "/nothing", "/-/problems", "/-/handbook/"} {
		_, _, header := s.ask("GET", target, s.host)
		for name, want := range map[string]string{"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"} {
			if got := header.Get(name); !strings.HasPrefix(got, want) {
				t.Errorf("%s has %s %q", target, name, got)
			}
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if status, _, _ := s.ask(method, "/", s.host); status != 405 {
			t.Errorf("%s: %d", method, status)
		}
	}
}

func TestSavedFileIsOnTheNextPage(t *testing.T) {
	s := start(t, nil)
	versions := s.versions()
	wait(t, versions)
	s.put("content/cases/one.md", "+++\ntitle = \"改过的\"\ndate = 2024-05-06\nvillage = \"a\"\n+++\n\n正文。\n")
	wait(t, versions)
	if _, body := s.get("/cases/one/"); !strings.Contains(body, "改过的") {
		t.Error("the change is not shown")
	}
	s.put("content/notes/deep.md", "+++\ntitle = \"新文件夹里的\"\n+++\n\n正文。\n")
	wait(t, versions)
	s.put("data/villages/more/b.toml", "[[village]]\ncode = \"b\"\nname = \"乙村\"\nregion = \"xian\"\n")
	wait(t, versions)
	for range 50 { // a file in a folder made a moment ago may come with an event of its own
		if status, _ := s.get("/villages/b/"); status == 200 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("the file in a new folder is not shown")
}

func TestMistakeIsShownAndThePageStays(t *testing.T) {
	for name, c := range map[string]struct{ file, text string }{
		"TOML":     {"data/site.toml", "title = \n"},
		"template": {"layouts/templates/case.html", "<h1>\n{{.Nothing}}</h1>"},
		"script":   {"layouts/scripts/site.ts", "let = ;"},
	} {
		s := start(t, nil)
		versions := s.versions()
		wait(t, versions)
		s.put(c.file, c.text)
		var problems []struct {
			File     string
			Line     int
			Severity string
		}
		for range 100 {
			_, body := s.get("/-/problems")
			if err := json.Unmarshal([]byte(body), &problems); err != nil {
				t.Fatal(err)
			}
			if len(problems) > 0 {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if len(problems) == 0 || problems[0].File != c.file || problems[0].Severity != "error" {
			t.Errorf("%s: problems %+v", name, problems)
		}
		if status, body := s.get("/cases/one/"); status != 200 || !strings.Contains(body, "第一篇") {
			t.Errorf("%s: the page is gone: %d", name, status)
		}
		if err := os.Remove(filepath.Join(s.dir, c.file)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestServerStartsOnABrokenSiteAndFollowsItsMending(t *testing.T) {
	s := start(t, map[string]string{"layouts/templates/case.html": "{{.Nothing}}"})
	versions := s.versions()
	wait(t, versions)
	if status, body := s.get("/"); status == 200 || !strings.Contains(body, "/-/follow.js") {
		t.Errorf("%d %.200s", status, body)
	}
	if err := os.Remove(filepath.Join(s.dir, "layouts/templates/case.html")); err != nil {
		t.Fatal(err)
	}
	wait(t, versions)
	if status, _ := s.get("/cases/one/"); status != 200 {
		t.Errorf("not mended: %d", status)
	}
}

func TestWordingThatContradictsTheDataIsShownAsItIsWritten(t *testing.T) {
	s := start(t, map[string]string{
		"data/sources.toml":   "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
		"data/facts/one.toml": "[[fact]]\nid = \"road\"\nvalue = 4.9\nunit = \"公里\"\nsource = \"s\"\n",
	})
	versions := s.versions()
	wait(t, versions)
	s.put("content/cases/one.md", "+++\ntitle = \"第二稿\"\ndate = 2024-05-06\nvillage = \"a\"\n+++\n\n修路[9.4公里](fact:road)。\n")
	wait(t, versions)
	if _, body := s.get("/cases/one/"); !strings.Contains(body, "第二稿") {
		t.Error("the draft is not shown")
	}
	if _, body := s.get("/-/problems"); !strings.Contains(body, "fact-mismatch") {
		t.Errorf("problems %s", body)
	}
}

func TestServerStartsOnBrokenDataWithWhatCouldBeRead(t *testing.T) {
	s := start(t, map[string]string{"data/villages/b.toml": "[[village]]\ncode = \n"})
	if status, body := s.get("/cases/one/"); status != 200 || !strings.Contains(body, "第一篇") {
		t.Errorf("%d %.200s", status, body)
	}
}

// A record that cannot be read leaves the others standing, and its own page is the last one that
// was made of it.
func TestWhatCannotBeReadLeavesTheRestAlone(t *testing.T) {
	s := start(t, map[string]string{"content/cases/two.md": "+++\ntitle = \"第二篇\"\ndate = 2024-05-06\n+++\n\n正文。\n"})
	if !s.shows("/cases/two/", "第二篇") {
		t.Fatal("not started")
	}
	for name, c := range map[string]struct{ file, text string }{
		"an empty narrative":       {"content/cases/new.md", ""},
		"a narrative in UTF-16":    {"content/cases/two.md", "\xff\xfe+\x00+\x00"},
		"a file that is no input":  {"data/notes.txt", "笔记"},
		"a village without a code": {"data/villages/b.toml", "[[village]]\nname = \"乙村\"\n"},
		"regions cut short":        {"data/regions.toml", "[[region]]\ncode = \"xian"},
		"a template":               {"layouts/templates/case.html", "{{.Nothing}}"},
	} {
		kept, _ := os.ReadFile(filepath.Join(s.dir, c.file))
		s.put(c.file, c.text)
		s.put("content/cases/one.md", "+++\ntitle = \"第一篇\"\ndate = 2024-05-06\nvillage = \"a\"\n+++\n\n"+name+"。\n")
		if !s.shows("/cases/one/", name) {
			t.Errorf("%s: what is saved elsewhere is not shown", name)
		}
		if !s.shows("/-/problems", c.file) {
			t.Errorf("%s: the problem is not reported", name)
		}
		for _, target := range []string{"/", "/cases/two/", "/villages/a/"} {
			if status, _ := s.get(target); status != 200 {
				t.Errorf("%s: %s is %d", name, target, status)
			}
		}
		if kept != nil {
			s.put(c.file, string(kept))
		} else if err := os.Remove(filepath.Join(s.dir, c.file)); err != nil {
			t.Fatal(err)
		}
		if !s.mended() {
			t.Errorf("%s: mended, and there are still problems", name)
		}
	}
}

// A page that was taken away is gone, although another file cannot be read.
func TestPageOfAFileThatWasTakenAwayIsGone(t *testing.T) {
	s := start(t, map[string]string{"content/cases/two.md": "+++\ntitle = \"第二篇\"\ndate = 2024-05-06\n+++\n\n正文。\n"})
	if !s.shows("/cases/two/", "第二篇") {
		t.Fatal("not started")
	}
	if err := os.Remove(filepath.Join(s.dir, "content/cases/two.md")); err != nil {
		t.Fatal(err)
	}
	for range 500 {
		if status, _ := s.get("/cases/two/"); status == 404 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the page is still there")
}

// mended waits until there are no problems.
func (s *site) mended() bool {
	s.t.Helper()
	for range 500 {
		if _, body := s.get("/-/problems"); strings.TrimSpace(body) == "[]" {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// shows waits until a page has a text.
func (s *site) shows(target, text string) bool {
	s.t.Helper()
	for range 500 {
		if _, body := s.get(target); strings.Contains(body, text) {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// The browser reloads a page when the stream tells it another version than that of its script.
func TestEventStreamTellsOfEachReading(t *testing.T) {
	s := start(t, nil)
	if _, body := s.get("/"); !strings.Contains(body, "data-version=") {
		t.Fatalf("the page has no version: %.300s", body)
	}
	r, err := http.Get("http://" + s.host + "/-/events")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if kind := r.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Errorf("the stream is %q: no browser follows it", kind)
	}
	versions := s.versions()
	seen := map[string]bool{}
	for n := range 3 {
		version := next(t, versions)
		if seen[version] {
			t.Errorf("version %s comes again", version)
		}
		seen[version] = true
		if _, body := s.get("/"); !strings.Contains(body, fmt.Sprintf("data-version=%q", version)) {
			t.Errorf("the page is not of version %s: %.300s", version, body)
		}
		s.put("content/cases/one.md", fmt.Sprintf("+++\ntitle = \"第%d稿\"\n+++\n", n))
		if !s.shows("/cases/one/", fmt.Sprintf("第%d稿", n)) {
			t.Error("not read")
		}
	}
}

func next(t *testing.T, versions <-chan string) (last string) {
	t.Helper()
	select {
	case last = <-versions:
	case <-time.After(20 * time.Second):
		t.Fatal("no event")
	}
	for { // a file that is written in two steps may be read twice
		select {
		case last = <-versions:
		case <-time.After(50 * time.Millisecond):
			return last
		}
	}
}

// A folder that came is watched as the others are, and so is one in it.
func TestFilesOfNewFoldersAreFollowed(t *testing.T) {
	s := start(t, nil)
	for n := range 3 {
		s.put("content/notes/deep.md", fmt.Sprintf("+++\ntitle = \"笔记%d\"\n+++\n", n))
		if !s.shows("/notes/deep/", fmt.Sprintf("笔记%d", n)) {
			t.Errorf("the %d-th text of a narrative in a new folder is not shown", n)
		}
		s.put("data/villages/new/deeper/b.toml", fmt.Sprintf("[[village]]\ncode = \"b\"\nname = \"乙村%d\"\nregion = \"xian\"\n", n))
		if !s.shows("/villages/b/", fmt.Sprintf("乙村%d", n)) {
			t.Errorf("the %d-th text of a village in new folders is not shown", n)
		}
	}
}

// What an editor keeps beside a file is no reason to read the site.
func TestWhatEditorsLeaveIsNotRead(t *testing.T) {
	s := start(t, map[string]string{"layouts/strings/zh-CN.json": "{}"})
	versions := s.versions()
	version := next(t, versions)
	for _, name := range []string{"content/cases/.one.md.swp", "content/cases/one.md~", "data/~$台账.csv", "layouts/node_modules/x/y.js", "notes.txt"} {
		s.put(name, "left")
	}
	select {
	case version = <-versions:
		t.Errorf("the site was read again, as version %s", version)
	case <-time.After(300 * time.Millisecond):
	}
	s.put("content/cases/one.md", "+++\ntitle = \"改过的\"\ndate = 2024-05-06\n+++\n")
	if !s.shows("/cases/one/", "改过的") {
		t.Error("not read")
	}
	if last := next(t, versions); last == version {
		t.Error("no other version")
	}
}

// Somebody who saves without pause, as a program that converts many files does, sees what was saved
// all the same.
func TestChangesWithoutPauseAreFollowed(t *testing.T) {
	s := start(t, nil)
	versions := s.versions()
	next(t, versions)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		s.put("content/cases/one.md", "+++\ntitle = \"改过的\"\ndate = 2024-05-06\n+++\n")
		select {
		case <-versions:
			return
		case <-time.After(time.Millisecond):
		}
	}
	t.Error("not read while files changed")
}

// The colour and the language that site.toml chooses are followed, each by itself.
func TestLookThatTheSiteChoosesIsFollowed(t *testing.T) {
	s := start(t, nil)
	style := func() string {
		_, body := s.get("/")
		_, rest, _ := strings.Cut(body, `href="assets/reading-`)
		name, _, _ := strings.Cut(rest, `"`)
		return name
	}
	former := style()
	s.put("data/site.toml", "title = \"村志\"\naccent = \"#8a1c1c\"\n")
	for end := time.Now().Add(20 * time.Second); style() == former; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the style sheet is still %q", former)
		}
	}
	s.put("data/site.toml", "title = \"村志\"\naccent = \"#8a1c1c\"\nlanguage = \"en\"\n")
	if !s.shows("/", `lang="en"`) && !s.shows("/", `lang=en`) {
		t.Error("the page is not in English")
	}
}

// Of a site with many narratives a change of its records is seen before all of them are checked again;
// what the checks find comes after.
func TestPagesOfALargeSiteAreShownBeforeTheyAreChecked(t *testing.T) {
	texts := map[string]string{
		"data/sources.toml": "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
	}
	for n := range 120 {
		texts[fmt.Sprintf("content/cases/many-%d.md", n)] = fmt.Sprintf("+++\ntitle = \"第%d村的账\"\ndate = 2024-05-06\nvillage = \"a\"\n+++\n\n修路[9.4公里](fact:road-%d)。\n", n, n)
		texts[fmt.Sprintf("data/facts/many-%d.toml", n)] = fmt.Sprintf("[[fact]]\nid = \"road-%d\"\nvalue = 9.4\nunit = \"公里\"\nsource = \"s\"\n", n)
	}
	s := start(t, texts)
	versions := s.versions()
	first := <-versions
	s.put("data/sources.toml", "[[source]]\nid = \"s\"\ntitle = \"另一份年报\"\n")
	early := <-versions
	if _, body := s.get("/cases/many-7/"); !strings.HasSuffix(early, "-unchecked") || early == first || !strings.Contains(body, "另一份年报") || !strings.Contains(body, "1 处与数据绑定") {
		t.Errorf("%s after %s: the page does not show the new source with its counts", early, first)
	}
	s.put("data/sources.toml", "[[source]]\nid = \"t\"\ntitle = \"另一份年报\"\n")
	for range 500 {
		_, body := s.get("/-/problems")
		if strings.Contains(body, "dangling-reference") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("what the checks find never comes")
}
