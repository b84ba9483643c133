package write

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// put makes a folder with one file that says what it is.
func put(t *testing.T, dir, text string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A build may be cut short between any two steps, with an exchange and without one.
func TestRepairBringsEveryCutShortBuildToItsEnd(t *testing.T) {
	for name, c := range map[string]struct {
		out, staging, next, former string // what each folder holds; "" for not there
		want                       string
		attempt                    int
	}{
		"while pages were written":        {out: "old", staging: "half", want: "old"},
		"at the first build":              {staging: "half", want: ""},
		"after the exchange":              {out: "new", staging: "old", want: "new"},
		"finished, not moved":             {out: "old", next: "new", want: "new"},
		"the former site moved away":      {former: "old", next: "new", want: "new"},
		"the former site not yet deleted": {out: "new", former: "old", want: "new"},
		"the former site alone is left":   {former: "old", want: "old"},
		"under the last set of names":     {out: "old", next: "new", want: "new", attempt: attempts},
		"moved away under it":             {former: "old", want: "old", attempt: attempts},
	} {
		st := newStage(filepath.Join(t.TempDir(), "public"), native{})
		st.use(max(c.attempt, 1))
		for dir, text := range map[string]string{st.out: c.out, st.staging: c.staging, st.next: c.next, st.former: c.former} {
			if text == "" {
				continue
			}
			put(t, dir, text)
			if err := os.WriteFile(filepath.Join(dir, manifestName), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := st.repair(t.Context(), 2); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got, _ := os.ReadFile(filepath.Join(st.out, "index.html"))
		if string(got) != c.want {
			t.Errorf("%s: the output holds %q, want %q", name, got, c.want)
		}
		onlyTheOutput(t, st, name)
	}
}

// onlyTheOutput wants nothing beside the output folder.
func onlyTheOutput(t *testing.T, st *stage, when string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(st.out))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if d.Name() != filepath.Base(st.out) {
			t.Errorf("%s: %s is still there", when, d.Name())
		}
	}
}

func TestStagingThatIsALinkIsRemovedAndNotFollowed(t *testing.T) {
	dir := t.TempDir()
	precious := filepath.Join(dir, "precious")
	put(t, filepath.Join(precious, "below"), "keep")
	st := newStage(filepath.Join(dir, "public"), native{})
	if err := os.Symlink(precious, st.staging); err != nil {
		t.Fatal(err)
	}
	if err := st.clear(2); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(precious, "below/index.html")); err != nil {
		t.Errorf("deleted through a link: %v", err)
	}
}

func TestCopyStandsInForALink(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	put(t, from, "text")
	from = filepath.Join(from, "index.html")
	if err := errors.Join(os.Chmod(from, 0o600), os.Chtimes(from, time.Unix(5, 0), time.Unix(5, 0)), os.Symlink("a", filepath.Join(dir, "link"))); err != nil {
		t.Fatal(err)
	}
	if err := copyFile(from, to); err != nil {
		t.Fatal(err)
	}
	a, _ := os.Stat(from)
	b, err := os.Stat(to)
	if err != nil || !a.ModTime().Equal(b.ModTime()) || a.Mode() != b.Mode() {
		t.Errorf("%v, %v, %v", a, b, err)
	}
	if text, err := os.ReadFile(to); string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
	if copyFile(from, to) == nil {
		t.Error("a file that is there was written over")
	}
	for _, name := range []string{"a", "missing"} {
		if copyFile(filepath.Join(dir, name), filepath.Join(dir, "c")) == nil {
			t.Errorf("%s was copied", name)
		}
	}
	linked := filepath.Join(dir, "linked")
	if err := copyFile(filepath.Join(dir, "link"), linked); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(linked); target != "a" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
}
