package check

import (
	"casebook/generator/anyof"
	"fmt"
	"math"
	"strings"
)

// slipInRate holds a percentage with decimals against the amounts before it.
func (s *sentence) slipInRate(k int, before *sentence) {
	t := s.terms[k]
	clause := clauseOf(s.head(k))
	if subject, _, ok := strings.Cut(clause, "占比"); ok && strings.HasSuffix(subject, "企业") {
		return // of those that are named there
	}
	if t.step > 0.1 || t.bracket >= 0 || anyof.Contains(clause, "年均", "平均", "贡献", "拉动", "利率") {
		return
	}
	pool := s.amountsBefore(k)
	grows := anyof.Contains(clause, "增", "涨", "升", "降", "跌", "减", "落", "幅") && !anyof.Contains(clause, "比重", "占比", "增长面", "率")
	inBrackets := anyof.Prefix(s.head(k), "）的", ")的") && len(pool) > 1 // 占总产量(211万辆)的比重
	if inBrackets {
		n := len(pool)
		pool[n-2], pool[n-1] = pool[n-1], pool[n-2]
	}
	if !grows && anyof.Prefix(clause, "比", "较", "高于", "低于") && !anyof.Prefix(clause, "比例", "比重", "比率") {
		return // 即100人中有2.1人达标，比城镇居民2.8%的比例低0.7个百分点
	}
	if !grows && !anyof.Contains(clause, "占", "率", "比", "面", "份额", "达") {
		return
	}
	if !grows && before != nil {
		pool = append(before.amountsBefore(len(before.terms)), pool...)
	}
	if pool = pool[max(0, len(pool)-6):]; len(pool) < 2 || grows && s.constantPrices(t) {
		return
	}
	if t.anyReadingFits(pool) {
		return
	}
	b := pool[len(pool)-1]
	for i := len(pool) - 2; i >= 0 && i >= len(pool)-4; i-- {
		a := pool[i]
		x, y, _ := inOne(a, b) // noughts where they are of two kinds
		if a.open || b.open || a.rough || b.rough || x <= 0 || y <= 0 {
			continue
		}
		right, line := y/x*100, ""
		if grows {
			if i < len(pool)-2 || strings.Contains(s.between(a, b), "其中") || !s.compares(a, b) || !s.leads(a, b) || !s.baseGiven(k, a, b) {
				return
			}
			right, line = s.growthOf(a, b, x, y)
		} else if y >= x || !s.sameWhole(a, b, clause) {
			continue
		}
		if t.mayFollow(a, b, grows) {
			continue
		}
		digits, slips := valueSlips(middle(t), t.step, right)
		if !slips || digits < 4 && !(grows || s.linked(a, b, clause)) {
			continue
		}
		scale := scaleOf(a.text)
		if line == "" {
			line = fmt.Sprintf("%s÷%s", decimal(y, scale), decimal(x, scale))
		}
		line += "＝" + percentText(right, t.step)
		s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", line, t.text))
		return
	}
}

// anyReadingFits tells whether a percentage is the share or the growth of any two of the amounts.
func (t term) anyReadingFits(pool []term) bool {
	for i, a := range pool {
		for _, b := range pool[i+1:] {
			if x, y, _ := inOne(a, b); rateFits(middle(t), t.step, x, y) {
				return true
			}
		}
	}
	return false
}

// amountsBefore returns the amounts of a sentence before term k that are no rates.
func (s *sentence) amountsBefore(k int) []term {
	var list []term
	for j, t := range s.terms[:k] {
		if !t.share() && t.unit != "倍" && t.unit != "个百分点" && !(isChange(s.ownHead(j)) && !anyof.Contains(s.head(j), "的", "年", "月")) {
			list = append(list, t)
		}
	}
	return list
}

// ownHead is the head of term j as far as it stands in the term's own brackets: 增加 of 高县（增加300万元）.
func (s *sentence) ownHead(j int) string {
	head := s.head(j)
	if t := s.terms[j]; t.bracket >= t.from-len(head) {
		head = s.p.text[t.bracket:t.from]
	}
	return strings.TrimLeft(head, "（(）)")
}

// inOne returns two amounts in the first one's unit.
func inOne(a, b term) (x, y float64, ok bool) {
	if !comparable(b, a) {
		return 0, 0, false
	}
	return middle(a), b.as(a.unit), true
}

// rateFits tells whether a percentage is the share, the rest or the growth of two amounts, either way.
func rateFits(stated, step, x, y float64) bool {
	if x <= 0 || y <= 0 {
		return false
	}
	small, large := min(x, y), max(x, y)
	for _, right := range [...]float64{small / large * 100, (large - small) / large * 100, (large - small) / small * 100, small / (small + large) * 100, small / (large - small) * 100} {
		if math.Abs(stated-right) <= step {
			return true
		}
	}
	return false
}

// compares tells whether the words between two amounts set one against the other.
func (s *sentence) compares(a, b term) bool {
	if b.from < a.to {
		return false
	}
	words := strings.ReplaceAll(s.p.text[a.to:b.from], "达到", "") // 额度2281亿元，贷款余额达到1834亿元
	return !strings.ContainsAny(words, "；;%") && runeCount(words) < 24 && (anyof.Contains(words, "比", "较", "上涨", "至", "到", "升", "降", "年", "月", "周", "期", "底", "末") || strings.ContainsAny(words, "（("))
}

// baseGiven tells whether what term k is compared with, where its clause names it, is one of two amounts:
// 较峰值下降, and not 较8月预估值低.
func (s *sentence) baseGiven(k int, a, b term) bool {
	clause := strings.NewReplacer("同比", "", "环比", "", "比赛", "").Replace(clauseOf(s.head(k)))
	i := max(strings.LastIndex(clause, "比"), strings.LastIndex(clause, "较"))
	if i < 0 || b.bracket >= 0 || anyof.Contains(s.p.text[a.to:b.from], "比", "较") {
		return true
	}
	base := cut(clause[i+len("比"):], 2)
	return strings.Contains(s.p.text[s.from:a.from], base)
}

// leads tells whether one of two amounts became the other, or is what the other is compared with.
func (s *sentence) leads(a, b term) bool {
	words := strings.NewReplacer("比赛", "", "达到", "").Replace(s.p.text[a.to:b.from])
	return b.bracket >= 0 || anyof.Contains(words, "比", "较", "到", "至", "升", "降", "涨", "跌", "月末", "年末", "月底", "年底", "周末")
}

// growthOf returns how much one of two amounts grew or fell against the other, and how that is worked out.
// What the later one is compared with stands behind 比 or 较 or in brackets.
func (s *sentence) growthOf(a, b term, x, y float64) (right float64, line string) {
	words := s.p.text[a.to:b.from]
	was, now := x, y
	if anyof.Contains(words, "比", "较") || b.bracket >= 0 {
		was, now = y, x
	}
	scale := scaleOf(a.text)
	return math.Abs(now/was-1) * 100, fmt.Sprintf("（%s－%s）÷%s", decimal(max(x, y), scale), decimal(min(x, y), scale), decimal(was, scale))
}

// linked tells whether the words say that the second amount is a part of the first.
func (s *sentence) linked(a, b term, clause string) bool {
	lead := ""
	if b.from < s.from {
		return false
	} else if a.from >= s.from {
		lead = s.p.text[a.to:b.from]
	} else {
		lead = s.p.text[s.from:b.from]
	}
	if anyof.Contains(lead, "其中", "中，", "中有") || anyof.Suffix(strings.TrimRight(clause, "为达到高仅约"), "亏损面", "增长面", "合格率") {
		return true
	}
	of := strings.TrimRight(afterWord(clause, "占"), "的比重例为达")
	return runeCount(of) > 1 && !anyof.Prefix(of, "全国", "全省", "全球") && strings.Contains(clauseOf(s.p.text[:a.from]), of)
}

// sameWhole tells whether an amount can be what a share is said to be of, where the words say of what:
// 占样品总数的52.83%.
func (s *sentence) sameWhole(a, b term, clause string) bool {
	of := afterWord(clause, "占")
	if strings.HasPrefix(of, "比") {
		return true
	}
	if ofRegion(of) && !sameMatter(bareNoun(clauseOf(s.p.text[max(0, a.from-60):a.from])), bareNoun(clauseOf(s.p.text[max(0, b.from-60):b.from]))) {
		return false
	}
	of = strings.TrimSuffix(strings.TrimRight(of, "的为达到至约增高"), "比重")
	for _, all := range [...]string{"比例", "总数", "总量", "总额", "总", "的"} {
		of = strings.TrimSuffix(of, all)
	}
	runes := []rune(of)
	if len(runes) < 2 {
		return true
	}
	around := clauseOf(s.p.text[max(0, a.from-60):a.from]) + cut(s.p.text[a.to:], 12)
	return strings.Contains(around, string(runes[len(runes)-2:]))
}
