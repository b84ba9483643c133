package repository

import (
	"flag"
	"os"
	"strings"
	"testing"

	"casebook/generator/check"
	"casebook/generator/source"
)

const rulesPage = "../content/handbook/rules.md"

var update = flag.Bool("update", false, "write the handbook's page of rules anew")

// TestHandbookTellsEveryRule holds content/handbook/rules.md to what the rules say of
// themselves. `go test ./generator/repository -run Handbook -update` writes it.
func TestHandbookTellsEveryRule(t *testing.T) {
	want := suppressed(t, rulesHandbook(check.Rules()))
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
		examples(&b, "**✓ 写对了：**", r.Right)
		examples(&b, "**✗ 写错了：**", r.Wrong)
	}
	return b.String()
}

// suppressed puts a comment before each paragraph or example in which a rule finds something: what
// it quotes to explain a rule is not the handbook's own figure or slip, and no person's.
func suppressed(t *testing.T, text string) string {
	t.Helper()
	found, err := check.Texts(t.Context(), []*source.File{source.New("rules.md", text)}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(text, "\n")
	starts, inside := make([]int, len(lines)), false // of each line: where the example begins that it is in, else itself
	for i, line := range lines {
		if starts[i] = i; inside {
			starts[i] = starts[i-1]
		}
		if strings.HasPrefix(line, fence) {
			inside = !inside
		}
	}
	comments := make([]string, len(lines))
	for _, p := range found {
		at, comment := starts[p.Span.Position().Line-1], "<!-- check: off "+string(p.Rule)+" 规则的说明里举的例子 -->\n"
		if p.Rule != "missing-date" && !strings.Contains(comments[at], comment) {
			comments[at] += comment
		}
	}
	var b strings.Builder
	for i, line := range lines {
		b.WriteString(comments[i] + line)
	}
	return b.String()
}

// paragraph writes plain text as one paragraph.
func paragraph(b *strings.Builder, text string) {
	b.WriteString(strings.NewReplacer("\\", "\\\\", "[", "\\[", "<", "\\<", "*", "\\*", "`", "\\`", "_", "\\_").Replace(text) + "\n\n")
}

// fence is longer than any inside an example.
const fence = "`````"

// examples writes each example as code.
func examples(b *strings.Builder, label string, list []string) {
	if len(list) == 0 {
		return
	}
	b.WriteString(label + "\n")
	for _, example := range list {
		b.WriteString("\n" + fence + "text\n" + strings.TrimRight(strings.ToValidUTF8(example, "□"), "\n") + "\n" + fence + "\n\n")
	}
}
