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
	"casebook/generator/document"
	"casebook/generator/document/prose"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Document is one narrative, parsed.
type Document struct {
	document.Document
	File   *source.File
	Front  source.Span   // the TOML between the +++ lines; zero where there is none
	Body   source.Span   // all that follows the front matter
	Anchor string        // sets the ids of its footnotes apart from others' on one page
	Prose  []prose.Block // the plain text of its blocks
	Lost   []Lost        // what no page shows of it

	// UnclosedFences are the opening lines of blocks that nothing closes: all that follows is
	// read as code.
	UnclosedFences []source.Span

	// Suppressions are the comments <!-- check: off RULE reason -->. One that shares its line
	// with text silences that line, any other the next line that holds more than comments:
	// a line of the file, which is the whole paragraph where that is written on one line.
	Suppressions []problem.Suppression
}
