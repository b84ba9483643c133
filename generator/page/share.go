package page

import (
	"strings"

	"casebook/generator/quantity"
	"casebook/generator/report"
)

// share says how an indicator of a village is made comparable with another's that is larger or
// smaller: as a part of something, or for each of something. Rates and averages have none.
type share struct {
	of     string // "population", "households" or "indicator"; "" for none
	base   int    // the indicator's index where of is "indicator"
	factor float64
	unit   string
	name   string // "占党员", "按人口人均"
}

// averages are words of names of figures that are already for each of something.
var averages = [...]string{"人均", "户均", "平均", "每", "率", "占比", "比例", "比重"}

// Shares returns the share of each indicator, by index.
func (s *Model) Shares() []share {
	list := make([]share, len(s.Report.Indicators))
	for k, i := range s.Report.Indicators {
		list[k] = shareOf(i, s.Report.Indicators)
	}
	return list
}

func shareOf(i *report.Indicator, all []*report.Indicator) share {
	unit := string(i.Unit)
	for _, word := range averages {
		if strings.Contains(i.Name, word) {
			return share{}
		}
	}
	if strings.ContainsAny(unit, "%‰/") {
		return share{}
	}
	one := quantity.FromInt(1)
	if yuan, ok := quantity.Convert(one, i.Unit, "元"); ok {
		return share{of: "population", factor: yuan.Float64(), unit: "元", name: "按人口人均"}
	}
	if whole := wholeOf(i, all); whole != nil {
		return share{of: "indicator", base: whole.Index, factor: 100, unit: "%", name: "占" + whole.Name}
	}
	switch unit {
	case "户":
		return share{of: "households", factor: 100, unit: "%", name: "占总户数"}
	case "人", "名":
		return share{of: "population", factor: 100, unit: "%", name: "占总人口"}
	case "":
		return share{}
	}
	return share{of: "households", factor: 100, unit: unit, name: "每百户"}
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

// Append appends [of, base, factor, unit, name], or 0 for none.
func (x share) Append(b []byte) []byte {
	if x.of == "" {
		return append(b, '0')
	}
	b = append(AppendJSON(append(b, '['), x.of), ',')
	b = append(AppendInt(b, x.base), ',')
	b = append(Rounded(x.factor, 6).Append(b), ',')
	b = append(AppendJSON(b, x.unit), ',')
	return append(AppendJSON(b, x.name), ']')
}
