package page

import (
	"html/template"
	"slices"
	"strings"

	"casebook/generator/highlight"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// placeCard makes the card of a narrative's village or region with its key figures, or with
// the text's own first figures where the data has none of the place; "" where there is
// neither. Only a case and a study are of a place so much that it stands beside them.
func (p *Page) placeCard(n *report.Narrative) template.HTML {
	if n.Kind != report.KindCase && n.Kind != report.KindStudy {
		return ""
	}
	w := markup.AppendTo(nil)
	var card template.HTML
	switch {
	case n.Village != nil:
		p.writeCardHead(w, villagePath(n.Village), n.Village.Name)
		card = p.villageCard(n.Village, keyFigures)
	case n.Region != nil:
		if n.Kind == report.KindCase { // a study's place is where its route begins
			p.writeCardHead(w, regionPath(n.Region), n.Region.Name)
		}
		figures := markup.AppendTo(nil)
		if p.writeKeyFigures(figures, &n.Region.Data, keyFigures); figures.Len() > 0 {
			inner := figures.Fragment()
			figures = markup.AppendTo(nil)
			card = figures.Open("dl").Class("card").HTML(inner).Close("dl").Fragment()
		}
	}
	if card == "" && n.Kind == report.KindCase {
		card = p.factCard(n, keyFigures)
	}
	return w.HTML(card).Fragment()
}

// keyFigures is how many figures a case's card shows.
const keyFigures = 4

// weighed is the facts of a narrative with how much each says.
func (s *Model) weighed(n *report.Narrative) *highlight.Weighed {
	if x, ok := s.weights.Load(n); ok {
		return x.(*highlight.Weighed)
	}
	x := highlight.Weigh(n.Facts)
	s.weights.Store(n, x)
	return x
}

// factCard makes a card of the figures of a narrative that say most; "" of none.
func (p *Page) factCard(n *report.Narrative, most int) template.HTML {
	facts := p.weighed(n).Telling(most)
	if len(facts) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("dl").Class("card")
	for _, f := range facts {
		writeFigure(openCardEntry(w, highlight.FactName(f)), figureText(f))
		p.writeFactYear(w, f)
		p.writeReserves(w, f)
		closeCardEntry(w)
	}
	return w.Close("dl").Fragment()
}

// writeMainFigure writes the one figure of a narrative that says most as a line; nothing where none does.
func (p *Page) writeMainFigure(w *markup.Writer, n *report.Narrative) {
	facts := p.weighed(n).Telling(1)
	if len(facts) == 0 {
		return
	}
	writeFigure(w.Open("p").Class("main-facts").Open("b"), figureText(facts[0]))
	p.writeReserves(w.Close("b"), facts[0])
	w.Text(" ").Text(highlight.FactName(facts[0])).Close("p")
}

// writeFactYear writes the year of a figure, where one is known.
func (p *Page) writeFactYear(w *markup.Writer, f *report.Fact) {
	if f.Year != 0 {
		p.writeYear(w.Text(" ").Open("small"), f.Year)
		w.Close("small")
	}
}

// writeReserves writes what a figure is besides exact and done: at least so much, expected.
func (p *Page) writeReserves(w *markup.Writer, f *report.Fact) {
	if key := BoundKeys[f.Bound]; key != "" {
		w.Text(" ").Element("small", p.T(key+".behind")) // 4500元以上: a bound stands behind its figure
	}
	if key := StatusKeys[f.Status]; key != "" && f.Status != report.Done {
		w.Text(" ").Element("small", p.T(key))
	}
}

// figureText is a fact's figure as pages show it: a Latin unit keeps its distance, and is not
// parted from its number.
func figureText(f interface{ Text() string }) string {
	figure := f.Text()
	i := strings.LastIndexAny(figure, "0123456789") + 1
	return figure[:i] + quantity.Unit(strings.TrimLeft(figure[i:], " ")).Behind()
}

// writeFigure writes a figure as read, with what follows its last digit set as its unit.
func writeFigure(w *markup.Writer, figure string) {
	i := strings.LastIndexAny(figure, "0123456789") + 1
	w.Text(figure[:i])
	writeTagged(w, "span", "u", figure[i:])
}

// fewestOpening is how many figures make an opening: one alone is better reported by the text.
const fewestOpening, mostOpening = 2, 3

// writeOpeningFigures writes the entries of a case's own figures that say most.
func (p *Page) writeOpeningFigures(w *markup.Writer, n *report.Narrative) {
	facts := p.weighed(n).Telling(mostOpening)
	if len(facts) < fewestOpening {
		return
	}
	for _, f := range facts {
		writeFigure(w.Open("li").Text(highlight.FactName(f)).Text(" ").Open("b"), figureText(f))
		w.Close("b")
		p.writeFactYear(w, f)
		p.writeReserves(w, f)
		w.Close("li")
	}
}

// takeaways opens a narrative with what its author wants a reader to take home. A case whose
// author wrote none opens with its own figures, unless its card has them.
func (p *Page) takeaways(n *report.Narrative) template.HTML {
	w := markup.AppendTo(nil)
	w.Open("section").Class("takeaways").Attr("aria-labelledby", "s-takeaways").Open("h2").Attr("id", "s-takeaways").Text(p.T("takeaways")).Close("h2").Open("ul")
	empty := w.Len()
	for _, sentence := range n.Takeaways {
		w.Open("li").Text(sentence).Close("li")
	}
	if w.Len() == empty && n.Kind == report.KindCase && n.Village != nil && n.Village.SeriesCount() > 0 {
		p.writeOpeningFigures(w, n)
	}
	if w.Len() == empty {
		return ""
	}
	return w.Close("ul").Close("section").Fragment()
}

func (p *Page) writeCardHead(w *markup.Writer, path, name string) {
	w.Open("h2").Class("card-head")
	p.writeLink(w, path, name)
	w.Close("h2")
}

// formula draws the first program that a case tells of and whose parts are known, unless its text draws one
// itself.
func (p *Page) formula(n *report.Narrative) template.HTML {
	inText := slices.ContainsFunc(n.Blocks, func(b report.Block) bool { return b.Program != nil })
	first := firstDrawn(n.Programs)
	if inText || first == nil {
		return ""
	}
	w := markup.AppendTo(nil)
	p.writeFormula(w, first)
	return w.Fragment()
}

// firstDrawn is the first method whose parts are known, which alone can be drawn; nil of none.
func firstDrawn(list []*report.Program) *report.Program {
	for _, x := range list {
		if x.Stated && len(x.Parts) > 0 {
			return x
		}
	}
	return nil
}

// programLinks lists programs by name.
func (p *Page) programLinks(list []*report.Program) template.HTML {
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("ul").Class("names")
	for _, x := range list {
		p.writeLink(w.Open("li"), programPath(x), x.Name)
		w.Close("li")
	}
	return w.Close("ul").Fragment()
}

// caseCharts draws the case's village where the text has no chart of its own.
func (p *Page) caseCharts(text *body) template.HTML {
	if text.drawn || text.n.Village == nil {
		return ""
	}
	v := text.n.Village
	w, from := p.begin()
	p.writeGroupCharts(w, &v.Data, v.Name, places.VillageSample(v), isCrowded(&v.Data), p.villageContext(v))
	return p.end(w, from)
}

// checked says how many figures of the text are bound to data and checked against it.
func (p *Page) checked(n *report.Narrative, text *body) template.HTML {
	c, counted := p.Options.Counts[n]
	if c.Bound == 0 && counted || text.places == 0 && !counted {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("p").Class("checked")
	switch {
	case !counted:
		p.writeCount(w, "checked.uncounted", text.places)
	case c.Figures > c.Bound:
		p.writeFormat(w, "checked.some", "figures", grouped(c.Figures), "bound", grouped(c.Bound), "checked", grouped(c.Checked))
	default:
		p.writeFormat(w, "checked.all", "bound", grouped(c.Bound), "checked", grouped(c.Checked))
	}
	return w.Text(p.T("checked.how")).Close("p").Fragment()
}
