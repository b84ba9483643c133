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

	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Reader reads one site again and again, as a server does, and reads only what has changed.
// While nothing in data/ does but facts, its reports share their records; while only villages
// do, these share all other records, and the files of villages that did not are not decoded
// again; narratives and facts are parsed of which the files changed. What refers to what is
// found anew each time.
type Reader struct {
	dir      string
	opt      Options
	files    *walker                           // what the last look at the folders found
	small    *loader                           // after all records but the villages were read; nil for none
	data     []input                           // the files that these were read from
	firm     bool                              // none of them was written lately
	villages map[string]*standing[villageFile] // decoded with small, by their paths
	kept     *loader                           // after all records were read
	texts    map[string]*standing[doc]         // narratives and files of facts, parsed, by their paths
}

// standing is what was made of a file, before anything that needs other files.
type standing[T any] struct {
	made *T
	of   input
	firm bool // the file was not written lately
}

// stands tells whether the file is what it was.
func (s *standing[T]) stands(in input, c Changes) bool {
	if s == nil {
		return false
	}
	if c.Known {
		return !c.has(in.path)
	}
	return s.firm && sameFile(s.of, in)
}

// NewReader returns a reader of the site in dir.
func NewReader(dir string, opt Options) *Reader { return &Reader{dir: dir, opt: opt} }

// Read reads the site as Site does. c is what has changed since the last call.
func (r *Reader) Read(ctx context.Context, c Changes) (*report.Report, []problem.Problem, error) {
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	opt := r.opt
	opt.Jobs = parallel.Jobs(opt.Jobs)
	if r.files == nil || r.files.linked {
		c = Changes{} // nobody watches what a link leads to
	}
	began := time.Now()
	if !c.Known || !r.files.follow(root, c) {
		r.files = &walker{root: root}
		r.files.walk()
	}
	if r.small == nil || !r.sameSmall(root, c) {
		l := newLoader(r.dir, root, opt)
		if err := l.readSmall(ctx, r.files.inputs, isData); err != nil {
			return nil, nil, err
		}
		l.smallRecords(r.files)
		r.small, r.villages, r.kept = l, nil, nil
		r.data = dataFiles(root, r.files, &l.assets)
		r.firm = !slices.ContainsFunc(r.data, func(in input) bool { return !in.isFirm(began) })
	}
	if r.kept == nil || !r.sameVillages(c) {
		if err := r.readVillages(ctx, root, c, began); err != nil {
			return nil, nil, err
		}
	}
	l := r.kept.again(root)
	if err := r.readTexts(ctx, l, c, began); err != nil {
		return nil, nil, err
	}
	rep, problems := l.finish(r.files)
	return rep, problems, nil
}

// sameSmall tells whether the records but the villages would be read from the same files.
func (r *Reader) sameSmall(root *os.Root, c Changes) bool {
	if c.Known {
		return !r.touches(root, c)
	}
	return r.firm && slices.EqualFunc(r.data, dataFiles(root, r.files, &r.small.assets), sameFile)
}

// sameVillages tells whether the villages would be read from the same files.
func (r *Reader) sameVillages(c Changes) bool {
	n := 0
	for _, in := range r.files.inputs {
		if isVillages(in.role) {
			if n++; !r.villages[in.path].stands(in, c) {
				return false
			}
		}
	}
	return n == len(r.villages)
}

// readVillages makes new records of the small ones and of the villages, of those that changed
// the files.
func (r *Reader) readVillages(ctx context.Context, root *os.Root, c Changes, began time.Time) error {
	l := r.small.again(root)
	records := *l.report.Records
	l.report.Records, l.villages = &records, newRegistry[report.Village](l.villages.what.ZH, l.villages.what.EN)
	kept := map[string]*standing[villageFile]{}
	files := villageFiles(r.files.inputs)
	var fresh []*villageFile
	for _, f := range files {
		if !r.villages[f.input.path].stands(f.input, c) {
			fresh = append(fresh, f)
		}
	}
	if err := l.decodeVillages(ctx, fresh); err != nil {
		return err
	}
	for _, f := range fresh {
		kept[f.input.path] = &standing[villageFile]{f.again(), f.input, f.input.isFirm(began)}
	}
	for i, f := range files {
		if kept[f.input.path] == nil {
			kept[f.input.path] = r.villages[f.input.path]
			files[i] = kept[f.input.path].made.again()
		}
	}
	l.takeVillages(files)
	r.kept, r.villages = l, kept
	return nil
}

// touches tells whether what changed may be a file that records but villages were read from,
// or would be read from now. What came and went in between is nothing.
func (r *Reader) touches(root *os.Root, c Changes) bool {
	for name := range c.Paths {
		if role := roleOf(name); !inData(name) || role == roleFacts || isVillages(role) || hasLeftover(name) {
			continue
		}
		if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) || isOrHolds(name, r.data) {
			return true
		}
	}
	for name := range r.small.assets.mentioned {
		if c.has(name) {
			return true
		}
	}
	return false
}

// dataFiles lists the files that records but villages are read from: those of data/ but the
// facts, and what they mention elsewhere.
func dataFiles(root *os.Root, w *walker, assets *assetBook) []input {
	var list []input
	for _, in := range w.inputs {
		if !isText(in.role) && !isVillages(in.role) {
			list = append(list, in)
		}
	}
	list = append(list, w.others...)
	for _, name := range slices.Sorted(maps.Keys(assets.mentioned)) {
		if !inData(name) {
			info, err := root.Stat(name)
			if err != nil {
				info = nil
			}
			list = append(list, input{path: name, info: info})
		}
	}
	return list
}

// readTexts reads the narratives and facts, of those that changed the files.
func (r *Reader) readTexts(ctx context.Context, l *loader, c Changes, began time.Time) error {
	var docs, fresh []*doc
	kept := make(map[string]*standing[doc], len(r.texts))
	for _, in := range r.files.inputs {
		if !isText(in.role) {
			continue
		}
		d := &doc{input: in}
		docs = append(docs, d)
		if have := r.texts[in.path]; have.stands(in, c) {
			*d = have.made.again()
			kept[in.path] = have
		} else {
			fresh = append(fresh, d)
		}
	}
	if err := l.readDocs(ctx, fresh); err != nil {
		return err
	}
	for _, d := range fresh {
		if !d.lost {
			parsed := d.again()
			kept[d.input.path] = &standing[doc]{&parsed, d.input, d.input.isFirm(began)}
		}
	}
	r.texts = kept
	for _, d := range docs {
		l.take(d)
	}
	return nil
}

// again returns the document as it was parsed; what is found in it later is its own.
func (d *doc) again() doc {
	n := *d
	n.problems, n.suppressed = slices.Clip(d.problems), slices.Clip(d.suppressed)
	return n
}

func isText(r role) bool     { return r == roleNarrative || r == roleFacts }
func isVillages(r role) bool { return r == roleVillages || r == roleVillageRows }
func isData(r role) bool     { return !isText(r) && !isVillages(r) }

// lately is longer than any file system's tick.
const lately = 2 * time.Second

// isFirm tells whether a later change of the file would show in its time.
func (in input) isFirm(now time.Time) bool {
	return in.info == nil || !in.info.ModTime().After(now.Add(-lately))
}

// sameFile tells whether the system takes two files for the same and unchanged.
func sameFile(a, b input) bool {
	if a.path != b.path || a.info == nil || b.info == nil {
		return a.path == b.path && a.info == b.info
	}
	return os.SameFile(a.info, b.info) && a.info.Mode() == b.info.Mode() && a.info.Size() == b.info.Size() && a.info.ModTime().Equal(b.info.ModTime())
}

// again returns a loader that has the records of data/ and nothing of content/.
func (l *loader) again(root *os.Root) *loader {
	n := newLoader(l.dir, root, l.opt)
	rep := *l.report
	n.report = &rep
	rep.Assets = slices.Clone(rep.Assets)
	rep.Files = slices.Clone(rep.Files)
	rep.Suppressions = slices.Clone(rep.Suppressions)
	n.problems = slices.Clone(l.problems)
	n.groups, n.indicators, n.regions, n.programs = l.groups, l.indicators, l.regions, l.programs
	n.sources, n.villages = l.sources, l.villages
	n.assets = assetBook{byPath: maps.Clone(l.assets.byPath), mentioned: maps.Clone(l.assets.mentioned)}
	return n
}

// smallRecords reads all of data/ but the villages and the facts.
func (l *loader) smallRecords(w *walker) {
	l.siteFile(w)
	l.sourceFiles()
	l.indicatorFile()
	l.regionFiles()
	l.programFiles()
}

// finish reads what refers to records, and ends the report.
func (l *loader) finish(w *walker) (*report.Report, []problem.Problem) {
	l.problems = append(l.problems, w.problems...)
	l.narrativeFiles()
	l.unknownFiles(w.others)
	slices.SortStableFunc(l.report.Files, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	l.report.IndexNarratives()
	problem.Sort(l.problems)
	return l.report, l.problems
}
