package ledger

import (
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/office"
)

// dateCell is a cell that holds a day or a month of a year.
var dateCell = lazyregexp.New(`^(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|[-/]\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)(?:\d{1,2}:\d\d(?::\d\d)?)?$`)

// isOfPersons tells whether a column never comes in: telephone and identity numbers under whatever
// head, and words, which are no figures and may be names. Those of words are listed, without what
// they say; days are no figures either. A column that a mapping knows is read as that has it.
func (r *reader) isOfPersons(s *Sheet, from, c int, head string) bool {
	if _, _, personal := office.Personal(head); personal {
		return true
	}
	words, filled, phones, dates := 0, 0, 0, 0
	for i := from; i < len(s.Rows); i++ {
		cell := office.Narrow(office.Unspaced(s.at(i, c)))
		if cell == "" || isNote(s.Rows[i]) || s.onlyText(i) {
			continue
		}
		filled++
		if office.IsPersonalNumber(cell) {
			phones++
		}
		if dateCell.MatchString(cell) {
			dates++
		}
		if !strings.ContainsAny(cell, "0123456789") && !office.IsDash(cell) && !office.IsTotal(cell) && cell[0] != '#' { // the errors of spreadsheets are no words
			words++
		}
	}
	if phones*2 > filled-words && phones > 0 {
		r.aside("个人信息的列", s.Name+" "+cellName(from, c), "“"+head+"”里有电话或身份证号，整列不读")
		return true
	}
	plain := office.PlainHead(lastPart(head))
	if isFieldName(plain) {
		return false
	}
	old, known := r.columns[headKey(head)]
	if known && !old.Skip {
		return false
	}
	if dates*2 > filled {
		r.aside("日期的列", s.Name+" "+cellName(from, c), "“"+head+"”是日期，没有读")
		return true
	}
	if words == 0 || words*2 <= filled {
		return false
	}
	why := "不是数，没有读"
	if isRegionHead(plain) || plain == "省" || plain == "州" {
		why = "是再上一级的地名，由站点的地区表说，没有读"
	}
	r.aside("文字的列", s.Name+" "+cellName(from, c), "“"+head+"”"+why)
	return true
}
