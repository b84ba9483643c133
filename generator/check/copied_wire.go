package check

import (
	"fmt"

	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// What an agency or a newspaper puts around its reports: 本报讯, 新华社…电 before the first sentence, （完） behind the last.

// dateline is what a line of a report begins with.
var dateline = lazyregexp.New(`^[ 　]*(本报讯|本台讯|本网讯|(?:新华社|中新社|中新网|本报)[\p{Han}]{2,8}[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:专)?电)(?:[ 　：:（(]|[\p{Han}])`)

// endsReport is what the last line of one ends with.
const endsReport = "（完）"

// wireMarks reports them. A text that tells of a report has them in quotation marks or within a sentence.
func (p *passage) wireMarks() {
	if p.prose == nil || p.prose.Kind != prose.Paragraph || !p.holds("讯", "日电", "专电", endsReport) {
		return
	}
	tell := func(from, to int) {
		text := p.slice(from, to)
		p.report(copiedFooterID, from, to, msg(fmt.Sprintf("“%s”是报道的格式，不是正文", text), fmt.Sprintf("%q is a mark of a news report", text)), footerHint())
	}
	for k := range p.starts {
		from, to := p.line(p.starts[k])
		if p.footers[from] {
			continue
		}
		line := p.slice(from, to)
		if m := dateline.FindStringSubmatchIndex(line); m != nil {
			at := from + runeCount(line[:m[2]])
			tell(at, at+runeCount(line[m[2]:m[3]]))
		}
		for to > from && isSpace(p.rune(to-1)) {
			to--
		}
		if p.hasBefore(to, endsReport) && to-from > len([]rune(endsReport)) && oneOf(p.rune(to-4), "。”！？") {
			tell(to-3, to)
		}
	}
}
