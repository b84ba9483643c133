package page

import (
	"html/template"
	"strconv"
	"strings"

	"casebook/generator/highlight"
	"casebook/generator/jsonstring"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/search"
)

// A study booklet is put together by the reader: its page lists what can be chosen, and a
// script loads the cards of the chosen texts, a few in each of many small scripts, because that
// works from a folder on a disk as from a server.

// hasCard tells whether a text can be taken along.
func hasCard(n *report.Narrative) bool {
	return !n.Index && n.Kind != report.KindPage
}

// cardsPerShard is how many cards a script holds, in the mean: a reader who chose one loads its
// neighbours too.
const cardsPerShard = 4

// cardShard is the cards of one script.
type cardShard struct {
	number int
	cards  []*report.Narrative
}

func (x *cardShard) path() string { return "booklet/cards/" + strconv.Itoa(x.number) + ".js" }

// cardShards lists the scripts of all cards by their numbers, nil where one has none. A card is
// in the script that its slug hashes to, so that a browser finds it without a list.
func (s *Model) cardShards() []*cardShard {
	n := 0
	for _, x := range s.Report.Narratives {
		if hasCard(x) {
			n++
		}
	}
	list := make([]*cardShard, max(1, (n+cardsPerShard-1)/cardsPerShard))
	for _, x := range s.Report.Narratives {
		if !hasCard(x) {
			continue
		}
		at := int(search.Hash(x.Slug) % uint32(len(list)))
		if list[at] == nil {
			list[at] = &cardShard{number: at}
		}
		list[at].cards = append(list[at].cards, x)
	}
	return list
}

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
		Search: func(m *Model) []Document { return m.searchTool("booklet", m.T("nav.booklet")) },
		Deps:   func(d Deps, _ *Model, _ *Route) { d.Cards() },
	}
}

func cardKind() *Kind {
	return &Kind{
		Name: "card",
		Routes: func(m *Model, add Add) {
			for _, x := range m.cardShards() {
				if x != nil {
					add(x.path(), 0, x)
				}
			}
		},
		Append: (*Page).cardScript,
		Deps: func(d Deps, m *Model, r *Route) {
			for _, n := range r.Of.(*cardShard).cards {
				narrativeDeps(d, m, n)
			}
		},
	}
}

func (p *Page) bookletView() BookletView {
	w := markup.AppendTo(nil)
	listed, left := 0, false
	shards := p.cardShards()
	linked := make([]bool, len(shards))
	for _, n := range p.Report.Narratives {
		if !hasCard(n) {
			continue
		}
		if listed++; listed > bookletListed {
			left = true
			break
		}
		w.Open("li").Attr("data-slug", n.Slug)
		if at := int(search.Hash(n.Slug) % uint32(len(shards))); !linked[at] {
			linked[at] = true
			w.Attr("data-shard", strconv.Itoa(at)).Link("data-cards", p.prefix, shards[at].path()) // a page kept as one file has the cards themselves here
		}
		p.writeLink(w, n.Path, n.Title)
		w.Text(" ").Open("span").Class("kicker").HTML(p.kicker(n)).Close("span").Close("li")
		p.sample = p.sample || narrativeSample(n)
	}
	questions := markup.AppendTo(nil)
	p.writeQuestions(questions, nil)
	return BookletView{
		Subtitle: p.Report.Site.Subtitle, Owner: p.Report.Site.Owner, Site: p.Report.Site.Title, List: w.Fragment(), Left: left, Shards: len(shards),
		Questions: questions.Fragment(),
		Frame:     p.frame(about{heading: p.T("nav.booklet"), description: p.T("booklet.why")}),
	}
}

// cardScript writes cards as a script that hands each to the page: casebookCard(slug, html).
// Their links are those of /booklet/index.html.
func (p *Page) cardScript(b []byte) ([]byte, error) {
	p.prefix = "../"
	for _, n := range p.Route.Of.(*cardShard).cards {
		p.charts, p.Joined = 0, p.Joined[:0]
		w, from := p.begin()
		if err := p.writeCard(w, n); err != nil {
			return b, err
		}
		b = append(b, `casebookCard(`...)
		b = append(jsonstring.Append(b, n.Slug), ',')
		b = append(jsonstring.Append(b, string(p.end(w, from))), ");\n"...)
	}
	return b, nil
}

// writeCard writes a text as a card to take along: what it is, its figures and charts,
// what to ask on the spot, room for notes.
func (p *Page) writeCard(w *markup.Writer, n *report.Narrative) error {
	w.Open("article").Class("booklet-card").Open("header").Open("div").JSONAttr("data-report", p.appendForReport(nil, n))
	w.Open("p").Class("kicker").HTML(p.kicker(n)).Close("p").Open("h2")
	p.writeLink(w, n.Path, n.Title)
	w.Close("h2").Close("div")
	if p.Base != "" {
		if err := p.codes.Write(w, string(p.AppendURL(nil, n.Path)), p.T("qr")); err != nil {
			return err
		}
	}
	w.Close("header")
	if n.Anonymous {
		writeTagged(w, "p", "hint", p.T("anonymous.why"))
	}
	writeTagged(w, "p", "deck", n.Summary)
	if facts := p.factCard(n, 6); facts != "" {
		w.HTML(facts)
	} else if n.Village != nil {
		w.HTML(p.villageCard(n.Village, keyFigures))
	}
	if drawings := p.cardDrawings(n); drawings != "" {
		w.Open("div").Class("card-charts").HTML(drawings).Close("div")
	}
	w.Open("div").Class("card-ask").Element("h3", p.T("booklet.ask"))
	p.writeQuestions(w, n)
	w.Close("div").Open("div").Class("card-notes").Element("h3", p.T("booklet.notes")).Open("div").Class("ruled").Close("div").Close("div")
	w.Open("p").Class("card-source")
	if n.Source != nil {
		p.writeFormat(w, "booklet.source", "source", p.sourceLine(n.Source))
		w.Text("　")
	}
	at := *p
	at.Route = Route{Path: n.Path}
	p.writeFilled(w, "booklet.cite", func(string) {
		w.Open("cite")
		at.writeCitation(w, n.Title, n.Date)
		w.Close("cite")
	})
	w.Close("p").Close("article")
	return nil
}

// figuresInReport is how many of a text's figures a report has.
const figuresInReport = 12

// appendForReport appends what a delegation's report takes from a text beside its card, as JSON:
// {path, summary, village, programs, sample, takeaways, figures: [name, figure, remark, source]}.
// The remark is the year, that it is a target or expected, or both.
func (p *Page) appendForReport(b []byte, n *report.Narrative) []byte {
	b = jsonstring.Append(append(b, `{"path":`...), n.Path)
	b = jsonstring.Append(append(b, `,"summary":`...), n.Summary)
	village := ""
	if n.Village != nil {
		village = n.Village.Code
	}
	b = jsonstring.Append(append(b, `,"village":`...), village)
	b = append(b, `,"programs":`...)
	b = AppendList(b, len(n.Programs), func(b []byte, i int) []byte { return jsonstring.Append(b, n.Programs[i].ID) })
	b = AppendFlag(append(b, `,"sample":`...), narrativeSample(n))
	b = append(b, `,"takeaways":`...)
	b = AppendList(b, len(n.Takeaways), func(b []byte, i int) []byte { return jsonstring.Append(b, n.Takeaways[i]) })
	b = append(b, `,"figures":`...)
	facts := p.weighed(n).Facts(figuresInReport)
	b = AppendList(b, len(facts), func(b []byte, i int) []byte { return p.appendFigureForReport(b, facts[i]) })
	return append(b, '}')
}

func (p *Page) appendFigureForReport(b []byte, f *report.Fact) []byte {
	var remarks []string
	if f.Year > 0 {
		remarks = append(remarks, p.Format("year", "year", strconv.Itoa(f.Year)))
	}
	if key := StatusKeys[f.Status]; key != "" && f.Status != report.Done {
		remarks = append(remarks, p.T(key))
	}
	source := ""
	if f.Source != nil {
		source = p.sourceLine(f.Source)
	}
	cells := [...]string{highlight.FactName(f), figureText(f), strings.Join(remarks, p.T("comma")), source}
	return AppendList(b, len(cells), func(b []byte, i int) []byte { return jsonstring.Append(b, cells[i]) })
}

func (p *Page) sourceLine(x *report.Source) string {
	if x.Publisher == "" {
		return x.Title
	}
	return x.Title + p.T("comma") + x.Publisher
}

// cardCharts is how many charts a card has: two stand side by side.
const cardCharts = 2

// cardDrawings draws a text's first charts, else its village's, and the formula of its first method that
// has one. Their tables and lists are not shown on a card, but large type on a phone has its rows from them.
func (p *Page) cardDrawings(n *report.Narrative) template.HTML {
	w := markup.AppendTo(nil)
	for _, block := range n.Blocks {
		if block.Chart != nil && p.charts < cardCharts {
			p.writeChart(w, p.specChart(n, block.Chart))
		}
	}
	if w.Len() == 0 && n.Village != nil {
		for _, g := range p.Report.Groups {
			if list := chartable(&n.Village.Data, g, seriesPerChart); len(list) > 0 && p.charts < cardCharts {
				c := p.groupChart(g, &n.Village.Data, list, n.Village.Name, places.VillageSample(n.Village), isCrowded(&n.Village.Data))
				p.markPrograms(c, n.Village.Programs)
				p.writeChart(w, c)
			}
		}
	}
	if first := firstDrawn(n.Programs); first != nil && p.charts < cardCharts {
		w.HTML(p.drawn(first))
	}
	return w.Fragment()
}

// questionsPerCard is how many questions fit beside the notes of a card.
const questionsPerCard = 6

// writeQuestions writes what to ask on the spot: first what this text leaves open (goals
// whose outcome it cannot know, figures without a year, methods without their parts, what it
// takes to do them at home), then what one asks everywhere. Of no text only the latter.
func (p *Page) writeQuestions(w *markup.Writer, n *report.Narrative) {
	w.Open("ol").Class("ask")
	left := questionsPerCard
	ask := func(key, name, value string) {
		if left == 0 {
			return
		}
		left--
		p.writeFormat(w.Open("li"), key, "name", p.quoted(name), "value", value)
		w.Close("li")
	}
	if n != nil {
		left -= 3
		p.askOwn(n, ask)
		left += 3
	}
	for _, key := range [...]string{"ask.1", "ask.2", "ask.3"} {
		ask(key, "", "")
	}
	w.Close("ol")
}

// askOwn asks at most one question of a kind: a page of the same question is none.
func (p *Page) askOwn(n *report.Narrative, ask func(key, name, value string)) {
	for _, f := range highlight.Named(n.Facts) {
		if f.Status == report.Target || f.Status == report.Expected {
			key := "ask.target"
			if f.Status == report.Expected {
				key = "ask.expected"
			}
			ask(key, highlight.FactName(f), figureText(f))
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
	for _, f := range highlight.Named(n.Facts) {
		if f.Year == 0 && (f.Status == report.Done || f.Status == report.StatusNone) {
			ask("ask.year", highlight.FactName(f), figureText(f))
			break
		}
	}
}

// quoted puts a name into quotation marks unless it has some.
func (p *Page) quoted(name string) string {
	if strings.Contains(name, "“") {
		return name
	}
	return p.Format("quoted", "text", name)
}
