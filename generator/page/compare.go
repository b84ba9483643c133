package page

import (
	"html/template"
	"math"
	"slices"
	"strings"

	"casebook/generator/highlight"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// comparedRows is how many villages or regions stand side by side without a script.
const comparedRows = 60

func compareKind() *Kind {
	return &Kind{
		Name: "compare", Folder: "compare", Zero: CompareView{}, Omit: OmitTools,
		Nav: func(m *Model) []NavEntry {
			return navEntry(m, "compare", false, len(m.Report.Villages)+len(m.Report.Regions)+len(m.Report.Programs) > 0)
		},
		Routes: func(_ *Model, add Add) { add("compare/index.html", 0, nil) },
		View:   func(p *Page) any { return p.compareView() },
		Title:  titleOfEntry("compare"),
		Search: func(m *Model) []Document {
			if len(m.Report.Villages)+len(m.Report.Regions)+len(m.Report.Programs) == 0 {
				return nil
			}
			return m.searchTool("compare", m.T("nav.compare"))
		},
		Deps: func(d Deps, _ *Model, _ *Route) {
			d.Villages()
			d.Cards()
		},
	}
}

func (p *Page) compareView() CompareView {
	var villages []*report.Village
	for _, v := range p.Report.Villages {
		if v.SeriesCount() > 0 && len(villages) < comparedRows {
			villages = append(villages, v)
			p.sample = p.sample || places.VillageSample(v)
		}
	}
	view := CompareView{
		Tool: p.compareTool(), Alike: p.alikeForm(), Sheet: p.compareSheet(), Indicators: p.indicatorLinks(),
		Villages: p.villageTable(villages, nil), Regions: p.regionLinks(), Programs: p.programTable(), Cases: p.caseTable(), Shards: len(p.cardShards()),
	}
	view.Frame = p.frame(about{heading: p.T("nav.compare"), description: p.T("compare.why")})
	return view
}

// compareTool is the frame that the script fills: what to compare, the choosing, the chosen,
// the result. Its first state has the size of the empty frame, so that nothing moves.
func (p *Page) compareTool() template.HTML {
	kinds := [...]struct {
		key   string
		there bool
	}{{"villages", len(p.Report.Villages) > 1}, {"regions", len(p.Report.Regions) > 1}, {"programs", len(p.Report.Programs) > 1}}
	w := markup.AppendTo(nil)
	w.Open("section").Class("compare scripted").Flag("data-compare")
	writeRubric(w, "s-tool", p.T("compare.choose"))
	w.Open("form").Class("pick").Open("fieldset").Class("kinds").Element("legend", p.T("compare.what"))
	some := false
	for _, k := range kinds {
		if !k.there {
			continue
		}
		w.Open("label").Open("input").Attr("type", "radio").Attr("name", "kind").Attr("value", k.key)
		if !some {
			w.Flag("checked")
		}
		some = true
		w.Text(" ").Text(p.T("nav." + k.key)).Close("label")
	}
	if !some {
		return ""
	}
	w.Close("fieldset").Open("div").Class("pick-row").Flag("data-pick").Close("div").Close("form")
	w.Open("ul").Class("chosen").Flag("data-chosen").Close("ul")
	p.writeExamples(w)
	writeResult(w)
	return w.Close("section").Fragment()
}

// sheetRows is how many rows of a sheet of paper are left to indicators.
const sheetRows = 20

// compareSheet is what the page is on paper as long as nothing is chosen: a table to take along and
// fill in by hand, with the medians of the site's villages to hold the answers against; "" where no
// two villages have figures.
func (p *Page) compareSheet() template.HTML {
	w := markup.AppendTo(nil)
	w.Open("section").Class("compare-sheet").Element("h2", p.T("compare.sheet")).Open("p").Class("hint").Text(p.T("compare.sheet.why")).Close("p")
	openTable(w, "", p.T("head.indicator"), p.T("schematic.medians"), p.T("compare.sheet.ours"), p.T("compare.sheet.theirs"), p.T("compare.sheet.differs"))
	w.Open("tbody")
	for i, c := range p.counts {
		if median := places.Median(p.countsOf(i)); !math.IsNaN(median) {
			p.writeSheetRow(w, p.T(c.Key), p.T("unit."+c.Key), median, 0, 0)
		}
	}
	rows := 0
	for _, i := range p.Report.Indicators {
		if p.Measures[i.Index].Count > 1 && rows < sheetRows {
			rows++
			m := p.Measured(i)
			p.sample = p.sample || m.Sample
			p.writeSheetRow(w, i.Name, string(i.Unit), m.Median, i.Decimals, m.Year)
		}
	}
	if rows == 0 {
		return ""
	}
	closeTable(w)
	return w.Close("section").Fragment()
}

// countsOf lists what villages state of themselves under one of the counts.
func (p *Page) countsOf(i int) []float64 {
	var list []float64
	for _, v := range p.Report.Villages {
		if n := v.Counts()[i]; n >= 0 {
			list = append(list, float64(n))
		}
	}
	return list
}

func (p *Page) writeSheetRow(w *markup.Writer, name, unit string, median float64, decimals, year int) {
	openRow(w)
	w.Text(name)
	if unit != "" {
		w.Text(p.Format("asked.unit", "unit", unit))
	}
	writeFloat(w.Open("td"), median, decimals)
	if year != 0 {
		w.Text(" ").Element("small", p.yearWords(year))
	}
	for range 3 {
		w.Open("td").Close("td")
	}
}

// comparedFirst is how many an example has side by side.
const comparedFirst = 3

// example is a comparison to look at before any is chosen.
type example struct {
	kind             string // "villages", as addresses have it
	names, addresses []string
}

func (x *example) add(name, address string) {
	x.names, x.addresses = append(x.names, name), append(x.addresses, address)
}

// examples are one of each kind: the first villages of one county that have figures, regions that lie in one, methods
// that texts tell of.
func (p *Page) examples() []example {
	villages, regions, programs := example{kind: "villages"}, example{kind: "regions"}, example{kind: "programs"}
	var county *places.County
	for _, v := range p.Report.Villages {
		c := p.CountyOf[v.Region]
		if len(villages.names) < comparedFirst && v.SeriesCount() > 0 && (county == nil || c == county) {
			county = c
			villages.add(v.Name, p.villageAddress(v))
		}
	}
	var parent *report.Region
	for _, g := range p.Report.Regions {
		if g.Parent == nil || len(g.Parent.Children) < 2 || parent != nil && g.Parent != parent || p.Tallies[g].Villages < 2 {
			continue
		}
		if parent = g.Parent; len(regions.names) < comparedFirst {
			regions.add(g.Name, p.regionAddress(g))
		}
	}
	for _, x := range p.Report.Programs {
		if len(programs.names) < 2 && len(p.Report.OfProgram(x)) > 0 {
			programs.add(x.Name, x.ID)
		}
	}
	return slices.DeleteFunc([]example{villages, regions, programs}, func(x example) bool { return len(x.names) < 2 })
}

func (p *Page) writeExamples(w *markup.Writer) {
	list := p.examples()
	if len(list) == 0 {
		return
	}
	w.Open("div").Class("example")
	p.writeFilled(w, "compare.example", func(string) {
		for i, x := range list {
			if i > 0 {
				w.Text(p.T("semicolon"))
			}
			w.Open("a").Link("href", p.prefix, "compare/index.html").Attr("data-address", x.kind+"="+strings.Join(x.addresses, ",")).
				Text(strings.Join(x.names, p.T("list.comma"))).Close("a")
		}
	})
	w.Close("div")
}

// regionLinks lists the regions that have figures, which the ranking of none says.
func (p *Page) regionLinks() template.HTML {
	w := markup.AppendTo(nil)
	writeNonEmpty(w, "ul", "links regions", func() {
		n := 0
		for _, g := range p.Report.Regions {
			if n < comparedRows && g.SeriesCount() > 0 {
				n++
				p.writeLink(w.Open("li"), regionPath(g), g.Name)
				w.Close("li")
			}
		}
	})
	return w.Fragment()
}

// writeCompareLink leads from a village or a region to its comparison. What is compared stands
// after # in the address, which the script adds to the link: without one it would lead to a
// place that the page does not have.
func (p *Page) writeCompareLink(w *markup.Writer, kind, code string) {
	p.writeAddressLink(w.Text(" "), kind+"="+code, p.T("compare.with"))
}

// writeAddressLink leads to the page of comparisons, where a script opens what its address asks for.
func (p *Page) writeAddressLink(w *markup.Writer, address, text string) {
	w.Open("a").Class("to-compare").Link("href", p.prefix, "compare/index.html").Attr("data-address", address).Text(text).Close("a")
}

// villageAddress is a village as the address of a comparison has it.
func (p *Page) villageAddress(v *report.Village) string {
	c := p.CountyOf[v.Region]
	if c == nil || len(v.Code) == 12 && places.IsNumeric(v.Code) && v.Code[:6] == c.Region.Code {
		return v.Code
	}
	return c.Region.Code + ":" + v.Code
}

// regionAddress is a region as the address of a comparison has it.
func (p *Page) regionAddress(g *report.Region) string {
	if c := p.CountyOf[g]; c != nil && len(c.Villages) > 0 && c.Region != g {
		return c.Region.Code + ":" + g.Code
	}
	return g.Code
}

// ownVillage is where a reader marks a village of theirs in an indicator's figures.
func (p *Page) ownVillage(i *report.Indicator) template.HTML {
	if p.Measures[i.Index].Count < 2 {
		return ""
	}
	w := markup.AppendTo(nil)
	w.Open("section").Class("own scripted").IntAttr("data-own", i.Index)
	writeRubric(w, "s-own", p.T("own"))
	writePick(w)
	writeResult(w)
	return w.Close("section").Fragment()
}

func (p *Page) programTable() template.HTML {
	if len(p.Report.Programs) == 0 {
		return ""
	}
	list := p.Report.Programs[:min(len(p.Report.Programs), 2*comparedRows)]
	has := columnsOf(list)
	w := markup.AppendTo(nil)
	openTable(w, "list words", p.T("head.method"), p.T("head.parts"))
	for _, x := range [...]struct {
		there bool
		head  string
	}{{has.places, "head.origin"}, {has.since, "head.since"}, {has.people, "head.people"}, {has.months, "head.time"}} {
		if x.there {
			writeHeads(w, p.T(x.head))
		}
	}
	w.Open("tbody")
	for _, x := range list {
		openRow(w)
		p.writeLink(w, programPath(x), x.Name)
		w.Open("td")
		if !x.Stated {
			w.Text(p.T("unstated"))
		}
		for i, part := range x.Parts {
			if i > 0 {
				w.Text("\u00a0· ")
			}
			w.Text(PartName(part))
		}
		p.programCells(w, x, has)
	}
	closeTable(w)
	return w.Fragment()
}

// programColumns tells which columns a table of programs has: those that a third of them fill. What
// the others leave unsaid would be a column of empty cells; each method's page says what there is.
type programColumns struct{ places, since, months, people bool }

func columnsOf(list []*report.Program) programColumns {
	filled := func(fills func(*report.Program) bool) bool {
		n := 0
		for _, x := range list {
			n += Flag(fills(x))
		}
		return n > 0 && n*3 >= len(list)
	}
	return programColumns{
		places: filled(func(x *report.Program) bool { return x.Origin != nil }),
		since:  filled(func(x *report.Program) bool { return x.Since != 0 }),
		months: filled(func(x *report.Program) bool { return x.Replicate != nil && x.Replicate.Months > 0 }),
		people: filled(func(x *report.Program) bool { return x.Replicate != nil && x.Replicate.People != "" }),
	}
}

// programCells writes the cells of a program in those columns.
func (p *Page) programCells(w *markup.Writer, x *report.Program, has programColumns) {
	if has.places {
		w.Open("td")
		if x.Origin != nil {
			p.writeLink(w, regionPath(x.Origin), x.Origin.Name)
		}
	}
	if has.since {
		w.Open("td")
		if x.Since != 0 {
			w.Int(x.Since)
		}
	}
	r := x.Replicate
	if r == nil {
		r = &report.Replicate{}
	}
	if has.people {
		w.Open("td").Text(r.People)
	}
	if has.months {
		w.Open("td")
		if r.Months > 0 {
			p.writeCount(w, "months", r.Months)
		}
	}
}

func (p *Page) caseTable() template.HTML {
	list := p.FolderOf("cases").List
	if len(list) == 0 {
		return ""
	}
	w := markup.AppendTo(nil)
	openTable(w, "list words", p.T("head.case"), p.T("head.location"), p.T("head.method"), p.T("head.main-figures"))
	w.Open("tbody")
	for _, n := range list[:min(len(list), comparedRows)] {
		openRow(w)
		p.writeLink(w, n.Path, n.Title)
		w.Open("td")
		if g := regionOf(n); g != nil {
			w.Text(places.PlaceName(g))
		}
		w.Open("td")
		for i, x := range n.Programs {
			if i > 0 {
				w.Text(p.T("and"))
			}
			p.writeLink(w, programPath(x), x.Name)
		}
		p.writeMainFacts(w.Open("td"), p.weighed(n).Facts(mostOpening))
	}
	closeTable(w)
	return w.Fragment()
}

// writeMainFacts writes figures of a case in a line.
func (p *Page) writeMainFacts(w *markup.Writer, facts []*report.Fact) {
	for i, f := range facts {
		if i > 0 {
			w.Text(p.T("semicolon"))
		}
		w.Text(highlight.FactName(f)).Text(" ").Open("b").Class("nb").Text(figureText(f)).Close("b")
		p.writeReserves(w, f)
	}
}
