package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"casebook/generator/session"
	"casebook/generator/testsite"
)

func listen(t *testing.T, network, address string) net.Listener {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// What keeps the server from starting, or from going on, is its error; nothing is answered then.
func TestWhyAServerDoesNotRun(t *testing.T) {
	s := onStage(t, nil)
	noFolder := filepath.Join(s.dir, "data", "site.toml")
	closed := listen(t, "tcp", "127.0.0.1:0")
	closed.Close()
	for _, x := range []struct {
		name   string
		l      net.Listener
		change func(*Options)
		want   string
	}{
		{"an address that is no TCP address", listen(t, "unix", filepath.Join(t.TempDir(), "s")), func(*Options) {}, "no TCP address"},
		{"no site", listen(t, "tcp", "127.0.0.1:0"), func(o *Options) { o.Session.Site = filepath.Join(s.dir, "none") }, "watch the site"},
		{"no folder for the handbook", listen(t, "tcp", "127.0.0.1:0"), func(o *Options) { o.Session.CacheDir = noFolder }, "make the handbook"},
		{"a port that is closed", closed, func(*Options) {}, "closed"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		opt := s.opt
		opt.Changed = nil
		x.change(&opt)
		err := Run(ctx, x.l, opt)
		if err == nil || ctx.Err() != nil || !strings.HasPrefix(err.Error(), "serve: ") || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", x.name, err)
		}
		cancel()
	}
	t.Setenv("TMPDIR", filepath.Join(s.dir, "none"))
	if dir, err := handbookFolder(session.Options{}); err == nil || !strings.Contains(err.Error(), "make the handbook") {
		t.Errorf("a folder %q where there is none for what is temporary: %v", dir, err)
	}
}

// The handbook is laid into an empty folder, and made within the time that the server has.
func TestWhyThereIsNoHandbook(t *testing.T) {
	full := t.TempDir()
	testsite.Put(t, filepath.Join(full, "data", "site.toml"), "")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, x := range map[string]struct {
		ctx context.Context
		dir string
	}{"no folder": {t.Context(), filepath.Join(full, "none")}, "a folder that is full": {t.Context(), full}, "a server that ends": {ended, t.TempDir()}} {
		if made, err := makeHandbook(x.ctx, x.dir, session.Options{}); made != nil || err == nil || !strings.Contains(err.Error(), "make the handbook") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A server leaves nothing behind, and ends once nothing of it is under way.
func TestAServerLeavesNothing(t *testing.T) {
	s := onStage(t, nil)
	opt := s.opt
	opt.Session.CacheDir = t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	opt.Changed = func(session.Findings, error) { cancel() }
	if err := Run(ctx, listen(t, "tcp", "127.0.0.1:0"), opt); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(opt.Session.CacheDir, "casebook-handbook-*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// Saves are followed until the server ends, one after another; then no folder is watched any more.
func TestASiteIsFollowedUntilTheServerEnds(t *testing.T) {
	s := onStage(t, nil)
	s.save(t.Context(), "", "")
	read := make(chan bool)
	s.opt.Changed = func(session.Findings, error) { read <- true }
	w, err := watch(t.Context(), s.dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan bool)
	go func() { s.follow(ctx, w); close(ended) }()
	for n := range 2 {
		testsite.Put(t, filepath.Join(s.dir, "content/cases/one.md"), one+strings.Repeat("又一句。\n", n+1))
		select {
		case <-read:
		case <-ended:
			t.Fatal("nobody follows any more")
		case <-time.After(20 * time.Second):
			t.Fatal("not read")
		}
		if got, want := s.current().version, versionOf(2+n); got != want && n == 0 {
			t.Errorf("version %s, want %s", got, want)
		}
		if got := strings.Count(s.shows("/cases/one/"), "又一句"); got < n+1 {
			t.Errorf("%d of %d sentences are shown", got, n+1)
		}
	}
	cancel()
	for end := false; !end; {
		select {
		case <-read: // of what was under way
		case <-ended:
			end = true
		case <-time.After(20 * time.Second):
			t.Fatal("it does not end")
		}
	}
	if err := w.Add(s.dir); err == nil {
		t.Error("the site is still watched")
	}
}

// An event stream tells the version, keeps itself open while nothing happens, and ends with its reader.
func TestAnEventStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{clients: map[chan string]bool{}, now: state{version: "7"}}
		ctx, leave := context.WithCancel(t.Context())
		answer := httptest.NewRecorder()
		ended := make(chan bool)
		go func() {
			s.events(answer, httptest.NewRequestWithContext(ctx, "GET", "/-/events", nil))
			close(ended)
		}()
		time.Sleep(2*heartbeat + time.Second)
		s.show(&result{}, func(now *state) { now.version = "8" })
		time.Sleep(time.Second)
		leave()
		select {
		case <-ended:
		case <-time.After(time.Minute):
			t.Error("the stream goes on without its reader")
		}
		const want = "data: 7\n\n: still here\n\n: still here\n\ndata: 8\n\n"
		if got := answer.Body.String(); got != want || !answer.Flushed || len(s.clients) > 0 {
			t.Errorf("the stream is %q, flushed %t, of %d", got, answer.Flushed, len(s.clients))
		}
	})
}

// unsent is a connection on which nothing leaves.
type unsent struct{ http.ResponseWriter }

func (unsent) FlushError() error { return errors.New("the reader is gone") }

func TestAnEventStreamEndsWhereNothingCanBeSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{clients: map[chan string]bool{}}
		began := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		s.events(unsent{httptest.NewRecorder()}, httptest.NewRequestWithContext(ctx, "GET", "/-/events", nil))
		if took := time.Since(began); took > 0 || len(s.clients) > 0 {
			t.Errorf("it ends after %s, of %d", took, len(s.clients))
		}
	})
}

// The check of a change waits for the page that a browser asks for: a page is what a browser waits for, not what a page brings with it.
func TestWhichAnswersLetTheCheckGoOn(t *testing.T) {
	s := onStage(t, nil)
	s.sent = make(chan struct{}, 1)
	s.save(t.Context(), "", "")
	_, rest, _ := strings.Cut(s.shows("/"), `href="assets/`)
	style, _, _ := strings.Cut(rest, `"`)
	s.forgetSent()
	for _, x := range []struct {
		target string
		want   int
	}{{"/assets/" + style, 0}, {"/-/problems", 0}, {"/-/follow.js", 0}, {"/cases/one/", 1}, {"/", 1}, {"/none/", 1}} {
		if s.shows(x.target); len(s.sent) != x.want {
			t.Errorf("after %s: %d pages were sent", x.target, len(s.sent))
		}
	}
}

// What the server adds to a site is sent as what it is.
func TestTheServersOwnFiles(t *testing.T) {
	s := onStage(t, nil)
	s.save(t.Context(), "", "")
	for target, x := range map[string]struct{ kind, has string }{
		"/-/follow.js": {"text/javascript", "EventSource"}, "/-/overlay.css": {"text/css", "casebook-problems"}, "/-/problems": {"application/json", "[]"},
		"/": {"text/html", "试验册"}, "/none/": {"text/html", "</html>"}, "/data/catalogue.json": {"application/json", "{"},
	} {
		answer := s.ask("GET", target)
		kind := answer.Header().Get("Content-Type")
		if body := answer.Body.String(); !strings.HasPrefix(kind, x.kind) || !strings.Contains(body, x.has) {
			t.Errorf("%s is %s: %.200s", target, kind, body)
		}
	}
	if got := s.shows("/data/catalogue.json"); strings.Contains(got, "/-/") {
		t.Errorf("what is no page has the server's script: %s", got)
	}
	if got := s.ask("GET", "/none/").Body.String(); !strings.HasSuffix(strings.TrimSpace(got), "</html>") {
		t.Errorf("there is something behind the page: %q", got[max(0, len(got)-100):])
	}
	if got := s.ask("POST", "/"); got.Code != http.StatusMethodNotAllowed || got.Header().Get("Allow") != "GET, HEAD" || strings.Contains(got.Body.String(), "试验册") {
		t.Errorf("POST: %d, allowed %q", got.Code, got.Header().Get("Allow"))
	}
}

// The handbook's addresses lead to it, and nothing else does.
func TestWhichAddressesLeadToTheHandbook(t *testing.T) {
	s := onStage(t, nil)
	s.save(t.Context(), "", "")
	for target, want := range map[string]string{
		"/handbook": "/-/handbook", "/handbook/": "/-/handbook/", "/handbook/a%20b/": "/-/handbook/a%20b/",
		"/handbooks": "", "/cases/handbook/": "", "/hand": "", "/": "",
	} {
		answer := s.ask("GET", target)
		if to := answer.Header().Get("Location"); to != want || (answer.Code == http.StatusFound) != (want != "") || want != "" && strings.Contains(answer.Body.String(), "试验册") {
			t.Errorf("%s: %d, leads to %q", target, answer.Code, to)
		}
	}
}
