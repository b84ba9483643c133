package load

import (
	"casebook/generator/document"
	"casebook/generator/report"
)

// factRefs resolves the bound figures of a narrative. One that leads nowhere says why; the
// checker reports it.
func (l *loader) factRefs(n *report.Narrative) {
	n.FactRefs = make([]report.FactRef, len(n.Doc.FactRefs))
	for i, f := range n.Doc.FactRefs {
		n.FactRefs[i] = l.factRef(n, f.Target)
	}
}

func (l *loader) factRef(n *report.Narrative, to document.FactTarget) report.FactRef {
	switch {
	case to.Indicator != "":
		return l.seriesRef(to)
	case to.Fact == "":
		return report.FactRef{Missing: report.BadTarget}
	case to.Owner != "":
		if n = l.narratives.records[to.Owner]; n == nil {
			return missing(report.NoNarrative, l.narratives.lossy || l.drafts[to.Owner])
		}
	}
	facts := l.facts[n]
	if facts == nil {
		return missing(report.NoFact, false)
	}
	f := facts.records[to.Fact]
	if f == nil || f.Value.IsMissing() {
		return missing(report.NoFact, f != nil || facts.lossy)
	}
	return report.RefTo(f)
}

func (l *loader) seriesRef(to document.FactTarget) report.FactRef {
	v, g, i := l.villages.records[to.Owner], l.regions.records[to.Owner], l.indicators.records[to.Indicator]
	switch {
	case v == nil && g == nil:
		return missing(report.NoPlace, l.villages.lossy || l.regions.lossy)
	case i == nil:
		return missing(report.NoIndicator, l.indicators.lossy)
	}
	return report.RefToSeries(v, g, i, to.Year)
}

// missing is a reference that leads nowhere. Where what it names may be written and was not
// read, its absence is no second mistake.
func missing(why report.Missing, notRead bool) report.FactRef {
	if notRead {
		why = report.NotRead
	}
	return report.FactRef{Missing: why}
}
