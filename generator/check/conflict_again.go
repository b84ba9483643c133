package check

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// What a text says twice in other words, where the second number can only be the first mistyped or forgotten: the growth of the same
// amount, how many groups a village has, how high it lies.

// growthWords lead from an amount to how much it grew on the year before.
var growthWords = [...]string{"，增长", "、增长", "，同比增长", "、同比增长", "，比上年增长", "，较上年增长", "，比上年增加", "，下降", "、下降", "，同比下降", "，比上年下降"}

// digitsOfAmount is how many digits an amount has that no other one has by chance.
const digitsOfAmount = 4

// growthOf names the amount whose growth a figure is: 生产总值1286.4亿元 of 生产总值1286.4亿元，增长5.8%.
func (p *passage) growthOf(i int) (s statement, name string) {
	if i == 0 {
		return s, ""
	}
	a, b := p.figures[i-1], p.figures[i]
	if b.Unit != "%" || b.Bound != quantity.Exact || a.Bound != quantity.Exact || isShare(a.Unit) || !slices.Contains(growthWords[:], p.text[a.End:max(a.End, b.Start)]) {
		return s, ""
	}
	digits := strings.Trim(digitsOf(p.text[a.Start:a.End]), "0")
	noun := []rune(bareNoun(clauseOf(cutBefore(p.text[:a.Start], longestMatter))))
	if len(digits) < digitsOfAmount || len(noun) < 4 || anyof.Contains(string(noun), "年均", "目标", "计划") {
		return s, ""
	}
	return p.statement(i), p.text[a.Start:a.End] + string(noun[len(noun)-4:])
}

// compareGrowths reports the second of two growths of one amount.
func (n *page) compareGrowths(p *passage, first map[string]statement) {
	if !p.holds("%") {
		return
	}
	for i := range p.figures {
		s, name := p.growthOf(i)
		if name == "" {
			continue
		}
		was, seen := first[name]
		if !seen {
			first[name] = s
		} else if !was.claim.Meets(s.claim) {
			n.reportTwoValues(was, s)
		}
	}
}

// placedNumber is where a text says how many of something a place has.
type placedNumber struct {
	p        *passage
	from, to int
	number   float64
}

// What a place has a fixed number of, and how high it lies. The number of all there are stands behind 有 or 辖, or is said of all.
var (
	groupsOf   = lazyregexp.New(`([\p{Han}]{2,3}(?:村|社区)|全村|全镇|全乡|全县|全市|全区)(?:现|共|下|总)?(?:有|辖)([0-9]{1,4})个(村民小组|自然村|行政村|村小组|党小组|自然屯)`)
	groupsIn   = lazyregexp.New(`([\p{Han}]{2,3}(?:村|社区)|全村|全镇|全乡|全县|全市|全区)(?:现|共|总)?有(村民小组|自然村|行政村|村小组|党小组|自然屯)([0-9]{1,4})个`)
	groupsAll  = lazyregexp.New(`([\p{Han}]{2,3}(?:村|社区)|全村|全镇|全乡|全县|全市|全区)([0-9]{1,4})个(村民小组|自然村|行政村|村小组|党小组|自然屯)(?:全部|均|都|皆)`)
	altitudeOf = lazyregexp.New(`([\p{Han}]{2,3}村)(平均)?海拔()([0-9]{3,4})米[^至到—-]`)
)

// widestGroup is how many bytes of such a form may stand on either side of the number or the verb: ten Chinese characters.
const widestGroup = 30

// around yields what a form of a place's groups finds around each place where the sign stands right before their name: on the
// whole paragraph an expression that begins with any two characters costs ten times as much.
func (p *passage) around(form *lazyregexp.Regexp, sign string) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		if !p.holds("村民小组", "自然村", "行政村", "村小组", "党小组", "自然屯") {
			return
		}
		end := 0 // of the match before
		for at := range places(p.text, sign) {
			if !anyof.Prefix(p.text[at+len(sign):], "村民小组", "自然村", "行政村", "村小组", "党小组", "自然屯") {
				continue
			}
			from, to := max(end, at-widestGroup), min(len(p.text), at+widestGroup)
			m := form.FindStringSubmatchIndex(p.text[from:to])
			if m == nil {
				continue
			}
			for i := range m {
				m[i] += from
			}
			if end = m[1]; !yield(m) {
				return
			}
		}
	}
}

// compareFixed holds such numbers against each other.
func (n *page) compareFixed(p *passage, first map[string]placedNumber) {
	for m := range p.around(groupsOf, "个") {
		n.holdFixed(p, m[2:4], m[6:8], m[4:6], first)
	}
	for m := range p.around(groupsIn, "有") {
		n.holdFixed(p, m[2:4], m[4:6], m[6:8], first)
	}
	for m := range p.around(groupsAll, "个") {
		n.holdFixed(p, m[2:4], m[6:8], m[4:6], first)
	}
	if p.holds("海拔") {
		for _, m := range altitudeOf.FindAllStringSubmatchIndex(p.text, -1) {
			what := [2]int{m[6], m[6]}
			if m[4] >= 0 {
				what = [2]int{m[4], m[5]}
			}
			n.holdFixed(p, m[2:4], what[:], m[8:10], first)
		}
	}
}

func (n *page) holdFixed(p *passage, place, what, number []int, first map[string]placedNumber) {
	sentence := sentenceBefore(p.text[:place[0]], "。！？；\n")
	if anyof.Contains(sentence, "原", "过去", "曾", "合并", "并村", "撤", "其中", "计划", "贫困", "新增", "以前", "当时", "解放") {
		return
	}
	v, _ := strconv.ParseFloat(p.text[number[0]:number[1]], 64)
	if v < 2 {
		return
	}
	x := placedNumber{p, number[0], number[1] + len("个"), v}
	key := p.text[place[0]:place[1]] + p.text[what[0]:what[1]]
	was, seen := first[key]
	if !seen {
		first[key] = x
		return
	}
	if was.number == v || max(was.number, v) > 1.5*min(was.number, v) || strings.HasPrefix(key, "全") && n.severalPlaces() {
		return
	}
	year, again := yearIn(sentenceBefore(was.p.text[:was.from], "。\n")), yearIn(sentence)
	if year > 0 && again > 0 && year != again {
		return
	}
	n.holdPlaces(was, x)
}

// holdPlaces reports the second of two wordings, where nothing is reported of it yet.
func (n *page) holdPlaces(a, b placedNumber) {
	q := twoNumbers(a.p.text[a.from:a.to], b.p.text[b.from:b.to])
	q.Span = b.p.prose.Source(b.from, b.to)
	q.Related = []problem.Related{related(a.p.prose.Source(a.from, a.to), "前一个在这里", "the first is here")}
	for i := range n.out.list {
		if n.out.list[i].Rule == sumMismatchID && n.out.list[i].Span == q.Span {
			return
		}
	}
	n.out.add(q)
}

// happened is a day with what was opened, founded or finished on it.
var happened = lazyregexp.New(`([0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?)，([^，。；！？0-9\n]{4,24}(?:建成|竣工|开工|启用|投用|通车|挂牌|成立|投产)[^，。；！？0-9\n]{0,6})[，。；]`)

// compareDays holds what is reported word for word of two days: 2021年10月，新办公楼建成使用 … 2020年10月，新办公楼建成使用.
func (n *page) compareDays(p *passage, first map[string]placedNumber) {
	if !p.holds("建成", "竣工", "开工", "启用", "投用", "通车", "挂牌", "成立", "投产") || !p.holds("月，", "日，") {
		return
	}
	for _, m := range happened.FindAllStringSubmatchIndex(p.text, -1) {
		x, what := placedNumber{p: p, from: m[2], to: m[3]}, p.text[m[4]:m[5]]
		was, seen := first[what]
		day := p.text[m[2]:m[3]]
		switch {
		case !seen && runeCount(what) >= 8:
			first[what] = x
		case seen && !strings.HasPrefix(day, was.p.text[was.from:was.to]) && !strings.HasPrefix(was.p.text[was.from:was.to], day):
			n.holdPlaces(was, x)
		}
	}
}
