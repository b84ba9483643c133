package build

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"

	"casebook/generator/check"
	"casebook/generator/problem"
	"casebook/generator/source"
	"casebook/generator/write"
)

// note is what is kept of a build beside its output, so that a later one from the same
// input can say the same without doing it.
type note struct {
	Problems   []notedProblem
	Suppressed int
	Figures    check.Count
	Withheld   []check.Withheld
	Unread     []string
	Pages      int
}

// notedProblem is a problem, whose files are named instead of held.
type notedProblem struct {
	Rule          problem.Rule
	Severity      problem.Severity
	Place         notedPlace
	Message, Hint problem.Text
	Related       []notedRelated
}

type notedRelated struct {
	Place   notedPlace
	Message problem.Text
}

type notedPlace struct {
	File       string
	Start, End int32
	Cell       *source.Cell // where the file is a table
}

// maxNoted is how many problems are worth keeping: who has more is not waiting for the site.
const maxNoted = 10_000

// remember keeps what the build of an input has left.
func (r *Result) remember(file string, input write.Key) {
	if file == "" || len(r.Problems) > maxNoted {
		return
	}
	if r.ofSheets() { // whose text is made of what is read: the next build reads it again
		r.Output.Save(file, write.Key{}, nil)
		return
	}
	n := note{Suppressed: r.Suppressed, Figures: r.Figures, Withheld: r.Withheld, Unread: r.Unread, Pages: r.Pages}
	for _, p := range r.Problems {
		x := notedProblem{Rule: p.Rule, Severity: p.Severity, Place: placeOf(p.Span), Message: p.Message, Hint: p.Hint}
		for _, y := range p.Related {
			x.Related = append(x.Related, notedRelated{placeOf(y.Span), y.Message})
		}
		n.Problems = append(n.Problems, x)
	}
	if text, err := json.Marshal(n); err == nil {
		r.Output.Save(file, input, text)
	}
}

// ofSheets tells whether a problem has its place in a sheet of a workbook.
func (r *Result) ofSheets() bool {
	isSheet := func(s source.Span) bool { return s.File != nil && s.File.Sheet != "" }
	return slices.ContainsFunc(r.Problems, func(p problem.Problem) bool {
		return isSheet(p.Span) || slices.ContainsFunc(p.Related, func(r problem.Related) bool { return isSheet(r.Span) })
	})
}

func placeOf(s source.Span) notedPlace {
	if s.File == nil {
		return notedPlace{}
	}
	p := notedPlace{File: s.File.Path, Start: s.Start, End: s.End}
	if cell, ok := s.Cell(); ok {
		p.Cell = &cell
	}
	return p
}

// notedFiles are the files that noted places lie in, each made once.
type notedFiles struct {
	options Options
	files   map[string]*source.File
	tables  map[string]*notedTable
}

// notedTable is what places tell of a table that they lie in.
type notedTable struct {
	source.Table
	cells map[int]source.Cell // by offset
}

func (f *notedFiles) span(p notedPlace) source.Span {
	if p.File == "" {
		return source.Span{}
	}
	file := f.files[p.File]
	if file == nil {
		file = f.options.fileLater(p.File)
		f.files[p.File] = file
	}
	if p.Cell != nil {
		t := f.tables[p.File]
		if t == nil {
			t = &notedTable{cells: map[int]source.Cell{}}
			t.Locate = func(_ string, offset int) (row, column int) { return t.cells[offset].Row, t.cells[offset].Column }
			f.tables[p.File] = t
		}
		t.cells[int(p.Start)] = *p.Cell
	}
	return source.Span{File: file, Start: p.Start, End: p.End}
}

// setTables tells the files of their cells. One without a name stands in the heads, or in a column
// that has none.
func (f *notedFiles) setTables() {
	for name, t := range f.tables {
		for _, c := range t.cells {
			for len(t.Heads) < c.Column {
				t.Heads = append(t.Heads, "")
			}
			if c.Head != "" {
				t.Heads[c.Column-1] = c.Head
			}
		}
		for _, c := range t.cells {
			if c.Head == "" && t.Heads[c.Column-1] != "" {
				t.HeadRow = max(t.HeadRow, c.Row)
			}
		}
		f.files[name].SetTable(t.Table)
	}
}

// recall returns the result of the last build where it was made from the same input and its
// output is as it was left: then there is nothing to do.
func (o Options) recall(ctx context.Context, in *inputs, w write.Options) (r Result, ok bool, err error) {
	if w.Memory.Empty() || !in.hash(ctx, o.Jobs) {
		return r, false, ctx.Err()
	}
	text, known := w.Memory.Knows(in.key())
	var n note
	if !known || json.Unmarshal(text, &n) != nil {
		return r, false, nil
	}
	if r.Output, ok, err = write.Unchanged(ctx, w); err != nil || !ok {
		return r, false, err
	}
	if len(in.tree.Files)-in.recalled > manyHashed {
		in.save()
	}
	files := notedFiles{o, map[string]*source.File{}, map[string]*notedTable{}}
	for _, x := range n.Problems {
		p := problem.Problem{Rule: x.Rule, Severity: x.Severity, Span: files.span(x.Place), Message: x.Message, Hint: x.Hint}
		for _, y := range x.Related {
			p.Related = append(p.Related, problem.Related{Span: files.span(y.Place), Message: y.Message})
		}
		r.Problems = append(r.Problems, p)
	}
	files.setTables()
	r.Suppressed, r.Figures, r.Withheld, r.Unread, r.Pages, r.Published = n.Suppressed, n.Figures, n.Withheld, n.Unread, n.Pages, true
	if o.Progress != nil {
		o.Progress.Total.Store(int64(r.Output.Files))
		o.Progress.Done.Store(int64(r.Output.Files))
	}
	return r, true, nil
}

// fileLater is a file of the site that is read when a message shows a line of it.
func (o Options) fileLater(name string) *source.File {
	f := source.NewReloadable(name, "", func() (string, error) {
		root, err := os.OpenRoot(o.Site)
		if err != nil {
			return "", err
		}
		defer root.Close()
		data, err := fs.ReadFile(root.FS(), name)
		return strings.TrimPrefix(string(data), "\ufeff"), err
	})
	f.Release()
	return f
}
