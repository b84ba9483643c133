package check

import (
	"fmt"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// What an agency or a newspaper puts around its reports: 本报讯, 新华社…电 before the first sentence, （完） behind the last.

// dateline is what a line of a report begins with.
var dateline = lazyregexp.New(`^[ 　\x{a0}]*((?:据)?(?:本报讯|本台讯|本网讯|(?:新华社|中新社|中新网|本报)[\p{Han}]{2,8}[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:专)?电))(?:[ 　\x{a0}：:（(]|[\p{Han}])`)

// localDatelines are those of other media, which nothing but their form tells: 青河晚报讯（记者…, 青河新闻网3月5日讯, 青河都市网石桥电(记者….
// What follows tells 讯 and 电 from 讯息 and 电话.
var localDatelines = [...]*lazyregexp.Regexp{
	lazyregexp.New(`^[ 　\x{a0}]*(据?[\p{Han}]{2,14}[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:专电|电|讯))(?:$|[ 　\x{a0}：:（(])`),
	lazyregexp.New(`^[ 　\x{a0}]*(据?[\p{Han}]{2,12}(?:网|晚报|日报|早报|晨报|商报|时报|星报|快报|都市报|在线|热线|电视台|广播|传媒)[\p{Han}]{0,6}[0-9０-９]{1,2}月[0-9０-９]{1,2}日讯)(?:[\p{Han}0-9“])`),
	lazyregexp.New(`^[ 　\x{a0}]*(据?[\p{Han}]{1,12}(?:网|报|在线|热线|电视台|广播|传媒|客户端|频道|网站|融媒体?|全媒体?|时刻|报社)讯)(?:[ 　\x{a0}：:（(])`),
	lazyregexp.New(`^[ 　\x{a0}]*(据?(?:新浪|搜狐|网易|凤凰|腾讯|新华)[\p{Han}]{2}讯)(?:[ 　\x{a0}：:（(])`),
	lazyregexp.New(`^[ 　\x{a0}]*([\p{Han}]{2,16}(?:讯|电))[ 　\x{a0}]*[（(](?:[\p{Han}]{0,8}(?:记者|通讯员|实习生|特约)|文/)`),
	lazyregexp.New(`^[ 　\x{a0}]*((?:据|综合)?(?:本报|本台|本网|新华社|中新社)(?:综合)?(?:专)?电)(?:[ 　\x{a0}（(])`),
}

// endsReport is what the last line of one ends with.
const endsReport = "（完）"

// wireMarks reports them. A text that tells of a report has them in quotation marks or within a sentence.
func (p *passage) wireMarks() {
	if p.prose == nil || p.prose.Kind != prose.Paragraph || !p.holds("讯", "电", endsReport, "(完)") {
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
		if a, b := datelineOf(cut(line, longestDateline)); b > 0 && !p.inRemains(from+runeCount(line[:a])) {
			at := from + runeCount(line[:a])
			tell(at, at+runeCount(line[a:b]))
		}
		for to > from && isSpace(p.rune(to-1)) {
			to--
		}
		if (p.hasBefore(to, endsReport) || p.hasBefore(to, "(完)")) && !p.inRemains(to-1) && to-from > len([]rune(endsReport)) && oneOf(p.rune(to-4), "。”！？") {
			p.remains = append(p.remains, [2]int{to - 3, to})
			tell(to-3, to)
		}
	}
}

// longestDateline is within how many characters a dateline and what follows it stand.
const longestDateline = 48

// notDatelines are the words whose last character is that of a dateline.
var notDatelines = [...]string{"通讯", "资讯", "简讯", "喜讯", "音讯", "闻讯", "短讯", "问讯", "审讯", "传讯", "腾讯", "死讯", "视讯"}

// datelineOf returns where the dateline of a line stands; 0, 0 where it has none.
func datelineOf(line string) (from, to int) {
	if !anyof.Contains(line, "讯", "电") {
		return 0, 0
	}
	if m := dateline.FindStringSubmatchIndex(line); m != nil {
		return m[2], m[3]
	}
	for _, form := range localDatelines {
		if m := form.FindStringSubmatchIndex(line); m != nil && !anyof.Suffix(line[:m[3]], notDatelines[:]...) {
			return m[2], m[3]
		}
	}
	return 0, 0
}
