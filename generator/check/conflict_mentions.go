package check

import (
	"slices"
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/quantity"
)

// A number that a paragraph gives and refers back to with another value: 建设大棚42座 …… 24座大棚年产蔬菜300吨; 筹资90万元 …… 这80万元;
// 森林覆盖率达到71.5% …… 守着72.5%的森林覆盖率. What is told once more in another paragraph may be of another year or a plan.

// Of how many characters a name is that two figures have in common, and how many earlier figures one may refer back to: no paragraph
// may cost the square of its length.
const (
	fewestOfName = 2
	mostOfName   = 8
	farthestBack = 12
	nearBehind   = 7 // of how many characters behind a number say whether it is another one
)

// otherwise are the words of a clause whose number is a part, a change, a plan, a mean or of another day.
var otherwise = [...]string{"目标", "计划", "规划", "预计", "力争", "将", "原", "曾", "增", "减", "降", "升", "其中", "累计", "比", "较", "新", "每", "平均", "均", "去年", "上年", "同期", "剩", "另", "分别",
	"发展到", "部分", "一半", "各", "余", "多", "约", "低于", "高于", "不如", "近", "超", "左右", "以上", "以下", "不足", "首批", "第一批", "一期", "二期", "追加", "再", "又", "还"}

// behindAnother are the words behind a number that say so.
var behindAnother = [...]string{"目标", "计划", "规划", "新增", "新建", "增", "减", "降", "升", "其中", "比", "较", "户均", "人均", "平均", "另", "分别", "部分", "一半", "左右", "以上", "以下", "不足", "首批", "一期", "二期", "追加"}

// nowWords begin a clause that tells how things are, and no other number than before.
var nowWords = [...]string{"如今", "现在", "目前", "今天", "眼下", "当天", "把", "让", "使"}

// reference is a figure that refers back: which whole it is of, what it counts, and what shows that it does refer.
type reference struct {
	statement
	noun  string // what stands behind the figure, at most mostOfName characters
	scope string // 全村, 全镇
	these bool   // 这80万元
	verb  string // 入驻 of 入驻的35家企业
	of    bool   // 12万元的投入
	all   bool   // 全部, 都, 人人
	leads bool   // nothing stands before it in its clause
	first bool   // nor in its sentence, but a time
}

// findMentions finds such pairs in a paragraph.
func (p *passage) findMentions() {
	if len(p.figures) < 2 {
		return
	}
	var before []statement
	for i, f := range p.figures {
		if f.Bound != quantity.Exact || f.Unit == "" || f.Value.Sign() <= 0 {
			continue
		}
		s := p.statement(i)
		if r, ok := s.refersBack(); ok {
			r.holdAgainst(before)
		}
		before = append(before, s)
	}
}

// refersBack reads how a figure refers to one that was told; ok is false where its clause is of a part, a change or another day.
func (s statement) refersBack() (r reference, ok bool) {
	text, f := s.p.text, s.claim
	sentence := sentenceBefore(text[:f.Start], "。！？；\n")
	lead := clauseOf(sentence)
	after := strings.ReplaceAll(clauseAfter(text[f.End:]), "从此", "")
	introduction := strings.TrimSuffix(sentence, lead)
	for _, w := range nowWords {
		lead = strings.TrimPrefix(lead, w)
	}
	if anyof.Contains(lead, otherwise[:]...) || anyof.Contains(cut(after, nearBehind), behindAnother[:]...) {
		return r, false
	}
	if strings.ContainsAny(cut(after, mostOfName), "《“") {
		return r, false // 100分钟的纪录片《…》 …… 120分钟的纪录片《…》
	}
	r = reference{statement: s}
	after, r.of = strings.CutPrefix(after, "的")
	r.noun = hanOnly(after, mostOfName)
	r.these = anyof.Suffix(lead, "这", "该", "上述") || anyof.Prefix(after, "里")
	if verb, ok := strings.CutSuffix(lead, "的"); ok && runeCount(verb) > 1 {
		r.verb = string([]rune(verb)[max(0, runeCount(verb)-2):])
	}
	for _, w := range scopes {
		if lead == w {
			r.scope, lead = w, ""
		}
	}
	r.all = tellsOfAll(after)
	if r.all {
		introduction = strings.NewReplacer("去年", "", "上年", "").Replace(introduction) // when they all got something, not how many there were
	}
	r.leads = lead == ""
	r.first = r.leads && isLight(introduction)
	return r, true
}

// isLight tells whether what stands before a clause names a time and nothing that the figure could be of: 年底分红，.
func isLight(introduction string) bool {
	return runeCount(introduction) <= longestTime && !anyof.Contains(introduction, otherwise[:]...) &&
		!strings.ContainsAny(introduction, "0123456789：、村镇乡县市区组厂店校园司社家户")
}

// longestTime is of how many characters a clause is that names nothing but a time.
const longestTime = 8

// tellsOfAll tells whether the words behind a figure say that it is of all there are.
func tellsOfAll(after string) bool {
	for _, w := range [...]string{"全部", "都", "均", "人人", "家家", "户户", "个个", "悉数", "各"} {
		if i := strings.Index(after, w); i >= 0 && runeCount(after[:i]) <= mostOfName {
			return true
		}
	}
	return false
}

// holdAgainst reports a figure that refers back to one of those before it, the nearest of the longest name, and has another value.
func (r reference) holdAgainst(before []statement) {
	before = before[max(0, len(before)-farthestBack):]
	meant, common := -1, 0
	var named *statement // the nearest one of the same name
	for i, s := range slices.Backward(before) {
		if !sameCount(s.claim.Unit, r.claim.Unit) {
			continue
		}
		if s.claim.Meets(r.claim) {
			return // told so before
		}
		size := r.inCommon(s)
		if size >= fewestOfName {
			if named != nil && !named.claim.Meets(s.claim) {
				return // 12个国家 …… 20个国家 …… 17个国家 are some of them
			}
			named = &before[i]
		}
		if (size > common || meant < 0) && r.contradicts(s, size) {
			meant, common = i, size
		}
	}
	if meant < 0 || r.isSumOf(before) || r.p.page.severalPlaces() {
		return
	}
	if was := before[meant]; was.ofOneWhole(r.statement) {
		r.p.page.reportTwoValues(was, r.statement)
	}
}

// contradicts tells whether a figure is what an earlier one should have been, of whose name it has so many characters. Half of 42座大棚
// may grow strawberries: a smaller number is of the same whole only where words or digits say so.
func (r reference) contradicts(s statement, common int) bool {
	was, is := s.claim.Value.Float64(), r.claim.Value.Float64()
	times := max(was, is) / min(was, is)
	switch named := common > fewestOfName; {
	case min(was, is) < fewestCounted:
		return false
	case exchanged(digitsOf(s.text), digitsOf(r.text)):
		return common >= fewestOfName || times <= 2 && (r.first || r.these || r.of || r.all)
	case common == 0:
		return false
	case r.of || r.these && named:
		return times <= 2
	case r.these || r.first && r.all, r.verb != "" && strings.Contains(clauseOf(cutBefore(s.p.text[:s.claim.Start], longestMatter)), r.verb):
		return times <= 1.5
	}
	return r.leads && is > was && times <= 1.5 && (len(digitsOf(r.text)) == 1 || oneDigitOff(digitsOf(s.text), digitsOf(r.text)))
}

// fewestCounted is the least number that is told by itself: two pictures and three pictures are of different kinds.
const fewestCounted = 3

// inCommon returns how many characters of a name a figure and an earlier one have in common; 0 where they are of two matters.
func (r reference) inCommon(s statement) int {
	before, after := clauseOf(cutBefore(s.p.text[:s.claim.Start], longestMatter)), clauseAfter(s.p.text[s.claim.End:])
	if anyof.Suffix(before, "增加到", "发展到", "扩大到", "扩展到", "壮大到") {
		before = before[:max(0, strings.Index(before, "由"), strings.Index(before, "从"))] // what it has become is the whole
	}
	if anyof.Contains(before, otherwise[:]...) || anyof.Contains(cut(after, nearBehind), behindAnother[:]...) {
		return 0
	}
	own := nameBefore(before)
	behind := hanOnly(withoutDeed(strings.TrimPrefix(after, "的")), mostOfName+1)
	noun := []rune(r.noun)
	for k := len(noun); k >= fewestOfName; k-- {
		name := string(noun[:k])
		rest, same := strings.CutPrefix(behind, name)
		if same && (r.of || r.these) && rest != "" && !anyof.Prefix(rest, goesOnAfter[:]...) {
			continue // 14.8公里的京雄高速北京段五环至六环段 is less than 京雄高速北京段
		}
		if strings.HasSuffix(own, name) || same && !isShare(r.claim.Unit) && (k > fewestOfName || rest == "" || anyof.Prefix(rest, "全部", "都", "均", "的", "里", "中")) {
			return k
		}
	}
	switch {
	case r.these && (r.claim.Unit == "元" || runeCount(r.noun) <= fewestOfName): // 这80万元里
		return 1
	case r.scope != "" && r.all && (own == "" || villageNamed.MatchString(before)): // 石桥村共有286户 …… 全村268户都
		return 1
	}
	return 0
}

// goesOnAfter are words that follow a name and are no part of it.
var goesOnAfter = [...]string{"全部", "都", "均", "的", "里", "中", "开", "建", "投", "通", "完", "已", "在", "共", "用", "是", "年"}

// withoutDeed takes a word off the beginning of a text that says what was done with a figure: 300万元建设扶贫车间.
func withoutDeed(after string) string {
	for _, w := range [...]string{"建设", "建成", "修建", "新建", "改造", "种植", "种上", "购买", "购置", "用于", "建", "修", "种"} {
		if rest, ok := strings.CutPrefix(after, w); ok {
			return rest
		}
	}
	return after
}

// sameCount tells whether two units count one thing: 名 and 人.
func sameCount(a, b quantity.Unit) bool {
	_, ok := quantity.Convert(quantity.FromInt(1), a, b)
	return a == b || ok
}

// isSumOf tells whether a figure is what two of those before it come to, or differ by.
func (r reference) isSumOf(before []statement) bool {
	for i, a := range before {
		for _, b := range before[i+1:] {
			x, y, z := a.claim.Value.Float64(), b.claim.Value.Float64(), r.claim.Value.Float64()
			if a.claim.Unit == r.claim.Unit && b.claim.Unit == r.claim.Unit && (same(x+y, z) || same(x-y, z) || same(y-x, z)) {
				return true
			}
		}
	}
	return false
}

// nameBefore is what a clause names before its number, without the words that lead to it and those that only say that it is a number.
func nameBefore(clause string) string {
	for _, w := range [...]string{"达到", "达", "共有", "共计", "总计", "合计", "共", "有", "为", "是", "总", "面积", "总数", "数量", "人数", "规模", "总面积"} {
		clause = strings.TrimSuffix(clause, w)
	}
	runes := []rune(clause)
	at := len(runes)
	for at > 0 && isHan(runes[at-1]) {
		at--
	}
	return string(runes[at:])
}

// clauseAfter is the rest of the clause that a text begins in.
func clauseAfter(text string) string {
	text = cut(text, longestMatter)
	if i := strings.IndexAny(text, "，。；：、！？（）(),;\n"); i >= 0 {
		return text[:i]
	}
	return text
}

// hanOnly returns the Chinese characters that a text begins with, at most so many.
func hanOnly(text string, most int) string {
	runes := []rune(cut(text, 3*most))
	end := slices.IndexFunc(runes, func(r rune) bool { return !isHan(r) })
	if end < 0 {
		end = len(runes)
	}
	return string(runes[:min(end, most)])
}

// ofOneWhole tells whether two statements speak of one whole; which it is need be said once.
func (s statement) ofOneWhole(other statement) bool {
	a, b := s.scope(), other.scope()
	return a == b || a == "" || b == ""
}

// scope is the whole that a statement's sentence speaks of, "" where it names none.
func (s statement) scope() string {
	before := sentenceBefore(s.p.text[:s.claim.Start], "。！？\n")
	for _, w := range scopes {
		if strings.Contains(before, w) {
			return string(lastRune(strings.TrimSuffix(w, "党支部")))
		}
	}
	return ""
}
