// Package bind binds the figures of a Markdown narrative to facts that it drafts from the text
// itself: the value and unit as written, what the wording claims of it, and the clause that it
// stood in. Nobody has looked such a fact up: it is unverified until a person says otherwise.
package bind

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document/prose"
	"casebook/generator/narrative"
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
}

// edit is a figure and what it is bound to: a fact, or the series of a place.
type edit struct {
	at     source.Span
	block  int
	fact   Fact
	base   string // the fact's id before it was made unique
	series string // CODE/INDICATOR@YEAR; "" for a fact
	table  bool
}

// target is what stands after "fact:".
func (e *edit) target() string {
	if e.series != "" {
		return e.series
	}
	return e.fact.ID
}

// Narrative binds each figure of a narrative that is bound to nothing. file is read, never written.
func Narrative(file *source.File, o Options) Result {
	doc, _ := narrative.Parse(file)
	ids := map[string]bool{}
	for id := range o.Taken {
		ids[id] = true
	}
	cells := tableCells(&doc.Document)
	m := matcher{options: &o}
	var edits []edit
	for i := range doc.Prose {
		b := &doc.Prose[i]
		change := changeBefore(file.Text(), int(b.Span.Start))
		if b.Kind == prose.Heading || b.Kind == prose.Footnote {
			continue
		}
		cell := cells[b.Span]
		for _, f := range figuresOf(b, cell) {
			if bound(b, f) || isRowNumber(doc.Prose, i) {
				continue
			}
			e := edit{at: b.Source(f.Start, f.End), block: i, table: cell != nil}
			e.fact = draft(doc.Prose, i, f, cell, o.Year)
			if slices.Contains(numbers.FindAllString(change, -1), digits(b.Text[f.Start:f.End])) {
				e.fact.Note = change + "。" + e.fact.Note
			}
			if e.series = m.series(b, f, &e.fact); e.series == "" {
				e.base = e.fact.ID
				e.fact.ID = unique(e.fact.ID, ids)
			}
			edits = append(edits, e)
		}
	}
	r := apply(file, doc, edits)
	r.Near, r.Twice = m.near, twice(edits)
	return r
}

// twice finds matters that the same words give two figures of.
func twice(edits []edit) []string {
	var list []string
	for i := range edits {
		a := &edits[i]
		if a.series != "" || a.table || a.fact.Bound != quantity.Exact || utf8.RuneCountInString(a.base) < 3 || a.base != a.fact.ID {
			continue
		}
		for k := i + 1; k < len(edits); k++ {
			b := &edits[k]
			if b.series == "" && !b.table && b.base == a.base && b.fact.Year == a.fact.Year && b.fact.Unit == a.fact.Unit && b.fact.Bound == quantity.Exact && b.fact.Value.Cmp(a.fact.Value) != 0 {
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
		again, _ := narrative.Parse(source.New(file.Path, text))
		found := false
		if len(again.Prose) != len(doc.Prose) {
			return Result{Text: file.Text()}
		}
		for i := range doc.Prose {
			if again.Prose[i].Text != doc.Prose[i].Text && !spoilt[i] {
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

func write(text string, edits []edit, spoilt map[int]bool) string {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b edit) int { return int(a.at.Start) - int(b.at.Start) })
	var b strings.Builder
	last := 0
	for _, e := range sorted {
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

// isRowNumber tells whether a cell only counts its rows: 1, 2, 3 down a table's first column.
func isRowNumber(blocks []prose.Block, i int) bool {
	if blocks[i].Kind != prose.TableCell {
		return false
	}
	n, err := strconv.Atoi(blocks[i].Text)
	if err != nil {
		return false
	}
	last := 0
	for k := i - 1; k >= 0 && blocks[k].Kind == prose.TableCell && i-k < 64; k-- {
		if m, err := strconv.Atoi(blocks[k].Text); err == nil {
			last = m
			break
		}
	}
	return n == last+1
}

var tracked = regexp.MustCompile(`<!-- (修订：[^>]*?) -->\s*$`)

// changeBefore is the tracked change that a comment above a block tells of.
func changeBefore(text string, start int) string {
	from := max(0, start-400)
	if m := tracked.FindStringSubmatch(text[from:start]); m != nil {
		return m[1]
	}
	return ""
}

// numbers are whole: the 8.6 of another figure is no part of a change to 58.6.
var numbers = regexp.MustCompile(`[\d.,]*\d`)

func digits(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

var years = regexp.MustCompile(`((?:19|20)\d\d)年`)

// draft makes a fact of a figure. written is the year of the text.
func draft(blocks []prose.Block, i int, f quantity.Claim, cell *tableCell, written int) Fact {
	text := blocks[i].Text
	value, upper, unit := quantity.AsWritten(text[f.Start:f.End], f)
	fact := Fact{Value: value, To: upper, Unit: unit, Bound: f.Bound}
	if cell != nil {
		return cell.draft(fact, written)
	}
	from, to := around(text, f, "，。；！？：\n")
	sentenceFrom, sentenceTo := around(text, f, "。！？\n")
	clause := text[from:to]
	fact.Note = strings.TrimSpace(clause)
	if found := distinct(years.FindAllStringSubmatch(text[sentenceFrom:sentenceTo], -1)); len(found) == 1 {
		fact.Year, _ = strconv.Atoi(found[0])
	}
	fact.Status = status(clause, fact.Year, written)
	fact.ID = name(text[from:f.Start], text[f.End:to], fact.Unit)
	if utf8.RuneCountInString(fact.ID) < 2 || strings.HasPrefix(fact.ID, unitWord(fact.Unit)) {
		if of := letters(upToDigit(text[sentenceFrom:from])); of != "" { // 青禾村辖12个村民小组，412户
			fact.ID = firstLetters(of, shortName) + "-" + fact.ID
		}
	}
	if m := yearBefore.FindStringSubmatch(text[from:f.Start]); m != nil {
		fact.ID += "-" + m[1]
	}
	return fact
}

// status is what a clause says of when its figure is true.
func status(clause string, year, written int) string {
	switch {
	case containsAny(clause, "力争", "目标", "计划", "确保", "规划"):
		return "target"
	case containsAny(clause, "预计", "有望", "预期"):
		return "expected"
	case written > 0 && year > written:
		return "target"
	}
	return ""
}

// yearBefore is a year right before a figure: 2023年的58.6万元.
var yearBefore = regexp.MustCompile(`((?:19|20)\d\d)年[^\d]{0,6}$`)

func distinct(found [][]string) []string {
	var list []string
	for _, m := range found {
		if !slices.Contains(list, m[1]) {
			list = append(list, m[1])
		}
	}
	return list
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// around is the stretch between two marks that a figure stands in.
func around(text string, f quantity.Claim, marks string) (from, to int) {
	if i := strings.LastIndexAny(text[:f.Start], marks); i >= 0 {
		from = i
		for _, r := range text[i:] {
			from += len(string(r))
			break
		}
	}
	to = len(text)
	if i := strings.IndexAny(text[f.End:], marks); i >= 0 {
		to = f.End + i
	}
	return from, to
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
		w.Text("note", f.Note)
		w.Value("unverified", true)
	}
	return w.String()
}

var factID = regexp.MustCompile(`(?m)^\s*id\s*=\s*["']([^"']*)["']`)

// IDs are the ids of the facts in a file of facts.
func IDs(text string) map[string]bool {
	ids := map[string]bool{}
	for _, m := range factID.FindAllStringSubmatch(text, -1) {
		ids[m[1]] = true
	}
	return ids
}
