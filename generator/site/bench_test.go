package site_test

import (
	"fmt"
	"testing"

	"casebook/generator/page"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/site"
)

// country makes a report of villages without files: towns of 20, counties of 200, each
// village with twenty indicators over ten years and three breakdowns.
func country(villages int) *report.Report {
	rep := &report.Report{Records: &report.Records{Site: report.Site{Title: "全国", BaseURL: "https://example.cn"}}}
	src := &report.Source{ID: "yearbook", Title: "统计年鉴", Year: 2024}
	rep.Sources = []*report.Source{src}
	for _, name := range []string{"基础设施", "收入", "成员"} {
		rep.Groups = append(rep.Groups, &report.Group{ID: "g" + name, Name: name})
	}
	for i := range 20 {
		g := rep.Groups[i%3]
		unit := []quantity.Unit{"%", "元", "名"}[i%3]
		x := &report.Indicator{ID: fmt.Sprintf("i%d", i), Name: fmt.Sprintf("指标%d", i), Group: g, Unit: unit, Better: report.BetterHigher, Index: i}
		g.Indicators = append(g.Indicators, x)
		rep.Indicators = append(rep.Indicators, x)
	}
	var county, town *report.Region
	for n := range villages {
		if n%200 == 0 {
			county = &report.Region{Code: fmt.Sprintf("%06d", 100000+n/200), Name: fmt.Sprintf("第%d县", n/200)}
			rep.Regions = append(rep.Regions, county)
		}
		if n%20 == 0 {
			town = &report.Region{Code: fmt.Sprintf("%s%03d", county.Code, n/20%1000), Name: fmt.Sprintf("第%d镇", n/20), Parent: county}
			county.Children = append(county.Children, town)
			rep.Regions = append(rep.Regions, town)
		}
		v := &report.Village{Code: fmt.Sprintf("%s%03d", town.Code, n%1000), Name: fmt.Sprintf("第%d村", n), Region: town, Households: 100 + n%300, Population: 400 + n%900}
		var figures report.Unpacked
		for k, i := range rep.Indicators {
			s := report.Series{Indicator: i, Source: src, First: 2015}
			var values []quantity.Decimal
			for y := range 10 {
				values = append(values, quantity.FromInt(int64(100+(n*7+k*13)%900+y*(20+k))))
			}
			s.Values = quantity.ListOf(values...)
			figures.Series = append(figures.Series, s)
		}
		for k, by := range []string{"age", "education", "sex"} {
			b := report.Breakdown{Indicator: rep.Indicators[2], By: by, Year: 2024, Source: src, Places: make([]int32, 4-k)}
			var values []quantity.Decimal
			for part := range 4 - k {
				b.Names = append(b.Names, fmt.Sprintf("%s%d", by, part))
				values = append(values, quantity.FromInt(int64(5+(n+part)%30)))
			}
			b.Values = quantity.ListOf(values...)
			figures.Breakdowns = append(figures.Breakdowns, b)
		}
		v.Set(figures)
		rep.Villages = append(rep.Villages, v)
	}
	rep.Index()
	return rep
}

// BenchmarkPage makes one file of each kind that is many, or large, in a country.
func BenchmarkPage(b *testing.B) {
	rep := country(5000)
	site := makeSite(b, rep, page.Options{})
	village := rep.Villages[2500]
	town := village.Region
	for _, x := range []struct{ name, path string }{
		{"village", "villages/" + village.Code + "/index.html"},
		{"town", "regions/" + town.Code + "/index.html"},
		{"county", "regions/" + town.Parent.Code + "/index.html"},
		{"regions", "regions/index.html"},
		{"indicator", "indicators/i1/index.html"},
		{"home", "index.html"},
		{"countyCSV", "data/counties/" + town.Parent.Code + ".csv"},
		{"indicatorCSV", "data/indicators/i1.csv"},
	} {
		b.Run(x.name, func(b *testing.B) {
			r, ok := site.Find(x.path)
			if !ok {
				b.Fatal("no such page")
			}
			var buf []byte
			var err error
			b.ReportAllocs()
			for b.Loop() {
				if buf, err = site.Append(buf[:0], r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(buf)), "bytes/page")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	rep := country(10000)
	th := loadTheme(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := site.New(b.Context(), rep, th, nil, page.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWholeSite(b *testing.B) {
	rep := country(5000)
	th := loadTheme(b)
	b.ReportAllocs()
	files, size := 0, 0
	for b.Loop() {
		s, err := site.New(b.Context(), rep, th, nil, page.Options{})
		if err != nil {
			b.Fatal(err)
		}
		files, size = 0, 0
		var buf []byte
		for r := range s.Routes() {
			if buf, err = s.Append(buf[:0], r); err != nil {
				b.Fatal(err)
			}
			files++
			size += len(buf)
		}
	}
	b.ReportMetric(float64(files), "files")
	b.ReportMetric(float64(size)/float64(files), "bytes/file")
}
