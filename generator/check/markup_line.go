package check

import (
	"fmt"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
)

// The marks that begin a line. What follows them must be Chinese or open a quotation: -3.5%, 1.5万
// and #1楼 begin with no mark.
var (
	headingMark = lazyregexp.New(`^([#＃]{1,9})([ \t　\x{a0}]*)([\p{Han}“《（【‘].*)$`)
	numberMark  = lazyregexp.New(`^([0-9]{1,3})\.([\p{Han}“《（‘].*)$`)
	dashMark    = lazyregexp.New(`^([-+])([\p{Han}“《（‘].*)$`)
	// looseDash is a mark with a blank behind it that is none: ideographic, or no-break.
	looseDash = lazyregexp.New(`^([-*+])[　\x{a0}]+([\p{Han}“《（‘].*)$`)
	alertMark = lazyregexp.New(`^\[[!！]([^\]\s]{1,20})\]`)
)

const deepestHeading = 6

// longestItem is how long a lone line with a number is at most, in characters, to be taken for an
// item of a list. A longer one, or one that ends in a full stop, is a paragraph that is numbered by
// hand as official papers are, and printed as it was meant.
const longestItem = 20

// isLooseHeading tells whether marks of a heading, with the blanks before and behind them, make none.
func isLooseHeading(marks, before, behind string) bool {
	return behind == "" || strings.Contains(marks, "＃") || strings.ContainsAny(before+behind, "\u3000\u00a0") || runeCount(marks) > deepestHeading
}

// lineStart looks at what a line of a block begins with.
func (m *marks) lineStart(w *written, i int) {
	l := &w.lines[i]
	own := l.own()
	if first, size := firstRune(own); size == 0 || isMainHan(first) {
		return // nothing, or a line that begins with a word
	}
	at := l.First
	if found := headingMark.FindStringSubmatch(own); found != nil && isLooseHeading(found[1], l.Raw[:l.First], found[2]) && !isTopic(own) && !m.isOfWhole(w, found) {
		sign := strings.Repeat("#", min(runeCount(found[1]), deepestHeading))
		message := msg("标题的记号没有生效：“#”要用半角，后面空一格", "this is not a heading: # must be half-width with a space after it")
		if runeCount(found[1]) > deepestHeading {
			message = msg("标题的记号没有生效：“#”最多六个", "this is not a heading: it can have at most six #")
		}
		m.warn(w, l, at, at+len(found[1]), message, writeAs(sign+" "+found[3]), w.put(l, 0, at+len(found[1])+len(found[2]), sign+" "))
		return
	}
	if found := looseDash.FindStringSubmatch(own); found != nil {
		m.warn(w, l, at, at+1, msg("列表的记号没有生效：“"+found[1]+"”后面的空格要用半角的", "this is not a list item: the space after "+found[1]+" is not a plain space"), writeAs("- "+found[2]), w.put(l, at, len(l.Raw)-len(found[2]), "- "))
		return
	}
	if found := numberMark.FindStringSubmatch(own); found != nil && m.isItem(w, i, found[2]) {
		m.warn(w, l, at, at+len(found[1])+1, msg("编号的记号没有生效：点后面要空一格", "this is not a list item: there must be a space after the dot"), writeAs(found[1]+". "+found[2]), w.put(l, at+len(found[1])+1, at+len(found[1])+1, " "))
		return
	}
	if found := dashMark.FindStringSubmatch(own); found != nil {
		m.warn(w, l, at, at+1, msg("列表的记号没有生效：“"+found[1]+"”后面要空一格", "this is not a list item: there must be a space after "+found[1]), writeAs("- "+found[2]), w.put(l, at, at+1, "- "))
		return
	}
	if found := alertMark.FindStringSubmatch(own); found != nil && i == 0 {
		m.alert(w, l, found)
		return
	}
	m.foreignMark(w, i)
}

var (
	starMark  = lazyregexp.New(`^([*＊＋])[ 　]?([\p{Han}“《（‘][^*＊]*)$`)
	boxMark   = lazyregexp.New(`^(?:\[([√✓✔Vv]?)\]|【([√✓✔]?)】)[ 　]?(\S.*)$`)
	quoteMark = lazyregexp.New(`^＞[ 　]?(\S.*)$`)
	// contentsMark stands in other programs for a table of contents.
	contentsMark = lazyregexp.New(`(?i)^(?:@?\[{1,2}_?toc_?\]{1,2}|\[目录\]|\{:toc\})$`)
	otherAlert   = lazyregexp.New(`^(?::::+|!!!|\?\?\?)[ ]*([a-zA-Z]+|\p{Han}+)`)
)

// foreignMark looks for what begins a line and is a mark elsewhere, or nearly one here.
func (m *marks) foreignMark(w *written, i int) {
	l := &w.lines[i]
	own, at := l.own(), l.First
	if found := starMark.FindStringSubmatch(own); found != nil && len(w.lines) > 1 && starMark.MatchString(w.lines[max(1-i, i-1)].own()) {
		message := msg("列表的记号没有生效：“*”后面要空一格", "this is not a list item: there must be a space after *")
		if found[1] != "*" {
			message = msg("列表的记号没有生效：“"+found[1]+"”要用半角的", "this is not a list item: its mark must be half-width")
		}
		m.warn(w, l, at, at+len(found[1]), message, writeAs("- "+found[2]), w.put(l, at, len(l.Raw)-len(found[2]), "- "))
		return
	}
	if contentsMark.MatchString(own) && len(w.lines) == 1 {
		m.warn(w, l, at, len(l.Raw), msg("“"+own+"”会照原样印出来：目录由网页自己生成", own+" is printed as typed: pages make their own table of contents"), msg("删去这一行", "delete this line"))
		return
	}
	if found := quoteMark.FindStringSubmatch(own); found != nil {
		m.warn(w, l, at, at+len("＞"), msg("引文的记号没有生效：“>”要用半角的", "this is not a quotation: > must be half-width"), writeAs("> "+found[1]), w.put(l, at, len(l.Raw)-len(found[1]), "> "))
		return
	}
	if _, item := w.around.(*document.List); item && i == 0 {
		if found := boxMark.FindStringSubmatch(own); found != nil {
			box := "[ ] "
			if found[1]+found[2] != "" {
				box = "[x] "
			}
			m.warn(w, l, at, len(l.Raw)-len(found[3]), msg("待办的方框没有生效：没办的写“[ ]”，办了的写“[x]”，后面空一格", "this is not a checkbox: [ ] is open, [x] is done, and a space must follow"),
				writeAs("- "+box+found[3]), w.put(l, at, len(l.Raw)-len(found[3]), box))
			return
		}
	}
	if found := otherAlert.FindStringSubmatch(own); found != nil {
		mark := alertMeant(strings.ToLower(found[1]))
		if mark == "" {
			mark = "NOTE"
		}
		m.warn(w, l, at, at+len(found[0]), msg(fmt.Sprintf("“%s”是别的软件的提示框，这里会照原样印出来", found[0]), fmt.Sprintf("%q marks an alert elsewhere but is printed as typed here", found[0])),
			msg("独占一行，写成“> [!"+mark+"]”，下一行写“> 内容”", "write “> [!"+mark+"]” on a line of its own, and “> text” on the next"))
	}
}

// writeAs is the hint that shows the mended line.
func writeAs(mended string) problem.Text {
	mended = strings.ReplaceAll(strings.TrimSpace(mended), "\x00", "…")
	if runes := []rune(mended); len(runes) > 40 {
		mended = string(runes[:40]) + "…"
	}
	return msg("写成“"+mended+"”", "write “"+mended+"”")
}

// bareNumber is a line with nothing but a number, as cells of a table stand that lost its frame.
var bareNumber = lazyregexp.New(`^[-+−－]?[0-9０-９][0-9０-９,.，．]*[%％‰]?$`)

// rowOfNumbers is how many lines behind its name the first number of such a row stands at the latest: behind its unit.
const rowOfNumbers = 2

// isOfWhole tells whether a # is that of statistics, which stands before what is one of the things above it (#水稻 below 粮食): the numbers of its row
// stand on the lines below it.
func (m *marks) isOfWhole(w *written, found []string) bool {
	at := w.place(&w.lines[0], 0, 0)
	if runeCount(found[1]) != 1 || len(w.lines) > 1 || runeCount(found[3]) > longestItem || at.File == nil {
		return false
	}
	rest := at.File.Text()[at.Start:]
	_, rest, _ = strings.Cut(rest, "\n")
	for n := 0; n < rowOfNumbers && rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if bareNumber.MatchString(line) {
			return true
		}
		n++
	}
	return false
}

// isTopic tells of a topic as social media write it: #乡村振兴#.
func isTopic(line string) bool {
	end := strings.IndexAny(line[1:], "#＃")
	return end > 0 && !strings.ContainsAny(line[:1+end], " \t") && strings.IndexFunc(line, isHan) < 1+end
}

// isItem tells whether line i with a number before rest is meant as an item of a list.
func (m *marks) isItem(w *written, i int, rest string) bool {
	if strings.Contains(w.lines[i].Raw[:w.lines[i].First], "\u3000") {
		return false // indented as paragraphs of official papers are
	}
	if at := w.place(&w.lines[i], 0, 0); at.File != nil {
		if line := at.File.Text()[strings.LastIndexByte(at.File.Text()[:at.Start], '\n')+1:]; strings.HasPrefix(line, "#") {
			return false // the number of a heading
		}
	}
	if len(w.lines) == 1 {
		return false // a paragraph of its own is shown as it stands: 1.水利资源 above its text
	}
	if i > 0 || runeCount(rest) <= longestItem && strings.IndexFunc(rest, isSentenceEnd) < 0 {
		return true
	}
	for k := range w.lines {
		if k != i && numberMark.MatchString(w.lines[k].own()) {
			return true
		}
	}
	return false
}

// alertMeant is the mark of the alert that an editor means by a word; "" for other words.
func alertMeant(name string) string {
	switch name {
	case "提示", "建议", "技巧":
		return "TIP"
	case "说明", "备注", "注", "注释", "信息", "info":
		return "NOTE"
	case "重要", "重点":
		return "IMPORTANT"
	case "警告", "注意":
		return "WARNING"
	case "danger", "危险", "小心", "当心":
		return "CAUTION"
	}
	return ""
}

// alert looks at a line like [!提示].
func (m *marks) alert(w *written, l *writtenLine, found []string) {
	name := strings.ToLower(found[1])
	mark := alertMeant(name)
	switch document.AlertKind(name) {
	case document.NoteAlert, document.TipAlert, document.ImportantAlert, document.WarningAlert, document.CautionAlert:
		mark = strings.ToUpper(name)
	}
	hint := msg("方括号里可以写 NOTE（说明）、TIP（提示）、IMPORTANT（重要）、WARNING（注意）、CAUTION（小心），独占一行：“> [!NOTE]”", "the word must be NOTE, TIP, IMPORTANT, WARNING or CAUTION, on a line of its own: “> [!NOTE]”")
	if mark != "" {
		hint = msg("独占一行，写成“> [!"+mark+"]”，下一行写“> 内容”", "write “> [!"+mark+"]” on a line of its own, and “> text” on the next")
	}
	m.warn(w, l, l.First, l.First+len(found[0]), msg(fmt.Sprintf("提示框的记号“%s”没有生效", found[0]), fmt.Sprintf("%q is not an alert", found[0])), hint)
}
