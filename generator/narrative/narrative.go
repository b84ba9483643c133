// Package narrative turns a Markdown narrative into HTML with holes, and into the plain
// text that the checker reads. It is the only importer of goldmark.
//
// The HTML has holes where only the report knows what to write: figures bound to facts,
// charts, formulas, and the addresses of links and images. Front matter and fenced blocks
// are handed on as spans; reading their TOML is the loader's work.
//
// What the HTML looks like, for styles and templates: headings h2 to h6, since the page's
// title is its h1, none more than one below the one it belongs to; div.table around a
// table, cells of class left, right and center; figure.photo around a picture that stands
// alone; div.alert.note, .tip, .important, .warning and .caution with p.alert-title;
// li.task; section.footnotes, sup.footnote-ref and a.footnote-back; pre code.language-X.
// There are no styles, scripts or tags of the author's: these are shown as text, and
// comments are dropped.
//
// Ids of headings are pinyin, or begin with "h-" where the heading has no Chinese; those of
// footnotes begin with fn-FILE- and fnref-FILE-. A page's own ids need only be no pinyin.
package narrative

import (
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Document is one narrative, parsed.
type Document struct {
	File     *source.File
	Front    source.Span // the TOML between the +++ lines; zero where there is none
	Body     source.Span // all that follows the front matter
	Segments []Segment   // the body's HTML and its holes, in order
	Headings []Heading
	Figures  []Figure
	Links    []Link
	Images   []Image
	Blocks   []Block
	Prose    []Prose

	// Suppressions are the comments <!-- check: off RULE reason -->. One that shares its line
	// with text silences that line, any other the next line that holds more than comments:
	// a line of the file, which is the whole paragraph where that is written on one line.
	Suppressions []problem.Suppression
}

// Segment is a run of finished HTML followed by at most one hole.
type Segment struct {
	HTML  string
	Hole  Hole
	Index int // of Figures, Links, Images or Blocks, as the hole says
}

// Hole says what belongs after a segment's HTML.
type Hole uint8

// The holes; Index is a Segment's.
const (
	NoHole     Hole = iota
	FigureHole      // a whole inline element for Figures[Index]
	LinkHole        // the value of an href, between its quotes, for Links[Index]
	ImageHole       // the value of a src, between its quotes, for Images[Index]
	BlockHole       // a whole block element for Blocks[Index]
)

// Heading is a heading with an id that survives edits elsewhere in the text.
type Heading struct {
	Level int    // as written, from 1; the HTML's level is another
	ID    string // pinyin or number of its text, unique in the document
	Text  string
	Span  source.Span
}

// Figure is `[text](fact:target)`.
type Figure struct {
	Text   string      // as shown, without markup; empty where the data's figure is to be printed
	HTML   string      // the same as inline HTML
	Target string      // after "fact:", percent-decoded
	Span   source.Span // the whole link
	Inner  source.Span // the text between the brackets
}

// Link is any other link. Autolinks and footnote references are not listed.
type Link struct {
	Target string // as written, with its #fragment; percent-decoded where it has no scheme
	Text   string
	Span   source.Span
}

// Image is `![alt](src "title")`.
type Image struct {
	Src, Alt, Title string
	Span            source.Span
}

// Block is a fenced `chart` or `formula` block.
type Block struct {
	Kind string      // "chart" or "formula"
	Body source.Span // the TOML between the fences
	Span source.Span // with its fences

	// Text is Body's text, in which the marks that a list or a quote puts before its lines
	// are blanked, so that an offset in Text counts from Body.Start.
	Text string
}

// ProseKind says what kind of block a piece of prose is.
type ProseKind uint8

// The kinds of prose.
const (
	Paragraph ProseKind = iota
	HeadingProse
	ListItem // the text of one item, its first paragraph
	TableCell
	Quote // a paragraph inside a block quote or an alert
	FootnoteText
)

// Prose is the plain text of one block, markup taken away, for the checker. A soft line
// break between Chinese characters vanishes, another is a space; a hard one is a newline.
// U+FFFC stands for code, for a picture, for an address in angle brackets and for a figure
// without text. Tags are text, as on the page. White space at the beginning is left out.
type Prose struct {
	Kind    ProseKind
	Level   int // of a heading, or the nesting of a list item from 1
	Ordered int // the number of an ordered list's item as shown, else 0
	Text    string
	Figures []FigureSpan // where bound figures stand in Text, in order
	Span    source.Span  // the block

	pieces []piece
}

// FigureSpan is the place of Figures[Index] in a Prose's Text, in bytes.
type FigureSpan struct {
	Start, End int
	Index      int
}
