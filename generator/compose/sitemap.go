package compose

import (
	"strconv"

	"casebook/generator/report"
)

// perSitemap is how many addresses the sitemap protocol allows a file.
const perSitemap = 50000

func (s *Site) listSitemaps(add func(Route)) {
	pages := s.countPages()
	add(Route{Kind: Sitemap, Path: "sitemap.xml"})
	if pages <= perSitemap {
		return
	}
	for i := 1; i <= pagesOf(pages, perSitemap); i++ {
		add(Route{Kind: Sitemap, Page: i, Path: "sitemap-" + strconv.Itoa(i) + ".xml"})
	}
}

// inSitemap tells whether a page is one that a search engine should know.
func inSitemap(r *Route) bool { return r.Kind.IsPage() && r.Kind != NotFound }

func (s *Site) countPages() int {
	n := s.placePages
	for i := range s.routes {
		if inSitemap(&s.routes[i]) {
			n++
		}
	}
	return n
}

// sitemap writes the one sitemap, or the index of several (page 0), or one of several.
func (p *page) sitemap(b []byte) ([]byte, error) {
	b = append(b, xmlHead...)
	pages := p.countPages()
	if p.route.Page == 0 && pages > perSitemap {
		b = append(b, `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`...)
		for i := 1; i <= pagesOf(pages, perSitemap); i++ {
			b = append(b, `<sitemap><loc>`...)
			b = p.appendURL(b, "sitemap-"+strconv.Itoa(i)+".xml")
			b = append(b, "</loc></sitemap>\n"...)
		}
		return append(b, `</sitemapindex>`+"\n"...), nil
	}
	from := max(p.route.Page-1, 0) * perSitemap
	b = append(b, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`+"\n"...)
	at := 0
	for r := range p.Routes() {
		if !inSitemap(&r) {
			continue
		}
		if at >= from && at < from+perSitemap {
			b = append(b, `<url><loc>`...)
			b = append(p.appendURL(b, r.Path), `</loc>`...)
			if n, ok := r.of.(*report.Narrative); ok && n.Date.Day != 0 {
				b = append(append(append(b, `<lastmod>`...), dateText(n.Date)...), `</lastmod>`...)
			}
			b = append(b, "</url>\n"...)
		}
		at++
	}
	return append(b, `</urlset>`+"\n"...), nil
}

func (p *page) robots(b []byte) ([]byte, error) {
	b = append(b, "User-agent: *\nAllow: /\n"...)
	if p.base != "" {
		b = append(p.appendURL(append(b, "Sitemap: "...), "sitemap.xml"), '\n')
	}
	return b, nil
}
