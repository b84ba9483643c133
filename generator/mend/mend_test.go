package mend

import (
	"os"
	"path/filepath"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

func edit(f *source.File, from, n int, text string) problem.Problem {
	return problem.Problem{Edits: []problem.Edit{{Span: f.At(from, n), Text: text}}}
}

func TestFilesKeepWhatTheyAre(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	body := "#标题\r\n\r\n正文,好\r\n"
	if err := os.WriteFile(name, []byte(bom+body), 0o600); err != nil {
		t.Fatal(err)
	}
	f := source.New("a.md", body)
	list := []problem.Problem{edit(f, len("#标题\r\n\r\n正文"), 1, "，"), edit(f, 0, 1, "# "), edit(f, 0, 1, "## "), edit(f, len("#标题"), 0, "\n---")}
	r, err := Files(dir, list, true)
	if err != nil || len(r.Changes) != 2 || r.Changes[1] != (Change{"a.md", 3, "正文,好", "正文，好"}) || r.Changes[0].After != "# 标题\n---" {
		t.Fatalf("got %+v, %v", r, err)
	}
	if raw, _ := os.ReadFile(name); string(raw) != bom+body {
		t.Fatal("a dry run writes")
	}
	if r, err = Files(dir, list, false); err != nil || len(r.Left) > 0 {
		t.Fatalf("got %+v, %v", r, err)
	}
	if raw, _ := os.ReadFile(name); string(raw) != bom+"# 标题\r\n---\r\n\r\n正文，好\r\n" {
		t.Errorf("wrote %q", raw)
	}
	if info, _ := os.Stat(name); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	// A file that has changed since is left alone.
	if r, err = Files(dir, list, false); err != nil || len(r.Left) != 1 || len(r.Changes) != 0 {
		t.Errorf("got %+v, %v", r, err)
	}
}
