package problem

import (
	"testing"

	"casebook/generator/source"
)

func TestReadSuppression(t *testing.T) {
	at := source.New("a.toml", "#").At(0, 1)
	form := Text{ZH: "写法", EN: "form"}
	for _, c := range []struct {
		inside      string
		rule        Rule
		reason      string
		mistake     Rule
		saysNothing bool
	}{
		{inside: " check: off small-cell 已经征得同意 并公示", rule: "small-cell", reason: "已经征得同意 并公示"},
		{inside: "check：off small-cell 全角冒号", rule: "small-cell", reason: "全角冒号"},
		{inside: "check: off no-such-rule 由 check 去认", rule: "no-such-rule", reason: "由 check 去认"},
		{inside: "check: off small-cell", mistake: MissingField},
		{inside: "check: on small-cell 为何", mistake: UnknownKey},
		{inside: "check:", mistake: UnknownKey},
		{inside: "please check: off small-cell x", saysNothing: true},
		{inside: "", saysNothing: true},
	} {
		s, mistake := ReadSuppression(at, c.inside, form)
		switch {
		case c.saysNothing:
			if s != nil || mistake != nil {
				t.Errorf("%q: %v, %v; want neither", c.inside, s, mistake)
			}
		case c.mistake != "":
			if s != nil || mistake == nil || mistake.Rule != c.mistake || mistake.Hint != form || mistake.Span != at {
				t.Errorf("%q: %v, %+v; want %s", c.inside, s, mistake, c.mistake)
			}
		case mistake != nil || s == nil || s.Rule != c.rule || s.Reason != c.reason || s.Span != at || s.Form != form:
			t.Errorf("%q: %+v, %v", c.inside, s, mistake)
		}
	}
}
