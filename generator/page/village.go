package page

import (
	"html/template"
	"iter"

	"casebook/generator/places"
	"casebook/generator/report"
)

func villageKind() *Kind {
	return &Kind{
		Name: "village", Folder: "villages", Zero: VillageView{}, Omit: OmitCode | OmitFeed, // the feed is of narratives, and villages are many
		Each: func(c *Common) iter.Seq2[string, any] {
			return func(yield func(string, any) bool) {
				for _, v := range c.Rec.Villages {
					if !yield(VillagePath(v), v) {
						return
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
			return appendCoverage(append(b, `Dataset"`...), places.PlaceName(v.Region)+v.Name, &v.Data)
		},
		Deps: func(d Deps, m *Model, r *Route) {
			v := r.Of.(*report.Village)
			d.County(m.CountyOf[v.Region])
			cardsOf(d, m.Report.OfVillage(v))
		},
	}
}

func (p *Page) villageView(v *report.Village) VillageView {
	p.sample = places.VillageSample(v)
	c := p.CountyOf[v.Region]
	b := p.appendGroupCharts(p.Joined, &v.Data, v.Name, p.sample)
	charts := len(b)
	b = p.appendIndicatorTable(b, &v.Data, c)
	indicators := len(b)
	if isCrowded(&v.Data) && v.BreakdownCount() > 0 {
		b = appendPartTable(b, &v.Data)
	} else {
		b = p.appendBreakdowns(b, &v.Data, v.Name, p.sample)
	}
	p.Joined = b
	view := VillageView{
		Place: placeNames(v.Region), Summary: v.Summary, Card: p.villageCard(v, 0),
		Charts: fragment(b[:charts]), Indicators: fragment(b[charts:indicators]), Breakdowns: fragment(b[indicators:]),
		Programs: p.programItems(v.Programs), Narratives: p.items(p.Report.OfVillage(v)),
	}
	if c != nil {
		view.Downloads = p.download(CountyCSVPath(c), c.Region.Name+"各村数据") + fragment(p.compareLinks(nil, "villages", p.villageAddress(v)))
	}
	view.Frame = p.frame(about{
		heading: v.Name, description: p.villageWords(v), crumbs: p.regionCrumbs(v.Region), sample: p.sample, bare: isCrowded(&v.Data), anonymous: v.Anonymous,
	})
	return view
}

// villageWords is the one sentence that a search engine shows.
func (p *Page) villageWords(v *report.Village) string {
	if v.Summary != "" {
		return v.Summary
	}
	b := append([]byte(places.PlaceName(v.Region)), ' ')
	b = append(b, v.Name...)
	if v.Households >= 0 {
		b = append(AppendInt(append(b, `，`...), v.Households), `户`...)
	}
	if v.Population >= 0 {
		b = append(AppendInt(append(b, `，`...), v.Population), `人`...)
	}
	return string(b)
}

// villageCard makes the list of what is known of a village at a glance. figures is how many
// indicators it shows too.
func (p *Page) villageCard(v *report.Village, figures int) template.HTML {
	b := append(make([]byte, 0, 512), `<dl class="card">`...)
	entry := func(there bool, name string, value int, unit string) {
		if there {
			b = append(append(append(b, `<div><dt>`...), name...), `</dt><dd>`...)
			b = appendGroupedInt(b, value)
			b = append(append(append(b, `<span class="u">`...), unit...), `</span></dd></div>`...)
		}
	}
	entry(v.Households >= 0, "户数", v.Households, "户")
	entry(v.Population >= 0, "人口", v.Population, "人")
	b = p.appendKeyFigures(b, &v.Data, figures)
	if figures == 0 && places.IsNumeric(v.Code) && !v.Anonymous {
		b = append(b, `<div><dt>区划代码</dt><dd class="code">`...)
		b = append(append(b, v.Code...), `</dd></div>`...)
	}
	if b[len(b)-1] == '>' && len(b) == len(`<dl class="card">`) {
		return ""
	}
	return fragment(append(b, `</dl>`...))
}

// placeNames makes the place of a record from the county down; the way above the page has
// the links.
func placeNames(g *report.Region) template.HTML {
	if g == nil {
		return ""
	}
	var b []byte
	up := places.Lineage(g)
	for _, r := range up {
		b = AppendText(append(b, `<span>`...), r.Name)
		b = append(b, `</span> `...)
	}
	return fragment(b)
}

func (p *Page) regionCrumbs(g *report.Region) []crumb {
	list := []crumb{{"regions/index.html", p.Theme.T("nav.regions")}}
	for _, r := range places.Lineage(g) {
		list = append(list, crumb{RegionPath(r), r.Name})
	}
	return list
}

// download makes the line that offers a CSV file.
func (p *Page) download(path, name string) template.HTML {
	b := append([]byte(nil), `<a class="download" href="`...)
	b = append(p.appendHref(b, path), `" download>`...)
	b = AppendText(b, name)
	return fragment(append(b, `（CSV）</a>`...))
}
