package quantity

import (
	"strings"
	"unicode/utf8"
)

// qualifier is what the words around a number say of its truth.
type qualifier uint8

const (
	plain    qualifier = iota
	more               // 余, 多 after the number
	atLeast            // 不少于, 至少, 以上
	moreThan           // 超, 逾, 突破
	near               // 近, 将近, 接近
	about              // 约, 左右, 来
	lessThan           // 不到, 不足
	atMost             // 不超过, 以内
	upwards            // 上百, 上千
	emphasis           // 达, 共, 仅: says that a number follows, and nothing of its truth
)

func (c qualifier) bound() Bound {
	switch c {
	case more, atLeast, moreThan, upwards:
		return AtLeast
	case near, about:
		return About
	case lessThan, atMost:
		return Under
	}
	return Exact
}

type phrase struct {
	text      string
	qualifier qualifier
}

// endQualifiers are the characters that these approximations end with.
const endQualifiers = "于於过超少低码下多高到足满达及出破近乎约概致逾≥≤><＞＜"

// qualifierBefore finds the approximations that stand before a number, longest first where one ends
// with another.
func qualifierBefore(text string) (qualifier, int) {
	if last, size := utf8.DecodeLastRuneInString(text); size == 0 || !strings.ContainsRune(endQualifiers, last) {
		return plain, 0
	}
	for _, p := range [...]phrase{
		{"不得少于", atLeast}, {"不得低于", atLeast}, {"不得超过", atMost}, {"不得高于", atMost}, {"不得多于", atMost},
		{"不少于", atLeast}, {"不低于", atLeast}, {"不下于", atLeast}, {"不小于", atLeast}, {"不低於", atLeast},
		{"不超过", atMost}, {"不高于", atMost}, {"不多于", atMost}, {"不大于", atMost}, {"不超", atMost},
		{"至少", atLeast}, {"最少", atLeast}, {"最低", atLeast}, {"起码", atLeast}, {"不下", atLeast},
		{"至多", atMost}, {"最多", atMost}, {"最高", atMost}, {"顶多", atMost},
		{"不到", lessThan}, {"不足", lessThan}, {"未满", lessThan}, {"不满", lessThan}, {"少于", lessThan},
		{"低于", lessThan}, {"小于", lessThan}, {"未达", lessThan}, {"不及", lessThan},
		{"超过", moreThan}, {"超出", moreThan}, {"突破", moreThan}, {"多于", moreThan}, {"高于", moreThan}, {"大于", moreThan},
		{"将近", near}, {"接近", near}, {"近乎", near}, {"大约", about}, {"大概", about}, {"大致", about},
		{"逾", moreThan}, {"超", moreThan}, {"近", near}, {"约", about}, {"≥", atLeast}, {"≤", atMost}, {">", moreThan}, {"<", lessThan},
		{"＞", moreThan}, {"＜", lessThan}, {"满", atLeast},
	} {
		rest, ok := strings.CutSuffix(text, p.text)
		if !ok {
			continue
		}
		if wordBefore(p.text, rest) || p.text == ">" && opensTag(rest) {
			return plain, 0
		}
		return p.qualifier, len(p.text)
	}
	return plain, 0
}

// opensTag tells whether a text ends within a tag, which the ">" behind it closes: <td>21.25 is not more
// than 21.25. Tags of papers that were turned into Markdown are short.
func opensTag(text string) bool {
	text = text[max(0, len(text)-80):]
	i := strings.LastIndexAny(text, "<>")
	return i >= 0 && i+1 < len(text) && text[i] == '<' && (latin(text[i+1]) || text[i+1] == '/' && i+2 < len(text) && latin(text[i+2]))
}

// wordBefore tells whether an approximation of one character is the end of another word:
// 节约, 附近, 最近, 高超, 圆满.
func wordBefore(word, rest string) bool {
	var ends string
	switch word {
	case "约":
		ends = "节制签条合公履违预契邀相简失守特誓规爽集"
	case "近":
		ends = "附靠邻最临亲走贴远逼就"
	case "超":
		ends = "高赶"
	case "满":
		ends = "圆美充丰饱爆挤期届坐布客装"
	default:
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(rest)
	return strings.ContainsRune(ends, r)
}

// qualifierAfter finds the approximations that stand after a unit.
func qualifierAfter(rest string) (qualifier, int) {
	for _, p := range [...]phrase{
		{"及以上", atLeast}, {"或以上", atLeast}, {"（含）以上", atLeast}, {"(含)以上", atLeast}, {"以上", atLeast}, {"之上", atLeast},
		{"及以下", atMost}, {"或以下", atMost}, {"（含）以下", atMost}, {"以下", atMost}, {"以内", atMost}, {"之内", atMost},
		{"左右", about}, {"上下", about}, {"有余", more}, {"之多", emphasis}, {"开外", more},
	} {
		if strings.HasPrefix(rest, p.text) {
			return p.qualifier, len(p.text)
		}
	}
	return plain, 0
}

// interval returns the data values that a number in these words truthfully covers.
//
//   - A plain number covers what rounds to it at its last written digit, half away from
//     zero: 1.28亿 covers [127500000, 128500000), 4500元 covers 4500.38. What is counted comes in
//     whole numbers, so 42户 covers only 42. With 万 or 亿 and no point, the tolerance is at most a
//     twentieth of the number: whoever reads 3万元 does not think of 26,000. 0 and 100% are exact, being claims of none and of all.
//   - 余 and 多: from the number to one unit of its lowest digit more, that unit left out.
//     3300余户 covers 3300 to 3399, for from 3400 on the writer would have said 3400余.
//   - 不少于, 至少, 以上: the number and all above. 超, 逾, 突破: all above it. A requirement has
//     no upper end, and "over" says nothing of how far.
//   - 近, 将近, 接近: up to the number and at most a tenth short of it. "Nearly" is said from
//     below; further off than a tenth another round number would be nearer in the reader's mind.
//   - 约, 左右, 来: a tenth to either side, as for 近.
//   - 不到, 不足: all below. 不超过, 以内: the number and all below.
//   - 上百: from a hundred to below a thousand, which would be 上千. 数百 and 几百: from two
//     hundred to below a thousand. 十几: 11 to 19. 七八户: 7 to 8.
//   - 300-500元: from the low end to the high end. 三分之二: one percentage point to either side,
//     as such a fraction is chosen for being the nearest simple one.
//
// A number below zero covers the mirror image of what it covers without its sign.
func (n *number) interval(c qualifier) (Interval, bool) {
	if n.c < 0 {
		positive := *n
		positive.c = -n.c
		in, ok := positive.interval(c)
		return Interval{Low: in.High.Neg(), High: in.Low.Neg(), LowOut: in.HighOut, HighOut: in.LowOut}, ok
	}
	v, ok := n.value()
	if !ok {
		return Interval{}, false
	}
	in := Interval{Low: v, High: v}
	if n.kind == vague {
		in = Interval{Low: n.low, High: n.high, HighOut: n.openHigh}
	}
	switch c {
	case more:
		in.High, in.HighOut = add(in.High, 1, n.lowest()), true
	case upwards:
		in.High, in.HighOut = add(v, 9, n.lowest()), true
	case atLeast, moreThan:
		in.High, in.LowOut = Missing, c == moreThan
	case lessThan, atMost:
		in.Low, in.HighOut = Missing, c == lessThan || n.kind == vague && n.openHigh
	case near:
		in.Low = part(in.Low, 9)
	case about:
		in.Low, in.High = part(in.Low, 9), part(in.High, 11)
	default:
		if n.kind != vague {
			in = n.rounded(v)
		}
	}
	return in, true
}

// rounded is the interval of what rounds to a plain number.
func (n *number) rounded(v Decimal) Interval {
	if n.c == 0 {
		return Interval{Low: v, High: v}
	}
	low, high := add(v, -5, n.written-1), add(v, 5, n.written-1)
	if n.power > 0 && !n.point || n.chinese && n.written > 0 {
		twentieth, err := v.Quo(FromInt(20), max(0, -n.exp)+2)
		capLow, lerr := v.Sub(twentieth)
		capHigh, herr := v.Add(twentieth)
		if err == nil && lerr == nil && herr == nil && capLow.Cmp(low) > 0 {
			return Interval{Low: capLow, High: capHigh}
		}
	}
	return Interval{Low: low, High: high, HighOut: true}
}

// whole narrows an interval to the whole numbers in it, which is what counting can give:
// 3300余户 covers 3300 to 3399, ends included.
func (in Interval) whole() Interval {
	out := in
	if c, scale := in.Low.Parts(); !in.Low.IsMissing() {
		out.Low, out.LowOut = FromInt(floor(-c, scale)).Neg(), false
		if scale == 0 && in.LowOut {
			out.Low = add(out.Low, 1, 0)
		}
	}
	if c, scale := in.High.Parts(); !in.High.IsMissing() {
		out.High, out.HighOut = FromInt(floor(c, scale)), false
		if scale == 0 && in.HighOut {
			out.High = add(out.High, -1, 0)
		}
	}
	if !out.Low.IsMissing() && !out.High.IsMissing() && out.Low.Cmp(out.High) > 0 {
		return in // 1.5户 holds no whole number
	}
	return out
}

// floor returns the greatest whole number not above c × 10^-scale.
func floor(c int64, scale int) int64 {
	if scale > 18 {
		if c < 0 {
			return -1
		}
		return 0
	}
	p := pow10(scale)
	if c < 0 {
		return -((-c + p - 1) / p)
	}
	return c / p
}

// add returns v + k × 10^power, v where that is out of range.
func add(v Decimal, k int64, power int) Decimal {
	d, err := FromParts(k, -power)
	if err != nil {
		return v
	}
	sum, err := v.Add(d)
	if err != nil {
		return v
	}
	return sum
}

// part returns tenths tenths of v.
func part(v Decimal, tenths int64) Decimal {
	d, _ := FromParts(tenths, 1)
	p, err := v.Mul(d)
	if err != nil {
		return v
	}
	return p
}
