package compose

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"casebook/generator/report"
)

// plainFiles write the files that are not pages.
var plainFiles = [...]func(*page, []byte) ([]byte, error){
	CountyCSV: (*page).countyCSV, IndicatorCSV: (*page).indicatorCSV, FactsCSV: (*page).factsCSV,
	Catalogue: (*page).catalogue, Sitemap: (*page).sitemap, Atom: (*page).atom, Robots: (*page).robots,
	SearchShard: (*page).searchShard, DataScript: (*page).dataScript, ThemeFile: (*page).themeFile, SiteFile: (*page).siteFile,
	BookletCard: (*page).cardScript,
}

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

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

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

func (p *page) robots(b []byte) ([]byte, error) {
	b = append(b, "User-agent: *\nAllow: /\n"...)
	if p.base != "" {
		b = append(p.appendURL(append(b, "Sitemap: "...), "sitemap.xml"), '\n')
	}
	return b, nil
}

func (p *page) themeFile(b []byte) ([]byte, error) {
	f := p.fileOf(p.route)
	return append(b, f.Bytes...), nil
}

// siteFile copies an image or a document of the site. The path may not leave the site's
// folder, not by a link either.
func (p *page) siteFile(b []byte) ([]byte, error) {
	a := p.route.of.(*report.Asset)
	f, err := os.OpenInRoot(firstOf(p.opt.Site, "."), filepath.FromSlash(a.Path))
	if err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	defer f.Close()
	out := &sink{b: b}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		out.b = slices.Grow(out.b, int(info.Size())+1) // not by doubling: it may be large
	}
	if _, err := io.Copy(out, f); err != nil {
		return b, fmt.Errorf("copy %s: %w", a.Path, err)
	}
	return out.b, nil
}

// catalogue is what a program reads first: what there is and where it lies.
func (p *page) catalogue(b []byte) ([]byte, error) {
	type file struct {
		Path   string `json:"path"`
		Title  string `json:"title"`
		Format string `json:"format"`
		Rows   int    `json:"rows,omitempty"`
		Sample bool   `json:"sample,omitempty"`
	}
	type indicator struct {
		ID       string `json:"id"`
		Name     string `json:"name"`
		Group    string `json:"group,omitempty"`
		Unit     string `json:"unit,omitempty"`
		Villages int    `json:"villages"`
		Year     int    `json:"year,omitempty"`
		Sample   bool   `json:"sample,omitempty"`
	}
	type origin struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Publisher string `json:"publisher,omitempty"`
		Year      int    `json:"year,omitempty"`
		URL       string `json:"url,omitempty"`
		File      string `json:"file,omitempty"`
		Sample    bool   `json:"sample,omitempty"`
	}
	var all struct {
		Title      string      `json:"title"`
		Publisher  string      `json:"publisher,omitempty"`
		Files      []file      `json:"files"`
		Indicators []indicator `json:"indicators"`
		Sources    []origin    `json:"sources"`
	}
	all.Title, all.Publisher = p.rep.Site.Title, p.rep.Site.Owner
	all.Files, all.Indicators, all.Sources = []file{}, []indicator{}, []origin{}
	facts := 0
	for _, n := range p.rep.Narratives {
		facts += len(n.Facts)
	}
	all.Files = append(all.Files, file{Path: "data/facts.csv", Title: "材料中的全部数字", Format: "text/csv", Rows: facts})
	for _, c := range p.counties {
		all.Files = append(all.Files, file{countyCSVPath(c), c.region.Name + "各村数据", "text/csv", len(c.villages), p.tallies[c.region].sample})
	}
	for _, i := range p.rep.Indicators {
		m := &p.measures[i.Index]
		all.Files = append(all.Files, file{Path: indicatorCSVPath(i), Title: i.Name, Format: "text/csv", Sample: m.sample && p.sampleRow(i)})
		x := indicator{ID: i.ID, Name: i.Name, Unit: string(i.Unit), Villages: m.count, Year: p.latestYear(i), Sample: m.sample}
		if i.Group != nil {
			x.Group = i.Group.Name
		}
		all.Indicators = append(all.Indicators, x)
	}
	for _, x := range p.rep.Sources {
		o := origin{ID: x.ID, Title: x.Title, Publisher: x.Publisher, Year: x.Year, URL: x.URL, Sample: x.Sample}
		if x.Asset != nil {
			o.File = x.Asset.Out
		}
		all.Sources = append(all.Sources, o)
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return b, fmt.Errorf("write the data catalogue: %w", err)
	}
	return append(append(b, text...), '\n'), nil
}
