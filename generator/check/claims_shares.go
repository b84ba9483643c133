package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Claims on how much of something there is, in words or by a rate that names it.

var halfSaid = lazyregexp.New(`(一半以上|半数以上|超过一半|过半|大半)的?(农户|群众|村民|住户|户|职工|学生|村|家庭|企业)(?:告别|受益|实现|完成|因此|由此|从此)`)

// moreThanHalf reads 共410户，已有120户开通了天然气，一半以上的农户告别了烧柴.
func (s *sentence) moreThanHalf() {
	m := halfSaid.FindStringSubmatchIndex(s.p.text[s.from:s.to])
	if m == nil {
		return
	}
	noun := s.p.text[s.from+m[4] : s.from+m[5]]
	var two []term
	for _, t := range s.terms {
		if t.from < s.from+m[0] && t.exact() && (strings.Contains(noun, string(t.unit)) || t.unit == "人" && anyof.Contains(noun, "众", "民", "工", "生") || t.unit == "个" && noun == "村" || t.unit == "家" && noun == "企业") {
			two = append(two, t)
		}
	}
	if len(two) != 2 || middle(two[1]) >= middle(two[0])/2 || strings.ContainsAny(s.between(two[0], two[1]), "；") || !strings.Contains(clauseOf(s.head(s.indexOf(two[1]))), "已") {
		return
	}
	s.claimAt(s.from+m[2], s.from+m[3], true, fmt.Sprintf("%s÷%s＝%s%%", decimal(middle(two[1]), 1), decimal(middle(two[0]), 1), decimal(roundTo(middle(two[1])/middle(two[0])*100, 0.1), 1)))
}

// rateOfComplement reads 抽检860批次，检出不合格12批次，合格率98.6%: what is not so is taken off all.
func (s *sentence) rateOfComplement() {
	for k := 2; k < len(s.terms); k++ {
		t := s.terms[k]
		clause := strings.TrimRight(clauseOf(s.head(k)), "为达到了是约")
		name, ok := strings.CutSuffix(clause, "率")
		if !ok || t.unit != "%" || !t.exact() || runeCount(name) < 2 {
			continue
		}
		if name = lastRunes(name, 3); anyof.Prefix(name, "不", "未") {
			continue
		}
		name = lastRunes(name, 2)
		for j := k - 1; j > 0; j-- {
			part, all := s.terms[j], s.terms[j-1]
			head := clauseOf(s.head(j)) + tailOf(s.p.text[part.to:])
			if !strings.Contains(head, "不"+name) && !strings.Contains(head, "未"+name) {
				continue
			}
			if !part.exact() || !all.exact() || part.unit != all.unit || part.share() || middle(part) >= middle(all) || strings.ContainsAny(s.between(all, t), "；") || anyof.Contains(clauseOf(s.head(j-1)), name) {
				break
			}
			right := (middle(all) - middle(part)) / middle(all) * 100
			if t.misses(right, right) && !s.p.reportedWithin(s.from, s.to) {
				s.claimAt(t.from, t.to, true, fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(middle(all), 1), decimal(middle(part), 1), decimal(middle(all), 1), percentText(right, min(t.step, 1))))
			}
			break
		}
	}
}

// rateOfSaving reads 每亩用水180立方米，传统漫灌300立方米，节水率达40%: the saving is of the greater of the two.
func (s *sentence) rateOfSaving() {
	for k := 2; k < len(s.terms); k++ {
		t := s.terms[k]
		clause := strings.TrimRight(clauseOf(s.head(k)), "为达到了是约")
		if t.unit != "%" || !t.exact() || !anyof.Suffix(clause, "节水率", "节电率", "节能率", "节药率", "节肥率") {
			continue
		}
		a, b := s.terms[k-2], s.terms[k-1]
		if !strings.Contains(clauseOf(s.head(k-2)), "用") || !strings.Contains(clauseOf(s.head(k-1)), "用") {
			continue
		}
		if !a.exact() || !b.exact() || a.unit != b.unit || a.share() || strings.ContainsAny(s.between(a, t), "；：") {
			continue
		}
		more, less := max(middle(a), middle(b)), min(middle(a), middle(b))
		if right := (more - less) / more * 100; t.misses(right, right) {
			s.claimAt(t.from, t.to, true, fmt.Sprintf("（%s－%s）÷%s＝%s", decimal(more, scaleOf(a.text)), decimal(less, scaleOf(a.text)), decimal(more, scaleOf(a.text)), percentText(right, min(t.step, 1))))
		}
	}
}

var (
	bornIn  = lazyregexp.New(`(?:出生于|生于)((?:19|20)[0-9]{2})年|((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生)`)
	ageTold = lazyregexp.New(`([0-9]{2,3})岁`)
)

// ageOfBorn reads 今年（2023年）72岁的老人出生于1951年: one year of birth, one other year and one age in a sentence.
func (s *sentence) ageOfBorn() {
	text := s.p.text[s.from:s.to]
	born, ages := bornIn.FindAllStringSubmatch(text, -1), ageTold.FindAllStringSubmatchIndex(text, -1)
	if len(born) != 1 || len(ages) != 1 || anyof.Contains(text[:ages[0][0]]+tailOf(text[ages[0][1]:]), "去世", "时年", "那年", "当时", "享年") {
		return
	}
	year := born[0][1] + born[0][2]
	now := ""
	for _, m := range fourDigitYear.FindAllStringSubmatch(text, -1) {
		if m[1] != year {
			if now != "" && now != m[1] {
				return
			}
			now = m[1]
		}
	}
	if now == "" {
		return
	}
	age, said := numberOf(now)-numberOf(year), numberOf(text[ages[0][2]:ages[0][3]])
	if age > 0 && age < 120 && math.Abs(age-said) > 1 {
		s.claimAt(s.from+ages[0][2], s.from+ages[0][3], false, fmt.Sprintf("%s－%s＝%s", now, year, decimal(age, 1)))
	}
}

var fourDigitYear = lazyregexp.New(`((?:19|20)[0-9]{2})年`)

// restOfPlan reads 计划改造36个，…。截至11月底已完工27个，剩余9个: what was planned, what is done and what is left, each said to be so.
func (s *sentence) restOfPlan() {
	for k := 1; k < len(s.terms); k++ {
		rest := s.terms[k]
		clause := strings.TrimRight(clauseOf(s.head(k)), "的为有")
		if !anyof.Suffix(clause, "剩余", "剩下", "其余", "余下", "还剩", "还剩余") || runeCount(clause) > 5 || !rest.exact() || rest.share() {
			continue
		}
		done := s.terms[k-1]
		if !done.exact() || done.unit != rest.unit || !strings.Contains(clauseOf(s.head(k-1)), "已") || strings.ContainsAny(s.between(done, rest), "；：") {
			continue
		}
		var all term
		n := 0
		for _, x := range s.near(k-1, s.former) {
			if x.exact() && x.unit == rest.unit && x.from < done.from {
				all = x.term
				if n++; !x.mentions("计划", "任务", "共", "应", "需", "列入", "规划", "确定") {
					return
				}
			}
		}
		if n != 1 || scaleOf(all.text) != 1 || strings.Contains(all.text+done.text+rest.text, ".") {
			continue
		}
		if right := middle(all) - middle(done); right > 0 && right != middle(rest) {
			s.claimAt(rest.from, rest.to, false, fmt.Sprintf("%s－%s＝%s", decimal(middle(all), 1), decimal(middle(done), 1), decimal(right, 1)))
		}
	}
}

// moreThanPlanned reads 目标为35万元，实际实现33.2万元，超额完成任务: less was done than planned.
func (s *sentence) moreThanPlanned() {
	i := strings.Index(s.p.text[s.from:s.to], "超额完成")
	if i < 0 {
		return
	}
	at := s.from + i
	var plan, done term
	for k, t := range s.terms {
		if t.from >= at || !t.exact() || t.share() {
			continue
		}
		switch clause := clauseOf(s.head(k)); {
		case anyof.Contains(clause, "目标", "计划", "任务") && !anyof.Contains(clause, "完成", "实际"):
			plan = t
		case anyof.Contains(clause, "实际", "完成", "实现") && plan.to > 0 && comparable(t, plan) && s.indexOf(plan) == k-1:
			done = t
		}
	}
	if plan.to == 0 || done.to == 0 || done.as(plan.unit) >= middle(plan) || at-done.to > len("，比计划") || anyof.Contains(s.between(plan, done), "；", "其中") {
		return
	}
	s.claimAt(at, at+len("超额完成"), false, fmt.Sprintf("%s不到%s", done.text, plan.text))
}
