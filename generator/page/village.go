package page

import (
	"html/template"
	"iter"
	"slices"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

func villageKind() *Kind {
	return &Kind{
		Name: "village", Folder: "villages", Zero: VillageView{}, Omit: OmitCode | OmitFeed, // the feed is of narratives, and villages are many
		Each: func(c *Common) iter.Seq2[string, any] {
			return func(yield func(string, any) bool) {
				for part := range slices.Chunk(c.Rec.Villages, 64) { // whose paths are made at once
					b := make([]byte, 0, 64*len("villages/450399102201/index.html"))
					for _, v := range part {
						b = appendVillagePath(b, v)
					}
					paths := string(b)
					for _, v := range part {
						n := len(appendVillagePath(b[:0], v))
						if !yield(paths[:n], v) {
							return
						}
						paths = paths[n:]
					}
				}
			}
		},
		Find: func(c *Common, path string) (any, bool) {
			v := c.Rec.Village(villageCode(path))
			return v, v != nil
		},
		View: func(p *Page) any { return p.villageView(p.Route.Of.(*report.Village)) },
		Title: func(b []byte, _ *Model, r *Route) []byte {
			v := r.Of.(*report.Village)
			b = append(b, v.Name...)
			for g, n := v.Region, 0; g != nil && n < 2; g, n = g.Parent, n+1 {
				b = append(append(b, ` · `...), g.Name...)
			}
			return b
		},
		Thing: func(p *Page, b []byte) []byte {
			v := p.Route.Of.(*report.Village)
			b = appendCoverage(append(b, `Dataset"`...), places.PlaceName(v.Region)+v.Name, &v.Data)
			if c := p.CountyOf[v.Region]; c != nil {
				b = p.appendDistribution(b, CountyCSVPath(c))
			}
			from := makers{}
			for x := range v.Series() {
				from.add(&v.Data, x)
			}
			return from.append(b, p.T("and"))
		},
		Deps: func(d Deps, m *Model, r *Route) {
			v := r.Of.(*report.Village)
			d.County(m.CountyOf[v.Region])
			d.Value(strconv.FormatBool(m.hasAlike()))
			cardsOf(d, m.Report.OfVillage(v))
			cardsOf(d, m.around(v))
		},
		Alike: func(m *Model, r *Route) any {
			v := r.Of.(*report.Village)
			if c := m.CountyOf[v.Region]; c != nil && len(m.Report.OfVillage(v)) == 0 {
				if len(m.around(v)) > 0 {
					return v.Region // whose texts it shows
				}
				return c
			}
			return nil
		},
	}
}

func (p *Page) villageView(v *report.Village) VillageView {
	p.sample = places.VillageSample(v)
	p.madeUp = p.sample
	c := p.CountyOf[v.Region]
	t := p.townOf(v.Region, c)
	w := markup.AppendTo(p.Joined)
	crowded, found := isCrowded(&v.Data), p.foundIn(&v.Data, c)
	p.writeGroupCharts(w, &v.Data, v.Name, p.sample, crowded, p.villageContext(v))
	charts := w.Len()
	p.writeIndicatorTable(w, &v.Data, c, &found)
	indicators := w.Len()
	if crowded && v.BreakdownCount() > 0 {
		p.writePartTables(w, &v.Data)
	} else {
		p.writeBreakdowns(w, &v.Data, v.Name, p.sample)
	}
	p.Joined = w.Bytes()
	b := p.Joined
	view := VillageView{
		Place: t.names, Summary: v.Summary, Card: p.villageCard(v, 0),
		Findings: p.villageFindings(&found, c, crowded),
		Charts:   markup.Fragment(b[:charts]), Indicators: markup.Fragment(b[charts:indicators]), Breakdowns: markup.Fragment(b[indicators:]),
		Programs: p.programItems(v.Programs), Narratives: p.items(p.Report.OfVillage(v)),
		Around: p.items(p.around(v)), Missing: p.missing(v),
	}
	if c != nil {
		links, from := p.begin()
		p.writeCompareLink(links.HTML(p.backdropsOf(c).download), "villages", p.villageAddress(v))
		view.Downloads = p.end(links, from)
		view.Near = p.near(v, c)
		if isBare(v) {
			view.Others = p.others(v, c)
		}
	}
	view.Frame = p.frame(about{
		heading: v.Name, description: p.villageWords(v, &t), crumbs: t.crumbs, trail: t.trail, former: v.Former, texts: p.Report.OfVillage(v), bare: crowded, anonymous: v.Anonymous,
	})
	return view
}

// town is how the villages of a region name where they lie.
type town struct {
	place        string
	crumbs       []crumb
	names, trail template.HTML
}

func (p *Page) makeTown(g *report.Region) town {
	joined := p.Joined
	p.Joined = nil // what is kept has memory of its own
	crumbs := p.regionCrumbs(g)
	t := town{places.PlaceName(g), crumbs, p.placeNames(g), p.crumbTrail(crumbs)}
	p.Joined = joined
	return t
}

func (p *Page) townOf(g *report.Region, c *places.County) town {
	if c != nil {
		if t, ok := p.backdropsOf(c).towns[g]; ok {
			return t
		}
	}
	return p.makeTown(g)
}

// villageWords is the one sentence that a search engine shows.
func (p *Page) villageWords(v *report.Village, t *town) string {
	if v.Summary != "" {
		return v.Summary
	}
	var room [256]byte
	sentence := append(append(append(room[:0], t.place...), ' '), v.Name...)
	for i, n := range v.Counts() {
		if c := &p.counts[i]; n >= 0 {
			sentence = append(append(sentence, p.T("comma")...), p.Theme.Words().Count("village."+c.Key, n).Format("n", strconv.Itoa(n))...)
		}
	}
	return string(sentence)
}

// villageCard makes the list of what is known of a village at a glance. figures is how many
// indicators it shows too.
func (p *Page) villageCard(v *report.Village, figures int) template.HTML {
	w, from := p.begin()
	w.Open("dl").Class("card")
	empty := w.Len()
	for i, n := range v.Counts() {
		if c := &p.counts[i]; n >= 0 {
			writeGrouped(openCardEntry(w, p.T(c.Key)), n)
			writeUnit(w, p.T("unit."+c.Key))
			closeCardEntry(w)
		}
	}
	for i := range p.fields {
		if x := &p.fields[i]; figures == 0 && !x.Unnamed {
			p.writeField(w, x, v)
		}
	}
	p.writeKeyFigures(w, &v.Data, figures)
	if figures == 0 && isBare(v) {
		p.writeWhereabouts(w, v)
	}
	if figures == 0 && places.IsNumeric(v.Code) && !v.Anonymous {
		closeCardEntry(w.Open("div").Element("dt", p.T("village.code")).Open("dd").Class("code").Text(v.Code))
	}
	if w.Len() == empty {
		return p.end(w.Extended(w.Bytes()[:from]), from)
	}
	return p.end(w.Close("dl"), from)
}

// writeField writes what a village states of itself as an entry of a card, nothing where it is absent.
func (p *Page) writeField(w *markup.Writer, x *report.VillageField, v *report.Village) {
	switch {
	case x.Text != nil && *x.Text(v) != "":
		closeCardEntry(openCardEntry(w, p.T(x.Key)).Text(*x.Text(v)))
	case x.Date != nil && *x.Date(v) != (report.Date{}):
		closeCardEntry(openCardEntry(w, p.T(x.Key)).Text(p.dateWords(*x.Date(v))))
	case x.Region != nil && *x.Region(v) != nil:
		p.writeLink(openCardEntry(w, p.T(x.Key)), regionPath(*x.Region(v)), (*x.Region(v)).Name)
		closeCardEntry(w)
	}
}

// placeNames makes the place of a record from the county down; the way above the page has
// the links.
func (p *Page) placeNames(g *report.Region) template.HTML {
	w, from := p.begin()
	for _, r := range places.Lineage(g) {
		w.Element("span", r.Name).Text(" ")
	}
	return p.end(w, from)
}

func (p *Page) regionCrumbs(g *report.Region) []crumb {
	list := []crumb{{"regions/index.html", p.T("nav.regions")}}
	for _, r := range places.Lineage(g) {
		list = append(list, crumb{regionPath(r), r.Name})
	}
	return list
}

// writeDownload writes the link to a file of figures, said by its name and format ("csv").
func (p *Page) writeDownload(w *markup.Writer, path, name, format string) {
	w.Open("a").Class("download").Link("href", p.prefix, path).Flag("download")
	p.writeFormat(w, "download."+format, "name", name)
	w.Close("a")
}
