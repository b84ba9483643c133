package check

import (
	"fmt"
	"strings"

	"casebook/generator/narrative"
	"casebook/generator/problem"
)

const lostTextID problem.Rule = "lost-text"

func lostText() rule {
	return rule{Rule: Rule{
		ID: lostTextID, Severity: problem.Warning,
		Title: msg("写了却不会印出来的文字", "text that appears on no page"),
		Why: msg("没有引用的脚注、没有链接用到的“[名称]: 内容”、比表头多出来的格子、连到数据的链接后面引号里的说明，页面上都不会出现，里面的数字也没有人核对。",
			"A footnote that nothing refers to, a definition [label]: address that no link uses, cells of a row beyond the header and the title of a link to a fact appear on no page, and nobody checks the figures in them."),
		Right: []string{
			"村里办了合作社[^1]。\n\n[^1]: 年度报告。",
			"见[公报][1]。\n\n[1]: https://www.stats.gov.cn/",
			"| 村 | 茶园 |\n|---|---|\n| 柳河村 | 有 |",
			"注：数据来自年度报告。",
		},
		Wrong: []string{
			"村里办了合作社。\n\n[^1]: 年度报告。",
			"村里办了合作社。\n\n[注]: 年度报告",
			"| 村 | 茶园 |\n|---|---|\n| 柳河村 | 有 | 新建 |",
		},
		Fix: msg("要印出来的，照提示改：在正文里引用脚注，去掉方括号，或给表头加一栏；不要的，删去。",
			"To show it, follow the hint: refer to the footnote, remove the brackets or add a column to the header. Otherwise delete it."),
	}, narrative: findLostText}
}

func findLostText(n *page) {
	for _, lost := range n.n.Doc.Lost {
		if twice(n, lost) {
			n.out.add(problem.Problem{Rule: lostTextID, Span: lost.Span,
				Message: msg(fmt.Sprintf("“[%s]: …”写了两遍，这一条不会印出来", labelOf(lost)), fmt.Sprintf("[%s]: … is written twice: this one is not printed", labelOf(lost))),
				Hint:    msg(fmt.Sprintf("换一个编号，写成“[%s]: …”，正文里也一样改；不要它，就删去", labelOf(lost)+"b"), fmt.Sprintf("give it another label, as in [%s]: …, here and where the text refers to it; or delete it", labelOf(lost)+"b"))})
			continue
		}
		p := problem.Problem{Rule: lostTextID, Span: lost.Span}
		switch lost.Kind {
		case narrative.LostNote:
			p.Message = msg(fmt.Sprintf("脚注 [^%s] 没有人引用，不会印出来", lost.Label), fmt.Sprintf("nothing refers to the footnote [^%s]: it is not printed", lost.Label))
			p.Hint = msg(fmt.Sprintf("在正文里要加注的地方写上 [^%s]；不要这条注，就删去它", lost.Label), fmt.Sprintf("write [^%s] where the text needs the note, or delete it", lost.Label))
		case narrative.LostReference:
			p.Message = msg(fmt.Sprintf("“[%s]: …”这一行是链接的地址，没有链接用到它，不会印出来", lost.Label), fmt.Sprintf("the line [%s]: … is a link's address that no link uses: it is not printed", lost.Label))
			p.Hint = msg(fmt.Sprintf("想作脚注，写成 [^%[1]s]: 内容，并在正文里写上 [^%[1]s]；想印成文字，去掉方括号，写成“%[1]s：内容”", lost.Label),
				fmt.Sprintf("for a footnote write [^%[1]s]: text, and [^%[1]s] where it belongs; for plain text write “%[1]s: text” without the brackets", lost.Label))
		case narrative.LostCell:
			p.Message = msg(fmt.Sprintf("这一行比表头多出来的“%s”不会印出来", lost.Span.Text()), fmt.Sprintf("%q is beyond the last column of the table's header and is not shown", lost.Span.Text()))
			p.Hint = msg("给表头和第二行（|---|）各加一栏，或者把这一格并到前面的格子里；格子里要印“|”，写成“\\|”", `add a column to the header and to the row |---|, or move the text into a cell before it; a | within a cell is written \|`)
		case narrative.LostTitle:
			p.Message = msg(fmt.Sprintf("连到数据的数字带着说明“%s”，不会印出来", problem.Shorten(lost.Label)), fmt.Sprintf("the title %q of a link to a fact is not printed", problem.Shorten(lost.Label)))
			p.Hint = msg("删去地址后面引号里的字；要给读者看的，写进正文，或写进这条数据的 note", "remove the quoted part after the address; write it in the text, or in the fact's note")
		}
		n.out.add(p)
	}
}

// labelOf is what stands between the brackets of a footnote or of a reference.
func labelOf(lost narrative.Lost) string {
	if lost.Kind == narrative.LostNote {
		return "^" + lost.Label
	}
	return lost.Label
}

// twice tells whether a footnote or a reference is lost because another has its label.
func twice(n *page, lost narrative.Lost) bool {
	if lost.Kind == narrative.LostCell || lost.Kind == narrative.LostTitle {
		return false
	}
	return strings.Count("\n"+n.raw(), "\n["+labelOf(lost)+"]:") > 1
}
