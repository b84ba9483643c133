package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
	"casebook/generator/quantity"
)

// judgeShareOf reports a share that is none of a part of its whole.
func (s *sentence) judgeShareOf(k int, part, whole term) {
	t := s.terms[k]
	low, high, ok := part.in(whole.unit)
	if !ok || t.unit != "%" || t.open || t.rough || part.open || part.rough || whole.open || whole.rough || middle(whole) < part.as(whole.unit) || !t.misses(low/whole.high*100, high/whole.low*100) {
		return
	}
	s.reportShare(t, part, whole, t.step)
}

// cannotExceed are rates of a part in its whole; none is more than all of it.
var cannotExceed = [...]string{"占比", "合格率", "达标率", "优良率", "满意率", "满意度", "森林覆盖率", "绿化覆盖率", "植被覆盖率", "入户率", "硬化率", "通达率", "处理率", "处置率", "收集率", "利用率", "治愈率", "化解率", "办结率", "结案率", "调解率", "城镇化率", "城市化率", "机械化率", "卫生厕所普及率", "自来水普及率", "调处率", "成功率", "成活率", "净入学率", "适龄儿童入学率", "参保率", "出勤率", "到课率", "巩固率", "升学率", "就业率", "贫困发生率", "失业率", "优良天数比例", "公开率", "录取率", "清零率", "建站率", "建成率", "建档率", "安装率", "签约率", "持证率", "到岗率", "普及率", "知晓率", "通电率", "通水率", "通路率", "上线率", "评定率", "挂牌率", "组建率", "入社率", "解决率", "整改率", "兑现率", "好评率", "出席率", "回访率", "建卡率"}

// findBeyondAll reads a share of more than a hundred: 占一般公共预算支出的181.3%, 合格率达198.6%. A plan may be done by more, and
// what is compared with another year may be more.
func (p *passage) findBeyondAll() {
	for _, f := range p.figures {
		if f.Unit != "%" || f.Bound != quantity.Exact || f.Value.Float64() <= 100 || f.Value.Float64() > 1000 {
			continue
		}
		clause := strings.TrimRight(clauseOf(cutBefore(p.text[:f.Start], 90)), "为达到了是至 ")
		rate := anyof.Suffix(clause, cannotExceed[:]...)
		if i := strings.LastIndex(clause, "占"); i >= 0 && !rate {
			of := clause[i+len("占"):]
			rate = (strings.HasSuffix(of, "的") || anyof.Suffix(of, "比重", "比例", "支出", "收入", "总数", "总量", "总额", "面积", "投资", "人口", "户数")) && !anyof.Contains(of, "GDP", "生产总值") && !anyof.Contains(strings.NewReplacer("预算收入", "", "预算支出", "").Replace(of), "计划", "任务", "目标", "预算", "年度", "上年", "去年", "同期", "进度", "产能", "指标", "应", "能力")
		}
		if !rate || anyof.Contains(clause, "增", "降", "提高", "上升", "由", "从", "比上", "较") {
			continue
		}
		text := p.text[f.Start:f.End]
		p.out.add(problem.Problem{Rule: percentMismatchID, Span: p.prose.Source(f.Start, f.End),
			Message: msg(text+"：部分不会比全部多，不会超过100%", text+": a part cannot be more than its whole, 100%"),
			Hint:    msg("对照来源改数", "compare with the source and correct the number")})
	}
}

// cutBefore returns at most n bytes of a text's end, from a whole character on.
func cutBefore(text string, n int) string {
	from := max(0, len(text)-n)
	for from < len(text) && text[from]&0xC0 == 0x80 {
		from++
	}
	return text[from:]
}

// lentOfSaved holds 存贷比 against the two balances of its sentence: 存、贷款余额分别为2787.27亿元、1445.77亿元，存贷比51.9%.
func (s *sentence) lentOfSaved() {
	for k := 2; k < len(s.terms); k++ {
		t := s.terms[k]
		if !strings.Contains(clauseOf(s.head(k)), "存贷比") || anyof.Contains(s.head(k), "由", "从", "提高", "增", "降") || strings.ContainsAny(s.head(k), "；。") {
			continue
		}
		var money []term
		from := max(s.from, s.from+strings.LastIndex(s.p.text[s.from:t.from], "；"))
		for _, m := range s.terms[:k] {
			if ofMoney(m) && m.from > from {
				money = append(money, m)
			}
		}
		words := s.p.text[from:t.from]
		if len(money) != 2 || anyof.Contains(words, "新增", "比年初", "净增") || strings.Index(words, "贷款") < strings.Index(words, "存") {
			continue
		}
		s.judgeShareOf(k, money[1], money[0])
	}
}

// sharedByOther tells whether a share is that of another figure before it than by how much something changed: 8.4亿元，比上年增加2.4亿元，占21亿元的40%.
func (s *sentence) sharedByOther(k int, part, total term) bool {
	if i := s.indexOf(part); i < 0 || !isChange(clauseOf(s.head(i))) {
		return false
	}
	return slices.ContainsFunc(s.terms[:k], func(t term) bool {
		if t.from == part.from || t.from == total.from || !comparable(t, total) {
			return false
		}
		v := t.as(total.unit) / middle(total) * 100
		return !s.terms[k].misses(v, v)
	})
}
