package narrative

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/document"
)

// Append appends a document as Markdown that reads back to the same document, but that texts
// of one style beside or within one another become one. What Markdown cannot say is said with
// what it has: the heads of a table that has several are joined as 组/项, a cell that covers
// several places stands in the first.
func Append(b []byte, d *document.Document) []byte {
	w := &markdownWriter{out: b, doc: d, lineAt: len(b)}
	w.blocks(d.Blocks)
	for i := range d.Notes {
		w.note(i)
	}
	return w.out
}

type markdownWriter struct {
	out     []byte
	doc     *document.Document
	prefix  []byte // of each line, by the blocks around
	lineAt  int    // where the line's own text begins
	started bool   // a block stands before
	inCell  bool

	afterList bool // the block before is a list, and
	marker    byte // its items begin with this

	markAt  int   // where the text behind an opening mark begins
	closeAt int   // where the text behind a closing mark begins, and
	beside  class // what may stand there

	closing     string // that mark, and
	closesBlank bool   // whether a blank stands before it
}

// newLine ends a line and begins the next.
func (w *markdownWriter) newLine() {
	if len(w.out) == w.lineAt {
		w.out = bytes.TrimRight(w.out, " ")
	}
	w.out = append(append(w.out, '\n'), w.prefix...)
	w.lineAt = len(w.out)
}

// separate puts an empty line before a block that is not the first.
func (w *markdownWriter) separate() {
	if w.started {
		w.newLine()
		w.newLine()
	}
	w.started = true
}

func (w *markdownWriter) put(parts ...string) {
	for _, part := range parts {
		w.out = append(w.out, part...)
	}
}

func (w *markdownWriter) blocks(list []document.Block) {
	for _, b := range list {
		w.separate()
		w.block(b)
		_, w.afterList = b.(*document.List)
	}
}

func (w *markdownWriter) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		w.put(strings.Repeat("#", min(max(b.Level, 1), 6)), " ")
		w.lineAt = len(w.out)
		w.inlines(oneLine(b.Inlines))
	case *document.Paragraph:
		w.inlines(b.Inlines)
	case *document.List:
		w.list(b)
	case *document.Quote:
		w.within("> ", "> ", func() { w.blocks(b.Blocks) })
	case *document.Alert:
		w.within("> ", "> ", func() {
			w.put("[!", strings.ToUpper(string(b.Kind)), "]")
			if len(b.Blocks) == 0 {
				return
			}
			if _, ok := b.Blocks[0].(*document.Paragraph); ok {
				w.newLine()
			} else {
				w.started = true
			}
			w.blocks(b.Blocks)
		})
	case *document.Code:
		w.fence(b.Language, b.Text)
	case *document.Drawing:
		w.fence(string(b.Kind), dedent(b.TOML, len(w.prefix)))
	case *document.Table:
		w.table(b)
	case *document.ThematicBreak:
		w.put("* * *")
	case *document.Comment:
		w.comment(b)
	}
}

// within writes blocks whose first line begins with one mark and the others with another.
func (w *markdownWriter) within(first, rest string, write func()) {
	prefix, started := w.prefix, w.started
	w.out = append(w.out, first...)
	w.prefix = append(slices.Clip(prefix), rest...)
	w.lineAt, w.started, w.afterList = len(w.out), false, false
	write()
	w.prefix, w.started = prefix, started
}

// list writes a list. One that follows another has other marks, lest they become one.
func (w *markdownWriter) list(l *document.List) {
	marker := byte('-')
	if l.Ordered {
		marker = '.'
	}
	if w.afterList && w.marker == marker {
		marker = map[byte]byte{'-': '+', '.': ')'}[marker]
	}
	for i, item := range l.Items {
		if i > 0 {
			w.newLine()
			if !l.Tight {
				w.newLine()
			}
		}
		mark := string(marker) + " "
		if l.Ordered {
			mark = strconv.Itoa(l.Start+i) + mark
		}
		w.item(mark, marker, item, l.Tight)
	}
	w.marker = marker
}

func (w *markdownWriter) item(mark string, marker byte, item *document.Item, tight bool) {
	w.within(mark, strings.Repeat(" ", len(mark)), func() {
		w.afterList, w.marker = true, marker // - - - would be a thematic break
		switch item.Task {
		case document.OpenTask:
			w.put("[ ] ")
		case document.DoneTask:
			w.put("[x] ")
		}
		w.lineAt = len(w.out)
		for i, b := range item.Blocks {
			if i > 0 && tight && !(isParagraph(item.Blocks[i-1]) && needsGap(b)) {
				w.newLine()
			} else if i > 0 || item.Task != document.NoTask && !isParagraph(b) {
				w.newLine()
				w.newLine()
			}
			w.started = true
			w.block(b)
			_, w.afterList = b.(*document.List)
		}
	})
}

func isParagraph(b document.Block) bool {
	_, ok := b.(*document.Paragraph)
	return ok
}

// needsGap tells of a block that would be part of a paragraph right above it.
func needsGap(b document.Block) bool {
	switch b := b.(type) {
	case *document.Paragraph, *document.Table:
		return true
	case *document.List:
		return b.Ordered && b.Start != 1 || len(b.Items) == 0 || len(b.Items[0].Blocks) == 0
	}
	return false
}

func (w *markdownWriter) note(i int) {
	w.separate()
	w.within("[^"+w.label(i)+"]: ", "    ", func() {
		blocks := w.doc.Notes[i].Blocks
		if len(blocks) > 0 && !isParagraph(blocks[0]) {
			w.newLine()
		}
		w.blocks(blocks)
	})
}

// label is what a footnote is called: its number where its own name cannot be written or is
// another's.
func (w *markdownWriter) label(i int) string {
	label := w.doc.Notes[i].Label
	same := func(n *document.Note) bool { return n.Label == label }
	if label == "" || strings.ContainsAny(label, "[]\\`<>\n\r \t") || slices.IndexFunc(w.doc.Notes, same) != i {
		return strconv.Itoa(i + 1)
	}
	return label
}

// fence writes a block between fences longer than any in it.
func (w *markdownWriter) fence(info, text string) {
	mark := "`"
	if strings.Contains(info, mark) {
		mark = "~"
	}
	fence := strings.Repeat(mark, 3)
	for strings.Contains(text, fence) {
		fence += mark
	}
	w.put(fence, info)
	for line := range strings.Lines(text) {
		w.newLine()
		w.put(strings.TrimRight(line, "\r\n"))
	}
	w.newLine()
	w.put(fence)
}

// dedent takes the blanks away that stand where a list or a quote had its marks.
func dedent(text string, most int) string {
	var b strings.Builder
	first := true
	for line := range strings.Lines(text) {
		for n := 0; !first && n < most && strings.HasPrefix(line, " "); n++ {
			line = line[1:]
		}
		b.WriteString(line)
		first = false
	}
	return b.String()
}

// comment writes a comment, which cannot hold its own end.
func (w *markdownWriter) comment(c *document.Comment) {
	text := strings.ReplaceAll(c.Text, commentClose, "-- >")
	if strings.HasPrefix(text, ">") || strings.HasPrefix(text, "->") {
		text = " " + text
	}
	for i, line := range strings.Split(commentOpen+text+commentClose, "\n") {
		if i > 0 {
			w.newLine()
		}
		w.put(line)
	}
}

func (w *markdownWriter) table(t *document.Table) {
	grid := t.Grid()
	w.row(grid, t, 0, max(t.Head, 1))
	w.newLine()
	for _, align := range t.Columns {
		w.put([...]string{document.AlignNone: "| --- ", document.AlignLeft: "| :-- ", document.AlignRight: "| --: ", document.AlignCenter: "| :-: "}[align])
	}
	w.put("|")
	for r := max(t.Head, 1); r < len(grid); r++ {
		w.newLine()
		w.row(grid, t, r, r+1)
	}
}

// row writes rows of a table as one: what stands above one another is joined.
func (w *markdownWriter) row(grid [][]*document.Cell, t *document.Table, from, to int) {
	w.inCell = true
	for c := range t.Columns {
		w.put("| ")
		first := true
		for r := from; r < min(to, len(grid)); r++ {
			cell := grid[r][c]
			if cell == nil || r > from && grid[r-1][c] == cell || to-from == 1 && !document.Begins(grid, r, c) || document.IsBlank(cell.Inlines) {
				continue
			}
			if !first {
				w.put("/")
			}
			first = false
			w.inlines(oneLine(cell.Inlines))
		}
		w.put(" ")
	}
	w.put("|")
	w.inCell = false
}

// oneLine returns inlines for a place that has no second line.
func oneLine(list []document.Inline) []document.Inline {
	var out []document.Inline
	for i, n := range list {
		switch n := n.(type) {
		case *document.SoftBreak, *document.HardBreak:
			if out == nil {
				out = append(out, list[:i]...)
			}
			if s, ok := n.(*document.SoftBreak); !ok || s.Space {
				out = append(out, &document.Text{Text: " "})
			}
			continue
		}
		if out != nil {
			out = append(out, n)
		}
	}
	if out == nil {
		return list
	}
	return out
}

// lastChar returns the last character that is written.
func (w *markdownWriter) lastChar() rune {
	r, _ := utf8.DecodeLastRune(w.out)
	return r
}
