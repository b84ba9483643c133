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

// AppendFlag appends 1 for true, 0 for false.
func AppendFlag(b []byte, set bool) []byte { return AppendInt(b, Flag(set)) }

// AppendList appends a JavaScript array of n elements.
func AppendList(b []byte, n int, element func([]byte, int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = element(b, i)
	}
	return append(b, ']')
}

// AppendDataScript appends a script of data: a call of one global function with a name and a
// value, because a page opened from a disk may load nothing else.
func AppendDataScript(b []byte, name string, value func([]byte) []byte) []byte {
	b = append(b, `casebookData(`...)
	b = append(jsonstring.Append(b, name), ',')
	return append(value(b), ");\n"...)
}
