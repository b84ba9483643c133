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

// Edits that touch one another are not made together; neighbours are. Files are reported in the order
// of their names, whatever the order of the problems, and a cell of a workbook is left to a person.
func TestEditsThatMeet(t *testing.T) {
	for name, c := range map[string]struct {
		edits [][2]int // from, length
		want  string
	}{
		"neighbours":          {[][2]int{{0, 1}, {1, 1}}, "XXcdef"},
		"neighbours, turned":  {[][2]int{{1, 1}, {0, 1}}, "XXcdef"},
		"one in another":      {[][2]int{{0, 4}, {1, 1}}, "Xef"},
		"one over another":    {[][2]int{{1, 1}, {0, 4}}, "aXcdef"},
		"half over the end":   {[][2]int{{0, 2}, {1, 3}}, "Xcdef"},
		"half over the start": {[][2]int{{1, 3}, {0, 2}}, "aXef"},
		"two of one place":    {[][2]int{{2, 0}, {2, 0}}, "abXcdef"},
		"apart":               {[][2]int{{4, 1}, {0, 1}}, "XbcdXf"},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("abcdef"), 0o600); err != nil {
			t.Fatal(err)
		}
		f := source.New("a.md", "abcdef")
		var list []problem.Problem
		for _, e := range c.edits {
			list = append(list, edit(f, e[0], e[1], "X"))
		}
		if _, err := Files(dir, list, false); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(got) != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	dir := t.TempDir()
	var list []problem.Problem
	for _, name := range []string{"c.md", "a.md", "b.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("abc"), 0o600); err != nil {
			t.Fatal(err)
		}
		list = append(list, edit(source.New(name, "abc"), 0, 1, "X"))
	}
	sheet := source.New("a.xlsx", "abc")
	sheet.Sheet = "一"
	r, err := Files(dir, append(list, edit(sheet, 0, 1, "X"), problem.Problem{}), true)
	if err != nil || len(r.Changes) != 3 || r.Changes[0].File != "a.md" || r.Changes[2].File != "c.md" || len(r.Left) != 0 {
		t.Errorf("%v, %+v", err, r)
	}
}
