package report

import (
	"strings"

	"casebook/generator/quantity"
)

// FactRef is what a figure of a narrative that is bound by `fact:` leads to: a fact, or one
// year of a series. One that leads nowhere says why.
type FactRef struct {
	Missing   Missing // all else is zero unless it is Found
	Value     quantity.Decimal
	To        quantity.Decimal // the upper end of an interval; Missing where it is one value
	Unit      quantity.Unit
	Bound     quantity.Bound
	Decimals  int // -1: as the value has
	Year      int // 0: not stated
	Status    Status
	Source    *Source
	Sample    bool
	Label     string // the indicator's name, or the fact's note
	Fact      *Fact
	Indicator *Indicator
	Village   *Village // of a village's series
	Region    *Region  // of a region's series
}

// Missing says why a reference leads nowhere.
type Missing uint8

// The reasons, in the order in which they are looked for.
const (
	Found       Missing = iota
	BadTarget           // it is written as no target is
	NoNarrative         // no narrative has the slug
	NoFact              // the narrative has no such fact
	NoPlace             // no village or region has the code
	NoIndicator         // there is no such indicator
	NoYear              // the place has no figure of the indicator in the year
	Internal            // it is in the internal edition only, and this is the public one
	NotRead             // what it may lead to is written and could not be read, which is reported where it stands
)

// FactRef returns what the i-th bound figure of the text leads to. A narrative that was read
// without its site knows nothing of it.
func (n *Narrative) FactRef(i int) FactRef {
	if i >= len(n.FactRefs) {
		return FactRef{Missing: NotRead}
	}
	return n.FactRefs[i]
}

// RefTo returns the reference that leads to a fact.
func RefTo(f *Fact) FactRef {
	sample := f.Sample || f.Source != nil && f.Source.Sample
	return FactRef{Value: f.Value, To: f.upper(), Unit: f.Unit, Bound: f.Bound, Decimals: -1, Year: f.Year, Status: f.Status,
		Source: f.Source, Sample: sample, Label: f.Note, Fact: f}
}

// RefToSeries returns the reference to one year of a series of a village, or of a region where
// v is nil.
func RefToSeries(v *Village, g *Region, i *Indicator, year int) FactRef {
	f := FactRef{To: quantity.Missing, Unit: i.Unit, Decimals: i.Decimals, Year: year, Label: i.Name, Indicator: i, Village: v, Region: g}
	var data *Data
	if v != nil {
		f.Region, data, f.Sample = nil, &v.Data, v.Sample
	} else {
		data = &g.Data
	}
	s := data.Find(i)
	f.Value = s.In(year)
	if f.Value.IsMissing() {
		return FactRef{Missing: NoYear}
	}
	f.Source = data.SourceOf(s, year)
	f.Sample = f.Sample || f.Source != nil && f.Source.Sample
	return f
}

// IsInterval tells whether it is a figure from one value to another.
func (f *FactRef) IsInterval() bool { return !f.To.IsMissing() }

// Text writes the figure as prose would: 1.28亿元, 3万～5万元.
func (f *FactRef) Text() string { return quantity.FormatRange(f.Value, f.To, f.Unit, f.Decimals) }

// Text writes a fact's figure as prose would, with the decimals that it has.
func (f *Fact) Text() string { return quantity.FormatRange(f.Value, f.upper(), f.Unit, -1) }

// Clause is the note as readers get it: without the tracked change that an import noted at its head for
// editors (修订：56.8→58.6。).
func (f *Fact) Clause() string {
	if change, clause, ok := strings.Cut(f.Note, "。"); ok && strings.HasPrefix(change, "修订：") && strings.Contains(change, "→") {
		return clause
	}
	return f.Note
}

// IsInterval tells whether a fact is a figure from one value to another.
func (f *Fact) IsInterval() bool { return !f.upper().IsMissing() }

// upper is the upper end of an interval, Missing where there is none above the lower.
func (f *Fact) upper() quantity.Decimal {
	if f.To.Cmp(f.Value) > 0 {
		return f.To
	}
	return quantity.Missing
}
