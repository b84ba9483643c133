package check

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/document/prose"
	"casebook/generator/quantity"
)

// Two numbers of one unit in a text of which the second refers back to the first, whatever paragraph that stands in: 村规民约共18条 …… 这十六条
// 村规民约. No word need say so; how much speaks for it is weighed: how many characters of their names they have in common, whether 这, 的 or 全村
// refers back, whether the second can be the first mistyped, and against it a plan, a part, a change or another year.

const (
	fewestOfTwo   = 6    // how much must speak for it
	earlierOfTwo  = 24   // how many earlier numbers of its unit one may refer back to
	farthestOfTwo = 8    // in how many paragraphs more one refers back to a number that it does not have the digits of
	mostApart     = 2    // so many more or fewer may be the same, counted again
	widestRatio   = 1.25 // or so many times as many
	widestOfTwo   = 3    // how many values a name has at most that is held: more are of several things
)

// mention is a number of a text and what its words say of it, once they were read.
type mention struct {
	statement
	index    int // of its passage's figures
	read     bool
	name     string // the words around it
	before   string // the last two characters of what it counts, where that stands before it
	behind   string // and the first two behind it
	scope    string // 全村
	year     int
	stated   int  // that its own sentence names
	back     int  // how much says that it refers back
	another  bool // a plan, a change, a part or a mean
	sentence int  // byte where its sentence begins
}

// findTwoWeighed finds them.
func (n *page) findTwoWeighed() {
	units := map[quantity.Unit]quantity.Unit{}
	mentions := map[quantity.Unit][]mention{}
	for _, p := range n.texts {
		if p.prose.Kind != prose.Paragraph && p.prose.Kind != prose.ListItem {
			continue
		}
		for i, f := range p.figures {
			if f.Bound != quantity.Exact || f.Unit == "" || f.Value.Sign() <= 0 || neverHeld(f.Unit) {
				continue
			}
			unit, known := units[f.Unit]
			if !known {
				unit = countsIn(f.Unit)
				units[f.Unit] = unit
			}
			x, list := mention{statement: p.statement(i), index: i}, mentions[unit]
			earlier := list[max(0, len(list)-earlierOfTwo):]
			if slices.ContainsFunc(earlier, x.mayBe) {
				if was := x.means(earlier); was != nil && !n.severalPlaces() && !n.toldAt(x) {
					n.reportTwoValues(was.statement, x.statement)
				}
			}
			mentions[unit] = append(list, x)
		}
	}
}

// anotherYear stands for one that is not named: 去年.
const anotherYear = -1

// neverHeld tells whether a unit measures what nobody refers back to: times, ages, factors.
func neverHeld(u quantity.Unit) bool {
	switch u {
	case "年", "月", "个月", "天", "日", "小时", "分钟", "岁", "次", "倍", "个百分点", "度", "周年", "届", "秒", "分":
		return true
	}
	return false
}

// toldAt tells whether a sum is told of a number already.
func (n *page) toldAt(x mention) bool {
	at := x.p.prose.Source(x.claim.Start, x.claim.End)
	for i := range n.out.list {
		if q := &n.out.list[i]; q.Rule == sumMismatchID && q.Span.File == at.File && q.Span.Start >= at.Start-1 && q.Span.Start <= at.End {
			return true
		}
	}
	return false
}

// mayBe tells whether two values are near enough to be one that was mistyped or forgotten; most pairs are not, and their words need not be read.
func (x *mention) mayBe(was mention) bool {
	a, b := was.claim.Value.Float64(), x.inUnitOf(&was)
	if same(a, b) || min(a, b) < fewestCounted {
		return false
	}
	if isShare(x.claim.Unit) { // of which prose is full: two rates by their names, or two digits exchanged
		return x.ofRate() && was.ofRate() || exchangedValues(a, b)
	}
	return max(a, b) <= widestRatio*min(a, b) || math.Abs(a-b) <= mostApart && min(a, b) > 4 || max(a, b) < 10*min(a, b) && int64(math.Round(math.Abs(a-b)*1e4))%9 == 0 // as where two digits were exchanged
}

// ofRate tells whether the name of a rate may stand near a number.
func (m *mention) ofRate() bool {
	text, f := m.p.text, m.claim
	return strings.Contains(text[max(0, f.Start-nearRate):f.Start], "率") || strings.Contains(text[f.End:min(len(text), f.End+nearRate)], "率")
}

// nearRate is within how many bytes of its number a rate is named.
const nearRate = 36

// inUnitOf is the value in the unit of another.
func (x *mention) inUnitOf(was *mention) float64 {
	b := x.claim.Value.Float64()
	if was.claim.Unit == x.claim.Unit {
		return b
	}
	if rate, ok := quantity.Convert(quantity.FromInt(1), x.claim.Unit, was.claim.Unit); ok {
		b *= rate.Float64()
	}
	return b
}

// readWords reads the words around a number, once.
func (m *mention) readWords() {
	if m.read {
		return
	}
	m.read = true
	p := m.p
	x := numbered{statement: m.statement, index: m.index}
	x.readAround()
	m.sentence = x.sentence
	f := x.claim
	words := x.before + "，" + x.behind
	m.another = anyof.Contains(x.before+"，"+cut(x.behind, nearBehind), otherDay[:]...) || anyof.Contains(p.text[x.sentence:f.Start], "其中", "分别", "原来", "过去", "以前", "年前", "预计", "计划", "将", "力争", "确保", "到20", "抓好", "推进", "全年交付", "余下", "剩余", "剩下")
	m.name = withoutFillers(words)
	lead := clauseOf(p.text[x.sentence:f.Start])
	switch {
	case anyof.Suffix(lead, "这", "该", "上述", "这些", "本次", "全部", "全体", "所有"), anyof.Contains(cutBefore(lead, 8*len("这")), "这条", "这座", "这所", "这个", "这支", "这片", "这次", "此次", "这笔", "这项", "该项目", "该工程"),
		anyof.Suffix(lead, "的") && runeCount(lead) > 2:
		m.back = 2
	case x.of && runeCount(x.behind) > 1:
		m.back = 2
	default:
		if m.scope = scopeWord(lead); m.scope != "" {
			m.back++
		}
		if tellsOfAll(clauseAfter(p.text[f.End:])) {
			m.back++
		}
	}
	m.before, m.behind = cutBefore(bareNoun(x.before), 2*len("村")), cut(x.behind, 2)
	sentence := p.text[x.sentence:f.Start]
	if m.stated = yearIn(sentence); m.stated == 0 && anyof.Contains(sentence, "今年", "去年", "上年", "本年", "前年", "明年") {
		m.stated = anotherYear
	}
	if m.year = m.stated; m.year <= 0 {
		m.year = max(p.yearOver(p.runeAt(f.Start)), m.year)
	}
}

// scopeWord returns the word of a clause that says of what all is told: 全村.
func scopeWord(clause string) string {
	for _, w := range scopes {
		if strings.Contains(clause, w) {
			return w
		}
	}
	return ""
}

// fillers are words around numbers that name nothing.
var fillers = strings.NewReplacer("达到", "，", "完成", "，", "实现", "，", "以上", "，", "左右", "，", "目前", "，", "今年", "，", "共有", "，", "总共", "，", "累计", "，", "现有", "，", "已有", "，", "已经", "，", "如今", "，", "的", "，", "了", "，", "在", "，",
	"是", "，", "有", "，", "为", "，", "共", "，", "达", "，", "约", "，", "这", "，", "该", "，", "全", "，", "现", "，", "已", "，", "个", "，", "把", "，", "被", "，", "由", "，", "和", "，", "与", "，", "都", "，", "用", "，")

func withoutFillers(text string) string { return fillers.Replace(text) }

// means returns the earlier mention that one refers back to with another value; nil where there is none.
func (x *mention) means(before []mention) *mention {
	var best *mention
	x.readWords()
	most := fewestOfTwo - 1
	for i := range slices.Backward(before) {
		was := &before[i]
		if !x.mayBe(*was) {
			continue
		}
		was.readWords()
		if n := x.weigh(was, twosInCommon(x.name, was.name)); n > most {
			best, most = was, n
		}
	}
	if best == nil || x.toldBefore(before) {
		return nil
	}
	return best
}

// toldBefore tells whether a mention of its name has its value, or so many others that they are of several things.
func (x *mention) toldBefore(before []mention) bool {
	values := map[float64]bool{x.claim.Value.Float64(): true}
	for i := range before {
		was := &before[i]
		was.readWords()
		if twosInCommon(x.name, was.name) < 2 {
			continue
		}
		if was.claim.Meets(x.claim) {
			return true
		}
		values[was.claim.Value.Float64()] = true
	}
	return len(values) >= widestOfTwo
}

// twosInCommon is how many characters of one text stand in another, two and two.
func twosInCommon(a, b string) int {
	n, last, before := 0, -1, -1 // where the last pair that they share ends, and where the character before began
	for i, r := range a {
		if !isHan(r) {
			before = -1
			continue
		}
		if end := i + utf8.RuneLen(r); before >= 0 && strings.Contains(b, a[before:end]) {
			if n += 2; last == i {
				n--
			}
			last = end
		}
		before = i
	}
	return n
}

// weigh says how much speaks for two numbers being of one thing, and one of them wrong.
func (x *mention) weigh(was *mention, common int) int {
	a, b := was.claim.Value.Float64(), x.inUnitOf(was)
	if same(a, b) || min(a, b) < fewestCounted || x.p == was.p && x.sentence == was.sentence || x.another != was.another || was.year != x.year && was.year != 0 && x.year != 0 || x.restIsTold(was) {
		return 0
	}
	if x.scope != "" && (x.scope == was.scope || exchangedValues(a, b) && strings.Contains(was.p.text[was.sentence:was.claim.Start], string(lastRune(x.scope)))) && (x.claim.Unit == "户" || countsPeople(x.claim.Unit)) {
		common = max(common, 3)
	}
	if common < 2 && x.back > 1 && runeCount(x.behind) == 2 && strings.Contains(was.p.text[was.sentence:was.claim.Start], x.behind) {
		common = 2 // 草莓基地占地120亩 …… 这210亩草莓
	}
	if rate := x.rateName(); rate != "" && strings.Contains(was.p.text[was.sentence:was.claim.Start], rate) {
		common = max(common, 4)
	}
	if common < 2 {
		return 0
	}
	n := min(common, 5) + x.back
	near := x.p.index-was.p.index <= farthestOfTwo
	before, after := digitsOf(plainDigits(a)), digitsOf(plainDigits(b))
	alike := runeCount(x.behind) == 2 && (x.behind == was.behind || x.behind == was.before)
	if alike {
		n++
	}
	if exchanged(before, after) && (x.stated != 0 && x.stated == was.stated || x.before != "" && x.before == was.before) {
		n++
	}
	switch {
	case exchanged(before, after):
		n += 3
	case math.Abs(a-b) <= mostApart && min(a, b) > 4, len(before) == len(after) && oneDigitOff(before, after) && (alike || len(strings.Trim(strconv.FormatFloat(a, 'f', -1, 64), "0")) > 2):
		n += 2
	case max(a, b) <= widestRatio*min(a, b):
		n++
	default:
		return 0
	}
	if !exchanged(before, after) && (x.back == 0 || !near || was.stated != x.stated) {
		return 0
	}
	if isShare(x.claim.Unit) && !x.sameRate(was, exchanged(before, after), common) {
		return 0
	}
	if x.another {
		n--
	}
	return n
}

// exchangedValues tells whether two digits of one number were exchanged in another.
func exchangedValues(a, b float64) bool {
	return exchanged(digitsOf(plainDigits(a)), digitsOf(plainDigits(b)))
}

// sameRate tells whether two percentages may be one: of one rate by its name, or a growth that the second refers back to.
func (x *mention) sameRate(was *mention, exchanged bool, common int) bool {
	if x.rateName() != "" {
		return exchanged && common >= 4 || x.back > 1 && common >= 4
	}
	return x.back > 1 && exchanged && common >= 3
}

// rateName is the name of a rate that ends at a number or stands behind it: 森林覆盖率; "" for none.
func (x *mention) rateName() string {
	if i := strings.Index(x.name, "率"); i >= 0 {
		if name := []rune(hanBefore(x.name[:i])); len(name) > 1 {
			return string(name[len(name)-2:]) + "率"
		}
	}
	return ""
}

// restIsTold tells whether the sentence tells of the rest as well: 12个行政村 …… 11个行政村通公路，1个正在修.
func (x *mention) restIsTold(was *mention) bool {
	return slices.ContainsFunc(x.p.figures, func(f quantity.Claim) bool {
		return f.Unit == x.claim.Unit && f.Start > x.sentence && same(f.Value.Float64()+x.claim.Value.Float64(), was.claim.Value.Float64())
	})
}

// hanBefore returns the Chinese characters that a text ends with.
func hanBefore(text string) string {
	runes := []rune(text)
	i := len(runes)
	for i > 0 && isHan(runes[i-1]) {
		i--
	}
	return string(runes[i:])
}
