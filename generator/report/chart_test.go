package report_test

import (
	"testing"

	"casebook/generator/geojson"
	"casebook/generator/report"
)

func TestAChartWithoutAKindIsDrawnAsSuitsItsData(t *testing.T) {
	income := &report.Indicator{ID: "income"}
	villages := make([]*report.Village, 7)
	for _, x := range []struct {
		name string
		c    report.ChartSpec
		want string
	}{
		{"one that says it", report.ChartSpec{Kind: "dot", Indicator: income}, "dot"},
		{"six villages over the years", report.ChartSpec{Indicator: income, Villages: villages[:6]}, "line"},
		{"more than can be distinguished", report.ChartSpec{Indicator: income, Villages: villages}, "bar"},
		{"villages and regions are counted together", report.ChartSpec{Indicator: income, Villages: villages[:4], Regions: make([]*report.Region, 3)}, "bar"},
		{"facts", report.ChartSpec{Facts: make([]*report.Fact, 2)}, "bar"},
		{"men and women by age", report.ChartSpec{Breakdown: &report.BreakdownSpec{Indicator: income, By: report.BySexAndAge}}, "pyramid"},
		{"other parts", report.ChartSpec{Breakdown: &report.BreakdownSpec{Indicator: income, By: "sex"}}, "bar"},
	} {
		if got := x.c.DrawnAs(); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// TestAreasOfAMapAreFoundAmongRegions: an area belongs to the region with its code; if it has no code, to the one with
// its name. An area that neither code nor name leads to a region, such as a neighbouring county, belongs to none.
func TestAreasOfAMapAreFoundAmongRegions(t *testing.T) {
	r := &report.Report{Records: &report.Records{Regions: []*report.Region{{Code: "450329", Name: "资源县"}, {Code: "450330", Name: "平乐县"}}}}
	r.Site.Areas = []geojson.Area{{Code: "450330", Name: "资源县"}, {Name: "资源县"}, {Code: "1", Name: "全州县"}}
	r.Index()
	got := r.AreaRegions()
	if len(got) != 3 || got[0] != r.Regions[1] || got[1] != r.Regions[0] || got[2] != nil {
		t.Errorf("got %+v", got)
	}
}
