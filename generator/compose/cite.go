package compose

import (
	"html/template"

	"casebook/generator/report"
)

// appendCitation appends how a page is cited, in the manner of GB/T 7714—2015 for a text on
// the web: 主要责任者. 题名[EB/OL]. (发布日期)[引用日期]. 获取路径. The day of citing is the
// reader's and is put in by the script, behind the date; without base_url there is no
// address to name, and the mark is [EB].
func (p *page) appendCitation(b []byte, heading string, date report.Date) []byte {
	site := &p.rep.Site
	b = append(appendText(b, firstOf(site.Owner, site.Title)), `. `...)
	b = appendText(b, heading)
	if p.base != "" {
		b = append(b, `[EB/OL]. `...)
	} else {
		b = append(b, `[EB]. `...)
	}
	if heading != site.Title {
		b = append(appendText(b, site.Title), `. `...)
	}
	if date.Year != 0 {
		b = append(append(append(b, '('), dateText(date)...), `)<span data-accessed></span>.`...)
	}
	if p.base != "" {
		b = append(b, ' ')
		b = p.appendURL(b, p.route.Path)
	}
	return b
}

// citation makes the line at the foot of a page that says how to cite it, on paper with the
// QR code of its address. Pages of villages and regions, of which there are very many, have
// no code: drawing one costs more than the rest of the page.
func (p *page) citation(heading string, date report.Date) template.HTML {
	if p.route.Kind == NotFound || p.route.Kind == Search {
		return ""
	}
	b := append(make([]byte, 0, 256), `<div class="cite">`...)
	if p.base != "" && p.route.Kind != Village && p.route.Kind != Region {
		address := string(p.appendURL(nil, p.route.Path))
		if drawn, err := appendQR(b, address, p.th.T("qr")); err == nil {
			b = drawn // an address too long for a code is still printed in words
		}
	}
	b = append(b, `<p>`...)
	b = append(appendText(b, p.th.T("cite.page")), `<cite>`...)
	b = p.appendCitation(b, heading, date)
	return fragment(append(b, `</cite></p></div>`...))
}

// tools makes the place where scripts put what can be done with a page: read it aloud, take
// it along, cite it, print it. Its room is kept, so that nothing moves when they do.
func (p *page) tools() template.HTML {
	switch p.route.Kind {
	case NotFound, Search, Compare, Booklet:
		return ""
	}
	b := append(make([]byte, 0, 96), `<div class="page-tools" data-page-tools`...)
	if n, ok := p.route.of.(*report.Narrative); ok && hasCard(n) {
		b = append(append(append(b, ` data-slug="`...), n.Slug...), '"')
	}
	return fragment(append(b, `></div>`...))
}
