package page

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"casebook/generator/jsonstring"
	"casebook/generator/markup"
	"casebook/generator/places"
	"casebook/generator/report"
)

// FacetList is a list that a reader narrows, sorts and sees as a table: its controls stand in
// the page, its entries in one script beside it, which is loaded when a control is used.
type FacetList struct {
	Folder  string // "cases": the script is cases/list.js
	facets  []facet
	columns []string // figures of an entry, drawn as bars in the table
	rows    func(*Page) []facetRow

	once    sync.Once // guards what follows, which many pages of the list share
	entries []facetRow
	counted []facet
	numbers [][][]int // of each entry and facet the values' places
}

// facet is one way to narrow a list.
type facet struct {
	key, name string
	values    []string // in the order of first appearance
	counts    []int
	number    map[string]int
}

func (f *facet) take(value string) int {
	at, known := f.number[value]
	if !known {
		at = len(f.values)
		f.number[value] = at
		f.values, f.counts = append(f.values, value), append(f.counts, 0)
	}
	f.counts[at]++
	return at
}

// facetRow is one entry.
type facetRow struct {
	path, title, kicker, summary string
	sample                       bool
	day                          int        // 20260130; 0 of what is not dated
	values                       [][]string // of each facet
	figures                      []int      // of each column
}

func listScriptKind() *Kind {
	return &Kind{
		Name: "list script",
		Routes: func(m *Model, add Add) {
			for _, x := range m.Lists {
				add(x.Folder+"/list.js", 0, x)
			}
		},
		Append: func(p *Page, b []byte) ([]byte, error) {
			return AppendDataScript(b, "list", func(b []byte) []byte { return p.Route.Of.(*FacetList).AppendData(p, b) }), nil
		},
		Deps: func(d Deps, _ *Model, _ *Route) {
			d.Villages()
			d.Cards()
		},
	}
}

func (s *Model) facetLists() []*FacetList {
	var list []*FacetList
	for _, x := range s.Folders {
		if len(x.List) > 1 {
			list = append(list, s.narrativeFacets(x.Name, x.List))
		}
	}
	for _, t := range s.Report.Themes {
		if len(t.Narratives) > 1 {
			list = append(list, s.narrativeFacets(themeFolder(t), t.Narratives))
		}
	}
	if len(s.Report.Programs) > 1 {
		list = append(list, s.programFacets())
	}
	return list
}

func (s *Model) narrativeFacets(folder string, narratives []*report.Narrative) *FacetList {
	return &FacetList{
		Folder: folder, columns: []string{s.T("list.figures")},
		facets: newFacets("region", s.T("head.region"), "theme", s.T("nav.themes"), "program", s.T("nav.programs"), "year", s.T("head.year"), "kind", s.T("head.kind")),
		rows: func(p *Page) []facetRow {
			rows := make([]facetRow, 0, len(narratives))
			for _, n := range narratives {
				row := facetRow{path: n.Path, title: n.Title, summary: n.Summary, sample: narrativeSample(n), day: (n.Date.Year*100+n.Date.Month)*100 + n.Date.Day, figures: []int{len(n.Facts)}}
				row.values = make([][]string, 5)
				if g := regionOf(n); g != nil {
					row.kicker = places.PlaceName(g)
					row.values[0] = []string{places.CountyRegion(g).Name}
				}
				for _, t := range n.Themes {
					row.values[1] = append(row.values[1], t.Name)
				}
				for _, m := range n.Programs {
					row.values[2] = append(row.values[2], m.Name)
				}
				if n.Date.Year != 0 {
					row.values[3] = []string{YearText(n.Date.Year)}
				}
				if kind := p.T(kindKeys[n.Kind]); kind != "" {
					row.values[4] = []string{kind}
				}
				rows = append(rows, row)
			}
			return rows
		},
	}
}

func (s *Model) programFacets() *FacetList {
	return &FacetList{
		Folder: "programs", columns: []string{s.T("program.villages"), s.T("list.narratives")},
		facets: newFacets("region", s.T("head.origin"), "kind", s.T("head.kind"), "year", s.T("head.since")),
		rows: func(p *Page) []facetRow {
			rows := make([]facetRow, 0, len(p.Report.Programs))
			for _, x := range p.Report.Programs {
				row := facetRow{
					path: programPath(x), title: x.Name, summary: programParts(p, x), sample: x.Source != nil && x.Source.Sample,
					figures: []int{len(p.Report.VillagesWith(x)), len(p.Report.OfProgram(x))}, values: make([][]string, 3),
				}
				if x.Origin != nil {
					row.kicker = places.PlaceName(x.Origin)
					row.values[0] = []string{places.CountyRegion(x.Origin).Name}
				}
				if x.Kind != "" {
					row.values[1] = []string{x.Kind}
				}
				if x.Since != 0 {
					row.values[2] = []string{YearText(x.Since)}
				}
				rows = append(rows, row)
			}
			return rows
		},
	}
}

func programParts(p *Page, x *report.Program) string {
	if !x.Stated || len(x.Parts) == 0 {
		return p.T("unstated")
	}
	names := make([]string, len(x.Parts))
	for i, part := range x.Parts {
		names[i] = PartName(part)
	}
	return strings.Join(names, " · ")
}

// newFacets makes facets of pairs of key and name.
func newFacets(pairs ...string) []facet {
	list := make([]facet, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, facet{key: pairs[i], name: pairs[i+1]})
	}
	return list
}

// count gathers the entries, and the facets with their values and counts.
func (x *FacetList) count(p *Page) {
	x.once.Do(func() {
		x.entries, x.counted = x.rows(p), slices.Clone(x.facets)
		if len(x.entries) > maxSummaries {
			for i := range x.entries {
				x.entries[i].summary = ""
			}
		}
		for i := range x.counted {
			x.counted[i].number = map[string]int{}
		}
		x.numbers = make([][][]int, len(x.entries))
		for r := range x.entries {
			x.numbers[r] = make([][]int, len(x.counted))
			for i, values := range x.entries[r].values {
				for _, v := range values {
					x.numbers[r][i] = append(x.numbers[r][i], x.counted[i].take(v))
				}
			}
		}
	})
}

// AppendData appends {facets: [[key, [value, …]], …], columns: [name, …], rows: [[path, title,
// kicker, summary, sample, [[value's number, …], …], figure, …], …], days: [20260130, …]}, days of rows that have different ones.
func (x *FacetList) AppendData(p *Page, b []byte) []byte {
	x.count(p)
	rows, facets, numbers := x.entries, x.counted, x.numbers
	b = append(b, `{"facets":`...)
	b = AppendList(b, len(facets), func(b []byte, i int) []byte {
		b = append(jsonstring.Append(append(b, '['), facets[i].key), ',')
		b = AppendList(b, len(facets[i].values), func(b []byte, k int) []byte { return jsonstring.Append(b, facets[i].values[k]) })
		return append(b, ']')
	})
	b = append(b, `,"columns":`...)
	b = AppendList(b, len(x.columns), func(b []byte, i int) []byte { return jsonstring.Append(b, x.columns[i]) })
	b = append(b, ",\n\"rows\":"...)
	b = AppendList(b, len(rows), func(b []byte, r int) []byte {
		row := &rows[r]
		b = append(b, '[')
		for _, text := range [...]string{row.path, row.title, row.kicker, row.summary} {
			b = append(jsonstring.Append(b, text), ',')
		}
		b = append(AppendFlag(b, row.sample && !p.allMadeUp), ',')
		b = AppendList(b, len(numbers[r]), func(b []byte, i int) []byte {
			return AppendList(b, len(numbers[r][i]), func(b []byte, k int) []byte { return AppendInt(b, numbers[r][i][k]) })
		})
		for _, n := range row.figures {
			b = AppendInt(append(b, ','), n)
		}
		return append(b, "]\n"...)
	})
	if x.dated() {
		b = AppendList(append(b, `,"days":`...), len(rows), func(b []byte, r int) []byte { return AppendInt(b, rows[r].day) })
	}
	return append(b, '}')
}

// dated tells whether entries have different days.
func (x *FacetList) dated() bool {
	return slices.ContainsFunc(x.entries, func(r facetRow) bool { return r.day != x.entries[0].day })
}

// facetControls makes the controls of a list; "" where there is nothing to narrow. They are
// shown where scripts run; without, the list is paged.
func (p *Page) facetControls(folder string) template.HTML {
	x := p.listOf[folder]
	if x == nil {
		return ""
	}
	x.count(p)
	if len(x.entries) < fewestSorted && !slices.ContainsFunc(x.counted, func(f facet) bool { return len(f.values) > 1 }) {
		return ""
	}
	w := markup.AppendTo(nil)
	p.writeUnfold(w)
	w.Open("form").Class("facets scripted").Link("data-facets", p.prefix, folder+"/list.js").Attr("aria-label", p.T("list.controls"))
	for i := range x.counted {
		p.writeFacet(w, &x.counted[i])
	}
	p.openSort(w, x.dated())
	for _, name := range x.columns {
		w.Open("option").Attr("value", name)
		p.writeFormat(w, "sort.most", "name", name)
	}
	p.closeSort(w, "list.as-cards", "table", "list.as-table")
	return w.Fragment()
}

// fewestSorted is from how many entries on an order and a look alone are worth the room of controls.
const fewestSorted = 24

// writeUnfold writes the button behind which a phone keeps the controls, so that titles stand on its
// first screen.
func (p *Page) writeUnfold(w *markup.Writer) {
	w.Open("button").Class("unfold scripted").Attr("type", "button").Attr("aria-expanded", "false").Flag("data-unfold").Text(p.T("list.unfold")).Close("button")
}

// openSort begins the choice of an order; closeSort ends it and adds the choice of a look: as
// the list stands, or another. The form ends with them.
func (p *Page) openSort(w *markup.Writer, dated bool) {
	w.Open("label").Element("span", p.T("sort")).Open("select").Attr("name", "sort")
	w.Open("option").Attr("value", "").Text(p.T("sort.default"))
	if dated {
		w.Open("option").Attr("value", "newest").Text(p.T("sort.newest")).Open("option").Attr("value", "oldest").Text(p.T("sort.oldest"))
	}
	w.Open("option").Attr("value", "title").Text(p.T("sort.title"))
}

func (p *Page) closeSort(w *markup.Writer, here, other, otherName string) {
	w.Close("select").Close("label").Open("label").Element("span", p.T("list.look")).Open("select").Attr("name", "view")
	w.Open("option").Attr("value", "").Text(p.T(here)).Open("option").Attr("value", other).Text(p.T(otherName)).Close("select").Close("label")
	w.Open("button").Attr("type", "reset").Text(p.T("list.reset")).Close("button")
	w.Open("div").Class("found-count").Attr("role", "status").Close("div").Close("form")
}

// maxSummaries is how many entries a list has at most whose summaries its script holds: those
// of ten thousand would be megabytes, and titles tell enough to go on.
const maxSummaries = 1000

// maxChoices is how many values of a facet are offered; a reader of more uses the search.
const maxChoices = 300

func (p *Page) writeFacet(w *markup.Writer, f *facet) {
	if len(f.values) < 2 {
		return
	}
	w.Open("label").Element("span", f.name).Open("select").Attr("name", f.key).Open("option").Attr("value", "").Text(p.T("list.all"))
	for k, v := range f.values[:min(len(f.values), maxChoices)] {
		w.Open("option").Attr("value", v)
		p.writeFormat(w, "list.choice", "name", v, "n", strconv.Itoa(f.counts[k]))
	}
	w.Close("select").Close("label")
}

// villageControls makes the controls of a county's villages. Their entries are the county's
// own file of figures, so the controls name that and the index.
func (p *Page) villageControls(g *report.Region) template.HTML {
	c := p.CountyOf[g]
	if c == nil || c.Region != g || len(c.Villages) < 2 {
		return ""
	}
	towns, programs := facet{key: "region", name: p.T("head.town"), number: map[string]int{}}, facet{key: "program", name: p.T("nav.programs"), number: map[string]int{}}
	there := make([]bool, len(p.Report.Indicators))
	for _, v := range c.Villages {
		towns.take(v.Region.Name)
		for _, x := range v.Programs {
			programs.take(x.Name)
		}
		for x := range v.Series() {
			there[x.Indicator.Index] = true
		}
	}
	w := markup.AppendTo(nil)
	p.writeUnfold(w)
	w.Open("form").Class("facets scripted").Link("data-facets", p.prefix, CountyScriptPath(c)).Link("data-index", p.prefix, "data/index.js").
		Attr("aria-label", p.T("list.controls"))
	p.writeFacet(w, &towns)
	p.writeFacet(w, &programs)
	p.openSort(w, false)
	for _, key := range [...]string{"households", "population"} {
		p.writeFormat(w.Open("option").Attr("value", key), "sort.most", "name", p.T(key))
	}
	for k, i := range p.Report.Indicators {
		if there[k] {
			w.Open("option").Attr("value", i.ID) // in addresses that are passed on: a place among others moves
			p.writeFormat(w, [...]string{"sort.largest", "sort.highest", "sort.lowest"}[i.Better], "name", i.Name)
		}
	}
	p.closeSort(w, "list.as-table", "cards", "list.as-cards")
	return w.Fragment()
}
