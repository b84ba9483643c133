package narrative

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// emphasisParser reads runs of * and _ by the flanking rules of CommonMark as amended by
// markdown-cjk-friendly, section 6.2: beside a CJK character a run may open or close even
// where punctuation stands on its other side.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

func (emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	run := readRun(parent, block)
	if run.isTimes() {
		return nil
	}
	before, after := classBefore(run.before), classAfter(run.after)
	left, right := flanks(before, after)
	// As in GitHub's reader, a strikethrough's marks are transparent to emphasis.
	left = left || bytes.HasPrefix(run.after, []byte("~~"))
	right = right || bytes.HasSuffix(run.before, []byte("~~"))
	opens, closes := left, right
	if run.char == '_' {
		opens = left && (!right || before&(punct|space) != 0)
		closes = right && (!left || after&(punct|space) != 0)
	}
	return run.push(block, pc, opens, closes, emphasis{})
}

// flanks tells whether a delimiter run is left-flanking and right-flanking.
func flanks(before, after class) (left, right bool) {
	left = after&space == 0 && (!after.otherPunct() ||
		before&(space|cjk|ivs) != 0 || before.otherPunct())
	right = before&space == 0 && (!before.otherPunct() ||
		after&(space|cjk) != 0 || after.otherPunct())
	return left, right
}

// run is a delimiter run with its line on both sides.
type run struct {
	before, after []byte
	char          byte
	length        int
	segment       text.Segment
}

func readRun(parent ast.Node, block text.Reader) run {
	line, segment := block.PeekLine()
	number, _ := block.Position()
	start := min(parent.Lines().At(number).Start, segment.Start)
	r := run{before: block.Source()[start:segment.Start], char: line[0], segment: segment}
	for r.length < len(line) && line[r.length] == r.char {
		r.length++
	}
	r.after = line[r.length:]
	return r
}

// isTimes tells whether a run is the sign of multiplication: a * between two digits.
func (r run) isTimes() bool {
	before, _ := utf8.DecodeLastRune(r.before)
	after, _ := utf8.DecodeRune(r.after)
	return r.char == '*' && r.length == 1 && isDigit(before) && isDigit(after)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func (r run) push(block text.Reader, pc parser.Context, opens, closes bool, p parser.DelimiterProcessor) ast.Node {
	node := parser.NewDelimiter(opens, closes, r.length, r.char, p)
	node.Segment = r.segment.WithStop(r.segment.Start + r.length)
	block.Advance(r.length)
	pc.PushDelimiter(node)
	return node
}

type emphasis struct{}

func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikeParser reads ~~ by the same flanking rules. One ~ is the sign of an interval: 3~5户.
type strikeParser struct{}

func (strikeParser) Trigger() []byte { return []byte{'~'} }

func (strikeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	run := readRun(parent, block)
	if run.length != 2 || endsInTilde(run.before) {
		return nil
	}
	left, right := flanks(classBefore(run.before), classAfter(run.after))
	return run.push(block, pc, left, right, strike{})
}

// endsInTilde tells whether text ends in a ~ that is not escaped.
func endsInTilde(text []byte) bool {
	n := len(text)
	if n == 0 || text[n-1] != '~' {
		return false
	}
	slashes := 0
	for i := n - 2; i >= 0 && text[i] == '\\'; i-- {
		slashes++
	}
	return slashes%2 == 0
}

type strike struct{}

func (strike) IsDelimiter(b byte) bool { return b == '~' }

func (strike) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strike) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
