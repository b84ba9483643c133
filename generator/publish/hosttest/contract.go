package hosttest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/publish"
)

// contract: what publish.Host says of each method.
func (r *root) contract(t *testing.T) {
	h, other, ctx := r.fresh(t), r.fresh(t), t.Context()
	defer h.Close()
	defer other.Close()
	missing := func(name string) {
		t.Helper()
		f, err := h.Get(ctx, name)
		if err == nil {
			f.Close()
		}
		wantNotExist(t, "a file that is not there", err)
	}
	missing("ours/a/none.txt")
	if names, err := h.List(ctx, "ours"); err != nil || len(names) > 0 {
		t.Errorf("a folder that is not there holds %q, %v", names, err)
	}
	if err := h.Remove(ctx, "ours/none.txt"); err != nil { // an object store need not tell
		wantNotExist(t, "a file is removed that is not there", err)
	}
	for _, text := range []string{"the first text", "the second"} {
		put(t, h, "ours/a/b.txt", text)
		if got := read(t, other, "ours/a/b.txt"); got != text {
			t.Errorf("%q was put, it is %q", text, got)
		}
	}
	if !h.Traits().Atomic {
		for _, text := range []string{"into a folder that is not there", "in the place of another file"} {
			put(t, h, "ours/from.txt", text)
			if err := h.Rename(ctx, "ours/from.txt", "ours/c/to.txt"); err != nil {
				t.Error(text, err)
			}
			missing("ours/from.txt")
			if got := read(t, h, "ours/c/to.txt"); got != text {
				t.Errorf("%q was renamed, it is %q", text, got)
			}
		}
	} else {
		put(t, h, "ours/c/to.txt", "there")
	}
	names, err := h.List(ctx, "ours")
	if slices.Sort(names); err != nil || !slices.Equal(names, []string{"a", "c"}) {
		t.Errorf("listed %q, %v", names, err)
	}
	if names, err := h.List(ctx, ""); err != nil || !slices.Contains(names, "ours") || !slices.Contains(names, "theirs") {
		t.Errorf("the web root holds %q, %v", names, err)
	}
	_ = h.Remove(ctx, "ours/c") // no file
	read(t, h, "ours/c/to.txt")
	for _, name := range []string{"ours/a/b.txt", "ours/c/to.txt"} {
		if err := h.Remove(ctx, name); err != nil {
			t.Error(err)
		}
		missing(name)
	}
	claims(t, h, other)
}

// claims: a file that says who publishes is made by one host only, until it is removed.
func claims(t *testing.T, h, other publish.Host) {
	mark, ctx := ".casebook/lock", t.Context()
	for range 2 {
		if err := h.Claim(ctx, mark); err != nil {
			t.Error(err)
		}
		for _, x := range []publish.Host{h, other} {
			if err := x.Claim(ctx, mark); !errors.Is(err, fs.ErrExist) {
				t.Errorf("a mark is made twice: %v", err)
			}
		}
		if err := other.Release(ctx, mark); err != nil {
			t.Error(err)
		}
	}
	if err := h.Release(ctx, mark); err != nil {
		wantNotExist(t, "a mark is released that is not there", err)
	}
}

func wantNotExist(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s: %v", what, err)
	}
}

func put(t *testing.T, h publish.Host, name, text string) {
	t.Helper()
	if err := h.Put(t.Context(), name, strings.NewReader(text), int64(len(text))); err != nil {
		t.Error(err)
	}
}

// EmptyFolders tests that a file that goes takes the folders with it that hold nothing else: a
// host whose web root, the folder root, exists.
func EmptyFolders(t *testing.T, open func() (publish.Host, error), root string) {
	t.Helper()
	h, err := open()
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	put(t, h, "a/b/c/d.txt", "d")
	put(t, h, "a/e.txt", "e")
	for _, step := range []struct{ file, gone, stays string }{{"a/b/c/d.txt", "a/b", "a/e.txt"}, {"a/e.txt", "a", "."}} {
		if err := h.Remove(t.Context(), step.file); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(root, step.gone)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s there is %s: %v", step.file, step.gone, err)
		}
		if _, err := os.Stat(filepath.Join(root, step.stays)); err != nil {
			t.Error(err)
		}
	}
}
