package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

var (
	// reportedLink is what leads from a share to its number: 六成即90户, 七成（480人）, 四成，也就是180亩.
	reportedLink = lazyregexp.New(`^(?:以上|左右|多)?(?:[，,]?(?:即|也就是|亦即|就是|折合|约合|合)|[（(](?:即|共|约|计|有|共计|合计)?|[，,]?共计?)$`)
	// mentioned is what may stand between a whole and a share of it that is reported.
	mentioned = lazyregexp.New(`^[^，；。、：（）]{0,6}[，,]?(?:其中|当中|中|里|内|之中)?[，,]?(?:有|约有|约占|占|占比|已有|共有|就有|仅有)?(?:近|约|超)?$`)
)

// sharesStated reads 120户中六成即72户: a share with its number behind it.
func (s *sentence) sharesStated() {
	for k := 1; k+1 < len(s.terms); k++ {
		t, whole, part := s.terms[k], s.terms[k-1], s.terms[k+1]
		if !t.share() || !comparable(part, whole) || whole.open || whole.rough || part.open || part.rough || part.bracket >= 0 && strings.ContainsAny(s.between(t, part), "）)") {
			continue
		}
		if !mentioned.MatchString(s.head(k)) || anyof.Contains(s.head(k), "增", "减", "降", "升", "超过", "比", "率") {
			continue
		}
		words := s.between(t, part)
		if !reportedLink.MatchString(words) && !s.statedAgain(k) {
			continue
		}
		low, high, _ := part.in(whole.unit)
		if !s.reportedWrong(t, low/whole.high*100, high/whole.low*100) || middle(part) > 1.2*part.wholeIn(whole) {
			continue
		}
		s.reportShare(t, part, whole, min(t.step, 1))
	}
	s.findQuorum()
	s.findDiscounts()
}

// wholeIn is a whole in the unit of its part.
func (t term) wholeIn(whole term) float64 { return whole.as(t.unit) }

// statedAgain tells whether a part names what its share was said to be: 九成是妇女，共有180名妇女.
func (s *sentence) statedAgain(k int) bool {
	of, link, _ := strings.Cut(s.between(s.terms[k], s.terms[k+1]), "，")
	of = strings.TrimLeft(of, "以上是为的")
	return slices.Contains([]string{"共有", "共", "有"}, link) && runeCount(of) > 1 && strings.HasPrefix(s.tail(k+1), of)
}

// reportedWrong tells whether a share as people say it, with 近, 多 and 以上, is none of what was worked out.
func (s *sentence) reportedWrong(t term, low, high float64) bool {
	if t.rough {
		from, to := t.percent()
		return high < from-3 || low > to+3
	}
	if t.open {
		from, _ := t.percent()
		return high < from-1e-9
	}
	return t.misses(low, high)
}

// findQuorum holds 超过三分之二 against those who should have come and those who came.
func (s *sentence) findQuorum() {
	for k := 2; k < len(s.terms); k++ {
		t, all, came := s.terms[k], s.terms[k-2], s.terms[k-1]
		if t.unit != "%" || !strings.Contains(clauseOf(s.head(k-2)), "应") || !comparable(all, came) || middle(all) <= 0 || runeCount(s.head(k)) > 3 || strings.Contains(s.head(k-1), "；") ||
			!anyof.Contains(clauseOf(s.head(k-1)), "实到", "到会", "实际", "出席", "参会", "参加", "同意", "赞成") {
			continue
		}
		share := came.as(all.unit) / middle(all) * 100
		if share >= t.low-0.01 {
			continue
		}
		line := fmt.Sprintf("%s÷%s＝%s", decimal(came.as(all.unit), 1), decimal(middle(all), 1), percentText(share, 0.1))
		s.reportLine(percentMismatchID, t, line, t.text)
	}
}

// discount reads 打八折, 五折, 半价 between a price and what is paid.
var discount = lazyregexp.New(`(?:打|享受|享|给予|凭证|按)([一二三四五六七八九]|对)([一二三四五六七八九])?折`)

// findDiscounts holds what is paid against the price and the discount before it.
func (s *sentence) findDiscounts() {
	if !strings.Contains(s.p.text[s.from:s.to], "折") {
		return
	}
	for k := 1; k < len(s.terms); k++ {
		price, paid := s.terms[k-1], s.terms[k]
		words := s.between(price, paid)
		m := discount.FindStringSubmatch(words)
		if m == nil || !ofMoney(price) || !ofMoney(paid) || price.bracket != paid.bracket || strings.Contains(words, "；") || runeCount(words) > 20 || !anyof.Contains(words, "只", "仅", "实收", "需", "后", "付") || strings.Contains(words, "省") {
			continue
		}
		rate := float64(strings.Index("一二三四五六七八九", m[1])/len("一") + 1)
		if m[1] == "对" {
			rate = 5
		}
		if m[2] != "" {
			rate += float64(strings.Index("一二三四五六七八九", m[2])/len("一")+1) / 10
		}
		right := middle(price) * rate / 10
		if math.Abs(right-middle(paid)) <= 1 {
			continue
		}
		line := fmt.Sprintf("%s×%s＝%s", decimal(middle(price), 1), decimal(rate/10, 1), decimal(right, 1))
		s.reportLine(sumMismatchID, paid, line, decimal(middle(paid), 1))
	}
}

// ofMoney tells whether a figure is a price: 60元, 每张60元.
func ofMoney(t term) bool {
	amount, _, _ := strings.Cut(string(t.unit), "/")
	return amount == "元"
}
