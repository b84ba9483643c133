package page

import (
	"html/template"

	"casebook/generator/report"
)

// Lengths of the lists on the first page.
const (
	homeCases    = 6
	homePrograms = 12
	homeStudies  = 4
	homeThemes   = 30
	homeFacts    = 3
	leadPrograms = 8
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
		Subtitle: p.Report.Site.Subtitle, Text: p.introText(""), Doors: p.doors(),
		Programs: p.programItems(p.tellingPrograms(homePrograms)),
		Studies:  p.items(studies[:min(len(studies), homeStudies)]),
		Themes:   p.themeTags(p.Report.Themes[:min(len(p.Report.Themes), homeThemes)], true),
		Regions:  p.roots(), Trends: p.homeTrends(), Indicators: p.indicatorLinks(), Sections: p.sectionLinks(),
	}
	if len(cases) > 0 {
		view.Lead = p.lead(cases[0])
		view.Cases = p.briefs(cases[1:min(len(cases), homeCases+1)])
	}
	heading := p.Report.Site.Title
	view.Frame = p.frame(about{heading: heading, description: p.Report.Site.Subtitle, sample: p.sample})
	return view
}

// tellingPrograms returns the first programs whose parts are known; where there are fewer,
// others too.
func (p *Page) tellingPrograms(most int) []*report.Program {
	var known, others []*report.Program
	for _, x := range p.Report.Programs {
		if x.Stated && len(x.Parts) > 0 {
			known = append(known, x)
		} else {
			others = append(others, x)
		}
		if len(known) == most {
			return known
		}
	}
	known = append(known, others...)
	return known[:min(len(known), most)]
}

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
	var b []byte
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
			b = append(b, p.trend(fullest, &p.Measures[fullest.Index])...)
		}
	}
	return fragment(b)
}

// doors are the readers' ways in, each with how much stands behind it.
func (p *Page) doors() template.HTML {
	figures := 0
	for _, n := range p.Report.Narratives {
		if n.Doc != nil {
			figures += len(n.Doc.FactRefs)
		}
	}
	type tally struct {
		n   int
		key string
	}
	b := append([]byte(nil), `<ul class="doors">`...)
	for _, door := range [...]struct {
		path, key string
		holds     []tally
	}{
		{"cases/index.html", "home.cases", []tally{{len(p.FolderOf("cases").List), "total.cases"}, {len(p.FolderOf("studies").List), "total.studies"}}},
		{"programs/index.html", "home.programs", []tally{{len(p.Report.Programs), "total.programs"}}},
		{"compare/index.html", "home.compare", []tally{{len(p.Report.Villages), "total.villages"}, {len(p.Report.Indicators), "total.indicators"}}},
		{"data/index.html", "home.data", []tally{{figures, "total.figures"}}},
	} {
		var words []byte
		for _, x := range door.holds {
			if x.n == 0 {
				continue
			}
			if len(words) > 0 {
				words = append(words, `，`...)
			}
			words = append(appendGroupedInt(append(words, `<b>`...), x.n), `</b> `...)
			words = AppendText(words, p.Theme.T(x.key))
		}
		if len(words) == 0 {
			continue
		}
		b = append(b, `<li><a href="`...)
		b = append(p.appendHref(b, door.path), `"><strong>`...)
		b = append(AppendText(b, p.Theme.T(door.key)), `</strong> <span>`...)
		b = append(append(b, words...), `</span></a>`...)
	}
	return fragment(append(b, `</ul>`...))
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
	b := append([]byte(nil), `<article class="lead"><div class="lead-text"><p class="kicker"><span class="kind">`...)
	b = append(AppendText(b, p.Theme.T("home.lead")), `</span>`...)
	b = append(p.appendPlace(b, n), `</p><h2>`...)
	b = append(p.appendLink(b, n.Path, n.Title), `</h2>`...)
	b = appendTagged(b, "p", "deck", FirstOf(n.Summary, FirstSentence(n)))
	b = append(b, p.factCard(n, homeFacts)...)
	b = append(p.appendTags(b, n.Programs[:min(len(n.Programs), leadPrograms)]), `</div>`...)
	if n.Cover != nil {
		b = append(append(append(b, `<div class="lead-picture">`...), p.cover(n)...), `</div>`...)
	} else if x := richest(n.Programs); x != nil {
		b = append(p.appendFormula(append(b, `<div class="lead-picture">`...), x), `</div>`...)
	}
	return fragment(append(b, `</article>`...))
}

// briefs makes a list of cases in short: place, title, summary.
func (p *Page) briefs(list []*report.Narrative) template.HTML {
	if len(list) == 0 {
		return ""
	}
	b := append([]byte(nil), `<ul class="briefs">`...)
	for _, n := range list {
		b = append(b, `<li>`...)
		if place := p.appendPlace(nil, n); len(place) > 0 {
			b = append(append(append(b, `<p class="kicker">`...), place...), `</p>`...)
		}
		b = p.appendTitleLink(b, n.Path, n.Title)
		b = appendTagged(b, "p", "deck", n.Summary)
	}
	return fragment(append(b, `</ul>`...))
}

// roots lists the regions without a parent, and the children of one that stands alone.
func (p *Page) roots() template.HTML {
	b := append([]byte(nil), `<ul class="links regions">`...)
	n := 0
	for _, g := range p.Report.Regions {
		if g.Parent != nil || n == homeThemes {
			continue
		}
		n++
		b = append(b, `<li>`...)
		b = p.appendLink(b, RegionPath(g), g.Name)
		b = p.appendTallyLine(b, g)
		b = append(b, `</li>`...)
	}
	if n == 0 {
		return ""
	}
	return fragment(append(b, `</ul>`...))
}

func (p *Page) indicatorLinks() template.HTML {
	var b []byte
	for _, g := range p.Report.Groups {
		if len(g.Indicators) == 0 {
			continue
		}
		b = append(b, `<div><dt>`...)
		b = append(AppendText(b, g.Name), `</dt><dd>`...)
		for i, x := range g.Indicators {
			if i > 0 {
				b = append(b, ` · `...)
			}
			b = p.appendIndicatorLink(b, x)
		}
		b = append(b, `</dd></div>`...)
	}
	if len(b) == 0 {
		return ""
	}
	return fragment(append(append([]byte(`<dl class="index">`), b...), `</dl>`...))
}

func (p *Page) sectionLinks() template.HTML {
	var b []byte
	for _, x := range p.Folders {
		if !x.Own {
			continue
		}
		b = append(b, `<li>`...)
		b = p.appendLink(b, x.Name+"/index.html", p.FolderTitle(x))
		if x.Intro != nil {
			b = appendTagged(b, "p", "deck", x.Intro.Summary)
		}
		b = append(b, `</li>`...)
	}
	if len(b) == 0 {
		return ""
	}
	return fragment(append(append([]byte(`<ul class="links">`), b...), `</ul>`...))
}
