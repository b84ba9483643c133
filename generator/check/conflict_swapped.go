package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// A number that stands a second time with two neighbouring digits exchanged: 86名女工 …… 女工有68名. That two numbers of one thing are so by chance
// is rare.

// swappable is a number with what is said of it.
type swappable struct {
	p      *passage
	claim  quantity.Claim
	digits string
	around string // the words before and behind it in its clause
}

// aroundSwapped are how many bytes of a clause before a number, and behind it, say what it is of.
const aroundSwapped = 24

// digitsOfNoChance is of how many digits two neighbours are as good as never exchanged by chance in two amounts of one text: 4 times in 15 million
// characters of news and reports.
const digitsOfNoChance = 3

// mostSwappable is how many earlier numbers of its digits one is held against: no text may cost the square of its length.
const mostSwappable = 24

// notSwapped are words of numbers that may well be another's.
var notSwapped = [...]string{"比", "增", "减", "降", "升", "去年", "上年", "同期", "目标", "计划", "其中", "每", "第", "预计", "原", "新", "实际", "规划", "调整", "核定", "由", "从", "到", "至", "均", "占", "以上", "以下", "岁", "首批", "月", "期", "提高", "分别", "指数", "又", "再", "还", "已"}

// findSwapped reports the second of such a pair.
func (n *page) findSwapped() {
	seen := map[string][]swappable{}
	for _, p := range n.plain {
		if !readsFigures(p.prose.Kind) {
			continue
		}
		for _, f := range p.figures {
			digits := digitsOf(p.text[f.Start:f.End])
			if len(digits) < 2 || len(digits) > 8 || f.Unit == "" || f.Unit == "年" || f.Bound != quantity.Exact {
				continue
			}
			sorted := []byte(digits)
			slices.Sort(sorted)
			key := string(f.Unit) + string(sorted)
			x := swappable{p, f, digits, ""}
			for _, was := range seen[key] {
				former, latter := statement{was.p, was.claim, was.p.text[was.claim.Start:was.claim.End]}, statement{p, f, p.text[f.Start:f.End]}
				if was.digits != digits && turned(was.digits, digits) && withinExchange(was.claim.Value.Float64(), f.Value.Float64()) && scaleOf(p.text[f.Start:f.End]) == scaleOf(was.p.text[was.claim.Start:was.claim.End]) && x.sameThing(&was) && !p.reported(term{from: f.Start, to: f.End}) && !distinguished(former, latter) && n.retells(former, latter) {
					n.reportTwoValues(former, latter)
					return
				}
			}
			seen[key] = append(seen[key][max(0, len(seen[key])-mostSwappable+1):], x)
		}
	}
}

// withinExchange tells whether two values may be one of which two digits were exchanged: 50 and 0.5 are not, though 50 and 05 are.
func withinExchange(a, b float64) bool { return max(a, b) < mostByExchange*min(a, b) }

// turned tells whether two strings of digits differ by two neighbours that are exchanged.
func turned(a, b string) bool {
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// sameThing tells whether two numbers are said of one thing by the words beside them.
func (x *swappable) sameThing(was *swappable) bool {
	if x.p == was.p && !strings.ContainsAny(x.p.text[was.claim.End:x.claim.Start], "。！？") {
		return false
	}
	if year, other := x.year(), was.year(); year > 0 && year != other {
		return false // 2021年4.5亿元 …… 2022年5.4亿元
	}
	if anyof.Contains(x.sentence(), otherTimes[:]...) || anyof.Contains(was.sentence(), otherTimes[:]...) {
		return false
	}
	a, b := was.words(), x.words()
	if anyof.Contains(a, notSwapped[:]...) || anyof.Contains(b, notSwapped[:]...) {
		return false
	}
	if len(x.digits) >= digitsOfNoChance && !isShare(x.claim.Unit) && (was.tells(x) || x.tells(was)) {
		return true
	}
	runes := []rune(b)
	for i := 0; i+2 < len(runes); i++ {
		if strings.Contains(a, string(runes[i:i+2])) && isHan(runes[i]) && isHan(runes[i+1]) {
			return true
		}
	}
	return false
}

// tells tells whether the sentence of a number names what stands right beside another: 安置搬迁群众312户1286人 …… 1268名搬迁群众; 上缴税金 …… 年纳税.
func (x *swappable) tells(other *swappable) bool {
	text := other.p.text
	behind := hanRun(text[other.claim.End:])
	before := hanBefore(cutBefore(text[:other.claim.Start], longestNoun*len("税")))
	own := x.sentence() + x.p.text[x.claim.Start:x.claim.End] + hanOnly(x.p.text[x.claim.End:], 2*longestNoun)
	for _, noun := range [...]string{behind, before} {
		if runeCount(noun) >= 2 && strings.Contains(own, cutBefore(noun, 2*len("税"))) || runeCount(noun) >= longestNoun && strings.Contains(own, cut(noun, 2)) {
			return true
		}
	}
	return false
}

// longestNoun is how many characters beside a number name what it is of.
const longestNoun = 4

// otherTimes are words of sentences that tell of another time.
var otherTimes = [...]string{"年前", "以前", "过去", "当年", "当时", "起初", "曾", "往年"}

// sentence is what a sentence says close before a number.
func (x *swappable) sentence() string {
	before := cutBefore(x.p.text[:x.claim.Start], longestMatter)
	at, size := anyof.LastRune(before, "。！？")
	return before[max(at, 0)+size:]
}

// year is the last year that the sentence names before a number, 0 where it names none.
func (x *swappable) year() int {
	for text := x.sentence(); ; {
		i := strings.LastIndex(text, "年")
		if i < 0 {
			return 0
		}
		if year := yearIn(text[:i+len("年")]); year > 0 {
			return year
		}
		text = text[:i] // 2023年全年
	}
}

// words are the words of a number's clause close before and behind it.
func (x *swappable) words() string {
	if x.around == "" {
		text := x.p.text
		before := cutBefore(clauseOf(text[:x.claim.Start]), aroundSwapped)
		behind := cut(text[x.claim.End:], aroundSwapped/4)
		if i := strings.IndexAny(behind, "，。；：、（"); i >= 0 {
			behind = behind[:i]
		}
		x.around = before + "·" + behind
	}
	return x.around
}
