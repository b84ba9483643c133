// Package changes tells what differs between two editions of a site, figure by figure and in the
// words of the pages.
//
// Everything is read from what readers get: the downloads say which figure has which value, the
// pages say where it stands. So a folder, a zip, a kept edition and what a build would write are
// compared in one way, and no second record can differ from what was published.
package changes

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"casebook/generator/edition"
	"casebook/generator/lazyregexp"
)

// FigureChange is a figure that changed. From is "" of a new one, To of one that is gone.
type FigureChange struct {
	Place, Code string // whose figure; of a fact the text's title and the path of its page
	Name        string
	From, To    string
	Sense                // of To, or of From where it is gone
	Was         Sense    // of From
	Source      string   // where the download names it
	fact        bool     // known by its Code alone: its name and year are part of what it says
	Pages       []string // on which it changed
	Charts      int      // in which it changed
	Downloads   []string
}

// Sense is what a number means.
type Sense struct {
	Unit, Year    string
	Bound, Status string // of a fact, as the download names them
}

// Renamed is an indicator that has another name and the same figures.
type Renamed struct{ From, To string }

// Text is a page whose words changed: what was taken out and what was put in, in their order.
type Text struct {
	Path, Title string
	Lines       []Line
}

// Line is a paragraph that is only in one of two editions.
type Line struct {
	Added bool
	Text  string
}

// Sheet is all that differs.
type Sheet struct {
	Old, New    string // codes
	Figures     []FigureChange
	Renamed     []Renamed
	Cards       []string // slugs of texts whose card in printed booklets is no longer what the site has
	Corrections []string
	Withdrawn   []string // paths of pages that say now that they were withdrawn
	Moved       []string
	Added, Gone []string // pages
	Texts       []Text
	Files       []string // all files that differ
	Bare        bool     // only a manifest is at hand: nothing but Files is reported
}

// Compare compares an older edition with a newer one. own is the word by which a table says that
// a region's figures are its own.
func Compare(ctx context.Context, older, newer *edition.Edition, own string) (*Sheet, error) {
	s := &Sheet{Old: older.Code(), New: newer.Code(), Files: edition.Differs(older, newer)}
	before, after := map[string]*page{}, map[string]*page{}
	for _, name := range s.Files {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("compare editions: %w", err)
		}
		for _, side := range []struct {
			e     *edition.Edition
			pages map[string]*page
		}{{older, before}, {newer, after}} {
			p, err := read(side.e, name)
			if errors.Is(err, edition.ErrNoFiles) {
				s.Bare = true
				return s, nil
			}
			if err != nil {
				return nil, err
			}
			side.pages[name] = p
		}
	}
	var was, are []FigureChange
	take := func(name string, of func(row, heads []string) []FigureChange) {
		was = append(was, rows(before[name], of)...)
		are = append(are, rows(after[name], of)...)
	}
	cardsBefore, cardsAfter := map[string]string{}, map[string]string{}
	for _, name := range s.Files {
		switch {
		case strings.HasPrefix(name, "data/counties/") && path.Ext(name) == ".csv":
			take(name, countyRow)
		case strings.HasPrefix(name, "data/indicators/") && path.Ext(name) == ".csv":
			take(name, func(row, heads []string) []FigureChange { return regionRow(row, heads, own) })
		case name == "data/facts.csv":
			take(name, factRow)
		case strings.HasPrefix(name, "booklet/cards/"):
			readCards(cardsBefore, before[name])
			readCards(cardsAfter, after[name])
		case path.Ext(name) == ".html":
			s.page(name, before[name], after[name])
		}
	}
	s.figures(was, are)
	s.renamed()
	s.Cards = cardsThatDiffer(cardsBefore, cardsAfter)
	for i := range s.Figures {
		s.Figures[i].find(s.Files, before, after)
	}
	return s, nil
}

// key is what a figure is known by in both editions.
func (f *FigureChange) key() string {
	if f.fact {
		return f.Code
	}
	return f.Code + "\x00" + f.Name + "\x00" + f.Year
}

func (s *Sheet) figures(before, after []FigureChange) {
	was := map[string]FigureChange{}
	for _, f := range before {
		was[f.key()] = f
	}
	for _, f := range after {
		old, there := was[f.key()]
		delete(was, f.key())
		if f.From, f.Was = old.To, old.Sense; !there || f.From != f.To || f.Was != f.Sense {
			s.Figures = append(s.Figures, f)
		}
	}
	for _, f := range before {
		if _, gone := was[f.key()]; gone {
			f.From, f.To, f.Was = f.To, "", f.Sense
			s.Figures = append(s.Figures, f)
		}
	}
}

// renamed takes out the figures of indicators that have another name only: each figure that is
// gone under the one name is new under the other, and no other is.
func (s *Sheet) renamed() {
	gone, fresh := map[string][]string{}, map[string][]string{}
	for i := range s.Figures {
		switch f := &s.Figures[i]; {
		case f.fact:
		case f.To == "":
			gone[f.Name] = append(gone[f.Name], f.Code+" "+f.Year+" "+f.Unit+" "+f.From)
		case f.From == "":
			fresh[f.Name] = append(fresh[f.Name], f.Code+" "+f.Year+" "+f.Unit+" "+f.To)
		}
	}
	same := map[string]string{}
	for _, to := range slices.Sorted(maps.Keys(fresh)) {
		slices.Sort(fresh[to])
		for _, from := range slices.Sorted(maps.Keys(gone)) {
			slices.Sort(gone[from])
			if same[from] == "" && slices.Equal(gone[from], fresh[to]) {
				same[from], same[to] = to, to
				s.Renamed = append(s.Renamed, Renamed{from, to})
				break
			}
		}
	}
	s.Figures = slices.DeleteFunc(s.Figures, func(f FigureChange) bool { return !f.fact && same[f.Name] != "" && (f.From == "" || f.To == "") })
}

// rows reads a table; each row of it may hold several figures.
func rows(p *page, figures func(row, heads []string) []FigureChange) []FigureChange {
	if p == nil {
		return nil
	}
	table := p.table()
	if len(table) == 0 {
		return nil
	}
	var list []FigureChange
	for _, row := range table[1:] {
		list = append(list, figures(row, table[0])...)
	}
	return list
}

// table returns the rows of a table; nil where it is none.
func (p *page) table() [][]string {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.raw, "\ufeff")))
	r.FieldsPerRecord = -1
	table, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return table
}

// head is the head of a column of figures: a name, a unit in brackets, a year.
var head = lazyregexp.New(`^(.*?)(?:[（(]([^（）()]*)[）)])?[ ,，]*(\d{4})年?$`)

func columns(row, heads []string, from int, code, place string) []FigureChange {
	var list []FigureChange
	for i := from; i < min(len(row), len(heads)); i++ {
		if m := head.FindStringSubmatch(heads[i]); m != nil && row[i] != "" {
			list = append(list, FigureChange{Place: place, Code: code, Name: strings.TrimSpace(m[1]), To: row[i], Sense: Sense{Unit: m[2], Year: m[3]}})
		}
	}
	return list
}

// unescaped takes away the apostrophe that keeps a spreadsheet from taking a text for a formula.
func unescaped(cell string) string {
	if text, ok := strings.CutPrefix(cell, "'"); ok && text != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(text)[0]) {
		return text
	}
	return cell
}

func countyRow(row, heads []string) []FigureChange {
	if len(row) < 7 {
		return nil
	}
	place := unescaped(row[1])
	list := columns(row, heads, 7, row[0], place)
	for _, i := range []int{3, 4} { // households and population
		if row[i] != "" {
			list = append(list, FigureChange{Place: place, Code: row[0], Name: heads[i], To: row[i]})
		}
	}
	return list
}

// regionRow leaves medians out: they follow from the villages' figures.
func regionRow(row, heads []string, own string) []FigureChange {
	if len(row) < 5 || row[2] != own {
		return nil
	}
	return columns(row, heads, 5, row[0], unescaped(row[1]))
}

func factRow(row, _ []string) []FigureChange {
	if len(row) < 10 {
		return nil
	}
	name := unescaped(row[3])
	if name == "" {
		name = row[2]
	}
	f := FigureChange{Place: unescaped(row[0]), Code: row[1] + "#" + row[2], Name: name, To: row[4], Source: row[9], fact: true, Sense: Sense{Unit: row[5], Bound: row[6], Status: row[8]}}
	if len(row) > 11 && row[11] != "" {
		f.To += "～" + row[11]
	}
	if isYear.MatchString(row[7]) {
		f.Year = row[7]
	}
	return []FigureChange{f}
}

var isYear = lazyregexp.New(`^\d{4}$`)

// find tells where a figure changed: where its old value stands less often and its new one more.
func (f *FigureChange) find(files []string, before, after map[string]*page) {
	from, to := number(f.From), number(f.To)
	changed := func(old, now map[string]int) bool {
		if from == to { // another year, unit or sign: wherever it stands in something that differs
			return now[to] > 0 && !maps.Equal(old, now)
		}
		return (from == "" || old[from] > now[from]) && (to == "" || now[to] > old[to])
	}
	for _, name := range files {
		old, now := before[name], after[name]
		if old == nil {
			old = &page{}
		}
		if now == nil {
			now = &page{}
		}
		if from == to && now.numbers[to] == 0 || from != to && !changed(old.numbers, now.numbers) {
			continue
		}
		f.stands(name, old, now, changed)
	}
}

// stands notes a file in which the figure changed, and the charts there.
func (f *FigureChange) stands(name string, old, now *page, changed func(old, now map[string]int) bool) {
	switch path.Ext(name) {
	case ".html":
		f.Pages = append(f.Pages, name)
		for i := range max(len(old.charts), len(now.charts)) {
			var a, b map[string]int
			if i < len(old.charts) {
				a = old.charts[i]
			}
			if i < len(now.charts) {
				b = now.charts[i]
			}
			if changed(a, b) {
				f.Charts++
			}
		}
	case ".csv", ".xlsx":
		f.Downloads = append(f.Downloads, name)
	}
}

// page sorts a page that differs.
func (s *Sheet) page(name string, before, after *page) {
	switch {
	case name == "corrections/index.html":
		var former []string
		if before != nil {
			former = before.items
		}
		if after != nil {
			for _, line := range after.items {
				if !slices.Contains(former, line) {
					s.Corrections = append(s.Corrections, line)
				}
			}
		}
	case after == nil:
		s.Gone = append(s.Gone, name)
	case after.kind == "k-withdrawn":
		if before == nil || before.kind != "k-withdrawn" {
			s.Withdrawn = append(s.Withdrawn, name)
		}
	case before == nil && after.kind == "k-moved":
		s.Moved = append(s.Moved, name)
	case before == nil:
		s.Added = append(s.Added, name)
	case slices.Contains([]string{"k-case", "k-study", "k-checklist", "k-page"}, after.kind):
		if lines := difference(before, after); len(lines) > 0 {
			s.Texts = append(s.Texts, Text{name, after.title, lines})
		}
	}
}

// difference is the paragraphs that only one of two pages has, in their order.
func difference(before, after *page) []Line {
	var a, b []string
	if before != nil {
		a = before.blocks
	}
	if after != nil {
		b = after.blocks
	}
	const most = 2000 // of a page's paragraphs: the table below grows with their square
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	longest := make([][]int32, len(a)+1)
	for i := range longest {
		longest[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var lines []Line
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[i+1][j] >= longest[i][j+1]:
			lines = append(lines, Line{false, a[i]})
			i++
		default:
			lines = append(lines, Line{true, b[j]})
			j++
		}
	}
	return lines
}

// Sort orders figures by place, name and year.
func (s *Sheet) Sort() {
	slices.SortStableFunc(s.Figures, func(a, b FigureChange) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Year, b.Year))
	})
}
