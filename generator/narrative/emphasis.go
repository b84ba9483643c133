package narrative

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/lazyregexp"

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
	opens, closes := left && !run.beginsWithClosing(), right
	if run.char == '_' {
		opens = left && before&(punct|space) != 0
		closes = right && after&(punct|space) != 0
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

// isTimes tells whether a run is the sign of multiplication: a * between two figures, with or
// without units, between two letters that stand alone, or in a product of measures.
func (r run) isTimes() bool {
	if r.char != '*' || r.length != 1 {
		return false
	}
	before, _ := utf8.DecodeLastRune(r.before)
	after, _ := utf8.DecodeRune(r.after)
	switch {
	case isDigit(before) && isDigit(after):
		return true
	case isDigit(after) || beginsWithVariable(r.after):
		return endsInTerm(r.before) && !mayBeOpen(r.before)
	}
	return r.isProduct()
}

// mayBeOpen tells whether emphasis may have begun before a place of a line: at a * that is no sign
// of multiplication itself.
func mayBeOpen(before []byte) bool {
	if bytes.IndexByte(before, '*') < 0 {
		return false
	}
	before = product.ReplaceAll(before, nil)
	for i, c := range before {
		if c == '*' && !endsInTerm(before[:i]) {
			return true
		}
	}
	return false
}

// endsInTerm tells whether a line ends in what may be multiplied: a figure or a variable.
func endsInTerm(line []byte) bool { return endsInFigure(line) || endsInVariable(line) }

// figureEnd is a figure, which may have a unit behind it: 2, 3.5米, １２个月.
var figureEnd = lazyregexp.New(`[0-9０-９]\s?(?:\p{Han}{1,3}|%|％|㎡|[)）])?$`)

func endsInFigure(before []byte) bool {
	return figureEnd.Match(before[max(0, len(before)-16):])
}

// A variable is a letter that stands alone, as in a*b*c.
func endsInVariable(before []byte) bool {
	n := len(before)
	return n > 0 && isLetter(before[n-1]) && (n == 1 || !isLetter(before[n-2]))
}

func beginsWithVariable(after []byte) bool {
	return len(after) > 0 && isLetter(after[0]) && (len(after) == 1 || !isLetter(after[1]))
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// product is a product of measures: 长*宽*高, 单价*数量. One alone of the words of one character
// also ends and begins other words: 村长*高度重视*.
var product = lazyregexp.New(`(?:长|宽|高|深|厚)(?:\*(?:长|宽|高|深|厚)){2,}|` + measures + `(?:\*(?:长|宽|高|深|厚|` + measures + `))+`)

const measures = `(?:单价|数量|面积|产量|亩产|亩数|人数|户数|天数|月数|年数|次数|工时|系数|比例|标准|长度|宽度|高度|深度|厚度|底面积|体积|价格)`

func (r run) isProduct() bool {
	if class := classBefore(r.before); class&cjk == 0 || classAfter(r.after)&cjk == 0 {
		return false
	}
	line := slices.Concat(r.before, []byte("*"), r.after)
	for _, at := range product.FindAllIndex(line, -1) {
		if at[0] < len(r.before) && len(r.before) < at[1] {
			return true
		}
	}
	return false
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
	if run.isInterval() {
		return nil
	}
	left, right := flanks(classBefore(run.before), classAfter(run.after))
	return run.push(block, pc, left && !run.beginsWithClosing(), right, strike{})
}

// isInterval tells whether a run stands between two figures: 2014~~2016年.
func (r run) isInterval() bool {
	before, _ := utf8.DecodeLastRune(r.before)
	after, _ := utf8.DecodeRune(r.after)
	return isDigit(after) && (isDigit(before) || endsInFigure(r.before) && !bytes.Contains(r.before, []byte("~~")))
}

// beginsWithClosing tells whether a mark that ends something follows, and more than that mark. What
// is set off does not begin so: the stars of 张*，李** mask names.
func (r run) beginsWithClosing() bool {
	mark, size := utf8.DecodeRune(r.after)
	return strings.ContainsRune("，。、；：！？）》」』】〉”’", mark) && (len(r.after) == size || r.after[size] != r.char)
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
