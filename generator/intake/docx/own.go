package docx

import (
	"slices"
	"strconv"
	"strings"

	"casebook/generator/document"
	"casebook/generator/export/office"
)

// A file that export/docx wrote carries in a part of its own what it was made of. Its styles say
// what each paragraph is, so that nothing has to be read from fonts and sizes.

// Own is what a file that export/docx wrote carries of the texts it was made of.
type Own struct {
	Texts    []Exported
	Captions []Caption       // as they were written
	Edited   []string        // what stands in the place of such a line and is none: an editor changed it
	within   map[string]bool // the words and values inside of drawings, as they were written; nil in a file of before they were noted
	Lost     bool            // another program kept the styles and lost the rest: there is one text, of which nothing is known

	Printed map[string]string       // what stands where a figure is printed from the data, by its target
	Tables  map[int]*document.Table // what a Drawing shows, by its Index

	tags map[string]string // short tags of facts to whole ones
	next int               // the drawing that comes next, where a caption tells none
}

// Exported is one of these texts, as it was exported and as the file has it now.
type Exported struct {
	Slug, SHA256, Markdown string
	Shift                  int               // by how much Word's levels of headings are smaller
	Title                  string            // as the file has it now
	Document               document.Document // as the file has it now; a Drawing's Index is that of the text as it was, and it has no TOML
}

// Caption is a line that the export made: what stands below a picture or a chart or above a
// table, a signature, a footnote on a source.
type Caption struct {
	Text    string
	Drawing int // the Drawing that it is of; -1: none
}

func newOwn() *Own {
	return &Own{tags: map[string]string{}, Printed: map[string]string{}, Tables: map[int]*document.Table{}}
}

// own finds the part; Office renumbers the parts when it saves.
func (c *container) own() *Own {
	for i := 1; i < 100; i++ {
		root, err := c.tree("customXml/item" + strconv.Itoa(i) + ".xml")
		if err != nil {
			return nil
		}
		part := root.kid("casebook")
		if part.attr("xmlns") != office.ExportNamespace {
			continue
		}
		own := newOwn()
		part.each("text", func(n *node) {
			own.Texts = append(own.Texts, Exported{Slug: n.attr("slug"), SHA256: n.attr("sha256"), Markdown: n.characters(), Shift: atoi(n.attr("shift"))})
		})
		part.each("tag", func(n *node) { own.tags[n.attr("name")] = n.attr("target") })
		part.each("caption", func(n *node) {
			own.Captions = append(own.Captions, Caption{n.characters(), atoi(n.attr("drawing"))})
		})
		part.each("within", func(n *node) {
			if own.within == nil {
				own.within = map[string]bool{}
			}
			own.within[sameValue(n.characters())] = true
		})
		if len(own.Texts) > 0 {
			return own
		}
	}
	return nil
}

// lostOwn tells of a file of ours by its styles alone.
func (r *reader) lostOwn() *Own {
	for _, s := range r.style {
		if strings.EqualFold(s.kid("name").attr("val"), "Casebook Table Text") {
			own := newOwn()
			own.Lost, own.Texts = true, []Exported{{Shift: 1}}
			return own
		}
	}
	return nil
}

// control reads a content control: a figure that is bound to a fact, a picture or a footnote's
// second number that could not be written as what they are, or whatever else.
func (x *paragraphReader) control(n *node) {
	content := n.kid("sdtContent")
	if content == nil || x.isUnfilled(n) {
		return
	}
	tag := n.kid("sdtPr", "tag").attr("val")
	if x.paper.Own != nil && x.paper.Own.tags[tag] != "" {
		tag = x.paper.Own.tags[tag]
	}
	target, isFact := strings.CutPrefix(tag, "fact:")
	own := x.paper.Own != nil && (strings.HasPrefix(tag, "note:") || strings.HasPrefix(tag, "picture:"))
	if !isFact && !own {
		x.runs(content)
		return
	}
	x.flush()
	outer, within := x.out, x.within
	x.out, x.within = nil, true
	before := x.text.Len()
	x.runs(content)
	x.flush()
	inner := x.out
	x.out, x.within = outer, within
	switch {
	case strings.HasPrefix(tag, "note:"):
		x.out = append(x.out, &document.NoteRef{})
	case own:
		x.out = append(x.out, &document.Image{Src: strings.TrimPrefix(tag, "picture:")})
	case len(inner) > 0:
		ref := &document.FactRef{Target: document.ParseFactTarget(target), Inlines: inner}
		if alias := n.kid("sdtPr", "alias").attr("val"); alias != "" && alias == x.text.String()[before:] {
			ref.Inlines = nil // printed from the data
			if x.paper.Own != nil {
				x.paper.Own.Printed[target] = alias
			}
		}
		x.out = append(x.out, ref)
	}
}

func (r *reader) review(kind, author, date, place, text string) {
	r.paper.Reviews = append(r.paper.Reviews, Review{kind, author, date, cutTo(strings.TrimSpace(place), 30), strings.TrimSpace(text)})
}

const ruleStyle = "casebook rule"

// made tells of a line that the export made and that is no part of a text; one that was changed
// since is noted.
func (r *reader) made(style, text string) bool {
	switch style {
	case "casebook pages": // a field, whose number is whoever's that counted last
		return true
	case "casebook mark", "casebook secrecy", "casebook red head", "casebook number", "casebook address", "casebook volume",
		"casebook contents", "casebook alert title", "casebook gap", "casebook signer", "casebook date", "casebook source":
	default:
		return false
	}
	own := r.paper.Own
	if !own.Lost && !slices.ContainsFunc(own.Captions, func(c Caption) bool { return c.Text == text }) && text != "" {
		own.Edited = append(own.Edited, text)
	}
	return true
}

// inDrawing takes a cell of a drawing's table or a value of a chart. The data say what stands there, so that one that was
// changed is reported.
func (o *Own) inDrawing(text string) {
	text = strings.TrimSpace(text)
	if o.within != nil && text != "" && !o.within[sameValue(text)] {
		o.Edited = append(o.Edited, text)
	}
}

// sameValue is a text as it is compared: another program writes the number 0.50 as 0.5.
func sameValue(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if v, err := strconv.ParseFloat(text, 64); err == nil {
		return strconv.FormatFloat(v, 'g', 12, 64)
	}
	return text
}

// ownChart looks into a chart that the export made, and returns it as a table.
func (r *reader) ownChart(part string) *document.Table {
	root, _ := r.tree(part)
	if root == nil {
		return nil // its caption stands for it
	}
	root.each("ser", func(s *node) {
		for _, name := range [...]string{"tx", "cat", "val"} {
			for _, value := range points(s.kid(name)) {
				r.paper.Own.inDrawing(value)
			}
		}
	})
	t, _ := chartTable(root)
	return t
}

// ownStructure makes the texts of the lines. A text begins at its title; what an editor put above the
// first one is the beginning of that text.
func (r *reader) ownStructure() {
	own := r.paper.Own
	at, first := -1, 0
	var above []line
	text := func(to int) {
		r.ownText(at, append(above, r.lines[first:to]...))
		above = nil
	}
	for i := range r.lines {
		isTitle := r.lines[i].style == "title" && r.lines[i].block == nil && at+1 < len(own.Texts)
		switch {
		case isTitle:
			if at >= 0 {
				text(i)
			}
			at++
			own.Texts[at].Title = oneLine(r.lines[i].text)
			first = i + 1
		case at < 0:
			above = append(above, r.lines[i])
		}
	}
	if at < 0 {
		at, first, above = 0, 0, nil // the title is gone
	}
	text(len(r.lines))
	r.paper.Title = own.Texts[0].Title
	r.paper.Document = own.Texts[0].Document
}

func (r *reader) ownText(at int, lines []line) {
	t := &r.paper.Own.Texts[at]
	r.paper.Own.next = 0
	b := &ownBuilder{reader: r, text: t, below: -1}
	for i := range lines {
		b.line(&lines[i])
	}
	t.Document.Blocks = b.blocks
	t.Document.Notes = r.paper.Document.Notes
}

// ownBuilder puts the lines of one text together.
type ownBuilder struct {
	*reader
	text   *Exported
	blocks []document.Block
	last   string // what a caption would be of: photo, chart, or ""
	chart  *document.Table
	below  int // the drawing whose table comes next, by its caption above it; -1: none
}

func (b *ownBuilder) add(block document.Block) { b.blocks = append(b.blocks, block) }

func (b *ownBuilder) line(l *line) {
	last, below := b.last, b.below
	b.last, b.below = "", -1
	switch {
	case l.block != nil:
		if l.style != "casebook drawing" {
			b.add(l.block)
			break
		}
		if t, ok := l.block.(*document.Table); ok { // its caption stands for it
			for _, row := range t.Rows {
				for _, cell := range row.Cells {
					b.paper.Own.inDrawing(document.PlainText(cell.Inlines))
				}
			}
			if below >= 0 {
				b.paper.Own.Tables[below] = inPlain(t)
			}
		}
	case b.made(l.style, l.text):
	case l.isChart:
		b.last, b.chart = "chart", l.chart
		if l.text != "" {
			b.add(&document.Paragraph{Inlines: l.inlines})
		}
	case l.style == "caption":
		b.caption(l, last)
	case l.style == ruleStyle:
		b.add(&document.ThematicBreak{})
		if l.text != "" { // somebody wrote on it
			b.add(&document.Paragraph{Inlines: l.inlines})
		}
	case l.level > 0:
		b.add(&document.Heading{Level: min(l.level+b.text.Shift, 6), Inlines: l.inlines})
	case l.list != "":
		b.add(&document.List{Ordered: l.ordered, Tight: true, Items: []*document.Item{b.item(l)}})
	case l.style == "casebook code":
		b.add(&document.Code{Text: codeOf(l.inlines)})
	case l.style == "quote", l.style == "casebook alert":
		b.add(&document.Quote{Blocks: []document.Block{&document.Paragraph{Inlines: l.inlines}}})
	default:
		p := &document.Paragraph{Inlines: l.inlines}
		if p.Photo() != nil {
			b.last = "photo"
		}
		b.add(p)
	}
}

// inPlain is a table without the looks that the export gives its head.
func inPlain(t *document.Table) *document.Table {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			*cell = *textCell(document.PlainText(cell.Inlines))
		}
	}
	return t
}

// item is an item of a list, which has words; its box is written as a character.
func (b *ownBuilder) item(l *line) *document.Item {
	item := &document.Item{}
	inlines := l.inlines
	if t, ok := inlines[0].(*document.Text); ok {
		for mark, task := range map[string]document.Task{"☐": document.OpenTask, "☑": document.DoneTask} {
			if rest, ok := strings.CutPrefix(t.Text, mark); ok {
				item.Task = task
				inlines = append([]document.Inline{&document.Text{Text: strings.TrimPrefix(rest, " ")}}, inlines[1:]...)
			}
		}
	}
	item.Blocks = []document.Block{&document.Paragraph{Inlines: inlines}}
	return item
}

// caption says which drawing stands here. One that was edited is reported, for it is made of the
// data and cannot be changed by its words.
func (b *ownBuilder) caption(l *line, last string) {
	own := b.paper.Own
	found := -2
	for _, c := range own.Captions {
		if c.Text == l.text && found < own.next {
			found = c.Drawing
		}
	}
	if found == -2 {
		if !own.Lost {
			own.Edited = append(own.Edited, l.text)
		}
		if last == "photo" {
			return
		}
		found = own.next
	}
	if found >= 0 {
		own.next = found + 1
		if b.below = found; last == "chart" {
			own.Tables[found], b.below = b.chart, -1
		}
		b.add(&document.Drawing{Index: found})
	}
}

// codeOf is the text of a paragraph of code.
func codeOf(list []document.Inline) string {
	var b strings.Builder
	for _, n := range list {
		switch n := n.(type) {
		case *document.HardBreak:
			b.WriteByte('\n')
		case *document.Text: // with the spaces at its beginning
			b.WriteString(n.Text)
		default:
			b.WriteString(document.PlainText([]document.Inline{n}))
		}
	}
	return b.String() + "\n"
}
