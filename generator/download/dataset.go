package download

import (
	"casebook/generator/jsonstring"
	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/report"
)

// The figures that scripts compare are scripts themselves, because a page opened from a disk
// may load nothing else. Each calls one global function with its name and one value:
//
//	casebookData("index", {groups, indicators, programs, regions})
//	casebookData("regions", {sources, regions})         what is in no county's file
//	casebookData("counties/CODE", {sources, regions, villages})
//	casebookData("programs", [...])
//	casebookData("exemplars", {sources, villages})
//
// A series is [indicator, first year, source, value, …] with holes for gaps; indicators,
// programs and regions are numbers of the index's lists, sources of the file's own; -1 is none.
func scriptKind(name string, value func(*page.Page, []byte) []byte) *page.Kind {
	return &page.Kind{
		Name:   "data/" + name,
		Routes: func(_ *page.Model, add page.Add) { add("data/"+name+".js", 0, nil) },
		Append: func(p *page.Page, b []byte) ([]byte, error) {
			return page.AppendDataScript(b, name, func(b []byte) []byte { return value(p, b) }), nil
		},
		Deps: func(d page.Deps, _ *page.Model, _ *page.Route) {
			d.Villages()
			d.Cards()
		},
	}
}

func countyScriptKind() *page.Kind {
	return &page.Kind{
		Name: "county script",
		Records: func(c *page.Common, add page.Add) {
			for _, x := range c.Counties {
				add(page.CountyScriptPath(x), 0, x)
			}
		},
		Append: func(p *page.Page, b []byte) ([]byte, error) {
			c := p.Route.Of.(*places.County)
			return page.AppendDataScript(b, "counties/"+c.Region.Code, func(b []byte) []byte { return appendCounty(p, c, b) }), nil
		},
		Deps: countyDeps,
	}
}

// countyDeps declares what a county's files show: its villages, and its regions with their
// own figures.
func countyDeps(d page.Deps, m *page.Model, r *page.Route) {
	c := r.Of.(*places.County)
	d.County(c)
	for _, i := range m.Report.Indicators {
		d.Record(i.At)
	}
	for _, g := range m.RegionsIn(c) {
		d.Record(g.At)
		page.RecordData(d, &g.Data)
	}
}

// sourceBook numbers the sources of one file.
type sourceBook struct {
	list []*report.Source
}

func (k *sourceBook) number(x *report.Source) int {
	if x == nil {
		return -1
	}
	for i, s := range k.list {
		if s == x {
			return i
		}
	}
	k.list = append(k.list, x)
	return len(k.list) - 1
}

// appendSources appends the titles, each with 1 after it where the source is made up.
func (k *sourceBook) appendSources(b []byte) []byte {
	return page.AppendList(b, len(k.list), func(b []byte, i int) []byte {
		b = append(jsonstring.Append(append(b, '['), k.list[i].Title), ',')
		return append(page.AppendFlag(b, k.list[i].Sample), ']')
	})
}

// appendSeries appends all series of a record.
func (k *sourceBook) appendSeries(b []byte, d *report.Data) []byte {
	b = append(b, '[')
	first := true
	for x := range d.Series() {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = page.AppendInt(append(b, '['), x.Indicator.Index)
		b = page.AppendInt(append(b, ','), x.First)
		b = page.AppendInt(append(b, ','), k.number(x.Source))
		for _, v := range x.Values.All() {
			b = append(b, ',')
			if !v.IsMissing() {
				b = v.Append(b)
			}
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

// programNumbers are the places of programs in the index.
func programNumbers(s *page.Model) map[*report.Program]int {
	numbers := make(map[*report.Program]int, len(s.Report.Programs))
	for i, x := range s.Report.Programs {
		numbers[x] = i
	}
	return numbers
}

// appendCounty appends the villages of a county, and the regions in it that have figures or
// villages.
func appendCounty(p *page.Page, c *places.County, b []byte) []byte {
	var book sourceBook
	numbers := map[*report.Region]int{}
	programs := programNumbers(p.Model)
	b = append(b, `{"regions":[`...)
	for _, g := range p.RegionsIn(c) {
		if len(numbers) > 0 {
			b = append(b, ",\n"...)
		}
		numbers[g] = len(numbers)
		b = appendRegion(b, &book, g, numbers)
	}
	b = append(b, "],\n\"villages\":["...)
	for i, v := range c.Villages {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = append(jsonstring.Append(append(b, '['), v.Code), ',')
		b = append(jsonstring.Append(b, v.Name), ',')
		b = append(page.AppendInt(b, numbers[v.Region]), ',')
		b = append(page.AppendInt(b, v.Households), ',')
		b = append(page.AppendInt(b, v.Population), ',')
		b = page.AppendList(b, len(v.Programs), func(b []byte, i int) []byte { return page.AppendInt(b, programs[v.Programs[i]]) })
		b = page.AppendFlag(append(b, ','), places.VillageSample(v))
		b = book.appendSeries(append(b, ','), &v.Data)
		b = append(b, ']')
	}
	b = append(b, "],\n\"sources\":"...)
	return append(book.appendSources(b), '}')
}

// appendRegion appends [code, name, parent's place or -1, series].
func appendRegion(b []byte, book *sourceBook, g *report.Region, numbers map[*report.Region]int) []byte {
	parent := -1
	if at, there := numbers[g.Parent]; there && g.Parent != nil {
		parent = at
	}
	b = append(jsonstring.Append(append(b, '['), g.Code), ',')
	b = append(jsonstring.Append(b, g.Name), ',')
	b = append(page.AppendInt(b, parent), ',')
	return append(book.appendSeries(b, &g.Data), ']')
}

// appendUpperData appends the regions that have figures and stand in no county's file.
func appendUpperData(p *page.Page, b []byte) []byte {
	var book sourceBook
	numbers := map[*report.Region]int{}
	b = append(b, `{"regions":[`...)
	for _, g := range p.Report.Regions {
		if g.SeriesCount() == 0 || len(p.CountyOf[g].Villages) > 0 {
			continue
		}
		if len(numbers) > 0 {
			b = append(b, ",\n"...)
		}
		numbers[g] = len(numbers)
		b = appendRegion(b, &book, g, numbers)
	}
	b = append(b, "],\n\"villages\":[],\n\"sources\":"...)
	return append(book.appendSources(b), '}')
}

// appendIndexData appends what every comparison needs: names, and which file has what.
func appendIndexData(p *page.Page, b []byte) []byte {
	b = append(b, `{"groups":`...)
	groups := map[*report.Group]int{}
	b = page.AppendList(b, len(p.Report.Groups), func(b []byte, i int) []byte {
		groups[p.Report.Groups[i]] = i
		return jsonstring.Append(b, p.Report.Groups[i].Name)
	})
	b = append(b, ",\n\"indicators\":"...)
	b = page.AppendList(b, len(p.Report.Indicators), func(b []byte, k int) []byte {
		i := p.Report.Indicators[k]
		b = append(jsonstring.Append(append(b, '['), i.ID), ',')
		b = append(jsonstring.Append(b, i.Name), ',')
		b = append(page.AppendInt(b, groups[i.Group]), ',')
		b = append(jsonstring.Append(b, string(i.Unit)), ',')
		b = append(page.AppendInt(b, i.Decimals), ',')
		b = append(page.AppendInt(b, int(i.Better)), ',')
		b = append(appendShare(p, b, i), ',')
		return append(jsonstring.Append(b, i.Description), "]\n"...)
	})
	b = append(b, ",\n\"programs\":"...)
	b = page.AppendList(b, len(p.Report.Programs), func(b []byte, k int) []byte {
		b = append(jsonstring.Append(append(b, '['), p.Report.Programs[k].ID), ',')
		b = append(jsonstring.Append(b, p.Report.Programs[k].Name), ',')
		return append(page.AppendInt(b, p.Report.Programs[k].Since), ']')
	})
	b = append(b, ",\n\"regions\":"...)
	return append(appendTree(p, b), '}')
}

// appendTree appends the regions down to the counties: [code, name, parent's place or -1,
// villages, 1 where it is a county with a file of its own, 1 where it has figures of its own].
func appendTree(p *page.Page, b []byte) []byte {
	numbers := map[*report.Region]int{}
	b = append(b, '[')
	for _, g := range p.Report.Regions {
		if p.IsBelowCounty(g) {
			continue
		}
		parent := -1
		if at, there := numbers[g.Parent]; there && g.Parent != nil {
			parent = at
		}
		if len(numbers) > 0 {
			b = append(b, ",\n"...)
		}
		numbers[g] = len(numbers)
		c := p.CountyOf[g]
		b = append(jsonstring.Append(append(b, '['), g.Code), ',')
		b = append(jsonstring.Append(b, g.Name), ',')
		b = append(page.AppendInt(b, parent), ',')
		b = append(page.AppendInt(b, p.Tallies[g].Villages), ',')
		b = append(page.AppendFlag(b, c != nil && c.Region == g && len(c.Villages) > 0), ',')
		b = append(page.AppendFlag(b, g.SeriesCount() > 0), ']')
	}
	return append(b, ']')
}

// appendProgramData appends what programs are compared by: [id, name, kind, origin, since,
// stated, parts, villages, cases, summary, conditions, people, cost, months, risks].
func appendProgramData(p *page.Page, b []byte) []byte {
	return page.AppendList(b, len(p.Report.Programs), func(b []byte, k int) []byte {
		x := p.Report.Programs[k]
		text := func(s string) { b = jsonstring.Append(append(b, ','), s) }
		texts := func(list []string) {
			b = page.AppendList(append(b, ','), len(list), func(b []byte, i int) []byte { return jsonstring.Append(b, list[i]) })
		}
		number := func(n int) { b = page.AppendInt(append(b, ','), n) }
		b = jsonstring.Append(append(b, '['), x.ID)
		text(x.Name)
		text(x.Kind)
		if x.Origin != nil {
			text(places.PlaceName(x.Origin))
		} else {
			text("")
		}
		number(x.Since)
		number(page.Flag(x.Stated))
		var parts []string
		for _, part := range x.Parts {
			parts = append(parts, page.PartName(part))
		}
		texts(parts)
		number(len(p.Report.VillagesWith(x)))
		number(len(p.Report.OfProgram(x)))
		text(x.Summary)
		r := x.Replicate
		if r == nil {
			r = &report.Replicate{}
		}
		texts(r.Conditions)
		text(r.People)
		text(r.Cost)
		number(r.Months)
		texts(r.Risks)
		return append(b, "]\n"...)
	})
}

// appendShare appends how an indicator is made comparable, [of, base, factor, unit, name], or 0
// where it is as it stands: of is "population", "households" or "indicator", whose index base
// is.
func appendShare(p *page.Page, b []byte, i *report.Indicator) []byte {
	x := places.NewShare(i, p.Report.Indicators)
	if x.Of == places.NoShare {
		return append(b, '0')
	}
	of, base, name := "", 0, ""
	switch x.Of {
	case places.PerPerson:
		of, name = "population", p.T("share.per-person")
	case places.OfIndicator:
		of, base, name = "indicator", x.Whole.Index, p.Format("share.of", "name", x.Whole.Name)
	case places.OfHouseholds:
		of, name = "households", p.T("share.of-households")
	case places.OfPopulation:
		of, name = "population", p.T("share.of-population")
	case places.PerHouseholds:
		of, name = "households", p.T("share.per-households")
	}
	b = append(jsonstring.Append(append(b, '['), of), ',')
	b = append(page.AppendInt(b, base), ',')
	b = append(page.Rounded(x.Factor, 6).Append(b), ',')
	b = append(jsonstring.Append(b, x.Unit), ',')
	return append(jsonstring.Append(b, name), ']')
}
