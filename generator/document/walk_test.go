package document

import (
	"fmt"
	"strings"
	"testing"
)

func words(s string) []Inline { return []Inline{&Text{Text: s}} }

// nested is a document with something in every block that holds others.
func nested() *Document {
	return &Document{
		Blocks: []Block{
			&Heading{Level: 1, Inlines: []Inline{&Link{Inlines: words("一"), Target: "a"}, &Image{Alt: "图"}}},
			&Paragraph{Inlines: []Inline{&Styled{Inlines: []Inline{&FactRef{Inlines: []Inline{&Link{Inlines: words("二")}}}}}, &NoteRef{Note: 2}, &NoteRef{Note: 1}, &NoteRef{Note: 2}, &NoteRef{Note: 9}, &NoteRef{}}},
			&List{Items: []*Item{{Blocks: []Block{&Paragraph{Inlines: []Inline{&Link{Inlines: []Inline{&FactRef{Inlines: words("三")}, &Image{}}}}}, &Drawing{Kind: "chart"}}}}},
			&Quote{Blocks: []Block{&Heading{Level: 2, Inlines: words("四")}, &Drawing{Kind: "formula"}}},
			&Alert{Blocks: []Block{&Quote{Blocks: []Block{&Paragraph{Inlines: []Inline{&FactRef{Inlines: words("五")}}}}}}},
			&Table{Columns: make([]Alignment, 1), Rows: []Row{{Cells: []*Cell{{Inlines: []Inline{&Link{Inlines: words("六")}}}}}}},
		},
		Notes: []*Note{{Blocks: []Block{&Paragraph{Inlines: []Inline{&Link{Inlines: words("七")}, &Image{}}}}}, {}},
	}
}

// Whatever a document holds is listed in the order of the text, however deep it stands, and again if it is asked for again.
func TestADocumentKnowsWhatItHolds(t *testing.T) {
	d := nested()
	for range 2 {
		d.Index()
		var got []string
		for _, h := range d.Headings {
			got = append(got, "h"+h.Text)
		}
		for i, f := range d.FactRefs {
			got = append(got, fmt.Sprint("f", f.Text, f.Index == i))
		}
		for i, l := range d.Links {
			got = append(got, fmt.Sprint("l", l.Text, l.Index == i))
		}
		for i, x := range d.Drawings {
			got = append(got, fmt.Sprint("d", x.Kind, x.Index == i))
		}
		if want := "h一图 h四 f二true f三true f五true l一true l二true l三true l六true l七true dcharttrue dformulatrue"; strings.Join(got, " ") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
		}
		if len(d.Images) != 3 || d.Images[2].Index != 2 || d.Notes[0].Refs != 1 || d.Notes[1].Refs != 2 {
			t.Errorf("%d images, notes are referred to %d and %d times", len(d.Images), d.Notes[0].Refs, d.Notes[1].Refs)
		}
		if last := d.Blocks[1].(*Paragraph).Inlines[3].(*NoteRef); last.Ref != 2 {
			t.Errorf("the second reference to a note is its %d", last.Ref)
		}
	}
}

// Every block is visited in its order, with the one around it; those of footnotes last.
func TestEveryBlockIsVisited(t *testing.T) {
	var got []string
	name := func(b Block) string { return strings.TrimPrefix(fmt.Sprintf("%T", b), "*document.") }
	nested().EachBlock(func(b, around Block) {
		at := name(b)
		if around != nil {
			at += "<" + name(around)
		}
		got = append(got, at)
	})
	if want := "Heading Paragraph List Paragraph<List Drawing<List Quote Heading<Quote Drawing<Quote Alert Quote<Alert Paragraph<Quote Table Paragraph"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

// Plain text has all words, those of code and pictures among them, and line breaks as spaces.
func TestPlainTextHasAllWords(t *testing.T) {
	for want, list := range map[string][]Inline{
		"": nil, "甲": words(" 甲 "),
		"甲 乙丙 丁": {&Text{Text: " 甲"}, &HardBreak{}, &Text{Text: "乙"}, &SoftBreak{}, &Text{Text: "丙"}, &SoftBreak{Space: true}, &Text{Text: "丁 "}},
		"码图址数粗链": {&CodeSpan{Text: "码"}, &Image{Alt: "图"}, &AutoLink{Text: "址"}, &FactRef{Inlines: words("数")}, &Styled{Inlines: words("粗")}, &NoteRef{Note: 1}, &Comment{Text: "密"}, &Link{Inlines: words("链")}},
	} {
		if got := PlainText(list); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A paragraph is a photo where nothing is shown in it but one picture.
func TestAPhotoStandsAlone(t *testing.T) {
	photo := &Image{Src: "a"}
	for name, c := range map[string]struct {
		list []Inline
		want *Image
	}{
		"alone": {[]Inline{photo}, photo}, "with what is not shown": {[]Inline{&Comment{}, &Text{Text: " "}, photo, &SoftBreak{}}, photo},
		"two": {[]Inline{photo, &Image{}}, nil}, "words": {[]Inline{photo, &Text{Text: "甲"}}, nil}, "code": {[]Inline{&CodeSpan{}, photo}, nil}, "none": {nil, nil},
	} {
		if got := (&Paragraph{Inlines: c.list}).Photo(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if !IsBlank(nil) || !IsBlank([]Inline{&Comment{}, &SoftBreak{}, &Text{Text: " "}}) || IsBlank([]Inline{&Text{Text: " "}, &Image{}}) {
		t.Error("comments and spaces are blank, and nothing else is")
	}
}

// A cell that covers several places stands in each; where one stands already, the next goes behind it.
func TestCellsCoverTheirPlaces(t *testing.T) {
	table := func(width int, rows ...string) *Table {
		t := &Table{Columns: make([]Alignment, width)}
		for _, row := range rows {
			var cells []*Cell
			for s := range strings.FieldsSeq(row) {
				c := &Cell{Inlines: words(s[:1])}
				fmt.Sscanf(s[1:], "%dx%d", &c.ColSpan, &c.RowSpan)
				cells = append(cells, c)
			}
			t.Rows = append(t.Rows, Row{Cells: cells})
		}
		return t
	}
	for want, x := range map[string]*Table{
		"aab/aac": table(3, "a2x2 b", "c"),
		"ab./a..": table(3, "a1x2 b", ""),
		"ab/ac":   table(2, "a1x9 b", "c d"),
		"abb":     table(3, "a b9x1"),
		"abc/ade": table(3, "a1x2 b c", "d e f"),
	} {
		var rows []string
		for _, row := range x.Grid() {
			s := ""
			for _, c := range row {
				if c == nil {
					s += "."
				} else {
					s += PlainText(c.Inlines)
				}
			}
			rows = append(rows, s)
		}
		if got := strings.Join(rows, "/"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	grid := table(3, "a2x2 b", "c").Grid()
	begins := ""
	for r := range grid {
		for c := range grid[r] {
			begins += fmt.Sprint(map[bool]int{true: 1}[Begins(grid, r, c)])
		}
	}
	if begins != "101001" {
		t.Errorf("cells begin at %s", begins)
	}
}
