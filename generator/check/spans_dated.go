package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"casebook/generator/numeral"
)

// Lengths of time, anniversaries, ranks and majorities that stand apart from what they are worked out from, often in the next sentence and in
// Chinese characters: 2013年动工，2019年通车。……前后八年; 创办于1958年……2018年，五十周年校庆; 成立于2018年……成立当年，也就是2017年; 位列第三，上一年是第九。从第九到第二; 21名赞成，17名反对，方案以不足半数通过.

// shortNumber is how an expression finds one: digits, or Chinese characters below a hundred.
const shortNumber = `([0-9]{1,3}|[一二两三四五六七八九十]{1,4})`

var (
	foundedIn      = lazyregexp.New(`(?:创办|创建|始建|兴建|组建|建校|建厂|建院|建社|建馆|成立)(?:于)?((?:19|20)[0-9]{2})年|((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?[^，。！？；0-9]{0,8}?(?:创办|创建|始建|建校|建厂|建院|建社|建馆|成立)`)
	anniversaryIn  = lazyregexp.New(`((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[^。！？；0-9]{0,16}?` + shortNumber + `周年`)
	anniversary    = lazyregexp.New(`(?:创办|创建|始建|兴建|组建|建校|建厂|建院|建社|建馆|成立)` + shortNumber + `周年`)
	begunAndDone   = lazyregexp.New(`((?:19|20)[0-9]{2})年[^。！？；0-9]{0,10}?(?:动工|开工|破土|奠基|启动|立项)[^。！？；0-9]{0,6}((?:19|20)[0-9]{2})年[^。！？；0-9]{0,10}?(?:通车|竣工|建成|完工|投用|投入使用|落成|蓄水)[^0-9]{0,50}?(?:前前后后|前后|历时|用了|花了|整整|耗时|苦干了?|干了)` + shortNumber + `(?:个)?年`)
	rankStated     = lazyregexp.New(`第` + shortNumber)
	ranksFromTo    = lazyregexp.New(`从第` + shortNumber + `[位名]?[^。！？，；0-9]{0,4}(?:到|升至|升到|跃升至|跃居|进到)第` + shortNumber)
	thenFounded    = lazyregexp.New(`((?:19|20)[0-9]{2})年(?:建校|建厂|建院|建社|建馆|创办|成立|创建)(?:时|之初|初期|伊始|那年|当年)`)
	begunInYear    = lazyregexp.New(`(成立|创办|开业|建成|投产|通车|开园|落成|组建|换届)(?:于|在)?((?:19|20)[0-9]{2})年`)
	thatYearOf     = lazyregexp.New(`(成立|创办|开业|建成|投产|通车|开园|落成|组建|换届)(?:的)?(?:当年|那年|那一年)，?(?:也就是|即|就是|是)?((?:19|20)[0-9]{2})年`)
	votesForMotion = lazyregexp.New(`([0-9]{1,3})(?:名|人|户|票)(?:[^。！？；，0-9]{0,4})(?:赞成|同意)，([0-9]{1,3})(?:名|人|户|票)?(?:[^。！？；，0-9]{0,4})反对[^！？；0-9]{0,14}?(不足半数|未过半数?|超过半数|过半数?|半数以上|超半数)`)
)

// findDatedSpans compares anniversaries and how long something took with the dates that they follow from.
func (p *passage) findDatedSpans() {
	if p.holds("周年") {
		p.findAnniversaries()
	}
	if p.holds("动工", "开工", "破土", "奠基", "启动", "立项") && p.holds("前后", "历时", "用了", "花了", "整整", "耗时", "干了") {
		p.spansOf(begunAndDone, func(x []int) (int, string) { return x[1] - x[0], fmt.Sprintf("%d－%d", x[1], x[0]) }, 1)
	}
	if p.holds("从第") {
		p.findRanksRestated()
	}
	if p.holds("半") && p.holds("反对") {
		p.findMajorities()
	}
	if p.holds("年建", "年创", "年成立") && p.holds("时", "之初", "初期", "伊始") {
		p.findFoundedAgain()
	}
	if p.holds("当年", "那年", "那一年") {
		p.findThatYear()
	}
}

// findAnniversaries holds 五十周年 against the one year of founding that a passage tells.
func (p *passage) findAnniversaries() {
	reported := anniversaryIn.FindAllStringSubmatchIndex(p.text, -1)
	if reported == nil {
		return
	}
	founded := slices.DeleteFunc(foundedIn.FindAllStringSubmatch(anniversary.ReplaceAllString(p.text, "周年"), -1), func(m []string) bool { return anyof.Contains(m[0], "迎来", "庆", "纪念") })
	if len(founded) != 1 {
		return
	}
	from, _ := strconv.Atoi(founded[0][1] + founded[0][2])
	for _, m := range reported {
		x := p.numbersAt(m)
		around := p.text[m[3]:m[4]] + cut(p.text[m[1]:], 8)
		if years := x[0] - from; years > 0 && x[1] != years && !(x[1] == years+1 && anyof.Contains(around, "将", "筹备", "迎接")) && !anyof.Contains(around, "国", "党", "军", "解放", "抗战", "胜利", "诞辰", "逝世", "改革", "长征", "五四", "工运") {
			p.reportSpan(m[4], m[5], fmt.Sprintf("%d－%d＝%d", x[0], from, years), x[1])
		}
	}
}

// findRanksRestated holds 从第九到第二 against the ranks that stand before it: one of the two is reported, the other is none of them.
func (p *passage) findRanksRestated() {
	for _, m := range ranksFromTo.FindAllStringSubmatchIndex(p.text, -1) {
		x := p.numbersAt(m)
		var reported []int
		for _, r := range rankStated.FindAllStringSubmatchIndex(p.text[:m[0]], -1) {
			if !anyof.Prefix(p.text[r[1]:], "书记", "批", "期", "届", "次", "季度", "产业", "个", "天", "年") {
				reported = append(reported, readNumber(p.text[r[2]:r[3]]))
			}
		}
		was, is := slices.Contains(reported, x[0]), slices.Contains(reported, x[1])
		if len(reported) != 2 || was == is {
			continue
		}
		at, other := m[4:6], reported[0]
		if is {
			at = m[2:4]
		}
		if other == x[0] || other == x[1] {
			other = reported[1]
		}
		q := twoNumbers("第"+strconv.Itoa(other), "第"+p.text[at[0]:at[1]])
		q.Span = p.prose.Source(at[0], at[1])
		p.out.add(q)
	}
}

// findFoundedAgain holds 1958年建校时 against the one other year of founding that a passage tells: 学校创办于1956年.
func (p *passage) findFoundedAgain() {
	for _, m := range thenFounded.FindAllStringSubmatchIndex(p.text, -1) {
		again := p.text[m[2]:m[3]]
		founded := slices.DeleteFunc(foundedIn.FindAllStringSubmatch(p.text[:m[0]]+"。"+p.text[m[1]:], -1), func(m []string) bool { return anyof.Contains(m[0], "迎来", "庆", "纪念") })
		if len(founded) != 1 || founded[0][1]+founded[0][2] == again {
			continue
		}
		q := twoNumbers(founded[0][1]+founded[0][2]+"年", again+"年")
		q.Span = p.prose.Source(m[2], m[3])
		p.out.add(q)
	}
}

// findThatYear holds 成立当年，也就是2017年 against the one year that the same word is stated with before.
func (p *passage) findThatYear() {
	for _, m := range thatYearOf.FindAllStringSubmatchIndex(p.text, -1) {
		var was []int
		for _, b := range begunInYear.FindAllStringSubmatchIndex(p.text[:m[0]], -1) {
			if p.text[b[2]:b[3]] == p.text[m[2]:m[3]] {
				was = append(was, b...)
			}
		}
		if len(was) != 6 || p.text[was[4]:was[5]] == p.text[m[4]:m[5]] {
			continue
		}
		q := twoNumbers(p.text[was[4]:was[5]]+"年", p.text[m[4]:m[5]]+"年")
		q.Span = p.prose.Source(m[4], m[5])
		p.out.add(q)
	}
}

// findMajorities holds 以超过半数通过 against the votes.
func (p *passage) findMajorities() {
	for _, m := range votesForMotion.FindAllStringSubmatchIndex(p.text, -1) {
		x := p.numbersAt(m)
		said := p.text[m[6]:m[7]]
		if few := anyof.Prefix(said, "不", "未"); x[0] == x[1] || few != (x[0] > x[1]) {
			continue
		}
		q := twoNumbers(p.text[m[2]:m[3]]+"票赞成", said)
		q.Span = p.prose.Source(m[6], m[7])
		p.out.add(q)
	}
}

// readNumber reads digits or a Chinese number below a hundred.
func readNumber(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	if hundreds, ok := strings.CutSuffix(text, "百"); ok {
		return 100 * readNumber(hundreds)
	}
	n, _ := numeral.Prefix([]rune(text))
	return n
}
