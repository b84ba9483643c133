package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// What a village, a town or a county has one of: how many people, how much land. A text that gives it twice gives one number, in
// whatever unit: 全镇耕地面积73760亩, 全镇耕地面积73760公顷.

// totalOfNoun is what the words before such a number are of; "" for other words.
func totalOfNoun(words string) string {
	switch words {
	case "总人口", "人口", "人口总数", "总人口数":
		return "人口"
	case "总户数", "户数", "总户":
		return "户数"
	case "耕地", "耕地面积", "耕地总面积", "总耕地面积":
		return "耕地"
	case "林地", "林地面积", "林地总面积":
		return "林地"
	case "水域面积":
		return "水域"
	case "幅员面积", "总面积", "辖区面积", "辖区总面积", "行政区域面积", "区域面积", "行政区面积", "国土面积", "土地总面积", "镇域面积", "县域面积", "村域面积", "区域总面积", "幅员总面积":
		return "面积"
	}
	return ""
}

// placeStated is how a text says of which place it tells: 凉水镇位于, 凉水镇总面积.
var placeStated = lazyregexp.New(`([\p{Han}]{1,6}?(?:镇|乡|村|街道|社区))(?:位于|地处|坐落|座落|地属|总面积|幅员|辖|下辖|现辖|隶属)`)

// placesStated says whether a text tells of more than one place.
type placesStated struct{ read, several bool }

// severalPlaces tells whether a text tells of more than one place.
func (n *page) severalPlaces() bool {
	if !n.places.read {
		n.places = placesStated{read: true, several: n.tellsOfSeveral()}
	}
	return n.places.several
}

func (n *page) tellsOfSeveral() bool {
	name := ""
	for _, p := range n.plain {
		if !p.holds("镇", "乡", "村", "街道", "社区") {
			continue
		}
		for _, m := range placeStated.FindAllStringSubmatch(p.text, -1) {
			runes := []rune(m[1])
			end := string(runes[max(0, len(runes)-3):]) // what stands before the name was read with it
			if anyof.Contains(end, "全", "该", "本", "我") {
				continue
			}
			if !strings.HasSuffix(name, end) && !strings.HasSuffix(end, name) {
				return true
			}
			name = end
		}
	}
	return false
}

// totalOf names the whole that a figure is the number of.
func (p *passage) totalOf(i int) (s statement, name string) {
	f := p.figures[i]
	if f.Bound != quantity.Exact || f.Value.Sign() <= 0 {
		return s, ""
	}
	at := p.runeAt(f.Start)
	line, _ := p.line(at) // a heading may stand above it, without an empty line between
	sentence := p.slice(max(line, at-longestIntroduction), at)
	mark, size := anyof.LastRune(sentence, "。！？；，：、,")
	clause := sentence[max(mark, 0)+size:]
	scope, rest := scopeOf(clause)
	for _, w := range [...]string{"共有", "现有", "有", "共", "为", "是", "约", "达"} {
		rest = strings.TrimSuffix(strings.TrimPrefix(rest, w), w)
	}
	noun := totalOfNoun(rest)
	if rest == "面积" && scope != "" {
		noun = "面积" // 全村面积15.6平方公里
	}
	if noun == "" {
		return s, ""
	}
	mark, size = anyof.LastRune(sentence, "。！？；")
	sentence = sentence[max(mark, 0)+size:]
	if scope == "" && clause != sentence {
		scope = scopeIn(sentence[:len(sentence)-len(clause)])
	} else if scope == "" { // 凉水镇位于县城东部. 耕地面积73760亩
		scope = scopeIn(p.slice(max(0, at-longestIntroduction), at))
	}
	if scope == "" || anyof.Contains(sentence, "年", "月", "其中", "规划", "计划", "新增", "增加", "减少", "原", "流转", "公司", "园区", "合作社", "基地", "农场", "开发区", "村民", "居民", "分别") ||
		noun == "面积" && anyof.Contains(sentence, "景区", "水库", "项目", "林场", "学校", "公园", "厂") {
		return s, ""
	}
	kind := string(f.Unit)
	if _, ok := quantity.Convert(quantity.FromInt(1), f.Unit, "亩"); ok {
		kind = "亩"
	} else if f.Unit == "口人" {
		kind = "人"
	}
	return p.statement(i), scope + noun + kind
}

// longestIntroduction is how far above a number the place that a paragraph is about is looked for, in characters.
const longestIntroduction = 300

// scopeOf takes the word off the beginning of a clause that says of which whole it speaks.
func scopeOf(clause string) (scope, rest string) {
	for _, w := range scopes {
		if rest, ok := strings.CutPrefix(clause, w); ok && w != "村党支部" {
			return string(lastRune(w)), rest
		}
	}
	return "", clause
}

// scopeIn returns the whole that the clauses before speak of: 凉水镇位于县城东部，全镇….
func scopeIn(before string) string {
	at, scope := -1, ""
	for _, w := range scopes {
		if i := strings.LastIndex(before, w); i > at {
			at, scope = i, string(lastRune(w))
		}
	}
	if scope == "" {
		if m := placeStated.FindStringSubmatch(before); m != nil {
			scope = string(lastRune(m[1]))
		}
	}
	return scope
}

// compareTotals holds each such number against the first of its name.
func (n *page) compareTotals(p *passage, first map[string]statement) {
	if !p.holds("面积", "人口", "户", "耕地", "林地") {
		return
	}
	for i := range p.figures {
		s, name := p.totalOf(i)
		if name == "" {
			continue
		}
		if was, seen := first[name]; seen {
			n.holdTotals(was, s)
		} else {
			first[name] = s
		}
	}
}

// holdTotals reports the second of two numbers that are near enough to be meant for one, or the same in two units.
func (n *page) holdTotals(a, b statement) {
	x, ok := quantity.Convert(a.claim.Value, a.claim.Unit, b.claim.Unit)
	if a.claim.Unit == "口人" || b.claim.Unit == "口人" {
		x, ok = a.claim.Value, true
	}
	if !ok {
		return
	}
	was, is := x.Float64(), b.claim.Value.Float64()
	if was == 0 || max(was, is) <= min(was, is)*totalsAlike {
		return
	}
	sameDigits := a.claim.Value.Float64() == is
	if a.claim.Meets(b.claim) || max(was, is) > 1.5*min(was, is) && !sameDigits || n.severalPlaces() {
		return
	}
	n.out.add(problem.Problem{Rule: sumMismatchID, Span: b.p.prose.Source(b.claim.Start, b.claim.End),
		Message: msg(fmt.Sprintf("同一件事前后是两个数：%s，%s", a.text, b.text), fmt.Sprintf("the same thing has two values: %s and %s", a.text, b.text)),
		Hint:    msg("对照来源，改成一致；单位写错的改单位；说的不是一回事或不是同一年的，写明白", "compare with the source and write one value; correct the unit if it is wrong; if they are of different years or kinds, say so"),
		Related: []problem.Related{related(a.p.prose.Source(a.claim.Start, a.claim.End), "前一个在这里", "the first is here")}})
}

// totalsAlike is how far two numbers of one total may be apart for rounding and for 15 亩 to a hectare.
const totalsAlike = 1.03
