package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
)

// findAverages holds 户均 against the total and the number of households: 120户…240万元，户均2万元.
func (s *sentence) findAverages() {
	for k := 1; k < len(s.terms); k++ {
		avg := s.terms[k]
		if s.periodAverage(k) {
			continue
		}
		s.priceTimesNumber(k)
		s.density(k)
		unit := averageOf(s.head(k))
		if unit == "" {
			unit = s.averageOfThose(k)
		}
		if unit == "" || avg.share() {
			continue
		}
		if s.averageBeforeTotal(k, unit) {
			continue
		}
		total, n := -1, -1
		for j := k - 1; j >= 0; j-- {
			t := s.terms[j]
			if t.bracket >= 0 && avg.bracket < 0 {
				continue // 5270人次（八月2790人次）
			}
			if _, _, ok := avg.in(t.unit); ok && total < 0 && !countedBy(t, unit) {
				total = j
			} else if countedBy(t, unit) && n < 0 {
				n = j
			} else {
				break
			}
		}
		if total < 0 || n < 0 {
			continue
		}
		if anyof.Contains(s.head(total), "生产总值", "总产值", "增加值", "GDP") && !anyof.Contains(s.head(k), "总值", "产值", "增加值", "GDP") {
			continue // what people earn is no share of what is produced
		}
		if ofOtherLand(s.head(total), s.head(k)) {
			continue
		}
		between := s.p.text[s.terms[min(total, n)].to:avg.from]
		if strings.ContainsAny(between, "；。：（") || utf8.RuneCountInString(between) > 45 ||
			strings.Contains(between, "其中") || strings.Contains(s.p.text[s.terms[min(total, n)].to:s.terms[k-1].to], "每") || strings.Contains(s.head(total), "均") {
			continue
		}
		s.average(avg, s.terms[total], s.terms[n], unit)
	}
}

// ofOtherLand tells whether an average is of one kind of land and the total before it of the whole ground: 全村面积23.1平方公里，
// 人口4607人，人均耕地0.9亩.
func ofOtherLand(total, average string) bool {
	if !anyof.Contains(total, "面积", "幅员") {
		return false
	}
	for _, land := range [...]string{"耕地", "林地", "山场", "水田", "旱地", "山林", "草场", "绿地", "住房", "园地", "水面"} {
		if strings.Contains(average, land) {
			return !strings.Contains(total, land)
		}
	}
	return false
}

// averageBeforeTotal reads 100户，户均养牛5头，共养牛500头.
func (s *sentence) averageBeforeTotal(k int, unit string) bool {
	if k+1 >= len(s.terms) {
		return false
	}
	counted := k - 1
	if counted > 0 && !countedBy(s.terms[counted], unit) && strings.TrimLeft(s.head(counted), "，、") == "" {
		counted-- // 104户265人，户均
	}
	n, avg, total := s.terms[counted], s.terms[k], s.terms[k+1]
	clause := strings.TrimLeft(s.between(avg, total), "，,")
	if !countedBy(n, unit) || !comparable(total, avg) || runeCount(clause) > 8 || strings.ContainsAny(clause, "；。：（，、") || !anyof.Prefix(clause, "共", "总", "合计", "全村", "全年总") && !strings.Contains(clause, "总额") ||
		anyof.Contains(s.head(counted), "其中", "每", "均") {
		return false
	}
	s.average(avg, total, n, unit)
	return true
}

// tellsProceeds tells whether the words between a price and an amount say that the amount is what all of it
// fetched, and no gain or yearly figure.
func tellsProceeds(words string) bool {
	return runeCount(words) <= 8 && !strings.ContainsAny(words, "；。、（") && !anyof.Contains(words, "增", "纯", "净", "均", "年") &&
		anyof.Contains(words, "收入", "产值", "销售额", "合计", "共", "得", "租金", "总")
}

// priceTimesNumber reads 产量7.2万公斤，每公斤卖2.8元，收入20.16万元.
func (s *sentence) priceTimesNumber(k int) {
	if k+1 >= len(s.terms) {
		return
	}
	n, price, total := s.terms[k-1], s.terms[k], s.terms[k+1]
	clause, before := strings.TrimLeft(s.head(k), "，,"), strings.TrimLeft(s.between(price, total), "，,")
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(clause, "按"), "以"), "每"+string(n.unit))
	if !ok || n.unit == "" || runeCount(rest) > 4 || !comparable(total, price) || !tellsProceeds(before) {
		return
	}
	if n.open || n.rough || price.open || price.rough || total.open || total.rough {
		return
	}
	right := middle(n) * price.as(total.unit)
	scale := scaleOf(total.text)
	slack := right*(relativeStep(n)+relativeStep(price)) + total.step*scale
	if math.Abs(right-middle(total)) <= slack || middle(total) > 3*right || middle(total) < right/3 || s.explainedBy(right, middle(total), total, price) {
		return
	}
	line := fmt.Sprintf("%s×%s＝%s%s", n.text, price.text, decimal(right, scale), unitWritten(total))
	s.reportLine(sumMismatchID, total, line, total.text)
}

// density reads 总面积82平方公里，总人口6.1万人，人口密度为每平方公里744人.
func (s *sentence) density(k int) {
	avg := s.terms[k]
	if k < 2 || !strings.Contains(s.head(k), "人口密度") || avg.unit != "人" {
		return
	}
	people, area := s.terms[k-1], s.terms[k-2]
	if area.unit == "人" {
		people, area = area, people
	}
	if strings.Contains(s.head(k-2)+s.head(k-1), "其中") {
		return // of a part: 其中城区面积12平方公里
	}
	if people.unit != "人" || area.unit != "平方公里" || middle(area) <= 0 || strings.ContainsAny(s.p.text[s.terms[k-2].to:s.terms[k-1].from], "。；") || people.open || people.rough || area.open || area.rough || avg.open || avg.rough {
		return
	}
	right := middle(people) / middle(area)
	if math.Abs(right-middle(avg)) <= right*(relativeStep(people)+relativeStep(area))+avg.step {
		return
	}
	line := fmt.Sprintf("%s÷%s＝%s", decimal(middle(people), 1), decimal(middle(area), 1), decimal(math.Round(right*10)/10, 1))
	s.reportLine(sumMismatchID, avg, line, decimal(middle(avg), 1))
}

// relativeStep is half of a number's last digit as a share of it.
func relativeStep(t term) float64 {
	if middle(t) == 0 {
		return 0
	}
	return t.step * scaleOf(t.text) / 2 / middle(t)
}

// A year has 12 months and 366 days at most; what is counted on working days alone has some 240.
const (
	monthsOfYear = 12
	daysOfYear   = 366
	workingDays  = 240
)

// periodAverage holds an average a month or a day against the year's total before it: 全年接待游客36.5万人次，日均1000人次.
func (s *sentence) periodAverage(k int) bool {
	avg, total := s.terms[k], s.terms[k-1]
	clause := strings.TrimLeft(s.head(k), "，,、")
	most, least := float64(monthsOfYear), float64(monthsOfYear)
	switch {
	case anyof.Prefix(clause, "月均", "月平均", "平均每月", "每月平均"):
	case anyof.Prefix(clause, "日均", "平均每天", "每天平均", "平均每日"):
		most, least = daysOfYear, workingDays
	default:
		return false
	}
	if noun := cut(clause[len("月均"):], 20); runeCount(noun) > 3 && !strings.HasPrefix(clause, "平") && !strings.Contains(s.head(k-1)+s.tail(k-1), string([]rune(noun)[runeCount(noun)-2:])) {
		return true // 登记市场主体2502万户，日均登记企业2.2万户
	}
	if runeCount(clause) > 8 || !comparable(avg, total) || avg.open || avg.rough || total.open || total.rough || total.bracket >= 0 || !s.ofWholeYear(k-1) {
		return true
	}
	low, high, _ := total.in(avg.unit)
	slack := avg.step * scaleOf(avg.text) / 2
	low, high = low/most*0.98-slack, high/least*1.02+slack
	if days := total.as(avg.unit) / middle(avg); days > 258 && days < 350 {
		high = total.as(avg.unit) / 350 // neither on working days nor on all
	}
	if !apart(low, high, avg.low, avg.high) || middle(avg) > 40*high || middle(avg) < low/40 {
		return true
	}
	n := monthsOfYear
	if most == daysOfYear {
		n = daysOfYear - 1
	}
	scale := scaleOf(avg.text)
	line := fmt.Sprintf("%s÷%d＝%s", decimal(total.as(avg.unit), scale), n, decimal(math.Round(total.as(avg.unit)/float64(n)/scale*100)/100, 1))
	s.reportLine(sumMismatchID, avg, line, decimal(middle(avg), scale))
	return true
}

// ofWholeYear tells whether the words before a figure say that it is counted over one year.
func (s *sentence) ofWholeYear(k int) bool {
	words := s.p.text[s.from:s.terms[k].from]
	if anyof.Contains(words, "月", "季度", "半年", "截至", "以来", "期间", "假", "累计", "运营", "日均", "计划", "预计", "可", "达产") {
		return false
	}
	clause := clauseOf(words)
	if strings.HasPrefix(clause, "其中") {
		clause = words
	}
	return anyof.Contains(clause, "全年", "一年", "年接待", "年产", "年销", "年用", "年处理", "年供", "年发", "年平均工资", "年工资", "年薪", "年收入") || runeCount(words) <= 24 && yearIn(words) > 0 && !anyof.Contains(words, "年底", "年末", "年初", "年前", "年起")
}

// longestAverage is how many characters lead from one figure to its average: 平均每个家庭户的人口为.
const longestAverage = 13

// peopleUnits are the units that people are counted by beside 人.
var peopleUnits = [...]string{"人次", "口人", "名", "口"}

// countedBy tells whether a term counts what an average is taken over: 1000口人 are 1000人.
func countedBy(t term, unit string) bool {
	return string(t.unit) == unit || unit == "人" && slices.Contains(peopleUnits[:], string(t.unit)) || unit == "名" && t.unit == "人"
}

// averageOf returns the unit that an average is counted by, "" where the words before a figure
// say none.
func averageOf(head string) string {
	clause := strings.TrimLeft(head, "，,、")
	for _, w := range [...]string{"受益，", "增收，", "脱贫，", "参与，", "务工，", "入股，", "就业，"} {
		clause = strings.TrimPrefix(clause, w) // 265人受益，户均
	}
	if anyof.Prefix(clause, "平均单个", "单个项目平均", "平均单体") && runeCount(clause) <= 9 {
		return "个"
	}
	if anyof.Contains(clause, "每夜", "每晚", "每天", "每日", "每月", "每年") {
		return ""
	}
	most := 7
	if strings.HasPrefix(clause, "平均每") {
		most = longestAverage
	}
	if strings.ContainsAny(clause, "，；。") || utf8.RuneCountInString(clause) > most || runeCount(clause) > 7 && anyof.Contains(clause, "年", "月", "天", "日", "增") {
		return ""
	}
	for _, lead := range [...]string{"平均每", "每"} {
		rest, ok := strings.CutPrefix(clause, lead)
		if !ok {
			continue
		}
		if anyof.Prefix(rest, "个家庭户", "个农户", "家农户") {
			return "户"
		}
		for _, unit := range [...]string{"家", "架", "个", "座", "台", "辆", "头", "只", "棚", "株", "栋", "所", "名", "公斤", "斤", "吨"} {
			if after, ok := strings.CutPrefix(rest, unit); ok && (lead == "平均每" || strings.HasPrefix(after, "平均")) {
				return unit
			}
		}
	}
	for _, w := range [...]struct{ word, unit string }{{"户均", "户"}, {"平均每户", "户"}, {"每户平均", "户"}, {"人均", "人"}, {"平均每人", "人"}, {"亩均", "亩"}, {"平均每亩", "亩"}, {"亩产", "亩"}, {"平均亩产", "亩"}, {"村均", "个"}} {
		if strings.HasPrefix(clause, w.word) {
			return w.unit
		}
	}
	return ""
}

// averageOfThose reads an average of those that were counted just before it: 160户社员户均分红3000元.
func (s *sentence) averageOfThose(k int) string {
	words := s.head(k)
	i := strings.Index(words, "均")
	if i < 0 || strings.ContainsAny(words, "，；。、（") || runeCount(words) > 9 || strings.Contains(words, "增") {
		return ""
	}
	for _, unit := range [...]string{"户", "人", "亩"} {
		if strings.HasSuffix(words[:i], unit) && countedBy(s.terms[k-1], unit) {
			return unit
		}
	}
	return ""
}

// middleIn is a term's number in another's unit.
func middleIn(t, other term) float64 {
	low, high, ok := t.in(other.unit)
	if !ok || t.low+t.high == 0 {
		return 0
	}
	return middle(t) * (low + high) / (t.low + t.high)
}

func (s *sentence) average(avg, total, n term, unit string) {
	tl, th, _ := total.in(avg.unit)
	if n.low <= 0 {
		return
	}
	if a, b := amountsNamed(clauseOf(s.p.text[s.from:avg.from])), amountsNamed(clauseOf(s.p.text[s.from:total.from])); a&b == 0 && a != 0 && b != 0 {
		return // 种茶收入516万元，户均补贴9万元
	}
	low, high := tl/n.high, th/n.low
	scale := scaleOf(avg.text)
	slack := avg.step * scale // a cut-off last digit
	most := avg.high + slack/2
	if scale == 1 {
		most = max(avg.high, middle(avg)+slack*0.99)
	}
	if !apart(low, high, avg.low-1e-9, most) {
		return
	}
	right := middleIn(total, avg) / middle(n)
	if s.ofOtherMeasure(total, n, right, avg) {
		return
	}
	line := fmt.Sprintf("%s÷%s＝%s%s", total.text, n.text, decimal(roundTo(right/scale, roundingOf(avg)), 1), unitWritten(avg))
	s.report(sumMismatchID, avg, fmt.Sprintf("%s，写的是%s", line, avg.text), fmt.Sprintf("%s a %s, but the text says %s", strings.ReplaceAll(line, "＝", " = "), unit, avg.text))
}

// ofOtherMeasure tells whether an average cannot be that of a total: the total is itself of each (每公里造价), the number is a bound of a class (100亩以上的86户),
// or the result has nothing to do with what is stated.
func (s *sentence) ofOtherMeasure(total, n term, right float64, avg term) bool {
	k := s.indexOf(total)
	if k < 0 || right <= 0 {
		return k >= 0
	}
	if clause := clauseOf(s.head(k)); anyof.Contains(clause, "每", "均") || anyof.Prefix(s.after(k, 2), "以上", "以下") {
		return true
	}
	off := math.Abs(math.Log10(right / middle(avg)))
	return off > math.Log10(farthestOff) && math.Abs(off-math.Round(off)) > samePoint
}

// unitWritten is what a figure has behind its digits: 万元 of 4.8万元.
func unitWritten(t term) string {
	i := strings.LastIndexAny(t.text, "0123456789")
	if i < 0 {
		return scaleName(scaleOf(t.text)) + string(t.unit)
	}
	return strings.TrimLeft(t.text[i+1:], "多余")
}

// roundingOf is what an average that is worked out is rounded to, in the scale of the stated one: one digit more than that has.
func roundingOf(t term) float64 { return min(t.step, 1) / 10 }

// amounts are words for money of different kinds.
var amounts = [...]string{"收入", "支出", "补贴", "补助", "贷款", "奖励", "工资", "投入", "产值", "租金"}

// amountsNamed returns which of them stand in a clause, a bit each.
func amountsNamed(clause string) (set int) {
	for i, word := range amounts {
		if strings.Contains(clause, word) {
			set |= 1 << i
		}
	}
	return set
}
