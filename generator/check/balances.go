package check

import (
	"math"

	"casebook/generator/anyof"
)

// balance is three amounts of which the last is what the second leaves of the first, by what they are: 总收入, 总费用, 净收入. Each is known
// by words of its clause.
type balance struct{ all, less, rest []string }

// balances are tried in order; a clause that fits a later role of one of them is not asked for an earlier: 净资产 holds 资产.
var balances = [...]balance{
	{[]string{"总收入", "营业收入", "经营收入", "毛收入", "销售收入"}, []string{"总费用", "总成本", "总支出", "成本", "费用"}, []string{"净收入", "纯收入", "净利润", "净赚", "利润", "净收益", "纯利", "结余"}},
	{[]string{"总资产", "资产总额", "资产总值", "资产合计"}, []string{"负债"}, []string{"净资产", "所有者权益"}},
	{[]string{"应缴", "应交", "应付", "应支付"}, []string{"实缴", "实交", "实付", "实际"}, []string{"减免", "优惠", "少缴", "少付", "少交"}},
	{[]string{"接收", "收治", "入矫"}, []string{"解除", "出院", "解矫"}, []string{"现有", "在册", "在院", "在矫"}},
	{[]string{"合同金额", "合同价", "总价", "总金额", "总款"}, []string{"已支付", "已付", "已拨付"}, []string{"未支付", "未付", "尚欠", "还欠", "未拨付"}},
	{[]string{"预算", "概算", "控制价", "最高限价"}, []string{"决算", "结算", "中标", "成交", "实际"}, []string{"节约", "节省", "结余", "核减"}},
}

// roleOf is which of the three a clause tells of, -1 where none or the clause is of a mean, a plan or a change.
func (b *balance) roleOf(clause string) int {
	if anyof.Contains(clause, "每", "均", "比", "较", "增长", "下降", "增加", "减少", "其中", "计划", "目标", "占") {
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
