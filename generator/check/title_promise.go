package check

import (
	"fmt"
	"strings"

	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// What a title promises, held against the sections that begin with its word: 以“五聚焦”…为题, and 聚焦… begins four sections.

// fewestBegun: from so many sections on that begin with the title's word, they are believed to be what the title counts.
const fewestBegun = 3

// longestTitleText is how many characters of a text's first paragraph may be its title.
const longestTitleText = 60

// findTitlePromises holds the titles of a narrative.
func findTitlePromises(n *page) {
	n.holdTitle(n.n.Title, func(int, int) source.Span { return n.n.At })
	for k, p := range n.texts {
		if k == 0 || p.prose.Kind == prose.Heading && p.prose.Level == 1 {
			end := len(p.runes)
			if p.prose.Kind != prose.Heading {
				end = min(end, longestTitleText)
			}
			n.holdTitle(p.slice(0, end), func(from, to int) source.Span { return p.span(p.runeAt(from), p.runeAt(to)) })
		}
	}
}

// holdTitle holds the promise of a title whose bytes at places.
func (n *page) holdTitle(title string, at func(from, to int) source.Span) {
	for open := range places(title, "“") {
		name, _, closed := strings.Cut(title[open+len("“"):], "”")
		first, size := firstRune(name)
		count, verb := numeral.Digit(first), name[min(size, len(name)):]
		if !closed || count < fewestBegun || count > 12 || runeCount(verb) != 2 || !allHan(verb) || strings.ContainsAny(verb, "个大项字步") {
			continue
		}
		headed, begun, said := n.begunWith(verb)
		if headed == count+1 {
			begun = headed
		} else if begun < fewestBegun || begun != count-1 || said >= count {
			continue // one that is told elsewhere in other words may be a point, too
		}
		from := open + len("“")
		n.out.add(gapOfTitle(at(from, from+len(name)), name, begun, verb))
	}
}

func gapOfTitle(at source.Span, name string, begun int, verb string) problem.Problem {
	return problem.Problem{Rule: sectionGapID, Span: at,
		Message: msg(fmt.Sprintf("标题说是“%s”，正文里以“%s”起头的有%d条", name, verb, begun), fmt.Sprintf("the title says %q, %d points begin with %s", name, begun, verb)),
		Hint:    msg("补上丢的一条，或改数目", "restore the missing one, or correct the number")}
}

// longestPointLine is how many characters the title of a point has.
const longestPointLine = 30

// begunWith counts the headings and numbered lines that begin with a word, all sentences that begin with it as the title of a point does, and how often the texts say it
// without a number before it.
func (n *page) begunWith(word string) (headed, begun, said int) {
	for _, p := range n.texts {
		if !p.holds(word) {
			continue
		}
		for at := range places(p.text, word) {
			i := p.runeAt(at)
			if numeral.Digit(p.rune(i-1)) > 0 {
				continue
			}
			said++
			line, _ := p.line(i)
			m, numbered := p.markerAt(line)
			switch {
			case numbered && m.to == i, p.prose.Kind == prose.Heading && i == line:
				headed++
				begun++
			case i == line || oneOf(p.lastBefore(i), "。；！？"):
				if p.titlesPoint(i) {
					begun++
				}
			}
		}
	}
	return headed, begun, said
}

// titlesPoint tells whether a sentence of two short clauses stands at rune i, or a line that is short: 聚焦茶产业，增加收入。
func (p *passage) titlesPoint(i int) bool {
	to := i
	for to < len(p.runes) && to-i <= longestPointLine && !oneOf(p.runes[to], "。；！？：") && !(to > i && p.startsLine(to)) {
		to++
	}
	return to-i <= longestPointLine && strings.Count(p.slice(i, to), "，") < 2
}
