package report

import "slices"

// Relink says which records of one reading take the place of those of a former one. What is not in it
// has none in its place.
type Relink struct {
	Indicators map[*Indicator]*Indicator
	Regions    map[*Region]*Region
	Programs   map[*Program]*Program
	Sources    map[*Source]*Source
}

// Villages returns villages that say what the given ones say and refer to the records that take the
// place of theirs; false where a record has none in its place, or where an indicator's figures would
// come from another source now.
func (r *Relink) Villages(list []*Village) ([]*Village, bool) {
	own := make([]Village, len(list))
	again := make([]*Village, len(list))
	x := relinking{Relink: r, layouts: map[*Layout]*Layout{}}
	for i, v := range list {
		own[i] = *v
		if again[i] = &own[i]; !x.village(again[i]) {
			return nil, false
		}
	}
	return again, true
}

// Narrative gives a narrative the records that take the place of those that it names, its village apart, and
// Fact does so for a fact; false where one has none in its place.
func (r *Relink) Narrative(n *Narrative) bool {
	ok := reference(r.Regions, &n.Region)
	n.Programs = slices.Clone(n.Programs)
	for i := range n.Programs {
		ok = reference(r.Programs, &n.Programs[i]) && ok
	}
	return reference(r.Sources, &n.Source) && ok
}

// Fact does for a fact what Narrative does for a narrative.
func (r *Relink) Fact(f *Fact) bool { return reference(r.Sources, &f.Source) }

// relinking is villages while they are given new records: those of a file share their layouts.
type relinking struct {
	*Relink
	layouts map[*Layout]*Layout
}

// reference replaces a reference to a record; false where none takes its place.
func reference[T any](by map[*T]*T, to **T) bool {
	if *to == nil {
		return true
	}
	*to = by[*to]
	return *to != nil
}

func (x *relinking) village(v *Village) bool {
	ok := reference(x.Regions, &v.Region)
	for _, f := range villageFields {
		if f.Region != nil {
			ok = reference(x.Regions, f.Region(v)) && ok
		}
	}
	v.Programs = slices.Clone(v.Programs)
	for i := range v.Programs {
		ok = reference(x.Programs, &v.Programs[i]) && ok
	}
	return ok && reference(x.Sources, &v.Data.Source) && x.layout(&v.Data.layout)
}

func (x *relinking) layout(of **Layout) bool {
	was := *of
	if was == nil {
		return true
	}
	now, known := x.layouts[was]
	if !known {
		now = x.another(was)
		x.layouts[was] = now
	}
	*of = now
	return now != nil
}

// another returns a layout with the new records, nil where there is none.
func (x *relinking) another(was *Layout) *Layout {
	now := *was
	now.sample = false
	now.series, now.breakdowns, now.exceptions = slices.Clone(was.series), slices.Clone(was.breakdowns), slices.Clone(was.exceptions)
	ok := true
	link := func(i **Indicator, s **Source) {
		ok = ok && x.figures(*i) && reference(x.Indicators, i) && reference(x.Sources, s)
		now.sample = now.sample || *s != nil && (*s).Sample
	}
	for i := range now.series {
		link(&now.series[i].Indicator, &now.series[i].Source)
	}
	for i := range now.breakdowns {
		link(&now.breakdowns[i].Indicator, &now.breakdowns[i].Source)
	}
	for i := range now.exceptions {
		link(&now.exceptions[i].Indicator, &now.exceptions[i].Source)
	}
	if !ok {
		return nil
	}
	return &now
}

// figures tells whether figures of an indicator that name no source are from the same one as before:
// a layout does not say which named theirs.
func (x *relinking) figures(was *Indicator) bool {
	now := x.Indicators[was]
	return now != nil && now.Source == x.Sources[was.Source]
}
