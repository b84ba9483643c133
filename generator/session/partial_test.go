package session_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/input"
	"casebook/generator/report"
	"casebook/generator/session"
)

// damages are what becomes of a file's text while somebody works on it, or by mistake.
var damages = []struct {
	name string
	do   func(r *rand.Rand, text string) string
}{
	{"empty", func(*rand.Rand, string) string { return "" }},
	{"cut short", func(r *rand.Rand, text string) string { return text[:r.IntN(len(text)+1)] }},
	{"a line gone", func(r *rand.Rand, text string) string {
		lines := strings.SplitAfter(text, "\n")
		return strings.Join(slices.Delete(lines, 0, 1+r.IntN(len(lines))), "")
	}},
	{"one line gone", func(r *rand.Rand, text string) string {
		lines := strings.SplitAfter(text, "\n")
		i := r.IntN(len(lines))
		return strings.Join(slices.Delete(lines, i, i+1), "")
	}},
	{"a line twice", func(r *rand.Rand, text string) string {
		lines := strings.SplitAfter(text, "\n")
		i := r.IntN(len(lines))
		return strings.Join(slices.Insert(lines, i, lines[i]), "")
	}},
	{"a value gone", func(r *rand.Rand, text string) string {
		lines := strings.SplitAfter(text, "\n")
		i := r.IntN(len(lines))
		if key, _, ok := strings.Cut(lines[i], "="); ok {
			lines[i] = key + "= \"\"\n"
		}
		return strings.Join(lines, "")
	}},
	{"another number", func(r *rand.Rand, text string) string {
		return strings.ReplaceAll(text, strconv.Itoa(r.IntN(10)), []string{"", "-", "99999999999", "x"}[r.IntN(4)])
	}},
	{"no text", func(*rand.Rand, string) string { return "\xff\xfe\x00" }},
}

// TestPagesAreMadeOfWhatCouldBeRead: whatever is wrong with whichever files, a site is made of the
// rest, and all its pages. CASEBOOK_EDITS sets how many damages are tried.
func TestPagesAreMadeOfWhatCouldBeRead(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"content", "data"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join("../..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	var files []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	rounds, seed := 25, uint64(9)
	if n, err := strconv.Atoi(os.Getenv("CASEBOOK_EDITS")); err == nil {
		rounds, seed = n, rand.Uint64()
	}
	r := rand.New(rand.NewPCG(seed, 0))
	s := session.New(session.Options{Site: dir, Drafts: true, Today: report.Date{Year: 2025, Month: 6, Day: 1}})
	made(t, s, input.Changes{})
	for range rounds {
		changes := input.Changes{Known: true, Paths: map[string]bool{}}
		var did []string
		former := map[string][]byte{}
		for range 1 + r.IntN(3) {
			file, damage := files[r.IntN(len(files))], damages[r.IntN(len(damages))]
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if _, twice := former[file]; !twice {
				former[file] = text
			}
			if err := os.WriteFile(file, []byte(damage.do(r, string(text))), 0o644); err != nil {
				t.Fatal(err)
			}
			rel, err := filepath.Rel(dir, file)
			if err != nil {
				t.Fatal(err)
			}
			changes.Paths[filepath.ToSlash(rel)] = true
			did = append(did, rel+" "+damage.name)
		}
		t.Run(fmt.Sprintf("seed %d: %s", seed, strings.Join(did, ", ")), func(t *testing.T) { made(t, s, changes) })
		for file, text := range former {
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Look(t.Context(), changes); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Read(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// made reads the site and makes all its pages.
func made(t *testing.T, s *session.Session, changes input.Changes) {
	t.Helper()
	if _, err := s.Look(t.Context(), changes); err != nil {
		t.Fatal(err)
	}
	r, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	site, err := r.Make(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for route := range site.Routes() {
		if _, err := site.Append(nil, route); err != nil {
			t.Errorf("%s: %v", route.Path, err)
		}
		n++
	}
	if n < 20 {
		t.Errorf("only %d files", n)
	}
}
