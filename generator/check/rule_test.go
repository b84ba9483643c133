package check

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"testing"

	"casebook/generator/problem"
	"casebook/generator/source"
)

// TestExamples runs every rule's examples: a right one has nothing to report, a wrong one
// has its rule's problem.
func TestExamples(t *testing.T) {
	for _, r := range Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			if len(r.Right) == 0 || len(r.Wrong) == 0 || r.Severity == problem.Off {
				t.Fatal("a rule needs a severity, and examples right and wrong")
			}
			for _, text := range []problem.Text{r.Title, r.Why, r.Fix} {
				if text.ZH == "" || text.EN == "" {
					t.Fatal("a rule needs a title, a reason and a remedy in both languages")
				}
			}
			for _, example := range r.Right {
				list, _ := checked(t, example)
				for _, p := range list {
					if p.Rule != figureUnboundID || r.ID == figureUnboundID {
						t.Errorf("right, but reported as %s (%s):\n%s", p.Rule, p.Message.ZH, example)
					}
				}
			}
			for _, example := range r.Wrong {
				list, _ := checkedWhole(t, example)
				if !slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == r.ID }) {
					t.Errorf("wrong, but not reported:\n%s", example)
				}
			}
		})
	}
}

// TestCatalogHasEveryRuleOnce: a rule that another package reports is explained too.
func TestCatalogHasEveryRuleOnce(t *testing.T) {
	catalog := Catalog()
	if len(catalog) != len(Rules()) {
		t.Errorf("%d rules in the catalog, %d in the list", len(catalog), len(Rules()))
	}
	for i, info := range catalog {
		if found, ok := catalog.Find(info.ID); !ok || found != info || i > 0 && catalog[i-1].ID >= info.ID {
			t.Errorf("%s is not found, or is there twice", info.ID)
		}
	}
	text, err := os.ReadFile("../problem/catalog.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := regexp.MustCompile(`Rule\s+= "([a-z-]+)"`).FindAllStringSubmatch(string(text), -1)
	if len(declared) < 10 {
		t.Fatalf("only %d rules found in problem/catalog.go", len(declared))
	}
	for _, m := range declared {
		if _, ok := catalog.Find(problem.Rule(m[1])); !ok {
			t.Errorf("%s has no Rule", m[1])
		}
	}
}

// TestRuleNamesInCommentsAndSettings: a suppression or setting of a rule that does not exist
// would suppress nothing, and nobody would know.
func TestRuleNamesInCommentsAndSettings(t *testing.T) {
	const form, list = "写成 # check: off 规则 理由", "规则的名称见手册“规则一览”"
	for _, c := range []struct{ example, at, hint string }{
		{"<!-- check: off punctation 引文 -->\n正文。", "content/cases/demo.md:4:1", "你是不是想写 `punctuation`？"},
		{"<!-- check: off 数字 引文 -->\n正文。", "content/cases/demo.md:4:1", "写成 <!-- check: off 规则 理由 -->"},
		{"<!-- check: off unknown-key 引文 -->\n正文。", "content/cases/demo.md:4:1", "请改正它报出来的问题"},
		{"正文。\n--- data/sources.toml\n# check: off weather 没有\n[[source]]\nid = \"report\"\ntitle = \"年度报告\"\n", "data/sources.toml:1:1", form},
		{"正文。\n--- data/site.toml\ntitle = \"示例\"\n[check]\nsmal-cell = \"off\"\n", "data/site.toml:3:1", "你是不是想写 `small-cell`？"},
		{"正文。\n--- data/site.toml\ntitle = \"示例\"\n[check]\nwrong-type = \"off\"\n", "data/site.toml:3:1", "请改正它报出来的问题"},
		{"正文。\n--- data/site.toml\ntitle = \"示例\"\n[check]\n\"天气\" = \"off\"\n", "data/site.toml:3:1", list},
	} {
		problems, _ := checked(t, c.example)
		if len(problems) != 1 || problems[0].Rule != problem.UnknownKey || problems[0].Hint.ZH != c.hint {
			t.Errorf("%q: got %v", c.example, problems)
			continue
		}
		p := problems[0].Span.Position()
		if at := fmt.Sprintf("%s:%d:%d", problems[0].Span.File.Path, p.Line, p.Column); at != c.at {
			t.Errorf("%q: at %s, want %s", c.example, at, c.at)
		}
	}
}

// TestSuppressionOfABlock: a comment before a fence stands for all that is between the fences, and
// for nothing behind them.
func TestSuppressionOfABlock(t *testing.T) {
	const phone = "电话13812345678。\n"
	for example, want := range map[string]int{
		"```\n" + phone + phone + "```\n":                                                              2,
		"<!-- check: off private-phone 反例 -->\n```\n" + phone + phone + "```\n":                        0,
		"<!-- check: off private-phone 反例 -->\n````text\n" + phone + "```\n" + phone + "````\n":        0,
		"<!-- check: off private-phone 反例 -->\n```\n" + phone + "```\n" + phone:                        1,
		"<!-- check: off private-bank 反例 -->\n```\n" + phone + "```\n":                                 1,
		"<!-- check: off private-phone 反例 -->\n\n> ~~~\n> " + phone + "> ~~~\n\n```\n" + phone + "```": 1,
	} {
		list, err := Texts(t.Context(), []*source.File{source.New("a.md", example)}, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range list {
			if p.Rule == privatePhoneID {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d reported, want %d", example, n, want)
		}
	}
}
