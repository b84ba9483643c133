package check

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casebook/generator/chart"
	"casebook/generator/load"
	"casebook/generator/problem"
)

var updateMistakes = flag.Bool("update-mistakes", false, "write what is said now into testdata/mistakes.txt")

// mistake is an entry of testdata/mistakes.txt: what an editor does to the site of
// testdata/mistakes.txtar, what is said, and the same again with each hint followed to the letter.
//
//	# 日期没有这个月                     its name
//	= content/cases/demo.md             the file it is in
//	- date = 2024-03-15                 what stands there (none: lines are added at the end)
//	+ date = 2024-13-15                 what is written instead
//	* date = 2024-12-15                 what the hint asks for (or "* rm PATH", "* mv PATH PATH")
//	> content/cases/demo.md:3:8: …      what is said: first line and hint of each problem
//
// "= PATH QUOTED" is a whole file of these bytes; "= mv PATH PATH" gives a file another name.
type mistake struct {
	name   string
	lines  []string // all but those that begin with >
	said   []string
	broken map[string]string
	mended map[string]string
}

func mistakesOf(t *testing.T, text string) []*mistake {
	t.Helper()
	var list []*mistake
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			list = append(list, &mistake{name: line[2:]})
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "> "):
			m := list[len(list)-1]
			m.said = append(m.said, line[2:])
		default:
			m := list[len(list)-1]
			m.lines = append(m.lines, line)
		}
	}
	return list
}

// apply makes both sites of a mistake: with it, and with it mended.
func (m *mistake) apply(t *testing.T, base map[string]string) {
	t.Helper()
	m.broken, m.mended = map[string]string{}, map[string]string{}
	for p, text := range base {
		m.broken[p], m.mended[p] = text, text
	}
	file, old := "", ""
	var wrong, right []string
	flush := func() {
		if file != "" && (wrong != nil || right != nil || old != "") {
			m.broken[file] = replace(t, m, m.broken[file], old, wrong)
			m.mended[file] = replace(t, m, m.mended[file], old, right)
		}
		old, wrong, right = "", nil, nil
	}
	for _, line := range m.lines {
		mark, rest := line[:1], strings.TrimPrefix(line[1:], " ")
		switch {
		case mark == "=" && strings.HasPrefix(rest, "mv "):
			flush()
			from, to, _ := strings.Cut(rest[len("mv "):], " ")
			m.broken[to], m.mended[to] = m.broken[from], m.mended[from]
			delete(m.broken, from)
			delete(m.mended, from)
		case mark == "=":
			flush()
			name, quoted, whole := strings.Cut(rest, " \"")
			file = name
			if unquoted, err := strconv.Unquote(`"` + name + `"`); err == nil {
				file = unquoted
			}
			if whole {
				bytes, err := strconv.Unquote(`"` + quoted)
				if err != nil {
					t.Fatalf("%s: %v", m.name, err)
				}
				m.broken[file], m.mended[file] = bytes, bytes
			}
		case mark == "-" && old != "" && wrong == nil && right == nil:
			old += "\n" + rest
		case mark == "-":
			flush()
			old = rest
		case mark == "+":
			wrong = append(wrong, rest)
		case mark == "*" && strings.HasPrefix(rest, "rm "):
			flush()
			delete(m.mended, rest[len("rm "):])
		case mark == "*" && strings.HasPrefix(rest, "mv "):
			flush()
			from, to, _ := strings.Cut(rest[len("mv "):], " ")
			if quoted, err := strconv.QuotedPrefix(rest[len("mv "):]); err == nil { // a name with blanks
				from, to = quoted[1:len(quoted)-1], strings.TrimSpace(rest[len("mv ")+len(quoted):])
			}
			if unquoted, err := strconv.Unquote(`"` + from + `"`); err == nil {
				from = unquoted
			}
			m.mended[to] = m.mended[from]
			delete(m.mended, from)
		case mark == "*":
			right = append(right, rest)
		default:
			t.Fatalf("%s: %q is no line of a mistake", m.name, line)
		}
	}
	flush()
}

// replace puts lines in the place of old, or at the end of a text; \t and \uXXXX in them are escapes.
func replace(t *testing.T, m *mistake, text, old string, lines []string) string {
	t.Helper()
	next := strings.Join(lines, "\n")
	if unquoted, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.ReplaceAll(next, `"`, `\"`), "\n", `\n`) + `"`); err == nil && strings.Contains(next, `\`) && !strings.Contains(next, `\\`) {
		next = unquoted
	}
	next = strings.ReplaceAll(next, `\\`, `\`)
	if old == "" {
		if next == "" {
			return text
		}
		return text + next + "\n"
	}
	if strings.Count(text, old) != 1 {
		t.Fatalf("%s: %q stands %d times in its file", m.name, old, strings.Count(text, old))
	}
	return strings.Replace(text, old, next, 1)
}

// said are the first lines and hints of what is said of a site.
func said(t *testing.T, all map[string]string) []string {
	t.Helper()
	rep, list, err := load.Site(t.Context(), writeSite(t, all), load.Options{Drafts: true, ChartKinds: chart.Kinds()})
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, mustCheck(t, rep, 1).Problems...)
	list = append(list, UnusedSuppressions(list, rep)...)
	kept, _ := problem.ApplySeverities(list, problem.Policy{Rules: Catalog(), Settings: rep.Site.Settings, Suppressions: rep.Suppressions})
	var b bytes.Buffer
	if err := problem.WriteText(&b, kept, problem.TextOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if place.MatchString(line) || strings.HasPrefix(line, "  提示：") || strings.HasPrefix(line, "    ") && !strings.HasPrefix(strings.TrimSpace(line), "|") {
			lines = append(lines, strings.TrimSuffix(line, " "))
		}
	}
	return lines
}

// place is how the first line of a message begins.
var place = regexp.MustCompile(`^\S.*: (错误|警告|说明)\[[a-z-]+\]: `)

// TestMistakes makes the mistakes of testdata/mistakes.txt: each is reported in the words that stand
// there, and what the hint asks for mends it.
func TestMistakes(t *testing.T) {
	base := siteOfMistakes(t)
	if lines := said(t, base); len(lines) > 0 {
		t.Fatalf("the site without mistakes:\n%s", strings.Join(lines, "\n"))
	}
	file := filepath.Join("testdata", "mistakes.txt")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	list := mistakesOf(t, string(text))
	for k, m := range list {
		t.Run(strings.ReplaceAll(m.name, " ", ""), func(t *testing.T) {
			m.apply(t, base)
			lines := said(t, m.broken)
			if len(lines) == 0 {
				t.Errorf("nothing is said")
			}
			if got, want := strings.Join(lines, "\n"), strings.Join(m.said, "\n"); got != want && !*updateMistakes {
				t.Errorf("said:\n%s\nwant:\n%s", got, want)
			}
			m.said = lines
			if left := said(t, m.mended); len(left) > 0 {
				t.Errorf("the hint is followed, and this is left:\n%s", strings.Join(left, "\n"))
			}
		})
		if k > 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(&out, "# %s\n%s\n", m.name, strings.Join(m.lines, "\n"))
		for _, line := range m.said {
			out.WriteString("> " + line + "\n")
		}
	}
	if *updateMistakes {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(list) < 100 {
		t.Errorf("%d mistakes", len(list))
	}
}

// siteOfMistakes is the site in which mistakes are made, by the names of its files.
func siteOfMistakes(t *testing.T) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base := map[string]string{"content/cases/photo.png": tinyPNG(t)}
	for _, f := range archive.Files {
		base[f.Name] = string(f.Data)
	}
	return base
}

func tinyPNG(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
