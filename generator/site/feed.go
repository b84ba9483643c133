package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/page"
	"casebook/generator/report"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

func (s *Site) feedKind() *page.Kind {
	return &page.Kind{
		Name: "feed",
		Routes: func(m *page.Model, add page.Add) {
			if m.HasFeed {
				add("atom.xml", 0, nil)
			}
		},
		Append: s.atom,
		Deps: func(d page.Deps, m *page.Model, _ *page.Route) {
			d.Record(m.Report.Site.At)
			d.Cards()
			for _, n := range m.Newest(len(m.Report.Narratives)) {
				if n.Summary == "" {
					d.Text(n) // its first sentence
				}
			}
		},
	}
}

// feedEntry is a narrative, or a correction of one.
type feedEntry struct {
	*report.Narrative
	id, title, summary string
	published, updated report.Date
}

// feed lists all dated narratives and corrections, the newest first.
func (s *Site) feed() []feedEntry {
	var list []feedEntry
	for _, n := range s.Newest(len(s.Report.Narratives)) {
		updated := n.Date
		if n.Updated.Day != 0 || n.Date.Day == 0 && n.Updated.Year != 0 {
			updated = n.Updated
		}
		list = append(list, feedEntry{n, s.address(n.Path), n.Title, page.FirstOf(n.Summary, page.FirstSentence(n)), n.Date, updated})
	}
	sameDay := map[string]int{}
	for _, x := range s.Corrections() {
		id := s.address(x.Path) + "#correction-" + wholeDate(x.Correction.Date)
		if sameDay[id]++; sameDay[id] > 1 {
			id += "-" + strconv.Itoa(sameDay[id])
		}
		title := s.Format("correction.title", "title", x.Title)
		list = append(list, feedEntry{x.Narrative, id, title, x.Text, x.Correction.Date, x.Correction.Date})
	}
	slices.SortStableFunc(list, func(a, b feedEntry) int { return cmp.Compare(wholeDate(b.updated), wholeDate(a.updated)) })
	return list
}

// atom writes the feed.
func (s *Site) atom(_ *page.Page, b []byte) ([]byte, error) {
	list := s.feed()
	w := markup.AppendTo(append(b, xmlHead...))
	w.Open("feed").Attr("xmlns", "http://www.w3.org/2005/Atom")
	updated := s.Updated
	if len(list) > 0 {
		updated = list[0].updated
	}
	s.writeIdentity(w, s.Report.Site.Title, s.address("index.html"), "index.html")
	w.Open("link").Attr("rel", "self").Attr("href", s.address("atom.xml")).CloseEmpty()
	if s.Report.Site.Internal {
		w.Element("rights", s.T("internal"))
	}
	writeTime(w, "updated", updated)
	writeAuthor(w, page.FirstOf(s.Report.Site.Owner, s.Report.Site.Title))
	w.Text("\n")
	for _, x := range list {
		w.Open("entry")
		s.writeIdentity(w, x.title, x.id, x.Path)
		if x.published.Day != 0 {
			writeTime(w, "published", x.published)
		} else { // a day that nobody said is not claimed
			w.Open("dc:date").Attr("xmlns:dc", "http://purl.org/dc/elements/1.1/").Text(page.DateText(x.published)).Close("dc:date")
		}
		writeTime(w, "updated", x.updated)
		if x.Author != "" {
			writeAuthor(w, x.Author)
		}
		w.Element("summary", x.summary).Close("entry").Text("\n")
	}
	return w.Close("feed").Text("\n").Bytes(), nil
}

// writeIdentity writes what a feed and its entries begin with.
func (s *Site) writeIdentity(w *markup.Writer, title, id, path string) {
	w.Element("title", title).Element("id", id).Open("link").Attr("href", s.address(path)).CloseEmpty()
}

func writeAuthor(w *markup.Writer, name string) {
	w.Open("author").Element("name", name).Close("author")
}

func writeTime(w *markup.Writer, element string, d report.Date) {
	w.Element(element, wholeDate(d)+"T00:00:00+08:00")
}

// address is the absolute address of an output path.
func (s *Site) address(path string) string { return string(s.AppendURL(nil, path)) }

// wholeDate is a date as an entry must have one (RFC 4287, 4.2.15): where a month or a day is unknown,
// the time at which what is known begins.
func wholeDate(d report.Date) string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, max(d.Month, 1), max(d.Day, 1))
}
