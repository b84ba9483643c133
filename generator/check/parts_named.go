package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// ofNamedWhole reads parts whose names end with that of another figure than the nearest: 农业人口3200人、非农业人口800人，其中男性
// 农业人口1700人、女性农业人口1600人.
func (s *sentence) ofNamedWhole() {
	for k := 2; k+1 < len(s.terms); k++ {
		_, noun, ok := strings.Cut(s.head(k), "其中")
		if !ok {
			continue
		}
		first, second := bareNoun(noun), bareNoun(s.head(k+1))
		if commonEnd(first, second) < 3 || !comparable(s.terms[k], s.terms[k+1]) {
			continue
		}
		for j := range s.terms[:k] {
			own := bareNoun(clauseOf(strings.ReplaceAll(s.head(j), "、", "，")))
			for _, w := range scopes {
				own = strings.TrimPrefix(own, w)
			}
			own = strings.TrimLeft(own, "共现有")
			if runeCount(own) < 3 || !strings.HasSuffix(first, own) || j == k-1 {
				continue
			}
			l := parts{whole: s.terms[j], head: own, list: s.terms[k : k+2 : k+2], nouns: []string{first + "|", second + "|"}}
			l.complete = exhaustive(l.nouns)
			s.judge(l, nil)
			return
		}
	}
}

// bareDoubling reads 由5万元增加到8万元，实现翻番: what doubled is twice as much.
func (s *sentence) bareDoubling(c change) {
	a, b := s.terms[c.a], s.terms[c.b]
	words := strings.TrimLeft(s.after(max(c.a, c.b), 8), "，,")
	if !anyof.Prefix(words, "实现翻番", "翻番", "实现了翻番", "基本实现翻番", "成功翻番", "顺利翻番") || a.open || b.open || b.rough || middle(a) <= 0 {
		return
	}
	ratio := b.as(a.unit) / middle(a)
	if ratio > 0.9*2 {
		return
	}
	scale := scaleOf(a.text)
	line := fmt.Sprintf("%s÷%s＝%s", decimal(b.as(a.unit), scale), decimal(middle(a), scale), decimal(math.Round(ratio*100)/100, 1))
	s.report(percentMismatchID, b, line+"倍，写的是翻番", line+" times, but it is said to have doubled")
}
