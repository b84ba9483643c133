package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const sectionGapID problem.Rule = "section-gap"

func sectionGap() rule {
	return rule{Rule: Rule{
		ID: sectionGapID, Severity: problem.Warning,
		Title: msg("序号跳号、列举不全", "a gap in the numbering, or a list that is too short"),
		Why: msg("从“一、”跳到“三、”，是丢了一节；说“三个方面”却只列了两个，是丢了一条。读者会以为材料不全。",
			"Where 三、 follows 一、, a section is missing; where three points are announced and two follow, a point is missing. Readers will think that the text is incomplete."),
		Right: []string{
			"一、做法\n\n二、成效\n\n三、问题",
			"1.先修路。\n\n2.7月28日15时许，水退了。\n\n3、Excel 台账交到镇里。",
			"抓好三个方面：一是建组织；二是强产业；三是优服务。",
			"按照“信息采集、综合评估、公开公示”三个步骤识别。",
		},
		Wrong: []string{
			"一、做法\n\n三、问题",
			"一、做法\n\n（一）建强组织\n\n（三）发展产业",
			"1. 建强组织\n2. 发展产业\n4. 优化服务",
			"一是建组织；三是强产业。",
			"抓好三个方面：一是建组织；二是强产业。",
			"围绕“连心、强基”三大工程开展工作。",
			"推行“四个一”工作法，即一本台账、一张清单、一支队伍。",
		},
		Fix: msg("补上丢的那一节、那一条，或者把序号和数目改对。",
			"Restore the missing section or point, or correct the number."),
	}, passage: func(p *passage) {
		findKnownFormulas(p) // first: what says which item is missing says more than a number does
		findBrokenPromises(p)
		findListedPlaces(p)
		findQuotedPromises(p)
		findQuotedRuns(p)
		findExplainedPromises(p)
		findModelPromises(p)
		findNamedThings(p)
		findCountedLists(p)
		findRepeatedPromises(p)
	}, narrative: findTitlePromises}
}

// brokenPromise reports a promise of other than so many things in a list, or of numbered points where there is no text of it.
func (p *passage) brokenPromise(from, to int, promised string, listed int, text string) {
	if p.gapStatedAt(from) || anyof.Prefix(strings.TrimLeft(promised, "“"), "二次", "三次产业", "三次分配") {
		return // “二次创业” is the second one
	}
	if text == "" {
		p.report(sectionGapID, from, to,
			msg(fmt.Sprintf("说是“%s”，后面列了%d条", promised, listed), fmt.Sprintf("%q is announced, but %d follow", promised, listed)),
			msg("补上丢的一条，或改数目", "restore the missing one, or correct the number"))
		return
	}
	p.report(sectionGapID, from, to,
		msg(fmt.Sprintf("说是“%s”，列了%d个：%s", promised, listed, text), fmt.Sprintf("%q, but %d are listed: %s", promised, listed, text)),
		msg("补上漏掉的，或改数目", "add what is missing, or correct the number"))
}

// gapStatedAt tells whether a gap is stated already that begins at rune i: a number may be read as a promise, as a count of places, of names and
// of points.
func (p *passage) gapStatedAt(i int) bool {
	at := p.span(i, i+1)
	return slices.ContainsFunc(p.out.list, func(q problem.Problem) bool {
		return q.Rule == sectionGapID && q.Span.Start == at.Start
	})
}

// chapterAlone tells whether a text is one part of another: its first line bears the part's number, and no other of its kind
// follows.
func (w *numbering) chapterAlone(m marker) bool {
	if m.p.index > 0 || m.from > 0 {
		return false
	}
	return !slices.ContainsFunc(w.all, func(other marker) bool { return other.kind == m.kind && other.n != m.n })
}

// gap reports numbers that are missing between two. Where just one is missing and a line
// between them begins with it, only its mark is lost.
func (w *numbering) gap(m, last marker, later []marker) {
	if comesLater(m, last.n+1, later) {
		return // not lost but out of order, which is reported there
	}
	if m.kind == one && m.heading == textLevel && m.n == last.n+2 {
		if p, i, ok := w.lostMark(last, m); ok {
			w.report(sectionGapID, marker{kind: one, n: last.n + 1, p: p, from: i, to: i + 1, heading: textLevel}, &last,
				fmt.Sprintf("“%s”后面少了“、”", p.slice(i, i+1)), fmt.Sprintf("%q lacks its 、", p.slice(i, i+1)),
				fmt.Sprintf("改成“%s”", m.with(last.n+1)), fmt.Sprintf("write %s", m.with(last.n+1)))
			return
		}
	}
	if w.standUnread(last.n+1, m.n-1, m, last.p.index) || m.p == last.p && strings.Contains(m.p.slice(last.to, m.from), m.with(last.n+1)) {
		return
	}
	missing, english := m.with(last.n+1), ""
	if m.n > last.n+2 {
		missing += "到" + m.with(m.n-1)
		english = " to " + m.with(m.n-1)
	}
	w.report(sectionGapID, m, &last,
		fmt.Sprintf("序号从“%s”跳到“%s”，少了%s", last.text(), m.text(), missing),
		fmt.Sprintf("the numbers jump from %s to %s: %s%s is missing", last.text(), m.text(), m.with(last.n+1), english),
		fmt.Sprintf("补上丢了的一节；没有丢的，这里改成“%s”", m.with(last.n+1)),
		fmt.Sprintf("restore the missing section, or change this to %s", m.with(last.n+1)))
}

// comesLater tells whether a number of m's kind stands behind m, before the next one.
func comesLater(m marker, n int, later []marker) bool {
	for _, other := range later[:min(len(later), 200)] {
		if other.kind != m.kind || other.heading != m.heading {
			continue
		}
		if other.n == n || other.n == 1 {
			return other.n == n
		}
	}
	return false
}

// lostMark looks for a line between two sections that begins with the number between
// theirs: 二对抓党建促脱贫的启示.
func (w *numbering) lostMark(last, m marker) (*passage, int, bool) {
	for _, p := range w.n.texts[last.p.index : m.p.index+1] {
		for _, i := range p.starts {
			n, size := p.numeral(i)
			after := p.rune(i + size)
			if n == last.n+1 && isSpace(after) && after != '\n' && isHan(p.rune(i+size+1)) {
				return p, i, true // 二　改良品种
			}
			if n == last.n+1 && isHan(after) && !oneOf(after, "是要个支名大项级年月方种户人来要则则等轮次线季期类体") {
				return p, i, true
			}
		}
	}
	return nil, 0, false
}

// typedWithoutSpace tells whether a number stands behind a heading's mark that did not take: rule
// markup says so, and that the number is missing follows from it.
func (w *numbering) typedWithoutSpace(number string) bool {
	for _, p := range w.n.texts {
		if !p.holds("#", "＃") {
			continue
		}
		for _, i := range p.starts {
			if oneOf(p.rune(i), "#＃") && strings.HasPrefix(strings.TrimLeft(p.slice(i, i+12), "#＃ "), number) {
				return true
			}
		}
	}
	return false
}

// standUnread tells whether the lines up to a marker begin with each of the numbers [from,to], which were not read as such because of
// what follows them: 5.CEPA, **4.10个园区**.
func (w *numbering) standUnread(from, to int, m marker, first int) bool {
	if to-from > 40 {
		return false
	}
	n := from
	for _, p := range w.n.texts[first : m.p.index+1] {
		for _, i := range p.starts {
			if line := strings.TrimLeft(p.slice(i, min(i+12, len(p.runes))), "*＊ 　附件：:"); strings.HasPrefix(line, m.with(n)) || m.kind == dot && unreadItem(line, n) {
				if n++; n > to {
					return true
				}
			}
		}
	}
	return false
}

// unreadItem tells whether a line begins with a number, a mark of another width and a figure: 3．10种茶具.
func unreadItem(line string, n int) bool {
	for _, mark := range [...]string{"．", ".", "、"} {
		if rest, ok := strings.CutPrefix(line, fmt.Sprint(n)+mark); ok {
			first, _ := firstRune(rest)
			return numeral.Arabic(first) >= 0 && mark == "．"
		}
	}
	return false
}

// standsGlued tells whether the first number stands in the lines above, glued to a heading: 一、推进改革（一）完善机制.
func (w *numbering) standsGlued(m marker) bool {
	for k := max(0, m.p.index-gluedBefore); k <= m.p.index; k++ {
		if strings.Contains(w.n.texts[k].text, m.with(1)) {
			return true
		}
	}
	return false
}

// gluedBefore is how many paragraphs above a number its first is looked for.
const gluedBefore = 12

// noFirst reports a numbering that does not begin with one.
func (w *numbering) noFirst(m marker) {
	if (m.kind <= clause || m.kind == parenOne && m.n > 2) && w.chapterAlone(m) {
		return
	}
	if w.typedWithoutSpace(m.with(1)) || w.standUnread(1, m.n-1, m, 0) || m.kind == parenOne && w.standsGlued(m) {
		return
	}
	w.report(sectionGapID, m, nil,
		fmt.Sprintf("序号从“%s”开始，前面没有“%s”", m.text(), m.with(1)), fmt.Sprintf("the numbers begin with %s, without %s", m.text(), m.with(1)),
		fmt.Sprintf("补上“%s”；没有丢的，从“%s”编起", m.with(1), m.with(1)), fmt.Sprintf("restore %s, or begin with it", m.with(1)))
}
