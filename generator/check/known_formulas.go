package check

import (
	"fmt"
	"strings"

	"casebook/generator/anyof"
)

// Formulas that every official knows by heart: whoever tells what they hold and leaves one of it out has forgotten it.

// knownFormula is such a formula: its names, and what it holds, each item in the ways that it is written.
type knownFormula struct {
	names []string
	items [][]string
}

var knownFormulas = [...]knownFormula{
	{[]string{"三会一课"}, [][]string{{"支部党员大会", "党员大会"}, {"支部委员会", "支委会"}, {"党小组会"}, {"党课"}}},
	{[]string{"四议两公开"}, [][]string{{"提议"}, {"商议"}, {"审议"}, {"决议"}, {"决议公开"}, {"结果公开"}}},
	{[]string{"两不愁三保障"}, [][]string{{"义务教育"}, {"基本医疗"}, {"住房安全", "安全住房", "住房"}}},
	{[]string{"三治融合", "三治结合", "三治合一", "三治”融合", "三治”结合"}, [][]string{{"自治"}, {"法治"}, {"德治"}}},
	{[]string{"四个意识"}, [][]string{{"政治意识"}, {"大局意识"}, {"核心意识"}, {"看齐意识"}}},
	{[]string{"四个自信"}, [][]string{{"道路自信"}, {"理论自信"}, {"制度自信"}, {"文化自信"}}},
	{[]string{"四个不摘"}, [][]string{{"摘帽不摘责任", "不摘责任"}, {"不摘政策"}, {"不摘帮扶"}, {"不摘监管"}}},
	{[]string{"四好农村路"}, [][]string{{"建好"}, {"管好"}, {"护好", "养好"}, {"运营好", "运好"}}},
	{[]string{"五个振兴", "五大振兴"}, [][]string{{"产业振兴", "产业"}, {"人才振兴", "人才"}, {"文化振兴", "文化"}, {"生态振兴", "生态"}, {"组织振兴", "组织"}}},
	{[]string{"五个一批"}, [][]string{{"发展生产"}, {"易地搬迁", "易地扶贫搬迁"}, {"生态补偿"}, {"发展教育"}, {"社会保障兜底", "兜底"}}},
	{[]string{"六个精准"}, [][]string{{"扶持对象精准", "扶贫对象精准", "对象精准"}, {"项目安排精准"}, {"资金使用精准"}, {"措施到户精准"}, {"因村派人精准"}, {"脱贫成效精准", "成效精准"}}},
	{[]string{"四风"}, [][]string{{"形式主义"}, {"官僚主义"}, {"享乐主义"}, {"奢靡之风"}}},
	{[]string{"三大攻坚战"}, [][]string{{"防范化解重大风险", "重大风险"}, {"精准脱贫", "脱贫攻坚"}, {"污染防治"}}},
	{[]string{"四史"}, [][]string{{"党史"}, {"新中国史"}, {"改革开放史"}, {"社会主义发展史"}}},
	{[]string{"三务公开", "三务”公开"}, [][]string{{"党务"}, {"村务", "政务", "居务"}, {"财务"}}},
	{[]string{"四个全面"}, [][]string{{"全面建成小康社会", "全面建设社会主义现代化国家"}, {"全面深化改革"}, {"全面依法治国"}, {"全面从严治党"}}},
	{[]string{"五位一体"}, [][]string{{"经济建设"}, {"政治建设"}, {"文化建设"}, {"社会建设"}, {"生态文明建设"}}},
	{[]string{"四不两直"}, [][]string{{"不发通知"}, {"不打招呼"}, {"不听汇报"}, {"不用陪同", "不要陪同", "不用接待"}, {"直奔基层"}, {"直插现场"}}},
	{[]string{"三清一改"}, [][]string{{"清理农村生活垃圾", "清理生活垃圾", "清垃圾", "清理垃圾"}, {"清理村内塘沟", "清理塘沟", "清塘沟", "清沟塘"}, {"清理畜禽", "清畜禽", "清粪污"}, {"改变影响农村人居环境的不良习惯", "不良习惯", "改陋习", "改习惯", "改变"}}},
	{[]string{"三严三实"}, [][]string{{"严以修身"}, {"严以用权"}, {"严以律己"}, {"谋事要实", "谋事实"}, {"创业要实"}, {"做人要实"}}},
	{[]string{"四讲四有"}, [][]string{{"讲政治"}, {"讲规矩"}, {"讲道德"}, {"讲奉献"}}},
	{[]string{"六保"}, [][]string{{"保居民就业"}, {"保基本民生"}, {"保市场主体"}, {"保粮食能源安全"}, {"保产业链供应链稳定"}, {"保基层运转"}}},
	{[]string{"三去一降一补"}, [][]string{{"去产能"}, {"去库存"}, {"去杠杆"}, {"降成本"}, {"补短板"}}},
	{[]string{"放管服"}, [][]string{{"简政放权"}, {"放管结合"}, {"优化服务"}}},
	{[]string{"三重一大"}, [][]string{{"重大事项", "重大决策"}, {"重要干部任免", "重要人事任免"}, {"重大项目", "重要项目"}, {"大额资金", "大额度资金"}}},
	{[]string{"四个最严"}, [][]string{{"最严谨的标准"}, {"最严格的监管"}, {"最严厉的处罚"}, {"最严肃的问责"}}},
	{[]string{"三变”改革", "三变改革"}, [][]string{{"资源变资产"}, {"资金变股金"}, {"农民变股东", "村民变股东", "农民变股民"}}},
	{[]string{"三权分置"}, [][]string{{"所有权"}, {"承包权", "资格权"}, {"经营权", "使用权"}}},
	{[]string{"一约四会"}, [][]string{{"村规民约"}, {"红白理事会"}, {"村民议事会"}, {"道德评议会"}, {"禁毒禁赌会", "禁赌禁毒会"}}},
	{[]string{"四下基层"}, [][]string{{"宣传党的路线方针政策下基层", "政策宣传下基层", "宣传下基层", "方针、政策下基层", "方针政策下基层"}, {"调查研究下基层"}, {"信访接待下基层"}, {"现场办公下基层"}}},
	{[]string{"五水共治"}, [][]string{{"治污水"}, {"防洪水"}, {"排涝水"}, {"保供水"}, {"抓节水"}}},
	{[]string{"四早"}, [][]string{{"早发现"}, {"早报告"}, {"早隔离"}, {"早治疗"}}},
	{[]string{"三同时"}, [][]string{{"同时设计"}, {"同时施工"}, {"同时投产", "同时投入"}}},
	{[]string{"六稳"}, [][]string{{"稳就业"}, {"稳金融"}, {"稳外贸"}, {"稳外资"}, {"稳投资"}, {"稳预期"}}},
}

// nearFormula is how many bytes of a sentence around its name tell what a formula holds.
const nearFormula = 240

// findKnownFormulas reports a formula that is stated in full but for one item.
func findKnownFormulas(p *passage) {
	if p.where != inBody {
		return
	}
	for i := range knownFormulas {
		f := &knownFormulas[i]
		for _, name := range f.names {
			if !p.holds(name) {
				continue
			}
			at := strings.Index(p.text, name)
			if missing := f.missing(p.sentenceAt(at, at+len(name)), name); missing != "" {
				word := strings.ReplaceAll(name, "”", "")
				p.report(sectionGapID, p.runeAt(at), p.runeAt(at+len(name)),
					msg(fmt.Sprintf("“%s”少了“%s”", word, missing), fmt.Sprintf("%s lacks %s", word, missing)),
					msg("补上，或在后面写“等”", "add it, or say 等"))
			}
			break
		}
	}
}

// sentenceAt is the sentence around bytes from to to, or what of it lies within nearFormula.
func (p *passage) sentenceAt(from, to int) string {
	begin, end := strings.LastIndexAny(p.text[:from], "。！？")+1, len(p.text)
	if k := strings.IndexAny(p.text[to:], "。！？"); k >= 0 {
		end = to + k
	}
	text := p.text[max(begin, 0):end]
	if len(text) > 2*nearFormula {
		return ""
	}
	return text
}

// missing is the one item that a sentence leaves out of all that a formula holds, "" where none or several are left out. Items that one
// list gives stand beside each other.
func (f *knownFormula) missing(sentence, name string) string {
	text := strings.TrimLeft(sentence, "”’")
	if strings.Contains(text, "等") || !strings.ContainsAny(text, "、，") {
		return ""
	}
	missing, found := "", 0
	text = strings.ReplaceAll(text, name, "")
	for _, item := range f.items {
		if anyof.Contains(text, item...) {
			found++
			for _, w := range item {
				text = strings.Replace(text, w, "\uFFFC", 1) // 决议公开 is no 决议
			}
		} else {
			missing = item[0]
		}
	}
	if found != len(f.items)-1 || !listedTogether(text) {
		return ""
	}
	return missing
}

// widestFormula is how many characters lie at most between two items of a formula.
const widestFormula = 14

// listedTogether tells whether the items, which are marked, stand in one list.
func listedTogether(text string) bool {
	pieces := strings.Split(text, "\uFFFC")
	for _, between := range pieces[1 : len(pieces)-1] {
		if runeCount(between) > widestFormula || !strings.ContainsAny(between, "、，；和与及") {
			return false
		}
	}
	return true
}
