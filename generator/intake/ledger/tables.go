package ledger

import (
	"slices"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/office"
)

// Source is the ledger as a source of its figures.
type Source struct {
	ID, Title, Publisher string
	Year                 int // 0: its figures are of several years
}

// sourceID is the id of a ledger's source, of its file's name.
func sourceID(name string) string {
	if id := narrative.Slug(name); id != "" {
		return id
	}
	return "ledger"
}

// title takes the first line above a table that says what it is.
func (r *reader) title(line string) {
	if r.result.Source.Title == "" && len([]rune(line)) >= 6 && !isFigure(line) && len([]rune(line)) <= 60 && !unitAbove.MatchString(line) && !strings.ContainsAny(line, "：:。") {
		r.result.Source.Title = strings.Join(strings.Fields(line), "")
	}
}

// below takes who published a table from the notes below it.
func (r *reader) below(s *Sheet, top int) {
	for i := len(s.Rows) - 1; i > max(top, len(s.Rows)-10) && i >= 0; i-- {
		for _, cell := range s.Rows[i] {
			for _, lead := range [...]string{"数据来源:", "资料来源:", "来源:"} {
				if from, ok := strings.CutPrefix(office.Narrow(strings.TrimSpace(cell)), lead); ok && r.result.Source.Publisher == "" {
					r.result.Source.Publisher = strings.TrimRight(strings.TrimSpace(from), "。")
				}
			}
		}
	}
}

// write writes the tables and the source of their figures.
func (r *reader) write() {
	source := &r.result.Source
	if source.Title == "" {
		source.Title = r.in.Name
	}
	for _, t := range [...]*placeTable{&r.villages, &r.regions} {
		for _, key := range t.heads {
			if year := oneYear(key[strings.LastIndexByte(key, '@')+1:]); source.Year == 0 {
				source.Year = year
			} else if source.Year != year {
				source.Year = -1
			}
		}
	}
	source.Year = max(source.Year, 0)
	r.result.Villages = r.table(&r.villages, "code", "name", "region", "households", "population")
	r.result.Regions = r.table(&r.regions, "code", "name", "parent")
}

// measuredRows is how many rows tell how long the others are.
const measuredRows = 1000

// table writes one table; "" for one without rows.
func (r *reader) table(t *placeTable, fields ...string) string {
	if len(t.order) == 0 {
		return ""
	}
	if slices.ContainsFunc(t.order, func(v *placeRow) bool { return v.anonymous }) {
		fields = append(fields, "anonymous")
	}
	heads := slices.Sorted(slices.Values(t.heads))
	if len(heads) > 0 {
		fields = append(fields, "source")
	}
	var b strings.Builder
	for i, head := range append(slices.Clone(fields), heads...) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(quoted(head))
	}
	b.WriteByte('\n')
	count := len(t.order)
	t.rows = nil
	for i, v := range t.order {
		if i == measuredRows {
			b.Grow((b.Len()/measuredRows + 4) * (count - measuredRows))
		}
		t.order[i] = nil // which the text stands for from here on
		for i, f := range fields {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quoted(r.fieldText(v, f)))
		}
		for _, h := range heads {
			b.WriteByte(',')
			if figure := v.figure(t.known[h]); !figure.IsMissing() {
				b.WriteString(figure.String())
				r.result.Figures++
			}
		}
		b.WriteByte('\n')
	}
	r.result.Rows += count
	return b.String()
}

// fieldText is what the table has in a field of a place.
func (r *reader) fieldText(v *placeRow, field string) string {
	switch {
	case field == "code":
		return v.code
	case field == "name":
		return v.name
	case field == "region", field == "parent":
		return v.region
	case field == "households", field == "population":
		return v.counted(field).String()
	case field == "anonymous" && v.anonymous:
		return "true"
	case field == "source" && len(v.figures) > 0:
		return r.result.Source.ID
	}
	return ""
}

func quoted(s string) string {
	if strings.ContainsAny(s, ",\"\n\r") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
