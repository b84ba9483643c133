package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"casebook/generator/input"
	"casebook/generator/parallel"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/samefile"
	"casebook/generator/source"
)

// Reader reads one site again and again, as a server does, and reads only what has changed.
// While nothing in data/ does but facts, its reports share their records; while only villages
// do, these share all other records, and the files of villages that did not are not decoded
// again; narratives and facts are parsed of which the files changed, and while the records stay that
// they name, what they say of records is resolved of those only (resolved). How narratives refer to each other
// is found anew each time.
type Reader struct {
	dir          string
	opt          Options
	small        *loader                                       // after all records but the villages were read; nil for none
	data         []input.File                                  // the files that these were read from
	showsChanges bool                                          // a later change of these would show in their times
	villages     map[string]*cached[placeFile[report.Village]] // decoded with small, by their paths
	records      *loader                                       // after all records were read
	texts        map[string]*cached[doc]                       // narratives and files of facts, parsed, by their paths
	looks        *lookBook
}

// cached is what was made of a file, before anything that needs other files.
type cached[T any] struct {
	made         *T
	of           input.File
	showsChanges bool // a later change of the file would show in its time
}

// valid tells whether the file is what it was.
func (c *cached[T]) valid(now input.File, changed input.Changes) bool {
	if c == nil {
		return false
	}
	if changed.Known {
		return !changed.Has(now.Path)
	}
	return c.showsChanges && input.SameFile(c.of, now)
}

// NewReader returns a reader of the site in dir.
func NewReader(dir string, opt Options) *Reader {
	opt.Jobs = parallel.Jobs(opt.Jobs)
	if opt.Pictures == nil {
		opt.Pictures = picture.NewMaker("", opt.Jobs)
	}
	return &Reader{dir: dir, opt: opt, looks: &lookBook{looks: map[string]look{}}}
}

// Read reads the files of a tree, of which those have changed since the last call that changed
// names. The problems are the author's mistakes, sorted; they have no severities yet. The
// report holds all that could be read and is never nil unless the error is not: it says that the
// folder cannot be opened, or that ctx is done.
func (r *Reader) Read(ctx context.Context, tree *input.Tree, changed input.Changes) (*report.Report, []problem.Problem, error) {
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	began := time.Now()
	if r.small != nil && r.onlySiteChanged(root, changed) && r.rereadSite(root, tree) {
		r.noteSmall(root, tree, began)
		changed.Paths = maps.Clone(changed.Paths)
		delete(changed.Paths, siteName)
	}
	if r.small == nil || !r.sameSmall(root, tree, changed) {
		l := newLoader(r.dir, root, r.opt)
		l.looks = r.looks
		if err := l.readSmall(ctx, tree); err != nil {
			return nil, nil, err
		}
		if err := l.smallRecords(ctx, tree); err != nil {
			return nil, nil, err
		}
		if r.small != nil {
			if err := r.relink(ctx, r.small, l); err != nil {
				return nil, nil, err
			}
		}
		r.small, r.records = l, nil
		r.noteSmall(root, tree, began)
	}
	docs, err := r.readVillagesAndTexts(ctx, root, tree, changed, began)
	if err != nil {
		return nil, nil, err
	}
	l := r.records.fork(root)
	l.small = r.small
	l.keepsFacts(r.small, tree)
	for i := range docs {
		l.take(&docs[i])
	}
	return l.finish(ctx, tree)
}

// readVillagesAndTexts reads the villages, and parses the texts, which does not ask for them.
func (r *Reader) readVillagesAndTexts(ctx context.Context, root *os.Root, tree *input.Tree, changed input.Changes, began time.Time) (docs []doc, err error) {
	both, together := parallel.NewGroup(ctx)
	if r.records == nil || !r.sameVillages(tree, changed) {
		both.Go(func() error { return r.readVillages(together, root, tree, changed, began) })
	}
	ofTexts := newLoader(r.dir, root, r.opt)
	ofTexts.keepsFacts(r.small, tree)
	both.Go(func() (err error) { docs, err = r.readTexts(together, ofTexts, tree, changed, began); return err })
	err = both.Wait()
	return docs, err
}

// noteSmall notes the files that the records but the villages were read from.
func (r *Reader) noteSmall(root *os.Root, tree *input.Tree, began time.Time) {
	r.data = smallFiles(root, tree, &r.small.assets)
	r.showsChanges = !slices.ContainsFunc(r.data, func(in input.File) bool { return !samefile.ShowsChanges(in.Info, began) })
}

// sameSmall tells whether the records but the villages would be read from the same files.
func (r *Reader) sameSmall(root *os.Root, tree *input.Tree, changed input.Changes) bool {
	if !changed.Known {
		return r.showsChanges && slices.EqualFunc(r.data, smallFiles(root, tree, &r.small.assets), input.SameFile)
	}
	for name := range changed.Paths {
		role := input.RoleOf(name)
		if !input.IsInput(name) || role.IsText() || role.IsVillages() || !inData(name) && name != "data" {
			continue
		}
		if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) || isOrHolds(name, r.data) { // what came and went in between is nothing
			return false
		}
	}
	for name := range r.small.assets.mentioned {
		if changed.Has(name) {
			return false
		}
	}
	return true
}

// isOrHolds tells whether a name is a file's of the list, or a folder's above one.
func isOrHolds(name string, list []input.File) bool {
	return slices.ContainsFunc(list, func(in input.File) bool { return in.Path == name || strings.HasPrefix(in.Path, name+"/") })
}

// sameVillages tells whether the villages would be read from the same files.
func (r *Reader) sameVillages(tree *input.Tree, changed input.Changes) bool {
	n := 0
	for in := range filesOf(tree, villages) {
		if n++; !r.villages[in.Path].valid(in, changed) {
			return false
		}
	}
	return n == len(r.villages)
}

// readVillages makes new records of the small ones and of the villages, of those that changed
// the files.
func (r *Reader) readVillages(ctx context.Context, root *os.Root, tree *input.Tree, changed input.Changes, began time.Time) error {
	l := r.small.fork(root)
	records := *l.report.Records
	l.report.Records, l.villages = &records, newRegistries().villages
	if besides, ok := l.besides(tree); ok {
		l.villagesBesides = besides
	}
	kept := map[string]*cached[placeFile[report.Village]]{}
	files := villageFiles(tree)
	var fresh []*placeFile[report.Village]
	for _, f := range files {
		if !r.villages[f.input.Path].valid(f.input, changed) {
			fresh = append(fresh, f)
		}
	}
	if err := l.decodeVillages(ctx, fresh); err != nil {
		return err
	}
	if !r.opt.Once {
		for _, f := range fresh {
			kept[f.input.Path] = &cached[placeFile[report.Village]]{f.clone(), f.input, samefile.ShowsChanges(f.input.Info, began)}
		}
		for i, f := range files {
			if kept[f.input.Path] == nil {
				kept[f.input.Path] = r.villages[f.input.Path]
				files[i] = kept[f.input.Path].made.clone()
			}
		}
	}
	l.takeVillages(files)
	l.checkFormer()
	r.records, r.villages = l, kept
	return nil
}

// smallFiles lists the files that records but villages are read from: those of data/ but the
// facts, and what they mention elsewhere, which may not be there.
func smallFiles(root *os.Root, tree *input.Tree, assets *assetBook) []input.File {
	list := slices.Collect(filesOf(tree, func(f input.File) bool { return small(f) || others(f) }))
	for _, name := range slices.Sorted(maps.Keys(assets.mentioned)) {
		if !inData(name) {
			info, _ := root.Stat(name) // nil of one that is not there
			list = append(list, input.File{Path: name, Info: info})
		}
	}
	return list
}

// readTexts parses the narratives and facts, of those that changed the files.
func (r *Reader) readTexts(ctx context.Context, l *loader, tree *input.Tree, changed input.Changes, began time.Time) ([]doc, error) {
	var fresh []*doc
	kept := make(map[string]*cached[doc], len(r.texts))
	docs := make([]doc, 0, len(r.texts)+1) // in one piece of memory, as there are thousands of each save
	for in := range filesOf(tree, texts) {
		docs = append(docs, doc{input: in})
	}
	for i := range docs {
		d, in := &docs[i], docs[i].input
		if have := r.texts[in.Path]; have.valid(in, changed) {
			*d = have.made.clone()
			kept[in.Path] = have
		} else {
			fresh = append(fresh, d)
		}
	}
	l.lean = r.opt.Lean && len(fresh) >= manyTexts
	if err := l.readDocs(ctx, fresh); err != nil {
		return nil, err
	}
	for _, d := range fresh {
		if !d.lost && !r.opt.Once {
			d.resolved = &resolved{}
			parsed := d.clone()
			kept[d.input.Path] = &cached[doc]{&parsed, d.input, samefile.ShowsChanges(d.input.Info, began)}
		}
	}
	r.texts = kept
	return docs, nil
}

// manyTexts, with their facts, take so much memory as trees that each is read twice more, once for the checks and once
// for its page: a twentieth of the time of a build.
const manyTexts = 1000

// clone returns the document as it was parsed; what is found in it later is its own.
func (d *doc) clone() doc {
	n := *d
	n.problems, n.suppressed = slices.Clip(d.problems), slices.Clip(d.suppressed)
	return n
}

// fork returns a loader that has the records read so far; what it reads is its own.
func (l *loader) fork(root *os.Root) *loader {
	n := newLoader(l.dir, root, l.opt)
	rep := *l.report
	n.report = &rep
	rep.Assets = slices.Clone(rep.Assets)
	rep.Files = slices.Clone(rep.Files)
	rep.Suppressions = slices.Clone(rep.Suppressions)
	n.problems = slices.Clone(l.problems)
	n.registries, n.former = l.registries, l.former
	n.leftOut, n.withheld = maps.Clone(l.leftOut), l.withheld.clone()
	n.looks, n.ofSite = l.looks, l.ofSite
	n.assets = l.assets.clone()
	return n
}

func (b *assetBook) clone() assetBook {
	return assetBook{byPath: maps.Clone(b.byPath), mentioned: maps.Clone(b.mentioned), published: maps.Clone(b.published)}
}

// finish reads what refers to records, and ends the report.
func (l *loader) finish(ctx context.Context, tree *input.Tree) (*report.Report, []problem.Problem, error) {
	l.tree, l.names = tree, nil
	l.problems = append(l.problems, treeProblems(tree)...)
	if err := l.narrativeFiles(ctx); err != nil {
		return nil, nil, err
	}
	l.unknownFiles(tree)
	l.unreadFiles(tree)
	l.citeSources()
	slices.SortStableFunc(l.report.Files, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	l.report.IndexNarratives()
	problem.Sort(l.problems)
	return l.report, l.problems, nil
}

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
	if readTextsAlike(before, now) {
		for _, c := range r.texts {
			if x := c.made.resolved; x != nil && x.small == was {
				x.small = r.small // which has the same records
			}
		}
	}
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
