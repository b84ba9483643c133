package compose

import "casebook/generator/report"

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
const dataCallback = "casebookData"

// dataset is one such file that is not a county's.
type dataset struct {
	name   string
	append func(*page, []byte) []byte
}

func countyScriptPath(c *county) string { return "data/counties/" + c.region.Code + ".js" }

func (s *Site) listDatasets(add func(Route)) {
	for _, x := range [...]*dataset{
		{"index", (*page).appendIndexData}, {"regions", (*page).appendUpperData},
		{"programs", (*page).appendProgramData}, {"exemplars", (*page).appendExemplars},
	} {
		add(Route{Kind: DataScript, Path: "data/" + x.name + ".js", of: x})
	}
	s.listListScripts(add)
}

// dataScript writes one script of data.
func (p *page) dataScript(b []byte) ([]byte, error) {
	var name string
	var body func(*page, []byte) []byte
	switch of := p.route.of.(type) {
	case *dataset:
		name, body = of.name, of.append
	case *county:
		name, body = "counties/"+of.region.Code, of.appendData
	case *facetList:
		name, body = "list", of.appendData
	}
	b = append(append(b, dataCallback...), '(')
	b = append(appendJSON(b, name), ',')
	return append(body(p, b), ");\n"...), nil
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
	return appendList(b, len(k.list), func(b []byte, i int) []byte {
		b = append(appendJSON(append(b, '['), k.list[i].Title), ',')
		return append(appendFlag(b, k.list[i].Sample), ']')
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
		b = appendInt(append(b, '['), x.Indicator.Index)
		b = appendInt(append(b, ','), x.First)
		b = appendInt(append(b, ','), k.number(x.Source))
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
func (s *Site) programNumbers() map[*report.Program]int {
	numbers := make(map[*report.Program]int, len(s.rep.Programs))
	for i, x := range s.rep.Programs {
		numbers[x] = i
	}
	return numbers
}

// appendData appends the villages of a county, and the regions in it that have figures or
// villages.
func (c *county) appendData(p *page, b []byte) []byte {
	var book sourceBook
	places := map[*report.Region]int{}
	programs := p.programNumbers()
	b = append(b, `{"regions":[`...)
	for _, g := range p.regionsIn(c) {
		if len(places) > 0 {
			b = append(b, ",\n"...)
		}
		places[g] = len(places)
		b = appendRegion(b, &book, g, places)
	}
	b = append(b, "],\n\"villages\":["...)
	for i, v := range c.villages {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = append(appendJSON(append(b, '['), v.Code), ',')
		b = append(appendJSON(b, v.Name), ',')
		b = append(appendInt(b, places[v.Region]), ',')
		b = append(appendInt(b, v.Households), ',')
		b = append(appendInt(b, v.Population), ',')
		b = appendList(b, len(v.Programs), func(b []byte, i int) []byte { return appendInt(b, programs[v.Programs[i]]) })
		b = appendFlag(append(b, ','), villageSample(v))
		b = book.appendSeries(append(b, ','), &v.Data)
		b = append(b, ']')
	}
	b = append(b, "],\n\"sources\":"...)
	return append(book.appendSources(b), '}')
}

// appendRegion appends [code, name, parent's place or -1, series].
func appendRegion(b []byte, book *sourceBook, g *report.Region, places map[*report.Region]int) []byte {
	parent := -1
	if at, there := places[g.Parent]; there && g.Parent != nil {
		parent = at
	}
	b = append(appendJSON(append(b, '['), g.Code), ',')
	b = append(appendJSON(b, g.Name), ',')
	b = append(appendInt(b, parent), ',')
	return append(book.appendSeries(b, &g.Data), ']')
}

// regionsIn lists the regions of a county, parents first.
func (s *Site) regionsIn(c *county) []*report.Region {
	var list []*report.Region
	var walk func(*report.Region, int)
	walk = func(g *report.Region, depth int) {
		list = append(list, g)
		for _, child := range g.Children {
			if depth < maxDepth && s.countyOf[child] == c {
				walk(child, depth+1)
			}
		}
	}
	walk(c.region, 0)
	return list
}

// appendUpperData appends the regions that have figures and stand in no county's file.
func (p *page) appendUpperData(b []byte) []byte {
	var book sourceBook
	places := map[*report.Region]int{}
	b = append(b, `{"regions":[`...)
	for _, g := range p.rep.Regions {
		if g.SeriesCount() == 0 || len(p.countyOf[g].villages) > 0 {
			continue
		}
		if len(places) > 0 {
			b = append(b, ",\n"...)
		}
		places[g] = len(places)
		b = appendRegion(b, &book, g, places)
	}
	b = append(b, "],\n\"villages\":[],\n\"sources\":"...)
	return append(book.appendSources(b), '}')
}

// appendIndexData appends what every comparison needs: names, and which file has what.
func (p *page) appendIndexData(b []byte) []byte {
	b = append(b, `{"groups":`...)
	groups := map[*report.Group]int{}
	b = appendList(b, len(p.rep.Groups), func(b []byte, i int) []byte {
		groups[p.rep.Groups[i]] = i
		return appendJSON(b, p.rep.Groups[i].Name)
	})
	shares := p.shares()
	b = append(b, ",\n\"indicators\":"...)
	b = appendList(b, len(p.rep.Indicators), func(b []byte, k int) []byte {
		i := p.rep.Indicators[k]
		b = append(appendJSON(append(b, '['), i.ID), ',')
		b = append(appendJSON(b, i.Name), ',')
		b = append(appendInt(b, groups[i.Group]), ',')
		b = append(appendJSON(b, string(i.Unit)), ',')
		b = append(appendInt(b, i.Decimals), ',')
		b = append(appendInt(b, int(i.Better)), ',')
		return append(shares[k].append(b), "]\n"...)
	})
	b = append(b, ",\n\"programs\":"...)
	b = appendList(b, len(p.rep.Programs), func(b []byte, k int) []byte {
		b = append(appendJSON(append(b, '['), p.rep.Programs[k].ID), ',')
		return append(appendJSON(b, p.rep.Programs[k].Name), ']')
	})
	b = append(b, ",\n\"regions\":"...)
	return append(p.appendTree(b), '}')
}

// appendTree appends the regions down to the counties: [code, name, parent's place or -1,
// villages, 1 where it is a county with a file of its own, 1 where it has figures of its own].
func (p *page) appendTree(b []byte) []byte {
	places := map[*report.Region]int{}
	b = append(b, '[')
	for _, g := range p.rep.Regions {
		if p.isBelowCounty(g) {
			continue
		}
		parent := -1
		if at, there := places[g.Parent]; there && g.Parent != nil {
			parent = at
		}
		if len(places) > 0 {
			b = append(b, ",\n"...)
		}
		places[g] = len(places)
		c := p.countyOf[g]
		b = append(appendJSON(append(b, '['), g.Code), ',')
		b = append(appendJSON(b, g.Name), ',')
		b = append(appendInt(b, parent), ',')
		b = append(appendInt(b, p.tallies[g].villages), ',')
		b = append(appendFlag(b, c != nil && c.region == g && len(c.villages) > 0), ',')
		b = append(appendFlag(b, g.SeriesCount() > 0), ']')
	}
	return append(b, ']')
}

// appendProgramData appends what programs are compared by: [id, name, kind, origin, since,
// stated, parts, villages, cases, summary, conditions, people, cost, months, risks].
func (p *page) appendProgramData(b []byte) []byte {
	return appendList(b, len(p.rep.Programs), func(b []byte, k int) []byte {
		x := p.rep.Programs[k]
		text := func(s string) { b = appendJSON(append(b, ','), s) }
		texts := func(list []string) {
			b = appendList(append(b, ','), len(list), func(b []byte, i int) []byte { return appendJSON(b, list[i]) })
		}
		number := func(n int) { b = appendInt(append(b, ','), n) }
		b = appendJSON(append(b, '['), x.ID)
		text(x.Name)
		text(x.Kind)
		if x.Origin != nil {
			text(placeName(x.Origin))
		} else {
			text("")
		}
		number(x.Since)
		number(flag(x.Stated))
		var parts []string
		for _, part := range x.Parts {
			parts = append(parts, partName(part))
		}
		texts(parts)
		number(len(p.rep.VillagesWith(x)))
		number(len(p.rep.OfProgram(x)))
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
