package problem

import (
	"strings"

	"casebook/generator/source"
)

// Silence is one comment that silences one rule on one line, with its reason.
type Silence struct {
	Span   source.Span // the comment
	Rule   Rule
	Reason string
	Line   int // the line that is silenced, from 1
}

// ReadSilence reads what stands inside a comment: `check: off RULE 理由`. The silence has
// no line yet. mistake is not nil where the comment speaks to the checker and cannot be
// followed; both are nil for any other comment. form shows how such a comment is written
// where this one stands.
func ReadSilence(at source.Span, inside string, form Text) (silence *Silence, mistake *Problem) {
	rest, isCheck := strings.CutPrefix(strings.Replace(strings.TrimSpace(inside), "：", ":", 1), "check:")
	if !isCheck {
		return nil, nil
	}
	wrong := func(rule Rule, zh, en string, hint Text) (*Silence, *Problem) {
		return nil, &Problem{Rule: rule, Span: at, Message: Text{zh, en}, Hint: hint}
	}
	words := strings.Fields(rest)
	if len(words) < 2 || words[0] != "off" {
		return wrong(UnknownKey, "看不懂这条检查注释", "not an instruction to the checker", form)
	}
	rule := Rule(words[1])
	switch {
	case rule.Contract():
		return wrong(UnknownKey, "`"+words[1]+"` 属于输入约定，不能用注释关掉", "`"+words[1]+"` belongs to the input contract and cannot be silenced",
			Text{"这一处只能改正", "mend what it reports instead"})
	case !rule.Known():
		return wrong(UnknownKey, "没有 `"+words[1]+"` 这条规则", "there is no rule `"+words[1]+"`", orText(DidYouMean(words[1], SettableRules()), form))
	case len(words) < 3:
		return wrong(MissingField, "关掉一条规则要写明理由", "a rule is silenced with a reason", form)
	}
	return &Silence{Span: at, Rule: rule, Reason: strings.Join(words[2:], " ")}, nil
}

// orText returns the first text that says something.
func orText(a, b Text) Text {
	if a == (Text{}) {
		return b
	}
	return a
}
