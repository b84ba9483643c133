package load

import (
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// arena hands out slices of long blocks: a row's figures cost no allocation of their own.
type arena[T any] struct{ free []T }

const longestBlock = 8192

// take returns an empty slice that n elements can be appended to; rows is how many more rows
// may want as many, which bounds the block.
func (a *arena[T]) take(n, rows int) []T {
	if len(a.free) < n {
		a.free = make([]T, max(n, min(n*rows, longestBlock)))
	}
	taken := a.free[:0:n]
	a.free = a.free[n:]
	return taken
}

// packer lays figures out in memory: owners whose figures are alike share a layout, and
// their numbers lie in long blocks, in which the collector finds no pointers.
type packer struct {
	layouts []*report.Layout // the last few, the one used last in front
	words   arena[int32]     // of lists of numbers, and places
}

// keptLayouts bounds the search for a layout. A table in which every row has gaps at other
// ends has a layout a row, as it had before there were layouts.
const keptLayouts = 8

// pack gives an owner its figures, which may be overwritten afterwards; rows is how many more
// owners may follow.
func (p *packer) pack(data *report.Data, f *report.Figures, rows int) {
	if len(f.Series)+len(f.Breakdowns) == 0 {
		data.Lay(nil, quantity.List{}, nil)
		return
	}
	places := len(f.Series) + len(f.Breakdowns)
	for i := range f.Breakdowns {
		places += len(f.Breakdowns[i].Places)
	}
	at := f.AppendPlaces(p.words.take(places, rows))
	values := quantity.Join(f.Lists(), func(words int) []int32 { return p.words.take(words, rows) })
	data.Lay(p.layout(f), values, at)
}

func (p *packer) layout(f *report.Figures) *report.Layout {
	for i, l := range p.layouts {
		if l.Fits(f) {
			copy(p.layouts[1:i+1], p.layouts[:i])
			p.layouts[0] = l
			return l
		}
	}
	l := f.Layout()
	p.layouts = append([]*report.Layout{l}, p.layouts[:min(len(p.layouts), keptLayouts-1)]...)
	return l
}

// layOut makes series and breakdowns of the row's slots.
func (x *rowDecoder) layOut(data *report.Data) {
	f := &x.figures
	f.Series, f.Breakdowns = f.Series[:0], f.Breakdowns[:0]
	x.list = x.list.Of(x.slots)
	for i := range x.header.series {
		plan := &x.header.series[i]
		from, to := plan.slot, plan.slot+plan.n
		for from < to && x.slots[from].IsMissing() {
			from++
		}
		for from < to && x.slots[to-1].IsMissing() {
			to--
		}
		if from == to {
			continue
		}
		f.Series = append(f.Series, report.Series{Indicator: plan.indicator, First: plan.first + from - plan.slot,
			Values: x.list.Slice(from, to), At: x.f.span(x.cells[from], x.cells[from]+1)})
	}
	for i := range x.header.breakdowns {
		if b := x.breakdown(i); len(b.Names) > 0 {
			f.Breakdowns = append(f.Breakdowns, *b)
		}
	}
	settle(f, data.Source)
	x.f.packer.pack(data, f, x.left)
}

// breakdown reads the parts of the header's breakdown i that the row has figures of.
func (x *rowDecoder) breakdown(i int) *report.Breakdown {
	plan, b := &x.header.breakdowns[i], &x.breakdowns[i]
	memory := b.Values
	*b = report.Breakdown{Indicator: plan.indicator, By: plan.by, Year: plan.year, Names: b.Names[:0], Places: b.Places[:0]}
	values := x.parts[i][:0]
	for k, name := range plan.names {
		slot := plan.slot + k
		if n := x.slots[slot]; !n.IsMissing() {
			b.Names, b.Places, values = append(b.Names, name), append(b.Places, x.cells[slot]), append(values, n)
		}
	}
	b.Values, x.parts[i] = memory.Of(values), values
	if len(b.Places) > 0 {
		b.At = x.f.span(b.Places[0], b.Places[0]+1)
	}
	return b
}
