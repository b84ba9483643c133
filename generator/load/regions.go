package load

import (
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/toml"
)

var regionCodeLengths = text("地区代码是 2、4、6 或 9 位数字，或一个英文短名", "a region's code has 2, 4, 6 or 9 digits, or is a slug")

// regionFiles reads data/regions.toml and data/regions/**/*.toml. A parent may stand in
// any of the files, so parents are resolved when all are read.
func (l *loader) regionFiles() {
	type child struct {
		d      *doc
		region *report.Region
		parent *toml.Entry
	}
	var children []child
	for _, d := range l.docs[input.Regions] {
		l.regions.lossy = l.regions.lossy || d.lost
		for i := range d.root.Entries {
			e := &d.root.Entries[i]
			if e.Key != "region" {
				d.unknown(e, "region")
				continue
			}
			for _, t := range d.tables(e) {
				if g, parent := l.region(&d.decoder, t); parent != nil {
					children = append(children, child{d, g, parent})
				}
			}
		}
	}
	for _, c := range children {
		c.region.Parent = l.regions.find(&c.d.decoder, c.parent, &c.parent.Value)
		if loops(c.region) {
			c.region.Parent = nil
			c.d.add(problem.Problem{Rule: problem.DanglingReference, Span: c.d.valueSpan(&c.parent.Value),
				Message: text("上级地区绕回了自己", "the parents of this region lead back to it")})
		} else if c.region.Parent != nil {
			c.region.Parent.Children = append(c.region.Parent.Children, c.region)
		}
	}
	for _, d := range l.docs[input.Regions] {
		l.collect(&d.decoder)
	}
}

// loops tells whether the parents of g lead back to it. Parents are given one by one, and
// a loop is cut where it closes, so that the walk ends.
func loops(g *report.Region) bool {
	for up := g.Parent; up != nil; up = up.Parent {
		if up == g {
			return true
		}
	}
	return false
}

// regionReading is one region while it is read.
type regionReading struct {
	*report.Region
	figures figures
	parent  *toml.Entry // a parent may stand in a later file
}

func regionRecord(r *records) *record[regionReading] {
	type T = regionReading
	return declared(schema.Record{Name: "region", Help: "一个地区：省、市、县、乡镇"}, append([]field[T]{
		idField("code", "`2`、`4`、`6` 或 `9` 位区划代码，或英文短名", "2, 4, 6 or 9 digits, or a slug", func(g *T) *string { return &g.Code }, func(g *T) *source.Span { return &g.At },
			func(x reading, code string, at source.Span) { x.checkCode(code, at, regionCodeLengths, 2, 4, 6, 9) }).column(),
		textField("name", "名称", "its name", func(g *T) *string { return &g.Name }).required().column(),
		keyField(schema.Key{Name: "parent", Column: true, Help: "上级地区的代码；没有上级就不写", English: "the code of the region above"}, func(x reading, e *toml.Entry, g *T) { g.parent = e }).called("上级"),
		formerField(func(g *T) *[]report.Former { return &g.Former }),
	}, dataFields(r, func(g *T) *dataReading { return &dataReading{&g.Data, &g.figures} })...)...)
}

// region reads one [[region]]; nil for one whose code is taken, and where its parent stands.
func (l *loader) region(d *decoder, t *toml.Table) (*report.Region, *toml.Entry) {
	x := regionReading{Region: &report.Region{At: d.span(t.Start, t.End)}}
	l.contract.region.read(l.with(d), t, &x)
	g := x.Region
	g.Code = d.orMisspelt(g.Code, t, "code")
	l.regions.lossy = l.regions.lossy || lostID(t, "code", g.Code)
	settle(&x.figures.Figures, g.Data.Source)
	g.Data.Set(x.figures.Figures)
	if !l.regions.define(d, g.Code, g.At, g) {
		return nil, nil
	}
	l.report.Regions = append(l.report.Regions, g)
	return g, x.parent
}

// formerField is what a village or region was called before.
func formerField[T any](to func(*T) *[]report.Former) field[T] {
	former := declared(schema.Record{Name: "former", Help: "从前的名称或代码：旧网址转到新页，旧名能搜到"},
		keyField(schema.Key{Name: "code", Help: "从前的代码", English: "its former code"}, func(x reading, e *toml.Entry, f *report.Former) {
			f.Code = x.id(e)
			x.checkName(f.Code, x.valueSpan(&e.Value))
		}),
		textField("name", "从前的名称", "its former name", func(f *report.Former) *string { return &f.Name }),
		yearField("until", "用到哪一年", "the last year of it", func(f *report.Former) *int { return &f.Until }),
		wordField("how", "改名 `renamed`、换代码 `recoded`、并入 `merged`", "what became of it", []string{"renamed", "recoded", "merged"},
			[]report.FormerHow{report.Renamed, report.Recoded, report.Merged}, func(f *report.Former) *report.FormerHow { return &f.How }),
	)
	f := tablesField("former", former.schema.Help, "what it was called before", former, func(at source.Span) report.Former { return report.Former{At: at} }, to)
	return f.checked(func(x reading, e *toml.Entry, v *T) {
		for _, f := range *to(v) {
			if f.Code == "" && f.Name == "" {
				x.missing(f.At, "code")
			}
		}
	})
}
