package load

import (
	"casebook/generator/quantity"
	"casebook/generator/report"
)

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
