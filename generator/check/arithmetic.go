package check

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// Arithmetic on prose: what a sentence says of its own figures is worked out, whether they are
// bound to data or not. How a clause is read stands in parts.go (what is a part of what),
// changes.go (what is compared with what) and averages.go (what is counted per what).

// term is a figure of a sentence that arithmetic can be done with: the data's value where it is
// bound, as far as wording and rounding leave it open.
type term struct {
	from, to  int // bytes of the passage's text
	bound     bool
	low, high float64
	unit      quantity.Unit
	text      string
	number    float64 // the number as written or in the data; 0 where only the ends are known
	step      float64 // of a percentage: one unit of its last digit as written
	open      bool    // said to be more than a number (超, 逾, 突破, 余)
	rough     bool    // said to be about a number
	bracket   int     // where the brackets open that it stands in, -1 outside
	other     bool    // no figure by the rules on figures: see equations_numbers.go
}

// value is the middle of what a term leaves open.
func (t term) value() float64 { return (t.low + t.high) / 2 }

// sentence is a sentence's terms in order, with its text.
type sentence struct {
	p        *passage
	from, to int // bytes
	terms    []term
	former   *sentence // the one directly before it, nil where none states figures
}

// sentences returns the sentences of a passage that state figures, in order. They are read once
// for both rules.
func (p *passage) sentences() []sentence {
	if p.sentencesRead {
		return p.sentenceList
	}
	p.sentencesRead = true
	p.readFigures()
	if len(p.figures)+len(p.bound) < 2 {
		return nil
	}
	next := 1 // of p.starts: the next line
	for from := 0; from < len(p.text); {
		to := len(p.text)
		if i := anyof.IndexRune(p.text[from:], "。！？"); i >= 0 {
			to = from + i
		}
		for next < len(p.starts) && int(p.bytes[p.starts[next]]) <= from {
			next++
		}
		if next < len(p.starts) && int(p.bytes[p.starts[next]]) < to && endsParagraph(p.lastOfLine(p.starts[next]-1)) {
			to = int(p.bytes[p.starts[next]])
		}
		if s := (sentence{p: p, from: from, to: to, terms: p.terms(from, to)}); len(s.terms) > 0 && len(s.terms) <= mostTerms {
			p.sentenceList = append(p.sentenceList, s)
		}
		if to < len(p.text) && strings.IndexAny(p.text[to:to+utf8.RuneLen(firstOf(p.text[to:]))], "。！？") == 0 {
			_, size := firstRune(p.text[to:])
			to += size
		}
		from = to
	}
	return p.sentenceList
}

// mostTerms bounds the figures of a sentence that is worked out: nobody writes more, and no text
// may cost more than its length.
const mostTerms = 60

func firstOf(s string) rune {
	r, _ := firstRune(s)
	return r
}

func (p *passage) terms(from, to int) []term {
	var list []term
	b := sort.Search(len(p.bound), func(i int) bool { return p.bound[i].from >= from })
	add := func(t term) { list = append(list, p.withEnd(t)) }
	for _, f := range p.figures[p.firstFigure(from):] {
		if f.Start >= to {
			break
		}
		for b < len(p.bound) && p.bound[b].from < f.Start {
			p.addBound(&p.bound[b], add)
			b++
		}
		if f.Start >= from && f.End <= to && !p.overlaps(f) && !p.isMangledYear(f) && !spacedDigits(p.text[:f.Start]) {
			low, high := ends(f.Interval, f.Value)
			wording := wordingOf(p.text[f.Start:f.End], f.Value)
			if f.Bound == quantity.Exact && scaleOf(wording) > 1 && !strings.Contains(wording, ".") {
				v := f.Value.Float64() // whoever works with 4亿元 does not mean 4.2
				low, high = max(low, v*0.98), min(high, v*1.02)
			}
			number := f.Value.Float64()
			if negative(p.text[:f.Start], f.Unit) {
				low, high, number = -high, -low, -number
			}
			add(term{from: f.Start, to: f.End, low: low, high: high, number: number, unit: countedAs(f.Unit, p.text[f.End:]), text: wording, step: step(wording),
				open: f.Bound == quantity.AtLeast, rough: f.Bound == quantity.About || f.Bound == quantity.Under})
		}
	}
	for ; b < len(p.bound) && p.bound[b].from < to; b++ {
		p.addBound(&p.bound[b], add)
	}
	if p.chars.mayHave('各') {
		p.countEach(from, list)
	}
	if p.chars.mayHave('（') || p.chars.mayHave('(') {
		markBrackets(p.text[from:to], from, list)
		return list
	}
	for i := range list {
		list[i].bracket = -1
	}
	return list
}

// wordingOf is a figure as it is written, with the 万 or 亿 that only the last of its list has.
func wordingOf(written string, value quantity.Decimal) string {
	if scaleOf(written) > 1 {
		return written
	}
	number, _ := strconv.ParseFloat(written, 64)
	if number == 0 {
		return written
	}
	for _, scale := range [...]string{"万", "亿", "万亿"} {
		if math.Abs(value.Float64()/number/scaleOf(scale)-1) < 1e-9 {
			return written + scale
		}
	}
	return written
}

// countedAs is the unit of a number before a noun: 170个劳动力 are people.
func countedAs(u quantity.Unit, after string) quantity.Unit {
	if u == "个" && anyof.Prefix(after, "劳动力", "劳力", "村民", "农民", "学生", "党员", "老人", "孩子", "儿童", "职工", "工人", "社员", "干部") && !anyof.Prefix(after, "党员活动", "党员中心", "党员示范", "党员先锋", "老人之家", "儿童之家", "儿童乐园", "村民小组", "村民委员会", "村民议事", "村民理事", "党员责任", "党员服务", "党员网格", "党员小组", "劳动力市场", "学生食堂", "学生宿舍", "职工之家") {
		return "人"
	}
	if u == "口人" {
		return "人"
	}
	if u == "吨" && anyof.Prefix(after, "标准煤", "标煤") {
		return "标准煤" // of which coal and oil are counted in tons of their own
	}
	return u
}

// negative tells whether a rate bears a sign: 由一季度的-7%回升到5.1%.
func negative(before string, u quantity.Unit) bool {
	if u != "%" && u != "℃" && u != "个百分点" {
		return false
	}
	if strings.HasSuffix(before, "负增长") {
		return true
	}
	for _, sign := range [...]string{"-", "－", "−"} {
		if rest, ok := strings.CutSuffix(before, sign); ok {
			return isHan(lastRune(rest)) || anyof.Suffix(rest, "（", "(", "，", "：")
		}
	}
	return false
}

// spacedDigits tells whether a number is the rest of one that was typed or scanned with spaces:
// 1 655亿元.
func spacedDigits(before string) bool {
	n := len(before)
	if n > 2 && before[n-1] == ' ' && before[n-2] == '.' {
		n-- // 12. 4‰
	}
	return n > 1 && (before[n-1] == ' ' || before[n-1] == '.') && before[n-2] >= '0' && before[n-2] <= '9'
}

// markBrackets notes for each term the innermost brackets that it stands in.
func markBrackets(text string, base int, list []term) {
	var open []int
	k := 0
	for i, r := range text {
		for k < len(list) && list[k].from <= base+i {
			list[k].bracket = -1
			if len(open) > 0 {
				list[k].bracket = open[len(open)-1]
			}
			k++
		}
		switch r {
		case '（', '(':
			open = append(open, base+i)
		case '）', ')':
			open = open[:max(len(open)-1, 0)]
		}
	}
}
func (p *passage) addBound(b *bound, add func(term)) {
	t := term{from: b.from, to: b.to, bound: true, unit: b.data.Unit, text: p.text[b.from:b.to]}
	t.low, t.high = slack(b.data.Value.Float64(), b.data.Bound)
	t.number = b.data.Value.Float64()
	if b.reads {
		t.step = step(t.text)
		if isShare(b.claim.Unit) {
			t.unit = b.claim.Unit
			t.low, t.high = ends(b.claim.Interval, b.claim.Value)
			t.number = b.claim.Value.Float64()
		}
	}
	add(t)
}

// slack is what a fact leaves open: one that is only a bound can be a tenth off.
func slack(v float64, b quantity.Bound) (low, high float64) {
	switch b {
	case quantity.AtLeast:
		return v, v * 1.1
	case quantity.About:
		return v * 0.95, v * 1.05
	case quantity.Under:
		return v * 0.9, v
	}
	return v, v
}

func ends(in quantity.Interval, v quantity.Decimal) (low, high float64) {
	low, high = in.Low.Float64(), in.High.Float64()
	if in.Low.IsMissing() {
		low = v.Float64() * 0.9
	}
	if in.High.IsMissing() {
		high = v.Float64() * 1.1
	}
	return low, high
}

// step returns the value of a figure's last digit: 0.1 for 87.8%.
func step(text string) float64 {
	_, fraction, ok := strings.Cut(text, ".")
	if !ok {
		return 1
	}
	digits := 0
	for digits < len(fraction) && fraction[digits] >= '0' && fraction[digits] <= '9' {
		digits++
	}
	return math.Pow10(-digits)
}

// in returns the term's ends in another unit, false where the two do not compare.
func (t term) in(u quantity.Unit) (low, high float64, ok bool) {
	if t.unit == u {
		return t.low, t.high, u != ""
	}
	one := quantity.FromInt(1)
	rate, ok := quantity.Convert(one, t.unit, u)
	if !ok || u == "" || !sameThing(t.unit, u) {
		return 0, 0, false
	}
	f := rate.Float64()
	return t.low * f, t.high * f, true
}

// sameThing tells whether two units can be parts of one total. 个 counts anything, so it
// adds up with itself only; lines (条) do not add up with buses (台).
func sameThing(a, b quantity.Unit) bool {
	if a == "个" || b == "个" {
		return false
	}
	if _, ok := quantity.Convert(quantity.FromInt(1), a, "个"); !ok {
		return true
	}
	for _, kind := range [...]string{" 座 处 所 口 眼 孔 口井 口塘 栋 幢 ", " 台 辆 套 台套 台（套） 台(套) 架 艘 ", " 家 所 间 店 厂 校 院 单位 ", " 人 名 位 ", " 件 起 宗 例 项 单 笔 ", " 条 道 根 "} {
		if strings.Contains(kind, " "+string(a)+" ") && strings.Contains(kind, " "+string(b)+" ") {
			return true
		}
	}
	return false
}

func (t term) share() bool { return isShare(t.unit) && t.unit != "个百分点" || t.unit == "成" }

// percent returns the term's ends as percentages.
func (t term) percent() (low, high float64) {
	switch t.unit {
	case "成":
		return t.low * 10, t.high * 10
	case "‰":
		return t.low / 10, t.high / 10
	}
	return t.low, t.high
}

// between returns the text between two terms.
func (s *sentence) between(a, b term) string { return s.p.text[a.to:max(a.to, b.from)] }

// after returns at most n characters of the text behind a term, up to the next one.
func (s *sentence) after(k, n int) string {
	to := s.to
	if k+1 < len(s.terms) {
		to = s.terms[k+1].from
	}
	return cut(s.p.text[s.terms[k].to:to], n)
}

func cut(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// head is the text between the term before k and term k.
func (s *sentence) head(k int) string {
	from := s.from
	if k > 0 {
		from = s.terms[k-1].to
	}
	return s.p.text[from:s.terms[k].from]
}

// adjacent tells whether the term behind term k is another measure of the same thing: 90户300人,
// 面积50亩，年产120吨.
func (s *sentence) adjacent(k int) bool {
	between := s.between(s.terms[k], s.terms[k+1])
	return runeCount(between) <= 6 && !anyof.Contains(between, "；", "。", "：", "其中")
}

// indexOf returns the place of a term in its sentence, -1 where it is of another.
func (s *sentence) indexOf(t term) int {
	return slices.IndexFunc(s.terms, func(x term) bool { return x.from == t.from })
}

// report adds a problem about a term: the sum in one line, and what to do.
func (s *sentence) report(rule problem.Rule, t term, zh, en string, others ...problem.Related) {
	hint := msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong")
	if t.bound {
		hint = msg("对照来源，看哪一个数是错的；连到数据的，在 data/ 里改", "compare with the source: one of these numbers is wrong; those that are linked are corrected in data/")
	}
	s.p.out.add(problem.Problem{Rule: rule, Span: s.p.prose.Source(t.from, t.to), Message: msg(zh, en), Hint: hint, Related: others})
}

// reportLine reports that a figure is not what its line comes to: 20÷80＝25%.
func (s *sentence) reportLine(rule problem.Rule, t term, line, stated string) {
	s.report(rule, t, line+"，写的是"+stated, line+", but the text says "+stated)
}

// scaleOf returns what a figure's number is multiplied by as written: 1e4 for 3.2万人.
func scaleOf(text string) float64 {
	scale := 1.0
	for at := 0; at+2 < len(text); at++ {
		if text[at] != "万"[0] { // 亿 begins with the same byte
			continue
		}
		switch text[at : at+3] {
		case "亿":
			if scale == 1e4 && strings.Contains(text, "万亿") {
				return 1e12
			}
			return 1e8
		case "万":
			scale = 1e4
		}
	}
	return scale
}

// decimal writes a value in a scale, without the noise of binary fractions.
func decimal(v, scale float64) string {
	text := fmt.Sprintf("%.6f", v/scale)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// apart tells whether two intervals do not meet, noise of binary fractions aside.
func apart(low1, high1, low2, high2 float64) bool {
	noise := 1e-9 * max(math.Abs(low1), math.Abs(high1), math.Abs(low2), math.Abs(high2), 1)
	return low1 > high2+noise || high1 < low2-noise
}
