// Package docx writes narratives as a Word file in the form of GB/T 9704-2012, the standard of
// official papers: what stands where, in which font and size, comes from it.
//
// Each figure that is bound to the data is a content control whose tag names its fact. A custom
// part carries the Markdown of each text, from which merge knows what was exported. The same
// texts give the same bytes.
package docx

import (
	"fmt"
	"strings"

	"casebook/generator/chart"
	"casebook/generator/diagram"
	"casebook/generator/document"
	"casebook/generator/export/office"
)

// Text is one narrative. Figures, Pictures, Drawings and Links stand for the lists of its tree.
type Text struct {
	Slug     string
	Title    string
	Date     string // as YYYY-MM-DD; "" for none
	Signer   string // who signs it; "" for nobody
	Marks    []string
	Markdown string // its file, for merge
	Doc      *document.Document
	Bindings []Binding
	Pictures []Picture
	Drawings []Drawing
	Links    []string // whole addresses; "" where one leads to no place outside of this paper
}

// Binding is what a bound figure leads to.
type Binding struct {
	Found   bool
	Printed string // from the data, for a figure that has no wording of its own
	Source  string // a sentence on where it comes from; "" for none
}

// Picture is a picture that Word can show: PNG, JPEG or GIF. One without Data cannot be had.
type Picture struct {
	Kind          string // png, jpeg, gif
	Data          []byte
	Width, Height int // in pixels
}

// Drawing is a chart or a formula. Both nil: it could not be read.
type Drawing struct {
	Chart   *chart.Data
	Formula *Formula
}

// Formula is a working method.
type Formula struct {
	Name string
	Note string
	Rows []diagram.Row
}

// Form is what an office prints its papers with. Texts may be "".
type Form struct {
	Title      string // of a volume of several texts
	Owner      string
	Language   string
	RedHead    string // 发文机关标志
	Number     string // 文号
	To         string // 主送
	Signer     string // 落款
	Secrecy    string // 密级
	Fonts      Fonts
	Template   *Template // nil for our styles alone
	Alerts     map[document.AlertKind]string
	Contents   string // the word over the contents of a volume
	Pages      string // under them, with {n} for the number of its pages
	NoPicture  string // stands before the words for a picture that Word cannot show
	SourceHead string // the heads of a formula's table: count, name, detail
	Heads      [3]string
	Captions   [2]string // 图, 表
}

// Fonts are font names, those of the standard where they are "".
type Fonts struct{ Title, Heading, Subheading, Body string }

// Write makes the file of one text or of a volume.
func Write(texts []Text, form Form) ([]byte, error) {
	if len(texts) == 0 {
		return nil, fmt.Errorf("export: no text")
	}
	w := &writer{form: &form, pack: office.NewPackage(), sources: map[string]int{}, media: map[string]string{}, tags: map[string]string{}}
	w.styles = styleIDs(form.Template)
	w.pack.Relate("", "officeDocument", documentPart)
	var titles []string
	for i := range texts {
		titles = append(titles, texts[i].Title)
	}
	for i := range texts {
		if err := w.text(&texts[i], i, titles); err != nil {
			return nil, err
		}
	}
	w.finish(texts)
	return w.pack.Bytes()
}

const documentPart = "word/document.xml"

// writer writes one file.
type writer struct {
	office.XML // of the body
	form       *Form
	pack       *office.Package
	styles     map[string]string // ids of our styles in the file

	text1 *Text // the text that is being written
	shift int   // by how much its headings' levels are lower than those of Word

	notes     office.XML // footnotes
	noteCount int
	sources   map[string]int // sentences on sources to their footnotes
	authors   []int          // footnotes of the text's own notes, by their numbers
	media     map[string]string
	charts    int
	drawings  int // objects of all kinds, for their ids
	controls  int
	lists     []listStyle // a w:num each
	tags      map[string]string
	made      []made
	within    []string // what stands inside drawings, in the order of the text
	figures   int      // captions of pictures and charts
	tables    int
	inNote    bool
	room      int  // how wide a picture may be in the cell that is written; 0 outside of tables
	afterLink bool // nothing was written since a link ended
}

// listStyle is one list: where its numbers begin.
type listStyle struct {
	ordered bool
	level   int
	start   int
}

func (w *writer) text(t *Text, i int, titles []string) error {
	of := len(titles)
	w.text1, w.authors = t, make([]int, len(t.Doc.Notes))
	w.shift = shiftOf(t.Doc)
	if of > 1 && i == 0 {
		w.contents(titles)
	}
	if i == 0 && of == 1 {
		w.head()
	}
	title := w.styles["Title"]
	if of > 1 {
		w.Start("w:p").Start("w:pPr").Empty("w:pStyle", "w:val", title).Empty("w:pageBreakBefore").End("w:pPr")
	} else {
		w.paragraphStart("Title")
	}
	mark := itoa(100000 + i) // apart from those of footnotes
	w.Empty("w:bookmarkStart", "w:id", mark, "w:name", titleMark(i))
	w.run(t.Title, look{})
	w.Empty("w:bookmarkEnd", "w:id", mark)
	w.End("w:p")
	for _, mark := range t.Marks {
		w.line("CasebookMark", mark)
	}
	if to := w.form.To; to != "" && of == 1 {
		w.line("CasebookAddress", strings.TrimSuffix(to, "：")+"：")
	}
	w.blocks(t.Doc.Blocks, place{})
	signer := w.form.Signer
	if signer == "" {
		signer = t.Signer
	}
	if signer != "" {
		w.line("CasebookSigner", signer)
	}
	if day := longDate(t.Date); day != "" {
		w.line("CasebookDate", day)
	}
	return nil
}

// shiftOf is by how much Word's levels of headings are smaller than the text's: a text begins
// with headings of the second level, because its title is the first.
func shiftOf(d *document.Document) int {
	for _, h := range d.Headings {
		if h.Level == 1 {
			return 0
		}
	}
	return 1
}

// longDate is a date as papers have it: 2016年11月8日.
func longDate(s string) string {
	var year, month, day int
	if _, err := fmt.Sscanf(s, "%d-%d-%d", &year, &month, &day); err != nil {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", year, month, day)
}

// head writes what stands above the title of an official paper.
func (w *writer) head() {
	if w.form.Secrecy != "" {
		w.line("CasebookSecrecy", w.form.Secrecy)
	}
	if w.form.RedHead != "" {
		w.line("CasebookRedHead", w.form.RedHead)
	}
	if w.form.Number != "" {
		w.line("CasebookNumber", w.form.Number)
	}
}

// titleMark names the place of a text's title, for the contents.
func titleMark(i int) string { return "_Toc_casebook_" + itoa(i+1) }

// contents writes the volume's title and its contents: a line for each text, whose page is a
// field. They are no TOC field: LibreOffice keeps such a field's text as it was saved, and no
// number of a page is known when the file is made.
func (w *writer) contents(titles []string) {
	w.head()
	w.line("CasebookVolume", w.form.Title)
	w.line("CasebookContents", w.form.Contents)
	for i, title := range titles {
		w.paragraphStart("TOC1")
		w.run(title, look{})
		w.Raw(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `, titleMark(i), ` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		w.End("w:p")
	}
	if before, after, ok := strings.Cut(w.form.Pages, "{n}"); ok {
		w.paragraphStart("CasebookPages")
		w.run(before, look{})
		w.Raw(`<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		w.run(after, look{})
		w.End("w:p")
	}
}

// line writes a paragraph that is no part of the text.
func (w *writer) line(style, text string) {
	w.made = append(w.made, made{text, -1})
	w.paragraphStart(style)
	w.run(text, look{})
	w.End("w:p")
}

func (w *writer) paragraphStart(style string) {
	w.Start("w:p").Start("w:pPr").Empty("w:pStyle", "w:val", w.styles[style]).End("w:pPr")
}
