package edition

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"casebook/generator/manifest"
)

// made makes an edition of files, by their paths.
func made(files map[string]string) *Edition {
	var list []manifest.Entry
	for p, content := range files {
		list = append(list, manifest.Entry{Path: p, Bytes: int64(len(content)), Sum: sha256.Sum256([]byte(content))})
	}
	slices.SortFunc(list, func(a, b manifest.Entry) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	return New(list, func(p string) ([]byte, error) { return []byte(files[p]), nil })
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

var first = map[string]string{"index.html": "一", "a/b.html": "b", "edition.js": "1", "editions/index.html": "1"}

// An edition is the same wherever it is: folder, zip, store.
func TestAnEditionIsTheSameWhereverItIs(t *testing.T) {
	dir, e := t.TempDir(), made(first)
	for p, content := range first {
		write(t, filepath.Join(dir, "public", p), []byte(content))
	}
	write(t, filepath.Join(dir, "public", manifest.Name), e.Manifest)
	f, err := os.Create(filepath.Join(dir, "a.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	if err := errors.Join(z.AddFS(os.DirFS(filepath.Join(dir, "public"))), z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	store := OpenStore(dir)
	k, err := store.Add(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Open(k)
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]*Edition{"made": e, "store": kept}
	for _, name := range []string{"public", "a.zip"} {
		if places[name], err = Open(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for where, x := range places {
		if x.Code() != e.Code() || len(Differs(x, e)) > 0 {
			t.Errorf("%s: %s, not %s", where, x.Code(), e.Code())
		}
		for p, content := range first {
			if got, err := x.Read(p); err != nil || string(got) != content {
				t.Errorf("%s: %s is %q: %v", where, p, got, err)
			}
		}
		if _, err := x.Read("none.html"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a file that is not there: %v", where, err)
		}
	}
	bare, err := Open(filepath.Join(dir, "public", manifest.Name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bare.Read("index.html"); !errors.Is(err, ErrNoFiles) || bare.Code() != e.Code() {
		t.Errorf("a bare manifest: %v", err)
	}
}

func TestWhatIsNoEditionIsRefused(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "text.zip"), []byte("no zip"))
	write(t, filepath.Join(dir, "app.json"), []byte(`{"name": "an app"}`))
	for name, want := range map[string]error{".": ErrNoSite, "text.zip": zip.ErrFormat, "app.json": manifest.ErrForeign, "none": fs.ErrNotExist} {
		if _, err := Open(filepath.Join(dir, name)); !errors.Is(err, want) {
			t.Errorf("%s: %v, not %v", name, err, want)
		}
	}
}

func TestWhatTellsOfEditionsDoesNotDiffer(t *testing.T) {
	other := made(map[string]string{"index.html": "二", "a/c.html": "b", "edition.js": "2", "editions/index.html": "2"})
	if got := Differs(made(first), other); !slices.Equal(got, []string{"a/b.html", "a/c.html", "index.html"}) {
		t.Errorf("%q", got)
	}
}

// An edition that differs from the last in its list of editions only is the same to whoever goes back.
func TestTheSameCodeIsOneEdition(t *testing.T) {
	var list []Kept
	for _, k := range []Kept{{"a", "1"}, {"a", "2"}, {"b", "3"}, {"a", "4"}, {"a", "5"}} {
		list = Append(list, k, 9)
	}
	if want := []Kept{{"a", "2"}, {"b", "3"}, {"a", "5"}}; !slices.Equal(list, want) {
		t.Errorf("%v, want %v", list, want)
	}
	// A store of former versions of the program has both.
	for want, list := range [][]Kept{{}, {{"b", "1"}, {"a", "2"}, {"a", "3"}}, {{"a", "1"}, {"b", "1"}, {"a", "2"}}} {
		if n := Before(list); n != want {
			t.Errorf("%d of %v lie before the last, want %d", n, list, want)
		}
	}
}

// The store has each file once, and none that no list leads to; what was damaged is refused.
func TestTheStoreKeepsWhatItsListsLeadTo(t *testing.T) {
	s, ctx := OpenStore(t.TempDir()), context.Background()
	keep := func(target string, list []Kept, files map[string]string, most int) []Kept {
		k, err := s.Add(ctx, made(files))
		if err != nil {
			t.Fatal(err)
		}
		list = Append(list, k, most)
		if err := s.Set(target, list); err != nil {
			t.Fatal(err)
		}
		return list
	}
	objects := func() (n int) {
		filepath.WalkDir(filepath.Join(s.Dir(), "objects"), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				n++
			}
			return err
		})
		return n
	}
	web := keep("web", nil, map[string]string{"index.html": "1", "same.css": "s"}, 2)
	web = keep("web", web, map[string]string{"index.html": "1", "same.css": "s"}, 2)
	if len(web) != 1 || objects() != 3 {
		t.Errorf("the same again: %d editions, %d objects", len(web), objects())
	}
	usb := keep("usb", nil, map[string]string{"index.html": "1", "only.css": "u"}, 1)
	web = keep("web", web, map[string]string{"index.html": "2", "same.css": "s"}, 2)
	web = keep("web", web, map[string]string{"index.html": "3", "same.css": "s"}, 2)
	list, err := s.List("web")
	if err != nil || !slices.Equal(list, web) || len(list) != 2 {
		t.Fatalf("%v %v", list, err)
	}
	// manifests of 2, 3 and usb; index 1, 2, 3; same.css, only.css
	if objects() != 8 {
		t.Errorf("%d objects", objects())
	}
	e, err := s.Open(usb[0])
	if err != nil {
		t.Fatal(err)
	}
	if got, err := e.Read("index.html"); err != nil || string(got) != "1" {
		t.Errorf("%q %v", got, err)
	}
	if _, err := s.Open(Kept{Code: "x", Manifest: "../../etc"}); err == nil {
		t.Error("a name that is no hash leads out of the store")
	}
	sum := sha256.Sum256([]byte("2"))
	lied := made(map[string]string{"index.html": "other"})
	lied.Entries[0].Sum = sum
	if err := os.Remove(s.object(hex.EncodeToString(sum[:]))); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, lied); !errors.Is(err, errOther) {
		t.Errorf("a file that is not what its hash says is kept: %v", err)
	}
}
