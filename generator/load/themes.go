package load

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/report"
	"casebook/generator/reserved"
)

// themes gathers the words that narratives name as their themes, sorted by id.
func (l *loader) themes(list []*article) {
	byName := map[string]*report.Theme{}
	for _, a := range list {
		for _, word := range a.themes {
			t := byName[word]
			if t == nil {
				t = &report.Theme{Name: word}
				byName[word] = t
			}
			if !slices.Contains(a.n.Themes, t) {
				a.n.Themes = append(a.n.Themes, t)
			}
		}
	}
	taken := map[string]bool{"page": true, "index": true}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		t := byName[name]
		t.ID = themeID(name, taken)
		taken[t.ID] = true
		l.themeIDs[t.ID] = true
		l.report.Themes = append(l.report.Themes, t)
	}
	slices.SortFunc(l.report.Themes, func(a, b *report.Theme) int { return strings.Compare(a.ID, b.ID) })
}

// themeID is the pinyin of a word, letters and digits kept; a short hash of the word is
// appended where that is empty, taken, or no file name on some system.
func themeID(name string, taken map[string]bool) string {
	id := strings.ReplaceAll(narrative.Slug(name), "-", "")
	if id != "" && !taken[id] && !reserved.OnWindows(id) {
		return id
	}
	sum := sha256.Sum256([]byte(name))
	hash := hex.EncodeToString(sum[:4])
	if id == "" {
		return hash
	}
	return id + "-" + hash
}
