package check

import (
	"math"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// Lists that say how many items they have: 新建高标准农田4.2万亩，任务分解到七个乡镇：甲镇0.9万亩，…; 三笔进项：光伏8.6万元，…，合计18万元;
// 36个教学班，七、八、九年级分别是12个、12个和14个. With as many items as were announced such a list is all there is.

// announcesItems is how a number of items is announced.
var announcesItems = lazyregexp.New(`([两二三四五六七八九十]{1,2}|[2-9])(?:个|大)?(?:乡镇|镇|乡|村|村庄|街道|社区|县|区|县区|项|块|笔|批|处|片|片区|组|小组|班|年级|校区|车间|基地|部分|渠道|方面|类|板块|来源|部门|公司|企业|合作社)[^，。；：、0-9]{0,6}：`)

// sumsAnnounced holds such a list against its whole, which stands before the announcement or behind the items.
func (s *sentence) sumsAnnounced() {
	for _, m := range announcesItems.FindAllStringSubmatchIndex(s.p.text[s.from:s.to], -1) {
		n, colon := readNumber(s.p.text[s.from+m[2]:s.from+m[3]]), s.from+m[1]
		first := 0
		for first < len(s.terms) && s.terms[first].from < colon {
			first++
		}
		l := parts{complete: true, counted: true}
		k := first
		for ; k < len(s.terms) && len(l.list) < n && s.isItemOf(l, k, k == first); k++ {
			l.list, l.nouns = append(l.list, s.terms[k]), append(l.nouns, strings.Trim(clauseOf(s.head(k)), "，、；：")+"|"+s.tail(k))
		}
		if n < 2 || len(l.list) != n || k < len(s.terms) && s.isItemOf(l, k, false) && !saysTotal(lastWords(clauseOf(s.head(k)))) {
			continue
		}
		if l.whole = s.wholeAnnounced(l, first, k); l.whole.to == 0 || s.sumStands(l, sumOfTerms(l)) || notPart(strings.Join(l.nouns, "、"), "") {
			continue
		}
		l.head = s.p.text[s.from:l.whole.from]
		if sum := sumOfTerms(l); !l.roundsFinely(sum) && closeTo(sum, l.whole.as(l.list[0].unit)) {
			s.wrongSum(l, nil)
		}
	}
}

// lastWords is the end of a clause, where 合计 or 共 stands before a total: 集体经营性收入合计.
func lastWords(clause string) string {
	runes := []rune(clause)
	return string(runes[max(0, len(runes)-4):])
}

func sumOfTerms(l parts) float64 {
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.list[0].unit)
	}
	return sum
}

// roundsFinely tells whether a sum misses the whole by no more than what the finest of the numbers leaves open. A list that is counted and reported
// in full is taken from an account: beside 8.6万元 and 3.4万元, 5万元 is exact.
func (l parts) roundsFinely(sum float64) bool {
	step := l.whole.step * scaleOf(l.whole.text)
	for _, t := range l.list {
		step = min(step, t.step*scaleOf(t.text))
	}
	if countsThings(l.whole) {
		step = 0
	}
	return math.Abs(sum-l.whole.as(l.list[0].unit)) <= step*float64(len(l.list)+1)/2+1e-9
}

// isItemOf tells whether term k is one more item of a list: a name and an amount in the unit of the others.
func (s *sentence) isItemOf(l parts, k int, first bool) bool {
	t, words := s.terms[k], s.head(k)
	if !t.plain() || !first && (len(l.list) == 0 || !comparable(t, l.list[0]) || !strings.ContainsAny(words, "，、；和及")) {
		return false
	}
	return !strings.ContainsAny(words, "。") && runeCount(clauseOf(words)) <= 14 && !anyof.Contains(clauseOf(words), "每", "均", "比", "其中", "增", "减")
}

// wholeAnnounced is the total behind the items, which end before term k, or else the last amount of their unit before them.
func (s *sentence) wholeAnnounced(l parts, first, k int) term {
	if k < len(s.terms) && s.terms[k].plain() && comparable(s.terms[k], l.list[0]) {
		if clause := clauseOf(s.head(k)); saysTotal(lastWords(clause)) && !anyof.Contains(clause, "其中", "比", "每", "均", "带动") {
			return s.terms[k]
		}
	}
	for j := first - 1; j >= 0; j-- {
		t := s.terms[j]
		if comparable(t, l.list[0]) {
			if clause := clauseOf(s.head(j)); !t.plain() || anyof.Contains(clause, "每", "均", "比", "增", "其中", "减", "上年", "去年") || anyof.Prefix(s.after(j, 4), "以上", "以下", "左右", "多", "余") {
				return term{}
			}
			return t
		}
	}
	return term{}
}

// gradesOf are names before 分别 whose numbers divide what stands before them: 七、八、九年级; 一、二、三季度; 东、西两个校区.
var gradesOf = lazyregexp.New(`(?:[一二三四五六七八九高初][、和]?)+(?:年级|季度|车间|班组|党小组|支部|期|标段|大队)(?:的)?[^，。；：0-9]{0,4}分别(?:是|为|有|达|达到|完成|投入)?$`)

// gradesRespectively reads 36个教学班，七、八、九年级分别是12个、12个和14个, and 一至四季度分别为2.3万、2.7万、2.6万和2.9万人次，全年累计10.8万人次.
func (s *sentence) gradesRespectively() {
	for k := 0; k+1 < len(s.terms); k++ {
		head := s.head(k)
		if !strings.Contains(head, "分别") || !gradesOf.MatchString(head) && !(strings.Contains(head, "一至四季度") && anyof.Suffix(strings.TrimRight(head, "为是达到有"), "分别")) {
			continue
		}
		l := parts{complete: true}
		j := k
		for ; j < len(s.terms) && s.terms[j].plain() && (oneUnit(s.terms[j].unit, s.terms[k].unit) || s.terms[k].unit == "") && (j == k || joins(s.head(j))); j++ {
			l.list, l.nouns = append(l.list, s.terms[j]), append(l.nouns, "|")
		}
		if len(l.list) < 2 {
			continue
		}
		year := strings.Contains(head, "一至四季度") || strings.Contains(head, "四季度") && len(l.list) == 4
		switch {
		case year && j < len(s.terms) && anyof.Prefix(clauseOf(s.head(j)), "全年") && !anyof.Contains(s.head(j), "比", "均", "增", "计划", "目标") && comparable(s.terms[j], l.list[0]) && s.terms[j].plain():
			l.whole = s.terms[j]
		case k > 0 && s.terms[k-1].plain() && oneUnit(s.terms[k-1].unit, l.list[0].unit) && strings.HasPrefix(strings.TrimLeft(head, s.tail(k-1)), "，") && !anyof.Contains(clauseOf(s.head(k-1)), "每", "均", "比", "增", "其中") && strings.Contains(head, "年级"):
			l.whole = s.terms[k-1]
		default:
			continue
		}
		s.holdSum(l)
		return
	}
}
