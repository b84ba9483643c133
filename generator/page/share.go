package page

import (
	"casebook/generator/jsonstring"
	"casebook/generator/places"
	"casebook/generator/report"
)

// AppendShare appends how an indicator is made comparable, [of, base, factor, unit, name], or 0
// where it is as it stands: of is "population", "households" or "indicator", whose index base
// is.
func (s *Model) AppendShare(b []byte, i *report.Indicator) []byte {
	x := places.NewShare(i, s.Report.Indicators)
	if x.Of == places.NoShare {
		return append(b, '0')
	}
	of, base, name := "", 0, ""
	switch x.Of {
	case places.PerPerson:
		of, name = "population", s.T("share.per-person")
	case places.OfIndicator:
		of, base, name = "indicator", x.Whole.Index, s.Format("share.of", "name", x.Whole.Name)
	case places.OfHouseholds:
		of, name = "households", s.T("share.of-households")
	case places.OfPopulation:
		of, name = "population", s.T("share.of-population")
	case places.PerHouseholds:
		of, name = "households", s.T("share.per-households")
	}
	b = append(jsonstring.Append(append(b, '['), of), ',')
	b = append(AppendInt(b, base), ',')
	b = append(Rounded(x.Factor, 6).Append(b), ',')
	b = append(jsonstring.Append(b, x.Unit), ',')
	return append(jsonstring.Append(b, name), ']')
}
