package write_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"casebook/generator/write"
)

// kept is an output folder with the memory of the run that wrote it.
type kept struct {
	t           *testing.T
	out, memory string
	site        site
}

func keep(t *testing.T) *kept {
	t.Helper()
	dir := t.TempDir()
	k := &kept{t, filepath.Join(dir, "public"), filepath.Join(dir, "cache", "memory"),
		site{"index.html": "home", "villages/a/index.html": "a", "villages/b/index.html": "bb"}}
	r := run(t, k.out, k.site)
	r.Save(k.memory, write.Key{1}, []byte("note"))
	return k
}

func (k *kept) unchanged() (write.Result, bool) {
	k.t.Helper()
	r, ok, err := write.Unchanged(context.Background(), write.Options{Out: k.out, Memory: write.Remember(k.memory), MemoryFile: k.memory})
	if err != nil {
		k.t.Fatal(err)
	}
	return r, ok
}

func TestUnchangedOutputIsKnown(t *testing.T) {
	k := keep(t)
	note, ok := write.Remember(k.memory).Knows(write.Key{1})
	if !ok || !bytes.Equal(note, []byte("note")) {
		t.Errorf("the note is %q, %v", note, ok)
	}
	for _, key := range []write.Key{{}, {2}} {
		if _, ok := write.Remember(k.memory).Knows(key); ok {
			t.Errorf("input %v is known", key)
		}
	}
	r, ok := k.unchanged()
	if !ok || r.Files != 3 || r.Bytes != 7 || r.Written != 0 || r.Removed != 0 || len(r.Foreign) != 0 {
		t.Errorf("%v %+v", ok, r)
	}
}

// A build that was killed leaves its staging folder; the next one clears it away whatever it
// finds to do, and with however many goroutines.
func TestUnchangedClearsUpAfterAKilledRun(t *testing.T) {
	k := keep(t)
	staging := filepath.Join(filepath.Dir(k.out), ".public.casebook-staging")
	for i := range 40 {
		folder := filepath.Join(staging, "villages", string(rune('a'+i%26))+string(rune('a'+i/26)))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := k.unchanged(); !ok {
		t.Error("the output is not known any more")
	}
	if _, err := os.Lstat(staging); !os.IsNotExist(err) {
		t.Errorf("the staging folder is still there: %v", err)
	}
}

func TestWhatSomebodyDidToTheOutputIsNoticed(t *testing.T) {
	page := func(k *kept) string { return filepath.Join(k.out, "villages", "b", "index.html") }
	for _, c := range []struct {
		name    string
		do      func(k *kept) error
		want    bool
		foreign []string
	}{
		{name: "a page is gone", do: func(k *kept) error { return os.Remove(page(k)) }},
		{name: "a page has other bytes", do: func(k *kept) error { return os.WriteFile(page(k), []byte("bc"), 0o644) }},
		{name: "a page has more bytes", do: func(k *kept) error { return os.WriteFile(page(k), []byte("bbb"), 0o644) }},
		{name: "a page is a folder", do: func(k *kept) error {
			if err := os.Remove(page(k)); err != nil {
				return err
			}
			return os.Mkdir(page(k), 0o755)
		}},
		{name: "a page is a link", do: func(k *kept) error {
			if err := os.Rename(page(k), page(k)+".moved"); err != nil {
				return err
			}
			return os.Symlink("index.html.moved", page(k))
		}},
		{name: "a page is a link of its length to its bytes", do: func(k *kept) error {
			if err := os.Rename(page(k), filepath.Join(filepath.Dir(page(k)), "cc")); err != nil {
				return err
			}
			return os.Symlink("cc", page(k))
		}},
		{name: "the manifest is gone", do: func(k *kept) error { return os.Remove(filepath.Join(k.out, "manifest.json")) }},
		{name: "all is gone", do: func(k *kept) error { return os.RemoveAll(k.out) }},
		{name: "a page was written again as it was", want: true, do: func(k *kept) error {
			return os.WriteFile(page(k), []byte("bb"), 0o644)
		}},
		{name: "a page has another time", want: true, do: func(k *kept) error {
			return os.Chtimes(page(k), time.Time{}, time.Now().Add(-time.Hour))
		}},
		{name: "a file came", want: true, foreign: []string{"notes/mine.txt"}, do: func(k *kept) error {
			if err := os.Mkdir(filepath.Join(k.out, "notes"), 0o755); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(k.out, "notes", "mine.txt"), nil, 0o644)
		}},
		{name: "a hidden file came", want: true, do: func(k *kept) error {
			return os.WriteFile(filepath.Join(k.out, ".gitkeep"), nil, 0o644)
		}},
	} {
		k := keep(t)
		if err := c.do(k); err != nil {
			t.Fatal(err)
		}
		r, ok := k.unchanged()
		if ok != c.want || !slices.Equal(r.Foreign, c.foreign) {
			t.Errorf("%s: unchanged %v, foreign %q", c.name, ok, r.Foreign)
		}
	}
}
