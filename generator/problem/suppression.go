package problem

import (
	"strings"

	"casebook/generator/source"
)

// Suppression is one comment that suppresses one rule on one line, with its reason.
type Suppression struct {
	Span   source.Span // the comment
	Rule   Rule        // as written: package check reports one that does not exist
	Reason string
	Line   int  // the line it stands for, from 1
	Last   int  // the last line, where it stands for several; else 0
	Form   Text // how such a comment is written where this one stands
}

// ReadSuppression reads what stands inside a comment: `check: off RULE 理由`. The result has
// no line yet. mistake is not nil where the comment speaks to the checker and cannot be
// followed; both are nil for any other comment. form shows how such a comment is written
// where this one stands.
func ReadSuppression(at source.Span, inside string, form Text) (s *Suppression, mistake *Problem) {
	rest, isCheck := strings.CutPrefix(strings.Replace(strings.TrimSpace(inside), "：", ":", 1), "check:")
	if !isCheck {
		return nil, nil
	}
	words := strings.Fields(rest)
	if len(words) < 2 || words[0] != "off" {
		return nil, &Problem{Rule: UnknownKey, Span: at, Message: Text{"看不懂这条检查注释", "this comment is not an instruction known to the checker"}, Hint: form}
	}
	if len(words) < 3 {
		return nil, &Problem{Rule: MissingField, Span: at, Message: Text{"关掉一条规则要写明理由", "a suppression needs a reason"}, Hint: form}
	}
	return &Suppression{Span: at, Rule: Rule(words[1]), Reason: strings.Join(words[2:], " "), Form: form}, nil
}
