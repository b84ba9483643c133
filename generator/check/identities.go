package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Numbers that are what two others of the same paragraph make them by what they are called, wherever these stand: 森林覆盖率 is 森林面积 in
// 国土面积, 常住人口 is 城镇人口 and 乡村人口. Each is named once, or the paragraph is left alone.

// identity is one such number, with the names of what it is worked out from. A name is known by how the clause before a figure ends.
type identity struct {
	result []string
	a, b   []string // a÷b of a rate, a＋b of a sum
	rate   bool
}

// identities are looked for in this order.
var identities = [...]identity{
	{rate: true, result: []string{"森林覆盖率"}, a: []string{"森林面积", "林地面积", "有林地面积"}, b: []string{"国土面积", "国土总面积", "土地总面积", "总面积", "土地面积", "幅员面积", "辖区面积", "版图面积", "行政区域面积"}},
	{rate: true, result: []string{"资产负债率"}, a: []string{"总负债", "负债总额", "负债合计", "负债"}, b: []string{"总资产", "资产总额", "资产合计", "资产"}},
	{rate: true, result: []string{"不良贷款率", "不良率"}, a: []string{"不良贷款", "不良贷款余额"}, b: []string{"各项贷款余额", "贷款余额", "各项贷款"}},
	{rate: true, result: []string{"销售利润率", "利润率", "营业利润率"}, a: []string{"利润", "净利润", "实现利润", "利润总额"}, b: []string{"销售收入", "营业收入", "主营业务收入", "产值", "销售额"}},
	{rate: true, result: []string{"出生率", "人口出生率"}, a: []string{"出生人口", "新出生", "出生"}, b: []string{"平均人口", "户籍人口", "总人口", "常住人口"}},
	{rate: true, result: []string{"死亡率", "人口死亡率"}, a: []string{"死亡人口", "死亡"}, b: []string{"平均人口", "户籍人口", "总人口", "常住人口"}},
	{rate: true, result: []string{"贫困发生率"}, a: []string{"贫困人口", "未脱贫人口"}, b: []string{"农业人口", "农村人口", "总人口", "户籍人口", "乡村人口"}},
	{rate: true, result: []string{"城镇化率", "城市化率"}, a: []string{"城镇人口", "城镇常住人口"}, b: []string{"常住人口", "总人口"}},
	{rate: true, result: []string{"本科上线率", "上线率"}, a: []string{"上线", "本科上线", "上线人数"}, b: []string{"参考", "参加高考", "考生", "参考人数", "报考"}},
	{rate: true, result: []string{"优良天数比例", "优良率", "优良天数占比"}, a: []string{"优良天数", "优良"}, b: []string{"有效监测天数", "监测天数", "有效监测"}},
	{rate: true, result: []string{"投资收益率", "分红率"}, a: []string{"收益", "分红"}, b: []string{"投资", "入股资金", "本金"}},
	{rate: true, result: []string{"入住率"}, a: []string{"入住", "已入住"}, b: []string{"安置", "床位", "住房"}},
	{rate: true, result: []string{"病床使用率", "床位使用率"}, a: []string{"实际占用床日"}, b: []string{"开放床日"}},
	{rate: true, result: []string{"产销率"}, a: []string{"销售产值", "销售量"}, b: []string{"工业总产值", "生产量", "产量"}},
	{rate: true, result: []string{"耕地流转率", "土地流转率", "流转率"}, a: []string{"流转土地", "流转耕地", "流转面积", "流转", "已流转"}, b: []string{"耕地面积", "耕地", "承包地", "承包耕地"}},
	{rate: true, result: []string{"绿化覆盖率", "绿地率"}, a: []string{"绿化覆盖面积", "绿地面积", "绿化面积", "绿地总面积", "绿化总面积"}, b: []string{"建成区面积", "总面积", "占地面积"}},
	{result: []string{"社会消费品零售总额"}, a: []string{"城镇消费品零售额", "城镇零售额", "城镇"}, b: []string{"乡村消费品零售额", "乡村零售额", "乡村"}},
	{result: []string{"一般公共预算收入"}, a: []string{"税收收入"}, b: []string{"非税收入"}},
	{result: []string{"进出口总额", "进出口总值", "外贸进出口"}, a: []string{"出口", "出口额", "出口总额", "出口总值"}, b: []string{"进口", "进口额", "进口总额", "进口总值"}},
	{result: []string{"常住人口"}, a: []string{"城镇人口", "城镇常住人口"}, b: []string{"乡村人口", "农村人口", "乡村常住人口"}},
	{result: []string{"粮食总产量", "粮食产量"}, a: []string{"夏粮产量", "夏粮"}, b: []string{"秋粮产量", "秋粮"}},
}

// betweenNameAndNumber are the words that may stand between a name and its number.
const betweenNameAndNumber = "为是约达到有共仅已实现完成了"

// findIdentities holds them in a passage. A passage that says of any of the numbers that it is a part, a mean or another year's is left alone.
func (p *passage) findIdentities() {
	if len(p.figures)+len(p.bound) < 3 {
		return
	}
	var terms []statedTerm
	for i := range identities {
		id := &identities[i]
		if !p.holds(id.result...) || !p.holds(id.a...) || !p.holds(id.b...) {
			continue
		}
		if terms == nil {
			terms = p.statedTerms()
		}
		c, okC := namedOnce(terms, id.result, nil)
		a, okA := namedOnce(terms, id.a, nil)
		b, okB := namedOnce(terms, id.b, id.a)
		if !okC || !okA || !okB || id.rate && c.from < max(a.from, b.from) && (c.s != a.s || c.s != b.s) || !comparable(a.term, b.term) || a.from == b.from || p.reported(c.term) {
			continue
		}
		if id.rate {
			c.s.holdRate(c.term, a.term, b.term)
		} else if comparable(c.term, a.term) {
			c.s.holdSum(parts{whole: c.term, list: []term{a.term, b.term}})
		}
	}
}

// namedOnce returns the one term of which the words before it end with one of the names, and not with a longer one of others.
func namedOnce(terms []statedTerm, names, others []string) (found statedTerm, ok bool) {
	for _, t := range terms {
		whole := clauseOf(t.lead())
		clause := strings.TrimRight(whole, betweenNameAndNumber)
		if !anyof.Suffix(clause, names...) || len(others) > 0 && anyof.Suffix(clause, others...) {
			continue
		}
		if ok || t.open || t.rough || strings.Contains(t.lead(), "上年，") || anyof.Contains(strings.ReplaceAll(whole, "平均人口", ""), "上年", "同期", "比", "较", "每", "均", "累计", "滚存", "目标", "计划", "力争", "预计", "由", "从", "历年", "增长", "新增贷", "全国", "全省") {
			return found, false
		}
		found, ok = t, true
	}
	return found, ok
}

// reported tells whether something is reported of a term already.
func (p *passage) reported(t term) bool {
	at := p.prose.Source(t.from, t.to)
	for i := range p.out.list {
		if q := &p.out.list[i]; (q.Rule == sumMismatchID || q.Rule == percentMismatchID) && q.Span.Start <= at.Start && at.Start < q.Span.End {
			return true
		}
	}
	return false
}

// holdRate reports a rate that is not a÷b.
func (s *sentence) holdRate(t, a, b term) {
	low, high, _ := a.in(b.unit)
	if !t.share() || t.open || t.rough || b.low <= 0 || !t.misses(low/b.high*100, high/b.low*100) {
		return
	}
	scale := scaleOf(b.text)
	v := a.as(b.unit) / middle(b) * 100
	from, to := t.percent()
	if v <= 0 || v > 100 || to < v/20 || from > v*20 {
		return
	}
	right := percentText(v, t.step)
	if t.unit == "‰" {
		right = decimal(math.Round(v*100)/10, 1) + "‰"
	}
	line := fmt.Sprintf("%s÷%s＝%s", decimal(a.as(b.unit), scale), decimal(middle(b), scale), right)
	s.reportLine(percentMismatchID, t, line, t.text)
}
