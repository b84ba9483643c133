package load

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkVillages loads 10,000 villages in a hundred files, with twenty series of ten
// years and three breakdowns each: what a village costs from a table and from TOML.
func BenchmarkVillages(b *testing.B) {
	const villages, files = 10000, 100
	for _, form := range []string{"csv", "toml"} {
		b.Run(form, func(b *testing.B) {
			dir := b.TempDir()
			writeBench(b, dir)
			for f := range files {
				var text strings.Builder
				if form == "csv" {
					text.WriteString(benchHeader())
				}
				for v := range villages / files {
					code := fmt.Sprintf("4503%08d", f*1000+v)
					if form == "csv" {
						benchRow(&text, code)
					} else {
						benchTable(&text, code)
					}
				}
				name := filepath.Join(dir, "data/villages", fmt.Sprintf("%03d.%s", f, form))
				if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			var before, after runtime.MemStats
			for b.Loop() {
				runtime.GC()
				runtime.ReadMemStats(&before)
				rep, problems, err := Site(b.Context(), dir, Options{})
				if err != nil || len(problems) > 0 || len(rep.Villages) != villages {
					b.Fatal(err, len(problems), len(rep.Villages))
				}
				runtime.GC()
				runtime.ReadMemStats(&after)
				runtime.KeepAlive(rep)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/villages, "µs/village")
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/villages, "kept-B/village")
		})
	}
}

const (
	benchSeries = 20
	benchYears  = 10
)

func writeBench(b *testing.B, dir string) {
	var indicators strings.Builder
	indicators.WriteString("[[group]]\nid = \"g\"\n")
	for i := range benchSeries {
		fmt.Fprintf(&indicators, "[[indicator]]\nid = \"n%d\"\nname = \"指标%d\"\ngroup = \"g\"\nunit = \"元\"\nsource = \"s\"\n", i, i)
	}
	for name, text := range map[string]string{
		"data/site.toml":       "title = \"站\"\n",
		"data/indicators.toml": indicators.String(),
		"data/regions.toml":    "[[region]]\ncode = \"450329\"\nname = \"县\"\n",
		"data/sources.toml":    "[[source]]\nid = \"s\"\ntitle = \"年报\"\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "data/villages"), 0o755); err != nil {
		b.Fatal(err)
	}
}

func benchHeader() string {
	var h strings.Builder
	h.WriteString("code,name,region,households,population")
	for i := range benchSeries {
		for y := range benchYears {
			fmt.Fprintf(&h, ",n%d@%d", i, 2011+y)
		}
	}
	for k := range 3 {
		for p := range 4 {
			fmt.Fprintf(&h, ",n%d/by%d/部分%d@2020", k, k, p)
		}
	}
	return h.String() + "\n"
}

func benchRow(w *strings.Builder, code string) {
	fmt.Fprintf(w, "%s,胡家田村,450329,412,1630", code)
	for i := range benchSeries {
		for y := range benchYears {
			fmt.Fprintf(w, ",%d.%d", 3120+i*y, y)
		}
	}
	for range 3 {
		w.WriteString(",5,12,6,7")
	}
	w.WriteByte('\n')
}

func benchTable(w *strings.Builder, code string) {
	fmt.Fprintf(w, "[[village]]\ncode = %q\nname = \"胡家田村\"\nregion = \"450329\"\nhouseholds = 412\npopulation = 1630\n", code)
	for i := range benchSeries {
		fmt.Fprintf(w, "[[village.series]]\nindicator = \"n%d\"\nvalues = {", i)
		for y := range benchYears {
			if y > 0 {
				w.WriteByte(',')
			}
			fmt.Fprintf(w, " %d = %d.%d", 2011+y, 3120+i*y, y)
		}
		w.WriteString(" }\n")
	}
	for k := range 3 {
		fmt.Fprintf(w, "[[village.breakdown]]\nindicator = \"n%d\"\nby = \"by%d\"\nyear = 2020\nparts = { a = 5, b = 12, c = 6, d = 7 }\n", k, k)
	}
}
