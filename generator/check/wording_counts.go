package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// eachNamed reads 平均每个乡镇管辖, 平均每村: what there is a mean for.
var eachNamed = lazyregexp.New(`平均每(个|所|家|座)?(行政村|自然村|村民小组|乡镇|街道|社区|网格|幼儿园|学校|支部|小区|村|镇|乡|组|县|班|校)?(?:管辖|有|配备|配有|约有|下辖|拥有|覆盖|辖|设)?$`)

// countedForEach reads 12个乡镇、168个行政村，平均每个乡镇管辖14个行政村: what is counted, and among what it is divided, stand once each before it.
func (s *sentence) countedForEach() {
	for k, t := range s.terms {
		m := eachNamed.FindStringSubmatch(clauseOf(s.head(k)))
		if m == nil || k < 1 || !t.exact() {
			continue
		}
		noun := m[2]
		if noun == "" {
			continue
		}
		counted := s.countedNoun(k)
		var n, all term
		ambiguous := false
		for _, x := range s.near(k, s.former) {
			behind := strings.TrimLeft(s.p.text[x.to:], "（")
			switch {
			case x.unit == "个" && begins(behind, noun) || string(x.unit) == noun || string(x.unit) == m[1] && m[1] != "个" && m[1] != "" && begins(behind, noun):
				ambiguous = ambiguous || n.to > 0
				n = x.term
			case comparable(x.term, t) && (t.unit != "个" || counted != "" && strings.HasPrefix(behind, counted) || counted == "" && m[1] == "个") && !x.mentions("平均", "每", "新增", "其中"):
				ambiguous = ambiguous || all.to > 0
				all = x.term
			}
		}
		if ambiguous || !n.exact() || !all.exact() || n.to == 0 || all.to == 0 || middle(n) < 2 {
			continue
		}
		right := all.as(t.unit) / middle(n)
		if math.Abs(right-middle(t)) < t.step*scaleOf(t.text) || !closeTo(right, middle(t)) {
			continue
		}
		s.tell(t, fmt.Sprintf("%s÷%s＝%s", decimal(all.as(t.unit), 1), decimal(middle(n), 1), decimal(roundTo(right, min(t.step, 1)/10), 1)), decimal(middle(t), 1), false)
	}
}

// begins tells whether a text begins with a noun, and not with a longer one: 村, but not 村民小组.
func begins(text, noun string) bool {
	rest, ok := strings.CutPrefix(text, noun)
	return ok && !oneOf(firstOf(rest), "民委干部级小集")
}

// countedNoun is what stands behind 个: 行政村 of 14个行政村，; "" where nothing does.
func (s *sentence) countedNoun(k int) string {
	if s.terms[k].unit != "个" {
		return ""
	}
	behind := s.after(k, 6)
	if i := anyof.IndexRune(behind, "，。；、（）："); i >= 0 {
		behind = behind[:i]
	}
	return behind
}

// groupRange reads 第一组至第五组各, 一班至四班各: how many groups there are of one size.
var groupRange = lazyregexp.New(`第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:组|班|队|批|网格|小组|期)?(?:至|到|—|～)第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(组|班|队|批|网格|小组|期)(?:每组|每班|每队|每批|各)[^，。；0-9]{0,8}$`)

// isOfGroups tells whether the words before an amount say that each of a range of groups has so many.
func isOfGroups(head string) bool {
	return anyof.Contains(head, "各", "每") && groupRange.MatchString(head)
}

// oneOfGroups tells whether one of the parts is of each of several groups.
func (s *sentence) oneOfGroups(l parts) bool {
	return slices.ContainsFunc(l.list, func(t term) bool { return isOfGroups(clauseOf(s.p.text[s.from:t.from])) })
}

// longestRange is within how many bytes before an amount a range of groups stands.
const longestRange = 75

// groupsOfOneSize reads 第一组至第五组各12人，第六组9人，全队共69人.
func (s *sentence) groupsOfOneSize() {
	for k := 0; k+1 < len(s.terms); k++ {
		each := s.terms[k]
		head := cutBefore(s.p.text[s.from:each.from], longestRange)
		if !anyof.Contains(head, "至", "到", "—", "～") || !anyof.Contains(head, "组", "班", "队", "批", "网格", "期") {
			continue
		}
		m := groupRange.FindStringSubmatch(head)
		if m == nil || !each.exact() {
			continue
		}
		n := readNumber(m[2]) - readNumber(m[1]) + 1
		if n < 2 || n > 30 {
			continue
		}
		sum := float64(n) * middle(each)
		items := []string{fmt.Sprintf("%s×%d", decimal(middle(each), 1), n)}
		for j := k + 1; j < len(s.terms); j++ {
			t := s.terms[j]
			if !comparable(t, each) || !t.exact() || strings.ContainsAny(s.head(j), "；（") {
				break
			}
			clause := clauseOf(s.head(j))
			if anyof.Suffix(strings.TrimRight(clause, "有计为是"), "共", "合", "总") {
				if j > k+1 && math.Abs(sum-middle(t)) > 1e-9 && closeTo(sum, middle(t)) {
					s.tell(t, fmt.Sprintf("%s＝%s", strings.Join(items, "＋"), decimal(sum, 1)), decimal(middle(t), 1), false)
				}
				break
			}
			if first := firstOf(strings.TrimPrefix(clause, "第")); numeral.Digit(first) < 0 && !oneOf(first, "0123456789") || !strings.Contains(clause, m[3]) || strings.ContainsAny(clause, "至到各每") {
				break
			}
			sum += middle(t)
			items = append(items, decimal(middle(t), 1))
		}
	}
}

// moreDoneThanAll reads 建成6栋安置楼。现已入住7栋，剩余…: there is nothing left where more is done than there was.
func (s *sentence) moreDoneThanAll() {
	for k, t := range s.terms {
		if !t.plain() || !anyof.Prefix(s.p.text[t.to:], "，其余", "，剩余", "，剩下", "，余下") || !strings.Contains(clauseOf(s.head(k)), "已") || t.unit == "元" {
			continue
		}
		n, whole := 0, term{}
		for _, x := range s.near(k, s.former) {
			if x.unit == t.unit {
				n, whole = n+1, x.term
			}
		}
		if n != 1 || anyof.Contains(s.p.text[whole.to:t.from], "二期", "三期", "又", "另", "第二", "新增") || !whole.plain() || middle(t) <= middle(whole) || middle(t) > 2*middle(whole) || s.p.reportedWithin(s.from, s.to) {
			continue
		}
		a, b := decimal(middle(t), scaleOf(t.text)), decimal(middle(whole), scaleOf(t.text))
		s.report(sumMismatchID, t, fmt.Sprintf("%s比总数%s还多", a, b), fmt.Sprintf("%s is more than its whole, %s", a, b))
	}
}
