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
		list = append(list, Problem{Rule: Punctuation, Span: a.At(i, 1)}, Problem{Rule: Punctuation, Span: b.At(i, 1)})
	}
	list = append(list, Problem{Rule: PrivateID, Span: a.At(4999, 1)})
	kept, _ := Settle(list, nil, nil, false)
	count := CountOf(kept)
	if count.Errors != 1 || count.Warnings != 2*maxAlike {
		t.Errorf("%+v", count)
	}
	if said := kept[maxAlike-1]; said.Span.Start != maxAlike-1 || !strings.Contains(said.Hint.ZH, "前 1000 个") {
		t.Errorf("the last that is listed says %q at %d", said.Hint.ZH, said.Span.Start)
	}
}
