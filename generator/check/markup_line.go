package check

import (
	"fmt"
	"regexp"
	"strings"

	"casebook/generator/document"
	"casebook/generator/problem"
)

// The marks that begin a line. What follows them must be Chinese or open a quotation: -3.5%, 1.5万
// and #1楼 begin with no mark.
var (
	headingMark = regexp.MustCompile(`^([#＃]{1,6})([ \t　]*)([\p{Han}“《（【‘].*)$`)
	numberMark  = regexp.MustCompile(`^([0-9]{1,3})\.([\p{Han}“《（‘].*)$`)
	dashMark    = regexp.MustCompile(`^([-+])([\p{Han}“《（‘].*)$`)
	alertMark   = regexp.MustCompile(`^\[[!！]([^\]\s]{1,20})\]`)
)

// longestItem is how long a lone line with a number is at most, in characters, to be taken for an
// item of a list. A longer one, or one that ends in a full stop, is a paragraph that is numbered by
// hand as official papers are, and printed as it was meant.
const longestItem = 20

// lineStart looks at what a line of a block begins with.
func (m *marks) lineStart(w *written, i int) {
	l := &w.lines[i]
	own := l.own()
	if own == "" {
		return
	}
	at := l.First
	if found := headingMark.FindStringSubmatch(own); found != nil && (found[2] == "" || strings.Contains(found[1], "＃")) && !isTopic(own) {
		mended := strings.Repeat("#", runeCount(found[1])) + " " + found[3]
		m.warn(w, l, at, at+len(found[1]), msg("标题的记号没有生效：“#”要用半角，后面空一格", "this is no heading yet: # is half width and a space follows it"), writeAs(mended),
			w.put(l, at, at+len(found[1])+len(found[2]), strings.Repeat("#", runeCount(found[1]))+" "))
		return
	}
	if found := numberMark.FindStringSubmatch(own); found != nil && m.isItem(w, i, found[2]) {
		m.warn(w, l, at, at+len(found[1])+1, msg("编号的记号没有生效：点后面要空一格", "this is no item of a list yet: a space follows the dot"), writeAs(found[1]+". "+found[2]), w.put(l, at+len(found[1])+1, at+len(found[1])+1, " "))
		return
	}
	if found := dashMark.FindStringSubmatch(own); found != nil {
		m.warn(w, l, at, at+1, msg("列表的记号没有生效：“"+found[1]+"”后面要空一格", "this is no item of a list yet: a space follows "+found[1]), writeAs("- "+found[2]), w.put(l, at, at+1, "- "))
		return
	}
	if found := alertMark.FindStringSubmatch(own); found != nil && i == 0 {
		m.alert(w, l, found)
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

// alertNames are the words that editors write for an alert, and its mark.
var alertNames = map[string]string{
	"提示": "TIP", "建议": "TIP", "技巧": "TIP", "说明": "NOTE", "备注": "NOTE", "注": "NOTE", "注释": "NOTE", "信息": "NOTE", "info": "NOTE",
	"重要": "IMPORTANT", "重点": "IMPORTANT", "警告": "WARNING", "注意": "WARNING", "danger": "CAUTION", "危险": "CAUTION", "小心": "CAUTION", "当心": "CAUTION",
}

// alert looks at a line like [!提示].
func (m *marks) alert(w *written, l *writtenLine, found []string) {
	name := strings.ToLower(found[1])
	mark, known := alertNames[name]
	switch document.AlertKind(name) {
	case document.NoteAlert, document.TipAlert, document.ImportantAlert, document.WarningAlert, document.CautionAlert:
		mark, known = strings.ToUpper(name), true
	}
	hint := msg("方括号里可以写 NOTE（说明）、TIP（提示）、IMPORTANT（重要）、WARNING（注意）、CAUTION（小心），独占一行：“> [!NOTE]”", "the word is NOTE, TIP, IMPORTANT, WARNING or CAUTION, on a line of its own: “> [!NOTE]”")
	if known {
		hint = msg("独占一行，写成“> [!"+mark+"]”，下一行写“> 内容”", "write “> [!"+mark+"]” on a line of its own, and “> text” on the next")
	}
	m.warn(w, l, l.First, l.First+len(found[0]), msg(fmt.Sprintf("提示框的记号“%s”没有生效", found[0]), fmt.Sprintf("%q is no alert", found[0])), hint)
}

// tableRule is a row of dashes as it is written by mistake too.
var tableRule = regexp.MustCompile(`^[|｜\s:：]*[-－—─]+[-－—─|｜\s:：]*$`)

// table looks for a table that did not take, and tells whether the block is one.
func (m *marks) table(w *written) bool {
	if w.cell {
		if l := &w.lines[0]; len(w.lines) == 1 && strings.Count(l.Text, "｜") >= 2 {
			m.warn(w, l, 0, len(l.Raw), msg("表格的竖线要用半角的“|”", "the lines of a table are half width: |"), writeAs(halfBars(l.Raw)), w.put(l, 0, len(l.Raw), halfBars(l.Raw)))
			return true
		}
		return false
	}
	bars, first, rule := 0, -1, -1
	for i := range w.lines {
		own := w.lines[i].own()
		switch {
		case strings.ContainsAny(own, "|｜") && tableRule.MatchString(own):
			rule = i
		case cellsOf(own) > 0:
			bars++
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return m.tabs(w)
	}
	head := &w.lines[first]
	cells := cellsOf(head.own())
	bare := halfBars(strings.TrimSpace(head.own()))
	framed := strings.HasPrefix(bare, "|") && strings.HasSuffix(bare, "|")
	if bars < 2 && rule < 0 && !(framed && cells >= 2) || !framed && rule < 0 && !m.evenBars(w, first, cells) {
		return false
	}
	row := "|" + strings.Repeat("---|", max(cells, 1))
	full := strings.ContainsAny(head.own(), "｜") || rule >= 0 && strings.ContainsAny(w.lines[rule].own(), "｜－—─：")
	switch {
	case full:
		m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：竖线、横线要用半角的“|”“-”", "this is no table yet: its lines are the half-width | and -"),
			msg("这一行写成“"+halfBars(strings.TrimSpace(head.own()))+"”，下面一行写成“"+row+"”，其余各行也把“｜”换成“|”", "write “"+halfBars(strings.TrimSpace(head.own()))+"”, below it “"+row+"”, and | for ｜ in the other rows"),
			w.fullTable(first, rule, row)...)
	case rule < 0:
		m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：表头下面少了一行“"+row+"”", "this is no table yet: the row "+row+" below its head is missing"),
			msg("在这一行下面加一行：“"+row+"”", "add a row below this one: "+row), w.insertBelow(head, row)...)
	case rule != first+1:
		m.warn(w, head, head.First, len(head.Raw), msg("表格没有生效：表头要独占一行，紧接着是“"+row+"”", "this is no table yet: its head is one row, with "+row+" right below it"),
			msg("把“"+row+"”移到表头那一行的下面", "move "+row+" right below the head"))
	default:
		l := &w.lines[rule]
		m.warn(w, l, l.First, len(l.Raw), msg(fmt.Sprintf("表格没有生效：表头有%d栏，这一行有%d栏", cells, cellsOf(l.own())), fmt.Sprintf("this is no table yet: its head has %d cells, this row has %d", cells, cellsOf(l.own()))),
			writeAs(row), w.put(l, l.First, len(l.Raw), row))
	}
	return true
}

// insertBelow adds a row below a line, behind the same blanks and marks of a quote.
func (w *written) insertBelow(l *writtenLine, row string) []problem.Edit {
	if l.First < 0 || strings.Trim(l.Raw[:l.First], " >") != "" {
		return nil
	}
	return []problem.Edit{w.put(l, len(l.Raw), len(l.Raw), "\n"+l.Raw[:l.First]+row)}
}

// fullTable writes the rows of a table with half-width lines; nil where more than that is amiss.
func (w *written) fullTable(first, rule int, row string) []problem.Edit {
	if first != 0 || rule > 1 {
		return nil
	}
	var edits []problem.Edit
	for i := range w.lines {
		l := &w.lines[i]
		if l.First < 0 {
			return nil
		}
		switch half := halfBars(l.Raw[l.First:]); {
		case i == rule:
			edits = append(edits, w.put(l, l.First, len(l.Raw), row))
		case half != l.Raw[l.First:]:
			edits = append(edits, w.put(l, l.First, len(l.Raw), half))
		}
	}
	if rule < 0 {
		below := w.insertBelow(&w.lines[0], row)
		edits = append(edits, below...)
	}
	return edits
}

// evenBars tells whether all lines of a block from first on are rows with as many cells.
func (m *marks) evenBars(w *written, first, cells int) bool {
	for i := range w.lines {
		if cellsOf(w.lines[i].own()) != cells {
			return false
		}
	}
	return first == 0 && len(w.lines) > 1 && cells > 1
}

func halfBars(s string) string { return strings.ReplaceAll(s, "｜", "|") }

// cellsOf returns how many cells a line has as a row of a table, 0 where it is none.
func cellsOf(line string) int {
	line = strings.TrimSpace(halfBars(line))
	inner := strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	if len(line)-len(inner) < 2 && !strings.Contains(inner, "|") {
		return 0
	}
	return strings.Count(inner, "|") + 1
}

// tabs looks for rows that were pasted from a spreadsheet, and tells whether the block is made of
// such.
func (m *marks) tabs(w *written) bool {
	n := strings.Count(w.lines[0].own(), "\t")
	if n == 0 || len(w.lines) < 2 {
		return false
	}
	for i := range w.lines {
		if own := w.lines[i].own(); strings.Count(own, "\t") != n {
			return false
		}
	}
	head := &w.lines[0]
	row := "| " + strings.Join(strings.Split(head.own(), "\t"), " | ") + " |"
	m.warn(w, head, head.First, len(head.Raw), msg("这几行像是从表格里粘贴来的，印出来会连成一段", "these lines look pasted from a spreadsheet and are printed as one paragraph"),
		msg("写成表格：“"+row+"”，下面一行“|"+strings.Repeat("---|", n+1)+"”，其余各行也用“|”隔开", "write a table: “"+row+"”, below it “|"+strings.Repeat("---|", n+1)+"”, and | between the cells of the other rows"))
	return true
}
