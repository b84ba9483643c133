package check

import (
	"fmt"
	"strings"

	"casebook/generator/lazyregexp"
)

// What is left of a page's template, or of a form's instructions: {{title}}, ${name}, @endsection, 部门应根据实际情况进行增减.

// templateMark is a mark that the program which makes pages puts a text in the place of.
var templateMark = lazyregexp.New(`\{\{[^{}\n]{0,60}\}\}|\{\{--|--\}\}|\$\{[A-Za-z_][A-Za-z0-9_.]{0,40}\}|@(?:endsection|endif|endforeach|section\(|extends\(|yield\()|<%=?[^%\n]{1,60}%>`)

// leftMarks reports the first of them and how many there are.
func (n *page) leftMarks() {
	var first *passage
	var from, to, total int
	for _, p := range n.texts {
		if !p.holds("{{", "--}}", "${", "@endsection", "@endif", "@endforeach", "@section(", "@extends(", "@yield(", "<%") || p.holds("变量", "占位符") {
			continue
		}
		for _, m := range templateMark.FindAllStringIndex(p.text, -1) {
			i, k := p.runeAt(m[0]), p.runeAt(m[1]-1)+1
			if at := p.span(i, i+1); at.Start > 0 && strings.Contains(at.File.Text()[at.Start-1:at.Start+1], `\`) {
				continue // written so on purpose
			}
			if total++; first == nil {
				first, from, to = p, i, k
			}
		}
	}
	if first == nil {
		return
	}
	zh, en := fmt.Sprintf("“%s”是网页模板的记号，没有换成内容", first.slice(from, to)), fmt.Sprintf("%q is a template placeholder", first.slice(from, to))
	first.report(placeholderID, from, to, timesInText(zh, en, total), msg("换成要写的内容；不要的，连同它围住的话一起删去", "replace it by what it stands for, or delete it with what it encloses"))
}

// instruction is what a form says to those who fill it in.
var instruction = lazyregexp.New(`(?:各?部门|各?单位|填报人|编制人|撰稿人)(?:应当?|可以?|须|需|请)?(?:根据|按照|结合)(?:本部门|本单位|自身|各自)?(?:的)?实际(?:情况)?(?:自行|进行|适当)*(?:解释和增减|增减|增删|删减|填写|填列|增加或删减|修改或删除)[。）；]|[（(](?:请)?(?:据实|如实|根据实际情况|按实际情况)(?:填写|填列|增减|删减)[)）]|(?:没有|如无|若无)(?:此项|本项|该项|这项|此类)[^，。]{0,8}(?:，|的，)(?:请|可)(?:自行)?(?:删除|删去)`)

// leftInstructions reports instructions of a form that were left in the text.
func (p *passage) leftInstructions() {
	if !p.holds("增减", "增删", "删减", "填写", "填列", "删除", "删去") {
		return
	}
	for _, m := range instruction.FindAllStringIndex(p.text, mostLines) {
		from, to := p.runeAt(m[0]), p.runeAt(m[1]-1)+1
		p.report(placeholderID, from, to, msg(fmt.Sprintf("“%s”是底稿里教人怎样填的话", p.slice(from, to)), fmt.Sprintf("%q is an instruction from the form", p.slice(from, to))),
			msg("照它填好，删去这句话", "do as it says and delete it"))
	}
}
