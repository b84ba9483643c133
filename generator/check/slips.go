package check

import (
	"casebook/generator/anyof"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Slips are looked for where the words only make it likely that figures belong together. If any reading
// of them comes out, all is right; a report is made where the likely one misses by a single slip.

// findSlips looks for mistyped numbers in sums, shares, growths and differences.
func (s *sentence) findSlips(before *sentence) {
	if s.slipInSum(before) || s.slipInTotal() || s.slipInMarked(before) {
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
	if before == nil || len(s.terms) < 2 {
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
		if whole, ok := before.asWhole(j, s.terms[k]); ok && !whole.open && s.slipInParts(whole.term, k, lead) {
			return true
		}
	}
	return false
}

// slipInParts holds the amounts from term k on against a whole; words stand between the two.
func (s *sentence) slipInParts(whole term, k int, words string) bool {
	if strings.ContainsAny(words, "；。") && !strings.Contains(words, "其中") {
		return false
	}
	if listsWithoutNumber(words) {
		return false
	}
	marked := anyof.Contains(words, "其中", "包括", "中，", "：") || strings.Contains(words, "分")
	l := parts{whole: whole}
	sum := 0.0
	for j := k; j < len(s.terms); j++ {
		t := s.terms[j]
		head := s.head(j)
		if t.bracket >= 0 || !comparable(t, whole) || isChange(head) || isThreshold(head, s.after(j, 4)) || j > k && s.nested(j) {
			continue
		}
		if head != "" && strings.TrimLeft(head, "，") == "" && len(l.nouns) > 0 && runeCount(l.bare(0)) > 1 {
			break // counted already
		}
		if !marked && anyof.Prefix(clauseOf(head), deeds...) {
			return false // 扩大灌溉面积1733公顷，改善灌溉面积933公顷: deeds beside each other
		}
		if anyof.Contains(s.after(j, 20), "超过", "以上", "高于") {
			return false // 168个海湾优良面积超过85%，117个全域优良
		}
		if len(l.list) > 0 && listsWithoutNumber(head) {
			return false
		}
		if n := len(l.list); n > 0 && l.list[n-1].from == s.terms[j-1].from && strings.Contains(words, "其中") && !strings.ContainsAny(head, "，、；和与及：（）() ") {
			break // 57个城市162个项目: what stands close behind a part is counted of it
		}
		if len(l.list) > 0 && (t.open || anyof.Contains(head, "共", "合计", "总", "均", "每", "上年", "去年", "同期", "另", "此外", "更有", "其中", "顺差", "逆差", "带动") || strings.Contains(head, "还有") && !strings.Contains(words, "其中") ||
			strings.Contains(head, "；") && (s.clausesBefore(whole) || anyof.Prefix(clauseOf(head), "累计", "新", "另", "已", "建成"))) {
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
	case over && (anyof.Contains(words, "中", "里，") || l.namedAlike()) && len(l.list) > 2 && slips && sum < 1.1*middle(whole):
	case !slips || !closeTo(sum, middle(whole)) && !(marked && digits > 2 && !strings.ContainsAny(words, "0123456789")):
		return false
	case marked && digits > 2:
	case !marked && (digits > 4 || digits > 1 && (exhaustive(l.names()) || over && financing(l.head, l.names()))):
	default:
		return false
	}
	s.wrongSum(l, nil)
	return true
}

// listsWithoutNumber tells whether the words before a number end a list of something that has no number of its own: 包括国有农场、|36家合作社;
// |12家农场、供销社以及|36家合作社.
func listsWithoutNumber(words string) bool {
	list := words
	for _, and := range [...]string{"以及", "、", "和", "及"} {
		list = strings.TrimSuffix(list, and)
	}
	if len(list) == len(words) {
		return false
	}
	at, size := anyof.LastRune(list, "、：")
	if i := strings.LastIndex(list, "包括"); i > at {
		at, size = i, len("包括")
	}
	return at >= 0 && runeCount(hanOnly(list[at+size:], 4)) > 2
}

// namedAlike tells whether all parts, and the whole before them, are of one thing by name: 矛盾纠纷138起，邻里纠纷62起，土地纠纷35起.
func (l parts) namedAlike() bool {
	names := l.names()
	for _, name := range names {
		if commonEnd(name, bareNoun(clauseOf(l.head))) < 2 {
			return false
		}
	}
	return true
}

// sumStands tells whether another figure before the parts is what they come to: then they are its parts.
func (s *sentence) sumStands(l parts, sum float64) bool {
	for _, of := range [...]*sentence{s, s.former} {
		if of == nil {
			continue
		}
		for _, t := range of.terms {
			if t.from >= l.list[0].from || t.from == l.whole.from || !comparable(t, l.whole) {
				continue
			}
			if v := t.as(l.whole.unit); same(v, sum) || t.from < l.whole.from && same(v, sum+middle(l.whole)) {
				return true // or what was taken for their whole is the first of them: 1860万元，其中中央920万元，省级540万元，县级400万元
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

// byRoundings is by how many standard deviations a sum of rounded parts may miss its rounded whole to be taken for it: 1 in 100 misses by more.
const byRoundings = 2.4

// rounds tells whether a sum misses the whole by no more than what rounding its parts accounts for. What is
// counted one by one is not rounded.
func (l parts) rounds(sum float64) bool {
	slack, squares, last := 0.0, 0.0, 0.0 // half of what each number's last digit leaves open
	for i, t := range append([]term{l.whole}, l.list...) {
		own := t.step * scaleOf(t.text)
		if own >= 1 && scaleOf(t.text) == 1 {
			continue
		}
		if asWritten(t) {
			own = min(own, t.high-t.low) // 15万元 is no 15.4
		}
		if v := middle(t); v != 0 {
			own *= t.as(l.whole.unit) / v
		}
		slack += own / 2
		if i == 0 {
			last = own / 2
		} else {
			squares += own * own / 12 // the variance of an even distribution
		}
	}
	apart := math.Abs(sum - middle(l.whole))
	return apart <= 1e-9 || apart < slack*0.999 && apart <= last+byRoundings*math.Sqrt(squares) // as much as all that was cut off is as good as never so
}

// clausesBefore tells whether a whole is itself an item of a list with semicolons.
func (s *sentence) clausesBefore(whole term) bool {
	return whole.from >= s.from && strings.Contains(s.p.text[s.from:whole.from], "；")
}

// tellsTotal tells whether the words before a figure say that it is a total.
func tellsTotal(clause string) bool {
	return anyof.Contains(clause, "共", "合计", "总计", "总数", "总量", "总成绩", "总投", "总面积", "总产", "达到", "累计") &&
		!anyof.Contains(clause, "公共", "共同", "共享", "共建", "共治", "共富", "分别", "每", "均", "比", "增", "没有达到", "未达", "尚未", "不足")
}

// slipInTotal holds a total behind a list against it: 63个展位和22个展位共85个.
func (s *sentence) slipInTotal() bool {
	for k := 2; k < len(s.terms); k++ {
		whole, clause := s.terms[k], clauseOf(s.head(k))
		if whole.share() || neverWhole(whole.unit) || whole.bracket >= 0 || !tellsTotal(clause) || anyof.Contains(s.head(k), "其中", "加上", "以及其他", "连同") || strings.HasPrefix(s.p.text[s.terms[k-1].to:whole.from], "等") || strings.HasPrefix(clause, "累计") && runeCount(bareNoun(clause)) > 4 {
			continue
		}
		l := parts{whole: whole}
		sum, fits := 0.0, false
		for j := k - 1; j >= 0; j-- {
			t := s.terms[j]
			if t.bracket >= 0 || t.share() || s.shareBase(j) {
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
		if len(l.list) < 2 || fits || !closeTo(sum, middle(whole)) || !tellsTotal(strings.TrimSuffix(clause, "达到")) && commonEnd(bareNoun(clause), bareNoun(clauseOf(s.head(k-1)))) < 2 {
			continue
		}
		digits, slips := sumSlips(middle(whole)/scale, l.values(scale))
		beside := runeCount(clause) <= 10 && anyof.Suffix(clause, "共", "共有", "总共", "总共有", "合计", "共计") && !ofItsOwn(clause) || strings.Contains(clause, "加起来")
		if slips && (digits > 2 || digits > 1 && beside) {
			s.wrongSum(l, nil)
			return true
		}
	}
	return false
}

// tellsDifference tells whether a term says by how much two amounts differ: 比上年增加463元.
func (s *sentence) tellsDifference(k int) bool {
	clause := clauseOf(s.head(k))
	if anyof.Contains(clause, "到", "至", "均", "每年", "新增", "其中") && !anyof.Contains(clause, "平均增加", "每吨", "每台") || runeCount(clause) > 12 {
		return false
	}
	return anyof.Suffix(clause, "增加", "减少", "上涨", "下跌", "回落", "下降", "增长", "上升", "提高", "高", "低", "涨", "降", "多", "少", "增加了", "减少了") || anyof.Contains(s.after(k, 5), "的回落", "的上涨", "的涨幅", "的降幅")
}

// slipInDifference holds a difference against the two amounts before it.
func (s *sentence) slipInDifference(k int) {
	t := s.terms[k]
	pool := s.amountsBefore(k)
	if len(pool) < 2 {
		return
	}
	a, b := pool[len(pool)-2], pool[len(pool)-1]
	x, y, _ := inOne(a, b) // noughts where they are of two kinds
	if !comparable(t, a) || a.open || b.open || a.rough || b.rough || x <= 0 || y <= 0 {
		return
	}
	if !s.baseGiven(k, a, b) {
		return
	}
	stated, right := t.as(a.unit), math.Abs(x-y)
	scale := scaleOf(t.text)
	stepOf := t.step * scale
	slack := max(stepOf, a.step*scaleOf(a.text), b.step*scaleOf(b.text))
	if math.Abs(stated-right) <= slack || !s.compares(a, b) && !strings.Contains(s.p.text[s.from:a.from], "与") {
		return
	}
	digits, slips := valueSlips(stated, slack, right)
	if !slips || digits < 2 {
		return
	}
	line := fmt.Sprintf("%s－%s＝%s", decimal(max(x, y), scale), decimal(min(x, y), scale), decimal(right, scale))
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(stated, scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(stated, scale)))
}
