// Package document is a text as a tree: blocks, and the inlines that they hold.
//
// Readers make a tree (of Markdown, of Word), writers walk it (HTML, Markdown, Word, the
// prose that the checker reads). It knows no format: whatever one of them cannot express is
// that reader's or writer's to solve.
//
// A node's Span is where it stands in a source file; it is zero where the source has no
// offsets, as a Word file. Texts are as a reader sees them: escapes and entities resolved,
// no hidden characters, no white space at a block's beginning.
package document

import "casebook/generator/source"

// Document is a whole text.
type Document struct {
	Blocks []Block
	Notes  []*Note // footnotes, in the order in which the text first refers to them

	// What the tree holds, in the order of the text with footnotes last. Index fills these.
	Headings []*Heading
	FactRefs []*FactRef
	Links    []*Link
	Images   []*Image
	Drawings []*Drawing
}

// Block is *Heading, *Paragraph, *List, *Quote, *Alert, *Code, *Table, *ThematicBreak,
// *Drawing or *Comment.
type Block interface{ isBlock() }

// Inline is *Text, *SoftBreak, *HardBreak, *Styled, *CodeSpan, *Link, *AutoLink, *Image,
// *NoteRef, *FactRef or *Comment.
type Inline interface{ isInline() }

// Heading begins a section.
type Heading struct {
	Level   int    // as written, from 1: what a page shows is its writer's choice
	ID      string // what a link's #fragment names; unique in the document, "" where the reader gives none
	Inlines []Inline
	Span    source.Span

	Text string // of Inlines, without markup; Index fills it
}

// Paragraph is a run of text. One that holds an image and nothing else is a photo.
type Paragraph struct {
	Inlines []Inline
	Span    source.Span
}

// List holds items. The paragraphs of a tight one's items stand close together.
type List struct {
	Ordered bool
	Start   int // the first number of an ordered list
	Tight   bool
	Items   []*Item
	Span    source.Span
}

// Item is one entry of a list.
type Item struct {
	Task   Task
	Blocks []Block
	Span   source.Span
}

// Task says whether an item has a box to be ticked.
type Task uint8

// The states of an item's box.
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// Quote is a block quote.
type Quote struct {
	Blocks []Block
	Span   source.Span
}

// Alert is a block set apart by a title that says how it is meant.
type Alert struct {
	Kind   AlertKind
	Blocks []Block
	Span   source.Span
}

// AlertKind is the word that marks an alert, in lower case. The five kinds are GitHub's.
type AlertKind string

// The kinds of alerts.
const (
	NoteAlert      AlertKind = "note"
	TipAlert       AlertKind = "tip"
	ImportantAlert AlertKind = "important"
	WarningAlert   AlertKind = "warning"
	CautionAlert   AlertKind = "caution"
)

// Code is a block of code.
type Code struct {
	Language string // "" where not stated
	Text     string // its lines, each with a line feed
	Span     source.Span
}

// Table holds rows of cells. Its first Head rows are its head.
type Table struct {
	Head    int
	Columns []Alignment // one for each column
	Rows    []Row
	Span    source.Span
}

// Row is one row of a table. A cell stands in the first column that neither a cell before
// it nor one that reaches down from a row above covers.
type Row struct {
	Cells []*Cell
}

// Cell is one cell of a table. Its paragraphs are divided by hard breaks.
type Cell struct {
	Inlines []Inline
	// How many columns and rows the cell covers. 0 is 1: few cells are merged.
	ColSpan, RowSpan int
	Span             source.Span
}

// Alignment says to which side a column's cells are set.
type Alignment uint8

// The alignments.
const (
	AlignNone Alignment = iota
	AlignLeft
	AlignRight
	AlignCenter
)

// ThematicBreak is a line across the page.
type ThematicBreak struct{ Span source.Span }

// Drawing is drawn from the data: a fenced chart or formula block.
type Drawing struct {
	Kind DrawingKind

	// TOML says what to draw. Where the source has offsets it is as long as Body: the marks
	// that a list or a quote puts before its lines are blanked, so that an offset in TOML
	// counts from Body.Start.
	TOML string
	Body source.Span // of TOML
	Span source.Span // with its fences

	Index int // in Document.Drawings; Index fills it
}

// DrawingKind is the word that marks a drawing.
type DrawingKind string

// The kinds of drawings.
const (
	ChartDrawing   DrawingKind = "chart"
	FormulaDrawing DrawingKind = "formula"
)

// Comment is a remark that is never shown. As an inline it stands in the text beside it.
type Comment struct {
	Text string // without the marks around it
	Span source.Span
}

// Note is a footnote.
type Note struct {
	Label  string // its name in the source; writers show its place in Document.Notes
	Blocks []Block
	Span   source.Span

	Refs int // how many NoteRefs refer to it; Index fills it
}

// Text is text to be shown as it is. It is as long as its Span, or it was written otherwise
// (an entity, an escaped character) and stands for the whole Span. Texts may follow one
// another.
type Text struct {
	Text string
	Span source.Span
}

// SoftBreak is where the source begins a new line within a paragraph.
type SoftBreak struct {
	Space bool // shown as a space; between Chinese characters it is shown as nothing
	Span  source.Span
}

// HardBreak begins a new line.
type HardBreak struct{ Span source.Span }

// Styled is text that is set off.
type Styled struct {
	Style   Style
	Inlines []Inline
	Span    source.Span
}

// Style says how text is set off.
type Style uint8

// The styles.
const (
	Emphasis Style = iota
	Strong
	Strike
)

// CodeSpan is code within text.
type CodeSpan struct {
	Text string
	Span source.Span // of the code, without the marks around it
}

// Link leads elsewhere. Figures that are bound to facts are FactRefs, not Links.
type Link struct {
	Target  string // with its #fragment; percent-decoded where it has no scheme
	Title   string
	Inlines []Inline // empty: the target is shown
	Span    source.Span

	Text  string // of Inlines, without markup; Index fills it
	Index int    // in Document.Links; Index fills it
}

// AutoLink is an address that is shown as it is and leads where it says.
type AutoLink struct {
	Address string // with its scheme
	Text    string // as shown
	Span    source.Span
}

// Image is a picture.
type Image struct {
	Src   string // percent-decoded where it has no scheme
	Alt   string // in words what it shows
	Title string // the caption of a photo
	Span  source.Span

	Index int // in Document.Images; Index fills it
}

// NoteRef is the number in the text that refers to a footnote.
type NoteRef struct {
	Note int // its number, from 1: Document.Notes[Note-1]
	Ref  int // which of the note's references it is, from 1; Index fills it
	Span source.Span
}

// FactRef is a figure that is bound to the data: `[3300余户](fact:households)`.
type FactRef struct {
	Target  FactTarget
	Inlines []Inline    // without images and links; empty where the data's figure is to be printed
	Span    source.Span // of the whole
	Inner   source.Span // of Inlines

	Text  string // of Inlines, without markup; Index fills it
	Index int    // in Document.FactRefs; Index fills it
}

func (*Heading) isBlock()       {}
func (*Paragraph) isBlock()     {}
func (*List) isBlock()          {}
func (*Quote) isBlock()         {}
func (*Alert) isBlock()         {}
func (*Code) isBlock()          {}
func (*Table) isBlock()         {}
func (*ThematicBreak) isBlock() {}
func (*Drawing) isBlock()       {}
func (*Comment) isBlock()       {}

func (*Text) isInline()      {}
func (*SoftBreak) isInline() {}
func (*HardBreak) isInline() {}
func (*Styled) isInline()    {}
func (*CodeSpan) isInline()  {}
func (*Link) isInline()      {}
func (*AutoLink) isInline()  {}
func (*Image) isInline()     {}
func (*NoteRef) isInline()   {}
func (*FactRef) isInline()   {}
func (*Comment) isInline()   {}
