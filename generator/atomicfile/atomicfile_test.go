package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWriteReplacesTheFormerFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	for _, text := range []string{"一", "二"} {
		if err := WriteBytes(name, 0o640, []byte(text), []byte("尾")); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != text+"尾" {
			t.Fatalf("read %q, %v; want %q", got, err, text+"尾")
		}
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	onlyFile(t, name)
}

// Below a root a file is whole or not there, and a link does not lead out.
func TestWriteInStaysBelowItsRoot(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, text := range []string{"1", "23"} {
		if err := WriteIn(root, "a", 0o644, []byte(text), []byte("!")); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a")); err != nil || string(data) != text+"!" {
			t.Errorf("%q, %v", data, err)
		}
	}
	onlyFile(t, filepath.Join(dir, "a"))
	if err := os.Symlink(outside, filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	if err := WriteStringIn(root, "a", 0o644, "三"); err != nil {
		t.Fatal(err)
	}
	if got, err := root.ReadFile("a"); err != nil || string(got) != "三" {
		t.Errorf("read %q, %v", got, err)
	}
	if err := WriteIn(root, filepath.Join("out", "b"), 0o644, []byte("1")); err == nil {
		t.Error("written through a link that leads out")
	}
	if list, err := os.ReadDir(outside); err != nil || len(list) > 0 {
		t.Errorf("%v, %v", list, err)
	}
}

// A file is replaced while it holds what was read of it, through a link too, and left alone else.
func TestReplaceLeavesWhatHasChanged(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "a"), filepath.Join(dir, "link")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want string) {
		t.Helper()
		if data, err := os.ReadFile(name); err != nil || string(data) != want {
			t.Errorf("%q, %v; want %q", data, err, want)
		}
	}
	must(Replace(name, nil, []byte("1")))
	holds("1")
	must(os.Chmod(name, 0o600))
	must(os.Symlink("a", link))
	must(Replace(link, []byte("1"), []byte("2"), []byte("3")))
	holds("23")
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link is one no more: %v, %v", info, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	for _, read := range [][]byte{nil, {}, []byte("1")} {
		if err := Replace(name, read, []byte("4")); err != ErrChanged {
			t.Errorf("%q: %v", read, err)
		}
	}
	holds("23")
	must(os.Remove(name))
	if err := Replace(name, []byte("23"), []byte("4")); err != ErrChanged {
		t.Errorf("removed meanwhile: %v", err)
	}
}

func TestAFailureLeavesTheFormerFileAndNothingElse(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	full := errors.New("full")
	err := Write(name, 0o644, func(w io.Writer) error {
		if got, err := os.ReadFile(name); err != nil || string(got) != "old" {
			t.Errorf("while writing: %q, %v", got, err)
		}
		io.WriteString(w, "half")
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(name); string(got) != "old" {
		t.Errorf("the file is %q", got)
	}
	onlyFile(t, name)

	if err := WriteBytes(filepath.Join(filepath.Dir(name), "no", "b"), 0o644); err == nil {
		t.Error("a file was written into a folder that is not there")
	}
	folder := filepath.Join(filepath.Dir(name), "a.txt.d")
	if err := os.MkdirAll(filepath.Join(folder, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := WriteBytes(folder, 0o644, []byte("x")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	os.RemoveAll(folder)
	onlyFile(t, name)
}

// A file half written is reported by its name, and left alone as long as it may be in work.
func TestAbandonedFiles(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	var working string
	err := Write(name, 0o644, func(w io.Writer) error {
		f := w.(*os.File)
		working = filepath.Base(f.Name())
		info, err := f.Stat()
		if err != nil {
			return err
		}
		if now := info.ModTime(); IsAbandoned(info, now.Add(abandonedAfter)) || !IsAbandoned(info, now.Add(abandonedAfter+time.Second)) {
			t.Error("an unfinished file is abandoned after an hour, not before")
		}
		return nil
	})
	if err != nil || !isUnfinished(working) {
		t.Errorf("%q, %v", working, err)
	}
	info, err := os.Stat(name)
	if err != nil || isUnfinished(info.Name()) || IsAbandoned(info, info.ModTime().Add(100*time.Hour)) {
		t.Errorf("a whole file is taken for an unfinished one: %v", err)
	}
}

func onlyFile(t *testing.T, name string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(name) {
		t.Errorf("in the folder: %v, %v", entries, err)
	}
}

// A failure names the file that was to be made, not the unfinished one, whose name tells nobody anything.
func TestAFailureNamesTheFileThatWasWanted(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	wanted := filepath.Join(dir, "none", "a.txt")
	var path *fs.PathError
	if err := WriteBytes(wanted, 0o644, []byte("x")); !errors.As(err, &path) || path.Path != wanted {
		t.Errorf("%v", err)
	}
	if err := WriteIn(root, "none/a.txt", 0o644, []byte("x")); !errors.As(err, &path) || path.Path != "none/a.txt" {
		t.Errorf("%v", err)
	}
	elsewhere := &fs.PathError{Op: "read", Path: "b.txt", Err: fs.ErrPermission}
	if err := Write(filepath.Join(dir, "a.txt"), 0o644, func(io.Writer) error { return elsewhere }); !errors.As(err, &path) || path.Path != "b.txt" {
		t.Errorf("another file's failure became this one's: %v", err)
	}
}
