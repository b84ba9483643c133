package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/narrative"
	"casebook/generator/problem"
	"casebook/generator/webaddress"
)

// htmlTag is a tag of a web page. Only known names count: <姓名> and <a@b.cn> are no tags.
var htmlTag = lazyregexp.New(`(?i)<\?xml\b[^<>\x00]*>|<!\[CDATA\[|<!doctype[^<>\x00]*>|</?(p|div|span|br|hr|b|i|u|s|strong|em|del|ins|mark|small|font|center|table|thead|tbody|tr|td|th|caption|img|a|ul|ol|li|h[1-6]|sup|sub|blockquote|pre|code|iframe|video|audio|script|style|section|article|figure|o:p|meta|link|input|button|details|summary|kbd|dl|dt|dd|address|aside|main|nav|header|footer|form|label|select|option|textarea|svg|object|embed|source|col|colgroup|tfoot|strike|big|tt|cite|abbr|wbr|nobr|html|head|body|title|figcaption|picture|canvas|marquee|[ovw]:[a-z]+|st1:[a-z]+)(\s[^<>\x00]*|/)?>`)

// entity is a character of a web page that was pasted as it is written there. &lt; and &amp; are how Markdown writes their characters.
var entity = lazyregexp.New(`&(?:nbsp|emsp|ensp|ldquo|rdquo|lsquo|rsquo|mdash|hellip|middot|quot);`)

// entities looks for them. One report a line will do.
func (m *marks) entities(w *written, l *writtenLine) {
	if strings.IndexByte(l.Raw, '&') < 0 || strings.IndexByte(l.Raw, '`') >= 0 {
		return // in code it is meant
	}
	if at := entity.FindStringIndex(l.Raw); at != nil {
		code := l.Raw[at[0]:at[1]]
		m.warn(w, l, at[0], at[1], msg(fmt.Sprintf("“%s”是网页的代码，粘贴时带来的", code), fmt.Sprintf("%s is HTML code that came with pasted text", code)),
			msg("删去它，空格、引号直接写", "delete it, and write the space or character itself"))
	}
}

// html looks for tags, which are printed as typed. One report a line will do.
func (m *marks) html(w *written, l *writtenLine) {
	if strings.IndexByte(l.Text, '<') < 0 {
		return
	}
	at := htmlTag.FindStringSubmatchIndex(l.Text)
	if at == nil {
		return
	}
	tag, name := l.Text[at[0]:at[1]], ""
	if at[2] >= 0 {
		name = strings.ToLower(l.Text[at[2]:at[3]])
	}
	hint := msg("删去它", "delete it")
	if plain := strings.TrimSpace(htmlTag.ReplaceAllString(l.Raw[max(l.First, 0):], "")); plain != "" {
		hint = writeAs(plain)
	}
	switch name {
	case "br", "p", "div":
		hint = msg("去掉这样的标签；要分段，中间空一行", "remove such tags; an empty line separates paragraphs")
		if w.cell {
			hint = msg("去掉这样的标签；格子里用“；”隔开", "remove such tags; separate the contents of a cell with semicolons")
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
	case "video", "audio", "source", "embed", "object":
		hint = msg("删去它；音像文件放到这篇材料的文件夹里，写成“[看录像](文件名.mp4)”", "delete it; put the recording beside this text and write [watch](file.mp4)")
	case "iframe":
		hint = msg("删去它，写成链接：“[文字](网址)”", "delete it and write a link: [text](address)")
	case "script", "style", "link", "meta":
		hint = msg("删去它和它里面的代码", "delete it and the code in it")
	case "details", "summary":
		hint = msg("去掉这样的标签，内容照常写", "remove such tags and write plain text")
	case "sup":
		hint = msg("平方、立方写成“²”“³”，脚注写成“[^1]”", "write ² and ³ for powers, [^1] for a footnote")
	}
	m.warn(w, l, at[0], at[1], msg(fmt.Sprintf("网页的标签“%s”会照原样印出来", tag), fmt.Sprintf("the tag %s is printed as typed", tag)), hint)
}

var (
	noteMark       = lazyregexp.New(`\[\^([^\]\[\s\x00]{1,50})\]`)
	noteBlank      = lazyregexp.New(`\[\^([^\]\[\x00]*[^\]\[\s\x00][ 　]+[^\]\[\x00]*)\]`)
	noteFull       = lazyregexp.New(`(?:［\^|【\^|［＾|\[＾)([^\]］】\s\x00]{1,50})[\]］】]`)
	noteInline     = lazyregexp.New(`\^\[([^\]\[\x00]+)\]`)
	noteNoColon    = lazyregexp.New(`^\[\^([^\]\[\s\x00]{1,50})\][ 　]*([^\s:：\x00，。、；）].*)$`)
	noteDefinition = lazyregexp.New(`^(?:\[\^([^\]\[\s\x00]{1,50})\]\s*：|［\^([^］\s\x00]{1,50})］\s*[：:])`)
)

// badNotes looks for definitions of footnotes that are written wrongly: with a full-width colon.
func (m *marks) badNotes(w *written) {
	for i := range w.lines {
		l := &w.lines[i]
		if own := l.own(); !strings.HasPrefix(own, "[") && !strings.HasPrefix(own, "［") {
			continue
		}
		if found := noteNoColon.FindStringSubmatch(l.own()); found != nil && m.n.refersTo(found[1]) {
			m.unread = append(m.unread, found[1])
			m.warn(w, l, l.First, len(l.Raw)-len(found[2]), msg("脚注没有生效：方括号后面少了冒号", "this is not a footnote: there must be a colon after its brackets"),
				writeAs("[^"+found[1]+"]: "+found[2]), w.put(l, l.First, len(l.Raw)-len(found[2]), "[^"+found[1]+"]: "))
			continue
		}
		if found := noteDefinition.FindStringSubmatch(l.own()); found != nil {
			label := found[1] + found[2]
			m.unread = append(m.unread, label)
			m.warn(w, l, l.First, l.First+len(found[0]), msg("脚注没有生效：方括号和冒号要用半角的", "this is not a footnote: its brackets and colon must be half-width"),
				writeAs("[^"+label+"]: "+strings.TrimSpace(l.own()[len(found[0]):])), w.put(l, l.First, l.First+len(found[0]), "[^"+label+"]: "))
		}
	}
}

// refersTo tells whether a text refers to a footnote, or means to, more than once.
func (n *page) refersTo(label string) bool {
	return strings.Count(n.raw(), "[^"+label+"]") > 1
}

// notes looks for references to footnotes that are not defined, or not written as such.
func (m *marks) notes(w *written, l *writtenLine) {
	if !anyof.Contains(l.Text, "^", "＾") {
		return
	}
	for _, at := range noteFull.FindAllStringSubmatchIndex(l.Text, -1) {
		if rest := l.Text[at[1]:]; at[0] == l.First && anyof.Prefix(rest, ":", "：") {
			continue // a definition: badNotes
		}
		mended := "[^" + l.Text[at[2]:at[3]] + "]"
		m.warn(w, l, at[0], at[1], msg("脚注没有生效：方括号和“^”要用半角的", "this is not a footnote: its brackets and ^ must be half-width"), writeAs(mended), w.put(l, at[0], at[1], mended))
	}
	for _, at := range noteBlank.FindAllStringSubmatchIndex(l.Text, -1) {
		mended := "[^" + strings.Join(strings.Fields(l.Text[at[2]:at[3]]), "") + "]"
		m.warn(w, l, at[0], at[1], msg("脚注没有生效：编号里不能有空格", "this is not a footnote: its label must not contain spaces"),
			msg("写成“"+mended+"”，文末那一条也一样改", "write “"+mended+"”, and the same at the end of the text"))
	}
	for _, at := range noteInline.FindAllStringSubmatchIndex(l.Text, -1) {
		m.warn(w, l, at[0], at[1], msg("写在文中的脚注没有生效", "inline footnotes are not supported"),
			msg("这里写成“[^注1]”，文末另起一行写“[^注1]: "+l.Text[at[2]:at[3]]+"”", "write [^n1] here, and “[^n1]: "+l.Text[at[2]:at[3]]+"” on a line of its own at the end"))
	}
	for _, at := range noteMark.FindAllStringSubmatchIndex(l.Text, -1) {
		label := l.Text[at[2]:at[3]]
		if slices.Contains(m.unread, label) {
			continue
		}
		near := problem.Nearest(label, slices.Values(m.labels()))
		hint := msg(fmt.Sprintf("在文末另起一行写脚注的内容：“[^%s]: 内容”", label), fmt.Sprintf("write the footnote on a line of its own at the end: “[^%s]: text”", label))
		if half := norm.NFKC.String(label); slices.Contains(m.labels(), half) {
			near = half // at once: the width alone differs
		}
		if near != "" {
			hint = msg(fmt.Sprintf("你是不是想写“[^%s]”？", near), fmt.Sprintf("did you mean [^%s]?", near))
		}
		m.warn(w, l, at[0], at[1], msg(fmt.Sprintf("没有“%s”这条脚注", label), fmt.Sprintf("there is no footnote %q", label)), hint)
	}
}

func (m *marks) labels() []string {
	var list []string
	for _, note := range m.n.n.Doc.Tree().Notes {
		list = append(list, note.Label)
	}
	for _, lost := range m.n.n.Doc.Lost {
		if lost.Kind == narrative.LostNote { // that nothing refers to yet
			list = append(list, lost.Label)
		}
	}
	return list
}

var (
	linkMark = lazyregexp.New(`[!！]?[\[［]([^\[\]［］\x00\n]*)[\]］]([ 　]?)[(（【]`)
	// addressLike is what can only be meant as an address.
	addressLike = lazyregexp.New(`(?i)^<?(fact[:：]|https?:|www\.|mailto:|\.{1,2}/)|^[^，。；]*\.(md|png|jpe?g|gif|webp|svg|heic|bmp|tiff?|pdf|docx?|xlsx?|pptx?|wps|et|mp4|mp3|zip)>?$`)
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
		title := addressTitle.FindStringSubmatch(address)
		if title != nil {
			address = title[1]
		}
		picture := strings.HasPrefix(mark, "!") && at[4] == at[5] && address != "" && !strings.ContainsAny(address, "，。；：")
		if !picture && !addressLike.MatchString(address) {
			continue
		}
		sign, message, figure := "", msg("链接没有生效", "this is not a link"), false
		if len(address) > 4 && strings.EqualFold(address[:4], "fact") {
			message, figure = msg("数字没有连上数据", "this figure is not bound to data"), true
		}
		if strings.HasPrefix(mark, "!") || strings.HasPrefix(mark, "！") {
			sign, message = "!", msg("图片没有生效", "this is not a picture")
		}
		full := strings.ContainsAny(mark, "！［］（【") || at[4] < at[5]
		switch {
		case full:
			message.ZH += "：记号要用半角的，中间不留空格"
			message.EN += ": its marks are half width, without a space between"
		case title != nil && title[2] != "":
			message.ZH += "：说明要用半角的双引号"
			message.EN += ": its title must be in half-width quotation marks"
		case title != nil:
			message.ZH += "：图片的大小不用写，由网页自己定"
			message.EN += ": pages choose the size of pictures themselves"
		case strings.ContainsAny(address, " 　"):
			message.ZH += "：地址里有空格"
			message.EN += ": there is a space in its address"
		default:
			message.ZH += "：括号没有配成对"
			message.EN += ": its brackets do not match"
		}
		address = usable(mendedAddress(address))
		if figure {
			address = factAddress(address)
		}
		if title != nil && title[2] != "" {
			address += ` "` + title[2] + `"`
		}
		mended := sign + "[" + label + "](" + address + ")"
		if own, found := ownPlaceHint(strings.Trim(address, "<>")); found {
			m.warn(w, l, at[0], end, withoutCause(message), own)
			continue
		}
		var edits []problem.Edit
		if full && end <= len(l.Text) && oneOf(lastRune(l.Text[:end]), ")）") {
			edits = append(edits, w.put(l, at[0], end, mended))
		}
		m.warn(w, l, at[0], end, message, writeAs(mended), edits...)
	}
}

func mendedAddress(address string) string {
	if anyof.Prefix(strings.ToLower(address), "mailto:", "tel:") {
		scheme, to, _ := strings.Cut(address, ":")
		return scheme + ":" + strings.TrimSpace(to)
	}
	if meant, found := webaddress.Mend(address); found {
		return meant
	}
	return address
}

// withoutCause is a message up to its cause.
func withoutCause(m problem.Text) problem.Text {
	zh, _, _ := strings.Cut(m.ZH, "：")
	en, _, _ := strings.Cut(m.EN, ": ")
	return msg(zh, en)
}

// brokenLink looks for a link whose text ends a line and whose address begins the next.
func (m *marks) brokenLink(w *written, i int) {
	if i+1 >= len(w.lines) {
		return
	}
	l, below := &w.lines[i], strings.TrimSpace(w.lines[i+1].Text)
	own := strings.TrimRight(l.Text, " \\")
	from := strings.LastIndexByte(own, '[')
	if from < 0 || !strings.HasSuffix(own, "]") || !strings.HasPrefix(below, "(") && !strings.HasPrefix(below, "（") {
		return
	}
	address, _ := addressIn(below, strings.IndexFunc(below, isBracket)+len(string([]rune(below)[0])))
	if address = strings.TrimSpace(address); !addressLike.MatchString(address) {
		return
	}
	if from > 0 && own[from-1] == '!' {
		from--
	}
	m.warn(w, l, from, len(own), msg("链接没有生效：文字和地址分在了两行", "this is not a link: its text and its address are on two lines"), writeAs(own[from:]+"("+usable(address)+")"))
}

func isBracket(r rune) bool { return r == '(' || r == '（' }

// factAddress returns what leads to a fact as it is read.
func factAddress(address string) string {
	target := strings.TrimLeft(strings.Trim(address, "<>")[len("fact"):], ":： 　")
	if end := strings.IndexAny(target, " 　，。；、"); end >= 0 {
		target = target[:end]
	}
	return "fact:" + target
}

// addressTitle is an address with what stands behind it in the brackets: a title in the quotation
// marks of a Chinese keyboard or in none, or the size of a picture.
var addressTitle = lazyregexp.New(`^(\S+)[ 　]+(?:[“”'‘"](.+?)[”“'’"]|=[0-9]*x[0-9]*)$`)

// addressIn returns what stands in the brackets that open before a place, and where they end.
func addressIn(text string, from int) (address string, end int) {
	depth := 1
	for i, r := range text[from:] {
		switch r {
		case '(', '（', '【':
			depth++
		case ')', '）', '】':
			if depth--; depth == 0 {
				return text[from : from+i], from + i + len(string(r))
			}
		case 0:
			return text[from : from+i], from + i
		}
	}
	if close := strings.LastIndexAny(text[from:], ")）"); close > 0 { // one more opens than closes
		_, size := utf8.DecodeRuneInString(text[from+close:])
		return text[from : from+close], from + close + size
	}
	return text[from:], len(text)
}

// usable returns an address as it is written in a link.
func usable(address string) string {
	switch {
	case !strings.ContainsAny(address, " 　") && strings.Count(address, "(") == strings.Count(address, ")"):
		return address
	case strings.Contains(address, "://") || strings.HasPrefix(address, "www."):
		return strings.NewReplacer(" ", "%20", "　", "%E3%80%80").Replace(address)
	}
	return "<" + strings.Trim(address, "<>") + ">"
}

// looseBold is bold text with blanks within its marks. Behind a Chinese character two stars may
// mask a name.
var looseBold = lazyregexp.New(`(?:^|[^\p{Han}*\w])(\*\*(?:[ 　]+([^*\x00]+?)[ 　]*|([^*\s\x00][^*\x00]*?)[ 　]+)\*\*)(?:$|[^*])`)

// lineBold is text between two lines of __ that ends in a mark: where a Chinese character follows, it is
// not bold (CommonMark's rule for _, which asks for a blank there, and makes of __县__镇 two blanks to fill in).
var lineBold = lazyregexp.New(`(?:^|[^\p{Han}\w_])(__([^_\s\x00][^_\x00]*[。！？：；”）])__)(?:[^_]|$)`)

// bold looks for bold text that did not take.
func (m *marks) bold(w *written, l *writtenLine) {
	if strings.Contains(l.Text, "__") {
		if at := lineBold.FindStringSubmatchIndex(l.Text); at != nil {
			mended := "**" + l.Text[at[4]:at[5]] + "**"
			m.warn(w, l, at[2], at[3], msg("加粗没有生效：“__”后面紧接着汉字", "this is not bold: __ does not work before a Chinese character"), writeAs(mended), w.put(l, at[2], at[3], mended))
			return
		}
	}
	if !strings.Contains(l.Text, "**") {
		return
	}
	at := looseBold.FindStringSubmatchIndex(l.Text)
	if at == nil {
		return
	}
	inner := strings.Trim(l.Text[at[2]+2:at[3]-2], " 　")
	m.warn(w, l, at[2], at[3], msg("加粗没有生效：“**”和文字之间不能有空格", "this is not bold: there must be no space between ** and the text"), writeAs("**"+inner+"**"), w.put(l, at[2], at[3], "**"+inner+"**"))
}
