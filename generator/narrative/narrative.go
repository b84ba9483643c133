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
	isRead bool // its body was
	body   func() *body
	texts  []string // of its prose, once that is released
	opens  string   // likewise
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
	if d.texts != nil {
		return d.texts
	}
	list := d.Prose()
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i].Text
	}
	return texts
}

// Opening is the text of its first paragraph.
func (d *Document) Opening() string {
	if d.texts != nil {
		return d.opens
	}
	list := d.Prose()
	for i := range list {
		if list[i].Kind == prose.Paragraph && list[i].Text != "" {
			return list[i].Text
		}
	}
	return ""
}

// Release lets go of the tree and the prose but for its texts: the memory of ten thousand narratives is needed
// for their pages, of which each asks for its own tree once. Until the next collection of garbage it is read once
// for all who ask. Nobody may use the document meanwhile.
func (d *Document) Release() {
	if d.isRead {
		d.opens = d.Opening()
		d.texts = d.Texts()
	}
	var mu sync.Mutex
	var held weak.Pointer[body]
	d.body = func() *body {
		mu.Lock()
		defer mu.Unlock()
		if b := held.Value(); b != nil {
			return b
		}
		tree, _ := d.parser.tree(&Document{File: d.File})
		b := newBody(tree)
		held = weak.Make(b)
		return b
	}
}

// Restore returns the document that Parse once made of the same text without a problem, of which
// the outline was kept.
func (p *Parser) Restore(f *source.File, o *Outline) *Document {
	d := &Document{Outline: *o, File: f, Anchor: anchorOf(f.Path), parser: p}
	d.body = sync.OnceValue(func() *body {
		tree, _ := p.tree(&Document{File: f})
		d.isRead = true
		return newBody(tree)
	})
	return d
}

// hold takes in the tree and what the outline tells of it.
func (d *Document) hold(tree *document.Document) {
	b := newBody(tree)
	d.body, d.isRead = func() *body { return b }, true
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
