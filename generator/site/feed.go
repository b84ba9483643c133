package site

import (
	"fmt"

	"casebook/generator/markup"
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
	w := markup.AppendTo(append(b, xmlHead...))
	w.Open("feed").Attr("xmlns", "http://www.w3.org/2005/Atom")
	updated := "1970-01-01"
	if len(list) > 0 {
		updated = wholeDate(list[0].Date)
	}
	s.writeIdentity(w, s.Report.Site.Title, "index.html")
	w.Open("link").Attr("rel", "self").Attr("href", s.address("atom.xml")).CloseEmpty()
	writeUpdated(w, updated)
	w.Open("author").Element("name", page.FirstOf(s.Report.Site.Owner, s.Report.Site.Title)).Close("author").Text("\n")
	for _, n := range list {
		w.Open("entry")
		s.writeIdentity(w, n.Title, n.Path)
		writeUpdated(w, wholeDate(n.Date))
		w.Element("summary", page.FirstOf(n.Summary, page.FirstSentence(n))).Close("entry").Text("\n")
	}
	return w.Close("feed").Text("\n").Bytes(), nil
}

// writeIdentity writes what a feed and its entries begin with.
func (s *Site) writeIdentity(w *markup.Writer, title, path string) {
	w.Element("title", title).Element("id", s.address(path)).Open("link").Attr("href", s.address(path)).CloseEmpty()
}

func writeUpdated(w *markup.Writer, date string) { w.Element("updated", date+"T00:00:00+08:00") }

// address is the absolute address of an output path.
func (s *Site) address(path string) string { return string(s.AppendURL(nil, path)) }

// wholeDate is a date that a feed can hold: an unknown month or day is the first.
func wholeDate(d report.Date) string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, max(d.Month, 1), max(d.Day, 1))
}
