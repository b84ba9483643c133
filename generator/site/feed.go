package site

import (
	"fmt"

	"casebook/generator/page"
	"casebook/generator/report"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// feedEntries is how many narratives the feed has.
const feedEntries = 50

func (s *Site) feedKind() *page.Kind {
	return &page.Kind{
		Name: "feed",
		Routes: func(m *page.Model, add page.Add) {
			if m.Base != "" {
				add("atom.xml", 0, nil)
			}
		},
		Append: s.atom,
		Deps: func(d page.Deps, m *page.Model, _ *page.Route) {
			d.Record(m.Report.Site.At)
			for _, n := range m.Newest(feedEntries) {
				d.Text(n)
			}
		},
	}
}

// atom writes the feed of the newest dated narratives.
func (s *Site) atom(_ *page.Page, b []byte) ([]byte, error) {
	list := s.Newest(feedEntries)
	b = append(b, xmlHead+`<feed xmlns="http://www.w3.org/2005/Atom"><title>`...)
	b = append(page.AppendText(b, s.Report.Site.Title), `</title><id>`...)
	b = append(s.AppendURL(b, "index.html"), `</id><link href="`...)
	b = append(s.AppendURL(b, "index.html"), `"/><link rel="self" href="`...)
	b = append(s.AppendURL(b, "atom.xml"), `"/><updated>`...)
	updated := "1970-01-01"
	if len(list) > 0 {
		updated = wholeDate(list[0].Date)
	}
	b = append(append(b, updated...), `T00:00:00+08:00</updated><author><name>`...)
	b = append(page.AppendText(b, page.FirstOf(s.Report.Site.Owner, s.Report.Site.Title)), "</name></author>\n"...)
	for _, n := range list {
		b = append(b, `<entry><title>`...)
		b = append(page.AppendText(b, n.Title), `</title><id>`...)
		b = append(s.AppendURL(b, n.Path), `</id><link href="`...)
		b = append(s.AppendURL(b, n.Path), `"/><updated>`...)
		b = append(append(b, wholeDate(n.Date)...), `T00:00:00+08:00</updated><summary>`...)
		b = append(page.AppendText(b, page.FirstOf(n.Summary, page.FirstSentence(n))), "</summary></entry>\n"...)
	}
	return append(b, "</feed>\n"...), nil
}

// wholeDate is a date that a feed can hold: an unknown month or day is the first.
func wholeDate(d report.Date) string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, max(d.Month, 1), max(d.Day, 1))
}
