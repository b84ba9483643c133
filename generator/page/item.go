package page

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"

	"casebook/generator/diagram"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// writeItem writes a narrative as an entry of a list: where and when, title, summary. more
// writes what an entry of this list has besides; where it is nil, a case has its main figure.
func (p *Page) writeItem(w *markup.Writer, n *report.Narrative, more func()) {
	w.Open("li").Class("item")
	if hasCard(n) {
		w.Attr("data-slug", n.Slug)
	}
	if kicker := p.kicker(n); kicker != "" {
		w.Open("p").Class("kicker").HTML(kicker).Close("p")
	}
	p.writeThumb(w, n)
	p.writeTitleLink(w, n.Path, n.Title, placeName(n))
	writeTagged(w, "p", "deck", n.Summary)
	if more == nil && n.Kind == report.KindCase {
		p.writeMainFigure(w, n)
	}
	p.writeTags(w, n.Programs[:min(len(n.Programs), itemPrograms)])
	if more != nil {
		more()
	}
	w.Close("li")
}

// itemPrograms is how many methods an entry of a list names.
const itemPrograms = 4

// writeTags writes a line of links to programs, nothing where there are none.
func (p *Page) writeTags(w *markup.Writer, list []*report.Program) {
	if len(list) == 0 {
		return
	}
	w.Open("p").Class("tags")
	for _, x := range list {
		p.writeLink(w, programPath(x), x.Name)
		w.Text(" ")
	}
	w.Close("p")
}

// writeTitleLink writes the title of an entry of a list: right under the page's heading on
// a list's own page, under a section's elsewhere.
func (p *Page) writeTitleLink(w *markup.Writer, path, title, place string) {
	heading := "h3"
	if p.Route.Kind.Lists {
		heading = "h2"
	}
	p.writeNamedLink(w.Open(heading).Class("title"), path, title, place)
	w.Close(heading)
}

// writeNamedLink writes a link to a page by its title, in which a short name in quotation marks
// (“三个三”) keeps in one line, and so does the name of the place that it tells of, if any.
func (p *Page) writeNamedLink(w *markup.Writer, path, title, place string) {
	w.Open("a").Link("href", p.prefix, path)
	for {
		from := strings.Index(title, "“")
		if from < 0 {
			break
		}
		end := strings.Index(title[from:], "”")
		if end < 0 {
			break
		}
		end += from + len("”")
		after := end + len(title[end:]) - len(strings.TrimLeftFunc(title[end:], isClosing))
		writeWhole(w, title[:from], place)
		if quoted := title[from:end]; len(quoted) <= longestName {
			w.Open("span").Class("nb").Text(title[from:after]).Close("span") // with the mark that follows, or there would be a gap between the two
		} else {
			w.Text(title[from:after])
		}
		title = title[after:]
	}
	writeWhole(w, title, place)
	w.Close("a")
}

// writeWhole writes a text in which a place's name does not break at a line's end, once.
func writeWhole(w *markup.Writer, text, place string) {
	if before, after, ok := strings.Cut(text, place); ok && place != "" && len(place) <= longestName {
		w.Text(before).Open("span").Class("nb").Text(place).Close("span")
		text = after
	}
	w.Text(text)
}

// placeName is the name of the place that a narrative tells of.
func placeName(n *report.Narrative) string {
	switch {
	case n.Village != nil:
		return n.Village.Name
	case n.Region != nil:
		return n.Region.Name
	}
	return ""
}

// isClosing tells whether a character is a mark that no line begins with.
func isClosing(r rune) bool { return unicode.In(r, unicode.Po, unicode.Pe, unicode.Pf) }

// longestName is how many bytes of a title stay together: six characters and their marks.
const longestName = 8 * 3

// kicker makes the line over a title: kind, place, date, and what must be known.
func (p *Page) kicker(n *report.Narrative) template.HTML {
	w := markup.AppendTo(nil)
	writeTagged(w, "span", "kind", p.T(kindKeys[n.Kind]))
	p.writePlace(w, n)
	return w.Fragment()
}

// writePlace writes the line over a title where the kind is plain from the list: where, and when.
func (p *Page) writePlace(w *markup.Writer, n *report.Narrative) {
	p.writeWhere(w, n)
	if n.Date.Year != 0 {
		w.Text(" ").Open("time").Attr("datetime", DateText(n.Date)).Text(p.dateWords(n.Date)).Close("time")
	}
	p.writeMarks(w, n)
}

// writeWhere writes where a narrative's place lies, a part for each level.
func (p *Page) writeWhere(w *markup.Writer, n *report.Narrative) {
	if g := regionOf(n); g != nil {
		place := places.PlaceName(g)
		if n.Village != nil {
			place += " · " + n.Village.Name
		}
		for part := range strings.SplitSeq(p.placeWithin(place), " · ") { // styles set what stands between them
			writeTagged(w.Text(" "), "span", "", part)
		}
	}
}

// writeMarks writes what must be known of a narrative before it is read.
func (p *Page) writeMarks(w *markup.Writer, n *report.Narrative) {
	if narrativeSample(n) {
		p.writeSampleMark(w)
	}
	if n.Draft {
		w.Text(" ").Element("mark", p.T("draft"))
	}
}

// placeWithin leaves out of a place's name what the page is of: a county's own page need not name
// the county in each entry.
func (p *Page) placeWithin(place string) string {
	if rest, ok := strings.CutPrefix(place+" · ", p.within+" · "); ok && p.within != "" {
		return strings.TrimSuffix(rest, " · ")
	}
	return place
}

var kindKeys = [...]string{
	report.KindPage: "kind.page", report.KindCase: "kind.case", report.KindStudy: "kind.study", report.KindChecklist: "kind.checklist",
}

// writeSampleMark marks an entry as made up; where all entries are, the notice at the page's head
// says it for them.
func (p *Page) writeSampleMark(w *markup.Writer) {
	if p.madeUp {
		p.sample = true
		return
	}
	writeTagged(w.Text(" "), "mark", "sample", p.T("sample"))
}

// regionOf is where a narrative's place lies; nil where it names none.
func regionOf(n *report.Narrative) *report.Region {
	if n.Village != nil {
		return n.Village.Region
	}
	return n.Region
}

// narrativeSample tells whether a narrative uses made-up data.
func narrativeSample(n *report.Narrative) bool {
	if n.Village != nil && places.VillageSample(n.Village) || n.Source != nil && n.Source.Sample {
		return true
	}
	for _, f := range n.Facts {
		if f.Sample || f.Source != nil && f.Source.Sample {
			return true
		}
	}
	return false
}

// items makes a list of narratives; "" of none.
func (p *Page) items(list []*report.Narrative) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("ul").Class("items")
	for _, n := range list {
		p.writeItem(w, n, nil)
	}
	return p.end(w.Close("ul"), from)
}

// openedItems makes a list of narratives of which the first are open and the others fold.
func (p *Page) openedItems(list []*report.Narrative) template.HTML {
	if len(list) <= openedNarratives+1 {
		return p.items(list)
	}
	w := markup.AppendTo(nil)
	w.HTML(p.items(list[:openedNarratives]))
	w.Open("details").Class("fold").Open("summary")
	p.writeCount(w, "narratives.more", len(list)-openedNarratives)
	return w.Close("summary").HTML(p.links(list[openedNarratives:])).Close("details").Fragment()
}

// openedNarratives is how many texts a region's page tells of before the others fold.
const openedNarratives = 4

// links makes a short list of narratives' titles; "" of none.
func (p *Page) links(list []*report.Narrative) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("ul").Class("links")
	for _, n := range list {
		p.writeLink(w.Open("li"), n.Path, n.Title)
		if kicker := p.kicker(n); kicker != "" {
			w.Open("span").Class("kicker").HTML(kicker).Close("span")
		}
	}
	return p.end(w.Close("ul"), from)
}

// programItems makes a list of programs with the names of their parts; "" of none.
func (p *Page) programItems(list []*report.Program) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("programs")
	signs := p.Route.Kind.Signs
	for _, x := range list {
		w.Open("li")
		if signs {
			w.Extended(diagram.AppendGlyph(w.Bytes(), x))
		}
		switch sample := x.Source != nil && x.Source.Sample; {
		case sample && p.madeUp:
			p.sample = true
		case sample:
			p.writeSampleMark(w.Open("p").Class("kicker"))
			w.Close("p")
		}
		p.writeTitleLink(w, programPath(x), x.Name, "")
		if x.Stated && len(x.Parts) > 0 {
			w.Open("p").Class("parts")
			for _, part := range x.Parts {
				w.Element("span", PartName(part)).Text(" ")
			}
			w.Close("p")
		} else {
			writeTagged(w, "p", "parts unstated", p.T("unstated"))
		}
		w.Close("li")
	}
	return w.Close("ul").Fragment()
}

func PartName(part report.ProgramPart) string {
	if part.Name == "" {
		return part.Count
	}
	return part.Name
}

// themeTags makes a line of links to themes with the number of their narratives.
func (p *Page) themeTags(list []*report.Theme, counts bool) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("themes")
	for _, t := range list {
		p.writeLink(w.Open("li"), themePath(t), t.Name)
		if counts {
			p.writeCount(w.Open("span").Class("n"), "themes.texts", len(t.Narratives))
			w.Close("span")
		}
	}
	return w.Close("ul").Fragment()
}

// pager makes the links between the pages of a long list; "" where there is one page.
func (p *Page) pager(path string, at, pages int) template.HTML {
	if pages <= 1 {
		return ""
	}
	at = max(at, 1)
	w := markup.AppendTo(nil)
	w.Open("nav").Class("pager").Attr("aria-label", p.T("pager"))
	step := func(key string, n int, rel string) {
		w.Open("a").Attr("rel", rel).Link("href", p.prefix, pagePath(path, n)).Text(p.T(key)).Close("a")
	}
	if at > 1 {
		step("pager.prev", at-1, "prev")
	}
	w.Open("ol")
	last := 0
	for n := 1; n <= pages; n++ {
		if n != 1 && n != pages && (n < at-2 || n > at+2) {
			continue
		}
		if n > last+1 {
			w.Open("li").Text("…")
		}
		last = n
		w.Open("li").Open("a").Link("href", p.prefix, pagePath(path, n))
		if n == at {
			w.Attr("aria-current", "page")
		}
		w.Int(n).Close("a")
	}
	w.Close("ol")
	if at < pages {
		step("pager.next", at+1, "next")
	}
	w.Close("nav").Open("p").Class("hint of-pages")
	p.writeFormat(w, "pager.paper", "page", strconv.Itoa(at), "pages", strconv.Itoa(pages))
	return w.Close("p").Fragment()
}

// part returns the slice of a long list that page n shows.
func part[T any](list []T, n, each int) []T {
	from := min((max(n, 1)-1)*each, len(list))
	return list[from:min(from+each, len(list))]
}
