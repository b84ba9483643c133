// Package bind binds the figures of a Markdown narrative to facts that it drafts from the text
// itself: the value and unit as written, what the wording claims of it, and the clause that it
// stood in. Nobody has looked such a fact up: it is unverified until a person says otherwise.
package bind

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"casebook/generator/document/prose"
	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/source"
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

// Result is a narrative whose figures are bound.
type Result struct {
	Text  string
	Facts []Fact   // in the order of the text
	Left  []string // figures that could not be bound: a link or emphasis cuts them in two
}

// edit is a figure and the fact that it is bound to.
type edit struct {
	at    source.Span
	block int
	fact  Fact
}

// Narrative binds each figure of a narrative that is bound to nothing. taken are the ids that its
// facts have already; file is read, never written.
func Narrative(file *source.File, taken map[string]bool) Result {
	doc, _ := narrative.Parse(file)
	ids := map[string]bool{}
	for id := range taken {
		ids[id] = true
	}
	var edits []edit
	change := ""
	for i := range doc.Prose {
		b := &doc.Prose[i]
		change = changeBefore(file.Text(), int(b.Span.Start))
		if b.Kind == prose.Heading || b.Kind == prose.Footnote {
			continue
		}
		for _, f := range quantity.Find(b.Text) {
			if bound(b, f) || isRowNumber(doc.Prose, i) {
				continue
			}
			fact := draft(doc.Prose, i, f)
			if slices.Contains(numbers.FindAllString(change, -1), digits(b.Text[f.Start:f.End])) {
				fact.Note = change + "。" + fact.Note
			}
			fact.ID = unique(fact.ID, ids)
			edits = append(edits, edit{b.Source(f.Start, f.End), i, fact})
		}
	}
	return apply(file, doc, edits)
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
			if spoilt[e.block] {
				r.Left = append(r.Left, e.at.Text())
			} else {
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
		b.WriteString(text[last:start] + "[" + text[start:end] + "](fact:" + e.fact.ID + ")")
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

// draft makes a fact of a figure.
func draft(blocks []prose.Block, i int, f quantity.Claim) Fact {
	text := blocks[i].Text
	written := text[f.Start:f.End]
	value, upper, unit := quantity.AsWritten(written, f)
	fact := Fact{Value: value, To: upper, Unit: unit, Bound: f.Bound}
	from, to := around(text, f, "，。；！？：\n")
	sentenceFrom, sentenceTo := around(text, f, "。！？\n")
	clause := text[from:to]
	fact.Note = strings.TrimSpace(clause)
	if found := distinct(years.FindAllStringSubmatch(text[sentenceFrom:sentenceTo], -1)); len(found) == 1 {
		fact.Year, _ = strconv.Atoi(found[0])
	}
	switch {
	case containsAny(clause, "力争", "目标", "计划", "确保"):
		fact.Status = "target"
	case containsAny(clause, "预计", "有望", "预期"):
		fact.Status = "expected"
	}
	fact.ID = name(text[from:f.Start], text[f.End:to], fact.Unit)
	if m := yearBefore.FindStringSubmatch(text[from:f.Start]); m != nil {
		fact.ID += "-" + m[1]
	}
	if blocks[i].Kind == prose.TableCell {
		if head := rowHead(blocks, i); head != "" {
			fact.ID, fact.Note = name(head, "", ""), head
		}
	}
	return fact
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

// rowHead is the first cell with words to the left of a cell: what its row is about.
func rowHead(blocks []prose.Block, i int) string {
	for k := i - 1; k >= 0 && blocks[k].Kind == prose.TableCell && i-k < 32; k-- {
		if s := letters(blocks[k].Text); s != "" && len(quantity.Find(blocks[k].Text)) == 0 {
			return blocks[k].Text
		}
	}
	return ""
}

// longestName is how many characters of the words around a figure its id takes.
const longestName = 10

// name makes an id of the words that a clause begins with, or of those behind the figure where it
// begins with one. Words between two figures say less: 增加到.
func name(before, after, unit string) string {
	before, after = upToDigit(before), upToDigit(after)
	s := []rune(letters(before))
	if len(s) > longestName {
		s = s[len(s)-longestName:]
	}
	if len(s) < 2 {
		s = append(s, []rune(letters(unit+after))...)
		s = s[:min(len(s), longestName)]
	}
	if len(s) == 0 {
		return "数据"
	}
	return string(s)
}

func upToDigit(s string) string {
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		return s[:i]
	}
	return s
}

// letters keeps the Chinese characters and Latin letters of a text, which an id may have.
func letters(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
	for again := true; again; {
		again = false
		for _, word := range [...]string{"达到", "增加到", "提高到", "增长到", "增至", "约", "近", "共", "有", "为", "达", "的", "了", "至", "到", "由", "从"} {
			if rest, ok := strings.CutSuffix(s, word); ok && rest != "" {
				s, again = rest, true
			}
		}
	}
	return s
}

func unique(id string, taken map[string]bool) string {
	name := id
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s-%d", id, n)
	}
	taken[name] = true
	return name
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
	var b strings.Builder
	for _, f := range facts {
		fmt.Fprintf(&b, "\n[[fact]]\nid = %s\nvalue = %s\n", Quote(f.ID), f.Value)
		if !f.To.IsMissing() {
			fmt.Fprintf(&b, "to = %s\n", f.To)
		}
		if f.Unit != "" {
			fmt.Fprintf(&b, "unit = %s\n", Quote(f.Unit))
		}
		if f.Bound != quantity.Exact {
			fmt.Fprintf(&b, "bound = %s\n", Quote(f.Bound.String()))
		}
		if f.Year != 0 {
			fmt.Fprintf(&b, "year = %d\n", f.Year)
		}
		if f.Status != "" {
			fmt.Fprintf(&b, "status = %s\n", Quote(f.Status))
		}
		if sourceID != "" {
			fmt.Fprintf(&b, "source = %s\n", Quote(sourceID))
		}
		fmt.Fprintf(&b, "note = %s\nunverified = true\n", Quote(f.Note))
	}
	return b.String()
}

// Quote writes a text as a basic string of TOML.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
