package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Sums that the words name outright, so that no reading of what is a part of what is needed: what is left of what there was
// (原有97户，已脱贫90户，还剩7户), the seasons and quarters of a year, sources that are counted, states of a matter that are all
// there can be, years behind 其中. Growth stated by both its ends is in growth_on_last.go.

// findSaidSums looks for them in a sentence of which nothing else is reported.
func (s *sentence) findSaidSums() {
	if len(s.terms) < 2 {
		return
	}
	text := s.p.text[s.from:s.to]
	reported := len(s.p.out.list)
	for _, look := range [...]struct {
		marks []string
		find  func()
	}{
		{[]string{"剩"}, s.remainder},
		{[]string{"："}, s.sumsAnnounced},
		{[]string{"年级", "季度"}, s.gradesRespectively},
		{[]string{"每月"}, s.monthAndYear},
		{[]string{"分别"}, s.yearsInOrder},
		{[]string{"全院", "全校", "全村", "全镇", "全乡", "全县", "全市", "全厂", "全社", "全馆", "全区", "全园"}, s.allOfOneName},
		{[]string{"户"}, s.pairedSums},
		{[]string{"全年", "半年", "前三季度"}, s.wholeYear},
		{[]string{"块：", "项：", "部分：", "方面：", "笔：", "渠道："}, s.countedSources},
		{[]string{"生产总值"}, s.productOfThree},
		{[]string{"生产总值", "GDP"}, s.threeSectors},
		{[]string{"净增", "净减"}, s.netOfEnds},
		{[]string{"分别占"}, s.sharesInOrder},
		{[]string{"去年", "上年", "前一年", "月份为", "月为"}, s.growthOnLast},
		{[]string{"回收率"}, s.returned},
		{[]string{"已", "中，有"}, s.states},
		{[]string{"在", "基础上"}, s.onTop},
		{[]string{"加上", "连同"}, s.together},
		{[]string{"累计", "共"}, s.yearly},
		{[]string{"男", "城镇", "城市", "线上", "本地", "省内", "县内"}, s.bothAndAll},
		{[]string{"其中"}, s.yearByYear},
		{[]string{"一般农户", "一般户", "普通农户", "非贫困户"}, s.householdKinds},
	} {
		if len(s.p.out.list) == reported && s.p.within(text, look.marks...) {
			look.find()
		}
	}
}

// plain tells whether a term is one exact number outside brackets.
func (t term) plain() bool {
	return !t.open && !t.rough && !t.share() && t.bracket < 0 && !neverWhole(t.unit)
}

// leftOver is how a clause leads up to what is left.
var leftOver = lazyregexp.New(`^[\p{Han}]{0,4}，(?:目前|现在|如今|现|至今|截至目前)?(?:还剩|剩余|还剩下|只剩|仅剩|尚剩|剩下)(?:下)?$`)

// remainder reads 原有97户，陆续脱贫90户，目前还剩9户.
func (s *sentence) remainder() {
	for k := 2; k < len(s.terms); k++ {
		all, done, left := s.terms[k-2], s.terms[k-1], s.terms[k]
		if !all.plain() || !done.plain() || !left.plain() || all.unit != done.unit || !leftOver.MatchString(s.head(k)) {
			continue
		}
		words := s.head(k - 1)
		if runeCount(words) > 16 || strings.Count(words, "，") > 1 || !anyof.Contains(words, "脱贫", "搬迁", "搬走", "完成", "解决", "拆除", "改造", "销号", "办结", "化解", "清退", "出列", "卖出", "还清") || anyof.Contains(words, "新", "又", "返", "其中", "另", "计划") ||
			!anyof.Contains(s.head(k-2), "有", "共", "总") {
			continue
		}
		if right := middle(all) - middle(done); right > 0 && !same(right, middle(left)) {
			scale := scaleOf(left.text)
			line := fmt.Sprintf("%s－%s＝%s", decimal(middle(all), scale), decimal(middle(done), scale), decimal(right, scale))
			s.report(sumMismatchID, left, fmt.Sprintf("%s，写的是%s", line, decimal(middle(left), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(left), scale)))
			return
		}
	}
}

// productOfThree reads 三次产业增加值分别为21.4亿元、56.3亿元和40.1亿元，全县生产总值117.8亿元.
func (s *sentence) productOfThree() {
	for k := 3; k < len(s.terms); k++ {
		if !anyof.Suffix(s.head(k-3), "三次产业增加值分别为", "三次产业增加值分别达", "三次产业增加值分别完成", "一、二、三产业增加值分别为", "一二三产业增加值分别为") || !anyof.Suffix(strings.TrimRight(clauseOf(s.head(k)), "为达到"), "生产总值") {
			continue
		}
		if l, ok := s.upTo(k, 3); ok {
			s.holdSum(l)
			return
		}
	}
}

// sectorNames are the names that the three sectors go by before a figure.
var sectorNames = [...][]string{{"一产", "二产", "三产"}, {"第一产业", "第二产业", "第三产业"}}

// threeSectors reads 一产增加值10亿元，二产增加值20亿元，三产增加值30亿元，生产总值60亿元.
func (s *sentence) threeSectors() {
	for k := 3; k < len(s.terms); k++ {
		if clause := clauseOf(s.head(k)); !anyof.Suffix(strings.TrimRight(clause, "为达到实现完成"), "生产总值", "GDP") || anyof.Contains(clause, "人均", "比", "增") {
			continue
		}
		for _, names := range sectorNames {
			if l, ok := s.eachNamed(k, names); ok {
				s.holdSum(l)
				return
			}
		}
	}
}

// spansParts are the parts of a year and of what is less of one.
var spansParts = [...]struct {
	whole string
	parts []string
}{
	{"全年", []string{"上半年", "下半年"}}, {"全年", []string{"春季", "秋季"}}, {"全年", []string{"一季度", "二季度", "三季度", "四季度"}},
	{"前三季度", []string{"一季度", "二季度", "三季度"}}, {"上半年", []string{"一季度", "二季度"}}, {"下半年", []string{"三季度", "四季度"}},
}

// wholeYear reads 一季度36万元，二季度41万元，三季度38万元，四季度45万元，全年累计160万元; 一季度1.2亿元，二季度1.5亿元，上半年累计2.7亿元.
func (s *sentence) wholeYear() {
	for k := 2; k < len(s.terms); k++ {
		clause := clauseOf(s.head(k))
		if !s.terms[k].plain() || !anyof.Prefix(clause, "全年", "上半年", "下半年", "前三季度") || runeCount(clause) > 12 || anyof.Contains(clause, "比", "增", "均", "目标", "计划", "预计", "其中", "降", "减") {
			continue
		}
		for _, span := range spansParts {
			if !strings.HasPrefix(clause, span.whole) {
				continue
			}
			if l, ok := s.eachNamed(k, span.parts); ok {
				s.holdSum(l)
				return
			}
		}
		first := s.head(k - 2)
		if anyof.Contains(first, "春、秋两季分别", "春秋两季分别", "上、下半年分别", "上下半年分别") && joins(s.head(k-1)) {
			if l, ok := s.upTo(k, 2); ok {
				s.holdSum(l)
				return
			}
		}
	}
}

// eachNamed returns the terms before term k as the parts of it, where each has its own of the names before it.
func (s *sentence) eachNamed(k int, names []string) (parts, bool) {
	l, ok := s.upTo(k, len(names))
	if !ok {
		return l, false
	}
	kind := amountsNamed(clauseOf(s.head(k)))
	for i, name := range names {
		clause := clauseOf(s.head(k - len(names) + i))
		if own := amountsNamed(clause); !strings.Contains(clause, name) || own != 0 && kind != 0 && own&kind == 0 {
			return l, false // 下半年支出 is no part of 全年收入
		}
	}
	return l, true
}

// upTo returns the n terms before term k as the parts of it.
func (s *sentence) upTo(k, n int) (parts, bool) {
	l := parts{whole: s.terms[k]}
	if k < n {
		return l, false
	}
	for _, t := range s.terms[k-n : k] {
		if !t.plain() || !comparable(t, l.whole) {
			return l, false
		}
		l.list = append(l.list, t)
	}
	return l, true
}

// holdSum reports parts that are not what their whole says, rounding aside.
func (s *sentence) holdSum(l parts) {
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	if !l.rounds(sum) && closeTo(sum, middle(l.whole)) {
		s.wrongSum(l, nil)
	}
}

// sources is how a sentence counts what it lists.
var sources = lazyregexp.New(`([两二三四五六])(?:块|项|个方面|部分|笔|个渠道)：`)

// countedSources reads 收入来自三块：光伏18万元，茶园12万元，物业9万元，全年总收入39万元.
func (s *sentence) countedSources() {
	m := sources.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil {
		return
	}
	n := strings.Index("两二三四五六", s.p.text[s.from+m[2]:s.from+m[3]])/len("两") + 1
	if n == 1 {
		n = 2
	}
	first := 0
	for first < len(s.terms) && s.terms[first].from < s.from+m[1] {
		first++
	}
	k := first + n
	if k != len(s.terms)-1 {
		return
	}
	clause := clauseOf(s.head(k))
	for _, w := range [...]string{"全年", "全村", "当年", "年", "去年", "今年"} {
		clause = strings.TrimPrefix(clause, w)
	}
	if l, ok := s.upTo(k, n); ok && s.terms[k].plain() && anyof.Prefix(clause, "总收入", "总投资", "总投入", "收入总额", "收入共", "收入合计", "总支出") {
		s.holdSum(l)
	}
}

// netOfEnds reads 由48家增加到72家，五年净增24家.
func (s *sentence) netOfEnds() {
	for k := 2; k < len(s.terms); k++ {
		a, b, t := s.terms[k-2], s.terms[k-1], s.terms[k]
		clause := clauseOf(s.head(k))
		if !b.plain() || t.unit != b.unit || !anyof.Suffix(clause, "净增", "净增加", "净减", "净减少", "净增了") || runeCount(s.head(k)) > 10 || !s.fromWord(k-2) || strings.Contains(s.between(a, b), "，") {
			continue
		}
		right := math.Abs(middle(b) - middle(a))
		slack := max(a.step*scaleOf(a.text), b.step*scaleOf(b.text), t.step*scaleOf(t.text))
		if countsThings(t) {
			slack = 0
		}
		if math.Abs(right-middle(t)) <= slack+1e-9 {
			continue
		}
		scale := scaleOf(t.text)
		line := fmt.Sprintf("%s－%s＝%s", decimal(max(middle(a), middle(b)), scale), decimal(min(middle(a), middle(b)), scale), decimal(right, scale))
		s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(middle(t), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(t), scale)))
		return
	}
}

// sharesInOrder reads 猪肉、牛肉、羊肉产量分别占总产量的62%、25%和23%: shares of one whole that come to more than all of it.
func (s *sentence) sharesInOrder() {
	for k := range s.terms {
		head := s.head(k)
		i := strings.LastIndex(head, "分别占")
		if i < 0 || !strings.HasSuffix(strings.TrimSuffix(head, "约"), "的") || strings.ContainsAny(head[i:], "，；") || s.terms[k].unit != "%" {
			continue
		}
		names := strings.Split(clauseOf(head[:i]), "、")
		if anyof.Contains(head[:i], "代表", "委员", "党员", "女", "民族", "岁", "学历", "以上", "职称", "青年", "额") || anyof.Prefix(head[i:], "分别占全国", "分别占全省", "分别占全市", "分别占全县") || anyof.Contains(head[i:], "当地", "各自", "本地", "所在") || len(names) < 2 || len(names) > 6 {
			continue
		}
		sum, n := 0.0, 0
		var items []string
		for _, t := range s.terms[k:] {
			if n > 0 && !joins(s.head(k+n)) {
				break
			}
			sum += middle(t)
			items = append(items, strings.TrimSuffix(t.text, "%"))
			n++
		}
		if n != len(names) || sum <= 100+0.5*float64(n)*s.terms[k].step+1e-9 || sum > 140 {
			continue
		}
		t := s.terms[k+n-1]
		line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
		s.report(sumMismatchID, t, fmt.Sprintf("%s，各部分的百分比合起来不会超过100", line), fmt.Sprintf("%s: shares of one whole are not more than 100", line))
		return
	}
}

// returned reads 发放问卷600份，收回564份，回收率为94%.
func (s *sentence) returned() {
	for k := 2; k < len(s.terms); k++ {
		if strings.HasPrefix(strings.TrimLeft(s.head(k), "，"), "回收率") && anyof.Contains(s.head(k-1), "收回", "回收") && s.terms[k-2].plain() && s.terms[k-1].plain() {
			s.judgeShareOf(k, s.terms[k-1], s.terms[k-2])
			return
		}
	}
}

// states reads 共收到428条，已办结369条，正在办理39条，转交上级20条: what was done, is being done and is still to be done.
func (s *sentence) states() {
	for k := 1; k+1 < len(s.terms); k++ {
		w := s.terms[k-1]
		if !w.plain() || !countsThings(w) || !anyof.Contains(s.head(k), "，已", "，目前已", "，现已", "，至今已", "，截至目前已", "中已", "中，已", "中，有") || runeCount(s.head(k)) > 16 || anyof.Contains(clauseOf(s.head(k-1)), "已", "计划", "目标", "其中") {
			continue
		}
		l := parts{whole: w}
		open := false
		for j := k; j < len(s.terms); j++ {
			name := strings.TrimLeft(s.head(j), "，、；")
			if s.terms[j].unit != w.unit || !s.terms[j].plain() || strings.ContainsAny(name, "，；。：（") || j > k && !anyof.Prefix(name, "正在", "正", "尚未", "尚", "未", "待", "取得", "基本", "部分", "限期", "需要", "需", "暂缓", "长期", "转", "移交", "剩余", "其余", "还有") {
				return
			}
			open = open || anyof.Prefix(name, "正在", "尚", "未", "待", "剩余", "其余", "还有", "需要", "需", "长期")
			l.list = append(l.list, s.terms[j])
		}
		if open {
			s.holdSum(l)
		}
		return
	}
}

// yearByYear reads 脱贫4872人，其中2014年610人，2015年745人，…: years one after another, which together are more than the whole.
func (s *sentence) yearByYear() {
	for k := 1; k+2 < len(s.terms); k++ {
		if !strings.HasSuffix(cutAt(s.head(k), "其中")+"其中", "，其中") || !strings.Contains(s.head(k), "其中") || !s.terms[k-1].plain() {
			continue
		}
		l := parts{whole: s.terms[k-1]}
		year := 0
		for j := k; j < len(s.terms); j++ {
			name := strings.Trim(clauseOf(s.head(j)), "，、其中：")
			y, _ := strconv.Atoi(cut(name, 4))
			if !s.terms[j].plain() || !strings.HasPrefix(name[min(4, len(name)):], "年") || y <= year {
				return
			}
			year = y
			l.list = append(l.list, s.terms[j])
		}
		sum := 0.0
		for _, t := range l.list {
			sum += t.as(l.whole.unit)
		}
		if sum > middle(l.whole) && sum < 1.25*middle(l.whole) {
			s.holdSum(l)
		}
		return
	}
}

// householdKinds reads 218户，其中脱贫户64户、监测户9户、一般农户145户: who is left when the poor are counted.
func (s *sentence) householdKinds() {
	for k := 1; k+1 < len(s.terms); k++ {
		if !strings.HasPrefix(s.head(k), "，其中") || !s.terms[k-1].plain() || s.terms[k-1].unit != "户" {
			continue
		}
		l := parts{whole: s.terms[k-1]}
		rest := false
		for j := k; j < len(s.terms); j++ {
			name := strings.TrimPrefix(strings.TrimLeft(s.head(j), "，、；和"), "其中")
			if s.terms[j].unit != "户" || !s.terms[j].plain() || runeCount(name) > 6 || !anyof.Contains(name, "户") {
				return
			}
			rest = rest || anyof.Contains(name, "一般", "普通", "非贫困")
			l.list = append(l.list, s.terms[j])
		}
		if rest {
			s.holdSum(l)
		}
		return
	}
}
