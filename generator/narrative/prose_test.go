package narrative

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"casebook/generator/document/prose"
	"casebook/generator/source"
)

func TestProse(t *testing.T) {
	const text = `+++
title = "甲"
+++
# 一、**“六个一”**

　　全村[3300余户](fact:h)，约[](fact:b)元，` + "`code 1`" + `与&amp;和\*星。
换行 <!-- 注 --> **接**
Latin <b>x</b>![图](a.png)<https://a.cn/1>

- 项一

  项一续
- 项二
  1. 子项
  2. 子项二

> 引文

| 甲 | 乙 |
|-|-|
| [1](fact:c)\|2 | |

注[^1]

[^1]: 脚注 5%
`
	const want = `heading 1 0 "一、“六个一”"
paragraph 0 0 "全村3300余户，约￼元，￼与&和*星。换行 接 Latin <b>x</b>￼￼" 6:16=0 22:25=1
item 1 0 "项一"
paragraph 0 0 "项一续"
item 1 0 "项二"
item 2 1 "子项"
item 2 2 "子项二"
quote 0 0 "引文"
cell 0 0 "甲"
cell 0 0 "乙"
cell 0 0 "1|2" 0:1=2
paragraph 0 0 "注"
footnote 0 0 "脚注 5%"
`
	names := []string{"paragraph", "heading", "item", "cell", "quote", "footnote"}
	doc := parse(t, NewParser(), text)
	var b strings.Builder
	for _, p := range doc.Prose() {
		fmt.Fprintf(&b, "%s %d %d %q", names[p.Kind], p.Level, p.Ordered, p.Text)
		for _, f := range p.FactRefs {
			fmt.Fprintf(&b, " %d:%d=%d", f.Start, f.End, f.Index)
		}
		b.WriteByte('\n')
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestProseSource(t *testing.T) {
	const text = "甲**乙**&amp;丙\\*丁\n戊 `x` Latin\n> word&nbsp;end"
	doc := parse(t, NewParser(), text)
	tests := []struct{ part, want string }{
		{"甲乙", "甲**乙"},
		{"乙&", "乙**&amp;"},
		{"&丙", "&amp;丙"},
		{"丙*", "丙\\*"},
		{"*丁", "\\*丁"},
		{"丁戊", "丁\n戊"},
		{"戊", "戊"},
		{"戊 \uFFFC", "戊 `x"},
		{" Latin", " Latin"},
	}
	p := doc.Prose()[0]
	for _, test := range tests {
		i := strings.Index(p.Text, test.part)
		if i < 0 {
			t.Fatalf("%q is not in %q", test.part, p.Text)
		}
		if got := p.Source(i, i+len(test.part)).Text(); got != test.want {
			t.Errorf("%q: %q, want %q", test.part, got, test.want)
		}
	}
	if s := p.Source(3, 3); s.Start != s.End || s.Start != int32(len("甲**")) {
		t.Errorf("an empty stretch is at %d to %d", s.Start, s.End)
	}
}

// checkProse says that every character of every Prose is found in the file where Source
// says it is: as itself, or as something that stands for it.
func checkProse(t *testing.T, doc *Document) {
	t.Helper()
	for _, p := range doc.Prose() {
		last := p.Span.Start
		for i, r := range p.Text {
			span := p.Source(i, i+utf8.RuneLen(r))
			if span.Start < last || span.End < span.Start || span.End > p.Span.End {
				t.Fatalf("%q: %q at %d to %d, after %d, in %d to %d", p.Text, r, span.Start, span.End, last, p.Span.Start, p.Span.End)
			}
			last = span.Start
			text := span.Text()
			switch {
			case text == string(r), r == utf8.RuneError, r == prose.ObjectReplacement:
			case r == ' ' && strings.Contains(text, "\n"), r == '\n':
			case strings.HasPrefix(text, "&") && strings.HasSuffix(text, ";"):
			case text == "\\"+string(r):
			default:
				t.Fatalf("%q: %q is %q in the file", p.Text, r, text)
			}
		}
		for _, f := range p.FactRefs {
			if f.Start < 0 || f.End <= f.Start || f.End > len(p.Text) || f.Index >= len(doc.FactRefs) {
				t.Fatalf("%q: figure %+v", p.Text, f)
			}
		}
	}
}

func TestProseIsFoundInTheFile(t *testing.T) {
	for _, text := range seeds() {
		doc, _ := Parse(source.New("a.md", text))
		checkProse(t, doc)
	}
}

// A narrative that was released says what it said before, though it holds its texts alone.
func TestWhatIsReleasedIsReadAgain(t *testing.T) {
	const text = "+++\ntitle = \"甲\"\n+++\n\n# 开头\n\n全村[412户](fact:户数)，`码`。\n\n- 一\n- 二\n"
	f := source.New("content/cases/hu-jia-tian.md", text)
	p := NewParser()
	doc := parse(t, p, text)
	html, texts, opening := shown(doc), doc.Texts(), doc.Opening()
	if len(texts) != 4 || opening != texts[1] {
		t.Errorf("texts %q, opening %q", texts, opening)
	}
	restored := p.Restore(f, &doc.Outline)
	doc.Release()
	restored.Release()
	for name, d := range map[string]*Document{"parsed": doc, "restored": restored} {
		if got := shown(d); got != html {
			t.Errorf("%s: %s, was %s", name, got, html)
		}
		if got := d.Texts(); !slices.Equal(got, texts) || d.Opening() != opening || len(d.Prose()) != len(texts) {
			t.Errorf("%s: texts %q, opening %q", name, got, d.Opening())
		}
	}
}
