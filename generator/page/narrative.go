package page

import (
	"html/template"
	"slices"
	"strconv"

	"casebook/generator/document"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/search"
)

func caseKind() *Kind      { return narrativeKind("case", report.KindCase) }
func studyKind() *Kind     { return narrativeKind("study", report.KindStudy) }
func checklistKind() *Kind { return narrativeKind("checklist", report.KindChecklist) }

// textKind is a text that is nothing else, and the about page that nobody wrote.
func textKind() *Kind {
	k := narrativeKind("page", report.KindPage)
	k.Folder = "about"
	k.Nav = func(m *Model) []NavEntry { return append(topPages(m), navEntry(m, "about", true, true)...) }
	written := k.Routes
	k.Routes = func(m *Model, add Add) {
		written(m, add)
		add("about/index.html", 0, (*report.Narrative)(nil))
	}
	return k
}

// topPages are the entries of the pages that stand beside the sections, which no list leads to: in the
// order of narratives, by weight first.
func topPages(m *Model) []NavEntry {
	var list []NavEntry
	for _, n := range m.Report.Narratives {
		if n.Section == "" && !n.Index && n.Slug != "about" && n.Kind == report.KindPage {
			list = append(list, NavEntry{Key: n.Slug, Name: n.Title, More: true})
		}
	}
	return list
}

// narrativeKind is the kind of pages that have a narrative of a kind each.
func narrativeKind(name string, kind report.Kind) *Kind {
	return &Kind{
		Name: name, Zero: NarrativeView{},
		Routes: func(m *Model, add Add) {
			for _, n := range m.Report.Narratives {
				if n.Kind == kind && !n.Index {
					add(n.Path, 0, n)
				}
			}
		},
		View: func(p *Page) any { return p.narrativeView(p.Route.Of.(*report.Narrative)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			n := r.Of.(*report.Narrative)
			if n == nil {
				return append(b, m.Theme.T("nav.about")...)
			}
			b = append(b, n.Title...)
			if kind != report.KindPage {
				b = append(append(b, ` · `...), m.Theme.T(kindKeys[kind])...)
			}
			return b
		},
		Thing: func(p *Page, b []byte) []byte {
			n := p.Route.Of.(*report.Narrative)
			if n == nil {
				return append(b, `CollectionPage"`...)
			}
			return p.appendArticle(append(b, `Article"`...), n)
		},
		Date: func(r *Route) report.Date {
			if n := r.Of.(*report.Narrative); n != nil {
				if n.Updated.Compare(n.Date) > 0 {
					return n.Updated
				}
				return n.Date
			}
			return report.Date{}
		},
		Search: func(m *Model) []Document {
			var list []Document
			for _, n := range m.Report.Narratives {
				if n.Kind == kind {
					list = append(list, Document{Path: n.Path, Text: textBytes(n), Page: func() search.Page { return m.searchNarrative(n) }})
				}
			}
			return list
		},
		Deps: func(d Deps, m *Model, r *Route) {
			if n := r.Of.(*report.Narrative); n != nil {
				narrativeDeps(d, m, n)
			} else {
				d.Record(m.Report.Site.At)
			}
		},
	}
}

// narrativeDeps declares what a narrative's page shows.
func narrativeDeps(d Deps, m *Model, n *report.Narrative) {
	d.Page(n, func(d Deps) { pageDeps(d, m, n) })
}

func pageDeps(d Deps, m *Model, n *report.Narrative) {
	d.Text(n)
	c := m.Options.Counts[n]
	d.Value(strconv.Itoa(c.Figures), strconv.Itoa(c.Bound), strconv.Itoa(c.Checked))
	for i := range n.Links {
		to := &n.Links[i]
		path := ""
		switch {
		case to.Narrative != nil:
			path = to.Narrative.Path
		case to.Asset != nil:
			path = to.Asset.Out
		}
		d.Value(path, to.Page, to.Fragment, strconv.FormatBool(to.Broken))
	}
	if n.Village != nil {
		d.County(m.CountyOf[n.Village.Region])
	}
	if n.Region != nil {
		d.Record(n.Region.At)
	}
	for _, block := range n.Blocks {
		if block.Chart != nil {
			chartDeps(d, m, block.Chart)
		}
	}
	for _, ref := range n.FactRefs {
		if ref.Fact != nil { // which may be another text's
			d.Record(ref.Fact.At)
		}
	}
	if n.Doc != nil {
		for _, ref := range n.Doc.FactRefs {
			if ref.Target.Indicator != "" { // a figure of a place, which may be a village
				d.Villages()
				break
			}
		}
	}
	if x := m.FolderOf(n.Section); x != nil {
		if x.Intro != nil {
			d.Card(x.Intro)
		}
		prev, next := x.neighbours(n)
		cardsOf(d, prev)
		cardsOf(d, next)
	}
	cardsOf(d, n.Sites)
	cardsOf(d, m.relatedTo(n))
}

// chartDeps declares what a chart of a narrative draws: of villages' tables all, because it
// may stand beside what is worked out of them.
func chartDeps(d Deps, m *Model, spec *report.ChartSpec) {
	for _, f := range spec.Facts {
		d.Record(f.At)
	}
	for _, g := range spec.Regions {
		d.Record(g.At)
		RecordData(d, &g.Data)
	}
	if len(spec.Villages) > 0 {
		villagesOf(d, m, spec.Villages)
	}
	if spec.Reference.Level != "" {
		d.Villages()
	}
}

// narrativeView makes the page of a case, a study, a checklist or another text. n is nil
// for an about page that nobody wrote.
func (p *Page) narrativeView(n *report.Narrative) NarrativeView {
	if n == nil {
		return p.bareAboutView()
	}
	text := &body{Page: p, n: n, byKey: map[document.FactTarget]int{}}
	p.sample = narrativeSample(n)
	p.madeUp = n.Village != nil && places.VillageSample(n.Village) || n.Source != nil && n.Source.Sample
	w, from := p.begin()
	text.writeBody(w)
	written := p.end(w, from)
	view := NarrativeView{
		Kicker: p.kicker(n), Summary: n.Summary, Byline: p.byline(n), Cover: p.cover(n), Takeaways: p.takeaways(n),
		Contents: p.contents(n), Body: written,
	}
	view.Card, view.Programs = p.placeCard(n), p.programLinks(notOnRoute(n))
	if n.Kind == report.KindCase {
		view.Formula = p.formula(n)
		view.Charts = p.caseCharts(text)
	}
	view.Notes, view.Checked, view.Apart = text.noteList(), p.checked(n, text), text.setsApart()
	if n.Source != nil {
		source := markup.AppendTo(nil)
		p.writeSource(source, n.Source)
		view.Source = source.Fragment()
	}
	view.Sites = p.visited(n)
	view.Related = p.related(n)
	view.Neighbours = p.neighbours(n)
	if p.Route.Path == "about/index.html" {
		view.Imprint = p.imprint()
	}
	view.Frame = p.frame(about{
		heading: n.Title, description: FirstOf(n.Summary, FirstSentence(n)), date: n.Date, source: SourceTitle(n.Source),
		crumbs: p.narrativeCrumbs(n), narrative: n, draft: n.Draft, anonymous: n.Anonymous,
	})
	return view
}

func (p *Page) narrativeCrumbs(n *report.Narrative) []crumb {
	if x := p.FolderOf(n.Section); x != nil {
		return []crumb{{x.Name + "/index.html", p.FolderTitle(x)}}
	}
	return nil
}

// byline says who wrote and who reviewed a narrative, when it was corrected and when it was changed
// last; "" where the author says nothing of these.
func (p *Page) byline(n *report.Narrative) template.HTML {
	w := markup.AppendTo(nil)
	p.writeLabelled(w, "byline.author", n.Author)
	p.writeLabelled(w, "byline.reviewer", n.Reviewer)
	if len(n.Corrections) > 0 {
		w.Open("span").Text(p.T("byline.corrected")).Text(" ")
		for i, x := range slices.Backward(newestFirst(n.Corrections)) {
			w.Open("a").Attr("href", "#"+correctionID(i))
			p.writeDate(w, x.Date)
			w.Close("a")
			if i > 0 {
				w.Text(p.T("list.and"))
			}
		}
		w.Close("span").Text(" ")
	}
	if n.Updated.Year != 0 {
		w.Open("span").Text(p.T("byline.updated")).Text(" ")
		p.writeDate(w, n.Updated)
		w.Close("span")
	}
	return w.Fragment()
}

// visited draws a study's route: each case it saw in its order, with what was found there and what
// a reader takes home from it.
func (p *Page) visited(n *report.Narrative) template.HTML {
	if len(n.Sites) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ol").Class("route")
	for _, x := range n.Sites {
		w.Open("li").Class("item")
		if hasCard(x) {
			w.Attr("data-slug", x.Slug)
		}
		place := markup.AppendTo(nil)
		p.writeWhere(place, x) // when it was published is no part of a route
		if p.writeMarks(place, x); place.Len() > 0 {
			w.Open("p").Class("kicker").HTML(place.Fragment()).Close("p")
		}
		w.Open("h3").Class("title")
		p.writeNamedLink(w, x.Path, x.Title, placeName(x))
		w.Close("h3")
		writeNonEmpty(w, "dl", "", func() { p.writeFound(w, x) })
		w.Close("li")
	}
	return w.Close("ol").Fragment()
}

// writeFound writes what was found at a stop of a route, what a reader takes home from it, and the methods seen there.
func (p *Page) writeFound(w *markup.Writer, x *report.Narrative) {
	if facts := p.weighed(x).Telling(mostOpening); len(facts) > 0 || x.Summary != "" {
		openCardEntry(w, p.T("study.found")).Text(x.Summary)
		writeNonEmpty(w, "p", "main-facts", func() { p.writeMainFacts(w, facts) })
		closeCardEntry(w)
	}
	if len(x.Takeaways) > 0 {
		closeCardEntry(openCardEntry(w, p.T("study.home")).Text(x.Takeaways[0]))
	}
	if len(x.Programs) > 0 {
		openCardEntry(w, p.T("nav.programs"))
		for _, method := range x.Programs {
			p.writeLink(w.Open("span"), programPath(method), method.Name)
			w.Close("span").Text(" ")
		}
		closeCardEntry(w)
	}
}

// notOnRoute is a narrative's methods without those that the stops of its route name.
func notOnRoute(n *report.Narrative) []*report.Program {
	return slices.DeleteFunc(slices.Clone(n.Programs), func(x *report.Program) bool {
		return slices.ContainsFunc(n.Sites, func(site *report.Narrative) bool { return slices.Contains(site.Programs, x) })
	})
}

// related lists what else tells of the same: studies that came here, texts that link here,
// cases of the same programs, in that order and at most eight.
func (p *Page) related(n *report.Narrative) template.HTML {
	tags, links := p.themeTags(n.Themes, false), p.links(p.relatedTo(n))
	return tags + links
}

// relatedTo is the list of related, but for the text of the list it stands in: the path above leads there.
func (p *Model) relatedTo(n *report.Narrative) []*report.Narrative {
	const most = 8
	var list []*report.Narrative
	add := func(more []*report.Narrative) {
		for _, x := range more { // which may be all narratives of a program
			if len(list) == most {
				return
			}
			if x != n && x != p.intros[n.Section] && !slices.Contains(list, x) && !slices.Contains(n.Sites, x) {
				list = append(list, x)
			}
		}
	}
	add(n.VisitedBy)
	add(n.Backlinks)
	for _, x := range n.Programs {
		add(p.Report.OfProgram(x))
	}
	if len(list) < most/2 {
		for _, t := range n.Themes {
			add(t.Narratives)
		}
	}
	return list
}

// neighbours links the narratives before and after in the section.
func (p *Page) neighbours(n *report.Narrative) template.HTML {
	x := p.FolderOf(n.Section)
	if x == nil {
		return ""
	}
	prev, next := x.neighbours(n)
	if len(prev)+len(next) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("nav").Class("neighbours").Attr("aria-label", p.T("neighbours"))
	for _, x := range prev {
		p.writeNeighbour(w, "prev", x)
	}
	for _, x := range next {
		p.writeNeighbour(w, "next", x)
	}
	return w.Close("nav").Fragment()
}

func (p *Page) writeNeighbour(w *markup.Writer, rel string, n *report.Narrative) {
	w.Open("a").Attr("rel", rel).Link("href", p.prefix, n.Path).Element("span", p.T("neighbour."+rel)).Text(" ").Text(n.Title).Close("a")
}

// bareAboutView is the about page of a site whose office wrote none.
func (p *Page) bareAboutView() NarrativeView {
	return NarrativeView{
		Frame:   p.frame(about{heading: p.T("nav.about"), description: FirstOf(p.Report.Site.Subtitle, p.T("home.why"))}),
		Summary: p.Report.Site.Subtitle, Imprint: p.imprint(),
	}
}

// imprint says who publishes the site.
func (p *Page) imprint() template.HTML {
	site := &p.Report.Site
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "dl", "card imprint", func() {
		for _, x := range [...]struct{ key, value string }{
			{"footer.owner", site.Owner}, {"footer.contact", site.Contact}, {"footer.code", site.SiteCode},
			{"footer.icp", site.ICP}, {"footer.police", site.PoliceRecord}, {"footer.review", site.ReviewNumber},
		} {
			if x.value != "" {
				closeCardEntry(openCardEntry(w, p.T(x.key)).Text(x.value))
			}
		}
	})
	return w.Fragment()
}
