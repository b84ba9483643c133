package narrative

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"casebook/generator/document"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Parser reads narratives. It keeps nothing of what it read, so that one serves any
// number of goroutines.
type Parser struct {
	markdown parser.Parser
}

// NewParser returns a parser of the site's Markdown: CommonMark with tables, task lists,
// footnotes, strikethrough and alerts. There are no HTML blocks: tags are text like any
// other, so that Markdown works between them; only comments are blocks of their own.
func NewParser() *Parser {
	return &Parser{markdown: parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(codeParser{parser.NewCodeBlockParser()}, 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(commentParser{}, 900),
			util.Prioritized(footnoteParser{extension.NewFootnoteBlockParser()}, 950),
			util.Prioritized(newIndentedParser(), 990),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 150),
			util.Prioritized(newLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 500),
			util.Prioritized(strikeParser{}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(alertTransformer{}, 50),
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)}
}

// Parse reads one narrative with a parser of its own. Who reads many makes one Parser.
func Parse(f *source.File) (*Document, []problem.Problem) {
	return NewParser().Parse(f)
}

// Parse reads a narrative. The document is never nil. Problems are toml-syntax for front
// matter that does not end, missing-field for a comment that silences a rule without a
// reason, unknown-key for one that names no rule of the checker, unreadable for a comment
// that does not end and for text too long or too deeply nested to be read in bounded time;
// such text has no blocks.
func (p *Parser) Parse(f *source.File) (*Document, []problem.Problem) {
	doc := &Document{File: f, Anchor: anchorOf(f.Path), parser: p}
	tree, problems := p.tree(doc)
	doc.hold(tree)
	return doc, problems
}

// tree reads a document's file; it sets what of the outline is no list of the tree.
func (p *Parser) tree(doc *Document) (*document.Document, []problem.Problem) {
	full := doc.File.Text()
	start, problems := doc.splitFront(full)
	tree := &document.Document{}
	body := []byte(full[start:])
	if found := tooMuch(doc.Body, body); found != nil {
		return tree, append(problems, *found)
	}
	st := &state{links: map[ast.Node]linkEnds{}, alerts: map[ast.Node]document.AlertKind{}, used: map[string]bool{}, unclosed: -1}
	pc := parser.NewContext()
	pc.Set(stateKey, st)
	root := p.markdown.Parse(text.NewReader(body), parser.WithContext(pc))

	r := &reader{doc: doc, tree: tree, src: body, body: full[start:], base: start, state: st, ids: newHeadingIDs(), defined: map[string]bool{}}
	tree.Blocks = r.blocks(root)
	r.lostNotes()
	tree.Index()
	if st.unclosed >= 0 {
		r.report(unclosedComment(r.span(st.unclosed, st.unclosed+len(commentOpen))))
	}
	return tree, append(problems, r.problems...)
}

// stateKey finds the state of one parse in goldmark's context.
var stateKey = parser.NewContextKey()

// state is what our own parsers note down of one document while goldmark builds its tree.
type state struct {
	links    map[ast.Node]linkEnds           // of links and images
	alerts   map[ast.Node]document.AlertKind // block quotes that are alerts
	notes    []*extast.Footnote              // as they are defined
	used     map[string]bool                 // the labels of definitions that links use
	unclosed int                             // where the first comment without an end begins, or -1
}

// linkEnds says where a link's text ends, and where the link ends.
type linkEnds struct{ text, link int }

// linkParser is goldmark's own, noting where links end.
type linkParser struct {
	parser.InlineParser
	closer parser.CloseBlocker
}

func newLinkParser() linkParser {
	p := parser.NewLinkParser()
	return linkParser{InlineParser: p, closer: p.(parser.CloseBlocker)}
}

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, here := block.Position()
	node := p.InlineParser.Parse(parent, block, pc)
	var reference *ast.ReferenceLink
	switch n := node.(type) {
	case *ast.Link:
		reference = n.Reference
	case *ast.Image:
		reference = n.Reference
	default:
		return node
	}
	_, after := block.Position()
	st := pc.Get(stateKey).(*state)
	st.links[node] = linkEnds{text: here.Start, link: after.Start}
	if reference != nil {
		st.used[util.ToLinkReference(reference.Value)] = true
	}
	return node
}

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.closer.CloseBlock(parent, block, pc)
}

// alertTransformer takes the line [!NOTE] off the first paragraph of a block quote.
type alertTransformer struct{}

func (alertTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote := node.Parent()
	if quote == nil || quote.Kind() != ast.KindBlockquote || node.PreviousSibling() != nil {
		return
	}
	lines := node.Lines()
	first := lines.At(0)
	mark := bytes.ToLower(bytes.TrimSpace(first.Value(reader.Source())))
	if !bytes.HasPrefix(mark, []byte("[!")) || mark[len(mark)-1] != ']' {
		return
	}
	kind := document.AlertKind(mark[2 : len(mark)-1])
	switch kind {
	case document.NoteAlert, document.TipAlert, document.ImportantAlert, document.WarningAlert, document.CautionAlert:
	default:
		return
	}
	pc.Get(stateKey).(*state).alerts[quote] = kind
	lines.SetSliced(1, lines.Len())
	if lines.Len() == 0 {
		quote.RemoveChild(quote, node)
	}
}
