package check

import (
	"strings"

	"casebook/generator/anyof"
)

// Who is named for work or for a deed: staff that patients praise, those who take a post later in a text, rescuers.

// amongStaff tells whether a name stands in a list of those who are praised or counted as staff: 表扬了瞿某、王某等医护人员.
func (p *passage) amongStaff(from, to int) bool {
	if !p.staff.once(p.namesStaff) {
		return false
	}
	list, _, ends := strings.Cut(p.clauseFrom(to), "等")
	if ends && !anyof.Contains(list, "的", "了", "在") {
		for _, staff := range [...]string{"医护", "医务", "护士", "医生", "医师", "教师", "老师", "民警", "同志", "志愿者", "工作人员", "专家", "员工"} {
			if p.hasAt(to+runeCount(list)+1, staff) || p.hasAt(to+runeCount(list)+2, staff) {
				return true
			}
		}
	}
	if needy, _ := p.privateBefore(from); needy {
		return false // who praises
	}
	a, b := p.sentence(from)
	return anyof.Contains(p.slice(a, from), "表扬", "感谢了", "夸赞", "称赞", "赞扬") && anyof.Contains(p.slice(a, b), "医护", "医务", "护士", "医生", "病区", "员工", "态度和蔼", "教师", "老师")
}

// namesStaff tells whether the text names staff at all.
func (p *passage) namesStaff() bool {
	return p.holds("医护", "医务", "护士", "医生", "病区", "员工", "职工", "老师", "教师", "民警", "同志", "志愿者", "工作人员")
}

// ofStaff tells whether a narrative is a hospital's own, which names those who work there.
func (n *page) ofStaff() bool { return n.staff.once(n.tellsOfStaff) }

func (n *page) tellsOfStaff() bool {
	signs := 0
	for _, p := range n.texts {
		if p.holds("护士", "医生", "医护", "病区", "科室") {
			if signs++; signs > 2 {
				return !n.ofVillage()
			}
		}
	}
	return false
}

// posts are what one is in public by a choice or an appointment.
var posts = [...]string{"书记", "主任", "理事长", "董事长", "民警", "警官", "法官", "调解员", "运动员", "教练", "校长", "镇长", "乡长", "社长", "院长", "局长", "会长", "人大代表", "党代表", "总经理"}

// takesPost tells whether what follows a name goes on to a post of its bearer: 王某，退休后被选举为第二党支部书记; 孙某，聘请他担任理事长.
func (p *passage) takesPost(end int) bool {
	_, stop := p.sentence(end)
	if stop+1 < len(p.runes) {
		_, stop = p.sentence(stop + 1)
	}
	clauses := strings.FieldsFunc(p.slice(end, min(stop, end+longestHonour)), func(r rune) bool { return oneOf(r, "，。；“”") })
	for k, clause := range clauses {
		if k > 0 && !anyof.Prefix(clause, "他", "她", "当", "任", "担任", "被选", "后", "退休后", "现", "曾", "聘请他", "聘请她", "是") && !anyof.Contains(clause, "她担任", "他担任") {
			continue
		}
		for _, verb := range [...]string{"担任", "当上", "当选", "当过", "选举为", "被选为", "推选为", "出任", "是", "任"} {
			if _, what, ok := strings.Cut(clause, verb); ok && anyof.Contains(cut(what, longestPost), posts[:]...) && !strings.Contains(clause, "说") {
				return true
			}
		}
	}
	return false
}

// longestPost is within how many characters behind its verb a post is named.
const longestPost = 16

// goodDeeds are words of what is stated in a person's honour.
var goodDeeds = [...]string{"跳入水", "跳进水", "跳入河", "跳进河", "纵身跳", "施救", "展开救援", "加入营救", "参与营救", "参与救援", "赶去灭火", "转移群众", "见义勇为", "义务帮助", "诚信之星", "身边好人", "最美", "获奖者", "无偿献血", "拾金不昧", "与歹徒", "同歹徒", "制服歹徒", "歹徒制服", "搏斗"}

// doesGood tells whether a sentence honours the villager whom it names. Who was rescued stands behind the rescuers.
func (p *passage) doesGood(from, to int) bool {
	if !p.holds(goodDeeds[:]...) {
		return false
	}
	a, b := p.sentence(from)
	before := p.slice(a, from)
	before = before[strings.LastIndexAny(before, "；")+1:]
	behind, _, _ := strings.Cut(p.slice(to, b), "；")
	return !ownNeed(behind) && anyof.Contains(before+behind, goodDeeds[:]...) && !anyof.Contains(before, "救出", "被困", "救起", "转移", "帮助了", "资助")
}
