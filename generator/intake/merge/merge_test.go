package merge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/narrative"
	"casebook/generator/source"
)

const before = `+++
title = "胡家田村"
+++

## 一、背景

全村有[1236户](fact:households)，其中[](fact:poor)脱贫。<!-- 记一笔 --> 见[网站](../a.md)。[^1]

这一段说明来由，**要紧**的话
写成两行。

- 第一条
- 第二条

| 村 | 户 |
| --- | --: |
| 甲 | [12](fact:a) |
| 乙 | 30 |

[^1]: 注文。
`

// Each case edits the document as Word would, and says what must come out.
func TestMerge(t *testing.T) {
	change := func(pairs ...string) func(string) string {
		return func(s string) string {
			for i := 0; i < len(pairs); i += 2 {
				if !strings.Contains(s, pairs[i]) {
					t.Errorf("the paper lacks %q", pairs[i])
				}
				s = strings.Replace(s, pairs[i], pairs[i+1], 1)
			}
			return s
		}
	}
	for name, test := range map[string]struct {
		edit      func(string) string
		ours      func(string) string
		want      []string // in the Markdown
		not       []string
		figures   []FigureEdit
		conflicts int
		unplaced  string
	}{
		"a word, and nothing else of its paragraph": {edit: change("这一段说明来由", "这一段说清来由"), want: []string{"这一段说清来由，**要紧**的话\n写成两行。"}},
		"a figure stays bound, and its number is reported": {edit: change("1236户", "1300户"), want: []string{"[1300户](fact:households)，其中[](fact:poor)脱贫。<!-- 记一笔 --> 见[网站](../a.md)。[^1]"},
			figures: []FigureEdit{{Target: "households", Old: "1236户", New: "1300户"}}},
		"a printed figure that was typed over": {edit: change(">88poor<", ">90户<"), want: []string{"其中[90户](fact:poor)脱贫"}, figures: []FigureEdit{{Target: "poor", Old: "88poor", New: "90户"}}},
		"a figure whose control another program lost": {edit: func(s string) string {
			s = strings.ReplaceAll(strings.ReplaceAll(s, "<w:sdtContent>", "<w:smartTag>"), "</w:sdtContent>", "</w:smartTag>")
			for strings.Contains(s, "<w:sdtPr>") {
				from, to := strings.Index(s, "<w:sdt><w:sdtPr>"), strings.Index(s, "</w:sdtPr>")
				s = s[:from] + s[to+len("</w:sdtPr>"):]
			}
			return strings.ReplaceAll(strings.ReplaceAll(s, "</w:sdt>", ""), "1236户", "1300户")
		}, want: []string{"全村有[1300户](fact:households)，其中[](fact:poor)脱贫。"}, figures: []FigureEdit{{Target: "households", Old: "1236户", New: "1300户"}}},
		"a cell":       {edit: change(">30<", ">31<"), want: []string{"| 乙 | 31 |", "| --: |"}},
		"a bound cell": {edit: change(">12<", ">13<"), want: []string{"| 甲 | [13](fact:a) |"}, figures: []FigureEdit{{Target: "a", Old: "12", New: "13"}}},
		"an item":      {edit: change("第二条", "第二条改了"), want: []string{"- 第一条\n- 第二条改了\n"}},
		"a heading":    {edit: change("一、背景", "一、来历"), want: []string{"## 一、来历\n"}},
		"a level":      {edit: change(`"Heading1"`, `"Heading2"`), want: []string{"### 一、背景\n"}},
		"a footnote":   {edit: change("写成两行", "写成三行"), want: []string{"[^1]: 注文。"}},
		"words set bold": {edit: change(">这一段说明来由，<", `>这一段说明</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>来由</w:t></w:r><w:r><w:t>，<`),
			want: []string{"这一段说明**来由**，**要紧**的话\n写成两行。"}},
		"words no longer bold": {edit: change(`<w:b/></w:rPr><w:t xml:space="preserve">要紧<`, `</w:rPr><w:t xml:space="preserve">要紧<`), want: []string{"这一段说明来由，要紧的话\n写成两行。"}},
		"a paragraph's mark that a tracked change took away": {edit: func(s string) string {
			at := strings.Index(s, "写成两行")
			mark := strings.LastIndex(s[:at], "</w:pPr>")
			return s[:mark] + `<w:rPr><w:del w:id="9" w:author="王" w:date="2024-05-01T00:00:00Z"/></w:rPr></w:pPr>` + s[mark+len("</w:pPr>"):strings.Index(s[at:], "</w:p>")+at] + `</w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>接着写。</w:t></w:r></w:p>` + s[strings.Index(s[at:], "</w:p>")+at+len("</w:p>"):]
		}, want: []string{"写成两行。接着写。\n"}},
		"the title": {edit: change(">胡家田村<", ">胡家田<"), want: []string{`title = "胡家田"`}},
		"both elsewhere": {edit: change("说明来由", "说清来由"), ours: func(s string) string { return strings.Replace(s, "两行", "三行", 1) },
			want: []string{"这一段说清来由，**要紧**的话\n写成三行。"}},
		"both the same": {edit: change("说明来由", "说清来由"), ours: func(s string) string { return strings.Replace(s, "说明来由", "说清来由", 1) },
			want: []string{"这一段说清来由，"}},
		"both at one place": {edit: change("说明来由", "说清来由"), ours: func(s string) string { return strings.Replace(s, "说明来由", "说透来由", 1) },
			want: []string{"<<<<<<< ", "说透来由", "=======", "说清来由", ">>>>>>> "}, conflicts: 1},
		"one number, two ways": {edit: change("1236户", "1300户"), ours: func(s string) string { return strings.Replace(s, "1236户", "1250户", 1) },
			want: []string{"<<<<<<< ", "1250户", "1300户"}, conflicts: 1},
		"deleted there, changed here": {edit: func(s string) string {
			return bodyParagraph.ReplaceAllStringFunc(s, func(p string) string {
				if strings.Contains(p, "说明来由") {
					return ""
				}
				return p
			})
		}, ours: func(s string) string { return strings.Replace(s, "两行", "三行", 1) }, want: []string{"<<<<<<< ", "写成三行"}, conflicts: 1},
		"ours has a new paragraph": {edit: change("说明来由", "说清来由"), ours: func(s string) string { return strings.Replace(s, "- 第一条", "新的一段。\n\n- 第一条", 1) },
			want: []string{"这一段说清来由", "新的一段。\n\n- 第一条"}},
		"marks are words": {edit: change("说明来由", "*说明* [来由](x)"), want: []string{`这一段\*说明\* \[来由\](x)`}},
	} {
		t.Run(name, func(t *testing.T) {
			ours := before
			if test.ours != nil {
				ours = test.ours(before)
			}
			r := back(t, edited(t, paper(t, "a", before), test.edit, ""), ours)
			for _, want := range test.want {
				if !strings.Contains(r.Text, want) {
					t.Errorf("no %q in\n%s", want, r.Text)
				}
			}
			for i := range r.FigureEdits {
				r.FigureEdits[i].Place = ""
			}
			if !slices.Equal(r.FigureEdits, test.figures) && test.conflicts == 0 {
				t.Errorf("figures %+v, want %+v", r.FigureEdits, test.figures)
			}
			if len(r.Conflicts) != test.conflicts || len(r.Unplaced) > 0 {
				t.Errorf("conflicts %q, unplaced %q", r.Conflicts, r.Unplaced)
			}
		})
	}
}

// A text that changed on both sides keeps the words of both, or says which it could not keep.
func TestBothChange(t *testing.T) {
	texts := demoTexts(t)
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 11))
		markdown := texts[r.IntN(len(texts))]
		theirs := edited(t, paper(t, "a", markdown), func(s string) string { return edits["words"](r, edits["add"](r, s)) }, "")
		// Ours is another random edit, merged first.
		ours := back(t, edited(t, paper(t, "a", markdown), func(s string) string { return edits["words"](r, edits["move"](r, s)) }, ""), markdown).Text
		_, x := read(t, theirs)
		result := back(t, theirs, ours)
		doc, _ := narrative.Parse(source.New("a.md", result.Text))
		got := strings.Join(wordsOf(doc.Tree()), "")
		for _, words := range wordsOf(&x.Document) {
			if strings.HasPrefix(words, "新添的") && !strings.Contains(got, words) && !strings.Contains(strings.Join(inChinese(result.Unplaced), ""), words) {
				t.Errorf("seed %d: %q is lost", seed, words)
			}
		}
		if again := back(t, theirs, result.Text); len(result.Conflicts) == 0 && again.Text != result.Text {
			t.Errorf("seed %d: merged twice, the text changes again: %+v", seed, again.Edits)
		}
	}
}

// A block of code comes back from Word with the spaces that its lines begin with: in code they have a meaning.
func TestWordsInsideCode(t *testing.T) {
	markdown := "+++\ntitle = \"甲\"\n+++\n\n命令是：\n\n```\ncasebook check\n  --fix\n```\n\n再看一遍。\n"
	replaced := strings.NewReplacer("casebook check", "casebook build")
	r := back(t, edited(t, paper(t, "a", markdown), replaced.Replace, ""), markdown)
	if want := replaced.Replace(markdown); r.Text != want {
		t.Errorf("got\n%s", r.Text)
	}
}

// A copy that has lost all but its styles is merged by its words.
func TestWithoutBase(t *testing.T) {
	data := edited(t, paper(t, "a", before), func(s string) string { return strings.Replace(s, "说明来由", "说清来由", 1) }, "")
	_, x := read(t, data)
	r := Merge(Input{Ours: before, Theirs: &x.Document, Title: "胡家田村", Styled: true, File: "a.md", Print: printedFor})
	if want := strings.Replace(before, "说明来由", "说清来由", 1); r.Text != want {
		t.Errorf("got\n%s", r.Text)
	}
}

func TestCRLF(t *testing.T) {
	ours := strings.ReplaceAll(before, "\n", "\r\n")
	r := back(t, edited(t, paper(t, "a", before), func(s string) string { return strings.Replace(s, "第二条", "第三条", 1) }, ""), ours)
	if want := strings.Replace(ours, "第二条", "第三条", 1); r.Text != want {
		t.Errorf("got %q", r.Text)
	}
	if r := back(t, paper(t, "a", before), ours); r.Text != ours {
		t.Error("an untouched copy changes line ends")
	}
}

// What stands inside of a chart or a formula is the data's. A word that was changed there is reported, and nothing else is.
func TestWordsInsideADrawing(t *testing.T) {
	markdown := "+++\ntitle = \"胡家田村\"\n+++\n\n第一段。\n\n```formula\nprogram = \"a\"\n```\n"
	data := paper(t, "a", markdown)
	whole, _ := read(t, data)
	if len(whole.Own.Edited) > 0 {
		t.Errorf("taken for edited: %q", whole.Own.Edited)
	}
	changed, _ := read(t, edited(t, data, func(s string) string { return strings.Replace(s, ">一本账<", ">两本账<", 1) }, ""))
	if !slices.Equal(changed.Own.Edited, []string{"两本账"}) {
		t.Errorf("reported as edited: %q", changed.Own.Edited)
	}
}

// A drawing whose name was changed in Word is still the one that stood there, also between others of the former name:
// drawings keep their order.
func TestADrawingOfAnotherNameKeepsItsPlace(t *testing.T) {
	const formula = "```formula\nprogram = \"a\"\n```\n"
	markdown := "+++\ntitle = \"胡家田村\"\n+++\n\n第一段。\n\n" + formula + "\n第二段。\n\n" + formula + "\n第三段。\n\n" + formula
	data := paper(t, "a", markdown)
	for changed := 1; changed <= 3; changed++ {
		former, name := fmt.Sprintf(">%d　六个一<", changed), fmt.Sprintf("%d　七个一", changed)
		whole, x := read(t, edited(t, data, func(s string) string { return strings.Replace(s, former, ">"+name+"<", 1) }, ""))
		var found []int
		for _, b := range x.Document.Blocks {
			if d, ok := b.(*document.Drawing); ok {
				found = append(found, d.Index)
			}
		}
		if !slices.Equal(found, []int{0, 1, 2}) || !slices.Equal(whole.Own.Edited, []string{name}) {
			t.Errorf("name %d changed: drawings %v, reported as edited %q", changed, found, whole.Own.Edited)
		}
	}
}

// A program may write one tracked change in pieces.
func TestATrackedChangeInPiecesIsReportedAsOne(t *testing.T) {
	piece := func(kind, text string) string {
		run := "<w:r><w:t>" + text + "</w:t></w:r>"
		if kind == "del" {
			run = "<w:r><w:delText>" + text + "</w:delText></w:r>"
		}
		return "<w:" + kind + ` w:id="1" w:author="王" w:date="2024-05-01T00:00:00Z">` + run + "</w:" + kind + ">"
	}
	data := edited(t, paper(t, "a", before), func(s string) string {
		return strings.Replace(s, `<w:r><w:t xml:space="preserve">第二条</w:t></w:r>`, piece("del", "第")+piece("del", "二")+piece("ins", "下")+piece("ins", "一")+"<w:r><w:t>条</w:t></w:r>", 1)
	}, "")
	p, _ := read(t, data)
	if len(p.Reviews) != 1 || p.Reviews[0].Text != "第二→下一" {
		t.Errorf("reviews: %+v", p.Reviews)
	}
}
