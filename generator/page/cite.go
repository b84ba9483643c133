package page

import (
	"html/template"

	"casebook/generator/report"
)

// appendCitation appends how a page is cited, in the manner of GB/T 7714—2015 for a text on
// the web: 主要责任者. 题名[EB/OL]. (发布日期)[引用日期]. 获取路径. The day of citing is the
// reader's and is put in by the script, behind the date; without base_url there is no
// address to name, and the mark is [EB].
func (p *Page) appendCitation(b []byte, heading string, date report.Date) []byte {
	site := &p.Report.Site
	b = append(AppendText(b, FirstOf(site.Owner, site.Title)), `. `...)
	b = AppendText(b, heading)
	if p.Base != "" {
		b = append(b, `[EB/OL]. `...)
	} else {
		b = append(b, `[EB]. `...)
	}
	if heading != site.Title {
		b = append(AppendText(b, site.Title), `. `...)
	}
	if date.Year != 0 {
		b = append(append(append(b, '('), DateText(date)...), `)<span data-accessed></span>.`...)
	}
	if p.Base != "" {
		b = append(b, ' ')
		b = p.AppendURL(b, p.Route.Path)
	}
	return b
}

// citation makes the line at the foot of a page that says how to cite it, on paper with the
// QR code of its address. Pages of villages and regions, of which there are very many, have
// no code: drawing one costs more than the rest of the page.
func (p *Page) citation(heading string, date report.Date) template.HTML {
	if p.Route.Kind.Omit&OmitCite != 0 {
		return ""
	}
	b := append(make([]byte, 0, 256), `<div class="cite">`...)
	if p.Base != "" && p.Route.Kind.Omit&OmitCode == 0 {
		address := string(p.AppendURL(nil, p.Route.Path))
		if drawn, err := appendQR(b, address, p.Theme.T("qr")); err == nil {
			b = drawn // an address too long for a code is still printed in words
		}
	}
	b = append(b, `<p>`...)
	b = append(AppendText(b, p.Theme.T("cite.page")), `<cite>`...)
	b = p.appendCitation(b, heading, date)
	return fragment(append(b, `</cite></p></div>`...))
}

// tools makes the place where scripts put what can be done with a page: read it aloud, take
// it along, cite it, print it. Its room is kept, so that nothing moves when they do.
func (p *Page) tools(a about) template.HTML {
	if p.Route.Kind.Omit&OmitTools != 0 {
		return ""
	}
	b := append(make([]byte, 0, 96), `<div class="page-tools" data-page-tools`...)
	if n := a.narrative; n != nil && hasCard(n) {
		b = append(append(append(b, ` data-slug="`...), n.Slug...), '"')
	}
	return fragment(append(b, `></div>`...))
}
