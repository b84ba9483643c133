package input_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"casebook/generator/input"
	"casebook/generator/samefile"
)

// known returns Contents that have read a site, and what is known of it at a moment.
func known(t *testing.T, dir string, seen time.Time) (*input.Contents, []byte) {
	t.Helper()
	tree := walk(t, dir)
	c := input.NewContents()
	if err := c.Hash(t.Context(), dir, tree.Files, 1); err != nil {
		t.Fatal(err)
	}
	return c, c.AppendKnown(nil, tree, seen)
}

// later is when all that was written just now is long written.
func later() time.Time { return time.Now().Add(time.Minute) }

func stamped(t *testing.T, dir string) {
	t.Helper()
	if (runtime.GOOS != "linux" && runtime.GOOS != "darwin") || !samefile.IsLocal(dir) {
		t.Skip("this system has no stamps to believe")
	}
}

func TestAFileThatNobodyTouchedIsNotHashedAgain(t *testing.T) {
	dir := site(t, map[string]string{"content/a.md": "a", "content/cases/b.md": "b", "data/site.toml": "s"})
	stamped(t, dir)
	first, data := known(t, dir, later())
	tree, again := walk(t, dir), input.NewContents()
	if n := again.Recall(input.ParseKnown(data), dir, tree); n != len(tree.Files) {
		t.Errorf("%d of %d files are known", n, len(tree.Files))
	}
	for _, f := range tree.Files {
		was, _ := first.Sum(f.Path)
		if now, ok := again.Sum(f.Path); !ok || now != was {
			t.Errorf("%s: %x, was %x", f.Path, now, was)
		}
	}
	for n := range len(data) {
		if input.NewContents().Recall(input.ParseKnown(data[:n]), dir, tree) == len(tree.Files) {
			t.Errorf("all is known from %d of %d bytes", n, len(data))
		}
	}
}

// Whatever is done to a file, with its size and time put back, it is read again.
func TestATouchedFileIsNotKnown(t *testing.T) {
	for name, do := range map[string]func(file string) error{
		"other bytes": func(file string) error { return os.WriteFile(file, []byte("b"), 0o644) },
		"another file": func(file string) error {
			if err := os.WriteFile(file+".new", []byte("b"), 0o644); err != nil {
				return err
			}
			return os.Rename(file+".new", file)
		},
		"another's name": func(file string) error { return os.Rename(filepath.Join(filepath.Dir(file), "other.md"), file) },
	} {
		dir := site(t, map[string]string{"content/a.md": "a", "content/other.md": "o"})
		stamped(t, dir)
		_, data := known(t, dir, later())
		file := filepath.Join(dir, "content/a.md")
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(20 * time.Millisecond) // a tick of the clock
		if err := do(file); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		c := input.NewContents()
		c.Recall(input.ParseKnown(data), dir, walk(t, dir))
		if _, ok := c.Sum("content/a.md"); ok {
			t.Errorf("%s: taken for untouched", name)
		}
	}
}

// A file that was written within a step of the clock before it was read may have been written
// again after, at the same time.
func TestAFileWrittenJustNowIsNotKnown(t *testing.T) {
	dir := site(t, map[string]string{"content/a.md": "a"})
	if _, data := known(t, dir, time.Now()); len(data) > 0 {
		t.Errorf("%d bytes are known", len(data))
	}
}

func FuzzParseKnown(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x01a" + string(make([]byte, 80))))
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(_ *testing.T, data []byte) { input.ParseKnown(data) })
}
