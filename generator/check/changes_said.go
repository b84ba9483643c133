package check

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// perUnit is what an average's change may begin with, or the time that a change took: 亩产由2300公斤提高到3000公斤，亩均增产700公斤;
// 四年增长了9倍.
var perUnit = lazyregexp.New(`^(?:亩均|户均|人均|平均|每亩|每户|每人|平均每亩|时限|时间|用时|周期|[一二两三四五六七八九十]{1,2}年(?:来|间|里|时间|累计)?)`)

// saidOfAll is what a change's verb may have before it: 共下降65.8个百分点, 仅下降了0.16%.
var saidOfAll = lazyregexp.New(`^(?:一?共|总共|合计|只|仅|仅仅|就)((?:增|下降|降|上升|提高|减少|扩大|缩小|缩短))`)

// growth holds what is said of a change against the change: 增长12.5%, 增加1000元, 提高4个百分点.
func (s *sentence) growth(c change) {
	a, b := s.terms[c.a], s.terms[c.b]
	low, high, _ := b.in(a.unit)
	if a.low <= 0 {
		return
	}
	first := max(c.a, c.b) + 1
	for k := first; k < len(s.terms) && k < first+2; k++ {
		t := s.terms[k]
		words := s.between(s.terms[k-1], t)
		words = withoutNoun(withoutRank(words))
		if strings.ContainsAny(words, "；：") || utf8.RuneCountInString(words) > 10 || t.bracket != b.bracket {
			return
		}
		if isSpan(t) {
			first++
			continue // 四年增长了9倍
		}
		if strings.Contains(t.text, "番") {
			if runeCount(strings.TrimLeft(beforeDoubling.Replace(words), "，,、")) > 2 {
				return // 村集体收入……，村民收入翻了一番; 茶园面积……，亩产值翻了一番
			}
			if ratio := high / a.low; ratio < middle(t) || ratio > 1.2*middle(t) { // whoever doubled twice and a little more says 翻两番
				s.timesOf(t, low/a.high, high/a.low, a, b, false)
			}
			continue
		}
		if (t.share() || t.unit == "倍") && meanOfTotal(strings.TrimLeft(words, "，,、"), clauseOf(s.head(c.a))+clauseOf(s.head(c.b))) {
			return
		}
		verb := saidOfAll.ReplaceAllString(perUnit.ReplaceAllString(s.withoutStart(c, strings.TrimLeft(words, "，,、")), ""), "$1")
		if t.unit == "倍" && anyof.Prefix(verb, "是", "为", "变为", "变成", "相当于", "数量是", "数量为", "规模是", "总数是", "户数是", "人数是", "社员户数是") && (anyof.Contains(verb, "原来", "当初", "最初", "起步时", "之前", "以前", "上年", "去年", "过去") || strings.HasSuffix(verb, "年的")) {
			if !s.constantPrices(t) || middle(t) > 1.2*high/a.low { // at the prices of the day a product grows by more
				s.timesOf(t, low/a.high, high/a.low, a, b, false)
			}
			return
		}
		if t.share() && anyof.Contains(words, "年均", "年平均", "平均增长率") {
			s.yearlyRate(t, a, b, low, high)
			continue // 年均增长14.9%，是2010年的2.67倍
		}
		if !anyof.Prefix(strings.TrimPrefix(strings.TrimPrefix(verb, "名义"), "提标"), "幅度", "偏多", "偏少", "偏高", "偏低", "增", "净增", "新增", "扩大", "净减", "节水", "节电", "节约", "节省", "少用", "多收", "少收", "压缩", "缩短", "省下", "提高", "提升", "上升", "上涨", "下降", "降", "涨", "升", "累计增", "累计下降", "累计减少", "共增", "共减", "减", "压减率", "缩减率", "精简率", "同比增", "同比下降", "同比减") ||
			anyof.Contains(words, "年均", "月均", "每年", "到", "至", "增加值", "率由", "率从", "幅由", "幅从", "速由", "速从") {
			return
		}
		if t.share() && !isShare(a.unit) && c.sure && runeCount(verb) <= 4 && (!c.up && anyof.Prefix(verb, "上涨", "增长", "上升", "提高", "涨幅", "增幅") && b.high < a.low || c.up && anyof.Prefix(verb, "下降", "下跌", "减少", "降低", "降幅") && b.low > a.high) {
			s.report(percentMismatchID, t, fmt.Sprintf("由%s到%s，写的是%s%s", a.text, b.text, verb, t.text), fmt.Sprintf("from %s to %s, but the text says %s%s", a.text, b.text, verb, t.text))
			return
		}
		switch {
		case t.unit == "个百分点" && isShare(a.unit):
			s.points(t, a, b)
		case t.share() && !isShare(a.unit):
			if !s.constantPrices(t) {
				s.rate(t, a, b, low, high)
			}
		case s.constantPrices(t):
		case t.unit == "倍":
			s.timesOf(t, (low/a.high)-1, (high/a.low)-1, a, b, true)
		case !t.share() && (!anyof.Prefix(verb, "新增", "增加", "减少", "净增") || runeCount(verb) <= 4 || s.sameNounAs(verb, c)):
			s.difference(t, a, b, low, high)
		case !t.share():
			return // 重点学科由50个增加到75个，新增博士点49个
		case runeCount(verb) <= 4:
			s.pointsAsPercent(t, a, b)
		default:
			return
		}
	}
}

// withoutNoun takes off what a figure counts, where that stands between it and what is said of it: 0.68吨 标准煤，降幅为.
func withoutNoun(words string) string {
	if noun, rest, found := strings.Cut(words, "，"); found && rest != "" && noun != "" && runeCount(noun) <= 3 && !anyof.Contains(noun, "年", "月", "日", "左右", "以上", "以下", "增", "减", "升", "降") {
		return "，" + rest
	}
	return words
}

// sameNounAs tells whether a change's verb is followed by what changed: 由50个增加到75个，增加学科25个.
func (s *sentence) sameNounAs(verb string, c change) bool {
	runes := []rune(verb)
	return strings.Contains(s.p.text[s.from:s.terms[max(c.a, c.b)].to], string(runes[len(runes)-2:]))
}

// constantPrices tells whether a growth is counted at constant prices, as that of a product or a
// value added is, while the amounts beside it are at the prices of the day.
func (s *sentence) constantPrices(t term) bool {
	words := s.p.text[s.from:t.from]
	words = words[max(strings.LastIndex(words, "；"), 0):]
	return anyof.Contains(words, "生产总值", "增加值", "GDP", "可比", "总产值", "不变价", "实际增长", "扣除", "剔除")
}

func (s *sentence) rate(t, a, b term, low, high float64) {
	if s.isOfYears(t, a, b) {
		return // 2019年15.2，2020年18，2020年比2018年增长44%
	}
	rateLow, rateHigh := (low/a.high-1)*100, (high/a.low-1)*100
	if asWritten(a) && asWritten(b) && a.unit == b.unit {
		rateLow, rateHigh = likelyGrowth(evenDigits(a, b))
	}
	if rateHigh < 0 {
		rateLow, rateHigh = -rateHigh, -rateLow
	}
	if !t.misses(rateLow, rateHigh) || strings.Contains(s.p.text[min(a.to, b.to):max(a.from, b.from)], "其中") {
		return // 入境64.2万人次，比上年增长9.8%，其中港澳台同胞57.1万人次，增长12.6%: a part and its whole are of one year
	}
	scale := scaleOf(a.text)
	x, y := decimal(middle(a), scale), decimal(middle(b), scale)
	more, less := y, x
	if middle(b) < middle(a) {
		more, less = x, y
	}
	right := percentText(math.Abs(middle(b)/middle(a)-1)*100, t.step)
	line := fmt.Sprintf("（%s－%s）÷%s＝%s", more, less, x, right)
	s.reportLine(percentMismatchID, t, line, t.text)
}

// misses tells whether a percentage is none that [low,high] rounds to or is cut off to at its
// last digit.
func (t term) misses(low, high float64) bool {
	from, to := t.percent()
	mid := (from + to) / 2
	if t.open {
		return high < from-1e-9 // 逾30%: 35.9% is more too
	}
	step := t.step
	if t.unit == "‰" {
		step /= 10
	}
	if t.unit == "成" || to-from > 1.5*step {
		return high < from-1e-9 || low > to+1e-9
	}
	return high < mid-step/2-1e-9 || low >= mid+step-1e-9
}

func (s *sentence) difference(t, a, b term, low, high float64) {
	dLow, dHigh, ok := t.in(a.unit)
	if !ok {
		return
	}
	clause := clauseOf(s.p.text[s.from:t.from])
	if own, was := amountsNamed(clause), amountsNamed(s.p.text[s.from:a.from]); own != 0 && was != 0 && own&was == 0 {
		return // 收入由15万元增加到18万元，新增贷款5万元
	}
	least, most := low-a.high, high-a.low
	if most < 0 {
		least, most = -most, -least
	}
	if !apart(least, most, dLow, dHigh) {
		return
	}
	scale := scaleOf(a.text)
	more, less := middle(b), middle(a)
	if more < less {
		more, less = less, more
	}
	if off := math.Abs(math.Log10(t.as(a.unit) / (more - less))); off > farthestDifference && math.Abs(off-math.Round(off)) > samePoint {
		return // 452公斤，比400公斤增产13%，每亩节约用种1.5公斤
	}
	line := fmt.Sprintf("%s－%s＝%s", decimal(more, scale), decimal(less, scale), decimal(more-less, scale))
	s.reportLine(sumMismatchID, t, line, decimal(middle(t), scale))
}

// farthestDifference is how far a difference may be from the right one before it is of another matter, as a logarithm.
const farthestDifference = 1.0

func (s *sentence) points(t, a, b term) {
	scale := max(a.step, b.step, t.step)
	right := math.Abs(middle(b) - middle(a))
	if math.Abs(right-middle(t)) < scale-1e-9 && (a.step != t.step || b.step != t.step) || math.Abs(right-middle(t)) <= t.step/2+1e-9 {
		return
	}
	more, less := max(middle(a), middle(b)), min(middle(a), middle(b))
	line := fmt.Sprintf("%s－%s＝%s", decimal(more, 1), decimal(less, 1), decimal(right, 1))
	s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s points, but the text says %s", line, t.text))
}

// pointsAsPercent reports a difference of two rates that is written as a percentage: 由45%提高到48%，提高3%.
// What is the one's growth against the other may be meant so.
func (s *sentence) pointsAsPercent(t, a, b term) {
	if t.open || t.rough || a.open || a.rough || b.open || b.rough || t.bracket >= 0 || middle(a) <= 0 {
		return
	}
	right := math.Abs(middle(b) - middle(a))
	if math.Abs(math.Abs(middle(b)/middle(a)-1)*100-middle(t)) <= max(t.step, 0.5) {
		return
	}
	more, less := max(middle(a), middle(b)), min(middle(a), middle(b))
	line := fmt.Sprintf("%s－%s＝%s", decimal(more, 1), decimal(less, 1), decimal(right, 1))
	s.report(percentMismatchID, t, fmt.Sprintf("%s，是%s个百分点，写的是%s", line, decimal(right, 1), t.text), fmt.Sprintf("%s: %s percentage points, but the text says %s", line, decimal(right, 1), t.text))
}

// timesOf reports a multiple that is not the ratio's. 增长了2倍 is said of a threefold by some
// and of a double by others.
func (s *sentence) timesOf(t term, low, high float64, a, b term, growth bool) {
	from, to := t.low-0.05, t.high+0.05
	if growth && !t.open && !t.rough && t.step == 1 && middle(t) < 4 {
		from, to = middle(t)-0.2, middle(t)+0.5 // whoever grew 1.4-fold more says 一倍多 or 1.4倍
	}
	if high >= from && low <= to {
		return
	}
	scale := scaleOf(a.text)
	line := fmt.Sprintf("%s÷%s＝%s", decimal(middle(b), scale), decimal(middle(a), scale), decimal(math.Round(middle(b)/middle(a)*100)/100, 1))
	if growth {
		line = fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(middle(b), scale), decimal(middle(a), scale), decimal(middle(a), scale), decimal(math.Round((middle(b)/middle(a)-1)*100)/100, 1))
	}
	s.report(percentMismatchID, t, fmt.Sprintf("%s倍，写的是%s", line, t.text), fmt.Sprintf("%s times, but the text says %s", line, t.text))
}

// beforeDoubling leaves out what stands before 翻番 and says of nothing that it doubled.
var beforeDoubling = strings.NewReplacer("实现了", "", "实现", "", "整整", "", "几乎", "", "基本", "")
