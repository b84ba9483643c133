package page

import (
	"strings"

	"casebook/generator/chart"
	"casebook/generator/places"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// A study booklet is put together by the reader: its page lists what can be chosen, and a
// script loads the card of each chosen text, one small script a card, because that works
// from a folder on a disk as from a server.

// hasCard tells whether a text can be taken along.
func hasCard(n *report.Narrative) bool {
	return !n.Index && n.Kind != report.KindPage
}

func cardPath(n *report.Narrative) string { return "booklet/cards/" + n.Slug + ".js" }

// bookletListed is how many texts the booklet's page lists; a basket may hold others, which
// were put into it on their own pages.
const bookletListed = 500

func bookletKind() *Kind {
	return &Kind{
		Name: "booklet", Folder: "booklet", Zero: BookletView{}, Omit: OmitTools,
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "booklet", true, true) },
		Routes: func(_ *Model, add Add) { add("booklet/index.html", 0, nil) },
		View:   func(p *Page) any { return p.bookletView() },
		Title:  titleOfEntry("booklet"),
		Deps:   func(d Deps, _ *Model, _ *Route) { d.Cards() },
	}
}

func cardKind() *Kind {
	return &Kind{
		Name: "card",
		Routes: func(m *Model, add Add) {
			for _, n := range m.Report.Narratives {
				if hasCard(n) {
					add(cardPath(n), 0, n)
				}
			}
		},
		Append: (*Page).cardScript,
		Deps:   func(d Deps, m *Model, r *Route) { narrativeDeps(d, m, r.Of.(*report.Narrative)) },
	}
}

func (p *Page) bookletView() BookletView {
	var b []byte
	listed, left := 0, false
	for _, n := range p.Report.Narratives {
		if !hasCard(n) {
			continue
		}
		if listed++; listed > bookletListed {
			left = true
			break
		}
		b = append(append(append(b, `<li data-slug="`...), n.Slug...), `" data-card="`...)
		b = append(p.appendHref(b, cardPath(n)), `">`...) // a page kept as one file has the card itself here
		b = append(p.appendLink(b, n.Path, n.Title), ` <span class="kicker">`...)
		b = append(p.appendKicker(b, n), `</span></li>`...)
		p.sample = p.sample || narrativeSample(n)
	}
	return BookletView{
		Subtitle: p.Report.Site.Subtitle, Owner: p.Report.Site.Owner, Site: p.Report.Site.Title, List: fragment(b), Left: left,
		Questions: fragment(p.appendQuestions(nil, nil)),
		Frame:     p.frame(about{heading: p.Theme.T("nav.booklet"), description: p.Theme.T("booklet.why"), sample: p.sample}),
	}
}

// cardScript writes a text's card as a script that hands it to the page: casebookCard(slug,
// html). Its links are those of /booklet/index.html.
func (p *Page) cardScript(b []byte) ([]byte, error) {
	p.prefix = "../"
	n := p.Route.Of.(*report.Narrative)
	card, err := p.appendCard(nil, n)
	if err != nil {
		return b, err
	}
	b = append(b, `casebookCard(`...)
	b = append(appendQuoted(b, n.Slug), ',')
	return append(appendQuoted(b, string(card)), ");\n"...), nil
}

// appendCard appends a text as a card to take along: what it is, its figures and charts,
// what to ask on the spot, room for notes.
func (p *Page) appendCard(b []byte, n *report.Narrative) ([]byte, error) {
	b = append(b, `<article class="booklet-card"><header><div><p class="kicker">`...)
	b = append(p.appendKicker(b, n), `</p><h2><a href="`...)
	b = append(p.appendHref(b, n.Path), `">`...)
	b = append(AppendText(b, n.Title), `</a></h2></div>`...)
	if p.Base != "" {
		var err error
		if b, err = appendQR(b, string(p.AppendURL(nil, n.Path)), p.Theme.T("qr")); err != nil {
			return b, err
		}
	}
	b = append(b, `</header>`...)
	if n.Anonymous {
		b = appendTagged(b, "p", "hint", p.Theme.T("anonymous.why"))
	}
	b = appendTagged(b, "p", "deck", n.Summary)
	if facts := p.factCard(n, 6); facts != "" {
		b = append(b, facts...)
	} else if n.Village != nil {
		b = append(b, p.villageCard(n.Village, keyFigures)...)
	}
	b = p.appendCardDrawings(b, n)
	b = append(b, `<div class="card-ask"><h3>`...)
	b = append(AppendText(b, p.Theme.T("booklet.ask")), `</h3>`...)
	b = append(p.appendQuestions(b, n), `</div><div class="card-notes"><h3>`...)
	b = append(AppendText(b, p.Theme.T("booklet.notes")), `</h3><div class="ruled"></div></div><p class="card-source">`...)
	if n.Source != nil {
		b = append(AppendText(b, p.Theme.T("booklet.source")), sourceLine(n.Source)...)
		b = append(b, `　`...)
	}
	at := *p
	at.Route = Route{Path: n.Path}
	b = append(AppendText(b, p.Theme.T("booklet.cite")), `<cite>`...)
	return append(at.appendCitation(b, n.Title, p.dateOf(about{date: n.Date})), `</cite></p></article>`...), nil
}

func sourceLine(x *report.Source) []byte {
	b := AppendText(nil, x.Title)
	if x.Publisher != "" {
		b = AppendText(append(b, `，`...), x.Publisher)
	}
	return b
}

// cardCharts is how many charts a card has: two stand side by side.
const cardCharts = 2

// appendCardDrawings appends a text's first charts, else its village's, and its first
// program's formula.
func (p *Page) appendCardDrawings(b []byte, n *report.Narrative) []byte {
	b = append(b, `<div class="card-charts">`...)
	start := len(b)
	for _, block := range n.Blocks {
		if block.Chart != nil && p.charts < cardCharts {
			b = p.appendChart(b, chart.FromSpec(n, block.Chart, p.Theme.Words(), p.peers))
		}
	}
	if len(b) == start && n.Village != nil {
		for _, g := range p.Report.Groups {
			if list := chartable(&n.Village.Data, g); len(list) > 0 && p.charts < cardCharts {
				b = p.appendChart(b, groupChart(g, &n.Village.Data, list, n.Village.Name, places.VillageSample(n.Village)))
			}
		}
	}
	if len(n.Programs) > 0 && p.charts < cardCharts {
		b = chart.AppendFormula(b, n.Programs[0], p.Theme.Words())
	}
	if len(b) == start {
		return b[:start-len(`<div class="card-charts">`)]
	}
	return append(b, `</div>`...)
}

// questionsPerCard is how many questions fit beside the notes of a card.
const questionsPerCard = 6

// appendQuestions appends what to ask on the spot: first what this text leaves open (goals
// whose outcome it cannot know, figures without a year, methods without their parts, what it
// takes to do them at home), then what one asks everywhere. Of no text only the latter.
func (p *Page) appendQuestions(b []byte, n *report.Narrative) []byte {
	b = append(b, `<ol class="ask">`...)
	left := questionsPerCard
	ask := func(key, name, value string) {
		if left == 0 {
			return
		}
		left--
		text := strings.NewReplacer("{name}", quoted(name), "{value}", value).Replace(p.Theme.T(key))
		b = append(AppendText(append(b, `<li>`...), text), `</li>`...)
	}
	if n != nil {
		left -= 3
		p.askOwn(n, ask)
		left += 3
	}
	for _, key := range [...]string{"ask.1", "ask.2", "ask.3"} {
		ask(key, "", "")
	}
	return append(b, `</ol>`...)
}

// askOwn asks at most one question of a kind: a page of the same question is none.
func (p *Page) askOwn(n *report.Narrative, ask func(key, name, value string)) {
	for _, f := range named(n.Facts) {
		if f.Status == report.Target || f.Status == report.Expected {
			ask("ask.target", factName(f), quantity.Format(f.Value, f.Unit, -1))
			break
		}
	}
	for _, x := range n.Programs {
		if !x.Stated || len(x.Parts) == 0 {
			ask("ask.parts", x.Name, "")
			break
		}
	}
	for _, x := range n.Programs {
		if x.Replicate != nil {
			ask("ask.replicate", x.Name, "")
			break
		}
	}
	for _, f := range named(n.Facts) {
		if f.Year == 0 && (f.Status == report.Done || f.Status == report.StatusNone) {
			ask("ask.year", factName(f), quantity.Format(f.Value, f.Unit, -1))
			break
		}
	}
}

// quoted puts a name into quotation marks unless it has some.
func quoted(name string) string {
	if strings.Contains(name, "“") {
		return name
	}
	return "“" + name + "”"
}
