package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// oneInSome reads 每5名村民中就有1人: in how many there are how many.
var oneInSome = lazyregexp.New(`每([0-9]{1,2})(名|户|个|人|位|家)[^，。；0-9]{0,8}?就有([0-9]{1,2})(名|户|个|人|位|家)`)

// oneInSomeSlack is by what part a share that is told so may be off.
const oneInSomeSlack = 0.12

// oneOfSome reads 每5名村民中就有1人从事电商，全村1500名村民中电商从业者达到300人.
func (s *sentence) oneOfSome() {
	m := oneInSome.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil {
		return
	}
	all, some := readNumber(s.p.text[s.from+m[2]:s.from+m[3]]), readNumber(s.p.text[s.from+m[6]:s.from+m[7]])
	for k := 1; k < len(s.terms); k++ {
		whole, part := s.terms[k-1], s.terms[k]
		if whole.from < s.from+m[1] {
			continue
		}
		words := s.between(whole, part)
		of, _, within := strings.Cut(words, "中")
		if !whole.plain() || !part.plain() || !comparable(whole, part) || part.as(whole.unit) >= middle(whole) || strings.ContainsAny(words, "；，：") && !within || runeCount(of) > 6 && within || runeCount(words) > 16 || strings.Count(s.head(k-1), "，") != 1 {
			return
		}
		right := middle(whole) * float64(some) / float64(all)
		said := part.as(whole.unit)
		deed := cut(s.p.text[s.from+m[1]:], 8)
		if i := anyof.IndexRune(deed, "，。；"); i >= 0 {
			deed = deed[:i]
		}
		if !within && !strings.HasPrefix(words, "共有") || twosInCommon(deed, words+tailOf(s.p.text[part.to:])) == 0 || math.Abs(said-right) <= oneInSomeSlack*right || !closeTo(right, said) {
			return
		}
		s.tell(part, fmt.Sprintf("%s÷%d×%d＝%s", decimal(middle(whole), 1), all, some, decimal(roundTo(right, 0.1), 1)), decimal(said, 1), false)
		return
	}
}

// ratioNamed reads a ratio of two counts by its name.
var ratioNamed = lazyregexp.New(`(师生比|生师比|医护比|床护比|男女生?比|录取比|招录比|([\p{Han}]{2,8})(?:与|和)([\p{Han}]{2,8})(?:之比|的比例|比例|配比))(?:例)?(?:为|是|达到|达|约为)?([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)`)

// tailOf is what stands behind an amount up to the next mark.
func tailOf(text string) string {
	text = cut(text, 8)
	if i := anyof.IndexRune(text, "，。；、"); i >= 0 {
		text = text[:i]
	}
	return text
}

// ratioSide is a ratio by its name, with the words for what stands first in it, and second.
type ratioSide struct {
	name          string
	first, second []string
}

// ratioSides are the words for what stands first in a ratio, and second, by its name.
var ratioSides = [...]ratioSide{
	{"师生比", []string{"教师", "教职工"}, []string{"学生", "在校生"}},
	{"生师比", []string{"学生", "在校生"}, []string{"教师", "教职工"}},
	{"医护比", []string{"医师", "医生"}, []string{"护士", "护理"}},
	{"床护比", []string{"床位", "病床"}, []string{"护士", "护理"}},
	{"男女比", []string{"男性", "男"}, []string{"女性", "女"}},
	{"男女生比", []string{"男生"}, []string{"女生"}},
	{"录取比", []string{"招生计划", "录取", "招录", "计划招"}, []string{"报名", "报考"}},
	{"招录比", []string{"招录", "计划招", "招聘计划"}, []string{"报名", "报考"}},
}

// ratioOfCounts reads 师生比为1：17，现有教师2200人，在校学生37400人, whichever stands first.
func (s *sentence) ratioOfCounts() {
	m := ratioNamed.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil {
		return
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s.p.text[s.from+m[2*i] : s.from+m[2*i+1]]
	}
	one, other := []string{withoutScope(group(2))}, []string{group(3)}
	if i := slices.IndexFunc(ratioSides[:], func(r ratioSide) bool { return r.name == group(1) }); i >= 0 {
		one, other = ratioSides[i].first, ratioSides[i].second
	} else if group(2) == "" {
		return
	}
	if group(2) == "" && !s.ofAll(m[0]) {
		return
	}
	first, second := s.onlyNamed(one, other), s.onlyNamed(other, one)
	a, b := numberOf(group(4)), numberOf(group(5))
	if !first.plain() || !second.plain() || !(comparable(first, second) || group(1) == "床护比") || middle(first) <= 0 || middle(second) <= 0 || a <= 0 || b <= 0 || a != 1 && b != 1 {
		return
	}
	right, said, written, line := middle(second)/middle(first), b/a, group(5), "%s÷%s＝1:%s"
	x, y := second, first
	if b == 1 && a != 1 {
		right, said, written, line = 1/right, a, group(4), "%s÷%s＝%s:1"
		x, y = first, second
	}
	slack := slackOf(written)
	if said < fewInRatio {
		slack *= 0.4 // nobody calls 3:2 a ratio of 2:1
	}
	if math.Abs(right-said) < slack || !closeTo(right, said) || s.p.reportedWithin(s.from, s.to) {
		return
	}
	line = fmt.Sprintf(line, decimal(middle(x), 1), decimal(middle(y), 1), decimal(roundTo(right, slackOf(written)/10), 1))
	from, to := s.from+m[8], s.from+m[11]
	q := twoNumbers("", "")
	q.Rule = percentMismatchID
	q.Span = s.p.prose.Source(from, to)
	q.Message = msg(fmt.Sprintf("%s，写的是%s", line, s.p.text[from:to]), fmt.Sprintf("%s, but the text says %s", line, s.p.text[from:to]))
	s.p.out.add(q)
}

// fewInRatio is below which number a ratio is not rounded to a whole one.
const fewInRatio = 4

// ofAll tells whether a ratio at byte at of the sentence is of all: 全县师生比, but not 小学生师生比.
func (s *sentence) ofAll(at int) bool {
	before := withoutScope(clauseOf(s.p.text[s.from : s.from+at]))
	return slices.Contains([]string{"", "全院", "医院", "学校", "平均", "其中", "其", "均", "总体"}, before)
}

// withoutScope leaves out the place that a name begins with.
func withoutScope(name string) string {
	for _, w := range scopes {
		name = strings.TrimPrefix(name, w)
	}
	return strings.TrimPrefix(name, "养老机构")
}

// onlyNamed returns the one count of a sentence, and of the one before it, that the words name and the others do not.
func (s *sentence) onlyNamed(words, others []string) (found term) {
	n := 0
	for _, x := range s.near(len(s.terms), s.former) {
		if x.share() || x.unit == "元" || x.mentions("新招", "新增", "平均", "每", "增加", "减少", "比") || amongOthers(x.clause, words) || !anyof.Contains(x.clause, words...) || anyof.Contains(x.clause, others...) {
			continue
		}
		if x.own && x.from > s.from && strings.HasSuffix(s.p.text[:x.from], ":") {
			continue
		}
		n++
		found = x.term
	}
	if n != 1 {
		return term{}
	}
	return found
}

// amongOthers tells whether 其中 stands in a clause, and not right before one of the words: 其中男生540人、女生360人 are both.
func amongOthers(clause string, words []string) bool {
	_, rest, ok := strings.Cut(clause, "其中")
	return ok && !anyof.Prefix(rest, words...)
}

// aboveTwo reads 增速分别高于全国、全省1.1和0.8个百分点: by how many points a rate is more than two others.
var aboveTwo = lazyregexp.New(`(?:分别)?(高于|低于|快于|慢于|比)(全国|全省|全市|全区|全州|全县)(?:平均)?(?:水平)?[、和与](全国|全省|全市|全区|全州|全县)(?:平均)?(?:水平)?(?:分别)?(高|低|快|慢)?出?([0-9]+(?:\.[0-9]+)?)个?(?:百分点)?[和、与]([0-9]+(?:\.[0-9]+)?)个百分点`)

// growthOfPlace reads 全国增长5.2%, and growthOfTwoPlaces 全国、全省分别增长5.1%和6.9%.
var (
	growthOfPlace     = lazyregexp.New(`(全国|全省|全市|全区|全州|全县)(?:平均)?(?:水平)?(?:同期)?(?:为|增长|下降|增速为|增幅为)?([0-9]+(?:\.[0-9]+)?)%`)
	growthOfTwoPlaces = lazyregexp.New(`(全国|全省|全市|全区|全州|全县)[、和与](全国|全省|全市|全区|全州|全县)分别(?:增长|为)([0-9]+(?:\.[0-9]+)?)%[和、与]([0-9]+(?:\.[0-9]+)?)%`)
	ownGrowth         = lazyregexp.New(`增长([0-9]+(?:\.[0-9]+)?)%，[^；。0-9]{0,12}$`)
)

// findAboveTwo holds such points against the growth of the place and of the two others, which stand behind.
func (p *passage) findAboveTwo() {
	if !p.holds("个百分点") || !p.holds("全国、全", "全省、全", "全国和全", "全省和全") {
		return
	}
	for _, m := range aboveTwo.FindAllStringSubmatchIndex(p.text, -1) {
		word := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return p.text[m[2*i]:m[2*i+1]]
		}
		own := ownGrowth.FindStringSubmatch(sentenceBefore(p.text[:m[0]], "。"))
		if own == nil || word(1) == "比" && word(4) == "" {
			continue
		}
		behind := p.text[m[1]:min(len(p.text), m[1]+farthestAbove)]
		of := map[string]string{}
		if two := growthOfTwoPlaces.FindStringSubmatch(behind); two != nil {
			of[two[1]], of[two[2]] = two[3], two[4]
		}
		for _, one := range growthOfPlace.FindAllStringSubmatch(behind, -1) {
			if of[one[1]] == "" {
				of[one[1]] = one[2]
			}
		}
		for i := range 2 {
			other, ok := of[word(2+i)]
			at := 5 + i
			a, b := numberOf(own[1]), numberOf(other)
			if anyof.Contains(word(1)+word(4), "低", "慢") {
				a, b = b, a
			}
			if right := a - b; ok && math.Abs(right-numberOf(word(at))) > 1e-9 && right > 0 && slackOf(own[1]) == slackOf(other) && !p.reportedWithin(m[0], m[1]) {
				p.reportPoints(m[2*at], m[2*at+1], fmt.Sprintf("%s－%s＝%s", decimal(a, 1), decimal(b, 1), decimal(right, 1)))
			}
		}
	}
}

// farthestAbove is within how many bytes behind such points the growth of the others stands.
const farthestAbove = 160

// reportPoints tells that points at bytes from to to are not what a line comes to.
func (p *passage) reportPoints(from, to int, line string) {
	q := twoNumbers("", "")
	q.Rule = percentMismatchID
	q.Span = p.prose.Source(from, to)
	q.Message = msg(fmt.Sprintf("%s，写的是%s个百分点", line, p.text[from:to]), fmt.Sprintf("%s, but the text says %s points", line, p.text[from:to]))
	p.out.add(q)
}
