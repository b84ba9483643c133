// Package bind binds the figures of a Markdown narrative to facts that it drafts from the text
// itself: the value and unit as written, what the wording claims of it, and the clause that it
// stood in. Nobody has looked such a fact up: it is unverified until a person says otherwise.
package bind

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/document/prose"
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
		change := changeBefore(file.Text(), int(b.Span.Start))
		if rows.next(b) || b.Kind == prose.Heading || b.Kind == prose.Footnote {
			continue
		}
		cell := cells[b.Span]
		for _, f := range figuresOf(b, cell, names) {
			if bound(b, f) {
				continue
			}
			e := edit{at: b.Source(f.Start, f.End), block: i, end: f.End, table: cell != nil}
			e.fact = draft(b.Text, f, cell, o.Year, lastBefore(edits, i, f.Start))
			if slices.Contains(numbers.FindAllString(change, -1), digits(b.Text[f.Start:f.End])) {
				e.fact.Note = change + "。" + e.fact.Note
			}
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

// rowNumbers follows the numbers that a table counts its rows with: 1, 2, 3, … each alone in its
// cell, as the rule figure-unbound does.
type rowNumbers struct{ last int }

// next tells whether a block is the next row's number.
func (r *rowNumbers) next(b *prose.Block) bool {
	if b.Kind != prose.TableCell {
		r.last = 0
		return false
	}
	n, err := strconv.Atoi(b.Text)
	if err != nil || n != r.last+1 || len(b.FactRefs) > 0 {
		return false
	}
	r.last = n
	return true
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

// draft makes a fact of a figure of a text. written is the year of the text, last the figure before
// it in the same block, nil where there is none.
func draft(text string, f quantity.Claim, cell *tableCell, written int, last *edit) Fact {
	value, upper, unit := quantity.AsWritten(text[f.Start:f.End], f)
	fact := Fact{Value: value, To: upper, Unit: unit, Bound: f.Bound}
	if cell != nil {
		return cell.draft(fact, written)
	}
	from, to := around(text, f, clauseMarks)
	sentenceFrom, sentenceTo := around(text, f, sentenceMarks)
	fact.Note = strings.TrimSpace(text[from:to])
	if found := distinct(years.FindAllStringSubmatch(text[sentenceFrom:sentenceTo], -1)); len(found) == 1 {
		fact.Year, _ = strconv.Atoi(found[0])
	}
	fact.Status = status(text[sentenceFrom:f.Start], text[f.End:to], fact.Year, written)
	w := wording{lead: text[from:f.Start], of: upToDigit(text[sentenceFrom:from]), after: upToDigit(text[f.End:to]), unit: unit}
	if last != nil && last.end > sentenceFrom {
		w.last = root(last.base)
		if last.end > from {
			w.lead = strings.TrimPrefix(text[last.end:f.Start], last.counted)
		}
	}
	w.lead = yearWords.ReplaceAllString(w.lead, "")
	if i := strings.LastIndexFunc(w.lead, unicode.IsDigit); i >= 0 { // of what is no figure
		w.lead = w.lead[i+1:]
	}
	if len(w.lead) < f.Start-from {
		w.head = upToDigit(text[from:f.Start])
	}
	if strings.HasPrefix(text[f.Start:], "人均") || strings.HasPrefix(text[f.Start:], "户均") { // which the figure takes in
		w.lead += text[f.Start : f.Start+len("人均")]
	}
	fact.ID = w.name()
	if m := yearBefore.FindStringSubmatch(text[from:f.Start]); m != nil {
		fact.ID += "-" + m[1]
	}
	return fact
}

// lastBefore is the last figure of a block before a place in it.
func lastBefore(edits []edit, block, start int) *edit {
	if n := len(edits); n > 0 && edits[n-1].block == block && edits[n-1].end <= start {
		return &edits[n-1]
	}
	return nil
}

// status is what a sentence says of when its figure is true: target where it is wanted, expected
// where it is foreseen. The words may stand in a clause before, and hold until another word says that
// something is done: 力争到2025年村集体收入达到50万元，脱贫户收入达到2万元. lead is the sentence before the
// figure, after the rest of its clause.
func status(lead, after string, year, written int) string {
	wanted, foreseen := lastOf(wants, lead), lastOf(foresees, lead)
	if done := lastOf(dones, lead); max(wanted, foreseen) >= 0 && done < max(wanted, foreseen) {
		if foreseen > wanted {
			return "expected"
		}
		return "target"
	}
	switch {
	case strings.HasSuffix(strings.TrimRight(lead, "：为是达到约近 "), "目标"), strings.Contains(after, "的目标") && !strings.Contains(after, "完成"):
		return "target"
	case written > 0 && year > written:
		return "target"
	}
	return ""
}

var (
	wants    = regexp.MustCompile(`力争|争取|拟(?:新建|投资|建设|投入|建|于|在|用|引进|发展)|确保|计划(?:投资|总投资|投入|建设|新建|在|到|于|今年|明年|用|完成|总|改造|种植|发展|实现|新增|带动|利用|将|再)|规划(?:到|于|投资|建设|总投资|新建|总面积)|(?:目标|任务)(?:是|为|：)|将(?:达到|实现|建成|新增|新建|突破|提高到|增加到|带动|投入|完成|超过)|要(?:达到|实现|建成|完成|突破)`)
	foresees = regexp.MustCompile(`预计|有望|预期|预估|预测|估计|可望`)
	dones    = regexp.MustCompile(`[；。]|已|截至|截止|目前|实际|累计|完成了|实现了|达到了|确保了|争取了|争取到|比上年|同比|去年|现有|现已`)
)

// lastOf is where a pattern is found last, -1 where it is not.
func lastOf(pattern *regexp.Regexp, s string) int {
	found := pattern.FindAllStringIndex(s, -1)
	if len(found) == 0 {
		return -1
	}
	return found[len(found)-1][0]
}

// yearWords are years with what joins them to a figure: 由2019年的, 2023年底.
var yearWords = regexp.MustCompile(`(?:从|由|自|在|于|截至|截止)?(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|初|度|以来|的)?`)

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

// Marks that end clauses and sentences. A comma or a colon between digits is none: 1,236, 8:30.
const (
	clauseMarks   = "，。；！？：,;\n"
	sentenceMarks = "。！？\n"
)

// around is the stretch between two marks that a figure stands in.
func around(text string, f quantity.Claim, marks string) (from, to int) {
	to = len(text)
	for i, r := range text {
		if !strings.ContainsRune(marks, r) || r == ',' && betweenDigits(text, i) {
			continue
		}
		if i < f.Start {
			from = i + utf8.RuneLen(r)
		} else if i >= f.End {
			return from, i
		}
	}
	return from, to
}

func betweenDigits(text string, i int) bool {
	isDigit := func(k int) bool { return k >= 0 && k < len(text) && text[k] >= '0' && text[k] <= '9' }
	return isDigit(i-1) && isDigit(i+1)
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

var factID = regexp.MustCompile(`(?m)^\s*id\s*=\s*["']([^"']*)["']`)

// IDs are the ids of the facts in a file of facts.
func IDs(text string) map[string]bool {
	ids := map[string]bool{}
	for _, m := range factID.FindAllStringSubmatch(text, -1) {
		ids[m[1]] = true
	}
	return ids
}
