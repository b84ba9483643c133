package compose

import (
	"cmp"
	"fmt"
	"slices"

	"casebook/generator/report"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// feedEntries is how many narratives the feed has.
const feedEntries = 50

// atom writes the feed of the newest dated narratives.
func (p *page) atom(b []byte) ([]byte, error) {
	list := p.newest(feedEntries)
	b = append(b, xmlHead+`<feed xmlns="http://www.w3.org/2005/Atom"><title>`...)
	b = append(appendText(b, p.rep.Site.Title), `</title><id>`...)
	b = append(p.appendURL(b, "index.html"), `</id><link href="`...)
	b = append(p.appendURL(b, "index.html"), `"/><link rel="self" href="`...)
	b = append(p.appendURL(b, "atom.xml"), `"/><updated>`...)
	updated := "1970-01-01"
	if len(list) > 0 {
		updated = wholeDate(list[0].Date)
	}
	b = append(append(b, updated...), `T00:00:00+08:00</updated><author><name>`...)
	b = append(appendText(b, firstOf(p.rep.Site.Owner, p.rep.Site.Title)), "</name></author>\n"...)
	for _, n := range list {
		b = append(b, `<entry><title>`...)
		b = append(appendText(b, n.Title), `</title><id>`...)
		b = append(p.appendURL(b, n.Path), `</id><link href="`...)
		b = append(p.appendURL(b, n.Path), `"/><updated>`...)
		b = append(append(b, wholeDate(n.Date)...), `T00:00:00+08:00</updated><summary>`...)
		b = append(appendText(b, firstOf(n.Summary, p.firstSentence(n))), "</summary></entry>\n"...)
	}
	return append(b, "</feed>\n"...), nil
}

// wholeDate is a date that a feed can hold: an unknown month or day is the first.
func wholeDate(d report.Date) string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, max(d.Month, 1), max(d.Day, 1))
}

// newest returns the latest dated narratives.
func (s *Site) newest(n int) []*report.Narrative {
	var list []*report.Narrative
	for _, x := range s.rep.Narratives {
		if x.Date.Year != 0 && !x.Index && !x.Draft {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *report.Narrative) int {
		return cmp.Or(cmp.Compare(b.Date.Year, a.Date.Year), cmp.Compare(b.Date.Month, a.Date.Month), cmp.Compare(b.Date.Day, a.Date.Day))
	})
	return list[:min(len(list), n)]
}
