package build

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
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
	Withheld   []string
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
}

// maxNoted is how many problems are worth keeping: who has more is not waiting for the site.
const maxNoted = 10_000

// remember keeps what the build of an input has left.
func (r *Result) remember(file string, input write.Key) {
	if file == "" || len(r.Problems) > maxNoted {
		return
	}
	n := note{Suppressed: r.Suppressed, Figures: r.Figures, Withheld: r.Withheld, Pages: r.Pages}
	for _, p := range r.Problems {
		x := notedProblem{Rule: p.Rule, Severity: p.Severity, Place: placeOf(p.Span), Message: p.Message, Hint: p.Hint}
		for _, y := range p.Related {
			x.Related = append(x.Related, notedRelated{placeOf(y.Span), y.Message})
		}
		n.Problems = append(n.Problems, x)
	}
	if text, err := json.Marshal(n); err == nil {
		r.Output.Keep(file, input, text)
	}
}

func placeOf(s source.Span) notedPlace {
	if s.File == nil {
		return notedPlace{}
	}
	return notedPlace{s.File.Path, s.Start, s.End}
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
	files := map[string]*source.File{}
	span := func(p notedPlace) source.Span {
		if p.File == "" {
			return source.Span{}
		}
		if files[p.File] == nil {
			files[p.File] = o.fileLater(p.File)
		}
		return source.Span{File: files[p.File], Start: p.Start, End: p.End}
	}
	for _, x := range n.Problems {
		p := problem.Problem{Rule: x.Rule, Severity: x.Severity, Span: span(x.Place), Message: x.Message, Hint: x.Hint}
		for _, y := range x.Related {
			p.Related = append(p.Related, problem.Related{Span: span(y.Place), Message: y.Message})
		}
		r.Problems = append(r.Problems, p)
	}
	r.Suppressed, r.Figures, r.Withheld, r.Pages, r.Published = n.Suppressed, n.Figures, n.Withheld, n.Pages, true
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
