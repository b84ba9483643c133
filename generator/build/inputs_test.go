package build

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/write"
)

// looked returns the inputs of a folder with two files, hashed, as a build has them.
func looked(t *testing.T) *inputs {
	t.Helper()
	dir := t.TempDir()
	old := time.Now().Add(-time.Hour)
	for name, text := range map[string]string{"content/a.md": "a", "data/site.toml": "s"} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(p, old, old); err != nil {
			t.Fatal(err)
		}
	}
	in := &inputs{site: dir, contents: input.NewContents(), program: [32]byte{1}, began: time.Now()}
	var err error
	if in.tree, err = input.Walk(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	if !in.hash(t.Context(), 1) {
		t.Fatal("not hashed")
	}
	return in
}

// What changes while a build runs is not taken for what it was made from.
func TestChangesDuringABuildAreNoticed(t *testing.T) {
	a := func(in *inputs) string { return filepath.Join(in.site, "content/a.md") }
	for name, c := range map[string]struct {
		do   func(in *inputs) error
		want bool
	}{
		"nothing":      {func(*inputs) error { return nil }, true},
		"a file came":  {func(in *inputs) error { return os.WriteFile(filepath.Join(in.site, "content/b.md"), nil, 0o644) }, false},
		"a file went":  {func(in *inputs) error { return os.Remove(a(in)) }, false},
		"other bytes":  {func(in *inputs) error { return os.WriteFile(a(in), []byte("b"), 0o644) }, false},
		"another time": {func(in *inputs) error { return os.Chtimes(a(in), time.Time{}, time.Now().Add(-time.Minute)) }, false},
		"another file": {func(in *inputs) error {
			info, err := os.Stat(a(in))
			if err == nil {
				err = os.WriteFile(a(in)+".new", []byte("b"), 0o644)
			}
			if err == nil {
				err = os.Chtimes(a(in)+".new", info.ModTime(), info.ModTime())
			}
			if err == nil {
				err = os.Rename(a(in)+".new", a(in))
			}
			return err
		}, false},
		"a link out": {func(in *inputs) error { return os.Symlink("/", filepath.Join(in.site, "content/out")) }, false},
	} {
		in := looked(t)
		if err := c.do(in); err != nil {
			t.Fatal(err)
		}
		if got := in.unchanged(t.Context()); got != c.want {
			t.Errorf("%s: unchanged %v", name, got)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if looked(t).unchanged(done) {
		t.Error("who was interrupted cannot know")
	}
}

// A file that was written within one tick of the clock before the build may have been changed
// after it was hashed, at the same time: its bytes are compared.
func TestAFileWrittenLatelyIsReadAgain(t *testing.T) {
	in := looked(t)
	now := time.Now()
	p := filepath.Join(in.site, "content/a.md")
	if err := os.Chtimes(p, now, now); err != nil {
		t.Fatal(err)
	}
	in.tree, _ = input.Walk(t.Context(), in.site, nil)
	if !in.unchanged(t.Context()) {
		t.Error("the same bytes are taken for others")
	}
	if err := os.WriteFile(p, []byte("b"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(p, now, now); err != nil {
		t.Fatal(err)
	}
	if in.unchanged(t.Context()) {
		t.Error("other bytes of the same time and length are not noticed")
	}
}

func TestKeyIsOfAllThatABuildIsMadeFrom(t *testing.T) {
	key := looked(t).key()
	if key == (write.Key{}) || key != looked(t).key() {
		t.Errorf("%x", key)
	}
	seen := map[write.Key]string{key: "nothing"}
	for name, do := range map[string]func(in *inputs){
		"the program": func(in *inputs) { in.program[0]++ },
		"the day":     func(in *inputs) { in.today.Day++ },
		"a file more": func(in *inputs) { in.tree.Files = append(in.tree.Files, in.tree.Files[0]) },
		"a file less": func(in *inputs) { in.tree.Files = in.tree.Files[1:] },
		"a name":      func(in *inputs) { in.tree.Files[0].Path = "content/b.md" },
		"a text": func(in *inputs) {
			if err := os.WriteFile(filepath.Join(in.site, "content/a.md"), []byte("b"), 0o644); err != nil {
				t.Fatal(err)
			}
			in.contents = input.NewContents()
			in.hash(t.Context(), 1)
		},
	} {
		in := looked(t)
		do(in)
		k := in.key()
		if same, taken := seen[k]; taken {
			t.Errorf("%s has the key of %s", name, same)
		}
		seen[k] = name
	}
}

func TestWhatCannotBeReadVouchesForNothing(t *testing.T) {
	in := looked(t)
	in.program = [32]byte{}
	if in.hash(t.Context(), 1) {
		t.Error("an unknown program")
	}
	in = looked(t)
	in.tree.Errors = []input.Error{{Path: "content/x"}}
	if in.hash(t.Context(), 1) {
		t.Error("a file that cannot be looked at")
	}
	in = looked(t)
	in.contents = input.NewContents()
	if err := os.Remove(filepath.Join(in.site, "content/a.md")); err != nil {
		t.Fatal(err)
	}
	if in.hash(t.Context(), 1) {
		t.Error("a file that is gone")
	}
}

func TestIdentityIsOfAllOptions(t *testing.T) {
	base := Options{Options: session.Options{Site: t.TempDir(), Today: report.Date{Year: 2025}}}
	first := base.identity()
	if first == ([32]byte{}) || first != base.identity() {
		t.Fatal("no identity")
	}
	for name, change := range map[string]func(o *Options){
		"base":    func(o *Options) { o.Base = "https://example.cn" },
		"drafts":  func(o *Options) { o.Drafts = true },
		"strict":  func(o *Options) { o.Strict = true },
		"version": func(o *Options) { o.Version = "2" },
	} {
		o := base
		if change(&o); o.identity() == first {
			t.Errorf("%s makes no difference", name)
		}
	}
	if base.Today.Day = 3; base.identity() != first {
		t.Error("another day makes every page anew")
	}
}
