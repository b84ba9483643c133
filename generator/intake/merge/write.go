package merge

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// splice is a change of ours: its bytes from start to end become text.
type splice struct {
	start, end int
	text       string
	apart      bool // no part of what stands there: it stays where that goes
}

func (m *merger) splice(start, end int, text string) {
	m.edits = append(m.edits, splice{start: start, end: end, text: text})
}

// put puts a text of its own in at a place.
func (m *merger) put(at int, text string) {
	m.edits = append(m.edits, splice{start: at, end: at, text: text, apart: true})
}

// replace writes merged words in the place of a unit's.
func (m *merger) replace(o *unit, merged []token) {
	if o.at.Start >= o.at.End {
		m.unplaced(plainText(merged))
		return
	}
	m.splice(m.wordsAt(o), int(o.at.End), m.markdown(o, inlinesOf(merged)))
}

// markdown is inlines as they are written in the place of a unit.
func (m *merger) markdown(o *unit, list []document.Inline) string {
	if o.kind == heading {
		text := m.write(&document.Heading{Level: 1, Inlines: list})
		return strings.TrimPrefix(text, "# ")
	}
	text := m.write(&document.Paragraph{Inlines: list})
	return strings.ReplaceAll(text, "\n", "\n"+m.prefix(int(o.at.Start)))
}

// cellMarkdown is inlines as they are written in a cell.
func (m *merger) cellMarkdown(list []document.Inline) string {
	text := m.write(&document.Table{Head: 1, Columns: make([]document.Alignment, 1), Rows: []document.Row{{Cells: []*document.Cell{{Inlines: list}}}}})
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(strings.TrimPrefix(line, "| "), " |")
}

// write writes a block. Footnotes have the labels that they have in ours.
func (m *merger) write(b document.Block) string {
	d := &document.Document{Blocks: []document.Block{b}, Notes: m.notes}
	all := string(narrative.Append(nil, d))
	if len(m.notes) == 0 {
		return all
	}
	notes := string(narrative.Append(nil, &document.Document{Notes: m.notes}))
	return strings.TrimRight(strings.TrimSuffix(all, notes), "\n")
}

// prefix is what the further lines of a block at a place begin with: the marks of quotes, and
// spaces in the place of those of items.
func (m *merger) prefix(at int) string {
	line := m.in.Ours[lineStart(m.in.Ours, at):at]
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, line)
}

func lineStart(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }

func lineEnd(s string, at int) int {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s)
}

// title writes an edited title into the front matter.
func (m *merger) title() {
	old := m.frontTitle(m.base)
	now := m.frontTitle(m.ours)
	flat := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if m.in.Title == "" || old.words == "" || flat(m.in.Title) == flat(old.words) || flat(m.in.Title) == flat(now.words) {
		return
	}
	if now.words != old.words || now.start == now.end {
		m.result.Conflicts = append(m.result.Conflicts, Conflict{now.words, m.in.Title})
		m.unplaced(m.in.Title)
		return
	}
	m.note(Changed, old.words, m.in.Title)
	m.splice(now.start, now.end, strconv.Quote(m.in.Title))
}

type frontTitle struct {
	words      string
	start, end int // of the TOML string
}

// frontTitle finds the title in front matter: a line title = "…" before the first table.
func (m *merger) frontTitle(d *narrative.Document) frontTitle {
	at := int(d.Front.Start)
	text := d.File.Text()
	for line := range strings.Lines(text[at:int(d.Front.End)]) {
		if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == "title" {
			trimmed := strings.TrimSpace(value)
			start := at + strings.Index(line, trimmed)
			if words, err := strconv.Unquote(trimmed); err == nil {
				return frontTitle{words, start, start + len(trimmed)}
			}
			if len(trimmed) > 2 && trimmed[0] == '\'' {
				return frontTitle{strings.Trim(trimmed, "'"), start, start + len(trimmed)}
			}
		}
		if strings.HasPrefix(strings.TrimSpace(line), "[") {
			break
		}
		at += len(line)
	}
	return frontTitle{}
}

// rewritten is a piece of ours with the changes that are made in it.
func (m *merger) rewritten(start, end int) string {
	text := m.in.Ours[start:end]
	var within []splice
	for _, e := range m.edits {
		if e.start >= start && e.end <= end && !e.apart {
			within = append(within, e)
		}
	}
	slices.SortStableFunc(within, func(a, b splice) int { return b.start - a.start })
	for _, e := range within { // the last first, so that the places of the others stay
		text = text[:e.start-start] + e.text + text[e.end-start:]
	}
	return text
}

var taskBox = lazyregexp.New(`^\[[ xX]\][ \t]*`)

// wordsAt is where the words of a unit begin: behind the box of a task.
func (m *merger) wordsAt(o *unit) int {
	start := int(o.at.Start)
	if o.task != document.NoTask {
		start += len(taskBox.FindString(m.in.Ours[start:int(o.at.End)]))
	}
	return start
}

// boxOf is the box of a task as Markdown writes it.
func boxOf(t document.Task) string {
	switch t {
	case document.OpenTask:
		return "[ ] "
	case document.DoneTask:
		return "[x] "
	}
	return ""
}

// tick ticks the box of a task, or takes its tick away, where theirs did so.
func (m *merger) tick(b, o, t *unit) {
	if b.task == t.task || o.task != b.task || b.task == document.NoTask || t.task == document.NoTask {
		return
	}
	m.note(Changed, boxOf(o.task)+shown(o), boxOf(t.task)+shown(t))
	m.splice(int(o.at.Start), m.wordsAt(o), boxOf(t.task))
}

// apply makes the changes.
func (m *merger) apply() string {
	slices.SortStableFunc(m.edits, func(a, b splice) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end // what is put in before a place comes before what replaces it
	})
	var b strings.Builder
	at := 0
	for _, e := range m.edits {
		if e.start < at { // within what another edit took away
			if e.apart {
				b.WriteString(strings.TrimLeft(e.text, "\n") + "\n\n")
			} else if e.end > at || e.text != "" {
				m.unplaced(strings.TrimSpace(e.text))
			}
			continue
		}
		b.WriteString(m.in.Ours[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.WriteString(m.in.Ours[at:])
	text := b.String()
	if !strings.HasSuffix(m.in.Ours, "\n\n") { // what was above a last paragraph that is gone
		for strings.HasSuffix(text, "\n\n") {
			text = text[:len(text)-1]
		}
	}
	if len(m.newNotes) > 0 {
		text = strings.TrimRight(text, "\n") + "\n\n" + string(narrative.Append(nil, &document.Document{Notes: m.newNotes})) + "\n"
	}
	return text
}

// verify looks for every unit of theirs in the result: what is not there is reported.
func (m *merger) verify() {
	if m.result.Text == m.in.Ours && len(m.result.Conflicts) == 0 && m.base == m.ours {
		return
	}
	have := map[string]bool{}
	doc, _ := narrative.Parse(source.New(m.in.File, m.result.Text))
	for _, u := range unitsOf(doc.Tree(), m.in.Print) {
		have[squeezed(u.toks)] = true
	}
	for i, t := range m.t {
		b := m.ofT[i]
		merged := b >= 0 && m.oursOfB[b] >= 0 && m.o[m.oursOfB[b]].key != m.b[b].key // ours changed it too
		gone := b >= 0 && m.oursOfB[b] < 0
		if merged || gone || t.kind == table || t.kind == drawing || t.kind == code || have[squeezed(t.toks)] || plainText(t.toks) == "" {
			continue
		}
		if words := shown(t); !slices.Contains(m.result.Unplaced, problem.Text{ZH: words, EN: words}) && !slices.ContainsFunc(m.result.Conflicts, func(c Conflict) bool { return c.Theirs == words }) {
			m.unplaced(words)
		}
	}
}

// squeezed is the words without white space and objects.
func squeezed(list []token) string {
	return strings.Join(strings.Fields(plainText(list)), "")
}
