// Package hosttest tests a host: what publish asks of it, on a server that runs.
package hosttest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"casebook/generator/manifest"
	"casebook/generator/parallel"
	"casebook/generator/publish"
)

// Site is a small site with names that servers trip over.
func Site(n int) map[string]string {
	files := map[string]string{
		"index.html": "首页", "assets/site-1.css": "css", "data/空.csv": "", "cases/a b/index.html": "空格", "cases/中文 名/图 1.png": "png",
		"cases/index.html": "列表", "data/100%.csv": "1,2", "edition.js": "1", "cases/large/index.html": strings.Repeat("大", 200_000),
	}
	for i := range n {
		files[fmt.Sprintf("villages/v%05d/index.html", i)] = fmt.Sprint("村", i)
	}
	return files
}

// Edition is an edition of files.
func Edition(files map[string]string) *publish.Edition {
	e := &publish.Edition{Open: func(p string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(files[p])), nil }}
	for _, p := range slices.Sorted(maps.Keys(files)) {
		e.Entries = append(e.Entries, manifest.Entry{Path: p, Bytes: int64(len(files[p])), Sum: sha256.Sum256([]byte(files[p]))})
	}
	e.Manifest = manifest.Text(e.Entries)
	return e
}

// root is a web root that a test publishes to.
type root struct {
	open func() (publish.Host, error)
	soon publish.Options
}

// soon are options with which a lock is seen to be stale within a test.
func soon() publish.Options {
	return publish.Options{Machine: "elsewhere", Beat: 10 * time.Millisecond}
}

// fresh connects anew.
func (r *root) fresh(t *testing.T) publish.Host {
	t.Helper()
	h, err := r.open()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// publishes publishes files; the host is the caller's to close.
func (r *root) publishes(t *testing.T, files map[string]string) (publish.Result, publish.Host) {
	t.Helper()
	h := r.fresh(t)
	got, err := publish.Run(t.Context(), h, Edition(files), r.soon)
	if err != nil {
		h.Close()
		t.Fatal(err)
	}
	return got, h
}

// Run tests a host. open connects to it anew, each time to the same web root, which is empty; put
// lays a file of somebody else there.
func Run(t *testing.T, open func() (publish.Host, error), put func(name, text string)) {
	t.Helper()
	r := &root{open: open, soon: soon()}
	publishes := func(files map[string]string) publish.Result {
		t.Helper()
		got, h := r.publishes(t, files)
		defer h.Close()
		holds(t, h, files)
		return got
	}
	site := Site(20)
	put("theirs/index.html", "别人的")
	t.Run("contract", r.contract)
	t.Run("first", func(t *testing.T) {
		if got := publishes(site); len(got.Put) != len(site) {
			t.Errorf("%d of %d files were put", len(got.Put), len(site))
		}
	})
	edited := maps.Clone(site)
	edited["cases/a b/index.html"], edited["edition.js"] = "改了一个字", "2"
	t.Run("an edit", func(t *testing.T) {
		if got := publishes(edited); !slices.Equal(got.Put, []string{"cases/a b/index.html", "edition.js"}) {
			t.Errorf("put %q", got.Put)
		}
		if got := publishes(edited); len(got.Put) != 0 {
			t.Errorf("again: put %q", got.Put)
		}
	})
	t.Run("back", func(t *testing.T) { publishes(site) })
	t.Run("withdrawn", func(t *testing.T) {
		less := maps.Clone(site)
		delete(less, "cases/large/index.html")
		got := publishes(less)
		h := r.fresh(t)
		defer h.Close()
		_, err := h.Get(t.Context(), "cases/large/index.html")
		if !slices.Equal(got.Removed, []string{"cases/large/index.html"}) || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("removed %q; then %v", got.Removed, err)
		}
	})
	t.Run("broken off", func(t *testing.T) { r.brokenOff(t, site, edited) })
	t.Run("two at once", func(t *testing.T) {
		r.twoAtOnce(t, site, edited)
		h := r.fresh(t)
		defer h.Close()
		if read(t, h, "edition.js") == site["edition.js"] {
			holds(t, h, site)
		} else {
			holds(t, h, edited)
		}
	})
	t.Run("files of others", func(t *testing.T) { r.filesOfOthers(t, site, put) })
}

// filesOfOthers: what somebody else laid stays, and nothing of ours takes its place.
func (r *root) filesOfOthers(t *testing.T, site map[string]string, put func(name, text string)) {
	h := r.fresh(t)
	defer h.Close()
	if text := read(t, h, "theirs/index.html"); text != "别人的" {
		t.Errorf("it is %q", text)
	}
	put("villages/v99999/index.html", "别人的")
	more := maps.Clone(site)
	more["villages/v99999/index.html"] = "我们的"
	var occupied *publish.Occupied
	if _, err := publish.Run(t.Context(), h, Edition(more), r.soon); !errors.As(err, &occupied) {
		t.Errorf("got %v", err)
	}
}

func read(t *testing.T, h publish.Host, name string) string {
	t.Helper()
	r, err := h.Get(t.Context(), name)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

func holds(t *testing.T, h publish.Host, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if got := read(t, h, name); got != text {
			t.Errorf("%s is %.20q, want %.20q", name, got, text)
		}
	}
	if got := read(t, h, manifest.Name); got != string(Edition(files).Manifest) {
		t.Error("the manifest is another")
	}
}

// brokenOff breaks publications off at fifty calls, and finishes each by running it again.
func (r *root) brokenOff(t *testing.T, a, b map[string]string) {
	for at := 1; at <= 50; at++ {
		target := a
		if at%2 == 0 {
			target = b
		}
		h := &failing{Host: r.fresh(t), At: int64(at), calls: new(atomic.Int64)}
		_, err := publish.Run(t.Context(), h, Edition(target), r.soon)
		h.Host.Close()
		if err != nil && !errors.Is(err, ErrBroken) {
			t.Fatalf("broken off at call %d: %v", at, err)
		}
		again := r.fresh(t)
		_, err = publish.Run(t.Context(), again, Edition(target), r.soon)
		if err != nil {
			t.Fatalf("broken off at call %d, not finished: %v", at, err)
		}
		if at > 46 {
			holds(t, again, target)
		}
		again.Close()
	}
}

// twoAtOnce publishes two editions at the same time, neither of which may fail.
func (r *root) twoAtOnce(t *testing.T, a, b map[string]string) {
	both, ctx := parallel.NewGroup(t.Context())
	for _, files := range []map[string]string{a, b} {
		h := r.fresh(t)
		defer h.Close()
		both.Go(func() error {
			_, err := publish.Run(ctx, h, Edition(files), publish.Options{Machine: "here", Beat: 100 * time.Millisecond})
			return err
		})
	}
	if err := both.Wait(); err != nil {
		t.Fatal(err)
	}
}

// ErrBroken is the failure of a Failing host.
var ErrBroken = errors.New("the connection broke")

// failing is a host whose connection breaks at a call, in the midst of a file where that puts one.
type failing struct {
	publish.Host
	At    int64 // from 1
	calls *atomic.Int64
}

func (h *failing) broken() (now, ever bool) {
	n := h.calls.Add(1)
	return n == h.At, n >= h.At
}

func (h *failing) Get(ctx context.Context, name string) (io.ReadCloser, error) {
	if _, broken := h.broken(); broken {
		return nil, ErrBroken
	}
	return h.Host.Get(ctx, name)
}

func (h *failing) Put(ctx context.Context, name string, r io.Reader, size int64) error {
	now, ever := h.broken()
	switch {
	case now && !h.Traits().Atomic:
		return errors.Join(ErrBroken, h.Host.Put(ctx, name, io.LimitReader(r, size/2), size/2))
	case ever:
		return ErrBroken
	}
	return h.Host.Put(ctx, name, r, size)
}

func (h *failing) Rename(ctx context.Context, from, to string) error {
	if _, broken := h.broken(); broken {
		return ErrBroken
	}
	return h.Host.Rename(ctx, from, to)
}

func (h *failing) Remove(ctx context.Context, name string) error {
	if _, broken := h.broken(); broken {
		return ErrBroken
	}
	return h.Host.Remove(ctx, name)
}

func (h *failing) List(ctx context.Context, folder string) ([]string, error) {
	if _, broken := h.broken(); broken {
		return nil, ErrBroken
	}
	return h.Host.List(ctx, folder)
}

func (h *failing) Claim(ctx context.Context, name string) error {
	if _, broken := h.broken(); broken {
		return ErrBroken
	}
	return h.Host.Claim(ctx, name)
}

func (h *failing) Release(ctx context.Context, name string) error {
	if _, broken := h.broken(); broken {
		return ErrBroken
	}
	return h.Host.Release(ctx, name)
}
