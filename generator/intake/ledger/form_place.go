package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/office"
	"casebook/generator/report"
)

// placeNamed tells whether a text is, or holds, the name of a village.
func (r *reader) placeNamed(text string) bool { return r.nameIn(text) != "" }

// nameIn is the village that a text names: one of the site's, else what ends as a village's name.
func (r *reader) nameIn(text string) string {
	text = office.Unspaced(text)
	found := ""
	for _, v := range r.in.Site.Villages {
		if strings.Contains(text, v.Name) && len(v.Name) > len(found) {
			found = v.Name
		}
	}
	if found == "" && (strings.HasSuffix(text, "村") || strings.HasSuffix(text, "社区")) && len([]rune(text)) <= 8 {
		return text
	}
	return found
}

// standsAlone tells whether a name in a text is not the end of a longer one: 甲村 in 新甲村基本情况表 is
// another village's, which is asked about.
func (r *reader) standsAlone(name, text string) bool {
	before, _, _ := strings.Cut(office.Unspaced(text), name)
	last, _ := utf8.DecodeLastRuneInString(before)
	return !unicode.Is(unicode.Han, last) || strings.ContainsRune("省市县区镇乡道州盟旗场村年月日的", last) || slices.ContainsFunc(r.in.Site.Regions, func(g *report.Region) bool { return strings.HasSuffix(before, g.Name) })
}

// isOfOnePlace tells whether a sheet is the form of a place: it names one and has items, or has items by years, of which it
// can be asked whose they are. named says that a field of the form gives a village's name.
func (r *reader) isOfOnePlace(s *Sheet, named bool) bool {
	known := 0
	for i := range s.Rows {
		for c := range s.Rows[i] {
			if r.isItem(s.at(i, c)) && s.nextTo(i, c) >= 0 {
				known++
			}
		}
	}
	switch {
	case s.isFormOfYears():
		return true
	case named, s.regionStated() != "", slices.ContainsFunc(append(s.firstLines(), s.Name), r.placeNamed):
		return known > 0 || s.isForm()
	case r.regionNamed(s) != nil:
		return known > 0
	}
	return known > 1
}

// placeOfSheet is the place that a sheet is of: as it is named, as its first lines say, as its file
// is named; else it is asked.
func (r *reader) placeOfSheet(s *Sheet, m *report.SheetMapping) *placeRow {
	if name := s.regionStated(); name != "" {
		return r.region(name, m)
	}
	for _, text := range r.titlesOf(s) {
		if name := r.nameIn(text); name != "" && r.standsAlone(name, text) {
			return r.village(name, s.labelled(0, len(s.Rows), "region"), "", m)
		}
	}
	if g := r.regionNamed(s); g != nil {
		return r.region(g.Name, m)
	}
	name := r.ask("“" + s.Name + "”是哪个村或哪个地区的表？写名字")
	if g := r.site.regions[name]; g != nil {
		return r.region(g.Name, m)
	} else if name == "" {
		return nil
	}
	of, known := r.namesAreOf([]string{name})
	if !known && name != "全国" && name != "中国" {
		if answer := r.choose("“"+name+"”是村还是地区？", "村", "地区"); answer == "村" {
			of = ofVillages
		} else if answer == "" {
			return nil
		}
	}
	if of == ofVillages {
		return r.village(name, "", "", m)
	}
	return r.region(name, m)
}

// titlesOf is what a sheet may be named by: its name, its first lines, the name of its file.
func (r *reader) titlesOf(s *Sheet) []string {
	return append([]string{s.Name}, append(s.firstLines(), r.in.Name)...)
}

// regionNamed is the region of the site that a sheet is called by, nil for none or several: 示例县示例镇 is the town.
func (r *reader) regionNamed(s *Sheet) *report.Region {
	for _, text := range r.titlesOf(s) {
		var found []*report.Region
		for _, g := range r.in.Site.Regions {
			if strings.Contains(office.Unspaced(text), g.Name) {
				found = append(found, g)
			}
		}
		above := map[*report.Region]bool{}
		for _, g := range found {
			for up := g.Parent; up != nil && !above[up]; up = up.Parent {
				above[up] = true
			}
		}
		if found = slices.DeleteFunc(found, func(g *report.Region) bool { return above[g] }); len(found) == 1 {
			return found[0]
		}
	}
	return nil
}

// regionStated is the region that a line above the table names, as the statistics office does
// (地区：上海); "" for none.
func (s *Sheet) regionStated() string {
	for i := range min(len(s.Rows), headFarBelow) {
		if name, ok := strings.CutPrefix(office.Narrow(office.Unspaced(s.at(i, 0))), "地区:"); ok {
			return name
		}
	}
	return ""
}

// namesYears tells of a row of heads with years in it: 2023年, or 2023 beside the head of the items; or years alone, one
// after the other, beside what is no item.
func (r *reader) namesYears(s *Sheet, i int) bool {
	plain, items, known, others := []int(nil), false, false, false
	for c := range s.Rows[i] {
		cell := s.at(i, c)
		switch {
		case yearHead(cell) > 0 && strings.Contains(cell, "年"):
			return true
		case yearHead(cell) > 0:
			plain = append(plain, yearHead(cell))
		case isFigure(cell):
			others = true
		default:
			items = items || isItemHead(office.PlainHead(cell))
			known = known || r.isItem(cell) || hasUnit(cell)
		}
	}
	return len(plain) > 0 && !others && (items || !known && followOn(plain))
}

// followOn tells of years that rise or fall by one.
func followOn(years []int) bool {
	for i := 1; i < len(years); i++ {
		if step := years[i] - years[i-1]; step != years[1]-years[0] || step != 1 && step != -1 {
			return false
		}
	}
	return len(years) > 1
}

// isFormOfYears tells of a sheet whose heads are items and years, with figures below them.
func (s *Sheet) isFormOfYears() bool {
	top := s.yearRow()
	return top >= 0 && slices.ContainsFunc(s.Rows[top], func(c string) bool { return isItemHead(office.PlainHead(c)) })
}

// hasUnit tells of a text with a unit in brackets, which is an item: 集体收入（万元）.
func hasUnit(cell string) bool {
	m := unitInHead.FindStringSubmatch(office.PlainHead(cell))
	return m != nil && office.IsUnit(m[1])
}

// isWord tells of a cell that holds something that is no figure.
func isWord(cell string) bool { return strings.TrimSpace(cell) != "" && !isFigure(cell) }
