package ledger

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// addIt answers that a column is an indicator that the site does not have yet.
const addIt = "新增"

// addAll answers the same of this column and of all others that are asked.
const addAll = "全部新增"

// mostDecimals is how many decimals a drafted indicator shows at most.
const mostDecimals = 2

// draft drafts the indicator of a column that none of the site's fits: named by its head, in the
// unit of the table.
func (r *reader) draft(col *report.ColumnMapping, head string, p preface) {
	name := indicatorName(head)
	for _, n := range r.result.Indicators {
		if n.Name == name && col.Unit != "" && string(n.Unit) != col.Unit { // 低保对象（户） and 低保对象（人）
			name += "（" + col.Unit + "）"
			break
		}
	}
	for _, n := range r.result.Indicators {
		if n.Name == name {
			col.Indicator = n.ID
			if r.asked[unitOf(name)] || len(r.forAll[newUnits]) > 0 {
				col.Unit = r.newUnit(col, name, p) // which was answered of the first year of it
			}
			return
		}
	}
	unit := r.newUnit(col, name, p)
	if unit == "" {
		return // it is asked
	}
	id := strings.ReplaceAll(narrative.Slug(name), "-", "_")
	for k := 2; id == "" || r.indicator(id) != nil; k++ {
		id = strings.TrimLeft(strings.ReplaceAll(narrative.Slug(name), "-", "_")+fmt.Sprint("_", k), "_")
	}
	r.result.Indicators = append(r.result.Indicators, &report.Indicator{ID: id, Name: name, Unit: quantity.Unit(unit)})
	col.Indicator, col.Unit = id, unit
}

// countedInName finds the unit in the name of an indicator that counts: 户 of 贫困户数, 人 of 常住人口数.
var countedInName = lazyregexp.New(`(户|人|人次|个|次|亩|头|只|株|家|辆|台|套|座|处|项|间|件|场)数$|人(口)数?$`)

// newUnit is the unit of a new indicator: the column's, the table's, what its name says that it
// counts, else it is asked; "" while it is.
func (r *reader) newUnit(col *report.ColumnMapping, name string, p preface) string {
	if col.Unit != "" {
		return col.Unit
	}
	if len(p.units) == 1 && office.IsUnit(p.units[0]) {
		return p.units[0]
	}
	if m := countedInName.FindStringSubmatch(name); m != nil {
		if m[2] != "" {
			return "人"
		}
		return m[1]
	}
	if isOfOthers(r.answers[unitOf(name)]) {
		r.refuse(unitOf(name))
	}
	return r.oneOf(newUnits, name, unitOf(name))
}

// unitOf asks for the unit of a new indicator.
func unitOf(name string) string {
	return "新增的“" + name + "”的单位是什么？写单位，如 人、元、%"
}

// indicatorName is what an indicator is called by the heads of its column: 集体收入（万元）/其中：经营性收入
// is 集体收入·经营性收入.
func indicatorName(head string) string {
	var parts []string
	for _, part := range headParts(head) {
		part = strings.TrimPrefix(office.Narrow(part), "其中:")
		if m := unitInHead.FindStringSubmatch(part); m != nil && office.IsUnit(m[1]) {
			part = unitInHead.ReplaceAllString(part, "")
		}
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	name := parts[len(parts)-1]
	if len(parts) > 1 {
		name = parts[len(parts)-2] + "·" + name
	}
	return name
}

// drafted notes how many decimals the figures of a drafted indicator have.
func (r *reader) drafted(id string, n quantity.Decimal) {
	id, _, _ = strings.Cut(id, "/")
	for _, d := range r.result.Indicators {
		if _, scale := n.Parts(); d.ID == id {
			d.Decimals = max(d.Decimals, min(scale, mostDecimals))
		}
	}
}
