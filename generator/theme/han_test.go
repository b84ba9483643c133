package theme_test

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"casebook/layouts"
)

// isHan tells whether a character is Chinese writing or its punctuation.
func isHan(r rune) bool {
	return unicode.Is(unicode.Han, r) || 0x3001 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff5e
}

// inChinese are the files whose code has Chinese in it, each with its reason: it reads
// Chinese, and shows none of it.
var inChinese = map[string]string{
	"scripts/search/answer.ts":    "words of questions for a figure",
	"scripts/search/find.ts":      "endings of villages' names that a reader may leave out",
	"scripts/search/meant.ts":     "questions, and other words for them",
	"scripts/search/fold.ts":      "numerals and quotation marks that are one for the search",
	"scripts/search/passage.ts":   "where a Chinese sentence ends",
	"scripts/speech/sentences.ts": "where a Chinese sentence ends",
	"scripts/compare/money.ts":    "units and names of the data",
	"scripts/titles.ts":           "characters that lead to the words after them",
	"styles/print-pages.css":      "names of fonts",
}

// comments of TypeScript and CSS, and of templates. An address has // too, but no Chinese
// after it.
var comments = regexp.MustCompile(`(?s)/\*.*?\*/|(?m)(?:^|\s)//[^\n]*|\{\{/\*.*?\*/\}\}`)

func TestWordsForReadersStandInStrings(t *testing.T) {
	seen := map[string]bool{}
	err := fs.WalkDir(layouts.Files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch path.Ext(p) {
		case ".ts", ".css", ".html":
		default:
			return nil
		}
		data, err := fs.ReadFile(layouts.Files, p)
		if err != nil {
			return err
		}
		code := comments.ReplaceAllString(string(data), "")
		i := strings.IndexFunc(code, isHan)
		seen[p] = i >= 0
		if i >= 0 && inChinese[p] == "" {
			line, _, _ := strings.Cut(code[strings.LastIndexByte(code[:i], '\n')+1:], "\n")
			t.Errorf("%s: %s", p, strings.TrimSpace(line))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for p := range inChinese {
		if !seen[p] {
			t.Errorf("%s has no Chinese any more: take it off the list", p)
		}
	}
}
