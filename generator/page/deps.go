package page

import (
	"casebook/generator/places"
	"casebook/generator/report"
	"casebook/generator/source"
)

// Deps collects what a file is made of. A kind says it once, in Kind.Deps, and from that follow
// the key by which a warm build tells that the file is as it was, and the sources that the
// manifest names.
//
// All files depend on the program, its options, the layouts, and every file of the input but
// the villages' and the narratives'; a page on its header and footer too. None of that is
// declared: it is in every key. What is declared comes on top: villages, because they come by
// the hundred thousand, and narratives, because they are what people change all day.
type Deps interface {
	// Record names the file of a record as a source. It adds nothing to the key where the file
	// is in every key.
	Record(source.Span)
	// County: the records of a county's villages, all of them, because they are ranked. None
	// of a place that lies in no county.
	County(*places.County)
	// Villages: the records of all villages.
	Villages()
	// Indicator: the figures that villages and regions have of an indicator.
	Indicator(*report.Indicator)
	// Card: what a list shows of a narrative, its front matter and what stands with it.
	Card(*report.Narrative)
	// CardList: that of each narrative of a list. All pages of a long list show something of all of it.
	CardList([]*report.Narrative)
	// Cards: that of all narratives, and which there are.
	Cards()
	// Page: all that declare declares, which is what a narrative's own page shows. It is asked once for all files
	// that show of it.
	Page(n *report.Narrative, declare func(Deps))
	// Text: all that a narrative says.
	Text(*report.Narrative)
	// Value: something worked out of more than what is declared otherwise.
	Value(...string)
	// Everything: all that the site says. The file is always made anew.
	Everything()
	// Unknown: something that is no input of the site. The file is always made anew.
	Unknown()
}

// cardsOf declares the cards of a list.
func cardsOf(d Deps, list []*report.Narrative) {
	if len(list) > cardsPerPage {
		d.CardList(list)
		return
	}
	for _, n := range list {
		d.Card(n)
	}
}

// introOf declares the text at the head of a folder's list.
func introOf(d Deps, m *Model, folder string) {
	if n := m.intros[folder]; n != nil {
		narrativeDeps(d, m, n)
	}
}

// under declares a region, those under it and the villages of all of them.
func under(d Deps, m *Model, g *report.Region) {
	var last *places.County
	var walk func(*report.Region)
	walk = func(x *report.Region) {
		d.Record(x.At)
		RecordData(d, &x.Data)
		if c := m.CountyOf[x]; c != nil && c != last {
			d.County(c)
			last = c
		}
		for _, child := range x.Children {
			walk(child)
		}
	}
	walk(g)
}

// RecordData names the files of figures.
func RecordData(d Deps, data *report.Data) {
	for x := range data.Series() {
		d.Record(x.At)
	}
	for x := range data.Breakdowns() {
		d.Record(x.At)
	}
}

func villagesOf(d Deps, m *Model, list []*report.Village) {
	var last *places.County
	for i, v := range list {
		if c := m.CountyOf[v.Region]; i == 0 || c != last {
			d.County(c)
			last = c
		}
	}
}
