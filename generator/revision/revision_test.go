package revision

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository is a git repository of one commit, whose working tree has changed since.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755), os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	git("init", "-q")
	write("site/data/甲.toml", "was")
	write("site/content/cases/one.md", "text")
	write("beside.txt", "not of the site")
	if err := os.Symlink("data/甲.toml", filepath.Join(dir, "site", "link.toml")); err != nil {
		t.Logf("no links here: %v", err)
	}
	git("add", "-A")
	git("commit", "-q", "-m", "first")
	write("site/data/甲.toml", "is")
	write("site/data/new.toml", "new")
	return filepath.Join(dir, "site")
}

// The files of a site are as they were, in a folder of their own; links are left out, and the working tree stays.
func TestASiteIsTakenOutAsItWas(t *testing.T) {
	site, cache := repository(t), filepath.Join(t.TempDir(), "not", "there", "yet")
	dir, remove, err := CheckOut(t.Context(), site, "HEAD", cache)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		got[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil || len(got) != 2 || got["data/甲.toml"] != "was" || got["content/cases/one.md"] != "text" {
		t.Errorf("%v: %q", err, got)
	}
	if text, err := os.ReadFile(filepath.Join(site, "data", "甲.toml")); err != nil || string(text) != "is" {
		t.Errorf("the working tree has %q, %v", text, err)
	}
	remove()
	if list, err := os.ReadDir(cache); err != nil || len(list) != 0 {
		t.Errorf("%d things are left in the cache, %v", len(list), err)
	}
}

func TestWhatGitDoesNotKnowIsNoRevision(t *testing.T) {
	site := repository(t)
	for _, name := range []string{"nowhere", "", "--all", "HEAD:data"} {
		if _, _, err := CheckOut(t.Context(), site, name, t.TempDir()); !errors.Is(err, ErrUnknown) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, _, err := CheckOut(t.Context(), t.TempDir(), "HEAD", t.TempDir()); !errors.Is(err, ErrUnknown) {
		t.Errorf("where there is no repository: %v", err)
	}
}

// What git says of a damaged repository is handed on, and nothing is left of what was begun.
func TestADamagedRepositoryIsToldOf(t *testing.T) {
	site, cache := repository(t), t.TempDir()
	out, err := exec.Command("git", "-C", site, "rev-parse", "HEAD^{tree}").Output()
	if err != nil {
		t.Fatal(err)
	}
	tree := strings.TrimSpace(string(out))
	object := filepath.Join(filepath.Dir(site), ".git", "objects", tree[:2], tree[2:])
	if err := errors.Join(os.Chmod(object, 0o600), os.Remove(object)); err != nil {
		t.Fatal(err)
	}
	_, _, err = CheckOut(t.Context(), site, "HEAD", cache)
	if err == nil || errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "fatal") {
		t.Errorf("%v", err)
	}
	if list, err := os.ReadDir(cache); err != nil || len(list) != 0 {
		t.Errorf("%d things are left in the cache, %v", len(list), err)
	}
}
