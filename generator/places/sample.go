package places

import (
	"casebook/generator/report"
)

func SampleSeries(x report.Series) bool { return x.Source != nil && x.Source.Sample }

// SampleData tells whether a figure of d is made up.
func SampleData(d *report.Data) bool { return d.Source != nil && d.Source.Sample || d.HasSample() }

func VillageSample(v *report.Village) bool { return v.Sample || SampleData(&v.Data) }
