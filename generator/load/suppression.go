package load

import (
	"strings"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// suppressions reads the comments `# check: off RULE 理由` that the parser came across. One
// that has a line to itself stands for the next line that is no comment, another for its own.
func (d *decoder) suppressions(comments []source.Span) []problem.Suppression {
	var list []problem.Suppression
	for _, at := range comments {
		s, ok := d.suppression(at)
		if !ok {
			continue
		}
		place := at.Position()
		s.Line = place.Line
		if strings.HasPrefix(strings.TrimSpace(d.file.Line(s.Line)), "#") {
			s.Line++
			for next := at.End; isCommentLine(d.file.Text(), &next); {
				s.Line++
			}
		}
		list = append(list, s)
	}
	return list
}

// isCommentLine moves at to the end of the next line where that is a comment.
func isCommentLine(text string, at *int32) bool {
	rest := text[*at:]
	nl := strings.IndexByte(rest, '\n')
	if nl < 0 {
		return false
	}
	line, _, _ := strings.Cut(rest[nl+1:], "\n")
	if !strings.HasPrefix(strings.TrimSpace(line), "#") {
		return false
	}
	*at += int32(nl + 1 + len(line))
	return true
}

// suppression reads one comment; false for any other comment and for one that cannot be
// followed, which is reported.
func (d *decoder) suppression(at source.Span) (problem.Suppression, bool) {
	s, mistake := problem.ReadSuppression(at, strings.TrimLeft(at.Text(), "#"),
		text("写成 # check: off 规则 理由", "write # check: off RULE reason"))
	if mistake != nil {
		d.add(*mistake)
	}
	if s == nil {
		return problem.Suppression{}, false
	}
	return *s, true
}
