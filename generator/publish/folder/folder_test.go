package folder_test

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"casebook/generator/publish"
	"casebook/generator/publish/folder"
	"casebook/generator/publish/hosttest"
)

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "站点")
	put := func(name, text string) {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hosttest.Run(t, func() (publish.Host, error) { return folder.Open(dir, false) }, put)
}

func TestReadersOfAFolder(t *testing.T) {
	dir := t.TempDir()
	hosttest.Readers(t, func() (publish.Host, error) { return folder.Open(dir, false) }, dir, 0)
}

func TestFolderOnADiskThatRefuses(t *testing.T) {
	disk := t.TempDir()
	root := filepath.Join(disk, "www")
	hosttest.Refusals(t, func() (publish.Host, error) { return folder.Open(root, false) }, hosttest.NewDisk(t, disk), root)
}

func TestLinkedFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a link cannot be renamed into the place of another")
	}
	link := filepath.Join(t.TempDir(), "www")
	hosttest.Linked(t, func() (publish.Host, error) { return folder.Open(link, false) }, link)
}

func TestFolderIsNotMadeToLookAtIt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	h, err := folder.Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if _, err := publish.Run(t.Context(), h, hosttest.Edition(hosttest.Site(1)), publish.Options{DryRun: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
	if _, err := folder.Open(filepath.Join(dir, "deeper"), false); err == nil {
		t.Error("a folder whose parent is missing was made")
	}
}

// The link is followed each time, and the folder beside is the same one while it leads where it led.
func TestTheFolderBesideIsThatOfTheLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a link cannot be renamed into the place of another")
	}
	dir := t.TempDir()
	link := filepath.Join(dir, "www")
	leadsTo := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, "which.txt"), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(link)
		if err := os.Symlink(name, link); err != nil {
			t.Fatal(err)
		}
	}
	leadsTo("one")
	h, err := folder.Open(link, false)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	var former publish.Host
	for _, name := range []string{"one", "one", "two"} {
		if name == "two" {
			leadsTo(name)
		}
		aside, err := h.Beside(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if same := aside == former; same != (former != nil && name == "one") {
			t.Errorf("%s: the folder beside is the same: %v", name, same)
		}
		former = aside
		r, err := h.Get(t.Context(), "which.txt")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if r.Close(); err != nil || string(text) != name {
			t.Errorf("it leads to %q, %v, want %q", text, err, name)
		}
		if err := aside.Put(t.Context(), "beside.txt", strings.NewReader("b"), 1); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(dir, publish.BesideName(name), "beside.txt")); err != nil {
			t.Error(err)
		}
	}
}
