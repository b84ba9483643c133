package narrative

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"casebook/generator/source"
)

// Lost is a text that stands in the file and that no page shows.
type Lost struct {
	Kind  LostKind
	Label string      // of a footnote or a reference, as written
	Span  source.Span // of all that is lost
}

// LostKind says why a text is lost.
type LostKind uint8

// The kinds of lost texts.
const (
	LostNote      LostKind = iota // a footnote that nothing refers to
	LostReference                 // a definition [label]: address that no link uses, or a second one of a label
	LostCell                      // cells of a row beyond the last column
	LostTitle                     // the title of a link to a fact, which has the fact's source in its place
)

// footnoteParser is goldmark's own, noting the footnotes down: its transformer removes those
// that nothing refers to.
type footnoteParser struct{ parser.BlockParser }

func (p footnoteParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(node, reader, pc)
	st := pc.Get(stateKey).(*state)
	st.notes = append(st.notes, node.(*extast.Footnote))
}

// lostNotes finds the footnotes that nothing refers to.
func (r *reader) lostNotes() {
	for _, n := range r.state.notes {
		if n.Index < 0 {
			r.lose(LostNote, string(n.Ref), r.container(n))
		}
	}
}

// reference looks at one definition of a link's address.
func (r *reader) reference(n *ast.LinkReferenceDefinition) {
	label := util.ToLinkReference(n.Label)
	if !r.state.used[label] || r.defined[label] {
		r.lose(LostReference, string(n.Label), r.blockSpan(n))
	}
	r.defined[label] = true
}

// lostCells looks at what stands behind the last cell of a row.
func (r *reader) lostCells(last ast.Node) {
	if last == nil || last.Lines().Len() == 0 { // a row that is shorter than the head
		return
	}
	end := last.Lines().At(0).Stop
	line, _, _ := bytes.Cut(r.src[end:], []byte("\n"))
	_, rest, found := bytes.Cut(line, []byte("|"))
	lost := bytes.TrimLeft(rest, " \t|")
	start := end + len(line) - len(lost)
	lost = bytes.TrimRight(lost, " \t\r|")
	if found && len(lost) > 0 {
		r.lose(LostCell, "", r.span(start, start+len(lost)))
	}
}

func (r *reader) lose(kind LostKind, label string, at source.Span) {
	r.doc.Lost = append(r.doc.Lost, Lost{Kind: kind, Label: label, Span: at})
}
