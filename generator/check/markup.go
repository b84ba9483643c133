package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/document"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/source"
)

const markupID = problem.Markup

func markup() rule {
	return rule{Rule: Rule{
		ID: markupID, Severity: problem.Warning,
		Title: msg("没有生效的记号", "markup that does not work"),
		Why: msg("标题、列表、表格、链接的记号要照规定的写法，少一个空格、少一行或用了全角，读者看到的就是记号本身，而不是标题和表格。写的图种画不了那些数（例如单位不同），主题多写了“#”，也在这里报。代码块没有结束的，后面的文章都会变成代码，算错误。",
			"Markup for headings, lists, tables and links works only if it is written exactly: with a missing space or row, or in full width, readers see the signs themselves. Reported here too: a chart that is not drawn as the kind asked for, a theme with a #. After a fence that is not closed all text is code, which is an error."),
		Right: []string{
			"# 标题\n\n1. 修路\n2. 种茶\n\n- 修路\n- 种茶",
			"| 村 | 茶园 |\n|---|---|\n| 柳河村 | 有 |",
			"村里办了合作社[^1]。\n\n[^1]: 年度报告。",
			"> [!NOTE]\n> 以年度报告为准。",
			"__重点__，**先修东头。**再修西头。",
			"（一）修路。#1楼、-3.5%、1.5万、国发〔2015〕34号都不是记号。",
		},
		Wrong: []string{
			"#标题",
			"1.修路\n2.种茶",
			"-修路\n-种茶",
			"| 村 | 茶园 |\n| 柳河村 | 有 |",
			"| 村 | 茶园 |\n|---|---|\n| 柳河村 | #DIV/0! |",
			"｜村｜茶园｜\n｜---｜---｜\n｜柳河村｜有｜",
			"[年度报告]（https://www.stats.gov.cn/）",
			"村里办了合作社[^1]。",
			"> [!提示]\n> 以年度报告为准。",
			"第一行<br>第二行",
			"见错误！未找到引用源。",
			"这一段写完了，下面画一条线。\n---\n\n下一段。",
			"| 村 | 茶园 |\n|---|---|\n| 柳河村 | 有 |\n表后接着写的文字。",
			"| 村 | 茶园 |\n|---|---|\n\n| 柳河村 | 有 |",
			"村名,茶园\n柳河村,12\n白果村,30",
			"    ## 一、做法",
			"**重点没有写完，后面照旧。",
			"＊＊重点＊＊内容。",
			"__（一）修路。__先修东头。",
			"放在 C:\\_资料 里。",
			"网址：www．example．gov．cn",
			"```\n代码没有结束\n\n后面的文章。",
		},
		Fix: msg("照提示里的写法改；真要印出这个记号，在它前面加一个反斜杠，例如“\\#”。", "Write it as the hint shows. To print the mark itself put a backslash before it, as in \\#."),
	}, passage: findBrokenText, narrative: findMarkup}
}

// marks is what the search for markup knows of one narrative.
type marks struct {
	n          *page
	unread     []string          // labels of footnotes whose definitions are written wrongly
	tableRow   bool              // the line belongs to a table that did not take
	indented   bool              // the block before was an indented row of a table
	above      *document.Heading // the heading before
	covered    []source.Span     // the blocks of which one line speaks
	belowTable map[int32]bool    // where the paragraphs begin that only empty lines part from a table
}

func findMarkup(n *page) {
	start := len(n.out.list)
	m := &marks{n: n}
	for _, fence := range n.n.Doc.UnclosedFences {
		m.add(problem.Problem{Rule: markupID, Span: fence, AtLeast: problem.Error,
			Message: msg("从这里开始的代码块没有结束，后面的文章都成了代码", "the block that begins here is never closed: all text after it is code"),
			Hint:    msg("在代码块的最后另起一行，写上同样的“"+fenceMark(fence.Text())+"”", "write "+fenceMark(fence.Text())+" on a line of its own where the block ends")})
	}
	m.conflicts()
	m.pictureLinks()
	m.linkAddresses()
	m.emptyNotes()
	m.structure()
	blocks := n.written()
	for i := range blocks {
		m.badNotes(&blocks[i])
	}
	for i := range blocks {
		m.block(&blocks[i])
	}
	n.out.list = withoutConsequences(n.out.list, start, m.covered)
}

// structure looks at blocks whose making was an accident: at code, headings and rows that were meant
// as text.
func (m *marks) structure() {
	m.belowTable = map[int32]bool{}
	var table *document.Table // the block before, but for rows that belong to it
	var list *document.List   // the list before, of whatever depth
	end := int32(0)           // of the block before
	m.n.n.Doc.Tree().EachBlock(func(b, around document.Block) {
		before := table
		table = nil
		switch b := b.(type) {
		case *document.Heading:
			m.heading(b)
			m.above = b
		case *document.Code:
			m.indentedCode(b)
			m.fence(b)
		case *document.List:
			if _, within := around.(*document.List); within {
				list = nil // it stands below an item, as it was meant to
			}
			m.list(b, list)
			list = b
		case *document.Table:
			m.proseRows(b)
			table, end = b, b.Span.End
		case *document.Paragraph:
			if before != nil && end <= b.Span.Start && strings.Trim(b.Span.File.Text()[end:b.Span.Start], "|-: \t\r\n>") == "" {
				m.belowTable[b.Span.Start], table = true, before
				end = b.Span.End
			}
			m.nestedBold(b.Inlines)
			m.maskedNames(b.Inlines)
		}
	})
}

func fenceMark(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
}

func (m *marks) add(p problem.Problem) { m.n.out.add(p) }

// warn adds a problem about Raw[from:to] of a line.
func (m *marks) warn(w *written, l *writtenLine, from, to int, message, hint problem.Text, edits ...problem.Edit) {
	m.add(problem.Problem{Rule: markupID, Span: w.place(l, from, to), Message: message, Hint: hint, Edits: edits})
}

// block looks at one block of text.
func (m *marks) block(w *written) {
	if len(w.lines) == 0 { // an empty cell
		return
	}
	m.tableRow = m.table(w)
	m.openBold(w)
	for i := range w.lines {
		l := &w.lines[i]
		m.hiddenBreak(w, l)
		if !m.tableRow && !w.cell {
			m.lineStart(w, i)
		}
		m.fences(w, l)
		m.html(w, l)
		m.entities(w, l)
		m.notes(w, l)
		m.links(w, l)
		m.angledAddress(w, l)
		m.brokenLink(w, i)
		m.bold(w, l)
		m.fullStars(w, l)
		m.fullStrike(w, l)
		m.references(w, l)
		m.elsewhere(w, l)
		m.paths(w, l)
	}
}

// followers are the rules that say of a mark that did not take what leads away from what was meant.
var followers = []problem.Rule{punctuationID, unbalancedQuoteID, placeholderID, emptySectionID, sectionOrderID, sectionGapID, figureUnboundID}

// withoutConsequences leaves out what followers say of marks that did not take. The list's problems from start on are of the marks; covered
// is what else belongs to them.
func withoutConsequences(list []problem.Problem, start int, covered []source.Span) []problem.Problem {
	for _, mark := range list[start:] {
		covered = append(covered, mark.Span)
	}
	return slices.DeleteFunc(list, func(p problem.Problem) bool {
		return slices.Contains(followers, p.Rule) && slices.ContainsFunc(covered, func(mark source.Span) bool {
			return p.Span.File == mark.File && p.Span.Start >= mark.Start && p.Span.Start < mark.End && !numbersAlike(p.Rule, mark)
		})
	})
}

// numbersAlike tells whether a rule of section numbers reads a mark as it is meant: 2.农业资源 counts as “2. 农业资源” does.
func numbersAlike(rule problem.Rule, mark source.Span) bool {
	text := mark.Text()
	return (rule == sectionOrderID || rule == sectionGapID) && text != "" && text[0] >= '0' && text[0] <= '9'
}

// conflicts finds the marks that a merge leaves where two editors changed one place.
func (m *marks) conflicts() {
	body := m.n.n.Doc.Body
	text := body.Text()
	if !strings.Contains(text, "<<<<<<<") && !strings.Contains(text, ">>>>>>>") {
		return
	}
	at := 0
	for line := range strings.Lines(text) {
		for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
			if strings.HasPrefix(line, mark) {
				m.add(problem.Problem{Rule: markupID, AtLeast: problem.Error,
					Span:    body.File.At(int(body.Start)+at, len(strings.TrimRight(line, "\r\n"))),
					Message: msg("这是两个人同时改一处时留下的合并标记", "this line is left over from a merge conflict"),
					Hint:    msg("在“<<<<<<<”和“=======”、“=======”和“>>>>>>>”之间的两份里留下对的一份，再删去这三行记号", "keep one of the two versions between <<<<<<<, ======= and >>>>>>>, and delete these three lines")})
			}
		}
		at += len(line)
	}
}

// fieldErrors are what Word prints for a cross-reference that leads nowhere.
var fieldErrors = []string{"错误！未找到引用源", "错误!未找到引用源", "错误！未定义书签", "错误!未定义书签", "错误！文档中没有指定样式的文字", "Error! Reference source not found", "Error! Bookmark not defined"}

// reviewMark is what Word's pane of comments puts before one: 批注[张1]：.
var reviewMark = lazyregexp.New(`批注\s*[\[［【][\p{Han}A-Za-z]{0,8}\d{1,3}[\]］】]\s*[：:]?`)

// findBrokenText finds what any text may hold that its readers cannot use.
func findBrokenText(p *passage) {
	findBrokenFields(p)
	findSheetErrors(p)
	findBrokenAddresses(p)
}

// findReview returns where the first such mark stands, nil where none does.
func (p *passage) findReview() []int {
	if !p.holds("批注") {
		return nil
	}
	return reviewMark.FindStringIndex(p.text)
}

// firstSign returns the first rune of a kind that is no Chinese character, -1 where there is none.
func (p *passage) firstSign(is func(rune) bool) int {
	for i, r := range p.signsIn(0, len(p.runes)) {
		if is(r) {
			return i
		}
	}
	return -1
}

// findBrokenFields finds what was lost before the text came here: a reference of Word's, or
// characters that could not be read.
func findBrokenFields(p *passage) {
	for _, mistake := range fieldErrors {
		if p.holds(mistake) {
			from := p.runeAt(strings.Index(p.text, mistake))
			p.report(markupID, from, from+runeCount(mistake), msg(fmt.Sprintf("这是 Word 里断了的交叉引用：“%s”", mistake), fmt.Sprintf("a cross-reference of Word's that leads nowhere: %q", mistake)),
				msg("对照原稿，改成它本来指的“图1”“第二章”等文字", "write what it referred to, such as the figure's or the section's number"))
		}
	}
	if at := p.findReview(); at != nil {
		from := p.runeAt(at[0])
		p.report(markupID, from, from+runeCount(p.text[at[0]:at[1]]), msg(fmt.Sprintf("这是 Word 批注留下的：“%s”", p.text[at[0]:at[1]]), fmt.Sprintf("this is left over from a Word comment: %q", p.text[at[0]:at[1]])),
			msg("连同批注的话一起删去", "delete it with what the comment says"))
	}
	if from := p.firstSign(isPrivate); from >= 0 {
		p.report(markupID, from, from+1, msg(fmt.Sprintf("这里有一个只在原来的字体里才有的符号（U+%04X），读者看到的是空框", p.rune(from)), fmt.Sprintf("a symbol that only its own font has (U+%04X): readers see an empty box", p.rune(from))),
			msg("多半是从 Word 粘来的项目符号或方框：删去它，或者改成“- ”“□”“√”", "most likely a bullet or box from Word: delete it, or write “- ”, □ or √"))
	}
	if from := p.firstSign(func(r rune) bool { return r == '\uFFFD' }); from >= 0 {
		to := from + 1
		for p.rune(to) == '\uFFFD' {
			to++
		}
		p.report(markupID, from, to, msg("这里有读不出来的字（�）", "a character that could not be read (U+FFFD)"),
			msg("转换编码时丢了字：对照原稿补上", "it was lost when the file was converted: restore it from the original"))
	}
}

// isPrivate tells of characters that mean something in one font only.
func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 }
