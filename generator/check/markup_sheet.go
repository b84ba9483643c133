package check

import (
	"fmt"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// sheetErrors are what a spreadsheet shows in a cell instead of a number.
var sheetErrors = [...]string{"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!"}

var (
	narrowColumn = lazyregexp.New(`#{4,}`)
	sheetFormula = lazyregexp.New(`[=＝][A-Z]{2,12}[(（]\$?[A-Z]{1,3}\$?\d+[^)）]{0,40}[)）]?`)
)

// findSheetErrors finds what was copied out of a spreadsheet in place of a number: its word for an error, the
// crosses of a column that is too narrow, and a formula.
func findSheetErrors(p *passage) {
	if !p.holds("#", "=", "＝") {
		return
	}
	for _, word := range sheetErrors {
		if p.holds(word) {
			from := p.runeAt(strings.Index(p.text, word))
			p.report(markupID, from, from+runeCount(word), msg(fmt.Sprintf("“%s”是表格里算不出来的数，抄到了这里", word), fmt.Sprintf("%q is what a spreadsheet shows for a number that it cannot calculate", word)),
				msg("在原来的表格里改好公式，把算出来的数抄过来", "correct the formula in the spreadsheet and copy the number"))
		}
	}
	if strings.Trim(p.text, "# \t") == "" && p.holds("####") {
		m := narrowColumn.FindStringIndex(p.text)
		from := p.runeAt(m[0])
		p.report(markupID, from, from+m[1]-m[0], msg("“####”是表格里列太窄、没有显示出来的数", "#### is what a spreadsheet shows for a number in a column that is too narrow"),
			msg("在原来的表格里把这一列拉宽，把数抄过来", "widen the column in the spreadsheet and copy the number"))
	}
	if m := p.findFormula(); m != nil {
		from := p.runeAt(m[0])
		p.report(markupID, from, from+runeCount(p.text[m[0]:m[1]]), msg(fmt.Sprintf("抄来的是表格的公式“%s”，不是数", p.text[m[0]:m[1]]), fmt.Sprintf("%q is a spreadsheet's formula, not a number", p.text[m[0]:m[1]])),
			msg("写上公式算出来的数", "write its result"))
	}
}

// findFormula returns where the first formula of a spreadsheet stands, nil where none does. Each has a bracket; most lines with = have none.
func (p *passage) findFormula() []int {
	if !p.holds("=", "＝") || !p.holds("(", "（") {
		return nil
	}
	return sheetFormula.FindStringIndex(p.text)
}

// emptyNotes finds footnotes that say nothing: readers are sent to an empty line.
func (m *marks) emptyNotes() {
	for _, note := range m.n.n.Doc.Tree().Notes {
		if len(note.Blocks) > 0 && !isEmptyParagraph(note.Blocks[0]) {
			continue
		}
		m.add(problem.Problem{Rule: markupID, Span: note.Span,
			Message: msg(fmt.Sprintf("脚注 [^%s] 没有内容", note.Label), fmt.Sprintf("the footnote [^%s] says nothing", note.Label)),
			Hint:    msg(fmt.Sprintf("在冒号后面写上注的内容：“[^%s]: 内容”；不要这条注，连正文里的一起删去", note.Label), fmt.Sprintf("write its text behind the colon, “[^%s]: text”, or delete it and what refers to it", note.Label))})
	}
}

func isEmptyParagraph(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && len(p.Inlines) == 0
}
