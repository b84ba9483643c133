package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
)

// A rate in a sentence that gives just two figures of one kind beside it: 应参保32万人，已参保31.36万人，参保率96%; 全市38微克，比上年的45微克下降18.4%.
// The rate can only be theirs; if no way to work it out fits, and one fits but for one digit, it was mistyped.

// rateWords stand in the clause of a share, turnWords in that of a change.
var (
	rateWords = [...]string{"占", "率", "比重", "比例", "覆盖面"}
	turnWords = [...]string{"增长", "下降", "减少", "增加", "提高", "上升", "降低", "上涨", "降幅", "增幅", "增速", "环比", "同比"}
)

// weighedRates reads them, in a sentence of which nothing else is told.
func (s *sentence) weighedRates(before *sentence) {
	for k, t := range s.terms {
		if t.unit == "个百分点" {
			s.weighedPoints(k)
			continue
		}
		if t.unit != "%" || t.open || t.rough || t.bracket >= 0 || k < 2 || strings.Contains(t.text, "分之") || middle(t) < 10*t.step {
			continue
		}
		clause := clauseOf(s.head(k))
		turn, rate := anyof.Contains(clause, turnWords[:]...), anyof.Contains(clause, rateWords[:]...)
		a, b, ok := s.onlyPair(k)
		if !ok || turn == rate || anyof.Contains(clause, "由", "从", "年均", "分别") || anyof.Prefix(s.after(k, 1), "和", "、") || strings.ContainsAny(s.p.text[a.to:t.from], "；：") || anyPairFits(t, s.near(k, before)) {
			continue
		}
		if turn && strings.Contains(s.head(s.indexOf(b)), "其中") || anyof.Contains(clause, "城镇化率", "城市化率") && !countsPeople(a.unit) {
			continue // 入境64.2万人次，其中港澳台同胞57.1万人次，增长12.6%: of the part
		}
		if turn {
			s.weighedTurn(t, a, b)
		} else {
			s.weighedShare(t, a, b, clause)
		}
	}
}

// onlyPair returns the two figures of one kind that stand before term k, where there are no others of it in the sentence.
func (s *sentence) onlyPair(k int) (a, b term, ok bool) {
	var list []term
	for j, x := range s.terms {
		if x.share() || x.unit == "个百分点" || x.bracket >= 0 {
			continue
		}
		if len(list) > 0 && !comparable(x, list[0]) {
			continue
		}
		if j > k || x.open || x.rough {
			return a, b, false
		}
		list = append(list, x)
	}
	if len(list) != 2 || list[0].unit == "个" && !s.deedOfRate(k, list[0], list[1]) || same(middle(list[0]), list[1].as(list[0].unit)) || anyof.Contains(clauseOf(s.p.text[s.from:list[1].from])+clauseOf(s.p.text[s.from:list[0].from]), "均", "每") || middle(list[0]) <= 0 || middle(list[1]) <= 0 || s.beforeBrackets(k).from != list[1].from {
		return a, b, false
	}
	return list[0], list[1], true
}

// deedOfRate tells whether a rate is of what both figures are said to be: 计划开工, 已开工, 开工率.
func (s *sentence) deedOfRate(k int, a, b term) bool {
	deed, ok := strings.CutSuffix(strings.TrimRight(clauseOf(s.head(k)), "为达到是"), "率")
	if n := runeCount(deed); n > 2 {
		deed = string([]rune(deed)[n-2:])
	}
	return ok && strings.Contains(clauseOf(s.p.text[s.from:a.from]), deed) && strings.Contains(clauseOf(s.p.text[s.from:b.from]), deed)
}

// beforeBrackets is the last term before term k that stands in no brackets, the first term where all do.
func (s *sentence) beforeBrackets(k int) term {
	for k--; k > 0 && s.terms[k].bracket >= 0; k-- {
	}
	return s.terms[k]
}

// weighedShare holds a share against two figures.
func (s *sentence) weighedShare(t, a, b term, clause string) {
	if middle(a) < b.as(a.unit) {
		a, b = b, a
	}
	whole := clauseOf(s.p.text[s.from:a.from])
	digits, slips := valueSlips(middle(t), t.step, min(middle(a), b.as(a.unit))/max(middle(a), b.as(a.unit))*100)
	if of := wholeNamed(afterWord(clause, "占")); !(slips && digits > 3) && (!sharesWhole(of, s.p.text[s.from:max(a.to, b.to)]) || ofAll(of) && lessThanAll(whole)) {
		return // 流动人口3200人，外出务工1500人，占全村总人口的56.9%
	}
	right := b.as(a.unit) / middle(a) * 100
	rest := 100 - right
	x, y := middle(a), b.as(a.unit)
	for _, v := range [...]float64{right, rest, y / (x + y) * 100, x / (x + y) * 100} { // the last two: women and men
		if !t.misses(v, v) {
			return
		}
	}
	v, scale := right, scaleOf(a.text)
	line := fmt.Sprintf("%s÷%s", decimal(b.as(a.unit), scale), decimal(middle(a), scale))
	if anyof.Contains(clauseOf(s.p.text[s.from:b.from]), "不", "未", "没") && !anyof.Contains(clause, "不", "未", "没") {
		v, line = rest, "100%－"+line // 抽检1240批次，不合格18批次，合格率
	}
	_, slips = valueSlips(middle(t), t.step, v)
	if slips = slips || t.fitsTurned(a, middle(b)) || t.fitsTurned(b, middle(a)); !slips || math.Abs(v-middle(t)) <= t.step {
		return
	}
	line += "＝" + percentText(v, t.step)
	s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", line, t.text))
}

// fitsTurned tells whether a share fits once two neighbouring digits of one of its figures are exchanged.
func (t term) fitsTurned(a term, other float64) bool {
	digits := []byte(digitsOf(a.text))
	if len(digits) < 3 || t.step >= 1 {
		return false
	}
	written, _ := strconv.ParseFloat(string(digits), 64)
	for i := 0; i+1 < len(digits); i++ {
		turned := slices.Clone(digits)
		turned[i], turned[i+1] = turned[i+1], turned[i]
		x, _ := strconv.ParseFloat(string(turned), 64)
		if x == written {
			continue
		}
		x *= middle(a) / written
		if v := min(x, other) / max(x, other) * 100; !t.misses(v, v) {
			return true
		}
	}
	return false
}

// weighedTurn holds a change against what it began and ended with.
func (s *sentence) weighedTurn(t, a, b term) {
	if !anyof.Contains(s.p.text[s.from:t.from], "比", "上年", "去年", "上月", "同期", "较", "由", "从", "原") || anyof.Contains(s.p.text[s.from:t.from], "生产总值", "增加值", "产值", "GDP") {
		return // which grow at prices of one year
	}
	if s.hasOwnRate(a, b) {
		return // 营业收入18亿元，同比增长38.5%，净利润7.73亿元，同比增长59%
	}
	x, y := middle(a), b.as(a.unit)
	changes := [...]float64{math.Abs(x-y) / x * 100, math.Abs(x-y) / y * 100}
	for _, v := range [...]float64{changes[0], changes[1], y / (x - y) * 100, y / (x + y) * 100, y / x * 100} { // 比上年增加937亩: by how much
		if !t.misses(v, v) {
			return
		}
	}
	v := changes[0]
	if former := anyof.Contains(clauseOf(s.p.text[s.from:b.from]), "上年", "去年", "上月", "同期", "比", "较", "原"); former {
		v = changes[1]
	}
	if _, slips := valueSlips(middle(t), t.step, v); !slips || math.Abs(v-middle(t)) <= t.step {
		return
	}
	base := x
	if v == changes[1] {
		base = y
	}
	scale := scaleOf(a.text)
	line := fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(max(x, y), scale), decimal(min(x, y), scale), decimal(base, scale), percentText(v, t.step))
	s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", line, t.text))
}

// hasOwnRate tells whether a change of the first of two figures stands between them.
func (s *sentence) hasOwnRate(a, b term) bool {
	first, second := min(a.from, b.from), max(a.from, b.from)
	return slices.ContainsFunc(s.terms, func(t term) bool {
		return t.unit == "%" && first < t.from && t.from < second && anyof.Contains(clauseOf(s.p.text[first:t.from]), turnWords[:]...)
	})
}

// weighedPoints holds by how many points two rates differ against the two, where a sentence has no others.
func (s *sentence) weighedPoints(k int) {
	d := s.terms[k]
	if d.open || d.rough || k < 2 || middle(d) < 10*d.step || s.terms[k-1].unit != "%" || s.terms[k-2].unit != "%" {
		return
	}
	a, b := s.terms[k-2], s.terms[k-1]
	for j, t := range s.terms {
		if t.share() && j != k-1 && j != k-2 || t.unit == "个百分点" && j != k {
			return
		}
	}
	words, verb := s.between(a, b), s.between(b, d)
	if a.open || b.open || b.rough || a.bracket >= 0 || strings.ContainsAny(words+verb, "；。（") || !anyof.Contains(words, "比", "较", "由", "从", "高于", "低于", "到", "至", "同期", "上年", "去年", "平均", "全省", "全市", "全县", "全国") || anyof.Contains(verb, "比", "较") {
		return
	}
	right := math.Abs(middle(a) - middle(b))
	step := max(a.step, b.step, d.step)
	if _, slips := valueSlips(middle(d), step, right); !slips || math.Abs(right-middle(d)) < step-1e-9 {
		return
	}
	line := fmt.Sprintf("%s－%s＝%s", decimal(max(middle(a), middle(b)), 1), decimal(min(middle(a), middle(b)), 1), decimal(math.Round(right*1000)/1000, 1))
	s.report(percentMismatchID, d, fmt.Sprintf("%s，写的是%s", line, d.text), fmt.Sprintf("%s, but the text says %s", line, d.text))
}

// afterWord is what stands behind a word, "" where it is not there.
func afterWord(text, word string) string {
	_, after, _ := strings.Cut(text, word)
	return after
}
