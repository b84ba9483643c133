package site

import (
	"crypto/sha256"
	"strconv"
	"sync"

	"casebook/generator/markup"
	"casebook/generator/page"
)

// perSitemap is how many addresses the sitemap protocol allows a file.
const perSitemap = 50000

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

func (s *Site) sitemapKind() *page.Kind {
	addresses := sync.OnceValue(s.sumOfAddresses)
	return &page.Kind{
		Name: "sitemap",
		Routes: func(m *page.Model, add page.Add) {
			if m.Base == "" {
				return
			}
			add("sitemap.xml", 0, nil)
			if pages := s.countPages(); pages > perSitemap {
				for i := range page.PagesOf(pages, perSitemap) {
					add("sitemap-"+strconv.Itoa(i+1)+".xml", i+1, nil)
				}
			}
		},
		Append: s.sitemap,
		Deps: func(d page.Deps, _ *page.Model, _ *page.Route) {
			d.Villages()
			d.Cards()
			d.Value(addresses())
		},
	}
}

func (s *Site) robotsKind() *page.Kind {
	return &page.Kind{
		Name:   "robots",
		Routes: func(_ *page.Model, add page.Add) { add("robots.txt", 0, nil) },
		Append: s.robots,
		Deps:   func(d page.Deps, m *page.Model, _ *page.Route) { d.Record(m.Report.Site.At) },
	}
}

// inSitemap tells whether a page is one that a search engine should know.
func inSitemap(r *page.Route) bool {
	return r.Kind.IsPage() && r.Kind.Omit&(page.OmitAddress|page.OmitIndex) == 0
}

// sumOfAddresses hashes what the sitemap says of the pages that are listed. Those that are not follow from the records.
func (s *Site) sumOfAddresses() string {
	h := sha256.New()
	var b []byte
	for i := range s.routes {
		r := &s.routes[i]
		date := r.Kind.DateOf(r)
		b = appendKeyInts(appendKeyText(b[:0], r.Path), page.Flag(inSitemap(r)), date.Year, date.Month, date.Day)
		h.Write(b)
	}
	return string(h.Sum(nil))
}

func (s *Site) countPages() int {
	n := s.records.pages
	for i := range s.routes {
		if inSitemap(&s.routes[i]) {
			n++
		}
	}
	return n
}

// sitemap writes the one sitemap, or the index of several (page 0), or one of several.
func (s *Site) sitemap(p *page.Page, b []byte) ([]byte, error) {
	w := markup.AppendTo(append(b, xmlHead...))
	pages := s.countPages()
	if p.Route.Page == 0 && pages > perSitemap {
		w.Open("sitemapindex").Attr("xmlns", sitemapNamespace)
		for i := 1; i <= page.PagesOf(pages, perSitemap); i++ {
			w.Open("sitemap").Element("loc", s.address("sitemap-"+strconv.Itoa(i)+".xml")).Close("sitemap").Text("\n")
		}
		return w.Close("sitemapindex").Text("\n").Bytes(), nil
	}
	from := max(p.Route.Page-1, 0) * perSitemap
	w.Open("urlset").Attr("xmlns", sitemapNamespace).Text("\n")
	at := 0
	for r := range s.Routes() {
		if !inSitemap(&r) {
			continue
		}
		if at >= from && at < from+perSitemap {
			w.Open("url").Open("loc").Extended(s.AppendURL(w.Bytes(), r.Path)).Close("loc")
			if date := r.Kind.DateOf(&r); date.Day != 0 {
				w.Element("lastmod", page.DateText(date))
			}
			w.Close("url").Text("\n")
		}
		at++
	}
	return w.Close("urlset").Text("\n").Bytes(), nil
}

func (s *Site) robots(_ *page.Page, b []byte) ([]byte, error) {
	if s.Report.Site.Internal {
		return append(b, "User-agent: *\nDisallow: /\n"...), nil
	}
	b = append(b, "User-agent: *\nAllow: /\n"...)
	if s.Base != "" {
		b = append(s.AppendURL(append(b, "Sitemap: "...), "sitemap.xml"), '\n')
	}
	return b, nil
}
