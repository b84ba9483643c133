package site

import (
	"slices"
	"strings"
	"sync"

	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/source"
)

// namedFiles is how many files of one folder a list of inputs names; of more it names the
// folder, "data/villages/", because a country has thousands of files and thousands of lists.
const namedFiles = 100

// inputFiles are the lists of inputs that several routes have. A file is a number in them: the
// place of its name among all names, sorted.
type inputFiles struct {
	names      []string
	folders    []int32 // of each name the number of its topFolder, -1 of none
	numbers    map[*source.File]int32
	indicators []*inputList                  // by Indicator.Index: of it, and of the places that have figures of it
	data       *inputList                    // of all of data/ but the facts, which belong to narratives
	cards      *inputList                    // of all narratives, and site.toml
	all        *inputList                    // of everything
	counties   map[*places.County]*inputList // of their villages
	narratives map[*report.Narrative][]int32 // of each
	lists      sync.Map                      // of narratives: listID to *inputList
}

// inputList is a list that is shared.
type inputList struct {
	names   []string
	numbers []int32 // of the names
	whole   []int32 // of a list of narratives: the numbers without folders, sorted
}

// Inputs returns the input files that a route's file comes from, by name and sorted, as its
// kind declares them: see page.Deps. In place of very many files of a folder stands the
// folder, with a slash at its end. Files of the program's own name none. The result is shared
// and must not be changed.
func (s *Site) Inputs(r page.Route) []string {
	d := sourceDeps{in: s.inputs()}
	r.Kind.Declare(&d, s.Model, &r)
	if len(d.shared) == 1 && len(d.own) == 0 && d.others == nil {
		return d.shared[0].names
	}
	if len(d.lists) == 1 && len(d.shared) == 0 && d.others == nil && d.lists[0].has(d.own) {
		return d.lists[0].names
	}
	for _, list := range d.lists {
		d.own = append(d.own, list.whole...)
	}
	for _, list := range d.shared {
		d.own = append(d.own, list.numbers...)
	}
	names := d.in.namesOf(d.in.compact(d.own))
	if d.others != nil {
		names = append(names, d.others...)
		slices.Sort(names)
		names = slices.Compact(names)
	}
	return names
}

// sourceDeps gathers the files of what is declared.
type sourceDeps struct {
	in     *inputFiles
	own    []int32
	shared []*inputList
	lists  []*inputList // of narratives
	others []string     // files that are not gathered
}

func (d *sourceDeps) share(list *inputList) {
	if list != nil && len(list.names) > 0 && !slices.Contains(d.shared, list) {
		d.shared = append(d.shared, list)
	}
}

func (d *sourceDeps) County(c *places.County)       { d.share(d.in.counties[c]) }
func (d *sourceDeps) Villages()                     { d.share(d.in.data) }
func (d *sourceDeps) Card(n *report.Narrative)      { d.own = append(d.own, d.in.narratives[n]...) }
func (d *sourceDeps) Indicator(i *report.Indicator) { d.share(d.in.indicators[i.Index]) }
func (d *sourceDeps) CardList(list []*report.Narrative) {
	d.lists = append(d.lists, d.in.listOf(list))
}
func (d *sourceDeps) Page(_ *report.Narrative, declare func(page.Deps)) { declare(d) }
func (d *sourceDeps) Cards()                                            { d.share(d.in.cards) }
func (d *sourceDeps) Text(n *report.Narrative)                          { d.Card(n) }
func (d *sourceDeps) Value(...string)                                   {}
func (d *sourceDeps) Everything()                                       { d.share(d.in.all) }
func (d *sourceDeps) Unknown()                                          {}

func (d *sourceDeps) Record(at source.Span) {
	if at.File == nil {
		return
	}
	if n, ok := d.in.numbers[at.File]; ok {
		d.own = append(d.own, n)
	} else {
		d.others = append(d.others, at.File.Path)
	}
}

// listOf gathers the files of a list of narratives, which is not empty, once for all pages that show of it.
func (in *inputFiles) listOf(list []*report.Narrative) *inputList {
	if x, ok := in.lists.Load(idOf(list)); ok {
		return x.(*inputList)
	}
	x := &inputList{}
	for _, n := range list {
		x.whole = append(x.whole, in.narratives[n]...)
	}
	slices.Sort(x.whole)
	x.whole = slices.Clip(slices.Compact(x.whole))
	x.numbers = in.compact(slices.Clone(x.whole))
	x.names = in.namesOf(x.numbers)
	in.lists.Store(idOf(list), x)
	return x
}

// has tells whether files are among those of a list of narratives.
func (x *inputList) has(numbers []int32) bool {
	for _, n := range numbers {
		if _, ok := slices.BinarySearch(x.whole, n); !ok {
			return false
		}
	}
	return true
}

// gatherInputs makes the lists. Of data/ all files are read whoever asks; of the narratives' only
// those that are shown count, which drafts are not.
func (s *Site) gatherInputs() *inputFiles {
	g := gathering{numbers: map[*source.File]int32{}, byName: map[string]int32{}}
	in := &inputFiles{numbers: g.numbers, counties: make(map[*places.County]*inputList, len(s.Counties)),
		narratives: make(map[*report.Narrative][]int32, len(s.Report.Narratives))}
	data, cards, all := g.set(), g.set(), g.set()
	cards.add(s.Report.Site.At)
	for _, n := range s.Report.Narratives {
		own := g.set()
		own.addNarrative(n)
		in.narratives[n] = own.list
		cards.addAll(own.list)
		all.addAll(own.list)
	}
	for _, f := range s.Report.Files {
		if strings.HasPrefix(f.Path, "data/") && !isFactFile(f.Path) {
			data.add(source.Span{File: f})
			all.add(source.Span{File: f})
		}
	}
	indicators := make([]*fileSet, len(s.Report.Indicators))
	for k, i := range s.Report.Indicators {
		indicators[k] = g.set()
		indicators[k].add(i.At)
	}
	take := func(at source.Span, d *report.Data) {
		for x := range d.Series() {
			indicators[x.Indicator.Index].add(at)
			indicators[x.Indicator.Index].add(x.At)
		}
	}
	for _, g := range s.Report.Regions {
		take(g.At, &g.Data)
	}
	for i, v := range s.Report.Villages {
		if i == 0 || !hasFilesOf(v, s.Report.Villages[i-1]) {
			take(v.At, &v.Data)
		}
	}
	counties := make([]*fileSet, len(s.Counties))
	for i, c := range s.Counties {
		counties[i] = g.set()
		for k, v := range c.Villages {
			if k == 0 || !hasFilesOf(v, c.Villages[k-1]) {
				counties[i].add(v.At)
				counties[i].addData(&v.Data)
			}
		}
	}
	g.sort(in)
	list := func(f *fileSet) *inputList { return in.list(f.list) }
	in.data, in.cards, in.all = list(data), list(cards), list(all)
	for _, f := range indicators {
		in.indicators = append(in.indicators, list(f))
	}
	for i, c := range s.Counties {
		in.counties[c] = list(counties[i])
	}
	return in
}

// hasFilesOf tells whether a village and its figures are from the files that another's are from, for the same
// indicators.
func hasFilesOf(v, other *report.Village) bool {
	return v.At.File == other.At.File && v.Data.IsLaidOutAs(&other.Data)
}

// gathering numbers files as they are met.
type gathering struct {
	numbers map[*source.File]int32
	byName  map[string]int32
	names   []string
	sets    []*fileSet
}

func (g *gathering) set() *fileSet {
	f := &fileSet{gathering: g}
	g.sets = append(g.sets, f)
	return f
}

func (g *gathering) number(f *source.File) int32 {
	n, ok := g.numbers[f]
	if !ok {
		n = g.name(f.Path)
		g.numbers[f] = n
	}
	return n
}

// name numbers a name; sheets of one workbook have the same.
func (g *gathering) name(name string) int32 {
	n, ok := g.byName[name]
	if !ok {
		n = int32(len(g.names))
		g.byName[name] = n
		g.names = append(g.names, name)
	}
	return n
}

// sort numbers all names, and the folders that may stand for them, in their order.
func (g *gathering) sort(in *inputFiles) {
	for _, name := range g.names {
		if folder := topFolder(name); folder != "" {
			g.name(folder)
		}
	}
	in.names = slices.Sorted(slices.Values(g.names))
	now := make([]int32, len(g.names)) // by former number
	for i, name := range in.names {
		now[g.byName[name]] = int32(i)
	}
	in.folders = make([]int32, len(in.names))
	for i, name := range in.names {
		in.folders[i] = -1
		if folder := topFolder(name); folder != "" {
			in.folders[i] = now[g.byName[folder]]
		}
	}
	for f, n := range g.numbers {
		g.numbers[f] = now[n]
	}
	for _, f := range g.sets {
		for i, n := range f.list {
			f.list[i] = now[n]
		}
	}
}

// fileSet gathers files. Records that follow one another are mostly of one file.
type fileSet struct {
	gathering *gathering
	last      *source.File
	list      []int32
	seen      map[int32]bool // once there are many
}

func (f *fileSet) add(at source.Span) {
	if at.File != nil && at.File != f.last {
		f.last = at.File
		f.addNumber(f.gathering.number(at.File))
	}
}

func (f *fileSet) addAll(list []int32) {
	for _, n := range list {
		f.addNumber(n)
	}
}

func (f *fileSet) addNumber(n int32) {
	const many = 8
	if f.seen[n] || f.seen == nil && slices.Contains(f.list, n) {
		return
	}
	f.list = append(f.list, n)
	switch {
	case f.seen != nil:
		f.seen[n] = true
	case len(f.list) == many:
		f.seen = make(map[int32]bool, 2*many)
		for _, n := range f.list {
			f.seen[n] = true
		}
	}
}

func (f *fileSet) addData(d *report.Data) {
	for x := range d.Series() {
		f.add(x.At)
	}
	for x := range d.Breakdowns() {
		f.add(x.At)
	}
}

func (f *fileSet) addNarrative(n *report.Narrative) {
	f.add(n.At)
	if n.Doc != nil && n.Doc.File != nil {
		f.add(source.Span{File: n.Doc.File})
	}
	for _, x := range n.Facts {
		f.add(x.At)
	}
	for _, x := range n.Programs {
		f.add(x.At)
	}
	if n.Village != nil {
		f.add(n.Village.At)
	}
	if n.Region != nil {
		f.add(n.Region.At)
	}
}

func (in *inputFiles) list(numbers []int32) *inputList {
	numbers = in.compact(numbers)
	return &inputList{names: in.namesOf(numbers), numbers: numbers}
}

// compact sorts the numbers in their place; where there are very many, folders stand for theirs.
func (in *inputFiles) compact(numbers []int32) []int32 {
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	if len(numbers) <= namedFiles {
		return numbers
	}
	count := map[int32]int{}
	for _, n := range numbers {
		count[in.folders[n]]++
	}
	for i, n := range numbers {
		if folder := in.folders[n]; folder >= 0 && count[folder] > namedFiles {
			numbers[i] = folder
		}
	}
	return slices.Compact(numbers) // a folder's name stands before those of its files
}

func (in *inputFiles) namesOf(numbers []int32) []string {
	if len(numbers) == 0 {
		return nil
	}
	names := make([]string, len(numbers))
	for i, n := range numbers {
		names[i] = in.names[n]
	}
	return names
}

// topFolder is the second folder of a file's path, "data/villages/"; "" of a file that lies
// in the first.
func topFolder(path string) string {
	first, rest, _ := strings.Cut(path, "/")
	second, _, deeper := strings.Cut(rest, "/")
	if !deeper {
		return ""
	}
	return path[:len(first)+len(second)+2]
}
