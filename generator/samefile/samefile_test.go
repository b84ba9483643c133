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
		if got := ShowsChanges(info, at.Add(after)); got != want {
			t.Errorf("seen %v after the change: ShowsChanges says %v", after, got)
		}
	}
	if !ShowsChanges(nil, at) {
		t.Error("a file that is not there cannot change unseen")
	}
}

// A stamp is another one whenever a file is, and shows changes once a tick has passed since either of its times.
func TestStamps(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(name, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	m, ok := StampOf(look(t, name))
	if !ok {
		t.Skip("this system has no stamps")
	}
	if again, _ := StampOf(look(t, name)); again != m || m.Size != 4 || m.Inode == 0 || m.Written == 0 || m.Changed == 0 || m.Mode == 0 {
		t.Errorf("%+v, then %+v", m, again)
	}
	at := time.Unix(1_700_000_000, 0)
	long := at.Add(-time.Hour).UnixNano()
	for _, c := range []struct {
		written, changed time.Duration
		want             bool
	}{{tick, tick, true}, {tick - 1, time.Hour, false}, {time.Hour, tick - 1, false}, {0, 0, false}, {-time.Hour, time.Hour, false}, {time.Hour, time.Hour, true}} {
		m := Stamp{Written: at.Add(-c.written).UnixNano(), Changed: at.Add(-c.changed).UnixNano()}
		if got := m.ShowsChanges(at); got != c.want {
			t.Errorf("written %v and changed %v before: ShowsChanges says %t", c.written, c.changed, got)
		}
	}
	if !(Stamp{Written: long, Changed: long}).ShowsChanges(at) {
		t.Error("a file of an hour ago does not show its changes")
	}
	if _, ok := StampOf(nothing{}); ok {
		t.Error("what the system says nothing of has a stamp")
	}
	if IsLocal(filepath.Join(t.TempDir(), "none")) {
		t.Error("a folder that is not there is of this computer")
	}
}

// nothing is what is known of a file of no system: one in a zip.
type nothing struct{ fs.FileInfo }

func (nothing) Sys() any { return nil }
