package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/quantity"
)

// A number that is stated again in another unit at once: 1500亩（合100公顷）; 18公里，也就是三十六里. The two must be one amount, to the last digit
// that is written.

const (
	landSlack        = 0.002 // 667 square metres to 亩 rather than 666.67
	aboutSlack       = 0.1   // of a number that is said to be about so much
	longestConverted = 75    // bytes between the two
)

// joinsConverted reads what stands between the two, and the words that lead from the one to the other.
var joinsConverted = lazyregexp.New(`^(?:，|——)?[（(]?(?:折合|约合|正好合|合|换算成|换算下来|折算成|折算|折成|即|相当于|等于|也就是说|也就是|就是|算下来|算起来|算来)(?:就是|也就是|正好是|正好|整整|是|为|约|差不多|大约|足足)*([\p{Han}]{0,10}[的起到了出]“?)?$|^[（(]$|^[（(]大写[：:]?(?:人民币)?$`)

// notConverted are words before a number that make it another one than that before: 也就是每户3亩.
var notConverted = [...]string{"每", "个", "各", "均", "减", "增", "多", "少", "比", "前", "后", "剩", "其中", "只", "另", "年", "共"}

// pricesStated reads a price of a weight that is stated again for another one.
var pricesStated = lazyregexp.New(`每(公斤|斤|吨)([0-9.]+)(万?)元[，、（(]?(?:也就是|即|合|折合|相当于|约合)每(公斤|斤|吨)([0-9.]+)(万?)元`)

// milesStated reads Chinese miles, which are half a kilometre.
var milesStated = lazyregexp.New(`([0-9.]+)(?:多)?里(?:山路|土路|路|地)?，?(?:也就是|约合|合|折合|即|相当于)(?:约)?([0-9.]+)公里`)

// findHalfUnits holds what is stated in Chinese miles against the same in kilometres, and a price of one weight against that of another.
func (p *passage) findHalfUnits() {
	for _, m := range milesStated.FindAllStringSubmatchIndex(p.text, -1) {
		a, _ := strconv.ParseFloat(p.text[m[2]:m[3]], 64)
		b, _ := strconv.ParseFloat(p.text[m[4]:m[5]], 64)
		if right := a / 2; math.Abs(right-b) > right*0.1 {
			p.reportConverted(m[4], m[5], fmt.Sprintf("%s里＝%s公里", p.text[m[2]:m[3]], decimal(right, 1)))
		}
	}
	for _, m := range pricesStated.FindAllStringSubmatchIndex(p.text, -1) {
		a, _ := strconv.ParseFloat(p.text[m[4]:m[5]], 64)
		b, _ := strconv.ParseFloat(p.text[m[10]:m[11]], 64)
		from, to := kilograms(p.text[m[2]:m[3]]), kilograms(p.text[m[8]:m[9]])
		right := a * scaleOf(p.text[m[6]:m[7]]) / from * to / scaleOf(p.text[m[12]:m[13]])
		if math.Abs(right-b) > 0.03*right {
			p.reportConverted(m[10], m[11], fmt.Sprintf("%s元/%s＝%s元/%s", p.text[m[4]:m[7]], p.text[m[2]:m[3]], decimal(right, 1)+p.text[m[12]:m[13]], p.text[m[8]:m[9]]))
		}
	}
}

// kilograms is how many a unit of weight has.
func kilograms(unit string) float64 {
	switch unit {
	case "吨":
		return 1000
	case "斤":
		return 0.5
	}
	return 1
}

// reportConverted reports the number at bytes [from,to), which is another one by a line of what it should be.
func (p *passage) reportConverted(from, to int, line string) {
	q := twoNumbers("", "")
	q.Span = p.prose.Source(from, to)
	q.Message = msg(fmt.Sprintf("%s，写的是%s", line, p.text[from:to]), fmt.Sprintf("%s, but the text says %s", line, p.text[from:to]))
	p.out.add(q)
}

// findConverted compares a number with the same quantity in another unit: 里 and 公里, 每斤 and 每公斤, a daily rate and a total.
func (p *passage) findConverted() {
	if p.holds("里山路", "里土路", "里路", "里地", "里，也就是", "每斤", "每公斤", "每吨") {
		p.findHalfUnits()
	}
	if p.holds("连续", "计算", "全年", "，日", "满负荷") {
		p.findRunRates()
	}
	p.findFundsAgain()
	if !p.holds("合", "即", "相当于", "也就是", "（", "(", "算", "等于", "就是", "折成") {
		return
	}
	for i := 1; i < len(p.figures); i++ {
		a, b := p.figures[i-1], p.figures[i]
		start := b.Start
		if strings.HasPrefix(p.text[b.Start:b.End], "约合") {
			start += len("约合") // which is read as a part of the number
		}
		if between := start - a.End; between <= 0 || between > longestConverted || a.Value.Sign() <= 0 || a.Bound != quantity.Exact {
			continue
		}
		between := p.text[a.End:start]
		m := joinsConverted.FindStringSubmatch(between)
		if m == nil || p.goesOnBehind(b.End, between) || a.Unit == "" || b.Unit == "" || anyof.Prefix(p.text[b.End:], "/", "左右") && m[1] != "" || anyof.Contains(m[1], notConverted[:]...) {
			continue
		}
		right, ok := quantity.Convert(a.Value, a.Unit, b.Unit)
		if !ok || anyof.Prefix(p.text[b.End:], "/") || !p.statesAgain(a, b, between) {
			continue
		}
		if was, is := right.Float64(), b.Value.Float64(); !sameConverted(a, b, was) && likelyConverted(was, is, m[1] != "" || anyof.Contains(between, "相当于", "就是", "等于")) {
			scale := 1.0
			if strings.ContainsAny(p.text[b.Start:b.End], "0123456789") {
				scale = scaleOf(p.text[b.Start:b.End])
			}
			p.reportConverted(b.Start, b.End, fmt.Sprintf("%s＝%s%s%s", p.text[a.Start:a.End], decimal(roundTo(was/scale, convertedStep(p.text[b.Start:b.End])), 1), scaleName(scale), b.Unit))
		}
	}
}

// convertedStep is to what a converted number is rounded: one digit more than the text writes.
func convertedStep(written string) float64 { return min(step(written), 1) / 10 }

// goesOnBehind tells whether the second number is another one by what stands behind it: 应有16名（76人除以5）, 780人，相当于1500名司机的52%.
func (p *passage) goesOnBehind(end int, between string) bool {
	behind := clauseOfFirst(p.text[end:])
	if anyof.Suffix(between, "（", "(") {
		first := firstOf(behind)
		return isHan(first) && !oneOf(first, "左右多余整以上")
	}
	_, share, of := strings.Cut(behind, "的")
	return of && anyof.Contains(share, "%", "％", "成", "倍", "分之", "一半")
}

// scaleName writes a scale.
func scaleName(scale float64) string {
	switch scale {
	case 1e12:
		return "万亿"
	case 1e8:
		return "亿"
	case 1e4:
		return "万"
	}
	return ""
}

// statesAgain tells whether two amounts may be one by their units: two different ones, or one with another scale (1.35亿元，即13500万元) unless
// only brackets stand between them.
func (p *passage) statesAgain(a, b quantity.Claim, between string) bool {
	switch {
	case strings.Contains(between, "大写"):
		return true
	case a.Unit == b.Unit:
		return scaleOf(p.text[a.Start:a.End]) != scaleOf(p.text[b.Start:b.End]) && runeCount(between) > 1 && likelyConverted(a.Value.Float64(), b.Value.Float64(), true)
	case isShare(a.Unit):
		return isShare(b.Unit) && runeCount(between) > 1
	}
	return sameThing(a.Unit, b.Unit)
}

// sameConverted tells whether b may be the amount a, which is right in b's unit, by the digits that both are written with.
func sameConverted(a, b quantity.Claim, right float64) bool {
	is := b.Value.Float64()
	switch b.Bound {
	case quantity.About, quantity.Under:
		return math.Abs(is-right) <= aboutSlack*right
	case quantity.AtLeast:
		return right >= is*(1-aboutSlack) && right <= is*1.3
	}
	unit := lastUnit(b.Value)
	slack := 0.0
	if math.Abs(right/unit-math.Round(right/unit)) > 1e-6*max(1, right/unit) {
		slack = unit // rounded or cut off
	}
	if len(bareDigits(b.Value)) > len(bareDigits(a.Value)) {
		slack += right / a.Value.Float64() * lastUnit(a.Value) / 2 // a itself is a round one
	}
	if b.Unit.Behind() == "亩" || a.Unit.Behind() == "亩" {
		slack = max(slack, landSlack*right)
	}
	return math.Abs(is-right) <= slack*(1+1e-9)+1e-9*right
}

// bareDigits are the digits of a number without the noughts behind them.
func bareDigits(v quantity.Decimal) string {
	c, _ := v.Parts()
	return strings.TrimRight(strconv.FormatInt(c, 10), "0")
}

// lastUnit is what one more in the last digit of a number is that is not a nought.
func lastUnit(v quantity.Decimal) float64 {
	c, scale := v.Parts()
	for c != 0 && c%10 == 0 {
		c, scale = c/10, scale-1
	}
	return math.Pow10(-scale)
}

// likelyConverted tells whether one number may be meant for another, where the words between them may lead to another matter: it is near it, or a
// nought or a point is wrong in it.
func likelyConverted(was, is float64, doubtful bool) bool {
	if !doubtful || is >= was/3 && is <= was*3 {
		return true
	}
	power := math.Log10(is / was)
	return math.Abs(power-math.Round(power)) < 0.01 && math.Abs(power) < 4.5
}

// fundsAgain reads what stands behind a sum of money that is spoken of a second time.
var fundsAgain = lazyregexp.New(`^(?:的)?(?:资金|专款|补助款|补助资金|债券资金|贷款|善款|投资)?(?:已|已经|均已|就)?(?:全部|全额|悉数|如数)(?:拨付|到位|下达|到账|发放|用于|投|落实|支付)`)

// leadsToFunds reads the clause before it, which names nothing but a day.
var leadsToFunds = lazyregexp.New(`(?:^|[，。；])(?:(?:截至|截止|到|至)?(?:目前|(?:[0-9]{1,2}|[\p{Han}]{1,2})月(?:底|末|中旬|初)|年底|年末|月底)，?)?这?$`)

// findFundsAgain holds a sum that all of has been paid against the same sum before it in another scale: 0.86亿元…，到9月底860万元资金全部拨付.
func (p *passage) findFundsAgain() {
	if !p.holds("全部", "全额", "悉数", "如数") || !p.holds("亿元") {
		return
	}
	for i := 1; i < len(p.figures); i++ {
		b := p.figures[i]
		if b.Unit != "元" || !fundsAgain.MatchString(p.text[b.End:]) || !leadsToFunds.MatchString(p.text[max(0, b.Start-60):b.Start]) {
			continue
		}
		for k := i - 1; k >= max(0, i-4); k-- {
			a := p.figures[k]
			if a.Unit != "元" {
				continue
			}
			if was, is := a.Value.Float64(), b.Value.Float64(); was != is && a.Bound == quantity.Exact && len(bareDigits(a.Value)) > 1 && bareDigits(a.Value) == bareDigits(b.Value) {
				scale := scaleOf(p.text[b.Start:b.End])
				p.reportConverted(b.Start, b.End, fmt.Sprintf("%s＝%s%s元", p.text[a.Start:a.End], decimal(was, scale), scaleName(scale)))
			}
			break
		}
	}
}

// runRates reads what is done in an hour or a day, how long it goes on, and what that comes to: 每小时处理250立方米，按24小时连续运行计算，日处理6000立方米.
var runRates = lazyregexp.New(`(每小时|每天|每日|日|每月)[\p{Han}]{0,8}?([0-9.]+)(万|亿)?(立方米|吨|公斤|斤|千瓦时|度|元|人次|辆|件|个|只|袋|瓶|人|班次|趟|份)，(?:如果|若)?(?:按照|按|以|照)?(?:每天|一天|全年|每年|每日|一年)?([0-9]+)(?:个)?(小时|天|月)[\p{Han}]{0,10}，(?:每日|一天|每天|日|年|全年|一年|每年)[\p{Han}]{0,8}?([0-9.]+)(万|亿)?(立方米|吨|公斤|斤|千瓦时|度|元|人次|辆|件|个|只|袋|瓶|人|班次|趟|份)`)

// findRunRates multiplies them out.
func (p *passage) findRunRates() {
	for _, m := range runRates.FindAllStringSubmatchIndex(p.text, -1) {
		group := func(k int) string { return p.text[m[2*k]:max(m[2*k], m[2*k+1])] }
		scale := func(k int) float64 {
			if m[2*k] < 0 {
				return 1
			}
			return scaleOf(group(k))
		}
		per := map[string]string{"每小时": "小时", "每天": "天", "每日": "天", "日": "天", "每月": "月"}[group(1)]
		rate, _ := strconv.ParseFloat(group(2), 64)
		times, _ := strconv.ParseFloat(group(5), 64)
		said, _ := strconv.ParseFloat(group(7), 64)
		right := rate * scale(3) * times / scale(8)
		if per != group(6) || group(4) != group(9) || said <= 0 || math.Abs(right-said) <= 0.05*right {
			continue
		}
		p.reportConverted(m[14], m[19], fmt.Sprintf("%s×%s＝%s%s", p.text[m[4]:m[9]], group(5)+group(6), decimal(right, 1), p.text[max(m[15], m[16]):m[19]]))
	}
}
