package check

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"casebook/generator/load"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

// officialProse is a paragraph of the genre with nothing wrong in it but figures without
// data.
const officialProse = "近年来，石桥镇围绕“三会一课”等制度，把组织建在产业上，把党员聚在项目里，累计投入资金1.28亿元，" +
	"修建村道120公里，扶持脱贫户3300余户。一是建强组织，选派第一书记17名；二是壮大产业，带动400余户发展茶园；三是优化服务，" +
	"设立党务、民生、便民三个窗口（每村一处）。镇党委书记李国强说，路通了，人心也齐了。2016年到2020年，全镇人均收入由3120元增加到10450元。\n\n"

// BenchmarkNarrative checks one narrative of about 100 KB.
func BenchmarkNarrative(b *testing.B) {
	text := strings.Repeat(officialProse, 100<<10/len(officialProse))
	rep, _, err := load.Site(context.Background(), writeSite(b, files(text)), load.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		mustCheck(b, rep, 1)
	}
}

// BenchmarkUnbound checks a narrative of sixty figures that are bound to nothing, each of which
// is held against thirty facts and a village's two hundred figures for its hint.
func BenchmarkUnbound(b *testing.B) {
	text := strings.Repeat("投入资金1.28亿元，修建村道121公里，扶持脱贫户3300余户，种茶2.4万亩，人均收入增加到10451元，", 12)
	rep, _, err := load.Site(context.Background(), writeSite(b, files(text)), load.Options{})
	if err != nil {
		b.Fatal(err)
	}
	n := rep.Narratives[0]
	for i := range 30 {
		units := []quantity.Unit{"万元", "公里", "户", "公顷", "人", "个"}
		n.Facts = append(n.Facts, &report.Fact{ID: fmt.Sprint("f", i), Owner: n.Slug, Value: quantity.FromInt(int64(100 + 37*i)), Unit: units[i%len(units)]})
	}
	n.Village = villages(1).Villages[0]
	records := mustCheckRecords(b, rep, nil)
	b.ReportAllocs()
	for b.Loop() {
		mustReport(b, records, rep, Result{})
	}
}

// BenchmarkDemo checks the demo's narratives, its records being checked beforehand as in serve.
func BenchmarkDemo(b *testing.B) {
	rep, _, err := load.Site(context.Background(), "../..", load.Options{})
	if err != nil {
		b.Fatal(err)
	}
	records := mustCheckRecords(b, rep, nil)
	b.ReportAllocs()
	for b.Loop() {
		mustReport(b, records, rep, Result{})
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(rep.Narratives)), "µs/narrative")
}

// BenchmarkDemoAgain checks the demo's narratives beside a former result, as a save does that
// touches none of them.
func BenchmarkDemoAgain(b *testing.B) {
	rep, _, err := load.Site(context.Background(), "../..", load.Options{})
	if err != nil {
		b.Fatal(err)
	}
	records := mustCheckRecords(b, rep, nil)
	former := mustReport(b, records, rep, Result{})
	b.ReportAllocs()
	for b.Loop() {
		mustReport(b, records, rep, former)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(rep.Narratives)), "µs/narrative")
}

// BenchmarkVillages checks villages with twenty series of ten years and three breakdowns;
// divide by 10,000 for the cost of one.
func BenchmarkVillages(b *testing.B) {
	rep := villages(10_000)
	b.ReportAllocs()
	for b.Loop() {
		mustCheck(b, rep, 1)
	}
}

func villages(n int) *report.Report {
	rep := &report.Report{Records: &report.Records{Site: report.Site{MinCell: 5}}}
	file := source.New("data/villages/bulk.csv", "code,name\n")
	x := &report.Source{ID: "report", Title: "年度报告"}
	for i := range 20 {
		rep.Indicators = append(rep.Indicators, &report.Indicator{ID: fmt.Sprint("i", i), Name: "指标", Unit: "元", Index: i})
	}
	for i := range n {
		v := &report.Village{Code: fmt.Sprint(450329102201 + i), Name: "石桥村", At: file.At(0, 4)}
		var figures report.Unpacked
		for k, indicator := range rep.Indicators {
			s := report.Series{Indicator: indicator, Source: x, First: 2014, At: file.At(0, 4)}
			var values []quantity.Decimal
			for year := range 10 {
				values = append(values, quantity.FromInt(int64(3000+500*year+37*k+i%100)))
			}
			s.Values = quantity.ListOf(values...)
			figures.Series = append(figures.Series, s)
		}
		for _, by := range []string{"age", "education", "sex"} {
			figures.Breakdowns = append(figures.Breakdowns, report.Breakdown{Indicator: rep.Indicators[0], By: by, Year: 2010, Source: x,
				Names: []string{"甲", "乙", "丙"}, Values: quantity.ListOf(quantity.FromInt(12), quantity.FromInt(9), quantity.FromInt(7)), Places: make([]int32, 3)})
		}
		v.Set(figures)
		rep.Villages = append(rep.Villages, v)
	}
	rep.Index()
	return rep
}

// BenchmarkLongParagraph reads a document that was pasted as one paragraph, with commas alone: bytes a second must
// hardly fall with its length. They fell to an eighth where each figure looked back to the sentence's beginning.
func BenchmarkLongParagraph(b *testing.B) {
	sentence := "全镇辖18个村，耕地面积7.37万亩，2019年地区生产总值达到12.5亿元，比上年增长8.2%，其中种植业4.1亿元，带动农户1630户，户均增收2100元，"
	for _, size := range [...]int{64 << 10, 512 << 10} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			f := source.New("a.txt", strings.Repeat(sentence, size/len(sentence)))
			b.SetBytes(int64(size))
			for b.Loop() {
				if _, err := Texts(b.Context(), []*source.File{f}, Options{Today: report.Date{Year: 2026, Month: 1, Day: 1}, Jobs: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
