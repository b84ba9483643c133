package places

import (
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Share says how an indicator of a village is made comparable with another's that is larger or
// smaller: as a part of something, or for each of something. Rates and averages have none.
type Share struct {
	Of     ShareOf
	Whole  *report.Indicator // that it is a part of, where Of is OfIndicator
	Factor float64           // what a figure divided by that is multiplied with
	Unit   string
}

// ShareOf is what an indicator is divided by.
type ShareOf uint8

// What an indicator is divided by.
const (
	NoShare       ShareOf = iota
	PerPerson             // money
	OfIndicator           // women among the party's members
	OfHouseholds          // households
	OfPopulation          // persons
	PerHouseholds         // areas, for each hundred households
)

// averages are words of names of figures that are already for each of something.
var averages = [...]string{"人均", "户均", "平均", "每", "率", "占比", "比例", "比重"}

// NewShare returns the share of an indicator, given all there are.
func NewShare(i *report.Indicator, all []*report.Indicator) Share {
	unit := string(i.Unit)
	for _, word := range averages {
		if strings.Contains(i.Name, word) {
			return Share{}
		}
	}
	if unit == "" || strings.ContainsAny(unit, "%‰/") {
		return Share{}
	}
	one := quantity.FromInt(1)
	if yuan, ok := quantity.Convert(one, i.Unit, "元"); ok {
		return Share{Of: PerPerson, Factor: yuan.Float64(), Unit: "元"}
	}
	if whole := wholeOf(i, all); whole != nil {
		return Share{Of: OfIndicator, Whole: whole, Factor: 100, Unit: "%"}
	}
	switch unit {
	case "户":
		return Share{Of: OfHouseholds, Factor: 100, Unit: "%"}
	case "人", "名":
		return Share{Of: OfPopulation, Factor: 100, Unit: "%"}
	}
	if _, isArea := quantity.Convert(one, i.Unit, "亩"); isArea {
		return Share{Of: PerHouseholds, Factor: 100, Unit: unit}
	}
	// Kilometres of road or numbers of meetings for each hundred households say nothing: no unit
	// but those above is known to grow with a village.
	return Share{}
}

// CountsHeads tells whether an indicator counts persons, households or land, so that a large
// village has more of it whatever it does. Money is asked for as it is, by offices and visitors.
func CountsHeads(i *report.Indicator) bool {
	of := NewShare(i, nil).Of
	return of != NoShare && of != PerPerson
}

// wholeOf finds the indicator that another is a part of: of the same group and unit, and named
// by the end of its name, as 女党员 is a part of 党员. The shortest of several is the whole.
func wholeOf(i *report.Indicator, all []*report.Indicator) *report.Indicator {
	var whole *report.Indicator
	for _, x := range all {
		if x != i && x.Group == i.Group && x.Unit == i.Unit && x.Name != i.Name && strings.HasSuffix(i.Name, x.Name) &&
			(whole == nil || len(x.Name) < len(whole.Name)) {
			whole = x
		}
	}
	return whole
}
