package check

import (
	"math"

	"casebook/generator/anyof"
)

// balance is three amounts of which the last is what the second leaves of the first, by what they are: 总收入, 总费用, 净收入. Each is known
// by words of its clause.
type balance struct {
	all, less, rest []string
	each            bool // what it costs a day, a bed or a head is balanced as well
}

// balances are tried in order; a clause that fits a later role of one of them is not asked for an earlier: 净资产 holds 资产.
var balances = [...]balance{
	{all: []string{"总收入", "营业收入", "经营收入", "毛收入", "销售收入"}, less: []string{"总费用", "总成本", "总支出", "成本", "费用"}, rest: []string{"净收入", "纯收入", "净利润", "净赚", "利润", "净收益", "纯利", "结余"}},
	{all: []string{"总资产", "资产总额", "资产总值", "资产合计"}, less: []string{"负债"}, rest: []string{"净资产", "所有者权益"}},
	{all: []string{"应缴", "应交", "应付", "应支付"}, less: []string{"实缴", "实交", "实付", "实际"}, rest: []string{"减免", "优惠", "少缴", "少付", "少交"}},
	{all: []string{"接收", "收治", "入矫"}, less: []string{"解除", "出院", "解矫"}, rest: []string{"现有", "在册", "在院", "在矫"}},
	{all: []string{"合同金额", "合同价", "总价", "总金额", "总款"}, less: []string{"已支付", "已付", "已拨付"}, rest: []string{"未支付", "未付", "尚欠", "还欠", "未拨付"}},
	{all: []string{"预算", "概算", "控制价", "最高限价"}, less: []string{"决算", "结算", "中标", "成交", "实际"}, rest: []string{"节约", "节省", "结余", "核减"}},
	{all: []string{"需要", "费用", "成本", "原价", "收费"}, less: []string{"减免", "报销", "免去", "抵扣", "减去"}, rest: []string{"个人负担", "个人仅负担", "个人只负担", "个人承担", "个人只需", "个人仅需", "个人自付", "自己只", "自付", "自掏"}, each: true},
}

// roleOf is which of the three a clause tells of, -1 where none or the clause is of a mean, a plan or a change.
func (b *balance) roleOf(clause string) int {
	if anyof.Contains(clause, "比", "较", "增长", "下降", "增加", "减少", "其中", "计划", "目标", "占") || !b.each && anyof.Contains(clause, "每", "均") {
		return -1
	}
	switch {
	case anyof.Contains(clause, b.rest...):
		return 2
	case anyof.Contains(clause, b.less...):
		return 1
	case anyof.Contains(clause, b.all...):
		return 0
	}
	return -1
}

// findBalances holds such amounts against one another, where a sentence tells each once.
func (s *sentence) findBalances() {
	named := s.p.balancesNamed()
	for i := range balances {
		b := &balances[i]
		if named&(1<<i) == 0 {
			continue
		}
		var told [3]*term
		once := true
		for k := range s.terms {
			t := &s.terms[k]
			role := b.roleOf(clauseOf(s.head(k)) + clauseAfter(s.after(k, 6)))
			if role < 0 {
				continue
			}
			once = once && told[role] == nil && t.plain()
			told[role] = t
		}
		if !once || told[0] == nil || told[1] == nil || told[2] == nil {
			continue
		}
		all, less, rest := *told[0], *told[1], *told[2]
		scale := scaleOf(rest.text)
		right := math.Abs(middle(all)-less.as(all.unit)) / scale
		stated := rest.as(all.unit) / scale
		if _, slips := valueSlips(stated, rest.step, right); slips || closeTo(stated, right) {
			s.balance(rest, all, less)
			return
		}
	}
}

// balancesNamed has a bit for each of balances whose three words the passage holds, which most do not.
func (p *passage) balancesNamed() uint64 {
	if !p.balanced {
		p.balanced = true
		for i := range balances {
			if b := &balances[i]; p.holds(b.rest...) && p.holds(b.less...) && p.holds(b.all...) {
				p.balances |= 1 << i
			}
		}
	}
	return p.balances
}
