package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/lazyregexp"
)

// Sums that the words around them state in one fixed form: K12至K38段，全长26公里; 由原来的48人减少16人，现有32人; 上年为24.9亿元，同比下降4.8%.

// statedForm is one of these forms.
type statedForm struct {
	holds []string // one of these words stands in each match
	form  *lazyregexp.Regexp
	rate  string // what stands behind the last number where it is a rate, and may be rounded; "" for what is counted
	// right returns what the last number should be and how that is worked out, by all groups of the match; ok is false where they do not belong together.
	right func(g []string) (right float64, line string, ok bool)
}

var statedForms = [...]statedForm{
	{[]string{"至K", "到K", "—K", "-K", "～K", "~K"}, lazyregexp.New(`K([0-9]+)(?:\+[0-9]{3})?(?:至|到|—|-|～|~)K([0-9]+)(?:\+[0-9]{3})?(?:路?段)?，?(?:全长|总长|长)([0-9.]+)公里`), "", func(g []string) (float64, string, bool) {
		a, b := numberOf(g[1]), numberOf(g[2])
		return b - a, fmt.Sprintf("%s－%s＝%s", g[2], g[1], decimal(b-a, 1)), b > a && math.Abs(numberOf(g[3])-(b-a)) >= 2 // metres behind K may be a kilometre
	}},
	{[]string{"，现有", "，还有", "，现在有", "，还剩", "，剩下", "，现为", "，目前有", "，现存"}, lazyregexp.New(`(?:由|从)原来?的([0-9.]+)(人|个|户|家|项|名|件|所)减少了?([0-9.]+)(人|个|户|家|项|名|件|所)，(?:现有|现在有|还有|还剩|剩下|现为|目前有|现存)([0-9.]+)(人|个|户|家|项|名|件|所)`), "", func(g []string) (float64, string, bool) {
		a, b := numberOf(g[1]), numberOf(g[3])
		return a - b, fmt.Sprintf("%s－%s＝%s", g[1], g[3], decimal(a-b, 1)), g[2] == g[4] && g[4] == g[6]
	}},
	{[]string{"，上年为", "，上年是", "，上年同期", "，去年为", "，去年是", "，去年同期", "，前一年"}, lazyregexp.New(`([0-9.]+)(亿元|万元|元|万吨|吨|公斤|万亩|亩|人|户|起|件)，(?:上年|去年|前一年)(?:同期)?(?:为|是|仅为|只有)([0-9.]+)(亿元|万元|元|万吨|吨|公斤|万亩|亩|人|户|起|件)，(?:同比|比上年|比去年)?(增长|下降|增加|减少|提高|降低)([0-9.]+)%`), "%", func(g []string) (float64, string, bool) {
		now, was := numberOf(g[1]), numberOf(g[3])
		rise := strings.ContainsAny(g[5], "增提")
		right := (now - was) / was * 100
		if !rise {
			right = -right
		}
		return right, fmt.Sprintf("（%s－%s）÷%s＝%s%%", g[1], g[3], g[3], oneDecimal((now-was)/was*100)), g[2] == g[4] && was > 0
	}},
	{[]string{"压缩到", "压缩至", "压缩为", "缩短到", "缩短至", "缩短为", "减少到", "减少至"}, lazyregexp.New(`(?:由|从)(?:原来的?)?([0-9.]+)个?(?:工作日|天|日|小时|分钟|个?月)(?:压缩|缩短|减少)(?:到|至|为)([0-9.]+)个?(?:工作日|天|日|小时|分钟|个?月)?，(?:压缩|缩短|减少)了?([0-9.]+)%`), "%", func(g []string) (float64, string, bool) {
		a, b := numberOf(g[1]), numberOf(g[2])
		return (a - b) / a * 100, fmt.Sprintf("（%s－%s）÷%s＝%s%%", g[1], g[2], g[1], oneDecimal((a-b)/a*100)), a > b
	}},
	{[]string{"收入比"}, lazyregexp.New(`收入分别(?:为|达到|达|是)?([0-9.]+)元(?:和|、)([0-9.]+)元，城乡(?:居民)?(?:人均可支配)?收入(?:之)?比(?:为|是|缩小到|缩小至|降到|降至)?([0-9.]+)[:：∶]1`), ":1", func(g []string) (float64, string, bool) {
		a, b := numberOf(g[1]), numberOf(g[2])
		return a / b, fmt.Sprintf("%s÷%s＝%s", g[1], g[2], strconv.FormatFloat(a/b, 'f', 2, 64)), b > 0 && a > b
	}},
	{[]string{"，累计", "，共安排", "，共投入", "，共拿出", "，合计", "，总计", "，共计"}, lazyregexp.New(`((?:19|20)[0-9]{2})年?(?:至|到|—|-|－)((?:19|20)[0-9]{2})年，?[^。；，0-9]{0,12}每年[^。；，0-9]{0,8}(?:安排|投入|拿出|列支|补助)[^。；，0-9]{0,8}?([0-9.]+)(万元|亿元|元)[^，。；0-9]{0,12}，(?:累计|共|共计|合计|总计)(?:安排|投入|拿出|列支|补助|达到?)?([0-9.]+)(万元|亿元|元)`), "", func(g []string) (float64, string, bool) {
		years := numberOf(g[2]) - numberOf(g[1]) + 1
		return years * numberOf(g[3]), fmt.Sprintf("%s%s×%s年＝%s%s", g[3], g[4], decimal(years, 1), decimal(years*numberOf(g[3]), 1), g[4]), g[4] == g[6] && years > 1
	}},
	{[]string{"，每个"}, lazyregexp.New(`([0-9]+)个(社区|行政村|村|组|镇|乡|街道|班|网格)[^。；0-9]{0,24}共(?:招聘|配备|选派|聘请|安排|选聘|建成|设立|安装)[^。；，0-9]{0,4}([0-9]+)(名|人|个|台|座|盏|套)[^。；，0-9]{0,6}，每个(社区|行政村|村|组|镇|乡|街道|班|网格)([0-9]+)(名|人|个|台|座|盏|套)`), "", func(g []string) (float64, string, bool) {
		n, all := numberOf(g[1]), numberOf(g[3])
		return all / n, fmt.Sprintf("%s÷%s＝%s", g[3], g[1], oneDecimal(all/n)), g[2] == g[5] && g[4] == g[7] && n > 0
	}},
}

// oneDecimal writes a number with one decimal at most.
func oneDecimal(v float64) string {
	return strings.Replace(strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0"), "-", "−", 1)
}

// numberOf reads a number of Arabic digits, 0 where it is none.
func numberOf(text string) float64 {
	v, _ := strconv.ParseFloat(text, 64)
	return v
}

// findStatedForms holds the last number of each such form, its last group of digits, against what the others make. What another rule has reported there is left to it.
func (p *passage) findStatedForms() {
	for k := range statedForms {
		f := &statedForms[k]
		if !p.holds(f.holds...) {
			continue
		}
		for _, m := range f.form.FindAllStringSubmatchIndex(p.text, -1) {
			groups := make([]string, len(m)/2)
			last := 0
			for i := range groups {
				if m[2*i] >= 0 {
					groups[i] = p.text[m[2*i]:m[2*i+1]]
				}
				if i > 0 && groups[i] != "" && strings.IndexByte("0123456789", groups[i][0]) >= 0 {
					last = i
				}
			}
			right, line, ok := f.right(groups)
			said := numberOf(groups[last])
			if !ok || math.Abs(said-right) <= slackOf(groups[last])*(1+1e-9)+1e-9 && f.rate != "" || math.Abs(said-right) < 1e-9 || p.reportedWithin(m[0], m[1]) {
				continue
			}
			q := twoNumbers("", "")
			if f.rate == "%" {
				q.Rule = percentMismatchID
			}
			q.Span = p.prose.Source(m[2*last], m[2*last+1])
			q.Message = msg(fmt.Sprintf("%s，写的是%s", line, groups[last]+f.rate), fmt.Sprintf("%s, but the text says %s", line, groups[last]+f.rate))
			p.out.add(q)
		}
	}
}

// slackOf is one in the last digit of a number as written, since the others may be rounded too.
func slackOf(text string) float64 {
	_, decimals, _ := strings.Cut(text, ".")
	return math.Pow10(-len(decimals))
}

// reportedWithin tells whether a sum or a share is reported already within bytes from to to.
func (p *passage) reportedWithin(from, to int) bool {
	at := p.prose.Source(from, to)
	for _, q := range p.out.list {
		if (q.Rule == sumMismatchID || q.Rule == percentMismatchID) && q.Span.File == at.File && q.Span.Start >= at.Start && q.Span.End <= at.End {
			return true
		}
	}
	return false
}
