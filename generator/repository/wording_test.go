package repository

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"casebook/layouts"
)

// writers are the packages whose texts readers see.
var writers = []string{"page", "site", "download", "chart", "chart/scale", "chart/spark", "document", "document/html", "publish", "search", "places", "markup"}

// readsChinese are files of them that have Chinese in their code and show none of it, each with
// its reason.
var readsChinese = map[string]string{
	"chart/facts.go":            "a fact's note is called by what stands before its first semicolon",
	"document/html/unbroken.go": "units and signs of figures, within which no line breaks",
	"places/share.go":           "units and names of the data tell what an indicator can be divided by",
	"search/fold.go":            "quotation marks are no letters of a word",
	"search/pinyin.go":          "readings of characters, and endings of villages' names",
	"search/postings.go":        "endings of places' names",
	"search/shown.go":           "where a Chinese sentence ends",
	"search/traditional.go":     "traditional characters and what they are in simplified ones",
}

func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || 0x3001 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff5e
}

// tag is what begins or ends an element.
var tag = regexp.MustCompile(`</?[a-zA-Z!]`)

// literals calls visit with each string of the Go files of a package, tests left out.
func literals(t *testing.T, pkg string, visit func(file string, at token.Position, text string)) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.FromSlash(pkg), "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no files in %s: %v", pkg, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && (lit.Kind == token.STRING || lit.Kind == token.CHAR) {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					visit(filepath.ToSlash(name), files.Position(lit.Pos()), text)
				}
			}
			return true
		})
	}
}

// Every word that a reader sees comes from layouts/strings by key, or from the data.
func TestWordsForReadersAreNotInTheCode(t *testing.T) {
	found := map[string]bool{}
	for _, pkg := range writers {
		literals(t, pkg, func(file string, at token.Position, text string) {
			if !strings.ContainsFunc(text, isChinese) {
				return
			}
			found[file] = true
			if readsChinese[file] == "" {
				t.Errorf("%s: %q belongs into layouts/strings", at, text)
			}
		})
	}
	for file := range readsChinese {
		if !found[file] {
			t.Errorf("%s has no Chinese any more: take it off the list", file)
		}
	}
}

// key is what names a text for readers in the code.
var key = regexp.MustCompile(`^([a-z]+)\.[a-z0-9.-]+$`)

// A key without its text would stand on the page itself. Every literal counts that looks like a
// key, for not all are written where their text is asked for.
func TestEveryKeyInTheCodeHasItsText(t *testing.T) {
	const language = "zh-CN"
	raw, err := fs.ReadFile(layouts.Files, "strings/"+language+".json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	rooms := map[string]bool{} // what keys begin with
	for k := range texts {
		room, _, _ := strings.Cut(k, ".")
		rooms[room] = true
	}
	for _, pkg := range append([]string{"diagram", "export", "highlight"}, writers...) {
		literals(t, pkg, func(_ string, at token.Position, text string) {
			m := key.FindStringSubmatch(text)
			if m == nil || !rooms[m[1]] || slices.Contains([]string{".js", ".json", "."}, filepath.Ext(text)) {
				return // a file, or the beginning of keys
			}
			_, plain := texts[text]
			if _, counted := texts[text+".other"]; !plain && !counted {
				t.Errorf("%s: %q has no text in layouts/strings/%s.json", at, text, language)
			}
		})
	}
}

// Pages are written by templates and by markup.Writer, which escapes by default. What other
// packages write by hand is SVG and the HTML of a text, each in one place.
func TestHTMLIsWrittenByTheWriter(t *testing.T) {
	byHand := map[string]int{"document/html": 60, "publish": 1} // at most; none elsewhere
	for _, pkg := range writers {
		if slices.Contains([]string{"chart", "chart/spark", "markup"}, pkg) {
			continue // the one draws SVG, the other is the writer
		}
		n := 0
		literals(t, pkg, func(_ string, at token.Position, text string) {
			if !tag.MatchString(text) || strings.HasPrefix(text, "<!doctype") {
				return
			}
			if n++; n > byHand[pkg] {
				t.Errorf("%s: %q is HTML by hand", at, text)
			}
		})
	}
}
