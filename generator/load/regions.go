package load

import (
	"context"
	"path"
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/input"
	"casebook/generator/load/conversion"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/schema"
	"casebook/generator/source"
	"casebook/generator/table"
	"casebook/generator/toml"
)

var regionCodeLengths = text("地区代码是 2、4、6 或 9 位数字，或一个英文短名", "a region's code has 2, 4, 6 or 9 digits, or is a slug")

// regionFiles reads data/regions.toml and data/regions/**. A parent may stand in any of the
// files, so parents are resolved when all are read.
func (l *loader) regionFiles(ctx context.Context) error {
	var files []*placeFile[regionReading]
	for _, d := range l.docs[input.Regions] {
		l.regions.lossy = l.regions.lossy || d.lost
		f := &placeFile[regionReading]{tableFile: tableFile{decoder: d.decoder, input: d.input}}
		for _, t := range f.tablesOf(d.root, "region") {
			l.region(f, t)
		}
		files = append(files, f)
	}
	kind := l.regionKind()
	for _, d := range l.docs[input.RegionRows] {
		f := &placeFile[regionReading]{tableFile: tableFile{input: d.input}}
		if l.openRows(&f.tableFile) {
			if err := l.tableRows(ctx, &f.tableFile, rowsInto(kind, f)); err != nil {
				return err
			}
		}
		l.report.Files = append(l.report.Files, f.files()...)
		files = append(files, f)
	}
	mergePlaces(l, kind, files)
	for _, f := range files {
		l.regions.lossy = l.regions.lossy || f.lossy
	}
	for _, c := range l.parents {
		l.setParent(c)
	}
	for _, f := range files {
		f.addNote()
		l.collect(&f.decoder)
		f.drop()
	}
	return nil
}

// setParent gives a region its parent.
func (l *loader) setParent(c *regionReading) {
	if c.parent == "" {
		return
	}
	g := &c.Region
	g.Parent = l.regions.records[c.parent]
	if g.Parent == nil && c.table != nil {
		if id := l.regions.named(c.parent); id != "" {
			g.Parent = l.regions.records[id]
			c.table.converted[conversion.Name]++
		}
	}
	switch {
	case g.Parent == nil:
		l.regions.dangling(c.from, c.parent, c.parentAt)
	case loops(g):
		g.Parent = nil
		c.from.add(problem.Problem{Rule: problem.DanglingReference, Span: c.parentAt,
			Message: text("上级地区绕回了自己", "the parents of this region lead back to it"),
			Hint:    text("`parent` 写上一级地区的代码；最上面一级删去这一行", "`parent` is the code of the region above; the topmost region has none")})
	default:
		g.Parent.Children = append(g.Parent.Children, g)
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

// regionReading is one region while it is read. Its parent may stand in a later file.
type regionReading struct {
	report.Region
	parent   string
	parentAt source.Span
	from     *decoder   // of the file that names the parent
	table    *tableFile // likewise, where that is a table: a name may stand there
}

// regionKind is what reading and joining regions need to know of them.
func (l *loader) regionKind() *placeKind[regionReading] {
	return &placeKind[regionReading]{record: l.contract.region, what: l.regions.what,
		place: func(g *regionReading) place { return place{&g.Code, &g.Data, &g.At} },
		clear: func(g *regionReading, at source.Span) { *g = regionReading{Region: report.Region{At: at}} },
		check: func(d *decoder, code string, at source.Span) { d.checkCode(code, at, regionCodeLengths, 2, 4, 6, 9) },
		define: func(l *loader, g *regionReading) {
			l.regions.records[g.Code] = &g.Region
			l.regions.ids = append(l.regions.ids, g.Code)
			l.report.Regions = append(l.report.Regions, &g.Region)
			l.parents = append(l.parents, g)
		},
		alias: func(l *loader, code string, g *regionReading) { l.regions.records[code] = &g.Region }}
}

func regionRecord(r *records) *record[regionReading] {
	type T = regionReading
	return declared(schema.Record{Name: "region", Help: "一个地区：省、市、县、乡镇"}, append([]field[T]{
		idField("code", "`2`、`4`、`6` 或 `9` 位区划代码，或英文短名", "2, 4, 6 or 9 digits, or a slug", func(g *T) *string { return &g.Code }, func(g *T) *source.Span { return &g.At },
			func(x reading, code string, at source.Span) { x.checkCode(code, at, regionCodeLengths, 2, 4, 6, 9) }).column(),
		nameField("name", "名称", "its name", func(g *T) *string { return &g.Name }).required().column(),
		parentField().called("上级").column(),
		formerField(func(g *T) *[]report.Former { return &g.Former }),
	}, dataFields(r, func(g *T) *report.Data { return &g.Data })...)...)
}

// parentField names the region above, which is looked up when all are read.
func parentField() field[regionReading] {
	type T = regionReading
	return field[T]{Key: schema.Key{Name: "parent", Help: "上级地区的代码；没有上级就不写", English: "the code of the region above"},
		read: func(x reading, e *toml.Entry, g *T) {
			g.parent, g.parentAt, g.from = strings.TrimSpace(x.word(e, &e.Value)), x.valueSpan(&e.Value), x.decoder
		},
		cells: func(x *rowDecoder, _ *column) cellReader[T] {
			return func(c *table.Cell, s string, g *T) {
				g.parent, g.parentAt, g.from = strings.Clone(s), x.f.cellSpan(*c), &x.f.decoder
				g.table = x.f
			}
		},
		same: func(a, b *T) bool { return a.parent == b.parent },
		take: func(a, b *T) { a.parent, a.parentAt, a.from, a.table = b.parent, b.parentAt, b.from, b.table }}
}

// region reads one [[region]].
func (l *loader) region(f *placeFile[regionReading], t *toml.Table) {
	d := &f.decoder
	g := &regionReading{Region: report.Region{At: d.span(t.Start, t.End)}}
	var figures dataReading
	l.contract.region.fill(reading{l, d, &figures}, t, g)
	giveSources(&figures.Unpacked, g.Data.Source)
	g.Data.Set(figures.Unpacked)
	d.require(t, "code")
	d.notBlank(t, "name")
	g.Code = d.orMisspelt(g.Code, t, "code")
	f.lossy = f.lossy || lostID(t, "code", g.Code)
	f.parts = append(f.parts, part[regionReading]{of: g, given: l.contract.region.given(t), whole: !t.Broken, head: [2]int32{t.Start, t.End}})
}

// formerField is what a village or region was called before.
func formerField[T any](to func(*T) *[]report.Former) field[T] {
	former := declared(schema.Record{Name: "former", Help: "从前的名称或代码：旧网址转到新页，旧名能搜到"},
		keyField(schema.Key{Name: "code", Help: "从前的代码", English: "its former code"}, func(x reading, e *toml.Entry, f *report.Former) {
			f.Code = x.id(e)
			x.checkName(f.Code, x.valueSpan(&e.Value))
		}),
		textField("name", "从前的名称", "its former name", func(f *report.Former) *string { return &f.Name }),
		yearField("until", "用到哪一年", "its last year", func(f *report.Former) *int { return &f.Until }),
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

// checkFormer reports a former code that a region or village has now, or that two had before:
// its address can lead to one page only.
func (l *loader) checkFormer() {
	l.former = map[string]source.Span{}
	check := func(section, own string, list []report.Former) {
		for i := range list {
			f := &list[i]
			if f.Code == "" || f.Code == own {
				continue // it kept its code: there is no old address
			}
			old := path.Join(section, f.Code, "index.html")
			first, taken := l.former[identifier.Fold(old)]
			switch {
			case l.takenBy(section, f.Code):
				l.problems = append(l.problems, problem.Problem{Rule: problem.DuplicateID, Span: f.At,
					Message: text("从前的代码 "+quoteShort(f.Code)+" 现在是别处的代码", "the former code "+quoteShort(f.Code)+" now belongs to another"),
					Hint:    text("核对代码；还在用的代码不写进 former", "check the code; one that is still in use is not a former one")})
				f.Code = ""
			case taken:
				l.problems = append(l.problems, duplicate(text("从前的代码", "former code"), f.Code, f.At, first))
				f.Code = ""
			default:
				l.former[identifier.Fold(old)] = f.At
			}
		}
	}
	for _, g := range l.report.Regions {
		check("regions", g.Code, g.Former)
	}
	for _, v := range l.report.Villages {
		check("villages", v.Code, v.Former)
	}
}
