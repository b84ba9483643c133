package page

import (
	"strings"
	"unicode/utf8"

	"casebook/generator/places"
	"casebook/generator/report"
)

// appendLinkData appends what other programs read of a page: Open Graph metas, and
// schema.org's Article, Dataset, WebSite or CollectionPage and BreadcrumbList as JSON-LD.
// A block of data is not run, so the strict policy allows it. The hundreds of thousands of
// villages' pages that are long do without: what they show is in the catalogue of the data.
func (p *Page) appendLinkData(b []byte, a about) []byte {
	if p.Route.Kind.Omit&OmitAddress != 0 || a.bare {
		return b
	}
	n := a.narrative
	kind := "website"
	if n != nil {
		kind = "article"
	}
	b = appendProperty(b, "og:type", kind)
	b = appendProperty(b, "og:title", a.heading)
	b = appendProperty(b, "og:description", a.description)
	if p.Base != "" {
		b = append(b, `<meta property="og:url" content="`...)
		b = append(p.AppendURL(b, p.Route.Path), `">`...)
		if n != nil && n.Cover != nil {
			b = append(b, `<meta property="og:image" content="`...)
			b = append(p.AppendURL(b, n.Cover.Out), `">`...)
		}
	}
	b = p.appendThing(b, a)
	return p.appendBreadcrumbs(b, a)
}

func appendProperty(b []byte, name, content string) []byte {
	if content == "" {
		return b
	}
	b = append(append(append(b, `<meta property="`...), name...), `" content="`...)
	return append(AppendText(b, content), `">`...)
}

const dataBlock = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"`

// appendThing appends what the page is.
func (p *Page) appendThing(b []byte, a about) []byte {
	site := &p.Report.Site
	b = append(b, dataBlock...)
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
	b = appendField(b, "inLanguage", FirstOf(site.Language, "zh-CN"))
	b = appendField(b, "datePublished", DateText(p.dateOf(a)))
	if a.sample {
		b = appendField(b, "creativeWorkStatus", p.Theme.T("sample"))
	}
	if site.Owner != "" {
		b = append(b, `,"publisher":{"@type":"Organization"`...)
		b = append(appendField(b, "name", site.Owner), '}')
	}
	if p.Base != "" {
		b = append(b, `,"url":"`...)
		b = append(p.AppendURL(b, p.Route.Path), '"')
	}
	return append(b, `}</script>`...)
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
	if p.Base != "" && n.Cover != nil {
		b = append(b, `,"image":"`...)
		b = append(p.AppendURL(b, n.Cover.Out), '"')
	}
	return b
}

// appendCoverage appends of which place and years a record has figures.
func appendCoverage(b []byte, place string, d *report.Data) []byte {
	b = appendField(b, "spatialCoverage", place)
	first, last := 0, 0
	for x := range d.Series() {
		if first == 0 || x.First < first {
			first = x.First
		}
		last = max(last, x.Last())
	}
	if last == 0 {
		return b
	}
	b = append(b, `,"temporalCoverage":"`...)
	b = AppendInt(b, first)
	if last > first {
		b = AppendInt(append(b, '/'), last)
	}
	return append(b, '"')
}

// appendBreadcrumbs appends where the page stands. Addresses are absolute by the rules of
// schema.org, so that they are only there with base_url.
func (p *Page) appendBreadcrumbs(b []byte, a about) []byte {
	if len(a.crumbs) == 0 {
		return b
	}
	b = append(b, dataBlock...)
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
	item("index.html", p.Theme.T("home"))
	for _, c := range a.crumbs {
		item(c.path, c.name)
	}
	item(p.Route.Path, a.heading)
	return append(b, `]}</script>`...)
}

// appendField appends ,"name":"value", nothing where the value is empty.
func appendField(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	b = append(append(append(b, `,"`...), name...), `":`...)
	return appendQuoted(b, value)
}

// appendQuoted appends a string that is right in JSON, in JavaScript and inside <script>:
// what could end the element or begin a comment in it is escaped.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '\u2028' && c != '\u2029' {
			i += size
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', byte(c))
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, '\\', 'u', upperHex[c>>12&15], upperHex[c>>8&15], upperHex[c>>4&15], upperHex[c&15])
		}
		i += size
		from = i
	}
	return append(append(b, s[from:]...), '"')
}

// dateOf is a page's own date, else that of the newest text of the site: a page without a
// date of its own says until when what it shows was kept.
func (p *Page) dateOf(a about) report.Date {
	if a.date.Year != 0 {
		return a.date
	}
	return p.Updated
}

// newestDate is the date of the newest text, the day of the build where none has one.
func (s *Model) newestDate() report.Date {
	if list := s.Newest(1); len(list) > 0 {
		return list[0].Date
	}
	return s.Options.Today
}
