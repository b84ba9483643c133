package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Slips are looked for where the words only make it likely that figures belong together. If any reading
// of them comes out, all is right; a report is made where the likely one misses by a single slip.

// findSlips looks for mistyped numbers in sums, shares, growths and differences.
func (s *sentence) findSlips(before *sentence) {
	if s.slipInSum(before) || s.slipInTotal() {
		return
	}
	for k := range s.terms {
		t := s.terms[k]
		if t.open || t.rough || s.slipInShares(k) || s.slipInPrice(k) {
			continue
		}
		if t.unit == "%" {
			s.slipInRate(k, before)
		} else if !t.share() && s.tellsDifference(k) {
			s.slipInDifference(k)
		}
	}
}

// slipInSum holds the amounts behind a whole against it.
func (s *sentence) slipInSum(before *sentence) bool {
	for w := range s.terms {
		for first := w + 1; first <= w+2 && first < len(s.terms); first++ {
			if whole, ok := s.asWhole(w, s.terms[first]); ok && !whole.open && s.slipInParts(whole.term, first, s.between(s.terms[w], s.terms[first])) {
				return true
			}
		}
	}
	if before == nil || len(before.terms) == 0 || len(s.terms) < 2 {
		return false
	}
	lead := s.head(0)
	mark, at := partMark(lead)
	if mark == "" && inAndOut(before, lead) {
		at = 0
	}
	if at < 0 || strings.TrimSpace(lead[:at]) != "" {
		return false
	}
	for j := len(before.terms) - 1; j >= 0 && j > len(before.terms)-5; j-- {
		k := slices.IndexFunc(s.terms, func(t term) bool { return comparable(t, before.terms[j]) })
		if k < 0 || before.isPart(j) {
			continue
		}
		if whole, ok := before.asWhole(j, s.terms[k]); ok && !whole.open {
			return s.slipInParts(whole.term, k, lead)
		}
	}
	return false
}

// slipInParts holds the amounts from term k on against a whole; words stand between the two.
func (s *sentence) slipInParts(whole term, k int, words string) bool {
	if strings.ContainsAny(words, "；。") && !strings.Contains(words, "其中") {
		return false
	}
	marked := containsAny(words, "其中", "包括", "中，", "：") || strings.Contains(words, "分")
	l := parts{whole: whole}
	sum := 0.0
	for j := k; j < len(s.terms) && len(l.list) < 20; j++ {
		t := s.terms[j]
		head := s.head(j)
		if t.bracket >= 0 || t.share() || !comparable(t, whole) || isChange(head) || isThreshold(head, s.after(j, 4)) || j > k && s.nested(j) {
			continue
		}
		if !marked && startsWithAny(clauseOf(head), deeds...) {
			return false // 扩大灌溉面积1733公顷，改善灌溉面积933公顷: deeds beside each other
		}
		if containsAny(s.after(j, 20), "超过", "以上", "高于") {
			return false // 168个海湾优良面积超过85%，117个全域优良
		}
		if len(l.list) > 0 && (t.open || containsAny(head, "共", "合计", "总", "均", "每", "上年", "去年", "同期", "另", "此外", "更有", "还有", "其中", "顺差", "逆差", "带动") ||
			strings.Contains(head, "；") && s.clausesBefore(whole)) {
			break
		}
		if len(l.list) > 0 && foreign(s.p.text[max(0, whole.from-60):whole.from], clauseOf(head)) || len(l.list) == 1 && same(sum, middle(whole)) {
			break // 存款余额, of which 储蓄存款; 贷款余额; or the first is the whole
		}
		l.list, l.nouns = append(l.list, t), append(l.nouns, clauseOf(head)+"|"+s.tail(j))
		sum += t.as(whole.unit)
		if len(l.list) > 1 && l.rounds(sum) {
			return false
		}
	}
	l.head = s.p.text[max(0, whole.from-60):whole.from]
	if len(l.list) < 2 || !oneDivision(l.head, l.nouns) || s.sumStands(l, sum) || s.explained(l) || s.pairwise(&l, whole, nil, words) {
		return false
	}
	scale := scaleOf(whole.text)
	digits, slips := sumSlips(middle(whole)/scale, l.values(scale))
	switch over := sum > middle(whole); {
	case over && strings.Contains(words, "中") && len(l.list) > 2 && slips && sum < 1.1*middle(whole):
	case !slips || !closeTo(sum, middle(whole)):
		return false
	case marked && (over && digits > 2 || digits > 3 || digits > 2 && l.parallel()):
	case !marked && (digits > 4 || digits > 2 && exhaustive(l.names())):
	default:
		return false
	}
	s.wrongSum(l, nil)
	return true
}

// sumStands tells whether another figure before the parts is what they come to: then they are its parts.
func (s *sentence) sumStands(l parts, sum float64) bool {
	for _, of := range [...]*sentence{s, s.former} {
		if of == nil {
			continue
		}
		for _, t := range of.terms {
			if t.from < l.list[0].from && t.from != l.whole.from && comparable(t, l.whole) && same(t.as(l.whole.unit), sum) {
				return true
			}
		}
	}
	return false
}

// names are what the parts are called.
func (l parts) names() []string {
	names := make([]string, len(l.nouns))
	for i := range l.nouns {
		names[i] = l.bare(i)
	}
	return names
}

// rounds tells whether a sum misses the whole by no more than what rounding its parts accounts for. What is
// counted one by one is not rounded.
func (l parts) rounds(sum float64) bool {
	step := 0.0
	for _, t := range append(l.list, l.whole) {
		if own := t.step * scaleOf(t.text); own < 1 || scaleOf(t.text) > 1 {
			rate := 1.0
			if v := middle(t); v != 0 {
				rate = t.as(l.whole.unit) / v
			}
			step = max(step, own*rate)
		}
	}
	return math.Abs(sum-middle(l.whole)) <= step*float64(len(l.list)+1)/2+1e-9
}

// clausesBefore tells whether a whole is itself an item of a list with semicolons.
func (s *sentence) clausesBefore(whole term) bool {
	return whole.from >= s.from && strings.Contains(s.p.text[s.from:whole.from], "；")
}

// slipInTotal holds a total behind a list against it: 63个展位和22个展位共85个.
func (s *sentence) slipInTotal() bool {
	for k := 2; k < len(s.terms); k++ {
		whole, clause := s.terms[k], clauseOf(s.head(k))
		if whole.share() || neverWhole(whole.unit) || whole.bracket >= 0 || !containsAny(clause, "共", "合计", "总计", "总数", "总量", "总成绩", "总投", "总面积", "总产", "达到", "累计") || containsAny(clause, "公共", "共同", "每", "均", "比", "增", "没有达到", "未达", "尚未", "不足") {
			continue
		}
		l := parts{whole: whole}
		sum, fits := 0.0, false
		for j := k - 1; j >= 0; j-- {
			t := s.terms[j]
			if t.bracket >= 0 || t.share() {
				continue
			}
			if !comparable(t, whole) || t.open || strings.Contains(s.p.text[t.to:s.terms[j+1].from], "；") || isChange(s.head(j)) {
				break
			}
			l.list = append(l.list, t)
			sum += t.as(whole.unit)
			fits = fits || len(l.list) > 1 && l.rounds(sum)
		}
		slices.Reverse(l.list)
		scale := scaleOf(whole.text)
		if len(l.list) < 2 || fits || !closeTo(sum, middle(whole)) {
			continue
		}
		digits, slips := sumSlips(middle(whole)/scale, l.values(scale))
		beside := runeCount(clause) <= 10 && hasSuffixAny(clause, "共", "共有", "总共", "总共有", "合计", "共计") && (!ofItsOwn(clause) || !strings.ContainsAny(s.head(k), "，；")) || strings.Contains(clause, "加起来")
		if slips && (digits > 2 || digits > 1 && beside) {
			s.wrongSum(l, nil)
			return true
		}
	}
	return false
}

// slipInRate holds a percentage with decimals against the amounts before it.
func (s *sentence) slipInRate(k int, before *sentence) {
	t := s.terms[k]
	clause := clauseOf(s.head(k))
	if subject, _, ok := strings.Cut(clause, "占比"); ok && strings.HasSuffix(subject, "企业") {
		return // of those that are named there
	}
	if t.step > 0.1 || t.bracket >= 0 || containsAny(clause, "年均", "平均", "贡献", "拉动", "利率") {
		return
	}
	pool := s.amountsBefore(k)
	grows := containsAny(clause, "增", "涨", "升", "降", "跌", "减", "落", "幅") && !containsAny(clause, "比重", "占比", "增长面", "率")
	inBrackets := startsWithAny(s.head(k), "）的", ")的") && len(pool) > 1 // 占总产量(211万辆)的比重
	if inBrackets {
		n := len(pool)
		pool[n-2], pool[n-1] = pool[n-1], pool[n-2]
	}
	if !grows && !containsAny(clause, "占", "率", "比", "面", "份额", "达") {
		return
	}
	if !grows && before != nil {
		pool = append(before.amountsBefore(len(before.terms)), pool...)
	}
	pool = pool[max(0, len(pool)-6):]
	if len(pool) < 2 || grows && s.constantPrices(t) {
		return
	}
	said := middle(t)
	for i, a := range pool { // any reading that comes out
		for _, b := range pool[i+1:] {
			if x, y, ok := inOne(a, b); ok && rateFits(said, t.step, x, y) {
				return
			}
		}
	}
	b := pool[len(pool)-1]
	for i := len(pool) - 2; i >= 0 && i >= len(pool)-4; i-- {
		a := pool[i]
		x, y, ok := inOne(a, b)
		if !ok || a.open || b.open || a.rough || b.rough || x <= 0 || y <= 0 {
			continue
		}
		right, line := y/x*100, ""
		if grows {
			if i < len(pool)-2 || !s.compares(a, b) || !s.leads(a, b) || !s.baseGiven(k, a, b) {
				return
			}
			right, line = s.growthOf(a, b, x, y)
		} else if y >= x || !s.sameWhole(a, clause) {
			continue
		}
		if t.mayFollow(a, b, grows) {
			continue
		}
		digits, slips := valueSlips(said, t.step, right)
		if !slips || digits < 4 && !(digits == 3 && (grows || inBrackets || s.linked(a, b, clause))) {
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

// amountsBefore returns the amounts of a sentence before term k that are no rates.
func (s *sentence) amountsBefore(k int) []term {
	var list []term
	for j, t := range s.terms[:k] {
		if !t.share() && t.unit != "倍" && t.unit != "个百分点" && !(isChange(strings.TrimLeft(s.head(j), "）)")) && !containsAny(s.head(j), "的", "年", "月")) {
			list = append(list, t)
		}
	}
	return list
}

// inOne returns two amounts in the first one's unit.
func inOne(a, b term) (x, y float64, ok bool) {
	if !comparable(b, a) {
		return 0, 0, false
	}
	return middle(a), b.as(a.unit), true
}

// rateFits tells whether a percentage is the share, the rest or the growth of two amounts, either way.
func rateFits(said, step, x, y float64) bool {
	if x <= 0 || y <= 0 {
		return false
	}
	small, large := min(x, y), max(x, y)
	for _, right := range [...]float64{small / large * 100, (large - small) / large * 100, (large - small) / small * 100, small / (small + large) * 100, small / (large - small) * 100} {
		if math.Abs(said-right) <= step {
			return true
		}
	}
	return false
}

// compares tells whether the words between two amounts set one against the other.
func (s *sentence) compares(a, b term) bool {
	if a.from < s.from || b.from < a.to {
		return false
	}
	words := s.p.text[a.to:b.from]
	return !strings.ContainsAny(words, "；;%") && runeCount(words) < 24 && (containsAny(words, "比", "较", "上涨", "至", "到", "升", "降", "年", "月", "周", "期", "底", "末") || strings.ContainsAny(words, "（("))
}

// baseGiven tells whether what term k is compared with, where its clause names it, is one of two amounts:
// 较峰值下降, and not 较8月预估值低.
func (s *sentence) baseGiven(k int, a, b term) bool {
	clause := strings.NewReplacer("同比", "", "环比", "", "比赛", "").Replace(clauseOf(s.head(k)))
	i := max(strings.LastIndex(clause, "比"), strings.LastIndex(clause, "较"))
	if i < 0 || b.bracket >= 0 || containsAny(s.p.text[a.to:b.from], "比", "较") {
		return true
	}
	base := cut(clause[i+len("比"):], 2)
	return base != "" && strings.Contains(s.p.text[s.from:a.from], base)
}

// leads tells whether one of two amounts became the other, or is what the other is compared with.
func (s *sentence) leads(a, b term) bool {
	words := strings.ReplaceAll(s.p.text[a.to:b.from], "比赛", "")
	return b.bracket >= 0 || containsAny(words, "比", "较", "到", "至", "升", "降", "涨", "跌", "月末", "年末", "月底", "年底", "周末")
}

// growthOf returns how much one of two amounts grew or fell against the other, and how that is worked out.
// What the later one is compared with stands behind 比 or 较 or in brackets.
func (s *sentence) growthOf(a, b term, x, y float64) (right float64, line string) {
	words := s.p.text[a.to:b.from]
	was, now := x, y
	if containsAny(words, "比", "较") || b.bracket >= 0 {
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
	if containsAny(lead, "其中", "中，", "中有") || hasSuffixAny(strings.TrimRight(clause, "为达到高仅约"), "亏损面", "增长面", "合格率") {
		return true
	}
	of := strings.TrimRight(clause[strings.LastIndex(clause, "占")+len("占"):], "的比重例为达")
	return strings.Contains(clause, "占") && runeCount(of) > 1 && !startsWithAny(of, "全国", "全省", "全球") && strings.Contains(clauseOf(s.p.text[:a.from]), of)
}

// sameWhole tells whether an amount can be what a share is said to be of, where the words say of what:
// 占样品总数的52.83%.
func (s *sentence) sameWhole(a term, clause string) bool {
	_, of, ok := strings.Cut(clause, "占")
	if strings.HasPrefix(of, "比") {
		return true
	}
	of = strings.TrimSuffix(strings.TrimRight(of, "的为达到至约增高"), "比重")
	for _, all := range [...]string{"比例", "总数", "总量", "总额", "总", "的"} {
		of = strings.TrimSuffix(of, all)
	}
	runes := []rune(of)
	if !ok || len(runes) < 2 {
		return true
	}
	around := clauseOf(s.p.text[max(0, a.from-60):a.from]) + cut(s.p.text[a.to:], 12)
	return strings.Contains(around, string(runes[len(runes)-2:]))
}

// tellsDifference tells whether a term says by how much two amounts differ: 比上年增加463元.
func (s *sentence) tellsDifference(k int) bool {
	clause := clauseOf(s.head(k))
	if containsAny(clause, "到", "至", "均", "每年", "新增", "其中") && !containsAny(clause, "平均增加", "每吨", "每台") || runeCount(clause) > 12 {
		return false
	}
	return hasSuffixAny(clause, "增加", "减少", "上涨", "下跌", "回落", "下降", "增长", "上升", "提高", "高", "低", "涨", "降", "多", "少", "增加了", "减少了") || containsAny(s.after(k, 5), "的回落", "的上涨", "的涨幅", "的降幅")
}

// slipInDifference holds a difference against the two amounts before it.
func (s *sentence) slipInDifference(k int) {
	t := s.terms[k]
	pool := s.amountsBefore(k)
	if len(pool) < 2 {
		return
	}
	a, b := pool[len(pool)-2], pool[len(pool)-1]
	x, y, ok := inOne(a, b)
	if !ok || !comparable(t, a) || a.open || b.open || a.rough || b.rough || x <= 0 || y <= 0 {
		return
	}
	if !s.baseGiven(k, a, b) {
		return
	}
	said, right := t.as(a.unit), math.Abs(x-y)
	scale := scaleOf(t.text)
	stepOf := t.step * scale
	slack := max(stepOf, a.step*scaleOf(a.text), b.step*scaleOf(b.text))
	if math.Abs(said-right) <= slack || !s.compares(a, b) && !strings.Contains(s.p.text[s.from:a.from], "与") {
		return
	}
	digits, slips := valueSlips(said, slack, right)
	if !slips || digits < 2 || digits < 3 && slack > stepOf {
		return
	}
	line := fmt.Sprintf("%s－%s＝%s", decimal(max(x, y), scale), decimal(min(x, y), scale), decimal(right, scale))
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(said, scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(said, scale)))
}
