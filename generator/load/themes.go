package load

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
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/toml"
)

// themes gathers the words that narratives name as their themes, sorted by id. Words that are
// equal but for case, width and spaces are one theme, called as it is first written.
func (l *loader) themes(list []*article) {
	byWord, byWriting := map[string]*themeReading{}, map[string]*themeReading{}
	var themes []*themeReading // in the order of the files
	for _, a := range list {
		if len(a.themes) > 0 {
			a.n.Themes = make([]*report.Theme, 0, len(a.themes))
		}
		for _, written := range a.themes {
			t := byWriting[written]
			if t == nil {
				word := themeWord(written)
				if t = byWord[word]; t == nil {
					t = newTheme(written, word)
					byWord[word] = t
					themes = append(themes, t)
				}
				byWriting[written] = t
			}
			if slices.Contains(a.n.Themes, t.Theme) {
				continue
			}
			a.n.Themes = append(a.n.Themes, t.Theme)
			if d := a.n.Date; d.Year != 0 && (t.oldest.Year == 0 || compareDates(d, t.oldest) < 0) {
				t.oldest = d
			}
		}
	}
	giveThemeIDs(themes)
	for _, t := range themes {
		l.themeIDs[t.ID] = true
		l.report.Themes = append(l.report.Themes, t.Theme)
	}
	slices.SortFunc(l.report.Themes, func(a, b *report.Theme) int { return strings.Compare(a.ID, b.ID) })
	l.formerThemeIDs(themes)
}

// themeReading is a theme while themes are gathered.
type themeReading struct {
	*report.Theme
	word           string
	reading, plain string      // of the word, and of its characters one by one
	oldest         report.Date // of its texts that have one
}

func newTheme(written, word string) *themeReading {
	return &themeReading{Theme: &report.Theme{Name: written}, word: word, reading: plainReading(pinyin.Spell(word)), plain: plainReading(word)}
}

// themeWord is what two ways of writing one theme have in common.
func themeWord(written string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(written)))
}

// themeMarks warns of themes that are written with marks, as on social media or in a list pasted from
// elsewhere: each would be another theme beside the one of its word.
func (d *decoder) themeMarks(e *toml.Entry) {
	if e.Value.Kind != toml.KindArray {
		return // reported
	}
	for _, v := range d.words(e) {
		word := themeWithoutMarks(v.Text)
		parts := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("、，,；;|｜#＃", r) })
		p := problem.Problem{Rule: problem.Markup, Span: d.valueSpan(&v)}
		switch {
		case strings.TrimSpace(v.Text) == "":
			continue
		case word == "":
			p.Message = text("主题 "+quoteShort(v.Text)+" 只有记号，没有词", "the theme "+quoteShort(v.Text)+" has marks only and no word")
			p.Hint = text("写上一个词，或删去它", "write a word, or take it out")
		case len(parts) > 1:
			for i := range parts {
				parts[i] = themeWithoutMarks(parts[i])
			}
			p.Message = text("主题 "+quoteShort(v.Text)+" 像是几个主题写在了一起", "the theme "+quoteShort(v.Text)+" looks like several")
			p.Hint = text("各自加引号，用逗号隔开：\""+strings.Join(parts, "\", \"")+"\"", "each in quotation marks of its own: \""+strings.Join(parts, "\", \"")+"\"")
		case word != strings.TrimSpace(v.Text):
			p.Message = text("主题 "+quoteShort(v.Text)+" 多写了记号，会成为另一个主题", "the theme "+quoteShort(v.Text)+" has marks, which make it another theme")
			p.Hint = text("只写这个词：\""+word+"\"", "write the word alone: \""+word+"\"")
			if at := d.span(v.Start+1, v.End-1); at.Text() == v.Text {
				p.Edits = []problem.Edit{{Span: at, Text: word}}
			}
		default:
			continue
		}
		d.add(p)
	}
}

// themeWithoutMarks is a theme's word without what stands around it: # of a tag, quotation marks, the
// end of a sentence. Brackets that belong to the word stay.
func themeWithoutMarks(s string) string {
	const around = "#＃*_\"'“”‘’「」《》〈〉【】[]。，、；：,;:.!！?？ \u3000\t"
	s = strings.TrimSpace(s)
	for _, name := range [...]string{"主题：", "主题:", "主题词：", "关键词："} {
		s = strings.TrimPrefix(s, name)
	}
	return strings.Trim(s, around)
}

// giveThemeIDs gives each theme its id: the pinyin of its word, letters and digits kept. A short
// hash of the word is appended to each of those that share one, so that no id depends on which
// theme was there first; and where it is empty or no folder's name.
func giveThemeIDs(themes []*themeReading) {
	sharing := map[string]int{}
	for _, t := range themes {
		sharing[t.reading]++
	}
	for _, t := range themes {
		t.ID = t.reading
		if sharing[t.ID] > 1 || !canBeThemeID(t.ID) {
			t.ID = strings.TrimPrefix(t.ID+"-"+shortHash(t.word), "-")
		}
	}
}

func canBeThemeID(id string) bool {
	return id != "" && id != "page" && id != "index" && !reserved.OnWindows(id)
}

// plainReading reads each character by itself.
func plainReading(word string) string { return strings.ReplaceAll(narrative.Slug(word), "-", "") }

func shortHash(word string) string {
	sum := sha256.Sum256([]byte(word))
	return hex.EncodeToString(sum[:4])
}

// formerThemeIDs says which addresses themes had before: that without a hash, before another
// theme with the same reading came, and that of its characters read one by one, which this
// program gave once. Which of several themes had it nobody noted: it is taken to be the one of
// the oldest text, and of texts without a date the one of the first file.
func (l *loader) formerThemeIDs(themes []*themeReading) {
	undatedLast := func(d report.Date) int {
		if d.Year == 0 {
			return 1
		}
		return 0
	}
	byAge := slices.Clone(themes)
	slices.SortStableFunc(byAge, func(a, b *themeReading) int {
		return cmp.Or(undatedLast(a.oldest)-undatedLast(b.oldest), compareDates(a.oldest, b.oldest))
	})
	given := map[string]bool{}
	former := func(t *themeReading, id string) {
		if canBeThemeID(id) && !l.themeIDs[id] && !given[id] {
			given[id] = true
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
