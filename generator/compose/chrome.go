package compose

import (
	"html/template"
	"strings"

	"casebook/generator/report"
)

// chromeKey says which pages share a header and a footer: those as deep in the site that
// stand under the same entry of the navigation.
type chromeKey struct {
	prefix, entry string
}

// chromeParts is what the pages of a chromeKey share, rendered.
type chromeParts struct {
	header, footer, head template.HTML
	html                 template.HTMLAttr
}

// navEntry is one entry of the navigation; more, one of those that are unfolded.
type navEntry struct {
	key, path, name string
	more            bool
}

// navigation lists what there is: an entry that leads to an empty list is left out. The first
// are the readers' ways in, few enough for one row of a phone.
func (s *Site) navigation() []navEntry {
	rep := s.rep
	var list []navEntry
	more := false
	add := func(there bool, key string) {
		if there {
			list = append(list, navEntry{key, key + "/index.html", s.th.T("nav." + key), more})
		}
	}
	add(len(s.section("cases").list) > 0, "cases")
	add(len(rep.Programs) > 0, "programs")
	add(len(rep.Regions) > 0, "regions")
	add(len(s.section("studies").list) > 0, "studies")
	add(true, "compare")
	add(true, "search")
	more = true
	add(len(rep.Themes) > 0, "themes")
	add(len(rep.Indicators) > 0, "indicators")
	for _, x := range s.sections {
		if x.kind == Section {
			list = append(list, navEntry{x.name, x.name + "/index.html", s.sectionTitle(x), more})
		}
	}
	add(true, "data")
	add(true, "booklet")
	add(true, "about")
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

// renderChrome renders what all pages share, once for each depth and entry that occurs.
func (s *Site) renderChrome() {
	s.chrome = map[chromeKey]chromeParts{}
	entries := s.navigation()
	render := func(path, prefix string) {
		key := chromeKey{prefix, entryOf(path)}
		if _, done := s.chrome[key]; done {
			return
		}
		p := &page{Site: s, prefix: prefix}
		s.chrome[key] = chromeParts{
			header: fragment(p.appendHeader(nil, entries, key.entry)),
			footer: fragment(p.appendFooter(nil)),
			head:   fragment(p.appendSharedHead(nil)),
			html:   template.HTMLAttr(p.appendRootAttributes(nil)),
		}
	}
	for i := range s.routes {
		if r := &s.routes[i]; r.Kind == NotFound {
			render(r.Path, s.root)
		} else if r.Kind.IsPage() {
			render(r.Path, strings.Repeat("../", strings.Count(r.Path, "/")))
		}
	}
	render("villages/x/index.html", "../../")
	render("regions/x/index.html", "../../")
	render("regions/x/page/2/index.html", "../../../../")
}

func (p *page) appendHeader(b []byte, entries []navEntry, current string) []byte {
	b = append(b, `<a class="skip" href="#main">`...)
	b = appendText(b, p.th.T("skip"))
	b = append(b, `</a><header class="masthead"><p class="brand">`...)
	b = p.appendLink(b, "index.html", p.rep.Site.Title)
	b = append(b, `</p><div class="tools" data-tools></div><nav class="nav" aria-label="`...)
	b = appendText(b, p.th.T("nav"))
	b = append(b, `"><ul>`...)
	folded := false
	for _, e := range entries {
		if e.more && !folded {
			folded = true
			b = append(b, `<li><details><summary>`...)
			b = append(appendText(b, p.th.T("nav.more")), `</summary><ul>`...)
		}
		b = append(b, `<li><a href="`...)
		b = p.appendHref(b, e.path)
		b = append(b, '"')
		if e.key == current {
			b = append(b, ` aria-current="true"`...)
		}
		b = appendText(append(b, '>'), e.name)
		b = append(b, `</a>`...)
	}
	if folded {
		b = append(b, `</ul></details>`...)
	}
	return append(b, `</ul></nav></header>`...)
}

func (p *page) appendFooter(b []byte) []byte {
	site := &p.rep.Site
	b = append(b, `<footer class="footer"><p class="footer-links">`...)
	b = p.appendLink(b, "about/index.html", p.th.T("nav.about"))
	b = append(b, ` </p><p>`...)
	b = p.appendLabelled(b, "footer.owner", site.Owner)
	b = p.appendLabelled(b, "footer.contact", site.Contact)
	b = p.appendLabelled(b, "footer.code", site.SiteCode)
	if updated := dateText(p.updated); updated != "" {
		b = append(b, `<span>`...)
		b = append(appendText(b, p.th.T("footer.updated")), `：<time datetime="`...)
		b = append(append(append(b, updated...), `">`...), updated...)
		b = append(b, `</time></span>`...)
	}
	b = append(b, `</p><p>`...)
	b = appendRecord(b, "https://beian.miit.gov.cn/", site.ICP)
	b = appendRecord(b, "https://beian.mps.gov.cn/", site.PoliceRecord)
	b = p.appendLabelled(b, "footer.review", site.ReviewNumber)
	b = append(b, `<span>`...)
	b = appendText(b, p.th.T("footer.made"))
	b = append(b, ` Casebook`...)
	if p.opt.Version != "" {
		b = appendText(append(b, ' '), p.opt.Version)
	}
	return append(b, `</span></p></footer>`...)
}

func (p *page) appendLabelled(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	b = append(b, `<span>`...)
	b = appendText(b, p.th.T(key))
	b = append(b, `：`...)
	b = appendText(b, value)
	return append(b, `</span> `...)
}

// appendRecord links a record's number to the office that keeps it, as the rules of both
// records ask.
func appendRecord(b []byte, url, number string) []byte {
	if number == "" {
		return b
	}
	b = append(append(append(b, `<a href="`...), url...), `">`...)
	b = appendText(b, number)
	return append(b, `</a> `...)
}

// appendRootAttributes appends the attributes of <html>: scripts find there what they fetch
// when a reader first reaches for a chart.
func (p *page) appendRootAttributes(b []byte) []byte {
	b = append(b, `lang="`...)
	b = appendText(b, firstOf(p.rep.Site.Language, "zh-CN"))
	b = append(append(b, `" data-root="`...), p.prefix...)
	if echarts := p.th.Asset("echarts.js"); echarts != "" {
		b = append(b, `" data-echarts="`...)
		b = p.appendHref(b, echarts)
		b = append(b, `" data-chart-options="`...)
		b = p.appendHref(b, p.options)
	}
	return append(b, '"')
}

// appendSharedHead appends style sheets, scripts and the metas that all pages share.
func (p *page) appendSharedHead(b []byte) []byte {
	site := &p.rep.Site
	b = appendMeta(b, "SiteName", site.Title)
	b = appendMeta(b, "SiteIDCode", site.SiteCode)
	b = appendMeta(b, "author", site.Owner)
	b = appendProperty(b, "og:site_name", site.Title)
	b = append(b, `<meta property="og:locale" content="zh_CN">`...)
	b = append(b, `<meta name="color-scheme" content="light dark">`...)
	if icon := p.th.Asset("favicon.svg"); icon != "" {
		b = append(b, `<link rel="icon" href="`...)
		b = append(p.appendHref(b, icon), `">`...)
	}
	if js := p.th.Asset("early.js"); js != "" {
		b = append(b, `<script src="`...)
		b = append(p.appendHref(b, js), `"></script>`...)
	}
	if css := p.th.Asset("site.css"); css != "" {
		b = append(b, `<link rel="stylesheet" href="`...)
		b = append(p.appendHref(b, css), `">`...)
	}
	if js := p.th.Asset("site.js"); js != "" {
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
	b = appendText(b, content)
	return append(b, `">`...)
}

// about is what a page's head says of it.
type about struct {
	heading     string // the h1, and ArticleTitle
	description string
	date        report.Date
	source      string // ContentSource
	crumbs      []crumb
	sample      bool
	draft       bool
	anonymous   bool
}

// crumb is a page above this one.
type crumb struct{ path, name string }

// frame makes the part that all views share.
func (p *page) frame(a about) Page {
	parts := p.chrome[chromeKey{p.prefix, entryOf(p.route.Path)}]
	title := p.title(p.route)
	b := append(make([]byte, 0, 1536), `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>`...)
	b = appendText(b, title)
	b = append(b, `</title>`...)
	b = appendMeta(b, "description", a.description)
	b = appendMeta(b, "ArticleTitle", a.heading)
	date := p.dateOf(a)
	b = appendMeta(b, "PubDate", dateText(date))
	b = appendMeta(b, "ContentSource", firstOf(a.source, p.rep.Site.Owner))
	if p.base != "" && p.route.Kind != NotFound {
		b = append(b, `<link rel="canonical" href="`...)
		b = append(p.appendURL(b, p.route.Path), `">`...)
		if p.route.Kind != Village { // the feed is of narratives, and villages are many
			b = append(b, `<link rel="alternate" type="application/atom+xml" href="`...)
			b = append(p.appendHref(b, "atom.xml"), `">`...)
		}
	}
	b = append(b, parts.head...)
	b = p.appendLinkData(b, a)
	return Page{
		Kind: templateNames[p.route.Kind], HTML: parts.html, Title: title, Heading: a.heading, Root: p.prefix,
		Head: fragment(b), Header: parts.header, Footer: parts.footer,
		Crumbs: p.crumbTrail(a.crumbs), Notices: p.notices(a),
		Tools: p.tools(), Cite: p.citation(a.heading, date),
	}
}

// appendURL appends the absolute address of an output path: index.html is left out, as
// hosts serve it for its folder.
func (s *Site) appendURL(b []byte, path string) []byte {
	b = append(append(b, s.base...), '/')
	return appendPath(b, strings.TrimSuffix(path, "index.html"))
}

func (p *page) crumbTrail(list []crumb) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<nav class="crumbs" aria-label="`...)
	b = appendText(b, p.th.T("crumbs"))
	b = append(b, `"><ol><li>`...)
	b = p.appendLink(b, "index.html", p.th.T("home"))
	for _, c := range list {
		b = append(b, `<li>`...)
		b = p.appendLink(b, c.path, c.name)
	}
	return fragment(append(b, `</ol></nav>`...))
}

func (p *page) notices(a about) template.HTML {
	var b []byte
	note := func(class, key string) {
		b = append(append(append(b, `<p class="notice `...), class...), `">`...)
		b = append(appendTagged(b, "strong", "", p.th.T(key)), ` `...)
		b = appendText(b, p.th.T(key+".why"))
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
