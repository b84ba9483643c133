package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// What is said of each one, how many there are and what they come to together: 户均3亩，全村200户共有600亩; 每户补助2000元，
// 150户共发放30万元; 大棚60个，每个2亩，共120亩; 一个鸡棚4万元，8个鸡棚就是32万元.

// each is a figure that is said of one: 2000元 of 每户补助2000元.
type each struct {
	term          // in the unit of the total
	of     string // what it is counted by: 户
	noun   string // the words behind 每户, or what stands beside 户均
	months bool   // said of a month
	mean   bool   // an average, and so rounded
}

// countedUnits are what a figure is said of each of. 村 and the like are counted by 个.
var countedUnits = [...]string{"户", "人", "亩", "个", "名", "位", "头", "只", "棚", "株", "棵", "栋", "所", "吨", "公斤", "斤", "台", "辆", "座", "家", "件", "张", "套", "间", "盏", "公里", "平方米", "立方米", "千瓦时", "度", "方", "场", "排", "期", "车", "箱", "袋", "支", "队", "班", "批", "艘"}

// eachOf reads what a figure is said of each of.
func (s *sentence) eachOf(k int) (e each, ok bool) {
	e.term = s.terms[k]
	if e.share() || e.unit == "" || e.unit == "倍" || e.unit == "个百分点" {
		return e, false
	}
	clause := clauseOf(s.head(k))
	if strings.HasPrefix(clause, "、") || runeCount(clause) > 16 {
		return e, false
	}
	if anyof.Contains(clause, "每月", "月均") {
		e.months = true
		clause = strings.NewReplacer("每月", "", "月均", "").Replace(clause)
	}
	if anyof.Contains(clause, "每年", "年均") {
		clause = strings.NewReplacer("每年", "", "年均", "").Replace(clause)
	}
	if amount, of, found := strings.Cut(string(e.unit), "/"); found {
		e.unit, e.of, e.noun = quantity.Unit(amount), of, clause
		e.mean = anyof.Contains(clause, "均")
		return e, true
	}
	for _, unit := range countedUnits {
		if !strings.Contains(clause, "均") {
			break
		}
		if i := strings.LastIndex(clause, unit+"均"); i >= 0 && runeCount(clause[i:]) <= 10 {
			e.of, e.noun, e.mean = unit, clause[i+len(unit+"均"):], true
			return e, true
		}
	}
	if i := lastIndex(clause, "亩产"); i >= 0 && !anyof.Contains(clause, "产值", "增产", "提高") {
		e.of, e.noun, e.mean = "亩", clause[i+len("亩"):], true
		return e, true
	}
	for _, single := range [...][2]string{{"单机容量", "台"}, {"单机", "台"}, {"单台", "台"}, {"单座", "座"}, {"单栋", "栋"}, {"单井", "眼"}, {"单船", "艘"}} {
		if i := lastIndex(clause, single[0]); i >= 0 {
			e.of, e.noun = single[1], clause[i+len(single[0]):]
			return e, true
		}
	}
	if strings.Count(clause, "一") > 1 {
		clause = strings.Replace(clause, "一年", "", 1) // 一只鸡一年产蛋280枚
	}
	i := lastIndex(clause, "每")
	if i < 0 && !e.months {
		i = lastIndex(clause, "一") // 一个鸡棚4万元，8个鸡棚就是32万元
		if i >= 0 && s.p.within(s.p.text[e.to:s.to], "二"+cut(clause[i+len("一"):], 1)) {
			i = -1 // 一组58户，二组71户
		}
	}
	if i < 0 || runeCount(clause[i:]) > 10 || strings.HasSuffix(clause[:i], "第") {
		return e, false
	}
	rest := strings.TrimPrefix(clause[i+len("每"):], "一")
	for _, unit := range countedUnits {
		if after, found := strings.CutPrefix(rest, unit); found {
			e.of, e.noun, e.mean = unit, after, anyof.Contains(clause, "平均")
			return e, true
		}
	}
	for _, kind := range [...]string{"村", "镇", "乡", "校", "班", "社区", "组", "小组"} {
		if after, found := strings.CutPrefix(rest, kind); found {
			e.of, e.noun, e.mean = "个", kind+after, anyof.Contains(clause, "平均")
			return e, true
		}
	}
	return e, false
}

// counts tells whether term j counts what a figure is said of each of.
func (s *sentence) counts(j int, e each) bool {
	n := s.terms[j]
	if !countedBy(n, e.of) || n.open || n.rough || middle(n) < 2 || strings.ContainsAny(s.head(j), "每均") {
		return false
	}
	noun := []rune(e.noun)
	if len(noun) == 0 || anyof.Prefix(e.noun, givingVerbs[:]...) || string(n.unit) != "个" && e.of != "名" && e.of != "位" && e.of != "家" {
		return true
	}
	around := clauseOf(s.head(j)) + s.tail(j)
	return strings.Contains(around, string(noun[:min(2, len(noun))])) || anyof.Prefix(e.noun, "村", "镇", "乡", "校", "班", "组", "小组") && strings.HasPrefix(strings.TrimLeft(s.tail(j), "行政自然贫困试点村民党小"), string(noun[:1]))
}

// givingVerbs are what may follow 每户 at once.
var givingVerbs = [...]string{"补", "发", "奖", "安", "投", "分", "收", "可", "年", "平", "约", "资", "给", "领", "出", "缴", "交", "种", "养", "有", "占", "面", "产", "卖", "售", "价", "按", "最", "增", "得", "支", "拿", "获", "需", "用"}

// wordsOfTotal say that a figure is what all come to.
var wordsOfTotal = [...]string{"共", "就是", "花了", "花费", "总", "合计", "累计", "全部", "发放", "支付", "兑现", "支出", "收入", "产值", "流转", "租金", "需资金", "可得", "可收", "销售额", "付", "开支", "净挣", "挣", "净赚", "要", "得"}

// neutralWords say nothing of what a total is of.
var neutralWords = strings.NewReplacer("全村", "", "全镇", "", "全乡", "", "全县", "", "全年", "", "每年", "", "一年", "", "去年", "", "今年", "", "仅此一项", "", "租金", "", "流转费", "", "一共", "", "总共", "", "加起来", "", "发了", "", "给了", "", "花了", "", "收了", "", "收取", "", "可收", "", "共计", "", "合计", "", "总计", "", "累计", "", "总共", "", "共", "", "总额", "", "总", "",
	"达到", "", "达", "", "就是", "", "可", "", "需", "", "为", "", "是", "", "有", "", "资金", "", "发放", "", "支付", "", "兑现", "", "安排", "", "群众", "", "农户", "", "村民", "", "了", "", "面积", "", "的", "", "就", "", "得", "", "已", "", "其", "", "年", "", "全部", "", "给", "", "向", "")

// findProducts holds what each, their number and their total say against each other.
func (s *sentence) findProducts() {
	if len(s.terms) < 3 {
		return
	}
	for k := range s.terms {
		e, ok := s.eachOf(k)
		if !ok || e.open || e.rough || middle(e.term) <= 0 {
			continue
		}
		switch {
		case k+2 < len(s.terms) && s.counts(k+1, e) && s.isProduct(e, k, k+1, k+2):
		case k > 0 && k+1 < len(s.terms) && s.counts(k-1, e) && s.isProduct(e, k, k-1, k+1):
		case k+2 < len(s.terms) && s.counts(k+1, e) && s.nearProduct(e, k, k+1, k+2):
		case k > 0 && k+1 < len(s.terms) && s.counts(k-1, e) && s.nearProduct(e, k, k-1, k+1):
		}
	}
}

// isProduct judges the total against the number and what each has, where the words say that the three belong together.
func (s *sentence) isProduct(e each, k, n, total int) bool {
	first, t := min(k, n), s.terms[total]
	if strings.ContainsAny(s.p.text[s.terms[first].to:t.from], "；。：（(") || t.open || t.rough || !comparable(t, e.term) {
		return false
	}
	clause := clauseOf(s.head(total))
	if anyof.Prefix(clause, "加上", "另有", "另外", "此外", "再加上", "还有") {
		return false // what comes besides
	}
	if !anyof.Contains(clause, wordsOfTotal[:]...) || runeCount(clause) > 14 ||
		anyof.Contains(clause, "其中", "均", "纯", "净", "利润", "日", "月", "预计") || strings.Contains(strings.ReplaceAll(clause, "每年", ""), "每") {
		return false
	}
	if anyof.Contains(clauseOf(s.head(k)), "最大的", "最小的", "最高的", "最低的", "最多的", "最长的") {
		return false // 最大的一座库容800吨: the others are not as large
	}
	if strings.Contains(clause, "增") != strings.Contains(e.noun, "增") || anyof.Contains(e.noun, "纯", "净", "利润", "最", "封顶", "不超", "不低") || anyof.Contains(s.head(k), "最高", "最多", "至少", "不低于", "不超过", "日均", "每天", "每日") {
		return false
	}
	if rest := neutralWords.Replace(clause); runeCount(rest) > 1 && !sharesPair(rest, s.p.text[max(s.from, s.terms[first].from-60):s.terms[total-1].from]+s.tail(total-1)) {
		return false
	}
	factor := 1.0
	if e.months {
		if !anyof.Contains(s.p.text[s.terms[k].to:t.from], "年") {
			return false
		}
		factor = monthsOfYear
	}
	return s.judgeProduct(e, s.terms[n], t, factor)
}

// sharesPair tells whether two texts have two neighbouring characters in common.
func sharesPair(a, b string) bool {
	runes := []rune(a)
	for i := 0; i+1 < len(runes); i++ {
		if strings.Contains(b, string(runes[i:i+2])) {
			return true
		}
	}
	return false
}

func (s *sentence) judgeProduct(e each, n, t term, factor float64) bool {
	right := middle(n) * e.as(t.unit) * factor
	scale := scaleOf(t.text)
	own := 0.0
	if exact := s.multipliedOut(n, t); !exact || e.mean {
		if !countsThings(n) || scaleOf(n.text) != 1 {
			own += relativeStep(n)
		}
		if e.mean || scaleOf(e.text) != 1 || e.step != 1 { // a rate to the last digit is exact: 每户补助2000元
			own += relativeStep(e.term)
		}
	}
	slack := right*own + t.step*scale*0.999
	stated := middle(t)
	if math.Abs(right-stated) <= slack {
		return false
	}
	if stated > 2.5*right || stated < right/2.5 {
		if shift := math.Log10(stated / right); math.Abs(shift-math.Round(shift)) > 1e-6 || !e.mean && math.Abs(shift) > 4.5 {
			return false
		}
	}
	if s.explainedBy(right/factor, stated, t, e.term) || math.Abs(s.countedTogether(n)*e.as(t.unit)*factor-stated) <= slack {
		return false
	}
	line := n.text + "×" + e.text
	if factor > 1 {
		line += fmt.Sprintf("×%d", monthsOfYear)
	}
	line += "＝" + decimal(right, scale) + unitWritten(t)
	s.reportLine(sumMismatchID, t, line, t.text)
	return true
}

// countedTogether is a number together with those of its unit that stand in one list before it: 老党员18名、困难党员32名.
func (s *sentence) countedTogether(n term) float64 {
	sum := middle(n)
	for k := s.indexOf(n); k > 0 && s.terms[k-1].unit == n.unit && strings.HasPrefix(s.head(k), "、"); k-- {
		sum += middle(s.terms[k-1])
	}
	return sum
}

// multipliedOut tells whether the words before a total say that it was just worked out, so that nothing before it was rounded.
func (s *sentence) multipliedOut(n, total term) bool {
	return n.to < total.from && strings.HasSuffix(s.p.text[n.to:total.from], "就是")
}

// explainedBy tells whether another number of the sentence makes the product what is stated: 三年, 两季, 12个月.
func (s *sentence) explainedBy(right, stated float64, t, each term) bool {
	near := func(v float64) bool { return math.Abs(v-stated) <= 0.01*stated }
	words := s.p.text[s.from:t.from]
	for _, f := range [...]float64{2, 3, 4} {
		if near(right*f) && anyof.Contains(words, "两季", "双季", "两年", "三年", "季度", "两次", "三次", "四次", "两茬", "三茬", "轮", "期", "两批", "两个", "三个") {
			return true
		}
	}
	if near(right*monthsOfYear) && strings.Contains(words, "月") {
		return true
	}
	for _, x := range s.terms {
		if v := middle(x); x.from != t.from && (near(right*v) || x.from != each.from && near(right+x.as(t.unit))) {
			return true
		}
	}
	return false
}
