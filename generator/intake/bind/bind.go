// Package bind binds the figures of a Markdown narrative to facts that it drafts from the text
// itself: the value and unit as written, what the wording claims of it, and the clause that it
// stood in. Nobody has looked such a fact up: it is unverified until a person says otherwise.
package bind

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/office"
	"casebook/generator/placename"
	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// Fact is the draft of one fact.
type Fact struct {
	ID     string
	Value  quantity.Decimal
	To     quantity.Decimal // the upper end of an interval; Missing for none
	Unit   string
	Bound  quantity.Bound
	Year   int
	Status string
	Note   string
}

// Options are what is known of a narrative besides its text.
type Options struct {
	Taken  map[string]bool // ids that its facts have already
	Year   int             // in which it was written: a figure of a later year is a target; 0: not known
	Places []Place         // villages and regions of the site
	Own    string          // the code of the one that it is about, "" where nobody has said
}

// Result is a narrative whose figures are bound.
type Result struct {
	Text   string
	Facts  []Fact   // in the order of the text
	Linked int      // figures that lead to the series of a place
	Near   []string // figures that a series has almost so: slips of the pen, in words
	Twice  []string // matters that the text gives two figures of, in words
	Left   []string // figures that could not be bound: a link or emphasis cuts them in two

	// Unread is why the text cannot be read, TooMuch why it could not be if its figures were bound:
	// none is. Both are those of narrative.Parse, nil for none.
	Unread, TooMuch *problem.Problem
}

// edit is a figure and what it is bound to: a fact, or the series of a place.
type edit struct {
	at      source.Span
	block   int
	end     int // in the block's text
	fact    Fact
	counted string // the words behind it that it counts
	base    string // the fact's id before it was made unique
	series  string // CODE/INDICATOR@YEAR; "" for a fact
	table   bool
}

// target is what stands after "fact:".
func (e *edit) target() string {
	if e.series != "" {
		return e.series
	}
	return e.fact.ID
}

// numbers are the figures that seem to stand in the names of the site's places.
func (o *Options) numbers() placename.Numbers {
	names := map[string]bool{}
	for i := range o.Places {
		placename.WithNumbers(names, o.Places[i].Name)
	}
	return placename.NumbersOf(names)
}

// Narrative binds each figure of a narrative that is bound to nothing. file is read, never written.
func Narrative(file *source.File, o Options) Result {
	doc, problems := narrative.Parse(file)
	if why := unreadable(problems); why != nil {
		return Result{Text: file.Text(), Unread: why}
	}
	ids := names{taken: maps.Clone(o.Taken), next: map[string]int{}}
	if ids.taken == nil {
		ids.taken = map[string]bool{}
	}
	cells := tableCells(doc.Tree())
	m := matcher{options: &o}
	names := o.numbers()
	var edits []edit
	var rows rowNumbers
	for i := range doc.Prose() {
		b := &doc.Prose()[i]
		changes := changesBefore(file.Text(), int(b.Span.Start))
		if rows.next(b, cells[b.Span]) || b.Kind == prose.Heading || b.Kind == prose.Footnote {
			continue
		}
		cell := cells[b.Span]
		if cell != nil && isProse(b.Text) {
			cell = nil
		}
		for _, f := range figuresOf(b, cell, names) {
			if bound(b, f) {
				continue
			}
			e := edit{at: b.Source(f.Start, f.End), block: i, end: f.End, table: cell != nil}
			e.fact = draft(b.Text, f, cell, o.Year, lastBefore(edits, i, f.Start))
			e.fact.Note = changeOf(changes, digits(b.Text[f.Start:f.End])) + e.fact.Note
			if cell == nil {
				_, to := around(b.Text, f, clauseMarks)
				e.counted = counted(upToDigit(b.Text[f.End:to]), e.fact.Unit)
			}
			e.base = e.fact.ID
			if e.series = m.series(b, f, &e.fact); e.series == "" {
				e.fact.ID = ids.unique(e.fact.ID)
			}
			edits = append(edits, e)
		}
	}
	r := apply(file, doc, edits)
	r.Near, r.Twice = m.near, twice(edits)
	return r
}

func unreadable(problems []problem.Problem) *problem.Problem {
	i := slices.IndexFunc(problems, func(p problem.Problem) bool { return p.Rule == problem.Unreadable })
	if i < 0 {
		return nil
	}
	return &problems[i]
}

// twice finds matters that the same words give two figures of.
func twice(edits []edit) []string {
	var list []string
	of := map[string][]*edit{}
	for i := range edits {
		if e := &edits[i]; e.series == "" && !e.table && e.fact.Bound == quantity.Exact {
			of[e.base] = append(of[e.base], e)
		}
	}
	for i := range edits {
		a := &edits[i]
		if a.series != "" || a.table || a.fact.Bound != quantity.Exact || utf8.RuneCountInString(a.base) < 3 || a.base != a.fact.ID {
			continue
		}
		for _, b := range of[a.base] { // of which a, whose id needed no number, is the first
			if b.fact.Year == a.fact.Year && b.fact.Unit == a.fact.Unit && b.fact.Value.Cmp(a.fact.Value) != 0 {
				list = append(list, "“"+a.base+"”写了两个数："+a.at.Text()+"、"+b.at.Text())
				break
			}
		}
	}
	return list
}

// apply writes the links into the text. A block that would read otherwise than before is left as
// it is.
func apply(file *source.File, doc *narrative.Document, edits []edit) Result {
	spoilt := map[int]bool{}
	for {
		text := write(file.Text(), edits, spoilt)
		written, problems := narrative.Parse(source.New(file.Path, text))
		if why := unreadable(problems); why != nil {
			return Result{Text: file.Text(), TooMuch: why}
		}
		found := false
		if len(written.Prose()) != len(doc.Prose()) {
			return leftAll(file, edits)
		}
		for i := range doc.Prose() {
			if written.Prose()[i].Text != doc.Prose()[i].Text && !spoilt[i] {
				spoilt[i], found = true, true
			}
		}
		if found {
			continue
		}
		r := Result{Text: text}
		for _, e := range edits {
			switch {
			case spoilt[e.block]:
				r.Left = append(r.Left, e.at.Text())
			case e.series != "":
				r.Linked++
			default:
				r.Facts = append(r.Facts, e.fact)
			}
		}
		return r
	}
}

// leftAll is the result for a text of which links would make other blocks.
func leftAll(file *source.File, edits []edit) Result {
	r := Result{Text: file.Text()}
	for _, e := range edits {
		r.Left = append(r.Left, e.at.Text())
	}
	return r
}

// write writes links into a text, whose edits are in its order.
func write(text string, edits []edit, spoilt map[int]bool) string {
	var b strings.Builder
	last := 0
	for _, e := range edits {
		start, end := int(e.at.Start), int(e.at.End)
		if spoilt[e.block] || start < last || end <= start {
			continue
		}
		b.WriteString(text[last:start] + "[" + text[start:end] + "](fact:" + e.target() + ")")
		last = end
	}
	return b.String() + text[last:]
}

// bound tells whether a figure overlaps one that is bound.
func bound(b *prose.Block, f quantity.Claim) bool {
	return slices.ContainsFunc(b.FactRefs, func(r prose.FactSpan) bool { return f.Start < r.End && r.Start < f.End })
}

// rowNumbers follows the numbers that a table counts its rows with: 1, 2, 3, … each alone in its
// cell, as the rule figure-unbound does. In a form they begin anew below each of its heads.
type rowNumbers struct{ last int }

// next tells whether a block is the next row's number.
func (r *rowNumbers) next(b *prose.Block, cell *tableCell) bool {
	if b.Kind != prose.TableCell {
		r.last = 0
		return false
	}
	n, err := strconv.Atoi(b.Text)
	if err != nil || len(b.FactRefs) > 0 || n != r.last+1 && (n != 1 || cell == nil || !cell.isFirst) {
		return false
	}
	r.last = n
	return true
}

var tracked = lazyregexp.New(`<!-- (修订：[^>]*?) -->\s*$`)

// changesBefore are the tracked changes that the comments above a block tell of.
func changesBefore(text string, start int) []string {
	var list []string
	for len(list) < 20 {
		from := max(0, start-400)
		m := tracked.FindStringSubmatchIndex(text[from:start])
		if m == nil {
			break
		}
		list = append(list, text[from+m[2]:from+m[3]])
		start = from + m[0]
	}
	return list
}

// changeOf is the change that a number is in, as a note begins with it.
func changeOf(changes []string, number string) string {
	for _, change := range changes {
		_, now, _ := strings.Cut(change, "→")
		if slices.Contains(numbers.FindAllString(now, -1), number) {
			return strings.TrimRight(change, "。") + "。"
		}
	}
	return ""
}

// numbers are whole: the 8.6 of another figure is no part of a change to 58.6.
var numbers = lazyregexp.New(`[\d.,]*\d`)

func digits(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

// TOML writes facts as records of data/facts/SLUG.toml.
func TOML(facts []Fact, sourceID string) string {
	var w toml.Writer
	for _, f := range facts {
		w.Table("fact")
		w.Text("id", f.ID)
		w.Value("value", f.Value)
		if !f.To.IsMissing() {
			w.Value("to", f.To)
		}
		w.Text("unit", f.Unit)
		if f.Bound != quantity.Exact {
			w.Text("bound", f.Bound.String())
		}
		if f.Year != 0 {
			w.Value("year", f.Year)
		}
		w.Text("status", f.Status)
		w.Text("source", sourceID)
		w.Text("note", office.MaskTelephones(f.Note))
		w.Value("unverified", true)
	}
	return w.String()
}

var factID = lazyregexp.New(`(?m)^\s*id\s*=\s*["']([^"']*)["']`)

// IDs are the ids of the facts in a file of facts.
func IDs(text string) map[string]bool {
	ids := map[string]bool{}
	for _, m := range factID.FindAllStringSubmatch(text, -1) {
		ids[m[1]] = true
	}
	return ids
}
