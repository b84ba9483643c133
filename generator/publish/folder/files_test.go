package folder_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/generator/publish/folder"
)

// A file that goes takes the folders with it that hold nothing else; what is no file is not read as one.
func TestFoldersGoWithTheirLastFile(t *testing.T) {
	dir := t.TempDir()
	h, err := folder.Open(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	ctx := t.Context()
	for _, name := range []string{"a/b/c.txt", "a/b/d.txt", "a/e.txt", "f.txt"} {
		if err := h.Put(ctx, name, strings.NewReader(name), int64(len(name))); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.Get(ctx, "a/b"); err == nil {
		t.Error("a folder is read as a file")
	}
	if _, err := h.Get(ctx, "a/none.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	left := func() []string {
		var list []string
		filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			name, _ := filepath.Rel(dir, path)
			list = append(list, filepath.ToSlash(name))
			return err
		})
		return list
	}
	for _, step := range []struct {
		name string
		want []string
	}{
		{"a/b/c.txt", []string{".", "a", "a/b", "a/b/d.txt", "a/e.txt", "f.txt"}}, {"a/b/d.txt", []string{".", "a", "a/e.txt", "f.txt"}}, {"a/e.txt", []string{".", "f.txt"}}, {"f.txt", []string{"."}},
	} {
		if err := h.Remove(ctx, step.name); err != nil {
			t.Fatal(err)
		}
		if got := left(); !slices.Equal(got, step.want) {
			t.Errorf("without %s there are %q, want %q", step.name, got, step.want)
		}
	}
	if list, err := h.List(ctx, "none"); err != nil || len(list) > 0 {
		t.Errorf("a folder that is not there holds %q, %v", list, err)
	}
	if err := h.Put(ctx, "g.txt", strings.NewReader("g"), 1); err != nil {
		t.Fatal(err)
	}
	if list, err := h.List(ctx, "g.txt"); err != nil || len(list) > 0 {
		t.Errorf("a file holds %q, %v", list, err)
	}
}

// A folder that is not there and is only looked at has nothing; one whose parent is missing is no target.
func TestLookingAtWhatIsNotThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	h, err := folder.Open(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if _, err := h.Get(t.Context(), "a.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file of no folder: %v", err)
	}
	if list, err := h.List(t.Context(), ""); err != nil || len(list) > 0 {
		t.Errorf("no folder holds %q, %v", list, err)
	}
	if _, err := folder.Open(filepath.Join(dir, "deeper"), true); err == nil {
		t.Error("a folder whose parent is missing is looked at")
	}
	if err := os.WriteFile(dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Open(dir, false); err == nil {
		t.Error("a file is opened as a folder")
	}
	if traits := h.Traits(); !traits.Near || traits.Jobs < 1 {
		t.Errorf("a folder is %+v", traits)
	}
}
