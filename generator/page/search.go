package page

import (
	"html/template"
	"maps"
	"math"
	"slices"
	"strconv"

	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// SearchView is the search page; without a script it is an index of the site.
type SearchView struct {
	Frame
	Choices template.HTML // the filters, one <p> with a <select> each
	Index   template.HTML
}

const (
	openEntries    = 24  // of those, how many stand open: a page of names is turned by nobody
	indexed        = 300 // how many entries of a kind the page lists without a script
	offeredRegions = 300 // how many regions the filter offers; others come by a link
	offeredNames   = 300 // how many programs or themes
	deepestOffered = 3   // levels of regions
)

func searchKind() *Kind {
	return &Kind{
		Name: "search", Folder: "search", Zero: SearchView{}, Omit: OmitTools | OmitCite,
		Nav:    func(m *Model) []NavEntry { return navEntry(m, "search", false, true) },
		Routes: func(_ *Model, add Add) { add("search/index.html", 0, nil) },
		View:   func(p *Page) any { return p.searchView() },
		Title:  titleOfEntry("search"),
		Deps: func(d Deps, _ *Model, _ *Route) {
			d.Villages()
			d.Cards()
		},
	}
}

func (p *Page) searchView() SearchView {
	return SearchView{
		Choices: p.searchChoices(), Index: p.siteIndex(),
		Frame: p.frame(about{heading: p.T("nav.search"), description: p.T("search.why")}),
	}
}

// choice is an option of a filter.
type choice struct {
	value, text string
}

func (p *Page) searchChoices() template.HTML {
	w := markup.AppendTo(nil)
	add := func(key, name string, list []choice) {
		if len(list) == 0 {
			return
		}
		id := "filter-" + key
		w.Open("p").Class("filter").Open("label").Attr("for", id).Text(name).Close("label").Text(" ")
		w.Open("select").Attr("id", id).Attr("name", key).Open("option").Attr("value", "").Text(p.T("search.any")).Close("option")
		for _, c := range list {
			w.Open("option").Attr("value", c.value).Text(c.text).Close("option")
		}
		w.Close("select").Close("p")
	}
	add("region", p.T("nav.regions"), p.regionChoices())
	add("theme", p.T("nav.themes"), p.themeChoices())
	add("program", p.T("nav.programs"), p.programChoices())
	add("year", p.T("head.year"), p.yearChoices())
	return w.Fragment()
}

// regionChoices offers the regions that something is found under, level by level while there
// is room, in the order of the tree.
func (p *Page) regionChoices() []choice {
	depth := deepestOffered
	var list []choice
	var walk func(g *report.Region, level int)
	walk = func(g *report.Region, level int) {
		if t := p.tally(g); level >= depth || t.Villages+t.Narratives == 0 {
			return
		}
		indent := ""
		for range level {
			indent += "　"
		}
		list = append(list, choice{g.Code, indent + g.Name})
		for _, child := range g.Children {
			walk(child, level+1)
		}
	}
	for ; depth > 0; depth-- {
		list = list[:0]
		for _, g := range p.Report.Regions {
			if g.Parent == nil {
				walk(g, 0)
			}
		}
		if len(list) <= offeredRegions {
			break
		}
	}
	return list[:min(len(list), offeredRegions)]
}

func (p *Page) themeChoices() []choice {
	var list []choice
	for _, t := range p.Report.Themes[:min(len(p.Report.Themes), offeredNames)] {
		list = append(list, choice{t.ID, t.Name})
	}
	return list
}

func (p *Page) programChoices() []choice {
	var list []choice
	for _, x := range p.Report.Programs[:min(len(p.Report.Programs), offeredNames)] {
		list = append(list, choice{x.ID, x.Name})
	}
	return list
}

// yearChoices offers the years that pages tell of, the newest first.
func (p *Page) yearChoices() []choice {
	years := map[int]bool{}
	for _, n := range p.Report.Narratives {
		for _, year := range yearsOf(n) {
			years[year] = true
		}
	}
	for _, x := range p.Report.Programs {
		if x.Since != 0 {
			years[x.Since] = true
		}
	}
	first, last := math.MaxInt, 0
	for _, v := range p.Report.Villages {
		for x := range v.Series() {
			first = min(first, x.First)
			last = max(last, x.Last())
		}
	}
	for year := first; year <= last; year++ {
		years[year] = true
	}
	var list []choice
	for _, year := range slices.Backward(slices.Sorted(maps.Keys(years))) {
		list = append(list, choice{strconv.Itoa(year), p.yearWords(year)})
	}
	return list
}

// siteIndex lists what there is, kind by kind, what is made up after the rest under one mark, with a link to the whole list where it is long.
func (p *Page) siteIndex() template.HTML {
	w := markup.AppendTo(nil)
	group := func(key string, n int, entry func(i int) indexEntry) {
		if n == 0 {
			return
		}
		w.Open("section").Class("index-group").Attr("id", "s-"+key).Element("h2", p.T("nav."+key))
		var real, sample []indexEntry
		for i := range min(n, indexed) {
			if e := entry(i); e.sample {
				sample = append(sample, e)
			} else {
				real = append(real, e)
			}
		}
		class := "names"
		if key == "cases" || key == "studies" {
			class = "titles"
		}
		p.writeIndexList(w, class, real)
		switch {
		case len(sample) > 0 && p.madeUp:
			p.sample = true
		case len(sample) > 0:
			p.writeSampleMark(w.Open("p"))
			w.Close("p")
		}
		p.writeIndexList(w, class, sample)
		if n > indexed {
			all := key
			if key == "villages" {
				all = "regions"
			}
			p.writeLink(w.Open("p").Class("more"), all+"/index.html", p.Format("search.all", "n", strconv.Itoa(n), "list", p.T("nav."+all)))
			w.Close("p")
		}
		w.Close("section")
	}
	narratives := func(list []*report.Narrative) func(int) indexEntry {
		return func(i int) indexEntry { return indexEntry{list[i].Path, list[i].Title, narrativeSample(list[i])} }
	}
	rep, cases, studies := p.Report, p.FolderOf("cases").List, p.FolderOf("studies").List
	group("cases", len(cases), narratives(cases))
	group("programs", len(rep.Programs), func(i int) indexEntry {
		return indexEntry{programPath(rep.Programs[i]), rep.Programs[i].Name, false}
	})
	group("themes", len(rep.Themes), func(i int) indexEntry { return indexEntry{themePath(rep.Themes[i]), rep.Themes[i].Name, false} })
	group("studies", len(studies), narratives(studies))
	group("regions", len(rep.Regions), func(i int) indexEntry {
		return indexEntry{regionPath(rep.Regions[i]), rep.Regions[i].Name, p.Tallies[rep.Regions[i]].Sample}
	})
	group("villages", len(rep.Villages), func(i int) indexEntry {
		return indexEntry{villagePath(rep.Villages[i]), rep.Villages[i].Name, places.VillageSample(rep.Villages[i])}
	})
	group("indicators", len(rep.Indicators), func(i int) indexEntry {
		return indexEntry{indicatorPath(rep.Indicators[i]), rep.Indicators[i].Name, false}
	})
	return w.Fragment()
}

// indexEntry is a page that the index names.
type indexEntry struct {
	path, name string
	sample     bool
}

func (p *Page) writeIndexList(w *markup.Writer, class string, list []indexEntry) {
	if len(list) == 0 {
		return
	}
	open := list
	if len(list) > openEntries*3/2 {
		open = list[:openEntries]
	}
	p.writeEntries(w, class, open)
	if folded := list[len(open):]; len(folded) > 0 {
		w.Open("details").Class("fold").Element("summary", p.Format("search.rest", "n", strconv.Itoa(len(folded))))
		p.writeEntries(w, class, folded)
		w.Close("details")
	}
}

func (p *Page) writeEntries(w *markup.Writer, class string, list []indexEntry) {
	w.Open("ul").Class(class)
	for _, e := range list {
		p.writeLink(w.Open("li"), e.path, e.name)
		w.Close("li")
	}
	w.Close("ul")
}
