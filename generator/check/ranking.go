package check

import (
	"strings"

	"casebook/generator/anyof"
)

// finer tells whether what rises is a quality or a place in a ranking, of which smaller numbers are
// better: 精度由30米提高到15米, 由119位上升到102位. Of people 位 and 名 are said to 增加, not to 上升.
func (s *sentence) finer(c change) bool {
	if unit := s.terms[c.b].unit; (unit == "位" || unit == "名") && !s.ofPersons(c) && anyof.Contains(c.words, "升", "跃", "前移", "前进", "提高", "降", "退", "滑") {
		return true
	}
	clause := s.p.text[s.from:s.terms[min(c.a, c.b)].from]
	if anyof.Contains(clause, "精度", "分辨率", "误差", "灵敏", "时效", "效率", "速度", "公差", "埋深", "时延", "排名", "名次", "位次") {
		return true
	}
	switch s.terms[c.a].unit {
	case "毫米", "厘米", "米", "秒", "分钟", "小时", "个小时", "天", "日", "个工作日", "工作日", "周", "个月", "月":
		return anyof.Contains(c.words, "提高", "提升")
	}
	return false
}

// endsPersons are the characters that words for people end with.
const endsPersons = "家员师生工者人手民兵士长部友户嫂匠才役医童授表子女妇"

// ofPersons tells whether a change in 位 or 名 is of people and no place in a ranking: 专家由20位下降到15位.
func (s *sentence) ofPersons(c change) bool {
	first := min(c.a, c.b)
	clause := clauseOf(s.head(first))
	if anyof.Contains(s.p.text[s.from:s.terms[first].from], "排", "名次", "位次", "列", "居", "考核", "评价", "测评", "得分", "指数", "满意度") {
		return false
	}
	noun := clause[:max(strings.LastIndex(clause, "由"), strings.LastIndex(clause, "从"), 0)]
	for _, w := range [...]string{"总数", "人数", "数量", "数", "总量"} {
		noun = strings.TrimSuffix(noun, w)
	}
	for _, w := range [...]string{noun, s.tail(first), s.tail(first + 1)} {
		if i := strings.IndexAny(w, "上下升降增减到至为"); i >= 0 {
			w = w[:i]
		}
		if strings.ContainsRune(endsPersons, lastRune(w)) {
			return true
		}
	}
	return false
}
