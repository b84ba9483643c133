package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// What a web page or a newspaper left within a line of prose: who wrote and who edited it behind the last sentence, where it was taken from, a button,
// the photographer behind a caption. Several may follow one another. Each has the form that only they have: a line that speaks of 来源, 编辑 or 记者 in a
// sentence has none of them.

// Parts of these forms: a medium that ends as such names do, names with blanks between them, and who is named so.
const (
	someNames  = `[\p{Han}]{1,4}(?:[ 　\x{a0}、,，]+[\p{Han}]{1,4})*`
	someMedium = `(?:[\p{Han}·、 　\x{a0}]*(?:报|网|社|台|新闻|客户端|融媒|媒体?|在线|时刻|中心|频道|电讯|周刊|发布|特约|实习|见习|首席|发))?`
	reporter   = someMedium + `[ 　\x{a0}]*(?:记者|通讯员|实习生)[:：/ 　\x{a0}]*` + someNames + `[ 　\x{a0}]*(?:摄影报道|摄影|/?摄|/?文/?图|图/文|报道|整理)?`
	editor     = `(?:本期|本版|值班|责任|互动|网络|视频|图片|执行|特约|美术|见习|实习|新媒体)?(?:编辑|责编|校对|审核|审校|编审|初审|复审|终审|一审|二审|三审|摄影|采写|撰稿|供稿|制图|剪辑|监制|主编)[:：/／ 　\x{a0}]+`
	credits    = `(?:(?:` + reporter + `|` + editor + `(?:` + reporter + `|` + someNames + `))[ 　\x{a0}]*)+`
)

// leftAtEnd are forms of what ends a line; the first group is what was left.
type leftAtEnd struct {
	holds []string // one of these words stands in each
	line  *lazyregexp.Regexp
	free  bool // it needs no end of a sentence before it
}

var leftAtEnds = [...]leftAtEnd{
	{[]string{"查看更多"}, lazyregexp.New(`(返回(?:搜狐|网易|新浪|腾讯|凤凰网?|首页)?[，, 　\x{a0}]*查看更多)$`), true},
	{[]string{"分享让更多人"}, lazyregexp.New(`(分享让更多人看到)$`), true},
	{[]string{"编辑：", "编辑:", "责编：", "责编:"}, lazyregexp.New(`((?:责任编辑|责编)[:：][ 　\x{a0}]*(?:[\p{Han}]{2,4}(?:[ 　\x{a0}、]+[\p{Han}]{2,4}){0,3})?)$`), true},
	{[]string{"完）", "完)"}, lazyregexp.New(`([（(]完[)）])$`), false},
	{[]string{"投稿", "编辑", "责编", "来源"}, lazyregexp.New(`([【\[](?:投稿|责任编辑|编辑|责编|来源)[、:： 　\x{a0}][^【】\[\]]{0,60}[】\]])$`), true},
	{[]string{"编辑】", "责编】", "编辑]"}, lazyregexp.New(`([【\[](?:本文|本栏)?(?:责任编辑|编辑|责编)[】\]][ 　\x{a0}：:]*[\p{Han}]{2,4})$`), true},
	{[]string{"转自", "来源", "转载自", "原载", "供图", "供稿", "图源", "摄）", "摄)", "提供）"}, lazyregexp.New(`([（(][ 　\x{a0}]*(?:(?:本文)?(?:转载?自|来源|原载|图源|图片来源)[:：][^（()）。]{2,40}|[^（()）。，；]{2,20}(?:供图|供稿|[ 　\x{a0}]摄))[ 　\x{a0}]*[)）])$`), false},
	{[]string{"记者", "通讯员", "编辑", "责编", "采写", "撰稿"}, lazyregexp.New(`([（(][ 　\x{a0}]*` + credits + `[)）])$`), false},
	{[]string{"来源：", "来源:"}, lazyregexp.New(`(来源[:：][ 　\x{a0}]*[^。，；：:()（）]{2,24})$`), false},
	{[]string{"新华社"}, lazyregexp.New(`((?:据|综合)?新华社[\p{Han}]{2,8}[0-9]{1,2}月[0-9]{1,2}日(?:专)?电)$`), false},
	{[]string{"更多"}, lazyregexp.New(`(更多(?:精彩)?(?:内容|资讯|新闻|详情|报道)?，?(?:敬?请|欢迎)(?:您)?(?:进入|关注|点击|下载|登录|访问|搜索|扫描|扫码)[^。]{2,40}。?)$`), false},
	{[]string{"点击观看", "点击收看", "点击收听", "点击查看", "点击阅读", "点击进入", "点击播放"}, lazyregexp.New(`(点击(?:观看|收看|收听|查看|阅读|进入|播放)[^。，；]{0,20})$`), false},
	{[]string{"报料"}, lazyregexp.New(`((?:新闻)?(?:线索)?报料(?:通道|热线|电话|邮箱|方式)[:：].{4,120})$`), false},
	{[]string{"版）", "版)"}, lazyregexp.New(`(《 ?[\p{Han}]{2,14}报 ?》[ 　\x{a0}]*[（(][ 　\x{a0}]*[0-9]{4}年[^（()）]{4,20}版[ 　\x{a0}]*[)）])$`), false},
	{[]string{"记者", "通讯员", "编辑", "校对", "责编", "采写", "撰稿", "二审", "实习生", "审核"}, lazyregexp.New(`(` + credits + `)$`), false},
}

// leftWords are words of which a passage with such a remain holds one.
var leftWords = [...]string{"记者", "通讯员", "编辑", "责编", "来源：", "来源:", "查看更多", "分享让更多人", "转自", "摄", "供图", "供稿", "新华社", "请进入", "点击", "报料", "完)", "完）", "消息", "版）", "广告 ", "原文", "热线", "股吧", "版)", "页）", "页)"}

// longestRemains is within how many characters of its end a line's remains are looked for.
const longestRemains = 160

// leftovers finds remains within the lines of a paragraph.
func (p *passage) leftovers() {
	if p.prose == nil || p.prose.Kind != prose.Paragraph || !p.holds(leftWords[:]...) {
		return
	}
	for k := range p.starts {
		from, to := p.line(p.starts[k])
		if p.footers[from] {
			continue
		}
		p.leftAtHead(from, to)
		p.leftBetween(from, to)
		p.leftAtEnd(from, to)
	}
}

// leftAtEnd takes from the end of a line what was left there, one after the other, and reports it as one.
func (p *passage) leftAtEnd(from, to int) {
	for to > from && isSpace(p.runes[to-1]) {
		to--
	}
	if to == from || oneOf(p.runes[to-1], "。；！？，、”") && !p.holds("报料", "更多") {
		return
	}
	end, forms := to, 0
	for {
		start, whole := p.lastRemain(from, end)
		if start < 0 || start == from && (whole || forms == 0) {
			break // a line that is one of them alone is judged as such
		}
		forms++
		for end = start; end > from && isSpace(p.runes[end-1]); {
			end--
		}
	}
	for end < to && isSpace(p.runes[end]) {
		end++
	}
	if forms == 1 && (p.hasBefore(to, endsReport) || p.hasBefore(to, "(完)")) && to-end == len([]rune(endsReport)) || p.inRemains(end) {
		return // see wireMarks
	}
	if forms > 0 {
		p.remain(end, to)
	}
}

// lastRemain returns where the remain begins that ends at rune end of the line that begins at from, -1 where none does.
func (p *passage) lastRemain(from, end int) (start int, whole bool) {
	first := max(from, end-longestRemains)
	text := p.slice(first, end)
	for k := range leftAtEnds {
		form := &leftAtEnds[k]
		if !p.within(text, form.holds...) {
			continue
		}
		for at := 0; at < len(text); {
			m := form.line.FindStringSubmatchIndex(text[at:])
			if m == nil {
				break
			}
			start = first + runeCount(text[:at+m[2]])
			for isSpace(p.rune(start)) {
				start++
			}
			if (form.free || p.afterSentence(from, start)) && p.credible(start, end) {
				return start, start == from
			}
			_, size := firstRune(text[at+m[2]:])
			at += m[2] + size
		}
	}
	return p.pictureBy(from, end)
}

// afterSentence tells whether rune i begins its line or stands behind the end of a sentence.
func (p *passage) afterSentence(from, i int) bool {
	for i > from && isSpace(p.runes[i-1]) {
		i--
	}
	return i == from || oneOf(p.runes[i-1], "。！？”’）)…】」")
}

// credible tells whether a remain is none of a paper's notes on where its figures come from: 来源：县统计年鉴.
func (p *passage) credible(from, to int) bool {
	text := p.slice(from, to)
	return !anyof.Contains(text, "来源") || anyof.Contains(text, "客户端", "网站", "微信", "公众号", "日报", "晚报") || !anyof.Contains(text, "统计", "年鉴", "年报", "台账", "公报", "普查", "报表", "数据", "报告", "调查", "整理", "档案", "志", "自筹", "收入", "资金")
}

// pictureBy reads who took a picture, at the end of a line: 某某 摄.
func (p *passage) pictureBy(from, end int) (int, bool) {
	if p.rune(end-1) != '摄' {
		return -1, false
	}
	if start := p.photographer(from, end-1); start >= from {
		return start, start == from
	}
	return -1, false
}

// photographer returns where the name of one begins behind which 摄 stands at rune i and before which a sentence ends; -1 where there is none. A name
// alone has that of a surname for its first character.
func (p *passage) photographer(from, i int) int {
	start, blanks, han := i, 0, 0
	for start > from && i-start < longestPhotographers && (isHan(p.runes[start-1]) || (isSpace(p.runes[start-1]) || oneOf(p.runes[start-1], "、·/"))) {
		start--
		if isHan(p.runes[start]) {
			han++
		} else {
			blanks++
		}
	}
	for start < i && isSpace(p.runes[start]) {
		start++
	}
	if han < 2 || start > from && !p.afterSentence(from, start) {
		return -1
	}
	text := p.slice(start, i)
	if anyof.Contains(text, "记者", "通讯员", "供图") {
		return start
	}
	if !p.s.sets.surnames.has(p.runes[start]) || han > 6 || han-blanks > 4 {
		return -1
	}
	return start
}

// longestPhotographers is how many characters the names before 摄 and what they are have at most.
const longestPhotographers = 24

// advertisement is one that a page sets between two paragraphs.
var advertisement = lazyregexp.New(`广告 [^。×]{4,60}[。！]? ×`)

// bracketedRemain is what newspapers and pages on shares put in brackets within a sentence: on which page the text goes on, their telephone, a link to a
// company's page.
var bracketedRemain = lazyregexp.New(`^[（(](?:[ 　]*(?:下转|上接|紧接|下接|上转)[ 　]*第?[0-9０-９A-Za-z一二三四五六七八九十]{1,4}[版页]|[\p{Han}]{0,10}热线(?:电话)?[:：][ 　]*[0-9０-９\-－—]{5,16}|(?:[Ss][HhZz])?[0-9]{6}[,，][ 　]*(?:股吧|基金吧|行情|诊股))[^（()）]{0,12}[)）]`)

// leftBetween finds remains that prose follows: photographers, advertisements, datelines.
func (p *passage) leftBetween(from, to int) {
	if !p.holds("摄", "广告 ", "日电", "日讯", "日消息", "日专电", "热线", "股吧", "版）", "版)", "页）", "页)") {
		return
	}
	for i := from; i < to; i++ {
		switch p.runes[i] {
		case '摄':
			if p.inRemains(i) || oneOf(p.rune(i+1), "影像制取入下氏政食护") || p.restIsBlank(i+1, to) {
				continue
			}
			if start := p.bracketedPicture(from, i); start >= 0 {
				p.remain(start, i+2)
			} else if start := p.photographer(from, i); start > from && (isSpace(p.runes[i-1]) || p.within(p.slice(start, i), "记者", "通讯员")) {
				p.remain(start, i+1)
			}
		case '讯', '电', '息':
			if start := p.innerDateline(from, i); start > from {
				p.remain(start, i+1)
			}
		case '(', '（':
			if m := bracketedRemain.FindStringIndex(p.slice(i, min(to, i+40))); m != nil {
				p.remain(i, i+runeCount(p.slice(i, min(to, i+40))[:m[1]]))
			}
		case '广':
			if m := advertisement.FindStringIndex(p.slice(i, min(to, i+70))); p.has(i, "广告 ") && m != nil && m[0] == 0 {
				p.remain(i, i+runeCount(p.slice(i, to)[:m[1]]))
			}
		}
	}
}

func (p *passage) restIsBlank(i, to int) bool { return strings.TrimSpace(p.slice(i, to)) == "" }

// bracketedPicture returns where the brackets open that say who took a picture: （某某网发 某某 摄）.
func (p *passage) bracketedPicture(from, i int) int {
	if !oneOf(p.rune(i+1), "）)") || !isSpace(p.rune(i-1)) {
		return -1
	}
	for k := i - 1; k >= from && i-k < longestPhotographers; k-- {
		if oneOf(p.runes[k], "（(") {
			return k
		}
		if oneOf(p.runes[k], "，。；：") {
			break
		}
	}
	return -1
}

// innerHead is a dateline within a line, with the names of reporters behind it.
var innerHead = lazyregexp.New(`^[ 　\x{a0}]*[（(][\p{Han}·]{0,14}(?:记者|通讯员|实习生|[\p{Han}]{2,3}[ 　\x{a0}]+[\p{Han}]{2,3}[ 　)）])`)

// innerBefore is what such a dateline is before its last character.
var innerBefore = lazyregexp.New(`(?:^|[。！？”）) 　\x{a0}摄])([\p{Han}]{2,14}[0-9]{1,2}月[0-9]{1,2}日(?:专|消)?)$`)

// agencyDate is what follows the name of an agency in one.
var agencyDate = lazyregexp.New(`^[\p{Han}]{0,8}[0-9]{1,2}月[0-9]{1,2}日(?:专|消)?$`)

// agencies put their datelines behind a title without a mark.
var agencies = [...]string{"新华社", "中新社", "中新网", "人民网", "央广网", "央视网"}

// innerDateline returns where the dateline begins that ends with rune i, -1 where none does.
func (p *passage) innerDateline(from, i int) int {
	if !oneOf(p.rune(i-1), "日专消") || !(isSpace(p.rune(i+1)) || oneOf(p.rune(i+1), "（(")) || !innerHead.MatchString(p.slice(i+1, i+40)) {
		return -1
	}
	first := max(from, i-30)
	before := p.slice(first, i)
	for _, agency := range agencies {
		if at := strings.LastIndex(before, agency); at >= 0 && agencyDate.MatchString(before[at+len(agency):]) {
			return first + runeCount(before[:at])
		}
	}
	m := innerBefore.FindStringSubmatchIndex(before)
	if m == nil {
		return -1
	}
	return first + runeCount(before[:m[2]])
}

// leftAtHeads are forms of what begins a line of prose: bylines, a medium's 消息：, a button.
var leftAtHeads = [...]*lazyregexp.Regexp{
	lazyregexp.New(`^[ 　\x{a0}]*([\p{Han}、]{2,16}(?:网|报|社|台|新闻|客户端|频道)[\p{Han}]{0,6}(?:[0-9]{1,2}月[0-9]{1,2}日)?消息)[:：（(]`),
	lazyregexp.New(`^[ 　\x{a0}]*(本文转自[:：])`),
	lazyregexp.New(`^[ 　\x{a0}]*(原标题[:：])`),
	lazyregexp.New(`^[ 　\x{a0}]*(原文(?:来自|来源|出自)[:：]?(?:微信|公众号|微博|网易|搜狐|今日头条|知乎|豆瓣).*)$`),
	lazyregexp.New(`^[ 　\x{a0}]*(点击(?:观看|收看|收听|播放)[\p{Han}]{0,4}(?:视频|花絮|直播|音频|回放|短片|录像))[^的后即可就，。、者量人数次时]`),
}

// byline is who wrote a report, before its first sentence.
var byline = lazyregexp.New(`^[ 　\x{a0}]*([□■◎●]?[\p{Han}·]{0,14}(?:记者|通讯员|编辑)[ 　\x{a0}]+([\p{Han}])[\p{Han}]{1,2}(?:[ 　\x{a0}]*(?:通讯员|记者|摄影|视频剪辑|剪辑|实习生|编辑)?[ 　\x{a0}]+[\p{Han}]{2,3})*)(.?)`)

// leftAtHead reports them.
func (p *passage) leftAtHead(from, to int) {
	line := p.slice(from, min(to, from+60))
	if to-from < 40 || !anyof.Contains(line, "记者", "通讯员", "编辑", "消息", "转自", "原标题", "原文", "点击") {
		return
	}
	for _, form := range &leftAtHeads {
		if m := form.FindStringSubmatchIndex(line); m != nil && !anyof.Prefix(line[m[2]:], "据", "从", "由") {
			p.remain(from+runeCount(line[:m[2]]), from+runeCount(line[:m[3]]))
			return
		}
	}
	m := byline.FindStringSubmatchIndex(line)
	if m == nil {
		return
	}
	surname, _ := firstRune(line[m[4]:])
	text, next := line[m[2]:m[3]], line[m[6]:m[7]]
	if !p.s.sets.surnames.has(surname) || !anyof.Prefix(text, "互动编辑", "责任编辑", "值班编辑") && len(strings.Fields(text)) < 3 && !strings.ContainsAny(next, "0123456789“ 　\u00a0") {
		return
	}
	p.remain(from+runeCount(line[:m[2]]), from+runeCount(line[:m[3]]))
}

// remain reports what was left in a line, and keeps it from the rules of punctuation and of names.
func (p *passage) remain(from, to int) {
	p.remains = append(p.remains, [2]int{from, to})
	text := p.slice(from, to)
	p.report(copiedFooterID, from, to, msg(fmt.Sprintf("“%s”是网页、报道里带来的，不是正文", shownLine(text)), fmt.Sprintf("%q was copied from a web page or a report and is not part of the text", text)),
		msg("删去这些字；要写明出处的，在文件开头写 source = \"编号\"", "delete these words; to name where the text comes from, write source = \"ID\" in its front matter"))
}

// inRemains tells whether rune i belongs to what was left in its line.
func (p *passage) inRemains(i int) bool {
	for _, r := range p.remains {
		if i >= r[0] && i < r[1] {
			return true
		}
	}
	return false
}
