package check

import (
	"fmt"
	"math"
	"strings"

	"casebook/generator/anyof"
)

// Lists that are closed by their own words, and shares by the name of what they are of.

// listOfOthers reads 接处警1846起，其中刑事警情73起、治安警情412起，其他警情20起: what 其他 names closes the list, whichever marks part its items.
func (s *sentence) listOfOthers() {
	for k := 3; k < len(s.terms); k++ {
		last := s.terms[k]
		name := strings.TrimLeft(s.head(k), "，、和及以")
		if !anyof.Prefix(name, "其他", "其它") || strings.ContainsAny(name, "，；：。（") || !last.plain() {
			continue
		}
		l := parts{list: []term{last}}
		j := k - 1
		for ; j >= 1; j-- {
			t := s.terms[j]
			head := s.head(j)
			if !t.plain() || !comparable(t, last) || strings.ContainsAny(s.between(t, s.terms[j+1]), "；：（") || anyof.Contains(clauseOf(head), "比", "增", "均", "每", "降") {
				j = -1
				break
			}
			l.list = append(l.list, t)
			if anyof.Contains(head, "其中", "包括") || strings.HasSuffix(head, "：") {
				break
			}
		}
		if j < 1 || len(l.list) < 3 {
			continue
		}
		l.whole = s.terms[j-1]
		if lead := s.head(j); runeCount(lead) > 14 || strings.ContainsAny(lead, "；。") || !l.whole.plain() || !comparable(l.whole, last) || strings.Contains(clauseOf(s.head(j-1)), "其中") || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		s.holdSum(l)
	}
}

// fractionOfNamed reads 24个村中，已有18个村集体…，占全镇村数的三分之二, and 在校学生1128人…寄宿生376人，占学生总数的三分之二.
func (s *sentence) fractionOfNamed() {
	for k := 2; k < len(s.terms); k++ {
		share := s.terms[k]
		if !share.share() || !strings.Contains(share.text, "分之") {
			continue
		}
		of, ok := strings.CutPrefix(strings.TrimLeft(s.head(k), "，"), "占")
		if i := strings.LastIndex(s.head(k), "，占"); !ok && i >= 0 && runeCount(s.head(k)[:i]) < 14 {
			of, ok = s.head(k)[i+len("，占"):], true
		}
		nearly := strings.HasPrefix(share.text, "近") || strings.HasSuffix(s.p.text[:share.from], "近")
		of = strings.TrimSuffix(strings.TrimSuffix(of, "接"), "近")
		if !ok || !strings.HasSuffix(of, "的") || !nearly && (share.open || share.rough || anyof.Contains(s.head(k), "约", "超")) || anyof.Prefix(s.p.text[share.to:], "强", "多", "左右", "以上") {
			continue
		}
		noun := baseOf(strings.TrimSuffix(of, "的"))
		part := s.terms[k-1]
		for j := k - 1; j > 0 && part.share() || j > 0 && !part.plain(); j-- {
			part = s.terms[j-1]
		}
		whole := s.wholeNamed(part, noun)
		if noun == "" || whole.to == 0 || !part.plain() {
			continue
		}
		right := part.as(whole.unit) / middle(whole) * 100
		stated := fractionInHundred(share.text)
		if right <= stated+slackOfFraction && right >= stated-slackOfFraction || nearly && right < stated && right > stated-slackOfNearly || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		s.reportShare(share, part, whole, 1)
	}
}

// slackOfFraction is by how many points a fraction in words may be off, as people round to thirds and quarters.
const (
	slackOfFraction = 4.5
	slackOfNearly   = 12
)

// fractionInHundred is what a fraction in words is in hundredths: 三分之二 is 66.7.
func fractionInHundred(text string) float64 {
	below, above, _ := strings.Cut(strings.TrimLeft(text, "近约超过接"), "分之")
	return 100 * float64(readNumber(above)) / max(float64(readNumber(below)), 1)
}

// wholeNamed finds the one larger amount before a part that a noun names, by the words before it or right behind it.
func (s *sentence) wholeNamed(part term, noun string) (found term) {
	if runeCount(noun) < 1 {
		return term{}
	}
	for _, t := range s.terms {
		if t.from >= part.from {
			break
		}
		if !t.plain() || !comparable(t, part) || t.as(part.unit) <= middle(part) {
			continue
		}
		k := s.indexOf(t)
		if strings.Contains(clauseOf(s.head(k)), noun) || strings.HasPrefix(s.p.text[t.to:], noun) || string(t.unit) == noun {
			if found.to > 0 {
				return term{}
			}
			found = t
		}
	}
	return found
}

// shareOfMost reads 公办园在园幼儿6135人，民办园2865人，合计9000人，公办园幼儿占比达到68.2%: the share is of the amount whose name has most in common with its own.
func (s *sentence) shareOfMost() {
	for k := 3; k < len(s.terms); k++ {
		t := s.terms[k]
		clause := strings.TrimRight(clauseOf(s.head(k)), "为达到约是")
		name, ok := strings.CutSuffix(clause, "占比")
		if !ok || t.unit != "%" || !t.exact() || runeCount(name) < 2 || strings.ContainsAny(s.head(k), "；：（") {
			continue
		}
		a, b, all := s.terms[k-3], s.terms[k-2], s.terms[k-1]
		if !a.plain() || !b.plain() || !all.plain() || !comparable(a, all) || !comparable(b, all) || !same(a.as(all.unit)+b.as(all.unit), middle(all)) {
			continue
		}
		first, second := charsInCommon(name, clauseOf(s.head(k-3))), charsInCommon(name, clauseOf(s.head(k-2)))
		part := a
		switch {
		case second > first:
			part = b
		case second == first:
			continue
		}
		if right := part.as(all.unit) / middle(all) * 100; t.misses(right, right) && closeTo(right, middle(t)) && !s.p.reportedWithin(s.from, s.to) {
			s.reportShare(t, part, all, t.step)
		}
	}
}

// charsInCommon counts the characters of a name that another has too.
func charsInCommon(name, other string) (n int) {
	for _, r := range name {
		if strings.ContainsRune(other, r) {
			n++
		}
	}
	return n
}

// kindsTimesNumbers reads 60平方米户型36套，80平方米户型54套，总建筑面积6480平方米: what each of several sizes is, how many there are of it, and what all come to.
func (s *sentence) kindsTimesNumbers() {
	for k := 4; k < len(s.terms); k++ {
		total := s.terms[k]
		if clause := clauseOf(s.head(k)); !total.plain() || !anyof.Contains(clause, "总建筑面积", "总面积", "总价", "总金额", "共计", "合计", "共需", "总收入", "总重") || anyof.Contains(clause, "其中", "另", "加上") {
			continue
		}
		sum := 0.0
		var items []string
		for j := k - 1; j > 0; j -= 2 {
			size, n := s.terms[j-1], s.terms[j]
			if !size.plain() || !n.plain() || !comparable(size, total) || comparable(n, total) || n.unit == "元" || !isSize(s.between(size, n)) || !s.sizeBegins(j-1) || len(items) > 0 && (n.unit != s.terms[j+2].unit || strings.ContainsAny(s.head(j+1), "；。：")) {
				break
			}
			sum += size.as(total.unit) * middle(n)
			items = append([]string{decimal(size.as(total.unit), 1) + "×" + decimal(middle(n), 1)}, items...)
		}
		slack := total.step * scaleOf(total.text)
		if len(items) < 2 || math.Abs(sum-middle(total)) <= slack || !closeTo(sum, middle(total)) || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		scale := scaleOf(total.text)
		s.tell(total, fmt.Sprintf("%s＝%s", strings.Join(items, "＋"), decimal(roundTo(sum/scale, 1e-4), 1)), decimal(middle(total), scale), false)
	}
}

// isSize tells whether the words between a size and a number make it that of each one: 户型, 的.
func isSize(words string) bool {
	return runeCount(words) <= 4 && !strings.ContainsAny(words, "，、；：。") && !anyof.Contains(words, "以上", "以下", "至", "到", "共")
}

// sizeBegins tells whether a size stands at the head of its item, with no more than where the list begins.
func (s *sentence) sizeBegins(k int) bool {
	words := strings.TrimLeft(s.head(k), "，、和")
	return runeCount(clauseOf(words)) <= 4 && !anyof.Contains(clauseOf(words), "以上", "以下", "共", "总", "比", "增")
}
