package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// What editors, magazines and offices leave in a text beside its sentences: （小标题） before a heading, 题：, the names of the reporters behind
// the last sentence, a note about the author, the caption of a picture, the foot of an official paper.

// editorsMark is a word in brackets that tells the compositor what a line is.
var editorsMark = lazyregexp.New(`^[ 　]*([（(](?:小标题|副标题|大标题|引题|肩题|副题|主题|眉题)[）)])`)

// endMark is a form of what stands at the end of a line, with words of which each such line holds one.
type endMark struct {
	holds []string
	line  *lazyregexp.Regexp // its first group is the mark
}

// endMarks are these forms. What is a line of its own may begin it; else a sentence ends before.
var endMarks = [...]endMark{
	{[]string{"作者系", "作者为", "作者是", "作者单位", "作者工作单位"}, lazyregexp.New(`(?:^|[。！？”])[ 　]*([（(〔]?(?:本文)?(?:第一)?作者(?:系|为|是|(?:工作)?单位[：:])[^。；（）()]{4,60}[）)〕]?[＊*]?)[ 　]*$`)},
	{[]string{"作者分别", "作者均", "作者现"}, lazyregexp.New(`(?:^|[。！？”])[ 　]*([（(〔](?:本文)?(?:两位|二位|三位)?作者(?:分别|均|现)[系为是任][^。（）()]{4,120}[）)〕][＊*]?)[ 　]*$`)},
	{[]string{"收稿日期", "收稿时间", "修回日期"}, lazyregexp.New(`[。！？][ 　]*([［\[（(]?(?:收稿日期|收稿时间|修回日期)[］\]]?[：:][ 　]*(?:19|20)[0-9][0-9—\-年月日 ]{4,12})[ 　]*$`)},
	{[]string{"实拍", "摄）", "拍摄", "供图"}, lazyregexp.New(`([（(](?:照片|图片|图)(?:为|由|系)?[^（）()。]{1,24}(?:实拍|摄|拍摄|提供|供图)[）)])[ 　]*$`)},
	{[]string{"从左至右", "从左到右", "左起"}, lazyregexp.New(`^([^。；]{0,24}(?:从左至右|从左到右|左起)(?:依次)?(?:为|是)?[：:][ 　]*[\p{Han}]{2,9}(?:[、 　]+[\p{Han}]{2,9})+)[ 　]*$`)},
	{[]string{"记者", "通讯员", "撰稿", "供稿"}, lazyregexp.New(`[。！？”][ 　]*([（(](?:本报|本网|本台|本刊)?(?:实习|特约|见习)?(?:记者|通讯员|撰稿|供稿)[ 　：:][^（）()，。]{2,40}[）)])[ 　]*$`)},
	{[]string{"印发"}, lazyregexp.New(`^[ 　]*([\p{Han}]{2,30}(?:办公室|办公厅|局|厅|委员会|秘书处)[ 　]+(?:19|20)[0-9]{2}年[0-9 　]{0,4}月[0-9 　]{1,6}日印发)[ 　]*$`)},
	{[]string{"公开选项", "公开属性", "公开方式"}, lazyregexp.New(`^[ 　]*((?:信息)?公开(?:选项|属性|方式)[：:][ 　]*(?:不予|主动|依申请|免予|此件)?公开)[ 　]*$`)},
	{[]string{"抄送", "抄报", "分送"}, lazyregexp.New(`^[ 　]*((?:抄送|抄报|分送)[：:][^。]{2,120}。?)[ 　]*$`)},
	{[]string{"此件"}, lazyregexp.New(`^[ 　]*([（(]此件(?:公开发布|主动公开|依申请公开|不予公开|不公开|删减后公开|公开)[）)])[ 　]*$`)},
}

// editorsMarks reports what a newspaper's editor put around an article: bylines, （原题…）, 抄送 lines.
func (p *passage) editorsMarks() {
	if p.prose == nil || p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem {
		return
	}
	p.lastByline()
	marked := p.holds("题）", "题)")
	var forms []*endMark
	for k := range endMarks {
		if p.holds(endMarks[k].holds...) {
			forms = append(forms, &endMarks[k])
		}
	}
	if !marked && forms == nil {
		return
	}
	for k := range p.starts {
		from, to := p.line(p.starts[k])
		if p.footers[from] {
			continue
		}
		line := p.slice(from, to)
		if m := editorsMark.FindStringSubmatchIndex(cut(line, 12)); marked && m != nil {
			p.copiedMark(from+runeCount(line[:m[2]]), from+runeCount(line[:m[3]]))
		}
		for _, form := range forms {
			if !anyof.Contains(line, form.holds...) {
				continue
			}
			if m := form.line.FindStringSubmatchIndex(line); m != nil && !p.inRemains(from+runeCount(line[:m[2]])) {
				p.copiedMark(from+runeCount(line[:m[2]]), from+runeCount(line[:m[3]]))
				break
			}
		}
	}
}

func (p *passage) copiedMark(from, to int) {
	text := p.slice(from, to)
	if strings.TrimSpace(p.slice(0, from)) == "" || p.startsLine(from) {
		start, _ := p.line(from)
		if p.footers == nil {
			p.footers = map[int]bool{}
		}
		if _, end := p.line(from); strings.TrimSpace(p.slice(to, end)) == "" {
			p.footers[start] = true
		}
	}
	p.report(copiedFooterID, from, to, msg(fmt.Sprintf("“%s”是排版、发稿留下的，不是正文", shownLine(text)), fmt.Sprintf("%q was left over from editing and is not part of the text", text)), footerHint())
}

// reporters are names in brackets behind the last sentence of a text: （某某 某某）.
var reporters = lazyregexp.New(`[。！？”][ 　]*([（(][ 　]*[\p{Han}]{2,3}(?:[ 　、]+[\p{Han}]{2,3}){0,3}[ 　]*[）)])[ 　＊*]*$`)

// longestReporters is how many characters they take at most.
const longestReporters = 28

// lastByline reports them at the end of the last paragraph. One name alone must be one that nothing else is.
func (p *passage) lastByline() {
	n := len(p.runes)
	if p.page == nil || p.index != len(p.page.texts)-1 || n < 2*longestReporters || !oneOf(p.runes[n-1], "）)＊* 　\n") {
		return
	}
	end := p.slice(n-longestReporters, n)
	m := reporters.FindStringSubmatchIndex(strings.TrimRight(end, "\n"))
	if m == nil {
		return
	}
	if p.inRemains(n - longestReporters + runeCount(end[:m[2]])) {
		return
	}
	names := strings.FieldsFunc(end[m[2]:m[3]], func(r rune) bool { return !isHan(r) })
	for _, name := range names {
		first, _ := firstRune(name)
		if !p.s.sets.surnames.has(first) || len(names) == 1 && (!p.s.sets.common.has(first) || !p.givenNames(name)) {
			return
		}
	}
	p.copiedMark(n-longestReporters+runeCount(end[:m[2]]), n-longestReporters+runeCount(end[:m[3]]))
}

// givenNames tells whether all characters behind the first are those of given names.
func (p *passage) givenNames(name string) bool {
	for _, r := range []rune(name)[1:] {
		if !p.s.sets.given.has(r) {
			return false
		}
	}
	return true
}
