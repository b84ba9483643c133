package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
)

// namedRate is a rate, with the words beside the figures that it is worked out from. Without words for the part it
// is what the rate's own verb says: 办结率 of 办结.
type namedRate struct {
	name  string
	part  []string
	whole []string // nil: any total
	over  bool     // it may be more than a hundred
}

// peoplesWhole are the words for all people of a place.
var peoplesWhole = [...]string{"人口", "全村", "全镇", "全乡", "全县", "全市", "全区", "社区", "共有", "总"}

var namedRates = [...]namedRate{
	{name: "完成率", part: []string{"完成", "实际", "到位", "建成"}, whole: []string{"计划", "任务", "目标", "应", "总投资", "下达", "预算"}, over: true},
	{name: "到位率", part: []string{"到位"}},
	{name: "参保率", part: []string{"参保", "参加", "投保"}},
	{name: "参合率", part: []string{"参合", "参加"}},
	{name: "入社率", part: []string{"入社", "加入", "参加"}},
	{name: "老龄化率", part: []string{"60岁", "60周岁", "65岁", "65周岁", "老人", "老年"}, whole: peoplesWhole[:]},
	{name: "老龄化程度", part: []string{"60岁", "60周岁", "65岁", "65周岁", "老人", "老年"}, whole: peoplesWhole[:]},
	{name: "老龄化水平", part: []string{"60岁", "60周岁", "65岁", "65周岁", "老人", "老年"}, whole: peoplesWhole[:]},
	{name: "恩格尔系数", part: []string{"食品"}, whole: []string{"消费"}},
	{name: "普及率", part: []string{"用上", "通", "使用", "安装", "接入", "普及", "饮用", "改"}},
	{name: "覆盖率", part: []string{"覆盖", "建成", "建有", "建立", "设有", "开通", "实现", "配备", "通"}},
	{name: "入户率", part: []string{"入户", "用上", "安装", "接", "通"}},
	{name: "通达率", part: []string{"通"}},
	{name: "硬化率", part: []string{"硬化"}},
	{name: "机收率", part: []string{"机械收割", "机收"}},
	{name: "机械化率", part: []string{"机械", "机耕", "机收", "机播"}},
}

// rateDeeds are other words for what was done that a rate is named by: 参加的36名，参与率90%.
var rateDeeds = [...]struct {
	done   string
	others []string
}{
	{"参与", []string{"参加"}}, {"参加", []string{"参与"}}, {"参会", []string{"到会", "参加", "实到"}},
	{"到会", []string{"参会", "实到", "参加"}}, {"出勤", []string{"实到", "到岗", "出工", "上工"}}, {"到课", []string{"实到", "听课"}},
	{"参训", []string{"参加", "受训"}}, {"参选", []string{"参加", "投票", "投了票"}}, {"投票", []string{"参加", "投了票"}},
	{"参评", []string{"参加"}}, {"回收", []string{"收回"}}, {"合格", []string{"达标", "通过"}}, {"达标", []string{"合格", "达到标准"}},
	{"通过", []string{"合格", "及格"}}, {"及格", []string{"通过"}}, {"入住", []string{"住进", "搬进", "搬入", "住上"}},
	{"搬迁", []string{"搬进", "搬入", "搬出"}}, {"就业", []string{"上岗", "找到工作", "务工", "有了工作"}}, {"上岗", []string{"就业"}},
	{"同意", []string{"赞成", "支持"}}, {"赞成", []string{"同意", "支持"}}, {"支持", []string{"同意", "赞成"}},
	{"签约", []string{"签订", "签了", "签下", "签字"}}, {"签字", []string{"签了", "签约"}}, {"化解", []string{"调解", "解决", "调处"}},
	{"解决", []string{"化解", "办结", "办好"}}, {"成功", []string{"调解", "调处", "化解"}}, {"办结", []string{"办完", "办好", "已办"}},
	{"办理", []string{"办结", "办好", "已办"}}, {"出租", []string{"租出", "租了", "有人租"}}, {"成活", []string{"活了", "活下来", "存活"}},
	{"存活", []string{"活了", "活下来", "成活"}}, {"入学", []string{"上学", "就学"}}, {"整改", []string{"改好", "整改", "改完"}},
	{"销号", []string{"整改", "解决"}}, {"还款", []string{"还清", "归还"}}, {"接种", []string{"打了", "种了"}},
	{"取证", []string{"证书", "持证", "获证"}}, {"兑现", []string{"发放", "兑付"}}, {"到账", []string{"发放"}},
	{"流转", []string{"转出", "租出"}}, {"硬化", []string{"铺上水泥", "打成水泥"}}, {"改造", []string{"改完", "改好"}},
	{"受益", []string{"得到", "享受"}}, {"优良", []string{"优良", "达到优"}}, {"录取", []string{"考上", "考取"}},
	{"升学", []string{"考上", "升入"}},
}

// deedsNamed are the other words for what was done; none where none are known.
func deedsNamed(done string) []string {
	for i := range rateDeeds {
		if rateDeeds[i].done == done {
			return rateDeeds[i].others
		}
	}
	return nil
}

// otherRates are rates of which the figures beside them say nothing: growth, interest, deaths a thousand, woods that
// are counted by other rules.
var otherRates = [...]string{"债务率", "负债率", "不良贷款率", "不良率", "逾期率", "拨备覆盖率", "增长率", "利率", "税率", "死亡率", "出生率", "自然增长率", "发生率", "失业率", "森林覆盖率", "绿化覆盖率", "植被覆盖率", "林木覆盖率", "绿化率", "效率", "负债率", "利润率", "毛利率", "转化率", "贡献率", "使用率", "利用率", "满意率", "收视率", "汇率", "概率", "费率", "分辨率", "命中率", "知晓率", "户籍人口城镇化率"}

// changeRates are what rates of growth and fall are named by; they are of two times, not of a part.
var changeRates = [...]string{"减", "降", "增", "涨", "升", "跌"}

// withoutLevelVerb leaves out what says that a rate came to so much: 首次突破, 稳定在, 上升.
func withoutLevelVerb(clause string) string {
	for _, verb := range [...]string{"突破", "保持在", "稳定在", "上升", "提高", "提升", "超过", "攀升"} {
		if rest, ok := strings.CutSuffix(clause, verb); ok {
			return strings.TrimSuffix(strings.TrimRight(rest, "已也均"), "首次")
		}
	}
	return strings.TrimSuffix(clause, "首次")
}

// rateBefore returns the rate that the words before a percentage end with, and what else its clause says.
func rateBefore(head string) (r namedRate, rest string, ok bool) {
	clause := withoutLevelVerb(strings.TrimRight(strings.ReplaceAll(clauseOf(head), " ", ""), "仅只约为达到至了是占有："))
	if anyof.Suffix(clause, otherRates[:]...) {
		return r, "", false
	}
	for _, r := range namedRates {
		if rest, ok := strings.CutSuffix(clause, r.name); ok {
			return r, rest, true
		}
	}
	rest, ok = strings.CutSuffix(clause, "率")
	if !ok && strings.HasSuffix(clause, "人数") {
		rest, ok = strings.CutSuffix(clause, "人数") // 有240人实现了就业，就业人数达到八成
	}
	verb := []rune(rest)
	if !ok || len(verb) < 2 || len(verb) > 12 || strings.ContainsAny(rest, "比较由从增降升") {
		return r, "", false
	}
	word := string(verb[len(verb)-2:])
	if anyof.Contains(word, changeRates[:]...) {
		return r, "", false
	}
	return namedRate{name: word + "率", part: append([]string{word}, deedsNamed(word)...)}, string(verb[:len(verb)-2]), true
}

// figuresOfRate finds the two figures of a named rate: 57户中有53户加入，入社率93%.
func (s *sentence) figuresOfRate(k int, list []placed) (part, whole placed, ok bool) {
	r, rest, ok := rateBefore(s.head(k))
	if !ok {
		return part, whole, false
	}
	p := -1
	for i := len(list) - 1; i >= 0 && p < 0; i-- {
		if x := list[i]; !x.share() && x.unit != "" && x.mentions(r.part...) && !x.undone(r.part) && !isChange(x.clause) && (!x.mentions(r.whole...) || r.over && x.mentions("完成任务")) {
			p = i
		}
	}
	if p < 1 || !list[p].own && k > 0 {
		return part, whole, false
	}
	part = list[p]
	for i := p - 1; i >= 0; i-- {
		x := list[i]
		if !comparable(x.term, part.term) || x.mentions("其中", "增加", "比", "每", "均") && r.name != "恩格尔系数" {
			continue
		}
		if r.whole != nil && !x.mentions(r.whole...) && !anyof.Suffix(x.clause, "工作共", "任务共", "事项共", "项目共") || r.whole == nil && x.mentions(r.part...) && !anyof.Suffix(clauseOf(x.clause), "应"+r.part[0], "应"+r.part[0]+"儿童", "应"+r.part[0]+"居民") || !r.over && middle(x.term) < part.as(x.unit) {
			continue
		}
		if !sharesWords(rest, list[i:], s.head(k)) {
			return part, whole, false
		}
		return part, x, true
	}
	return part, whole, false
}

// sharesWords tells whether what stands before a rate's name is of the figures that were found: 适龄儿童入学率 of
// 适龄儿童, and not of all.
func sharesWords(rest string, list []placed, head string) bool {
	for _, w := range scopes {
		rest = strings.TrimPrefix(rest, w)
	}
	runes := []rune(strings.TrimPrefix(strings.TrimLeft(rest, "的其"), "初次"))
	if len(runes) < 2 || string(runes) == "投资" || string(runes) == "人口" {
		return true
	}
	found := 0
	for i := 0; i+1 < len(runes); i++ {
		pair := string(runes[i : i+2])
		if slices.ContainsFunc(list, func(x placed) bool { return x.mentions(pair) }) {
			found++
		}
	}
	if found > 1 || found > 0 && len(runes) < 4 {
		return true // 生活垃圾 is no 生活污水
	}
	return strings.Count(head, string(runes)) > 1
}
