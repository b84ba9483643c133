package docx

import (
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
)

var (
	contentsHead = lazyregexp.New(`^目[录次]$`)
	// leadsToPage is what stands after a heading in a typed list of contents: a dotted line or a
	// tab, and the page.
	leadsToPage = lazyregexp.New(`[….·．\s—-]*\d{0,3}$`)
	dottedLine  = lazyregexp.New(`(?:[….·．]{2,}|\s{2,}|\t)\s*\d{1,3}$`)
)

// dropContents takes a typed list of contents out of the lines: its lines would pass for headings,
// and a page lists its own. A line is of it where it ends in a dotted line and a page, or where a
// later line says the same.
func (r *reader) dropContents() {
	head := slices.IndexFunc(r.lines, func(l line) bool { return contentsHead.MatchString(spaceless(l.text)) })
	if head < 0 || head >= farthestTitle {
		return
	}
	if len(r.contents) > 0 { // Word made it, and its lines are taken out already
		r.lines = slices.Delete(r.lines, head, head+1)
		return
	}
	later := map[string]int{} // how often a text stands below
	for i := head + 1; i < len(r.lines); i++ {
		later[contentsKey(r.lines[i].text)]++
	}
	seen := map[string]bool{}
	end := head + 1
	isEntry := func(i int) bool {
		if i >= len(r.lines) || r.lines[i].text == "" {
			return false
		}
		key := contentsKey(r.lines[i].text)
		return !seen[key] && (later[key] > 1 || dottedLine.MatchString(r.lines[i].text))
	}
	for ; isEntry(end) || len(seen) > 0 && isEntry(end+1) && !seen[contentsKey(r.lines[end].text)] && r.lines[end].block == nil; end++ {
		seen[contentsKey(r.lines[end].text)] = true
	}
	if len(seen) < 2 {
		return
	}
	var texts []string
	for _, l := range r.lines[head+1 : end] {
		texts = append(texts, spread(l.text))
	}
	r.listContents(texts)
	r.lines = slices.Delete(r.lines, head, end)
}

// spread is a line of a list of contents, with its page apart.
func spread(s string) string { return strings.Join(strings.Fields(s), "　") }

func contentsKey(s string) string { return leadsToPage.ReplaceAllString(spaceless(s), "") }

func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }
