package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// What a list of parts says by its own numbers: where it is full, and which of its figures are
// parts of the one before them.

// precise tells whether a number has so many digits that a sum does not meet it by chance.
func precise(v float64) bool {
	digits := strings.Trim(strings.Replace(decimal(v, 1), ".", "", 1), "0")
	return len(digits) > 3
}

// filled tells whether the first parts come to the whole exactly, so that what follows in the
// same breath is something else: 塘坝202座，其中小型12座，集体60座，个人130座，电灌站8座.
func (l parts) filled() bool {
	sum := 0.0
	for i, t := range l.list {
		sum += t.as(l.whole.unit)
		if i > 0 && i+1 < len(l.list) && (i > 1 || precise(middle(l.whole))) && same(sum, middle(l.whole)) {
			return true
		}
	}
	return false
}

// mistyped tells whether the parts come to the whole but for one digit, which is how a number is
// mistyped: a list that is not all there is misses its whole by more. Of few digits this says nothing.
func (l parts) mistyped() bool {
	scale := scaleOf(l.whole.text)
	sum := 0.0
	for _, t := range l.list {
		sum += t.as(l.whole.unit)
	}
	a, b := decimal(sum, scale), decimal(middle(l.whole), scale)
	digits := len(strings.Trim(strings.Replace(b, ".", "", 1), "0"))
	if len(a) != len(b) || digits < 4 {
		return false
	}
	apart := 0
	for i := range a {
		if a[i] != b[i] {
			apart++
		}
	}
	return apart == 1
}

// withoutNested leaves out figures that come to the one before them: 有林地150公顷，纯林50公顷，
// 混交林100公顷，疏林地4公顷.
func (l parts) withoutNested() parts {
	for i := 0; i+2 < len(l.list); i++ {
		if !precise(middle(l.list[i])) && !l.kindsOf(i) {
			continue
		}
		sum := 0.0
		for j := i + 1; j < len(l.list); j++ {
			sum += l.list[j].as(l.list[i].unit)
			if j > i+1 && same(sum, middle(l.list[i])) {
				l.list = slices.Delete(slices.Clone(l.list), i+1, j+1)
				if len(l.nouns) > j {
					l.nouns = slices.Delete(slices.Clone(l.nouns), i+1, j+1)
				}
				break
			}
		}
	}
	return l
}

// kindsOf tells whether the two parts behind part i are kinds of it by their names: 运动员886人，女运动员437人，
// 男运动员449人.
func (l parts) kindsOf(i int) bool {
	if len(l.nouns) <= i+2 {
		return false
	}
	noun := l.bare(i)
	return runeCount(noun) > 1 && strings.HasSuffix(l.bare(i+1), noun) && strings.HasSuffix(l.bare(i+2), noun)
}

// as returns what a term writes in another unit that it compares with.
func (t term) as(u quantity.Unit) float64 {
	if t.unit == u {
		return middle(t)
	}
	rate, _ := quantity.Convert(quantity.FromInt(1), t.unit, u)
	return middle(t) * rate.Float64()
}

// same tells whether two numbers are equal but for the noise of binary fractions.
func same(a, b float64) bool { return !apart(a, a, b, b) }

// joinedWhole tells whether the whole of a single part is the last of several that are named in one
// breath, and together hold the part: 8个客机位和2个除冰坪，其中5个.
func (s *sentence) joinedWhole(l parts) bool {
	k := slices.IndexFunc(s.terms, func(t term) bool { return t.from == l.whole.from })
	if k < 1 {
		return false
	}
	between := s.between(s.terms[k-1], l.whole)
	_, high, ok := s.terms[k-1].in(l.list[0].unit)
	return ok && high+l.whole.high >= l.list[0].low && anyof.Contains(between, "和", "及", "与", "、") && !strings.ContainsAny(between, "，；：")
}

// thresholds tells whether the words before 分别 name steps of which each holds the next: 规模超过
// 万亿元、千亿元和百亿元的国家分别有14个、62个和137个.
func thresholds(clause string) bool {
	return strings.Contains(clause, "分别") && anyof.Contains(clause, "突破", "以上", "不低于", "超")
}

// clauseBefore returns the words of a term's clause before it, figures included.
func (s *sentence) clauseBefore(k int) string {
	words := s.p.text[s.from:s.terms[k].from]
	return words[max(strings.LastIndexAny(words, "，；"), 0):]
}

// ofItsOwn tells whether the words before 共 name what is counted there alone, and not what was
// listed: 茶行7家，当铺17家，茶商各字号共166家.
func ofItsOwn(clause string) bool {
	for _, word := range [...]string{"共", "合计", "总计"} {
		if own, _, ok := strings.Cut(clause, word); ok {
			own = strings.TrimRight(own, "总一")
			return runeCount(own) > 3 && !anyof.Prefix(own, "全", "以上", "上述", "前", "这", "两", "二", "三", "四", "五", "六", "各", "累计", "我", "本", "现", "目前", "今年", "去年", "年", "总", "先后")
		}
	}
	return false
}

// closesBrackets tells whether the words between two parts close brackets that they do not open:
// the list ends with them.
func closesBrackets(words string) bool {
	for _, r := range words {
		switch r {
		case '（', '(':
			return false
		case '）', ')':
			return true
		}
	}
	return false
}

// pairwise tells whether two parts are each of a figure of its own: 合同额12280亿元，执行额8314亿元，其中，
// 离岸合同额6989亿元，执行额4793亿元.
func (s *sentence) pairwise(l *parts, whole term, before *sentence, lead string) bool {
	of := s
	k := s.indexOf(whole)
	if k < 0 && before != nil {
		of, k = before, before.indexOf(whole)
	}
	if k < 1 || len(l.list) != 2 || !comparable(of.terms[k-1], whole) || isChange(of.head(k)) {
		return false
	}
	if joins(of.between(of.terms[k-1], whole)) && joins(s.between(l.list[0], l.list[1])) {
		return true // 抽检27987和1315批次，其中不合格1255和10批次
	}
	if strings.Contains(lead, "分别") && strings.ContainsAny(lead, "、和与及") {
		return true
	}
	if len(l.nouns) < 2 {
		return false
	}
	first, _, _ := strings.Cut(l.nouns[0], "|")
	second, _, _ := strings.Cut(l.nouns[1], "|")
	return commonEnd(bareNoun(clauseOf(of.head(k))), bareNoun(second)) > 1 && commonEnd(bareNoun(clauseOf(of.head(k-1))), bareNoun(first)) > 1
}

// besideWhole tells whether a semicolon leads from the parts back to what stands beside the whole:
// 固定电话用户60万户，其中城市固定电话用户48万户；移动电话用户350万户.
func besideWhole(l *parts, words, own string) bool {
	if !strings.ContainsAny(words, "；;") || len(l.nouns) == 0 {
		return false
	}
	head := bareNoun(l.head[max(strings.LastIndexAny(l.head, "，；。"), 0):])
	first, _, _ := strings.Cut(l.nouns[0], "|")
	a, b := commonEnd(head, bareNoun(first)), commonEnd(head, bareNoun(own))
	return b >= 2 && b < a || b > a && b >= 3
}

// bareNoun leaves the verb of a number out: 投资完成, 用户达.
func bareNoun(words string) string {
	words = strings.Trim(words, "，；。、： ")
	for _, verb := range [...]string{"完成", "实现", "达到", "达", "为", "有", "共"} {
		words = strings.TrimSuffix(words, verb)
	}
	return words
}

// commonEnd returns how many characters two nouns share at their ends.
func commonEnd(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n
}
