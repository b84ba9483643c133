package site

import (
	"slices"
	"strings"

	"casebook/generator/page"
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/theme"
)

// namedFiles is how many files of one folder a list of inputs names; of more it names the
// folder, "data/villages/", because a country has thousands of files and thousands of lists.
const namedFiles = 100

// inputFiles are the lists of inputs that several routes have.
type inputFiles struct {
	site       []string   // data/site.toml
	narratives []string   // of all narratives, and of the sources
	all        []string   // of everything
	indicators [][]string // by Indicator.Index: of it, and of the places that have figures of it
}

// Inputs returns the input files that a route's file comes from, by name and sorted: the
// files of its record and of what the record refers to, for a list the files of what it
// lists. In place of very many files of a folder stands the folder, with a slash at its end.
// Files of the program's own name none. The result is shared and must not be changed.
func (s *Site) Inputs(r page.Route) []string {
	var f fileSet
	switch of := r.Of.(type) {
	case *report.Village:
		f.add(of.At)
		f.addData(&of.Data)
	case *report.Region:
		s.addRegion(&f, of)
	case *report.Program:
		f.add(of.At)
		for _, n := range s.Report.OfProgram(of) {
			f.addNarrative(n)
		}
		for _, v := range s.Report.VillagesWith(of) {
			f.add(v.At)
		}
	case *report.Indicator:
		return s.inputs().indicators[of.Index]
	case *report.Narrative:
		f.addNarrative(of)
	case *page.Folder:
		if of.Intro != nil {
			f.addNarrative(of.Intro)
		}
		for _, n := range of.List {
			f.addNarrative(n)
		}
	case *report.Theme:
		for _, n := range of.Narratives {
			f.addNarrative(n)
		}
	case *places.County:
		s.addCounty(&f, of)
	case *report.Asset:
		return []string{of.Path}
	case *theme.Asset:
		return slices.Compact(slices.Sorted(slices.Values(of.Sources)))
	default:
		return s.inputsOfKind(r.Kind)
	}
	return f.sorted()
}

func (s *Site) inputsOfKind(k page.Kind) []string {
	switch k {
	case page.Robots, page.NotFound, page.Text:
		return s.inputs().site
	case page.Themes, page.Booklet, page.Atom, page.FactsCSV:
		return s.inputs().narratives
	}
	return s.inputs().all
}

// gatherInputs makes the shared lists. Of data/ all files are read whoever asks; of the
// narratives' only those that are shown count, which drafts are not.
func (s *Site) gatherInputs() *inputFiles {
	var in inputFiles
	var site, narratives, all fileSet
	site.add(s.Report.Site.At)
	narratives.add(s.Report.Site.At)
	for _, n := range s.Report.Narratives {
		narratives.addNarrative(n)
		all.addNarrative(n)
	}
	for _, x := range s.Report.Sources {
		narratives.add(x.At)
	}
	for _, f := range s.Report.Files {
		if strings.HasPrefix(f.Path, "data/") && !strings.HasPrefix(f.Path, "data/facts/") {
			all.add(source.Span{File: f})
		}
	}
	in.site, in.narratives, in.all = site.sorted(), narratives.sorted(), all.sorted()

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
	return &in
}

// addRegion adds what a region's page tells of: its own figures, its children, all villages
// under it, which it counts, and its narratives.
func (s *Site) addRegion(f *fileSet, g *report.Region) {
	f.addData(&g.Data)
	for _, n := range s.Report.OfRegion(g) {
		f.addNarrative(n)
	}
	var walk func(*report.Region, int)
	walk = func(g *report.Region, depth int) {
		f.add(g.At)
		for _, v := range s.Report.VillagesIn(g) {
			f.add(v.At)
		}
		for _, child := range g.Children {
			if depth < places.MaxDepth {
				walk(child, depth+1)
			}
		}
	}
	walk(g, 0)
}

func (s *Site) addCounty(f *fileSet, c *places.County) {
	for _, i := range s.Report.Indicators {
		f.add(i.At)
	}
	for _, g := range s.RegionsIn(c) {
		f.add(g.At)
		f.addData(&g.Data)
	}
	for _, v := range c.Villages {
		f.add(v.At)
		f.addData(&v.Data)
	}
}

// fileSet gathers the names of files. Records that follow one another are mostly of one
// file, and most sets are of one.
type fileSet struct {
	last  *source.File
	paths []string
	seen  map[string]bool // once there are two
}

func (f *fileSet) add(at source.Span) {
	if at.File == nil || at.File == f.last {
		return
	}
	f.last = at.File
	if len(f.paths) == 1 && f.seen == nil {
		f.seen = map[string]bool{f.paths[0]: true}
	}
	if f.seen[at.File.Path] {
		return
	}
	if f.seen != nil {
		f.seen[at.File.Path] = true
	}
	f.paths = append(f.paths, at.File.Path)
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
