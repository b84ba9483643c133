package page

import (
	"crypto/sha256"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/markup"
	"casebook/generator/mediatype"
	"casebook/generator/report"
)

// chromeKey says which pages share a header and a footer: those as deep in the site that
// stand under the same entry of the navigation.
type sharedKey struct {
	prefix, entry string
}

// sharedParts is what the pages of a chromeKey share, rendered.
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
	case folder == "editions": // what was corrected since each
		return "corrections"
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
	made := &sharedParts{header: p.header(s.navigation(), key.entry), footer: p.footer(), head: p.sharedHead(isTool(key.entry)), html: p.rootAttributes()}
	made.sum = sha256.Sum256([]byte(string(made.header) + "\x00" + string(made.footer) + "\x00" + string(made.head) + "\x00" + string(made.html)))
	parts, _ := s.sharedBy.LoadOrStore(key, made)
	return parts.(*sharedParts)
}

// SharedSum is a hash of all that the page of a route shares with others.
func (s *Model) SharedSum(r Route) [32]byte { return s.shared(s.prefixOf(&r), r.Path).sum }

// writeBrand writes the site's name, behind its logo where it has one, as the way home.
// shortBrand is how many signs of a site's title have room beside the tools of a phone's masthead.
const shortBrand = 8

func (p *Page) writeBrand(w *markup.Writer) {
	w.Open("a").Link("href", p.prefix, "index.html")
	if logo := p.Report.Site.Logo; isShown(logo) {
		p.writePictureSource(w.Open("img").Class("logo"), logo, inHead).Attr("alt", "")
	}
	w.Text(p.Report.Site.Title).Close("a")
}

func (p *Page) header(entries []NavEntry, current string) template.HTML {
	w := markup.AppendTo(nil)
	w.Open("a").Class("skip").Attr("href", "#main").Text(p.T("skip")).Close("a")
	if p.Report.Site.Internal { // at the head of every page, and in print of every sheet
		w.Open("p").Class("edition").Element("strong", p.T("internal")).Text(" ").Element("span", p.T("internal.why")).Close("p")
	}
	brand := "brand"
	if utf8.RuneCountInString(p.Report.Site.Title) > shortBrand {
		brand = "brand long"
	}
	w.Open("header").Class("masthead").Open("p").Class(brand)
	p.writeBrand(w)
	w.Close("p").Open("div").Class("tools").Flag("data-tools").Close("div")
	w.Open("nav").Class("nav").Attr("aria-label", p.T("nav")).Open("ul")
	folded := false
	for _, e := range entries {
		if e.More && !folded {
			folded = true
			w.Open("li").Open("details").Element("summary", p.T("nav.more")).Open("ul")
		}
		w.Open("li").Open("a").Link("href", p.prefix, e.path())
		if e.Key == current {
			w.Attr("aria-current", "true")
		}
		w.Text(e.Name).Close("a")
	}
	if folded {
		w.Close("ul").Close("details")
	}
	return w.Close("ul").Close("nav").Close("header").Fragment()
}

func (p *Page) footer() template.HTML {
	site := &p.Report.Site
	w := markup.AppendTo(nil)
	w.Open("footer").Class("footer").Open("p").Class("footer-links")
	p.writeLink(w, "about/index.html", p.T("nav.about"))
	w.Text(" ").Close("p")
	writeNonEmpty(w, "p", "", func() {
		p.writeLabelled(w, "footer.owner", site.Owner)
		p.writeLabelled(w, "footer.contact", site.Contact)
		p.writeLabelled(w, "footer.code", site.SiteCode)
		if updated := DateText(p.Updated); updated != "" {
			w.Open("span")
			p.writeFilled(w, "label", func(hole string) {
				if hole == "name" {
					w.Text(p.T("footer.updated"))
				} else {
					w.Open("time").Attr("datetime", updated).Text(updated).Close("time")
				}
			})
			w.Close("span")
		}
	})
	w.Open("p")
	writeRecord(w, "https://beian.miit.gov.cn/", site.ICP)
	writeRecord(w, "https://beian.mps.gov.cn/", site.PoliceRecord)
	p.writeLabelled(w, "footer.review", site.ReviewNumber)
	w.Open("span")
	p.writeFormat(w, "footer.made", "program", strings.TrimSpace("Casebook "+p.Options.Version))
	return w.Close("span").Close("p").Close("footer").Fragment()
}

func (p *Page) writeLabelled(w *markup.Writer, key, value string) {
	if value != "" {
		w.Element("span", p.label(p.T(key), value)).Text(" ")
	}
}

// writeRecord links a record's number to the office that keeps it, as the rules of both
// records ask.
func writeRecord(w *markup.Writer, url, number string) {
	if number != "" {
		w.Open("a").Attr("href", url).Text(number).Close("a").Text(" ")
	}
}

// rootAttributes are the attributes of <html>: scripts find there what they fetch when a
// reader first reaches for a chart.
func (p *Page) rootAttributes() template.HTMLAttr {
	w := markup.AppendTo(nil)
	w.Attr("lang", p.language()).Attr("data-root", p.prefix)
	if p.Report.Site.Internal {
		w.Attr("data-edition", "internal").Attr("data-mark", p.T("internal"))
	}
	if echarts := p.Theme.Asset("echarts.js"); echarts != "" {
		w.Link("data-echarts", p.prefix, echarts).Link("data-chart-options", p.prefix, p.optionScript)
	}
	return template.HTMLAttr(strings.TrimPrefix(string(w.Unended()), " "))
}

// language is the BCP 47 tag of the site's language.
func (s *Model) language() string { return FirstOf(s.Report.Site.Language, "zh-CN") }

// isTool tells whether the pages of an entry of the navigation are worked with: comparisons, also of one's own
// village with an indicator's, the booklet and the search have styles that no other page needs.
func isTool(entry string) bool {
	return entry == "compare" || entry == "indicators" || entry == "booklet" || entry == "search"
}

// sharedHead makes the style sheets, scripts and metas that all pages share.
func (p *Page) sharedHead(isTool bool) template.HTML {
	site := &p.Report.Site
	w := markup.AppendTo(nil)
	writeMeta(w, "SiteName", site.Title)
	writeMeta(w, "SiteIDCode", site.SiteCode)
	writeMeta(w, "author", site.Owner)
	writeProperty(w, "og:site_name", site.Title)
	writeProperty(w, "og:locale", strings.ReplaceAll(p.language(), "-", "_"))
	writeMeta(w, "color-scheme", "light dark")
	if site.Internal {
		writeMeta(w, "robots", "noindex, nofollow")
	}
	if icon := p.Theme.Asset("favicon.svg"); icon != "" {
		w.Open("link").Attr("rel", "icon").Link("href", p.prefix, icon)
	}
	if js := p.Theme.Asset("early.js"); js != "" {
		w.Open("script").Link("src", p.prefix, js).Close("script")
	}
	if css := p.Theme.StyleSheet(isTool); css != "" {
		w.Open("link").Attr("rel", "stylesheet").Link("href", p.prefix, css)
	}
	w.Open("script").Flag("defer").Link("src", p.prefix, "edition.js").Close("script")
	if js := p.Theme.Asset("site.js"); js != "" {
		// It breaks titles between words: after the first frame that would be seen.
		w.Open("script").Flag("defer").Attr("blocking", "render").Link("src", p.prefix, js)
		if later := p.Theme.Asset("wechat.js"); later != "" {
			w.Link("data-wechat", p.prefix, later)
		}
		w.Close("script")
	}
	return w.Fragment()
}

func writeMeta(w *markup.Writer, name, content string) {
	if content != "" {
		w.Open("meta").Attr("name", name).Attr("content", content)
	}
}

// writeProperty writes a meta of the Open Graph protocol.
func writeProperty(w *markup.Writer, name, content string) {
	if content != "" {
		w.Open("meta").Attr("property", name).Attr("content", content)
	}
}

// about is what a page's head says of it.
type about struct {
	heading     string // the h1, and ArticleTitle
	description string
	date        report.Date
	source      string // ContentSource
	crumbs      []crumb
	trail       template.HTML       // of the crumbs, where it is made already
	narrative   *report.Narrative   // that is the page's text
	texts       []*report.Narrative // that tell of what the page is of, and can be taken along with it
	former      []report.Former     // what the place was called before
	movedTo     string              // the path of the page that a reader is led to at once
	bare        bool                // without what other programs read of it
	draft       bool
	anonymous   bool
}

// crumb is a page above this one.
type crumb struct{ path, name string }

// plainView is a page with a heading, what stands under it and what follows.
func (p *Page) plainView(heading, lead string, main template.HTML) PlainView {
	return PlainView{Frame: p.frame(about{heading: heading, description: lead}), Lead: lead, Main: main}
}

// frame makes the part that all views share, after what it frames: its notices tell what was found there.
func (p *Page) frame(a about) Frame {
	parts := p.shared(p.prefix, p.Route.Path)
	title := p.title(p.Route)
	w, from := p.begin()
	w.Open("meta").Attr("charset", "utf-8")
	writeMeta(w, "viewport", "width=device-width, initial-scale=1")
	w.Element("title", title)
	writeMeta(w, "description", a.description)
	writeMeta(w, "ArticleTitle", a.heading)
	date := a.date
	writeMeta(w, "PubDate", DateText(date))
	writeMeta(w, "ContentSource", FirstOf(a.source, p.Report.Site.Owner))
	if omit := p.Route.Kind.Omit; p.Base != "" && omit&OmitAddress == 0 {
		p.writeAddress(w.Open("link").Attr("rel", "canonical"), "href", FirstOf(a.movedTo, p.Route.Path))
		if omit&OmitFeed == 0 && p.HasFeed {
			w.Open("link").Attr("rel", "alternate").Attr("type", mediatype.Atom).Link("href", p.prefix, "atom.xml")
		}
	}
	if a.movedTo != "" {
		w.Open("meta").Attr("http-equiv", "refresh").Attr("content", "0; url="+p.href(a.movedTo))
	}
	w.HTML(parts.head)
	p.writeLinkData(w, a)
	head := p.end(w, from)
	if a.trail == "" {
		a.trail = p.crumbTrail(a.crumbs)
	}
	return Frame{
		Kind: p.Route.Kind.Name, HTML: parts.html, Title: title, Heading: a.heading, Root: p.prefix,
		Head: head, Header: parts.header, Footer: parts.footer,
		Crumbs: a.trail, Notices: p.notices(a),
		Tools: p.tools(a), Cite: p.citation(a.heading, date),
	}
}

// AppendURL appends the absolute address of an output path: index.html is left out, as
// hosts serve it for its folder.
func (s *Model) AppendURL(b []byte, path string) []byte {
	b = append(append(b, s.Base...), '/')
	return markup.AppendPath(b, strings.TrimSuffix(path, "index.html"))
}

// writeAddress writes an attribute that is the absolute address of an output path.
func (s *Model) writeAddress(w *markup.Writer, attribute, path string) {
	var room [128]byte
	w.Attr(attribute, string(s.AppendURL(room[:0], path)))
}

func (p *Page) crumbTrail(list []crumb) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("nav").Class("crumbs").Attr("aria-label", p.T("crumbs")).Open("ol").Open("li")
	p.writeLink(w, "index.html", p.T("home"))
	for _, c := range list {
		p.writeLink(w.Open("li"), c.path, c.name)
	}
	return p.end(w.Close("ol").Close("nav"), from)
}

func (p *Page) notices(a about) template.HTML {
	w := markup.AppendTo(nil)
	note := func(class, key string) {
		w.Open("p").Class(class).Element("strong", p.T(key)).Text(" ").Text(p.T(key + ".why")).Close("p")
	}
	if p.sample {
		note("notice notice-sample", "sample")
	}
	if a.draft {
		note("notice notice-draft", "draft")
	}
	if a.anonymous {
		note("notice notice-anonymous", "anonymous")
	}
	if a.narrative != nil {
		p.writeCorrections(w, a.narrative.Corrections)
	}
	p.writeFormer(w, a.former)
	return w.Fragment()
}
