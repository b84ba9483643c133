package page

import (
	"math"
	"slices"
	"strings"

	"casebook/generator/jsonstring"
	"casebook/generator/markup"
	"casebook/generator/mediatype"
	"casebook/generator/places"
	"casebook/generator/report"
)

// writeLinkData writes what other programs read of a page: Open Graph metas, and
// schema.org's Article, Dataset, WebSite or CollectionPage and BreadcrumbList as JSON-LD.
// A block of data is not run, so the strict policy allows it. The hundreds of thousands of
// villages' pages that are long do without: what they show is in the catalogue of the data.
func (p *Page) writeLinkData(w *markup.Writer, a about) {
	if p.Route.Kind.Omit&OmitAddress != 0 || a.bare {
		return
	}
	n := a.narrative
	kind := "website"
	if n != nil {
		kind = "article"
	}
	writeProperty(w, "og:type", kind)
	writeProperty(w, "og:title", a.heading)
	writeProperty(w, "og:description", a.description)
	if p.Base != "" {
		p.writeAddress(w.Open("meta").Attr("property", "og:url"), "content", p.Route.Path)
		if image := p.imageOf(n); image != nil {
			p.writeAddress(w.Open("meta").Attr("property", "og:image"), "content", pictureAddress(image))
		}
	}
	writeDataBlock(w, func(b []byte) []byte { return p.appendThing(b, a) })
	if len(a.crumbs) > 0 {
		writeDataBlock(w, func(b []byte) []byte { return p.appendBreadcrumbs(b, a) })
	}
}

// imageOf is the picture that stands for a page elsewhere: its cover, else the site's logo; nil
// where there is neither. n may be nil.
func (p *Page) imageOf(n *report.Narrative) *report.Asset {
	if n != nil && isShown(n.Cover) {
		return n.Cover
	}
	if isShown(p.Report.Site.Logo) {
		return p.Report.Site.Logo
	}
	return nil
}

// writeDataBlock writes a block of JSON-LD; fields appends what follows "@type":".
func writeDataBlock(w *markup.Writer, fields func([]byte) []byte) {
	w.Open("script").Attr("type", mediatype.JSONLD)
	w.Extended(append(fields(append(w.Bytes(), `{"@context":"https://schema.org","@type":"`...)), '}')).Close("script")
}

// appendThing appends what the page is.
func (p *Page) appendThing(b []byte, a about) []byte {
	site := &p.Report.Site
	if p.Route.Kind.Thing != nil {
		b = p.Route.Kind.Thing(p, b)
	} else {
		b = append(b, `CollectionPage"`...)
	}
	name := "name"
	if a.narrative != nil {
		name = "headline"
	}
	b = appendField(b, name, a.heading)
	b = appendField(b, "description", FirstOf(a.description, a.heading))
	b = appendField(b, "inLanguage", p.language())
	b = appendField(b, "datePublished", DateText(a.date))
	if p.sample {
		b = appendField(b, "creativeWorkStatus", p.T("sample"))
	}
	if site.Owner != "" {
		b = append(b, `,"publisher":{"@type":"Organization"`...)
		b = append(appendField(b, "name", site.Owner), '}')
	}
	if p.Base != "" {
		b = append(b, `,"url":"`...)
		b = append(p.AppendURL(b, p.Route.Path), '"')
	}
	return b
}

func (p *Page) appendArticle(b []byte, n *report.Narrative) []byte {
	if g := regionOf(n); g != nil {
		place := places.PlaceName(g)
		if n.Village != nil {
			place += n.Village.Name
		}
		b = append(b, `,"contentLocation":{"@type":"Place"`...)
		b = append(appendField(b, "name", place), '}')
	}
	words := make([]string, 0, len(n.Themes)+len(n.Programs))
	for _, t := range n.Themes {
		words = append(words, t.Name)
	}
	for _, x := range n.Programs {
		words = append(words, x.Name)
	}
	b = appendField(b, "keywords", strings.Join(words, ","))
	b = appendField(b, "isBasedOn", SourceTitle(n.Source))
	if p.Base != "" && isShown(n.Cover) {
		b = append(b, `,"image":"`...)
		b = append(p.AppendURL(b, pictureAddress(n.Cover)), '"')
	}
	return b
}

// appendCoverage appends of which place and years a record has figures.
func appendCoverage(b []byte, place string, d *report.Data) []byte {
	b = appendField(b, "spatialCoverage", place)
	if d.SeriesCount() == 0 {
		return b
	}
	first, last := math.MaxInt, 0
	for x := range d.Series() {
		first, last = min(first, x.First), max(last, x.Last())
	}
	b = append(b, `,"temporalCoverage":"`...)
	b = AppendInt(b, first)
	if last > first {
		b = AppendInt(append(b, '/'), last)
	}
	return append(b, '"')
}

// appendDistribution appends where the figures lie as a file. Its address is absolute, so that it is
// only there with base_url.
func (p *Page) appendDistribution(b []byte, path string) []byte {
	if p.Base == "" {
		return b
	}
	b = append(b, `,"distribution":{"@type":"DataDownload","encodingFormat":"`...)
	b = append(append(b, mediatype.CSV...), `","contentUrl":"`...)
	return append(p.AppendURL(b, path), `"}`...)
}

// makers are who made figures: the publishers of their sources, and the titles of sources that name
// no publisher.
type makers struct{ publishers, titles []string }

func (m *makers) add(d *report.Data, x report.Series) {
	for from := range d.SourcesOf(x) {
		switch {
		case from == nil:
		case from.Publisher != "" && !slices.Contains(m.publishers, from.Publisher):
			m.publishers = append(m.publishers, from.Publisher)
		case from.Publisher == "" && !slices.Contains(m.titles, from.Title):
			m.titles = append(m.titles, from.Title)
		}
	}
}

// append appends them as what schema.org calls creator and isBasedOn.
func (m *makers) append(b []byte, and string) []byte {
	for k, name := range m.publishers {
		if k == 0 {
			b = append(b, `,"creator":[`...)
		} else {
			b = append(b, ',')
		}
		b = append(appendField(append(b, `{"@type":"Organization"`...), "name", name), '}')
	}
	if len(m.publishers) > 0 {
		b = append(b, ']')
	}
	return appendField(b, "isBasedOn", strings.Join(m.titles, and))
}

// appendBreadcrumbs appends where the page stands. Addresses are absolute by the rules of
// schema.org, so that they are only there with base_url.
func (p *Page) appendBreadcrumbs(b []byte, a about) []byte {
	b = append(b, `BreadcrumbList","itemListElement":[`...)
	at := 0
	item := func(path, name string) {
		if at++; at > 1 {
			b = append(b, ',')
		}
		b = append(b, `{"@type":"ListItem","position":`...)
		b = appendField(AppendInt(b, at), "name", name)
		if p.Base != "" {
			b = append(b, `,"item":"`...)
			b = append(p.AppendURL(b, path), '"')
		}
		b = append(b, '}')
	}
	item("index.html", p.T("home"))
	for _, c := range a.crumbs {
		item(c.path, c.name)
	}
	item(p.Route.Path, a.heading)
	return append(b, ']')
}

// appendField appends ,"name":"value", nothing where the value is empty.
func appendField(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	b = append(append(append(b, `,"`...), name...), `":`...)
	return jsonstring.AppendInScript(b, value)
}

// newestDate is what readers are told as 内容更新: what site.toml says, else the newest date of
// a text, none where no text has one. The day of the build is no date of any text.
func (s *Model) newestDate() report.Date {
	newest := s.Report.Site.Updated
	if newest.Year != 0 {
		return newest
	}
	for _, n := range s.Report.Narratives {
		for _, d := range [...]report.Date{n.Date, n.Updated} {
			if !n.Draft && d.Compare(newest) > 0 {
				newest = d
			}
		}
	}
	return newest
}
