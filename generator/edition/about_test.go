package edition

import (
	"archive/zip"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What a built site says of itself stands in its first page; drafts are pages with the mark of one.
func TestWhatAFolderSaysOfItsSite(t *testing.T) {
	const draft = `<html><body><p class="notice notice-draft">草稿</p></body></html>`
	for name, c := range map[string]struct {
		files map[string]string
		want  About
		named string
	}{
		"public": {map[string]string{"index.html": `<html lang="zh-CN"><head><title> 村志 </title></head><body><time datetime="2023-01-01">旧</time><svg><title>图</title></svg><footer><p><time datetime="2024-06-01">今</time></p></footer></body></html>`},
			About{Title: "村志", Language: "zh-CN", Updated: "2024-06-01"}, "public"},
		"internal": {map[string]string{"index.html": `<html lang="en" data-edition="internal"><title></title><body><footer>x</footer></body></html>`, "a/index.html": draft, "b.html": draft, "c.txt": draft, "d/index.html": "<p>正文</p>"},
			About{Language: "en", Internal: true, Drafts: 2}, "internal"},
		"no first page": {map[string]string{"a/index.html": draft}, About{Drafts: 1}, "public"},
	} {
		dir := t.TempDir()
		for p, text := range c.files {
			write(t, filepath.Join(dir, p), []byte(text))
		}
		got, err := ReadAbout(dir)
		if err != nil || got != c.want || got.Name() != c.named {
			t.Errorf("%s: %+v, %q, %v", name, got, got.Name(), err)
		}
		c.want.Drafts = 0
		if got := ReadHome(dir); got != c.want {
			t.Errorf("%s: the first page alone: %+v", name, got)
		}
	}
	if got, err := ReadAbout(filepath.Join(t.TempDir(), "none")); err != nil || got != (About{}) {
		t.Errorf("of a folder that is not there: %+v, %v", got, err)
	}
}

// A zip without a manifest holds no site.
func TestAZipWithoutAManifestIsNoEdition(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.ZIP")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	_, err = z.Create("index.html")
	if err := errors.Join(err, z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(name); !errors.Is(err, ErrNoSite) {
		t.Errorf("%v", err)
	}
}

// Files that only one of two editions has differ, wherever they stand.
func TestFilesOfOneEditionDiffer(t *testing.T) {
	a, b := made(map[string]string{"a.html": "1", "c.html": "1", "e.html": "1"}), made(map[string]string{"b.html": "1", "c.html": "1"})
	for _, sides := range [][2]*Edition{{a, b}, {b, a}} {
		if got := Differs(sides[0], sides[1]); !slices.Equal(got, []string{"a.html", "b.html", "e.html"}) {
			t.Errorf("%q", got)
		}
	}
	if got := Differs(a, a); len(got) > 0 {
		t.Errorf("an edition differs from itself in %q", got)
	}
	if got := Differs(made(nil), b); len(got) != 2 {
		t.Errorf("of nothing: %q", got)
	}
}

// A store that is not there has no editions, and one whose list is damaged says so; what has been kept is not read again.
func TestAStoreReadsWhatItNeeds(t *testing.T) {
	s := OpenStore(t.TempDir())
	if list, err := s.List("web"); err != nil || len(list) > 0 {
		t.Errorf("%v, %v", list, err)
	}
	e := made(map[string]string{"index.html": "1"})
	k, err := s.Add(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	unread := New(e.Entries, func(string) ([]byte, error) { return nil, errors.New("read again") })
	if again, err := s.Add(t.Context(), unread); err != nil || again != k {
		t.Errorf("what is kept is read again: %v", err)
	}
	object := s.object(hex.EncodeToString(e.Entries[0].Sum[:]))
	if err := os.WriteFile(object, []byte("cut short"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(object); err != nil || string(text) != "1" {
		t.Errorf("what was cut short stays: %q, %v", text, err)
	}
	write(t, s.listFile("web"), []byte("{"))
	if _, err := s.List("web"); err == nil {
		t.Error("a damaged list is read")
	}
	if err := s.Set("usb", nil); err == nil {
		t.Error("files are deleted though a list cannot be read")
	}
	if _, err := os.Stat(object); errors.Is(err, fs.ErrNotExist) {
		t.Error("a file is gone that an unreadable list may lead to")
	}
}

// Files beside the lists are none.
func TestOnlyListsAreLists(t *testing.T) {
	s := OpenStore(t.TempDir())
	k, err := s.Add(t.Context(), made(map[string]string{"index.html": "1"}))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(s.Dir(), "notes.txt"), []byte("not JSON"))
	list := []Kept{k}
	if err := s.Set("web", list); err != nil {
		t.Error(err)
	}
	if Append(list, Kept{Code: k.Code, Manifest: "other"}, 3); list[0] != k {
		t.Error("the list that was given is changed")
	}
	if got := Append(list, Kept{Code: "new"}, 0); len(got) != 1 || got[0].Code != "new" {
		t.Errorf("the newest is not kept: %v", got)
	}
}
