package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// Lengths of the lists on the first page.
const (
	homeCases    = 6
	homePrograms = 6
	homeStudies  = 4
	homeThemes   = 30
	homeFacts    = 3
	leadPrograms = 3
	homeSeconds  = 2 // cases shown with their figures behind the lead; of others the title says enough
	homeCharts   = 3

	minTrendYears = 5
)

func homeKind() *Kind {
	return &Kind{
		Name: "home", Zero: HomeView{}, Signs: true,
		Routes: func(_ *Model, add Add) { add("index.html", 0, nil) },
		View:   func(p *Page) any { return p.homeView() },
		Title:  func(b []byte, m *Model, _ *Route) []byte { return append(b, m.Report.Site.Title...) },
		Thing:  func(_ *Page, b []byte) []byte { return append(b, `WebSite"`...) },
		Deps:   func(d Deps, _ *Model, _ *Route) { d.Everything() }, // it counts the figures of all texts
	}
}

func (p *Page) homeView() HomeView {
	cases, studies := p.FolderOf("cases").List, p.FolderOf("studies").List
	view := HomeView{
		Subtitle: p.Report.Site.Subtitle, Text: p.introText(""), Bound: p.boundFigures() > 0, Doors: p.doors(),
		Programs: p.programItems(p.tellingPrograms(homePrograms)),
		Studies:  p.items(studies[:min(len(studies), homeStudies)]),
		Themes:   p.themeTags(p.Report.Themes[:min(len(p.Report.Themes), homeThemes)], true),
		Regions:  p.roots(), Trends: p.homeTrends(), Indicators: p.indicatorLinks(), Sections: p.sectionLinks(),
	}
	if len(cases) > 0 {
		view.Lead = p.lead(cases[0])
		view.Cases = p.briefs(cases[1:min(len(cases), homeCases+1)])
	}
	view.Scope = p.scope()
	heading := p.Report.Site.Title
	view.Frame = p.frame(about{heading: heading, description: cmp.Or(p.Report.Site.Subtitle, p.T("home.why"))})
	return view
}

// tellingPrograms returns the programs that most texts tell of and whose parts are known; where
// there are fewer, others too.
func (p *Page) tellingPrograms(most int) []*report.Program {
	known, others := split(p.Report.Programs, func(x *report.Program) bool { return x.Stated && len(x.Parts) > 0 })
	slices.SortStableFunc(known, func(a, b *report.Program) int { return len(p.Report.OfProgram(b)) - len(p.Report.OfProgram(a)) })
	return slices.Concat(known, others)[:min(len(known)+len(others), most)]
}

// scope says in a line what the site's texts are from and how new they are; "" where nothing is
// known of either.
func (p *Page) scope() template.HTML {
	var names []string
	all := 0
	for _, g := range p.Report.Regions {
		if g.Parent == nil && p.tally(g).Narratives > 0 {
			if all++; places.IsNumeric(g.Code) { // a place of the country, not a heading for texts without one
				names = append(names, g.Name)
			}
		}
	}
	line := ""
	switch shown := names[:min(len(names), scopePlaces)]; {
	case len(names) == 0:
	case all == len(shown):
		line = p.Format("home.scope", "places", strings.Join(shown, p.T("and")))
	case len(names) == len(shown): // the others are headings: 全国, places that a source does not name
		line = p.Format("home.scope-others", "places", strings.Join(shown, p.T("and")))
	default:
		line = p.Format("home.scope-more", "places", strings.Join(shown, p.T("and")), "n", grouped(all))
	}
	w := markup.AppendTo(nil)
	w.Text(line)
	switch updated := p.dateWords(p.Updated); {
	case updated == "":
	case line == "":
		w.Text(p.label(p.T("footer.updated"), updated))
	default:
		p.writeFilled(w, "home.updated", func(string) { writeTagged(w, "span", "nb", updated) })
	}
	return w.Fragment()
}

// scopePlaces is how many regions the first page's line names.
const scopePlaces = 3

// figuresIn counts the years of a series that have a figure.
func figuresIn(x report.Series) int {
	n := 0
	for _, d := range x.Values.All() {
		if !d.IsMissing() {
			n++
		}
	}
	return n
}

// homeTrends draws the fullest course of each group of indicators that a region has true
// figures of, up to three.
func (p *Page) homeTrends() template.HTML {
	var trends template.HTML
	for _, g := range p.Report.Groups {
		var fullest *report.Indicator
		years := minTrendYears - 1
		for _, i := range g.Indicators {
			m := &p.Measures[i.Index]
			if m.Sample || len(m.Regions) == 0 {
				continue
			}
			if n := figuresIn(m.Regions[0].Find(i)); n > years {
				fullest, years = i, n
			}
		}
		if fullest != nil && p.charts < homeCharts {
			trends += p.trend(fullest, &p.Measures[fullest.Index])
		}
	}
	return trends
}

// boundFigures counts the figures of all texts that lead to their sources.
func (p *Page) boundFigures() int {
	n := 0
	for _, x := range p.Report.Narratives {
		if x.Doc != nil {
			n += len(x.Doc.FactRefs)
		}
	}
	return n
}

// doors are the readers' ways in, each with how much stands behind it. There is none where a few cases are
// all that a site has: the first page shows them itself.
func (p *Page) doors() template.HTML {
	figures := p.boundFigures()
	if r := p.Report; figures+len(r.Programs)+len(r.Villages)+len(r.Indicators)+len(p.FolderOf("studies").List) == 0 && len(p.FolderOf("cases").List) <= homeCases+1 {
		return ""
	}
	type tally struct {
		n   int
		key string
	}
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "ul", "doors", func() {
		for _, door := range [...]struct {
			path, key string
			holds     []tally
		}{
			{"cases/index.html", "home.cases", []tally{{len(p.FolderOf("cases").List), "total.cases"}, {len(p.FolderOf("studies").List), "total.studies"}}},
			{"programs/index.html", "home.programs", []tally{{len(p.Report.Programs), "total.programs"}}},
			{"compare/index.html", "home.compare", []tally{{len(p.Report.Villages), "total.villages"}, {len(p.Report.Indicators), "total.indicators"}}},
			{"data/index.html", "home.data", []tally{{figures, "total.figures"}}},
		} {
			holds := slices.DeleteFunc(door.holds, func(x tally) bool { return x.n == 0 })
			if len(holds) == 0 {
				continue
			}
			w.Open("li").Open("a").Link("href", p.prefix, door.path).Element("strong", p.T(door.key)).Text(" ").Open("span")
			for i, x := range holds {
				if i > 0 {
					w.Text(p.T("comma"))
				}
				writeMessage(w, p.Theme.Words().Count(x.key, x.n), func(string) { w.Element("b", grouped(x.n)) })
			}
			w.Close("span").Close("a")
		}
	})
	return w.Fragment()
}

// richest returns the program whose drawing has the most to show; nil where none has parts.
func richest(list []*report.Program) *report.Program {
	var best *report.Program
	most := 0
	for _, x := range list {
		n := 0
		for i := range x.Parts {
			n += 1 + len(x.Parts[i].Parts)
		}
		if x.Stated && n > most {
			best, most = x, n
		}
	}
	return best
}

// lead tells the first case at more length: its first figures, and its picture or the
// drawing of a method it tells of.
func (p *Page) lead(n *report.Narrative) template.HTML {
	w := markup.AppendTo(nil)
	w.Open("article").Class("lead").Open("div").Class("lead-text").Open("p").Class("kicker")
	w.Open("span").Class("kind").Text(p.T("home.lead")).Close("span")
	p.writePlace(w, n)
	w.Close("p").Open("h2")
	p.writeNamedLink(w, n.Path, n.Title, placeName(n))
	w.Close("h2")
	writeTagged(w, "p", "deck", FirstOf(n.Summary, FirstSentence(n)))
	w.HTML(p.factCard(n, homeFacts))
	p.writeTags(w, n.Programs[:min(len(n.Programs), leadPrograms)])
	w.Close("div")
	if isShown(n.Cover) {
		w.Open("div").Class("lead-picture").HTML(p.cover(n)).Close("div")
	} else if x := richest(n.Programs); x != nil {
		p.writeFormula(w.Open("div").Class("lead-picture"), x)
		w.Close("div")
	}
	return w.Close("article").Fragment()
}

// briefs makes a list of cases in short: place and title, of the first ones summary and figure too.
func (p *Page) briefs(list []*report.Narrative) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("briefs")
	for k, n := range list {
		w.Open("li")
		if k < homeSeconds {
			w.Class("second")
		}
		place := markup.AppendTo(nil)
		if p.writePlace(place, n); place.Len() > 0 {
			w.Open("p").Class("kicker").HTML(place.Fragment()).Close("p")
		}
		if k < homeSeconds {
			p.writeThumb(w, n)
		}
		p.writeTitleLink(w, n.Path, n.Title, placeName(n))
		if k >= homeSeconds {
			continue
		}
		writeTagged(w, "p", "deck", n.Summary)
		p.writeMainFigure(w, n)
	}
	return w.Close("ul").Fragment()
}

// roots lists the regions without a parent; of a site of one, those under it.
func (p *Page) roots() template.HTML {
	var list []*report.Region
	for _, g := range p.Report.Regions {
		if g.Parent == nil {
			list = append(list, g)
		}
	}
	for len(list) == 1 && len(list[0].Children) > 0 {
		list = list[0].Children // a list of one place leads nowhere
	}
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "ul", "links regions", func() {
		for _, g := range list[:min(len(list), homeThemes)] {
			p.writeLink(w.Open("li"), regionPath(g), g.Name)
			p.writeTallyLine(w, g)
			w.Close("li")
		}
	})
	return w.Fragment()
}

func (p *Page) indicatorLinks() template.HTML {
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "dl", "index", func() {
		for _, g := range p.Report.Groups {
			if len(g.Indicators) == 0 {
				continue
			}
			openCardEntry(w, g.Name)
			for _, x := range g.Indicators { // styles set what stands between them
				p.writeIndicatorLink(w.Open("span"), x)
				w.Close("span").Text(" ")
			}
			closeCardEntry(w)
		}
	})
	return w.Fragment()
}

func (p *Page) sectionLinks() template.HTML {
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "ul", "links", func() {
		for _, x := range p.Folders {
			if !x.Own {
				continue
			}
			p.writeLink(w.Open("li"), x.Name+"/index.html", p.FolderTitle(x))
			if x.Intro != nil {
				writeTagged(w, "p", "deck", x.Intro.Summary)
			}
			w.Close("li")
		}
	})
	return w.Fragment()
}
