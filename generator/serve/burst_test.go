package serve

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"casebook/generator/testsite"
)

// happening is what a watch is told at one moment, in milliseconds from the first.
type happening struct {
	at   int
	name string // of a file; "" where events were lost
	op   fsnotify.Op
	text string // that is written before; "" for none
}

// A burst is over when for a while nothing came that matters: the longer, the more what lies there looks like the middle of a save.
func TestHowLongABurstLasts(t *testing.T) {
	const (
		still = int(quiet / time.Millisecond)
		most  = int(burst / time.Millisecond)
		write = fsnotify.Write
	)
	var steady []happening // an event a millisecond, for longer than a burst is waited for
	for ms := range 2 * most {
		steady = append(steady, happening{ms, "content/a.md", write, "text"})
	}
	for _, x := range []struct {
		name  string
		of    []happening
		ends  int
		paths string
		lost  bool
	}{
		{"a file", []happening{{0, "content/a.md", write, "text"}}, still, "content/a.md", false},
		{"a file in two steps", []happening{{0, "content/a.md", write, "te"}, {1, "content/a.md", write, "text"}}, 1 + still, "content/a.md", false},
		{"two files", []happening{{0, "content/a.md", write, "text"}, {1, "content/b.md", write, "text"}}, 1 + still, "content/a.md content/b.md", false},
		{"a file that is none of the site", []happening{{0, "content/a.md", write, "text"}, {1, "notes.txt", write, "text"}}, still, "content/a.md", false},
		{"one after the site's", []happening{{0, "notes.txt", write, "text"}, {5, "content/a.md", write, "text"}}, 5 + still, "content/a.md", false},
		{"rights of a file", []happening{{0, "content/b.md", fsnotify.Chmod, "text"}, {7, "content/a.md", write, "text"}}, 7 + still, "content/a.md content/b.md", false},
		{"a file that is emptied", []happening{{0, "content/a.md", write, "empty"}}, quietEmpty * still, "content/a.md", false},
		{"emptied, and written", []happening{{0, "content/a.md", write, "empty"}, {9, "content/a.md", write, "text"}}, 9 + still, "content/a.md", false},
		{"emptied, and emptied again", []happening{{0, "content/a.md", write, "empty"}, {9, "content/a.md", write, "empty"}}, 9 + quietEmpty*still, "content/a.md", false},
		{"a file that is gone", []happening{{0, "content/gone.md", fsnotify.Remove, ""}}, quietGone * still, "content/gone.md", false},
		{"gone, and there again", []happening{{0, "content/a.md", fsnotify.Remove, ""}, {3, "content/a.md", fsnotify.Create, "text"}}, 3 + still, "content/a.md", false},
		{"without a pause", steady, most, "content/a.md", false},
		{"events are lost", []happening{{0, "", 0, ""}}, still, "", true},
		{"events are lost after one", []happening{{0, "content/a.md", write, "text"}, {1, "", 0, ""}}, 1 + still, "content/a.md", true},
		{"events are lost of an emptied file", []happening{{0, "content/a.md", write, "empty"}, {9, "", 0, ""}}, 9 + quietEmpty*still, "content/a.md", true},
	} {
		dir := t.TempDir()
		testsite.Put(t, filepath.Join(dir, "content", "index.md"), "")
		synctest.Test(t, func(t *testing.T) {
			events, errs := make(chan fsnotify.Event, len(x.of)), make(chan error, 1)
			w := &watcher{Watcher: &fsnotify.Watcher{Events: events, Errors: errs}, site: dir, paths: map[string]bool{}}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			began := time.Now()
			reported := make(chan bool)
			go func() {
				defer close(reported)
				for _, h := range x.of {
					select {
					case <-time.After(time.Duration(h.at)*time.Millisecond - time.Since(began)):
					case <-ctx.Done():
						return
					}
					if h.name == "" {
						errs <- errors.New("an overflow")
						continue
					}
					if h.text != "" {
						os.WriteFile(filepath.Join(dir, h.name), []byte(strings.TrimPrefix(h.text, "empty")), 0o644)
					}
					events <- fsnotify.Event{Name: filepath.Join(dir, h.name), Op: h.op}
				}
			}()
			c, ok := w.next(ctx)
			paths := strings.Join(slices.Sorted(maps.Keys(c.Paths)), " ")
			if took := int(time.Since(began) / time.Millisecond); !ok || took != x.ends || paths != x.paths || c.Known == x.lost {
				t.Errorf("%s: %t after %d ms, want %d: %q, known %t", x.name, ok, took, x.ends, paths, c.Known)
			}
			cancel()
			<-reported
		})
	}
}

// Where a browser looks on, the check waits until a page was sent to it, but not for long, and not once it is out of date.
func TestACheckLetsAPageGoFirst(t *testing.T) {
	for _, x := range []struct {
		name               string
		watched, sentSince bool
		sent, over, want   time.Duration
	}{
		{"nobody looks on", false, false, 0, time.Second, 0},
		{"a page is sent", true, false, 20 * time.Millisecond, time.Second, 20 * time.Millisecond},
		{"a page was sent before the change, and none since", true, true, 0, time.Second, pageGoesFirst},
		{"no page is asked for", true, false, 0, time.Second, pageGoesFirst},
		{"another change", true, false, 0, 10 * time.Millisecond, 10 * time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &server{clients: map[chan string]bool{}, sent: make(chan struct{}, 1)}
			if x.watched {
				_, leave := s.subscribe()
				defer leave()
			}
			if x.sentSince {
				s.sent <- struct{}{}
			}
			s.forgetSent()
			ctx, cancel := context.WithTimeout(t.Context(), x.over)
			defer cancel()
			if x.sent > 0 {
				time.AfterFunc(x.sent, func() { s.sent <- struct{}{} })
			}
			began := time.Now()
			s.letPageGoFirst(ctx)
			if took := time.Since(began); took != x.want {
				t.Errorf("%s: the check waits for %s, want %s", x.name, took, x.want)
			}
		})
	}
}
