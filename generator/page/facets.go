package page

import (
	"html/template"
	"slices"
	"strings"
	"sync"

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
		Folder: folder, columns: []string{"有出处的数字"},
		facets: newFacets("region", "地区", "theme", "主题", "program", "工作方法", "year", "年份", "kind", "类型"),
		rows: func(p *Page) []facetRow {
			rows := make([]facetRow, 0, len(narratives))
			for _, n := range narratives {
				row := facetRow{path: n.Path, title: n.Title, summary: n.Summary, sample: narrativeSample(n), figures: []int{len(n.Facts)}}
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
				if kind := p.Theme.T(kindKeys[n.Kind]); kind != "" {
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
		Folder: "programs", columns: []string{"实行的村", "有关材料"},
		facets: newFacets("region", "出处", "kind", "类型", "year", "始于"),
		rows: func(p *Page) []facetRow {
			rows := make([]facetRow, 0, len(p.Report.Programs))
			for _, x := range p.Report.Programs {
				row := facetRow{
					path: ProgramPath(x), title: x.Name, summary: programParts(p, x), sample: x.Source != nil && x.Source.Sample,
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
		return p.Theme.T("unstated")
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
// kicker, summary, sample, [[value's number, …], …], figure, …], …]}.
func (x *FacetList) AppendData(p *Page, b []byte) []byte {
	x.count(p)
	rows, facets, numbers := x.entries, x.counted, x.numbers
	b = append(b, `{"facets":`...)
	b = AppendList(b, len(facets), func(b []byte, i int) []byte {
		b = append(AppendJSON(append(b, '['), facets[i].key), ',')
		b = AppendList(b, len(facets[i].values), func(b []byte, k int) []byte { return AppendJSON(b, facets[i].values[k]) })
		return append(b, ']')
	})
	b = append(b, `,"columns":`...)
	b = AppendList(b, len(x.columns), func(b []byte, i int) []byte { return AppendJSON(b, x.columns[i]) })
	b = append(b, ",\n\"rows\":"...)
	b = AppendList(b, len(rows), func(b []byte, r int) []byte {
		row := &rows[r]
		b = append(b, '[')
		for _, text := range [...]string{row.path, row.title, row.kicker, row.summary} {
			b = append(AppendJSON(b, text), ',')
		}
		b = append(AppendFlag(b, row.sample), ',')
		b = AppendList(b, len(numbers[r]), func(b []byte, i int) []byte {
			return AppendList(b, len(numbers[r][i]), func(b []byte, k int) []byte { return AppendInt(b, numbers[r][i][k]) })
		})
		for _, n := range row.figures {
			b = AppendInt(append(b, ','), n)
		}
		return append(b, "]\n"...)
	})
	return append(b, '}')
}

// facetControls makes the controls of a list; "" where there is nothing to narrow. They are
// shown where scripts run; without, the list is paged.
func (p *Page) facetControls(folder string) template.HTML {
	x := p.listOf[folder]
	if x == nil {
		return ""
	}
	x.count(p)
	b := append([]byte(nil), `<form class="facets scripted" data-facets="`...)
	b = p.appendHref(b, folder+"/list.js")
	b = append(append(b, `" aria-label="`...), `筛选与排序">`...)
	for i := range x.counted {
		b = x.counted[i].appendSelect(b)
	}
	b = append(b, `<label><span>排序</span><select name="sort"><option value="">默认顺序<option value="title">名称`...)
	for k, name := range x.columns {
		b = AppendInt(append(b, `<option value="`...), k)
		b = AppendText(append(b, `">`...), name)
		b = append(b, `（多到少）`...)
	}
	b = append(b, `</select></label><label><span>样式</span><select name="view"><option value="">卡片<option value="table">表格</select></label>`...)
	return fragment(append(b, `<button type="reset">全部恢复</button><div class="found-count" role="status"></div></form>`...))
}

// maxSummaries is how many entries a list has at most whose summaries its script holds: those
// of ten thousand would be megabytes, and titles tell enough to go on.
const maxSummaries = 1000

// maxChoices is how many values of a facet are offered; a reader of more uses the search.
const maxChoices = 300

func (f *facet) appendSelect(b []byte) []byte {
	if len(f.values) < 2 {
		return b
	}
	b = append(append(append(b, `<label><span>`...), f.name...), `</span><select name="`...)
	b = append(append(b, f.key...), `"><option value="">全部`...)
	for k, v := range f.values[:min(len(f.values), maxChoices)] {
		b = AppendText(append(b, `<option value="`...), v)
		b = AppendText(append(b, `">`...), v)
		b = append(AppendInt(append(b, `（`...), f.counts[k]), `）`...)
	}
	return append(b, `</select></label>`...)
}
