// Package places works out what a site says of its places beyond their own records: what
// stands under a region, how a county's villages rank and where their middle lies, how an
// indicator went over the years. It knows no pages and writes no HTML.
package places

import (
	"sync"

	"casebook/generator/report"
)

// Index is what is worked out of the records alone, so that sites of which only the
// narratives differ share it. Making it reads every village; what few pages ask for is worked
// out when it is first asked for. It is safe for concurrent use.
type Index struct {
	rec *report.Records

	Counties      []*County
	CountyOf      map[*report.Region]*County
	Tallies       map[*report.Region]*Tally
	Measures      []Measure // by Indicator.Index
	WorkOutTrends func()    // works out those of all counties
}

// NewIndex makes the index of some records.
func NewIndex(rec *report.Records) *Index {
	g := &Index{rec: rec}
	g.tallyRegions()
	g.gatherCounties()
	g.surveyMeasures()
	g.WorkOutTrends = sync.OnceFunc(g.workOutTrends)
	return g
}
