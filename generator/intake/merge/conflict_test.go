package merge

import (
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/source"
)

// A paragraph that moved and was changed on both sides stands in both versions where it moved to, and the
// figures that nobody changed are bound in both as they are in ours.
func TestWhatMovedAndBothChangedStandsTwice(t *testing.T) {
	front := "+++\ntitle = \"账\"\n+++\n"
	base := front + "开头讲了全村的家底和来历。\n\n## 一、加工\n\n加工干茶[36吨](fact:干茶)，卖得很好。\n\n## 二、分红\n\n分红[98万元](fact:分红)，最高的一户[1.26万元](fact:最高)，一家一家都对过账。\n"
	ours := strings.NewReplacer("fact:分红", "fact:dividend", "最高的一户", "分得最多的一户").Replace(base)
	theirs := front + "开头讲了全村的家底和来历。\n\n## 一、分红\n\n分红98万元，脱贫户5310元，最高一户1.3万元，一家一家都对过账。\n\n## 二、加工\n\n加工干茶36吨，卖得很好。\n"
	doc, _ := narrative.Parse(source.New("a.md", theirs))
	r := Merge(Input{Base: base, Ours: ours, Theirs: doc.Tree(), Styled: true, File: "a.md"})
	for _, want := range []string{conflictOurs + "\n分红[98万元](fact:dividend)，分得最多的一户[1.26万元](fact:最高)，一家一家都对过账。\n" + conflictMiddle +
		"\n分红[98万元](fact:dividend)，脱贫户5310元，最高一户1.3万元，一家一家都对过账。\n" + conflictTheirs, "加工干茶[36吨](fact:干茶)"} {
		if strings.Count(r.Text, want) != 1 {
			t.Errorf("%q is not there once in\n%s", want, r.Text)
		}
	}
	if len(r.Conflicts) != 1 || len(r.Unplaced) > 0 || strings.Index(r.Text, "加工干茶") < strings.Index(r.Text, conflictTheirs) {
		t.Errorf("conflicts %q, unplaced %q in\n%s", r.Conflicts, r.Unplaced, r.Text)
	}
}

// A figure of theirs is bound as it was only where all of it is the same.
func TestFiguresInAConflictAreBound(t *testing.T) {
	base := "+++\ntitle = \"账\"\n+++\n全村[412户](fact:户)、[1630人](fact:人)，修路[3公里](fact:路)，路宽了。\n"
	doc, _ := narrative.Parse(source.New("a.md", "全村412户、1680人，修路3公里，路更宽了。\n"))
	r := Merge(Input{Base: base, Ours: strings.Replace(base, "1630人", "1640人", 1), Theirs: doc.Tree(), Styled: true, File: "a.md"})
	if want := "全村[412户](fact:户)、1680人，修路[3公里](fact:路)，路更宽了。"; len(r.Conflicts) != 1 || !strings.Contains(r.Text, want) {
		t.Errorf("%q is missing from\n%s", want, r.Text)
	}
}
