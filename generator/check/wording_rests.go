package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// restAfterDone reads 计划搬迁1326户，已搬迁1187户，剩下的139户: what there is, what is done of it, and the rest.
func (s *sentence) restAfterDone() {
	for k := 2; k < len(s.terms); k++ {
		all, done, rest := s.terms[k-2], s.terms[k-1], s.terms[k]
		clause := clauseOf(s.head(k))
		if !slices.Contains([]string{"剩下的", "剩下", "剩余", "剩余的", "其余", "其余的", "余下的", "尚有", "还有", "还剩"}, clause) || !all.plain() || !done.plain() || !rest.plain() || !comparable(all, done) || !comparable(rest, done) {
			continue
		}
		if slices.Contains([]string{"尚有", "还有"}, clause) && !anyof.Prefix(s.tail(k), "未", "没有", "正在", "尚未") {
			continue
		}
		words := s.between(all, done)
		if !strings.Contains(clauseOf(words), "已") || strings.ContainsAny(s.between(all, rest), "；（：") || anyof.Contains(s.between(all, done), "其中", "另", "新增") || strings.Count(s.between(done, rest), "，") != 1 ||
			!anyof.Contains(clauseOf(s.head(k-2)), "计划", "应", "需", "任务", "共有", "全", "规划", "列入") {
			continue
		}
		right, said := middle(all)-done.as(all.unit), rest.as(all.unit)
		scale := scaleOf(all.text)
		slack := 0.0
		if strings.Contains(all.text+done.text+rest.text, ".") {
			slack = (all.step + done.step + rest.step) * scale / 2
		}
		if right <= 0 || math.Abs(right-said) <= slack+1e-9 || !closeTo(right, said) {
			continue
		}
		s.tell(rest, fmt.Sprintf("%s－%s＝%s", decimal(middle(all), scale), decimal(done.as(all.unit), scale), decimal(roundTo(right/scale, 1e-4), 1)), decimal(said, scale), false)
	}
}

// netOfNew reads 新设企业562家，注销218家，净增344家.
func (s *sentence) netOfNew() {
	for k := 2; k < len(s.terms); k++ {
		came, went, net := s.terms[k-2], s.terms[k-1], s.terms[k]
		clause := clauseOf(s.head(k))
		if !anyof.Suffix(clause, "净增", "净增加", "净增长") || runeCount(clause) > 6 || !came.plain() || !went.plain() || !net.plain() || came.unit != went.unit || net.unit != went.unit || strings.ContainsAny(s.between(came, net), "；：（") {
			continue
		}
		in, out := clauseOf(s.head(k-2)), clauseOf(s.head(k-1))
		if !anyof.Contains(in, "新设", "新增", "新注册", "新登记", "新发展", "迁入", "转入", "新建") || !anyof.Contains(out, "注销", "吊销", "退出", "迁出", "转出", "关停", "减少", "拆除") || anyof.Contains(s.between(came, went), "其中") {
			continue
		}
		right := middle(came) - middle(went)
		scale := scaleOf(net.text)
		if scale != 1 || strings.Contains(came.text+went.text+net.text, ".") || right <= 0 || right == middle(net) || !closeTo(right, middle(net)) {
			continue
		}
		s.tell(net, fmt.Sprintf("%s－%s＝%s", decimal(middle(came), 1), decimal(middle(went), 1), decimal(right, 1)), decimal(middle(net), 1), false)
	}
}

// togetherCounted reads 两项, 三项 at the beginning of a clause that says what they come to.
var togetherCounted = lazyregexp.New(`^([两二三四五])(?:项|者|块|笔|类)(?:合计|共计|总计|共|合起来|加起来|相加)?(?:为|使|给)?[\p{Han}]{0,6}?(?:增加收入|增收|收入|节约|节省|节支|资金|投入|支出|共|合计|总计|达|为)(?:达到|达|为|共|有)?$`)

// itemsTogether reads 追缴承包费680万元，规范合同增收420万元，两项为村集体增加收入1100万元: as many amounts as are counted stand right before.
func (s *sentence) itemsTogether() {
	for k := 2; k < len(s.terms); k++ {
		t := s.terms[k]
		clause := clauseOf(s.head(k))
		m := togetherCounted.FindStringSubmatch(clause)
		if m == nil || !t.plain() || anyof.Contains(clause, "均", "各", "每", "分别") {
			continue
		}
		n := strings.Index("零一二三四五", strings.Replace(m[1], "两", "二", 1)) / len("零")
		if k < n {
			continue
		}
		l := parts{whole: t, list: s.terms[k-n : k]}
		ok := true
		for i, x := range l.list {
			ok = ok && x.plain() && comparable(x, t) && (i == 0 || !strings.ContainsAny(s.between(l.list[i-1], x), "；：。（") && !anyof.Contains(s.between(l.list[i-1], x), "其中", "比", "每", "均"))
		}
		if !ok || k > n && comparable(s.terms[k-n-1], t) && !strings.ContainsAny(s.between(s.terms[k-n-1], l.list[0]), "；：。") || l.rounds(l.sum()) || !closeTo(l.sum(), middle(t)) || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		s.wrongSum(l, nil)
	}
}

// restOfNamed reads 剩余12.96万元中，6万元…，3.2万元…，其余3.76万元: what is left is divided again.
func (s *sentence) restOfNamed() {
	for k, whole := range s.terms {
		if !anyof.Prefix(s.p.text[whole.to:], "中，", "里，") || !anyof.Suffix(clauseOf(s.head(k)), "剩余", "剩下", "剩下的", "余下的", "其余", "其余的") || !whole.plain() {
			continue
		}
		sum := 0.0
		var items []string
		scale := scaleOf(whole.text)
		for j := k + 1; j < len(s.terms); j++ {
			t := s.terms[j]
			clause := clauseOf(s.head(j))
			if !comparable(t, whole) || anyof.Contains(clause, "每", "均") {
				continue
			}
			if !t.plain() || strings.ContainsAny(s.head(j), "；：（") {
				return
			}
			if len(items) > 0 && anyof.Prefix(clause, "其余", "剩余", "剩下", "余下") {
				right, said := middle(whole)-sum, t.as(whole.unit)
				if slack := whole.step * scale; right > 0 && math.Abs(right-said) > slack*float64(len(items))/2+1e-9 && closeTo(right, said) {
					s.tell(t, fmt.Sprintf("%s－%s＝%s", decimal(middle(whole), scale), strings.Join(items, "－"), decimal(roundTo(right/scale, 1e-4), 1)), decimal(said/scale, 1), false)
				}
				return
			}
			sum += t.as(whole.unit)
			items = append(items, decimal(t.as(whole.unit)/scale, 1))
		}
	}
}
