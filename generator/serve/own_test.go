package serve

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"casebook/generator/page"
	"casebook/generator/problem"
	"casebook/generator/session"
)

// A server that all computers of an office reach is called by its number: a name could be any foreign
// site's that leads here.
func TestServerOnAllAddressesAnswersToNumbers(t *testing.T) {
	addr := &net.TCPAddr{IP: net.IPv4zero, Port: 8000}
	s := &server{addr: addr, hosts: hostsOf(addr)}
	for host, want := range map[string]bool{
		"localhost:8000": true, "127.0.0.1:8000": true, "192.168.1.7:8000": true, "[::1]:8000": true,
		"example.com:8000": false, "192.168.1.7:80": false, "192.168.1.7": false, "": false,
	} {
		if got := s.mine(host); got != want {
			t.Errorf("%q is answered: %t", host, got)
		}
	}
}

// The first start of the program may be a look at the handbook.
func TestHandbookIsMadeWithoutACacheFolder(t *testing.T) {
	opt := session.Options{CacheDir: filepath.Join(t.TempDir(), "not", "yet")}
	dir, err := handbookFolder(opt)
	if err != nil {
		t.Fatal(err)
	}
	if made, err := makeHandbook(t.Context(), dir, opt); err != nil || made == nil {
		t.Errorf("%v", err)
	}
}

// A check is out of date where another burst of changes came while its reading was loaded, and as soon as one
// comes; but ten in a row, no more, are ended.
func TestCheckOfAnOlderReadingIsEnded(t *testing.T) {
	s := &server{came: 2}
	s.interrupt()
	for n, want := range map[int]bool{2: true, 3: false} {
		ctx, release := s.interruptible(t.Context(), n)
		if got := ctx.Err() != nil; got != want {
			t.Errorf("the check of reading %d is ended at once: %t", n, got)
		}
		if release(); ctx.Err() == nil {
			t.Errorf("the check of reading %d goes on after it was released", n)
		}
	}
	if s.ended = 0; s.endCheck != nil {
		t.Error("a check is under way after it was released")
	}
	for range mostEnded {
		s.interrupt() // between two checks nothing is ended
	}
	ended := 0
	for range mostEnded + 3 {
		ctx, release := s.interruptible(t.Context(), s.came)
		if s.interrupt(); ctx.Err() != nil {
			ended++
		}
		release()
	}
	if ended != mostEnded {
		t.Errorf("%d checks in a row are ended", ended)
	}
}

// Events that have come are read before a burst is said to be over: a file is written in two steps.
func TestPendingEventsBelongToTheBurst(t *testing.T) {
	events := make(chan fsnotify.Event, 3)
	w := &watcher{Watcher: &fsnotify.Watcher{Events: events}, site: "/site", paths: map[string]bool{}}
	if w.pending() {
		t.Error("nothing came")
	}
	events <- fsnotify.Event{Name: "/site/data/site.toml", Op: fsnotify.Write}
	events <- fsnotify.Event{Name: "/site/notes.txt", Op: fsnotify.Write}
	if !w.pending() || !w.paths["data/site.toml"] || len(w.paths) != 1 {
		t.Errorf("noted: %v", w.paths)
	}
	events <- fsnotify.Event{Name: "/site/notes.txt", Op: fsnotify.Write}
	if w.pending() {
		t.Error("what is none of the site's is a reason to read")
	}
}

// A file that lies there empty may be about to be written, and one that is gone about to come back: both are waited for, but
// not for ever.
func TestAFileInTheMiddleOfASaveIsWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	events := make(chan fsnotify.Event, 3)
	w := &watcher{Watcher: &fsnotify.Watcher{Events: events}, site: dir, paths: map[string]bool{}}
	file := filepath.Join(dir, "data", "site.toml")
	patience := func(text string) int {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		w.paths["data/site.toml"] = true
		return w.patience()
	}
	whole, empty := patience("title = \"一\"\n"), patience("")
	w.paths["data/sources.toml"] = true
	if both := w.patience(); both != empty {
		t.Errorf("the longest counts: %d", both)
	}
	delete(w.paths, "data/site.toml")
	if gone := w.patience(); whole != 1 || empty <= gone || gone <= whole {
		t.Errorf("whole %d, empty %d, gone %d", whole, empty, gone)
	}
	if err := os.Symlink(os.DevNull, filepath.Join(dir, "data", "device")); err == nil { // nobody is about to write it
		if w.paths = map[string]bool{"data/device": true}; w.patience() != whole {
			t.Errorf("a device is waited for: %d", w.patience())
		}
	}
	w.paths = map[string]bool{}
	patience("")
	events <- fsnotify.Event{Name: file, Op: fsnotify.Write}
	began := time.Now()
	c, ok := w.next(t.Context())
	if took := time.Since(began); !ok || !c.Paths["data/site.toml"] || took < quietEmpty*quiet {
		t.Errorf("after %s: %+v, %t", took, c, ok)
	}
}

// What changed is known while all folders are watched and no event was lost; else all is read again.
func TestWhatChangedIsKnownUnlessAnEventWasLost(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "data", "villages"), 0o755); err != nil {
		t.Fatal(err)
	}
	w, err := watch(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.paths["data/site.toml"] = true
	if c := w.take(t.Context(), false); !c.Known || !c.Paths["data/site.toml"] {
		t.Errorf("%+v", c)
	}
	if c := w.take(t.Context(), true); c.Known || len(c.Paths) > 0 {
		t.Errorf("after events were lost: %+v", c)
	}
	w.add("data/gone")
	if c := w.take(t.Context(), false); !c.Known {
		t.Error("a folder that went while it was looked at hides the others")
	}
	w.blind = true
	if c := w.take(t.Context(), false); c.Known {
		t.Error("a folder is not watched, and all is known")
	}
	first := w.Watcher
	w.folders = true // all are watched anew: what is not watched then is not known
	if c := w.take(t.Context(), false); c.Known || w.blind {
		t.Errorf("%+v", c)
	}
	if err := first.Add(dir); err == nil {
		t.Error("the former watch goes on")
	}
	if c := w.take(t.Context(), false); !c.Known {
		t.Errorf("watched anew, and not known: %+v", c)
	}
	w.folders = true
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if c := w.take(t.Context(), false); c.Known {
			t.Errorf("nothing is watched, and all is known: %+v", c)
		}
	}
}

// A page that cannot be made says so, and why.
func TestAPageThatCannotBeMadeSaysSo(t *testing.T) {
	var reported error
	s := &server{opt: Options{Lang: "zh", Explain: func(err error) problem.Text { reported = err; return problem.Text{ZH: "因为坏了"} }}}
	answer := httptest.NewRecorder()
	s.send(answer, state{}, nil, page.Route{Path: "index.html"}, http.StatusOK)
	if text := answer.Body.String(); !strings.Contains(text, "这一页没有做出来：因为坏了") || answer.Code != http.StatusInternalServerError || reported == nil {
		t.Errorf("%d %s: %v", answer.Code, text, reported)
	}
}
