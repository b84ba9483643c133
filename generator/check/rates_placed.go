package check

import (
	"strings"

	"casebook/generator/anyof"
)

// placed is a figure of the sentence or of the one before, with the words of its clause.
type placed struct {
	term
	clause string // the words of its clause before it, smaller figures included
	after  string // the words of its clause behind it
	own    bool   // it stands in the sentence itself
}

// near lists the figures before term k, those of the sentence before included.
func (s *sentence) near(k int, before *sentence) []placed {
	var list []placed
	if before != nil {
		for i := range before.terms {
			list = append(list, before.placed(i, false))
		}
	}
	for i := range s.terms[:k] {
		list = append(list, s.placed(i, true))
	}
	return list
}

func (s *sentence) placed(i int, own bool) placed {
	t := s.terms[i]
	after := s.p.text[t.to:s.to]
	if end := strings.IndexAny(after, "，；：、,;（()）"); end >= 0 {
		after = after[:end]
	}
	clause := s.p.text[s.from:t.from]
	clause = clause[max(strings.LastIndexAny(clause, "，；：、（）,;("), 0):]
	x := placed{t, strings.TrimLeft(clause, "，；：、（）,;( "), cut(after, 14), own}
	if x.mentions(planWords[:]...) && !x.mentions("完成") {
		x.low, x.high = middle(t), middle(t) // a plan of 5万亩 is one of 50,000
	}
	return x
}

// mentions tells whether one of the words stands in a figure's clause.
func (x placed) mentions(words ...string) bool {
	return anyof.Contains(x.clause, words...) || anyof.Contains(x.after, words...)
}

// undone tells whether a figure's clause says that it did not do what the words say: 未完成任务21项.
func (x placed) undone(words []string) bool {
	for _, w := range words {
		if anyof.Contains(x.clause, "未"+w, "没有"+w, "尚未"+w) {
			return true
		}
	}
	return false
}
