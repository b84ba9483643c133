package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"casebook/generator/problem"
)

// htmlTag is a tag of a web page. Only known names count: <姓名> and <a@b.cn> are no tags.
var htmlTag = regexp.MustCompile(`(?i)</?(p|div|span|br|hr|b|i|u|s|strong|em|del|ins|mark|small|font|center|table|thead|tbody|tr|td|th|caption|img|a|ul|ol|li|h[1-6]|sup|sub|blockquote|pre|code|iframe|video|audio|script|style|section|article|figure|o:p|meta|link|input|button)(\s[^<>\x00]*|/)?>`)

// html looks for tags, which are printed as typed. One report a line will do.
func (m *marks) html(w *written, l *writtenLine) {
	if strings.IndexByte(l.Text, '<') < 0 {
		return
	}
	at := htmlTag.FindStringSubmatchIndex(l.Text)
	if at == nil {
		return
	}
	tag, name := l.Text[at[0]:at[1]], strings.ToLower(l.Text[at[2]:at[3]])
	hint := writeAs(htmlTag.ReplaceAllString(l.Text, ""))
	switch name {
	case "br", "p", "div":
		hint = msg("去掉这样的标签；要分段，中间空一行", "take such tags away; an empty line divides paragraphs")
		if w.cell {
			hint = msg("去掉这样的标签；格子里用“；”隔开", "take such tags away; divide what a cell holds by semicolons")
		}
	case "b", "strong":
		hint = msg("加粗写成“**文字**”", "bold text is **text**")
	case "i", "em":
		hint = msg("强调写成“*文字*”", "emphasis is *text*")
	case "img":
		hint = msg("图片写成“![图片说明](文件名.jpg)”", "a picture is ![what it shows](file.jpg)")
	case "a":
		hint = msg("链接写成“[文字](网址)”", "a link is [text](address)")
	case "table", "thead", "tbody", "tr", "td", "th", "caption":
		hint = msg("表格写成“| 甲 | 乙 |”，第二行“|---|---|”；也可以先粘贴到 Excel 里", "a table is “| a | b |” with “|---|---|” as its second row")
	case "sup":
		hint = msg("平方、立方写成“²”“³”，脚注写成“[^1]”", "write ² and ³ for powers, [^1] for a footnote")
	}
	m.warn(w, l, at[0], at[1], msg(fmt.Sprintf("网页的标签“%s”会照原样印出来", tag), fmt.Sprintf("the tag %s is printed as typed", tag)), hint)
}

var (
	noteMark       = regexp.MustCompile(`\[\^([^\]\[\s\x00]{1,50})\]`)
	noteDefinition = regexp.MustCompile(`^(?:\[\^([^\]\[\s\x00]{1,50})\]\s*：|［\^([^］\s\x00]{1,50})］\s*[：:])`)
)

// badNotes looks for definitions of footnotes that are written wrongly: with a full-width colon.
func (m *marks) badNotes(w *written) {
	for i := range w.lines {
		l := &w.lines[i]
		if own := l.own(); !strings.HasPrefix(own, "[") && !strings.HasPrefix(own, "［") {
			continue
		}
		if found := noteDefinition.FindStringSubmatch(l.own()); found != nil {
			label := found[1] + found[2]
			m.unread = append(m.unread, label)
			m.warn(w, l, l.First, l.First+len(found[0]), msg("脚注没有生效：方括号和冒号要用半角的", "this is no footnote yet: its brackets and colon are half width"),
				writeAs("[^"+label+"]: "+strings.TrimSpace(l.own()[len(found[0]):])), w.put(l, l.First, l.First+len(found[0]), "[^"+label+"]: "))
		}
	}
}

// notes looks for references to footnotes that are not defined.
func (m *marks) notes(w *written, l *writtenLine) {
	if !strings.Contains(l.Text, "[^") {
		return
	}
	for _, at := range noteMark.FindAllStringSubmatchIndex(l.Text, -1) {
		label := l.Text[at[2]:at[3]]
		if slices.Contains(m.unread, label) {
			continue
		}
		near := problem.Nearest(label, slices.Values(m.labels()))
		hint := msg(fmt.Sprintf("在文末另起一行写脚注的内容：“[^%s]: 内容”", label), fmt.Sprintf("write the footnote on a line of its own at the end: “[^%s]: text”", label))
		if near != "" {
			hint = msg(fmt.Sprintf("你是不是想写“[^%s]”？", near), fmt.Sprintf("did you mean [^%s]?", near))
		}
		m.warn(w, l, at[0], at[1], msg(fmt.Sprintf("没有“%s”这条脚注", label), fmt.Sprintf("there is no footnote %q", label)), hint)
	}
}

func (m *marks) labels() []string {
	var list []string
	for _, note := range m.n.n.Doc.Notes {
		list = append(list, note.Label)
	}
	return list
}

var (
	linkMark = regexp.MustCompile(`[!！]?[\[［]([^\[\]［］\x00\n]*)[\]］]([ 　]?)[(（]`)
	// addressLike is what can only be meant as an address.
	addressLike = regexp.MustCompile(`(?i)^<?(https?:|www\.|mailto:|\.{1,2}/)|^[^，。；]*\.(md|png|jpe?g|gif|webp|svg|heic|bmp|tiff?|pdf|docx?|xlsx?|pptx?|wps|et|mp4|mp3|zip)>?$`)
)

// links looks for links and pictures that did not take. A figure that is bound to data is another
// rule's.
func (m *marks) links(w *written, l *writtenLine) {
	if strings.IndexByte(l.Text, '[') < 0 && !strings.Contains(l.Text, "［") {
		return
	}
	for _, at := range linkMark.FindAllStringSubmatchIndex(l.Text, -1) {
		mark, label := l.Text[at[0]:at[1]], l.Text[at[2]:at[3]]
		address, end := addressIn(l.Text, at[1])
		address = strings.TrimSpace(address)
		if !addressLike.MatchString(address) {
			continue
		}
		sign, message := "", msg("链接没有生效", "this is no link yet")
		if strings.HasPrefix(mark, "!") || strings.HasPrefix(mark, "！") {
			sign, message = "!", msg("图片没有生效", "this is no picture yet")
		}
		full := strings.ContainsAny(mark, "！［］（") || at[4] < at[5]
		switch {
		case full:
			message.ZH += "：记号要用半角的，中间不留空格"
			message.EN += ": its marks are half width, without a space between"
		case strings.ContainsAny(address, " 　"):
			message.ZH += "：地址里有空格"
			message.EN += ": there is a space in its address"
		default:
			message.ZH += "：括号没有配成对"
			message.EN += ": its brackets do not match"
		}
		mended := sign + "[" + label + "](" + usable(address) + ")"
		var edits []problem.Edit
		if full && end <= len(l.Text) && oneOf(lastRune(l.Text[:end]), ")）") {
			edits = append(edits, w.put(l, at[0], end, mended))
		}
		m.warn(w, l, at[0], end, message, writeAs(mended), edits...)
	}
}

// addressIn returns what stands in the brackets that open before a place, and where they end.
func addressIn(text string, from int) (address string, end int) {
	depth := 1
	for i, r := range text[from:] {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			if depth--; depth == 0 {
				return text[from : from+i], from + i + len(string(r))
			}
		case 0:
			return text[from : from+i], from + i
		}
	}
	return text[from:], len(text)
}

// usable returns an address as it is written in a link.
func usable(address string) string {
	switch {
	case !strings.ContainsAny(address, " 　"):
		return address
	case strings.Contains(address, "://") || strings.HasPrefix(address, "www."):
		return strings.NewReplacer(" ", "%20", "　", "%E3%80%80").Replace(address)
	}
	return "<" + strings.Trim(address, "<>") + ">"
}

// looseBold is bold text with blanks within its marks. Behind a Chinese character two stars may
// mask a name.
var looseBold = regexp.MustCompile(`(?:^|[^\p{Han}*\w])(\*\*(?:[ 　]+([^*\x00]+?)[ 　]*|([^*\s\x00][^*\x00]*?)[ 　]+)\*\*)(?:$|[^*])`)

// bold looks for bold text that did not take.
func (m *marks) bold(w *written, l *writtenLine) {
	if !strings.Contains(l.Text, "**") {
		return
	}
	at := looseBold.FindStringSubmatchIndex(l.Text)
	if at == nil {
		return
	}
	inner := strings.Trim(l.Text[at[2]+2:at[3]-2], " 　")
	m.warn(w, l, at[2], at[3], msg("加粗没有生效：“**”和文字之间不能有空格", "this is not bold yet: no space stands between ** and the text"), writeAs("**"+inner+"**"), w.put(l, at[2], at[3], "**"+inner+"**"))
}
