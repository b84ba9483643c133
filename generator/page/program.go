package page

import (
	"html/template"

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
				list = append(list, Document{Path: programPath(x), Text: joinedBytes(m.replicateText(x)), Page: func() search.Page { return m.searchProgram(x) }})
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
	at := max(p.Route.Page, 1)
	told, villages := p.Report.OfProgram(x), p.Report.VillagesWith(x)
	seen := part(told, at, cardsPerPage)
	drawing := markup.AppendTo(diagram.Append(nil, x, p.Theme.Words()))
	view := ProgramView{
		Kicker: p.programKicker(x), Summary: x.Summary, Unstated: !x.Stated,
		Drawing: drawing.Fragment(),
		Seen:    p.items(seen), Results: p.results(seen),
		Pager: p.pager(programPath(x), at, PagesOf(len(told), cardsPerPage)),
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
	for _, n := range told {
		p.sample = p.sample || narrativeSample(n)
	}
	view.Frame = p.frame(about{
		heading: x.Name, description: x.Summary, source: SourceTitle(x.Source), sample: p.sample,
		crumbs: []crumb{{"programs/index.html", p.T("nav.programs")}},
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

// factsPerCase is how many figures of a case stand on its programs' pages.
const factsPerCase = 8

// results makes the table of the figures of some of a program's cases side by side.
func (p *Page) results(list []*report.Narrative) template.HTML {
	w := markup.AppendTo(nil)
	openTable(w, "facts", p.T("head.figure"), p.T("head.meaning"), p.T("head.year-status"))
	rows := 0
	for _, n := range list {
		if len(n.Facts) == 0 || n.Kind != report.KindCase {
			continue
		}
		w.Open("tbody").Open("tr").Class("group").Open("th").Attr("scope", "rowgroup").Attr("colspan", "3")
		p.writeLink(w, n.Path, n.Title)
		for i, f := range n.Facts {
			if i == factsPerCase {
				p.writeLink(w.Open("tr").Open("td").Attr("colspan", "3"), n.Path+"#s-notes", p.Count("program.all-figures", len(n.Facts)))
				break
			}
			rows++
			p.writeFactRow(w, f)
		}
	}
	if rows == 0 {
		return ""
	}
	closeTable(w)
	return w.Fragment()
}

func (p *Page) writeFactRow(w *markup.Writer, f *report.Fact) {
	openRow(w)
	writeFigure(w, f.Text())
	w.Open("td").Text(f.Note).Text(" ").Open("small")
	if f.Source != nil {
		p.writeLink(w, sourcePath(f.Source), f.Source.Title)
	} else {
		w.Text(p.T("source.unstated"))
	}
	p.writeYearOrNone(w.Close("small").Open("td"), f.Year)
	if key := StatusKeys[f.Status]; key != "" {
		w.Text("\u00a0· ").Text(p.T(key))
	}
	if f.Sample || f.Source != nil && f.Source.Sample {
		p.writeSampleMark(w)
	}
}

// replicate makes 在家乡怎么做: what a visitor must have to do it at home.
func (p *Page) replicate(x *report.Replicate) template.HTML {
	if x == nil {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("dl").Class("replicate")
	empty := w.Len()
	list := func(head string, items []string) {
		if len(items) == 0 {
			return
		}
		w.Element("dt", p.T(head)).Open("dd").Open("ul")
		for _, s := range items {
			w.Element("li", s)
		}
		w.Close("ul").Close("dd")
	}
	line := func(head, text string) {
		if text != "" {
			w.Element("dt", p.T(head)).Element("dd", text)
		}
	}
	list("replicate.conditions", x.Conditions)
	line("head.people", x.People)
	line("replicate.cost", x.Cost)
	if x.Months > 0 {
		line("head.time", p.Count("replicate.months", x.Months))
	}
	list("replicate.risks", x.Risks)
	if w.Len() == empty {
		return ""
	}
	return w.Close("dl").Fragment()
}
