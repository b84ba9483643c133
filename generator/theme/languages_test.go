package theme_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/theme"
	"casebook/generator/words"
	"casebook/layouts"
)

// texts reads a strings file of ours.
func texts(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(layouts.Files, "strings/"+lang+".json")
	if err != nil {
		t.Fatal(err)
	}
	var list map[string]string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^  ("[^"]+"): "`).FindAllStringSubmatch(string(data), -1) {
		if seen[m[1]] {
			t.Errorf("%s.json has %s twice", lang, m[1])
		}
		seen[m[1]] = true
	}
	if len(seen) != len(list) {
		t.Errorf("%s.json: %d texts on lines of their own, %d in all", lang, len(seen), len(list))
	}
	return list
}

// holes returns the keys that code asks for, with the holes that each text has.
func holes(t *testing.T, lang string) map[string]string {
	t.Helper()
	list := map[string]string{}
	for key, text := range texts(t, lang) {
		m, err := words.Parse(text)
		if err != nil {
			t.Fatalf("%s, %s: %v", lang, key, err)
		}
		family, names := words.Family(key), m.Holes()
		if list[family] != "" { // one form of several: "one case" may do without its number
			names = append(names, strings.Fields(list[family])...)
		}
		slices.Sort(names)
		list[family] = strings.Join(slices.Compact(names), " ")
	}
	return list
}

// Our languages have the same texts with the same holes, and each plural form that the
// language has.
func TestLanguagesHaveTheSameTexts(t *testing.T) {
	files, err := fs.Glob(layouts.Files, "strings/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	chinese := holes(t, "zh-CN")
	for _, f := range files {
		lang := strings.TrimSuffix(path.Base(f), ".json")
		other := holes(t, lang)
		for _, key := range slices.Sorted(maps.Keys(chinese)) {
			if names, ok := other[key]; !ok {
				t.Errorf("%s.json lacks %q", lang, key)
			} else if names != chinese[key] {
				t.Errorf("%s.json: the holes of %q are [%s], in Chinese [%s]", lang, key, names, chinese[key])
			}
		}
		for _, key := range slices.Sorted(maps.Keys(other)) {
			if _, ok := chinese[key]; !ok {
				t.Errorf("zh-CN.json lacks %q of %s.json", key, lang)
			}
		}
		all := texts(t, lang)
		for key := range all {
			family := words.Family(key)
			if family == key {
				continue
			}
			for _, form := range words.Categories(lang) {
				if _, ok := all[family+"."+form]; !ok {
					t.Errorf("%s.json lacks %q", lang, family+"."+form)
				}
			}
		}
	}
}

func TestEnglishIsWrittenWithoutChinese(t *testing.T) {
	for key, text := range texts(t, "en") {
		if i := strings.IndexFunc(text, isHan); i >= 0 {
			t.Errorf("%s: %s", key, text)
		}
	}
}

// A language is one file: with it, nothing else need change.
func TestAddingALanguageTouchesOneFile(t *testing.T) {
	translated := map[string]string{}
	for key, text := range texts(t, "zh-CN") {
		translated[key] = "¤" + strings.ReplaceAll(text, "。", ".")
	}
	data, err := json.Marshal(translated)
	if err != nil {
		t.Fatal(err)
	}
	th, problems := load(t, site(t, "templates/try.html", `{{T "home"}}`, "strings/xx.json", string(data)))
	if len(problems) > 0 {
		t.Fatal(show(problems))
	}
	in, problems := th.In(theme.Choice{Language: "xx"})
	if len(problems) > 0 {
		t.Fatal(show(problems))
	}
	for key := range translated {
		if !strings.HasPrefix(in.T(key), "¤") {
			t.Errorf("%s is %q", key, in.T(key))
		}
	}
	if got := pageOf(t, in, view{}); got != "¤首页" {
		t.Errorf("the page is %q", got)
	}
	if got := pageOf(t, th, view{}); got != "首页" {
		t.Errorf("the page in Chinese is now %q", got)
	}
	for _, a := range in.Files() {
		if strings.HasPrefix(a.Path, "assets/site-") && strings.HasSuffix(a.Path, ".js") && !strings.Contains(string(a.Bytes), `"print":"¤`) {
			t.Error("scripts do not show the language")
		}
	}
}

// asked finds in Go, scripts and templates how texts are asked for: whole keys, beginnings to
// which something is added, and endings that are added to something.
type asked struct {
	calls              map[string]string // keys of calls, with their place
	whole              map[string]bool
	beginnings, ending []string
}

func (a *asked) inGo(t *testing.T, file string) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text := func(e ast.Expr) (string, bool) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(lit.Value)
		return s, err == nil
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			sel, ok := n.Fun.(*ast.SelectorExpr)
			if ok && len(n.Args) > 0 && (sel.Sel.Name == "T" || sel.Sel.Name == "Count" || sel.Sel.Name == "Message") {
				if key, ok := text(n.Args[0]); ok && isKey.MatchString(key) {
					a.calls[key] = file
				}
			}
		case *ast.BinaryExpr:
			if s, ok := text(n.X); ok && n.Op == token.ADD && isKey.MatchString(s) {
				a.beginnings = append(a.beginnings, s)
			}
			if s, ok := text(n.Y); ok && n.Op == token.ADD && strings.HasPrefix(s, ".") {
				a.ending = append(a.ending, s)
			}
		case *ast.BasicLit:
			if s, ok := text(n); ok && isKey.MatchString(s) {
				a.whole[s] = true
			}
		}
		return true
	})
}

var (
	isKey   = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*$`)
	askedIn = regexp.MustCompile(`\b(?:T|count)[( ]"([^"]+)"`)
)

func (a *asked) in(file, text string) {
	for _, m := range askedIn.FindAllStringSubmatch(text, -1) {
		a.calls[m[1]], a.whole[m[1]] = file, true
	}
}

func (a *asked) asksFor(key string) bool {
	if a.whole[key] || slices.ContainsFunc(a.beginnings, func(s string) bool { return strings.HasPrefix(key, s) }) {
		return true
	}
	return slices.ContainsFunc(a.ending, func(s string) bool {
		base, ok := strings.CutSuffix(key, s)
		return ok && a.asksFor(base)
	})
}

func TestEveryTextIsShownAndEveryTextShownIsThere(t *testing.T) {
	a := asked{calls: map[string]string{}, whole: map[string]bool{}}
	err := filepath.WalkDir("..", func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") && !strings.Contains(p, "testdata") {
			a.inGo(t, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(os.DirFS("../../layouts"), ".", func(p string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if err == nil && (path.Ext(p) == ".ts" || path.Ext(p) == ".html") {
			data, err := os.ReadFile("../../layouts/" + p)
			a.in(p, string(data))
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	there := holes(t, "zh-CN")
	for _, key := range slices.Sorted(maps.Keys(there)) {
		if !a.asksFor(key) {
			t.Errorf("nothing shows %q", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(a.calls)) {
		if _, ok := there[key]; !ok && !strings.HasSuffix(key, ".") {
			t.Errorf("%s shows %q, which is not there", a.calls[key], key)
		}
	}
}

// The texts of a language are read without the rest of the theme; of a language that is not there they are Chinese.
func TestTextsAreReadAlone(t *testing.T) {
	for language, of := range map[string]string{"en": "en", "zh-CN": "zh-CN", "xx": "zh-CN", "": "zh-CN"} {
		got, err := theme.ReadWords(t.TempDir(), language)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"nav.cases", "home"} {
			if want := texts(t, of)[key]; got.T(key) != want || want == "" {
				t.Errorf("%s in %q is %q, want %q", key, language, got.T(key), want)
			}
		}
	}
}
