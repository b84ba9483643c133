package check

import (
	"casebook/generator/anyof"
	"fmt"
	"math"
	"strings"
)

// findPoints holds 个百分点 against the two percentages that it tells apart: 增速达5.1%，较年初预测的4.3%上调了0.8个百分点.
func (s *sentence) findPoints() {
	for k := 2; k < len(s.terms); k++ {
		d, b, a := s.terms[k], s.terms[k-1], s.terms[k-2]
		if d.unit != "个百分点" || a.unit != "%" || b.unit != "%" || d.open || d.rough || a.open || a.rough || b.open || b.rough || d.bracket != b.bracket {
			continue
		}
		words := strings.TrimLeft(s.between(a, b), "，, ")
		verb := strings.TrimLeft(s.between(b, d), "，, 了")
		if !anyof.Prefix(words, "比", "较", "高于", "低于") || !strings.HasSuffix(words, "的") ||
			!anyof.Prefix(verb, "上调", "下调", "提高", "提升", "上升", "增加", "高", "下降", "降低", "回落", "低", "减少", "上涨") {
			continue
		}
		right := math.Abs(middle(a) - middle(b))
		slack := max(a.step, b.step, d.step)
		if math.Abs(right-middle(d)) < slack+1e-9 {
			continue
		}
		line := fmt.Sprintf("%s－%s＝%s", decimal(max(middle(a), middle(b)), 1), decimal(min(middle(a), middle(b)), 1), decimal(math.Round(right*1000)/1000, 1))
		s.report(percentMismatchID, d, fmt.Sprintf("%s，写的是%s", line, d.text), fmt.Sprintf("%s, but the text says %s", line, d.text))
	}
}
