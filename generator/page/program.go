package page

import (
	"html/template"
	"slices"
	"strings"

	"casebook/generator/diagram"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/search"
)

func programKind() *Kind {
	return &Kind{
		Name: "program", Zero: ProgramView{},
		Routes: func(m *Model, add Add) {
			for _, x := range m.Report.Programs {
				add.pages(programPath(x), x, len(m.Report.OfProgram(x)), cardsPerPage)
			}
		},
		View: func(p *Page) any { return p.programView(p.Route.Of.(*report.Program)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			return append(append(append(b, r.Of.(*report.Program).Name...), ` · `...), m.Theme.T("kind.program")...)
		},
		Search: func(m *Model) []Document {
			var list []Document
			for _, x := range m.Report.Programs {
				list = append(list, Document{Path: programPath(x), Text: joinedBytes(m.programText(x)), Page: func() search.Page { return m.searchProgram(x) }})
			}
			return list
		},
		Deps: func(d Deps, m *Model, r *Route) {
			x := r.Of.(*report.Program)
			d.Record(x.At)
			cardsOf(d, m.Report.OfProgram(x))
			villages := m.Report.VillagesWith(x)
			villagesOf(d, m, villages)
			for _, v := range villages {
				d.Value(v.Code) // which of a county's they are
			}
		},
	}
}

func (p *Page) programView(x *report.Program) ProgramView {
	p.sample = x.Source != nil && x.Source.Sample
	p.madeUp = p.sample
	at := max(p.Route.Page, 1)
	narratives, villages := p.Report.OfProgram(x), p.Report.VillagesWith(x)
	seen := part(narratives, at, cardsPerPage)
	cases, others := split(seen, func(n *report.Narrative) bool { return n.Kind == report.KindCase })
	view := ProgramView{
		Kicker: p.programKicker(x), Summary: x.Summary, Unstated: !x.Stated || len(x.Parts) == 0,
		Seen: p.seen(cases), Results: p.results(cases), Texts: p.items(others),
		Pager: p.pager(programPath(x), at, PagesOf(len(narratives), cardsPerPage)),
	}
	if len(x.Parts) > 0 { // of none there is nothing to draw but the name, which is the heading
		drawing := markup.AppendTo(diagram.Append(nil, x, p.Theme.Words()))
		view.Drawing = drawing.Fragment()
	}
	if at == 1 {
		view.Villages = p.villageTable(villages[:min(len(villages), rowsPerPage)], nil)
		view.Replicate = p.replicate(x.Replicate)
	}
	if x.Source != nil {
		source := markup.AppendTo(nil)
		p.writeSource(source, x.Source)
		view.Source = source.Fragment()
	}
	for _, v := range villages {
		p.sample = p.sample || places.VillageSample(v)
	}
	for _, n := range narratives {
		p.sample = p.sample || narrativeSample(n)
	}
	view.Frame = p.frame(about{
		heading: x.Name, description: FirstOf(x.Summary, p.label(x.Name, p.T("program.seen"))), source: SourceTitle(x.Source),
		crumbs: []crumb{{"programs/index.html", p.T("nav.programs")}}, texts: p.Report.OfProgram(x),
	})
	return view
}

func (p *Page) programKicker(x *report.Program) template.HTML {
	w := markup.AppendTo(nil)
	writeTagged(w, "span", "kind", FirstOf(x.Kind, p.T("kind.program")))
	if x.Origin != nil {
		p.writeLink(w.Text(" ").Open("span"), regionPath(x.Origin), x.Origin.Name)
		w.Close("span")
	}
	if x.Since != 0 {
		p.writeFormat(w.Text(" ").Open("span"), "program.since", "year", YearText(x.Since))
		w.Close("span")
	}
	return w.Fragment()
}

// seen makes the cases that tell of a program, each with the figures that say most of what came
// of it, side by side; "" of none.
func (p *Page) seen(cases []*report.Narrative) template.HTML {
	if len(cases) == 0 {
		return ""
	}
	w, from := p.begin()
	w.Open("ul").Class("items seen")
	for _, n := range cases {
		p.writeItem(w, n, func() { w.HTML(p.factCard(n, mostOpening)) })
	}
	return p.end(w.Close("ul"), from)
}

// factsPerCase is how many figures of a case stand in the table of its programs' pages.
const factsPerCase = 8

// results makes the table of the figures of some of a program's cases; "" where they have none.
func (p *Page) results(cases []*report.Narrative) template.HTML {
	w, from := p.begin()
	openTable(w, "facts", p.T("head.figure"), p.T("head.meaning"), p.T("head.year-status"))
	rows := 0
	for _, n := range cases {
		if len(n.Facts) == 0 {
			continue
		}
		w.Open("tbody").Open("tr").Class("group").Open("th").Attr("scope", "rowgroup").Attr("colspan", "3")
		p.writeLink(w, n.Path, n.Title)
		source := sourceOfAll(n.Facts[:min(len(n.Facts), factsPerCase)])
		if source != nil {
			p.writeFactSource(w, source)
		}
		for i, f := range n.Facts {
			if i == factsPerCase {
				p.writeLink(w.Open("tr").Open("td").Attr("colspan", "3"), n.Path+"#s-notes", p.Count("program.all-figures", len(n.Facts)))
				break
			}
			rows++
			p.writeFactRow(w, f, source)
		}
	}
	if rows == 0 {
		return p.end(w.Extended(w.Bytes()[:from]), from)
	}
	closeTable(w)
	return p.end(w, from)
}

// sourceOfAll is the source of all of some facts, which is named once above them; nil where they differ.
func sourceOfAll(list []*report.Fact) *report.Source {
	for _, f := range list {
		if f.Source != list[0].Source {
			return nil
		}
	}
	return list[0].Source
}

func (p *Page) writeFactSource(w *markup.Writer, x *report.Source) {
	w.Text(" ").Open("small")
	if x != nil {
		p.writeLink(w, sourcePath(x), x.Title)
	} else {
		w.Text(p.T("source.unstated"))
	}
	w.Close("small")
}

// writeFactRow writes a figure, and its source unless it is the one that stands above.
func (p *Page) writeFactRow(w *markup.Writer, f *report.Fact, above *report.Source) {
	openRow(w)
	writeFigure(w, figureText(f))
	w.Open("td").Text(f.Clause())
	if above == nil {
		p.writeFactSource(w, f.Source)
	}
	p.writeYearOrNone(w.Open("td"), f.Year)
	if key := StatusKeys[f.Status]; key != "" {
		w.Text("\u00a0· ").Text(p.T(key))
	}
	if f.Sample || f.Source != nil && f.Source.Sample {
		p.writeSampleMark(w)
	}
}

// replicate makes 在家乡怎么做: cost, people and time at a glance, what must be there first as a
// list to tick, and what tends to go wrong. What the sources leave out is said, as a visitor asks
// for all three.
func (p *Page) replicate(x *report.Replicate) template.HTML {
	if x == nil {
		return ""
	}
	months := ""
	if x.Months > 0 {
		months = p.Count("replicate.months", x.Months)
	}
	w := markup.AppendTo(nil)
	entries := 0
	var missing []string
	w.Open("dl").Class("card needs")
	for _, entry := range [...]struct{ head, text string }{
		{p.T("replicate.cost"), x.Cost}, {p.T("head.people"), x.People}, {p.T("head.time"), months},
	} {
		if entry.text == "" {
			missing = append(missing, entry.head)
			continue
		}
		entries++
		closeCardEntry(openCardEntry(w, entry.head).Text(entry.text))
	}
	w.Close("dl")
	if entries == 0 {
		w = markup.AppendTo(nil)
	}
	p.writeNeeds(w, "ticks", "replicate.conditions", x.Conditions)
	p.writeNeeds(w, "", "replicate.risks", x.Risks)
	if w.Len() == 0 {
		return ""
	}
	if len(missing) > 0 {
		p.writeFormat(w.Open("p").Class("hint"), "replicate.missing", "what", strings.Join(missing, p.T("and")))
		w.Close("p")
	}
	return w.Fragment()
}

// writeNeeds writes a list under its heading, nothing of an empty one.
func (p *Page) writeNeeds(w *markup.Writer, class, head string, list []string) {
	if len(list) == 0 {
		return
	}
	w.Open("div").Class("need").Element("h3", p.T(head)).Open("ul")
	if class != "" {
		w.Class(class)
	}
	for _, s := range list {
		w.Element("li", s)
	}
	w.Close("ul").Close("div")
}

// split parts a list by what holds for its entries, each part in the list's order.
func split[T any](list []T, holds func(T) bool) (yes, no []T) {
	for _, x := range list {
		if holds(x) {
			yes = append(yes, x)
		} else {
			no = append(no, x)
		}
	}
	return yes, no
}

// programsUnder gathers the methods that the villages of a region run and its narratives tell of, in
// the site's order; of a region whose villages are too many to be listed, those of its narratives.
func (p *Page) programsUnder(g *report.Region) []*report.Program {
	var list []*report.Program
	add := func(more []*report.Program) {
		for _, x := range more {
			if !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	for _, n := range p.narrativesUnder(g) {
		add(n.Programs)
	}
	for _, v := range p.villagesOf(g) {
		add(v.Programs)
	}
	slices.SortFunc(list, func(a, b *report.Program) int {
		return slices.Index(p.Report.Programs, a) - slices.Index(p.Report.Programs, b)
	})
	return list[:min(len(list), listedPrograms)]
}

// listedPrograms is how many methods a region's page lists.
const listedPrograms = 12

// methodTags makes a line of links to methods, each with how many of the villages run it.
func (p *Page) methodTags(list []*report.Program, villages []*report.Village) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("themes")
	for _, x := range list {
		p.writeLink(w.Open("li"), programPath(x), x.Name)
		n := 0
		for _, v := range villages {
			if slices.Contains(v.Programs, x) {
				n++
			}
		}
		if n > 0 {
			p.writeCount(w.Open("span").Class("n"), "tally.villages", n)
			w.Close("span")
		}
	}
	return w.Close("ul").Fragment()
}

// drawn is a method's formula, drawn once for all texts that tell of it.
func (s *Model) drawn(x *report.Program) template.HTML {
	if made, ok := s.drawings.Load(x); ok {
		return made.(template.HTML)
	}
	made, _ := s.drawings.LoadOrStore(x, markup.Fragment(diagram.Append(nil, x, s.Theme.Words())))
	return made.(template.HTML)
}
