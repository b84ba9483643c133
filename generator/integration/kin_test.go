package integration

import (
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/site"
	"casebook/generator/testsite"
)

// kin is one entry of testdata/kin.txt: a mistake or a way of writing that is of one kind with a
// case that once went wrong, and what must become of it in the starter site.
//
//	## 01 区间号和乘号              the case whose kin follow
//	# 三至五万                     its name
//	= content/cases/kin.md        a file, with the lines below it; without, the text of kin.md,
//	                              whose front matter is kinHead where it gives none
//	| 每户补助3~5万元。            a line of the file, in Go's form of a string where it has escapes
//	> text 3~5万元                what the text of the page says
//	> html <li>                   what stands in the page
//	> no <del>                    what does not
//	> in PATH TEXT, > not PATH TEXT   the same of another file of the output
//	> says RULE [FILE:]LINE       what is reported; everything that is reported must be named, but figures
//	                              without data and the missing date
type kin struct {
	name  string
	files map[string]string
	want  []string
}

const (
	kinFile = "content/cases/kin.md"
	kinHead = "+++\ntitle = \"同类的一篇\"\nregion = \"shili-xian\"\n+++\n\n" // five lines
)

func readKin(t *testing.T, file string) map[string][]*kin {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all, of, at := map[string][]*kin{}, "", ""
	var k *kin
	for i, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		mark, rest, _ := strings.Cut(line, " ")
		switch mark {
		case "//", "":
		case "##":
			of = rest
		case "#":
			k, at = &kin{name: rest, files: map[string]string{}}, kinFile
			all[of] = append(all[of], k)
		case "=":
			at = rest
			k.files[at] = ""
		case "|":
			if at == kinFile && k.files[at] == "" && rest != "+++" {
				k.files[at] = kinHead
			}
			k.files[at] += unescaped.Replace(rest) + "\n"
		case ">":
			k.want = append(k.want, rest)
		default:
			t.Fatalf("%s:%d: %q", file, i+1, line)
		}
	}
	return all
}

var unescaped = strings.NewReplacer(`\t`, "\t", `\0`, "\x00", `\u3000`, "\u3000", `\ufffd`, "\ufffd", `\u200b`, "\u200b", `\x89`, "\x89")

// TestKin holds ten kin and more of each case that once went wrong (of print, see package browser).
func TestKin(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 0)
	removeAll(t, dir, "data/villages/many.csv") // it is read with a note
	s := session.New(session.Options{Site: dir, CacheDir: t.TempDir(), Base: "https://example.org/a", Today: report.Date{Year: 2025, Month: 6, Day: 1}})
	all := readKin(t, "testdata/kin.txt")
	for of, list := range all {
		if len(list) < 10 {
			t.Errorf("%s: %d kin", of, len(list))
		}
		for _, k := range list {
			t.Run(of[:2]+" "+k.name, func(t *testing.T) { k.try(t, s, dir) })
		}
	}
}

func (k *kin) try(t *testing.T, s *session.Session, dir string) {
	kept := map[string][]byte{}
	for name, text := range k.files {
		if old, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			kept[name] = old
		}
		testsite.Put(t, filepath.Join(dir, name), text)
	}
	defer func() {
		for name := range k.files {
			if old := kept[name]; old != nil {
				testsite.Put(t, filepath.Join(dir, name), string(old))
			} else if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}()
	if _, err := s.Look(context.Background(), input.Changes{}); err != nil {
		t.Fatal(err)
	}
	reading, err := s.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	made, err := reading.Make(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	reported := k.reported(reading.Problems)
	for _, want := range k.want {
		what, rest, _ := strings.Cut(want, " ")
		file := "cases/kin/index.html"
		if what == "in" || what == "not" {
			file, rest, _ = strings.Cut(rest, " ")
		}
		page := output(t, made, file)
		switch what {
		case "says":
			if i := slices.Index(reported, rest); i >= 0 {
				reported = slices.Delete(reported, i, i+1)
			} else {
				t.Errorf("does not say %s, but %q", rest, reported)
			}
		case "text":
			if main := textOf(page); !strings.Contains(main, rest) {
				t.Errorf("does not show %q: %s", rest, main)
			}
		case "html", "in":
			if !strings.Contains(page, rest) {
				t.Errorf("%s has no %q: %s", file, rest, textOf(page))
			}
		case "no", "not":
			if strings.Contains(page, rest) {
				t.Errorf("%s has %q", file, rest)
			}
		default:
			t.Fatalf("%q", want)
		}
	}
	if len(reported) > 0 {
		t.Errorf("says besides: %q", reported)
	}
}

// reported lists the problems as kin.txt names them.
func (k *kin) reported(list []problem.Problem) []string {
	var reported []string
	for _, p := range list {
		if p.Rule == "figure-unbound" || p.Rule == "missing-date" {
			continue
		}
		place := fmt.Sprint(p.Span.Position().Line)
		if p.Span.File.Path != kinFile {
			place = p.Span.File.Path + ":" + place
		}
		reported = append(reported, string(p.Rule)+" "+place)
	}
	return reported
}

func output(t *testing.T, made *site.Site, file string) string {
	t.Helper()
	for r := range made.Routes() {
		if r.Path == file {
			page, err := made.Append(nil, r)
			if err != nil {
				t.Fatal(err)
			}
			return string(page)
		}
	}
	return ""
}

var tag = regexp.MustCompile(`<[^>]*>`)

// textOf returns what the main part of a page says.
func textOf(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString("<main"+main, ""))), " ")
}
