package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const copiedFooterID problem.Rule = "copied-footer"

func copiedFooter() rule {
	return rule{Rule: Rule{
		ID: copiedFooterID, Severity: problem.Warning,
		Title: msg("网页的页脚、页码混进了正文", "a web page's footer or page number in the text"),
		Why: msg("从网站或 PDF 复制时，版权声明、备案号、页码、“责任编辑”“禁止转载”这些话会跟着进来。它们不是材料的内容，有的还带着别人的邮箱和备案号。",
			"Text copied from a website or PDF brings copyright notices, record numbers, page numbers and “do not reproduce” with it. None of this is part of the text, and some of it may be somebody else's contact details."),
		Right: []string{
			"合作社完成了商标备案，注册资金20万元。",
			"各村的责任清单已经编辑成册。",
		},
		Wrong: []string{
			"Copyright © 2020 All Rights Reserved. 版权所有",
			"第 3 页 共 5 页",
			"（责任编辑：小王）",
			"本网站内容仅供参考，如有侵权请联系删除。",
			"京ICP备00000000号-1",
		},
		Fix: msg("整行删去。要写明出处的，用文件开头的 source。",
			"Delete the whole line. To name where the text comes from, use source in the front matter."),
	}, passage: findFooters, narrative: findFooterWords}
}

// footerSigns are the words that stand in the feet of web pages and in no prose. The
// second of a pair, where there is one, must stand in the same line.
func footerSigns() [][2]string {
	return [][2]string{
		{"版权所有"}, {"Copyright"}, {"copyright"}, {"COPYRIGHT"}, {"©"}, {"All Rights Reserved"}, {"All rights reserved"},
		{"ICP备"}, {"ICP证"}, {"公网安备"}, {"备案号："}, {"备案号:"}, {"备案序号"}, {"责任编辑："}, {"责任编辑:"}, {"（编辑："}, {"(编辑:"}, {"（责编"}, {"(责编"},
		{"仅供参考", "本网"}, {"仅供参考", "本站"}, {"侵权", "请联系"}, {"侵权", "联系我"}, {"侵权", "联系本"}, {"侵权", "联系删"}, {"侵权", "请与"}, {"侵权", "请投诉"}, {"侵权", "请删除"}, {"侵权", "予以删除"}, {"侵权", "联系管理员"}, {"侵权", "告知本"}, {"侵权", "告知我"}, {"侵权", "请告知"}, {"转载请注明"}, {"未经授权", "转载"}, {"未经许可", "转载"}, {"谢绝转载"}, {"禁止转载"}, {"禁止复制"},
		{"上一篇"}, {"下一篇"}, {"打印本页"}, {"关闭窗口"}, {"分享到：", ""}, {"分享到:", ""}, {"【字号"}, {"【字体"}, {"点击图片"}, {"字号：", "大"}, {"字体：", "大"}, {"浏览次数"}, {"阅读次数"}, {"点击数"}, {"点击次数："}, {"扫一扫", "手机"}, {"扫码", "关注"},
		{"网站地图"}, {"设为首页"}, {"加入收藏"}, {"网站标识码："}, {"网站标识码:"}, {"主办单位：", "承办"}, {"技术支持："}, {"技术支持:"}, {"返回顶部"}, {"相关阅读："}, {"相关链接："}, {"点击下载"}, {"下载文档"}, {"当前位置："}, {"您的位置"}, {"文档来源"}, {"免费下载"}, {"原创文章", "转载"}, {"本文来自"}, {"来源：", "网 "}, {"文章来源："}, {"防复制"}, {"水印", "复制"}, {"二次传播"}, {"本文档由用户上传"}, {"您需要先登录"}, {"登录后才可以评论"}, {"免费获取全文"}, {"全文共", "当前显示"}, {"一经发现", "传播"}, {"一经发现", "转载"},
		{"您要为您发表的言论"}, {"遵守法纪注意语言文明"}, {"请自觉遵守互联网相关"}, {"网友评论仅供"}, {"网友评论只代表"}, {"评论仅代表", "观点"}, {"评论仅代表", "网友"}, {"发表评论请"}, {"您需要登录"}, {"资金 研报]"}, {"资金 研报］"},
	}
}

// footersByFirst are the signs by the characters that they begin with.
func footersByFirst() map[rune][][2]string {
	signs := map[rune][][2]string{}
	for _, sign := range footerSigns() {
		first, _ := firstRune(sign[0])
		signs[first] = append(signs[first], sign)
	}
	return signs
}

func findFooters(p *passage) {
	if p.where == inData {
		return
	}
	p.pageNumbers()
	p.tradeLines()
	p.leftovers()
	p.wireMarks()
	p.editorsMarks()
	for i := 0; i < len(p.runes); i++ {
		if !p.s.sets.footers.has(p.runes[i]) {
			continue
		}
		if word, ok := p.footerAt(i); ok {
			p.footer(i, i+runeCount(word), fmt.Sprintf("“%s”是从网页或文档复制来的页脚，不是正文", word), fmt.Sprintf("%q was copied from a web page's footer and is not part of the text", word))
			_, i = p.line(i) // one report a line: the line goes as a whole
			i--
		}
	}
}

// footerAt returns the sign that begins at rune i in a line that is a footer by it.
func (p *passage) footerAt(i int) (string, bool) {
	for _, sign := range p.s.footers[p.runes[i]] {
		if !p.has(i, sign[0]) {
			continue
		}
		from, to := p.line(i)
		if !boxSign(sign[0]) && saysWho(p.slice(i, to)) {
			continue
		}
		if sign[0] == "版权所有" && oneOf(p.rune(i+4), "人者方权") {
			continue // 版权所有人是村集体
		}
		if weakSign(sign[0]) && !p.onlyOnLine(from, to, i) {
			continue
		}
		if p.footers[from] || p.inRemains(i) {
			continue
		}
		end := i + runeCount(sign[0])
		before, after := p.slice(max(from, i-100), i), p.slice(end, min(to, end+100))
		if strings.Contains(before, sign[1]) || strings.Contains(after, sign[1]) {
			return sign[0], true
		}
	}
	return "", false
}

// saysWho tells whether a line that begins as a footer is a sentence: 责任编辑：由镇里指定专人担任，负责三审三校。
func saysWho(text string) bool {
	return strings.HasSuffix(text, "。") && anyof.Contains(text, "由", "负责", "担任")
}

// boxSign tells whether a sign is of a box or a widget that a page puts into the line of its text: no sentence holds it.
func boxSign(sign string) bool {
	return strings.HasPrefix(sign, "您要为您") || strings.HasPrefix(sign, "资金 研报") || strings.HasPrefix(sign, "遵守法纪注意")
}

// weakSign tells whether a sentence may say the same: 扫码, 上一篇.
func weakSign(sign string) bool {
	switch sign {
	case "返回顶部", "打印本页", "关闭窗口", "设为首页", "加入收藏", "点击图片", "下载文档", "网站地图", "上一篇", "下一篇", "扫码", "扫一扫", "点击下载", "免费下载", "浏览次数", "阅读次数", "点击数", "字号：", "字体：":
		return true
	}
	return false
}

// onlyOnLine tells whether a sign begins its line or stands on one that is no sentence and no item of a
// list: 6、机器学习图书免费下载.
func (p *passage) onlyOnLine(from, to, i int) bool {
	if _, item := p.markerAt(from); item {
		return false
	}
	return !strings.ContainsAny(p.slice(from, to), "，。；！？")
}

// longestTrade is how many characters a line of the trade has at most; a notice of rights is the longest.
const longestTrade = 180

// tradeLines finds whole lines of the trade: 来源：新华网　时间：2019-03-02, 打印 关闭, 原标题：.
func (p *passage) tradeLines() {
	if p.prose != nil && p.prose.Kind == prose.TableCell {
		return // a cell says in a word what a column is of: 字体
	}
	for k := range p.starts {
		from, to := p.line(p.starts[k])
		for to > from && isSpace(p.runes[to-1]) {
			to--
		}
		if to-from < 2 || to-from > longestTrade || p.footers[from] {
			continue
		}
		text := p.slice(from, to)
		if isTradeLine(text) && !(anyof.Prefix(text, "时间", "日期") && p.ofMeeting()) {
			p.footer(from, to, fmt.Sprintf("“%s”是从网页复制来的一行，不是正文", shownLine(text)), fmt.Sprintf("%q was copied from a web page and is not part of the text", text))
		}
	}
}

// ofMeeting tells whether the paragraph behind this one tells where something took place or who was there: 时间：, 地点：, 参会人员：.
func (p *passage) ofMeeting() bool {
	for _, line := range strings.Split(p.text, "\n") {
		if namesMeeting(line) {
			return true
		}
	}
	if p.page == nil {
		return false
	}
	for k := p.index + 1; k < len(p.page.texts) && k <= p.index+2; k++ {
		if namesMeeting(p.page.texts[k].text) {
			return true
		}
	}
	return false
}

// namesMeeting tells whether a line is one of the head of minutes.
func namesMeeting(line string) bool {
	return anyof.Prefix(strings.ReplaceAll(strings.ReplaceAll(cut(line, 12), " ", ""), "　", ""), "地点", "会议地点", "参会", "参加", "出席", "主持", "人员", "与会", "采访", "受访")
}

// shownLine is as much of a line as a message shows.
func shownLine(text string) string {
	if short := cut(text, 40); short != text {
		return short + "…"
	}
	return text
}

// footer reports a footer and keeps its line from the rules of punctuation.
func (p *passage) footer(from, to int, zh, en string) {
	start, end := p.line(from)
	if p.footers == nil {
		p.footers = map[int]bool{}
	}
	if prose := p.proseBefore(start, from); prose > start {
		p.remains = append(p.remains, [2]int{prose, end})
	} else {
		p.footers[start] = true
	}
	p.report(copiedFooterID, from, to, msg(zh, en), footerHint())
}

// leastProse is how many characters of sentences stand before a footer that is only the end of its line.
const leastProse = 40

// proseBefore returns where the sentences end that a line holds before rune i, its beginning where it has none to speak of.
func (p *passage) proseBefore(start, i int) int {
	for i > start && !oneOf(p.runes[i-1], "。！？”") {
		i--
	}
	if i-start < leastProse {
		return start
	}
	return i
}

func footerHint() problem.Text {
	return msg("删去这一行；要写明出处的，在文件开头写 source = \"编号\"", "delete the line; to name where the text comes from, write source = \"ID\" in its front matter")
}

// onFooter tells whether rune i stands on a line that is known to be a footer, or in what was left within one.
func (p *passage) onFooter(i int) bool {
	from, _ := p.line(i)
	return p.footers[from] || p.inRemains(i)
}

// pageNumbers finds the lines that are page numbers: 第 3 页 共 5 页, — 3 —.
func (p *passage) pageNumbers() {
	for k := range p.starts {
		from, to := p.line(p.starts[k])
		for to > from && isSpace(p.runes[to-1]) {
			to--
		}
		if !p.isPageNumber(from, to) {
			continue
		}
		p.pageNumber(from, to)
	}
	if p.holds("页") {
		p.runningPages()
	}
}

func (p *passage) pageNumber(from, to int) {
	text := p.slice(from, to)
	p.footer(from, to, fmt.Sprintf("“%s”是页码，不是正文", text), fmt.Sprintf("%q is a page number and not part of the text", text))
}

// runningPages finds 第3页共5页 in the middle of a text.
func (p *passage) runningPages() {
	for i := range p.runes {
		if p.runes[i] != '第' {
			continue
		}
		end := p.pagePhrase(i, "第")
		if end == 0 {
			continue
		}
		for isSpace(p.rune(end)) || oneOf(p.rune(end), "，,/／") {
			end++
		}
		if total := p.pagePhrase(end, "共"); total > 0 && !p.onFooter(i) {
			p.pageNumber(i, total)
		}
	}
}

// pagePhrase reads 第 3 页 or 共 5 页 and returns its end, 0 where there is none.
func (p *passage) pagePhrase(i int, head string) int {
	if !p.has(i, head) {
		return 0
	}
	i++
	for isSpace(p.rune(i)) {
		i++
	}
	_, n := p.number(i, 4)
	i += n
	for isSpace(p.rune(i)) {
		i++
	}
	if n == 0 || p.rune(i) != '页' {
		return 0
	}
	return i + 1
}

func (p *passage) isPageNumber(from, to int) bool {
	if end := p.pagePhrase(from, "第"); end == to {
		return true
	}
	// — 3 —, - 3 -
	if !oneOf(p.rune(from), "—-–－") || !oneOf(p.rune(to-1), "—-–－") {
		return false
	}
	for i := from; i < to; i++ {
		if r := p.runes[i]; numeral.Arabic(r) < 0 && !isSpace(r) && !oneOf(r, "—-–－") {
			return false
		}
	}
	return strings.ContainsAny(p.slice(from, to), "0123456789")
}
