package site

import (
	"slices"
	"strings"

	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/source"
)

// namedFiles is how many files of one folder a list of inputs names; of more it names the
// folder, "data/villages/", because a country has thousands of files and thousands of lists.
const namedFiles = 100

// inputFiles are the lists of inputs that several routes have.
type inputFiles struct {
	indicators [][]string                  // by Indicator.Index: of it, and of the places that have figures of it
	data       []string                    // of all of data/ but the facts, which belong to narratives
	narratives []string                    // of all narratives, and site.toml
	all        []string                    // of everything
	counties   map[*places.County][]string // of their villages
}

// Inputs returns the input files that a route's file comes from, by name and sorted, as its
// kind declares them: see page.Deps. In place of very many files of a folder stands the
// folder, with a slash at its end. Files of the program's own name none. The result is shared
// and must not be changed.
func (s *Site) Inputs(r page.Route) []string {
	d := sourceDeps{in: s.inputs()}
	r.Kind.Deps(&d, s.Model, &r)
	if len(d.shared) == 1 && len(d.own.paths) == 0 {
		return d.shared[0]
	}
	for _, list := range d.shared {
		for _, name := range list {
			d.own.addPath(name)
		}
	}
	return d.own.sorted()
}

// sourceDeps gathers the files of what is declared.
type sourceDeps struct {
	in     *inputFiles
	own    fileSet
	shared [][]string
}

func (d *sourceDeps) share(list []string) {
	if len(list) > 0 && !slices.ContainsFunc(d.shared, func(x []string) bool { return &x[0] == &list[0] }) {
		d.shared = append(d.shared, list)
	}
}

func (d *sourceDeps) Record(at source.Span)         { d.own.add(at) }
func (d *sourceDeps) County(c *places.County)       { d.share(d.in.counties[c]) }
func (d *sourceDeps) Villages()                     { d.share(d.in.data) }
func (d *sourceDeps) Card(n *report.Narrative)      { d.own.addNarrative(n) }
func (d *sourceDeps) Indicator(i *report.Indicator) { d.share(d.in.indicators[i.Index]) }
func (d *sourceDeps) Cards()                        { d.share(d.in.narratives) }
func (d *sourceDeps) Text(n *report.Narrative)      { d.own.addNarrative(n) }
func (d *sourceDeps) Value(...string)               {}
func (d *sourceDeps) Everything()                   { d.share(d.in.all) }
func (d *sourceDeps) Unknown()                      {}

// gatherInputs makes the shared lists. Of data/ all files are read whoever asks; of the
// narratives' only those that are shown count, which drafts are not.
func (s *Site) gatherInputs() *inputFiles {
	in := inputFiles{counties: make(map[*places.County][]string, len(s.Counties))}
	var data, narratives, all fileSet
	narratives.add(s.Report.Site.At)
	for _, n := range s.Report.Narratives {
		narratives.addNarrative(n)
		all.addNarrative(n)
	}
	for _, f := range s.Report.Files {
		if strings.HasPrefix(f.Path, "data/") && !strings.HasPrefix(f.Path, "data/facts/") {
			data.add(source.Span{File: f})
			all.add(source.Span{File: f})
		}
	}
	in.data, in.narratives, in.all = data.sorted(), narratives.sorted(), all.sorted()
	sets := make([]fileSet, len(s.Report.Indicators))
	for k, i := range s.Report.Indicators {
		sets[k].add(i.At)
	}
	take := func(at source.Span, d *report.Data) {
		for x := range d.Series() {
			sets[x.Indicator.Index].add(at)
			sets[x.Indicator.Index].add(x.At)
		}
	}
	for _, g := range s.Report.Regions {
		take(g.At, &g.Data)
	}
	for _, v := range s.Report.Villages {
		take(v.At, &v.Data)
	}
	for k := range sets {
		in.indicators = append(in.indicators, sets[k].sorted())
	}
	for _, c := range s.Counties {
		var f fileSet
		for _, v := range c.Villages {
			f.add(v.At)
			f.addData(&v.Data)
		}
		in.counties[c] = f.sorted()
	}
	return &in
}

// fileSet gathers the names of files. Records that follow one another are mostly of one
// file, and most sets are of one.
type fileSet struct {
	last  *source.File
	files map[*source.File]bool // once there are two: a pointer is looked up sooner than a path
	paths []string
	seen  map[string]bool // once there are two
}

func (f *fileSet) add(at source.Span) {
	if at.File == nil || at.File == f.last || f.files[at.File] {
		return
	}
	switch {
	case f.files != nil:
		f.files[at.File] = true
	case f.last != nil:
		f.files = map[*source.File]bool{f.last: true, at.File: true}
	}
	f.last = at.File
	f.addPath(at.File.Path)
}

func (f *fileSet) addPath(path string) {
	if len(f.paths) == 1 && f.seen == nil {
		f.seen = map[string]bool{f.paths[0]: true}
	}
	if f.seen[path] {
		return
	}
	if f.seen != nil {
		f.seen[path] = true
	}
	f.paths = append(f.paths, path)
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

// sorted returns the names, those of a folder's many files as the folder's.
func (f *fileSet) sorted() []string {
	slices.Sort(f.paths)
	if len(f.paths) <= namedFiles {
		return f.paths
	}
	count := map[string]int{}
	for _, p := range f.paths {
		count[topFolder(p)]++
	}
	for i, p := range f.paths {
		if folder := topFolder(p); folder != "" && count[folder] > namedFiles {
			f.paths[i] = folder
		}
	}
	slices.Sort(f.paths)
	return slices.Compact(f.paths)
}

// topFolder is the second folder of a file's path, "data/villages/"; "" of a file that lies
// in the first.
func topFolder(path string) string {
	first, rest, _ := strings.Cut(path, "/")
	second, _, deeper := strings.Cut(rest, "/")
	if !deeper {
		return ""
	}
	return first + "/" + second + "/"
}
