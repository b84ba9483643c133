package page

import (
	"html/template"
	"slices"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/report"
)

// correctionsKind is the list of what was corrected, the newest first.
func correctionsKind() *Kind {
	return &Kind{
		Name: "corrections", Folder: "corrections", Zero: PlainView{},
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
	slices.SortStableFunc(list, func(a, b Corrected) int { return b.Correction.Date.Compare(a.Correction.Date) })
	return list
}

func (p *Page) correctionsView() PlainView {
	w := markup.AppendTo(nil)
	p.writeCorrectionList(w)
	p.writeCorrectionRules(w)
	p.writeLink(w.Open("p").Class("more"), editionsPath, p.T("corrections.by-edition"))
	return p.plainView(p.T("nav.corrections"), p.T("corrections.why"), w.Close("p").Fragment())
}

func (p *Page) writeCorrectionList(w *markup.Writer) {
	list := p.Corrections()
	if len(list) == 0 {
		w.Open("p").Class("so-far").Text(p.T("corrections.none")).Close("p")
		return
	}
	w.Open("h2").Class("visually-hidden").Text(p.T("corrections.all")).Close("h2").Open("ul").Class("corrections") // else a reader by ear misses a step above the titles
	for _, x := range list {
		p.writeCorrected(w.Open("li"), x.Path, x.Title, x.Correction)
	}
	w.Close("ul")
}

// writeCorrected writes what an entry of a list of corrections holds, and ends it: when, where, what.
func (p *Page) writeCorrected(w *markup.Writer, path, title string, x report.Correction) {
	p.writeDate(w, x.Date)
	w.Open("div")
	if title != "" {
		p.writeTitleLink(w, path, title, "")
	} else {
		w.Element("b", AddressOf(path))
	}
	w.Open("p")
	p.writeCorrectedText(w, x)
	w.Close("p").Close("div").Close("li")
}

// writeCorrectionRules says what is shown here and what is not, and whom a reader tells of a mistake.
func (p *Page) writeCorrectionRules(w *markup.Writer) {
	w.Open("section").Class("after")
	w.Element("h2", p.T("corrections.rules")).Open("ul").Class("correction-rules")
	for _, key := range []string{"corrections.rule-told", "corrections.rule-untold", "corrections.rule-withdrawn"} {
		w.Element("li", p.T(key))
	}
	if contact := p.Report.Site.Contact; contact != "" {
		w.Element("li", p.Format("corrections.rule-contact", "contact", contact))
	}
	w.Close("ul").Close("section")
}

// writeCorrection writes when and what was corrected, and the figure as it stood.
func (p *Page) writeCorrection(w *markup.Writer, x report.Correction) {
	p.writeDate(w, x.Date)
	p.writeCorrectedText(w.Text(" "), x)
}

func (p *Page) writeCorrectedText(w *markup.Writer, x report.Correction) {
	w.Text(x.Text)
	if x.Was != "" {
		w.Text(p.Format("correction.was", "figure", x.Was))
	}
}

func (p *Page) writeDate(w *markup.Writer, d report.Date) {
	w.Open("time").Attr("datetime", DateText(d)).Text(p.dateWords(d)).Close("time")
}

// newestFirst sorts corrections of a text. Those of one day stay in the order they are written in.
func newestFirst(list []report.Correction) []report.Correction {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b report.Correction) int { return b.Date.Compare(a.Date) })
	return list
}

// writeCorrections writes the corrections of a text for the head of its page, the newest first.
func (p *Page) writeCorrections(w *markup.Writer, list []report.Correction) {
	for i, x := range newestFirst(list) {
		w.Open("p").Attr("id", correctionID(i)).Class("notice notice-correction").Element("strong", p.T("correction")).Text(" ")
		p.writeCorrection(w, x)
		if i == len(list)-1 {
			p.writeLink(w.Text(" "), "corrections/index.html", p.T("corrections.all"))
		}
		w.Close("p")
	}
}

// correctionID is the fragment of a page's correction, the newest being 0.
func correctionID(i int) string { return "correction-" + strconv.Itoa(i+1) }

// editionsKind is the page that says what was corrected since each published edition. Booklets and
// copies on sticks lead to it, with the code of their edition behind #.
func editionsKind() *Kind {
	return &Kind{
		Name: "editions", Folder: "editions", Zero: EditionsView{}, Omit: OmitCode | OmitCite | OmitTools,
		Routes: func(_ *Model, add Add) { add(editionsPath, 0, nil) },
		View:   func(p *Page) any { return p.editionsView() },
		Title:  func(b []byte, m *Model, _ *Route) []byte { return append(b, m.Theme.T("editions")...) },
		Deps:   func(d Deps, _ *Model, _ *Route) { d.Unknown() }, // data/editions.toml, which no other page shows
	}
}

// editionsPath is where the editions are listed.
const editionsPath = "editions/index.html"

func (p *Page) editionsView() EditionsView {
	return EditionsView{
		Frame: p.frame(about{heading: p.T("editions"), description: p.T("editions.why")}),
		List:  p.editionList(),
	}
}

// editionList lists the editions, the newest first, each under its code. One that was published to
// several places stands there once.
func (p *Page) editionList() template.HTML {
	w := markup.AppendTo(nil)
	if len(p.Report.Editions) == 0 {
		return w.Open("p").Class("so-far").Text(p.T("editions.none")).Close("p").Fragment()
	}
	titles := map[string]string{}
	for _, n := range p.Report.Narratives {
		titles[n.Path] = n.Title
	}
	withdrawn := map[string]report.EditionCorrection{}
	for _, x := range p.Report.Site.Withdrawn {
		titles[x.Path] = p.Format("withdrawn.title", "address", AddressOf(x.Path))
		withdrawn[x.Path] = report.EditionCorrection{Path: x.Path, Date: x.Date, Text: FirstOf(x.Text, p.T("withdrawn.why"))}
	}
	now := p.Report.Corrections(p.T("withdrawn.why"))
	seen := map[string]bool{}
	listed := map[string]bool{} // under a newer edition, and not printed twice
	for _, e := range slices.Backward(p.Report.Editions) {
		if seen[e.Code] {
			continue
		}
		seen[e.Code] = true
		w.Open("section").Class("published").Attr("id", e.Code).Attr("data-published", e.Code).Open("h2").Text(p.Format("edition", "code", e.Code))
		if DateText(e.Date) != "" {
			p.writeDate(w.Text(" "), e.Date)
		}
		w.Close("h2")
		corrected := replaceWithdrawn(e.Since(now), withdrawn)
		if len(corrected) == 0 {
			w.Element("p", p.T("editions.unchanged")).Close("section")
			continue
		}
		w.Element("p", p.Count("editions.corrected", len(corrected)))
		w.Open("ul").Class("corrections")
		slices.SortStableFunc(corrected, func(a, b report.EditionCorrection) int { return b.Date.Compare(a.Date) })
		again := 0
		for _, x := range corrected {
			w.Open("li")
			if what := x.Path + "\x00" + x.Text; listed[what] {
				w.Class("listed")
				again++
			} else {
				listed[what] = true
			}
			p.writeCorrected(w, x.Path, titles[x.Path], report.Correction{Date: x.Date, Text: x.Text})
		}
		w.Close("ul")
		if again > 0 {
			w.Open("p").Class("of-pages").Text(p.Count("editions.listed", again)).Close("p")
		}
		w.Close("section")
	}
	return w.Fragment()
}

// replaceWithdrawn puts the withdrawal of a page in the place of all that was corrected in it: what
// was withdrawn is not quoted.
func replaceWithdrawn(list []report.EditionCorrection, withdrawn map[string]report.EditionCorrection) []report.EditionCorrection {
	var shown []report.EditionCorrection
	for _, x := range list {
		if w, ok := withdrawn[x.Path]; !ok {
			shown = append(shown, x)
		} else if !slices.Contains(shown, w) {
			shown = append(shown, w)
		}
	}
	return shown
}

// EditionCode is the QR code that leads from paper to what was corrected since an edition: the
// side of its drawing in modules and the data of its path. It is nothing where the site has no
// address.
func (s *Model) EditionCode(code string) (size string, drawing []byte, err error) {
	if s.Base == "" || code == "" {
		return "", nil, nil
	}
	side, drawing, err := s.codes.Path(string(s.AppendURL(nil, editionsPath)) + "#" + code)
	if err != nil {
		return "", nil, err
	}
	return strconv.Itoa(side), drawing, nil
}
