package ledger

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/table"
)

// Table is a table of villages that was made of another ledger and that nobody edited since: a village states its
// households and people once, as the newest of them has it.
type Table struct {
	Path  string
	Text  string
	Years map[string]int // of the fields that it counts, 0 where it is not known
	cells map[[2]string]string
}

// CountYears are the years of which a ledger counts households and people, by field; empty where it counts none. A mapping
// has none of a count: it is that of its sheet's name, of its figures, or of the file's name.
func CountYears(m *report.Import) map[string]int {
	years := map[string]int{}
	for _, s := range m.Sheets {
		year, several := oneYear(s.Name), false
		for _, c := range s.Columns {
			if year == 0 {
				year = c.Year
			}
			several = several || c.Year > 0 && c.Year != year
		}
		if year == 0 {
			year = oneYear(m.File)
		}
		if several {
			year = 0
		}
		for _, c := range s.Columns {
			if isCount(c.Field) && !c.Skip {
				years[c.Field] = max(years[c.Field], year)
			}
		}
	}
	return years
}

// at is what the table says of a village in a field.
func (t *Table) at(code, field string) string {
	if t.cells == nil {
		t.cells = map[[2]string]string{}
		rows, err := grid(table.CSVSheet(source.New("before.csv", t.Text)))
		if err != nil {
			return "" // written by hand, then
		}
		for i := 1; i < len(rows); i++ {
			for c := range min(len(rows[0]), len(rows[i])) {
				t.cells[[2]string{rows[i][0], rows[0][c]}] = rows[i][c]
			}
		}
	}
	return t.cells[[2]string{code, field}]
}

// ownBefore is what the table that was made of this ledger before says of a village.
func (r *reader) ownBefore(code, field string) string { return r.was.at(code, field) }

// otherTable is the one that says a number of a village, nil where it stands in a file that a person wrote.
func (r *reader) otherTable(code, field, value string) *Table {
	for i := range r.in.Others {
		if t := &r.in.Others[i]; t.at(code, field) == value {
			return t
		}
	}
	return nil
}

// replace notes that a village's number in an older table makes room for the newer one.
func (r *reader) replace(t *Table, code, field string) {
	if r.replaced[t] == nil {
		r.replaced[t] = map[[2]string]bool{}
	}
	r.replaced[t][[2]string{code, field}] = true
}

// makeRoom takes the numbers that are replaced out of the older tables, and tells of it.
func (r *reader) makeRoom() {
	for _, t := range slices.SortedFunc(maps.Keys(r.replaced), func(a, b *Table) int { return cmp.Compare(a.Path, b.Path) }) {
		gone := r.replaced[t]
		rows, err := grid(table.CSVSheet(source.New(t.Path, t.Text)))
		if err != nil {
			continue
		}
		counted := map[string]int{}
		var b strings.Builder
		for i, row := range rows {
			for c, cell := range row {
				if i > 0 && gone[[2]string{row[0], rows[0][c]}] {
					cell = ""
					counted[rows[0][c]]++
				}
				if c > 0 {
					b.WriteByte(',')
				}
				b.WriteString(quoted(cell))
			}
			b.WriteByte('\n')
		}
		r.result.Older = append(r.result.Older, Older{Path: t.Path, Was: t.Text, Text: b.String()})
		for field, name := range map[string]string{"households": "户数", "population": "人口"} {
			if n := counted[field]; n > 0 {
				r.aside("换成新一年的", fmt.Sprintf("%d 个村", n), fmt.Sprintf("%s换成了这一份的（%s 里是 %d 年的，已经清空：一个村只记最新一年的）", name, t.Path, t.Years[field]))
			}
		}
	}
}

// Older is a table of an older ledger, with what gave way to this one taken out.
type Older struct{ Path, Was, Text string }
