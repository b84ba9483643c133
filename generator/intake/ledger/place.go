package ledger

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/office"
	"casebook/generator/report"
)

// placeKey is a place as a ledger names it.
type placeKey struct{ name, town string }

// placeTable is a table that is written: of villages, or of regions.
type placeTable struct {
	rows  map[string]*placeRow
	order []string
	heads []string        // of its figures
	known map[string]bool // those heads
}

// head notes that a figure of the table stands under a head.
func (t *placeTable) head(key string) {
	if t.known == nil {
		t.known = map[string]bool{}
	}
	if !t.known[key] {
		t.known[key] = true
		t.heads = append(t.heads, key)
	}
}

// placeRow is one row of such a table.
type placeRow struct {
	code    string
	table   *placeTable
	fields  map[string]string
	figures map[string]string
	was     *report.Village // as the site has it; nil of a region and of a new village
}

func (t *placeTable) row(code string) *placeRow {
	if t.rows == nil {
		t.rows = map[string]*placeRow{}
	}
	if t.rows[code] == nil {
		t.rows[code] = &placeRow{code: code, table: t, fields: map[string]string{"code": code}, figures: map[string]string{}}
		t.order = append(t.order, code)
	}
	return t.rows[code]
}

// village finds the village of a name, or makes a new one; nil while it is asked which it is.
func (r *reader) village(name, town, code string, m *report.SheetMapping) *placeRow {
	name, town, code = office.Unspaced(name), office.Unspaced(town), office.Unspaced(code)
	said := r.places[placeKey{name, town}]
	if said != "" {
		code = said
	}
	region := r.townOf(town)
	var fit []*report.Village
	for _, v := range r.site.Villages {
		if v.Code == code || code == "" && isCalled(v.Name, v.Former, name) && (region == "" || v.Region != nil && v.Region.Code == region) {
			fit = append(fit, v)
		}
	}
	var was *report.Village
	written := name
	switch {
	case len(fit) == 1:
		was = fit[0]
		code, written = was.Code, was.Name
		if was.Region != nil {
			region = was.Region.Code
		}
	case len(fit) > 1:
		choices := []string{}
		for _, v := range fit {
			choices = append(choices, v.Code)
		}
		code = r.choose("“"+town+name+"”是哪个村？写代码", choices...)
	case code == "":
		code = r.newCode(&r.villages, town+name, name)
		r.note("“" + town + name + "”在站点里没有，代码用 " + code)
	}
	if region == "" {
		var choices []string
		for _, g := range r.site.Regions {
			choices = append(choices, g.Code)
		}
		if town == "" {
			region = r.choose("“"+name+"”属于站点里的哪个地区？写代码", choices...)
		} else {
			region = r.choose("“"+town+"”是站点里的哪个地区？写代码", choices...)
		}
	}
	if code == "" {
		return nil
	}
	v := r.villages.row(code)
	v.fields["name"], v.fields["region"], v.was = written, region, was
	r.placed(m, report.PlaceMapping{Name: name, Town: town, Code: code})
	return v
}

// newCode is a slug of a place that the site does not have. Of two names that are written alike in
// Latin letters (山西省, 陕西省) the second is told apart by a piece of its own hash, which stands in
// the mapping from then on.
func (r *reader) newCode(t *placeTable, full, name string) string {
	code := narrative.Slug(full)
	taken := t.rows[code] != nil && t.rows[code].fields["name"] != name
	taken = taken || r.siteCodes[code]
	if other, known := r.codes[code]; known {
		taken = taken || other != name
	}
	if taken || code == "" {
		code = strings.TrimPrefix(fmt.Sprintf("%s-%x", code, sha256.Sum256([]byte(full)))[:len(code)+5], "-")
	}
	return code
}

// townOf is the code of the region of a name that a village's row gives; "" where it is not known.
func (r *reader) townOf(town string) string {
	region := ""
	for _, g := range r.site.Regions {
		if town != "" && (g.Code == town || isCalled(g.Name, g.Former, town)) {
			region = g.Code
		}
	}
	return region
}

// region finds the region of a name, or makes a new one; nil while it is asked which it is.
func (r *reader) region(name string, m *report.SheetMapping) *placeRow {
	name = office.Unspaced(name)
	code := r.places[placeKey{name, ""}]
	written, parent := name, ""
	if code == "" {
		fit := r.regionsCalled(name)
		switch {
		case len(fit) == 1:
			code = fit[0].Code
		case len(fit) > 1:
			var choices []string
			for _, g := range fit {
				choices = append(choices, g.Code)
			}
			if code = r.choose("“"+name+"”是哪个地区？写代码", choices...); code == "" {
				return nil
			}
		default:
			code = r.newCode(&r.regions, name, name)
			r.note("“" + name + "”在站点里没有，代码用 " + code)
		}
	}
	for _, g := range r.site.Regions {
		if g.Code == code {
			written = g.Name
			if g.Parent != nil {
				parent = g.Parent.Code
			}
		}
	}
	g := r.regions.row(code)
	g.fields["name"], g.fields["parent"] = written, parent
	r.placed(m, report.PlaceMapping{Name: name, Code: code})
	return g
}

// regionsCalled are the regions of a name; a name without its last word (北京, 内蒙古) is taken
// where none has it whole.
func (r *reader) regionsCalled(name string) (fit []*report.Region) {
	for _, g := range r.site.Regions {
		if g.Code == name || isCalled(g.Name, g.Former, name) {
			fit = append(fit, g)
		}
	}
	if len(fit) > 0 {
		return fit
	}
	for _, g := range r.site.Regions {
		if shortRegion(g.Name) == shortRegion(name) {
			fit = append(fit, g)
		}
	}
	return fit
}

// shortRegion is a region's name without what says that it is one: 内蒙古 of 内蒙古自治区.
func shortRegion(name string) string {
	for _, tail := range [...]string{"维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "自治州", "自治县", "街道办事处", "街道", "地区", "省", "市", "县", "区", "镇", "乡"} {
		if rest, ok := strings.CutSuffix(name, tail); ok && len([]rune(rest)) > 1 {
			return rest
		}
	}
	return name
}

// placedKey is a place in a sheet.
type placedKey struct {
	sheet string
	place placeKey
}

func (r *reader) placed(m *report.SheetMapping, p report.PlaceMapping) {
	key := placedKey{m.Name, placeKey{p.Name, p.Town}}
	if !r.placedIn[key] {
		r.placedIn[key] = true
		m.Places = append(m.Places, p)
	}
}

func (r *reader) note(s string) {
	if !r.noted[s] {
		r.noted[s] = true
		r.result.New = append(r.result.New, s)
	}
}

// areVillages tells whether names are those of villages: as the head says, as the site has them, as
// they end; else it is asked.
func (r *reader) areVillages(s *Sheet, head string, names []string) (villages, known bool) {
	plain := office.PlainHead(head)
	if isField("name", plain) && plain != "名称" && plain != "name" {
		return true, true
	}
	if isRegionHead(plain) && plain != "单位名称" {
		return false, true
	}
	inSite, outside := 0, 0
	for _, name := range names {
		name = office.Unspaced(name)
		if slices.ContainsFunc(r.site.Villages, func(v *report.Village) bool { return isCalled(v.Name, v.Former, name) }) || endsAs(name, "村", "社区", "嘎查", "村委会", "居委会") {
			inSite++
		} else if len(r.regionsCalled(name)) > 0 || endsAs(name, "省", "市", "县", "区", "镇", "乡", "街道", "州", "盟", "旗") {
			outside++
		}
	}
	switch {
	case inSite > 0 && outside == 0:
		return true, true
	case outside > 0 && inSite == 0:
		return false, true
	}
	answer := r.choose(fmt.Sprintf("“%s”里的名字（如 %s）是村还是地区？", s.Name, strings.Join(names[:min(len(names), 2)], "、")), "村", "地区")
	return answer == "村", answer != ""
}

func endsAs(name string, tails ...string) bool {
	return slices.ContainsFunc(tails, func(tail string) bool { return strings.HasSuffix(name, tail) })
}

// isCalled tells whether a place has a name, or had it: 胡家田村委会 is 胡家田村,
// 石桥居委会 is 石桥社区.
func isCalled(own string, former []report.Former, name string) bool {
	plain := func(s string) string {
		s = office.Unspaced(s)
		for _, tail := range [...][2]string{{"村村民委员会", "村"}, {"村民委员会", "村"}, {"村委会", "村"}, {"社区居民委员会", "社区"}, {"社区居委会", "社区"}, {"居民委员会", "社区"}, {"居委会", "社区"}} {
			if bare, ok := strings.CutSuffix(s, tail[0]); ok && bare != "" {
				return strings.TrimSuffix(bare, tail[1]) + tail[1]
			}
		}
		return s
	}
	return plain(own) == plain(name) || slices.ContainsFunc(former, func(f report.Former) bool { return f.Name != "" && plain(f.Name) == plain(name) })
}
