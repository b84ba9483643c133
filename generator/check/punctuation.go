package check

import (
	"fmt"
	"slices"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const punctuationID problem.Rule = "punctuation"

func punctuation() rule {
	return rule{Rule: Rule{
		ID: punctuationID, Severity: problem.Warning,
		Title: msg("标点用错", "wrong punctuation"),
		Why: msg("中文里用全角标点（，。；：？！（））。半角的逗号、句号在屏幕和纸上都挤在一起；重复的标点（。。 ，，）是改稿时留下的。",
			"Chinese text uses full-width marks (，。；：？！（））. Half-width commas and stops are cramped on screen and paper; doubled marks (。。 ，，) are left over from editing."),
		Right: []string{
			"抓党建、促脱贫，两手都要硬。",
			"比例为3:1，合1,200.5公顷，网址见附表（Excel, PDF）。",
			"这是真的吗？！大家说：“是……”——人人点头。",
		},
		Wrong: []string{
			"抓党建促脱贫,抓脱贫固党建。",
			"困难多.办法更多。",
			"工作取得进展。。",
			"群众满意，，干部放心。",
			"发展产业 ，增加收入。",
			"落实\"六个一\"工作法。",
			"各村(社区)都有服务站。",
		},
		Fix: msg("按提示改成全角标点，删去重复的；一行里有多处的，一次改完。",
			"Use the full-width mark that the hint gives and delete doubled ones; fix a whole line at once."),
	}, narrative: findPunctuation}
}

// fault is one wrong mark and what to type in its place.
type fault struct {
	from, to int
	zh, en   string
	put      string
	half     bool // a half-width mark, of which a document may have hundreds
}

// sure tells whether the mark to put is the only one that can be meant.
func (f *fault) sure() bool {
	return f.put != "一" && f.put != "°" && !strings.HasPrefix(f.put, "×")
}

// lineFaults is a line's first fault and how many it has.
type lineFaults struct {
	p     *passage
	first fault
	count int
	edits []problem.Edit
}

// mostFaultyLines is on how many lines half-width marks are reported one by one. A
// document that has them throughout has one fault, which search and replace mends.
const mostFaultyLines = 6

func findPunctuation(n *page) {
	n.findTitleMarks()
	var half, spaced, other []lineFaults
	n.unfinished()
	for _, p := range n.texts {
		p.findStrayLetters()
		if !p.mayBeWrong() {
			continue
		}
		for k := range p.starts {
			from, to := p.line(p.starts[k])
			if p.footers[from] {
				continue // a copied footer goes as a whole
			}
			a, b, c := p.faults(from, to)
			half, spaced, other = appendFaults(half, a), appendFaults(spaced, b), appendFaults(other, c)
		}
	}
	half, spaced = reportThroughout(half), reportThroughout(spaced)
	for _, l := range slices.Concat(half, spaced, other) {
		if l.count > 1 {
			l.p.reportFault(&l, fmt.Sprintf("（这一行共有%d处）", l.count), fmt.Sprintf(" (%d on this line)", l.count))
		} else {
			l.p.reportFault(&l, "", "")
		}
	}
}

func appendFaults(list []lineFaults, l lineFaults) []lineFaults {
	if l.count == 0 {
		return list
	}
	return append(list, l)
}

// reportThroughout reports what is wrong throughout a text as one fault, and returns what is left to report line by line.
func reportThroughout(list []lineFaults) []lineFaults {
	if len(list) <= mostFaultyLines {
		return list
	}
	total := 0
	for _, l := range list {
		total += l.count
	}
	for i := range list[1:] {
		list[0].edits = append(list[0].edits, list[1+i].edits...)
	}
	list[0].p.reportFault(&list[0], fmt.Sprintf("（全文共有%d行、%d处，可以用“查找替换”一次改完）", len(list), total),
		fmt.Sprintf(" (%d on %d lines: search and replace)", total, len(list)))
	return nil
}

// faults finds a line's half-width marks, the blanks before marks and its other faults.
func (p *passage) faults(from, to int) (half, spaced, other lineFaults) {
	half.p, spaced.p, other.p = p, p, p
	p.pairs, p.opened = strings.Count(p.slice(from, to), "\"")%2 == 0, false
	done := from
	for i, r := range p.signsIn(from, to) {
		if i < done {
			continue
		}
		p.opened = p.opened || r == '(' || r == '（'
		f, ok := p.wrongMark(i)
		if !ok || p.inRemains(i) {
			continue
		}
		l := &other
		if f.half {
			l = &half
		} else if r == ' ' {
			l = &spaced
		}
		if l.count == 0 {
			l.first = f
		}
		l.count++
		l.edits = append(l.edits, p.mend(f, from, to)...)
		done = max(i+1, f.to)
	}
	return half, spaced, other
}

func (p *passage) reportFault(l *lineFaults, zh, en string) {
	f := l.first
	hint := msg(fmt.Sprintf("改成“%s”", f.put), fmt.Sprintf("put %q", f.put))
	if f.put == "" {
		hint = msg("删去", "delete it")
	}
	if strings.ContainsAny(f.put, "“”‘’") {
		hint.ZH = "改成成对的 " + f.put // a quotation mark inside quotation marks cannot be read
	}
	p.out.add(problem.Problem{Rule: punctuationID, Span: p.span(f.from, f.to), Message: msg(f.zh+zh, f.en+en), Hint: hint, Edits: l.edits})
}

// mayBeWrong is the cheap question: nearly every paragraph of a good text has neither a
// half-width mark nor two full-width ones in a row.
func (p *passage) mayBeWrong() bool {
	quoted := false
	for i, r := range p.signsIn(0, len(p.runes)) {
		if r < 0x80 {
			if strings.IndexByte(",.;:?!()[_\" ", byte(r)) >= 0 || r == '-' && p.rune(i+1) == '-' {
				return true
			}
		} else if p.s.sets.marks.has(r) && p.s.sets.marks.has(p.rune(i+1)) || oneOf(r, "—―─℅﹐﹑【［«»×") || isPartOfCharacter(r) || r == '“' && quoted || numeral.Arabic(p.rune(i-1)) >= 0 && (oneOf(r, "。．") || r == '，' && numeral.Arabic(p.rune(i+1)) >= 0) {
			return true
		} else if oneOf(r, "“”") {
			quoted = r == '“'
		}
	}
	return false
}
