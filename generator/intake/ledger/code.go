package ledger

import (
	"strings"

	"casebook/generator/identifier"
	"casebook/generator/office"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// villageDigits is how many digits the code of a village has.
const villageDigits = 12

// codeIn is the code of a village in a cell. What a spreadsheet adds to it is taken off; what it has
// spoilt cannot be known: whether the places of such a table are told by their names is asked.
func (r *reader) codeIn(s *Sheet, i, c int) string {
	cell := office.Narrow(office.Unspaced(s.at(i, c)))
	code := strings.TrimPrefix(cell, "'")
	if whole, zero, ok := strings.Cut(code, "."); ok && len(whole) == villageDigits && strings.Trim(zero, "0") == "" {
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
		r.aside("村代码", s.Name+" "+cellName(i+1, c), cell+" 读作 "+code)
	}
	return code
}

// codesByName answers that places get codes of their names.
const codesByName = "按村名另起代码"
