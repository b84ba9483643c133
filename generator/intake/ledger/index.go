package ledger

import (
	"slices"

	"casebook/generator/office"
	"casebook/generator/report"
)

// index finds the places of a site by codes and by names as they are or were, so that a ledger of a
// country's villages costs a look-up each.
type index struct {
	villages      map[string]*report.Village // by code
	regions       map[string]*report.Region
	villagesNamed map[string][]*report.Village // by plainName
	regionsNamed  map[string][]*report.Region
	regionsShort  map[string][]*report.Region // by shortRegion
}

func indexOf(site *report.Report) index {
	x := index{map[string]*report.Village{}, map[string]*report.Region{}, map[string][]*report.Village{}, map[string][]*report.Region{}, map[string][]*report.Region{}}
	for _, v := range site.Villages {
		x.villages[v.Code] = v
		for _, name := range namesOf(v.Name, v.Former) {
			x.villagesNamed[name] = append(x.villagesNamed[name], v)
		}
	}
	for _, g := range site.Regions {
		x.regions[g.Code] = g
		x.regionsShort[shortRegion(g.Name)] = append(x.regionsShort[shortRegion(g.Name)], g)
		for _, name := range namesOf(g.Name, g.Former) {
			x.regionsNamed[name] = append(x.regionsNamed[name], g)
		}
	}
	return x
}

// namesOf are the plain names that a place has or had, each once.
func namesOf(own string, former []report.Former) []string {
	list := []string{plainName(own)}
	for _, f := range former {
		if name := plainName(f.Name); name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// has tells whether the site has a place of a code.
func (x *index) has(code string) bool { return x.villages[code] != nil || x.regions[code] != nil }

// villagesOf are the villages that a row may be of: that of its code, else those of its name, in the
// region where that is known.
func (x *index) villagesOf(code, name, region string) []*report.Village {
	if code != "" {
		if v := x.villages[code]; v != nil {
			return []*report.Village{v}
		}
		return nil
	}
	var fit []*report.Village
	for _, v := range x.villagesNamed[plainName(name)] {
		if region == "" || v.Region != nil && v.Region.Code == region {
			fit = append(fit, v)
		}
	}
	return fit
}

// regionOf is the one region that a ledger calls by its code or name, nil for none or several.
func (x *index) regionOf(town string) *report.Region {
	if g := x.regions[town]; g != nil {
		return g
	}
	if list := x.regionsNamed[plainName(town)]; town != "" && len(list) == 1 {
		return list[0]
	}
	return nil
}

// regionsCalled are the regions of a name; a name without its last word (北京, 内蒙古) is taken
// where none has it whole.
func (x *index) regionsCalled(name string) []*report.Region {
	if g := x.regions[name]; g != nil {
		return []*report.Region{g}
	}
	if fit := x.regionsNamed[plainName(name)]; len(fit) > 0 {
		return fit
	}
	return x.regionsShort[shortRegion(office.Unspaced(name))]
}
