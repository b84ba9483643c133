package check

import (
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Shares and rates that are plain to a reader and that no other reader has taken: of the only two amounts of a sentence (800户，外出的240户，占到
// 全村的四成), of a price or a loan (按30%补贴), of what is left of a hundred (余下的火电占18.5%), a fraction with its percentage in brackets.

// roughShare is how far from a share, in parts of it, a number may be that is said to be about so much.
const roughShare = 0.12

// fitsShare tells whether a share as it is said is the right one: 约5% may be 4.5, 四成 36 to 44.
func (s *sentence) fitsShare(t term, right float64) bool {
	if !t.misses(right, right) {
		return true
	}
	low, high := t.percent()
	rough := t.rough || t.unit == "成" || strings.Contains(t.text, "分") || anyof.Suffix(clauseOf(s.p.text[s.from:t.from]), "约", "近")
	return rough && right >= low*(1-roughShare) && right <= high*(1+roughShare)
}

var (
	// fractionStated reads 三分之二的受访农户（76.7%）.
	fractionStated = lazyregexp.New(`(近|约|超|超过|逾|大约|将近)?([二三四五六七八九十])分之([一二三四五六七八九])[^，。；：（）0-9]{0,8}（(?:占)?([0-9]{1,2}(?:\.[0-9]+)?)[%％]）`)
	// perThousand are rates of people that are counted by the thousand.
	perThousand = lazyregexp.New(`(?:人口|粗)(?:自然增长率|出生率|死亡率)(?:为|达到|达|是)?([0-9]+(?:\.[0-9]+)?)([%％])`)
)

// farthestFraction is how many points a fraction and the percentage that repeats it may be apart.
const farthestFraction = 4

// leastPerThousand is the least rate in per cent that no people are born or die at: a village's 8% is 8‰.
const leastPerThousand = 4

// findFractions reads fractions with their percentage, and rates by the hundred that are counted by the thousand.
func (p *passage) findFractionsStated() {
	if p.holds("分之") && p.holds("（") {
		for _, m := range fractionStated.FindAllStringSubmatchIndex(p.text, -1) {
			whole, part := readNumber(p.text[m[4]:m[5]]), readNumber(p.text[m[6]:m[7]])
			reported, _ := strconv.ParseFloat(p.text[m[8]:m[9]], 64)
			right := float64(part) / float64(whole) * 100
			if over := m[2] >= 0 && anyof.Prefix(p.text[m[2]:m[3]], "超", "逾"); math.Abs(reported-right) <= farthestFraction || over && reported > right {
				continue
			}
			q := twoNumbers(p.text[m[4]:m[7]], p.text[m[8]:m[9]]+"%")
			q.Rule, q.Span = percentMismatchID, p.prose.Source(m[8], m[9])
			p.out.add(q)
		}
	}
	if p.holds("自然增长率", "出生率", "死亡率") {
		for _, m := range perThousand.FindAllStringSubmatchIndex(p.text, -1) {
			if reported, _ := strconv.ParseFloat(p.text[m[2]:m[3]], 64); reported >= leastPerThousand {
				p.report(percentMismatchID, p.runeAt(m[2]), p.runeAt(m[5]), msg(p.text[m[2]:m[5]]+"：人口的出生率、死亡率按千分之几算", p.text[m[2]:m[5]]+": birth and death rates are per thousand"), msg("看是不是‰", "check whether ‰ was meant"))
			}
		}
	}
}
