package changes

import (
	"encoding/json"
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
)

// call is a card in a script of cards: casebookCard("SLUG","HTML");
var call = lazyregexp.New(`^casebookCard\(("(?:[^"\\]|\\.)*"),(.*)\);$`)

// unseen is what a card carries for the report, which nobody sees on paper. Editions of before November 2026 have it
// between double quotes.
var unseen = lazyregexp.New(` data-report=(?:'[^']*'|\\"[^"]*")`)

// readCards reads the cards of a script, by their slugs. p is nil where an edition has no such script.
func readCards(cards map[string]string, p *page) {
	if p == nil {
		return
	}
	for line := range strings.Lines(p.raw) {
		m := call.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		slug := ""
		if m != nil && json.Unmarshal([]byte(m[1]), &slug) == nil {
			cards[slug] = unseen.ReplaceAllString(m[2], "")
		}
	}
}

// cardsThatDiffer lists the texts whose card is another one or gone: those that a printed booklet
// shows as they no longer are.
func cardsThatDiffer(before, after map[string]string) []string {
	var list []string
	for slug, card := range before {
		if after[slug] != card {
			list = append(list, slug)
		}
	}
	slices.Sort(list)
	return list
}
