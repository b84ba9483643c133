package narrative

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"casebook/generator/document"
	"casebook/generator/source"
)

// fencedBlock reads a chart or a formula, and any other block as code.
func (r *reader) fencedBlock(n *ast.FencedCodeBlock) {
	language := string(visible(n.Language(r.src)))
	body := r.fencedBody(n)
	end, closed := r.fenceEnd(n, int(body.End)-r.base)
	if !closed {
		r.doc.UnclosedFences = append(r.doc.UnclosedFences, r.lineSpan(n.Pos()))
	}
	at := r.span(n.Pos(), end)
	switch kind := document.DrawingKind(language); kind {
	case document.ChartDrawing, document.FormulaDrawing:
		r.add(&document.Drawing{Kind: kind, TOML: r.blanked(n.Lines(), body), Body: body, Span: at})
	default:
		r.add(&document.Code{Language: language, Text: r.lines(n.Lines()), Span: at})
	}
}

func (r *reader) fencedBody(n *ast.FencedCodeBlock) source.Span {
	lines := n.Lines()
	if lines.Len() > 0 {
		return r.span(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
	}
	end := n.Pos()
	if newline := bytes.IndexByte(r.src[end:], '\n'); newline >= 0 {
		end += newline + 1
	} else {
		end = len(r.src)
	}
	return r.span(end, end)
}

// fenceEnd returns where the closing fence ends, or where the body does without one.
func (r *reader) fenceEnd(n *ast.FencedCodeBlock, bodyEnd int) (end int, closed bool) {
	line, _, _ := bytes.Cut(r.src[bodyEnd:], []byte("\n"))
	fence := bytes.TrimRight(bytes.TrimLeft(line, " \t>"), " \t\r")
	if len(fence) >= 3 && fence[0] == r.src[n.Pos()] && len(bytes.Trim(fence, string(fence[:1]))) == 0 {
		return bodyEnd + len(bytes.TrimRight(line, " \t\r")), true
	}
	return bodyEnd, false
}

// blanked returns the body with spaces in place of all that is not in its lines.
func (r *reader) blanked(lines *text.Segments, body source.Span) string {
	from, to := int(body.Start)-r.base, int(body.End)-r.base
	out := []byte(r.body[from:to])
	done, marks := from, false
	for i := range lines.Len() {
		line := lines.At(i)
		for ; done < line.Start; done++ {
			out[done-from], marks = ' ', true
		}
		done = line.Stop
	}
	if !marks {
		return r.body[from:to]
	}
	return string(out)
}

// lines returns the lines of code, each with a line feed.
func (r *reader) lines(lines *text.Segments) string {
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(visible(bytes.TrimRight(line.Value(r.src), "\r\n")))
		b.WriteByte('\n')
	}
	return b.String()
}
