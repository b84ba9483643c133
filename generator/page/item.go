package page

import (
	"html/template"
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/places"
	"casebook/generator/report"
)

// appendItem appends a narrative as an entry of a list: where and when, title, summary.
func (p *Page) appendItem(b []byte, n *report.Narrative) []byte {
	b = append(b, `<li class="item"`...)
	if hasCard(n) {
		b = append(append(append(b, ` data-slug="`...), n.Slug...), '"')
	}
	b = append(b, '>')
	if kicker := p.appendKicker(nil, n); len(kicker) > 0 {
		b = append(append(append(b, `<p class="kicker">`...), kicker...), `</p>`...)
	}
	b = p.appendTitleLink(b, n.Path, n.Title)
	b = appendTagged(b, "p", "deck", n.Summary)
	b = p.appendTags(b, n.Programs)
	return append(b, `</li>`...)
}

// appendTags appends a line of links to programs, nothing where there are none.
func (p *Page) appendTags(b []byte, list []*report.Program) []byte {
	if len(list) == 0 {
		return b
	}
	b = append(b, `<p class="tags">`...)
	for _, x := range list {
		b = append(p.appendLink(b, ProgramPath(x), x.Name), ' ')
	}
	return append(b, `</p>`...)
}

// appendTitleLink appends the title of an entry of a list: right under the page's heading on
// a list's own page, under a section's elsewhere.
func (p *Page) appendTitleLink(b []byte, path, title string) []byte {
	level := "3"
	if p.Route.Kind.Lists {
		level = "2"
	}
	b = append(append(append(b, `<h`...), level...), ` class="title">`...)
	b = p.appendLink(b, path, title)
	return append(append(append(b, `</h`...), level...), '>')
}

// appendKicker appends the line over a title: kind, place, date, and what must be known.
func (p *Page) appendKicker(b []byte, n *report.Narrative) []byte {
	return p.appendPlace(appendTagged(b, "span", "kind", p.Theme.T(kindKeys[n.Kind])), n)
}

// appendPlace appends the line over a title where the kind is plain from the list.
func (p *Page) appendPlace(b []byte, n *report.Narrative) []byte {
	if g := regionOf(n); g != nil {
		b = append(b, ` <span>`...)
		if n.Village != nil {
			b = AppendText(b, places.PlaceName(g)+" · "+n.Village.Name)
		} else {
			b = AppendText(b, places.PlaceName(g))
		}
		b = append(b, `</span>`...)
	}
	if n.Date.Year != 0 {
		b = append(b, ` <time datetime="`...)
		b = append(append(b, DateText(n.Date)...), `">`...)
		b = append(append(b, dateWords(n.Date)...), `</time>`...)
	}
	if narrativeSample(n) {
		b = p.appendSampleMark(b)
	}
	if n.Draft {
		b = appendTagged(append(b, ' '), "mark", "", p.Theme.T("draft"))
	}
	return b
}

var kindKeys = [...]string{
	report.KindPage: "kind.page", report.KindCase: "kind.case", report.KindStudy: "kind.study", report.KindChecklist: "kind.checklist",
}

func (p *Page) appendSampleMark(b []byte) []byte {
	return appendTagged(append(b, ' '), "mark", "sample", p.Theme.T("sample"))
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
	b := append([]byte(nil), `<ul class="items">`...)
	for _, n := range list {
		b = p.appendItem(b, n)
	}
	return fragment(append(b, `</ul>`...))
}

// links makes a short list of narratives' titles; "" of none.
func (p *Page) links(list []*report.Narrative) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<ul class="links">`...)
	for _, n := range list {
		b = append(b, `<li>`...)
		b = p.appendLink(b, n.Path, n.Title)
		if kicker := p.appendKicker(nil, n); len(kicker) > 0 {
			b = append(append(append(b, `<span class="kicker">`...), kicker...), `</span>`...)
		}
	}
	return fragment(append(b, `</ul>`...))
}

// programItems makes a list of programs with the names of their parts; "" of none.
func (p *Page) programItems(list []*report.Program) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<ul class="programs">`...)
	signs := p.Route.Kind.Signs
	for _, x := range list {
		b = append(b, `<li>`...)
		if signs {
			b = chart.AppendGlyph(b, x)
		}
		if x.Source != nil && x.Source.Sample {
			b = append(p.appendSampleMark(append(b, `<p class="kicker">`...)), `</p>`...)
		}
		b = p.appendTitleLink(b, ProgramPath(x), x.Name)
		if x.Stated && len(x.Parts) > 0 {
			b = append(b, `<p class="parts">`...)
			for i, part := range x.Parts {
				if i > 0 {
					b = append(b, ` · `...)
				}
				b = AppendText(b, PartName(part))
			}
			b = append(b, `</p>`...)
		} else {
			b = appendTagged(b, "p", "parts unstated", p.Theme.T("unstated"))
		}
		b = append(b, `</li>`...)
	}
	return fragment(append(b, `</ul>`...))
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
	b := append([]byte(nil), `<ul class="themes">`...)
	for _, t := range list {
		b = append(b, `<li>`...)
		b = p.appendLink(b, ThemePath(t), t.Name)
		if counts {
			b = append(b, `<span class="n">`...)
			n := len(t.Narratives)
			b = p.Theme.Words().Count("themes.texts", n).AppendEscaped(b, AppendText, "n", strconv.Itoa(n))
			b = append(b, `</span>`...)
		}
	}
	return fragment(append(b, `</ul>`...))
}

// pager makes the links between the pages of a long list; "" where there is one page.
func (p *Page) pager(path string, at, pages int) template.HTML {
	if pages <= 1 {
		return ""
	}
	at = max(at, 1)
	b := append([]byte(nil), `<nav class="pager" aria-label="`...)
	b = AppendText(b, p.Theme.T("pager"))
	b = append(b, `">`...)
	step := func(key string, n int, rel string) {
		b = append(append(append(b, `<a rel="`...), rel...), `" href="`...)
		b = append(p.appendHref(b, PagePath(path, n)), `">`...)
		b = append(AppendText(b, p.Theme.T(key)), `</a>`...)
	}
	if at > 1 {
		step("pager.prev", at-1, "prev")
	}
	b = append(b, `<ol>`...)
	last := 0
	for n := 1; n <= pages; n++ {
		if n != 1 && n != pages && (n < at-2 || n > at+2) {
			continue
		}
		if n > last+1 {
			b = append(b, `<li>…`...)
		}
		last = n
		b = append(b, `<li><a href="`...)
		b = append(p.appendHref(b, PagePath(path, n)), '"')
		if n == at {
			b = append(b, ` aria-current="page"`...)
		}
		b = append(AppendInt(append(b, '>'), n), `</a>`...)
	}
	b = append(b, `</ol>`...)
	if at < pages {
		step("pager.next", at+1, "next")
	}
	return fragment(append(b, `</nav>`...))
}

// part returns the slice of a long list that page n shows.
func part[T any](list []T, n, each int) []T {
	from := min((max(n, 1)-1)*each, len(list))
	return list[from:min(from+each, len(list))]
}
