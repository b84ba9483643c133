package write_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"casebook/generator/write"
)

// site is a whole output in a test: path to text.
type site map[string]string

func (s site) files() iter.Seq[write.File] {
	return func(yield func(write.File) bool) {
		for p := range maps.Keys(s) {
			f := write.File{Path: p, Sources: func() []string { return []string{"data/" + p} }, Append: func(b []byte) ([]byte, error) { return append(b, s[p]...), nil }}
			if !yield(f) {
				return
			}
		}
	}
}

func run(t *testing.T, out string, s site) write.Result {
	t.Helper()
	r, err := write.Run(context.Background(), s.files(), write.Options{Out: out, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tree reads a folder; links are shown as "-> target", folders without files as "/".
func tree(t *testing.T, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			if list, _ := os.ReadDir(p); len(list) == 0 {
				s[name] = "/"
			}
		case d.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(p)
			s[name] = "-> " + target
		default:
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			s[name] = string(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// wantTree compares the output with s, the manifest left out, and demands that nothing
// else lies beside it.
func wantTree(t *testing.T, out string, s site) {
	t.Helper()
	got := tree(t, out)
	delete(got, "manifest.json")
	if !maps.Equal(got, s) {
		t.Errorf("got  %v\nwant %v", got, s)
	}
	list, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if strings.Contains(d.Name(), "casebook") {
			t.Errorf("%s is left beside the output", d.Name())
		}
	}
}

// A pipe or a device has no end, and a web app's manifest is another program's.
func TestAManifestThatIsNotOursIsLeftAlone(t *testing.T) {
	for name, put := range map[string]func(string) error{
		"device":  func(p string) error { return os.Symlink("/dev/zero", p) },
		"web app": func(p string) error { return os.WriteFile(p, []byte(`{"name": "app"}`), 0o644) },
	} {
		out := t.TempDir()
		if err := put(filepath.Join(out, "manifest.json")); err != nil {
			t.Fatal(err)
		}
		before := tree(t, out)
		_, err := write.Run(context.Background(), site{"a.html": "a"}.files(), write.Options{Out: out})
		var occupied *write.Occupied
		if !errors.As(err, &occupied) || filepath.Base(occupied.Path) != "manifest.json" {
			t.Errorf("%s: want it to be named, got %v", name, err)
		}
		if !maps.Equal(tree(t, out), before) {
			t.Errorf("%s: the folder was touched", name)
		}
	}
}

func TestNewFilesChangedFilesAndStaleFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "deep", "public")
	first := site{"index.html": "one", "a/index.html": "a", "b/index.html": "b", "z.html": "z"}
	if r := run(t, out, first); r.Written != 4 || r.Files != 4 || r.Bytes != 6 {
		t.Errorf("first: %+v", r)
	}
	wantTree(t, out, first)
	second := site{"index.html": "two", "a/index.html": "a", "c/d/index.html": "c"}
	if r := run(t, out, second); r.Written != 2 || r.Removed != 2 {
		t.Errorf("second: %+v", r)
	}
	wantTree(t, out, second)
}

// The progress line counts every file, also the one that can only be made when all others are there, so that it
// ends at “4 of 4”.
func TestFinishedFilesAreCounted(t *testing.T) {
	s := site{"index.html": "one", "a/index.html": "a", "b/index.html": "b"}
	var done atomic.Int64
	closing := func(code string) write.File {
		return write.File{Path: "edition.js", Sources: func() []string { return nil }, Append: func(b []byte) ([]byte, error) { return append(b, code...), nil }}
	}
	r, err := write.Run(t.Context(), s.files(), write.Options{Out: filepath.Join(t.TempDir(), "public"), Jobs: 2, Done: &done, Closing: closing})
	if err != nil || r.Files != 4 || done.Load() != 4 {
		t.Errorf("%d of %d files are counted, %v", done.Load(), r.Files, err)
	}
}

func TestUnchangedFilesKeepTheirTime(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	run(t, out, site{"index.html": "one", "a/index.html": "a"})
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, p := range []string{"index.html", "a/index.html"} {
		if err := os.Chtimes(filepath.Join(out, p), old, old); err != nil {
			t.Fatal(err)
		}
	}
	run(t, out, site{"index.html": "two", "a/index.html": "a"})
	if got := mtime(t, filepath.Join(out, "a/index.html")); !got.Equal(old) {
		t.Errorf("the unchanged file's time moved to %v", got)
	}
	if got := mtime(t, filepath.Join(out, "index.html")); got.Equal(old) {
		t.Error("the changed file has its old time")
	}
}

func mtime(t *testing.T, p string) time.Time {
	t.Helper()
	info, err := os.Stat(p)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
}

func TestNothingChangedLeavesTheFolderItself(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "one"}
	run(t, out, s)
	before, _ := os.Stat(out)
	if r := run(t, out, s); r.Written != 0 {
		t.Errorf("%+v", r)
	}
	if after, _ := os.Stat(out); !os.SameFile(before, after) {
		t.Error("the folder was exchanged for nothing")
	}
}

func TestHandEditedOutputIsMended(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "one", "a.html": "a"}
	run(t, out, s)
	if err := os.WriteFile(filepath.Join(out, "index.html"), []byte("eno"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(out, "a.html")); err != nil {
		t.Fatal(err)
	}
	run(t, out, s)
	wantTree(t, out, s)
}

func TestForeignFilesSurviveAndAreNamed(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	foreign := site{".gitkeep": "", "notes.txt": "mine", "a/photo.jpg": "jpg", ".git/HEAD": "ref", "link": "-> /etc/passwd"}
	for p, text := range foreign {
		p = filepath.Join(out, p)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if target, ok := strings.CutPrefix(text, "-> "); ok {
			if err := os.Symlink(target, p); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(out, "mine/empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	foreign["mine/empty"] = "/"
	for _, ours := range []site{{"index.html": "1", "a/index.html": "a"}, {"index.html": "2"}, {"index.html": "2"}} {
		r := run(t, out, ours)
		if want := []string{"a/photo.jpg", "link", "notes.txt"}; !slices.Equal(r.Foreign, want) {
			t.Errorf("named %q, want %q", r.Foreign, want)
		}
		maps.Copy(ours, foreign)
		wantTree(t, out, ours)
	}
}

func TestForeignFileIsNeverReplaced(t *testing.T) {
	for name, prepare := range map[string]func(out string) error{
		"file at a page's path":     func(out string) error { return os.WriteFile(filepath.Join(out, "index.html"), []byte("mine"), 0o644) },
		"file at a folder's path":   func(out string) error { return os.WriteFile(filepath.Join(out, "a"), []byte("mine"), 0o644) },
		"link at a folder's path":   func(out string) error { return os.Symlink(filepath.Dir(out), filepath.Join(out, "a")) },
		"folder at a page's path":   func(out string) error { return writeDeep(filepath.Join(out, "index.html", "mine.txt")) },
		"folder of the former site": func(out string) error { return writeDeep(filepath.Join(out, "a/index.html/mine.txt")) },
	} {
		out := filepath.Join(t.TempDir(), "public")
		if err := os.MkdirAll(out, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := prepare(out); err != nil {
			t.Fatal(err)
		}
		before := tree(t, out)
		_, err := write.Run(context.Background(), site{"index.html": "1", "a/index.html": "a"}.files(), write.Options{Out: out})
		if occupied := (*write.Occupied)(nil); !errors.As(err, &occupied) {
			t.Errorf("%s: got %v", name, err)
		}
		wantTree(t, out, before)
	}
}

func writeDeep(p string) error {
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return err
	}
	return os.WriteFile(p, []byte("mine"), 0o644)
}

func TestFailureLeavesTheFormerSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := site{"index.html": "one", "a/index.html": "a"}
	run(t, out, first)
	broken := errors.New("broken")
	files := func(yield func(write.File) bool) {
		for i := range 500 {
			f := write.File{Path: fmt.Sprintf("%d.html", i), Append: func(b []byte) ([]byte, error) {
				if i == 400 {
					return b, broken
				}
				return append(b, "x"...), nil
			}}
			if !yield(f) {
				return
			}
		}
	}
	if _, err := write.Run(context.Background(), files, write.Options{Out: out}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	wantTree(t, out, first)
}

func TestInterruptionLeavesTheFormerSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := site{"index.html": "one"}
	run(t, out, first)
	ctx, cancel := context.WithCancel(context.Background())
	files := func(yield func(write.File) bool) {
		for i := 0; ; i++ {
			if i == 1000 {
				cancel()
			}
			if !yield(write.File{Path: fmt.Sprintf("%d.html", i), Append: func(b []byte) ([]byte, error) { return append(b, "x"...), nil }}) {
				return
			}
			if i > 1000000 {
				t.Error("goes on after the interruption")
				return
			}
		}
	}
	if _, err := write.Run(ctx, files, write.Options{Out: out}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantTree(t, out, first)
}

func TestUnsafePathsAndDoublesAreErrors(t *testing.T) {
	for _, p := range []string{"../out.html", "/etc/x", "a/../../x", "", ".", `a\b`, "manifest.json"} {
		out := filepath.Join(t.TempDir(), "public")
		if _, err := write.Run(context.Background(), site{p: "x"}.files(), write.Options{Out: out}); err == nil {
			t.Errorf("%q was written", p)
		}
	}
	twice := func(yield func(write.File) bool) {
		for range 2 {
			yield(write.File{Path: "a.html", Append: func(b []byte) ([]byte, error) { return append(b, 'x'), nil }})
		}
	}
	for _, before := range []site{nil, {"a.html": "x"}} { // to an empty folder, and over a site that has the file
		out := filepath.Join(t.TempDir(), "public")
		run(t, out, before)
		if _, err := write.Run(context.Background(), twice, write.Options{Out: out}); !errors.Is(err, write.ErrTwice) {
			t.Errorf("got %v", err)
		}
	}
}

// A page can stay as it is and come from another file.
func TestManifestNamesTheSourcesOfToday(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for _, source := range []string{"content/a.md", "content/b.md"} {
		page := write.File{Path: "index.html", Sources: func() []string { return []string{source} }, Append: func(b []byte) ([]byte, error) { return append(b, 'x'), nil }}
		if _, err := write.Run(t.Context(), slices.Values([]write.File{page}), write.Options{Out: out}); err != nil {
			t.Fatal(err)
		}
		if text := tree(t, out)["manifest.json"]; !strings.Contains(text, source) {
			t.Errorf("%s is not in %s", source, text)
		}
	}
}

// A name that JSON cannot have as it is is read back from the former manifest all the same.
func TestAFileOfAnUnusualNameIsOursTheNextTime(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	run(t, out, site{"a.html": "x", "图\u20281.png": "p", "b.html": "y"})
	if r := run(t, out, site{"a.html": "z"}); len(r.Foreign) > 0 {
		t.Errorf("foreign are %q", r.Foreign)
	}
	wantTree(t, out, site{"a.html": "z"})
}

func TestManifestListsEveryFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	s := site{"index.html": "one", `q"uote.html`: "q", "中/文.html": "zh", "new\nline.html": "n"}
	for range 2 {
		run(t, out, s)
		var list []struct {
			Path    string
			Bytes   int
			SHA256  string
			Sources []string
		}
		data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		if len(list) != len(s) {
			t.Errorf("%d entries for %d files", len(list), len(s))
		}
		for _, e := range list {
			if text, ok := s[e.Path]; !ok || e.Bytes != len(text) || len(e.SHA256) != 64 || e.Sources[0] != "data/"+e.Path {
				t.Errorf("%+v", e)
			}
		}
		if r := run(t, out, s); len(r.Foreign) > 0 {
			t.Errorf("own files count as foreign: %q", r.Foreign)
		}
	}
}

func TestSecondBuildWaitsForTheFirst(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	waiting, entered, second := make(chan bool), make(chan bool), make(chan error, 1)
	slow := func(yield func(write.File) bool) {
		close(entered)
		<-waiting
		yield(write.File{Path: "index.html", Append: func(b []byte) ([]byte, error) { return append(b, "first"...), nil }})
	}
	go func() {
		<-entered
		_, err := write.Run(context.Background(), site{"index.html": "second"}.files(),
			write.Options{Out: out, Waiting: func() { close(waiting) }})
		second <- err
	}()
	if _, err := write.Run(context.Background(), slow, write.Options{Out: out}); err != nil {
		t.Fatal(err)
	}
	if err := <-second; err != nil {
		t.Fatal(err)
	}
	wantTree(t, out, site{"index.html": "second"})
}

func TestOutputThatEndangersTheSiteIsRefused(t *testing.T) {
	root := t.TempDir()
	for _, d := range []string{"content/cases", "data", "layouts", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(root, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(root, "content"), filepath.Join(root, "elsewhere/link")); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{".", "..", "/", "content", "content/cases", "content/cases/new/deep", "data/x", "layouts", "elsewhere/link", "elsewhere/link/cases", "content/../data"} {
		if !filepath.IsAbs(out) {
			out = filepath.Join(root, out)
		}
		if refused := (*write.Refused)(nil); !errors.As(write.Allow(out, root, "content", "data", "layouts"), &refused) {
			t.Errorf("%s is allowed", out)
		}
	}
	for _, out := range []string{"public", "elsewhere", "contents", "a/b/c"} {
		if err := write.Allow(filepath.Join(root, out), root, "content", "data", "layouts"); err != nil {
			t.Errorf("%s: %v", out, err)
		}
	}
}

func TestLinkedOutputFolderIsWrittenWhereItLeads(t *testing.T) {
	dir := t.TempDir()
	real := filepath.Join(dir, "www")
	if err := os.Mkdir(real, 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "public")
	if err := os.Symlink("www", link); err != nil {
		t.Fatal(err)
	}
	run(t, link, site{"index.html": "1"})
	wantTree(t, real, site{"index.html": "1"})
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
}

func TestForeignFoldersKeepTheirModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no modes here")
	}
	out := filepath.Join(t.TempDir(), "public")
	for _, dir := range []string{"secret/keys", "secret/empty", "plain"} {
		if err := os.MkdirAll(filepath.Join(out, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"secret/keys/a", "plain/b"} {
		if err := os.WriteFile(filepath.Join(out, name), []byte("theirs"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]fs.FileMode{"secret": 0o700, "secret/keys": 0o750, "secret/empty": 0o700, "plain": 0o755}
	for dir, mode := range want {
		if err := os.Chmod(filepath.Join(out, dir), mode); err != nil {
			t.Fatal(err)
		}
	}
	run(t, out, site{"index.html": "a", "plain/index.html": "b"})
	for dir, mode := range want {
		info, err := os.Stat(filepath.Join(out, dir))
		if err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v; want %v", dir, info.Mode(), err, mode)
		}
	}
}

func TestTheUsersHomeIsNoOutputFolder(t *testing.T) {
	home, site := t.TempDir(), t.TempDir()
	t.Setenv("HOME", filepath.Join(home, "me"))
	t.Setenv("USERPROFILE", filepath.Join(home, "me"))
	if err := os.Mkdir(filepath.Join(home, "me"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{home, filepath.Join(home, "me")} {
		if refused := (*write.Refused)(nil); !errors.As(write.Allow(out, site, "content"), &refused) {
			t.Errorf("%s was allowed", out)
		}
	}
	if err := write.Allow(filepath.Join(home, "me", "public"), site, "content"); err != nil {
		t.Error(err)
	}
}
