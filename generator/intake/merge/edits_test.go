package merge

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casebook/generator/diagram"
	"casebook/generator/document"
	export "casebook/generator/export/docx"
	"casebook/generator/intake/docx"
	"casebook/generator/narrative"
	"casebook/generator/source"
)

// paper exports a Markdown text as `export` does, without its site.
func paper(t testing.TB, slug, markdown string) []byte {
	t.Helper()
	doc, _ := narrative.Parse(source.New(slug+".md", markdown))
	text := export.Text{Slug: slug, Title: (&merger{}).frontTitle(doc).words, Markdown: markdown, Doc: doc.Tree(), Date: "2024-05-08", Signer: "编写组"}
	for _, f := range doc.FactRefs {
		text.Bindings = append(text.Bindings, export.Binding{Found: true, Printed: printedFor(f.Target.String()), Source: "资料来源：台账"})
	}
	for range doc.Drawings {
		text.Drawings = append(text.Drawings, export.Drawing{Formula: &export.Formula{Name: "六个一", Rows: []diagram.Row{{Name: "一本账"}, {Depth: 1, Name: "一张图"}}}})
	}
	data, err := export.Write([]export.Text{text}, export.Form{Alerts: map[document.AlertKind]string{document.NoteAlert: "说明"}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func printedFor(target string) string { return "88" + target }

// edited returns a paper with another document.xml and, where it is not "", comments.
func edited(t testing.TB, data []byte, edit func(string) string, comments string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	put := func(name, text string) {
		w, err := out.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			text = []byte(edit(string(text)))
		}
		put(f.Name, string(text))
	}
	if comments != "" {
		put("word/comments.xml", `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+comments+`</w:comments>`)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) (*docx.Paper, *docx.Exported) {
	t.Helper()
	p, err := docx.Read(data, "word")
	if err != nil {
		t.Fatal(err)
	}
	if p.Own == nil || len(p.Own.Texts) != 1 {
		t.Fatal("the file does not know what it was made of")
	}
	return p, &p.Own.Texts[0]
}

func back(t testing.TB, data []byte, ours string) Result {
	t.Helper()
	_, x := read(t, data)
	return Merge(Input{Base: x.Markdown, Ours: ours, Theirs: &x.Document, Title: x.Title, Styled: true, File: "a.md", Print: printedFor})
}

var (
	bodyParagraph = regexp.MustCompile(`<w:p><w:pPr><w:pStyle w:val="(?:BodyText|ListParagraph|Heading\d|CasebookTableText|Quote)"/>.*?</w:p>`)
	oneRun        = regexp.MustCompile(`<w:r><w:t xml:space="preserve">([^<]*)</w:t></w:r>`)
	oneControl    = regexp.MustCompile(`(<w:tag w:val="fact:[^"]*"/><w:id [^>]*/><w15:appearance [^>]*/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">)([^<]*\d[^<]*)(</w:t>)`)
	tableRow      = regexp.MustCompile(`<w:tr>.*?</w:tr>`)
)

// edits are what editors do. Each changes one thing, where the document has it.
var edits = map[string]func(r *rand.Rand, s string) string{
	"words": func(r *rand.Rand, s string) string {
		return inRun(r, s, func(x string) string { return run(retyped(r, x)) })
	},
	"number": func(r *rand.Rand, s string) string {
		return replaceOne(r, s, oneControl, func(m []string) string { return m[1] + "1300" + strings.TrimLeft(m[2], "0123456789.") + m[3] })
	},
	"tracked": func(r *rand.Rand, s string) string {
		return inRun(r, s, func(x string) string {
			return `<w:del w:author="张三" w:date="2024-05-09T10:00:00Z"><w:r><w:delText xml:space="preserve">` + x + `</w:delText></w:r></w:del><w:ins w:author="张三" w:date="2024-05-09T10:00:00Z">` + run(retyped(r, x)) + `</w:ins>`
		})
	},
	"untouched runs": func(r *rand.Rand, s string) string {
		return inRun(r, s, func(x string) string { a, b := halves(r, x); return run(a) + run(b) })
	},
	"delete": func(r *rand.Rand, s string) string {
		return replaceOne(r, s, bodyParagraph, func(m []string) string { return emptied(m[0]) })
	},
	"add": func(r *rand.Rand, s string) string {
		return replaceOne(r, s, bodyParagraph, func(m []string) string {
			if strings.Contains(m[0], "CasebookTableText") {
				return m[0]
			}
			return m[0] + `<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>` + run(fmt.Sprintf("新添的一段，说的是第%d件事，*不*是记号。", r.IntN(1000))) + `</w:p>`
		})
	},
	"split": func(r *rand.Rand, s string) string {
		return inRun(r, s, func(x string) string {
			if len([]rune(x)) < 20 {
				return run(x)
			}
			a, b := halves(r, x)
			return run(a) + `</w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>` + run(b)
		})
	},
	"join": func(r *rand.Rand, s string) string {
		at := strings.Index(s, `</w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>`)
		if at < 0 {
			return s
		}
		return s[:at] + s[at+len(`</w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>`):]
	},
	"move": func(r *rand.Rand, s string) string {
		all := bodyParagraph.FindAllStringIndex(s, -1)
		all = slices.DeleteFunc(all, func(at []int) bool { return !strings.Contains(s[at[0]:at[1]], "BodyText") })
		if len(all) < 2 {
			return s
		}
		i, j := r.IntN(len(all)), r.IntN(len(all))
		if i >= j {
			return s
		}
		text := s[all[i][0]:all[i][1]]
		return s[:all[i][0]] + s[all[i][1]:all[j][1]] + text + s[all[j][1]:]
	},
	"row out": func(r *rand.Rand, s string) string {
		return replaceOne(r, s, tableRow, func(m []string) string {
			if strings.Contains(m[0], "tblHeader") {
				return m[0]
			}
			return ""
		})
	},
	"row in": func(r *rand.Rand, s string) string {
		return replaceOne(r, s, tableRow, func(m []string) string { return m[0] + oneRun.ReplaceAllString(m[0], run("新")) })
	},
}

func run(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func emptied(p string) string {
	if strings.Contains(p, "CasebookTableText") { // a cell keeps its paragraph
		return p
	}
	return ""
}

func retyped(r *rand.Rand, s string) string {
	runes := []rune(s)
	if len(runes) == 0 || strings.Contains(s, "&") {
		return s
	}
	at := r.IntN(len(runes))
	end := min(at+r.IntN(3), len(runes))
	return string(runes[:at]) + []string{"改过的", "、", "", "A|B_c", "**"}[r.IntN(5)] + string(runes[end:])
}

func halves(r *rand.Rand, s string) (string, string) {
	runes := []rune(s)
	if len(runes) < 2 || strings.Contains(s, "&") {
		return s, ""
	}
	at := 1 + r.IntN(len(runes)-1)
	return string(runes[:at]), string(runes[at:])
}

func replaceOne(r *rand.Rand, s string, re *regexp.Regexp, with func(m []string) string) string {
	all := re.FindAllStringSubmatchIndex(s, -1)
	if len(all) == 0 {
		return s
	}
	at := all[r.IntN(len(all))]
	var groups []string
	for i := 0; i < len(at); i += 2 {
		groups = append(groups, s[at[i]:at[i+1]])
	}
	return s[:at[0]] + with(groups) + s[at[1]:]
}

// inRun changes one run of a paragraph of the text.
func inRun(r *rand.Rand, s string, with func(string) string) string {
	return replaceOne(r, s, bodyParagraph, func(m []string) string {
		if strings.Contains(m[0], "CasebookTable") && r.IntN(2) == 0 {
			return m[0]
		}
		head, body, _ := strings.Cut(m[0], "</w:pPr>")
		return head + "</w:pPr>" + replaceOne(r, body, oneRun, func(m []string) string { return with(m[1]) })
	})
}

// wordsOf are the words of a text, piece by piece, that a merge must keep.
func wordsOf(d *document.Document) []string {
	var list []string
	for _, u := range unitsOf(d, printedFor) {
		if s := squeezed(u.toks); s != "" && u.kind != drawing {
			list = append(list, s)
		}
	}
	return list
}

// A hundred random edits of document.xml, each of up to four things: the merged text has the
// words of the edited copy, piece by piece and in its order; nothing is lost or made up.
func TestRandomEdits(t *testing.T) {
	texts := demoTexts(t)
	names := make([]string, 0, len(edits))
	for name := range edits {
		names = append(names, name)
	}
	slices.Sort(names)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		markdown := texts[r.IntN(len(texts))]
		var did []string
		data := edited(t, paper(t, "a", markdown), func(s string) string {
			for range 1 + r.IntN(4) {
				name := names[r.IntN(len(names))]
				did = append(did, name)
				s = edits[name](r, s)
			}
			return s
		}, "")
		_, x := read(t, data)
		result := back(t, data, markdown)
		doc, _ := narrative.Parse(source.New("a.md", result.Text))
		got, want := wordsOf(doc.Tree()), wordsOf(&x.Document)
		if len(result.Conflicts) > 0 {
			t.Errorf("seed %d %v: conflicts %q with a text that nobody changed", seed, did, result.Conflicts)
		}
		if !slices.Equal(got, want) && len(result.Unplaced) == 0 {
			t.Errorf("seed %d %v:\n%s", seed, did, firstDifference(got, want))
		}
		if slices.Contains(did, "number") && !slices.Contains(did, "delete") && strings.Contains(data2(t, data), ">1300") && len(result.FigureEdits) == 0 {
			t.Errorf("seed %d %v: an edited figure is not reported: %q", seed, did, result.Edits)
		}
	}
}

func data2(t testing.TB, data []byte) string {
	t.Helper()
	s := ""
	edited(t, data, func(x string) string { s = x; return x }, "")
	return s
}

func firstDifference(got, want []string) string {
	for i := 0; i < max(len(got), len(want)); i++ {
		at := func(list []string) string {
			if i < len(list) {
				return list[i]
			}
			return "(nothing)"
		}
		if at(got) != at(want) {
			return "got  " + at(got) + "\nwant " + at(want)
		}
	}
	return ""
}

// demoTexts are the demo's narratives.
func demoTexts(t testing.TB) []string {
	t.Helper()
	var list []string
	for _, pattern := range []string{"../../../content/*.md", "../../../content/*/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Base(filepath.Dir(name)) != "handbook" && len(text) < 40_000 {
				list = append(list, string(text))
			}
		}
	}
	if len(list) < 10 {
		t.Fatalf("only %d texts", len(list))
	}
	return list
}
