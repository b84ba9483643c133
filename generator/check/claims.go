package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/lazyregexp"
)

// Claims are sentences of one fixed form that can be true or false by their own numbers: 7月、8月、9月增速分别为6.2%、7.1%和7.4%，逐月回落. A form names all words
// that matter, so that no other reading of the sentence is left; what is freer is read by words (wording.go) or weighed (equations.go).
// Rejected: one expression for every order of the same numbers, which matches what nobody meant.

// claim is one such form.
type claim struct {
	holds []string // one of these words stands in each
	form  *lazyregexp.Regexp
	rate  bool // the number that is wrong is a rate
	far   bool // it may go on in the next sentence
	// judge returns which group of the match is wrong, and how that is worked out; at is 0 where the claim is true, or its numbers do not belong together.
	judge func(m claimed) (at int, line string)
}

// Parts of the expressions: a number with its 万 or 亿, a small number in digits or characters, a year, and what may stand between two of them.
const (
	claimNumber = `([0-9]+(?:\.[0-9]+)?(?:万|亿)?)`
	claimSmall  = `([0-9]{1,3}|[一二三四五六七八九十两]{1,3})`
	claimYear   = `((?:19|20)[0-9]{2})年`
	claimGap    = `[^。；，0-9]`
	claimWords  = `[^。；0-9]`
)

// claims are all forms.
var claims = [...][]claim{claimsOfYears[:], claimsOfDays[:], claimsOfTrends[:], claimsOfRanks[:], claimsOfProducts[:], claimsOfMeasures[:], claimsOfRates[:], claimsOfBounds[:]}

// claimed is a match of a form in a text.
type claimed struct {
	text string
	at   []int // as regexp.FindStringSubmatchIndex has it
}

// word is a group as it is written, "" where it has no part in the match.
func (m claimed) word(i int) string {
	if m.at[2*i] < 0 {
		return ""
	}
	return m.text[m.at[2*i]:m.at[2*i+1]]
}

// before is what the text has before the match, and behind what stands after it.
func (m claimed) before() string { return m.text[:m.at[0]] }
func (m claimed) behind() string { return m.text[m.at[1]:] }

// number is a group's value: 1.2万 is 12000, 两 is 2.
func (m claimed) number(i int) float64 {
	word := m.word(i)
	if word == "" || word[0] > '9' {
		return float64(readNumber(word))
	}
	return numberOf(strings.TrimRight(word, "万亿")) * scaleOf(word)
}

// step is the value of a group's last digit.
func (m claimed) step(i int) float64 {
	word := m.word(i)
	return slackOf(strings.TrimRight(word, "万亿")) * scaleOf(word)
}

// rounded is by what part a number may be off since it was rounded: nothing for whole numbers without 万.
func (m claimed) rounded(i int) float64 {
	if strings.ContainsAny(m.word(i), ".万亿") && m.number(i) > 0 {
		return min(m.step(i)/2/m.number(i), mostRounded)
	}
	return 0
}

// misses tells whether a group is not what it should be, each of the others being rounded as it is written, and yet so near that one can be the
// other miscounted or have another point.
func (m claimed) misses(i int, right float64, others ...int) bool {
	said, slack := m.number(i), m.step(i)
	for _, k := range others {
		slack += right * m.rounded(k)
	}
	if right <= 0 || said <= 0 || math.Abs(said-right) <= slack*(1+1e-9) {
		return false
	}
	off := math.Abs(math.Log10(said / right))
	return closeTo(right, said) || off < claimFarthest || math.Abs(off-math.Round(off)) < claimPoint
}

const (
	mostRounded   = 0.03 // whoever works with 2万吨 does not mean 2.4
	claimFarthest = 0.48 // of the logarithm: three times as much or as little
	claimPoint    = 0.01 // how near to a power of ten another point is
)

// exactly tells whether a group is not what it should be to the last digit.
func (m claimed) exactly(i int, right float64) bool {
	return math.Abs(m.number(i)-right) > 1e-6 && closeTo(m.number(i), right)
}

// in writes a value in the scale of a group: 4.32万.
func (m claimed) in(i int, v float64) string {
	scale := scaleOf(m.word(i))
	unit := strings.TrimLeft(m.word(i), "0123456789.")
	return decimal(roundTo(v/scale, 1e-4), 1) + unit
}

// rateText is a rate to as many places as a group has, and one more.
func (m claimed) rateText(i int, v float64) string {
	return decimal(roundTo(v, m.step(i)/10), 1)
}

// findClaims holds the claims of a text. It comes last: no equation that some of their numbers happen to make takes back what a form says in so many words.
func findClaims(n *page) {
	for _, p := range n.plain {
		if n.ctx.Err() == nil && p.digits > 0 && readsFigures(p.prose.Kind) && p.prose.Kind != prose.TableCell {
			p.findClaims()
			p.readEach(claimReaders[:], p.claimSentences())
		}
	}
}

// claimSentences are the sentences that state figures, and all of a passage of which only an age is a figure.
func (p *passage) claimSentences() []sentence {
	list := p.sentences()
	if len(list) == 0 && p.holds("岁") {
		for _, s := range sentenceSpans(p.text) {
			list = append(list, sentence{p: p, from: s[0], to: s[1]})
		}
	}
	return list
}

// findClaims holds the claims of a passage, sentence by sentence: years and days are no figures, so that its sentences of figures are not enough.
func (p *passage) findClaims() {
	var spans [][2]int
	for _, of := range claims {
		for k := range of {
			c := &of[k]
			if !p.holds(c.holds...) {
				continue
			}
			if spans == nil {
				spans = sentenceSpans(p.text)
			}
			for i, s := range spans {
				to := s[1]
				if c.far && i+1 < len(spans) {
					to = spans[i+1][1]
				}
				if p.within(p.text[s[0]:s[1]], c.holds...) {
					p.holdClaim(c, s[0], to)
				}
			}
		}
	}
}

// sentenceSpans are the bytes from and to of each sentence of a text, its mark included.
func sentenceSpans(text string) [][2]int {
	var spans [][2]int
	for from := 0; from < len(text); {
		to := len(text)
		if i := anyof.IndexRune(text[from:], "。！？"); i >= 0 {
			to = from + i + len("。")
		}
		spans = append(spans, [2]int{from, to})
		from = to
	}
	return spans
}

// holdClaim tells of each match of a form in the sentence from from to to that is false.
func (p *passage) holdClaim(c *claim, from, to int) {
	text := p.text[from:to]
	for _, at := range c.form.FindAllStringSubmatchIndex(text, -1) {
		whole := [2]int{from + at[0], from + at[1]}
		wrong, line := c.judge(claimed{text: text, at: at})
		if wrong == 0 || p.reportedWithin(whole[0], whole[1]) {
			continue
		}
		p.reportClaim(c, from+at[2*wrong], from+at[2*wrong+1], line)
	}
}

// reportClaim tells that the number from from to to is not what a line comes to.
func (p *passage) reportClaim(c *claim, from, to int, line string) {
	if rest := p.text[to:]; anyof.Prefix(rest, "%", "‰") {
		to += len(rest) - len(strings.TrimLeft(rest, "%‰"))
	}
	q := twoNumbers("", "")
	if c.rate {
		q.Rule = percentMismatchID
	}
	q.Span = p.prose.Source(from, to)
	q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[from:to]), fmt.Sprintf("%s, but the text says %s", line, p.text[from:to]))
	q.Hint = msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong")
	p.out.add(q)
}
