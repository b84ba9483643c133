package load

import (
	"strings"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// silences reads the comments `# check: off RULE 理由` that the parser came across. One
// that has a line to itself silences the next line that is no comment, another its own.
func (d *decoder) silences(comments []source.Span) []problem.Silence {
	var list []problem.Silence
	for _, at := range comments {
		s, ok := d.silence(at)
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

// silence reads one comment; false for any other comment and for one that names no rule
// that can be silenced, which is reported.
func (d *decoder) silence(span source.Span) (problem.Silence, bool) {
	comment := strings.TrimSpace(strings.TrimLeft(span.Text(), "#"))
	body, ok := strings.CutPrefix(strings.Replace(comment, "：", ":", 1), "check:")
	if !ok {
		return problem.Silence{}, false
	}
	words := strings.Fields(body)
	form := text("写成 # check: off 规则 理由", "write # check: off RULE reason")
	if len(words) < 2 || words[0] != "off" {
		d.add(problem.Problem{Rule: problem.UnknownKey, Span: span, Hint: form,
			Message: text("看不懂这条检查注释", "not an instruction to the checker")})
		return problem.Silence{}, false
	}
	rule := problem.Rule(words[1])
	switch {
	case rule.Contract():
		d.add(problem.Problem{Rule: problem.UnknownKey, Span: span,
			Message: text("`"+words[1]+"` 属于输入约定，不能用注释关掉", "`"+words[1]+"` belongs to the input contract and cannot be silenced")})
		return problem.Silence{}, false
	case !rule.Known():
		d.add(problem.Problem{Rule: problem.UnknownKey, Span: span, Message: text("没有 `"+shorten(words[1])+"` 这条规则", "there is no rule `"+shorten(words[1])+"`"),
			Hint: didYouMean(words[1], problem.SettableRules())})
		return problem.Silence{}, false
	case len(words) < 3:
		d.add(problem.Problem{Rule: problem.MissingField, Span: span, Hint: form,
			Message: text("关掉一条规则要写明理由", "a rule is silenced with a reason")})
		return problem.Silence{}, false
	}
	return problem.Silence{Span: span, Rule: rule, Reason: strings.Join(words[2:], " ")}, true
}
