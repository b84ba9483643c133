package check

import (
	"casebook/generator/anyof"
	"fmt"
	"math"
	"strings"
)

// slipInShares holds a share of several together against theirs: 图书12.7%、期刊5.7%，两者合计占18.4%.
func (s *sentence) slipInShares(k int) bool {
	t := s.terms[k]
	if !anyof.Contains(clauseOf(s.head(k)), "合计占", "合计达", "共占", "总共占", "两者", "三者", "四者", "二者") || t.step > 0.1 {
		return false
	}
	sum, fits, n := 0.0, false, 0
	var items []string
	slips := false
	for j := k - 1; j >= 0 && s.terms[j].unit == "%"; j-- {
		n++
		sum += middle(s.terms[j])
		items = append([]string{strings.TrimRight(s.terms[j].text, "%％")}, items...)
		if math.Abs(sum-middle(t)) <= t.step*float64(n)/2+1e-9 {
			fits = true
		}
		if digits, ok := valueSlips(middle(t), t.step, sum); n > 1 && ok && digits > 2 {
			slips = true
			break
		}
	}
	if fits || !slips {
		return false
	}
	line := strings.Join(items, "＋") + "＝" + decimal(sum, 1)
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", strings.ReplaceAll(line, "＝", " = "), t.text))
	return true
}

// slipInPrice holds an average price against the money and the number of what it paid for: 出口额46亿美元，
// 出口量37.61万辆，均价1.22万美元.
func (s *sentence) slipInPrice(k int) bool {
	t := s.terms[k]
	clause := strings.TrimRight(clauseOf(s.head(k)), "为达到是约")
	if k < 2 || !anyof.Suffix(clause, "均价", "平均价格", "平均单价") {
		return false
	}
	money, n := s.terms[k-2], s.terms[k-1]
	if !comparable(money, t) {
		money, n = n, money
	}
	if !comparable(money, t) || comparable(n, t) || middle(n) <= 0 || money.open || n.open || strings.ContainsAny(s.p.text[s.terms[k-2].to:t.from], "；") {
		return false
	}
	scale := scaleOf(t.text)
	right := money.as(t.unit) / middle(n)
	_, slips := valueSlips(middle(t)/scale, t.step, right/scale)
	if !slips {
		return false
	}
	line := fmt.Sprintf("%s÷%s＝%s", decimal(money.as(t.unit), scale), decimal(middle(n), 1), decimal(math.Round(right/scale*100)/100, 1))
	s.report(sumMismatchID, t, fmt.Sprintf("%s，写的是%s", line, decimal(middle(t), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(t), scale)))
	return true
}

// inAndOut tells whether a sentence that begins with exports or imports follows one that gives both together.
func inAndOut(before *sentence, lead string) bool {
	first := before.head(len(before.terms) - 1)
	for j := range before.terms {
		first += before.head(j)
	}
	return strings.Contains(first, "进出口") && anyof.Prefix(clauseOf(lead), "出口", "进口", "其中出口", "其中进口")
}

// mayFollow tells whether a percentage is the share or the growth of what two amounts were rounded from.
func (t term) mayFollow(a, b term, grows bool) bool {
	low, high, _ := b.in(a.unit)
	low, high = low/a.high*100, high/a.low*100
	if !grows {
		return !t.misses(low, high)
	}
	return !t.misses(low-100, high-100) || !t.misses(100-high, 100-low) || !t.misses(1e4/high-100, 1e4/low-100)
}
