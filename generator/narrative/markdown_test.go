package narrative

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/source"
)

func TestAppend(t *testing.T) {
	tests := []struct{ name, markdown string }{
		{"headings and paragraphs", "# 一、标题\n\n甲村\n乙村\n\n## 二\n\n丙\\\n丁"},
		{"styles", "落实**“六个一”**工作法，*重点*，~~删除~~，`a|b`"},
		{"figures", "共[3300余户](fact:households)，人均[](fact:4503/income@2016)元，见[**约** 88%](<fact:收入 率>)"},
		{"links and pictures", "见[说明](../about.md#事实 \"题\")，<https://a.cn>\n\n![图](图一.png \"题\")"},
		{"lists", "- 甲\n- 乙\n  1. 丙\n  2. 丁\n\n+ 戊\n\n  己\n\n+ 庚"},
		{"lists apart", "- 甲\n\n乙\n\n- 丙"},
		{"tildes that strike nothing out", "\\~\\~甲\\~\\~"},
		{"words before a point, a bar after a table", "GDP. 5\n\n| 甲 |\n| --- |\n| 1 |\n\n乙|丙"},
		{"a mark of exclamation before a link", "好\\![乙](b.md)"},
		{"mailboxes", "写信到<a@b.cn>。"},
		{"an address with %", "[甲](<100%25 表.md>)"},
		{"an address that begins with a blank", "[甲](%20a.md)"},
		{"an address of the web with %", "[甲](http://a.cn/%2F?x=1)"},
		{"a letter behind one that is set off", "*b*c"},
		{"stars behind what is set off", "*甲*\\*\\*，收入由*3120元*增加到*35* 60元\\*"},
		{"a wide blank that ends a line", "甲&#12288;"},
		{"a line feed that is no line", "甲&#10;乙"},
		{"a fact and a file with %", "[3](fact:a%25b)，[甲](a/b:c%25.md)"},
		{"an address with a backslash", "[](<x.m\\\\d>)"},
		{"an address with a tab", "[甲](a%09b.md)"},
		{"a tab that ends a line", "户&#9;\\\n乙"},
		{"a line that ends in a backslash", "甲\\\\  \n乙"},
		{"a point behind a mark, or alone", "\".\n\n.\n\n)"},
		{"a number longer than any item's", "1234567890."},
		{"a dash in a heading", "## 甲-\n\n甲 -"},
		{"a comment that begins with a bracket", "<!-- > 甲 -->\n\n<!-- -> 乙 -->"},
		{"an item that begins with a numbered list", "- 1. 甲"},
		{"an address that is none", "[甲](<>)"},
		{"a dash or a plus alone", "\\-\n\n\\+"},
		{"an angle before what begins no tag", "a<\\_b"},
		{"a star behind a figure", "共2\\*，甲"},
		{"a comment before the words of a paragraph", "<!-- 密 -->甲"},
		{"a blank line in a drawing in a list", "- 甲\n\n  ```chart\n  a = 1\n\n  b = 2\n  ```"},
		{"figures set off beside others", "2023年*&#53;*月，1&#50;*&#51;*&#52;户，*3*&#52;户，长*宽*&#39640;，12**3**4户"},
		{"letters before bold words in brackets", "GD&#80;**(一)**乙"},
		{"a list in an alert", "> [!NOTE]\n>\n> - 甲"},
		{"a comment of several lines", "<!-- 一\n二\n三 -->\n\n甲"},
		{"tasks", "- [ ] 甲\n- [x] 乙"},
		{"a task that begins with a blank", "- [ ] &#32;甲"},
		{"quotes and alerts", "> 引文\n>\n> 再引\n\n> [!NOTE]\n> 说明"},
		{"tables", "| 项 | 数 |\n| --- | --: |\n| 甲 | 1\\|2 |"},
		{"code and drawings", "```go\na\n```\n\n- 甲\n\n  ```chart\n  title = \"图\"\n  of = [\n    \"甲\",\n  ]\n  ```"},
		{"footnotes", "甲[^a]乙[^b]\n\n[^a]: 丙\n\n[^b]: 丁\n\n    戊"},
		{"a comment that ends a paragraph", "甲\n    <!-- 密 -->"},
		{"a comment alone on a line of a paragraph", "甲\n    <!-- 密 -->\n乙"},
		{"a footnote that begins with a list", "甲[^a]\n\n[^a]:\n    - 丙\n    - 丁"},
		{"comments", "<!-- check: off punctuation 引文 -->\n\n甲 <!-- 修订：56.8→58.6 -->乙"},
		{"code with backticks and blanks", "``a`b``，`` ` ``，`  a  `，`` `a ``，`` a` ``，` `"},
		{"fences in fences", "````\n```\na\n```\n````"},
		{"signs of HTML", "\\<b> \\</a> \\<!x \\<?y \\<Z \\<z < 1 <2 a\\<"},
		{"styles side by side", "**甲**_乙_，*__丙__*，**“丁”**戊**“己”**"},
		{"a style that ends in a mark, before a letter", "**a.**&#98;，**a.**&#49;乙"},
		{"signs of lists inside a line", "甲 - 乙 + 丙\n-丁"},
		{"a number with a point begins a line", "1.5万元，2.甲，3)乙\n\n2023.6月"},
		{"breaks", "甲\n\n* * *\n\n乙"},
		{"signs of headings", "\\# 甲\n\n甲#乙 # 丙\n\n甲 \\#"},
		{"marks that are none", "1\\. 甲\n\n\\- 乙\n\n\\# 丙 2*3*4 \\*x a\\_b \\[x\\] \\<b> \\&amp; 3~5 A&B"},
	}
	parser := NewParser()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := parse(t, parser, test.markdown)
			if got := string(Append(nil, doc.Tree())); got != test.markdown {
				t.Errorf("got\n%s\nwant\n%s", got, test.markdown)
			}
		})
	}
}

// A table as Word has it: merged heads of two rows.
func TestAppendJoinsTheHeadsOfATable(t *testing.T) {
	cell := func(text string, columns, rows int) *document.Cell {
		return &document.Cell{Inlines: []document.Inline{&document.Text{Text: text}}, ColSpan: columns, RowSpan: rows}
	}
	d := &document.Document{Blocks: []document.Block{&document.Table{Head: 2, Columns: make([]document.Alignment, 3), Rows: []document.Row{
		{Cells: []*document.Cell{cell("村", 1, 2), cell("收入", 2, 1)}},
		{Cells: []*document.Cell{cell("2022年", 0, 0), cell("2023年", 0, 0)}},
		{Cells: []*document.Cell{cell("甲", 0, 2), cell("1", 0, 0), cell("2", 0, 0)}},
		{Cells: []*document.Cell{cell("3", 2, 0)}},
	}}, &document.Table{Head: 2, Columns: make([]document.Alignment, 2), Rows: []document.Row{
		{Cells: []*document.Cell{cell("", 1, 1), cell("乙", 1, 1)}},
		{Cells: []*document.Cell{cell("甲", 1, 1)}},
	}}}}
	const want = "| 村 | 收入/2022年 | 收入/2023年 |\n| --- | --- | --- |\n| 甲 | 1 | 2 |\n|  | 3 |  |\n\n| 甲 | 乙 |\n| --- | --- |"
	if got := string(Append(nil, d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A blank line parts a list that begins at another number than 1 from the paragraph above it: without it, Markdown
// reads “3. 乙” as words of that paragraph.
func TestAppendPartsAListFromItsParagraph(t *testing.T) {
	paragraph := func(text string) document.Block {
		return &document.Paragraph{Inlines: []document.Inline{&document.Text{Text: text}}}
	}
	for start, want := range map[int]string{1: "- 甲\n  1. 乙", 3: "- 甲\n\n  3. 乙"} {
		inner := &document.List{Ordered: true, Start: start, Tight: true, Items: []*document.Item{{Blocks: []document.Block{paragraph("乙")}}}}
		d := &document.Document{Blocks: []document.Block{&document.List{Tight: true, Items: []*document.Item{{Blocks: []document.Block{paragraph("甲"), inner}}}}}}
		if got := string(Append(nil, d)); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	for _, empty := range []*document.List{{Items: []*document.Item{{}}}, {}} { // a dash below words makes a heading of them
		d := &document.Document{Blocks: []document.Block{&document.List{Tight: true, Items: []*document.Item{{Blocks: []document.Block{paragraph("甲"), empty}}}}}}
		if got := string(Append(nil, d)); !strings.HasPrefix(got+"\n", "- 甲\n\n") {
			t.Errorf("an empty list: %q", got)
		}
	}
}

// Word keeps one stretch of bold words in several pieces. In Markdown they are written as one: **甲****乙** would be
// read as stars.
func TestAppendJoinsPiecesOfOneStyle(t *testing.T) {
	strong := func(text string) document.Inline {
		return &document.Styled{Style: document.Strong, Inlines: []document.Inline{&document.Text{Text: text}}}
	}
	emphasis := &document.Styled{Style: document.Emphasis, Inlines: []document.Inline{&document.Text{Text: "丙"}}}
	d := &document.Document{Blocks: []document.Block{&document.Paragraph{Inlines: []document.Inline{
		strong("甲"), &document.Text{}, strong("乙"), emphasis, strong("丁"), &document.Text{Text: "戊"}, &document.Text{}, &document.Text{Text: "己"},
		&document.Styled{Style: document.Strong, Inlines: []document.Inline{strong("庚"), &document.Text{Text: "辛"}}},
	}}}}
	if got := string(Append(nil, d)); got != "**甲乙**_丙_**丁**戊己**庚辛**" {
		t.Errorf("got %s", got)
	}
}

// A text's length is that of what is read in it; pictures and what is hidden have none.
func TestTheLengthOfATextIsThatOfItsWords(t *testing.T) {
	parser := NewParser()
	plain := parse(t, parser, "甲乙\n\n丙\n").Words
	for text, want := range map[string]int{"": 0, "甲乙\n\n丙\n\n![图](a.png)\n": plain, "甲乙<!-- 密 -->\n\n丙\n": plain, "**甲乙**\n\n- 丙\n": plain, "甲乙丁\n\n丙\n": plain + len("丁")} {
		if got := parse(t, parser, text).Words; got != want {
			t.Errorf("%q has %d, want %d", text, got, want)
		}
	}
}

// The sum of a text is another wherever its words are, and where they stand in other paragraphs.
func TestTheSumOfATextIsOfItsWords(t *testing.T) {
	parser, seen := NewParser(), map[[32]byte]string{}
	for _, text := range []string{"甲乙\n\n丙\n", "甲丁\n\n丙\n", "甲\n\n乙丙\n", "甲乙丙\n"} {
		sum := parse(t, parser, text).ProseSum
		if was, ok := seen[sum]; ok {
			t.Errorf("%q has the sum of %q", text, was)
		}
		seen[sum] = text
	}
}

// A footnote is called by its number where its name cannot be written, or is another's.
func TestAppendNamesFootnotes(t *testing.T) {
	d := &document.Document{}
	var refs []document.Inline
	for i, label := range []string{"源", "", "a b", "a]", "源", "b"} {
		refs = append(refs, &document.NoteRef{Note: i + 1})
		d.Notes = append(d.Notes, &document.Note{Label: label, Blocks: []document.Block{&document.Paragraph{Inlines: []document.Inline{&document.Text{Text: "注"}}}}})
	}
	d.Blocks = []document.Block{&document.Paragraph{Inlines: refs}}
	const want = "[^源][^2][^3][^4][^5][^b]\n\n[^源]: 注\n\n[^2]: 注\n\n[^3]: 注\n\n[^4]: 注\n\n[^5]: 注\n\n[^b]: 注"
	if got := string(Append(nil, d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A cell and a heading have one line: a break in them is a space, but where Chinese lines join.
func TestAppendJoinsLinesWhereThereIsOne(t *testing.T) {
	lines := func(brk document.Inline) []document.Inline {
		return []document.Inline{&document.Text{Text: "甲"}, brk, &document.Text{Text: "乙"}}
	}
	for want, brk := range map[string]document.Inline{"甲 乙": &document.HardBreak{}, "甲乙": &document.SoftBreak{}, "甲  乙": nil} {
		list := lines(brk)
		if brk == nil {
			list = append(lines(&document.SoftBreak{Space: true})[:2], lines(&document.HardBreak{})[1:]...)
		}
		d := &document.Document{Blocks: []document.Block{&document.Table{Head: 1, Columns: make([]document.Alignment, 1), Rows: []document.Row{{Cells: []*document.Cell{{Inlines: list}}}}}}}
		if got, _, _ := strings.Cut(string(Append(nil, d)), "\n"); got != "| "+want+" |" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Word sets off any characters, marks alone and halves of words too. As they are written they are read: what FuzzAppend
// begins with was Markdown and had no such styles.
func TestStylesOfAnyWordsAreReadBack(t *testing.T) {
	words := []string{"收入", "12", "万元", " ", "，", "“", "”", "六个一", "（", "）", "8", ".6", "%", "*", "_", "~", "。", "a", "张", "：", "!", "[", "1.", "#", "&", "×"}
	for seed := range uint64(3000) {
		random := rand.New(rand.NewPCG(seed, 3))
		text := func() document.Inline {
			words := words[random.IntN(len(words))] + words[random.IntN(len(words))]
			return &document.Text{Text: words}
		}
		list := []document.Inline{&document.Text{Text: "甲"}}
		for range 4 {
			n := text()
			if style := random.IntN(4); style < 3 {
				n = &document.Styled{Style: document.Style(style), Inlines: []document.Inline{n}}
			}
			list = append(list, n)
		}
		list = append(list, &document.Text{Text: "乙"})
		d := &document.Document{Blocks: []document.Block{&document.Paragraph{Inlines: list}}}
		written := string(Append(nil, d))
		again, _ := NewParser().Parse(source.New("a.md", "+++\n+++\n"+written))
		if want, got := outline(d), outline(again.Tree()); got != want {
			t.Errorf("seed %d, written as %q\n got %s\nwant %s", seed, written, got, want)
		}
	}
}

// What is written reads back to the same document.
func FuzzAppend(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed)
	}
	parser := NewParser()
	f.Fuzz(func(t *testing.T, text string) {
		doc, _ := parser.Parse(source.New("a.md", text))
		if strings.Contains(outline(doc.Tree()), emptyItem) {
			t.Skip("what follows an item without text is read otherwise by the blank lines around it")
		}
		written := string(Append(nil, doc.Tree()))
		again, _ := parser.Parse(source.New("a.md", "+++\n+++\n"+written))
		if want, got := outline(doc.Tree()), outline(again.Tree()); got != want {
			t.Errorf("%q\nwritten as %q\n got %s\nwant %s", text, written, got, want)
		}
	})
}

// emptyItem is how an outline shows an item that holds nothing.
const emptyItem = "(item 0)"

// outline is a document in one way of writing it, without its places in a file.
func outline(d *document.Document) string {
	var b strings.Builder
	outlineBlocks(&b, d.Blocks)
	for _, n := range d.Notes {
		b.WriteString("(note")
		outlineBlocks(&b, n.Blocks)
		b.WriteString(")")
	}
	return b.String()
}

func outlineBlocks(b *strings.Builder, list []document.Block) {
	for _, n := range list {
		switch n := n.(type) {
		case *document.Heading:
			fmt.Fprintf(b, "(h%d", n.Level)
			outlineInlines(b, oneLine(n.Inlines))
		case *document.Paragraph:
			b.WriteString("(p")
			outlineInlines(b, n.Inlines)
		case *document.List:
			fmt.Fprintf(b, "(list %v %d", n.Ordered, n.Start)
			for _, item := range n.Items {
				fmt.Fprintf(b, "(item %d", item.Task)
				outlineBlocks(b, item.Blocks)
				b.WriteString(")")
			}
		case *document.Quote:
			b.WriteString("(quote")
			outlineBlocks(b, n.Blocks)
		case *document.Alert:
			fmt.Fprintf(b, "(alert %s", n.Kind)
			outlineBlocks(b, n.Blocks)
		case *document.Code:
			fmt.Fprintf(b, "(code %q %q", n.Language, n.Text)
		case *document.Drawing:
			fmt.Fprintf(b, "(%s %q", n.Kind, strings.Fields(n.TOML))
		case *document.Table:
			fmt.Fprintf(b, "(table %v", n.Columns)
			for _, row := range n.Rows {
				b.WriteString("(row")
				for _, cell := range row.Cells {
					b.WriteString("(cell")
					outlineInlines(b, cell.Inlines)
					b.WriteString(")")
				}
				b.WriteString(")")
			}
		case *document.ThematicBreak:
			b.WriteString("(break")
		case *document.Comment:
			fmt.Fprintf(b, "(comment %q", strings.Fields(n.Text))
		}
		b.WriteString(")")
	}
}

func outlineInlines(b *strings.Builder, list []document.Inline) {
	for _, n := range merged(list) {
		switch n := n.(type) {
		case *document.Text:
			fmt.Fprintf(b, " %q", n.Text)
		case *document.SoftBreak:
			fmt.Fprintf(b, " soft %v", n.Space)
		case *document.HardBreak:
			b.WriteString(" hard")
		case *document.Styled:
			fmt.Fprintf(b, "(style %d", n.Style)
			outlineInlines(b, n.Inlines)
			b.WriteString(")")
		case *document.CodeSpan:
			fmt.Fprintf(b, " code %q", n.Text)
		case *document.Link:
			fmt.Fprintf(b, "(link %q %q", n.Target, n.Title)
			outlineInlines(b, oneLine(n.Inlines))
			b.WriteString(")")
		case *document.AutoLink:
			fmt.Fprintf(b, " <%s>", n.Address)
		case *document.Image:
			fmt.Fprintf(b, " image %q %q %q", n.Src, n.Alt, n.Title)
		case *document.NoteRef:
			fmt.Fprintf(b, " note %d", n.Note)
		case *document.FactRef:
			fmt.Fprintf(b, "(fact %q", n.Target.String())
			outlineInlines(b, oneLine(n.Inlines))
			b.WriteString(")")
		case *document.Comment:
			fmt.Fprintf(b, " comment %q", strings.Fields(n.Text))
		}
	}
}

// A reference to a footnote that is not there, as a damaged Word file has one, is left out.
func TestAReferenceToNoNoteIsLeftOut(t *testing.T) {
	for _, note := range []int{-1, 0, 2} {
		d := &document.Document{Blocks: []document.Block{&document.Paragraph{Inlines: []document.Inline{&document.Text{Text: "甲"}, &document.NoteRef{Note: note}}}}, Notes: []*document.Note{{Label: "a"}}}
		d.Index()
		if got := string(Append(nil, d)); strings.Contains(got, "甲[") {
			t.Errorf("note %d: %q", note, got)
		}
	}
}

// A quote is where it stands in the file, behind the front matter, to the end of what it holds.
func TestAQuoteReachesToItsEnd(t *testing.T) {
	const text = "+++\ntitle = \"甲\"\n+++\n> 引文\n> 再引\n\n乙\n"
	doc, _ := NewParser().Parse(source.New("content/a.md", text))
	at := doc.Tree().Blocks[0].(*document.Quote).Span
	if got := strings.TrimSpace(at.Text()); got != "> 引文\n> 再引" || int(at.End) > len(text) {
		t.Errorf("the quote is %q, to %d", got, at.End)
	}
}

// A line break is dropped beside a full-width mark, which brings its own space, whatever letter is on the other side.
func TestALineBreakBesideAFullWidthMarkIsDropped(t *testing.T) {
	for pair, want := range map[string]bool{"，a": true, "a（": true, "，中": true, "中国": true, "中a": false, "a1": false, "， ": false, "“中": true, "“a": false} {
		r := []rune(pair)
		if got := joinsLines(r[0], r[1]); got != want {
			t.Errorf("%q: %t", pair, got)
		}
	}
}
