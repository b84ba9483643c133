package narrative

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"casebook/generator/document"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// reader makes a document of goldmark's tree.
type reader struct {
	doc      *Document
	tree     *document.Document
	src      []byte // the body
	body     string // the same
	base     int    // where the body begins in the file
	state    *state
	ids      *headingIDs
	defined  map[string]bool // the labels of links' addresses that are defined so far
	problems []problem.Problem

	blockStack  []document.Block // of the blocks around, those that are read so far
	inlineStack []document.Inline

	// Of the text block being read:
	shown    int            // how many pieces of it are shown so far
	last     rune           // the last character shown
	end      int            // where what was read last ends
	exact    *document.Text // the last inline where it is text as it stands in the body
	inAlt    int            // > 0: in the words for a picture, whose footnotes are
	altNotes []*document.NoteRef
	inFact   int // > 0: in the wording of a bound figure
	texts    []document.Text
}

func (r *reader) span(start, end int) source.Span {
	return r.doc.File.At(r.base+start, max(end-start, 0))
}

func (r *reader) report(p problem.Problem) { r.problems = append(r.problems, p) }

// blocks returns the blocks that a node holds.
func (r *reader) blocks(parent ast.Node) []document.Block {
	start := len(r.blockStack)
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
	return cut(&r.blockStack, start)
}

// cut takes what a stack holds from start on.
func cut[T any](stack *[]T, start int) []T {
	if len(*stack) == start {
		return nil
	}
	list := slices.Clone((*stack)[start:])
	*stack = (*stack)[:start]
	return list
}

func (r *reader) add(b document.Block) { r.blockStack = append(r.blockStack, b) }

func (r *reader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n)
	case *ast.List:
		r.list(n)
	case *ast.Blockquote:
		r.quote(n)
	case *ast.FencedCodeBlock:
		r.fencedBlock(n)
	case *ast.CodeBlock:
		r.add(&document.Code{Text: r.lines(n.Lines()), Span: r.blockSpan(n)})
	case *ast.ThematicBreak:
		r.add(&document.ThematicBreak{Span: r.lineSpan(n.Pos())})
	case *ast.HTMLBlock:
		at := r.blockSpan(n)
		r.suppression(at, at.Text())
		r.add(&document.Comment{Text: commentText(string(n.Lines().Value(r.src))), Span: at})
	case *ast.LinkReferenceDefinition:
		r.reference(n)
	case *extast.Table:
		r.table(n)
	case *extast.FootnoteList:
		r.notes(n)
	}
}

// textBlock returns a block's inlines. Where they show nothing they are comments, which
// become blocks of their own, and the list is nil.
func (r *reader) textBlock(n ast.Node) []document.Inline {
	list := r.textOf(n)
	if !document.IsBlank(list) {
		return list
	}
	for _, inline := range list {
		if comment, ok := inline.(*document.Comment); ok {
			r.add(comment)
		}
	}
	return nil
}

func (r *reader) paragraph(n ast.Node) {
	if list := r.textBlock(n); list != nil {
		r.add(&document.Paragraph{Inlines: list, Span: r.blockSpan(n)})
	}
}

func (r *reader) heading(n *ast.Heading) {
	list := r.textBlock(n)
	if list == nil {
		return
	}
	at := r.blockSpan(n)
	key := document.PlainText(list)
	if key == "" {
		key = at.Text()
	}
	r.add(&document.Heading{Level: n.Level, ID: r.ids.next(n.Level, key), Inlines: list, Span: at})
}

// blockSpan returns the span of a block's text.
func (r *reader) blockSpan(n ast.Node) source.Span {
	lines := n.Lines()
	if lines.Len() == 0 {
		return r.span(n.Pos(), n.Pos())
	}
	last := lines.At(lines.Len() - 1)
	end := last.Start + len(bytes.TrimRight(r.src[last.Start:last.Stop], " \t\r\n"))
	return r.span(lines.At(0).Start, end)
}

// lineSpan returns the span from a place to the end of its line.
func (r *reader) lineSpan(at int) source.Span {
	at = max(at, 0)
	line, _, _ := bytes.Cut(r.src[at:], []byte("\n"))
	return r.span(at, at+len(bytes.TrimRight(line, " \t\r")))
}

// container returns the span of a block that holds others: from its own mark to the end of
// the last of them.
func (r *reader) container(n ast.Node) source.Span {
	start := max(n.Pos(), 0)
	end := start
	for c := n.LastChild(); c != nil; c = c.LastChild() {
		if c.Type() != ast.TypeBlock {
			break
		}
		if lines := c.Lines(); lines.Len() > 0 {
			end = max(end, int(r.blockSpan(c).End)-r.base)
		}
	}
	return r.span(start, end)
}

func (r *reader) quote(n *ast.Blockquote) {
	at := r.container(n)
	kind := r.state.alerts[n]
	blocks := r.blocks(n)
	if kind == "" {
		r.add(&document.Quote{Blocks: blocks, Span: at})
		return
	}
	r.add(&document.Alert{Kind: kind, Blocks: blocks, Span: at})
}

func (r *reader) list(n *ast.List) {
	list := &document.List{Ordered: n.IsOrdered(), Tight: n.IsTight, Span: r.container(n)}
	if list.Ordered {
		list.Start = n.Start
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		list.Items = append(list.Items, &document.Item{Task: taskOf(item), Blocks: r.blocks(item), Span: r.container(item)})
	}
	r.add(list)
}

func taskOf(item ast.Node) document.Task {
	first := item.FirstChild()
	if first == nil {
		return document.NoTask
	}
	box, ok := first.FirstChild().(*extast.TaskCheckBox)
	switch {
	case !ok:
		return document.NoTask
	case box.IsChecked:
		return document.DoneTask
	}
	return document.OpenTask
}

func (r *reader) table(n *extast.Table) {
	table := &document.Table{Span: r.span(max(n.Pos(), 0), max(n.Pos(), 0))}
	for _, alignment := range n.Alignments {
		table.Columns = append(table.Columns, alignments[alignment])
	}
	for line := n.FirstChild(); line != nil; line = line.NextSibling() {
		if line.Kind() == extast.KindTableHeader {
			table.Head++
		}
		row := document.Row{Cells: make([]*document.Cell, 0, line.ChildCount())}
		for c := line.FirstChild(); c != nil; c = c.NextSibling() {
			cell := &document.Cell{Inlines: r.textOf(c), Span: r.blockSpan(c)}
			row.Cells = append(row.Cells, cell)
			table.Span.End = max(table.Span.End, cell.Span.End)
		}
		table.Rows = append(table.Rows, row)
		r.lostCells(line.LastChild())
	}
	r.add(table)
}

var alignments = map[extast.Alignment]document.Alignment{
	extast.AlignLeft: document.AlignLeft, extast.AlignRight: document.AlignRight,
	extast.AlignCenter: document.AlignCenter, extast.AlignNone: document.AlignNone,
}

func (r *reader) notes(n *extast.FootnoteList) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note := c.(*extast.Footnote)
		r.tree.Notes = append(r.tree.Notes, &document.Note{Label: string(note.Ref), Blocks: r.blocks(note), Span: r.container(note)})
	}
}
