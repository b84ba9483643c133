package check

import (
	"strings"

	"casebook/generator/anyof"
)

// A list that 其中 or a colon opens, of which no word need be understood: where all its figures come to the whole before it but for one
// digit of one of them, that is no chance if the whole has digits enough.

// digitsOfMarked is how many digits a whole must have that is met so.
const digitsOfMarked = 4

// slipInMarked finds such a list in the sentence, or behind a whole that ends the one before.
func (s *sentence) slipInMarked(before *sentence) bool {
	for k := range s.terms {
		lead := s.head(k)
		if !anyof.Contains(lead, "其中", "包括", "：", "分为") || strings.ContainsAny(lead[max(strings.LastIndex(lead, "其中"), 0):], "；") {
			continue
		}
		of, w := s, k-1
		if k == 0 {
			if before == nil || !strings.HasPrefix(strings.TrimSpace(lead), "其中") {
				continue
			}
			of, w = before, len(before.terms)-1
		}
		for ; w >= 0 && (of.terms[w].share() || !comparable(of.terms[w], s.terms[k]) || of.terms[w].bracket >= 0); w-- {
			if strings.Contains(of.head(w), "；") {
				w = 0
			}
		}
		if w > 0 && comparable(of.terms[w-1], of.terms[w]) && joins(of.head(w)) {
			continue // 抽检27987和1315批次，其中不合格1255和10批次
		}
		if w >= 0 && s.slipFrom(of.terms[w], k) {
			return true
		}
	}
	return false
}

// slipFrom holds the figures from term k on against their whole.
func (s *sentence) slipFrom(whole term, k int) bool {
	if whole.open || whole.rough || significantDigits(whole.text) < digitsOfMarked {
		return false
	}
	l := parts{whole: whole}
	for j := k; j < len(s.terms) && len(l.list) < mostParts; j++ {
		t, head := s.terms[j], s.head(j)
		if t.bracket != s.terms[k].bracket || t.share() || t.unit == "个百分点" || t.unit == "倍" || j > k && isChange(head) || !comparable(t, whole) {
			continue
		}
		if t.open || t.rough || j > k && (anyof.Contains(head, "其中", "包括", "比", "较", "同期", "上年", "去年", "均", "每", "另", "此外", "合计", "共计") || anyof.Contains(s.after(j, 4), "以上", "以下", "以内")) {
			break
		}
		l.list = append(l.list, t)
	}
	if len(l.list) < 2 || s.explained(l) {
		return false
	}
	scale := scaleOf(whole.text)
	sum := 0.0
	for i, t := range l.list {
		if sum += t.as(whole.unit); l.rounds(sum) || i > 0 && i+1 < len(l.list) && same(sum, middle(whole)) {
			return false
		}
	}
	if digits, slips := sumSlips(middle(whole)/scale, l.values(scale)); !slips || digits < digitsOfMarked || s.sumStands(l, sum) {
		return false
	}
	s.wrongSum(l, nil)
	return true
}
