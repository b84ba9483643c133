package ledger

import (
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/problem"
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
	code := strings.TrimSuffix(strings.TrimPrefix(cell, "'"), ".0")
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
