package load

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Reader reads one site again and again, as a server does, and reads only what has changed:
// while nothing in data/ does but facts, its reports share their records; of narratives and
// facts it parses the files that changed. What refers to what is found anew each time.
type Reader struct {
	dir   string
	opt   Options
	files *walker               // what the last look at the folders found
	kept  *loader               // after the records were read; nil for nothing kept
	data  []input               // the files that the records were read from
	firm  bool                  // none of them was written lately
	texts map[string]parsedText // narratives and files of facts, by their paths
}

// parsedText is a narrative or a file of facts as it was parsed, before anything that it
// refers to was looked up.
type parsedText struct {
	doc  *doc
	info fs.FileInfo
	firm bool // it was not written lately
}

// NewReader returns a reader of the site in dir.
func NewReader(dir string, opt Options) *Reader { return &Reader{dir: dir, opt: opt} }

// Read reads the site as Site does. c is what has changed since the last call.
func (r *Reader) Read(c Changes) (*report.Report, []problem.Problem, error) {
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	opt := r.opt
	if opt.Jobs <= 0 {
		opt.Jobs = runtime.GOMAXPROCS(0)
	}
	if r.files == nil || r.files.linked {
		c = Changes{} // nobody watches what a link leads to
	}
	began := time.Now()
	if !c.Known || !r.files.follow(root, c) {
		r.files = &walker{root: root}
		r.files.walk()
	}
	if !r.sameRecords(root, c) {
		l := newLoader(r.dir, root, opt)
		l.readSmall(r.files.inputs, isData)
		l.records(r.files.inputs)
		r.kept, r.data = l, dataFiles(root, r.files, &l.assets)
		r.firm = !slices.ContainsFunc(r.data, func(in input) bool { return !in.isFirm(began) })
	}
	l := r.kept.again(root)
	l.problems = append(l.problems, r.files.problems...)
	r.readTexts(l, c, began)
	rep, problems := l.finish(r.files)
	return rep, problems, nil
}

// sameRecords tells whether the records would be read from the same files again.
func (r *Reader) sameRecords(root *os.Root, c Changes) bool {
	if r.kept == nil {
		return false
	}
	if c.Known {
		return !r.touches(root, c)
	}
	return r.firm && slices.EqualFunc(r.data, dataFiles(root, r.files, &r.kept.assets), sameFile)
}

// touches tells whether what changed may be a file that the records were read from, or would
// be read from now. What came and went in between is nothing.
func (r *Reader) touches(root *os.Root, c Changes) bool {
	for name := range c.Paths {
		if !inData(name) || roleOf(name) == roleFacts || hasLeftover(name) {
			continue
		}
		if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) || isOrHolds(name, r.data) {
			return true
		}
	}
	for name := range r.kept.assets.mentioned {
		if !inData(name) && c.has(name) {
			return true
		}
	}
	return false
}

// dataFiles lists the files that records are read from: those of data/ but the facts, and
// what they mention elsewhere.
func dataFiles(root *os.Root, w *walker, assets *assetBook) []input {
	var list []input
	for _, in := range w.inputs {
		if !isText(in.role) {
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
func (r *Reader) readTexts(l *loader, c Changes, began time.Time) {
	var docs, fresh []*doc
	kept := make(map[string]parsedText, len(r.texts))
	for _, in := range r.files.inputs {
		if !isText(in.role) {
			continue
		}
		d := &doc{input: in}
		docs = append(docs, d)
		if have, ok := r.texts[in.path]; ok && have.stands(in, c) {
			*d = have.doc.again()
			kept[in.path] = have
		} else {
			fresh = append(fresh, d)
		}
	}
	inParallel(l.opt.Jobs, len(fresh), func(i int) { l.readDoc(fresh[i]) })
	for _, d := range fresh {
		if !d.lost {
			parsed := d.again()
			kept[d.input.path] = parsedText{&parsed, d.input.info, d.input.isFirm(began)}
		}
	}
	r.texts = kept
	for _, d := range docs {
		l.take(d)
	}
}

// stands tells whether the file is what was parsed.
func (t *parsedText) stands(in input, c Changes) bool {
	if c.Known {
		return !c.has(in.path)
	}
	return t.firm && sameFile(input{in.path, in.role, t.info}, in)
}

// again returns the document as it was parsed; what is found in it later is its own.
func (d *doc) again() doc {
	n := *d
	n.problems, n.quiet = slices.Clip(d.problems), slices.Clip(d.quiet)
	return n
}

func isText(r role) bool { return r == roleNarrative || r == roleFacts }
func isData(r role) bool { return !isText(r) && r != roleVillages && r != roleVillageRows }

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
	rep.Silences = slices.Clone(rep.Silences)
	n.problems = slices.Clone(l.problems)
	n.groups, n.indicators, n.regions, n.programs = l.groups, l.indicators, l.regions, l.programs
	n.sources, n.villages = l.sources, l.villages
	n.assets = assetBook{byPath: maps.Clone(l.assets.byPath), outs: maps.Clone(l.assets.outs), mentioned: maps.Clone(l.assets.mentioned)}
	return n
}

// records reads all of data/ but the facts.
func (l *loader) records(inputs []input) {
	l.siteFile()
	l.sourceFiles()
	l.indicatorFile()
	l.regionFiles()
	l.programFiles()
	l.villageFiles(inputs)
	l.report.Records.Index()
}

// finish reads what refers to records, and ends the report.
func (l *loader) finish(w *walker) (*report.Report, []problem.Problem) {
	l.narrativeFiles()
	l.unknownFiles(w.others)
	slices.SortStableFunc(l.report.Files, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
	l.report.IndexNarratives()
	problem.Sort(l.problems)
	return l.report, l.problems
}
