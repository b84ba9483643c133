package ledger

import (
	"strings"

	"casebook/generator/lazyregexp"
	"casebook/generator/office"
	"casebook/generator/quantity"
	"casebook/generator/report"
)

// Parts of an item (党员人数, 其中：男, 女) are a breakdown of its indicator where they make it up:
// INDICATOR/BY/PART, as the site's own tables have it. Parts that do not make up the whole are
// figures of their own, which is asked.

var (
	// partOfHead is the head of a part below what it is a part of: 党员人数/其中：女.
	partOfHead = lazyregexp.New(`^(.+)/其中[:：]?/?(.+)$`)
	schooling  = lazyregexp.New(`小学|初中|高中|中专|大专|本科|研究生|大学|文盲|学历`)
)

// wholeAndPart divides the head of a part; part is "" of any other head.
func wholeAndPart(head string) (whole, part string) {
	if m := partOfHead.FindStringSubmatch(head); m != nil {
		return m[1], m[2]
	}
	if i := lastSlash(head); i > 0 && isPart.MatchString(head[i+1:]) {
		return head[:i], head[i+1:]
	}
	return "", ""
}

// divides says by what a part divides its whole.
func divides(part string) string {
	switch {
	case isSex.MatchString(part):
		return "sex"
	case strings.Contains(part, "岁"):
		return "age"
	case schooling.MatchString(part):
		return "education"
	}
	return "类别"
}

// part is a column or an item as a part of another; false where that is no indicator's, is counted
// in another unit, or where a mapping says what the part is.
func (r *reader) part(cell, head string, whole *report.ColumnMapping) (report.ColumnMapping, bool) {
	_, name := wholeAndPart(head)
	name = office.Narrow(name)
	if m := unitInHead.FindStringSubmatch(name); m != nil && office.IsUnit(m[1]) {
		if n := r.indicator(whole.Indicator); m[1] != whole.Unit && (whole.Unit != "" || n != nil && m[1] != string(n.Unit)) {
			return report.ColumnMapping{}, false
		}
		name = unitInHead.ReplaceAllString(name, "")
	}
	old := r.columns[headKey(head)]
	known := old.Indicator != "" || old.Field != "" || old.Skip
	switch {
	case known || whole.Skip || whole.Field != "" || strings.ContainsAny(whole.Indicator+name, "/@"):
		return report.ColumnMapping{}, false
	case whole.Indicator == "":
		return report.ColumnMapping{Cell: cell, Head: head}, true // it is known once that is
	}
	col := *whole
	col.Cell, col.Head, col.Indicator = cell, head, whole.Indicator+"/"+divides(name)+"/"+name
	return col, true
}

// partBeside is a column as a part of another; false where the parts do not make one up. heads are
// those of the sheet's columns, read so far those in m.
func (r *reader) partBeside(s *Sheet, from int, cell, head string, heads []string, m *report.SheetMapping) (report.ColumnMapping, bool) {
	whole, name := wholeAndPart(head)
	var parts []int
	for c, other := range heads {
		if w, part := wholeAndPart(other); w == whole && divides(part) == divides(name) {
			parts = append(parts, c)
		}
	}
	if name == "" || len(parts) < 2 {
		return report.ColumnMapping{}, false
	}
	for k := range m.Columns {
		if of := &m.Columns[k]; withoutTotal(of.Head) == whole && s.addUp(from, columnIndex(of.Cell), parts) {
			return r.part(cell, head, of)
		}
	}
	return report.ColumnMapping{}, false
}

// addUp tells whether the figures of some columns are those of another in each row that has it.
func (s *Sheet) addUp(from, whole int, parts []int) bool {
	rows := 0
	for i := from; i < len(s.Rows); i++ {
		all, ok := plainFigure(s.at(i, whole))
		if !ok {
			continue
		}
		sum := quantity.FromInt(0)
		for _, c := range parts {
			n, ok := plainFigure(s.at(i, c))
			if !ok && strings.TrimSpace(s.at(i, c)) != "" {
				return false
			}
			if ok {
				sum, _ = sum.Add(n)
			}
		}
		if sum.Cmp(all) != 0 {
			return false
		}
		rows++
	}
	return rows > 0
}

func plainFigure(cell string) (quantity.Decimal, bool) {
	n, _, why := office.Number(strings.TrimSpace(cell), "")
	return n, why.ZH == ""
}

// wholesOf are the items of a form that the parts below them make up, each with what those divide it by: men and women, and
// the ages after them.
func (r *reader) wholesOf(s *Sheet, from, to int) map[[2]string]bool {
	values, sums, parts := map[string]quantity.Decimal{}, map[[2]string]quantity.Decimal{}, map[[2]string]int{}
	r.ofItem, r.inParts = "", false
	for i := from; i < to; i++ {
		for c := range s.Rows[i] {
			k := s.nextTo(i, c)
			if strings.TrimSpace(s.at(i, c)) == "" || isFigure(s.at(i, c)) || k < 0 {
				continue
			}
			label := r.underItem(s.at(i, c), c)
			n, ok := plainFigure(s.at(i, k))
			if whole, part := wholeAndPart(label); ok && part != "" {
				of := [2]string{whole, divides(part)}
				sums[of], _ = sums[of].Add(n)
				parts[of]++
			} else if ok {
				values[label] = n
			}
			break
		}
	}
	found := map[[2]string]bool{}
	for of, n := range parts {
		found[of] = n > 1 && values[of[0]].Cmp(sums[of]) == 0
	}
	return found
}
