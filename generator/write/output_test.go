package write

import (
	"context"
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
	"testing"
	"time"
)

// pages are files with the texts of a site, without keys.
func pages(s site) iter.Seq[File] {
	return func(yield func(File) bool) {
		for name, text := range s {
			if !yield(File{Path: name, Append: func(b []byte) ([]byte, error) { return append(b, text...), nil }}) {
				return
			}
		}
	}
}

// written reads an output without its manifest.
func written(t *testing.T, out string) site {
	t.Helper()
	s := readTree(t, out)
	delete(s, manifestName)
	return s
}

// openNow counts the files that this process has open, false where the system does not tell.
func openNow() (int, bool) {
	list, err := os.ReadDir("/proc/self/fd")
	return len(list), err == nil
}

// A program that builds again and again, as serve does, has no more open after each run, however it ends.
func TestARunLeavesNothingOpen(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	broken := errors.New("broken")
	stolen := filepath.Join(t.TempDir(), "public")
	writeTree(t, stolen, site{manifestName: "{}"})
	once := func(n int) {
		s["index.html"] = fmt.Sprint("home ", n)
		k.build(t, s, nil)
		o := Options{Out: k.out, Memory: Remember(MemoryFile(k.cache, k.out))}
		if _, same, err := Unchanged(t.Context(), o); !same || err != nil {
			t.Fatal(same, err)
		}
		failing := func(yield func(File) bool) {
			for i := 0; i < 5000 && yield(File{Path: fmt.Sprint(i), Append: func([]byte) ([]byte, error) { return nil, broken }}); i++ {
			}
		}
		if _, err := Run(t.Context(), failing, o); !errors.Is(err, broken) {
			t.Fatal(err)
		}
		if _, err := Run(t.Context(), pages(s), Options{Out: stolen}); err == nil {
			t.Fatal("another's manifest was replaced")
		}
		time.Sleep(tick)
	}
	once(0)
	once(1)
	before, ok := openNow()
	if !ok {
		t.Skip("this system does not tell what is open")
	}
	goroutines := runtime.NumGoroutine()
	for n := range 4 {
		once(2 + n)
	}
	if now, _ := openNow(); now > before {
		t.Errorf("%d files are open, %d were", now, before)
	}
	for deadline := time.Now().Add(time.Second); runtime.NumGoroutine() > goroutines; time.Sleep(tick) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines are left, there were %d", runtime.NumGoroutine(), goroutines)
		}
	}
}

// A folder that is closed twice does not take a file with it that has been opened since.
func TestAFolderIsClosedOnce(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, site{"a": "text"})
	tr, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	tr.close()
	f, err := os.Open(filepath.Join(dir, "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tr.close()
	if _, err := f.Stat(); err != nil {
		t.Error(err)
	}
}

// Somebody's file that has the very bytes of a page becomes ours.
func TestAFileThatIsAsThePageIsTakenOver(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	writeTree(t, out, site{"index.html": "home", "other.txt": "mine"})
	r, err := Run(t.Context(), pages(site{"index.html": "home", "a.html": "a"}), Options{Out: out})
	if err != nil || !slices.Equal(r.Foreign, []string{"other.txt"}) || r.Written != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := Run(t.Context(), pages(site{"a.html": "a"}), Options{Out: out}); err != nil {
		t.Fatal(err)
	}
	if got := written(t, out); !maps.Equal(got, site{"a.html": "a", "other.txt": "mine"}) {
		t.Errorf("the output holds %v", got)
	}
}

// A link is nobody's page, even where the page's very bytes lie behind it.
func TestALinkToAPageIsNotTakenOver(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, site{"theirs/index.html": "home", "public/x": "", "public2/x": ""})
	if err := errors.Join(os.Symlink("../theirs/index.html", filepath.Join(dir, "public/index.html")), os.Symlink("../theirs", filepath.Join(dir, "public2/a"))); err != nil {
		t.Fatal(err)
	}
	for out, s := range map[string]site{"public": {"index.html": "home"}, "public2": {"a/index.html": "home"}} {
		var occupied *Occupied
		if _, err := Run(t.Context(), pages(s), Options{Out: filepath.Join(dir, out)}); !errors.As(err, &occupied) {
			t.Errorf("%s: %v", out, err)
		}
	}
}

// A manifest that was cut short or emptied is still ours, and so are the pages that it named.
func TestADamagedManifestIsMended(t *testing.T) {
	for _, text := range []string{"", "[", "[{\"path\":\"a", "[\nhello\n]\n", "[\n{\"path\":\"a\\q\"}\n]\n"} {
		out := filepath.Join(t.TempDir(), "public")
		s := site{"index.html": "home", "a/index.html": "a"}
		for range 2 {
			r, err := Run(t.Context(), pages(s), Options{Out: out})
			if err != nil || len(r.Foreign) > 0 {
				t.Fatalf("%q: %+v, %v", text, r, err)
			}
			if got := written(t, out); !maps.Equal(got, s) {
				t.Errorf("%q: the output holds %v", text, got)
			}
			if err := os.WriteFile(filepath.Join(out, manifestName), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Only files beside the output could be mixed up with pages, never those of the folder that the program runs in.
func TestTheFolderThatTheProgramRunsInDoesNotMatter(t *testing.T) {
	here := t.TempDir()
	writeTree(t, here, site{"index.html": "home"})
	t.Chdir(here)
	out := filepath.Join(t.TempDir(), "public")
	if r, err := Run(t.Context(), pages(site{"index.html": "home"}), Options{Out: out}); err != nil || r.Written != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

// What no system can name is an error, and leaves what stands.
func TestANameThatIsTooLongIsAnError(t *testing.T) {
	long := strings.Repeat("long", 100)
	out := filepath.Join(t.TempDir(), "public")
	for range 2 {
		for _, name := range []string{long, long + "/index.html", "a/" + long + "/index.html"} {
			if _, err := Run(t.Context(), pages(site{"b.html": "b", name: "x"}), Options{Out: out}); err == nil {
				t.Errorf("%s… was written", name[:20])
			}
		}
		if _, err := Run(t.Context(), pages(site{"index.html": "home"}), Options{Out: out}); err != nil {
			t.Fatal(err)
		}
		if got := written(t, out); !maps.Equal(got, site{"index.html": "home"}) {
			t.Errorf("the output holds %v", got)
		}
	}
	if _, err := Run(t.Context(), pages(site{"a": "a"}), Options{Out: filepath.Join(t.TempDir(), long)}); err == nil {
		t.Error("such an output was written")
	}
	m := &Memory{files: make([]remembered, 1)}
	if _, same, err := Unchanged(t.Context(), Options{Out: filepath.Join(t.TempDir(), long), Memory: m}); same || err == nil {
		t.Error("such an output is as it was")
	}
}

// An output that is a file, lies below one, or is a link that leads nowhere.
func TestAnOutputThatCanBeNoFolder(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, site{"file": "mine"})
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{"file", "file/public", "link", "link/public"} {
		if _, err := Run(t.Context(), pages(site{"index.html": "home"}), Options{Out: filepath.Join(dir, out)}); err == nil {
			t.Errorf("%s was written", out)
		}
		m := &Memory{files: make([]remembered, 1)}
		if _, same, _ := Unchanged(t.Context(), Options{Out: filepath.Join(dir, out), Memory: m}); same {
			t.Errorf("%s is as it was", out)
		}
	}
	if Allow(filepath.Join(dir, "file", "public"), dir) == nil {
		t.Error("a folder below a file is allowed")
	}
	var occupied *Occupied
	if _, err := Run(t.Context(), pages(site{"index.html": "home"}), Options{Out: filepath.Join(dir, "file")}); !errors.As(err, &occupied) {
		t.Error(err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "file")); string(text) != "mine" {
		t.Errorf("%q, %v", text, err)
	}
	if _, _, err := open(t.Context(), Options{Out: filepath.VolumeName(dir) + string(filepath.Separator)}); !errors.Is(err, ErrRoot) {
		t.Error(err)
	}
}

// The file that closes the edition is a page as others: it has an address of its own, and may fail.
func TestTheClosingFileIsAPage(t *testing.T) {
	out, broken := filepath.Join(t.TempDir(), "public"), errors.New("broken")
	closing := func(name string, err error) func(string) File {
		return func(code string) File {
			return File{Path: name, Append: func(b []byte) ([]byte, error) { return append(b, code...), err }}
		}
	}
	s := site{"index.html": "home", "z.html": "z"}
	for _, c := range []struct {
		file func(string) File
		want error
	}{{closing("index.html", nil), ErrTwice}, {closing("edition.js", broken), broken}, {closing("edition.js", nil), nil}} {
		if _, err := Run(t.Context(), pages(s), Options{Out: out, Closing: c.file}); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
	if got := written(t, out); len(got) != 3 || got["edition.js"] == "" {
		t.Errorf("the output holds %v", got)
	}
}

// The folder of the output, and files in it that are not ours, stay as open or closed to others as they were.
func TestModesOfTheOutputStay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders have no modes here")
	}
	k := newKeeper(t)
	s := someSite()
	k.build(t, s, nil)
	own := filepath.Join(k.out, "villages", "own.txt")
	if err := errors.Join(os.Chmod(k.out, 0o777), os.WriteFile(own, []byte("mine"), 0o600), os.Chmod(own, 0o600)); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		s["index.html"] = fmt.Sprint("home ", n)
		if kept := k.build(t, s, site{"villages/own.txt": "mine"}); kept != (n > 0) {
			t.Errorf("edition %d is made of the one before the last: %t", n, kept)
		}
		for name, want := range map[string]fs.FileMode{k.out: 0o777, own: 0o600} {
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("edition %d: %s has %v, want %v; %v", n, name, info.Mode(), want, err)
			}
		}
		time.Sleep(tick)
	}
}

// A file without a key is made anew each time, also where one without a key is remembered.
func TestAFileWithoutAKeyIsAlwaysMade(t *testing.T) {
	dir := t.TempDir()
	out, memory := filepath.Join(dir, "public"), filepath.Join(dir, "memory")
	for n := range 3 {
		var list []File
		for name, key := range map[string]Key{"none.html": {}, "one.html": {1}} {
			list = append(list, File{Path: name, Key: func() Key { return key }, Append: func(b []byte) ([]byte, error) { return fmt.Append(b, n), nil }})
		}
		o := Options{Out: out, Memory: Remember(memory)}
		if n == 2 {
			o.Memory = nil
		}
		r, err := Run(t.Context(), slices.Values(list), o)
		want := []site{{"none.html": "0", "one.html": "0"}, {"none.html": "1", "one.html": "0"}, {"none.html": "2", "one.html": "2"}}[n]
		if got := written(t, out); err != nil || !maps.Equal(got, want) || r.Made != []int{2, 1, 2}[n] {
			t.Errorf("run %d: %d are made, the output holds %v, want %v; %v", n, r.Made, got, want, err)
		}
		r.Save(memory, Key{1}, nil)
		time.Sleep(tick)
	}
}

// What is remembered of an output that has been taken away is no help.
func TestAnOutputThatIsGoneIsMadeAnew(t *testing.T) {
	k := newKeeper(t)
	s := someSite()
	for range 3 {
		k.build(t, s, nil)
		if err := os.RemoveAll(k.out); err != nil {
			t.Fatal(err)
		}
	}
}

// A page that did not change is the very file that it was.
func TestUnchangedPagesAreLinkedIn(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	var was uint64
	for n := range 3 {
		if _, err := Run(t.Context(), pages(site{"index.html": fmt.Sprint(n), "a/b.html": "b"}), Options{Out: out}); err != nil {
			t.Fatal(err)
		}
		now := inode(t, filepath.Join(out, "a", "b.html"))
		if n > 0 && now != was {
			t.Errorf("run %d copied it", n)
		}
		was = now
	}
}

// A run ends early where it is interrupted while files are linked in.
func TestLinkingCanBeInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	st := newPlace(t, &fakeWindows{})
	if err := st.linkAll(ctx, nil, []string{"a"}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
