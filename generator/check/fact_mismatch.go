package check

import (
	"fmt"
	"slices"

	"casebook/generator/problem"
	"casebook/generator/quantity"
	"casebook/generator/report"
	"casebook/generator/source"
)

const factMismatchID problem.Rule = "fact-mismatch"

func factMismatch() rule {
	houses := "id = \"houses\"\nvalue = 3356\nunit = \"户\""
	fund := "id = \"fund\"\nvalue = 1.28\nunit = \"亿元\""
	return rule{Rule: Rule{
		ID: factMismatchID, Severity: problem.Error,
		Title: msg("文字里的数字与数据不符", "a figure that differs from the data"),
		Why: msg("同一个数，文字里写的和数据里的要一致。“3300余户”说的是 3300 到 3399 户，“近4500元”是不到 4500 元，“12800万元”就是“1.28亿元”：说法可以不同，数不能不同。",
			"The text and the data must agree on the same figure. 3300余户 means 3,300 to 3,399 households, 近4500元 means a little under 4,500 yuan, and 12800万元 is 1.28亿元: the wording may differ, the number may not."),
		Right: []string{
			factFile("扶持[3300余户](fact:houses)，投入[12800万元](fact:fund)。", houses, fund),
			factFile("扶持[3356户](fact:houses)，投入[1.28亿元](fact:fund)。", houses, fund),
			factFile("[全部](fact:share)住上新房。", "id = \"share\"\nvalue = 100\nunit = \"%\""),
		},
		Wrong: []string{
			factFile("扶持[3400余户](fact:houses)。", houses),
			factFile("投入[1.28万元](fact:fund)。", fund),
			factFile("扶持[3356人次](fact:houses)。", houses),
			factFile("[全部](fact:houses)住上新房。", houses),
		},
		Fix: msg("对照来源，改文字或改数据。把方括号里的数删空，写成 [](fact:编号)，就由数据直接填上。",
			"Compare with the source and correct the text or the data. With empty brackets, [](fact:ID), the figure is printed from the data."),
	}, narrative: findMismatches}
}

// quote is one page's wording of a figure of the data.
type quote struct {
	Key    string // equal where two pages quote the same figure
	Stated quantity.Claim
	Text   string
	At     source.Span
	Wrong  int // index of its problem in the page's findings, -1 where it holds
}

func findMismatches(n *page) {
	for _, p := range n.plain {
		if len(p.prose.FactRefs) == 0 {
			continue
		}
		p.readFigures()
		for i := range p.bound {
			n.judge(&p.bound[i])
		}
	}
}

// judge reports a bound figure that the data does not bear out, and keeps all that were
// read so that other pages' wordings can be held against them.
func (n *page) judge(b *bound) {
	figure := n.n.Doc.FactRefs[b.index]
	if b.mute {
		n.out.add(noFigure(b, figure.Text, figure.Target.String(), figure.Span))
	}
	if !b.reads {
		return
	}
	q := quote{Key: quoteKey(b.data), Stated: b.claim, Text: figure.Text, At: figure.Span, Wrong: -1}
	if b.agrees != quantity.Holds {
		q.Wrong = len(n.out.list)
		n.out.add(mismatch(b, figure.Text, figure.Target.String(), figure.Span))
	}
	n.quotes = append(n.quotes, q)
}

func quoteKey(f report.FactRef) string {
	switch {
	case f.Fact != nil:
		return f.Fact.Owner + "/" + f.Fact.ID
	case f.Village != nil:
		return fmt.Sprintf("%s/%s@%d", f.Village.Code, f.Indicator.ID, f.Year)
	case f.Region != nil:
		return fmt.Sprintf("%s/%s@%d", f.Region.Code, f.Indicator.ID, f.Year)
	}
	return ""
}

// noFigure reports a text that is bound to a figure and says none: it would be shown with the source
// of what it does not say.
func noFigure(b *bound, text, target string, at source.Span) problem.Problem {
	data := shown(b.data)
	return problem.Problem{Rule: factMismatchID, Span: at,
		Message: msg(fmt.Sprintf("“%s”里没有数，没法和数据里的%s核对", text, data), fmt.Sprintf("%q contains no figure to compare with the data, which says %s", text, data)),
		Hint: msg(fmt.Sprintf("把数写进方括号：“[%s](fact:%s)”；不是说这个数的，去掉链接", data, target),
			fmt.Sprintf("put the figure in the brackets: [%s](fact:%s); or remove the link", data, target))}
}

func mismatch(b *bound, text, target string, at source.Span) problem.Problem {
	data := shown(b.data)
	p := problem.Problem{Rule: factMismatchID, Span: at, Figure: figureOf(b.claim)}
	if b.agrees == quantity.UnitDiffers {
		p.Message = msg(fmt.Sprintf("“%s”的单位是“%s”，数据里是“%s”", text, b.claim.Unit, b.data.Unit),
			fmt.Sprintf("%q is in %s, the data in %s", text, b.claim.Unit, b.data.Unit))
	} else {
		p.Message = msg(fmt.Sprintf("这里写“%s”，数据里是%s", text, data), fmt.Sprintf("the text says %q, the data says %s", text, data))
	}
	p.Hint = msg(fmt.Sprintf("改成“[%s](fact:%s)”；是数据错了的，改数据", data, target), fmt.Sprintf("write [%s](fact:%s), or correct the data", data, target))
	if place, ok := dataPlace(b.data, b.data.Indicator); ok {
		p.Related = append(p.Related, related(place, "数据在这里", "the data is here"))
	}
	return p
}

// compareQuotes adds to each wrong wording the places where other narratives word the same
// figure so that both cannot be true.
func compareQuotes(pages []*reading, found [][]problem.Problem) {
	type place struct {
		page int
		*quote
	}
	byKey := map[string][]place{} // of the figures that are worded wrongly
	each := func(do func(p place)) {
		for i, page := range pages {
			for k := range page.quotes {
				do(place{i, &page.quotes[k]})
			}
		}
	}
	each(func(p place) {
		if p.Wrong >= 0 {
			byKey[p.Key] = nil
		}
	})
	if len(byKey) == 0 {
		return
	}
	each(func(p place) {
		if list, ok := byKey[p.Key]; ok {
			byKey[p.Key] = append(list, p)
		}
	})
	each(func(p place) {
		if p.Wrong < 0 {
			return
		}
		if &found[p.page][0] == &pages[p.page].found[0] {
			found[p.page] = slices.Clone(found[p.page]) // the reading is kept as it is
		}
		wrong := &found[p.page][p.Wrong]
		for _, other := range byKey[p.Key] {
			if other.page != p.page && !p.Stated.Meets(other.Stated) && len(wrong.Related) < 4 {
				wrong.Related = append(slices.Clip(wrong.Related), related(other.At,
					fmt.Sprintf("另一篇里同一个数写的是“%s”", other.Text), fmt.Sprintf("another page gives this figure as %q", other.Text)))
			}
		}
	})
}
