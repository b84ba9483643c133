package hosttest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"casebook/generator/manifest"
	"casebook/generator/publish"
)

// Linked tests a host whose web root, link, lies on this computer and is a symbolic link: each
// edition is made beside the one that readers see, who see a whole one at every moment.
func Linked(t *testing.T, open func() (publish.Host, error), link string) {
	t.Helper()
	r := &linkedRoot{root: root{open: open, soon: soon()}, link: link}
	r.make(t)
	site := Site(5)
	// The name of a style sheet changes with its bytes.
	edited := maps.Clone(site)
	delete(edited, "assets/site-1.css")
	edited["assets/site-2.css"], edited["edition.js"] = "new css", "2"
	t.Run("first", func(t *testing.T) {
		if got := r.publishes(t, site); got.Switched != "of the site.2" {
			t.Errorf("switched to %q", got.Switched)
		}
		if got := r.publishes(t, site); got.Switched != "" || len(got.Put) != 0 {
			t.Errorf("again: %+v", got)
		}
	})
	t.Run("an edit", func(t *testing.T) {
		r.write(t, "cases/theirs.txt", "也是别人的")
		if got := r.publishes(t, edited); got.Switched != "of the site" {
			t.Errorf("switched to %q", got.Switched)
		}
		for name, want := range map[string]string{"theirs/index.html": "别人的", "cases/theirs.txt": "也是别人的", "assets/site-1.css": "css"} {
			if got, err := os.ReadFile(r.path(name)); string(got) != want {
				t.Errorf("%s is %q, %v", name, got, err)
			}
		}
	})
	t.Run("their files go and change", func(t *testing.T) { r.theirsChange(t, site, edited) })
	t.Run("in the way", func(t *testing.T) {
		r.write(t, "cases/new.html", "别人的")
		more := maps.Clone(site)
		more["cases/new.html"] = "我们的"
		h := r.fresh(t)
		defer h.Close()
		var occupied *publish.Occupied
		if _, err := publish.Run(t.Context(), h, Edition(more), r.soon); !errors.As(err, &occupied) {
			t.Errorf("got %v", err)
		}
		seen(t, link, site)
	})
	t.Run("broken off", func(t *testing.T) { r.brokenOff(t, site, edited) })
	t.Run("two at once", func(t *testing.T) {
		r.twoAtOnce(t, site, edited)
		if !whole(link, site) && !whole(link, edited) {
			t.Error("readers see no whole edition")
		}
	})
}

// linkedRoot is a web root that is a symbolic link.
type linkedRoot struct {
	root
	link string
}

func (r *linkedRoot) path(name string) string { return filepath.Join(r.link, filepath.FromSlash(name)) }

func (r *linkedRoot) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(r.path(name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// make lays the link and the folder that it leads to, which has a file of somebody else's.
func (r *linkedRoot) make(t *testing.T) {
	t.Helper()
	folder := filepath.Join(filepath.Dir(r.link), "of the site")
	for _, name := range []string{"theirs", "cases"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Base(folder), r.link); err != nil {
		t.Fatal(err)
	}
	r.write(t, "theirs/index.html", "别人的")
}

// publishes publishes files, which readers of the link then see.
func (r *linkedRoot) publishes(t *testing.T, files map[string]string) publish.Result {
	t.Helper()
	got, h := r.root.publishes(t, files)
	h.Close()
	seen(t, r.link, files)
	return got
}

func (r *linkedRoot) theirsChange(t *testing.T, site, edited map[string]string) {
	if err := os.Remove(r.path("cases/theirs.txt")); err != nil {
		t.Fatal(err)
	}
	r.write(t, "theirs/index.html", "别人改了")
	for _, files := range []map[string]string{site, edited, site} {
		r.publishes(t, files)
		if _, err := os.Stat(r.path("cases/theirs.txt")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("what its owner removed is there again: %v", err)
		}
		if got, _ := os.ReadFile(r.path("theirs/index.html")); string(got) != "别人改了" {
			t.Errorf("it is %q", got)
		}
	}
	if _, err := os.Stat(r.path("assets/site-2.css")); err != nil {
		t.Errorf("a page that is open lost its style: %v", err)
	}
}

func (r *linkedRoot) brokenOff(t *testing.T, site, edited map[string]string) {
	for at := int64(1); at <= 60; at += 3 {
		now, next := site, edited
		if at%2 == 0 {
			now, next = edited, site
		}
		h := &failing{Host: r.fresh(t), At: at, calls: new(atomic.Int64)}
		_, err := publish.Run(t.Context(), h, Edition(next), r.soon)
		h.Host.Close()
		if err != nil && !errors.Is(err, ErrBroken) {
			t.Fatalf("broken off at call %d: %v", at, err)
		}
		// Broken off after the switch, where only the lock was left, all is done.
		if !whole(r.link, now) && !whole(r.link, next) {
			t.Fatalf("broken off at call %d: readers see no whole edition", at)
		}
		r.publishes(t, next)
	}
}

func seen(t *testing.T, link string, files map[string]string) {
	t.Helper()
	if err := differs(link, files); err != nil {
		t.Error(err)
	}
}

func whole(link string, files map[string]string) bool { return differs(link, files) == nil }

func differs(link string, files map[string]string) error {
	for name, text := range files {
		got, err := os.ReadFile(filepath.Join(link, filepath.FromSlash(name)))
		if err != nil || string(got) != text {
			return fmt.Errorf("%s is %.20q (%w), want %.20q", name, got, err, text)
		}
	}
	if got, err := os.ReadFile(filepath.Join(link, manifest.Name)); err != nil || string(got) != string(Edition(files).Manifest) {
		return fmt.Errorf("the manifest is another (%w)", err)
	}
	return nil
}

// Beside breaks the folder beside at the same call.
func (h *failing) Beside(ctx context.Context) (publish.Host, error) {
	v, is := h.Host.(publish.Versioned)
	if !is {
		return nil, nil
	}
	aside, err := v.Beside(ctx)
	if err != nil || aside == nil {
		return nil, err
	}
	return &failing{Host: aside, At: h.At, calls: h.calls}, nil
}

func (h *failing) Leads(ctx context.Context) (bool, error) {
	if _, broken := h.broken(); broken {
		return false, ErrBroken
	}
	return h.Host.(publish.Versioned).Leads(ctx)
}

func (h *failing) Switch(ctx context.Context) (string, error) {
	if _, broken := h.broken(); broken {
		return "", ErrBroken
	}
	return h.Host.(publish.Versioned).Switch(ctx)
}
