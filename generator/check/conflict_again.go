package check

import (
	"iter"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// What a text says twice in other words, where the second number can only be the first mistyped or forgotten: the people of the
// same households (263户1058人 … 263户1085人), the growth of the same amount, how many groups a village has, how high it lies.

// fewestHouseholds is how many households are no chance number.
const fewestHouseholds = 30

// peopleOf names the households whose people a figure counts: 263户 of 263户1058人.
func (p *passage) peopleOf(i int) (s statement, name string) {
	if i == 0 {
		return s, ""
	}
	a, b := p.figures[i-1], p.figures[i]
	if a.Unit != "户" || b.Unit != "人" && b.Unit != "口人" || a.Bound != quantity.Exact || b.Bound != quantity.Exact || a.Value.Float64() < fewestHouseholds || b.Start-a.End > len("、") || b.Value.Float64() < 100 {
		return s, ""
	}
	if anyof.Contains(cutBefore(p.text[:a.Start], 30), "增", "减", "新", "比") {
		return s, ""
	}
	return p.statement(i), p.text[a.Start:a.End]
}

// holdSlipped reports the second of two whole numbers that can be the first mistyped.
func (n *page) holdSlipped(was, s statement) {
	x, y := int64(math.Round(was.claim.Value.Float64())), int64(math.Round(s.claim.Value.Float64()))
	if x != y && slip(x, y) {
		n.reportTwoValues(was, s)
	}
}

// secondOf names what a figure is told of together with the one before it: 床位3640张 of 养老机构28家、床位3640张.
func (p *passage) secondOf(i int) (s statement, name string) {
	if i == 0 {
		return s, ""
	}
	a, b := p.figures[i-1], p.figures[i]
	words := p.text[a.End:max(a.End, b.Start)]
	if a.Bound != quantity.Exact || b.Bound != quantity.Exact || isShare(a.Unit) || isShare(b.Unit) || len(words) < len("、床位") || runeCount(words) > 10 || b.Value.Float64() < 100 || !anyof.Prefix(words, "、", "，") ||
		strings.ContainsAny(words, "。；（） \n") || anyof.Contains(words, "增", "减", "新", "比", "降", "年", "月", "其中", "累计") {
		return s, ""
	}
	noun := []rune(clauseOf(cutBefore(p.text[:a.Start], longestMatter)))
	if len(noun) < 4 || anyof.Contains(string(noun), "新增", "计划", "目标", "每", "均") {
		return s, ""
	}
	return p.statement(i), strings.TrimRight(string(noun[len(noun)-4:]), "有为共") + p.text[a.Start:a.End] + strings.TrimLeft(words, "、，") + string(b.Unit)
}

// holdMistyped reports the second of two numbers, neither of which is round, that can be the first mistyped.
func (n *page) holdMistyped(was, s statement) {
	digits := digitsOf(was.text)
	if len(strings.TrimRight(digits, "0")) > 2 && scaleOf(was.text) == scaleOf(s.text) && digitsSlip(digits, digitsOf(s.text)) {
		n.reportTwoValues(was, s)
	}
}

// growthWords lead from an amount to how much it grew on the year before.
var growthWords = [...]string{"，增长", "、增长", "，同比增长", "、同比增长", "，比上年增长", "，较上年增长", "，比上年增加", "，下降", "、下降", "，同比下降", "，比上年下降"}

// growthOf names the amount whose growth a figure is: 生产总值1286.4亿元 of 生产总值1286.4亿元，增长5.8%.
func (p *passage) growthOf(i int) (s statement, name string) {
	if i == 0 {
		return s, ""
	}
	a, b := p.figures[i-1], p.figures[i]
	if b.Unit != "%" || b.Bound != quantity.Exact || a.Bound != quantity.Exact || isShare(a.Unit) || !isOneOf(p.text[a.End:max(a.End, b.Start)], growthWords[:]) {
		return s, ""
	}
	digits := strings.Trim(digitsOf(p.text[a.Start:a.End]), "0")
	noun := []rune(bareNoun(clauseOf(cutBefore(p.text[:a.Start], longestMatter))))
	if len(digits) < fewestTurned || len(noun) < 4 || anyof.Contains(string(noun), "年均", "目标", "计划") {
		return s, ""
	}
	return p.statement(i), p.text[a.Start:a.End] + string(noun[len(noun)-4:])
}

// holdGrowth reports the second of two growths of one amount.
func (n *page) holdGrowth(was, s statement) {
	if was.claim.Value.Float64() != s.claim.Value.Float64() {
		n.reportTwoValues(was, s)
	}
}

// wordsOfDeed is how many characters before two numbers must be the same for them to be of one deed: 拆除残垣断壁.
const wordsOfDeed = 6

// deedOf names what was done, in one paragraph, by the words directly before a figure.
func (p *passage) deedOf(i int) (s statement, name string) {
	f := p.figures[i]
	if f.Bound != quantity.Exact || f.Unit == "" || isShare(f.Unit) || f.Value.Sign() <= 0 || (len(digitsOf(p.text[f.Start:f.End])) < 3 && !strings.Contains(p.text[f.Start:f.End], ".")) {
		return s, ""
	}
	before := cutBefore(p.text[:f.Start], longestMatter)
	clause := clauseOf(before)
	words := []rune(clause)
	at := len(words)
	for at > 0 && isHan(words[at-1]) {
		at--
	}
	if words = words[at:]; len(words) < wordsOfDeed || anyof.Contains(clause, "年", "月", "季", "期", "其中", "增", "减", "比", "较", "每", "均", "计划", "目标", "预计", "分别", "第", "再", "又", "还", "另", "新", "原") {
		return s, ""
	}
	if sentence := sentenceBefore(p.text[:f.Start], "。！？；\n"); anyof.Contains(sentence, "年", "季度", "其中", "第一", "第二", "甲", "乙", "分别", "上午", "下午", "上半", "下半", "增", "减", "比") {
		return s, ""
	}
	return p.statement(i), strconv.Itoa(p.index) + string(words[len(words)-wordsOfDeed:]) + string(f.Unit)
}

// holdDeeds reports the second of two numbers of one deed that is the first with one digit mistyped.
func (n *page) holdDeeds(was, s statement) {
	a, b := digitsOf(was.text), digitsOf(s.text)
	if len(a) != len(b) || scaleOf(was.text) != scaleOf(s.text) || strings.Index(was.text, ".") != strings.Index(s.text, ".") {
		return
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	if (differ == 1 && anyof.Contains(clauseOf(cutBefore(s.p.text[:s.claim.Start], longestMatter)), "共", "累计", "一共") || exchanged(a, b)) && !n.severalPlaces() {
		n.reportTwoValues(was, s)
	}
}

func isOneOf(word string, list []string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
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

// fixedAgain holds such numbers against each other.
func (n *page) fixedAgain(p *passage, first map[string]placedNumber) {
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
	v, err := strconv.ParseFloat(p.text[number[0]:number[1]], 64)
	if err != nil || v < 2 {
		return
	}
	x := placedNumber{p, number[0], number[1], v}
	if anyof.Prefix(p.text[number[1]:], "个", "米") {
		x.to += len("个")
	}
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

// holdPlaces reports the second of two wordings, where nothing is told of it yet.
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

// daysAgain holds what is told word for word of two days: 2021年10月，新办公楼建成使用 … 2020年10月，新办公楼建成使用.
func (n *page) daysAgain(p *passage, first map[string]placedNumber) {
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
