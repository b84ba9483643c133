package narrative

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Word and WPS indent the first line of a paragraph: by two ideographic spaces, or by blanks
// that Markdown takes for code.

// indentedParser begins a paragraph at a line that begins with two ideographic spaces, though
// no empty line stands before it.
type indentedParser struct{ parser.BlockParser }

func newIndentedParser() indentedParser { return indentedParser{parser.NewParagraphParser()} }

const paragraphIndent = "\u3000\u3000"

func (indentedParser) Trigger() []byte { return []byte(paragraphIndent[:1]) }

func (indentedParser) CanInterruptParagraph() bool { return true }

func (p indentedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	rest, found := bytes.CutPrefix(bytes.TrimLeft(line, " "), []byte(paragraphIndent))
	if !found || len(bytes.TrimSpace(rest)) == 0 {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// paragraphParser takes indented lines too: those that codeParser leaves.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// codeParser leaves an indented line that begins in Chinese: it is no code but a paragraph's
// first line.
type codeParser struct{ parser.BlockParser }

func (p codeParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	first, _ := utf8.DecodeRune(bytes.TrimLeft(line, " \t\u3000"))
	if classify(first)&cjk != 0 || isQuote(first) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}
