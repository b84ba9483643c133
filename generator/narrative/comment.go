package narrative

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"casebook/generator/problem"
	"casebook/generator/source"
)

const (
	commentOpen  = "<!--"
	commentClose = "-->"
)

// commentParser reads comments that begin a line and have nothing behind them on the line
// they end on. A comment beside other text is read as part of a paragraph.
type commentParser struct{}

func (commentParser) Trigger() []byte { return []byte{'<'} }

func (commentParser) CanInterruptParagraph() bool { return true }

func (commentParser) CanAcceptIndentedLine() bool { return false }

func (commentParser) Close(ast.Node, text.Reader, parser.Context) {}

func (commentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], []byte(commentOpen)) {
		return nil, parser.NoChildren
	}
	st := pc.Get(stateKey).(*state)
	start := segment.Start + at - segment.Padding
	if st.unclosed >= 0 || !bytes.Contains(reader.Source()[start:], []byte(commentClose)) {
		if st.unclosed < 0 {
			st.unclosed = start
		}
		return nil, parser.NoChildren
	}
	if _, rest, closed := bytes.Cut(line[at:], []byte(commentClose)); closed && len(bytes.TrimSpace(rest)) > 0 {
		return nil, parser.NoChildren
	}
	node := ast.NewHTMLBlock(ast.HTMLBlockType2)
	node.Lines().Append(text.NewSegment(start, segment.Stop))
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	lines := node.Lines()
	last := lines.At(lines.Len() - 1)
	if bytes.Contains(last.Value(reader.Source()), []byte(commentClose)) {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	end := bytes.Index(line, []byte(commentClose))
	if end < 0 {
		lines.Append(segment)
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	end += len(commentClose)
	lines.Append(text.NewSegment(segment.Start, segment.Start+end-segment.Padding))
	if len(bytes.TrimSpace(line[end:])) > 0 {
		reader.Advance(end)
	} else {
		reader.AdvanceToEOL()
	}
	return parser.Close
}

func unclosedComment(at source.Span) problem.Problem {
	return problem.Problem{
		Rule: problem.Unreadable,
		Span: at,
		Message: problem.Text{
			ZH: "注释没有结束：缺少 -->",
			EN: "the comment does not end: --> is missing",
		},
		Hint: problem.Text{
			ZH: "在注释末尾写上 -->",
			EN: "write --> at the end of the comment",
		},
	}
}

// suppression reads a comment that may suppress a rule: `check: off RULE 理由`. The span is the
// comment's. A comment that says nothing of check is only a comment.
func (r *reader) suppression(at source.Span, comment string) {
	s, mistake := problem.ReadSuppression(at, commentText(comment), problem.Text{
		ZH: "写成 <!-- check: off 规则 理由 -->",
		EN: "write <!-- check: off RULE reason -->",
	})
	if mistake != nil {
		r.report(*mistake)
	}
	if s != nil {
		s.Line, s.Last = r.suppressedLines(at)
		r.doc.Suppressions = append(r.doc.Suppressions, *s)
	}
}

// commentText returns what a comment says, without the marks around it.
func commentText(comment string) string {
	text, closed := strings.CutSuffix(strings.TrimRight(comment, " \t\r\n"), commentClose)
	text = strings.TrimPrefix(text, commentOpen)
	if closed && (text == "<!" || text == "<!-") { // <!--> and <!---> are whole comments
		return ""
	}
	return text
}

// suppressedLines returns the line a comment stands for: its own where text shares the line,
// else the next line that holds more than comments. Where that opens a block between fences it
// stands for the whole block, up to the last line; else last is 0.
func (r *reader) suppressedLines(at source.Span) (line, last int) {
	text := at.File.Text()
	lineStart := strings.LastIndexByte(text[:at.Start], '\n') + 1
	if holdsContent(text[lineStart:at.Start]) {
		return at.Position().Line, 0
	}
	for i := int(at.End); i < len(text); i += len(lineAt(text, i)) {
		if line := lineAt(text, i); holdsContent(line) {
			first := at.File.Position(i).Line
			if n := fencedLines(text[i:]); n > 1 {
				return first, first + n - 1
			}
			return first, 0
		}
	}
	return at.Position().Line, 0
}

// fencedLines returns how many lines the block between fences has that text begins with, 0 where
// it begins with none.
func fencedLines(text string) int {
	fence := fenceOf(lineAt(text, 0))
	if fence == "" {
		return 0
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if n > 1 && strings.HasPrefix(fenceOf(line), fence) && strings.Trim(line, fence[:1]+" \t>\r\n") == "" {
			break
		}
	}
	return n
}

// fenceOf returns the run of marks with which a line fences off code, "" where there is none.
func fenceOf(line string) string {
	line = strings.TrimLeft(line, " \t>")
	if !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~") {
		return ""
	}
	return line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
}

// holdsContent tells whether a line, or a part of one, holds more than white space,
// comments and the marks of lists and quotes.
func holdsContent(line string) bool {
	for {
		before, after, found := strings.Cut(line, commentOpen)
		if !found {
			break
		}
		_, rest, _ := strings.Cut(after, commentClose)
		line = before + rest
	}
	words := strings.Fields(line)
	return slices.ContainsFunc(words, func(word string) bool {
		mark := strings.TrimLeft(word, ">")
		mark = strings.TrimRight(mark, ".)")
		digits := strings.Trim(mark, "0123456789") == "" && len(mark) < len(word)
		return mark != "" && !digits && mark != "-" && mark != "*" && mark != "+"
	})
}
