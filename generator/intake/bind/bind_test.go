package bind

import (
	"strings"
	"testing"

	"casebook/generator/narrative"
	"casebook/generator/quantity"
	"casebook/generator/source"
)

func TestFiguresAreBoundAndTheTextReadsAsBefore(t *testing.T) {
	text := "+++\ntitle = \"材料\"\n+++\n\n## 一、5户\n\n党员43名，收入由2019年的3.2万元增加到2023年的58.6万元，力争带动近5000元。\n\n| 项目 | 数 |\n|---|---|\n| 经营收入 | 12.6 |\n\n[已连5户](fact:old)，**12**户。\n"
	r := Narrative(source.New("a.md", text), Options{Taken: map[string]bool{"old": true, "党员": true}})
	for _, want := range []string{"党员[43名](fact:党员-2)", "[3.2万元](fact:收入-2019)", "[58.6万元](fact:收入-2023)", "[近5000元](fact:", "| 经营收入 | [12.6](fact:经营收入) |", "## 一、5户", "[已连5户](fact:old)"} {
		if !strings.Contains(r.Text, want) {
			t.Errorf("%q is missing from\n%s", want, r.Text)
		}
	}
	again := Narrative(source.New("a.md", r.Text), Options{})
	if len(again.Facts) != 0 || again.Text != r.Text {
		t.Errorf("bound again, the text has %d facts more:\n%s", len(again.Facts), again.Text)
	}
	facts := TOML(r.Facts, "paper")
	for _, want := range []string{"value = 58.6\nunit = \"万元\"", "bound = \"about\"\nstatus = \"target\"", "source = \"paper\"", "unverified = true"} {
		if !strings.Contains(facts, want) {
			t.Errorf("%q is missing from\n%s", want, facts)
		}
	}
}

func TestATrackedChangeIsTheFirstOfTheNote(t *testing.T) {
	r := Narrative(source.New("a.md", "<!-- 修订：56.8→58.6 -->\n\n收入58.6万元，党员43名，同比增长8.6%。\n"), Options{})
	if len(r.Facts) != 3 || !strings.HasPrefix(r.Facts[0].Note, "修订：56.8→58.6") || strings.HasPrefix(r.Facts[1].Note, "修订") || strings.HasPrefix(r.Facts[2].Note, "修订") {
		t.Errorf("%+v", r.Facts)
	}
}

func FuzzNarrative(f *testing.F) {
	for _, s := range []string{"党员43名", "**12**户", "[5户](a.md)", "| 1 |\n|---|\n| 2户 |", "`5户` 5户[^1]\n\n[^1]: 6户", "5户\\\n6户", "&#53;户5户"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("long enough")
		}
		before, _ := narrative.Parse(source.New("a.md", text))
		r := Narrative(source.New("a.md", text), Options{})
		after, _ := narrative.Parse(source.New("a.md", r.Text))
		if len(r.Facts) > 0 && len(before.Prose) != len(after.Prose) {
			t.Fatalf("%q became %q", text, r.Text)
		}
		for i := range before.Prose {
			if before.Prose[i].Text != after.Prose[i].Text {
				t.Fatalf("%q became %q", text, r.Text)
			}
		}
		for _, fact := range r.Facts {
			if fact.ID == "" || fact.Value == quantity.Missing {
				t.Fatalf("%q: %+v", text, fact)
			}
		}
	})
}
