package problem

import (
	"testing"

	"casebook/generator/source"
)

func TestReadSilence(t *testing.T) {
	at := source.New("a.toml", "#").At(0, 1)
	form := Text{ZH: "写法", EN: "form"}
	for _, c := range []struct {
		inside      string
		rule        Rule
		reason      string
		mistake     Rule
		hint        string
		saysNothing bool
	}{
		{inside: " check: off small-cell 已经征得同意 并公示", rule: SmallCell, reason: "已经征得同意 并公示"},
		{inside: "check：off small-cell 全角冒号", rule: SmallCell, reason: "全角冒号"},
		{inside: "check: off small-cell", mistake: MissingField, hint: "写法"},
		{inside: "check: on small-cell 为何", mistake: UnknownKey, hint: "写法"},
		{inside: "check:", mistake: UnknownKey, hint: "写法"},
		{inside: "check: off smal-cell 笔误", mistake: UnknownKey, hint: "你是不是想写 `small-cell`？"},
		{inside: "check: off weather 没有", mistake: UnknownKey, hint: "写法"},
		{inside: "check: off unknown-key 想当然", mistake: UnknownKey, hint: "这一处只能改正"},
		{inside: "please check: off small-cell x", saysNothing: true},
		{inside: "", saysNothing: true},
	} {
		s, mistake := ReadSilence(at, c.inside, form)
		switch {
		case c.saysNothing:
			if s != nil || mistake != nil {
				t.Errorf("%q: %v, %v; want neither", c.inside, s, mistake)
			}
		case c.mistake != "":
			if s != nil || mistake == nil || mistake.Rule != c.mistake || mistake.Hint.ZH != c.hint || mistake.Span != at {
				t.Errorf("%q: %v, %+v; want %s with hint %q", c.inside, s, mistake, c.mistake, c.hint)
			}
		case mistake != nil || s == nil || s.Rule != c.rule || s.Reason != c.reason || s.Span != at:
			t.Errorf("%q: %+v, %v", c.inside, s, mistake)
		}
	}
}
