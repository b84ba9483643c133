package check

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// reading is what was found in one narrative, and what it was found by. A later report in which
// all of that is the same need not read the narrative again.
type reading struct {
	n       *report.Narrative
	subject *report.Narrative // as rules saw it; nil where that was not made
	wide    bool              // more was asked of the report than these

	found  []problem.Problem // before quotes were compared
	quotes []quote
	count  Count
}

// around is what rules see of a site beside a narrative's own subject. Values are compared, not
// records: most of what a save changes in these no narrative's rule has looked at. What a rule
// asks of the records beyond it, it asks of deps.whole.
type around struct {
	opt      Options
	internal bool
	require  []string
	regions  map[string]bool
	places   map[string]bool
	numbered map[string]bool
	hidden   []string
	longer   map[string]bool
}

func (s *site) around() around {
	g, _ := parallel.NewGroup(context.Background())
	for _, names := range [...]func() map[string]bool{s.regions, s.places, s.numbered} {
		g.Go(func() error { names(); return nil })
	}
	_ = g.Wait() // what panicked does so again
	return around{s.opt, s.rec.Site.Internal, s.rec.Site.Require, s.regions(), s.places(), s.numbered(), s.hidden, s.longer}
}

// equal tells whether a narrative is read alike in the two. The zero around is no other's equal.
func (a *around) equal(b *around) bool {
	return b.regions != nil && a.opt == b.opt && a.internal == b.internal && slices.Equal(a.require, b.require) &&
		maps.Equal(a.regions, b.regions) && maps.Equal(a.places, b.places) && maps.Equal(a.numbered, b.numbered) &&
		slices.Equal(a.hidden, b.hidden) && maps.Equal(a.longer, b.longer)
}

// deps is a narrative's way to what is not its own.
type deps struct {
	rep *report.Report
	r   *reading
}

// whole returns the report. Its narrative is read again in the next one.
func (d deps) whole() *report.Report {
	d.r.wide = true
	return d.rep
}

// reuse returns the reading as one of a narrative of a later report, nil where anything that it
// was found by differs. What is around it is compared beforehand.
func (r *reading) reuse(n *report.Narrative) *reading {
	if r == nil || r.wide || r.subject == nil || n.Doc == nil || !sameSubject(r.subject, n) {
		return nil
	}
	next := *r
	next.n = n
	if n.Village != r.subject.Village || n.Region != r.subject.Region {
		next.subject = subjectOf(n) // the other holds on to former records
	}
	return &next
}

// sameSubject tells whether a narrative's subject, were it made, would equal another. It makes
// none: after each save of one narrative all others are compared.
func sameSubject(subject, n *report.Narrative) bool {
	return slices.EqualFunc(subject.Themes, n.Themes, func(a, b *report.Theme) bool { return a.Name == b.Name }) &&
		sameList(subject.Facts, n.Facts, sameFact) &&
		slices.EqualFunc(subject.Links, n.Links, func(a, b report.LinkTarget) bool {
			x, y := a.Narrative, b.Narrative
			a.Narrative, b.Narrative = nil, nil
			return (x == y || x != nil && y != nil && x.Slug == y.Slug && x.Doc == y.Doc) && sameValue(a, b)
		}) &&
		sameList(subject.FactRefs, n.FactRefs, func(a, b report.FactRef) bool {
			x, y := a.Fact, b.Fact
			a.Fact, b.Fact = nil, nil
			return sameFact(x, y) && sameValue(a, b)
		}) &&
		slices.EqualFunc(subject.Corrections, n.Corrections, func(a, b report.Correction) bool {
			x, y := a.Fact, b.Fact
			a.Fact, b.Fact = nil, nil
			return sameFact(x, y) && sameValue(a, b)
		}) &&
		sameList(subject.Blocks, n.Blocks, sameBlock) && sameRest(*subject, *n)
}

// sameRest compares what a subject takes from its narrative as it is.
func sameRest(a, b report.Narrative) bool {
	for _, x := range [...]*report.Narrative{&a, &b} {
		x.Sites, x.VisitedBy, x.Backlinks, x.Themes, x.Facts, x.Links, x.FactRefs, x.Corrections, x.Blocks = nil, nil, nil, nil, nil, nil, nil, nil, nil
	}
	left := maxCompared
	return equal(reflect.ValueOf(&a), reflect.ValueOf(&b), &left)
}

// sameList tells whether two lists are equal: one that nothing has changed of is shared by the readings.
func sameList[T any](a, b []T, same func(a, b T) bool) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.EqualFunc(a, b, same))
}

func sameFact(a, b *report.Fact) bool { return a == b || a != nil && b != nil && sameValue(*a, *b) }

func sameBlock(a, b report.Block) bool {
	x, y := a.Chart, b.Chart
	a.Chart, b.Chart = nil, nil
	if x == nil || y == nil {
		return x == y && sameValue(a, b)
	}
	c, d := *x, *y
	c.Facts, d.Facts = nil, nil
	left := maxCompared
	return sameValue(a, b) && slices.EqualFunc(x.Facts, y.Facts, sameFact) && equal(reflect.ValueOf(&c), reflect.ValueOf(&d), &left)
}

// sameValue tells whether two values are equal: nearly always they are in themselves.
func sameValue[T report.Fact | report.FactRef | report.LinkTarget | report.Correction | report.Block](a, b T) bool {
	if a == b {
		return true
	}
	left := maxCompared
	return equal(reflect.ValueOf(a), reflect.ValueOf(b), &left)
}

// subjectOf returns a narrative as rules may see it: without the narratives that are round it,
// which have rules of their own. A rule sees nothing else unnoticed, so that a narrative need not be
// read again while its subject is equal: there is no list of fields that one could forget a field
// in. What a new rule misses here is to be added here.
func subjectOf(n *report.Narrative) *report.Narrative {
	s := *n
	s.Sites, s.VisitedBy, s.Backlinks = nil, nil, nil
	s.Themes, s.Links = themesOf(n), linksOf(n)
	return &s
}

// themesOf are a narrative's themes without the narratives that have them.
func themesOf(n *report.Narrative) []*report.Theme {
	list := make([]*report.Theme, len(n.Themes))
	for i, theme := range n.Themes {
		list[i] = &report.Theme{Name: theme.Name}
	}
	return list
}

// linksOf copies a narrative's links. Of a narrative that one leads to, only slug and text are kept, so that a change of anything else there is no change here.
func linksOf(n *report.Narrative) []report.LinkTarget {
	list := slices.Clone(n.Links)
	for i := range list {
		if to := list[i].Narrative; to != nil {
			list[i].Narrative = &report.Narrative{Slug: to.Slug, Doc: to.Doc}
		}
	}
	return list
}

// sameText compares two files by what they say: the rest of a file is found when a place in it is
// asked for, by another goroutine at the same time.
func sameText(a, b reflect.Value) bool {
	if a.IsNil() || b.IsNil() || !a.CanInterface() || !b.CanInterface() {
		return false
	}
	x, y := a.Interface().(*source.File), b.Interface().(*source.File)
	return x.Path == y.Path && x.Sheet == y.Sheet && x.Text() == y.Text()
}

// maxCompared is some times what a long narrative leads to. Records that were read again lead to one
// another in circles, and to compare more takes longer than to read the narrative.
const maxCompared = 1 << 14

// equal tells whether two values of one type lead to equal values, as reflect.DeepEqual does, only
// sooner: subjects hold on to the same records, documents and files, which are the same pointers,
// and in themselves they are trees. It gives up, and says no, after comparing left values.
func equal(a, b reflect.Value, left *int) bool {
	if *left--; *left < 0 {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer:
		if a.Type() == reflect.TypeFor[*source.File]() && a.Pointer() != b.Pointer() {
			return sameText(a, b)
		}
		return a.Pointer() == b.Pointer() || !a.IsNil() && !b.IsNil() && equal(a.Elem(), b.Elem(), left)
	case reflect.Struct:
		for i := range a.NumField() {
			if !equal(a.Field(i), b.Field(i), left) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() || a.Kind() == reflect.Slice && a.IsNil() != b.IsNil() {
			return false
		}
		for i := range a.Len() {
			if !equal(a.Index(i), b.Index(i), left) {
				return false
			}
		}
		return true
	case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return a.IsNil() && b.IsNil() // else unknown: read again
	default:
		return a.Equal(b)
	}
}
