package ledger

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// sums are those of a table's columns, for its rows of totals.
type sums struct {
	all   map[int]quantity.Decimal
	plain map[int]quantity.Decimal // what SUM counts: numbers that are written as text left out
	since map[int]quantity.Decimal // of the rows since the last of sums
}

func newSums() *sums {
	return &sums{map[int]quantity.Decimal{}, map[int]quantity.Decimal{}, map[int]quantity.Decimal{}}
}

// figure reads the cell in row i and column c of a sheet, both from 0, as a figure of a place.
func (r *reader) figure(s *Sheet, i, c int, col *report.ColumnMapping, v *placeRow, total *sums) {
	value := strings.TrimSpace(s.at(i, c))
	counted := isCount(col.Field)
	place := s.Name + " " + cellName(i+1, c)
	switch {
	case col.Skip || value == "" || col.Field != "" && !counted:
		return
	case col.Indicator == "" && !counted: // what its cells raise is asked together with what it is
		r.doubt(place, value, col)
		return
	case v == nil:
		return
	}
	if !r.isCertain(s, i, c, col) {
		return
	}
	n, ok := r.number(s, place, value, col, c, total)
	if !ok {
		return
	}
	switch {
	case counted && v.table == &r.regions: // of a form, of which it was not known whose it is
		r.aside("没有收的数", place, v.name+"的"+col.Head+" "+n.String()+"：地区不记户数和人口，要收就在映射里写上 indicator")
		return
	case counted:
		r.count(col, v, n)
		return
	}
	if col.Year == 0 {
		return // it is asked
	}
	key := col.Indicator + "@" + strconv.Itoa(col.Year)
	at := v.table.head(key)
	if old := v.figure(at); !old.IsMissing() && old.Cmp(n) != 0 {
		if r.oneOf(twoValues, place, place+" "+v.name+"的 "+key+" 已有另一个数 "+old.String()+"，用哪一个？", old.String(), n.String()) == old.String() {
			return
		}
	}
	for len(v.figures) <= at {
		v.figures = append(v.figures, quantity.Missing)
	}
	v.figures[at] = n
	r.drafted(col.Indicator, n)
}

// isGrowth tells of an indicator of which less than 1% is nothing special.
func isGrowth(n *report.Indicator) bool {
	return anyof.Contains(n.Name, "增长", "增速", "增幅", "涨幅", "降幅", "下降")
}

// isCertain tells whether a cell holds a figure that can be taken as it stands; what a formula
// estimates and what stands in merged cells is asked.
func (r *reader) isCertain(s *Sheet, i, c int, col *report.ColumnMapping) bool {
	if s.Formulas[[2]int{i, c}] != "" {
		return r.oneOf(estimates, col.Head, "“"+col.Head+"”里有用公式推算的数（如 "+s.firstEstimate()+"），当作实际数收进来吗？", "收", "不要") == "收"
	}
	if m, ok := s.Merged[[2]int{i, c}]; ok && m.rows > 1 {
		return r.oneOf(mergedNumbers, m.name, fmt.Sprintf("“%s”的 %s 是合并的格子，数是这几行共有的还是第一行的？", col.Head, m.name), "第一行的", "不要") == "第一行的"
	}
	return true
}

// number reads a cell's text as a number of the column's indicator.
func (r *reader) number(s *Sheet, place, value string, col *report.ColumnMapping, c int, total *sums) (quantity.Decimal, bool) {
	unit := quantity.Unit(map[string]string{"households": "户", "population": "人"}[col.Field])
	if n := r.indicator(col.Indicator); n != nil {
		if unit = n.Unit; col.Unit != "" {
			unit = quantity.Unit(col.Unit)
		}
	}
	value, ok := r.withoutMark(s, place, value, col)
	switch {
	case !ok:
		return quantity.Missing, false
	case office.IsDash(value):
		if r.dash(value, col) != "零" {
			return quantity.Missing, false
		}
		value = "0"
	}
	n, err := quantity.ParseDecimal(value)
	if err == nil && unit == "%" && n.Sign() > 0 && n.Cmp(quantity.FromInt(1)) <= 0 && !s.isInPercent(c) && !isGrowth(r.indicator(col.Indicator)) {
		// Excel keeps 85% as 0.85, and nobody can see which of the two a bare 0.85 is.
		switch r.oneOf(smallShares, col.Head, "“"+col.Head+"”里有不大于1的数，1是100%还是1%？", "100%", "1%") {
		case "100%":
			if n, err = n.Mul(quantity.FromInt(100)); err != nil {
				return quantity.Missing, false
			}
		case "":
			return quantity.Missing, false
		}
	}
	if err != nil {
		number, _, why := office.Number(value, unit)
		if n = number; why.ZH != "" {
			if n, err = quantity.ParseDecimal(r.noNumber(place, value, why.ZH)); err != nil {
				return quantity.Missing, false
			}
		} else if value != n.String()+"%" {
			r.aside("写成文字的数", place, value+" 读作 "+n.String())
		}
	} else if total != nil {
		add(total.plain, c, n)
	}
	n = office.WithoutNoise(n)
	if total != nil {
		add(total.all, c, n)
		add(total.since, c, n)
	}
	if col.HasFactor {
		if n, err = n.Mul(col.Factor); err != nil {
			r.choose(place+" 的数太大，装不下；不要这个数就写：不要", "不要")
			return quantity.Missing, false
		}
	}
	return n, true
}

// dash asks what a dash in a column means.
func (r *reader) dash(value string, col *report.ColumnMapping) string {
	return r.oneOf(dashes, col.Head, "“"+col.Head+"”里的“"+value+"”是没有数据，还是零？", noFigure, "零")
}

// noNumber asks what number a cell means that holds none.
func (r *reader) noNumber(place, value, why string) string {
	question := place + "“" + short(value) + "”" + why + "。写出数；没有数据就写：没有数据"
	if answer := r.answers[question]; answer != "" && answer != noFigure {
		if _, err := quantity.ParseDecimal(answer); err != nil {
			r.refuse(question)
		}
	}
	k := noNumbers
	if strings.HasPrefix(why, "的单位") {
		k = otherUnits
	}
	return r.oneOf(k, place+"“"+short(value)+"”", question, noFigure)
}

// doubt asks what a cell will raise once it is known what its column is.
func (r *reader) doubt(place, value string, col *report.ColumnMapping) {
	if office.IsDash(value) {
		r.dash(value, col)
	} else if why := office.NotANumber(value); why.ZH != "" {
		r.noNumber(place, value, why.ZH)
	}
}

// count takes a number of households or people: the newest, as the site's own tables do. What
// another file of the site says otherwise stays.
func (r *reader) count(col *report.ColumnMapping, v *placeRow, n quantity.Decimal) {
	own := v.counted(col.Field)
	year := int16(col.Year) // of four digits
	if year != own.year && own.given {
		older := own.value
		if year < own.year {
			older = n
		}
		r.aside("往年的户数、人口", v.name, fmt.Sprintf("%d年的%s %s：村只记最新一年的；要逐年的，在映射里把 field 换成 indicator", min(year, own.year), col.Head, older))
	}
	if year < own.year {
		return
	}
	if was := own.String(); year == own.year && own.given && own.value.Cmp(n) != 0 &&
		r.oneOf(twoValues, v.name, v.name+"的"+col.Head+"写了两个数，用哪一个？", was, n.String()) == was {
		return
	}
	own.year, own.value, own.given = year, n, true
	if v.was == nil {
		return
	}
	have, name := v.was.Households, "户数"
	if col.Field == "population" {
		have, name = v.was.Population, "人口"
	}
	if have < 0 || strconv.Itoa(have) == n.String() || strconv.Itoa(have) == r.ownBefore(v.code, col.Field) {
		return
	}
	of := r.otherTable(v.code, col.Field, strconv.Itoa(have))
	if of != nil && of.Years[col.Field] > 0 && int(year) > of.Years[col.Field] {
		r.replace(of, v.code, col.Field)
		return
	}
	own.given = false
	if own.kept {
		return
	}
	own.kept = true
	k := otherCount{name: name, file: "原来的那张表", field: col.Field}
	if of != nil {
		k.file, k.newer = of.Path, year > 0 && int(year) < of.Years[col.Field]
	} else if f := v.was.At.File; f != nil {
		k.file = f.Path
	}
	r.others[k] = append(r.others[k], keptCount{v.name, have, n})
}

// otherCount is a number of villages that a file of the site says otherwise than the ledger.
type otherCount struct {
	name, file, field string
	newer             bool // it is of a later year
}

// keptCount is a village's, which stays.
type keptCount struct {
	village string
	have    int
	here    quantity.Decimal
}

// fewKept is of how many villages each is reported by itself.
const fewKept = 2

// tellKept lists what stays as the site has it: of next year's ledger under another name that is every village, of which
// one line says it all.
func (r *reader) tellKept() {
	keys := slices.SortedFunc(maps.Keys(r.others), func(a, b otherCount) int {
		return cmp.Or(strings.Compare(a.field, b.field), strings.Compare(a.file, b.file))
	})
	for _, k := range keys {
		list := r.others[k]
		if k.newer {
			r.aside("往年的户数、人口", fmt.Sprintf("%d 个村", len(list)), fmt.Sprintf("%s里已经有更近一年的%s（如 %s %d，这里是 %s）：没有换，村只记最新一年的；要逐年的，在映射里把 field 换成 indicator", k.file, k.name, list[0].village, list[0].have, list[0].here))
			continue
		}
		if len(list) <= fewKept {
			for _, v := range list {
				r.aside("已有的数", v.village, fmt.Sprintf("%s在站点里已经是 %d，这里是 %s：没有换上，站点里仍是 %d。一个村只记一个%s，要换成这里的，把 %s 里的改成 %s，再导入一次", k.name, v.have, v.here, v.have, k.name, k.file, v.here))
			}
			continue
		}
		var some []string
		for _, v := range list[:fewKept] {
			some = append(some, fmt.Sprintf("%s %d，这里是 %s", v.village, v.have, v.here))
		}
		how := "把 " + k.file + " 里各村的 " + k.field + " 去掉"
		if strings.HasSuffix(k.file, ".csv") {
			how = "打开 " + k.file + "，把 " + k.field + " 那一列的数删空"
		}
		r.aside("已有的数", fmt.Sprintf("%d 个村", len(list)), fmt.Sprintf("%s在站点里已经有了（如 %s）：没有换上，站点里仍是原来的。一个村只记一个%s，要都换成这里的，%s，再导入一次", k.name, strings.Join(some, "；"), k.name, how))
	}
}

// total holds a row of sums against the rows above it.
func (r *reader) total(s *Sheet, i int, m *report.SheetMapping, t *sums) {
	for _, col := range m.Columns {
		c := columnIndex(col.Cell)
		stated, err := quantity.ParseDecimal(strings.ReplaceAll(s.at(i, c), ",", ""))
		if computed, ok := t.plain[c]; ok && strings.HasPrefix(s.at(i, c), "=SUM(") {
			stated, err = computed, nil // its result is not in the file
		}
		sum, known := t.all[c]
		if n := r.indicator(col.Indicator); err != nil || !known || col.Skip || n != nil && strings.ContainsAny(n.Name+string(n.Unit), "均率比%") {
			continue
		}
		part, some := t.since[c]
		if some && slices.ContainsFunc(s.Rows[i], isSubtotal) {
			sum = part
		}
		if stated.Cmp(sum) != 0 && !(some && stated.Cmp(part) == 0) {
			r.aside("合计", s.Name+" "+cellName(i+1, c), fmt.Sprintf("“%s”合计写的是 %s，各行相加是 %s", col.Head, stated, sum))
		}
	}
	clear(t.since)
}
