package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/generator/anyof"
	"casebook/generator/numeral"
)

// totalWords say that a sum follows what was listed.
var totalWords = [...]string{"共计", "合计", "总计", "总共", "一共", "共有", "共", "累计", "加起来", "加在一起", "全部投入", "总投资", "总额", "总投入", "总资金", "总收入", "总支出"}

// totalsBehind reads A、B，共计T.
func (s *sentence) totalsBehind() {
	for k := 2; k < len(s.terms); k++ {
		whole, words := s.terms[k], s.head(k)
		clause := strings.TrimLeft(words[max(strings.LastIndexAny(words, "，、,；"), 0):], "，、,；")
		if !saysTotal(clause) || ofItsOwn(clause) || utf8.RuneCountInString(clause) > 10 || whole.share() {
			continue
		}
		if anyof.Contains(words, "加上", "以及其他", "连同", "其中") {
			continue // of parts without a figure
		}
		if s.restBehind(k) {
			continue // 一类15个，二类11个，以上总计29个，其他3个
		}
		if strings.HasPrefix(clause, "共涉及") && s.tail(k) != s.tail(k-1) {
			continue
		}
		l := parts{whole: whole, complete: true}
		if items, counted := s.countedTotal(k); !counted {
			s.collectBefore(&l, k-1)
		} else if s.collectBefore(&l, k-2); len(l.list) != items {
			continue // of other items than these
		}
		if len(l.list) < 2 || strings.HasPrefix(clause, "累计") && len(l.list) < 3 {
			continue // of two figures of this year and one of all years
		}
		if anyof.Contains(s.p.text[s.from:whole.from], "其余的", "其余各", "其他各") && s.ofSeveral(l) {
			continue // 两个专业各需2人，其余的需要1人，共招收4人: of each two
		}
		l.open = strings.HasPrefix(strings.TrimLeft(s.p.text[s.terms[k-1].to:whole.from], "的"), "等")
		s.judge(l, nil)
	}
}

// restBehind tells whether a part of what term k is the total of stands behind it: 其他3个.
func (s *sentence) restBehind(k int) bool {
	return k+1 < len(s.terms) && comparable(s.terms[k+1], s.terms[k]) && anyof.Contains(s.head(k+1), "其他", "其它", "其余", "另有", "另外", "还有", "未归类", "未分类")
}

// ofSeveral tells whether a number of things stands before a part, of which each may have so many: 两个专业各需2人.
func (s *sentence) ofSeveral(l parts) bool {
	return slices.ContainsFunc(l.list, func(t term) bool {
		words := []rune(s.p.text[s.from:t.from])
		for i, r := range words {
			if _, n := numeral.Prefix(words[i:]); n > 0 && i+n < len(words) && strings.ContainsRune("个家名户所处", words[i+n]) && r != '第' {
				return true
			}
		}
		return false
	})
}

func saysTotal(clause string) bool {
	if clause == "共涉及" {
		return true // 甲片区33个县、乙片区15个县、丙片区32个县，共涉及80个县
	}
	if anyof.Contains(clause, "带动", "惠及", "受益", "解决", "辐射", "覆盖", "涉及", "帮助", "吸引", "实现", "占", "比", "增") {
		return false
	}
	clause = strings.TrimPrefix(clause, "前后") // 前后总投入
	for _, w := range totalWords {
		if i := strings.Index(clause, w); i >= 0 && !anyof.Contains(clause, "公共", "共同", "共享", "共建", "共治", "共富", "共青", "共作", "共生", "共养", "共栖") {
			if w == "累计" && i > 0 {
				return false // 近两年累计
			}
			return !strings.HasPrefix(w, "总") || strings.HasSuffix(w, "计") || w == "总共" || i == 0
		}
	}
	return false
}

// partsInBrackets reads W（A、B）: figures that stand in brackets behind their whole.
func (s *sentence) partsInBrackets() {
	for k := 1; k < len(s.terms); k++ {
		t := s.terms[k]
		if t.bracket < 0 || t.bracket == s.terms[k-1].bracket {
			continue
		}
		w := s.terms[k-1]
		if t.bracket < w.to {
			continue // inside the same brackets, behind inner ones
		}
		between := s.p.text[w.to:t.bracket]
		if utf8.RuneCountInString(between) > 8 || strings.ContainsAny(between, "，。；、：") {
			continue
		}
		lead := s.p.text[t.bracket:t.from]
		_, size := firstRune(lead)
		lead = lead[size:]
		if utf8.RuneCountInString(lead) > 12 || anyof.Contains(lead, "其中", "约", "折", "即", "比", "增", "每", "人均", "合", "不含", "另") {
			continue // 其中 is read by partsBehind
		}
		l := parts{whole: w, head: s.p.text[s.from:w.from], inside: true}
		s.collect(&l, k, strings.TrimPrefix(lead, "含"))
		if len(l.list) < 2 || !s.fillsBrackets(l.list[len(l.list)-1]) {
			continue
		}
		l.complete = !strings.HasPrefix(lead, "含")
		s.judge(l, nil)
	}
}

// fillsBrackets tells whether brackets end soon behind their last part.
func (s *sentence) fillsBrackets(t term) bool {
	end := strings.IndexAny(s.p.text[t.to:s.to], "）)")
	return end >= 0 && utf8.RuneCountInString(s.p.text[t.to:t.to+end]) <= 8 && !strings.ContainsAny(s.p.text[t.to:t.to+end], "，；、。")
}
