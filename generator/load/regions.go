package load

import (
	"casebook/generator/input"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/toml"
)

var regionKeys = []string{"code", "name", "parent", "series", "breakdown", "source"}

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
				g := l.region(&d.decoder, t)
				if parent := t.Get("parent"); parent != nil && g != nil {
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

// region reads one [[region]]; nil for one whose code is taken.
func (l *loader) region(d *decoder, t *toml.Table) *report.Region {
	g := &report.Region{At: d.span(t.Start, t.End)}
	var figures figures
	for i := range t.Entries {
		e := &t.Entries[i]
		switch e.Key {
		case "code":
			g.Code, g.At = d.id(e), d.valueSpan(&e.Value)
			d.checkCode(g.Code, g.At, regionCodeLengths, 2, 4, 6, 9)
		case "name":
			g.Name = d.text(e)
		case "parent": // see regionFiles
		default:
			if !l.data(d, e, &g.Data, &figures) {
				d.unknown(e, regionKeys...)
			}
		}
	}
	d.require(t, "code", "name")
	g.Code = d.orMisspelt(g.Code, t, "code")
	l.regions.lossy = l.regions.lossy || lostID(t, "code", g.Code)
	settle(&figures.Figures, g.Data.Source)
	g.Data.Set(figures.Figures)
	if !l.regions.define(d, g.Code, g.At, g) {
		return nil
	}
	l.report.Regions = append(l.report.Regions, g)
	return g
}
