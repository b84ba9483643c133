package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// size is how large a site is: its villages, and the cases among them.
type size struct{ villages, cases int }

func (n size) String() string { return fmt.Sprintf("%d-%d", n.villages, n.cases) }

// writeSite writes a site: a file of villages a county, as CSV or TOML, and cases as an office
// writes them.
func writeSite(dir string, from *division, n size, form string) error {
	sources := "[[source]]\nid = \"yearbook\"\ntitle = \"县域统计年报\"\npublisher = \"县统计局\"\nyear = 2025\n"
	if from.madeUp {
		sources += "sample = true\n"
	}
	small := map[string]string{
		"data/site.toml":              siteFile,
		"data/sources.toml":           sources,
		"data/indicators.toml":        indicatorFile(),
		"data/programs/programs.toml": programFile,
	}
	for name, text := range small {
		if err := writeText(filepath.Join(dir, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	all, err := newCases(from, n)
	if err != nil {
		return err
	}
	if err := all.write(dir); err != nil {
		return err
	}
	w := counties{dir: dir, under: "data/villages", form: form}
	regions := regionList{from: from, seen: map[string]bool{}}
	err = from.each(n.villages, func(v village) error {
		regions.add(v.code[:9])
		return w.add(v)
	})
	if err = errors.Join(err, w.close()); err != nil {
		return err
	}
	return writeText(filepath.Join(dir, "data", "regions.toml"), string(regions.text))
}

func writeText(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

const siteFile = `title = "全国村庄资料"
owner = "县委宣传部"
base_url = "https://example.cn"
`

func indicatorFile() string {
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "[[group]]\nid = %q\nname = %q\n", g[0], g[1])
	}
	for _, x := range indicators {
		fmt.Fprintf(&b, "[[indicator]]\nid = %q\nname = %q\ngroup = %q\nunit = %q\ndecimals = %d\nbetter = \"higher\"\nsource = \"yearbook\"\n",
			x.id, x.name, x.group, x.unit, x.decimals)
	}
	return b.String()
}

// regionList gathers the units above villages, each below its parent.
type regionList struct {
	from *division
	seen map[string]bool
	text []byte
}

var levels = [...]int{2, 4, 6, 9} // digits of the codes

func (r *regionList) add(town string) {
	for i, n := range levels {
		code := town[:n]
		if r.seen[code] {
			continue
		}
		code = strings.Clone(code)
		r.seen[code] = true
		r.text = fmt.Appendf(r.text, "[[region]]\ncode = %q\nname = %q\n", code, r.from.name(code))
		if i > 0 {
			r.text = fmt.Appendf(r.text, "parent = %q\n", code[:levels[i-1]])
		}
	}
}

// counties writes villages to one file a county; villages come in the order of their codes.
type counties struct {
	dir, under string // the site, and the folder in it
	form       string
	county     string
	file       *os.File
	w          *bufio.Writer
	row        []byte
	figures    figures
}

func (c *counties) add(v village) error {
	if county := v.code[:6]; county != c.county {
		if err := c.close(); err != nil {
			return err
		}
		name := filepath.Join(c.dir, filepath.FromSlash(c.under), county[:2], county+"."+c.form)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		f, err := os.Create(name)
		if err != nil {
			return err
		}
		c.county, c.file, c.w = strings.Clone(county), f, bufio.NewWriterSize(f, 1<<16)
		c.w.WriteString(forms[c.form].before)
		c.row = c.row[:0]
	} else {
		c.row = append(c.row[:0], forms[c.form].between...)
	}
	c.figures.of(v.code)
	c.row = forms[c.form].add(c.row, v, &c.figures)
	_, err := c.w.Write(c.row)
	return err
}

func (c *counties) close() error {
	if c.file == nil {
		return nil
	}
	c.w.WriteString(forms[c.form].after)
	err := errors.Join(c.w.Flush(), c.file.Close())
	c.file = nil
	return err
}

// forms are the forms of files of villages: what stands before, between and after them.
var forms = map[string]struct {
	before, between, after string
	add                    func([]byte, village, *figures) []byte
}{
	"csv":  {before: csvHeader(), add: appendRow},
	"toml": {add: appendTable},
	"json": {before: "[\n", between: ",\n", after: "]\n", add: appendObject},
}

func csvHeader() string {
	var b strings.Builder
	b.WriteString("code,name,region,households,population,programs")
	for _, x := range indicators {
		for year := firstYear; year <= lastYear; year++ {
			fmt.Fprintf(&b, ",%s@%d", x.id, year)
		}
	}
	for _, x := range breakdowns {
		for _, part := range x.parts {
			fmt.Fprintf(&b, ",%s/%s/%s@%d", brokenDown, x.by, part, lastYear)
		}
	}
	return b.String() + "\n"
}

func appendRow(b []byte, v village, f *figures) []byte {
	b = fmt.Appendf(b, "%s,%s,%s,%d,%d,%s", v.code, v.name, v.code[:9], f.households, f.population, programOfVillage(f))
	for i := range indicators {
		for _, n := range f.values[i] {
			b = indicators[i].appendFigure(append(b, ','), n)
		}
	}
	for _, parts := range f.parts {
		for _, n := range parts {
			b = strconv.AppendInt(append(b, ','), int64(n), 10)
		}
	}
	return append(b, '\n')
}

// programOfVillage gives one village in a hundred a program.
func programOfVillage(f *figures) string {
	if f.households%100 == 0 {
		return "six-ones"
	}
	return ""
}

func appendTable(b []byte, v village, f *figures) []byte {
	b = fmt.Appendf(b, "[[village]]\ncode = %q\nname = %q\nregion = %q\nhouseholds = %d\npopulation = %d\n", v.code, v.name, v.code[:9], f.households, f.population)
	if p := programOfVillage(f); p != "" {
		b = fmt.Appendf(b, "programs = [%q]\n", p)
	}
	for i := range indicators {
		b = fmt.Appendf(b, "[[village.series]]\nindicator = %q\nvalues = {", indicators[i].id)
		for y, n := range f.values[i] {
			if y > 0 {
				b = append(b, ',')
			}
			b = fmt.Appendf(b, " %d = ", firstYear+y)
			b = indicators[i].appendFigure(b, n)
		}
		b = append(b, " }\n"...)
	}
	for k, x := range breakdowns {
		b = fmt.Appendf(b, "[[village.breakdown]]\nindicator = %q\nby = %q\nyear = %d\nparts = {", brokenDown, x.by, lastYear)
		for p, name := range x.parts {
			if p > 0 {
				b = append(b, ',')
			}
			b = fmt.Appendf(b, " %q = %d", name, f.parts[k][p])
		}
		b = append(b, " }\n"...)
	}
	return append(b, '\n')
}

// appendObject appends a village as JSON: its figures as lists in the order of indicators,
// years, breakdowns and parts.
func appendObject(b []byte, v village, f *figures) []byte {
	b = fmt.Appendf(b, `{"code":%q,"name":%q,"households":%d,"population":%d,"values":[`, v.code, v.name, f.households, f.population)
	for i := range indicators {
		if i > 0 {
			b = append(b, ',')
		}
		for y, n := range f.values[i] {
			b = append(b, "[,"[min(y, 1)])
			b = indicators[i].appendFigure(b, n)
		}
		b = append(b, ']')
	}
	b = append(b, `],"parts":[`...)
	for k, parts := range f.parts {
		if k > 0 {
			b = append(b, ',')
		}
		for p, n := range parts {
			b = append(b, "[,"[min(p, 1)])
			b = strconv.AppendInt(b, int64(n), 10)
		}
		b = append(b, ']')
	}
	return append(b, "]}\n"...)
}
