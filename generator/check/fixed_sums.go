package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/problem"
)

// named returns the term that is introduced by one of the words, false where none or several are.
func (s *sentence) named(words ...string) (found term, ok bool) {
	for k, t := range s.terms {
		clause := clauseOf(s.head(k))
		for _, verb := range [...]string{"达到", "达", "为", "是", "约", "仅", "有", "总额", "总值", "额", "值", "代表", "委员", "人数", "职工", "党员"} {
			clause = strings.TrimSuffix(clause, verb)
		}
		due := slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(clause, "应"+w) }) // 应到会代表 is no 到会
		if anyof.Suffix(clause, words...) && !strings.HasSuffix(clause, "进出口") && !due && !isChange(s.head(k)) {
			if ok {
				return term{}, false
			}
			found, ok = t, true
		}
	}
	return found, ok
}

// namedIn returns the term that is introduced by one of the words in a sentence or the one before it.
func (s *sentence) namedIn(before *sentence, words ...string) (term, bool) {
	if t, ok := s.named(words...); ok || before == nil {
		return t, ok
	}
	return before.named(words...)
}

// findFixedSums holds what has a sum by its nature: those who are there and those who are not, the
// balance of a trade, births less deaths.
func (s *sentence) findFixedSums(before *sentence) {
	text := s.p.text[s.from:s.to]
	if strings.Contains(text, "应到") && !anyof.Contains(text, "缺席", "请假", "缺勤", "列席", "特邀") {
		all, ok := s.named("应到", "应到会", "应到会代表", "应到代表")
		came, ok2 := s.named("实到", "实际到会")
		if ok && ok2 && came.as(all.unit) > middle(all) {
			s.wrongSum(parts{whole: all, list: []term{came}}, nil)
		}
	}
	if strings.Contains(text, "应") && anyof.Contains(text, "缺席", "请假", "缺勤") {
		all, _ := s.named("应到", "应出席", "应出席代表", "应参加", "应到会", "应到会代表", "应到代表")
		came, _ := s.named("出席", "实到", "到会", "实际到会", "实出席", "实际出席")
		missed, _ := s.named("缺席", "请假", "因故请假", "缺勤")
		if comparable(came, all) && comparable(missed, all) && !same(came.as(all.unit)+missed.as(all.unit), middle(all)) {
			s.wrongSum(parts{whole: all, list: []term{came, missed}}, nil)
		}
	}
	if strings.Contains(text, "编制") && strings.Contains(text, "空编") {
		all, _ := s.named("编制", "核定编制")
		filled, _ := s.named("在编", "在编人员", "实有", "实有人员")
		empty, _ := s.named("空编")
		if comparable(filled, all) && comparable(empty, all) && !same(filled.as(all.unit)+empty.as(all.unit), middle(all)) {
			s.wrongSum(parts{whole: all, list: []term{filled, empty}}, nil)
		}
	}
	for _, kind := range [...][3]string{{"差", "出口", "进口"}, {"自然增长率", "出生率", "死亡率"}} {
		if !strings.Contains(text, kind[0]) {
			continue
		}
		rest, _ := s.named("顺差", "逆差", "自然增长率")
		a, _ := s.namedIn(before, kind[1])
		b, _ := s.namedIn(before, kind[2])
		if rest.unit != "" && alikeUnits(rest, a) && alikeUnits(rest, b) {
			s.balance(rest, a, b)
		}
	}
}

// alikeUnits tells whether two terms are amounts of one kind, or both rates.
func alikeUnits(a, b term) bool { return a.unit == b.unit || comparable(a, b) }

// balance reports a difference by its nature that is not the difference.
func (s *sentence) balance(rest, a, b term) {
	x, y := a.as(rest.unit), b.as(rest.unit)
	slack := rest.step*scaleOf(rest.text) + a.step*scaleOf(a.text) + b.step*scaleOf(b.text)
	if math.Abs(math.Abs(x-y)-math.Abs(middle(rest))) <= slack || rest.open || rest.rough {
		return
	}
	scale := scaleOf(rest.text)
	line := fmt.Sprintf("%s－%s＝%s", decimal(max(x, y), scale), decimal(min(x, y), scale), decimal(math.Abs(x-y), scale))
	s.report(sumMismatchID, rest, fmt.Sprintf("%s，写的是%s", line, decimal(middle(rest), scale)), fmt.Sprintf("%s, but the text says %s", line, decimal(middle(rest), scale)), problem.Related{Span: s.p.prose.Source(a.from, a.to), Message: msg("由这个数算出", "calculated from this one")})
}
