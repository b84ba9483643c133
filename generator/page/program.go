package page

import (
	"html/template"
	"strconv"

	"casebook/generator/chart"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/search"
)

func programKind() *Kind {
	return &Kind{
		Name: "program", Zero: ProgramView{},
		Routes: func(m *Model, add Add) {
			for _, x := range m.Report.Programs {
				add.pages(ProgramPath(x), x, len(m.Report.OfProgram(x)), CardsPerPage)
			}
		},
		View: func(p *Page) any { return p.programView(p.Route.Of.(*report.Program)) },
		Title: func(b []byte, m *Model, r *Route) []byte {
			return append(append(append(b, r.Of.(*report.Program).Name...), ` · `...), m.Theme.T("kind.program")...)
		},
		Search: func(m *Model) []Document {
			var list []Document
			for _, x := range m.Report.Programs {
				list = append(list, Document{Path: ProgramPath(x), Page: func() search.Page { return m.searchProgram(x) }})
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
	seen := part(told, at, CardsPerPage)
	view := ProgramView{
		Kicker: p.programKicker(x), Summary: x.Summary, Unstated: !x.Stated,
		Drawing: fragment(chart.AppendFormula(nil, x, p.Theme.Words())),
		Seen:    p.items(seen), Results: p.results(seen),
		Pager: p.pager(ProgramPath(x), at, PagesOf(len(told), CardsPerPage)),
	}
	if at == 1 {
		view.Villages = p.villageTable(villages[:min(len(villages), RowsPerPage)], nil)
		view.Replicate = p.replicate(x.Replicate)
	}
	if x.Source != nil {
		view.Source = fragment(p.appendSource(nil, x.Source))
	}
	for _, v := range villages {
		p.sample = p.sample || places.VillageSample(v)
	}
	for _, n := range told {
		p.sample = p.sample || narrativeSample(n)
	}
	view.Frame = p.frame(about{
		heading: x.Name, description: x.Summary, source: SourceTitle(x.Source), sample: p.sample,
		crumbs: []crumb{{"programs/index.html", p.Theme.T("nav.programs")}},
	})
	return view
}

func (p *Page) programKicker(x *report.Program) template.HTML {
	b := appendTagged(nil, "span", "kind", FirstOf(x.Kind, p.Theme.T("kind.program")))
	if x.Origin != nil {
		b = append(b, ` <span>`...)
		b = p.appendLink(b, RegionPath(x.Origin), x.Origin.Name)
		b = append(b, `</span>`...)
	}
	if x.Since != 0 {
		b = append(AppendInt(append(b, ` <span>始于 `...), x.Since), `年</span>`...)
	}
	return fragment(b)
}

// factsPerCase is how many figures of a case stand on its programs' pages.
const factsPerCase = 8

// results makes the table of the figures of some of a program's cases side by side.
func (p *Page) results(list []*report.Narrative) template.HTML {
	b := append([]byte(nil), `<div class="scroll"><table class="facts"><thead><tr><th scope="col">数字<th scope="col">含义与来源<th scope="col">年份与状态`...)
	rows := 0
	for _, n := range list {
		if len(n.Facts) == 0 || n.Kind != report.KindCase {
			continue
		}
		b = append(b, `<tbody><tr class="group"><th scope="rowgroup" colspan="3">`...)
		b = p.appendLink(b, n.Path, n.Title)
		for i, f := range n.Facts {
			if i == factsPerCase {
				b = append(b, `<tr><td colspan="3">`...)
				b = p.appendLink(b, n.Path+"#s-notes", "全部 "+strconv.Itoa(len(n.Facts))+" 项")
				break
			}
			rows++
			b = p.appendFactRow(b, f)
		}
	}
	if rows == 0 {
		return ""
	}
	return fragment(append(b, `</table></div>`...))
}

func (p *Page) appendFactRow(b []byte, f *report.Fact) []byte {
	b = append(b, `<tr><th scope="row">`...)
	b = appendFigure(b, quantity.Format(f.Value, f.Unit, -1))
	b = append(b, `<td>`...)
	b = AppendText(b, f.Note)
	b = append(b, ` <small>`...)
	if f.Source != nil {
		b = p.appendLink(b, sourcePath(f.Source), f.Source.Title)
	} else {
		b = AppendText(b, p.Theme.T("source.unstated"))
	}
	b = append(b, `</small><td>`...)
	if f.Year != 0 {
		b = append(AppendInt(b, f.Year), `年`...)
	} else {
		b = AppendText(b, p.Theme.T("year.unstated"))
	}
	if key := StatusKeys[f.Status]; key != "" {
		b = AppendText(append(b, ` · `...), p.Theme.T(key))
	}
	if f.Sample || f.Source != nil && f.Source.Sample {
		b = p.appendSampleMark(b)
	}
	return b
}

// replicate makes 在家乡怎么做: what a visitor must have to do it at home.
func (p *Page) replicate(x *report.Replicate) template.HTML {
	if x == nil {
		return ""
	}
	b := append([]byte(nil), `<dl class="replicate">`...)
	start := len(b)
	list := func(name string, items []string) {
		if len(items) == 0 {
			return
		}
		b = append(append(append(b, `<dt>`...), name...), `</dt><dd><ul>`...)
		for _, s := range items {
			b = append(AppendText(append(b, `<li>`...), s), `</li>`...)
		}
		b = append(b, `</ul></dd>`...)
	}
	line := func(name, text string) {
		if text != "" {
			b = append(append(append(b, `<dt>`...), name...), `</dt><dd>`...)
			b = append(AppendText(b, text), `</dd>`...)
		}
	}
	list("先要具备", x.Conditions)
	line("人手", x.People)
	line("花费", x.Cost)
	if x.Months > 0 {
		line("时间", "约 "+strconv.Itoa(x.Months)+" 个月")
	}
	list("容易出的问题", x.Risks)
	if len(b) == start {
		return ""
	}
	return fragment(append(b, `</dl>`...))
}
