package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

// indicatorOfYears is the rest of an indicator's name that says how long something lasts: 10年通畅率, 五年生存率.
var indicatorOfYears = lazyregexp.New(`^(?:无病|总|相对|累计|平均)?(?:生存|存活|成活|通畅|复发|保存|留存|死亡|返修|故障|失效|完好|再入院|再发|续保|续约|留任|保留|返贫)率`)

// noFigure tells whether what reads like a figure is none that anybody could look up: half of a pair
// of marks, how often something is done over (读一遍), a slogan of whole hundreds (3个100%), a multiple that
// only means many, the digits of a code, the text of a link that is shown as written.
func (p *passage) noFigure(f quantity.Claim) bool {
	text, after := p.text[f.Start:f.End], p.text[f.End:]
	before := p.text[max(0, f.Start-36):f.Start]
	switch {
	case strings.HasPrefix(after, "](fact:"):
		target, _, closed := strings.Cut(after[len("](fact:"):], ")")
		return closed && target != "" && !strings.ContainsAny(target, " \t\n（：") // [1024户](fact:编号), shown as written: else it would be a link
	case text == "一半":
		from, to := p.sentence(p.runeAt(f.Start))
		return anyof.Suffix(before, "少的", "多的", "前", "后") || anyof.Contains(p.slice(from, to), "引号", "括号", "书名号") // of a pair of marks
	case strings.HasSuffix(text, "条") && strings.HasPrefix(after, "政策") && !strings.ContainsAny(text, "0123456789"):
		return true // 支持民营经济发展十条政策 is a paper's name
	case anyof.Prefix(text, "几", "好几", "数") && strings.HasSuffix(text, "米") && anyof.Prefix(after, "外", "之外", "开外", "远"):
		return true // 在几百米外找到
	case anyof.Prefix(text, "亿元", "千万元", "百万元", "十亿元", "百亿元", "千亿元") && anyof.Prefix(after, "项目", "工程", "企业", "产业项目", "大项目", "重大项目", "工业项目", "的项目", "的企业"):
		return true // 亿元以上项目 is a class of projects
	case strings.HasSuffix(text, "年") && indicatorOfYears.MatchString(after):
		return true
	case strings.Contains(text, "多") && anyof.Prefix(after, "的时间", "时间") && !strings.ContainsAny(text, "0123456789"):
		return true // 用了一年多的时间
	case text == "一百个" && anyof.Prefix(after, "放心", "满意", "愿意", "赞成", "支持", "同意", "乐意", "不"), strings.HasPrefix(text, "一百个人") && strings.HasPrefix(after, "一百条心"), text == "一百条" && strings.HasPrefix(after, "心"):
		return true // 一百个放心: wholly
	case text == "一遍" || text == "两遍":
		return true
	case strings.HasSuffix(text, "%") && strings.HasSuffix(before, "个"):
		return strings.HasPrefix(text, "100%") // 3个100%; but 增加3个5% is a figure
	case strings.HasSuffix(text, "倍") && strings.HasPrefix(after, "、百倍"):
		return true // 十倍、百倍: many times
	case strings.HasSuffix(text, "位"):
		return anyof.Prefix(after, "数", "代码", "编码", "号码", "字符") || strings.HasSuffix(strings.TrimRight(before, " "), "前") && anyof.Prefix(after, "是", "为", "相同")
	}
	return false
}
