package repository

import (
	"flag"
	"os"
	"strings"
	"testing"

	"casebook/generator/check"
	"casebook/generator/problem"
)

const rulesPage = "../content/handbook/rules.md"

var update = flag.Bool("update", false, "write the handbook's page of rules anew")

// TestHandbookTellsEveryRule holds content/handbook/rules.md to what the rules say of
// themselves. `go test ./generator/repository -run Handbook -update` writes it.
func TestHandbookTellsEveryRule(t *testing.T) {
	want := rulesHandbook(check.Rules())
	if *update {
		if err := os.WriteFile(rulesPage, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(rulesPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Error("content/handbook/rules.md is not what the rules say: run go test ./generator/repository -run Handbook -update")
	}
}

func rulesHandbook(rules []check.Rule) string {
	var b strings.Builder
	b.WriteString(`+++
title = "规则一览"
weight = 10
summary = "程序报出的每一条规则：为什么有它，怎样写对，怎样写错，报了以后怎么办。"
+++

方括号里的英文是规则的名字，程序报错时会写出来，在这一页查它就行。这一页由程序自己的规则生成，不用手改。

`)
	for _, r := range rules {
		b.WriteString("## " + string(r.ID) + "：" + r.Title.ZH + "\n\n")
		b.WriteString("**" + r.SeverityInWords().ZH + "**" + "\n\n")
		paragraph(&b, r.Why.ZH)
		paragraph(&b, "怎么办："+r.Fix.ZH)
		examples(&b, "写对了：", r.Right, "")
		off := ""
		if r.Private {
			off = "<!-- check: off " + string(r.ID) + " 规则举的反例，不是真人 -->\n"
		}
		examples(&b, "写错了：", r.Wrong, off)
	}
	return b.String()
}

// paragraph writes plain text as one paragraph. What it quotes to explain a rule is not the
// handbook's own figure or slip, so those rules are suppressed for it.
func paragraph(b *strings.Builder, text string) {
	for _, rule := range []problem.Rule{"figure-unbound", "placeholder", "year-mangled", "copied-footer",
		"punctuation", "unbalanced-quote", "section-gap", "section-order", "private-name", "doubled-word"} {
		b.WriteString("<!-- check: off " + string(rule) + " 规则的说明里举的例子 -->\n")
	}
	b.WriteString(strings.NewReplacer("\\", "\\\\", "[", "\\[", "<", "\\<", "*", "\\*", "`", "\\`", "_", "\\_").Replace(text) + "\n\n")
}

// examples writes each example as code, in a fence longer than any inside it, with a comment
// before it that suppresses what it shows.
func examples(b *strings.Builder, label string, list []string, off string) {
	if len(list) == 0 {
		return
	}
	b.WriteString(label + "\n")
	for _, example := range list {
		b.WriteString("\n" + off + "`````text\n" + strings.TrimRight(strings.ToValidUTF8(example, "□"), "\n") + "\n`````\n\n")
	}
}
