package docx

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/document"
	"casebook/generator/narrative"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// wholes are papers with all that is read of them, in one file of testdata: what a test of a few words leaves out may go
// wrong as well.
type wholes struct {
	t         testing.TB
	file      string
	want, got map[string]string // by the papers' names
	order     []string
}

// wholesOf are those in a file; they are compared, or written, when the test ends.
func wholesOf(t *testing.T, name string) *wholes {
	t.Helper()
	w := &wholes{t: t, file: filepath.Join("testdata", name+".txt"), want: map[string]string{}, got: map[string]string{}}
	text, err := os.ReadFile(w.file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for _, section := range strings.Split("\n"+string(text), "\n== ")[1:] {
		name, whole, _ := strings.Cut(section, "\n")
		w.want[name] = strings.TrimSpace(whole)
		w.order = append(w.order, name)
	}
	t.Cleanup(w.end)
	return w
}

func (w *wholes) add(name string, p *Paper) {
	whole := strings.TrimSpace(described(p))
	if before, twice := w.got[name]; twice && before != whole {
		w.t.Errorf("%s: read in two ways is\n%s\nand\n%s", name, before, whole)
	}
	w.got[name] = whole
}

func (w *wholes) end() {
	if *update {
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(w.got)) {
			b.WriteString("== " + name + "\n" + w.got[name] + "\n\n")
		}
		if err := os.WriteFile(w.file, []byte(strings.TrimSuffix(b.String(), "\n")), 0o644); err != nil {
			w.t.Error(err)
		}
		return
	}
	for name, whole := range w.got {
		if w.want[name] != whole {
			w.t.Errorf("%s: read is\n%s\nwant\n%s", name, whole, w.want[name])
		}
	}
	for name := range w.want {
		if _, ok := w.got[name]; !ok {
			w.t.Errorf("%s is of %q, which is no longer there", w.file, name)
		}
	}
}

// described is all that was read of a paper.
func described(p *Paper) string {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, strings.ReplaceAll(text, "\n", "⏎"))
		}
	}
	line("title", p.Title)
	line("subtitle", p.Subtitle)
	line("number", p.Number)
	line("to", p.To)
	line("signer", p.Signer)
	line("date", p.Date)
	for _, a := range p.Aside {
		line(a.Kind, strings.TrimSuffix(a.Text+" @"+a.Place, " @"))
	}
	for _, r := range p.Reviews {
		line("review", fmt.Sprintf("%s %s %s @%s: %s", r.Kind, r.Author, r.Date, r.Place, r.Text))
	}
	if n := len(p.Document.Images) + len(p.Document.Links) + len(p.Document.Headings); n > 0 {
		line("indexed", fmt.Sprintf("%d pictures, %d links, %d heads", len(p.Document.Images), len(p.Document.Links), len(p.Document.Headings)))
	}
	for _, picture := range p.Pictures {
		line("picture", fmt.Sprintf("%s of %d bytes", picture.Name, len(picture.Data)))
	}
	if p.Own == nil {
		return b.String() + "---\n" + inMarkdown(&p.Document)
	}
	for _, target := range slices.Sorted(maps.Keys(p.Own.Printed)) {
		line("printed", target+" "+p.Own.Printed[target])
	}
	for _, text := range p.Own.Edited {
		line("edited", text)
	}
	for _, i := range slices.Sorted(maps.Keys(p.Own.Tables)) {
		line("shown in drawing "+strconv.Itoa(i), inMarkdown(&document.Document{Blocks: []document.Block{p.Own.Tables[i]}}))
	}
	for _, text := range p.Own.Texts {
		fmt.Fprintf(&b, "--- %s: %s\n%s\n", text.Slug, text.Title, inMarkdown(&text.Document))
	}
	return b.String()
}

// inMarkdown is a document with its drawings and joined cells, which a narrative does not show.
func inMarkdown(d *document.Document) string {
	shown := *d
	shown.Blocks = nil
	for _, block := range d.Blocks {
		switch n := block.(type) {
		case *document.Drawing:
			block = &document.Code{Language: "drawing", Text: strconv.Itoa(n.Index) + "\n"}
		case *document.Table:
			for _, row := range n.Rows {
				for _, cell := range row.Cells {
					if cell.ColSpan > 1 || cell.RowSpan > 1 {
						cell.Inlines = append(slices.Clone(cell.Inlines), &document.Text{Text: fmt.Sprintf(" ⟨%d×%d⟩", cell.ColSpan, cell.RowSpan)})
					}
				}
			}
		}
		shown.Blocks = append(shown.Blocks, block)
	}
	return strings.ReplaceAll(string(narrative.Append(nil, &shown)), longTail, "⋯")
}

var (
	lineHead = regexp.MustCompile(`^((?:\S+ )*\S+)\| ?`)
	partHead = regexp.MustCompile(`^((?:word|customXml|_rels)/\S+): `)
	repeated = regexp.MustCompile(`\{(.+?)\*(\d+)\}`)
)

// short reads a paper as the files of testdata have it, and its further parts. A line is a paragraph: 黑体 32 b center #1.0 .H1 o1| words,
// of a font, a size, bold, at a place, above or below the line, of a list and level, with a style and an outline level; runs are divided by ‖. ~ begins a paragraph
// of the body, <  is what it says, {账*60} is sixty times 账, and a name of a part is followed by what it holds.
func short(lines string) (body string, parts map[string]string) {
	parts = map[string]string{}
	for line := range strings.SplitSeq(lines, "\n") {
		line = repeated.ReplaceAllStringFunc(line, func(s string) string {
			m := repeated.FindStringSubmatch(s)
			n, _ := strconv.Atoi(m[2])
			return strings.Repeat(m[1], n)
		})
		switch {
		case strings.HasPrefix(line, "<"):
			body += line
		case strings.HasPrefix(line, "~"):
			body += long(line[1:])
		case partHead.MatchString(line):
			m := partHead.FindString(line)
			parts[strings.TrimSuffix(m, ": ")] = line[len(m):]
		default:
			props, runs := "", ""
			for i, run := range strings.Split(line, "‖") {
				p, r := shortRun(run)
				if runs += r; i == 0 {
					props = p
				}
			}
			body += p(props, runs)
		}
	}
	return body, parts
}

func shortRun(s string) (props, run string) {
	head := ""
	if m := lineHead.FindStringSubmatch(s); m != nil {
		head, s = m[1], s[len(m[0]):]
	}
	look := ""
	for word := range strings.FieldsSeq(head) {
		_, err := strconv.Atoi(word)
		list, level, _ := strings.Cut(strings.TrimPrefix(word, "#"), ".")
		switch {
		case err == nil:
			look += `<x:sz x:val="` + word + `"/>`
		case word == "b":
			look += "<x:b/>"
		case word == "superscript" || word == "subscript":
			look += `<x:vertAlign x:val="` + word + `"/>`
		case word == "center" || word == "right" || word == "end" || word == "left":
			props += `<x:jc x:val="` + word + `"/>`
		case word[0] == '#':
			props += `<x:numPr><x:ilvl x:val="` + level + `"/><x:numId x:val="` + list + `"/></x:numPr>`
		case word[0] == '.':
			props += `<x:pStyle x:val="` + word[1:] + `"/>`
		case len(word) == 2 && word[0] == 'o':
			props += `<x:outlineLvl x:val="` + word[1:] + `"/>`
		default:
			look += `<x:rFonts x:eastAsia="` + word + `"/>`
		}
	}
	if strings.HasPrefix(s, "<") {
		return props, s
	}
	if s == "" {
		return props, ""
	}
	return props, "<x:r><x:rPr>" + look + `</x:rPr><x:t xml:space="preserve">` + s + "</x:t></x:r>"
}

// kit are the parts that the papers of testdata have, where they bring none of their own.
func kit() map[string]string {
	style := func(id, name, more string) string {
		return `<x:style x:type="paragraph" x:styleId="` + id + `"><x:name x:val="` + name + `"/>` + more + `</x:style>`
	}
	level := func(i int, format, text string) string {
		return fmt.Sprintf(`<x:lvl x:ilvl="%d"><x:start x:val="1"/><x:numFmt x:val="%s"/><x:lvlText x:val="%s"/></x:lvl>`, i, format, text)
	}
	list := func(id, levels string) string {
		return `<x:abstractNum x:abstractNumId="` + id + `">` + levels + `</x:abstractNum><x:num x:numId="` + id + `"><x:abstractNumId x:val="` + id + `"/></x:num>`
	}
	return map[string]string{
		"word/styles.xml": `<x:styles xmlns:x="w">` + style("T", "Title", "") + style("C", "caption", "") + style("R", "Casebook Rule", "") + style("K", "Casebook Code", "") + style("Q", "Quote", "") + style("S", "Casebook Signer", "") + style("SRC", "Casebook Source", "") + style("P", "Casebook Pages", "") + style("D", "Casebook Drawing", "") + style("CT", "Casebook Code Text", "") +
			style("H1", "heading 1", "") + style("H2", "heading 2", "") + style("TOC", "toc 1", "") +
			style("J", "middle", `<x:pPr><x:jc x:val="center"/></x:pPr>`) + style("JJ", "as middle", `<x:basedOn x:val="J"/>`) + style("O", "outline", `<x:pPr><x:outlineLvl x:val="1"/></x:pPr>`) +
			style("N", "numbered", `<x:pPr><x:numPr><x:ilvl x:val="0"/><x:numId x:val="3"/></x:numPr></x:pPr>`) + style("F", "black", `<x:rPr><x:rFonts x:eastAsia="黑体"/><x:sz x:val="32"/></x:rPr>`) + `</x:styles>`,
		"word/numbering.xml": `<x:numbering xmlns:x="w">` + list("1", level(0, "chineseCounting", "%1、")+level(1, "chineseCounting", "（%2）")) +
			list("2", level(0, "bullet", "")+level(1, "bullet", "")+level(2, "bullet", "")) + list("3", level(0, "decimal", "%1.")+level(1, "none", "")) + `</x:numbering>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="web" Target="https://example.org/c" TargetMode="External"/><Relationship Id="mail" Target="mailto:a@example.org" TargetMode="External"/><Relationship Id="plain" Target="http://example.org/d" TargetMode="External"/>` +
			`<Relationship Id="disk" Target="file:///D:/tai.xls" TargetMode="External"/><Relationship Id="png" Target="media/a.png"/><Relationship Id="svg" Target="media/b.svg"/><Relationship Id="bare" Target="media/c"/><Relationship Id="empty" Target="media/empty.png"/><Relationship Id="chart" Target="charts/chart1.xml"/><Relationship Id="xy" Target="charts/chart2.xml"/><Relationship Id="none" Target="charts/chart3.xml"/></Relationships>`,
		"word/media/a.png": "\x89PNG\r\n\x1a\n", "word/media/b.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`, "word/media/c": "GIF89a…", "word/media/empty.png": "",
		"word/charts/chart1.xml": `<c:c xmlns:c="c"><c:ser><c:tx><c:v>户数</c:v></c:tx><c:cat><c:pt idx="0"><c:v>2022年</c:v></c:pt><c:pt idx="1"><c:v>2023年</c:v></c:pt></c:cat><c:val><c:pt idx="0"><c:v>412</c:v></c:pt></c:val></c:ser><c:ser><c:tx><c:v>人口</c:v></c:tx><c:cat><c:pt idx="0"><c:v>2022年</c:v></c:pt></c:cat><c:val><c:pt idx="1"><c:v>1630</c:v></c:pt></c:val></c:ser></c:c>`,
		"word/charts/chart2.xml": `<c:c xmlns:c="c"><c:ser><c:xVal><c:pt idx="0"><c:v>1</c:v></c:pt></c:xVal><c:yVal><c:pt idx="0"><c:v>2</c:v></c:pt><c:pt idx="-1"><c:v>9</c:v></c:pt><c:pt idx="10000"><c:v>9</c:v></c:pt></c:yVal></c:ser></c:c>`,
		"word/charts/chart3.xml": `<c:c xmlns:c="c"/>`,
	}
}

// The papers of testdata/papers.txt, and all that is read of them.
func TestPapers(t *testing.T) {
	const file, divider = "testdata/papers.txt", "\n=>\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var made strings.Builder
	for _, section := range strings.Split("\n"+string(text), "\n== ")[1:] {
		name, rest, _ := strings.Cut(section, "\n")
		given, want, _ := strings.Cut(strings.TrimRight(rest, "\n")+"\n", divider)
		given = strings.TrimRight(given, "\n")
		body, parts := short(given)
		for name, part := range kit() {
			if _, own := parts[name]; !own {
				parts[name] = part
			}
		}
		got := ""
		if p, err := Read(paper(t, body, parts), "slug"); err != nil {
			got = "error: " + err.Error()
		} else {
			got = strings.TrimSpace(described(p))
		}
		fmt.Fprintf(&made, "== %s\n%s%s%s\n\n", name, given, divider, got)
		if got != strings.TrimSpace(want) && !*update {
			t.Errorf("%s: read is\n%s\nwant\n%s", name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.TrimSuffix(made.String(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
