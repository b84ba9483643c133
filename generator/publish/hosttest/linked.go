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
	"time"

	"casebook/generator/manifest"
	"casebook/generator/parallel"
	"casebook/generator/publish"
)

// Linked tests a host whose web root, link, lies on this computer and is a symbolic link: each
// edition is made beside the one that readers see, who see a whole one at every moment.
func Linked(t *testing.T, open func() (publish.Host, error), link string) {
	t.Helper()
	folder := filepath.Join(filepath.Dir(link), "of the site")
	for _, name := range []string{"theirs", "cases"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(link, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Base(folder), link); err != nil {
		t.Fatal(err)
	}
	write("theirs/index.html", "别人的")
	fresh := func() publish.Host {
		h, err := open()
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	soon := publish.Options{Machine: "elsewhere", Beat: 10 * time.Millisecond}
	publishes := func(files map[string]string) publish.Result {
		t.Helper()
		h := fresh()
		defer h.Close()
		r, err := publish.Run(t.Context(), h, Edition(files), soon)
		if err != nil {
			t.Fatal(err)
		}
		seen(t, link, files)
		return r
	}
	site := Site(5)
	t.Run("first", func(t *testing.T) {
		if r := publishes(site); r.Switched != "of the site.2" {
			t.Errorf("switched to %q", r.Switched)
		}
		if r := publishes(site); r.Switched != "" || len(r.Put) != 0 {
			t.Errorf("again: %+v", r)
		}
	})
	// The name of a style sheet changes with its bytes.
	edited := maps.Clone(site)
	delete(edited, "assets/site-1.css")
	edited["assets/site-2.css"], edited["edition.js"] = "new css", "2"
	t.Run("an edit", func(t *testing.T) {
		write("cases/theirs.txt", "也是别人的")
		if r := publishes(edited); r.Switched != "of the site" {
			t.Errorf("switched to %q", r.Switched)
		}
		for name, want := range map[string]string{"theirs/index.html": "别人的", "cases/theirs.txt": "也是别人的", "assets/site-1.css": "css"} {
			if got, err := os.ReadFile(filepath.Join(link, filepath.FromSlash(name))); string(got) != want {
				t.Errorf("%s is %q, %v", name, got, err)
			}
		}
	})
	t.Run("their files go and change", func(t *testing.T) {
		if err := os.Remove(filepath.Join(link, "cases", "theirs.txt")); err != nil {
			t.Fatal(err)
		}
		write("theirs/index.html", "别人改了")
		for _, files := range []map[string]string{site, edited, site} {
			publishes(files)
			if _, err := os.Stat(filepath.Join(link, "cases", "theirs.txt")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("what its owner removed is there again: %v", err)
			}
			if got, _ := os.ReadFile(filepath.Join(link, "theirs", "index.html")); string(got) != "别人改了" {
				t.Errorf("it is %q", got)
			}
		}
		if _, err := os.Stat(filepath.Join(link, "assets", "site-2.css")); err != nil {
			t.Errorf("a page that is open lost its style: %v", err)
		}
	})
	t.Run("in the way", func(t *testing.T) {
		write("cases/new.html", "别人的")
		more := maps.Clone(site)
		more["cases/new.html"] = "我们的"
		h := fresh()
		defer h.Close()
		var occupied *publish.Occupied
		if _, err := publish.Run(t.Context(), h, Edition(more), soon); !errors.As(err, &occupied) {
			t.Errorf("got %v", err)
		}
		seen(t, link, site)
	})
	t.Run("broken off", func(t *testing.T) {
		for at := int64(1); at <= 60; at += 3 {
			now, next := site, edited
			if at%2 == 0 {
				now, next = edited, site
			}
			h := &failing{Host: fresh(), At: at, calls: new(atomic.Int64)}
			_, err := publish.Run(t.Context(), h, Edition(next), soon)
			h.Host.Close()
			if err != nil && !errors.Is(err, ErrBroken) {
				t.Fatalf("broken off at call %d: %v", at, err)
			}
			// Broken off after the switch, where only the lock was left, all is done.
			if !whole(link, now) && !whole(link, next) {
				t.Fatalf("broken off at call %d: readers see no whole edition", at)
			}
			publishes(next)
		}
	})
	t.Run("two at once", func(t *testing.T) {
		both, ctx := parallel.NewGroup(t.Context())
		for _, files := range []map[string]string{site, edited} {
			h := fresh()
			defer h.Close()
			both.Go(func() error {
				_, err := publish.Run(ctx, h, Edition(files), publish.Options{Machine: "here", Beat: 100 * time.Millisecond})
				return err
			})
		}
		if err := both.Wait(); err != nil {
			t.Fatal(err)
		}
		if !whole(link, site) && !whole(link, edited) {
			t.Error("readers see no whole edition")
		}
	})
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
