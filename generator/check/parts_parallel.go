package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// Parts whose names differ in one word alone (农村支部, 机关支部; 公共充电桩, 私人充电桩; 进口, 出口) are one division of
// their whole, whether or not the words say that they are all of it.

// bare is what part i is called, without the verb of its number.
func (l parts) bare(i int) string {
	noun, _, _ := strings.Cut(l.nouns[i], "|")
	return strings.TrimSuffix(bareNoun(noun), "的")
}

// parallel tells whether the parts' names end alike and differ before. Ranks and honours are not: of what has
// none the text is silent.
func (l parts) parallel() bool {
	if len(l.nouns) < 2 {
		return false
	}
	for i := range l.nouns {
		name := l.bare(i)
		if name == "" || anyof.Contains(name, "级", "示范", "重点", "龙头", "优秀", "先进", "以上", "超过", "第一批", "新增", "外出") {
			return false
		}
		if i > 0 && (name == l.bare(0) || commonEnd(l.bare(0), name) == 0) {
			return false
		}
	}
	return true
}

// composed tells whether the list that 由 began ends with 组成.
func (s *sentence) composed(l parts) bool {
	if len(l.list) < 2 {
		return false
	}
	last := l.list[len(l.list)-1]
	if !slices.ContainsFunc(l.nouns, func(noun string) bool { return !anyof.Contains(noun, paidBy[:]...) }) {
		return true // 成本10元，由老人自付5元、村集体补助3元、县级财政补贴2元
	}
	return anyof.Prefix(strings.TrimLeft(cut(s.p.text[last.to:s.to], 8), "，"), "组成", "构成", "共同组成", "等组成")
}

// ofTeam tells whether a list fills the brackets behind a team: 一支34人的宣讲队（退休干部7人、乡村教师9人、返乡大学生8人）. Who is in it is counted
// once, whatever else he or she is.
func (s *sentence) ofTeam(l parts) bool {
	return l.inside && len(l.list) > 2 && anyof.Contains(cut(s.between(l.whole, l.list[0]), longestTeam), "队", "团", "班子", "小组", "委员会", "专班")
}

// longestTeam is within how many characters behind its number a team is named.
const longestTeam = 12

// paidBy are words of what somebody pays towards one cost.
var paidBy = [...]string{"自付", "自筹", "自缴", "承担", "负担", "补助", "补贴", "出资", "分担", "资助", "支付", "配套"}

// qualified tells whether parts are stated by how far they reach a mark, so that one may hold the next: 41个达标率超过85%，25个全部
// 达标.
func (s *sentence) qualified(l parts) bool {
	return slices.ContainsFunc(l.list, func(t term) bool {
		return anyof.Contains(s.after(s.indexOf(t), 20), "超过", "以上", "高于", "达标率")
	})
}

// withinMark reads 采购的1万公斤包心菜中，: words directly behind a figure that make it a whole.
func withinMark(lead string) int {
	i := strings.Index(lead, "中，")
	if i < 0 || runeCount(lead[:i]) > 10 || strings.ContainsAny(lead[:i], "，；。、：（") || strings.Count(lead, "，") > 1 || strings.HasSuffix(lead[:i], "其") {
		return -1
	}
	return i
}
