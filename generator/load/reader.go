package load

import (
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

// Reader reads one site again and again, as a server does. While nothing in data/ changes
// but facts, it keeps the records of data/ and reads only content/ and the facts anew: its
// reports then share these records. A report of which another was read must Leave before,
// and may Join again after that one has left.
type Reader struct {
	dir  string
	opt  Options
	kept *loader     // after the records of data/ were read; nil for nothing kept
	data []dataStamp // the files that it was read from
}

// dataStamp is one file of data/ as the system knows it.
type dataStamp struct {
	path string
	info fs.FileInfo
}

// NewReader returns a reader of the site in dir.
func NewReader(dir string, opt Options) *Reader { return &Reader{dir: dir, opt: opt} }

// Keeps tells whether the next report would share records with the last.
func (r *Reader) Keeps() bool {
	if r.kept == nil {
		return false
	}
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return false
	}
	defer root.Close()
	w := &walker{root: root}
	w.walk()
	return r.unchanged(root, w)
}

func (r *Reader) unchanged(root *os.Root, w *walker) bool {
	now, ok := stampsOf(root, w)
	return ok && slices.EqualFunc(r.data, now, func(a, b dataStamp) bool {
		return a.path == b.path && os.SameFile(a.info, b.info) && a.info.Size() == b.info.Size() && a.info.ModTime().Equal(b.info.ModTime())
	})
}

// stampsOf looks at the files of data/ but the facts; ok is false where one cannot be.
func stampsOf(root *os.Root, w *walker) (list []dataStamp, ok bool) {
	names := make([]string, 0, len(w.inputs)+len(w.others))
	for _, in := range w.inputs {
		if in.role != roleNarrative && in.role != roleFacts {
			names = append(names, in.path)
		}
	}
	names = append(names, w.others...)
	for _, name := range names {
		info, err := root.Stat(name)
		if err != nil {
			return nil, false
		}
		list = append(list, dataStamp{name, info})
	}
	return list, true
}

// Read reads the site as Site does.
func (r *Reader) Read() (*report.Report, []problem.Problem, error) {
	root, err := os.OpenRoot(r.dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	opt := r.opt
	if opt.Jobs <= 0 {
		opt.Jobs = runtime.GOMAXPROCS(0)
	}
	w := &walker{root: root}
	began := time.Now()
	w.walk()
	if r.kept == nil || !r.unchanged(root, w) {
		l := newLoader(r.dir, root, opt)
		stamps, ok := stampsOf(root, w)
		l.readSmall(w.inputs, isData)
		l.records(w.inputs)
		r.kept, r.data = l, stamps
		if !ok || slices.ContainsFunc(stamps, func(s dataStamp) bool { return s.info.ModTime().After(began.Add(-lately)) }) {
			r.data = []dataStamp{{}} // too fresh to be told from a change within one tick
		}
	}
	l := r.kept.again(root)
	l.problems = append(l.problems, w.problems...)
	l.readSmall(w.inputs, isText)
	rep, problems := l.finish(w)
	return rep, problems, nil
}

// lately is longer than any file system's tick.
const lately = 2 * time.Second

func isText(r role) bool { return r == roleNarrative || r == roleFacts }
func isData(r role) bool { return !isText(r) && r != roleVillages && r != roleVillageRows }

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
	l.report.IndexRecords()
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
