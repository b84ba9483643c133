package report

import "casebook/generator/quantity"

// Arena hands out slices of long blocks: a row's figures cost no allocation of their own.
type Arena[T any] struct{ free []T }

const longestBlock = 8192

// Take returns an empty slice that n elements can be appended to; rows is how many more rows
// may want as many, which bounds the block.
func (a *Arena[T]) Take(n, rows int) []T {
	if len(a.free) < n {
		a.free = make([]T, max(n, min(n*rows, longestBlock)))
	}
	taken := a.free[:0:n]
	a.free = a.free[n:]
	return taken
}

// Packer lays figures out in memory: owners whose figures are alike share a layout, and
// their numbers lie in long blocks, in which the collector finds no pointers.
type Packer struct {
	layouts []*Layout    // the last few, the one used last in front
	words   Arena[int32] // of lists of numbers, and places
}

// maxLayouts bounds the search for a layout. A table in which every row has gaps at other
// ends has a layout a row, as it had before there were layouts.
const maxLayouts = 8

// Pack gives an owner its figures, which may be overwritten afterwards; rows is how many more
// owners may follow.
func (p *Packer) Pack(data *Data, f *Unpacked, rows int) {
	if len(f.Series)+len(f.Breakdowns) == 0 {
		data.lay(nil, quantity.List{}, nil)
		return
	}
	places := len(f.Series) + len(f.Breakdowns)
	for i := range f.Breakdowns {
		places += len(f.Breakdowns[i].Places)
	}
	at := f.appendPlaces(p.words.Take(places, rows))
	values := quantity.Join(f.lists(), func(words int) []int32 { return p.words.Take(words, rows) })
	data.lay(p.layout(f), values, at)
}

func (p *Packer) layout(f *Unpacked) *Layout {
	for i, l := range p.layouts {
		if l.fits(f) {
			copy(p.layouts[1:i+1], p.layouts[:i])
			p.layouts[0] = l
			return l
		}
	}
	l := f.makeLayout()
	p.layouts = append([]*Layout{l}, p.layouts[:min(len(p.layouts), maxLayouts-1)]...)
	return l
}
