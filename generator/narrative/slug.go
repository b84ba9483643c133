package narrative

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/lazyregexp"
	"casebook/generator/pinyin"
)

// longestSlug keeps addresses readable; a longer one is cut after a whole word.
const longestSlug = 64

// Slug returns a text as an address part: the pinyin of Chinese characters without tones,
// letters and digits kept in lower case, words joined by "-". It is "" where nothing of
// the text can be kept.
func Slug(text string) string {
	var out []byte
	inWord := false // the last character was a letter or digit, not Chinese
	for _, r := range norm.NFKC.String(text) {
		word, letter := "", false
		switch {
		case isHan(r):
			word = pinyin.First(r)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word, letter = string(unicode.ToLower(r)), true
		}
		if word == "" {
			inWord = false
			continue
		}
		if len(out)+len(word)+1 > longestSlug {
			break
		}
		if len(out) > 0 && !(inWord && letter) {
			out = append(out, '-')
		}
		out = append(out, word...)
		inWord = letter
	}
	return string(out)
}

// numbering matches the section numbers of official documents, as their format (GB/T 9704)
// and usage have them: 第一章 （一） 一、 1. 1.2、 （1） ①
var numbering = lazyregexp.New(`^\s*(?:` +
	`第[一二三四五六七八九十百零〇0-9]+(?:章|节|条|部分)|` +
	`[（(][一二三四五六七八九十百零〇0-9]+[）)]、?|` +
	`[一二三四五六七八九十百零〇]+[、．.]|` +
	`[0-9]+(?:\.[0-9]+)*[、．.)）]|` +
	`[①-⑳])[\s、]*`)

// withoutNumber takes a section number off. 1.5万 begins with a figure, not with a number.
func withoutNumber(text string) string {
	number := numbering.FindString(text)
	rest := text[len(number):]
	if strings.HasSuffix(number, ".") && rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return text
	}
	return rest
}

// headingIDs gives headings ids that depend on their own text, and only where two agree
// on that of the heading above, so that an edit elsewhere does not move them.
type headingIDs struct {
	taken map[string]int // ids given, and the last number that was added to each
	above []openHeading
}

type openHeading struct {
	level int
	id    string
}

func newHeadingIDs() *headingIDs { return &headingIDs{taken: map[string]int{}} }

// next returns the id of a heading.
func (h *headingIDs) next(level int, text string) string {
	for len(h.above) > 0 && h.above[len(h.above)-1].level >= level {
		h.above = h.above[:len(h.above)-1]
	}
	id := headingSlug(text)
	if h.taken[id] > 0 && len(h.above) > 0 {
		id += "-" + h.above[len(h.above)-1].id
	}
	for base := id; h.taken[id] > 0; {
		h.taken[base]++
		id = base + "-" + strconv.Itoa(h.taken[base])
	}
	h.taken[id] = 1
	h.above = append(h.above, openHeading{level, id})
	return id
}

// headingSlug leaves the section's number away, because inserting a section before it
// changes the number but not what the section is about. An id that is not pinyin could be
// one of the page's own, main or c1 or fn-1, and is set apart by h-.
func headingSlug(text string) string {
	id := Slug(withoutNumber(text))
	if id == "" {
		id = orHash(Slug(text), text)
	}
	if !strings.ContainsFunc(text, isHan) || strings.HasPrefix(id, "fn-") || strings.HasPrefix(id, "fnref-") {
		id = "h-" + id
	}
	return id
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func orHash(slug, text string) string {
	if slug != "" {
		return slug
	}
	sum := sha256.Sum256([]byte(text))
	return "x" + hex.EncodeToString(sum[:4])
}

// anchorOf is the word that sets a file's footnotes apart from those of others on one page.
func anchorOf(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	return orHash(Slug(name), name)
}
