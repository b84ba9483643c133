package samefile

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func look(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestUnchanged(t *testing.T) {
	then := time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)
	name := filepath.Join(t.TempDir(), "a")
	write := func(text string, mode fs.FileMode, at time.Time) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("text", 0o644, then)
	before := look(t, name)
	if !Unchanged(before, look(t, name)) {
		t.Error("a file that nobody touched has changed")
	}
	for _, c := range []struct {
		what, text string
		mode       fs.FileMode
		at         time.Time
	}{
		{"size", "texts", 0o644, then},
		{"mode", "text", 0o600, then},
		{"time", "text", 0o644, then.Add(time.Millisecond)},
	} {
		write(c.text, c.mode, c.at)
		if Unchanged(before, look(t, name)) {
			t.Errorf("another %s passes for unchanged", c.what)
		}
	}
	write("text", 0o644, then)
	if err := os.Rename(name, name+".old"); err != nil {
		t.Fatal(err)
	}
	write("text", 0o644, then)
	if Unchanged(before, look(t, name)) {
		t.Error("another file of the same size and time passes for the same")
	}
	if !Unchanged(nil, nil) || Unchanged(before, nil) || Unchanged(nil, before) {
		t.Error("a file that is not there is the same as none, and as no other")
	}
}

func TestSettled(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	info := look(t, name)
	at := info.ModTime()
	for after, want := range map[time.Duration]bool{0: false, time.Second: false, tick - 1: false, tick: true, time.Hour: true} {
		if got := Settled(info, at.Add(after)); got != want {
			t.Errorf("seen %v after the change: settled is %v", after, got)
		}
	}
	if !Settled(nil, at) {
		t.Error("a file that is not there cannot change unseen")
	}
}
