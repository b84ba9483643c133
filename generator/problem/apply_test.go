package problem

import (
	"strings"
	"testing"

	"casebook/generator/source"
)

func TestOneRuleDoesNotDrownTheOthers(t *testing.T) {
	a, b := source.New("a.md", strings.Repeat("x", 5000)), source.New("b.md", strings.Repeat("x", 5000))
	var list []Problem
	for i := range 3000 {
		list = append(list, Problem{Rule: "punctuation", Span: a.At(i, 1)}, Problem{Rule: "punctuation", Span: b.At(i, 1)})
	}
	list = append(list, Problem{Rule: "private-id", Span: a.At(4999, 1)})
	kept, _ := ApplySeverities(list, Policy{Rules: known()})
	count := CountOf(kept)
	if count.Errors != 1 || count.Warnings != 2*maxAlike {
		t.Errorf("%+v", count)
	}
	if said := kept[maxAlike-1]; said.Span.Start != maxAlike-1 || !strings.Contains(said.Hint.ZH, "前 1000 个") {
		t.Errorf("the last that is listed says %q at %d", said.Hint.ZH, said.Span.Start)
	}
}

// known is a catalog of a few rules of every kind, sorted as a catalog is.
func known() Catalog {
	title := Text{ZH: "标题", EN: "title"}
	return Catalog{
		{ID: "broken-link", Title: title, Severity: Error},
		{ID: DuplicateID, Title: title, Severity: Error, Contract: true},
		{ID: "fact-unverified", Title: title, Severity: Note},
		{ID: "placeholder", Title: title, Severity: Warning},
		{ID: "private-id", Title: title, Severity: Error, Private: true},
		{ID: "punctuation", Title: title, Severity: Warning},
		{ID: "series-gap", Title: title, Severity: Warning},
		{ID: "series-jump", Title: title, Severity: Warning},
		{ID: "small-cell", Title: title, Severity: Error, Private: true},
		{ID: UnknownKey, Title: title, Severity: Error, Contract: true},
		{ID: WrongType, Title: title, Severity: Error, Contract: true},
	}
}

func TestApplySeveritiesKnowsEditionSettingsAndSuppressions(t *testing.T) {
	f := source.New("data/a.toml", "a\nb\nc\n")
	at := func(line int) source.Span { return f.At(2*(line-1), 1) }
	list := []Problem{
		{Rule: "small-cell", Span: at(3)},
		{Rule: UnknownKey, Span: at(1)},
		{Rule: UnknownKey, Span: at(1)},
		{Rule: "series-gap", Span: at(2)},
		{Rule: "series-jump", Span: at(2)},
		{Rule: "series-jump", Span: at(3)},
		{Rule: "fact-unverified", Span: at(1)},
		{Rule: "no-such-rule", Span: at(1)},
		{Rule: "broken-link", Span: at(1)},
	}
	policy := Policy{Rules: known(), Settings: []Setting{{Rule: "series-gap"}, {Rule: UnknownKey}, {Rule: "broken-link", Severity: Warning}, {Rule: "no-such-rule"}},
		Suppressions: []Suppression{{Span: at(1), Rule: "series-jump", Line: 2}, {Span: at(1), Rule: UnknownKey, Line: 1}}}
	show := func(kept []Problem) string {
		var words []string
		for _, p := range kept {
			words = append(words, string(p.Rule)+"="+p.Severity.String())
		}
		return strings.Join(words, " ")
	}
	const others = "broken-link=warning fact-unverified=note no-such-rule=error unknown-key=error series-jump=warning "
	kept, suppressed := ApplySeverities(list, policy)
	if got, want := show(kept), others+"small-cell=error"; got != want || suppressed != 1 {
		t.Errorf("public: %s and %d suppressed, want %s and 1", got, suppressed, want)
	}
	if line := kept[4].Span.Position().Line; line != 3 {
		t.Errorf("what is left of series-jump stands on line %d, but line 2 was suppressed", line)
	}
	policy.Internal = true
	kept, _ = ApplySeverities(list, policy)
	if got, want := show(kept), others+"small-cell=warning"; got != want {
		t.Errorf("internal: %s, want %s", got, want)
	}
	if got := strings.Join(known().Settable(), " "); strings.Contains(got, string(UnknownKey)) || !strings.Contains(got, "small-cell") {
		t.Errorf("settable: %s", got)
	}
}

// Whose severity the site sets, and what an internal edition only warns of, may be suppressed on a line all the same.
func TestWhatIsSetMayBeSuppressed(t *testing.T) {
	at := source.New("data/a.toml", "a\n").At(0, 1)
	for _, c := range []struct {
		rule     Rule
		setting  []Setting
		internal bool
		want     int
	}{{"broken-link", []Setting{{Rule: "broken-link", Severity: Warning}}, false, 1}, {"small-cell", nil, true, 1}, {UnknownKey, []Setting{{Rule: UnknownKey, Severity: Warning}}, false, 0}} {
		policy := Policy{Rules: known(), Settings: c.setting, Internal: c.internal, Suppressions: []Suppression{{Span: at, Rule: c.rule, Line: 1}}}
		kept, suppressed := ApplySeverities([]Problem{{Rule: c.rule, Span: at}}, policy)
		if suppressed != c.want || len(kept) != 1-c.want {
			t.Errorf("%s: %d kept, %d suppressed, want %d", c.rule, len(kept), suppressed, c.want)
		}
	}
}
