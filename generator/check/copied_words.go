package check

import (
	"fmt"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// Words of buttons that stand alone on lines beside a line that surely came with a web page: 打印 and 全屏 above 【字号：, QQ空间 below 分享到：.
// Alone they may be a heading, an item or anything else.

// buttonWords are what web pages write on buttons, in paths and in boxes.
func buttonWords() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq("下载 打印 全屏 加大 还原 减小 收藏 放大 缩小 默认 超大 标准 大 中 小 特大 " +
		"首页 主页 返回 关闭 纠错 举报 分享 分享到 转发 评论 点赞 更多 朗读 语音 听全文 繁体 简体 无障碍 长者模式 关怀版 护眼 夜间 登录 注册 搜索 上一页 下一页 尾页 末页 顶部 正文 " +
		"BACK TOP MORE HOME QQ空间 QQ好友 QQ 新浪微博 腾讯微博 微博 人人网 开心网 豆瓣 豆瓣网 百度贴吧 微信 微信好友 朋友圈 复制链接 复制网址 二维码 一键分享 " +
		"最新新闻 新闻推荐 相关报道 相关新闻 热点新闻 今日热点 相关文章 相关链接 相关附件 图片新闻 热门文章 热门新闻 " +
		"】 ［ ］ [ ] | ｜ > ＞ » › >> A A+ A- T T+ T- T|T") {
		words[word] = true
	}
	return words
}

// contactLine is one that tells how to reach the office that keeps a site. Beside a notice of rights it belongs to the page; elsewhere an author may write it.
var contactLine = lazyregexp.New(`^(?:(?:联系|办公|单位|公司)?(?:地址|电话|传真|邮编|邮箱|邮政编码|网址)|E-?mail|Email)[：:][ 　]*[^，。；]{4,40}$`)

// pageLine is a line of a narrative that may be one of a web page's.
type pageLine struct {
	p        *passage
	from, to int
	footer   bool // it is known to be one
	word     bool // it is one of the words
}

// findFooterWords reports such words that stand next to a line that is known to be a footer, or next to another of them that does.
func findFooterWords(n *page) {
	known := false
	for _, p := range n.texts {
		known = known || len(p.footers) > 0
	}
	if !known {
		return
	}
	lines := n.pageLines()
	for from := 0; from < len(lines); {
		to, beside := from, false
		for to < len(lines) && (lines[to].footer || lines[to].word) {
			beside = beside || lines[to].footer
			to++
		}
		for i := from; i < to; i++ {
			if beside && !lines[i].footer {
				lines[i].report("")
			}
		}
		from = max(to, from+1)
	}
	for i := range lines {
		if lines[i].word && !lines[i].footer {
			reportOtherNews(lines[i:])
		}
	}
}

// reportOtherNews reports the head of a list of other news, 最新新闻, by the first of some lines: titles that begin with · follow it, or another such head.
func reportOtherNews(lines []pageLine) {
	if !lines[0].headsNews() {
		return
	}
	n := 1
	for n < len(lines) && lines[n].text() != "" && oneOf(lines[n].p.rune(lines[n].from), "·•・") {
		n++
	}
	switch {
	case n > 1:
		lines[0].report(fmt.Sprintf("，下面%d行也是", n-1))
	case n < len(lines) && lines[n].headsNews():
		lines[0].report("")
	}
}

func (l *pageLine) text() string { return l.p.slice(l.from, l.to) }

// headsNews tells whether a line stands above titles of other news.
func (l *pageLine) headsNews() bool {
	switch l.text() {
	case "最新新闻", "新闻推荐", "相关报道", "相关新闻", "热点新闻", "今日热点", "相关文章", "图片新闻", "热门文章", "热门新闻":
		return l.word
	}
	return false
}

// report says that a line came with a web page, and what else is to be said of it in Chinese.
func (l *pageLine) report(more string) {
	l.footer = true
	l.p.footer(l.from, l.to, fmt.Sprintf("“%s”是从网页复制来的一行%s，不是正文", l.text(), more), fmt.Sprintf("%q was copied from a web page and is not part of the text", l.text()))
}

// pageLines lists a narrative's lines. A line of a heading, an item, a cell or a quotation is none of a web page's.
func (n *page) pageLines() []pageLine {
	words := buttonWords()
	var lines []pageLine
	for k, p := range n.texts {
		for i := range p.starts {
			from, to := p.line(p.starts[i])
			start := from
			for to > from && isSpace(p.runes[to-1]) {
				to--
			}
			line := pageLine{p: p, from: from, to: to, footer: p.footers[start]}
			if p.prose.Kind == prose.Paragraph {
				text := p.slice(from, to)
				line.word = words[text] || contactLine.MatchString(text) || i == 0 && k > 0 && len(lines) > 0 && (lines[len(lines)-1].word || lines[len(lines)-1].footer) && n.pathGoesOn(k, text)
			} else {
				line.footer = false
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// longestStep is how many characters a step of a path has: 首页 > 政务信息 > 要闻.
const longestStep = 10

// pathGoesOn tells whether a line, the first of text k, is a step of a path: the sign before it stands alone on its line, which Markdown takes for
// an empty quotation.
func (n *page) pathGoesOn(k int, line string) bool {
	if runeCount(line) > longestStep || strings.ContainsAny(line, "，。；：、！？") {
		return false
	}
	body := n.n.Doc.Body
	from, to := n.texts[k-1].prose.Span.End, n.texts[k].prose.Span.Start
	if from > to || from < body.Start || to > body.End {
		return false
	}
	switch strings.TrimSpace(n.raw()[from-body.Start : to-body.Start]) {
	case ">", ">>", "＞", "»", "›":
		return true
	}
	return false
}
