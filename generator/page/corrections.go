package page

import (
	"html/template"
	"slices"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// correctionsKind is the list of what was corrected, the newest first.
func correctionsKind() *Kind {
	return &Kind{
		Name: "corrections", Folder: "corrections", Zero: CorrectionsView{},
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "corrections", true, len(m.Corrections()) > 0) },
		Routes: func(_ *Model, add Add) { add("corrections/index.html", 0, nil) },
		View:   func(p *Page) any { return p.correctionsView() },
		Title:  titleOfEntry("corrections"),
		Deps:   func(d Deps, _ *Model, _ *Route) { d.Cards() },
	}
}

// Corrected is a correction with the text that it is of.
type Corrected struct {
	*report.Narrative
	report.Correction
}

// Corrections lists the corrections of all texts but drafts, the newest first.
func (s *Model) Corrections() []Corrected {
	var list []Corrected
	for _, n := range s.Report.Narratives {
		for _, x := range n.Corrections {
			if !n.Draft {
				list = append(list, Corrected{n, x})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Corrected) int { return compareDates(b.Correction.Date, a.Correction.Date) })
	return list
}

func (p *Page) correctionsView() CorrectionsView {
	return CorrectionsView{
		Frame: p.frame(about{heading: p.T("nav.corrections"), description: p.T("corrections.why")}),
		List:  p.correctionList(),
	}
}

func (p *Page) correctionList() template.HTML {
	list := p.Corrections()
	w := markup.AppendTo(nil)
	if len(list) == 0 {
		return w.Element("p", p.T("corrections.none")).Fragment()
	}
	w.Open("ul").Class("corrections")
	for _, x := range list {
		p.writeLink(w.Open("li"), x.Path, x.Title)
		p.writeCorrection(w.Open("p"), x.Correction)
		w.Close("p").Close("li")
	}
	return w.Close("ul").Fragment()
}

// writeCorrection writes when and what was corrected, and the figure as it stood.
func (p *Page) writeCorrection(w *markup.Writer, x report.Correction) {
	date := DateText(x.Date)
	w.Open("time").Attr("datetime", date).Text(date).Close("time").Text(" ").Text(x.Text)
	if x.Was != "" {
		w.Text(p.Format("correction.was", "figure", x.Was))
	}
}

// writeCorrections writes the corrections of a text for the head of its page, the newest first.
func (p *Page) writeCorrections(w *markup.Writer, list []report.Correction) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b report.Correction) int { return compareDates(b.Date, a.Date) })
	for _, x := range list {
		w.Open("p").Class("notice notice-correction").Element("strong", p.T("correction")).Text(" ")
		p.writeCorrection(w, x)
		w.Close("p")
	}
}
