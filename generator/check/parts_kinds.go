package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// kinships are nouns of which one is no part of another: what has the first word before the
// whole is not made up of what has another.
var kinships = [...][]string{
	{"耕地", "林地", "园地", "草地", "草原", "荒山", "水面", "宅基地", "国土", "辖区", "行政区域"},
	{"资产", "负债", "净资产", "债务"},
	{"收入", "支出", "利润", "产值", "投资", "税收", "销售额"},
	{"贷款", "存款"},
	{"党员", "群众"},
	{"进出口", "外资"},
	{"装机", "储能"},
}

// foreign tells whether a part's noun names something beside the whole and not within it.
func foreign(head, noun string) bool {
	clause := head
	if i := strings.LastIndexAny(head, "，；。"); i >= 0 {
		clause = head[i:]
	}
	for _, kin := range kinships {
		own := slices.IndexFunc(kin, func(w string) bool { return strings.Contains(clause, w) })
		if own < 0 {
			continue
		}
		if slices.ContainsFunc(kin, func(w string) bool { return strings.Contains(noun, w) }) && !strings.Contains(noun, kin[own]) {
			return true
		}
	}
	return false
}

// divisions are the ways in which people and things are divided. Figures of two divisions
// overlap: women, farm workers and migrant workers are no parts of one sum.
var divisions = [...][]string{
	{"男", "女", "妇女"},
	{"党员", "团员", "群众", "干部", "代表"},
	{"贫困", "脱贫", "低保", "五保", "特困", "残疾", "监测", "孤儿", "大病"},
	{"务工", "务农", "外出", "就业", "打工", "经商"},
	{"劳动力", "劳力"},
	{"少数民族", "族"},
	{"岁", "老年", "老人", "儿童", "青壮年", "青年"},
	{"大专", "本科", "研究生", "高中", "初中", "小学", "文盲", "学历", "中专"},
	{"常住", "留守", "流动", "户籍"},
	{"城镇", "农村", "乡村", "城市"},
	{"退役", "军人", "大学生"},
	{"A级", "B级", "C级", "D级"},
	{"A类", "B类", "C类", "D类"},
	{"职称", "副高", "正高", "技师"},
}

// landDivisions divide the ground: by its form, and by its use.
var landDivisions = [...][]string{
	{"山地", "山区", "丘陵", "平原", "盆地", "台地", "高原", "谷地", "坝区", "川区", "平地"},
	{"林地", "耕地", "园地", "草地", "草原", "水面", "水域", "建设用地", "荒地"},
}

// oneDivision tells whether parts can be parts of one sum. What the whole is said to be as well
// divides nothing: of 党员16名 all parts are members.
func oneDivision(head string, nouns []string) bool {
	if ofStages(nouns) {
		return false
	}
	clause := head[max(strings.LastIndexAny(head, "，；。"), 0):]
	common := ^0                   // the divisions that all nouns share which belong to any
	var belong [len(divisions)]int // how many nouns belong to each
	for _, noun := range nouns {
		own := 0
		for d, words := range divisions {
			if !anyof.Contains(noun, words...) {
				continue
			}
			belong[d]++
			if !anyof.Contains(clause, words...) {
				own |= 1 << d
			}
		}
		if own != 0 {
			common &= own
		}
	}
	if common == 0 {
		return false
	}
	for d, words := range divisions {
		n := belong[d]
		if n > 0 && n < len(nouns) && words[0] == "劳动力" {
			return false // who works is counted among the men, the farmers and the young as well
		}
		if strings.Contains(clause, "贫困户") && allContain(nouns, "贫困户") {
			continue // 贫困户, of which 五保贫困户, 低保贫困户 and 一般贫困户
		}
		if n > 1 && strings.Contains(clause, "残疾") && !slices.ContainsFunc(nouns, func(noun string) bool {
			return !anyof.Contains(noun, "残", "其他", "其它", "多重", "智力", "精神", "言语", "听力", "视力")
		}) {
			continue // 残疾人, of which 肢体残疾, 视力残疾
		}
		if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(clause, word) && allContain(nouns, word) }) {
			continue // 低保对象, of which 城市低保对象 and 农村低保对象
		}
		if n == len(nouns) && ofYears(nouns) {
			continue // 2018年脱贫, 2019年脱贫
		}
		if n > 1 && (words[0] == "贫困" || words[0] == "退役") {
			return false // a household may be poor, disabled and on welfare at once
		}
		if n == 1 && (words[0] == "男" || words[0] == "职称") && len(nouns) > 1 {
			return false // women are farm workers too, and teachers have a rank
		}
	}
	over, under := 0, 0 // 60岁以上 holds 80岁以上
	for _, noun := range nouns {
		if anyof.Contains(noun, "以上", "超过", "突破") {
			over++
		}
		if strings.Contains(noun, "以下") {
			under++
		}
	}
	return over < 2 && under < 2
}

// womenBesideOthers tells whether women alone stand among parts that are told by age, schooling or where they live otherwise: no
// count of parts makes a division of 女党员16名，35岁以下12名，大专以上学历14名.
func womenBesideOthers(nouns []string) bool {
	sex, others := 0, 0
	for _, noun := range nouns {
		switch {
		case anyof.Contains(noun, "岁", "学历", "大专", "高中", "初中", "流动", "预备", "在职", "退休", "离退休", "返乡", "务工"):
			others++
		case anyof.Contains(noun, "男", "女"):
			sex++
		}
	}
	return sex == 1 && sex+others == len(nouns)
}

// mayOverlap tells whether what a unit measures may be counted twice: people have schooling and a title, land is wood and
// slope. Money is spent once.
func mayOverlap(u quantity.Unit) bool {
	return countsPeople(u) || u == "亩" || u == "公顷" || u == "平方公里" || u == "家"
}

// divides tells whether the parts' names are all of one known division, or differ in one word alone.
func (l parts) divides() bool {
	return l.parallel() || slices.ContainsFunc(divisions[:], func(words []string) bool {
		return !slices.ContainsFunc(l.nouns, func(noun string) bool { return !anyof.Contains(noun, words...) })
	})
}

// stages are the steps of one matter; a case that was taken up and one that was closed are no parts of one sum.
var stages = [...]string{"申请", "受理", "立案", "调解", "审结", "办结", "结案", "执结", "批准", "验收", "开工", "竣工", "完工", "投产", "报名", "录取", "毕业", "存栏", "出栏", "新收", "旧存", "签约", "协议", "合同", "实际", "到位", "排查", "整改"}

// ofStages tells whether parts are stated by different stages of one matter.
func ofStages(nouns []string) bool {
	first := ""
	for _, noun := range nouns {
		for _, stage := range stages {
			if !strings.Contains(noun, stage) {
				continue
			}
			if first != "" && first != stage {
				return true
			}
			first = stage
		}
	}
	return false
}

func allContain(nouns []string, word string) bool {
	for _, noun := range nouns {
		if !strings.Contains(noun, word) {
			return false
		}
	}
	return true
}

// ofUse tells whether a whole is what is used or lent, to which households belong besides the sectors.
func ofUse(head string) bool {
	return anyof.Contains(head, "用电", "能耗", "用水", "贷款", "消费")
}

// halves are the names of two parts that are a whole together.
var halves = [...][2]string{
	{"男", "女"}, {"城镇", "农村"}, {"城镇", "乡村"}, {"集镇", "农村"}, {"永久", "临时"}, {"征收", "征用"}, {"出口", "进口"}, {"水田", "旱地"}, {"水田", "旱田"},
	{"在职", "退休"}, {"在用", "闲置"}, {"夏粮", "秋粮"}, {"小春", "大春"}, {"入境", "出境"}, {"省内", "省外"}, {"县内", "县外"}, {"汉族", "少数民族"},
	{"税收收入", "非税收入"}, {"税收收入", "非税收收入"}, {"线上", "线下"}, {"高压", "低压"}, {"专职", "兼职"}, {"境内", "境外"}, {"国内", "国外"}, {"内销", "外销"},
	{"散客", "团队"}, {"公办", "民办"}, {"饮酒", "醉酒"}, {"酒驾", "醉驾"}, {"新建", "改扩建"}, {"新建", "续建"}, {"线上", "窗口"}, {"住院", "门诊"}, {"正式党员", "预备党员"}, {"C级", "D级"}, {"在编", "编外"}, {"水浇地", "旱地"}, {"走读", "寄宿"}, {"走读", "住校"},
}

// exhaustive tells whether nouns are all there is of something.
func exhaustive(nouns []string) bool {
	if len(nouns) > 2 && allContain(nouns, "籍") {
		return true // 本县籍, 外县籍, 外省籍
	}
	all := strings.Join(nouns, "、")
	if len(nouns) > 2 && strings.Contains(all, "以下") && strings.Contains(all, "以上") && anyof.Contains(all, "至", "到", "—", "～", "-") {
		return true // bands that are open on both sides
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if !strings.Contains(all, w) {
				return false
			}
		}
		return true
	}
	switch len(nouns) {
	case 2:
		return slices.ContainsFunc(halves[:], func(h [2]string) bool { return has(h[0], h[1]) }) ||
			anyof.Contains(all, "本土", "本地", "本村", "本县", "本省", "本市", "本乡", "本镇") && anyof.Contains(all, "境外", "外地", "外来", "外村", "外县", "外省", "外市", "县外", "省外", "市外", "村外", "外乡", "外镇") ||
			strings.HasPrefix(nouns[0], "田|") && strings.HasPrefix(nouns[1], "地|")
	case 4:
		return has("A级", "B级", "C级", "D级") || has("一季度", "二季度", "三季度", "四季度")
	case 5:
		return has("农业", "林业", "牧业", "渔业") && anyof.Contains(all, "服务", "辅助")
	case 3:
		return has("一产", "二产", "三产") || has("已建", "在建", "拟建")
	}
	return false
}

// ofYears tells whether each noun names a year of its own.
func ofYears(nouns []string) bool {
	seen := map[int]bool{}
	for _, noun := range nouns {
		year := yearIn(noun)
		if year == 0 || seen[year] {
			return false
		}
		seen[year] = true
	}
	return true
}

// alike tells whether shares are of one division: their nouns belong to one of the known ones,
// or end alike.
func alike(nouns []string) bool {
	ends := map[string]int{}
	for _, noun := range nouns {
		noun = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(noun, "为"), "比"), "占")
		runes := []rune(strings.TrimRight(noun, " "))
		if len(runes) > 0 {
			ends[string(runes[len(runes)-1:])]++
		}
	}
	if len(ends) == 1 {
		return true
	}
	for _, words := range slices.Concat(divisions[:], landDivisions[:]) {
		n := 0
		for _, noun := range nouns {
			if anyof.Contains(noun, words...) {
				n++
			}
		}
		if n == len(nouns) {
			return true
		}
	}
	all := strings.Join(nouns, "")
	return anyof.Contains(all, "其他", "其它", "其余")
}
