// Package themes makes themes of the words that texts name as theirs, each with an id that stands in
// addresses.
package themes

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/narrative"
	"casebook/generator/pinyin"
	"casebook/generator/report"
	"casebook/generator/reserved"
)

// Text is a text with the themes that its front matter names.
type Text struct {
	Narrative *report.Narrative
	Written   []string
}

// Gather gives the texts, which are in the order of their files, the words that they name as their
// themes, and returns them sorted by id. Words that are equal but for case, width and spaces are one
// theme, called as it is first written.
func Gather(texts []Text) []*report.Theme {
	byWord, byWriting := map[string]*theme{}, map[string]*theme{}
	var themes []*theme // in the order of the files
	for _, x := range texts {
		n := x.Narrative
		if len(x.Written) > 0 {
			n.Themes = make([]*report.Theme, 0, len(x.Written))
		}
		for _, written := range x.Written {
			t := byWriting[written]
			if t == nil {
				word := wordOf(written)
				if t = byWord[word]; t == nil {
					t = newTheme(written, word)
					byWord[word] = t
					themes = append(themes, t)
				}
				byWriting[written] = t
			}
			if slices.Contains(n.Themes, t.Theme) {
				continue
			}
			n.Themes = append(n.Themes, t.Theme)
			if n.Date.Year != 0 && (t.oldest.Year == 0 || n.Date.Compare(t.oldest) < 0) {
				t.oldest = n.Date
			}
		}
	}
	giveIDs(themes)
	giveFormerIDs(themes)
	list := make([]*report.Theme, len(themes))
	for i, t := range themes {
		list[i] = t.Theme
	}
	slices.SortFunc(list, func(a, b *report.Theme) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// theme is a theme while themes are gathered.
type theme struct {
	*report.Theme
	word           string
	reading, plain string      // of the word, and of its characters one by one
	oldest         report.Date // of its texts that have one
}

func newTheme(written, word string) *theme {
	return &theme{Theme: &report.Theme{Name: written}, word: word, reading: plainReading(pinyin.Spell(word)), plain: plainReading(word)}
}

// wordOf is what two ways of writing one theme have in common.
func wordOf(written string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(written)))
}

// giveIDs gives each theme its id: the pinyin of its word, letters and digits kept. A short
// hash of the word is appended to each of those that share one, so that no id depends on which
// theme was there first; and where it is empty or no folder's name.
func giveIDs(themes []*theme) {
	sharing := map[string]int{}
	for _, t := range themes {
		sharing[t.reading]++
	}
	for _, t := range themes {
		t.ID = t.reading
		if sharing[t.ID] > 1 || !canBeID(t.ID) {
			t.ID = strings.TrimPrefix(t.ID+"-"+shortHash(t.word), "-")
		}
	}
}

func canBeID(id string) bool {
	return id != "" && id != "page" && id != "index" && !reserved.OnWindows(id)
}

// plainReading reads each character by itself.
func plainReading(word string) string { return strings.ReplaceAll(narrative.Slug(word), "-", "") }

func shortHash(word string) string {
	sum := sha256.Sum256([]byte(word))
	return hex.EncodeToString(sum[:4])
}

// giveFormerIDs says which addresses themes had before: that without a hash, before another
// theme with the same reading came, and that of its characters read one by one, which this
// program gave once. Which of several themes had it nobody noted: it is taken to be the one of
// the oldest text, and of texts without a date the one of the first file.
func giveFormerIDs(themes []*theme) {
	taken := map[string]bool{}
	for _, t := range themes {
		taken[t.ID] = true
	}
	undatedLast := func(d report.Date) int {
		if d.Year == 0 {
			return 1
		}
		return 0
	}
	byAge := slices.Clone(themes)
	slices.SortStableFunc(byAge, func(a, b *theme) int {
		return cmp.Or(undatedLast(a.oldest)-undatedLast(b.oldest), a.oldest.Compare(b.oldest))
	})
	former := func(t *theme, id string) {
		if canBeID(id) && !taken[id] {
			taken[id] = true
			t.Former = append(t.Former, id)
		}
	}
	for _, t := range byAge {
		former(t, t.reading)
	}
	for _, t := range byAge {
		former(t, t.plain)
	}
}
