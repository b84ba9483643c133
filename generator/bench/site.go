package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
)

// A village has 20 indicators, three of them over eleven years, and three breakdowns.
const (
	indicators = 20
	yearly     = 3
	firstYear  = 2014
	lastYear   = 2024
)

var breakdowns = map[string][]string{
	"age":       {"35岁以下", "36至60岁", "60岁以上"},
	"education": {"小学", "初中", "高中以上"},
	"sex":       {"男", "女"},
}

var groups = [...][2]string{{"infrastructure", "基础设施"}, {"income", "收入"}, {"membership", "党员"}}

// write makes a site of the first n villages.
func (c *country) write(dir string, n int, form string) error {
	files := map[string]string{
		"data/site.toml":       "title = \"大站\"\n",
		"data/sources.toml":    "[[source]]\nid = \"yearbook\"\ntitle = \"年报\"\nsample = true\n",
		"data/indicators.toml": indicatorFile(),
		"data/regions.toml":    c.regionFile(n),
	}
	for name, text := range files {
		if err := put(filepath.Join(dir, name), text); err != nil {
			return err
		}
	}
	if err := writeNarrative(dir, "一句话。"); err != nil {
		return err
	}
	for from := 0; from < n; {
		county, to := c.villages[from][0][:6], from
		for to < n && c.villages[to][0][:6] == county {
			to++
		}
		text := tableOf
		if form == "toml" {
			text = tomlOf
		}
		if err := put(filepath.Join(dir, "data/villages", county+"."+form), text(c.villages[from:to])); err != nil {
			return err
		}
		from = to
	}
	return nil
}

func writeNarrative(dir, sentence string) error {
	return put(filepath.Join(dir, "content/cases/one.md"), "+++\ntitle = \"一篇案例\"\nsource = \"yearbook\"\n+++\n\n"+sentence+"\n")
}

func put(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}

func indicatorFile() string {
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "[[group]]\nid = %q\nname = %q\n", g[0], g[1])
	}
	for i := range indicators {
		fmt.Fprintf(&b, "[[indicator]]\nid = \"i%d\"\nname = \"指标%d\"\ngroup = %q\nunit = \"元\"\ndecimals = 0\nbetter = \"higher\"\nsource = \"yearbook\"\n",
			i, i, groups[i%len(groups)][0])
	}
	return b.String()
}

// regionFile has the regions above the villages, each once, in the order of first need.
func (c *country) regionFile(n int) string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, v := range c.villages[:n] {
		parent := ""
		for _, digits := range [...]int{2, 4, 6, 9} {
			code := v[0][:digits]
			name, ok := c.regions[code]
			if !ok {
				continue // a few counties have no city above them
			}
			if !seen[code] {
				seen[code] = true
				fmt.Fprintf(&b, "[[region]]\ncode = %q\nname = %q\n", code, name)
				if parent != "" {
					fmt.Fprintf(&b, "parent = %q\n", parent)
				}
			}
			parent = code
		}
	}
	return b.String()
}

// years returns the years that an indicator has figures of.
func years(i int) (from, to int) {
	if i < yearly {
		return firstYear, lastYear
	}
	return lastYear, lastYear
}

// figure is made up from what it is the figure of.
func figure(code string, i, year int) int {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s/%d", code, i)
	return 2000 + int(h.Sum32()%8000) + 311*(year-firstYear)
}

// part returns the k-th of count parts of a total.
func part(total, k, count int) int {
	if k == 0 {
		return total - (count-1)*(total/count)
	}
	return total / count
}

func tableOf(villages [][2]string) string {
	var b strings.Builder
	b.WriteString("code,name,region,households,population")
	for i := range indicators {
		for year, to := years(i); year <= to; year++ {
			fmt.Fprintf(&b, ",i%d@%d", i, year)
		}
	}
	for _, by := range [...]string{"age", "education", "sex"} {
		for _, p := range breakdowns[by] {
			fmt.Fprintf(&b, ",i2/%s/%s@%d", by, p, lastYear)
		}
	}
	b.WriteByte('\n')
	for _, v := range villages {
		fmt.Fprintf(&b, "%s,%s,%s,%d,%d", v[0], v[1], v[0][:9], figure(v[0], 90, firstYear)/10, figure(v[0], 91, firstYear))
		for i := range indicators {
			for year, to := years(i); year <= to; year++ {
				fmt.Fprintf(&b, ",%d", figure(v[0], i, year))
			}
		}
		for _, by := range [...]string{"age", "education", "sex"} {
			for k := range breakdowns[by] {
				fmt.Fprintf(&b, ",%d", part(figure(v[0], 2, lastYear), k, len(breakdowns[by])))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func tomlOf(villages [][2]string) string {
	var b strings.Builder
	for _, v := range villages {
		fmt.Fprintf(&b, "[[village]]\ncode = %q\nname = %q\nregion = %q\nhouseholds = %d\npopulation = %d\n",
			v[0], v[1], v[0][:9], figure(v[0], 90, firstYear)/10, figure(v[0], 91, firstYear))
		for i := range indicators {
			fmt.Fprintf(&b, "[[village.series]]\nindicator = \"i%d\"\nvalues = {", i)
			from, to := years(i)
			for year := from; year <= to; year++ {
				if year > from {
					b.WriteByte(',')
				}
				fmt.Fprintf(&b, " %d = %d", year, figure(v[0], i, year))
			}
			b.WriteString(" }\n")
		}
		for _, by := range [...]string{"age", "education", "sex"} {
			fmt.Fprintf(&b, "[[village.breakdown]]\nindicator = \"i2\"\nby = %q\nyear = %d\nparts = {", by, lastYear)
			for k, p := range breakdowns[by] {
				if k > 0 {
					b.WriteByte(',')
				}
				fmt.Fprintf(&b, " %q = %d", p, part(figure(v[0], 2, lastYear), k, len(breakdowns[by])))
			}
			b.WriteString(" }\n")
		}
	}
	return b.String()
}
