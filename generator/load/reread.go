package load

import (
	"maps"
	"os"
	"slices"

	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// What a server does when site.toml alone has changed: that is read again, and no other record.

const siteName = "data/site.toml"

// siteReading is what the reading of site.toml has left in a loader, so that another can take its
// place: of the site no other record knows more than whether its edition is the internal one.
type siteReading struct {
	file      *source.File    // nil where there is none, or it could not be read
	problems  int             // how many of the loader's, from the first, are the site's
	mentioned map[string]bool // the files that it mentions
}

// noteSite notes what siteFile, which is called first, has left.
func (l *loader) noteSite() {
	l.ofSite = siteReading{problems: len(l.problems), mentioned: maps.Clone(l.assets.mentioned)}
	if docs := l.docs[input.Site]; len(docs) == 1 && !docs[0].lost {
		l.ofSite.file = docs[0].file
	}
}

// onlySiteChanged tells whether of all records but the villages only the site's may have changed.
func (r *Reader) onlySiteChanged(root *os.Root, changed input.Changes) bool {
	if !changed.Known || !changed.Paths[siteName] {
		return false
	}
	rest := maps.Clone(changed.Paths)
	delete(rest, siteName)
	return r.sameSmall(root, nil, input.Changes{Known: true, Paths: rest})
}

// rereadSite reads site.toml again and nothing else, and tells whether that was enough: not where
// the site is of another edition or mentions other files, by which other records might be read
// otherwise.
func (r *Reader) rereadSite(root *os.Root, tree *input.Tree) bool {
	was := r.small
	site := newLoader(r.dir, root, r.opt)
	site.looks, site.tree = r.looks, tree
	for in := range filesOf(tree, func(f input.File) bool { return f.Path == siteName }) {
		d := &doc{input: in}
		site.readDoc(d)
		site.take(d)
	}
	site.siteFile(tree)
	site.noteSite()
	now, before := &site.report.Site, &was.report.Site
	if site.ofSite.file == nil || was.ofSite.file == nil || now.Internal != before.Internal ||
		!maps.Equal(site.ofSite.mentioned, was.ofSite.mentioned) || (now.Logo == nil) != (before.Logo == nil) {
		return false
	}
	now.Logo = before.Logo // of the same file, which others may show too
	r.small = was.withSite(root, site)
	if r.records != nil {
		r.records = r.records.withSite(root, site)
	}
	return true
}

// withSite returns a loader that has read what l has, and another site.toml in the place of its own.
func (l *loader) withSite(root *os.Root, site *loader) *loader {
	n := l.fork(root)
	records := *l.report.Records
	records.Site = site.report.Site
	n.report.Records = &records
	was, now := l.ofSite.file, site.ofSite.file
	n.problems = slices.Concat(site.problems, l.problems[l.ofSite.problems:])
	if i := slices.Index(n.report.Files, was); i >= 0 {
		n.report.Files[i] = now
	}
	n.report.Suppressions = slices.DeleteFunc(n.report.Suppressions, func(s problem.Suppression) bool { return s.Span.File == was })
	n.report.Suppressions = append(n.report.Suppressions, site.report.Suppressions...)
	n.ofSite = site.ofSite
	return n
}
