package check

import (
	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A percentage that names what it is (入社率, 完成率, 老龄化率, 恩格尔系数, 占劳动力总数的) is held against the figures
// that the names stand beside, in its sentence and in the one before it.

// placed is a figure of the sentence or of the one before, with the words of its clause.
type placed struct {
	term
	clause string // the words of its clause before it, smaller figures included
	after  string // the words of its clause behind it
	own    bool   // it stands in the sentence itself
}

// near lists the figures before term k, those of the sentence before included.
func (s *sentence) near(k int, before *sentence) []placed {
	var list []placed
	if before != nil {
		for i := range before.terms {
			list = append(list, before.placed(i, false))
		}
	}
	for i := range s.terms[:k] {
		list = append(list, s.placed(i, true))
	}
	return list
}

func (s *sentence) placed(i int, own bool) placed {
	t := s.terms[i]
	after := s.p.text[t.to:s.to]
	if end := strings.IndexAny(after, "，；：、,;（()）"); end >= 0 {
		after = after[:end]
	}
	clause := s.p.text[s.from:t.from]
	clause = clause[max(strings.LastIndexAny(clause, "，；：、（）,;("), 0):]
	x := placed{t, strings.TrimLeft(clause, "，；：、（）,;( "), cut(after, 14), own}
	if x.mentions(planWords[:]...) && !x.mentions("完成") {
		x.low, x.high = middle(t), middle(t) // a plan of 5万亩 is one of 50,000
	}
	return x
}

// mentions tells whether one of the words stands in a figure's clause.
func (x placed) mentions(words ...string) bool {
	return anyof.Contains(x.clause, words...) || anyof.Contains(x.after, words...)
}

// undone tells whether a figure's clause says that it did not do what the words say: 未完成任务21项.
func (x placed) undone(words []string) bool {
	for _, w := range words {
		if anyof.Contains(x.clause, "未"+w, "没有"+w, "尚未"+w) {
			return true
		}
	}
	return false
}

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
var rateDeeds = map[string][]string{
	"参与": {"参加"}, "参加": {"参与"}, "参会": {"到会", "参加", "实到"}, "到会": {"参会", "实到", "参加"}, "出勤": {"实到", "到岗", "出工", "上工"}, "到课": {"实到", "听课"}, "参训": {"参加", "受训"},
	"参选": {"参加", "投票", "投了票"}, "投票": {"参加", "投了票"}, "参评": {"参加"}, "回收": {"收回"}, "合格": {"达标", "通过"}, "达标": {"合格", "达到标准"}, "通过": {"合格", "及格"}, "及格": {"通过"},
	"入住": {"住进", "搬进", "搬入", "住上"}, "搬迁": {"搬进", "搬入", "搬出"}, "就业": {"上岗", "找到工作", "务工", "有了工作"}, "上岗": {"就业"}, "同意": {"赞成", "支持"}, "赞成": {"同意", "支持"}, "支持": {"同意", "赞成"},
	"签约": {"签订", "签了", "签下", "签字"}, "签字": {"签了", "签约"}, "化解": {"调解", "解决", "调处"}, "解决": {"化解", "办结", "办好"}, "成功": {"调解", "调处", "化解"}, "办结": {"办完", "办好", "已办"}, "办理": {"办结", "办好", "已办"},
	"出租": {"租出", "租了", "有人租"}, "成活": {"活了", "活下来", "存活"}, "存活": {"活了", "活下来", "成活"}, "入学": {"上学", "就学"}, "整改": {"改好", "整改", "改完"}, "销号": {"整改", "解决"}, "还款": {"还清", "归还"}, "接种": {"打了", "种了"},
	"取证": {"证书", "持证", "获证"}, "兑现": {"发放", "兑付"}, "到账": {"发放"}, "流转": {"转出", "租出"}, "硬化": {"铺上水泥", "打成水泥"}, "改造": {"改完", "改好"}, "受益": {"得到", "享受"}, "优良": {"优良", "达到优"}, "录取": {"考上", "考取"}, "升学": {"考上", "升入"},
}

// otherRates are rates of which the figures beside them say nothing: growth, interest, deaths a thousand, woods that
// are counted by other rules.
var otherRates = [...]string{"不良贷款率", "不良率", "逾期率", "拨备覆盖率", "增长率", "利率", "税率", "死亡率", "出生率", "自然增长率", "发生率", "失业率", "森林覆盖率", "绿化覆盖率", "植被覆盖率", "林木覆盖率", "绿化率", "效率", "负债率", "利润率", "毛利率", "转化率", "贡献率", "使用率", "利用率", "满意率", "收视率", "汇率", "概率", "费率", "分辨率", "命中率", "知晓率", "户籍人口城镇化率"}

// changeRates are what rates of growth and fall are named by; they are of two times, not of a part.
var changeRates = [...]string{"减", "降", "增", "涨", "升", "跌"}

// rateBefore returns the rate that the words before a percentage end with, and what else its clause says.
func rateBefore(head string) (r namedRate, rest string, ok bool) {
	clause := strings.TrimRight(strings.ReplaceAll(clauseOf(head), " ", ""), "仅只约为达到至了是占有：")
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
	return namedRate{name: word + "率", part: append([]string{word}, rateDeeds[word]...)}, string(verb[:len(verb)-2]), true
}

// findRates holds the sentence's named percentages against the figures that they are worked out from.
func (s *sentence) findRates(before *sentence) {
	for k, t := range s.terms {
		if t.unit != "%" && t.unit != "成" || t.rough || t.open && !strings.Contains(s.head(k), "，") {
			continue // 41个水库水质达标率超过85%: of each of them
		}
		if !anyof.Contains(s.head(k), "率", "系数", "老龄化", "人数", "占", "完成", "计划", "任务", "目标", "预算") {
			continue
		}
		list := s.near(k, before)
		part, whole, ok := s.figuresOfRate(k, list)
		if !ok {
			part, whole, ok = s.figuresOfShare(k, list)
		}
		if !ok || part.open || part.rough || whole.open || whole.rough || whole.low <= 0 {
			continue
		}
		right := part.as(whole.unit) / middle(whole.term) * 100
		if fits := !t.misses(right, right); fits || !t.open && anyPairFits(t, list) {
			continue // nearly any two are more than 超过30%
		}
		low, high := t.percent()
		stated := (low + high) / 2
		if whole.mentions(planWords[:]...) && (right > 100) != (stated > 100) {
			continue // of another plan
		}
		if digits, slips := valueSlips(stated, t.step, right); !closeTo(right, stated) && !(slips && digits > 2) {
			continue
		}
		scale := scaleOf(whole.text)
		line := fmt.Sprintf("%s÷%s＝%s", decimal(part.as(whole.unit), scale), decimal(middle(whole.term), scale), percentText(right, t.step))
		s.report(percentMismatchID, t, fmt.Sprintf("%s，写的是%s", line, t.text), fmt.Sprintf("%s, but the text says %s", line, t.text))
	}
}

// anyPairFits tells whether any two figures before a percentage give it: then it is of them, whatever the words
// seem to say.
func anyPairFits(t term, list []placed) bool {
	for i, a := range list {
		for j, b := range list {
			if i == j || !comparable(a.term, b.term) || middle(b.term) <= 0 {
				continue
			}
			low, high, _ := a.in(b.unit)
			if share := func(add float64) bool { return !t.misses(low/b.high*100-add, high/b.low*100-add) }; share(0) || share(100) {
				return true
			}
		}
	}
	return false
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
		if r.whole != nil && !x.mentions(r.whole...) && !anyof.Suffix(x.clause, "工作共", "任务共", "事项共", "项目共") || r.whole == nil && x.mentions(r.part...) || !r.over && middle(x.term) < part.as(x.unit) {
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
	runes := []rune(strings.TrimLeft(rest, "的其"))
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

// shareOf reads 占劳动力总数的, 完成计划的: what a percentage is said to be a share of.
var shareOf = lazyregexp.New(`^(?:约|仅|就|已|共|各)?(占|完成了?|为|超额完成)([^，；。、：占]{1,14}?)(?:的比重|的比例|比重|比例|的)?(?:约|为|达到|达|是|仅)*$`)

// ofRegion tells whether what a share is of is named by its region alone: 占全省的, 占全市比重.
func ofRegion(of string) bool {
	of = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(of, "的为达到约"), "比重"), "的比例")
	return runeCount(of) == 2 && strings.HasPrefix(of, "全") || of == "我省" || of == "我市" || of == "我县"
}

// planWords are what a plan is called.
var planWords = [...]string{"计划", "任务", "目标", "预算"}

// figuresOfShare finds a part and the whole that the words behind 占 name: 全村有劳动力486人，外出务工210人，占劳动力
// 总数的43.2%.
func (s *sentence) figuresOfShare(k int, list []placed) (part, whole placed, ok bool) {
	head := s.head(k)
	clause := strings.TrimLeft(strings.ReplaceAll(clauseOf(head), " ", ""), "（(")
	m := shareOf.FindStringSubmatch(clause)
	if k < 1 || m == nil || strings.ContainsAny(head, "；：") {
		return part, whole, false
	}
	at := len(list) - 1
	for at > 0 && list[at].own && list[at].share() {
		at--
	}
	part = list[at]
	if part.share() || part.unit == "" || isChange(part.clause) || part.mentions("每", "均") || part.bracket != s.terms[k].bracket && s.terms[k].bracket != part.to {
		return part, whole, false
	}
	base, plan := baseOf(m[2]), anyof.Contains(m[2], planWords[:]...)
	if m[1] != "占" && !plan {
		return part, whole, false
	}
	for i := at - 1; i >= 0; i-- {
		x := list[i]
		if !comparable(x.term, part.term) || x.mentions("每", "人均", "户均", "平均") || x.bracket >= 0 && x.bracket != part.bracket {
			continue
		}
		if !plan && x.own && s.isShareOf(s.indexOf(x.term), strings.TrimSuffix(m[2], "的")) {
			continue
		}
		if ofRegion(m[2]) && !sameMatter(bareNoun(part.clause), bareNoun(x.clause)) {
			continue // 到位外资7亿美元，占全省的53.8%
		}
		if plan && x.mentions(planWords[:]...) || middle(x.term) >= part.as(x.unit) && x.isTotalOf(base, m[2]) {
			return part, x, true
		}
	}
	return part, whole, false
}

// baseOf is what a whole counts: 劳动力 of 全村劳动力总数.
func baseOf(stated string) string {
	for _, w := range scopes {
		stated = strings.TrimPrefix(stated, w)
	}
	for _, w := range [...]string{"总数", "总量", "总额", "总值", "总金额", "总规模", "总销量", "总产量", "总面积", "总户数", "总人数", "总人口数", "总里程", "面积", "里程", "人数", "户数", "数量", "数"} {
		if rest := strings.TrimSuffix(stated, w); rest != stated {
			stated = rest
			break
		}
	}
	return strings.TrimPrefix(stated, "总")
}

// isTotalOf tells whether a figure is the total of what base names: the words before it are the name, with nothing
// that makes it less than all.
func (x placed) isTotalOf(base, stated string) bool {
	clause := x.clause
	if strings.Contains(clause, "其中") {
		return false
	}
	if base == "" || base == "人口" {
		all := anyof.Contains(clause, "全村", "全镇", "全乡", "全县", "全市", "全区", "社区", "总", "共有", "现有", "全校", "该村", "我村", "人口")
		return all && !lessThanAll(clause)
	}
	i := strings.LastIndex(clause, base)
	if i < 0 {
		return (strings.HasPrefix(x.after, base) || lastRune(base) == firstOf(x.after)) && !lessThanAll(clause)
	}
	return plainBefore(clause[:i]) && !anyof.Contains(clause[i+len(base):], "中", "内", "里")
}

// plainBefore tells whether the words before a name say no more than where and when: 全村现有, 石门村共有, 2020年末.
func plainBefore(words string) bool {
	for _, w := range scopes {
		words = strings.TrimPrefix(words, w)
	}
	if lessThanAll(words) || runeCount(words) > 14 {
		return false
	}
	return runeCount(words) <= 3 || anyof.Suffix(words, "有", "共", "总", "年末", "年底", "全", "村", "镇", "乡", "县", "市", "区", "社区", "年", "在册的", "登记的")
}

// lessThanAll tells whether words make a kind of what they stand before.
func lessThanAll(words string) bool {
	return anyof.Contains(words, "其中", "女", "男", "外出", "新增", "少数", "贫困", "脱贫", "流转", "流动", "部分", "务工", "青", "老", "残", "困难", "低保", "参", "已", "未", "优", "重点", "主要", "种植", "退", "中，", "城镇", "乡村", "第")
}

var (
	sexRatio   = lazyregexp.New(`性别比(?:（[^）]*）|\([^)]*\))?(?:为|是|达到|达|：|:)?([0-9]{2,3}(?:\.[0-9]+)?)`)
	pupilRatio = lazyregexp.New(`(?:师生比(?:例)?(?:为|是|达到|达|约为)?1[:：∶]|生师比(?:为|是|达到|达|约为)?)([0-9]+(?:\.[0-9]+)?)`)
)

// findKnownRatios holds ratios that everybody works out the same way: men to a hundred women, pupils to a teacher.
func (s *sentence) findKnownRatios(before *sentence) {
	text := s.p.text[s.from:s.to]
	if !s.p.within(text, "性别比", "师生比", "生师比") {
		return
	}
	for _, r := range [...]struct {
		re           *lazyregexp.Regexp
		up, down     []string
		times        float64
		zh, en, unit string
	}{
		{sexRatio, []string{"男"}, []string{"女"}, 100, "%s÷%s×100＝%s", "%s ÷ %s × 100 = %s", "人"},
		{pupilRatio, []string{"学生", "在校生"}, []string{"教师", "老师"}, 1, "%s÷%s＝%s", "%s ÷ %s = %s", "人"},
	} {
		m := r.re.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		at := s.from + m[2]
		k := slices.IndexFunc(s.terms, func(t term) bool { return t.to > s.from+m[0] })
		if k < 0 {
			k = len(s.terms)
		}
		list := s.near(k, before)
		up, _ := only(list, r.up, r.down)
		down, _ := only(list, r.down, r.up)
		if !comparable(up, down) || middle(down) <= 0 {
			continue
		}
		stated, _ := strconv.ParseFloat(text[m[2]:m[3]], 64)
		right := up.as(down.unit) / middle(down) * r.times
		slack := step(text[m[2]:m[3]])
		if math.Abs(right-stated) < slack || !closeTo(right, stated) {
			continue
		}
		line := [3]any{decimal(up.as(down.unit), 1), decimal(middle(down), 1), decimal(math.Round(right/slack)*slack, 1)}
		s.p.report(percentMismatchID, s.p.runeAt(at), s.p.runeAt(s.from+m[3]-1)+1,
			msg(fmt.Sprintf(r.zh+"，写的是%s", append(line[:], text[m[2]:m[3]])...), fmt.Sprintf(r.en+", but the text says %s", append(line[:], text[m[2]:m[3]])...)),
			msg("对照来源，看哪一个数是错的", "compare with the source: one of these numbers is wrong"))
	}
}

// only returns the one figure of people that words stand beside.
func only(list []placed, words, others []string) (term, bool) {
	found := -1
	for i, x := range list {
		if x.unit != "人" && x.unit != "名" || !anyof.Contains(x.clause, words...) || anyof.Contains(x.clause, others...) {
			continue
		}
		if found >= 0 {
			return term{}, false
		}
		found = i
	}
	if found < 0 || list[found].open || list[found].rough {
		return term{}, false
	}
	return list[found].term, true
}
