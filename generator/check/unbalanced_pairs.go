package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
)

// Halves of quotation marks that stand wrongly beside each other, and those that only seem to.

// longestQuoted is how many characters a name has at most that stands in quotation marks: “避暑康养“.
const longestQuoted = 14

// opensAgain tells whether the mark at rune i opens the next paragraph of the quotation that opened at rune at, as in an amendment of a law that was
// copied into one line.
func (p *passage) opensAgain(at, i int) bool {
	return oneOf(p.rune(i-1), "。；：") && p.holds("修改为：", "增加一条", "增加一款", "增加一项") && anyof.Suffix(p.slice(at-8, at), "。", "；", "：")
}

// speechGoesOnAt tells whether a speech goes on in the line at rune i: its quotation mark opens there again, and closes behind a sentence or at the line's end, or is left open
// once more. One that closes behind a few words is of those words alone.
func (p *passage) speechGoesOnAt(i int) bool {
	if !oneOf(p.rune(i), "“「") {
		return false
	}
	depth, close := 0, closing(p.runes[i])
	_, to := p.line(i)
	for k, r := range p.signsIn(i, to) {
		switch r {
		case p.runes[i]:
			depth++
		case close:
			if depth--; depth == 0 {
				return isSentenceEnd(p.rune(k-1)) || strings.Trim(p.slice(k+1, to), "。！？ 　\n") == ""
			}
		}
	}
	return depth > 0
}

// opensToClose tells whether the opening mark at rune i stands for the half that closes the quotation that opened at rune at: “避暑康养“等主题.
func (p *passage) opensToClose(at, i, to int) bool {
	return i-at <= longestQuoted && i-at > 1 && !strings.ContainsAny(p.slice(at+1, i), "，。；：！？") && p.nextQuote(i+1, to) != closing(p.runes[i])
}

// nextQuote is the first quotation mark of the runes [from,to), 0 where there is none.
func (p *passage) nextQuote(from, to int) rune { return p.nextOf(from, to, "“”") }

// nextOf is the first of some marks among the runes [from,to), 0 where there is none.
func (p *passage) nextOf(from, to int, marks string) rune {
	for _, r := range p.signsIn(from, to) {
		if oneOf(r, marks) {
			return r
		}
	}
	return 0
}

// oddPair tells whether the closing mark at rune i closes a short quotation that opened with a mark of another kind: ‘书香社会”, “小散乱’. Where one
// of its own kind is open it may close that one, unless another half follows that does.
func (p *passage) oddPair(open []openMark, i, to int) bool {
	r, last := p.runes[i], open[len(open)-1]
	if !oneOf(r, "”’") || !oneOf(last.close, "”’") || last.close == r || i-last.at > longestQuoted || i-last.at < 2 {
		return false
	}
	for _, m := range open[:len(open)-1] {
		if m.close == r {
			return r == '”' && p.nextQuote(i+1, to) == r
		}
	}
	return true
}

// reportOdd reports a pair of which one half is of the wrong kind.
func (p *passage) reportOdd(from, to int) {
	a, b := p.runes[from], p.runes[to]
	at := from
	zh, en := fmt.Sprintf("这一对引号前一半是 %c ，后一半是 %c ，不成对", a, b), fmt.Sprintf("a pair that opens with %q and ends with %q", string(a), string(b))
	hint, hintEN := "改成一对", "make them a pair"
	switch {
	case a == b:
		at = to
		zh, en = fmt.Sprintf("这里该用后一半 %c ，写成了前一半 %c", closing(a), b), fmt.Sprintf("%q opens where %q closes", string(b), string(closing(a)))
		hint, hintEN = fmt.Sprintf("改成 %c", closing(a)), fmt.Sprintf("put %q", string(closing(a)))
	case a == '"' || b == '"':
		zh, en = "这一对引号一半是弯的，一半是直引号 \"", "one half of this pair is a straight quotation mark"
		hint, hintEN = "改成成对的 “ ”", "use a pair of “ ”"
	}
	p.report(unbalancedQuoteID, at, at+1, msg(zh, en), msg(hint, hintEN))
}

// longestTitle is how many characters a line of a title has at most.
const longestTitle = 36

// titleGoesOn tells whether a title or a line in brackets was broken into two paragraphs behind text k, so that the mark that opens in one closes in
// the other.
func (n *page) titleGoesOn(k int, close rune) bool {
	if !oneOf(close, "》〉）)】〕") || k < 0 || k+1 >= len(n.texts) {
		return false
	}
	depth := 0
	for _, p := range n.texts[k : k+2] {
		if len(p.runes) < 4 || len(p.runes) > longestTitle || p.prose.Kind == prose.TableCell || strings.ContainsAny(p.text, "。；！？") {
			return false
		}
	}
	first, second := n.texts[k], n.texts[k+1]
	for _, r := range first.signsIn(0, len(first.runes)) {
		switch {
		case r == opening(close):
			depth++
		case r == close:
			depth--
		}
	}
	for _, r := range second.signsIn(0, len(second.runes)) {
		switch {
		case r == opening(close):
			return false
		case r == close:
			return depth == 1
		}
	}
	return false
}
