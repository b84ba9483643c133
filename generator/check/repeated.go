package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/numeral"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Paragraphs, sentences and clauses that were pasted twice belong to doubled-word.

const (
	shortestParagraphTwice = 24 // characters; shorter lines may be repeated: a caption, a greeting
	shortestSubtitleTwice  = 14 // ——记…的…: nothing else says the same again
	shortestSentenceTwice  = 6
	mostTimes              = 3 // what stands more often is a form's text

	longestRefrain = 72

	longReprint = 200 // characters of paragraphs in a row that are no form's text however often they stand

	shortestSentenceAgain = 20 // characters of a sentence with a figure that stands in its paragraph before, though not directly
)

// unit is a paragraph, or a line of a plain text whose lines are one passage.
type unit struct {
	p        *passage
	from, to int
	text     string
}

// longUnits are a narrative's paragraphs and items that are long enough to be distinguished from others. What stands as a whole elsewhere
// is one of them; of the rest each line is.
func (n *page) longUnits() []unit {
	var list []unit
	whole := map[string]int{}
	for _, p := range n.texts {
		if len(p.starts) > 1 {
			whole[p.text]++
		}
	}
	for _, p := range n.texts {
		if p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem {
			continue
		}
		if whole[p.text] > 1 {
			if u, ok := p.unit(0, len(p.runes)); ok {
				list = append(list, u)
			}
			continue
		}
		for k := range p.starts {
			if u, ok := p.unit(p.line(p.starts[k])); ok {
				list = append(list, u)
			}
		}
	}
	return list
}

// unit returns a line where it is long enough.
func (p *passage) unit(from, to int) (unit, bool) {
	if to-from < shortestSubtitleTwice {
		return unit{}, false
	}
	text := strings.TrimSpace(p.slice(from, to))
	if strings.HasPrefix(text, "——") && p.prose.Kind == prose.Paragraph {
		return unit{p, from, to, text}, runeCount(text) >= shortestSubtitleTwice
	}
	if strings.HasPrefix(text, "<") { // a tag that was left in it
		if tag := htmlTag.FindStringIndex(text); tag != nil && tag[0] == 0 {
			text = strings.TrimSpace(text[tag[1]:])
		}
	}
	if runeCount(text) < shortestParagraphTwice {
		return unit{}, false
	}
	if label, _, _ := strings.Cut(text, "："); runeCount(label) <= 6 && runeCount(text) <= 60 && strings.Count(text, "。") <= 1 {
		return unit{}, false // 办理时间：6月8日，承办人：小王。 of each of several tasks
	}
	return unit{p, from, to, text}, strings.ContainsAny(text, "，。；")
}

// findRepeatedParagraphs reports paragraphs that stand in a text before. Of several in a row the first is
// reported, with their number.
func findRepeatedParagraphs(n *page) {
	units := n.longUnits()
	first, times := map[string]int{}, map[string]int{} // the index of a paragraph in units, and how often it stands there
	for _, u := range units {
		times[u.text]++
	}
	run := -1 // the first of a row that is repeated
	length, size := 0, 0
	end := func() {
		if run >= 0 && (times[units[run].text] <= mostTimes || size >= longReprint) {
			was := first[units[run].text]
			n.reportRepeated(units[run], units[was], run-was, length)
		}
		run, length, size = -1, 0, 0
	}
	for k, u := range units {
		_, seen := first[u.text]
		switch {
		case !seen:
			first[u.text] = k
			end()
			continue
		case run >= 0 && times[u.text] > mostTimes != (times[units[run].text] > mostTimes):
			end()
		}
		if run < 0 {
			run = k
		}
		length++
		size += runeCount(u.text)
	}
	end()
}

func (n *page) reportRepeated(u, was unit, apart, length int) {
	if length == 1 && apart > 1 && u.refrain() || n.anotherPaper(was, u) {
		return
	}
	zh, en := "这一段和前面的一段一字不差", "this paragraph is already in the text"
	hint, hintEN := "删去重复的一段", "delete one of them"
	if length > 1 {
		zh, en = fmt.Sprintf("从这里起%d段和前面的一字不差", length), fmt.Sprintf("from here on %d paragraphs are already in the text", length)
		hint, hintEN = fmt.Sprintf("删去重复的%d段", length), fmt.Sprintf("delete these %d", length)
	}
	n.out.add(problem.Problem{Rule: doubledWordID, Span: u.span(), Message: msg(zh, en), Hint: msg(hint, hintEN),
		Related: []problem.Related{{Span: was.span(), Message: msg("前一处在这里", "the first time is here")}}})
}

// anotherPaper tells whether the title of a contract stands between two units: of two contracts in one file each has its clauses.
func (n *page) anotherPaper(was, u unit) bool {
	body := n.n.Doc.Body
	from, to := was.span().Start, u.span().Start
	if was.span().File != u.span().File || from < body.Start || to > body.End || from >= to {
		return false
	}
	for line := range strings.SplitSeq(n.raw()[from-body.Start:to-body.Start], "\n") {
		line = strings.TrimSpace(line)
		if len(line) > longestPaperTitle || strings.ContainsAny(line, "。；，：") {
			continue
		}
		if i := strings.LastIndexAny(line, "（("); i > 0 && strings.ContainsAny(line[i:], "）)") {
			line = line[:i] // 安置协议（乙本）
		}
		if anyof.Suffix(line, "合同", "合同书", "协议", "协议书", "责任书", "承诺书", "委托书") {
			return true
		}
	}
	return false
}

// longestPaperTitle is how many bytes the title of a contract has at most.
const longestPaperTitle = 3 * 40

// span is where a unit begins.
func (u unit) span() source.Span { return u.p.span(u.from, min(u.to, u.from+20)) }

// refrain tells whether a paragraph is one that a bulletin or a budget says again elsewhere: who was present, what a numbered item is.
func (u unit) refrain() bool {
	_, numbered := u.p.markerAt(u.from)
	return u.to-u.from <= longestRefrain && (numbered || strings.Count(u.text, "、") > 1 &&
		anyof.Suffix(strings.TrimRight(u.text, "。 \n"), "参加", "出席", "出席会议", "陪同", "列席", "返回", "主席会议", "仪式", "会见", "活动"))
}

// findRepeatedSentences reports a sentence or a clause that is followed by itself. What somebody says in
// quotation marks may be said twice.
func (p *passage) findRepeatedSentences() {
	if p.prose == nil || p.prose.Kind == prose.TableCell || len(p.runes) < 2*shortestSentenceTwice {
		return
	}
	p.titleTwice()
	p.headlineTwice()
	p.sentencesAgain()
	from, quoted := 0, false
	last, lastStop := [2]int{}, [2]int{} // the clause and the sentence before
	stop := 0
	for i, r := range p.signsIn(0, len(p.runes)) {
		switch r {
		case '“', '‘', '「':
			quoted = true
		case '”', '’', '」':
			quoted = false
		}
		switch r {
		case '，', '。', '；', '！', '？':
		default:
			continue
		}
		if !quoted && !p.repeats(last, from, i) && r != '，' {
			p.repeats(lastStop, stop, i)
		}
		last, from = [2]int{from, i}, i+1
		if r != '，' {
			lastStop, stop = [2]int{stop, i}, i+1
		}
	}
}

// titleTwice reports a line that is a title and the title again.
func (p *passage) titleTwice() {
	n := len(p.runes)
	for gap := 0; gap <= 2; gap++ {
		half := (n - gap) / 2
		if 2*half+gap != n || half <= longestDoubled || p.runes[0] != p.runes[half+gap] {
			continue
		}
		title := p.slice(0, half)
		if title != p.slice(half+gap, n) || !hasHan(title) || strings.ContainsAny(title, "，。；") {
			continue
		}
		p.report(doubledWordID, half+gap, n, msg("这一行写了两遍", "the line is there twice"), msg("删去多出来的一遍", "delete one of the two"))
		return
	}
}

// Bounds of a headline that was copied with the line below it.
const (
	shortestHeadline = 13
	longestHeadline  = 50
	fewestInHeadline = 10 // Chinese characters: the head of a table has fewer
)

// headlineTwice reports a headline that stands twice at the head of a line without a stop: 原标题：甲乙丙甲乙丙近年来….
func (p *passage) headlineTwice() {
	for k := range p.starts {
		from, to := p.line(p.starts[k])
		if p.has(from, "原标题：") {
			from += len([]rune("原标题："))
		}
		for n := shortestHeadline; n <= longestHeadline && from+2*n < to; n++ {
			again := from + n
			if isSpace(p.runes[again]) {
				again++
			}
			if p.runes[again] != p.runes[from] || !p.has(again, p.slice(from, from+n)) {
				continue
			}
			if title := p.slice(from, from+n); !anyof.Contains(title, "。", "；", "  ", "　") && countHan(title) >= fewestInHeadline {
				p.report(doubledWordID, again, again+n, msg("标题写了两遍", "the title is there twice"), msg("删去多出来的一遍", "delete one of the two"))
			}
			break
		}
	}
}

// countHan is how many Chinese characters a text has.
func countHan(text string) (n int) {
	for _, r := range text {
		if isHan(r) {
			n++
		}
	}
	return n
}

// repeats reports the runes [from,to) where those before are the same.
func (p *passage) repeats(before [2]int, from, to int) bool {
	if n := to - from; n < shortestSentenceTwice || !isHan(p.runes[from]) || p.slice(before[0], before[1]) != p.slice(from, to) {
		return false
	}
	p.report(doubledWordID, from, to, msg(fmt.Sprintf("“%s…”这一句写了两遍", excerptOf(p.slice(from, min(to, from+8)))), "the sentence is there twice"), msg("删去多出来的一遍", "delete one of the two"))
	return true
}

// sentencesAgain reports a sentence, or what semicolons part, that gives figures and stands in its line before.
func (p *passage) sentencesAgain() {
	if p.digits < 4 {
		return
	}
	for k := range p.starts {
		p.sentencesAgainIn(p.line(p.starts[k]))
	}
}

func (p *passage) sentencesAgainIn(from, end int) {
	seen, tails := map[string][2]int{}, map[string][2]int{}
	for i, r := range p.signsIn(from, end) {
		if !oneOf(r, "。；！？\n") {
			continue
		}
		text := p.slice(from, i)
		start := from
		from = i + 1
		if i-start < shortestSentenceAgain || !hasFigure(text) {
			continue
		}
		was, again := seen[text]
		if tail := p.tailOf(start, i); !again && tail != "" {
			if was, again = tails[tail]; again && was[1]+1 < start {
				p.out.add(problem.Problem{Rule: doubledWordID, Span: p.span(start, i), Message: msg(fmt.Sprintf("“%s…”这一句和前面的一句只有开头不同", excerptOf(p.slice(start, start+8))), "apart from its beginning, the sentence is already in this paragraph"), Hint: msg("删去一句", "delete one of the two"),
					Related: []problem.Related{related(p.span(was[0], was[1]), "前一处在这里", "the first time is here")}})
				again = false
			}
			tails[tail] = [2]int{start, i}
		}
		if again && was[1]+1 < start {
			p.out.add(problem.Problem{Rule: doubledWordID, Span: p.span(start, i), Message: msg(fmt.Sprintf("“%s…”这一句在这一段里写了两遍", excerptOf(p.slice(start, start+8))), "the sentence is in this paragraph twice"), Hint: msg("删去多出来的一遍", "delete one of the two"),
				Related: []problem.Related{related(p.span(was[0], was[1]), "前一处在这里", "the first time is here")}})
		}
		seen[text] = [2]int{start, i}
	}
}

// tailAgain is how many characters the ends of two sentences share that are one but for their beginnings, and figuresAgain how many
// figures these hold.
const (
	tailAgain    = 30
	figuresAgain = 3
)

// tailOf is the end of a sentence, "" where it has not figures enough to be known by it.
func (p *passage) tailOf(from, to int) string {
	if to-from < tailAgain {
		return ""
	}
	figures, digit := 0, false
	for i := to - tailAgain; i < to; i++ {
		is := numeral.Arabic(p.runes[i]) >= 0 || p.runes[i] == '.'
		if is && !digit {
			figures++
		}
		digit = is
	}
	if figures < figuresAgain {
		return ""
	}
	return p.slice(to-tailAgain, to)
}

// hasFigure tells whether a text gives a figure and not only a date, which the news say again.
func hasFigure(text string) bool {
	digit := false
	for _, r := range text {
		if digit && oneOf(r, "%％万亿元吨亩斤个户人项名岁") {
			return true
		}
		digit = numeral.Arabic(r) >= 0
	}
	return false
}
