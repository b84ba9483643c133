// Package narrative reads a Markdown narrative into a document, and writes a document as
// Markdown. It is the only importer of goldmark.
//
// Front matter and fenced blocks are handed on as spans and texts; reading their TOML is the
// loader's work. Tags are text like any other; comments are never shown.
//
// Ids of headings are pinyin, or begin with "h-" where the heading has no Chinese. A page's
// own ids need only be no pinyin.
package narrative

import (
	"crypto/sha256"
	"encoding/binary"
	"runtime"
	"strings"
	"sync"
	"weak"

	"casebook/generator/document"
	"casebook/generator/document/prose"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Document is one narrative, parsed.
type Document struct {
	Outline
	File   *source.File
	Anchor string // sets the ids of its footnotes apart from others' on one page
	parser *Parser
	body   func() *body
	lean   *lean // nil where the body is held
}

// Outline is what a narrative says besides its words. Of most narratives a build that follows
// another asks for nothing else: it can be kept, and the words be read when they are wanted.
type Outline struct {
	Front source.Span // the TOML between the +++ lines; zero where there is none
	Body  source.Span // all that follows the front matter
	Lost  []Lost      // what no page shows of it

	// UnclosedFences are the opening lines of blocks that nothing closes: all that follows is
	// read as code.
	UnclosedFences []source.Span

	// Suppressions are the comments <!-- check: off RULE reason -->. One that shares its line
	// with text silences that line, any other the next line that holds more than comments:
	// a line of the file, which is the whole paragraph where that is written on one line.
	Suppressions []problem.Suppression

	// The lists of the tree, without the Inlines of their nodes.
	Headings []*document.Heading
	FactRefs []*document.FactRef
	Links    []*document.Link
	Images   []*document.Image
	Drawings []*document.Drawing

	// Of its prose:
	Words    int      // its bytes without marks of objects, each block with a line end
	ProseSum [32]byte // another one for other texts
}

// body is the words of a narrative.
type body struct {
	tree  *document.Document
	prose func() []prose.Block
}

func newBody(tree *document.Document) *body {
	return &body{tree, sync.OnceValue(func() []prose.Block { return prose.Of(tree) })}
}

// Tree is the narrative as a tree, read from the text where the document was restored.
func (d *Document) Tree() *document.Document { return d.body().tree }

// Prose is the plain text of the tree's blocks.
func (d *Document) Prose() []prose.Block { return d.body().prose() }

// Texts are the texts of Prose.
func (d *Document) Texts() []string {
	if d.lean != nil {
		return d.lean.said(d).texts
	}
	return saidBy(d.Prose()).texts
}

// Opening is the text of its first paragraph.
func (d *Document) Opening() string {
	if d.lean != nil {
		return d.lean.said(d).opening
	}
	return saidBy(d.Prose()).opening
}

// lean is a document that does not hold its body: the trees of ten thousand narratives are more than all else
// that a build holds.
type lean struct {
	mu    sync.Mutex
	held  weak.Pointer[body] // by who asked for it, and until garbage is collected
	words *said              // once it was read
}

// said is what is asked for most of a narrative's prose, and again and again.
type said struct {
	texts   []string
	opening string // of its first paragraph
}

func saidBy(list []prose.Block) *said {
	s := &said{texts: make([]string, len(list))}
	for i := range list {
		s.texts[i] = list[i].Text
		if s.opening == "" && list[i].Kind == prose.Paragraph {
			s.opening = list[i].Text
		}
	}
	return s
}

// Release lets go of the tree and the prose, which are read again when they are asked for; then their texts are kept.
// Nobody may use the document meanwhile.
func (d *Document) Release() {
	d.lean = &lean{}
	d.body = func() *body {
		d.lean.mu.Lock()
		defer d.lean.mu.Unlock()
		return d.lean.body(d)
	}
}

func (x *lean) body(d *Document) *body {
	if b := x.held.Value(); b != nil {
		return b
	}
	tree, _ := d.parser.tree(&Document{File: d.File})
	b := newBody(tree)
	if x.words == nil {
		x.words = saidBy(b.prose())
	}
	x.held = weak.Make(b)
	return b
}

func (x *lean) said(d *Document) *said {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.words == nil {
		x.body(d)
	}
	return x.words
}

// Hold has the tree and the prose stay the same until what it returns is called.
func (d *Document) Hold() (release func()) {
	b := d.body()
	return func() { runtime.KeepAlive(b) }
}

// Restore returns the document that Parse once made of the same text without a problem, of which
// the outline was kept.
func (p *Parser) Restore(f *source.File, o *Outline) *Document {
	return &Document{Outline: *o, File: f, Anchor: anchorOf(f.Path), parser: p, body: sync.OnceValue(func() *body {
		tree, _ := p.tree(&Document{File: f})
		return newBody(tree)
	})}
}

// hold takes in the tree and what the outline tells of it.
func (d *Document) hold(tree *document.Document) {
	b := newBody(tree)
	d.body = func() *body { return b }
	d.Headings = without(tree.Headings, func(x *document.Heading) { x.Inlines = nil })
	d.FactRefs = without(tree.FactRefs, func(x *document.FactRef) { x.Inlines = nil })
	d.Links = without(tree.Links, func(x *document.Link) { x.Inlines = nil })
	d.Images, d.Drawings = tree.Images, tree.Drawings
	d.measure(b.prose())
}

func (d *Document) measure(list []prose.Block) {
	size := 0
	for i := range list {
		size += len(list[i].Text) + binary.MaxVarintLen32
	}
	all := make([]byte, 0, size)
	mark := string(prose.ObjectReplacement)
	for i := range list {
		text := list[i].Text
		all = append(binary.AppendUvarint(all, uint64(len(text))), text...)
		d.Words += len(text) + 1 - len(mark)*strings.Count(text, mark)
	}
	d.ProseSum = sha256.Sum256(all)
}

// without returns copies of nodes from which something is taken out.
func without[T any](list []*T, take func(*T)) []*T {
	if len(list) == 0 {
		return nil
	}
	copies, out := make([]T, len(list)), make([]*T, len(list))
	for i, x := range list {
		copies[i], out[i] = *x, &copies[i]
		take(&copies[i])
	}
	return out
}
