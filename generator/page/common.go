package page

import (
	"sync"

	"casebook/generator/places"
	"casebook/generator/report"
)

// Common is what pages make of the records alone. Sites of which only the narratives differ
// share it. It is safe for concurrent use.
type Common struct {
	*places.Index
	Rec     *report.Records
	linksTo []string // by Indicator.Index, see appendIndicatorLink
	areas   []area   // of the site's map; nil where it may not be shown
	terms   func() map[*report.Region]regionTerms
}

// NewCommon makes what is common to the pages of the site in a folder.
func NewCommon(rec *report.Records, site string) (*Common, error) {
	g := &Common{Index: places.NewIndex(rec), Rec: rec, linksTo: linkIndicators(rec.Indicators)}
	var err error
	if g.areas, err = readMap(rec, site); err != nil {
		return nil, err
	}
	g.terms = sync.OnceValue(g.gatherTerms)
	return g, nil
}
