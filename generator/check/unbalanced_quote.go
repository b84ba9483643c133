package check

import (
	"fmt"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

const unbalancedQuoteID problem.Rule = "unbalanced-quote"

func unbalancedQuote() rule {
	return rule{Rule: Rule{
		ID: unbalancedQuoteID, Severity: problem.Warning,
		Title: msg("引号、括号不成对", "an unbalanced quotation mark or bracket"),
		Why: msg("少了一半的引号、括号，读者分不清哪些话是引来的、哪些是解释；多半是改稿时只删了一边。",
			"With one half of a pair missing, readers cannot tell what is quoted and what is explained; usually the other half was deleted in editing."),
		Right: []string{
			"落实“三会一课”制度（每月一次）。",
			"“八个一”即‘一村一策’等，见《工作手册》。",
		},
		Wrong: []string{
			"落实“三会一课制度。",
			"编印三会一课”手册。",
			"建成服务站（每村一个。",
			"学习《工作手册“第一章”。",
			"“学习《工作手册”》",
		},
		Fix: msg("补上少的一半，或删去多的一半。",
			"Add the missing half, or delete the one that is left."),
	}, passage: findUnbalanced}
}

// openMark is an opening mark that waits for its other half.
type openMark struct {
	at    int
	close rune
}

func closing(r rune) rune {
	switch r {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '「':
		return '」'
	case '『':
		return '』'
	case '（':
		return '）'
	case '(':
		return ')'
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '【':
		return '】'
	case '〔':
		return '〕'
	}
	return 0
}

func isClosing(r rune) bool {
	switch r {
	case '”', '’', '」', '』', '）', ')', '》', '〉', '】', '〕':
		return true
	}
	return false
}

// sameMark lets a half-width bracket close a full-width one: that is a matter of
// punctuation, not of balance.
func sameMark(a, b rune) bool {
	return a == b || (a == ')' || a == '）') && (b == ')' || b == '）')
}

func findUnbalanced(p *passage) {
	if p.where != inBody {
		return
	}
	var open []openMark
	turned := false // a pair whose first half is turned is reported already
	straight := -1  // an open straight quote
	for from, next := 0, 1; from < len(p.runes); next++ {
		to := len(p.runes) // the end of a line
		if next < len(p.starts) {
			to = p.starts[next]
		}
		open, turned, straight = p.lineMarks(from, to, open, turned, straight)
		if to == len(p.runes) || endsParagraph(p.lastOfLine(to-1)) {
			open, straight = p.left(open, to), p.leftStraight(straight)
		}
		from = to
	}
}

// lineMarks opens and closes the marks of a line: open are those that are open before and behind it, turned whether a pair
// whose first half is turned was reported, straight where a straight quote is open.
func (p *passage) lineMarks(from, to int, open []openMark, turned bool, straight int) ([]openMark, bool, int) {
	for i, r := range p.signsIn(from, to) {
		if c := closing(r); c != 0 {
			if n := len(open) - 1; n >= 0 && open[n].close == c && oneOf(r, "“‘") {
				switch {
				case p.opensAgain(open[n].at, i):
					open = open[:n]
				case p.opensToClose(open[n].at, i, to):
					p.reportOdd(open[n].at, i)
					open = open[:n]
					continue
				}
			}
			open = append(open, openMark{i, c})
		} else if isClosing(r) && (!p.notAQuote(i) || r == '’' && waits(open, r) || waitsBracket(open, r)) {
			if r == '”' && straight >= 0 && len(open) == 0 {
				p.reportOdd(straight, i)
				straight = -1
				continue
			}
			if (r == '’' || r == '”') && !waits(open, r) && p.pairOfClosing(i) {
				if !turned {
					p.reportTurned(i)
				}
				turned = true
				open = append(open, openMark{i, r})
				continue
			}
			if n := len(open) - 1; n >= 0 && p.oddPair(open, i, to) {
				p.reportOdd(open[n].at, i)
				open = open[:n]
				continue
			}
			open = p.close(open, i)
		} else if r == '"' {
			n := len(open) - 1
			switch {
			case straight >= 0:
				straight = -1
			case n >= 0 && open[n].close == '”' && i-open[n].at > 1 && !oneOf(p.nextOf(i+1, to, "“”\""), "”\""):
				p.reportOdd(open[n].at, i)
				open = open[:n]
			default:
				straight = i
			}
		}
	}
	return open, turned, straight
}

// pairOfClosing tells whether two closing halves stand around a short word: ’导火线’, which is a
// pair whose first half is turned the wrong way.
func (p *passage) pairOfClosing(i int) bool {
	r := p.runes[i]
	for k := i + 1; k < len(p.runes) && k-i <= 14; k++ {
		switch {
		case p.runes[k] == r:
			return k > i+1
		case p.runes[k] == opening(r) || oneOf(p.runes[k], "。；\n"):
			return false
		}
	}
	return false
}

// reportTurned reports a pair whose first mark is turned the wrong way, once a paragraph: one keyboard habit makes them all.
func (p *passage) reportTurned(i int) {
	r := p.runes[i]
	p.report(unbalancedQuoteID, i, i+1,
		msg(fmt.Sprintf("这一对引号两头都是 %c ，前一半反了", r), fmt.Sprintf("both halves of this pair are %q: the first faces the wrong way", string(r))),
		msg(fmt.Sprintf("前一半改成 %c （这一段里同样写的也一起改）", opening(r)), fmt.Sprintf("make the first one %q, here and in the rest of the paragraph", string(opening(r)))))
}

// waits tells whether an opening mark waits for this other half: the ’ of ‘1+N’ closes it.
func waits(open []openMark, r rune) bool {
	return len(open) > 0 && open[len(open)-1].close == r
}

// waitsBracket tells whether the bracket that opened last waits for this half: the ） of （材料3、4） is no item's.
func waitsBracket(open []openMark, r rune) bool {
	return oneOf(r, ")）") && len(open) > 0 && oneOf(open[len(open)-1].close, ")）")
}

// notAQuote lets the apostrophe of don't and the bracket of a list's 1) and a) pass.
func (p *passage) notAQuote(i int) bool {
	before := p.rune(i - 1)
	switch p.runes[i] {
	case '’':
		return isLatin(before) || p.yearBefore(i) || numeral.Arabic(p.rune(i+1)) >= 0 && numeral.Arabic(p.rune(i+2)) >= 0
	case ')', '）':
		from := i
		for from > 0 && (numeral.Arabic(p.runes[from-1]) >= 0 || numeral.Digit(p.runes[from-1]) >= 0 || p.runes[from-1] == '十') {
			from--
		}
		if from < i && i-from <= 2 {
			return from == 0 || isSpace(p.rune(from-1)) || isSentenceEnd(p.rune(from-1)) || oneOf(p.rune(from-1), "，：、,:")
		}
		return isLatin(before) && (p.startsLine(i-1) || oneOf(p.rune(i-2), "；;。"))
	}
	return false
}

// yearBefore lets the mark pass that parts a year from the name of a festival: 2011’茶叶节.
func (p *passage) yearBefore(i int) bool {
	for k := i - 4; k < i; k++ {
		if numeral.Arabic(p.rune(k)) < 0 {
			return false
		}
	}
	return numeral.Arabic(p.rune(i-5)) < 0
}

// close takes the mark's opening half away; a half that is missing is reported once, and
// the text after it is read as if it were there.
func (p *passage) close(open []openMark, i int) []openMark {
	r := p.runes[i]
	if len(open) == 0 && (p.onFooter(i) || r == '】' && p.aloneOnLine(i) || p.page.titleGoesOn(p.index-1, r)) {
		return open // a web page's foot: copied-footer says that the line goes; or the end of a title
	}
	for k := len(open) - 1; k >= 0; k-- {
		if sameMark(open[k].close, r) {
			for _, m := range open[k+1:] {
				p.unclosed(m)
			}
			return open[:k]
		}
	}
	p.report(unbalancedQuoteID, i, i+1,
		msg(strings.TrimSpace(quoted(r)+"没有前一半"), fmt.Sprintf("%q has no opening half", string(r))),
		msg(fmt.Sprintf("补上前一半%s，或删去这个%s", quoted(opening(r)), quoted(r)), fmt.Sprintf("add the opening %q, or delete it", string(opening(r)))))
	return open
}

// aloneOnLine tells whether nothing else stands on the line of rune i: the 】 of 【字号, whose lines a web page broke up.
func (p *passage) aloneOnLine(i int) bool {
	from, to := p.line(i)
	return strings.TrimSpace(p.slice(from, to)) == string(p.runes[i])
}

// quoted names a mark in a message: a quotation mark inside quotation marks cannot be read.
func quoted(r rune) string {
	if oneOf(r, "“”‘’「」『』") {
		return " " + string(r) + " "
	}
	return "“" + string(r) + "”"
}

func opening(r rune) rune {
	for _, o := range "“‘「『（(《〈【〔" {
		if closing(o) == r {
			return o
		}
	}
	return r
}

func (p *passage) unclosed(m openMark) {
	if p.rune(m.at) == '(' && oneOf(p.rune(m.at-1), ":：;") {
		return // a face
	}
	if p.onFooter(m.at) || p.rune(m.at) == '【' && p.aloneOnLine(m.at) {
		return
	}
	p.report(unbalancedQuoteID, m.at, m.at+1,
		msg(strings.TrimSpace(quoted(p.runes[m.at])+"没有后一半"), fmt.Sprintf("%q has no closing half", string(p.runes[m.at]))),
		msg(fmt.Sprintf("补上后一半%s，或删去这个%s", quoted(m.close), quoted(p.runes[m.at])), fmt.Sprintf("add the closing %q, or delete it", string(m.close))))
}

// left reports what a paragraph left open that ends before rune to. A speech that goes on in the next paragraph may
// leave its quotation mark open if that is the paragraph's first character, or stands behind the colon that leads up to the speech.
func (p *passage) left(open []openMark, to int) []openMark {
	for _, m := range open {
		if oneOf(p.runes[m.at], "“「") && (p.startsLine(m.at) || oneOf(p.rune(m.at-1), "：:")) && (p.page.speechGoesOn(p) || p.speechGoesOnAt(to)) {
			continue
		}
		if p.page.titleGoesOn(p.index, m.close) {
			continue
		}
		p.unclosed(m)
	}
	return open[:0]
}

func (p *passage) leftStraight(at int) int {
	if at >= 0 && !(numeral.Arabic(p.rune(at-1)) >= 0) && hasHan(p.text) {
		p.report(unbalancedQuoteID, at, at+1, msg("直引号（\"）只有一个", "an unpaired straight quotation mark"),
			msg("改成成对的“ ”", "use a pair of “ ”"))
	}
	return -1
}

// lastOfLine returns the last rune before the end of a line, spaces aside.
func (p *passage) lastOfLine(i int) rune {
	for i > 0 && isSpace(p.runes[i]) {
		i--
	}
	return p.rune(i)
}

// endsParagraph tells whether a line that ends so was meant as a paragraph: a document
// pasted in without empty lines has one a line, and a quotation does not run over them.
func endsParagraph(r rune) bool { return oneOf(r, "。！？；：”）)》!?;:.…") }

func hasHan(s string) bool {
	for _, r := range s {
		if isHan(r) {
			return true
		}
	}
	return false
}
