package ledger

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
)

// villageDigits is how many digits the code of a village has.
const villageDigits = 12

// code is the code of a village as it is written at a place of a sheet. What a spreadsheet adds to it is taken off; what it has
// spoilt cannot be known: whether the places of such a table are reported by their names is asked.
func (r *reader) code(s *Sheet, cell, at string) string {
	cell = office.Narrow(office.Unspaced(cell))
	code := strings.TrimPrefix(cell, "'")
	if whole, zero, _ := strings.Cut(code, "."); len(whole) == villageDigits && strings.Trim(zero, "0") == "" {
		code = whole
	}
	if code == "" || r.site.villages[code] != nil {
		return code
	}
	if _, ok := identifier.CheckCode(code, source.Span{}, problem.Text{}, villageDigits); !ok {
		if r.badCodes[s.Name] == "" {
			r.badCodes[s.Name] = short(cell)
		}
		r.choose("“"+s.Name+"”里有不能用的村代码（如 "+r.badCodes[s.Name]+"）：改好了表再导入，还是按村名另起代码？", codesByName)
		return ""
	}
	if code != cell {
		r.aside("村代码", s.Name+" "+at, cell+" 读作 "+code)
	}
	return code
}

// codesByName answers that places get codes of their names.
const codesByName = "按村名另起代码"

// regionCode takes the code that a table gives a region which the site does not have. One that is no
// code, or another region's, is listed: the region is then coded by its name.
func (r *reader) regionCode(s *Sheet, i int, name string, c int) {
	cell := office.Narrow(office.Unspaced(s.at(i, c)))
	key := placeKey{name: name}
	if cell == "" || r.places[key] != "" || len(r.site.regionsCalled(name)) > 0 {
		return
	}
	code := plainRegionCode(cell)
	other := r.codes[code]
	if g := r.site.regions[code]; g != nil {
		other = g.Name
	}
	switch {
	case !regionDigits.MatchString(code) && r.badCodes[s.Name] == "":
		r.badCodes[s.Name] = short(cell)
		r.aside("地区代码", s.Name+" "+cellName(i+1, c), "“"+short(cell)+"”不是地区代码（2、4、6或9位数字），按名字另起")
	case !regionDigits.MatchString(code):
	case other != "" && other != name:
		r.aside("地区代码", s.Name+" "+cellName(i+1, c), code+" 已经是“"+other+"”的代码，“"+short(name)+"”按名字另起")
		r.places[key] = r.newCode(&r.regions, name, name)
		r.isNew(&r.regions, name, r.places[key])
	default:
		r.places[key], r.codes[code] = code, name
		r.isNew(&r.regions, name, code)
	}
}

// regionDigits are the codes that the statistics office gives regions.
var regionDigits = lazyregexp.New(`^(?:\d{2}|\d{4}|\d{6}|\d{9})$`)

// plainRegionCode is a cell with a region's code without what a spreadsheet adds to it.
func plainRegionCode(cell string) string {
	return strings.TrimSuffix(strings.TrimPrefix(office.Narrow(office.Unspaced(cell)), "'"), ".0")
}

// regionsOfOneName notes the codes of regions that bear one name, as a table gives them: the 鼓楼区 of four cities.
func (r *reader) regionsOfOneName(s *Sheet, from, names, codes int) {
	all := map[string][]string{}
	for i := from; i < len(s.Rows) && codes >= 0; i++ {
		name, code := office.Unspaced(s.at(i, names)), plainRegionCode(s.at(i, codes))
		if regionDigits.MatchString(code) && !slices.Contains(all[name], code) {
			all[name] = append(all[name], code)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if list := all[name]; len(list) > 1 && r.codesOf[name] == nil {
			r.codesOf[name] = list
			r.aside("地区代码", s.Name, "“"+short(name)+"”有"+strconv.Itoa(len(list))+"个代码（"+strings.Join(list[:min(len(list), 3)], "、")+"），各算一个地区")
		}
	}
}

// isNewRegion notes a region that has its code from the table, where the site has none.
func (r *reader) isNewRegion(name, code string) {
	if r.site.regions[code] == nil {
		r.codes[code] = name
		r.isNew(&r.regions, name, code)
	}
}

// hasRegionCodes tells of a column of codes, from a row on, of which more are regions' than not.
func (s *Sheet) hasRegionCodes(from, c int) bool {
	regions, others := 0, 0
	for i := from; i < len(s.Rows); i++ {
		switch code := plainRegionCode(s.at(i, c)); {
		case code == "":
		case regionDigits.MatchString(code):
			regions++
		default:
			others++
		}
	}
	return regions > others
}

// codeEnd is how the head of a column of codes ends.
var codeEnd = lazyregexp.New(`(?:区划)?(?:代码|编码)$`)

// isCodeOf tells of the head of the codes of what another column names: 乡镇代码 beside 乡镇名称.
func isCodeOf(head, names string) bool {
	of := codeEnd.ReplaceAllString(office.PlainHead(head), "")
	return of != office.PlainHead(head) && of == nameEnd.ReplaceAllString(office.PlainHead(names), "")
}

// rememberPlaces takes the places of a sheet of last time; a name with several codes there tells nothing of a table
// without codes.
func (r *reader) rememberPlaces(list []report.PlaceMapping) {
	here := map[placeKey]string{}
	for _, p := range list {
		key := placeKey{p.Name, p.Town}
		other, again := here[key]
		here[key] = p.Code
		if again && other != p.Code {
			delete(r.places, key)
			r.codes[p.Code] = p.Name
		} else if _, known := r.places[key]; !known {
			r.places[key], r.codes[p.Code] = p.Code, p.Name
		}
	}
}
