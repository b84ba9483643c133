package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// threeTerms is a ratio of three terms: 12.2：44.3：43.5.
var threeTerms = lazyregexp.New(`^([0-9]+(?:\.[0-9]+)?)[:：∶︰]([0-9]+(?:\.[0-9]+)?)[:：∶︰]([0-9]+(?:\.[0-9]+)?)`)

// threePercents are three percentages of one structure: 22.26%、28.63%和49.11%.
var threePercents = lazyregexp.New(`^([0-9]+(?:\.[0-9]+)?)[%％][、和]([0-9]+(?:\.[0-9]+)?)[%％][、和]([0-9]+(?:\.[0-9]+)?)[%％]`)

// twoShares are the shares of two parts of one whole, as a ratio: 比重为31.3：68.7.
var twoShares = lazyregexp.New(`^(?:比重|占比)(?:为|是|达到|达|由)?([0-9]+(?:\.[0-9]+)?)[:：∶︰]([0-9]+(?:\.[0-9]+)?)(?:[^0-9.:：∶︰]|$)`)

// farFromHundred is how far two shares may miss a hundred and still be meant to come to it.
const farFromHundred = 21

// longestRatio is how many bytes a ratio takes at most, of numbers that anybody writes.
const longestRatio = 100

// sharesNamed yields where a text speaks of shares.
func (p *passage) sharesNamed(yield func(int) bool) {
	for at := range places(p.text, "比") {
		if before := at - len("占"); strings.HasPrefix(p.text[at:], "比重") && !yield(at) || before >= 0 && strings.HasPrefix(p.text[before:], "占比") && !yield(before) {
			return
		}
	}
}

// findTwoShares holds two shares against a hundred.
func (p *passage) findTwoShares() {
	if !p.holds("比重", "占比") {
		return
	}
	for _, m := range anchored(twoShares, p.text, longestRatio, p.sharesNamed) {
		first, second := p.text[m[2]:m[3]], p.text[m[4]:m[5]]
		a, _ := strconv.ParseFloat(first, 64)
		b, _ := strconv.ParseFloat(second, 64)
		if miss := math.Abs(a + b - 100); miss <= (step(first)+step(second))/2+1e-9 || miss > farFromHundred {
			continue
		}
		line := first + "＋" + second + "＝" + decimal(a+b, 1)
		p.report(sumMismatchID, p.runeAt(m[2]), p.runeAt(m[5]-1)+1,
			msg(line+"，两项比重合起来应是100", fmt.Sprintf("%s: two shares of a whole must add up to 100", strings.ReplaceAll(line, "＝", " = "))),
			msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
	}
}

// findWrongRatios holds the shares of the three sectors against 100: 三次产业结构比为12：45：43.
func (p *passage) findWrongRatios() {
	p.findTwoShares()
	if !p.holds("产") || !p.holds("三次产业", "产业结构", "产业比", "三产") {
		return
	}
	for _, m := range append(anchored(threeTerms, p.text, longestRatio, numbersBefore(p.text, ":：∶︰")), anchored(threePercents, p.text, longestRatio, numbersBefore(p.text, "%％"))...) {
		before := p.text[max(0, m[0]-120):m[0]]
		if i := strings.LastIndexAny(before, "。；"); i >= 0 {
			before = before[i:]
		}
		if !anyof.Contains(before, "三次产业", "产业结构", "产业比", "三产") {
			continue
		}
		if strings.ContainsAny(p.text[m[0]:m[1]], "%％") && !anyof.Contains(before, "构成", "结构", "比重", "占比") {
			continue // rates of growth
		}
		sum, slack := 0.0, 0.0
		var items []string
		for k := 2; k < 8; k += 2 {
			text := p.text[m[k]:m[k+1]]
			v, _ := strconv.ParseFloat(text, 64)
			sum, slack = sum+v, slack+step(text)/2
			items = append(items, text)
		}
		if math.Abs(sum-100) <= slack+1e-9 || sum < 50 {
			continue // 1：2：1 is no division of a hundred
		}
		line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
		p.report(sumMismatchID, p.runeAt(m[0]), p.runeAt(m[1]-1)+1,
			msg(line+"，三次产业合起来应是100", fmt.Sprintf("%s: the shares of the three sectors must add up to 100", strings.ReplaceAll(line, "＝", " = "))),
			msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
	}
}
