package check

import (
	"casebook/generator/quantity"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// weigh says how much speaks for two numbers being of one thing, and one of them wrong.
func (x *mention) weigh(was *mention) int {
	like, near := x.likeness(was), x.p == was.p
	if x.risenFrom(was) || x.otherMonths(was) {
		return 0
	}
	if near && x.sentence == was.sentence && (like < exchangedTwo || x.noun == "" || x.noun != was.noun) || x.another != was.another || x.former != was.former || was.year != x.year && was.year != 0 && x.year != 0 || x.restIsStated(was) {
		return 0
	}
	common := x.inCommon(was)
	switch {
	case x.scope != "" && was.scope != "" && wholeIn(x.scope) != wholeIn(was.scope), like < exchangedTwo && !near && (x.ofThis || was.ofThis):
		return 0
	case like < exchangedTwo && was.stated != x.stated && !x.of && x.verb == "" && !x.these:
		return 0
	case like == noughts && (common < 2 || !x.these && !x.of):
		return 0
	case like < exchangedTwo && (common < 2 || x.back == 0 && !(near && x.total && like == likeValues && common >= commonOfDeed)) || like == farValues && !x.these && !x.first && !(x.of && x.refersTo(was)):
		return 0
	case like < exchangedTwo && !near && x.p.index-was.p.index > farthestOfRestated:
		return 0
	case like < exchangedTwo && x.valueIn(was.claim.Unit) < was.claim.Value.Float64() && !x.refers: // half of 42座大棚 may grow strawberries
		return 0
	case like == exchangedTwo && common == 0 && !x.refers && !x.total && !strings.Contains(was.sentenceAround(), x.noun): // 园区162个 …… 612个房地产项目纳入
		return 0
	case isShare(x.claim.Unit) && !x.sameRate(was, like == exchangedTwo, common):
		return 0
	}
	n := min(common, 5) + x.back + like
	if (x.of || x.verb != "") && like < exchangedTwo && common < 4 && !x.refersTo(was) {
		n -= 2 // of another thing, as it seems
	}
	if runeCount(x.noun) == 2 && (x.noun == was.noun || x.noun == was.counted) {
		n++
	}
	if near {
		n++
	}
	if x.scope != "" && x.scope == was.scope && countsPeople(x.claim.Unit) {
		n++
	}
	if x.another {
		n--
	}
	return n
}

// risenFrom tells whether the words right before a number say that it was the earlier one before: 由12支增加到14支的突击队.
func (x *mention) risenFrom(was *mention) bool {
	figures := x.p.figures
	if x.index == 0 || !figures[x.index-1].Meets(was.claim) {
		return false
	}
	return statedAs(x.p.text[figures[x.index-1].End:max(figures[x.index-1].End, x.claim.Start)])
}

// monthsOf are the months of a year that a figure is of.
var monthsOf = lazyregexp.New(`[0-9]{1,2}(?:至|到|—|-|～|－)[0-9]{1,2}月|[0-9]{1,2}月|上半年|下半年|前三季度|[一二三四]季度`)

// otherMonths tells whether two numbers are of other months: 1至5月…；1至6月….
func (x *mention) otherMonths(was *mention) bool {
	a, b := was.p.text[was.sentence:was.claim.Start], x.p.text[x.sentence:x.claim.Start]
	if !strings.Contains(a, "月") && !anyof.Contains(a, "半年", "季度") {
		return false
	}
	first, second := monthsOf.FindString(a), monthsOf.FindString(b)
	return first != "" && second != "" && first != second
}

// refersTo tells whether what a number is said of is reported of an earlier one: 入驻企业36家 …… 入驻的38家企业; 修了一座桥 …… 16.8万元的桥.
func (x *mention) refersTo(was *mention) bool {
	text := was.sentenceAround()
	return x.verb != "" && strings.Contains(text, x.verb) || x.of && strings.Contains(text, x.noun)
}

// sentenceAround is the sentence of a number, as far as it is near behind it.
func (x *mention) sentenceAround() string {
	rest, _, _ := strings.Cut(cut(x.p.text[x.claim.End:], longestMatter), "。")
	return x.p.text[x.sentence : x.claim.End+len(rest)]
}

// inCommon is how many characters the names of two numbers have in common, or what stands for them.
func (x *mention) inCommon(was *mention) int {
	common := twosInCommon(x.name, was.name)
	lead := was.p.text[was.sentence:was.claim.Start]
	if x.bare && (x.scope == was.scope || x.likeness(was) == exchangedTwo && strings.Contains(lead, wholeIn(x.scope))) && countsPeople(x.claim.Unit) {
		common = max(common, 3)
	}
	if (x.these || x.of) && runeCount(x.noun) == 2 && strings.Contains(lead, x.noun) {
		common = max(common, 2) // 草莓基地占地120亩 …… 这210亩草莓
	}
	if x.households != "" && x.households == was.households { // 263户1058人 …… 263户1085人
		common = max(common, 4)
	}
	if x.these && x.of && strings.ContainsRune(was.before, lastRune(x.noun)) { // 巡逻队24人 …… 这支28人的队伍
		common = max(common, 2)
	}
	if x.these && x.claim.Unit == "元" && x.p == was.p { // 这80万元里
		common = max(common, 2)
	}
	if rate := x.rateName(); rate != "" && strings.Contains(lead, rate) {
		common = max(common, 4)
	}
	return common
}

// restIsStated tells whether the rest is stated soon behind a number or before it in its sentence: 12个行政村 …… 11个行政村通公路，1个正在修.
func (x *mention) restIsStated(was *mention) bool {
	figures := x.p.figures
	from := x.index
	for from > 0 && figures[from-1].Start > x.sentence {
		from--
	}
	return slices.ContainsFunc(figures[from:min(len(figures), x.index+nearestRest)], func(f quantity.Claim) bool {
		return f.Unit == x.claim.Unit && same(f.Value.Float64()+x.claim.Value.Float64(), was.claim.Value.Float64())
	})
}

// sameRate tells whether two percentages may be one: of one rate by its name, or a growth that the second refers back to.
func (x *mention) sameRate(was *mention, exchanged bool, common int) bool {
	if x.rateName() != "" {
		return common >= 4 && (exchanged || x.back > 1 && strings.Contains(was.before, x.rateName()))
	}
	return x.back > 1 && exchanged && common >= 3
}
