package serve

import (
	"errors"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"

	"casebook/generator/problem"
)

// A server on one address answers to that number, on this machine's own to its three names too; a port that is
// not written is 80.
func TestServerOnOneAddressAnswersToItsNames(t *testing.T) {
	for _, c := range []struct {
		ip   string
		port int
		host string
		want bool
	}{
		{"127.0.0.1", 8000, "127.0.0.1:8000", true}, {"127.0.0.1", 8000, "localhost:8000", true}, {"127.0.0.1", 8000, "[::1]:8000", true},
		{"127.0.0.1", 8000, "192.168.1.7:8000", false}, {"127.0.0.1", 8000, "example.com:8000", false}, {"127.0.0.1", 8000, "localhost:8001", false}, {"127.0.0.1", 8000, "localhost", false},
		{"192.168.1.7", 8000, "192.168.1.7:8000", true}, {"192.168.1.7", 8000, "localhost:8000", false}, {"192.168.1.7", 8000, "127.0.0.1:8000", false},
		{"127.0.0.1", 80, "localhost", true}, {"::1", 80, "[::1]", true}, {"127.0.0.1", 80, "localhost:80", true}, {"127.0.0.1", 80, "localhost:8000", false},
	} {
		addr := &net.TCPAddr{IP: net.ParseIP(c.ip), Port: c.port}
		s := &server{addr: addr, hosts: hostsOf(addr)}
		if got := s.mine(c.host); got != c.want {
			t.Errorf("on %s: %q is answered: %t", addr, c.host, got)
		}
	}
}

// An address leads to a file where it is written in the plainest way; a folder's is that of its index.html.
func TestAnAddressLeadsToAFile(t *testing.T) {
	for name, want := range map[string]string{
		"": "index.html", "cases/": "cases/index.html", "cases/one.html": "cases/one.html", "cases": "cases",
		"/cases/": "", "cases//one.html": "", "cases/./one.html": "", "cases/../one.html": "", "../one.html": "", "./": "", "cases\\one.html": "", "one.html\x00": "",
	} {
		got, ok := routePath(name)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", name, got, want)
		}
	}
	if got := escape("cases/甲 村?"); got != "cases/%E7%94%B2%20%E6%9D%91%3F" {
		t.Errorf("escaped: %s", got)
	}
}

// The script stands in the head of a page, behind its text where it has no head, and not at all on the handbook,
// which has no versions. A version is text there.
func TestTheScriptFollowsOneVersion(t *testing.T) {
	for _, c := range []struct {
		page, version, before, after string
	}{
		{"<head><title>甲</title></head><body>", "1", "<head><title>甲</title>", "</head><body>"},
		{"<p>甲</p>", "1", "<p>甲</p>", ""},
		{"</head>", "1", "", "</head>"},
		{"<head></head>", "\"><b>", "<head>", "</head>"},
	} {
		got := string(follow([]byte(c.page), c.version))
		middle, ends := strings.CutPrefix(got, c.before)
		middle, closes := strings.CutSuffix(middle, c.after)
		if !ends || !closes || !strings.HasPrefix(middle, "<link") || !strings.HasSuffix(middle, "</script>") || strings.Contains(middle, "<b>") {
			t.Errorf("%q, version %q: %s", c.page, c.version, got)
		}
	}
	if got := string(follow([]byte("<head></head>"), "")); got != "<head></head>" {
		t.Errorf("without a version: %s", got)
	}
}

// Before anything could be made the page says to mend what is reported, or, where the machine failed, why.
func TestWithoutPagesAPageSaysWhy(t *testing.T) {
	for _, c := range []struct {
		lang, want, not string
		failure         error
	}{
		{"zh", "先把下面的错误改好", "没有做出来", nil}, {"en", "fix the errors below", "改好", nil},
		{"zh", "这一页没有做出来：磁盘满了", "改好", errors.New("full")}, {"en", "could not be made: the disk is full", "mend", errors.New("full")},
	} {
		s := &server{opt: Options{Lang: c.lang, Explain: func(error) problem.Text { return problem.Text{ZH: "磁盘满了", EN: "the disk is full"} }}}
		answer := httptest.NewRecorder()
		s.page(answer, httptest.NewRequest("GET", "/", nil), "/", state{failure: c.failure})
		if text := answer.Body.String(); !strings.Contains(text, c.want) || strings.Contains(text, c.not) || strings.Count(text, "</html>") != 1 || answer.Code != 500 {
			t.Errorf("%s, %v: %d %s", c.lang, c.failure, answer.Code, text)
		}
		if kind := answer.Header().Get("Content-Type"); kind != "text/html; charset=utf-8" {
			t.Errorf("it is sent as %s", kind)
		}
	}
}

// A change of the site's input is a reason to read; that a file may be read or not is only noted, and a folder
// that came is watched from then on.
func TestWhatAnEventIsNotedFor(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "data", "villages"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "site.toml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name                  string
		op                    fsnotify.Op
		reason, noted, folder bool
	}{
		{"data/site.toml", fsnotify.Write, true, true, false},
		{"data/site.toml", fsnotify.Create, true, true, false},
		{"data/site.toml", fsnotify.Chmod, false, true, false},
		{"data/site.toml", fsnotify.Write | fsnotify.Chmod, true, true, false},
		{"data/gone.toml", fsnotify.Remove, true, true, false},
		{"data/villages", fsnotify.Create, true, true, true},
		{"data/villages", fsnotify.Chmod, false, true, false},
		{"notes.txt", fsnotify.Write, false, false, false},
	} {
		w := &watcher{site: dir, paths: map[string]bool{}}
		if got := w.note(fsnotify.Event{Name: filepath.Join(dir, filepath.FromSlash(c.name)), Op: c.op}); got != c.reason || w.paths[c.name] != c.noted || w.folders != c.folder {
			t.Errorf("%s %s: a reason %t, noted %v, a folder %t", c.name, c.op, got, w.paths, w.folders)
		}
	}
	w := &watcher{site: dir, paths: map[string]bool{}}
	if w.note(fsnotify.Event{Name: "data/site.toml", Op: fsnotify.Write}) || len(w.paths) > 0 {
		t.Errorf("a file of no known folder is noted: %v", w.paths)
	}
}
