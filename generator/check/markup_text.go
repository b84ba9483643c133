package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

var (
	fullBold = lazyregexp.New(`＊＊([^＊\x00]+)＊＊`)
	oneBold  = lazyregexp.New(`(?:^|[^*＊\\])(\*\*)(?:[^*]|$)`)
	wikiLink = lazyregexp.New(`(!?)\[\[([^\[\]|\x00]+)(?:\|([^\[\]\x00]*))?\]\]`)
	sizeMark = lazyregexp.New(`^\{[^{}\x00]*(?:width|height|\.[a-z]|#[a-z])[^{}\x00]*\}`)
	mathMark = lazyregexp.New(`\$\$[^$\x00]+\$\$|\$[^$\x00]*\\[a-zA-Z]+[^$\x00]*\$|\\(?:frac|sum|times|sqrt|begin)\b`)
	pathMark = lazyregexp.New(`(?:\b[A-Za-z]:\\|\\\\[\p{L}\p{N}])[\p{L}\p{N}_.*\-~\\#%&()（）]*`)
)

// fullStars looks for bold text with full-width stars.
func (m *marks) fullStars(w *written, l *writtenLine) {
	if !strings.Contains(l.Text, "＊＊") {
		return
	}
	for _, at := range fullBold.FindAllStringSubmatchIndex(l.Text, -1) {
		mended := "**" + strings.Trim(l.Text[at[2]:at[3]], " 　") + "**"
		m.warn(w, l, at[0], at[1], msg("加粗没有生效：“**”要用半角的", "this is not bold: its ** must be half-width"), writeAs(mended), w.put(l, at[0], at[1], mended))
	}
}

var fullStrike = lazyregexp.New(`(?:～～|~～|～~)([^～~\s\x00][^～~\x00]{0,80})(?:～～|~～|～~)`)

// fullStrike looks for struck-out text with full-width marks.
func (m *marks) fullStrike(w *written, l *writtenLine) {
	if !strings.Contains(l.Text, "～") {
		return
	}
	for _, at := range fullStrike.FindAllStringSubmatchIndex(l.Text, -1) {
		if inner := l.Text[at[2]:at[3]]; strings.IndexFunc(inner, isSentenceEnd) < 0 { // a tone of speech, drawn out twice: 好～～走吧！～～
			mended := "~~" + inner + "~~"
			m.warn(w, l, at[0], at[1], msg("删除线没有生效：“~~”要用半角的", "this is not struck out: its ~~ must be half-width"), writeAs(mended), w.put(l, at[0], at[1], mended))
		}
	}
}

// reference is a link whose address is to stand elsewhere: [文字][甲], [文字][]. Numbers in brackets cite ([1][2]).
var reference = lazyregexp.New(`\[([^\[\]\^\x00]*\p{Han}[^\[\]\x00]*)\][ ]?\[([^\[\]\^\x00]{0,60})\](?:$|[^(（:：])`)

// references looks for links whose address no line gives.
func (m *marks) references(w *written, l *writtenLine) {
	if !strings.Contains(l.Text, "][") && !strings.Contains(l.Text, "] [") {
		return
	}
	for _, at := range reference.FindAllStringSubmatchIndex(l.Text, -1) {
		words, label := l.Text[at[2]:at[3]], l.Text[at[4]:at[5]]
		if runeCount(words) < 2 {
			continue // 共走访[甲][乙]两组
		}
		if label == "" {
			label = words
		}
		m.warn(w, l, at[0], at[5]+1, msg(fmt.Sprintf("链接没有生效：没有“[%s]: 网址”这一行", label), fmt.Sprintf("this is not a link: there is no line “[%s]: address”", label)),
			msg(fmt.Sprintf("写成“[%s](网址)”，或者另起一行写“[%s]: 网址”；不是链接就去掉方括号", words, label), fmt.Sprintf("write [%s](address), or “[%s]: address” on a line of its own; if it is not meant as a link, remove the square brackets", words, label)))
	}
}

// openBold looks for one ** of a paragraph that has no second. Behind a surname, and before
// the word for a place, two stars mask a name.
func (m *marks) openBold(w *written) {
	var line *writtenLine
	from, found := 0, 0
	for i := range w.lines {
		l := &w.lines[i]
		if !strings.Contains(l.Text, "**") {
			continue
		}
		for _, at := range oneBold.FindAllStringSubmatchIndex(l.Text, -1) {
			found++
			line, from = l, at[2]
		}
	}
	if found != 1 {
		return
	}
	before, _ := utf8.DecodeLastRuneInString(line.Text[:from])
	after, _ := utf8.DecodeRuneInString(line.Text[from+2:])
	if isHan(before) && isHan(after) {
		return // in the middle of a clause it is a template's blank: placeholder
	}
	if oneOf(after, "市县区州省镇乡村屯组局院校厅") || isSurname(before) || !isHan(before) && !isHan(after) && !oneOf(after, "“《（") {
		return
	}
	m.warn(w, line, from, from+2, msg("加粗没有生效：这一段里只有一个“**”", "this is not bold: the paragraph has only one **"),
		msg("要加粗的文字前后各写一个，例如“**重点**”；不加粗，删去它", "write ** before and after the bold text, or delete it"))
}

// maskedNames looks for emphasis whose two stars mask names: 王*同志和李*.
func (m *marks) maskedNames(list []document.Inline) {
	for _, n := range list {
		s, ok := n.(*document.Styled)
		if !ok || s.Style != document.Emphasis {
			continue
		}
		text, raw := s.Span.File.Text(), s.Span.Text()
		before, _ := utf8.DecodeLastRuneInString(text[:s.Span.Start])
		last, _ := utf8.DecodeLastRuneInString(strings.Trim(raw, "*"))
		if strings.HasPrefix(raw, "*") && oneOf(before, commonSurnames) && oneOf(last, commonSurnames) {
			mended := string(before) + `\` + strings.TrimSuffix(raw, "*") + `\*`
			m.add(problem.Problem{Rule: markupID, Span: s.Span, Message: msg("两个“*”被当成了强调的记号，不会印出来", "two * are read as emphasis and not printed"),
				Hint: writeAs(mended), Edits: []problem.Edit{{Span: s.Span, Text: `\` + strings.TrimSuffix(raw, "*") + `\*`}}})
		}
	}
}

// elsewhere looks for marks of other programs: wiki links, sizes of pictures, formulas.
func (m *marks) elsewhere(w *written, l *writtenLine) {
	if strings.Contains(l.Text, "[[") {
		for _, at := range wikiLink.FindAllStringSubmatchIndex(l.Text, -1) {
			name := l.Text[at[4]:at[5]]
			label := name
			if at[6] < at[7] {
				label = l.Text[at[6]:at[7]]
			}
			picture := at[2] < at[3]
			mended := "[" + label + "](" + usable(name+".md") + ")"
			if picture {
				mended = "![图上有什么](" + usable(name) + ")"
			}
			m.warn(w, l, at[0], at[1], msg("双方括号不是链接，会照原样印出来", "double brackets do not make a link and are printed as typed"), writeAs(mended))
		}
	}
	if i := strings.IndexByte(l.Text, '{'); i > 0 && l.Text[i-1] == 0 {
		if size := sizeMark.FindString(l.Text[i:]); size != "" {
			m.warn(w, l, i, i+len(size), msg(fmt.Sprintf("“%s”会照原样印出来：图片的大小由网页自己定", size), fmt.Sprintf("%s is printed as typed: pages choose the size of pictures themselves", size)), msg("删去它", "delete it"), w.put(l, i, i+len(size), ""))
		}
	}
	if strings.ContainsAny(l.Text, `$\`) {
		if at := mathMark.FindStringIndex(l.Text); at != nil {
			m.warn(w, l, at[0], at[1], msg("公式不会排版，会照原样印出来", "formulas are not supported and are printed as typed"),
				msg("写成文字，例如“面积＝长×宽”，或者截成图片放进来", "write it in words or show it as a picture"))
		}
	}
}

// paths looks for paths whose backslashes are not printed: before a mark a backslash escapes it.
func (m *marks) paths(w *written, l *writtenLine) {
	if !strings.ContainsRune(l.Raw, '\\') {
		return
	}
	for _, at := range pathMark.FindAllStringIndex(l.Raw, -1) {
		if anyof.Suffix(strings.ToLower(l.Raw[:at[0]]), "http:", "https:") {
			continue // an address with backslashes: findBrokenAddresses, brokenLink
		}
		path := l.Raw[at[0]:at[1]]
		if lost := strings.IndexByte(l.Text[at[0]:at[1]], 0); lost < 0 || path[lost] != '\\' {
			continue
		}
		m.warn(w, l, at[0], at[1], msg(fmt.Sprintf("“%s”里的“\\”不会全印出来", path), fmt.Sprintf("not all backslashes of %s are printed", path)), writeAs("`"+path+"`"), w.put(l, at[0], at[1], "`"+path+"`"))
	}
}

// hiddenBreak looks for line breaks that are none here: Word's own, and those of other systems.
func (m *marks) hiddenBreak(w *written, l *writtenLine) {
	at := anyof.IndexRune(l.Raw, "\v\f\u2028\u2029\u0085")
	if at <= 0 || strings.TrimSpace(l.Raw[at:]) == "" {
		return
	}
	_, size := utf8.DecodeRuneInString(l.Raw[at:])
	next, _, _ := strings.Cut(strings.NewReplacer("\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(l.Raw[at+size:]), "\n")
	next = excerptOf(next)
	m.warn(w, l, at, at+size, msg(fmt.Sprintf("“%s”前面有一个看不见的换行符，印出来会连在一起", next), fmt.Sprintf("%q comes after a line break that does not belong there but is printed", next)),
		msg(fmt.Sprintf("删去它，按回车让“%s”另起一行，中间空一行", next), "delete it, and separate the paragraphs with an empty line"), w.put(l, at, at+size, "\n\n"))
}
