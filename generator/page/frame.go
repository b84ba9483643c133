package page

import (
	"crypto/sha256"
	"html/template"
	"slices"
	"strings"

	"casebook/generator/report"
)

// chromeKey says which pages share a header and a footer: those as deep in the site that
// stand under the same entry of the navigation.
type sharedKey struct {
	prefix, entry string
}

// chromeParts is what the pages of a chromeKey share, rendered.
type sharedParts struct {
	header, footer, head template.HTML
	html                 template.HTMLAttr
	sum                  [32]byte // of all four
}

// NavEntry is one entry of the navigation. The first are the readers' ways in, few enough for
// one row of a phone.
type NavEntry struct {
	Key  string // the folder it leads to
	Name string
	More bool // it is one of those that are unfolded
}

func (e NavEntry) path() string { return e.Key + "/index.html" }

// navEntry is the one entry of a kind. An entry that leads to an empty list is left out.
func navEntry(m *Model, key string, more, there bool) []NavEntry {
	if !there {
		return nil
	}
	return []NavEntry{{Key: key, Name: m.Theme.T("nav." + key), More: more}}
}

// navigation lists what there is.
func (s *Model) navigation() []NavEntry {
	var list []NavEntry
	for _, k := range s.kinds {
		if k.Nav != nil {
			list = append(list, k.Nav(s)...)
		}
	}
	slices.SortStableFunc(list, func(a, b NavEntry) int { return Flag(a.More) - Flag(b.More) })
	return list
}

// entryOf is the entry of the navigation that a path stands under.
func entryOf(path string) string {
	folder, _, deep := strings.Cut(path, "/")
	switch {
	case !deep:
		return ""
	case folder == "villages":
		return "regions"
	}
	return folder
}

// chromeOf renders what a page shares with others, once for each depth and entry that occurs.
func (s *Model) shared(prefix, path string) *sharedParts {
	key := sharedKey{prefix, entryOf(path)}
	if made, ok := s.sharedBy.Load(key); ok {
		return made.(*sharedParts)
	}
	p := &Page{Model: s, prefix: prefix}
	header, footer, head, html := p.appendHeader(nil, s.navigation(), key.entry), p.appendFooter(nil), p.appendSharedHead(nil), p.appendRootAttributes(nil)
	parts, _ := s.sharedBy.LoadOrStore(key, &sharedParts{
		header: fragment(header), footer: fragment(footer), head: fragment(head), html: template.HTMLAttr(html),
		sum: sha256.Sum256(slices.Concat(header, []byte{0}, footer, []byte{0}, head, []byte{0}, html)),
	})
	return parts.(*sharedParts)
}

// ChromeSum is a hash of all that the page of a route shares with others.
func (s *Model) SharedSum(r Route) [32]byte { return s.shared(s.NewPage(r).prefix, r.Path).sum }

// appendBrand appends the site's name, behind its logo where it has one, as the way home.
func (p *Page) appendBrand(b []byte) []byte {
	b = append(b, `<a href="`...)
	b = append(p.appendHref(b, "index.html"), `">`...)
	if logo := p.Report.Site.Logo; logo != nil {
		b = append(b, `<img class="logo" src="`...)
		b = append(p.appendHref(b, logo.Out), `" alt="">`...)
	}
	return append(AppendText(b, p.Report.Site.Title), `</a>`...)
}

func (p *Page) appendHeader(b []byte, entries []NavEntry, current string) []byte {
	b = append(b, `<a class="skip" href="#main">`...)
	b = AppendText(b, p.Theme.T("skip"))
	b = append(b, `</a><header class="masthead"><p class="brand">`...)
	b = append(p.appendBrand(b), `</p><div class="tools" data-tools></div><nav class="nav" aria-label="`...)
	b = AppendText(b, p.Theme.T("nav"))
	b = append(b, `"><ul>`...)
	folded := false
	for _, e := range entries {
		if e.More && !folded {
			folded = true
			b = append(b, `<li><details><summary>`...)
			b = append(AppendText(b, p.Theme.T("nav.more")), `</summary><ul>`...)
		}
		b = append(b, `<li><a href="`...)
		b = p.appendHref(b, e.path())
		b = append(b, '"')
		if e.Key == current {
			b = append(b, ` aria-current="true"`...)
		}
		b = AppendText(append(b, '>'), e.Name)
		b = append(b, `</a>`...)
	}
	if folded {
		b = append(b, `</ul></details>`...)
	}
	return append(b, `</ul></nav></header>`...)
}

func (p *Page) appendFooter(b []byte) []byte {
	site := &p.Report.Site
	b = append(b, `<footer class="footer"><p class="footer-links">`...)
	b = p.appendLink(b, "about/index.html", p.Theme.T("nav.about"))
	b = append(b, ` </p><p>`...)
	b = p.appendLabelled(b, "footer.owner", site.Owner)
	b = p.appendLabelled(b, "footer.contact", site.Contact)
	b = p.appendLabelled(b, "footer.code", site.SiteCode)
	if updated := DateText(p.Updated); updated != "" {
		b = append(b, `<span>`...)
		b = append(AppendText(b, p.Theme.T("footer.updated")), `：<time datetime="`...)
		b = append(append(append(b, updated...), `">`...), updated...)
		b = append(b, `</time></span>`...)
	}
	b = append(b, `</p><p>`...)
	b = appendRecord(b, "https://beian.miit.gov.cn/", site.ICP)
	b = appendRecord(b, "https://beian.mps.gov.cn/", site.PoliceRecord)
	b = p.appendLabelled(b, "footer.review", site.ReviewNumber)
	b = append(b, `<span>`...)
	b = AppendText(b, p.Theme.T("footer.made"))
	b = append(b, ` Casebook`...)
	if p.Options.Version != "" {
		b = AppendText(append(b, ' '), p.Options.Version)
	}
	return append(b, `</span></p></footer>`...)
}

func (p *Page) appendLabelled(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	b = append(b, `<span>`...)
	b = AppendText(b, p.Theme.T(key))
	b = append(b, `：`...)
	b = AppendText(b, value)
	return append(b, `</span> `...)
}

// appendRecord links a record's number to the office that keeps it, as the rules of both
// records ask.
func appendRecord(b []byte, url, number string) []byte {
	if number == "" {
		return b
	}
	b = append(append(append(b, `<a href="`...), url...), `">`...)
	b = AppendText(b, number)
	return append(b, `</a> `...)
}

// appendRootAttributes appends the attributes of <html>: scripts find there what they fetch
// when a reader first reaches for a chart.
func (p *Page) appendRootAttributes(b []byte) []byte {
	b = append(b, `lang="`...)
	b = AppendText(b, FirstOf(p.Report.Site.Language, "zh-CN"))
	b = append(append(b, `" data-root="`...), p.prefix...)
	if echarts := p.Theme.Asset("echarts.js"); echarts != "" {
		b = append(b, `" data-echarts="`...)
		b = p.appendHref(b, echarts)
		b = append(b, `" data-chart-options="`...)
		b = p.appendHref(b, p.optionScript)
	}
	return append(b, '"')
}

// appendSharedHead appends style sheets, scripts and the metas that all pages share.
func (p *Page) appendSharedHead(b []byte) []byte {
	site := &p.Report.Site
	b = appendMeta(b, "SiteName", site.Title)
	b = appendMeta(b, "SiteIDCode", site.SiteCode)
	b = appendMeta(b, "author", site.Owner)
	b = appendProperty(b, "og:site_name", site.Title)
	b = append(b, `<meta property="og:locale" content="zh_CN">`...)
	b = append(b, `<meta name="color-scheme" content="light dark">`...)
	if icon := p.Theme.Asset("favicon.svg"); icon != "" {
		b = append(b, `<link rel="icon" href="`...)
		b = append(p.appendHref(b, icon), `">`...)
	}
	if js := p.Theme.Asset("early.js"); js != "" {
		b = append(b, `<script src="`...)
		b = append(p.appendHref(b, js), `"></script>`...)
	}
	if css := p.Theme.Asset("site.css"); css != "" {
		b = append(b, `<link rel="stylesheet" href="`...)
		b = append(p.appendHref(b, css), `">`...)
	}
	if js := p.Theme.Asset("site.js"); js != "" {
		b = append(b, `<script defer src="`...)
		b = p.appendHref(b, js)
		b = append(b, `"></script>`...)
	}
	return b
}

func appendMeta(b []byte, name, content string) []byte {
	if content == "" {
		return b
	}
	b = append(append(append(b, `<meta name="`...), name...), `" content="`...)
	b = AppendText(b, content)
	return append(b, `">`...)
}

// about is what a page's head says of it.
type about struct {
	heading     string // the h1, and ArticleTitle
	description string
	date        report.Date
	source      string // ContentSource
	crumbs      []crumb
	narrative   *report.Narrative // that is the page's text
	bare        bool              // without what other programs read of it
	sample      bool
	draft       bool
	anonymous   bool
}

// crumb is a page above this one.
type crumb struct{ path, name string }

// frame makes the part that all views share.
func (p *Page) frame(a about) Frame {
	parts := p.shared(p.prefix, p.Route.Path)
	title := p.title(p.Route)
	b := append(make([]byte, 0, 1536), `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>`...)
	b = AppendText(b, title)
	b = append(b, `</title>`...)
	b = appendMeta(b, "description", a.description)
	b = appendMeta(b, "ArticleTitle", a.heading)
	date := p.dateOf(a)
	b = appendMeta(b, "PubDate", DateText(date))
	b = appendMeta(b, "ContentSource", FirstOf(a.source, p.Report.Site.Owner))
	if omit := p.Route.Kind.Omit; p.Base != "" && omit&OmitAddress == 0 {
		b = append(b, `<link rel="canonical" href="`...)
		b = append(p.AppendURL(b, p.Route.Path), `">`...)
		if omit&OmitFeed == 0 {
			b = append(b, `<link rel="alternate" type="application/atom+xml" href="`...)
			b = append(p.appendHref(b, "atom.xml"), `">`...)
		}
	}
	b = append(b, parts.head...)
	b = p.appendLinkData(b, a)
	return Frame{
		Kind: p.Route.Kind.Name, HTML: parts.html, Title: title, Heading: a.heading, Root: p.prefix,
		Head: fragment(b), Header: parts.header, Footer: parts.footer,
		Crumbs: p.crumbTrail(a.crumbs), Notices: p.notices(a),
		Tools: p.tools(a), Cite: p.citation(a.heading, date),
	}
}

// AppendURL appends the absolute address of an output path: index.html is left out, as
// hosts serve it for its folder.
func (s *Model) AppendURL(b []byte, path string) []byte {
	b = append(append(b, s.Base...), '/')
	return appendPath(b, strings.TrimSuffix(path, "index.html"))
}

func (p *Page) crumbTrail(list []crumb) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<nav class="crumbs" aria-label="`...)
	b = AppendText(b, p.Theme.T("crumbs"))
	b = append(b, `"><ol><li>`...)
	b = p.appendLink(b, "index.html", p.Theme.T("home"))
	for _, c := range list {
		b = append(b, `<li>`...)
		b = p.appendLink(b, c.path, c.name)
	}
	return fragment(append(b, `</ol></nav>`...))
}

func (p *Page) notices(a about) template.HTML {
	var b []byte
	note := func(class, key string) {
		b = append(append(append(b, `<p class="notice `...), class...), `">`...)
		b = append(appendTagged(b, "strong", "", p.Theme.T(key)), ` `...)
		b = AppendText(b, p.Theme.T(key+".why"))
		b = append(b, `</p>`...)
	}
	if a.sample {
		note("notice-sample", "sample")
	}
	if a.draft {
		note("notice-draft", "draft")
	}
	if a.anonymous {
		note("notice-anonymous", "anonymous")
	}
	return fragment(b)
}
