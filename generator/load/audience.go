package load

import (
	"maps"
	"slices"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/report"
	"casebook/generator/source"
)

// What is `audience = "internal"` is left out of the public edition while the site is read, so
// that no list, count, median, search, file or message after this can tell that it is there.

// leavesOut tells whether the edition that is read is without what is for this audience.
func (l *loader) leavesOut(a report.Audience) bool {
	return a == report.AudienceInternal && !l.report.Site.Internal
}

// leaveOut makes a record one that is written and not in the report.
func (g *registry[T]) leaveOut(id string, why report.LeftOut) {
	delete(g.records, id)
	g.ids = slices.DeleteFunc(g.ids, func(x string) bool { return x == id })
	g.leftOut[id] = why
}

// leaveOut notes a narrative that is not in the report.
func (l *loader) leaveOut(a *article, why report.LeftOut) {
	l.narratives.leaveOut(a.n.Slug, why)
	l.leftOut[norm.NFC.String(a.input.Path)] = why
	l.leftOut[a.n.Path] = why
	l.withheld.add(a.n.Source)
}

// isWithheld tells whether a file has villages, all of which are left out: its name may tell of
// them.
func (l *loader) isWithheld(f *placeFile[report.Village]) bool {
	for i := range f.parts {
		if l.villages.leftOut[f.parts[i].of.Code] == report.NotLeftOut {
			return false
		}
	}
	return len(f.parts) > 0
}

// sourceUse is the sources that some records name.
type sourceUse map[*report.Source]bool

func (u *sourceUse) add(s *report.Source) {
	if s == nil {
		return
	}
	if *u == nil {
		*u = sourceUse{}
	}
	(*u)[s] = true
}

func (u *sourceUse) addData(d *report.Data) {
	u.add(d.Source)
	for x := range d.Series() {
		u.add(x.Source)
	}
	for x := range d.Breakdowns() {
		u.add(x.Source)
	}
	for _, x := range d.Exceptions() {
		u.add(x.Source)
	}
}

func (u sourceUse) clone() sourceUse { return maps.Clone(u) }

// withholdFacts notes the sources of a file of facts that is not read.
func (l *loader) withholdFacts(d *doc) {
	if d.facts != nil {
		for _, x := range d.facts.list {
			l.withheld.add(x.Source)
		}
		return
	}
	for i := range d.root.Entries {
		for _, t := range d.tables(&d.root.Entries[i]) {
			if e := t.Get("source"); e != nil {
				l.withheld.add(l.sources.records[e.Value.Text])
			}
		}
	}
	d.problems = nil
}

// citeSources lists the sources that readers see: all but those that nothing names but what is
// left out, whose titles and papers would tell of it.
func (l *loader) citeSources() {
	rep := l.report
	rep.Cited = rep.Sources
	if len(l.withheld) == 0 {
		return
	}
	used := l.usedSources()
	rep.Cited = slices.DeleteFunc(slices.Clone(rep.Sources), func(s *report.Source) bool { return l.withheld[s] && !used[s] })
	if len(rep.Cited) == len(rep.Sources) {
		return
	}
	files, assets := map[*source.File]bool{}, map[*report.Asset]bool{} // that tell of others
	for _, s := range rep.Cited {
		files[s.At.File], assets[s.Asset] = true, true
	}
	for _, n := range rep.Narratives {
		assets[n.Cover] = true
		for _, image := range n.Images {
			assets[image] = true
		}
		for _, link := range n.Links {
			assets[link.Asset] = true
		}
	}
	for s := range l.withheld { // those that are cited lose nothing: their files and papers stand above
		rep.Files = slices.DeleteFunc(rep.Files, func(f *source.File) bool { return f == s.At.File && !files[f] })
		rep.Assets = slices.DeleteFunc(rep.Assets, func(a *report.Asset) bool { return a == s.Asset && !assets[a] })
	}
}

// usedSources are the sources that published records name.
func (l *loader) usedSources() sourceUse {
	rep, used := l.report, sourceUse{}
	for _, i := range rep.Indicators {
		used.add(i.Source)
	}
	for _, p := range rep.Programs {
		used.add(p.Source)
	}
	for _, g := range rep.Regions {
		used.addData(&g.Data)
	}
	for _, v := range rep.Villages {
		used.addData(&v.Data)
	}
	for _, n := range rep.Narratives {
		used.add(n.Source)
		for _, f := range n.Facts {
			used.add(f.Source)
		}
	}
	return used
}
